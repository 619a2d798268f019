"""A redline as HTML: the old value and the new one beside each other, what differs marked."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.base.redline import INSERTED, KEPT, REMOVED, Entry, Part, whole
from generator.base.redline_fields import FieldRedline
from generator.base.visible import MEANINGS, stretches

_TAGS = {REMOVED: "del", INSERTED: "ins"}
_MOVED = Markup(' <span class="verplaatst">({} plaats {})</span>')


def in_html(redline: FieldRedline) -> tuple[Markup, Markup]:
    """The old value and the new one; empty where there was none."""
    if redline.parts:
        return _side(redline.parts, REMOVED), _side(redline.parts, INSERTED)
    return _old_list(redline.entries), _new_list(redline.entries)


def _side(parts: Iterable[Part], own: str) -> Markup:
    return Markup().join(_marked(p) for p in parts if p.state in {KEPT, own})


def _marked(part: Part) -> Markup:
    if part.state == KEPT and part.is_end:
        return _break(part)
    pieces = stretches(part)
    shown = Markup().join(_sign(text) if is_sign else escape(text) for is_sign, text in pieces)
    if part.state != KEPT:
        shown = Markup("<{0}>{1}</{0}>").format(_TAGS[part.state], shown)
    return shown + _break(part)


def _break(part: Part) -> Markup:
    """The end of a line ends it on the page too; that of a paragraph leaves a line open."""
    return Markup("<br>") * len(part.text) if part.is_end else Markup()


def _sign(sign: str) -> Markup:
    """A sign in the place of what shows nothing, which a screen reader says in words."""
    return Markup('<span class="teken" role="img" aria-label="{}">{}</span>').format(
        MEANINGS.get(sign, f"teken {sign}"), sign
    )


def _old_list(entries: Iterable[Entry]) -> Markup:
    own = sorted((e for e in entries if e.old is not None), key=lambda e: e.old_place)
    return _list(_entry(REMOVED, e.old or "", e, _MOVED.format("naar", e.new_place)) for e in own)


def _new_list(entries: Iterable[Entry]) -> Markup:
    own = sorted((e for e in entries if e.new is not None), key=lambda e: e.new_place)
    return _list(_entry(INSERTED, e.new or "", e, _MOVED.format("van", e.old_place)) for e in own)


def _entry(state: str, text: str, entry: Entry, moved: Markup) -> Markup:
    marked = _side(whole(KEPT if entry.is_kept else state, text), state)
    return Markup("<li>{}{}</li>").format(marked, moved if entry.moved else "")


def _list(entries: Iterable[Markup]) -> Markup:
    inner = Markup().join(entries)
    return Markup("<ul>{}</ul>").format(inner) if inner else Markup()
