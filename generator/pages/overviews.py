"""The pages that put items in tables: how far each is, with whom it lies, what waits for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.base.phrases import in_words
from generator.base.schema import Field, Kind
from generator.base.settings import Tabel, field_of, is_reverse
from generator.base.words import plain
from generator.pages.environment import render
from generator.site.content import Page
from generator.site.tree import Link, Tree


class Cell(NamedTuple):
    """What one item says in one column: links, or else a text; both empty when it says nothing."""

    text: str
    links: tuple[Link, ...] = ()


class Row(NamedTuple):
    """One item with its cells."""

    link: Link
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """The items of one kind that hold.

    ``counts`` says how many have each value of a choice, and ``counted`` which one that is.
    """

    tabel: Tabel
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    counts: tuple[tuple[str, int], ...]
    counted: str = ""


def overview_pages(tree: Tree) -> Iterator[Page]:
    """The overviews that the settings ask for, of the version that stands at the root."""
    for overzicht in tree.site.settings.overzichten:
        body = render(
            "pagina/overzicht.html",
            overzicht.pad,
            overzicht=overzicht,
            tabellen=[table(tree, t) for t in overzicht.tabellen],
            tree=tree,
        )
        yield Page(
            overzicht.pad, overzicht.titel, body, overzicht.samenvatting, section=overzicht.pad
        )


def table(tree: Tree, tabel: Tabel) -> Table:
    """The items of a kind as one table; without rows when the version doesn't have the kind."""
    kind = next((k for k in tree.kinds if k.name == tabel.soort), None)
    if kind is None:
        return Table(tabel, (), (), ())
    rows = tuple(
        Row(tree.link(item), tuple(_cell(tree, kind, item, data, c) for c in tabel.kolommen))
        for item, data in tree.present(kind.name).items()
    )
    heads = tuple(_head(tree, kind, column) for column in tabel.kolommen)
    return Table(tabel, heads, rows, *_counts(kind, tabel, rows))


def _head(tree: Tree, kind: Kind, column: str) -> str:
    if is_reverse(column):
        return _reverse(tree, kind, field_of(column))
    field = _field(kind, column)
    return field.title if field else column


def _reverse(tree: Tree, kind: Kind, name: str) -> str:
    """What a reference by a field is called from the other side, at items of this kind."""
    named = (f for k in tree.kinds for f in _with_inner(k.fields) if f.name == name)
    ends = (f.item or f for f in named)
    return next((e.reverse for e in ends if kind.name in e.references and e.reverse), name)


def _with_inner(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _with_inner(field.inner)


def _field(kind: Kind, column: str) -> Field | None:
    return kind.field_at(column.split("."))


def _cell(tree: Tree, kind: Kind, item: str, data: Mapping[str, Any], column: str) -> Cell:
    if is_reverse(column):
        return Cell("", _referring(tree, item, field_of(column)))
    field, value = _field(kind, column), _value(data, column)
    if field is None or value is None:
        return Cell("")
    one = field.item or field
    if one.references:
        values = value if isinstance(value, list) else [value]
        return Cell("", tuple(tree.links(values)))
    return Cell(_text(one, value))


def _text(one: Field, value: Any) -> str:
    """A choice by its title, a day and a text as they read, of other lists how long they are."""
    if not isinstance(value, list):
        text = in_words(value) if one.date else plain(str(value))
        return one.choice(value).title if one.choices else text
    if one.choices:
        return ", ".join(one.choice(v).title for v in value)
    return str(len(value))


def _value(data: Mapping[str, Any], column: str) -> Any:
    value: Any = data
    for step in column.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _referring(tree: Tree, item: str, name: str) -> tuple[Link, ...]:
    """The items that hold and refer to this one by a field, each once."""
    references = tree.release.framework.backlinks.get(item, ())
    sources = (r.source for r in references if r.field.name == name)
    links = (tree.link(source) for source in dict.fromkeys(sources) if source in tree.kind_of)
    return tuple(link for link in links if not link.withdrawn)


def _counts(
    kind: Kind, tabel: Tabel, rows: tuple[Row, ...]
) -> tuple[tuple[tuple[str, int], ...], str]:
    """How many items have each value of the first column that is a choice, in its order."""
    for n, column in enumerate(tabel.kolommen):
        field = None if is_reverse(column) else _field(kind, column)
        if field and field.choices:
            counts = Counter(row.cells[n].text for row in rows)
            pairs = ((c.title, counts[c.title]) for c in field.choices if counts[c.title])
            return tuple(pairs), field.title
    return (), ""
