"""What a check has to say: findings are values until someone speaks them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from difflib import get_close_matches
from operator import attrgetter


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong in one place, with a way to mend it.

    ``path`` is relative to the framework folder, with forward slashes. ``line`` and ``column``
    count from 1. ``rule`` is the public code of the rule; ``message`` and ``hint`` are Dutch
    sentences for an editor. ``severity`` is ``fout`` or ``waarschuwing``.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: str = "fout"

    @property
    def file(self) -> str:
        """The path on one line, signs that can't be shown made visible: a name may hold any."""
        return shorten(self.path, 300)

    @property
    def is_error(self) -> bool:
        """Whether it stops a build; a warning is a question to the editor."""
        return self.severity == "fout"

    def __str__(self) -> str:
        """Give the finding as one line of text."""
        hint = f" {self.hint}" if self.hint else ""
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.severity} {self.rule}: {self.message}{hint}"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Some findings, each once, by file and place; quick for the many of one bad file."""
    return tuple(sorted(frozenset(findings), key=_ORDER))


_ORDER = attrgetter(*(field.name for field in fields(Finding)))


def about_file(path: str, rule: str, message: str, hint: str = "") -> Finding:
    """Make a finding about a file as a whole; it is shown at its beginning."""
    return Finding(path, 1, 1, rule, message, hint)


class Invalid(Exception):
    """The framework can't be used; ``findings`` says why, sorted by place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings in the order in which an editor meets them."""
        self.findings: tuple[Finding, ...] = tuple(sorted(set(findings)))
        super().__init__("\n".join(map(str, self.findings)))


SUGGESTIONS = 50
"""For so many mistakes of one sort in a file the nearest word is looked up, which takes long."""


def nearest(word: str, possible: Iterable[str], likeness: float = 0.6) -> str | None:
    """Find the word most like another, or ``None`` when none is like it enough (0 to 1).

    Capitals make no difference: who writes ‘TITEL’ means ‘titel’.
    """
    by_sound = {p.casefold(): p for p in possible}
    if not by_sound:
        return None  # Looking through nothing takes as long as looking at the word.
    matches = get_close_matches(word.casefold(), list(by_sound), 1, likeness)
    return by_sound[matches[0]] if matches else None


def shorten(value: object, width: int = 60) -> str:
    """Show a value inside a message: control characters visible, at most ``width`` characters."""
    text = str(value)
    if not text.isprintable():
        text = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    return text if len(text) <= width else text[: width - 1] + "…"
