"""What is said of a name in the settings of something that isn't there."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator.base.findings import Finding, nearest, shorten
from generator.load.document import Place
from generator.setup.settings import ReadSettings


def unknown(
    read: ReadSettings, place: Place, what: str, value: str, possible: Collection[str]
) -> Finding:
    """A finding about a name of something that isn't there.

    ``what`` says what it would be, with ``{}`` for the name where that isn't the last word.
    """
    options = ", ".join(p for p in possible if p)
    hint = choose(value, possible) or (f"Kies uit: {options}." if options else "Haal dit weg.")
    name = f"‘{shorten(value)}’"
    about = what.replace("{}", name) if "{}" in what else f"{what} {name}"
    return read.document.finding(place, "instelling-onbekend", f"{about} bestaat niet.", hint)


def choose(word: str, possible: Iterable[str]) -> str:
    """The name that was probably meant, as a question; empty when none is near."""
    near = nearest(word, possible)
    return f"Bedoelt u ‘{near}’?" if near else ""
