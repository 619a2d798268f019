"""What a proposal means, written for a reviewer: as a comment, as text, or as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.compare.difference import Difference
from generator.report.asked import reach, registered, tasks
from generator.report.data import as_data
from generator.report.items import changes
from generator.report.marker import MARKER
from generator.report.parts import effects, summary, to_do
from generator.report.style import Markdown, Plain
from generator.report.users import form_only, unjudged, users
from generator.report.writer import Writer


def as_markdown(difference: Difference) -> str:
    """A comment for a forge; its first line is ``MARKER``."""
    lines = _lines(Writer(difference, Markdown()))
    return f"{MARKER}\n{_tidy(lines)}"


def as_plain(difference: Difference) -> str:
    """Text for a terminal."""
    return _tidy(_lines(Writer(difference, Plain())))


def _lines(writer: Writer) -> Iterator[str]:
    difference, style = writer.difference, writer.style
    title = "Wat dit voorstel verandert" if difference.since else "Wat er verandert"
    yield from style.heading(2, title)
    yield f"Vergeleken: {style.text(difference.old.label)} → {style.text(difference.new.label)}."
    for remark in difference.remarks:
        yield ""
        yield f"Let op: {style.text(remark)}"
    yield ""
    yield from summary(writer)
    yield from to_do(writer)
    yield from tasks(writer)
    if difference.items:
        yield from effects(writer)
        yield from reach(writer)
        yield from changes(writer)
    yield from registered(writer)
    yield from users(writer)
    yield from form_only(writer)
    yield from unjudged(writer)


def _tidy(lines: Iterable[str]) -> str:
    """At most one empty line in a row, none at the ends."""
    out: list[str] = []
    for line in lines:
        if line.strip() or (out and out[-1].strip()):
            out.append(line.rstrip())
    return "\n".join(out).strip("\n") + "\n"


def failed_markdown(message: str) -> str:
    """The comment when the comparison itself was not possible, so that nobody takes it for good."""
    style = Markdown()
    return (
        f"{MARKER}\n## Dit voorstel kon niet worden vergeleken\n\n{style.text(message)}\n\n"
        "Er is dus niets gecontroleerd.\n"
    )


FORMATS: Mapping[str, Callable[[Difference], str]] = {
    "tekst": as_plain,
    "markdown": as_markdown,
    "json": as_data,
}
