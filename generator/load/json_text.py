"""JSON text to plain data with a position for every key and value.

Python's own reader gives no positions, takes the last of two equal keys, reads ``NaN``, and words
its errors otherwise in each version of Python. This one reads what RFC 8259 allows, and nothing
else.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from pathlib import Path
from typing import Any, NoReturn

from generator.base.findings import Finding, about_file, nearest, shorten
from generator.load.characters import check_characters, decode, same_ends, suspect
from generator.load.checks import MAX_FINDINGS
from generator.load.document import MAX_BYTES, Document, Place, Position, capped, read_file

MAX_DEPTH = 60
MAX_VALUES = 20_000

_LONGEST_NUMBER = 15
"""So many signs of a number are the same in every program that reads JSON (RFC 8259, section 6)."""

_SPACE = re.compile(r"[ \t\n]*+")
_INSIDE = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+'
_UNCLOSED = re.compile(_INSIDE)
_TOKEN = re.compile(
    rf'(?P<string>{_INSIDE}")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![\w.+-]))"
    r"|(?P<word>(?:true|false|null)(?!\w))"
    r"|(?P<sign>[{}\[\]:,])"
)
_WORD = re.compile(r"[^\s\[\]{},:\"]+")
_WORDS = {"true": True, "false": False, "null": None}
_LIKE_NUMBER = re.compile(r"[-+]?(?:[0-9.]|NaN$|Infinity$)")
_TEXT_HINT = "Zet een tekst tussen dubbele aanhalingstekens."
_NO_NUMBER = "JSON kent alleen gewone getallen, zoals 12 en -3."
_FORMAL = {"True": "true", "False": "false", "None": "null"}
_ODD_ESCAPE = re.compile(r"\\[bfru]")
"""Escapes that may stand for a character that nobody sees."""


def load_json(folder: Path, name: str, shown: str) -> Document | list[Finding]:
    """Read a JSON file of a folder; give its object, or everything that is wrong with the file.

    ``shown`` is the path that findings name.
    """
    raw = read_file(folder / name, shown)
    return [raw] if isinstance(raw, Finding) else load_json_bytes(shown, raw)


def sound_json_bytes(shown: str, raw: bytes) -> Document | None:
    """Read a JSON file as ``load_json_bytes`` does, many times as fast but without places.

    Gives ``None`` when something may be wrong with it; then ``load_json_bytes`` says what.
    """
    data = sound_data(raw)
    return None if data is None else Document(shown, data, {})


def sound_data(raw: bytes) -> dict[str, Any] | None:
    """The object of a JSON file about which nothing can be said, or else ``None``."""
    text = "" if len(raw) > MAX_BYTES else decode("", raw)
    if isinstance(text, Finding) or _ODD_ESCAPE.search(text):
        return None
    # Before each value stands one of these.
    if sum(map(text.count, ",{[")) > MAX_VALUES or check_characters("", same_ends(text), 1):
        return None
    try:
        data = _strict(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and _depth(data) <= MAX_DEPTH else None


def _strict(text: str) -> Any:
    """Read with Python's own reader; raises ``ValueError`` for what it lets through too easily."""
    return json.loads(
        text,
        object_pairs_hook=_once,
        parse_constant=_no_number,
        parse_int=lambda number: int(_short(number)),
        parse_float=lambda number: float(_short(number)),
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError("a name stands twice")
    return data


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _short(number: str) -> str:
    if len(number) > _LONGEST_NUMBER:
        raise ValueError(number)
    return number


def _depth(data: object) -> int:
    """How many objects and lists are in one another."""
    level, depth = [data], 0
    while level := [part for group in level for part in _groups(group)]:
        depth += 1
    return depth + 1


def _groups(group: Any) -> list[Any]:
    parts = group.values() if isinstance(group, dict) else group
    return [part for part in parts if isinstance(part, (dict, list))]


def load_json_bytes(path: str, raw: bytes) -> Document | list[Finding]:
    """Turn the content of a JSON file into its object, or into all findings about its form."""
    if len(raw) > MAX_BYTES:
        message = f"Het bestand is groter dan {MAX_BYTES // 1024} kB."
        return [about_file(path, "bestand-te-groot", message, "Maak het kleiner.")]
    text = decode(path, raw)
    if isinstance(text, Finding):
        return [text]
    text = same_ends(text)
    # JSON may be indented with tabs.
    odd = [
        f for f in check_characters(path, text, MAX_FINDINGS + 1) if f.rule != "inspringing-teken"
    ]
    if odd:
        return capped(odd)
    reader = _Reader(path, text)
    try:
        data = reader.document()
    except _Stop:
        return capped(reader.findings)
    return capped(reader.findings) if reader.findings else Document(path, data, reader.positions)


class _Stop(Exception):
    """The text can't be read any further; the findings say why."""


class _Reader:
    """Reads one text into data, noting the position of each key and value."""

    def __init__(self, path: str, text: str) -> None:
        self.positions: dict[Place, Position] = {}
        self.findings: list[Finding] = []
        self._path = path
        self._text = text
        self._lines = [0, *(m.end() for m in re.finditer("\n", text))]
        self._start = 0
        """Where the current token begins."""
        self._end = 0
        """Where the last token ended."""
        self._count = 0

    def document(self) -> dict[str, Any]:
        """Read the one object of the file; raises ``_Stop`` when the text can't be used."""
        if not self._text.strip():
            self._stop(0, "Het bestand is leeg.", "Vul het of verwijder het.")
        token = self._next()
        if token != "{":
            self._stop(
                self._start,
                "Een schema is één object, en begint met een accolade.",
                "Begin het bestand met { en sluit het met }.",
            )
        place = self._position(self._start)
        self.positions[()] = Position(place, place)
        data = self._object(())
        if self._skip() < len(self._text):
            self._stop(
                self._start,
                "Hier houdt het schema op, maar er staat nog iets achter.",
                "Haal weg wat erachter staat, of haal een accolade te veel weg.",
            )
        return data

    def _value(self, place: Place, token: str) -> Any:
        self._count += 1
        if self._count > MAX_VALUES or len(place) > MAX_DEPTH:
            self._stop(
                self._start,
                "Dit schema is te groot: er staat te veel in, of te veel in elkaar.",
                "Maak het eenvoudiger.",
            )
        if token == "{":
            return self._object(place)
        if token == "[":
            return self._list(place)
        if token in _WORDS:
            return _WORDS[token]
        return self._string(token) if token[0] == '"' else self._number(token)

    def _string(self, token: str) -> str:
        text: str = json.loads(token)
        if "\\" in token and (odd := suspect(text)):
            self.say(
                self._start,
                "teken-onzichtbaar",
                f"Hier staat {odd}.",
                "Haal het teken weg; typ de tekst zo nodig opnieuw.",
            )
        return text

    def _number(self, token: str) -> int | float:
        if token[0] not in "-0123456789":
            self._unexpected(token)
        if len(token) > _LONGEST_NUMBER:
            self._stop(
                self._start,
                f"‘{shorten(token)}’ is een te groot getal.",
                "Schrijf een kleiner getal.",
            )
        return json.loads(token)  # type: ignore[no-any-return]

    def _object(self, place: Place) -> dict[str, Any]:
        data: dict[str, Any] = {}
        comma = -1
        while (token := self._next()) != "}":
            if token[0] != '"':
                self._no_key(token)
            start, key = self._start, self._string(token)
            if self._next() != ":":
                self._stop(self._start, f"Achter ‘{shorten(key)}’ hoort een dubbele punt.", "")
            token = self._next()
            if key in data:
                line = self.positions[(*place, key)].key[0]
                self.say(
                    start,
                    "schema-dubbel",
                    f"‘{shorten(key)}’ staat hier twee keer (ook op regel {line}).",
                    "Haal een van de twee weg: van twee gelijke namen telt alleen de laatste.",
                )
            inner = (*place, key)
            self.positions[inner] = Position(self._position(start), self._position(self._start))
            data[key] = self._value(inner, token)
            comma = self._comma("}")
            if comma < 0:
                return data
        self._no_trailing(comma)
        return data

    def _list(self, place: Place) -> list[Any]:
        parts: list[Any] = []
        comma = -1
        while (token := self._next()) != "]":
            inner = (*place, len(parts))
            here = self._position(self._start)
            self.positions[inner] = Position(here, here)
            parts.append(self._value(inner, token))
            comma = self._comma("]")
            if comma < 0:
                return parts
        self._no_trailing(comma)
        return parts

    def _comma(self, close: str) -> int:
        """Read what stands behind a value: where the comma is, or -1 when its group ends."""
        end = self._end
        token = self._next()
        if token == close:
            return -1
        if token != ",":
            wrong = "Sluit wat openstaat met het teken dat erbij hoort, of zet een komma."
            self._stop(end, f"Hier ontbreekt een komma of het teken {close}.", wrong)
        return self._start

    def _no_trailing(self, comma: int) -> None:
        if comma >= 0:
            self._stop(
                comma,
                "Achter het laatste deel staat een komma.",
                "Haal de komma weg: in JSON staat zij alleen tussen twee delen.",
            )

    def _no_key(self, token: str) -> NoReturn:
        self._stop(
            self._start,
            f"Hier hoort een naam tussen dubbele aanhalingstekens, niet ‘{shorten(token)}’.",
            "Haal een komma te veel weg, of schrijf een naam met een waarde.",
        )

    def _skip(self) -> int:
        match = _SPACE.match(self._text, self._end)
        self._start = match.end() if match else self._end
        return self._start

    def _next(self) -> str:
        """Read one token; raises ``_Stop`` where none is."""
        match = _TOKEN.match(self._text, self._skip())
        if match is None:
            self._no_token()
        self._end = match.end()
        return match[0]

    def _unexpected(self, token: str) -> NoReturn:
        hint = "Schrijf een waarde, of haal een komma of dubbele punt te veel weg."
        self._stop(self._start, f"Hier hoort een waarde, niet het teken {token}.", hint)

    def _no_token(self) -> NoReturn:
        start = self._start
        sign = self._text[start : start + 1]
        if not sign:
            message = "Het bestand houdt op voordat het schema klaar is."
            # The last line that says something is where someone can go on.
            self._stop(self._end, message, "Sluit wat nog openstaat, met } of ].")
        if sign == '"':
            self._broken_string(start)
        if sign in {"/", "#"}:
            hint = "Haal de opmerking weg, of zet haar in een veld ‘$comment’."
            self._stop(start, "JSON kent geen opmerkingen.", hint)
        match = _WORD.match(self._text, start)
        word = match[0] if match else sign
        known = _FORMAL.get(word) or nearest(word[:20], _WORDS)
        hint = _NO_NUMBER if _LIKE_NUMBER.match(word) else _TEXT_HINT
        hint = f"Bedoelt u ‘{known}’?" if known else hint
        self._stop(start, f"‘{shorten(word)}’ is geen waarde die JSON kent.", hint)

    def _broken_string(self, start: int) -> NoReturn:
        match = _UNCLOSED.match(self._text, start)
        end = match.end() if match else start
        if self._text[end : end + 1] == "\\":
            shown = shorten(self._text[end : end + 2])
            hint = "Schrijf een schuine streep naar links in JSON als twee: \\\\."
            self._stop(end, f"‘{shown}’ betekent niets in JSON.", hint)
        if self._text[end : end + 1] not in {"", "\n"}:
            self._stop(end, "In deze tekst staat een tab.", "Schrijf er \\t of een spatie voor.")
        message = "Het aanhalingsteken dat hier begint, wordt op deze regel niet gesloten."
        self._stop(start, message, "Sluit de tekst op deze regel; een nieuwe regel is \\n.")

    def _position(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    def say(self, at: int, rule: str, message: str, hint: str) -> None:
        """Keep a finding; raises ``_Stop`` when there are too many."""
        line, column = self._position(at)
        self.findings.append(Finding(self._path, line, column, rule, message, hint))
        if len(self.findings) > MAX_FINDINGS:
            raise _Stop

    def _stop(self, at: int, message: str, hint: str) -> NoReturn:
        line, column = self._position(at)
        self.findings.append(Finding(self._path, line, column, "schema-json", message, hint))
        raise _Stop
