"""Badges: a small picture (SVG) for each item of each version, which says how it stands today.

The state stands there as a word, not only as a colour, and in the name of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.history.addresses import badge_path
from generator.history.standing import CHANGED, CURRENT, LAPSED, standing
from generator.site.content import Asset, Site

_COLOURS = {CURRENT: "#1b6e3c", CHANGED: "#7a5200", LAPSED: "#9b1c1c"}
_OF_LETTER, _AROUND = 7, 12
"""So wide are a letter and the room around a word, in pixels; the text is set to that width."""


def badges(site: Site) -> Iterator[Asset]:
    """A badge for each item of each release."""
    for release in site.sealed:
        for item in release.framework.items:
            state = standing(site.history, item, release.name)
            content = badge(site.settings.naam, item, release.name, state)
            yield Asset(badge_path(item, release.name), content)


def badge(framework: str, item: str, version: str, state: str) -> str:
    """Draw one."""
    left = f"{item} {version}"
    name = escape(f"{framework}, {item}, versie {version}: {state}")
    one, two = (len(text) * _OF_LETTER + _AROUND for text in (left, state))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{one + two}" height="22" role="img" '
        f'aria-label="{name}"><title>{name}</title>'
        f'<rect width="{one}" height="22" fill="#333"/>'
        f'<rect x="{one}" width="{two}" height="22" fill="{_COLOURS[state]}"/>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f"{_text(left, 0, one)}{_text(state, one, two)}</g></svg>\n"
    )


def _text(text: str, start: int, width: int) -> str:
    half = _AROUND // 2
    return f'<text x="{start + half}" y="15" textLength="{width - _AROUND}">{escape(text)}</text>'
