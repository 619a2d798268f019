"""The places on fixed pages stay: written in the ledger, and a build that loses one names it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.check.framework import check
from generator.edge.cli import main
from generator.edge.exit_codes import GOOD
from generator.history.anchors import promised
from generator.history.promises import PATH, read_promises, without_places, written_places
from generator.history.versions import FOLDER
from generator.pages.fixed_places import fixed_places, passes, places_of
from generator.pages.render import render_pages
from generator.setup.fixed_places import MAIN, settings_places
from generator.site.content import Page, Site
from tests.builders import EXAMPLE, example_site, make_project
from tests.test_published_addresses import site_of

ROOT = Path(__file__).parents[1]
RELEASE = ["uitgave", "2.0.0", "--datum", "2026-11-23", "--kader"]


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """The example framework after a release, which wrote the places down."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    assert main([*RELEASE, str(root)]) == GOOD
    return root


def change(root: Path, old: str, new: str) -> None:
    """Write something else in the settings."""
    path = root / "kader.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path) -> list[tuple[str, str]]:
    """What is said of the framework."""
    return [(f.rule, f.message) for f in check(root).errors]


def named(root: Path) -> set[str]:
    """The places in the ledger."""
    promises = read_promises(root)
    assert not isinstance(promises, Finding)
    return {f"{p.path}#{p.place}" for p in written_places(promises)}


def test_a_release_writes_down_the_places_of_fixed_pages(kader: Path) -> None:
    places = named(kader)
    assert {"over/#licentie", "id/#merken", "data/#data-2.0.0", "#inhoud"} <= places
    assert "meedoen/een-norm-toevoegen/#notitie" in places
    assert "meedoen/meldingen/#adres-weg" in places
    assert {f"over/#{p}" for p in settings_places(example_site().settings)["over/"]} <= places


def test_the_rule_gives_the_places_that_are_made() -> None:
    for site in (example_site(), site_of(ROOT / "framework"), site_of(ROOT / "tests/tweedekader")):
        made = {p.path: places_of(p.body) for p in render_pages(site)}
        for path, places in settings_places(site.settings).items():
            assert made[path] == set(places), path


@pytest.mark.parametrize("target", ["over/", "over/#herkomst"])
def test_a_place_that_would_go_is_named_and_leads_on(kader: Path, target: str) -> None:
    """The advice, followed, ends the finding; and the page leads on from the old place."""
    change(kader, "anker: bron", "anker: herkomst")
    (finding,) = check(kader).errors
    assert finding.rule == "adres-weg"
    assert finding.message == (
        "De plek /over/#bron stond op de site sinds uitgave 2.0.0, en zou verdwijnen."
    )
    assert "van: over/#bron en naar: over/" in finding.hint
    with (kader / "kader.yaml").open("a", encoding="utf-8") as file:
        file.write(f"verhuisd:\n  - van: over/#bron\n    naar: {target}\n")
    assert told(kader) == []
    body = {p.path: p.body for p in render_pages(site_of(kader))}["over/"]
    link = target.removeprefix("over/") or "./"
    assert re.search(rf'<li id="bron">.*<a href="(\./)?{re.escape(link)}"', body)


def test_a_build_that_loses_a_place_fails_and_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also on a page of which no setting names the places."""
    project = make_project(tmp_path / "project")
    monkeypatch.chdir(project)
    assert main([*RELEASE, "framework"]) == GOOD

    def without(site: Site) -> list[Page]:
        gone = ' id="notitie"'
        pages = list(render_pages(site))
        for page in pages:
            object.__setattr__(page, "body", page.body.replace(gone, ""))
        return pages

    monkeypatch.setattr("generator.edge.mkdocs_plugin.render_pages", without)
    capsys.readouterr()
    assert main(["bouw"]) != GOOD
    err = capsys.readouterr().err
    assert "/meedoen/een-norm-toevoegen/#notitie (sinds 2.0.0)" in err
    assert "‘verhuisd’ in kader.yaml" in err


@pytest.mark.parametrize(
    ("van", "naar", "message"),
    [
        ("over/#meer", "over/", "De plek ‘over/#meer’ staat nog op haar pagina."),
        ("nergens/#x", "over/", "De pagina ‘nergens/’ bestaat niet."),
        ("id/mn-01/#x", "over/", "De pagina ‘id/mn-01/’ bestaat niet."),
        ("over/#x", "over/#y", "Een vaste plek ‘#y’ op de pagina ‘over/’ is niet bekend."),
        ("over/#x", "weg/#y", "De pagina ‘weg/#y’ bestaat niet."),
    ],
)
def test_a_place_moves_from_and_to_what_is_there(
    tmp_path: Path, van: str, naar: str, message: str
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    with (root / "kader.yaml").open("a", encoding="utf-8") as file:
        file.write(f"verhuisd:\n  - van: {van}\n    naar: {naar}\n")
    assert [f.message for f in check(root).errors] == [message]


def test_a_release_of_before_stays_valid_and_is_said_to_lack_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    assert main(["verifieer", str(root)]) == GOOD
    said = "Van 0.1.0, 0.2.0 en 1.0.0 staan de plekken op vaste pagina’s"
    assert said in capsys.readouterr().out
    old = (root / FOLDER / "1.0.0.json").read_bytes()
    assert main([*RELEASE, str(root)]) == GOOD
    assert (root / FOLDER / "1.0.0.json").read_bytes() == old
    capsys.readouterr()
    assert main(["verifieer", str(root)]) == GOOD
    assert said in capsys.readouterr().out


def test_the_real_framework_says_so_too() -> None:
    root = ROOT / "framework"
    promises = read_promises(root)
    assert not isinstance(promises, Finding)
    assert without_places(promises, site_of(root).sealed)[:2] == ("0.1.0", "0.2.0")


def test_a_ledger_that_names_no_place_after_its_mark_is_damaged(kader: Path) -> None:
    ledger = kader / PATH
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace('"over/#meer"', '"over/#"'), encoding="utf-8")
    assert ("adressen-onleesbaar" in {rule for rule, _ in told(kader)}) is True


_STATE = re.compile(r"gemeenten/|samenwerkingen/|concept/|vergelijk/|versies/[0-9.]+/$|kader/$")
"""Pages that say how things are now, and lists in which places have a number."""
_OF_THEME = {
    *("uitwerking-kop", "samenhang-kop", "vindplaatsen-kop", "open-kop", "inwoners-kop"),
    *("ingetrokken-kop", "vroeger-kop", "vragen-kop", "uitkomsten-kop", "uitspraken-kop"),
    *("geschiedenis", "aanhalen", "verbeteren", "ingetrokken", "wettekst", "alle-meldingen"),
    *("verder", "status", "bij-u", MAIN),
}
"""Headings of the theme on pages of items: they name a part of the page, and no content."""
_OTHERS = re.compile(r"terug-[0-9]+|soort-[a-z-]+|gewicht-[a-z]+|groep-[0-9]+")


def test_of_every_place_it_is_known_whether_it_stays() -> None:
    """A new place in a template asks for a decision: promised, or one of these with its reason."""
    site = example_site()
    kept = fixed_places(site) | {f"{p.path}#{p.place}" for p in promised(site.sealed)}
    undecided = {
        f"{page.path}#{place}"
        for page in render_pages(site)
        if not _STATE.match(page.path) and not page.redirect
        for place in places_of(page.body)
        if f"{page.path}#{place}" not in kept
        and place not in _OF_THEME
        and not _OTHERS.fullmatch(place)
        and not passes(page.path, place, site)
    }
    assert undecided == set()
