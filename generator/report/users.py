"""The part of a report on a proposal about what lies outside the content of the framework."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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


_FILES_SHOWN = 50


def form_only(writer: Writer) -> Iterator[str]:
    """The files that say the same as before: someone who sees them listed looks for more."""
    paths = writer.difference.form_only
    if not paths:
        return
    style = writer.style
    yield from style.heading(3, "Alleen de vorm")
    files = counted(len(paths), "bestand", "bestanden")
    yield (
        f"In {files} verandert niet wat er staat, alleen de vorm: spaties, regeleinden, volgorde, "
        "of een opmerking achter een hekje."
    )
    yield ""
    yield from _names(writer, paths)


def _names(writer: Writer, paths: Sequence[str]) -> Iterator[str]:
    for path in paths[:_FILES_SHOWN]:
        yield from writer.style.entry(writer.style.text(path))
    if (remaining := len(paths) - _FILES_SHOWN) > 0:
        yield from writer.style.entry(f"… en nog {remaining}")


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
    yield from _names(writer, paths)
