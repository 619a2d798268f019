"""What ``kader verschil`` tells a reviewer, from real git revisions, folders and versions."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.base.canonical import canonical_json
from generator.edge.cli import main
from generator.edge.exit_codes import FAILED, FOUND, GOOD
from generator.history.versions import (
    SEALS,
    SealRegister,
    chained,
    read_register,
    seal_of,
    write_register,
)
from generator.report.style import Markdown, Plain
from tests.builders import EXAMPLE
from tests.repos import commit, git, make_repository

NORM = "framework/minimumnormen/mn-01.yaml"
OLD_WORDS = (EXAMPLE / "minimumnormen" / "mn-01.yaml").read_text(encoding="utf-8")
NOTE = """\
id: stoel-in-de-schaduw
titel: De stoel mag in de schaduw
items:
  - mn-01
reden: De zon is te fel.
richting: {}
actie: Zet de stoelen om.
uiterlijk: 2027-01-01
laat_staan:
  - stoel-elke-dag
besluit: Redactie
"""
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``kader verschil`` in a repository on a branch for a proposal."""
    folder = make_repository(tmp_path / "opslag")
    git(folder, "switch", "--quiet", "--create", "voorstel")
    monkeypatch.chdir(folder)

    def run_(*arguments: str) -> tuple[int, str]:
        code = main(["verschil", *arguments])
        return code, capsys.readouterr().out

    return run_


def changed(old: str, new: str) -> dict[str, str]:
    """The norm with other words."""
    assert old in OLD_WORDS
    return {NORM: OLD_WORDS.replace(old, new)}


def proposal(files: dict[str, str], direction: str = "verlichting") -> dict[str, str]:
    """Changed files with a note."""
    path = "framework/wijzigingen/stoel-in-de-schaduw.yaml"
    return files | {path: NOTE.format(direction)}


def test_nothing_changes_nothing(run: Run) -> None:
    commit(Path(), {})
    code, out = run("main", "HEAD")
    assert code == GOOD
    assert "Aan het kader zelf verandert niets. Raakt geen gemeente." in out
    assert "Niet beoordeeld" not in out


def test_a_comment_says_it_all(run: Run) -> None:
    commit(Path(), proposal(changed("Iedere inwoner", "Vrijwel elke inwoner")))
    short = git(Path(), "rev-parse", "--short=7", "HEAD")
    base = git(Path(), "rev-parse", "--short=7", "main")
    code, out = run("main", "HEAD", "--formaat", "markdown")
    assert (code, out) == (
        GOOD,
        f"""\
<!-- kader-verschil -->
## Wat dit voorstel verandert

Vergeleken: main ({base}) → HEAD ({short}).

**1 onderdeel verandert**, bij 1 onderdeel ook wat geldt. **Raakt alle 7 gemeenten.** \
Volgens de notities: 1 verlichting.

Na uitgave 1.0.0 wordt het volgende nummer ten minste **2.0.0**, want mn-04 verandert \
(normatief, verzwaring).

Zonder dit voorstel was het 2.0.0, om wat al klaarstond: do-03, mn-01 en mn-04. \
Dit voorstel maakt het nummer niet hoger.

### Wat gemeenten moeten doen

- Nieuw: **stoel-in-de-schaduw**, uiterlijk 1 januari 2027, over mn-01, voor gemeenten: \
Zet de stoelen om.
- **stoel-elke-dag** blijft staan.

### Gevolgen voor gemeenten

**Alle 7 gemeenten**: mn-01 (Een stoel in de zon).

<details><summary>2 gemeenten halen aan of kozen wat hier verandert</summary>

- **Nergenshuizen**
  - mn-01 Een stoel in de zon: eigen keuze door Oud-Voorbeeld
- **Voorbeeldstad**
  - mn-01 Een stoel in de zon: aangehaald in ‘Verordening zon Voorbeeldstad’ (versie 0.2.0)

</details>

Geraakt: 7 gemeenten doordat het voor allen geldt, 1 gemeente doordat zij het aanhalen en \
1 gemeente via een voorganger.

### Wat er verandert

#### Verandert wat geldt

- **mn-01 Een stoel in de zon**: gewijzigd, verlichting
  - **Norm**: <del>Iedere</del><ins>Vrijwel elke</ins> inwoner kan elke dag op een stoel \
in de zon zitten.
  - Waarom: De zon is te fel. Wat gemeenten moeten doen: Zet de stoelen om. \
Uiterlijk 1 januari 2027.
  - Raakt alle 7 gemeenten.

### Gegevens van gebruikers en redactie

- wijzigingsnotitie **stoel-in-de-schaduw De stoel mag in de schaduw**: nieuw
  - **Onderdelen**: Een stoel in de zon (mn-01)
  - **Reden**: De zon is te fel.
  - **Richting**: Verlichting
  - **Wat gemeenten moeten doen**: Zet de stoelen om.
  - **Uiterlijk**: 1 januari 2027
  - **Laat staan**: stoel-elke-dag
  - **Besluit**: Redactie
""",
    )


def test_a_missing_note_comes_first(run: Run) -> None:
    commit(Path(), changed("Iedere inwoner", "Elke inwoner"))
    code, out = run("main", "HEAD")
    assert code == FOUND
    assert (
        """
Eerst nog te doen
-----------------
- minimumnormen/mn-01.yaml regel 2: Over mn-01 staat de taak ‘stoel-elke-dag’ open (‘Zet de \
stoelen *elke dag* buiten.’), en geen notitie in ‘wijzigingen’ zegt wat ermee gebeurt. Blijft \
zij staan, zet ‘stoel-elke-dag’ dan in de notitie bij ‘laat_staan’. Vervalt zij, zet haar bij \
‘beeindigt’. Komt er een andere taak voor in de plaats, zet haar dan bij ‘vervangt’ van die \
taak. \
(taak-onbeslist)
- minimumnormen/mn-01.yaml regel 5: ‘norm’ is anders dan in uitgave 1.0.0, maar mn-01 heeft geen \
wijzigingsnotitie. Maak een bestand in de map ‘wijzigingen’ met ‘items: [mn-01]’: waarom, of er \
meer of minder wordt gevraagd, en wat gemeenten moeten doen. (notitie-ontbreekt)
"""
        in out
    )


def test_a_note_against_the_words_is_asked_about(run: Run) -> None:
    commit(Path(), proposal(changed("Iedere inwoner", "Sommige inwoners"), "verzwaring"))
    code, out = run("main", "HEAD")
    assert code == GOOD
    assert (
        """
Om naar te kijken
-----------------
- wijzigingen/stoel-in-de-schaduw.yaml regel 6: De notitie noemt dit een verzwaring, maar de \
tekst lijkt op een verlichting: ‘iedere’ is weg; ‘sommige’ kwam erbij. Verander de richting, of \
leg in ‘richting_uitleg’ uit waarom zij klopt. (notitie-richting)
"""
        in out
    )


def test_explanation_touches_nobody(run: Run) -> None:
    path = "framework/begrippen/bg-01.yaml"
    text = Path(path).read_text(encoding="utf-8")
    commit(Path(), {path: f"{text}toelichting: Meer uitleg.\n"})
    code, out = run("main", "HEAD")
    assert code == GOOD
    assert "1 onderdeel verandert, niets aan wat geldt. Raakt geen enkele gemeente." in out
    assert "Raakt niets: niets wat hier verandert, geldt voor alle gemeenten" in out


def test_a_broken_file_hides_nothing_else(run: Run) -> None:
    files = proposal(changed("Iedere inwoner", "Elke inwoner"))
    commit(Path(), files | {"framework/waarden/wa-01.yaml": "titel: 'open\n"})
    code, out = run("main", "HEAD")
    assert code == FOUND
    assert "Nog niet alles is te vergelijken, door fouten in waarden/wa-01.yaml." in out
    assert "- waarden/wa-01.yaml regel 1: Een aanhalingsteken dat hier begint" in out
    assert "[-Iedere-]{+Elke+} inwoner kan elke dag" in out
    assert "wa-01" not in out.split("Wat er verandert", 1)[1]


def test_what_cannot_be_read_is_never_called_unchanged(run: Run) -> None:
    commit(Path(), changed("laag: medebewind", "laag: gemeente"))
    code, out = run("main", "HEAD")
    assert code == FOUND
    assert "Nog niet alles is te vergelijken, door fouten in minimumnormen/mn-01.yaml." in out
    assert "verandert niets" not in out
    assert "Raakt" not in out


def test_what_others_did_since_is_not_blamed_on_the_proposal(run: Run) -> None:
    commit(Path(), proposal(changed("Iedere inwoner", "Elke inwoner")))
    git(Path(), "switch", "--quiet", "main")
    term = (EXAMPLE / "begrippen" / "bg-01.yaml").read_text(encoding="utf-8")
    for old, new in (("bg-01", "bg-09"), ("Zon", "Maan"), ("grote lamp", "spiegel")):
        term = term.replace(old, new)
    commit(Path(), {"framework/begrippen/bg-09.yaml": term})
    git(Path(), "switch", "--quiet", "voorstel")
    _, out = run("main", "HEAD")
    assert "bg-09" not in out


def test_a_new_seal_does_not_hide_a_changed_release(run: Run) -> None:
    """A proposal that changes a release and its seal together is sound by itself."""
    folder = Path("framework") / "versies"
    text = (folder / "0.1.0.json").read_bytes()
    forged = text.replace(b"Een stoel in de zon", b"Een bank in de zon")
    register = (folder / SEALS).read_text(encoding="utf-8")
    register = register.replace(seal_of(text), seal_of(forged))
    commit(
        Path(),
        {"framework/versies/0.1.0.json": forged, f"framework/versies/{SEALS}": register},
    )
    assert main(["controleer"]) == GOOD
    code, out = run("main", "HEAD")
    assert code == FOUND
    assert "versies/0.1.0.json regel 1: Dit voorstel verandert of verwijdert uitgave 0.1.0." in out
    assert "zegel-veranderd" in out


def bring_release(**fields: str) -> None:
    """Make a release of the working version as an editor does, its first norm with other words."""
    assert main(["uitgave", "2.0.0", "--datum", "2026-11-23"]) == GOOD
    folder = Path("framework") / "versies"
    text = (folder / "2.0.0.json").read_text(encoding="utf-8")
    data = json.loads(text)
    data["inhoud"]["minimumnormen"]["mn-01"] |= fields
    forged = canonical_json(data)
    (folder / "2.0.0.json").write_text(forged, encoding="utf-8")
    register = read_register((folder / SEALS).read_bytes())
    assert isinstance(register, SealRegister)
    new = replace(register.seals[-1], sha256=seal_of(forged.encode()))
    seals = chained([*register.seals[:-1], new])
    (folder / SEALS).write_text(write_register(seals, register.ledger), encoding="utf-8")


def test_a_release_is_named_and_is_what_the_proposal_says(run: Run) -> None:
    """A reviewer doesn't read the sealed file, so the report names it and compares its text."""
    bring_release()
    commit(Path(), {})
    code, out = run("main", "HEAD")
    assert code == GOOD
    assert "Let op: dit voorstel voegt uitgave 2.0.0 toe.\n" in out
    assert "uitgave-anders" not in out


def test_a_release_with_other_words_is_found(run: Run) -> None:
    bring_release(toelichting="Niemand mag op een stoel.")
    commit(Path(), {})
    code, out = run("main", "HEAD")
    assert code == FOUND
    assert (
        "- versies/2.0.0.json regel 1: Dit voorstel brengt uitgave 2.0.0 mee, met een andere "
        "inhoud dan het voorstel. Anders dan in de werkversie: mn-01. (uitgave-anders)\n"
    ) in out


def swap_schemas(change: Callable[[str], str]) -> None:
    """Give the new release other schemas, all of it with good seals."""
    folder = Path("framework") / "versies"
    (path,) = folder.glob("schemas-*.json")
    text = change(path.read_text(encoding="utf-8"))
    path.unlink()
    seal = seal_of(text.encode())
    (folder / f"schemas-{seal}.json").write_text(text, encoding="utf-8")
    data = json.loads((folder / "2.0.0.json").read_text(encoding="utf-8"))
    forged = canonical_json(data | {"schemas": seal})
    (folder / "2.0.0.json").write_text(forged, encoding="utf-8")
    register = read_register((folder / SEALS).read_bytes())
    assert isinstance(register, SealRegister)
    new = replace(register.seals[-1], sha256=seal_of(forged.encode()))
    seals = chained([*register.seals[:-1], new])
    (folder / SEALS).write_text(write_register(seals, register.ledger), encoding="utf-8")


def test_a_release_with_other_schemas_is_found(run: Run) -> None:
    """They make the tables and the linked data of that version, for good."""
    bring_release()
    swap_schemas(lambda text: text.replace('"title": "Norm"', '"title": "Wens"'))
    commit(Path(), {})
    assert main(["controleer"]) == GOOD
    code, out = run("main", "HEAD")
    assert code == FOUND
    assert (
        "- versies/2.0.0.json regel 1: Dit voorstel brengt uitgave 2.0.0 mee, met een andere "
        "inhoud dan het voorstel. Anders dan in de werkversie: de schema’s of de naam. "
        "(uitgave-anders)\n"
    ) in out


def test_a_release_with_notes_of_its_own_says_so(run: Run) -> None:
    commit(Path(), proposal(changed("Iedere inwoner", "Vrijwel elke inwoner")))
    assert main(["uitgave", "2.0.0", "--datum", "2026-11-23"]) == GOOD
    commit(Path(), {})
    _, out = run("main", "HEAD")
    assert (
        "Let op: dit voorstel voegt uitgave 2.0.0 toe, met notities die nog niet zijn bekeken: "
        "stoel-in-de-schaduw.\n"
    ) in out


_TWO_MORE = "GM9010,Erbij,Verzonnen,2026-01-01,,\nGM9011,Ook,Verzonnen,2026-01-01,,\n"


def test_a_changed_register_is_said(run: Run) -> None:
    path = Path("framework/register/gemeenten.csv")
    text = path.read_text(encoding="utf-8")
    commit(Path(), {str(path): text.replace("Denkbeeld", "Dankbeeld")})
    _, out = run("main", "HEAD")
    assert (
        "Let op: dit voorstel verandert 1 regel van het register van gemeenten: bij gm9004 "
        "(Dankbeeld) naam ‘Denkbeeld’ → ‘Dankbeeld’.\n\n"
        "Aan de onderdelen van het kader verandert niets.\n"
    ) in out
    commit(Path(), {str(path): text + _TWO_MORE})
    _, out = run("main", "HEAD")
    assert (
        "Let op: dit voorstel verandert 2 regels van het register van gemeenten: gm9010 (Erbij) is "
        "nieuw; gm9011 (Ook) is nieuw.\n"
    ) in out
    assert "Raakt geen" not in out


def test_a_changed_number_is_said_and_touches_nobody(run: Run) -> None:
    """It is no change of what holds, of the register or of a file that nobody judged."""
    path = Path("framework/register/inwoners.csv")
    text = path.read_text(encoding="utf-8")
    commit(Path(), {str(path): text.replace("20000", "1020000").replace(",7", ",8")})
    code, out = run("main", "HEAD")
    assert code == GOOD
    assert (
        "Let op: dit voorstel verandert 2 aantallen voor de omvang van gemeenten: bij gm9004 "
        "(Denkbeeld) 20.000 → 1.020.000; bij gm9008 (Alles Gedaan) 7 → 8.\n\n"
        "Aan het kader zelf verandert niets. Raakt geen gemeente.\n"
    ) in out
    assert "inwoners.csv" not in out
    assert "register van gemeenten" not in out


def test_a_number_in_another_form_says_the_same(run: Run) -> None:
    path = Path("framework/register/inwoners.csv")
    text = path.read_text(encoding="utf-8")
    commit(Path(), {str(path): text.replace("GM9004", "gm9004")})
    _, out = run("main", "HEAD", "--formaat", "json")
    assert json.loads(out)["alleen_vorm"] == [str(path)]
    assert json.loads(out)["niet_beoordeeld"] == []


def test_numbers_that_come_and_go_are_counted(run: Run) -> None:
    """All of them at once are no list to read; the settings are named as a file."""
    settings, path = Path("framework/kader.yaml"), Path("framework/register/inwoners.csv")
    before, rest = settings.read_text(encoding="utf-8").split("  omvang:\n")
    git(Path(), "rm", "--quiet", str(path))
    commit(Path(), {str(settings): before + rest[rest.index("gids:") :]})
    _, out = run("main", "HEAD")
    assert "Let op: dit voorstel verwijdert 7 aantallen voor de omvang van gemeenten.\n" in out
    assert "inwoners.csv" not in out
    _, out = run("HEAD", "main")
    assert "Let op: dit voorstel geeft 7 aantallen voor de omvang van gemeenten.\n" in out


def test_a_broken_number_hides_nothing_else(run: Run) -> None:
    """It is named at its place, and the rest of the proposal is compared."""
    path = Path("framework/register/inwoners.csv")
    text = path.read_text(encoding="utf-8")
    commit(Path(), changed("Iedere inwoner kan", "Iedere inwoner moet"))
    commit(Path(), {str(path): text.replace("20000", "20.000")})
    code, out = run("main", "HEAD")
    assert code == FOUND
    assert (
        "- register/inwoners.csv regel 4: ‘20.000’ kan niet bij ‘inwoners’ staan. Schrijf alleen "
        "de cijfers: 20000 (afnemers-waarde)\n"
    ) in out
    assert "mn-01 Een stoel in de zon: gewijzigd" in out
    assert "voor de omvang van" not in out


J = "\u2060"
MEANT = {
    "@gemeente": f"@{J}gemeente",
    "a@b.example": f"a@{J}b.example",
    "org/kader#1 !2 %3 &4": f"org/kader#{J}1 !{J}2 %{J}3 &amp;{J}4",
    "GH-12 gl-12": f"GH-{J}12 gl-{J}12",
    "WWW.x.example www.x.example": f"WWW.{J}x.example www.{J}x.example",
    "http://x :smile:": f"http:{J}//x :{J}smile:",
    "org/kader> x": f"org/kader{J}&gt; x",
    "{+nep+} [-nep-]": f"{{{J}+nep+}} \\[{J}-nep-\\]",
    "$1 en $2": "<span>\\$</span>1 en <span>\\$</span>2",
    "</details><!-- kader-verschil -->": (
        f"&lt;/details{J}&gt;&lt;!{J}-- kader-verschil --{J}&gt;"
    ),
    "[x](javascript:y) [^1] [ ]": f"\\[x\\](javascript:{J}y) \\[\\^1\\] \\[ \\]",
    "| a | ~~b~~ ``` _c_ *d*": "\\| a \\| \\~\\~b\\~\\~ \\`\\`\\` \\_c\\_ \\*d\\*",
    "# a": f"{J}# a",
    "- [x] a": f"{J}- \\[x\\] a",
    "1. a": f"{J}1. a",
}


@pytest.mark.parametrize(("text", "written"), MEANT.items(), ids=MEANT)
def test_no_sign_has_a_meaning_in_a_comment(text: str, written: str) -> None:
    assert Markdown().text(text) == written


def test_one_long_text_leaves_room_for_the_rest() -> None:
    assert Markdown().text("x" * 5000) == "x" * 5000
    assert Markdown().text("x" * 200_000) == "x" * 5000 + " … (en nog 195000 tekens)"
    assert Plain().text("x" * 200_000) == "x" * 200_000


def test_a_stranger_calls_nobody(run: Run) -> None:
    """Nothing in a proposal becomes a link, a mention or HTML in the comment."""
    words = "Zie @gemeente en #12, https://boos.example [klik](https://x.example) <img src=x> `x`"
    commit(
        Path(),
        proposal(
            changed("Iedere inwoner kan elke dag op een stoel in de zon zitten.", f"'{words}'")
        ),
    )
    _, out = run("main", "HEAD", "--formaat", "markdown")
    for sign in ("@g", "#1", "https://", "<img", "[klik](", " `x`"):
        assert sign not in out
    for text in ("@\u2060gemeente", "#\u206012,", "https:\u2060//boos.example", "\\[klik\\]("):
        assert text in out
    assert "&lt;img" in out


def test_versions_and_folders_are_compared_too(run: Run, tmp_path: Path) -> None:
    code, out = run("0.1.0", "0.2.0")
    assert code == GOOD
    assert out.splitlines()[0] == "Wat er verandert"
    assert "Vergeleken: uitgave 0.1.0 (10 januari 2025) → uitgave 0.2.0 (10 juni 2025)." in out
    shutil.copytree("framework", tmp_path / "ander")
    code, out = run("concept", str(tmp_path / "ander"))
    assert f"Vergeleken: de werkversie → de map {tmp_path / 'ander'}." in out
    assert "Aan het kader zelf verandert niets." in out


def test_without_names_the_newest_release_and_the_working_version(run: Run) -> None:
    _, out = run()
    assert "Vergeleken: uitgave 1.0.0 (12 januari 2026) → de werkversie." in out


def test_notes_of_releases_in_between_count(run: Run) -> None:
    _, out = run("0.1.0", "1.0.0")
    assert "Waarom: Het ministerie betaalt voortaan." in out
    one_step = run("0.1.0", "0.2.0")[1]
    assert "Waarom: Het ministerie betaalt voortaan." not in one_step


def test_data_holds_the_same(run: Run) -> None:
    commit(Path(), proposal(changed("Iedere inwoner", "Elke inwoner")))
    code, out = run("main", "HEAD", "--formaat", "json")
    data = json.loads(out)
    assert code == GOOD
    assert data["volgend_nummer"] == "2.0.0"
    assert data["laatste_uitgave"] == "1.0.0"
    assert [t["gemeente"] for t in data["gemeenten"]] == [
        "gm9008",
        "gm9004",
        "gm9009",
        "gm9002",
        "gm9003",
        "gm9001",
        "gm9006",
    ]
    (item,) = data["wijzigingen"]
    assert item["item"] == "mn-01"
    assert item["richting"] == "verlichting"
    assert item["notitie_ontbreekt"] is False
    assert item["velden"][0]["oud"].startswith("Iedere inwoner kan")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["0.2", "HEAD"],
            "‘0.2’ is geen versie, geen map en geen git-revisie; een versie heeft drie getallen, "
            "zoals 0.2.0",
        ),
        (
            ["V1"],
            "‘V1’ is geen versie, geen map en geen git-revisie; een versie heeft drie getallen, "
            "zoals 1.0.0",
        ),
        (
            ["main...HEAD"],
            "‘main...HEAD’ is geen versie, geen map en geen git-revisie; noem de twee apart: main "
            "HEAD",
        ),
        (["weg", "HEAD"], "‘weg’ is geen versie, geen map en geen git-revisie"),
        (
            ["9.9.9", "HEAD"],
            "versie 9.9.9 is niet uitgegeven; uitgegeven zijn: 0.1.0, 0.2.0, 1.0.0",
        ),
    ],
)
def test_what_cannot_be_compared_is_never_silence(
    run: Run, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["verschil", *arguments, "--formaat", "markdown"])
    spoken = capsys.readouterr()
    assert code == FAILED
    assert spoken.err == f"kader: dit kon niet worden uitgevoerd: {said}\n"
    assert spoken.out.startswith("<!-- kader-verschil -->\n## Dit voorstel kon niet worden verg")
    assert spoken.out.endswith("Er is dus niets gecontroleerd.\n")


def test_a_broken_register_is_said_in_the_comment(run: Run) -> None:
    commit(Path(), {"framework/register/gemeenten.csv": "kapot"})
    code, out = run("main", "HEAD", "--formaat", "markdown")
    assert code == FAILED
    assert "De kolommen van dit register zijn anders dan verwacht." in out


def test_unpacking_writes_plain_files(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["uitpakken", "HEAD", str(tmp_path / "uit")]) == GOOD
    assert (tmp_path / "uit" / "waarden" / "wa-01.yaml").is_file()
    assert "bestanden van HEAD staan in" in capsys.readouterr().out
    assert main(["uitpakken", "weg", str(tmp_path / "uit2")]) == FAILED


def test_without_a_note_the_words_suggest_a_direction(run: Run) -> None:
    """A reviewer sees which way it goes before the note is there."""
    commit(Path(), changed("Iedere inwoner kan", "Iedere inwoner moet"))
    _, out = run("main", "HEAD")
    assert (
        "- mn-01 Een stoel in de zon: gewijzigd; lijkt een verzwaring, want er staat vaker dat "
        "iets moet (‘moet’)\n"
    ) in out


def test_a_file_that_cannot_be_read_moves_no_number(run: Run) -> None:
    """What stands in it would count as gone, and ask for a heavier number than there will be."""
    path = "framework/begrippen/bg-01.yaml"
    text = Path(path).read_text(encoding="utf-8")
    files = {path: text.replace("titel: ", "titel: Ook wel ")}
    commit(Path(), files)
    assert "wordt het volgende nummer ten minste 2.0.0" in run("main", "HEAD")[1]
    commit(Path(), files | {"framework/waarden/wa-01.yaml": "titel: 'open\n"})
    out = run("main", "HEAD")[1]
    assert "1 onderdeel verandert, niets aan wat geldt." in out
    assert "het volgende nummer" not in out
