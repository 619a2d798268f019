"""The whole text of what is new or gone, and the old and new values of what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.base.redline import INSERTED, KEPT, Entry, whole
from generator.base.redline import REMOVED as GONE
from generator.base.redline_fields import field_redline
from generator.base.schema import WEIGHTS, Field, Kind
from generator.base.words import in_lines
from generator.history.diff import NEW, REMOVED, Change, FieldChange
from generator.report.style import shorten_kept
from generator.report.writer import Writer

_LONG = 400
"""A longer text is folded, where that can be done; it is never left out."""
_UNTOLD = {"id"}
"""The head of an entry says these already."""


def contents(writer: Writer, change: Change) -> list[str]:
    """What a change comes down to, whatever its type: nobody has to open the file to see it."""
    difference = writer.difference
    if change.type not in {NEW, REMOVED}:
        return [line for f in change.fields for line in _field(writer, f)]
    side = difference.new if change.type == NEW else difference.old
    kind = side.framework.kinds[change.kind]
    return _whole(writer, kind, side.framework.data[change.kind][change.item])


def _whole(writer: Writer, kind: Kind, data: Mapping[str, Any]) -> list[str]:
    """Every field of an item: first what it comes down to, then what holds, then the rest."""
    fields = [f for f in kind.fields if f.name in data and f.name not in _told(kind)]
    fields.sort(key=lambda f: (f.name != kind.heart, -WEIGHTS.index(f.weight)))
    return [line for f in fields for line in _value(writer, f, data[f.name])]


def _told(kind: Kind) -> set[str]:
    return {*_UNTOLD, kind.name_field}


def _value(writer: Writer, field: Field, value: Any) -> list[str]:
    style = writer.style
    lines = [p for text in in_lines(field, value, writer.title_or_id) for p in text.splitlines()]
    texts = [style.text(line) for line in lines if line.strip()]
    name = style.strong(style.text(field.title))
    if sum(map(len, lines)) > _LONG:
        entries = [line for text in texts for line in style.entry(text)]
        return style.entry(f"{name}:", style.fold(_summary(lines), entries))
    if len(texts) == 1:
        return style.entry(f"{name}: {texts[0]}")
    return style.entry(f"{name}:", [line for text in texts for line in style.entry(text)])


def _summary(lines: Sequence[str]) -> str:
    """How much is folded away."""
    return f"{sum(len(line.split()) for line in lines)} woorden"


def _field(writer: Writer, change: FieldChange) -> list[str]:
    name = writer.style.strong(writer.style.text(change.title))
    title = writer.title_or_id
    redline = field_redline(change.field, change.old, change.new, title, title)
    if redline.parts:
        return writer.style.entry(f"{name}: {writer.style.words(shorten_kept(redline.parts))}")
    inner = [line for e in redline.entries for line in _entry(writer, e)]
    return writer.style.entry(f"{name}:", inner)


def _entry(writer: Writer, entry: Entry) -> list[str]:
    """One entry of a list that came, left or moved; what was kept is left out."""
    if entry.is_kept:
        return []
    if entry.moved:
        words = writer.style.words(whole(KEPT, entry.new or ""))
        head = f"verplaatst van plaats {entry.old_place} naar {entry.new_place}"
        return writer.style.entry(f"{head}: {words}")
    parts = whole(GONE, entry.old) if entry.old is not None else ()
    return writer.style.entry(writer.style.words(parts or whole(INSERTED, entry.new or "")))
