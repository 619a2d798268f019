"""A second framework, invented and of another shape, goes the whole road without an edit here.

It has other kinds and prefixes, requirements with levels and checks inside them, other layers and
another menu, and schools with codes of their own instead of municipalities.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.check.framework import check, concept_of, read_all
from generator.data.files import render_assets
from generator.edge.cli import main
from generator.editor.configuration import Desk, configuration
from generator.pages.render import render_pages
from generator.site.content import Page, Site
from tests.builders import fill_in, open_setup
from tests.test_generic import own_words

HERE = Path(__file__).parent
SECOND = HERE / "tweedekader"
CONTRIBUTING = HERE.parent / "CONTRIBUTING.md"
ADDRESS = "https://tuinen.example/"

REGISTRATION = """\
id: s12ab
overgenomen:
  versie: 0.1.0
  datum: 2026-02-01
  document: Tuinplan
aanhalingen:
  - item: eis-02
    document: Waterplan
    versie: 0.1.0
    van: 2026-02-01
keuzes:
  - item: eis-03
    keuze: ruimer
    versie: 0.1.0
"""
NOTE = """\
id: grotere-tuin
titel: Een grotere tuin
items:
  - eis-01
reden: Vier meter bleek te klein.
richting: verzwaring
actie: Leg een grotere tuin aan.
uiterlijk: 2027-09-01
besluit: Verzonnen Tuinraad
"""
OTHER_NOTE = """\
id: hoop-wordt-bak
titel: Een bak in plaats van een hoop
items:
  - eis-03
  - eis-04
reden: Een bak stinkt minder.
richting: verduidelijking
besluit: Verzonnen Tuinraad
"""
WITHDRAWN = """\
ingetrokken:
  datum: 2026-06-01
  reden: Vervangen door een bak.
  opvolgers:
    - eis-04
"""


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def release(root: Path, version: str, day: str) -> None:
    """Release the working version."""
    assert main(["uitgave", version, "--datum", day, "--datum-klopt", "--kader", str(root)]) == 0


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The framework after two releases, with a school that adopted the first."""
    folder = tmp_path_factory.mktemp("tuin") / "framework"
    shutil.copytree(SECOND, folder)
    release(folder, "0.1.0", "2026-01-15")
    (folder / "scholen").mkdir()
    (folder / "scholen" / "s12ab.yaml").write_text(REGISTRATION, encoding="utf-8")
    edit(folder, "eisen/eis-01.yaml", "ten minste vier vierkante", "ten minste acht vierkante")
    hoop = (folder / "eisen" / "eis-03.yaml").read_text(encoding="utf-8")
    bak = hoop.replace("eis-03", "eis-04").replace("hoop", "bak")
    (folder / "eisen" / "eis-04.yaml").write_text(bak, encoding="utf-8")
    (folder / "eisen" / "eis-03.yaml").write_text(hoop + WITHDRAWN, encoding="utf-8")
    (folder / "wijzigingen").mkdir()
    (folder / "wijzigingen" / "grotere-tuin.yaml").write_text(NOTE, encoding="utf-8")
    (folder / "wijzigingen" / "hoop-wordt-bak.yaml").write_text(OTHER_NOTE, encoding="utf-8")
    release(folder, "0.2.0", "2026-06-01")
    return folder


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    """What its site is made of."""
    framework, archive = read_all(root)
    return Site(archive.releases, concept_of(framework, archive), ADDRESS)


def test_it_is_sound(root: Path) -> None:
    assert [str(f) for f in check(root, "2026-06-02", layout=True).findings] == []


def test_a_school_reads_what_changed_for_it(site: Site) -> None:
    files = {a.path: a.content for a in render_assets(site, ADDRESS)}
    log = json.loads(files["scholen/s12ab/wijzigingen.json"])
    assert (log["id"], log["naam"]) == ("s12ab", "De Peen")
    (bound,) = log["bindend"]
    assert (bound["versie"], bound["bestand"]) == ("0.1.0", "../sinds/0.1.0.json")
    assert {w["item"]: w["soort"] for w in bound["wijzigingen"]} == {
        "eis-01": "gewijzigd",
        "eis-03": "vervangen",
        "eis-04": "nieuw",
    }
    (task,) = log["taken"]
    assert (task["items"], task["uiterlijk"]) == (["eis-01"], "2027-09-01")
    shared = json.loads(files["scholen/sinds/0.1.0.json"])
    changed = next(w for w in shared["wijzigingen"] if w["item"] == "eis-01")
    assert [f["veld"] for f in changed["velden"]] == ["niveaus[zaailing].tekst"]
    assert "Leg een grotere tuin aan." in files["scholen/s12ab/termijnen.ics"]
    assert "Verzonnen Tuinraad" in files["scholen/s12ab/wijzigingen.atom"]
    gone = json.loads(files["scholen/s56ef/wijzigingen.json"])
    assert (gone["bestaat"], gone["opvolgers"]) == (False, ["s34cd"])


def test_a_proposal_says_which_schools_it_touches(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verschil", "0.1.0", "0.2.0", "--kader", str(root)]) == 0
    said = capsys.readouterr().out
    assert "Raakt alle 3 scholen." in said
    assert "1 school haalt aan of koos wat hier verandert" in said
    main(["verschil", "0.1.0", "0.2.0", "--kader", str(root), "--formaat", "json"])
    data = json.loads(capsys.readouterr().out)
    assert data["aantal_scholen"] == 3
    assert [s["school"] for s in data["scholen"]] == ["s78gh", "s12ab", "s34cd"]


def test_every_page_speaks_of_this_framework(site: Site) -> None:
    pattern = own_words()
    wrong = {
        (page.path, match[0])
        for page in render_pages(site)
        # A seal may hold anything.
        for match in pattern.finditer(re.sub(r"<[^>]*>|[0-9a-f]{64}", " ", page.body))
        # The page of all codes and the guide have invented examples in common words.
        if match[0].lower() not in {"bronnen", "school"}
    }
    assert wrong == set()


def test_its_own_words_stand_where_they_belong(site: Site) -> None:
    pages = {p.path: p for p in render_pages(site)}
    assert pages[""].title == "Kader voor verzonnen schooltuinen"
    assert "Wie verzorgt wat" in pages["taken/"].body
    assert "Verplicht" in pages["taken/"].body
    known_as = '<a href="s12ab/">De Peen</a> (De Wortel) <small>'
    assert known_as in pages["scholen/"].body
    assert "Noorderveld" in pages["scholen/"].body
    assert "Deze school bestaat niet meer" in pages["scholen/s56ef/"].body
    assert "Bestuur De Akker" in pages["besturen/bestuur-01/"].body
    assert "Een eis toevoegen" in pages["meedoen/een-eis-toevoegen/"].title
    assert "Uw school registreren" in pages["meedoen/school-registreren/"].title
    assert "Kader voor verzonnen schooltuinen, eis-01" in pages["eisen/eis-01/"].body
    assert "post@tuinraad.example" in pages["over/"].body
    assert "Is zij groot genoeg?" in pages["eisen/eis-01/"].body
    assert "vindplaatsen/" not in pages


def test_the_data_speak_of_this_framework(site: Site) -> None:
    files = {a.path: a.content for a in render_assets(site, ADDRESS)}
    whole = json.loads(files["data/0.2.0/kader.json"])
    assert (whole["kader"], whole["licentie"]) == (
        "Kader voor verzonnen schooltuinen",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    )
    assert "niveaus.controles.vraag" in files["data/0.2.0/eisen.csv"].split("\r\n")[0]
    linked = json.loads(files["data/0.2.0/kader.jsonld"])
    types = {p["@id"]: p["@type"] for p in linked["dcterms:hasPart"]}
    own = f"{ADDRESS}versies/0.2.0/domeinen/dom-01/"
    assert types[own] == [
        f"{ADDRESS}domeinen/",
        "skos:Concept",
    ]


def test_the_form_has_its_kinds(site: Site) -> None:
    desk = Desk("Tuinen", ADDRESS, {"name": "test-repo"}, places=(("s12ab", "De Peen"),))
    names = [c.get("name") for c in configuration(site.kinds, desk)["collections"]]
    assert [n for n in names if n and not n.startswith("zoek-")] == [
        "domeinen",
        "eisen",
        "hulpmiddelen",
        "wijzigingen",
        "scholen",
        "besturen",
    ]


def test_it_builds_without_a_dead_link(root: Path, tmp_path: Path) -> None:
    assert main(["bouw", "--kader", str(root), "--naar", str(tmp_path / "site")]) == 0
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    menu = re.findall(r'<li><a href="[^"]*"[^>]*>([^<]*)</a></li>', home.split("</nav>")[0])
    assert menu == ["Eisen", "Wie verzorgt wat", "Scholen", "Uitgaven"]
    item = (tmp_path / "site" / "eisen" / "eis-01" / "index.html").read_text(encoding="utf-8")
    assert "https://forge.example/tuinraad/kader/edit/main/framework/eisen/eis-01.yaml" in item


def commands_of(heading: str) -> list[list[str]]:
    """The commands in the first block of code below a heading of CONTRIBUTING."""
    part = CONTRIBUTING.read_text(encoding="utf-8").split(f"### {heading}\n", 1)[1]
    block = part.split("```sh\n", 1)[1].split("```", 1)[0]
    return [line.split("#")[0].split()[1:] for line in block.splitlines() if line]


def target_of_example(folder: Path, path: Path) -> Path:
    """Where a bad example says that it belongs."""
    named = path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# bestand: ")
    return folder / "framework" / named


def test_adding_a_kind_as_contributing_says(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the letter, in a framework with two releases; those show nothing of the new kind."""
    shutil.copytree(root, tmp_path / "framework")
    monkeypatch.chdir(tmp_path)
    steps = commands_of("Adding a kind")
    assert [s[0] for s in steps] == ["nieuw", "nieuw", "controleer", "bouw"]
    for step in steps:
        assert main(step) == 0, step
        if len(step) == 2 and step[0] == "nieuw":
            fill_in(
                tmp_path / "framework" / step[1] / "af-01.yaml", open_setup(Path("framework")).kinds
            )
    name = steps[0][-1]
    good, bad = sorted((tmp_path / "framework" / "voorbeelden" / name).glob("*/*.yaml"))[::-1]
    shown = tmp_path / "framework" / name
    for path, target in ((good, shown / good.name), (bad, target_of_example(tmp_path, bad))):
        shutil.copy(path, target)
    findings = [(f.line, f.rule, f.message) for f in check(tmp_path / "framework").findings]
    assert findings == [(3, "veld-ontbreekt", "Het veld ‘tekst’ ontbreekt.")]
    target_of_example(tmp_path, bad).unlink()
    for old in ("0.1.0", "0.2.0"):
        assert not (tmp_path / "site" / "versies" / old / name).exists()
        assert not (tmp_path / "site" / "data" / old / f"{name}.csv").exists()
        assert not (tmp_path / "site" / "data" / old / "schemas" / f"{name}.schema.json").exists()
        page = (tmp_path / "site" / "versies" / old / "index.html").read_text(encoding="utf-8")
        assert name not in page.lower()
    assert not (tmp_path / "site" / name).exists()
    assert (tmp_path / "site" / "concept" / name / "index.html").is_file()
    assert main(["verifieer"]) == 0
    assert main(["uitgave", "0.2.1", "--datum", "2026-07-01"]) == 0
    assert main(["bouw"]) == 0
    assert (tmp_path / "site" / name / "index.html").is_file()
    assert not (tmp_path / "site" / "versies" / "0.2.0" / name).exists()


@pytest.mark.parametrize(
    ("pronoun", "words"),
    [
        ("zij", "wat er voor haar veranderde en wat zij moet doen"),
        ("hij", "wat er voor hem veranderde en wat hij moet doen"),
        ("het", "wat ervoor veranderde en wat het moet doen"),
    ],
)
def test_sentences_point_back_as_people_do(tmp_path: Path, pronoun: str, words: str) -> None:
    root = tmp_path / "kader"
    shutil.copytree(SECOND, root)
    settings = (root / "kader.yaml").read_text(encoding="utf-8")
    assert "voornaamwoord: zij" in settings
    settings = settings.replace("voornaamwoord: zij", f"voornaamwoord: {pronoun}")
    (root / "kader.yaml").write_text(settings, encoding="utf-8")
    (page,) = (p for p in built(root) if p.path == "scholen/")
    assert f"Elk van de 3 scholen heeft een eigen pagina, met {words}." in page.body


def test_one_is_said_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before a count of one stands no word for many."""
    root = tmp_path / "kader"
    shutil.copytree(SECOND, root)
    (root / "register" / "scholen.csv").write_text(
        "code,naam,streek,ingang,einde,opvolger\nS78GH,De Doorn,Noorderveld,,,\n"
    )
    settings = (root / "kader.yaml").read_text(encoding="utf-8")
    (root / "kader.yaml").write_text(settings.replace("S12AB", "S78GH"), encoding="utf-8")
    release(root, "0.1.0", "2026-01-15")
    assert main(["verifieer", str(root)]) == 0
    assert "\n1 uitgave en 5 ids kloppen.\n" in capsys.readouterr().out
    pages = {p.path: p.body for p in built(root)}
    assert "Elke school heeft een eigen pagina, met wat er" in pages["scholen/"]
    assert "<p>1 school</p>" in pages["besturen/"]


def built(root: Path) -> list[Page]:
    """The pages of a framework."""
    framework, archive = read_all(root)
    return list(render_pages(Site(archive.releases, concept_of(framework, archive))))


def test_a_framework_may_have_no_consumers(tmp_path: Path) -> None:
    """Nobody registers; no page, file or sentence speaks of who isn't there."""
    root = tmp_path / "kader"
    shutil.copytree(SECOND, root)
    settings = (root / "kader.yaml").read_text(encoding="utf-8")
    kept = re.sub(r"(?ms)^afnemers:\n(?:  .*?\n)+?(?=^\w)", "", settings)
    kept = kept.replace("  - scholen\n  - besturen\n", "")
    kept = kept.replace("  - titel: Scholen\n    pad: scholen/\n", "")
    (root / "kader.yaml").write_text(kept, encoding="utf-8")
    for name in ("scholen", "besturen"):
        (root / "schemas" / f"{name}.schema.json").unlink()
    shutil.rmtree(root / "besturen")
    shutil.rmtree(root / "register")
    release(root, "0.1.0", "2026-01-15")
    assert main(["bouw", "--kader", str(root), "--naar", str(tmp_path / "site")]) == 0
    pages = [p.relative_to(tmp_path).as_posix() for p in (tmp_path / "site").rglob("*.html")]
    assert not [p for p in pages if "scholen" in p or "registreren" in p]
    text = "".join(p.read_text("utf-8") for p in (tmp_path / "site").rglob("*.html"))
    assert "scholen" not in text.replace("schooltuinen", "").replace("bij scholen die niet", "")


def test_an_item_may_have_a_name_and_a_consumer_a_number(tmp_path: Path) -> None:
    """What people call an item stands in ‘naam’; the code of a school is nothing but digits."""
    root = tmp_path / "kader"
    shutil.copytree(SECOND, root)
    replace_in(root / "kader.yaml", ("s[0-9]{2}[a-z]{2}", "'[0-9]{6}'"), ("S12AB", "'012345'"))
    codes = ("S12AB", "S34CD", "S56EF", "S78GH")
    numbers = ("012345", "123456", "234567", "345678")
    replace_in(root / "register" / "scholen.csv", *zip(codes, numbers, strict=True))
    replace_in(
        root / "schemas" / "scholen.schema.json",
        ('"x-voorvoegsel": "s"', '"x-voorvoegsel": ""'),
        ("^s[0-9]{2}[a-z]{2}$", "^[0-9]{6}$"),
        ('"s12ab"', '"012345"'),
    )
    for path in (*root.glob("besturen/*.yaml"), root / "schemas" / "besturen.schema.json"):
        lower = [c.lower() for c in codes]
        quoted = numbers if path.suffix == ".json" else [f"'{n}'" for n in numbers]
        replace_in(path, *zip(lower, quoted, strict=True))
    named = '{"title": "Naam", "description": "Hoe het heet.", "type": "string", '
    named += '"minLength": 2, "examples": ["Een schep"], "x-gevolg": "redactioneel"}'
    replace_in(
        root / "schemas" / "hulpmiddelen.schema.json",
        ('"titel": {\n      "$ref": "delen.schema.json#/$defs/titel"\n    }', f'"naam": {named}'),
        ('"titel",', '"naam",'),
    )
    replace_in(root / "hulpmiddelen" / "hulp-01.yaml", ("titel:", "naam:"))
    release(root, "0.1.0", "2026-01-15")
    site = tmp_path / "site"
    assert main(["bouw", "--kader", str(root), "--naar", str(site)]) == 0
    assert "De Peen" in (site / "scholen" / "012345" / "index.html").read_text("utf-8")
    page = (site / "hulpmiddelen" / "hulp-01" / "index.html").read_text(encoding="utf-8")
    assert '<h1 id="titel">Een gieter</h1>' in page
    assert page.count("Een gieter") > 3


def replace_in(path: Path, *pairs: tuple[str, str]) -> None:
    """Replace texts in a file."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
