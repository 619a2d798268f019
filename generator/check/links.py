"""References between documents: they point to something that exists, of the right kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from generator.base.findings import SUGGESTIONS, Finding, nearest, shorten
from generator.base.guarded import guarded
from generator.base.schema import NONE, NOTES, Field, Kinds, name_of
from generator.check.consumers import check_consumer
from generator.check.meant import same_number, several_ids
from generator.check.successors import instead, wanted_kinds
from generator.check.target import Target
from generator.form.one_form import is_blank
from generator.history.versions import Archive
from generator.load.document import Document, Place
from generator.setup.setup import Setup


@dataclass(frozen=True)
class _Link:
    place: Place
    field: Field
    value: str
    suggest: bool = True


def targets_of(documents: Iterable[Document], setup: Setup) -> dict[str, Target]:
    """What a reference may point to, by id: the consumers and the items of a framework."""
    afnemers = setup.settings.afnemers
    targets: dict[str, Target] = {}
    if afnemers:
        for consumer in setup.register:
            targets[consumer.id] = Target(
                afnemers.soort, consumer.naam, dissolved=consumer.einde is not None
            )
    for document in documents:
        item = document.data.get("id")
        if isinstance(item, str) and item not in targets:
            tombstone = document.data.get("ingetrokken")
            named = tombstone.get("opvolgers") if isinstance(tombstone, dict) else ()
            successors = named if isinstance(named, list) else ()
            targets[item] = Target(
                document.kind,
                name_of(document.data),
                bool(tombstone),
                tuple(s for s in successors if isinstance(s, str) and s.casefold() != NONE),
            )
    return targets


def unread_targets(
    documents: Iterable[Document], paths: Iterable[str], kinds: Kinds
) -> dict[str, Target]:
    """What stands in files that can't be read, or that have another id than their name.

    A finding about that file says so; a reference to it gets none.
    """
    ids = (d.data.get("id") for d in documents)
    read_ids = {i for i in ids if isinstance(i, str)}
    named = ((PurePosixPath(p).stem, PurePosixPath(p).parent.name) for p in paths)
    return {
        stem: Target(kind, "")
        for stem, kind in named
        if kind in kinds.by_name and stem not in read_ids
    }


def released_targets(archive: Archive | None) -> dict[str, Target]:
    """What the newest release holds, by id.

    If no file holds it any more, one finding says so; a reference to it gets none.
    """
    newest = archive.current if archive else None
    items = newest.framework.items if newest else {}
    return {item: Target(entry.kind.name, "") for item, entry in items.items()}


def check_links(
    documents: Sequence[Document], setup: Setup, targets: Mapping[str, Target]
) -> Iterator[Finding]:
    """References point to something that exists, of the right kind, and still holds."""
    seen: dict[str, str] = {}
    for document in documents:
        yield from _check_own_id(document, seen)
        yield from guarded(partial(check_consumer, document, setup), document.path)
        yield from guarded(partial(_check_document, document, setup, targets), document.path)


def _check_document(
    document: Document, setup: Setup, targets: Mapping[str, Target]
) -> Iterator[Finding]:
    unknown = 0
    for place, field, value in _places(setup.kinds[document.kind].fields, document.data, ()):
        unknown += value not in targets
        link = _Link(place, field, value, suggest=unknown <= SUGGESTIONS)
        yield from _check_link(document, link, targets, setup)


def _check_own_id(document: Document, seen: dict[str, str]) -> Iterator[Finding]:
    """An id is that of one file. A file with another id than its name has its own finding."""
    item = document.data.get("id")
    if item == document.stem and seen.setdefault(item, document.path) != document.path:
        yield document.finding(
            ("id",),
            "id-dubbel",
            f"Het id ‘{item}’ is ook van {seen[item]}.",
            "Geef een van de twee een ander id dat nog vrij is.",
        )


def _places(fields: Sequence[Field], data: Any, place: Place) -> Iterator[tuple[Place, Field, str]]:
    for field in fields:
        if isinstance(data, dict) and field.name in data:
            yield from _places_in(field, data[field.name], (*place, field.name))


def _places_in(field: Field, value: Any, place: Place) -> Iterator[tuple[Place, Field, str]]:
    if field.references and isinstance(value, str):
        # That a text says nothing has its own finding.
        if not is_blank(value):
            yield place, field, value
    elif field.item and isinstance(value, list):
        for n, v in enumerate(value):
            if not (field.or_none and v == NONE):
                yield from _places_in(field.item, v, (*place, n))
    else:
        yield from _places(field.fields, value, place)


_SAME_GROUP = (
    f" Een opvolger hoort bij hetzelfde deel van het kader; is die er niet, schrijf dan ‘- {NONE}’."
)
_NO_TARGET = "Verbeter het id, of maak het onderdeel eerst."


def _check_link(
    document: Document, link: _Link, targets: Mapping[str, Target], setup: Setup
) -> Iterator[Finding]:
    kinds = setup.kinds
    place, field, value = link.place, link.field, link.value
    wanted, own = wanted_kinds(document, place, field, kinds), document.data.get("id")
    target = targets.get(value)
    if target is None:
        possible = {
            i: t
            for i, t in (targets.items() if link.suggest else ())
            if t.title and t.kind in wanted and not t.past and i != own
        }
        titles = {t.title.casefold(): i for i, t in possible.items()}
        near = titles.get(value.casefold()) or same_number(value, possible)
        near = near or nearest(value, possible, 0.5)
        hint = f"Bedoelt u {near} ({possible[near].title})?" if near else _NO_TARGET
        if len(several := several_ids(value, targets)) > 1:
            hint = f"Zet elk id op een eigen regel, met ‘- ’ ervoor: {', '.join(several)}."
        if value.casefold() == NONE and (above := kinds[document.kind].field_at(place[:-1])):
            hint = f"Schrijf ‘{NONE}’ met kleine letters." if above.or_none else hint
        yield document.finding(
            place, "verwijzing-onbekend", f"‘{shorten(value)}’ bestaat niet.", hint
        )
    elif target.kind not in wanted:
        names = ", ".join(kinds[k].plural.lower() for k in wanted)
        successor = "" if target.kind not in field.references else _SAME_GROUP
        yield document.finding(
            place,
            "verwijzing-soort",
            f"{_named(value, target)} hoort bij {kinds[target.kind].plural.lower()}.",
            f"Verwijs hier naar iets uit: {names}.{successor}",
        )
    elif target.withdrawn and _must_hold(document, setup):
        hint = instead(document, place, value, targets, kinds)
        yield document.finding(
            place,
            "verwijzing-ingetrokken",
            f"{_named(value, target)} is ingetrokken.",
            hint,
        )


def _named(item: str, target: Target) -> str:
    """An id with its title; of a file that can't be read that isn't known."""
    return f"{item} ({target.title})" if target.title else item


def _must_hold(document: Document, setup: Setup) -> bool:
    """Withdrawn items, change notes, and who once cited an item may name what is withdrawn."""
    may_look_back = {*setup.users, NOTES}
    return document.kind not in may_look_back and "ingetrokken" not in document.data
