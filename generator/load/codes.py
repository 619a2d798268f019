"""What every code of a finding means: its explanation, and an example of wrong and right.

The texts for every framework stand in ``meldingen.yaml`` beside this module, one entry for each
code. A ruleset has a file of its own with the codes of its rules; it may also give a general code
the sections and examples of its framework. The page ``/meedoen/meldingen/`` and the rules in a
SARIF log are made from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.base.findings import Invalid
from generator.base.phrases import listed
from generator.load.document import load_text

SOURCE = Path(__file__).with_name("meldingen.yaml")
PAGE = "meedoen/meldingen/"
"""The path of the page below the site root; each code is an anchor on it."""

GROUPS: dict[str, str] = {
    "bestand": "Het bestand",
    "tekst": "De tekst",
    "velden": "De velden",
    "verwijzingen": "Verwijzingen",
    "regels": "Regels over de inhoud",
    "uitgaven": "Uitgaven en wijzigingsnotities",
    "kader": "Instellingen van het kader",
    "schemas": "De schema’s",
}
"""The groups of codes with their headings, in the order in which an editor meets them."""

_REQUIRED = {"titel", "wat", "waarom"}
_OPTIONAL = {"groep", "paragrafen", "melding", "voorbeeld", "ook", "herstel"}
_EXAMPLE = {"fout", "goed"}


@dataclass(frozen=True)
class Example:
    """A fragment of lines, wrong and mended.

    ``path`` is a file of the test examples that holds it, empty for an invented one.
    """

    path: str
    wrong: str
    right: str


@dataclass(frozen=True)
class Code:
    """One code. ``group`` is a key of ``GROUPS``, ``sections`` are sections of the report.

    ``message`` is what a check says about the wrong example, ``also`` names the other codes that it
    gives there, ``steps`` say what to do. A code without an example has steps.
    """

    name: str
    title: str
    what: str
    why: str
    group: str
    sections: tuple[str, ...] = ()
    message: str = ""
    example: Example | None = None
    also: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Where the report says it: ``paragraaf 2.1.1 en 6.2.4``; empty if nowhere."""
        return f"paragraaf {listed(self.sections)}" if self.sections else ""


@cache
def load_codes(*more: Path) -> Mapping[str, Code]:
    """All codes by name, in the order of the alphabet: the general ones, and those of more files.

    What a later file says of a code stands in the place of what an earlier one says. Raises
    ``ValueError`` when a file isn't sound: that is a mistake of developers.
    """
    entries: dict[str, dict[str, Any]] = {}
    for path in (SOURCE, *more):
        for name, entry in _read(path).items():
            entries[name] = _merged(entries.get(name, {}), entry)
    return {name: _code(name, entries[name]) for name in sorted(entries)}


def _read(path: Path) -> Mapping[str, Any]:
    document = load_text(path.name, path.read_text(encoding="utf-8"))
    if isinstance(document, list):
        raise ValueError(str(Invalid(document)))
    return document.data


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Both entries in one; of an example only the parts that are given are replaced."""
    inner = {
        name: {**below[name], **value}
        for name, value in above.items()
        if isinstance(value, dict) and isinstance(below.get(name), dict)
    }
    return {**below, **above, **inner}


def _code(name: str, entry: Any) -> Code:
    _check(name, entry, _REQUIRED, _OPTIONAL)
    sections = tuple(map(str, entry.get("paragrafen", ())))
    code = Code(
        name=name,
        title=entry["titel"].strip(),
        what=entry["wat"].strip(),
        why=entry["waarom"].strip(),
        group=entry.get("groep", "regels"),
        sections=sections,
        message=entry.get("melding", "").strip(),
        example=_example(name, entry["voorbeeld"]) if "voorbeeld" in entry else None,
        also=tuple(entry.get("ook", ())),
        steps=tuple(entry.get("herstel", ())),
    )
    if code.group not in GROUPS:
        raise ValueError(f"{name}: no group ‘{code.group}’")
    if not (code.example or code.steps):
        raise ValueError(f"{name}: needs ‘voorbeeld’ or ‘herstel’")
    return code


_FIXED = "⟨U+00A0⟩"
"""Stands in a wrong example for a no-break space: a file is read with common ones only."""


def _example(name: str, entry: Any) -> Example:
    _check(f"{name}.voorbeeld", entry, _EXAMPLE, {"bestand"})
    return Example(entry.get("bestand", ""), entry["fout"].replace(_FIXED, "\u00a0"), entry["goed"])


def _check(name: str, entry: Any, required: set[str], optional: set[str]) -> None:
    """Raise ``ValueError`` unless an entry is a mapping with these keys."""
    keys = set(entry) if isinstance(entry, dict) else set()
    if missing := sorted(required - keys):
        raise ValueError(f"{name}: misses {', '.join(missing)}")
    if unknown := sorted(keys - required - optional):
        raise ValueError(f"{name}: does not know {', '.join(unknown)}")
