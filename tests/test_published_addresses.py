"""The addresses derived by rule are those of the pages and files that are made, no more or less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.check.framework import concept_of, read_all
from generator.data.files import render_assets
from generator.history.addresses import Addresses, anchors_of
from generator.pages.render import render_pages
from generator.site.content import Page, Site
from tests.builders import EXAMPLE, example_site, make_release, norm, norms

ROOT = Path(__file__).parents[1]


def site_of(root: Path) -> Site:
    """A framework on disk as the renderer gets it."""
    framework, archive = read_all(root)
    return Site(archive.releases, concept_of(framework, archive))


def made(site: Site) -> set[str]:
    """The addresses of what is really made.

    Pages that go when there is nothing left to decide aren't among them: nobody links to those.
    """
    files = {a.path for a in render_assets(site, "https://kader.example/")}
    passing = ("/raad/", "/overstap/")
    return files | {p.path for p in render_pages(site) if not p.path.endswith(passing)}


@pytest.mark.parametrize("root", [EXAMPLE, ROOT / "tests/tweedekader"], ids=lambda p: p.name)
def test_the_rules_give_what_is_made(root: Path) -> None:
    site = site_of(root)
    assert Addresses(site.sealed, site.concept.framework).all == made(site)


def test_before_the_first_release_too() -> None:
    site = Site((), make_release("concept", norms(norm())))
    assert Addresses((), site.concept.framework).all == made(site)


def test_each_place_on_the_page_of_an_item_is_there() -> None:
    """A link to a field of an item leads to that field."""
    site = example_site()
    pages: dict[str, Page] = {p.path: p for p in render_pages(site)}
    lacking = [
        f"{path}#{place}"
        for path, places in anchors_of(site.current.framework).items()
        for place in places - set(re.findall(r' id="([^"]+)"', pages[path].body))
    ]
    assert lacking == []


def test_what_belongs_to_the_working_version_does_not_last() -> None:
    site = example_site()
    addresses = Addresses(site.sealed, site.concept.framework)
    passing = addresses.all - addresses.lasting
    assert {p.split("/")[0] for p in passing} == {"concept", "data", "vergelijk"}
    assert all("concept/" in p for p in passing)
