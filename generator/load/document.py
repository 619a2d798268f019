"""YAML text to plain data with a position for every key and value.

The loader walks libyaml's events instead of using PyYAML's constructors: it sees duplicate keys,
tags, aliases and the way a value was quoted, all of which the constructors hide, and it cannot be
crashed by depth. Values that YAML 1.1 and 1.2 read differently are refused, never guessed. Texts
come out with their signs in one form, so that all who look at them see the same.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.base.cache import digest
from generator.base.findings import Finding, about_file, shorten
from generator.base.signs import one_form
from generator.load import values
from generator.load.characters import check_characters, decode, same_ends, without_odd
from generator.load.checks import MAX_FINDINGS, Checks, Unreadable
from generator.load.look_alikes import Odd, may_be_odd, odd_signs
from generator.load.syntax import DIRECTIVE, DOCUMENTS, Trouble, explain
from generator.load.unread import UNREAD, Unread

Place = tuple[str | int, ...]

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_VALUES = 20_000

_BLOCKS = {"|", ">"}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@dataclass(frozen=True)
class Position:
    """Where a key and its value begin; lines and columns count from 1."""

    key: tuple[int, int]
    value: tuple[int, int]


@dataclass(frozen=True)
class Typed:
    """A text over more lines as an editor typed it: without its indent, and with its fold undone.

    ``style`` is the sign with which it begins (empty for plain text), ``line`` where its first line
    of text stands, counted from 1, and ``indent`` how far it springs in.
    """

    style: str
    line: int
    indent: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """One file as plain data. ``path`` is relative to the framework folder.

    ``odd`` is what in its texts isn't what it looks like. In a file with a mistake ``UNREAD``
    stands where a value can't be read for certain; ``nameless`` are the groups that may hold a
    field whose name can't be read, and ``torn`` those in which lines of a text may be taken for
    fields. ``typed`` are its texts over more lines, as they stand in the file, and ``quoted`` the
    places of those on one line that stand in quotes. ``digest`` tells it apart from every other
    path and text; a document that wasn't read from a text has none.
    """

    path: str
    data: dict[str, Any]
    positions: Mapping[Place, Position] = field(repr=False)
    odd: tuple[Odd, ...] = field(default=(), repr=False)
    nameless: frozenset[Place] = field(default=frozenset(), repr=False)
    torn: frozenset[Place] = field(default=frozenset(), repr=False)
    typed: Mapping[Place, Typed] = field(default_factory=dict, repr=False)
    quoted: frozenset[Place] = field(default=frozenset(), repr=False)
    digest: bytes = field(default=b"", repr=False, compare=False)

    @property
    def kind(self) -> str:
        """The folder in which the file stands; empty for a file of the framework itself."""
        return self.path.rpartition("/")[0].rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The file name without its ending."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".yaml")

    @cached_property
    def texts(self) -> tuple[tuple[Place, str], ...]:
        """All texts with their places, whatever their fields are for."""
        return tuple(self.each_text())

    def each_text(self) -> Iterator[tuple[Place, str]]:
        """The same one by one: where a value is wrong, those before it were given."""
        return _texts((), self.data)

    @cached_property
    def whole(self) -> str:
        """All texts after each other, to see at once whether one of them needs a look."""
        return "\n".join(text for _, text in self.texts)

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

    def spot(self, where: Place, words: str, nth: int = 0) -> tuple[int, int]:
        """The line and column of words in a text; those of the text where they can't be told."""
        typed = self.typed.get(where)
        begin = words.split("\n", 1)[0]
        for n, part in enumerate(typed.lines if typed else ()):
            if typed and (before := _before(part, begin, nth)) is not None:
                return typed.line + n, typed.indent + before + 1
            nth -= part.count(begin)
        line, column = self.positions.get(where, Position((1, 1), (1, 1))).value
        value = "" if typed else _text_at(self.data, where)
        return line, column + (where in self.quoted) + (_before(value, begin, nth) or 0)


def _before(line: str, words: str, nth: int) -> int | None:
    """How many signs stand before words in a line, the nth time; ``None`` when they don't."""
    parts = line.split(words)
    return len(words.join(parts[: nth + 1])) if nth + 1 < len(parts) else None


def _text_at(data: Any, place: Place) -> str:
    """The text at a place, looking at nothing else: what stands beside it may be unsure."""
    for part in place:
        data = data[part]
    return data if isinstance(data, str) else ""


def _texts(place: Place, value: Any) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for n, part in enumerate(value):
            yield from _texts((*place, n), part)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts((*place, name), part)


@dataclass(frozen=True)
class Reading:
    """What could be made of a file: all that is wrong with it as a file, and what it says.

    There is no document when the text as a whole can't be read.
    """

    findings: tuple[Finding, ...] = ()
    document: Document | None = None


def load_file(root: Path, relative: str) -> Document | list[Finding]:
    """Read one file; give its document, or what is wrong with the file as a file."""
    return _all_or_nothing(look_into_file(root, relative))


def look_into_file(root: Path, relative: str) -> Reading:
    """Read one file as far as possible, mistakes and all."""
    raw = read_file(root / relative, relative)
    return Reading((raw,)) if isinstance(raw, Finding) else _look_into_bytes(relative, raw)


def _all_or_nothing(reading: Reading) -> Document | list[Finding]:
    if reading.document is None or reading.findings:
        return list(reading.findings)
    return reading.document


def read_file(path: Path, shown: str, most: int = MAX_BYTES) -> bytes | Finding:
    """Read at most one byte more than a file may have, or say why it can't be read.

    ``shown`` is the path that the finding names.
    """
    try:
        raw = _read(path, most)
    except OSError as error:
        message = "Dit bestand kan niet worden gelezen."
        hint = "Kijk of het er nog staat en of iedereen het mag lezen."
        if error.errno in _NO_REGULAR_FILE:
            return about_file(shown, "bestand-soort", *_NO_FILE)
        return about_file(shown, "bestand-onleesbaar", message, hint)
    return about_file(shown, "bestand-soort", *_NO_FILE) if raw is None else raw


def load_bytes(relative: str, raw: bytes) -> Document | list[Finding]:
    """Turn the content of a file into a document, or into all findings about its form."""
    return _all_or_nothing(_look_into_bytes(relative, raw))


def _look_into_bytes(relative: str, raw: bytes) -> Reading:
    if len(raw) > MAX_BYTES:
        message = f"Het bestand is groter dan {MAX_BYTES // 1024} kB."
        hint = "Verdeel de inhoud over meer onderdelen."
        return Reading((about_file(relative, "bestand-te-groot", message, hint),))
    text = decode(relative, raw)
    return Reading((text,)) if isinstance(text, Finding) else look_into(relative, text)


_NO_FILE = ("Dit is geen gewoon bestand.", "Zet het bestand zelf hier neer.")
# Opening a link with O_NOFOLLOW, or a socket, fails so.
_NO_REGULAR_FILE = {errno.ELOOP, errno.EMLINK, errno.ENXIO}
# Not every system has all of these. O_NONBLOCK: opening a named pipe doesn't wait for a writer.
_FLAGS = sum(
    {getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")}
)


def _read(path: Path, most: int) -> bytes | None:
    """Read at most one byte more than a file may have; ``None`` if it is no regular file.

    What was looked at is what is read, even if someone puts another file there meanwhile. Raises
    ``OSError`` when it can't be opened or read.
    """
    descriptor = os.open(path, os.O_RDONLY | _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(descriptor)


def load_text(relative: str, text: str) -> Document | list[Finding]:
    """Turn YAML text into a document, or into all findings about its form."""
    return _all_or_nothing(look_into(relative, text))


def look_into(relative: str, text: str) -> Reading:
    """Turn YAML text into what it says and all findings about its form."""
    text = same_ends(text)
    odd = check_characters(relative, text, MAX_FINDINGS + 1)
    if len(odd) > MAX_FINDINGS or any(f.rule == "samenvoegconflict" for f in odd):
        return Reading(tuple(capped(odd)))
    walker = _Walker(relative, without_odd(text) if odd else text, odd)
    try:
        data = walker.document()
    except yaml.YAMLError as error:
        return Reading(tuple(capped([*odd, *walker.before(error)])))
    except Unreadable:
        return Reading(tuple(capped([*odd, *walker.checks.findings])))
    findings = [*odd, *walker.checks.findings]
    if len(findings) > MAX_FINDINGS:
        return Reading(tuple(capped(findings)))
    document = Document(
        relative,
        data,
        walker.positions,
        tuple(walker.odd),
        frozenset(walker.nameless),
        frozenset(walker.torn),
        walker.typed,
        frozenset(walker.quoted),
        digest(*(part.encode("utf-8", "surrogatepass") for part in (relative, text))),
    )
    return Reading(tuple(sorted(findings)), document)


def capped(findings: list[Finding]) -> list[Finding]:
    """Put the findings of one file in order; the last one of too many says that there are more."""
    ordered = sorted(findings)
    if len(ordered) <= MAX_FINDINGS:
        return ordered
    last = ordered[MAX_FINDINGS]
    message = f"Dit bestand heeft meer dan {MAX_FINDINGS} fouten; wat verder komt, is niet bekeken."
    hint = "Verbeter eerst de andere fouten in dit bestand en controleer het dan opnieuw."
    more = Finding(last.path, last.line, last.column, "te-veel-meldingen", message, hint)
    return [*ordered[:MAX_FINDINGS], more]


_TOO_DEEP = (
    "Hier zitten te veel groepen of lijsten in elkaar.",
    "Maak het eenvoudiger. Horen de haken bij de tekst? Zet die dan tussen aanhalingstekens.",
)
_TOO_MANY = (
    f"Tot hier staan er al {MAX_VALUES // 1000}.000 gegevens in dit bestand.",
    "Verdeel de inhoud over meer onderdelen.",
)
_EMPTY_FILE = ("Het bestand is leeg of bevat alleen opmerkingen.", "Vul het of verwijder het.")


class _Walker:
    """Walks the events of one text into data, noting the position of each key and value.

    ``wrong`` are the findings about its characters: in what holds one nothing else is looked for.
    """

    def __init__(self, relative: str, text: str, wrong: Sequence[Finding] = ()) -> None:
        self.positions: dict[Place, Position] = {}
        self.odd: list[Odd] = []
        self.nameless: set[Place] = set()
        self.torn: set[Place] = set()
        self._wrong = wrong
        self.typed: dict[Place, Typed] = {}
        self.quoted: set[Place] = set()
        self.checks = Checks(relative, text)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=loader))
        self._count = 0
        self._closed = False

    def document(self) -> dict[str, Any]:
        """Read the one document of the file; it must be a mapping.

        Raises ``yaml.YAMLError`` when the text is no YAML, ``Unreadable`` when it can't be used.
        """
        next(self._events)
        start = next(self._events)
        if isinstance(start, StreamEndEvent):
            self.checks.findings.append(
                about_file(self.checks.relative, "bestand-leeg", *_EMPTY_FILE)
            )
            raise Unreadable
        if start.version or start.tags:
            self.checks.say(start, "yaml-richtlijn", *DIRECTIVE)
        event = next(self._events)
        if not isinstance(event, MappingStartEvent):
            self.checks.form(event)
        self.checks.decoration(event)
        self.positions[()] = Position(_place(event), _place(event))
        data = self._mapping((), event)
        self._closed = next(self._events).explicit
        end = next(self._events)
        if not isinstance(end, StreamEndEvent):
            self.checks.say(end, "yaml-documenten", *DOCUMENTS)
            self.nameless.add(())
        return data if isinstance(data, dict) else {}

    def before(self, error: Any) -> list[Finding]:
        """What was found before the text could be read no further, and why it couldn't.

        A strange character may be why; it has its own finding.
        """
        trouble = self._trouble(error)
        last = explain(self.checks.relative, self.checks.lines, trouble)
        lines = range(min(trouble.since[0], trouble.place[0]) + 1, trouble.place[0] + 2)
        for odd in self._wrong:
            if odd.line in lines or (odd.rule == "inspringing-teken" and odd.line <= lines[-1]):
                return self.checks.before(last)[:-1]
        return self.checks.before(last)

    def _trouble(self, error: Any) -> Trouble:
        mark, since = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        place = (mark.line, mark.column) if mark else (0, 0)
        return Trouble(
            problem=getattr(error, "problem", None) or "",
            context=getattr(error, "context", None) or "",
            place=place,
            since=(since.line, since.column) if since else place,
            closed=self._closed,
        )

    def _value(self, path: Place, event: Any) -> Any:
        self._count += 1
        if self._count > MAX_VALUES:
            self.checks.stop(event, "te-veel-delen", *_TOO_MANY)
        if len(path) > MAX_DEPTH:
            self.checks.stop(event, "te-diep", *_TOO_DEEP)
        kind = type(event)
        if kind is AliasEvent:
            self.checks.say(
                event,
                "yaml-verwijzing",
                f"‘*{shorten(event.anchor)}’ verwijst naar een andere plek in het bestand.",
                "Schrijf de inhoud hier uit, of zet de tekst tussen aanhalingstekens.",
            )
            return UNREAD
        if event.anchor or event.tag:
            self.checks.decoration(event)
            if kind is ScalarEvent:
                return UNREAD
        if kind is ScalarEvent:
            return UNREAD if self._wrong and self._holds_wrong(event) else self._read(path, event)
        return self._sequence(path) if kind is SequenceStartEvent else self._mapping(path, event)

    def _holds_wrong(self, event: Any) -> bool:
        """Whether one of the characters that were refused stands in a key or value."""
        start, end = event.start_mark, event.end_mark
        first, last = (start.line + 1, start.column + 1), (end.line + 1, end.column + 1)
        return any(first <= (f.line, f.column) < last for f in self._wrong)

    def _read(self, path: Place, event: Any) -> Any:
        """The value of a text, number or word; ``UNREAD`` when something is wrong with it."""
        before = len(self.checks.findings)
        value = self._scalar(path, event)
        # Of several empty places on a line only the first has a finding.
        if len(self.checks.findings) > before or not (event.value or event.style):
            return UNREAD
        return self._text(event, value) if isinstance(value, str) else value

    def _mapping(self, path: Place, start: Any) -> dict[str, Any] | Unread:
        data: dict[str, Any] = {}
        seen: dict[str, int] = {}
        while type(event := next(self._events)) is not MappingEndEvent:
            before = len(self.checks.findings)
            key = self._key(event)
            is_named = len(self.checks.findings) == before and not (
                self._wrong and self._holds_wrong(event)
            )
            value_event = next(self._events)
            inner = (*path, key)
            if key in seen:
                self.checks.say(
                    event,
                    "veld-dubbel",
                    f"Het veld ‘{shorten(key)}’ staat hier twee keer (ook op regel {seen[key]}).",
                    "Haal een van de twee weg.",
                )
            else:
                self.positions[inner] = Position(_place(event), _place(value_event))
                seen[key] = event.start_mark.line + 1
            is_double = key in data
            value = self._value(inner, value_event)
            if is_named:
                data[key] = UNREAD if is_double else value
            else:
                self.nameless.add(path)
            if value is UNREAD and getattr(value_event, "style", None) in _BLOCKS:
                self.torn.add(path)
        # Words between braces that stand for nothing were meant as a text.
        is_text = start.flow_style and seen and all(v is UNREAD for v in data.values())
        return UNREAD if is_text else data

    def _key(self, event: Any) -> str:
        if type(event) is not ScalarEvent:
            self.checks.stop(
                event,
                "veld-naam",
                "De naam van een veld moet een gewoon woord zijn.",
                "Staan er accolades of blokhaken in de tekst? Zet de tekst dan tussen "
                "aanhalingstekens.",
            )
        if event.anchor or event.tag:
            self.checks.decoration(event)
        self.checks.key(event)
        return one_form(event.value)

    def _sequence(self, path: Place) -> list[Any]:
        parts: list[Any] = []
        while type(event := next(self._events)) is not SequenceEndEvent:
            inner = (*path, len(parts))
            place = _place(event)
            self.positions[inner] = Position(place, place)
            parts.append(self._value(inner, event))
        return parts

    def _scalar(self, path: Place, event: Any) -> str | int | bool:
        value: str = event.value
        if event.start_mark.line != event.end_mark.line:
            self.typed[path] = _typed(event, self.checks.lines)
        elif event.style:
            self.quoted.add(path)
        if event.style:
            self.checks.quoted(event)
            if event.style in "'\"" and event.start_mark.line != event.end_mark.line:
                named = max(n for n, step in enumerate(path, start=1) if isinstance(step, str))
                self.checks.quoted_lines(event, self.positions[path[:named]].key[1] - 1)
            return value
        if not value:
            self.checks.empty(event)
            return value
        meaning = values.meaning_of(value)
        if meaning in {values.AMBIGUOUS, values.ALMOST_DATE}:
            self.checks.ambiguous(event, meaning)
            return value
        self.checks.text(event)
        if meaning == values.BOOLEAN:
            return value == "true"
        return int(value) if meaning == values.INTEGER else value

    def _text(self, event: Any, value: str) -> str:
        """A text with its signs in one form; what is odd in it is noted."""
        text = one_form(value)
        if may_be_odd(text):
            for odd in odd_signs(text, plain=not event.style):
                count = text.count(text[odd.start], 0, odd.start)
                line, column = self.checks.place_of(event, text[odd.start], count)
                self.odd.append(replace(odd, line=line, column=column))
        return text


def _typed(event: Any, lines: Sequence[str]) -> Typed:
    """The lines of a text as they stand in the file."""
    start, end = event.start_mark, event.end_mark
    style = event.style or ""
    if style and style in "|>":
        # Behind the last text of a file the mark stands on its own line, else on the line after.
        below = lines[start.line + 1 : end.line + (end.column > 0 and end.line == len(lines) - 1)]
        indent = min((len(x) - len(x.lstrip(" ")) for x in below if x.strip()), default=0)
        own = [one_form(x[indent:].rstrip()) for x in below]
        return Typed(style, start.line + 2, indent, tuple(own))
    part = [x.strip() for x in lines[start.line : end.line + 1]]
    part[0] = lines[start.line][start.column + len(style) :].strip()
    if end.line < len(lines):
        part[-1] = lines[end.line][: end.column - len(style)].strip()
    return Typed(style, start.line + 1, start.column, tuple(map(one_form, part)))


def _place(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def is_real_date(text: str) -> bool:
    """Whether a text is a day that exists, written as ``jjjj-mm-dd`` (ISO 8601)."""
    try:
        return bool(_DATE.match(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
