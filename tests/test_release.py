"""A release: its number and why, what is refused, what is written, and what people read of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.data.files import render_assets
from generator.history.direction import DIRECTIONS
from generator.history.model import Framework
from generator.history.schemas import file_of, schemas_text
from generator.history.versions import (
    FOLDER,
    Archive,
    Release,
    Version,
    build_ledger,
    read_archive,
    seal_of,
)
from generator.pages.render import render_pages
from generator.release.announce import explain, section, with_changelog
from generator.release.plan import Plan, Refused, lowest_version, plan_release
from generator.site.content import Site
from generator.store import publish
from generator.store.publish import write_new, write_release
from tests.builders import (
    kinds,
    make_framework,
    make_release,
    make_setup,
    norm,
    norms,
)
from tests.builders import settings as example_settings
from tests.strategies import CONTENT, objects

GONE = {"datum": "2027-01-01", "reden": "Overbodig."}
DAY = "2027-03-01"
SCHEMAS = file_of(seal_of(schemas_text(kinds(), example_settings()).encode()))


def note(*items: str, richting: str = "verduidelijking", **fields: Any) -> dict[str, Any]:
    """A change note about some items, named after the first."""
    return {
        "id": f"over-{items[0]}",
        "titel": f"Over {items[0]}",
        "items": list(items),
        "reden": "Dat was nodig.",
        "richting": richting,
        "besluit": "Redactie",
    } | fields


def content(*items: dict[str, Any], notes: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """Content with these norms and change notes."""
    return norms(*items) | {"wijzigingen": {n["id"]: n for n in notes}}


def archive_of(*releases: Release) -> Archive:
    """An archive of releases; nobody looks at its seals here."""
    return Archive(releases, (), build_ledger(releases))


def planned(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    version: str | None = None,
    since: str = "0.2.0",
    **options: Any,
) -> Plan:
    """The plan of a release of new content after a release of the old."""
    archive = archive_of(make_release(since, old, "2027-01-01"))
    return plan_release(make_framework(new), archive, version, options.pop("date", DAY), **options)


def refusal(old: Mapping[str, Any], new: Mapping[str, Any], *more: Any, **options: Any) -> Refused:
    """Why a release is refused."""
    with pytest.raises(Refused) as stop:
        planned(old, new, *more, **options)
    return stop.value


GOAL = {
    "id": "mn-03",
    "titel": "Derde",
    "status": "voorstel",
    "aard": "doel",
    "omschrijving": "Zitten.",
    "onderbouwing": "Staan is vermoeiend.",
}
THREE = norm(), norm(id="mn-02", titel="Tweede"), norm(id="mn-03", titel="Derde")
CHANGED = norm(norm="Iedere inwoner mag zitten.")
EXPLAINED = norm(id="mn-02", titel="Tweede", toelichting="Zo dus.")
WITHDRAWN = norm(id="mn-03", titel="Derde", ingetrokken=GONE)


# What the number is, and why.


def said(new: Mapping[str, Any], since: str = "0.2.0", **options: Any) -> list[str]:
    """The explanation of the number, line by line."""
    plan = planned(content(*THREE), new, since=since, **options)
    return explain(plan.weighing, plan.framework, correction=bool(plan.correction)).splitlines()


def test_a_withdrawal_forces_the_number() -> None:
    notes = note("mn-01"), note("mn-03", richting="verzwaring")
    assert said(content(CHANGED, EXPLAINED, WITHDRAWN, notes=notes)) == [
        "0.3.0 is het laagste nummer na 0.2.0: mn-03 wordt ingetrokken (normatief, verzwaring); "
        "zonder die wijziging was het 0.2.1.",
        "",
        "Wat de wijzigingen wegen:",
        "  normatief: 2",
        "    mn-03 ‘Derde’: ingetrokken, verzwaring; vraagt 0.3.0",
        "    mn-01 ‘Een norm’: gewijzigd, verduidelijking; vraagt 0.2.1",
        "  toelichtend: 1",
        "    mn-02 ‘Tweede’: gewijzigd; vraagt 0.2.1",
    ]  # fmt: skip


def test_small_changes_force_nothing() -> None:
    assert said(content(THREE[0], EXPLAINED, THREE[2]))[0] == (
        "0.2.1 is het laagste nummer na 0.2.0: geen enkele wijziging vraagt om meer."
    )


def test_several_changes_force_the_number_together() -> None:
    """Three are named, the others counted; without a note a change counts as asking more."""
    stone = {"ingetrokken": GONE | {"opvolgers": ["mn-01"]}}
    old = content(*THREE, norm(id="mn-04"), norm(id="mn-05"))
    new = content(
        norm(titel="Beter"),
        norm(id="mn-02", titel="Tweede", norm="Anders."),
        norm(id="mn-03", titel="Derde", ingetrokken=GONE),
        norm(id="mn-04", **stone),
        norm(id="mn-05", **stone),
        notes=(note("mn-04", richting="verlichting"),),
    )
    plan = planned(old, new, since="1.4.2")
    assert explain(plan.weighing, plan.framework).splitlines()[0] == (
        "2.0.0 is het laagste nummer na 1.4.2: mn-02 verandert (normatief, telt als verzwaring), "
        "mn-03 wordt ingetrokken (normatief, telt als verzwaring), mn-04 wordt vervangen "
        "(normatief, verlichting, telt als verzwaring) en nog 1 wegen even zwaar; "
        "zonder die wijzigingen was het 1.4.3."
    )


def test_long_lists_are_cut() -> None:
    many = [norm(id=f"mn-{n:02}") for n in range(1, 26)]
    new = [norm(id=f"mn-{n:02}", toelichting="Zo.") for n in range(1, 26)]
    plan = planned(content(*many), content(*new))
    lines = explain(plan.weighing, plan.framework).splitlines()
    assert lines[3] == "  toelichtend: 25"
    assert lines[-1] == "    … en nog 5"
    assert len(lines) == 4 + 20 + 1


def test_the_heaviest_of_several_notes_counts() -> None:
    """Two notes about one item: the one that asks more decides, whichever comes last."""
    directions = ("verzwaring", "verlichting")
    notes = tuple(note("mn-01", richting=r, id=f"{n}-{r}") for n, r in enumerate(directions))
    assert planned(norms(norm()), content(CHANGED, notes=notes)).version == "0.3.0"


def test_a_new_norm_asks_more_only_when_a_note_says_so() -> None:
    new = THREE[0], THREE[1]
    assert planned(norms(norm()), content(*new), since="1.0.0").version == "1.1.0"
    heavy = (note("mn-02", richting="verzwaring"),)
    assert planned(norms(norm()), content(*new, notes=heavy), since="1.0.0").version == "2.0.0"


def test_first_release() -> None:
    """It may be a proposal or be adopted at once; nothing is weighed."""
    framework = make_framework(content(*THREE, notes=(note("mn-01"),)))
    empty = Archive((), (), {})
    plan = plan_release(framework, empty, None, DAY)
    assert (plan.version, plan.previous, plan.changes) == ("0.1.0", None, ())
    assert plan_release(framework, empty, "1.0.0", DAY).version == "1.0.0"
    assert explain(plan.weighing, framework) == "Dit is de eerste uitgave: 3 onderdelen."
    with pytest.raises(Refused) as stop:
        plan_release(framework, empty, "0.0.1", DAY)
    assert stop.value.reasons == ("de eerste uitgave heet 0.1.0 of 1.0.0, niet 0.0.1",)


# What is refused.

OLD = content(*THREE)
WEIGHTY = content(*THREE[:2], WITHDRAWN)
REFUSED = [
    ("0.2.1", "0.2.1 is te laag; nu kan 0.3.0 of 1.0.0"),
    ("0.2.0", "versies/0.2.0.json: uitgave 0.2.0 bestaat al, van 2027-01-01; een verzegelde "
              "uitgave verandert nooit; nu kan 0.3.0 of 1.0.0"),
    ("0.1.0", "0.1.0 kan niet volgen op 0.2.0; nu kan 0.3.0 of 1.0.0"),
    ("5.0.0", "5.0.0 kan niet volgen op 0.2.0; nu kan 0.3.0 of 1.0.0"),
    ("0.3.1", "0.3.1 kan niet volgen op 0.2.0; nu kan 0.3.0 of 1.0.0"),
    ("0.3", "‘0.3’ is geen versienummer; schrijf het als 1.2.3"),
    ("1" * 5000 + ".0.0", f"‘{'1' * 59}…’ is geen versienummer; schrijf het als 1.2.3"),
]  # fmt: skip


@pytest.mark.parametrize(("version", "reason"), REFUSED)
def test_wrong_number(version: str, reason: str) -> None:
    """The reason, and the same explanation that a good number gets."""
    refused = refusal(OLD, WEIGHTY, version)
    assert refused.reasons == (reason,)
    assert refused.weighing
    assert refused.weighing.lowest == Version(0, 3, 0)


@pytest.mark.parametrize("version", ["0.3.0", "1.0.0"])
def test_right_number(version: str) -> None:
    assert planned(OLD, WEIGHTY, version).version == version


def test_nothing_changed() -> None:
    """What a consumer registered, or a note about nothing, makes no release."""
    user = {"gemeenten": {"gm9001": {"id": "gm9001", "toelichting": "Nieuw."}}}
    refused = refusal(OLD, content(*THREE, notes=(note("mn-01"),)) | user)
    assert refused.reasons == ("er is niets veranderd sinds uitgave 0.2.0",)


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("2026-12-31", "2026-12-31 ligt vóór uitgave 0.2.0 van 2027-01-01"),
        ("2027-02-30", "‘2027-02-30’ is geen dag die bestaat (jjjj-mm-dd)"),
        ("morgen", "‘morgen’ is geen dag die bestaat (jjjj-mm-dd)"),
    ],
)
def test_wrong_day(date: str, reason: str) -> None:
    assert refusal(OLD, content(CHANGED, *THREE[1:]), date=date).reasons == (reason,)


def test_the_day_of_the_release_before_is_good() -> None:
    assert planned(OLD, content(CHANGED, *THREE[1:]), date="2027-01-01").date == "2027-01-01"


IDS = [
    (content(*THREE[:2]), "minimumnormen/mn-03.yaml: mn-03 stond in uitgave 0.2.0 en is verdwenen"),
    (content(*THREE[:2]) | {"doelen": {"mn-03": GOAL}},
     "doelen/mn-03.yaml: mn-03 was in uitgave 0.2.0 een minimumnorm en mag geen andere soort "
     "worden"),
]  # fmt: skip


@pytest.mark.parametrize(("new", "reason"), IDS)
def test_wrong_id(new: Mapping[str, Any], reason: str) -> None:
    """The release itself refuses wrong ids too, not only the check before it."""
    assert refusal(OLD, new).reasons == (reason,)


def test_returned_id() -> None:
    new = content(*THREE[:2], norm(id="mn-03", titel="Heel iets anders"))
    assert refusal(WEIGHTY, new).reasons == (
        "minimumnormen/mn-03.yaml: mn-03 is in uitgave 0.2.0 ingetrokken en mag niet terugkomen",
    )


def test_withdrawal_after_the_day_of_the_release() -> None:
    """The page of the release would say that something is gone that still holds."""
    late = norm(id="mn-03", titel="Derde", ingetrokken=GONE | {"datum": "2027-03-02"})
    assert refusal(OLD, content(*THREE[:2], late)).reasons == (
        "minimumnormen/mn-03.yaml: mn-03 is pas op 2027-03-02 ingetrokken, na deze uitgave van "
        "2027-03-01; wacht met intrekken of kies een latere dag",
    )
    assert planned(OLD, content(*THREE[:2], late), date="2027-03-02").version == "0.3.0"
    sealed = content(*THREE[:2], late)
    assert planned(sealed, content(CHANGED, THREE[1], late)).version == "0.3.0"


def test_deadline_before_the_day_of_the_release() -> None:
    """A deadline before the day of the release is refused, as it could not be met."""
    late = note("mn-01", actie="Zet een stoel neer.", uiterlijk="2027-02-28")
    assert refusal(OLD, content(CHANGED, *THREE[1:], notes=(late,))).reasons == (
        "wijzigingen/over-mn-01.yaml: de uiterste dag 2027-02-28 ligt vóór deze uitgave van "
        "2027-03-01; zo is geen gemeente op tijd",
    )


def test_all_reasons_come_at_once() -> None:
    refused = refusal(OLD, content(*THREE[:2]), "5.0.0", date="2020-01-01")
    assert [r.split()[0] for r in refused.reasons] == [
        "5.0.0",
        "minimumnormen/mn-03.yaml:",
        "2020-01-01",
    ]


# A correction.

ERROR = content(CHANGED, *THREE[1:], notes=(note("mn-01", richting="verzwaring"),))


def test_a_correction_is_a_patch_with_a_sealed_reason() -> None:
    plan = planned(OLD, ERROR, "0.2.1", correction="  Er stond kan \n waar mag hoort. ")
    assert (plan.version, plan.correction) == ("0.2.1", "Er stond kan waar mag hoort.")
    sealed = json.loads(plan.write[Path("versies/0.2.1.json")])
    assert list(sealed) == [
        "versie",
        "datum",
        "correctie",
        "vorige_keten",
        "schemas",
        "adressen",
        "inhoud",
    ]
    assert sealed["correctie"] == "Er stond kan waar mag hoort."
    assert explain(plan.weighing, plan.framework, correction=True).splitlines()[:2] == [
        "Als correctie van 0.2.0 mag het 0.2.1 heten.",
        "0.3.0 is het laagste nummer na 0.2.0: mn-01 verandert (normatief, verzwaring).",
    ]
    assert planned(OLD, ERROR, correction="Fout.").version == "0.2.1"


@pytest.mark.parametrize("version", ["0.3.0", "1.0.0"])
def test_a_correction_has_no_other_number(version: str) -> None:
    assert refusal(OLD, ERROR, version, correction="Fout.").reasons == (
        f"een correctie van 0.2.0 heet 0.2.1, niet {version}",
    )


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_correction_without_reason(reason: str) -> None:
    assert refusal(OLD, ERROR, "0.2.1", correction=reason).reasons == (
        "een correctie vraagt een reden: --correctie \"Wat er mis was\"",
    )  # fmt: skip


def test_a_correction_brings_and_takes_nothing() -> None:
    new = content(*THREE[:2], WITHDRAWN, norm(id="mn-04"))
    assert refusal(OLD, new, "0.2.1", correction="Vergeten.").reasons == (
        "minimumnormen/mn-03.yaml: mn-03 is ingetrokken; een correctie herstelt alleen tekst die "
        "al is uitgegeven",
        "minimumnormen/mn-04.yaml: mn-04 is nieuw; een correctie herstelt alleen tekst die al is "
        "uitgegeven",
    )


def test_nothing_to_correct_yet() -> None:
    with pytest.raises(Refused) as stop:
        plan_release(make_framework(OLD), Archive((), (), {}), None, DAY, "Fout.")
    assert stop.value.reasons == ("er is nog geen uitgave om te corrigeren",)


# What people read of it.


def test_section_of_a_release() -> None:
    """All that a changelog for people holds, word for word."""
    new = content(
        norm(norm="Iedere inwoner moet kunnen zitten."),
        EXPLAINED,
        norm(id="mn-03", titel="Derde", ingetrokken=GONE | {"opvolgers": ["mn-04"]}),
        norm(id="mn-04", titel="Vierde"),
        norm(id="mn-05", titel="Vijfde"),
        norm(id="mn-06", titel="Zesde", ingetrokken=GONE),
        notes=(
            note("mn-01", richting="verzwaring", titel="Zitten moet kunnen",
                 reden="Staan is vermoeiend.\n\nEn:\n\n- ongezond\n- saai",
                 actie="Zet stoelen neer.", uiterlijk="2027-06-01"),
            note("mn-03", "mn-04", titel="Samengevoegd", richting="verlichting",
                 actie="Lees mn-04."),
        ),
    )  # fmt: skip
    old = content(*THREE, norm(id="mn-06", titel="Zesde"))
    assert section(planned(old, new)) == (
        "## Landelijk armoedekader 0.3.0 (1 maart 2027)\n\n"
        "Er zijn 6 onderdelen nieuw, gewijzigd of ingetrokken sinds versie 0.2.0.\n\n"
        "### Nieuw\n\n"
        "- Samengevoegd (verlichting): mn-04 ‘Vierde’\n\n"
        "  Dat was nodig.\n\n"
        "- Minimumnormen: mn-05 ‘Vijfde’\n\n"
        "### Gewijzigd\n\n"
        "- Zitten moet kunnen (verzwaring): mn-01 ‘Een norm’\n\n"
        "  Staan is vermoeiend.\n\n  En:\n\n  - ongezond\n  - saai\n\n"
        "- Toelichtend: mn-02 ‘Tweede’\n\n"
        "### Ingetrokken\n\n"
        "- mn-03 ‘Derde’, op 1 januari 2027. Opvolger: mn-04 ‘Vierde’.\n\n"
        "  Overbodig.\n\n"
        "- mn-06 ‘Zesde’, op 1 januari 2027. Er is geen opvolger.\n\n"
        "  Overbodig.\n\n"
        "### Wat gemeenten moeten doen\n\n"
        "- Uiterlijk 1 juni 2027 (mn-01):\n\n"
        "  Zet stoelen neer.\n\n"
        "- Zonder uiterste dag (mn-03, mn-04):\n\n"
        "  Lees mn-04.\n"
    )


def test_section_of_a_correction() -> None:
    plan = planned(OLD, content(THREE[0], EXPLAINED, THREE[2]), correction="Verkeerd getypt.")
    assert section(plan) == (
        "## Landelijk armoedekader 0.2.1 (1 maart 2027)\n\n"
        "Er is 1 onderdeel nieuw, gewijzigd of ingetrokken sinds versie 0.2.0.\n\n"
        "Correctie: Verkeerd getypt.\n\n"
        "### Gewijzigd\n\n- Toelichtend: mn-02 ‘Tweede’\n\n"
        "### Wat gemeenten moeten doen\n\n"
        "Niets: deze uitgave vraagt geen handeling van gemeenten.\n"
    )


def test_section_of_the_first_release() -> None:
    plan = plan_release(make_framework(OLD), Archive((), (), {}), None, DAY)
    assert section(plan) == (
        "## Landelijk armoedekader 0.1.0 (1 maart 2027)\n\n"
        "De eerste uitgave: 3 onderdelen.\n\n"
        "### Nieuw\n\n- Minimumnormen: 3\n\n"
        "### Wat gemeenten moeten doen\n\n"
        "Niets: deze uitgave vraagt geen handeling van gemeenten.\n"
    )


BESIDE = Path("../CHANGELOG.md")
HEAD = "# Changelog\n\nUitleg.\n\n"
PLACES = [
    (f"{HEAD}## Unreleased\n\n- Iets.\n\n## 1.0\n\n- Oud.\n",
     [HEAD + "## Unreleased\n\n- Iets.\n\n", "\n## 1.0\n\n- Oud.\n"]),
    (f"{HEAD}## Unreleased\n\n- Iets.\n", [HEAD + "## Unreleased\n\n- Iets.\n\n", ""]),
    (f"{HEAD}## Landelijk armoedekader 0.2.0 (1 januari 2027)\n\nOud.\n",
     [HEAD, "\n## Landelijk armoedekader 0.2.0 (1 januari 2027)\n\nOud.\n"]),
    (HEAD, [HEAD, ""]),
    ("", ["", ""]),
    (f"{HEAD}## Unreleased\n\n## Landelijk armoedekader 0.3.0 (3 maart 2027)\n\nRest.\n",
     [HEAD + "## Unreleased\n\n", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "around"), PLACES)
def test_section_stands_in_the_right_place(before: str, around: list[str]) -> None:
    """After what isn't released yet, before older releases; nothing else changes."""
    plan = planned(OLD, WEIGHTY)
    expected = section(plan).join(around)
    written = with_changelog(plan, BESIDE, before).write
    assert written[BESIDE] == expected
    windows = with_changelog(plan, BESIDE, before.replace("\n", "\r\n")).write
    if before:
        assert windows[BESIDE] == expected.replace("\n", "\r\n")
    assert [p.name for p in written] == [
        "0.3.0.json",
        SCHEMAS,
        "adressen.json",
        "CHANGELOG.md",
        "register.json",
    ]


# What is written.


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A framework folder that holds one release and a note, with a changelog beside it."""
    root = tmp_path / "kader"
    root.mkdir()
    write_release(
        root, plan_release(make_framework(OLD), Archive((), (), {}), "0.1.0", "2027-01-01")
    )
    (root / "wijzigingen").mkdir()
    (root / "wijzigingen" / "over-mn-01.yaml").write_text("id: over-mn-01\n", encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(HEAD, encoding="utf-8")
    return root


def archive(root: Path) -> Archive:
    outcome = read_archive(root, make_setup())
    assert isinstance(outcome, Archive), outcome
    return outcome


def next_plan(root: Path) -> Plan:
    new = make_framework(content(CHANGED, *THREE[1:], notes=(note("mn-01"),)))
    return with_changelog(plan_release(new, archive(root), None, DAY, "Fout."), BESIDE, HEAD)


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder with their bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_writing_a_release(root: Path) -> None:
    write_release(root, next_plan(root))
    written = archive(root)
    assert [(r.name, r.correction) for r in written.releases] == [("0.1.0", ""), ("0.1.1", "Fout.")]
    assert [n.id for n in written.releases[1].notes] == ["over-mn-01"]
    assert "## Landelijk armoedekader 0.1.1 (1 maart 2027)" in (
        root.parent / "CHANGELOG.md"
    ).read_text("utf-8")
    assert sorted(tree(root.parent)) == [
        "CHANGELOG.md",
        "kader/versies/0.1.0.json",
        "kader/versies/0.1.1.json",
        "kader/versies/adressen.json",
        "kader/versies/register.json",
        f"kader/versies/{SCHEMAS}",
    ]


@pytest.mark.parametrize("stop", range(6))
def test_a_write_that_fails_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """Whichever of the three files can't be written or put in place, all is as it was."""
    plan = next_plan(root)
    before = tree(root.parent)
    left = [stop]

    def count(real: Any) -> Any:
        def may_fail(*arguments: Any) -> Any:
            if left[0] == 0:
                raise OSError("de schijf is vol")
            left[0] -= 1
            return real(*arguments)

        return may_fail

    monkeypatch.setattr(publish, "_write_aside", count(publish._write_aside))
    monkeypatch.setattr(Path, "replace", count(Path.replace))
    with pytest.raises(OSError, match="de schijf is vol"):
        write_release(root, plan)
    assert tree(root.parent) == before


def test_a_write_that_was_cut_short_is_a_finding(root: Path) -> None:
    """Power went before the register was written: the stray file says how to go on."""
    plan = next_plan(root)
    sealed = Path(FOLDER) / "0.1.1.json"
    (root / sealed).write_text(plan.write[sealed], encoding="utf-8")
    findings = read_archive(root, make_setup())
    assert isinstance(findings, list)
    assert [str(f) for f in findings] == [
        "versies/0.1.1.json:1:1: fout zegel-ontbreekt: Dit bestand staat niet in het register van "
        "uitgaven. Is een uitgave onderbroken? Maak haar ongedaan met ‘kader uitgave --terug’. Kan "
        "dat niet, haal dan dit bestand weg, en haar deel in CHANGELOG.md als dat er al staat, en "
        "draai ‘kader uitgave’ opnieuw. Anders is het register veranderd: zet "
        "versies/register.json terug zoals het was."
    ]
    (root / sealed).unlink()
    write_release(root, plan)
    assert archive(root).releases[-1].name == "0.1.1"


def test_a_plan_writes_nothing(root: Path) -> None:
    def times() -> dict[Path, int]:
        return {p: p.stat().st_mtime_ns for p in root.parent.rglob("*")}

    before = tree(root.parent), times()
    section(next_plan(root))
    assert (tree(root.parent), times()) == before


# What readers see of it.


def site_of(new: Mapping[str, Any], correction: str = "") -> Site:
    """A site with a release of the old content and one of the new."""
    framework = make_framework(new)
    second = Release("0.2.1", DAY, framework, correction=correction)
    concept = Release("concept", DAY, framework, is_concept=True)
    return Site(
        (make_release("0.2.0", OLD, "2027-01-01"), second), concept, "https://kader.example/"
    )


def pages(site: Site) -> dict[str, str]:
    """All pages by path, as one line of text without tags."""
    return {
        p.path: " ".join(unescape(re.sub(r"<[^>]*>", " ", p.body)).split())
        for p in render_pages(site)
    }


def test_a_correction_is_shown_with_its_reason() -> None:
    """On the page of the version, on that of its changes, in the list, and in the data."""
    site = site_of(ERROR, "Er stond <kan> waar mag hoort.")
    told = "Correctie. Versie 0.2.1 herstelt een fout in de versie ervoor: Er stond <kan> waar"
    paths = {path for path, text in pages(site).items() if told in text}
    assert paths == {
        "kader/",
        "versies/",
        "versies/0.2.1/",
        "versies/0.2.1/wijzigingen/",
        "vergelijk/0.2.0/0.2.1/",
    }
    data = {a.path: a.content for a in render_assets(site, site.address)}
    assert (
        json.loads(data["data/0.2.1/kader.json"])["correctie"] == "Er stond <kan> waar mag hoort."
    )
    assert "correctie" not in json.loads(data["data/0.2.0/kader.json"])
    assert not any("Correctie." in text for text in pages(site_of(ERROR)).values())


def test_no_successor_is_said_outright() -> None:
    """On the page of the item, in the changes and for consumers; ‘geen’ is never an id."""
    stone = {"ingetrokken": GONE | {"opvolgers": ["geen"]}}
    cited = {"item": "mn-03", "document": "Plan", "versie": "0.2.0", "van": "2027-02-01"}
    new = content(*THREE[:2], norm(id="mn-03", titel="Derde", **stone))
    new |= {"gemeenten": {"gm9001": {"id": "gm9001", "aanhalingen": [cited]}}}
    site = site_of(new)
    told = pages(site)
    assert {path for path, text in told.items() if "Er is geen opvolger." in text} == {
        "minimumnormen/mn-03/",
        "concept/minimumnormen/mn-03/",
        "versies/0.2.1/minimumnormen/mn-03/",
        "versies/0.2.1/wijzigingen/",
        "vergelijk/0.2.0/0.2.1/",
    }
    assert (
        "Derde mn-03 ingetrokken : aangehaald in ‘Plan’ (versie 0.2.0). Dit onderdeel is "
        "ingetrokken, zonder opvolger. Pas het document aan, of leg vast dat het zo blijft."
    ) in told["gemeenten/gm9001/"]
    published = {
        a.path: a.content for a in render_assets(site, site.address) if "/schemas/" not in a.path
    }
    (judge,) = json.loads(published["gemeenten/gm9001/wijzigingen.json"])["na_te_kijken"]
    assert (judge["reden"], judge["opvolgers"]) == ("ingetrokken", [])
    assert not any('"geen"' in text for text in published.values())


# The law.


@st.composite
def states(draw: st.DrawFn) -> tuple[dict[str, Any], ...]:
    """Two contents with the same ids or more: items change, come, are withdrawn, or vanish."""
    states: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for name in draw(st.lists(st.sampled_from(CONTENT), min_size=1, max_size=2, unique=True)):
        kind = kinds()[name]
        living = objects(tuple(f for f in kind.fields if f.name != "ingetrokken"))
        for number in range(draw(st.integers(1, 2))):
            item = f"{kind.prefix}-{number:02}"
            data = draw(living) | {"id": item}
            other = data if draw(st.booleans()) else draw(living) | {"id": item}
            gone = draw(st.sampled_from((None, None, "eerst", "nu")))
            stone = {"ingetrokken": GONE}
            if draw(st.integers(0, 4)):
                states[0].setdefault(name, {})[item] = data | (stone if gone == "eerst" else {})
            if draw(st.integers(0, 9)):
                states[1].setdefault(name, {})[item] = other | (stone if gone else {})
    ids = [i for n in states[1] for i in states[1][n]]
    if ids:
        some = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))
        direction = draw(st.sampled_from(DIRECTIONS))
        states[1]["wijzigingen"] = {"over": note(*some, richting=direction, id="over")}
    return states


@given(states(), st.sampled_from(("0.1.0", "1.0.0")), st.sampled_from((None, "Fout.")))
@settings(max_examples=60)
def test_what_was_planned_can_be_read(
    tmp_path_factory: pytest.TempPathFactory,
    both: tuple[dict[str, Any], ...],
    first: str,
    correction: str | None,
) -> None:
    """A number goes up, and what a plan writes is an archive without findings, as it was."""
    root = tmp_path_factory.mktemp("wet")
    frameworks: list[Framework] = [make_framework(state) for state in both]
    write_release(root, plan_release(frameworks[0], Archive((), (), {}), first, "2027-01-01"))
    for name in frameworks[1].data["wijzigingen"]:
        write_new(root / "wijzigingen" / f"{name}.yaml", "")
    try:
        plan = plan_release(frameworks[1], archive(root), None, DAY, correction)
    except Refused:
        return
    lowest = lowest_version(first, plan.changes, frameworks[1].notes)
    assert Version.parse(first) < Version.parse(plan.version)
    assert plan.version == str(lowest) or correction
    assert Version.parse(plan.version) <= lowest
    write_release(root, plan)
    newest = archive(root).releases[-1]
    assert (newest.name, newest.date, newest.correction) == (plan.version, DAY, correction or "")
    assert newest.framework.data == frameworks[1].data


def renewed(count: int, **fields: Any) -> Plan:
    """The plan of a release in which so many norms change in one field."""
    ids = [f"mn-{n:02}" for n in range(1, count + 1)]
    return planned(
        content(*(norm(id=i) for i in ids)), content(*(norm(id=i, **fields) for i in ids))
    )


@pytest.mark.parametrize(
    ("count", "left"), [(19, []), (20, []), (21, ["    … en nog 1"]), (22, ["    … en nog 2"])]
)
def test_a_list_of_twenty_is_given_whole(count: int, left: list[str]) -> None:
    """Of what the changes weigh; only from the twenty-first on something is left out."""
    plan = renewed(count, toelichting="Zo.")
    lines = explain(plan.weighing, plan.framework).splitlines()
    assert len([line for line in lines if line.startswith("    mn-")]) == min(count, 20)
    assert [line for line in lines if "en nog" in line] == left


@pytest.mark.parametrize(
    ("count", "tail"), [(19, ""), (20, ""), (21, " en nog 1"), (22, " en nog 2")]
)
def test_a_section_names_twenty(count: int, tail: str) -> None:
    """In the changelog for people."""
    named = ", ".join(f"mn-{n:02} ‘Een norm’" for n in range(1, min(count, 20) + 1))
    assert f"\n- Toelichtend: {named}{tail}\n" in section(renewed(count, toelichting="Zo."))


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (2, "mn-01 {0} en mn-02 {0}"),
        (3, "mn-01 {0}, mn-02 {0} en mn-03 {0}"),
        (4, "mn-01 {0}, mn-02 {0}, mn-03 {0} en nog 1 wegen even zwaar"),
        (5, "mn-01 {0}, mn-02 {0}, mn-03 {0} en nog 2 wegen even zwaar"),
    ],
)
def test_three_changes_that_force_the_number_are_named(count: int, named: str) -> None:
    plan = renewed(count, norm="Anders.")
    first = explain(plan.weighing, plan.framework).splitlines()[0]
    said = named.format("verandert (normatief, telt als verzwaring)")
    assert first == f"0.3.0 is het laagste nummer na 0.2.0: {said}."
