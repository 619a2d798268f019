"""The part of a report on a proposal that says what changes in each item, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.base.phrases import counted, in_words, listed
from generator.base.schema import WEIGHTS
from generator.base.settings import Afnemers
from generator.compare.difference import ItemDifference
from generator.history.model import Wijzigingsnotitie
from generator.report.contents import contents
from generator.report.writer import Writer

_ITEMS_SHOWN = 150
_GROUPS: Mapping[str, str] = {
    "normatief": "Verandert wat geldt",
    "toelichtend": "Verandert de uitleg",
    "redactioneel": "Verandert alleen taal of vorm",
    "genegeerd": "Verandert wat voor een uitgave niet meetelt",
}


def changes(writer: Writer) -> Iterator[str]:
    """Every change with its old and new words, by weight; only what holds is not folded."""
    yield from writer.style.heading(3, "Wat er verandert")
    shown = 0
    for weight in reversed(WEIGHTS):
        items = [i for i in writer.difference.items if i.change.weight == weight]
        if not items:
            continue
        lines = []
        for item in items[: max(_ITEMS_SHOWN - shown, 0)]:
            lines += _item(writer, item)
        if left_out := [i.change.item for i in items[max(_ITEMS_SHOWN - shown, 0) :]]:
            lines += writer.style.entry(f"… en nog {len(left_out)}: {listed(left_out)}")
        shown += len(items)
        if weight == "normatief":
            yield from writer.style.heading(4, _GROUPS[weight])
            yield from lines
        else:
            yield from writer.style.fold(f"{_GROUPS[weight]} ({len(items)})", lines)


def _item(writer: Writer, item: ItemDifference) -> list[str]:
    change = item.change
    head = f"{writer.name(change)}: {change.type}"
    if change.successors:
        head += f", opgevolgd door {writer.style.text(listed(change.successors))}"
    if item.direction:
        head += f", {item.direction}"
    elif item.suggested:
        head += f"; lijkt een {item.suggested}, want {writer.style.text(item.signs[0].reason)}"
    inner = contents(writer, change)
    inner += [line for note in item.notes for line in _note(writer, note)]
    if change.weight == "normatief" and writer.afnemers:
        inner += writer.style.entry(_touches(writer, item, writer.afnemers))
    return writer.style.entry(head, inner)


def _note(writer: Writer, note: Wijzigingsnotitie) -> list[str]:
    text = f"Waarom: {writer.style.text(note.reden)}"
    if note.actie:
        many = writer.difference.new.framework.settings.meervoud
        text += f" Wat {many} moeten doen: {writer.style.text(note.actie)}"
    if note.uiterlijk:
        text += f" Uiterlijk {in_words(note.uiterlijk)}."
    return writer.style.entry(text)


def _touches(writer: Writer, item: ItemDifference, afnemers: Afnemers) -> str:
    touched = writer.difference.impact.of(item.change.item)
    if len(touched) == writer.difference.impact.all and touched:
        return f"Raakt alle {writer.difference.impact.all} {afnemers.meervoud}."
    if not touched:
        return f"Raakt geen {afnemers.enkelvoud}."
    names = listed(writer.style.text(t.consumer.naam) for t in touched)
    count = counted(len(touched), afnemers.enkelvoud, afnemers.meervoud)
    return f"Raakt {count}: {names}."
