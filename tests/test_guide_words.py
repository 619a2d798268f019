"""The guide speaks of the framework that it is in: its folder, its articles, its users."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest

from generator.check.framework import concept_of, read_all
from generator.edge.cli import main
from generator.load.codes import load_codes
from generator.pages import guide_examples
from generator.pages.guide import guide_pages
from generator.site.content import Site
from tests.builders import example_site

SECOND = Path(__file__).parent / "tweedekader"


def site_of(root: Path) -> Site:
    """The site of a framework, as the edge to MkDocs makes it."""
    framework, archive = read_all(root)
    return Site(archive.releases, concept_of(framework, archive), folder=root.name)


def words(site: Site) -> dict[str, str]:
    """The text of each page of the guide, by the last part of its path."""
    bodies = {p.path.split("/")[1]: p.body for p in guide_pages(site)}
    return {n: html.unescape(re.sub(r"<[^>]*>", "", b)) for n, b in bodies.items()}


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A framework that was just begun."""
    main(["nieuw", "kader", str(tmp_path / "zorgkader")])
    return tmp_path / "zorgkader"


def second(folder: Path, **changes: str) -> Path:
    """The second framework, with other words in its settings."""
    shutil.copytree(SECOND, folder)
    place = folder / "kader.yaml"
    text = place.read_text("utf-8")
    for name, value in changes.items():
        text, count = re.subn(rf"(?m)^  {name}: .*$", f"  {name}: {value}", text, count=1)
        assert count == 1
    place.write_text(text, encoding="utf-8")
    return folder


def test_a_fresh_framework_speaks_of_itself(fresh: Path) -> None:
    pages = words(site_of(fresh))
    assert (
        "Neem de velden over van een onderdeel dat op het uwe lijkt."
        in (pages["een-onderdeel-toevoegen"])
    )
    assert "typt kader nieuw onderdelen --kader zorgkader:" in pages["een-onderdeel-toevoegen"]
    assert "Zoek in zorgkader/onderdelen/ het hoogste" in pages["een-onderdeel-toevoegen"]
    assert "een los bestand in zorgkader/wijzigingen/ met" in pages["een-onderdeel-toevoegen"]
    assert "staat in zorgkader/onderdelen/on-02.yaml" in pages["een-woord-veranderen"]
    assert "Iets veranderen in zorgkader/versies/." in pages["een-onderdeel-intrekken"]
    strange = re.compile(r"framework/|verordening|\b[Pp]lannen\b|0363|gemeente", re.IGNORECASE)
    own = {name: text for name, text in pages.items() if name != "meldingen"}
    assert [name for name, text in own.items() if strange.search(text)] == []
    assert "welke gebruikers het raakt" not in pages["na-het-indienen"]


def test_explanations_name_no_users_of_one_framework() -> None:
    """Not every framework is cited in a bye-law."""
    strange = re.compile(r"verordening|\b[Pp]lannen\b", re.IGNORECASE)
    said = [f"{c.what} {c.why} {' '.join(c.steps)}" for c in load_codes().values()]
    assert [text for text in said if strange.search(text)] == []


def test_the_folder_of_the_real_framework_needs_no_option() -> None:
    text = words(example_site())["een-norm-toevoegen"]
    assert "typt kader nieuw minimumnormen: dan" in text
    assert "Zoek in framework/minimumnormen/ het hoogste" in text


def test_a_folder_is_quoted_in_a_command(fresh: Path) -> None:
    root = fresh.rename(fresh.with_name("zorg en welzijn"))
    assert (
        "kader nieuw onderdelen --kader 'zorg en welzijn':"
        in (words(site_of(root))["een-onderdeel-toevoegen"])
    )


def test_words_follow_their_articles(tmp_path: Path) -> None:
    de = words(site_of(second(tmp_path / "de")))
    assert "van een eis die op de uwe lijkt" in de["een-eis-toevoegen"]
    assert "de pagina van elke school die het raakt" in de["een-eis-toevoegen"]
    assert "de pagina van elke school die het raakt" in de["na-het-indienen"]
    het = words(site_of(second(tmp_path / "het", lidwoord="het", enkelvoud="ziekenhuis")))
    assert "de pagina van elk ziekenhuis dat het raakt" in het["een-eis-toevoegen"]
    assert "de pagina van elk ziekenhuis dat het raakt" in het["na-het-indienen"]
    assert "wat u moet nalopen in uw schoolplan of tuinplan." in het["ziekenhuis-registreren"]


def test_a_body_of_several_is_referred_to_by_its_article(tmp_path: Path) -> None:
    assert "Wat het aanhaalt, telt" in words(site_of(second(tmp_path / "a")))["school-registreren"]
    root = second(tmp_path / "b")
    schema = root / "schemas" / "besturen.schema.json"
    text = schema.read_text("utf-8")
    schema.write_text(text.replace('"x-lidwoord": "het"', '"x-lidwoord": "de"'), encoding="utf-8")
    assert "Wat zij aanhaalt, telt" in words(site_of(root))["school-registreren"]


def test_a_code_of_digits_is_copied_with_its_quotes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who copies the example gets a file that the check reads as text."""
    monkeypatch.setattr(guide_examples, "unused_code", lambda kind: "000000")
    page = words(site_of(second(tmp_path / "kader")))["school-registreren"]
    assert 'id: "000000"\n' in page
    assert "Maak het bestand kader/scholen/000000.yaml" in page


@pytest.mark.parametrize("shown", [False, True])
def test_a_built_site_names_its_folder_and_shows_pictures_that_fit(
    shown: bool, fresh: Path, tmp_path: Path
) -> None:
    if shown:
        with (fresh / "kader.yaml").open("a", encoding="utf-8") as file:
            file.write("gids:\n  soort: onderdelen\n  woord: onderdeel\n  beelden: true\n")
    assert main(["bouw", "--kader", str(fresh), "--naar", str(tmp_path / "site")]) == 0
    assets = tmp_path / "site" / "assets"
    assert (assets / "kader.css").is_file()
    assert any(assets.rglob("*.png")) is shown
    guide = tmp_path / "site" / "meedoen" / "een-onderdeel-toevoegen" / "index.html"
    assert "<code>zorgkader/onderdelen/</code>" in guide.read_text("utf-8")
