"""The parts of a report about what a proposal asks, and what a registration changes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.phrases import counted, in_words, listed
from generator.changelog.reliance import BINDS, CHOSE, CITES, INHERITED, TOGETHER
from generator.changelog.verdict import Verdict
from generator.compare.asked import Asked, by_reliance
from generator.compare.verdicts import Changed
from generator.report.writer import Writer

_HOW = {
    BINDS: "doordat het voor allen geldt",
    CITES: "doordat zij het aanhalen",
    CHOSE: "door een eigen keuze",
    TOGETHER: "via een verband",
    INHERITED: "via een voorganger",
}


def tasks(writer: Writer) -> Iterator[str]:
    """Which tasks are made, replaced, ended or left as they are."""
    effects, style = writer.difference.tasks, writer.style
    undecided = [f for f in writer.difference.findings if f.rule == "taak-onbeslist"]
    if not (effects or undecided) or not writer.afnemers:
        return
    yield from style.heading(3, f"Wat {writer.afnemers.meervoud} moeten doen")
    for task in effects.made:
        yield from style.entry(_made(writer, task))
    for word, names in (("vervalt", effects.ended), ("blijft staan", effects.left)):
        for name in names:
            yield from style.entry(f"{style.strong(style.text(name))} {word}.")
    if undecided:
        count = counted(len(undecided), "open taak is", "open taken zijn")
        yield from style.entry(f"Over {count} nog niets besloten; zie hierboven.")


def _made(writer: Writer, task: Asked) -> str:
    style = writer.style
    day = f"uiterlijk {in_words(task.due)}" if task.due else "zonder uiterste dag"
    who = task.audience or (writer.afnemers.meervoud if writer.afnemers else "")
    body = f" van {writer.title_or_id(task.body)}" if task.body else ""
    about = style.text(f"over {listed(task.items)}, voor {who}{body}")
    says = f"Nieuw: {style.strong(style.text(task.id))}, {day}, {about}: {style.text(task.text)}"
    replaced = f" Vervangt {style.text(listed(task.replaces))}." if task.replaces else ""
    return says + replaced


def reach(writer: Writer) -> Iterator[str]:
    """How many consumers are touched, by kind of reliance."""
    counts = by_reliance(writer.difference.impact)
    if not counts or not writer.afnemers:
        return
    one, many = writer.afnemers.enkelvoud, writer.afnemers.meervoud
    parts = [f"{counted(n, one, many)} {_HOW[kind]}" for kind, n in counts.items()]
    yield ""
    yield f"Geraakt: {listed(parts)}."


def registered(writer: Writer) -> Iterator[str]:
    """The verdict before and after, for who registered something."""
    verdicts, style = writer.difference.verdicts, writer.style
    if not verdicts:
        return
    yield from style.heading(3, "Wat de registratie verandert")
    for changed in verdicts[:_SHOWN]:
        name = style.strong(style.text(changed.name or changed.id))
        if changed.is_same:
            says = f"blijft: {_says(changed.after)}"
        else:
            says = f"was: {_says(changed.before)}; wordt: {_says(changed.after)}"
        differs = "".join(f" {style.text(part)}" for part in _differs(changed))
        yield from style.entry(f"{name} {says}.{differs}")
    if (more := len(verdicts) - _SHOWN) > 0:
        yield from style.entry(f"… en nog {more}")


_SHOWN = 30


def _differs(changed: Changed) -> Iterator[str]:
    """What stands behind the verdict that wasn't there before, and what no longer."""
    parts = (("Erbij", changed.comes), ("Weg", changed.goes))
    yield from (f"{word}: {_some(what)}." for word, what in parts if what)


def _some(what: tuple[str, ...]) -> str:
    more = len(what) - _NAMED
    return "; ".join([*what[:_NAMED], *([f"en nog {more}"] if more > 0 else [])])


_NAMED = 5


def _says(verdict: Verdict | None) -> str:
    if verdict is None:
        return "niet geregistreerd"
    says = _HEAVIER if verdict.is_heavier else verdict.says
    return f"‘{says}’" + (f" ({', '.join(verdict.told)})" if verdict.told else "")


_HEAVIER = "geen open taak, wel meer gevraagd"
"""What is said instead of a verdict that would reassure."""
