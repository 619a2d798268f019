"""What adopting a version would ask, end and change, in words for who prepares the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.base.phrases import in_words
from generator.base.words import plain
from generator.changelog.change import Difference
from generator.changelog.changelog import Changelog
from generator.changelog.review import Review
from generator.changelog.state import TaskState
from generator.changelog.switch import Switch
from generator.changelog.verdict import in_full, verdict
from generator.history.history import History


def as_text(switch: Switch, history: History) -> str:
    """The whole answer."""
    return "\n".join([*_head(switch), *_parts(switch, history)])


def _head(switch: Switch) -> Iterator[str]:
    consumer = switch.now.consumer
    yield f"{consumer.naam} ({consumer.id}) en versie {switch.version}."
    yield f"Gelezen op {in_words(switch.now.day)}, tot en met versie {switch.now.until}."
    yield f"Nu: {_verdict(switch.now)}"
    yield f"Na overname: {_verdict(switch.then)}"


def _verdict(log: Changelog) -> str:
    since = [f"versie {a.version}" for a in log.adopted]
    return (
        f"{in_full(verdict(log))}; geteld vanaf {' en '.join(since) or 'geen overgenomen versie'}."
    )


def _parts(switch: Switch, history: History) -> Iterator[str]:
    tasks: tuple[tuple[str, Sequence[TaskState]], ...] = (
        ("Dit vraagt het besluit", switch.asked),
        ("Dit blijft openstaan", switch.kept),
        (
            "Dit geldt met het besluit als afgerond: geen vaste dag, of een dag die voorbij is",
            switch.settled,
        ),
        ("Dit vervalt voor u", switch.ended),
    )
    for title, some in tasks:
        yield from _section(title, (_task(t) for t in some))
    yield from _section("Dit moet u dan nakijken", map(_review, switch.to_review))
    yield from _section("Dit hoeft u dan niet meer na te kijken", map(_review, switch.reviewed))
    yield from _section("Dit verandert", (_change(d, history) for d in switch.changes))
    newest = switch.now.until
    title = f"Dit verschilt daarna nog van versie {newest}"
    yield from _section(title, (_change(d, history) for d in switch.later))
    reviews = (switch.to_review, switch.reviewed)
    if not any((*(some for _, some in tasks), *reviews, switch.changes, switch.later)):
        yield "\nHet besluit vraagt niets en verandert niets."


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    known = list(lines)
    if known:
        yield f"\n{title} ({len(known)}):"
        yield from (f"- {line}" for line in known)


def _task(state: TaskState) -> str:
    task = state.task
    day = f"uiterlijk {in_words(task.due)}" if task.due else "zonder vaste dag"
    return (
        f"{day}: {plain(task.text)} ({', '.join(task.items)}; taak {task.id}, uit versie "
        f"{task.version})"
    )


def _review(review: Review) -> str:
    reliance = review.reliance
    where = f" in ‘{reliance.document}’" if reliance.document else ""
    return f"{reliance.item}{where}: {review.why}"


def _change(difference: Difference, history: History) -> str:
    change = difference.change
    assert change is not None
    title = history.newest.framework.items[difference.item].title
    direction = f", {difference.direction}" if difference.direction else ""
    return f"{difference.item} {title}: {change.type}{direction}"
