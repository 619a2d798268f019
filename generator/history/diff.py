"""Typed changes between two versions of the content.

Knows no kind: what a change weighs, and how the parts of a list are recognised, stands in the
schema. Both sides are compared in their canonical form, so that layout never shows up as a change;
what was sealed long ago may hold an older form, and is not touched for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.base.canonical import canonical_item, comparable
from generator.base.schema import IGNORED, WEIGHTS, Field, Kind, Kinds

Content = Mapping[str, Mapping[str, Mapping[str, Any]]]

NEW, CHANGED, WITHDRAWN, REPLACED, REMOVED = (
    "nieuw",
    "gewijzigd",
    "ingetrokken",
    "vervangen",
    "verwijderd",
)


@dataclass(frozen=True)
class FieldChange:
    """One field with its old and new value; ``None`` means absent.

    ``path`` names the field: ``steun.percentage``, ``kwaliteitsuitspraken[vraag-eerst].uitspraak``.
    ``title`` is its Dutch label.
    """

    path: str
    title: str
    old: Any
    new: Any
    weight: str
    field: Field


@dataclass(frozen=True)
class Change:
    """One item that is different, with the fields that make it so, in the order of the schema."""

    item: str
    kind: str
    type: str
    weight: str
    fields: tuple[FieldChange, ...] = ()
    successors: tuple[str, ...] = ()


def fields_json(change: Change) -> list[dict[str, Any]]:
    """The changed fields of an item as data."""
    return [
        {"veld": f.path, "naam": f.title, "gevolg": f.weight, "oud": f.old, "nieuw": f.new}
        for f in change.fields
    ]


def diff(kinds: Kinds, old: Content, new: Content, *, every: bool = False) -> tuple[Change, ...]:
    """All changes from one content to another, in the order of the site.

    ``every`` takes in the fields whose change counts for nothing: a reviewer reads those too.
    """
    return tuple(
        change
        for kind in kinds
        for change in _kind_changes(kind, old.get(kind.name, {}), new.get(kind.name, {}), every)
    )


def content_changes(kinds: Kinds, old: Content, new: Content) -> tuple[Change, ...]:
    """The changes of the framework itself; what consumers register doesn't count."""
    return tuple(c for c in diff(kinds, old, new) if kinds[c.kind].is_content)


def _kind_changes(
    kind: Kind,
    old: Mapping[str, Mapping[str, Any]],
    new: Mapping[str, Mapping[str, Any]],
    every: bool,
) -> Iterator[Change]:
    for item in sorted(old.keys() | new.keys()):
        if item not in new:
            yield Change(item, kind.name, REMOVED, kind.weight)
        elif change := item_change(kind, item, old.get(item), new[item], every=every):
            yield change


def item_change(
    kind: Kind,
    item: str,
    old: Mapping[str, Any] | None,
    new: Mapping[str, Any],
    *,
    every: bool = False,
) -> Change | None:
    """The change of one item, or ``None`` when nothing that counts is different."""
    if old is None:
        return Change(item, kind.name, NEW, kind.weight)
    if old == new:
        return None
    before, after = (canonical_item(kind, data) for data in (old, new))
    fields = tuple(_object_changes(kind.fields, before, after, _At("", "", every)))
    if not fields:
        return None
    weight = max((f.weight for f in fields), key=WEIGHTS.index)
    tombstone = new.get("ingetrokken")
    if tombstone and not old.get("ingetrokken"):
        successors = tuple(tombstone.get("opvolgers", ()))
        kind_of_change = REPLACED if successors else WITHDRAWN
        return Change(item, kind.name, kind_of_change, weight, fields, successors)
    return Change(item, kind.name, CHANGED, weight, fields)


class _At(NamedTuple):
    """Where in an item one is: its path, its title, and whether every field is looked at."""

    path: str
    title: str
    every: bool

    def field(self, field: Field) -> _At:
        """A field below it."""
        return self._replace(
            path=_join(self.path, field.name, "."), title=_join(self.title, field.title, ", ")
        )

    def part(self, key: str) -> _At:
        """A part of a list, by its key."""
        return self._replace(path=f"{self.path}[{key}]", title=f"{self.title} ‘{key}’")


def _object_changes(
    fields: Sequence[Field], old: Mapping[str, Any], new: Mapping[str, Any], at: _At
) -> Iterator[FieldChange]:
    for field in fields:
        if field.weight == IGNORED and not at.every:
            continue
        old_value, new_value = old.get(field.name), new.get(field.name)
        if comparable(field, old_value) != comparable(field, new_value):
            yield from _value_changes(field, old_value, new_value, at.field(field))


def _join(head: str, tail: str, between: str) -> str:
    return f"{head}{between}{tail}" if head else tail


def _value_changes(field: Field, old: Any, new: Any, at: _At) -> Iterator[FieldChange]:
    if field.fields and old is not None and new is not None:
        yield from _object_changes(field.fields, old, new, at)
    elif field.key and field.item and _has_keys(field.key, old) and _has_keys(field.key, new):
        yield from _keyed_changes(field, old, new, at)
    else:
        yield FieldChange(at.path, at.title, old, new, field.weight, field)


def _has_keys(key: str, values: Sequence[Any] | None) -> bool:
    """Whether a key tells the objects of a list apart; if not, the list is compared whole."""
    return values is not None and len({v.get(key) for v in values} - {None}) == len(values)


def _keyed_changes(
    field: Field, old: Sequence[Any], new: Sequence[Any], at: _At
) -> Iterator[FieldChange]:
    """Compare two lists of objects by the key that says which is which."""
    assert field.item is not None
    old_by_key = {v[field.key]: v for v in old}
    new_by_key = {v[field.key]: v for v in new}
    for key in [*old_by_key, *(k for k in new_by_key if k not in old_by_key)]:
        inner = at.part(key)
        before, after = old_by_key.get(key), new_by_key.get(key)
        if before is not None and after is not None:
            yield from _object_changes(field.item.fields, before, after, inner)
        else:
            yield FieldChange(inner.path, inner.title, before, after, field.weight, field.item)
    kept = [k for k in old_by_key if k in new_by_key]
    if field.ordered and kept != [k for k in new_by_key if k in old_by_key]:
        order = f"{at.title}, volgorde"
        yield FieldChange(at.path, order, list(old_by_key), list(new_by_key), field.weight, field)
