"""A planned release in Dutch: why it has its number, and its section in the changelog for people.

Both are Markdown or plain text for people who keep the framework; consumers read the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import indent

from generator.base.phrases import counted, in_words, listed
from generator.base.schema import WEIGHTS
from generator.history.announced import heading
from generator.history.diff import CHANGED, NEW, REMOVED, REPLACED, WITHDRAWN, Change
from generator.history.model import Framework, Ids, Wijzigingsnotitie
from generator.history.versions import Version
from generator.release.plan import Plan, Weighed, Weighing

_MENTIONED = 3
_LISTED = 20
_VERBS = {
    NEW: "is nieuw",
    CHANGED: "verandert",
    WITHDRAWN: "wordt ingetrokken",
    REPLACED: "wordt vervangen",
    REMOVED: "verdwijnt",
}


def explain(weighing: Weighing | None, framework: Framework, *, correction: bool = False) -> str:
    """Say which number may follow and which changes force it, then what every change weighs."""
    if weighing is None:
        return f"Dit is de eerste uitgave: {_items(len(framework.items))}."
    lines = [_sentence(weighing)]
    if correction:
        patch = Version.parse(weighing.previous).successors[0]
        lines.insert(0, f"Als correctie van {weighing.previous} mag het {patch} heten.")
    lines += ["", "Wat de wijzigingen wegen:"]
    for weight in reversed(WEIGHTS[1:]):
        lines += _weights(weight, weighing, framework)
    return "\n".join(lines)


def _sentence(weighing: Weighing) -> str:
    start = f"{weighing.lowest} is het laagste nummer na {weighing.previous}"
    if weighing.of_tasks:
        return f"{start}: geen onderdeel verandert, wel wat er te doen is."
    if weighing.lowest == Version.parse(weighing.previous).successors[0]:
        return f"{start}: geen enkele wijziging vraagt om meer."
    tail = ""
    if weighing.without:
        noun = "die wijziging" if len(weighing.forcing) == 1 else "die wijzigingen"
        tail = f"; zonder {noun} was het {weighing.without}"
    return f"{start}: {because(weighing.forcing)}{tail}."


def because(forcing: Sequence[Weighed]) -> str:
    """Name the changes that ask for a number, with what makes them weigh so much."""
    named = [f"{w.change.item} {_VERBS[w.change.type]} ({_label(w)})" for w in forcing[:_MENTIONED]]
    if len(forcing) > _MENTIONED:
        named.append(f"nog {len(forcing) - _MENTIONED} wegen even zwaar")
    return listed(named)


def _label(weighed: Weighed) -> str:
    """What makes a change weigh what it does: its weight, and the direction its note gives."""
    parts = [weighed.change.weight, *([weighed.direction] if weighed.direction else [])]
    if weighed.tightens and weighed.direction != "verzwaring":
        parts.append("telt als verzwaring")
    return ", ".join(parts)


def _weights(weight: str, weighing: Weighing, framework: Framework) -> Iterator[str]:
    of_this_weight = [w for w in weighing.changes if w.change.weight == weight]
    if not of_this_weight:
        return
    yield f"  {weight}: {len(of_this_weight)}"
    heaviest_first = sorted(of_this_weight, key=lambda w: w.lowest, reverse=True)
    for weighed in heaviest_first[:_LISTED]:
        name, change = _named(weighed.change.item, framework), weighed.change.type
        label = _label(weighed).removeprefix(weight).removeprefix(", ")
        addition = f", {label}" if label else ""
        yield f"    {name}: {change}{addition}; vraagt {weighed.lowest}"
    if len(of_this_weight) > _LISTED:
        yield f"    … en nog {len(of_this_weight) - _LISTED}"


def _named(item: str, framework: Framework) -> str:
    entry = framework.items.get(item)
    return f"{item} ‘{entry.title}’" if entry else item


def _items(number: int) -> str:
    return counted(number, "onderdeel", "onderdelen")


def _heading(plan: Plan) -> str:
    return heading(plan.framework.settings.naam, plan.version)


def section(plan: Plan) -> str:
    """The section of a release in the changelog for people, as Markdown."""
    blocks = [f"{_heading(plan)}({in_words(plan.date)})", _introduction(plan)]
    if plan.correction:
        blocks.append(f"Correctie: {plan.correction}")
    for title, entries in (
        ("Nieuw", _new(plan)),
        ("Gewijzigd", _changed(plan)),
        ("Ingetrokken", _withdrawn(plan)),
        (f"Wat {plan.framework.settings.meervoud} moeten doen", _actions(plan)),
    ):
        if texts := list(entries):
            # Markdown keeps the paragraphs of an entry together when all entries stand apart.
            between = "\n\n" if any("\n" in f for f in texts) else "\n"
            blocks += [f"### {title}", between.join(texts)]
    return "\n\n".join(blocks) + "\n"


def _introduction(plan: Plan) -> str:
    if plan.previous is None:
        return f"De eerste uitgave: {_items(len(plan.framework.items))}."
    since = f"sinds versie {plan.previous.name}"
    count = len(plan.changes)
    if not count:
        return f"Geen onderdeel is gewijzigd {since}; wel wat er te doen is."
    verb = "is" if count == 1 else "zijn"
    return f"Er {verb} {_items(count)} nieuw, gewijzigd of ingetrokken {since}."


def _new(plan: Plan) -> Iterator[str]:
    """What is new: by the notes that say why, then the rest by kind; at first only counts."""
    if plan.previous is None:
        for kind in plan.framework.kinds.content:
            if count := len(plan.framework.data.get(kind.name, {})):
                yield f"- {kind.plural}: {count}"
        return
    told, rest = _by_note(plan, NEW)
    yield from told
    for kind in plan.framework.kinds.content:
        if items := [c for c in rest if c.kind == kind.name]:
            yield f"- {kind.plural}: {_short(items, plan.framework)}"


def _changed(plan: Plan) -> Iterator[str]:
    """What changed: by the notes that say why, then the rest by its weight."""
    told, rest = _by_note(plan, CHANGED)
    yield from told
    for weight in reversed(WEIGHTS[1:]):
        if items := [c for c in rest if c.weight == weight]:
            yield f"- {weight.capitalize()}: {_short(items, plan.framework)}"


def _by_note(plan: Plan, kind_of_change: str) -> tuple[list[str], list[Change]]:
    """The notes about changes of a type as entries, and the changes that no note tells about."""
    changes = [c for c in plan.changes if c.type == kind_of_change]
    entries = []
    for note in plan.framework.notes:
        if items := [c.item for c in changes if c.item in note.items]:
            head = f"{note.titel} ({note.richting}): {_names(items, plan.framework)}"
            entries.append(_entry(head, note.reden))
    told = {i for n in plan.framework.notes for i in n.items}
    return entries, [c for c in changes if c.item not in told]


def _entry(head: str, text: str) -> str:
    return f"- {head}\n\n{indent(text.strip(), '  ')}"


def _names(items: Iterable[str], framework: Framework) -> str:
    return ", ".join(_named(i, framework) for i in items)


def _short(changes: Sequence[Change], framework: Framework) -> str:
    names = _names((c.item for c in changes[:_LISTED]), framework)
    more = len(changes) - _LISTED
    return f"{names} en nog {more}" if more > 0 else names


def _withdrawn(plan: Plan) -> Iterator[str]:
    for change in plan.changes:
        if change.type not in {WITHDRAWN, REPLACED}:
            continue
        stone = plan.framework.data[change.kind][change.item]["ingetrokken"]
        after = "Er is geen opvolger."
        if change.successors:
            word = "Opvolger" if len(change.successors) == 1 else "Opvolgers"
            after = f"{word}: {_names(change.successors, plan.framework)}."
        name = _named(change.item, plan.framework)
        yield _entry(f"{name}, op {in_words(stone['datum'])}. {after}", stone["reden"])


def _actions(plan: Plan) -> Iterator[str]:
    """What the notes ask, soonest first; what has no last day comes last."""
    asking = list(_asked(plan.framework.notes))
    if not asking:
        many = plan.framework.settings.meervoud
        yield f"Niets: deze uitgave vraagt geen handeling van {many}."
    for last, items, text in sorted(asking, key=lambda a: (a[0] is None, a[0] or "")):
        day = f"Uiterlijk {in_words(last)}" if last else "Zonder uiterste dag"
        yield _entry(f"{day} ({', '.join(items)}):", text)


def _asked(notes: Iterable[Wijzigingsnotitie]) -> Iterator[tuple[str | None, Ids, str]]:
    """What each task asks: its last day, the items it is about, and its text."""
    for note in notes:
        if note.actie:
            yield note.uiterlijk, note.items, note.actie
        for task in note.taken:
            yield task.uiterlijk, task.items or note.items, task.tekst


def with_changelog(plan: Plan, place: Path, text: str) -> Plan:
    """A plan that also writes the changelog, with its section in the right place.

    ``text`` is the changelog as it is now, ``place`` where it stands as seen from the framework
    folder. The section stands after ‘Unreleased’, newest first; one
    that a release that was cut short left behind is replaced. The register stays last.
    """
    line = "\r\n" if "\r\n" in text else "\n"
    head, *parts = re.split(r"^(?=## )", text.replace("\r\n", "\n"), flags=re.MULTILINE)
    kept = [p for p in parts if not p.startswith(_heading(plan))]
    before = 1 if kept and kept[0].casefold().startswith("## unreleased") else 0
    whole = [head, *kept[:before], section(plan), *kept[before:]]
    written = "\n\n".join(p.strip("\n") for p in whole if p.strip()) + "\n"
    *sealed, register = plan.write.items()
    return replace(plan, write=dict([*sealed, (place, written.replace("\n", line)), register]))


def without_section(text: str, name: str, version: str) -> str:
    """A changelog without the section of a release; all other bytes stay as they are."""
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return "".join(p for p in parts if not p.startswith(heading(name, version)))
