"""YAML text to plain data with a position for every key and value.

The loader walks libyaml's events instead of using PyYAML's constructors: it sees duplicate keys,
tags, aliases and the way a value was quoted, all of which the constructors hide, and it cannot be
crashed by depth. Values that YAML 1.1 and 1.2 read differently are refused, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.findings import Finding, shorten

Place = tuple[str | int, ...]

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_DIGITS = 15

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+\Z")
_AMBIGUOUS = re.compile(
    r"""(?ix:
      y|yes|n|no|on|off|null|~            # booleans and nulls of YAML 1.1
    | [-+]?0[0-9_]+ | [-+]?[0-9][0-9_]*_[0-9_]*   # octals and digits in groups
    | [-+]?0[xob][0-9a-f_]+
    | [-+]?([0-9]+\.[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)? | [-+]?[0-9]+e[-+]?[0-9]+
    | [-+]?\.(inf|nan) | \.(inf|nan)
    | [0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?    # sexagesimal numbers
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt\ ].*      # timestamps
    | \+[0-9]+
    )\Z"""
)
# Characters nobody sees: they make two texts look the same, or hide text from a reviewer.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
_MERGE_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)


@dataclass(frozen=True)
class Position:
    """Where a key and its value begin; lines and columns count from 1."""

    key: tuple[int, int]
    value: tuple[int, int]


@dataclass(frozen=True)
class Document:
    """One file as plain data. ``path`` is relative to the framework folder."""

    path: str
    data: dict[str, Any]
    positions: Mapping[Place, Position] = field(repr=False)

    @property
    def kind(self) -> str:
        """The folder in which the file stands."""
        return self.path.rsplit("/", 2)[-2]

    @property
    def stem(self) -> str:
        """The file name without its ending."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".yaml")

    def finding(  # noqa: PLR0913 - a finding has this many parts
        self,
        where: Place,
        rule: str,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        severity: str = "fout",
    ) -> Finding:
        """Make a finding at a place in the data, or at the nearest place above it."""
        while where not in self.positions and where:
            where = where[:-1]
        position = self.positions.get(where, Position((1, 1), (1, 1)))
        line, column = position.key if key else position.value
        return Finding(self.path, line, column, rule, message, hint, severity)


def load_file(root: Path, relative: str) -> Document | list[Finding]:
    """Read one file; give its document, or what is wrong with the file as a file."""

    def refuse(rule: str, message: str, hint: str) -> list[Finding]:
        return [Finding(relative, 1, 1, rule, message, hint)]

    path = root / relative
    if path.is_symlink() or not path.is_file():
        return refuse(
            "bestand-soort", "Dit is geen gewoon bestand.", "Zet het bestand zelf hier neer."
        )
    content = path.read_bytes()
    if len(content) > MAX_BYTES:
        return refuse(
            "bestand-te-groot",
            f"Het bestand is groter dan {MAX_BYTES // 1024} kB.",
            "Verdeel de inhoud over meer onderdelen.",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        return [
            Finding(
                relative,
                line,
                column,
                "bestand-codering",
                "Hier staat een teken dat geen UTF-8 is.",
                "Sla het bestand op als UTF-8.",
            )
        ]
    return load_text(relative, text.replace("\r\n", "\n"))


def load_text(relative: str, text: str) -> Document | list[Finding]:
    """Turn YAML text into a document, or into all findings about its form."""
    findings = list(_check_text(relative, text))
    if findings:
        return findings
    walker = _Walker(relative, text)
    try:
        data = walker.document()
    except yaml.MarkedYAMLError as error:
        return [*walker.findings, _syntax_finding(relative, text, error)]
    except _Stop:
        return walker.findings
    if walker.findings:
        return walker.findings
    return Document(relative, data, walker.positions)


def _check_text(relative: str, text: str) -> Iterator[Finding]:
    for match in _INVISIBLE.finditer(text):
        name = unicodedata.name(match[0], f"U+{ord(match[0]):04X}")
        yield _at(
            relative,
            text,
            match.start(),
            (
                "teken-onzichtbaar",
                f"Hier staat een onzichtbaar teken ({name}).",
                "Haal het teken weg; typ de tekst zo nodig opnieuw.",
            ),
        )
    for match in _MERGE_CONFLICT.finditer(text):
        yield _at(
            relative,
            text,
            match.start(),
            (
                "samenvoegconflict",
                "Hier staat nog een conflict tussen twee wijzigingen.",
                "Kies welke tekst blijft en haal de regels met <<<<<<<, ======= en >>>>>>> weg.",
            ),
        )
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        bad = next((c for c in indent if c != " "), None)
        if bad:
            yield Finding(
                relative,
                number,
                indent.index(bad) + 1,
                "inspringing-teken",
                "De regel springt in met een tab of een vaste spatie.",
                "Gebruik gewone spaties.",
            )


def _at(relative: str, text: str, start: int, say: tuple[str, str, str]) -> Finding:
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Finding(relative, line, column, *say)


_SYNTAX = (
    (
        "mapping values are not allowed",
        "Hier staat een dubbele punt op een plek waar dat niet kan.",
        "Zet de hele tekst tussen enkele aanhalingstekens, of kijk of de regel goed inspringt.",
    ),
    (
        "could not find expected ':'",
        "Na deze sleutel ontbreekt een dubbele punt, of de tekst springt niet ver genoeg in.",
        "Schrijf ‘sleutel: waarde’ en laat vervolgregels twee spaties inspringen.",
    ),
    (
        "found unexpected end of stream",
        "Een aanhalingsteken dat hier begint, wordt nergens gesloten.",
        "Zet aan het eind van de tekst hetzelfde aanhalingsteken.",
    ),
    (
        "did not find expected key",
        "De regels hier passen niet bij elkaar: het inspringen klopt niet.",
        "Laat regels die bij elkaar horen even ver inspringen.",
    ),
    (
        "did not find expected '-' indicator",
        "In deze lijst staat een regel zonder streepje, of het inspringen klopt niet.",
        "Begin elk deel van de lijst met ‘- ’ op dezelfde plek.",
    ),
    (
        "cannot start any token",
        "Deze tekst begint met een teken dat in YAML een eigen betekenis heeft.",
        "Zet de hele tekst tussen enkele aanhalingstekens.",
    ),
)


def _syntax_finding(relative: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    problem = f"{error.context or ''} {error.problem or ''}"
    message, hint = next(
        ((m, h) for part, m, h in _SYNTAX if part in problem),
        (
            "Dit is geen geldige YAML.",
            "Kijk of aanhalingstekens, dubbele punten en inspringen hier en erboven kloppen.",
        ),
    )
    mark = error.problem_mark
    if "end of stream" in problem and error.context_mark is not None:
        mark = error.context_mark
    line = mark.line + 1 if mark is not None else 1
    column = mark.column + 1 if mark is not None else 1
    return Finding(relative, min(line, text.count("\n") + 1), column, "yaml", message, hint)


class _Stop(Exception):
    """The file can't be read any further; the findings say why."""


class _Walker:
    """Walks the events of one text into data, noting positions and findings on the way."""

    def __init__(self, relative: str, text: str) -> None:
        self.relative = relative
        self.findings: list[Finding] = []
        self.positions: dict[Place, Position] = {}
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._lines = text.split("\n")
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=loader))

    def document(self) -> dict[str, Any]:
        """Read the one document of the file; it must be a mapping."""
        next(self._events)
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            self._stop(start, "bestand-leeg", "Het bestand is leeg.", "Vul het of verwijder het.")
        if start.version or start.tags:
            self._say(
                start,
                "yaml-richtlijn",
                "Regels die met % beginnen horen hier niet.",
                "Haal de regel weg.",
            )
        event = next(self._events)
        if not isinstance(event, yaml.MappingStartEvent):
            self._stop(
                event,
                "bestand-vorm",
                "Het bestand bestaat niet uit regels ‘veld: waarde’.",
                "Begin met ‘id:’ en zet elk veld op een eigen regel.",
            )
        self.positions[()] = Position(_place(event), _place(event))
        data = self._mapping((), event)
        next(self._events)
        end = next(self._events)
        if not isinstance(end, yaml.StreamEndEvent):
            self._say(
                end,
                "yaml-documenten",
                "Er staan meer documenten in dit bestand (gescheiden door ---).",
                "Zet elk onderdeel in een eigen bestand.",
            )
        return data

    def _value(self, path: Place, event: Any) -> Any:
        if len(path) > MAX_DEPTH:
            self._stop(event, "te-diep", "De inhoud is te diep genest.", "Maak het eenvoudiger.")
        if isinstance(event, yaml.AliasEvent):
            self._say(
                event,
                "yaml-verwijzing",
                f"‘*{event.anchor}’ verwijst naar een andere plek in het bestand.",
                "Schrijf de inhoud hier uit, of zet de tekst tussen aanhalingstekens.",
            )
            return ""
        self._check_decoration(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(event)

    def _check_decoration(self, event: Any) -> None:
        if event.anchor:
            self._say(
                event,
                "yaml-verwijzing",
                f"‘&{event.anchor}’ geeft deze plek een naam; dat kan hier niet.",
                "Haal het weg, of zet de tekst tussen aanhalingstekens.",
            )
        if event.tag:
            self._say(
                event,
                "yaml-label",
                f"‘{shorten(event.tag)}’ is een YAML-label; dat kan hier niet.",
                "Haal het weg, of zet de tekst tussen aanhalingstekens.",
            )

    def _mapping(self, path: Place, start: Any) -> dict[str, Any]:
        data: dict[str, Any] = {}
        seen: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event)
            value_event = next(self._events)
            inner = (*path, key)
            if key == "<<":
                self._say(
                    event, "yaml-samenvoegen", "‘<<’ kan hier niet.", "Schrijf de velden zelf uit."
                )
            canonical = unicodedata.normalize("NFC", key)
            if canonical in seen:
                self._say(
                    event,
                    "veld-dubbel",
                    f"Het veld ‘{shorten(key)}’ staat hier twee keer (ook op regel "
                    f"{seen[canonical]}).",
                    "Haal een van de twee weg.",
                )
            else:
                self.positions[inner] = Position(_place(event), _place(value_event))
            seen.setdefault(canonical, event.start_mark.line + 1)
            data[key] = self._value(inner, value_event)
        return data

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(
                event,
                "veld-naam",
                "De naam van een veld moet een gewoon woord zijn.",
                "Staan er accolades of blokhaken in de tekst? Zet de tekst dan tussen "
                "aanhalingstekens.",
            )
        self._check_decoration(event)
        return str(event.value)

    def _sequence(self, path: Place) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            inner = (*path, len(values))
            self.positions[inner] = Position(_place(event), _place(event))
            values.append(self._value(inner, event))
        return values

    def _scalar(self, event: Any) -> str | int | bool:
        value: str = event.value
        if event.style:
            self._check_invisible(event, value)
            return value
        if value == "":
            self._say(
                event,
                "waarde-leeg",
                "Achter dit veld staat niets.",
                "Vul een waarde in of haal het veld weg.",
            )
        elif value in {"true", "false"}:
            return value == "true"
        elif _INTEGER.match(value):
            return int(value) if len(value) <= MAX_DIGITS else value
        elif _AMBIGUOUS.match(value) and not _VERSION.match(value):
            self._say(
                event,
                "waarde-dubbelzinnig",
                f"‘{shorten(value)}’ leest de ene computer als tekst en de andere als iets anders.",
                f"Zet er aanhalingstekens omheen: '{shorten(value)}'",
            )
        self._check_cut_off(event)
        return value

    def _check_invisible(self, event: Any, value: str) -> None:
        if match := _INVISIBLE.search(value):
            self._say(
                event,
                "teken-onzichtbaar",
                f"In deze tekst staat een onzichtbaar teken (U+{ord(match[0]):04X}).",
                "Haal het teken weg.",
            )

    def _check_cut_off(self, event: Any) -> None:
        """Refuse a text that a `` #`` cut off: what follows would silently be a comment."""
        mark = event.end_mark
        rest = self._lines[mark.line][mark.column :] if mark.line < len(self._lines) else ""
        if re.match(r"\s+#\S", rest):
            self._say(
                event,
                "waarde-afgekapt",
                f"Alles na ‘ #’ telt als opmerking en valt weg: ‘{shorten(rest.strip())}’.",
                "Zet de hele tekst tussen aanhalingstekens, of schrijf een opmerking met een "
                "spatie na het hekje.",
            )

    def _say(self, event: Any, rule: str, message: str, hint: str) -> None:
        line, column = _place(event)
        self.findings.append(Finding(self.relative, line, column, rule, message, hint))

    def _stop(self, event: Any, rule: str, message: str, hint: str) -> None:
        self._say(event, rule, message, hint)
        raise _Stop


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def is_real_date(text: str) -> bool:
    """Whether a text is a day that exists, written as ``jjjj-mm-dd`` (ISO 8601)."""
    try:
        return bool(_DATE.match(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
