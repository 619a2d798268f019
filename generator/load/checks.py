"""What the loader refuses in the keys and values of a file that can be read as YAML.

An event is one of libyaml's: ``value``, ``style`` (how it was quoted; empty for plain text),
``anchor``, ``tag``, and the marks of its start and end, whose lines and columns count from 0.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, NoReturn

from generator.base.findings import Finding, shorten
from generator.load import values
from generator.load.characters import suspect
from generator.load.syntax import NO_NAME, ODD_SPACE, glued

MAX_FINDINGS = 50
"""So many findings are given of one file: more are mostly the same mistake, repeated."""

_EMPTY = "Achter dit veld of streepje staat niets."
_UNCLOSED = (
    "Een aanhalingsteken dat hier begint, wordt pas op een latere regel gesloten.",
    "Sluit de tekst op deze regel, of laat de regels die erbij horen twee spaties inspringen.",
)
# What stands behind a value and makes the rest of its line, meant or not, a comment.
_CUT_OFF = re.compile(r"(?:[\]},]*|\s+)(#\S.*)")
_GLUED = re.compile(r"[\]},]*(#.*)")
_GLUED_HEADER = re.compile(r"[|>][-+0-9]*(#.*)")
# What would be a field or a part of a list if the space behind it were a common one.
_ODD_SPACE = re.compile(r"(-|[^\W\d][\w-]*:)[^\S \t\n]")
# The sign of a long key; behind a word it ends a question.
_QUESTION_MARK = re.compile(r"\?(?=\s|\Z)(?<![^\s\[{,-]\?)")
# What an editor, or a text processor, begins a part of a list with.
_PART = re.compile(r" *([-\u2010-\u2015\u2022\u00b7\u25aa\u25cf\u25e6])[ \t]")
_LIST = (
    "Begin elk deel van de lijst, ook het eerste, met ‘- ’, en zet die streepjes recht onder "
    "elkaar. Is het geen lijst? Zet de hele tekst dan tussen enkele aanhalingstekens."
)
_FIELD = re.compile(r"\s*(- |[^\W\d][\w-]*:(\s|\Z)|\Z)")
_LONGEST_LINE = 120


class Unreadable(Exception):
    """The file can't be read any further; the findings say why."""


class Checks:
    """Checks the events of one text and keeps what is found."""

    def __init__(self, relative: str, text: str) -> None:
        self.relative = relative
        self.lines = text.split("\n")
        self.findings: list[Finding] = []
        self._empty_line = -1
        # Most files have none of these; then nobody needs to look for them at each value.
        self._has_escapes = "\\" in text
        self._has_hashes = "#" in text and re.search(r"#(\S|(?<=\S#))", text) is not None
        self._has_question_marks = "?" in text and _QUESTION_MARK.search(text) is not None

    def say(self, event: Any, rule: str, message: str, hint: str) -> None:
        """Keep a finding at the start of an event; raises ``Unreadable`` after too many."""
        line = min(event.start_mark.line, len(self.lines) - 1)
        column = min(event.start_mark.column, len(self.lines[line]))
        self.findings.append(Finding(self.relative, line + 1, column + 1, rule, message, hint))
        if len(self.findings) > MAX_FINDINGS:
            raise Unreadable

    def stop(self, event: Any, rule: str, message: str, hint: str) -> NoReturn:
        """Keep a finding after which nothing in the file can be trusted."""
        self.say(event, rule, message, hint)
        raise Unreadable

    def before(self, last: Finding) -> list[Finding]:
        """All findings, with the one after which nothing could be read.

        What was found on its line came of the same mistake.
        """
        return [*(f for f in self.findings if f.line != last.line), last]

    def decoration(self, event: Any) -> None:
        """Refuse the names and labels that YAML can give a place."""
        if event.anchor:
            self.say(
                event,
                "yaml-verwijzing",
                f"‘&{shorten(event.anchor)}’ geeft deze plek een naam; dat kan hier niet.",
                "Haal het weg, of zet de tekst tussen aanhalingstekens.",
            )
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.say(
                event,
                "yaml-label",
                f"‘{shorten(tag)}’ heeft aan het begin van een tekst een eigen betekenis; dat kan "
                "hier niet.",
                "Haal het weg, of zet de tekst tussen aanhalingstekens.",
            )

    def key(self, event: Any) -> None:
        """Refuse a key that is no word, or not a word to every computer."""
        key: str = event.value
        if key == "<<":
            self.say(
                event,
                "yaml-samenvoegen",
                "Velden overnemen van een andere plek, met ‘<<’, kan hier niet.",
                "Schrijf de velden zelf uit.",
            )
        elif not key:
            self.say(event, "veld-naam", *NO_NAME)
        elif not event.style and values.meaning_of(key) != values.TEXT:
            self.say(
                event,
                "veld-naam",
                f"‘{shorten(key)}’ kan geen naam van een veld zijn: computers lezen het niet als "
                "tekst.",
                "Hoort het bij een tekst? Zet de hele tekst dan tussen aanhalingstekens.",
            )
        elif event.style == '"' and self._has_escapes:
            self._suspect(event, key)
        if not key.isascii() and re.search(r"[^\S ]", key):
            self.say(event, "spatie-vast", *ODD_SPACE)
        if self._has_question_marks:
            self._question_mark(event)

    def _question_mark(self, event: Any) -> None:
        """Refuse the long form of a key, ``? key``: its colon stands on another line."""
        before = self._line(event.start_mark)[: event.start_mark.column].rstrip()
        after = self._line(event.end_mark)[event.end_mark.column :].strip()
        if before.endswith("?") or not after:
            self.say(
                event,
                "veld-naam",
                "De naam van een veld met een vraagteken ervoor kan hier niet.",
                "Schrijf ‘veld: waarde’. Hoort het vraagteken bij een tekst? Zet de hele tekst dan "
                "tussen aanhalingstekens.",
            )

    def text(self, event: Any) -> None:
        """Refuse a plain text that is no text to every computer, or not the whole text."""
        value: str = event.value
        if not value.isascii() and (match := _ODD_SPACE.match(value)):
            self._odd_space(event, match)
            return
        if self._has_hashes:
            self._cut_off(event, _CUT_OFF)
        if event.start_mark.line != event.end_mark.line:
            self._dash_inside(event)

    def _dash_inside(self, event: Any) -> None:
        """Refuse a text over several lines of which one begins as a part of a list does."""
        start, end = event.start_mark.line, event.end_mark.line
        for number in range(start, min(end + 1, len(self.lines))):
            line = self.lines[number]
            begin = event.start_mark.column if number == start else 0
            if match := _PART.match(line, begin):
                message = (
                    "Deze regel begint met een streepje, maar telt niet als deel van een lijst."
                )
                if match[1] != "-":
                    message = f"Met ‘{match[1]}’ maakt u hier geen lijst, alleen met een streepje."
                self.findings.append(
                    Finding(self.relative, number + 1, match.start(1) + 1, "yaml", message, _LIST)
                )
                return

    def _odd_space(self, event: Any, match: re.Match[str]) -> None:
        """Refuse the space that keeps a line from being a field or a part of a list."""
        start = event.start_mark
        column = start.column + match.end()
        self.findings.append(
            Finding(self.relative, start.line + 1, column, "spatie-vast", *ODD_SPACE)
        )

    def form(self, event: Any) -> NoReturn:
        """Refuse a file that is no mapping."""
        if finding := glued(self.relative, self.lines, event.start_mark.line):
            self.findings.append(finding)
            raise Unreadable
        self.stop(
            event,
            "bestand-vorm",
            "Het bestand bestaat niet uit regels ‘veld: waarde’.",
            "Begin met ‘id:’ en zet elk veld op een eigen regel.",
        )

    def empty(self, event: Any) -> None:
        """Refuse a key or a dash with nothing behind it, once for each line."""
        if self._has_hashes and self._cut_off(event, _CUT_OFF):
            return
        if event.anchor or event.tag or event.start_mark.line == self._empty_line:
            return
        self._empty_line = event.start_mark.line
        hint = "Vul een waarde in of haal de regel weg."
        if "{" in self._line(event.start_mark):
            hint = "Horen de accolades bij de tekst? Zet de hele tekst dan tussen aanhalingstekens."
        self.say(event, "waarde-leeg", _EMPTY, hint)

    def ambiguous(self, event: Any, meaning: int) -> None:
        """Refuse a word that computers read differently, and show how to write it."""
        value: str = event.value
        shown = shorten(value)
        message = f"‘{shown}’ leest de ene computer als tekst en de andere als iets anders."
        hint = self._mended(event, values.quoted(value))
        if meaning == values.ALMOST_DATE:
            message = f"‘{shown}’ lijkt een datum, maar heeft niet de vorm jjjj-mm-dd."
            day = self._mended(event, values.as_date(value))
            hint = f"Is het geen datum? Zet er aanhalingstekens omheen. Is het een datum? {day}"
        elif value.casefold() in {"null", "~"}:
            hint = f"Is er niets in te vullen? Haal de regel weg. Is het een tekst? {hint}"
        self.say(event, "waarde-dubbelzinnig", message, hint)

    def _mended(self, event: Any, value: str) -> str:
        """Show the line of a value as it should be; only the value when it has several lines."""
        start, end = event.start_mark, event.end_mark
        line = self._line(start)
        whole = (line[: start.column] + value + line[end.column :]).strip()
        fits = start.line == end.line and len(whole) <= _LONGEST_LINE
        return f"Schrijf: {whole if fits else shorten(value)}"

    def quoted(self, event: Any) -> None:
        """Refuse what quotes hide."""
        if event.style in "|>":
            self._block(event)
            return
        if event.style == '"' and self._has_escapes:
            self._suspect(event, event.value)
        if self._has_hashes:
            self._cut_off(event, _GLUED)

    def _block(self, event: Any) -> None:
        if not event.value.strip("\n"):
            hint = "Schrijf de tekst op de regels eronder, twee spaties ingesprongen."
            sign = self._line(event.start_mark)[event.start_mark.column :].split()[0]
            message = f"Onder ‘{shorten(sign)}’ staat geen tekst die inspringt."
            self.say(event, "waarde-leeg", message, hint)
            below = (x for x in self.lines[event.start_mark.line + 1 :] if x.strip())
            if not _FIELD.match(next(below, "")):
                raise Unreadable
        if self._has_hashes:
            header = self._line(event.start_mark)[event.start_mark.column :]
            if match := _GLUED_HEADER.match(header):
                self._say_cut_off(event, match[1], "")

    def quoted_lines(self, event: Any, parent: int) -> None:
        """Refuse lines of a quoted text that do not spring in: its quote was meant to close before.

        ``parent`` is the column, from 0, of the key above the text.
        YAML 1.2.2 demands it (rule 7.3.1, ``s-flow-line-prefix``); libyaml doesn't check.
        """
        before = self._line(event.start_mark)[: event.start_mark.column]
        indent = _indent(before) if before.strip() else parent
        for line in self.lines[event.start_mark.line + 1 : event.end_mark.line + 1]:
            if line.strip() and _indent(line) <= indent:
                self.stop(event, "yaml", *_UNCLOSED)

    def _suspect(self, event: Any, value: str) -> None:
        if description := suspect(value):
            message = f"In deze tekst staat {description}."
            self.say(event, "teken-onzichtbaar", message, "Haal het teken weg.")

    def _cut_off(self, event: Any, pattern: re.Pattern[str]) -> bool:
        """Refuse a text that a ``#`` cut off: what follows would silently be a comment."""
        start, end = event.start_mark, event.end_mark
        match = pattern.match(self._line(end), end.column)
        if not match:
            return False
        line = self._line(start)
        whole = f"{line[: start.column].rstrip()} {values.quoted(line[start.column :].strip())}"
        fits = start.line == end.line and match[0][0].isspace() and len(whole) <= _LONGEST_LINE
        self._say_cut_off(event, match[1], whole.strip() if fits else "")
        return True

    def _say_cut_off(self, event: Any, comment: str, whole: str) -> None:
        instead = f"Schrijf: {whole}" if whole else "Zet de hele tekst tussen aanhalingstekens."
        self.say(
            event,
            "waarde-afgekapt",
            f"Vanaf het hekje telt dit als opmerking en valt het weg: ‘{shorten(comment)}’.",
            "Is het een opmerking? Zet een spatie voor en achter het hekje. Hoort het bij de "
            f"tekst? {instead}",
        )

    def place_of(self, event: Any, sign: str, count: int) -> tuple[int, int]:
        """Where a sign of a value stands after so many of the same, counted from 1.

        A sign that was written as an escape stands where the value begins.
        """
        start, end = event.start_mark, event.end_mark
        lines = self.lines[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column] if end.line < len(self.lines) else lines[-1]
        places = (
            (start.line + n + 1, match.start() + 1)
            for n, line in enumerate(lines)
            for match in re.compile(re.escape(sign)).finditer(line, 0 if n else start.column)
        )
        return next(islice(places, count, None), (start.line + 1, start.column + 1))

    def _line(self, mark: Any) -> str:
        """The line of a mark; one that stands behind the last line has none."""
        return self.lines[mark.line] if mark.line < len(self.lines) else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
