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
      y|yes|n|no|on|off|true|false|null|~   # booleans and nulls of YAML 1.1
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
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)
_MERGE_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)", re.MULTILINE)


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
    if path.stat().st_size > MAX_BYTES:
        return refuse(
            "bestand-te-groot",
            f"Het bestand is groter dan {MAX_BYTES // 1024} kB.",
            "Verdeel de inhoud over meer onderdelen.",
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode().split("\n")
        return [
            Finding(
                relative,
                len(before),
                len(before[-1]) + 1,
                "bestand-codering",
                "Hier staat een teken dat geen UTF-8 is.",
                "Sla het bestand op als UTF-8.",
            )
        ]
    return load_text(relative, text)


def load_text(relative: str, text: str) -> Document | list[Finding]:
    """Turn YAML text into a document, or into all findings about its form."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
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
        yield _at(
            relative,
            text,
            match.start(),
            (
                "teken-onzichtbaar",
                f"Hier staat een onzichtbaar teken (U+{ord(match[0]):04X}).",
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
        "scanning a simple key",
        "Na deze tekst ontbreekt een dubbele punt, of de regel springt niet ver genoeg in.",
        "Schrijf ‘veld: waarde’, en laat vervolgregels van een tekst twee spaties inspringen.",
    ),
    (
        "found unexpected end of stream",
        "Een aanhalingsteken dat hier begint, wordt nergens gesloten.",
        "Zet aan het eind van de tekst hetzelfde aanhalingsteken. Is het een apostrof? Zet de hele "
        "tekst dan tussen dubbele aanhalingstekens.",
    ),
    (
        "parsing a quoted scalar",
        "Een schuine streep (\\) heeft tussen dubbele aanhalingstekens een eigen betekenis.",
        "Zet de tekst tussen enkele aanhalingstekens.",
    ),
    (
        "did not find expected ',' or",
        "Een haak of accolade die hier begint, wordt niet goed gesloten.",
        "Hoort de haak bij de tekst? Zet dan de hele tekst tussen enkele aanhalingstekens.",
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
        "block sequence entries are not allowed",
        "Hier staat een streepje op een plek waar dat niet kan.",
        "Zet elk deel van een lijst op een eigen regel, of zet de hele tekst tussen enkele "
        "aanhalingstekens.",
    ),
    (
        "directive",
        "Regels die met % beginnen horen hier niet.",
        "Haal de regel weg.",
    ),
)
# At these the reader of YAML stops later than where the editor went wrong.
_BEGINS_EARLIER = ("end of stream", "scanning a simple key", "did not find expected ',' or")
_OWN_MEANING = (
    "Deze tekst begint met een teken dat in YAML een eigen betekenis heeft.",
    "Zet de hele tekst tussen enkele aanhalingstekens.",
)
_OWN_SIGNS = (
    "cannot start any token",
    "scanning an alias",
    "scanning an anchor",
    "scanning a tag",
    "tag handle",
    "scanning a block scalar",
)
_TEXT_AFTER_END = (
    "Na het sluitende aanhalingsteken of de sluitende haak staat nog tekst.",
    "Zet de hele tekst tussen enkele aanhalingstekens; schrijf een apostrof daarin twee keer.",
)
_NO_YAML = (
    "Dit is geen geldige YAML.",
    "Kijk of aanhalingstekens, dubbele punten en inspringen hier en erboven kloppen.",
)


def _syntax_finding(relative: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    problem = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark
    if any(part in problem for part in _BEGINS_EARLIER) and error.context_mark is not None:
        mark = error.context_mark
    line = min(mark.line, text.count("\n")) if mark is not None else 0
    column = mark.column if mark is not None else 0
    before = text.split("\n")[line][:column].strip()
    message, hint = _explain(problem, before)
    return Finding(relative, line + 1, column + 1, "yaml", message, hint)


def _explain(problem: str, before: str) -> tuple[str, str]:
    """Say a syntax error in Dutch; ``before`` is what stands before it on its line."""
    if any(part in problem for part in _OWN_SIGNS):
        return _OWN_MEANING
    if "parsing a block" in problem and before.endswith(("'", '"', "]", "}")):
        return _TEXT_AFTER_END
    return next(((m, h) for part, m, h in _SYNTAX if part in problem), _NO_YAML)


_TOO_DEEP = (
    "Hier zitten te veel groepen of lijsten in elkaar.",
    "Maak het eenvoudiger. Horen de haken bij de tekst? Zet die dan tussen aanhalingstekens.",
)
_EMPTY = ("Het bestand is leeg of bevat alleen opmerkingen.", "Vul het of verwijder het.")


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
            self.findings.append(Finding(self.relative, 1, 1, "bestand-leeg", *_EMPTY))
            raise _Stop
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
            self._stop(event, "te-diep", *_TOO_DEEP)
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
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._say(
                event,
                "yaml-label",
                f"‘{shorten(tag)}’ is een YAML-label; dat kan hier niet.",
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
                    event,
                    "yaml-samenvoegen",
                    "Velden overnemen van een andere plek, met ‘<<’, kan hier niet.",
                    "Schrijf de velden zelf uit.",
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
            braces = "{" in self._line(event.start_mark)
            self._say(
                event,
                "waarde-leeg",
                "Achter dit veld of streepje staat niets.",
                "Horen de accolades bij de tekst? Zet de hele tekst dan tussen aanhalingstekens."
                if braces
                else "Vul een waarde in of haal de regel weg.",
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
        rest = self._line(event.end_mark)[event.end_mark.column :]
        if re.match(r"\s+#\S", rest):
            self._say(
                event,
                "waarde-afgekapt",
                f"Alles na ‘ #’ telt als opmerking en valt weg: ‘{shorten(rest.strip())}’.",
                "Zet de hele tekst tussen aanhalingstekens, of schrijf een opmerking met een "
                "spatie na het hekje.",
            )

    def _line(self, mark: Any) -> str:
        """The line of a mark; one that stands behind the last line has none."""
        return self._lines[mark.line] if mark.line < len(self._lines) else ""

    def _say(self, event: Any, rule: str, message: str, hint: str) -> None:
        line, column = _place(event)
        line = min(line, len(self._lines))
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
