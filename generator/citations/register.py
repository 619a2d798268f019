"""What the owner of a document could register of it: its citations, as data and as YAML."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.base.findings import shorten
from generator.citations.check import Checked, Citation
from generator.citations.judge import UNCLEAR, UNKNOWN
from generator.layout.text import inline

_LONGEST_NAME, _LONGEST_PLACE, _LONGEST_QUOTE = 300, 120, 2_000
_SHORTEST = 2

Key = tuple[str, str, str]
"""An item, the document and the version: by these a citation is known."""


@dataclass(frozen=True)
class Entry:
    """One citation as it may be registered; ``is_guess`` says that no version was named."""

    item: str
    document: str
    plaats: str
    versie: str
    van: str
    citaat: str = ""
    is_guess: bool = False

    @property
    def data(self) -> Mapping[str, str]:
        """The fields, in the order of the schema."""
        named = {
            "item": self.item,
            "document": self.document,
            "plaats": self.plaats,
            "versie": self.versie,
            "van": self.van,
            "citaat": self.citaat,
        }
        return {name: value for name, value in named.items() if value}


def entries(
    checked: Checked, day: str, newest: str, known: Container[Key] = ()
) -> tuple[Entry, ...]:
    """What to register of a document that holds from a day; what is registered already isn't told.

    What never was, what may be several things, and what no longer held in the version that is
    named isn't offered: first someone has to mend it. Without a version an item that is gone gets
    the last one in which it held.
    """
    name = document_name(checked)
    by_key: dict[tuple[str, str, bool], list[Citation]] = {}
    for citation in checked.citations:
        judged = citation.judged
        if judged.item and judged.state not in {UNKNOWN, UNCLEAR} and not judged.was_gone:
            version = judged.version or judged.held or newest
            by_key.setdefault((judged.item, version, not judged.version), []).append(citation)
    return tuple(
        _entry(Entry(item, name, "", version, day, is_guess=is_guess), citations)
        for (item, version, is_guess), citations in by_key.items()
        if (item, name.casefold(), version) not in known
        and not (is_guess and (item, version, False) in by_key)
    )


def _entry(entry: Entry, citations: list[Citation]) -> Entry:
    """An entry with the places where something is cited, and the words that are quoted of it."""
    places = dict.fromkeys(c.place for c in citations if c.place)
    place = shorten("; ".join(places), _LONGEST_PLACE)
    quotes = (c.judged.quote for c in citations if 0 < len(c.judged.quote) <= _LONGEST_QUOTE)
    return replace(entry, plaats=place if len(place) >= _SHORTEST else "", citaat=next(quotes, ""))


def document_name(checked: Checked) -> str:
    """What a document is called: its title, or else its file."""
    name = checked.title if len(checked.title) >= _SHORTEST else checked.document
    return shorten(name, _LONGEST_NAME)


def as_yaml(found: tuple[Entry, ...], *, goes_on: bool = False) -> str:
    """The lines to paste in the file of who owns the documents; ``goes_on`` in a list of there."""
    head = [] if goes_on else ["aanhalingen:"]
    return "\n".join([*head, *(line for e in found for line in _lines(e))]) + "\n"


def _lines(entry: Entry) -> Iterator[str]:
    if entry.is_guess:
        yield "  # Het document noemt geen versie. Vul in van welke versie het uitging."
    for number, (name, value) in enumerate(entry.data.items()):
        # Dates and versions are read as text in these fields.
        text = value if name in {"item", "versie", "van"} else inline(value)
        yield f"  {'  ' if number else '- '}{name}: {text}"
