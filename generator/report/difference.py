"""What a proposal means, written for a reviewer: as a comment, as text, or as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.compare.difference import Difference
from generator.report.data import as_data
from generator.report.items import changes
from generator.report.marker import MARKER
from generator.report.parts import Writer, effects, summary, to_do, users
from generator.report.style import Markdown, Plain


def as_markdown(found: Difference) -> str:
    """A comment for a forge; its first line is ``MARKER``."""
    lines = _lines(Writer(found, Markdown()))
    return f"{MARKER}\n{_tidy(lines)}"


def as_plain(found: Difference) -> str:
    """Text for a terminal."""
    return _tidy(_lines(Writer(found, Plain())))


def _lines(writer: Writer) -> Iterator[str]:
    found, style = writer.difference, writer.style
    title = "Wat dit voorstel verandert" if found.since else "Wat er verandert"
    yield from style.heading(2, title)
    yield f"Vergeleken: {style.text(found.old.label)} → {style.text(found.new.label)}."
    for remark in found.remarks:
        yield ""
        yield f"Let op: {style.text(remark)}"
    yield ""
    yield from summary(writer)
    yield from to_do(writer)
    if found.items:
        yield from effects(writer)
        yield from changes(writer)
    yield from users(writer)


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
