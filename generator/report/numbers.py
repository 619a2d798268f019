"""The part of a report on a proposal that says which number follows, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.base.phrases import listed
from generator.compare.numbering import Numbering
from generator.release.announce import because
from generator.release.plan import Weighed
from generator.report.writer import Writer


def next_number(writer: Writer) -> Iterator[str]:
    """The number, the changes that ask for it, and what of them was there before the proposal."""
    difference, style = writer.difference, writer.style
    number = difference.number
    if not number:
        return
    yield ""
    lowest = style.strong(number.lowest)
    start = f"Na uitgave {difference.since} wordt het volgende nummer ten minste {lowest}"
    yield f"{start}, want {_forcing(writer, number.own or number.others)}."
    yield from _waiting(writer, number)


def _waiting(writer: Writer, number: Numbering) -> Iterator[str]:
    """What main already holds and nobody released: its weight is not that of the proposal."""
    if not number.waiting:
        return
    text = writer.style.text
    names = text(listed(w.change.item for w in number.waiting))
    yield ""
    line = f"Zonder dit voorstel was het {number.before}, om wat al klaarstond: {names}."
    yield line if number.moves else f"{line} Dit voorstel maakt het nummer niet hoger."


def _forcing(writer: Writer, forcing: Sequence[Weighed]) -> str:
    return writer.style.text(because(forcing))
