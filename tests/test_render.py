"""The pages of the site: complete, linked, and true to the content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.base.paths import THEME
from generator.base.prose import to_html
from generator.base.schema import Field
from generator.check.framework import concept_of, read_all
from generator.data.files import render_assets
from generator.history.versions import Release
from generator.pages.render import make_relative, render_pages
from generator.site.content import Page, Site
from generator.site.tree import Fields, Tree, trees
from tests.builders import (
    SITE_URL,
    example_register,
    example_site,
    kinds,
    make_framework,
    norm,
    norms,
)

ROOT = Path(__file__).parents[1]
CONFIG = {"site_name": "Landelijk armoedekader", "site_url": "https://kader.example/onder/"}
DATA_FILES = (".json", ".jsonld", ".csv", ".atom", ".ics")


@cache
def real_site() -> Site:
    framework, archive = read_all(ROOT / "framework")
    return Site(archive.releases, concept_of(framework, archive))


SITES = {"echt": real_site, "voorbeeld": example_site}


@cache
def pages_of(name: str) -> Mapping[str, Page]:
    pages = list(render_pages(SITES[name]()))
    by_path = {p.path: p for p in pages}
    assert len(by_path) == len(pages), "two pages at one address"
    return by_path


@cache
def soup(name: str, path: str) -> BeautifulSoup:
    return BeautifulSoup(pages_of(name)[path].body, "html.parser")


def text(name: str, path: str) -> str:
    return squeezed(unescape(re.sub(r"<[^>]*>", " ", pages_of(name)[path].body)))


def attributes(name: str, html: str) -> list[str]:
    """The values of an attribute; a parser would take minutes for all pages."""
    return [unescape(v) for v in re.findall(rf'<[a-z][^>]*\s{name}="([^"]*)"', html)]


def squeezed(words: str) -> str:
    return "".join(words.split()).casefold()


@cache
def theme(name: str = "echt") -> Environment:
    loader = FileSystemLoader(THEME)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    site = SITES[name]()
    made.globals.update(kader=site.settings, menu=site.menu)
    return made


def shell(page: Page, name: str = "echt") -> str:
    return (
        theme(name)
        .get_template("main.html")
        .render(
            kader_page=page,
            page={"content": Markup(page.body), "url": page.path},
            config=CONFIG,
            naar=lambda target: make_relative(page.path, target),
        )
    )


@pytest.mark.parametrize(
    ("own", "target", "expected"),
    [
        ("", "", "./"),
        ("", "versies/", "versies/"),
        ("versies/", "versies/", "./"),
        ("a/b/", "", "../../"),
        ("a/b/", "a/c/", "../c/"),
        ("a/b/", "d/e.json", "../../d/e.json"),
        ("a/b/", "a/b/#x", "#x"),
        ("a/", "b/#x", "../b/#x"),
    ],
)
def test_links_are_relative(own: str, target: str, expected: str) -> None:
    assert make_relative(own, target) == expected


def words_of(tree: Tree, field: Field, value: Any) -> Iterator[str]:
    """What a reader must be able to find on the page for one value."""
    if isinstance(value, Mapping):
        inner = {f.name: f for f in field.fields}
        for name, v in value.items():
            yield from words_of(tree, inner[name], v)
    elif isinstance(value, list):
        assert field.item is not None
        for v in value:
            yield from words_of(tree, field.item, v)
    elif field.name in {"sleutel", "naar", "startvraag"}:
        return  # keys of a tree: they are addresses, tested below
    elif field.choices:
        yield field.choice(value).title
    elif field.references:
        yield tree.title(value)
    elif field.date:
        yield str(int(value[8:]))
    elif field.markdown:
        yield unescape(re.sub(r"<[^>]*>", " ", to_html(value)))
    else:
        yield str(value)


@pytest.mark.parametrize("name", SITES)
def test_every_value_of_every_item_is_shown(name: str) -> None:
    missing = []
    for tree in trees(SITES[name]()):
        for item, kind in tree.kind_of.items():
            shown = text(name, tree.path(item))
            for field_name, value in tree.items(kind.name)[item].items():
                for words in words_of(tree, kind.by_name[field_name], value):
                    if squeezed(words) not in shown:
                        missing.append(f"{tree.path(item)} {field_name}: {words}")
    assert not missing, missing[:20]


def test_a_field_that_the_schema_forgot_is_shown() -> None:
    fields = Fields(kinds()["minimumnormen"], norm(vergeten_veld=["iets ouds"]))
    fields.take(*kinds()["minimumnormen"].by_name)
    [(field, value)] = fields.rest()
    assert (field.title, value) == ("Vergeten veld", ["iets ouds"])


@pytest.mark.parametrize("name", SITES)
def test_every_link_leads_somewhere(name: str) -> None:
    pages = pages_of(name)
    anchors = {path: set(attributes("id", page.body)) for path, page in pages.items()}
    dead = []
    for path, page in pages.items():
        for link in attributes("href", shell(page, name)):
            if link.startswith(("https://", "mailto:")):
                continue
            assert not link.startswith("/"), f"{path}: {link} breaks in a subfolder"
            target, anchor = resolve(path, link)
            if target.endswith(DATA_FILES) or target.startswith("assets/"):
                continue
            ids = anchors.get(target, set()) | {"inhoud-begin"}
            if target not in pages or (anchor and anchor not in ids):
                dead.append(f"{path} -> {link}")
    assert dead == []


def resolve(path: str, link: str) -> tuple[str, str]:
    """The path below the root that a link leads to, as a browser finds it."""
    target, _, anchor = link.partition("#")
    here = path.split("/")[:-1]
    if not target:
        return path, anchor
    parts = target.split("/")
    for part in parts[:-1]:
        if part == "..":
            here.pop()
        elif part not in {"", "."}:
            here.append(part)
    return "".join(f"{p}/" for p in here) + parts[-1], anchor


@pytest.mark.parametrize("name", SITES)
def test_pages_are_well_formed(name: str) -> None:
    wrong = []
    for path in pages_of(name):
        body = pages_of(name)[path].body
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", body)]
        ids = attributes("id", body)
        labels = set(attributes("aria-labelledby", body))
        if levels.count(1) != 1 or levels[0] != 1:
            wrong.append(f"{path}: not one h1 in front")
        if any(b > a + 1 for a, b in pairwise(levels)):
            wrong.append(f"{path}: headings skip a level {levels}")
        if len(ids) != len(set(ids)):
            wrong.append(f"{path}: id twice {sorted(i for i in ids if ids.count(i) > 1)}")
        if not labels <= set(ids):
            wrong.append(f"{path}: label without heading {labels - set(ids)}")
    assert wrong == []


@pytest.mark.parametrize("name", SITES)
def test_promised_addresses(name: str) -> None:
    site, pages = SITES[name](), pages_of(name)
    for tree in trees(site):
        for item, kind in tree.kind_of.items():
            assert f"{tree.prefix}{kind.name}/{item}/" in pages
            assert pages[f"id/{item}/"].redirect
    for release in site.sealed:
        assert f"versies/{release.name}/wijzigingen/" in pages
    for consumer in site.users.register:
        assert f"gemeenten/{consumer.id}/" in pages
    a, b = site.sealed[0], site.sealed[1]
    assert f"vergelijk/{a.name}/{b.name}/" in pages
    assert f"vergelijk/{site.current.name}/concept/" in pages


@pytest.mark.parametrize("name", SITES)
def test_decision_aid_has_a_page_per_step(name: str) -> None:
    site = SITES[name]()
    for tree in trees(site):
        for item, data in tree.items("afwegingen").items():
            steps = {s["sleutel"] for s in (*data["vragen"], *data["uitkomsten"])}
            for step in steps:
                assert f"{tree.path(item)}{step}/" in pages_of(name)


def test_permanent_address_prefers_the_current_version() -> None:
    pages = pages_of("voorbeeld")
    assert pages["id/mn-03/"].redirect == "minimumnormen/mn-03/"
    only_new = set(example_site().concept.framework.items) - set(
        example_site().current.framework.items
    )
    for item in only_new:
        assert pages[f"id/{item}/"].redirect.startswith("concept/")


def test_banners() -> None:
    pages = pages_of("voorbeeld")
    first, *_, newest = example_site().sealed
    assert "Voorstel." in pages["minimumnormen/mn-01/"].banner
    assert "Oude versie" not in pages[f"versies/{newest.name}/minimumnormen/mn-01/"].banner
    old = pages[f"versies/{first.name}/minimumnormen/mn-01/"]
    assert f"U leest versie {first.name}" in old.banner
    assert 'href="../../../../minimumnormen/mn-01/"' in old.banner
    assert old.canonical == "minimumnormen/mn-01/"
    concept = pages["concept/minimumnormen/mn-01/"]
    assert "Werkversie" in concept.banner
    assert not concept.index


def test_withdrawn_item_says_so_on_top() -> None:
    [stone] = soup("voorbeeld", "minimumnormen/mn-03/").select(".grafsteen")
    assert "12 januari 2026" in stone.get_text(" ", strip=True)
    assert stone.select('a[href="../mn-04/"]')


def test_item_offers_two_citations() -> None:
    links = [
        str(a["href"]) for a in soup("voorbeeld", "minimumnormen/mn-01/").select(".aanhalen a")
    ]
    newest = example_site().current.name
    assert links == [
        "../../id/mn-01/",
        f"../../versies/{newest}/minimumnormen/mn-01/",
        "../../id/#merken",
    ]


def test_changes_read_without_colour() -> None:
    page = soup("voorbeeld", f"versies/{example_site().current.name}/wijzigingen/")
    assert {dt.get_text() for dt in page.select(".oudnieuw dt")} == {"Oud:", "Nieuw:"}
    assert page.select("del")
    assert page.select("ins")
    assert not page.select('[id^="gm"]')


def test_consumer_gets_a_verdict() -> None:
    pages = pages_of("voorbeeld")
    site = example_site()
    for consumer in site.users.register:
        page = soup("voorbeeld", f"gemeenten/{consumer.id}/")
        log = site.changelogs[consumer.id]
        if not log.exists:
            assert page.select(".grafsteen")
            assert not page.select(".oordeel")
        else:
            counts = [int(s.get_text()) for s in page.select(".tellingen strong")]
            overdue = [len(log.overdue)] if log.overdue else []
            told = [len(log.to_review), len(log.to_know)]
            assert counts == [len(log.to_do), *overdue, *told]
            shown = page.select(".oordeel .taken > li[id]")
            assert len(shown) == len(log.to_do) + len(log.overdue)
        assert pages[f"gemeenten/{consumer.id}/"].feeds


def test_what_is_told_stays_with_its_consumer() -> None:
    """What is kept from one consumer's page may not end up on another's."""
    site = example_site()
    for log in site.changelogs.values():
        page = soup("voorbeeld", f"gemeenten/{log.consumer.id}/")
        own = [d for d in log.differences if log.adopted or d.reliance.reason != "bindt"]
        items = dict.fromkeys(d.item for d in own)
        changed = [i for i in items if any(d.item == i and d.change for d in own)]
        shown = page.select("section[aria-labelledby=wijzigingen] tbody th .id")
        assert [i.get_text() for i in shown] == changed


def test_content_cannot_inject_html() -> None:
    evil = "<script>alert(1)</script>"
    framework = make_framework(norms(norm(titel=evil, norm=evil, onderbouwing=evil)))
    site = Site(
        (Release("0.1.0", "2025-01-01", framework),), Release("concept", "", framework, True)
    )
    for page in render_pages(site):
        assert "<script" not in page.body
        assert "<script>" not in shell(page).replace(page.body, "")


def test_site_before_the_first_release() -> None:
    framework = make_framework({})
    pages = {p.path: p for p in render_pages(Site((), Release("concept", "", framework, True)))}
    assert "Er is nog geen uitgave" in pages[""].body
    assert "wijzigingen" in pages["concept/wijzigingen/"].body.lower()


def test_no_link_is_dead_before_the_first_release() -> None:
    """Consumers are there from the first day, and nothing that they could rely on."""
    framework = make_framework(norms(norm(id="mn-01")), example_register())
    site = Site((), Release("concept", "", framework, True))
    pages = list(render_pages(site))
    known = {p.path for p in pages} | {a.path for a in render_assets(site, SITE_URL)}
    assert "gemeenten/" in known
    dead = {
        (page.path, target)
        for page in pages
        for link in BeautifulSoup(page.body, "html.parser").find_all("a", href=True)
        if not str(link["href"]).startswith(("http", "mailto:"))
        for target in [urldefrag(urljoin(f"/{page.path}", str(link["href"]))).url.lstrip("/")]
        if target not in known
    }
    assert dead == set()


def test_same_input_same_site() -> None:
    site: Site = example_site()
    again = {p.path: p for p in render_pages(Site(site.sealed, site.concept))}
    assert again == dict(pages_of("voorbeeld"))


def test_every_kind_has_a_heart() -> None:
    for kind in kinds().content:
        assert kind.by_name[kind.heart].required


def test_page_for_unknown_addresses_links_from_the_root() -> None:
    html = theme().get_template("404.html").render(config=CONFIG)
    links = [str(t["href"]) for t in BeautifulSoup(html, "html.parser").find_all(href=True)]
    own = [link for link in links if not link.startswith(("https://", "#"))]
    assert own
    assert all(link.startswith("/onder/") for link in own)
