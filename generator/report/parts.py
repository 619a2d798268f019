"""The parts of a report on a proposal that give the overview: what, what first, and for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.base.findings import Finding
from generator.base.phrases import counted, listed
from generator.changelog.impact import Touched, why
from generator.changelog.reliance import CITES, Reliance
from generator.compare.difference import Difference
from generator.history.versions import FOLDER
from generator.report.numbers import next_number
from generator.report.writer import Writer

_SHOWN = 30


def summary(writer: Writer) -> Iterator[str]:
    """How much changes, how many consumers it touches, and which number follows."""
    difference, style = writer.difference, writer.style
    if difference.unread:
        yield style.strong("Nog niet alles is te vergelijken") + f", door {_unread(writer)}."
        yield ""
    if not difference.items and difference.unread:
        return
    if not difference.items:
        yield _nothing(writer)
        # A note weighs too: its direction may ask for another number.
        if difference.number and difference.number.moves:
            yield from next_number(writer)
        return
    normative = sum(i.change.weight == "normatief" for i in difference.items)
    changes = counted(len(difference.items), "onderdeel verandert", "onderdelen veranderen")
    holds = (
        "niets aan wat geldt"
        if not normative
        else f"bij {counted(normative, 'onderdeel', 'onderdelen')} ook wat geldt"
    )
    says = f"{style.strong(changes)}, {holds}. {_reach(writer)} {_directions(writer)}".strip()
    # What nobody could read may hold the very change that touches everyone.
    yield f"{_AS_FAR} {says}" if difference.unread else says
    yield from next_number(writer)


def _unread(writer: Writer) -> str:
    """Where the mistakes stand that keep a file from being read: a proposal may mend them."""
    old, new = writer.difference.old, writer.difference.new
    mended = [path for path in old.unread if path not in new.unread]
    parts = [f"fouten in {listed(new.unread)}"] if new.unread else []
    parts += [f"fouten die {old.label} had in {listed(mended)}"] if mended else []
    return writer.style.text(listed(parts))


def _nothing(writer: Writer) -> str:
    """That no item changes, and what does: ‘nothing’ alone would be read as ‘nothing at all’."""
    difference, style = writer.difference, writer.style
    if difference.users:
        counts = Counter(c.kind for c in difference.users)
        kinds = difference.new.framework.kinds
        parts = [counted(n, kinds[k].title, kinds[k].plural).lower() for k, n in counts.items()]
        verb = "verandert" if len(difference.users) == 1 else "veranderen"
        return f"{style.strong('Aan het kader zelf verandert niets.')} Wel {verb} {listed(parts)}."
    if _may_mean_more(difference):
        return style.strong("Aan de onderdelen van het kader verandert niets.")
    nobody = f"Raakt geen {writer.afnemers.enkelvoud}." if writer.afnemers else ""
    return f"{style.strong('Aan het kader zelf verandert niets.')} {nobody}".strip()


def _may_mean_more(difference: Difference) -> bool:
    """Whether something differs beside the items, of which nobody can say whom it touches."""
    return bool(
        difference.unjudged
        or any(f.path.startswith(f"{FOLDER}/") for f in difference.errors)
        or difference.has_other_register
        or difference.has_other_settings
    )


_AS_FAR = "Voor zover te vergelijken:"
"""How a sentence begins that leaves out what couldn't be read."""


def _reach(writer: Writer) -> str:
    touched, everyone = len(writer.difference.impact.touched), writer.difference.impact.all
    afnemers = writer.afnemers
    if not afnemers:
        return ""
    if not touched:
        if writer.difference.unread:
            return writer.style.strong(
                f"Of het een {afnemers.enkelvoud} raakt, is nog niet te zeggen."
            )
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
    entries = _findings(writer, writer.difference.errors)
    error_keys = {(f.rule, f.path) for f in writer.difference.errors}
    bare = [
        i.change
        for i in writer.difference.without_note
        if ("notitie-ontbreekt", f"{i.change.kind}/{i.change.item}.yaml") not in error_keys
    ]
    lacking = [writer.style.entry(f"{writer.name(c)}: wijzigingsnotitie ontbreekt.") for c in bare]
    entries += _first(writer, lacking, [c.item for c in bare])
    if entries:
        yield from writer.style.heading(3, "Eerst nog te doen")
        yield from entries
    warnings = [f for f in writer.difference.findings if not f.is_error]
    if warnings:
        yield from writer.style.heading(3, "Om naar te kijken")
        yield from _findings(writer, warnings)


def _findings(writer: Writer, findings: Sequence[Finding]) -> list[str]:
    return _first(writer, [_as_entry(writer, f) for f in findings], [f.file for f in findings])


def _first(writer: Writer, entries: Sequence[list[str]], about: Sequence[str]) -> list[str]:
    """The first entries, how many there are more and what about: all of the report must fit."""
    lines = [line for entry in entries[:_SHOWN] for line in entry]
    remaining = len(entries) - _SHOWN
    if remaining <= 0:
        return lines
    names = writer.style.text(listed(dict.fromkeys(about[_SHOWN:])))
    return [*lines, *writer.style.entry(f"… en nog {remaining}, over {names}")]


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
        start = f"{_AS_FAR} raakt" if writer.difference.unread else "Raakt"
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


def _consumer(writer: Writer, touched: Touched) -> list[str]:
    inner = [
        line
        for item, reasons in touched.special.items()
        for line in writer.style.entry(
            writer.style.text(f"{item} {writer.title(item)}: {_reasons(writer, reasons)}")
        )
    ]
    return writer.style.entry(writer.style.strong(writer.style.text(touched.consumer.naam)), inner)


def _reasons(writer: Writer, reliances: Iterable[Reliance]) -> str:
    reasons = dict.fromkeys(_reason(writer, r) for r in reliances)
    return "; ".join(reasons)


def _reason(writer: Writer, reliance: Reliance) -> str:
    via = f" door {writer.title_or_id(reliance.via)}" if reliance.via else ""
    if reliance.reason == CITES:
        return f"aangehaald{via} in ‘{reliance.document}’ (versie {reliance.version})"
    said = why(reliance, writer.afnemers) if writer.afnemers else reliance.reason
    return f"{said}{via}"
