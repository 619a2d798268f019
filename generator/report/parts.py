"""The parts of a report on a proposal that give the overview: what, what first, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.base.findings import Finding
from generator.base.phrases import counted, listed
from generator.base.schema import name_of
from generator.base.settings import Afnemers
from generator.compare.difference import Difference
from generator.history.changelog import CITES, Touch
from generator.history.diff import Change
from generator.history.impact import Touched
from generator.report.style import Style

_SHOWN = 30


@dataclass(frozen=True)
class Writer:
    """What was found, and the style in which it is written."""

    difference: Difference
    style: Style

    def title(self, item: str) -> str:
        """The title or name of an item, in the new state or else the old; empty if unknown."""
        register = self.difference.new.framework.register
        for side in (self.difference.new, self.difference.old):
            kind = side.framework.kind_of(item)
            data = side.framework.data.get(kind.name, {}).get(item, {}) if kind else {}
            if title := name_of(data):
                return title
        return register[item].naam if item in register else ""

    @property
    def afnemers(self) -> Afnemers | None:
        """For whom the framework is, if there is a register of them."""
        return self.difference.new.framework.settings.afnemers

    def title_or_id(self, item: str) -> str:
        """What a reader calls an item."""
        return self.title(item) or item

    def name(self, change: Change) -> str:
        """The id and title of what changed, made to stand out."""
        return self.style.strong(
            self.style.text(f"{change.item} {self.title(change.item)}".strip())
        )


def summary(writer: Writer) -> Iterator[str]:
    """How much changes, how many consumers it touches, and which number follows."""
    difference, style = writer.difference, writer.style
    if difference.unread:
        names = style.text(listed(difference.unread))
        yield style.strong("Nog niet alles is te vergelijken") + f", door fouten in {names}."
        yield ""
    if not difference.items and difference.unread:
        return
    if not difference.items:
        yield f"{style.strong('Aan het kader zelf verandert niets.')} {_nobody(writer)}".strip()
        return
    normative = sum(i.change.weight == "normatief" for i in difference.items)
    changes = counted(len(difference.items), "onderdeel verandert", "onderdelen veranderen")
    holds = (
        "niets aan wat geldt"
        if not normative
        else f"bij {counted(normative, 'onderdeel', 'onderdelen')} ook wat geldt"
    )
    yield f"{style.strong(changes)}, {holds}. {_reach(writer)} {_directions(writer)}".strip()
    if difference.lowest:
        yield ""
        lowest = style.strong(difference.lowest)
        yield f"Na uitgave {difference.since} wordt het volgende nummer ten minste {lowest}."


def _nobody(writer: Writer) -> str:
    return f"Raakt geen {writer.afnemers.enkelvoud}." if writer.afnemers else ""


def _reach(writer: Writer) -> str:
    touched, everyone = len(writer.difference.impact.touched), writer.difference.impact.all
    afnemers = writer.afnemers
    if not afnemers:
        return ""
    if not touched:
        return writer.style.strong(f"Raakt geen {afnemers.enkele}.")
    if touched == everyone:
        return writer.style.strong(f"Raakt alle {everyone} {afnemers.meervoud}.")
    return writer.style.strong(f"Raakt {touched} van de {everyone} {afnemers.meervoud}.")


def _directions(writer: Writer) -> str:
    plurals = {"verzwaring": "verzwaringen", "verlichting": "verlichtingen"}
    counts = writer.difference.by_direction
    parts = [counted(counts[one], one, many) for one, many in plurals.items() if one in counts]
    return f"Volgens de notities: {listed(parts)}." if parts else ""


def to_do(writer: Writer) -> Iterator[str]:
    """What keeps the proposal from being merged, then what a reviewer should look at."""
    entries = _first(writer, [_as_entry(writer, f) for f in writer.difference.errors])
    error_keys = {(f.rule, f.path) for f in writer.difference.errors}
    bare = [
        writer.style.entry(f"{writer.name(i.change)}: wijzigingsnotitie ontbreekt.")
        for i in writer.difference.without_note
        if ("notitie-ontbreekt", f"{i.change.kind}/{i.change.item}.yaml") not in error_keys
    ]
    entries += _first(writer, bare)
    if entries:
        yield from writer.style.heading(3, "Eerst nog te doen")
        yield from entries
    warnings = [f for f in writer.difference.findings if not f.is_error]
    if warnings:
        yield from writer.style.heading(3, "Om naar te kijken")
        yield from _first(writer, [_as_entry(writer, f) for f in warnings])


def _first(writer: Writer, entries: Sequence[list[str]]) -> list[str]:
    """The first entries, and how many there are more: the rest of the report must fit too."""
    lines = [line for entry in entries[:_SHOWN] for line in entry]
    remaining = len(entries) - _SHOWN
    return [*lines, *(writer.style.entry(f"… en nog {remaining}") if remaining > 0 else ())]


def _as_entry(writer: Writer, finding: Finding) -> list[str]:
    place = writer.style.text(f"{finding.path} regel {finding.line}")
    return writer.style.entry(
        f"{place}: {writer.style.text(finding.message)} {writer.style.text(finding.hint)}".rstrip()
        + f" ({writer.style.text(finding.rule)})"
    )


def effects(writer: Writer) -> Iterator[str]:
    """Which consumers the changes touch, and why."""
    impact, afnemers = writer.difference.impact, writer.afnemers
    if not afnemers:
        return
    one, many = afnemers.enkelvoud, afnemers.meervoud
    yield from writer.style.heading(3, f"Gevolgen voor {many}")
    if not impact.touched:
        start = "Voor zover te vergelijken: raakt" if writer.difference.unread else "Raakt"
        yield (
            f"{start} niets: niets wat hier verandert, geldt voor alle {many} of is door "
            f"een {one} aangehaald of gekozen."
        )
        return
    if impact.for_all:
        names = listed(writer.style.text(f"{i} ({writer.title(i)})") for i in impact.for_all)
        yield f"{writer.style.strong(f'Alle {impact.all} {many}')}: {names}."
    if impact.special:
        special = [line for t in impact.special for line in _consumer(writer, t)]
        several = counted(
            len(impact.special),
            f"{one} haalt aan of koos wat hier verandert",
            f"{many} halen aan of kozen wat hier verandert",
        )
        yield from writer.style.fold(several, special)
    if impact.for_all:
        names = listed(writer.style.text(t.consumer.naam) for t in impact.touched)
        yield from writer.style.fold(f"Alle geraakte {many} op naam", [f"{names}."])


def _consumer(writer: Writer, touched: Touched) -> list[str]:
    inner = [
        line
        for item, touches in touched.special.items()
        for line in writer.style.entry(
            writer.style.text(f"{item} {writer.title(item)}: {_reasons(writer, touches)}")
        )
    ]
    return writer.style.entry(writer.style.strong(writer.style.text(touched.consumer.naam)), inner)


def _reasons(writer: Writer, touches: Iterable[Touch]) -> str:
    reasons = dict.fromkeys(_reason(writer, t) for t in touches)
    return "; ".join(reasons)


def _reason(writer: Writer, touch: Touch) -> str:
    via = f" door {writer.title_or_id(touch.via)}" if touch.via else ""
    if touch.reason == CITES:
        return f"aangehaald{via} in ‘{touch.document}’ (versie {touch.since})"
    why = touch.why(writer.afnemers) if writer.afnemers else touch.reason
    return f"{why}{via}"


def users(writer: Writer) -> Iterator[str]:
    """Files that belong to consumers, joint bodies or editors: they move no version."""
    if not writer.difference.users:
        return
    lines = []
    for change in writer.difference.users:
        kind = writer.difference.new.framework.kinds[change.kind].title.lower()
        lines += writer.style.entry(f"{kind} {writer.name(change)}: {change.type}")
    yield from writer.style.heading(3, "Gegevens van gebruikers en redactie")
    yield from lines
