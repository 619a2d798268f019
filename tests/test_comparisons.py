"""Two versions beside each other: what changed in one step stands once, and is one link away."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from bs4 import BeautifulSoup

from generator.data.files import render_assets
from generator.history.versions import CONCEPT, Release
from generator.pages.changes import Comparisons
from generator.pages.render import render_pages
from generator.site.content import Page, Site
from generator.site.tree import Tree, trees
from tests.builders import example_site, make_framework, make_release, norm, norms

FIRST = [norm(id="mn-01", titel="Een"), norm(id="mn-02", titel="Twee"), norm(id="mn-03")]
AGAIN = {"norm": "Iedere inwoner heeft een tafel."}
ONCE_MORE = {"norm": "Iedere inwoner heeft een lamp."}

NOTE = {
    "id": "uitleg",
    "titel": "Uitleg",
    "items": ["mn-02"],
    "reden": "Er kwamen vragen.",
    "richting": "gelijk",
    "besluit": "Redactie",
}


@cache
def site() -> Site:
    """mn-01 changes in two steps, mn-02 in the second, mn-03 there and back, mn-04 comes then.

    The last release changes mn-04.
    """
    mn_01, mn_02, mn_03 = FIRST
    second = norms(mn_01 | AGAIN, mn_02, mn_03 | AGAIN)
    new = norm(id="mn-04", titel="Vier")
    third = norms(mn_01 | ONCE_MORE, mn_02 | AGAIN, mn_03, new)
    fourth = norms(mn_01 | ONCE_MORE, mn_02 | AGAIN, mn_03, new | AGAIN)
    return Site(
        (
            make_release("0.1.0", norms(*FIRST), date="2025-01-01"),
            make_release("0.2.0", second, date="2025-02-01"),
            make_release("0.3.0", third, date="2025-03-01"),
            make_release("0.4.0", fourth, date="2025-04-01"),
        ),
        Release(CONCEPT, "2025-04-01", make_framework(fourth), is_concept=True),
    )


@cache
def pages() -> Mapping[str, Page]:
    return {page.path: page for page in render_pages(site())}


def shown(path: str) -> dict[str, str]:
    """What a page says of each item: where the change stands, or that it stands here."""
    soup = BeautifulSoup(pages()[path].body, "html.parser")
    rows = {
        str(row["id"]): " ".join(str(a["href"]) for a in row.find_all("a")[1:])
        for row in soup.select("li[id^=mn-]")
    }
    return rows | {str(part["id"]): "hier" for part in soup.select("article.wijziging")}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "vergelijk/0.1.0/0.2.0/",
            {
                "mn-01": "../../../versies/0.2.0/wijzigingen/#mn-01",
                "mn-03": "../../../versies/0.2.0/wijzigingen/#mn-03",
            },
        ),
        (
            "vergelijk/0.1.0/0.3.0/",
            {
                "mn-01": "../../../versies/0.2.0/wijzigingen/#mn-01 "
                "../../../versies/0.3.0/wijzigingen/#mn-01",
                "mn-02": "../../../versies/0.3.0/wijzigingen/#mn-02",
                "mn-04": "../../../versies/0.3.0/wijzigingen/#mn-04",
            },
        ),
        (
            "vergelijk/0.1.0/0.4.0/",
            {
                "mn-01": "hier",
                "mn-02": "../../../versies/0.3.0/wijzigingen/#mn-02",
                "mn-04": "hier",
            },
        ),
        ("vergelijk/0.4.0/concept/", {}),
        ("versies/0.2.0/wijzigingen/", {"mn-01": "hier", "mn-03": "hier"}),
    ],
)
def test_what_took_one_step_stands_at_that_step(path: str, expected: dict[str, str]) -> None:
    """What took more stands where the two are set beside each other; there and back doesn't."""
    assert shown(path) == expected


def test_every_link_to_a_step_leads_to_a_change() -> None:
    """On the whole example: no row leads to a place that isn't there."""
    rendered = {page.path: page for page in render_pages(example_site())}
    links = 0
    for path, page in rendered.items():
        if not path.startswith("vergelijk/") or path == "vergelijk/":
            continue
        soup = BeautifulSoup(page.body, "html.parser")
        for row in soup.select("li[id]"):
            for link in row.find_all("a")[1:]:
                target, _, anchor = str(link["href"]).partition("#")
                assert anchor == row["id"]
                step = rendered[target.removeprefix("../../../")]
                assert f'<article class="wijziging" id="{anchor}">' in step.body
                links += 1
    assert links > 10


def test_both_ways_to_a_change_say_the_same() -> None:
    """An item that changed in one step has the old and new words of that step."""
    comparisons = Comparisons(site())
    first, last = site().sealed[0], site().sealed[-1]
    whole = comparisons.between(first, last)
    step = comparisons.steps[1]
    assert whole.by_item["mn-02"].fields == step.by_item["mn-02"].fields
    assert comparisons.path(whole, "mn-02") == "versies/0.3.0/wijzigingen/"
    assert comparisons.path(whole, "mn-01") == "vergelijk/0.1.0/0.4.0/"


def concept(**changed: str) -> Site:
    """The same with a working version in which mn-02 says something else."""
    data = site().current.framework.data["minimumnormen"]
    items = [dict(d) | (changed if i == "mn-02" else {}) for i, d in data.items()]
    release = Release(CONCEPT, "", make_framework(norms(*items)), is_concept=True)
    return replace(site(), concept=release)


def below_concept(of: Site) -> set[str]:
    return {p.path for p in render_pages(of) if p.path.startswith("concept/")}


def test_the_working_version_has_a_page_of_what_differs() -> None:
    """Of the rest the newest release has the page, and so the list and the links lead there."""
    assert below_concept(site()) == {"concept/", "concept/wijzigingen/"}
    changed = concept(norm="Iedere inwoner heeft een kast.")
    assert below_concept(changed) == {
        "concept/",
        "concept/minimumnormen/",
        "concept/minimumnormen/mn-02/",
        "concept/wijzigingen/",
    }
    tree = list(trees(changed))[-1]
    assert tree.path("mn-02") == "concept/minimumnormen/mn-02/"
    assert tree.path("mn-01") == "minimumnormen/mn-01/"
    assert tree.kind_path(changed.kinds["minimumnormen"]) == "concept/minimumnormen/"
    assert tree.kind_path(changed.kinds["doelen"]) == "doelen/"


def test_before_the_first_release_the_working_version_has_every_page() -> None:
    of = Site((), site().concept)
    tree = Tree(of, of.concept, "concept/")
    assert {tree.path(item) for item in tree.kind_of} <= below_concept(of)
    assert all(tree.has_list(kind) for kind in tree.kinds)
    assert of.addresses.has_concept_data


def said(of: Site, path: str) -> str:
    """The text of a page of a site."""
    page = next(page for page in render_pages(of) if page.path == path)
    return " ".join(BeautifulSoup(page.body, "html.parser").get_text().split())


def with_new_kind() -> Site:
    """The same with a kind in the working version that no release has, and nothing in it yet."""
    setup = site().concept.framework.setup
    kinds = setup.kinds
    new = replace(kinds["waarden"], name="zaken", plural="Zaken", prefix="zk")
    setup = replace(setup, kinds=replace(kinds, all=(*kinds.all, new)))
    data = {**site().concept.framework.data, "zaken": {}}
    framework = replace(site().concept.framework, setup=setup, data=data)
    return replace(site(), concept=replace(site().concept, framework=framework))


def test_nothing_is_said_to_be_the_same_but_the_items() -> None:
    """Schemas and settings may have changed; a new kind has a list, so something did."""
    assert "Geen onderdeel is veranderd: alles staat in versie 0.4.0" in said(site(), "concept/")
    assert "Sinds versie 0.4.0 is geen onderdeel veranderd" in said(site(), "versies/")
    assert "Er is geen onderdeel veranderd." in said(site(), "concept/wijzigingen/")


def test_a_new_kind_is_a_change() -> None:
    of = with_new_kind().addresses
    assert not of.changed
    assert of.changed_kinds == {"zaken"}
    assert of.has_concept_data
    assert "concept/zaken/" in of.all


def test_the_data_of_the_working_version_lead_to_pages_that_are_there() -> None:
    """Of what doesn't differ, to that of the release that has it."""
    of = concept(norm="Iedere inwoner heeft een kast.")
    assets = {asset.path: asset.content for asset in render_assets(of, "https://kader.example/")}
    items = json.loads(assets["data/concept/kader.json"])["onderdelen"]
    assert {i["id"]: i["pad"] for i in items} == {
        "mn-01": "versies/0.4.0/minimumnormen/mn-01/",
        "mn-02": "concept/minimumnormen/mn-02/",
        "mn-03": "versies/0.4.0/minimumnormen/mn-03/",
        "mn-04": "versies/0.4.0/minimumnormen/mn-04/",
    }
    there = {page.path for page in render_pages(of)}
    for path, text in assets.items():
        if path.startswith("data/concept/"):
            led = set(re.findall(r"https://kader\.example/((?:concept|versies)/[^\"#]*/)", text))
            assert led <= there, path


def test_a_note_of_another_step_is_not_lost() -> None:
    """A note may be about an item that its release didn't change; only a pair shows it with it."""
    first, second, third, _ = site().sealed
    data = {**second.framework.data, "wijzigingen": {"uitleg": NOTE}}
    second = replace(second, framework=replace(second.framework, data=data))
    of = Comparisons(replace(site(), sealed=(first, second, third)))
    whole = of.between(first, third)
    assert [n.id for n in whole.by_item["mn-02"].notes] == ["uitleg"]
    assert "mn-02" not in of.elsewhere(whole)
    assert "mn-04" in of.elsewhere(whole)
