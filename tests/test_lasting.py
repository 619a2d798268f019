"""What stands below ``/id/``: lasting addresses, badges, and the page that explains them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

import pytest

from generator.data.badges import badge
from generator.data.files import render_assets
from generator.history.standing import CHANGED, CURRENT, LAPSED, standing
from generator.pages.render import render_pages
from generator.site.content import Page
from tests.builders import SITE_URL, example_site

SVG = "{http://www.w3.org/2000/svg}"


@cache
def pages() -> dict[str, Page]:
    """All pages of the example."""
    return {p.path: p for p in render_pages(example_site())}


@cache
def pictures() -> dict[str, str]:
    """All badges of the example."""
    assets = render_assets(example_site(), SITE_URL)
    return {a.path: a.content for a in assets if a.path.endswith(".svg")}


def test_every_id_ever_released_leads_to_a_page() -> None:
    site = example_site()
    for release in site.sealed:
        for item in release.framework.items:
            target = pages()[f"id/{item}/"].redirect
            assert target in pages()
            assert f"/{item}/" in f"/{target}"


@pytest.mark.parametrize(
    ("old", "page", "said"),
    [
        ("mn-05", "minimumnormen/mn-05/", "Er is geen opvolger"),
        ("mn-03", "minimumnormen/mn-03/", "Hiervoor in de plaats"),
        ("gm9005", "gemeenten/gm9005/", "bestaat niet meer"),
        ("gm9006", "gemeenten/gm9006/", "Zonneveld aan Zee"),
        ("so9001", "samenwerkingen/so9001/", ""),
    ],
)
def test_what_is_gone_leads_where_its_fate_is_told(old: str, page: str, said: str) -> None:
    """Withdrawn, replaced, merged, about to merge, and a joint body."""
    assert pages()[f"id/{old}/"].redirect == page
    assert said in pages()[page].body


def test_the_page_of_what_is_no_more_leads_on() -> None:
    assert 'href="../gm9002/"' in pages()["gemeenten/gm9005/"].body


def test_each_item_has_a_badge_in_each_version() -> None:
    site = example_site()
    expected = {f"id/{i}/{r.name}.svg" for r in site.sealed for i in r.framework.items}
    assert set(pictures()) == expected


@pytest.mark.parametrize(
    ("item", "version", "state"),
    [
        ("mn-01", "1.0.0", CURRENT),
        ("mn-01", "0.1.0", CHANGED),
        ("mn-03", "0.2.0", LAPSED),
        ("mn-03", "1.0.0", LAPSED),
        ("wa-01", "0.1.0", CURRENT),
    ],
)
def test_a_badge_says_how_the_item_stands(item: str, version: str, state: str) -> None:
    """In a word, in the name of the picture too, and on the page of that version."""
    assert standing(example_site().history, item, version) == state
    picture = pictures()[f"id/{item}/{version}.svg"]
    root = ET.fromstring(picture)
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.findtext(f"{SVG}title")
    assert str(root.get("aria-label")).endswith(f"{item}, versie {version}: {state}")
    assert [t.text for t in root.iter(f"{SVG}text")] == [f"{item} {version}", state]
    own = next(
        p
        for path, p in pages().items()
        if path.startswith(f"versies/{version}/") and path.endswith(f"/{item}/")
    )
    assert f"Dit is nu <strong>{state}</strong>" in own.body


def test_there_and_back_is_no_change() -> None:
    """An item that went and came back between two versions is what it was."""
    history = example_site().history
    for release in history.releases:
        for item in release.framework.items:
            said = standing(history, item, release.name)
            assert (said == CURRENT) == (
                history.net(item, release.name) is None
                and not history.newest.framework.items[item].withdrawn
            )


def test_the_words_of_a_badge_can_be_read() -> None:
    """White on each colour has a contrast of at least 4.5 (WCAG 2.2, 1.4.3)."""

    def light(colour: str) -> float:
        wide = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
        parts = [int(wide[n : n + 2], 16) / 255 for n in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for state in (CURRENT, CHANGED, LAPSED):
        colours = re.findall(r'<rect [^>]*fill="(#\w+)"', badge("Kader", "mn-01", "0.1.0", state))
        assert len(colours) == 2
        assert all(1.05 / (light(c) + 0.05) >= 4.5 for c in colours)


def test_a_name_with_signs_breaks_no_badge() -> None:
    root = ET.fromstring(badge('Zorg & "kader" <x>', "mn-01", "0.1.0", CURRENT))
    assert root.get("aria-label") == 'Zorg & "kader" <x>, mn-01, versie 0.1.0: actueel'


def test_the_page_above_them_explains_each_state() -> None:
    body = pages()["id/"].body
    for state in (CURRENT, CHANGED, LAPSED):
        assert f'<div id="{state}">' in body
    assert "Zonder u te registreren" in body
