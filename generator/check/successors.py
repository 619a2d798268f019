"""What to write instead of a reference to what no longer holds: an advice that can be followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.base.schema import Field, Kinds
from generator.check.target import Target
from generator.load.document import Document, Place

SUCCESSORS = ("ingetrokken", "opvolgers")
"""Where an item that is withdrawn names what comes in its place."""


def wanted_kinds(document: Document, place: Place, field: Field, kinds: Kinds) -> tuple[str, ...]:
    """The kinds that a reference may point to; a successor is of the same group of kinds.

    Who cites a norm can do something with a demand in its place, and nothing with a term.
    """
    if place[:2] != SUCCESSORS:
        return field.references
    group = kinds[document.kind].group
    return tuple(k.name for k in kinds.content if k.group == group)


def instead(
    document: Document, place: Place, value: str, targets: Mapping[str, Target], kinds: Kinds
) -> str:
    """What an editor writes for a reference that no longer holds, or that it goes."""
    field = kinds[document.kind].field_at(place)
    allowed = field.references if field else ()
    beside = _beside(document, place)
    # What stands there as a successor may be wrong itself, and then isn't to be followed.
    group = kinds[targets[value].kind].group
    fitting = {k for k in (*allowed, targets[value].kind) if kinds[k].group == group}
    after = [i for i in dict.fromkeys(_holding(value, targets)) if targets[i].kind in fitting]
    own = document.data.get("id")
    fresh = [i for i in after if i not in beside and i != own]
    if fresh and isinstance(place[-1], int):
        word = "de opvolger" if len(fresh) == 1 else "de opvolgers"
        return f"Verwijs naar {word}: {', '.join(fresh)}."
    if fresh:
        return f"Verwijs naar de opvolger: {' of '.join(fresh)}."
    if _must_stay(document, place, kinds):
        names = ", ".join(kinds[k].plural.lower() for k in allowed)
        return f"Verwijs naar iets anders dat geldt, uit: {names}."
    there = [i for i in after if i in beside]
    why = f": de opvolger {there[0]} staat er al" if there else ""
    return f"Haal de verwijzing weg{why}."


def _holding(item: str, targets: Mapping[str, Target]) -> Iterator[str]:
    """What came in the place of an item and holds today, by way of others if need be."""
    queue, visited = [item], {item}
    while queue:
        for following in targets[queue.pop(0)].successors:
            if following in targets and following not in visited:
                visited.add(following)
                if targets[following].past:
                    queue.append(following)
                else:
                    yield following


def _beside(document: Document, place: Place) -> list[Any]:
    """What stands in the same list."""
    data: Any = document.data
    for step in place[:-1]:
        data = data[step]
    return data if isinstance(data, list) else []


def _must_stay(document: Document, place: Place, kinds: Kinds) -> bool:
    """Whether something else would be wrong if the reference were just taken out."""
    kind = kinds[document.kind]
    if isinstance(place[-1], str):
        field = kind.field_at(place)
        return field is not None and field.required
    return len(_beside(document, place)) == 1
