"""What changed in the value of a field, as a redline: of its words, or of its entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.base.canonical import comparable
from generator.base.redline import Entry, Parts, Side, list_redline, redline
from generator.base.schema import Field
from generator.base.words import in_lines

Title = Callable[[str], str]
"""Gives the title of an id, as it was on one side."""


@dataclass(frozen=True)
class FieldRedline:
    """The words of a text, or the entries of a list or group of fields; the other is empty."""

    parts: Parts = ()
    entries: tuple[Entry, ...] = ()


def field_redline(
    field: Field, old: Any, new: Any, old_title: Title, new_title: Title
) -> FieldRedline:
    """Compare two canonical values of a field; ``None`` means absent."""
    before, after = _Values(field, old, old_title), _Values(field, new, new_title)
    if field.type in {"array", "object"}:
        return FieldRedline(entries=_entries(field, before, after))
    texts = "\n".join(before.texts), "\n".join(after.texts)
    if texts[0] == texts[1]:
        texts = "\n".join(before.keys), "\n".join(after.keys)
    return FieldRedline(parts=redline(*texts))


def _entries(field: Field, before: _Values, after: _Values) -> tuple[Entry, ...]:
    entries = list_redline(*_told_apart(before, after), ordered=field.ordered)
    if not all(e.is_kept for e in entries):
        return entries
    data = (Side(v.data, v.data) for v in (before, after))
    return list_redline(*data, ordered=field.ordered)


class _Values:
    """The entries of a value on one side: what a reader calls them, and what they are."""

    def __init__(self, field: Field, value: Any, title: Title) -> None:
        self.texts: Sequence[str] = in_lines(field, value, title)
        self.keys: Sequence[str] = self.texts
        self.data = [] if value is None else [comparable(field, value)]
        if isinstance(value, list):
            self.keys = [comparable(field.item or field, v) for v in value]
        elif not isinstance(value, Mapping) and value is not None:
            self.keys = [comparable(field, value)]


def _told_apart(before: _Values, after: _Values) -> tuple[Side, Side]:
    """Both sides; where words make different entries the same, their data stand instead."""
    old_keys, new_keys = set(before.keys) - set(after.keys), set(after.keys) - set(before.keys)
    old_texts = {t for t, k in zip(before.texts, before.keys, strict=True) if k in old_keys}
    new_texts = {t for t, k in zip(after.texts, after.keys, strict=True) if k in new_keys}
    alike = old_texts & new_texts
    return _side(before, alike), _side(after, alike)


def _side(values: _Values, alike: set[str]) -> Side:
    pairs = zip(values.texts, values.keys, strict=True)
    return Side(values.keys, [key if text in alike else text for text, key in pairs])
