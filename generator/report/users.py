"""The part of a report on a proposal about what lies outside the content of the framework."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.phrases import counted
from generator.report.contents import contents
from generator.report.writer import Writer


def users(writer: Writer) -> Iterator[str]:
    """Files that belong to consumers, joint bodies or editors: they move no version."""
    if not writer.difference.users:
        return
    lines = []
    for change in writer.difference.users:
        kind = writer.difference.new.framework.kinds[change.kind].title.lower()
        head = f"{kind} {writer.name(change)}: {change.type}"
        lines += writer.style.entry(head, contents(writer, change))
    yield from writer.style.heading(3, "Gegevens van gebruikers en redactie")
    yield from lines


def unjudged(writer: Writer) -> Iterator[str]:
    """The other files that differ: a person must look at these."""
    paths = writer.difference.unjudged
    if not paths:
        return
    style = writer.style
    yield from style.heading(3, "Niet beoordeeld")
    files = counted(len(paths), "ander bestand", "andere bestanden")
    yield (
        f"Dit voorstel verandert ook {files}. Wat daarin staat is niet vergeleken, en van schema’s "
        "en code zijn die gebruikt waarmee deze controle draait, niet die van dit voorstel:"
    )
    yield ""
    for path in paths:
        yield from style.entry(style.text(path))
