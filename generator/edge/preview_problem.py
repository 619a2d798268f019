"""What keeps the preview from showing what was saved, as a value that a page can show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.base.findings import Finding, Invalid
from generator.edge.failures import where
from generator.edge.refusal import count
from generator.report.findings import as_text


@dataclass(frozen=True)
class Problem:
    """Why the site wasn't made, or what an editor is asked about one that was.

    ``said`` is what a program said about it, line by line; ``stops`` tells a problem from a
    question.
    """

    title: str
    advice: str
    findings: tuple[Finding, ...] = ()
    said: str = ""
    stops: bool = True

    def __str__(self) -> str:
        """Say it in the terminal."""
        found = as_text(self.findings)
        return "\n".join(
            part for part in (f"{self.title}. {self.advice}", self.said, found) if part
        )


def causes(error: BaseException) -> Iterator[BaseException]:
    """An error, and behind it those that led to it."""
    following: BaseException | None = error
    while following is not None:
        yield following
        following = following.__cause__ or following.__context__


def problem_of(
    error: BaseException,
    refusal: type[Exception],
    heard: str = "",
    unreadable: type[BaseException] = SystemExit,
) -> Problem:
    """Say why a build failed.

    A ``refusal`` explains itself in Dutch; ``heard`` is what MkDocs said before it ended. When it
    can't even read its settings it raises something ``unreadable`` instead.
    """
    chain = list(causes(error))
    for cause in chain:
        if isinstance(cause, Invalid):
            return _findings(cause.findings)
    for cause in chain:
        if isinstance(cause, refusal):
            return Problem(_NOT_MADE, _AGAIN, said=str(cause))
    if isinstance(error, (SystemExit, unreadable)):
        return Problem(_NOT_MADE, _MKDOCS, said=heard or str(error))
    return _crash(error)


def questions(findings: Sequence[Finding]) -> Problem | None:
    """The warnings about a site that was made; ``None`` without any."""
    if not findings:
        return None
    title = f"De controle heeft een vraag: {count(findings)}"
    return Problem(title, _LOOK, tuple(findings), stops=False)


def gone(places: Sequence[Path]) -> Problem:
    """Say that what a site is made of isn't there any more."""
    said = "\n".join(f"{name} is er niet meer" for name in dict.fromkeys(p.name for p in places))
    return Problem(_NOT_MADE, "Zet terug wat er niet meer is.", said=said)


def _findings(findings: Sequence[Finding]) -> Problem:
    title = f"Wat u bewaarde, staat nog niet op deze site: {count(findings)}"
    return Problem(title, _MEND, tuple(findings))


def _crash(error: BaseException) -> Problem:
    said = where(error) if isinstance(error, Exception) else str(error)
    return Problem(f"{_NOT_MADE}: dit is een fout in het programma", _CRASH, said=said)


_NOT_MADE = "De site kon niet worden gemaakt"
_MEND = "Los dit op en bewaar het bestand."
_AGAIN = "Los dit op en bewaar het bestand opnieuw."
_LOOK = "Een waarschuwing houdt niets tegen. Kijk ernaar, en laat het staan als het klopt."
_MKDOCS = (
    "Een instelling in mkdocs.yml klopt niet, of een deel van de site. "
    "MkDocs, dat de site maakt, zegt in het Engels wat."
)
_CRASH = (
    "Uw bestand hoeft niet fout te zijn. "
    "Meld dit bij de ontwikkelaars met de regel hieronder, en draai uw laatste wijziging terug om "
    "verder te kunnen."
)
