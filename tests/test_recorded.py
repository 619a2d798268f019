"""What someone registers fits what was released; a seal that differs finds a rewritten past."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.check.framework import check
from generator.edge.cli import main
from generator.edge.exit_codes import GOOD
from tests.builders import EXAMPLE, SCHEMAS, example_content

TODAY = "2026-11-27"
CITED = "aanhalingen:\n  - item: {}\n    document: Plan\n    versie: {}\n    van: 2026-02-01\n"
CHOSE = "keuzes:\n  - item: {}\n    keuze: ruimer\n"
DONE = "gedaan:\n  - taak: {}\n    datum: {}\n    waarmee: Besluit\n"
JUDGED = (
    "beoordeeld:\n  - item: {}\n    versie: {}\n    datum: {}\n    door: College\n    reden: Zo.\n"
)
ADOPTED = "overgenomen:\n  versie: {}\n  datum: {}\n  document: Plan\n"


@pytest.fixture(scope="module")
def kader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example framework; a test writes the file of one consumer and one body."""
    return Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("kader") / "kader"))


def said(kader: Path, text: str, day: str = TODAY, where: str = "gemeenten/gm9002") -> list[str]:
    """What is said of the file of someone, by line."""
    path = kader / f"{where}.yaml"
    before = path.read_bytes() if path.exists() else None
    path.write_text(f"id: {path.stem}\n{text}", encoding="utf-8")
    try:
        found = [f for f in check(kader, day).findings if f.path == f"{where}.yaml"]
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    return [f"{f.line}: {f.rule}: {f.message} {f.hint}" for f in found]


def heart_of(item: str, version: str) -> str:
    """The words of an item as they were in a version."""
    _, archive = example_content()
    return archive.by_name[version].framework.items[item].heart


def seal_of(version: str) -> str:
    """The seal of a version in the register."""
    _, archive = example_content()
    return archive.by_name[version].seal.sha256


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (CITED.format("mn-02", "0.9.0"), [
            "5: versie-onbekend: Versie 0.9.0 is niet uitgegeven. Uitgegeven zijn: 0.1.0, 0.2.0, "
            "1.0.0."
        ]),
        (CHOSE.format("mn-04") + "    versie: 0.9.0\n", [
            "5: versie-onbekend: Versie 0.9.0 is niet uitgegeven. Uitgegeven zijn: 0.1.0, 0.2.0, "
            "1.0.0."
        ]),
        (JUDGED.format("mn-04", "0.9.0", "2026-03-01"), [
            "4: versie-onbekend: Versie 0.9.0 is niet uitgegeven. Uitgegeven zijn: 0.1.0, 0.2.0, "
            "1.0.0."
        ]),
        (CHOSE.format("mn-01"), [
            "3: keuze-zonder-versie: Bij de keuze over mn-01 staat niet over welke versie zij is "
            "gemaakt. Voeg het veld ‘versie’ toe. Uitgegeven zijn: 0.1.0, 0.2.0, 1.0.0."
        ]),
        (CHOSE.format("mn-01") + "    versie: 1.0.0\n", []),
        (CHOSE.format("mn-01")
            + "    versie: 1.0.0\n    datum: 2026-03-01\n    tot: 2026-02-01\n", [
            "7: datum-volgorde: De keuze eindigt op 2026-02-01, vóór het begin op 2026-03-01. "
            "Verbeter een van de twee datums."
        ]),
        (ADOPTED.format("1.0.0", "2026-03-01") + "  tot: 2026-02-01\n", [
            "6: datum-volgorde: De overname eindigt op 2026-02-01, vóór het begin op 2026-03-01. "
            "Verbeter een van de twee datums."
        ]),
        (DONE.format("loket-zonder-reger", "2026-03-01"), [
            "3: taak-onbekend: ‘loket-zonder-reger’ is geen taak uit een uitgave. Bedoelt u "
            "‘loket-zonder-regen’?"
        ]),
        (DONE.format("iets-heel-anders", "2026-03-01"), [
            "3: taak-onbekend: ‘iets-heel-anders’ is geen taak uit een uitgave. Neem de naam over "
            "van de pagina waar de taak staat, of haal dit weg."
        ]),
        (DONE.format("loket-langer-open", "2026-03-01"), [
            "3: taak-onbekend: ‘loket-langer-open’ is geen taak uit een uitgave. Bedoelt u "
            "‘loket-zonder-regen’?"
        ]),
        (DONE.format("loket-zonder-regen", "2026-01-11"), [
            "4: gedaan-voor-uitgave: De taak ‘loket-zonder-regen’ kwam uit op 2026-01-12; op "
            "2026-01-11 kon niemand haar al doen. Verbeter de datum. Was het al eerder zo, noem "
            "dan de dag op of na 2026-01-12 waarop dat is vastgesteld."
        ]),
        (DONE.format("loket-zonder-regen", "2026-01-12"), []),
        (ADOPTED.format("1.0.0", "2062-03-01"), [
            "4: datum-nog-niet: 2062-03-01 moet nog komen; wat u hier registreert, is dan nog niet "
            "gebeurd. Verbeter de datum, of registreer het op de dag zelf of daarna."
        ]),
        (DONE.format("loket-zonder-regen", "2026-11-28"), [
            "4: datum-nog-niet: 2026-11-28 moet nog komen; wat u hier registreert, is dan nog niet "
            "gebeurd. Verbeter de datum, of registreer het op de dag zelf of daarna."
        ]),
        (CITED.format("mn-02", "1.0.0").replace("2026-02-01", "2030-01-01"), []),
    ],
)  # fmt: skip
def test_what_is_registered_fits_what_was_released(
    kader: Path, text: str, findings: list[str]
) -> None:
    assert said(kader, text) == findings


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (CITED.format("mn-99", "0.2.0"), "3: verwijzing-onbekend"),
        (CITED.format("MN-02", "0.2.0"), "3: verwijzing-onbekend"),
        (CITED.format("gm9001", "0.2.0"), "3: verwijzing-soort"),
        (CHOSE.format("bd-99") + "    versie: 0.2.0\n", "3: verwijzing-onbekend"),
        (
            DONE.format("loket-zonder-regen", TODAY)
            + DONE.format("loket-zonder-regen", TODAY).removeprefix("gedaan:\n"),
            "6: waarde-dubbel",
        ),
        (
            "keuzes:\n" + "  - item: bd-01\n    keuze: gelijk\n    versie: 1.0.0\n" * 2,
            "6: waarde-dubbel",
        ),
    ],
)
def test_one_mistake_is_one_finding(kader: Path, text: str, finding: str) -> None:
    """A second one would advise something else than what makes the first one go."""
    assert [": ".join(f.split(": ")[:2]) for f in said(kader, text)] == [finding]


def test_a_day_that_is_today_has_come(kader: Path) -> None:
    text = DONE.format("loket-zonder-regen", "2026-11-28")
    assert said(kader, text, "2026-11-28") == []


def withdrawn_item() -> tuple[str, str]:
    """An item that was withdrawn in the newest release, and its last version before."""
    _, archive = example_content()
    newest = archive.releases[-1].framework.items
    before = archive.releases[-2].framework.items
    item = next(i for i, x in newest.items() if x.withdrawn and not before[i].withdrawn)
    return item, archive.releases[-2].name


@pytest.mark.parametrize("form", [CITED, CHOSE + "    versie: {}\n"])
def test_what_was_gone_by_then_is_named(kader: Path, form: str) -> None:
    item, held = withdrawn_item()
    (found,) = said(kader, form.format(item, "1.0.0"))
    assert f"aanhaling-ingetrokken: {item} was in versie 1.0.0 al ingetrokken. Noem de" in found
    assert held in found
    assert said(kader, form.format(item, held)) == []
    aside = (
        "uitzonderingen:\n  - regel: aanhaling-ingetrokken\n    reden: Zo staat het in het plan."
    )
    assert said(kader, f"{form.format(item, '1.0.0')}{aside}\n    tot: 2027-06-30\n") == []


def test_what_is_judged_may_be_gone(kader: Path) -> None:
    item, _ = withdrawn_item()
    assert said(kader, JUDGED.format(item, "1.0.0", "2026-03-01")) == []


def test_a_quote_stands_in_the_version_that_is_cited(kader: Path) -> None:
    old, new = heart_of("mn-01", "0.1.0"), heart_of("mn-01", "1.0.0")
    assert old != new
    cited = CITED.format("mn-01", "1.0.0")
    assert said(kader, f"{cited}    citaat: {new}\n") == []
    (elsewhere,) = said(kader, f"{cited}    citaat: {old}\n")
    assert "citaat-elders: Deze woorden staan niet in mn-01 van versie 1.0.0. " in elsewhere
    assert "Deze woorden staan wel in versie 0.1.0" in elsewhere
    (nowhere,) = said(kader, f"{cited}    citaat: Dit staat nergens in het kader.\n")
    assert "Neem de woorden letterlijk over uit versie 1.0.0 van mn-01." in nowhere


@pytest.mark.parametrize("place", ["overgenomen", "aanhalingen"])
def test_a_seal_that_differs_finds_a_rewritten_past(kader: Path, place: str) -> None:
    text = {
        "overgenomen": ADOPTED.format("1.0.0", "2026-02-01") + "  zegel: {}\n",
        "aanhalingen": CITED.format("mn-02", "1.0.0") + "    zegel: {}\n",
    }[place]
    assert said(kader, text.format(seal_of("1.0.0"))) == []
    (found,) = said(kader, text.format(seal_of("0.1.0")))
    assert (
        f"zegel-anders: Het zegel van versie 1.0.0 is hier {seal_of('0.1.0')[:12]}…, en in het "
        f"register {seal_of('1.0.0')[:12]}…. Dan is de tekst van die uitgave veranderd nadat dit "
        "is geregistreerd, of is het zegel niet goed overgenomen."
    ) in found
    aside = (
        "uitzonderingen:\n  - regel: zegel-anders\n    reden: Niemand mag het zien.\n"
        "    tot: 2027-06-30\n"
    )
    with_aside = said(kader, text.format(seal_of("0.1.0")) + aside)
    assert any(": zegel-anders: " in f for f in with_aside)
    assert any("is geen regel waarop een uitzondering kan" in f for f in with_aside)


BODY = "naam: Kring\nleden:\n  - gm9003\nherkomst: https://kring.example/leden\n"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (BODY + "lidmaatschap:\n  - lid: gm9003\n    van: 2026-01-01\n", []),
        (BODY + "lidmaatschap:\n  - lid: gm9004\n    van: 2026-01-01\n", [
            "7: lidmaatschap-zonder-lid: gm9004 heeft een lidmaatschap, maar staat niet bij "
            "‘leden’. Zet gm9004 ook bij ‘leden’; daar staat ook wie lid was."
        ]),
        (BODY + "lidmaatschap:\n  - lid: gm9003\n    van: 2026-02-01\n    tot: 2026-01-01\n", [
            "9: datum-volgorde: Het lidmaatschap eindigt op 2026-01-01, vóór het begin op "
            "2026-02-01. Verbeter een van de twee datums."
        ]),
        (BODY + ADOPTED.format("1.0.0", "2026-02-01"), [
            "6: overname-telt: Er staat niet of deze overname ook voor de leden telt. Voeg het "
            "veld ‘overname_telt’ toe, met een van: leden, verband."
        ]),
        (BODY + ADOPTED.format("1.0.0", "2026-02-01") + "overname_telt: verband\n", []),
        (BODY.replace("gm9003", "gm9005"), [
            "4: gebruiker-opgeheven: Oud-Voorbeeld bestond tot en met 2025-12-31 "
            "(register/gemeenten.csv, regel 6), en is geen lid meer. Noem de opvolger "
            "Nergenshuizen (gm9002)."
        ]),
        (BODY.replace("gm9003", "gm9005")
            + "lidmaatschap:\n  - lid: gm9005\n    tot: 2025-12-31\n", []),
        (BODY.replace("gm9003", "gm9005")
            + "lidmaatschap:\n  - lid: gm9005\n    tot: 2026-12-31\n", [
            "4: gebruiker-opgeheven: Oud-Voorbeeld bestond tot en met 2025-12-31 "
            "(register/gemeenten.csv, regel 6), en is geen lid meer. Noem de opvolger "
            "Nergenshuizen (gm9002)."
        ]),
    ],
)  # fmt: skip
def test_what_a_body_says_of_its_members(kader: Path, text: str, findings: list[str]) -> None:
    assert said(kader, text, where="samenwerkingen/so9009") == findings


@pytest.mark.parametrize(
    ("text", "done"),
    [
        (DONE.format("loket-zonder-regen", "2026-02-01"), "de taak ‘loket-zonder-regen’ doen"),
        (JUDGED.format("mn-02", "0.1.0", "2026-02-01"), "mn-02 beoordelen"),
        (CHOSE.format("mn-01") + "    versie: 0.1.0\n    datum: 2026-02-01\n", "over mn-01 kiezen"),
    ],
)
def test_nobody_registers_after_the_last_day(kader: Path, text: str, done: str) -> None:
    every = said(kader, text, where="gemeenten/gm9005")
    (found,) = (f for f in every if "registratie-verdwenen" not in f)
    assert f"op 2026-02-01 kon niemand daar {done}. Zet dit bij de opvolger" in found


def test_a_choice_that_was_released_without_a_version_stays(tmp_path: Path) -> None:
    """Who registered before there was a version is asked nothing afterwards."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    path = root / "gemeenten" / "gm9001.yaml"
    bare = path.read_text(encoding="utf-8").replace(
        "    versie: 0.2.0\n  - item: kk", "  - item: kk"
    )
    aside = (
        "uitzonderingen:\n  - regel: keuze-zonder-versie\n    reden: Van vóór deze regel.\n"
        "    tot: 2027-12-31\n"
    )
    path.write_text(bare, encoding="utf-8")
    assert [f.rule for f in check(root).findings] == ["keuze-zonder-versie"]
    path.write_text(bare + aside, encoding="utf-8")
    assert main(["uitgave", "2.0.0", "--datum", "2026-11-23", "--kader", str(root)]) == GOOD
    path.write_text(bare, encoding="utf-8")
    assert [f.rule for f in check(root).findings if f.rule != "registratie-verdwenen"] == []


def test_a_choice_is_not_asked_for_a_field_that_its_schema_lacks(tmp_path: Path) -> None:
    """A framework of one's own may know no version of a choice: then nothing could be filled in."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    shutil.copytree(SCHEMAS, root / "schemas")
    shared = root / "schemas" / "delen.schema.json"
    parts = json.loads(shared.read_text(encoding="utf-8"))
    choice = parts["$defs"]["keuzes"]["items"]
    del choice["properties"]["versie"]
    for example in parts["$defs"]["keuzes"]["examples"]:
        for row in example:
            row.pop("versie", None)
    shared.write_text(json.dumps(parts), encoding="utf-8")
    assert said(root, CHOSE.format("mn-01")) == []
