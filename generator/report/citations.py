"""Citations in documents, in words: what they have become, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.findings import shorten
from generator.base.phrases import counted, in_words, listed
from generator.citations.check import Checked, Citation
from generator.citations.judge import CHANGED, REPLACED, UNKNOWN, Judged
from generator.citations.outcome import Outcome
from generator.citations.register import as_yaml

BEGIN = re.compile(
    r"Verwijzingen naar [^\n]{1,500}, vergeleken met versie [0-9]+\.[0-9]+\.[0-9]+ "
    r"\([^\n]{1,40}\)\n"
)
"""What a report as text begins with: its whole first line, for others may begin as it does."""

_QUOTES = {
    "ongewijzigd": "de aangehaalde woorden staan er nog",
    "verplaatst": "de aangehaalde woorden staan er nog, op een andere plek",
    "gewijzigd": "de aangehaalde woorden zijn gewijzigd",
    "weg": "de aangehaalde woorden staan er niet meer",
    "meer dan eens": "de aangehaalde woorden staan er nu meer dan eens",
}


def subject(judged: Judged, written: str) -> str:
    """What is cited: id, title and version."""
    if not judged.item:
        return f"‘{shorten(written, 120)}’"
    title = f" ‘{judged.title}’" if judged.title else ""
    version = f", versie {judged.version}" if judged.version else ""
    return f"{judged.item}{title}{version}"


def verdict(judged: Judged) -> str:
    """What became of it, in a few words."""
    if judged.state == CHANGED:
        direction = f", {judged.direction}" if judged.direction else ""
        return (
            f"gewijzigd ({judged.weight}{direction}) sinds versie {judged.version}, voor het "
            f"laatst in {judged.changed}"
        )
    if judged.state == REPLACED:
        return f"vervangen door {listed(_successors(judged))}"
    if judged.state == UNKNOWN and judged.nearest:
        return f"onbekend; bedoelt u {judged.nearest}?"
    return judged.state


def _successors(judged: Judged) -> Iterator[str]:
    for successor in judged.successors:
        covers = f"dekking: {successor.coverage}" if successor.coverage else "dekking niet gezegd"
        yield f"{successor.item} ‘{successor.title}’ ({covers})"


def details(judged: Judged) -> Iterator[str]:
    """What else there is to say, a sentence without a full stop each."""
    if judged.passage in _QUOTES:
        yield _QUOTES[judged.passage]
    yield from judged.remarks


def summary(outcome: Outcome) -> str:
    """How many citations there are, and in which states."""
    if not outcome.total:
        return "Geen verwijzingen gevonden"
    states = [f"{n} {state}" for state, n in outcome.counts.items() if n]
    return f"{counted(outcome.total, 'verwijzing', 'verwijzingen')}: {listed(states)}"


def title(outcome: Outcome) -> str:
    """What a report is called."""
    newest = f"versie {outcome.version} ({in_words(outcome.date)})"
    return f"Verwijzingen naar {outcome.name}, vergeleken met {newest}"


def text(outcome: Outcome) -> str:
    """The report as text."""
    lines = [title(outcome), ""]
    for document in outcome.documents:
        lines += [*_document(outcome, document), ""]
    lines += [*outcome.remarks, f"{summary(outcome)}."]
    if failed := len(outcome.failed):
        lines.append(f"{counted(failed, 'document', 'documenten')} niet gelezen.")
    if outcome.entries:
        lines += [
            "",
            f"{registering(outcome)}:",
            "",
            as_yaml(outcome.entries, goes_on=outcome.goes_on).rstrip("\n"),
        ]
    return "\n".join(lines) + "\n"


def registering(outcome: Outcome) -> str:
    """What to do with the lines to register."""
    where = f"in {outcome.file}" if outcome.file else "in uw eigen bestand"
    if outcome.goes_on:
        where += ", onder de ‘aanhalingen’ die er al staan"
    elif not outcome.file:
        where += " (staat ‘aanhalingen’ er al, laat die regel dan weg)"
    return (
        f"Om te registreren {where}; controleer bij ‘van’ de eerste dag waarop het document geldt"
    )


def _document(outcome: Outcome, document: Checked) -> Iterator[str]:
    name = shorten(document.document, 300)
    if document.failed:
        yield f"{name}: niet gelezen. {document.failed}"
        return
    found = counted(len(document.citations), "verwijzing", "verwijzingen")
    yield f"{name}: {found if document.citations else 'geen verwijzingen'}"
    yield from (f"  {remark}" for remark in document.remarks)
    for citation in document.citations:
        yield from _citation(outcome, citation)


def _citation(outcome: Outcome, citation: Citation) -> Iterator[str]:
    judged = citation.judged
    mark = "!" if judged.asks else " "
    about = subject(judged, citation.mention.written)
    yield f"{mark} {shorten(citation.place, 200)}: {about}: {verdict(judged)}"
    yield from (f"    {detail}" for detail in details(judged))
    if judged.asks:
        yield f"    er staat: {shorten(citation.around, 300)}"
        if judged.path:
            yield f"    zie {outcome.url(judged.path)}"
