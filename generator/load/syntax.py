"""What the reader of YAML can't make sense of, in Dutch, at the place where it began.

libyaml reports where it could read no further. That is often a line too late: an unclosed quote is
found at the end of the file, a missing colon at the next line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.base.findings import Finding, shorten

Place = tuple[int, int]


@dataclass(frozen=True)
class Trouble:
    """Where and why reading stopped. Places are line and column, both from 0.

    ``problem`` and ``context`` are the words of libyaml. ``since`` is where it began, if libyaml
    knows that. ``closed`` tells that the document was ended by a line with dots.
    """

    problem: str
    context: str
    place: Place
    since: Place
    closed: bool


@dataclass(frozen=True)
class _Text:
    path: str
    lines: Sequence[str]

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def finding(self, place: Place, say: tuple[str, str, str]) -> Finding:
        line = max(0, min(place[0], len(self.lines) - 1))
        return Finding(self.path, line + 1, place[1] + 1, *say)


def explain(path: str, lines: Sequence[str], trouble: Trouble) -> Finding:
    """Say in Dutch why a text can't be read as YAML, and where that began."""
    text = _Text(path, lines)
    for look in _LOOKS:
        if finding := look(text, trouble):
            return finding
    for part, at_start, message, hint in _SENTENCES:
        if part in f"{trouble.context} {trouble.problem}":
            place = trouble.since if at_start else trouble.place
            return text.finding(place, ("yaml", message, hint))
    return text.finding(
        trouble.place,
        (
            "yaml",
            "Hier klopt de vorm van de tekst niet.",
            "Kijk of aanhalingstekens, dubbele punten en inspringen hier en erboven kloppen.",
        ),
    )


_Look = Callable[[_Text, Trouble], Finding | None]

DIRECTIVE = ("Regels die met % beginnen horen hier niet.", "Haal de regel weg.")
DOCUMENTS = (
    "Er staan meer documenten in dit bestand (gescheiden door --- of door drie punten).",
    "Haal de regel met de streepjes of punten weg, of zet elk onderdeel in een eigen bestand.",
)
NO_NAME = (
    "Voor deze dubbele punt staat geen naam van een veld.",
    "Zet de naam van het veld ervoor, of haal de regel weg.",
)
ODD_SPACE = (
    "Hier staat een vaste of bijzondere spatie in plaats van een gewone.",
    "Vervang haar door een gewone spatie, of zet de hele tekst tussen aanhalingstekens.",
)
_OWN_MEANING = (
    "Deze tekst begint met een teken dat hier een eigen betekenis heeft.",
    "Zet de hele tekst tussen enkele aanhalingstekens.",
)
_QUOTES = "Zet de hele tekst tussen enkele aanhalingstekens, of kijk of de regel goed inspringt."
_SENTENCES = (
    (
        "mapping values are not allowed",
        False,
        "Hier staat een dubbele punt op een plek waar dat niet kan.",
        _QUOTES,
    ),
    (
        "scanning a simple key",
        True,
        "Na deze tekst ontbreekt een dubbele punt, of de regel springt niet ver genoeg in.",
        "Schrijf ‘veld: waarde’, en laat vervolgregels van een tekst twee spaties inspringen.",
    ),
    (
        "scanning a quoted scalar",
        True,
        "Een aanhalingsteken dat hier begint, wordt nergens gesloten.",
        "Zet aan het eind van de tekst hetzelfde aanhalingsteken. Is het een apostrof? Zet de hele "
        "tekst dan tussen dubbele aanhalingstekens.",
    ),
    (
        "parsing a quoted scalar",
        False,
        "Een schuine streep (\\) heeft tussen dubbele aanhalingstekens een eigen betekenis.",
        "Zet de tekst tussen enkele aanhalingstekens.",
    ),
    (
        "did not find expected ',' or",
        True,
        "Een haak of accolade die hier begint, wordt niet goed gesloten.",
        "Hoort de haak bij de tekst? Zet dan de hele tekst tussen enkele aanhalingstekens.",
    ),
    (
        "parsing a flow node",
        False,
        "Tussen deze haken of accolades staat een komma te veel, of ontbreekt iets.",
        "Verbeter het, of zet de hele tekst tussen enkele aanhalingstekens.",
    ),
    (
        "did not find expected key",
        False,
        "De regels hier passen niet bij elkaar: het inspringen klopt niet.",
        "Laat regels die bij elkaar horen even ver inspringen.",
    ),
    (
        "did not find expected '-' indicator",
        False,
        "In deze lijst staat een regel zonder streepje, of het inspringen klopt niet.",
        "Begin elk deel van de lijst met ‘- ’ op dezelfde plek.",
    ),
    (
        "block sequence entries are not allowed",
        False,
        "Hier staat een streepje op een plek waar dat niet kan.",
        "Zet elk deel van een lijst op een eigen regel, of zet de hele tekst tussen enkele "
        "aanhalingstekens.",
    ),
    (
        "<document start>",
        False,
        "Deze regel springt minder ver in dan de eerste regel.",
        "Laat alle velden even ver inspringen, het liefst zonder spaties ervoor.",
    ),
    (
        "scanning a block scalar",
        True,
        "Achter ‘>’ of ‘|’ hoort op dezelfde regel niets meer te staan.",
        "Begin de tekst op de regel eronder, twee spaties ingesprongen.",
    ),
    ("cannot start any token", True, *_OWN_MEANING),
    ("scanning a", True, *_OWN_MEANING),
    ("parsing a tag", True, *_OWN_MEANING),
    ("undefined tag handle", False, *_OWN_MEANING),
    ("parsing a block node", False, *_OWN_MEANING),
    ("mapping keys are not allowed", False, *_OWN_MEANING),
)


def _directive(text: _Text, trouble: Trouble) -> Finding | None:
    line = trouble.since[0]
    if not text.line(line).startswith("%"):
        return None
    return text.finding((line, 0), ("yaml-richtlijn", *DIRECTIVE))


def _second_document(text: _Text, trouble: Trouble) -> Finding | None:
    if not (trouble.closed and "<document start>" in trouble.problem):
        return None
    return text.finding(trouble.place, ("yaml-documenten", *DOCUMENTS))


# A field or a dash at the start of a line, and what stands directly behind it.
_GLUED = re.compile(r" *(?:- +)*(?:([^\W\d][\w-]*:)(?!//)|-(?!-))(\S|[^\S \t])")


def _glued(text: _Text, trouble: Trouble) -> Finding | None:
    """A field or dash that is none shows at the next line, or at its own when that is the last."""
    if "simple key" in trouble.context:
        return glued(text.path, text.lines, trouble.since[0])
    number = trouble.place[0] - 1
    level = _indent(text.line(number)) == _indent(text.line(number + 1))
    if level and "mapping values are not allowed" in trouble.problem:
        return glued(text.path, text.lines, number)
    return None


def glued(path: str, lines: Sequence[str], number: int) -> Finding | None:
    """Find a field or dash without a common space behind it: to YAML it is neither.

    ``number`` is the line to look at, from 0.
    """
    text = _Text(path, lines)
    match = _GLUED.match(text.line(number))
    if not match:
        return None
    place = (number, match.start(2))
    if match[2].isspace():
        return text.finding(place, ("spatie-vast", *ODD_SPACE))
    after = "deze dubbele punt" if match[1] else "dit streepje"
    message = f"Achter {after} ontbreekt een spatie."
    return text.finding((number, place[1] - 1), ("yaml", message, "Zet er een spatie achter."))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _nameless(text: _Text, trouble: Trouble) -> Finding | None:
    line, column = trouble.place
    if "expected key" not in trouble.problem or text.line(line)[column : column + 1] != ":":
        return None
    if text.line(line)[:column].strip():
        return None
    return text.finding(trouble.place, ("veld-naam", *NO_NAME))


def _text_after(text: _Text, trouble: Trouble) -> Finding | None:
    """Text behind a closed quote or bracket, or behind a word that begins with an asterisk."""
    line, column = trouble.place
    before = text.line(line)[:column].rstrip()
    if "parsing a block" not in trouble.context:
        return None
    word = re.split(r"[\s\[{,]", before)[-1]
    if word.startswith("*"):
        return text.finding((line, len(before) - len(word)), ("yaml", *_OWN_MEANING))
    if not before.endswith(("'", '"', "]", "}")):
        return None
    message = "Na het sluitende aanhalingsteken of de sluitende haak staat nog tekst."
    hint = (
        "Staat er een teken te veel? Haal het weg. Zet anders de hele tekst tussen enkele "
        "aanhalingstekens; schrijf een apostrof daarin twee keer."
    )
    return text.finding(trouble.place, ("yaml", message, hint))


_COMMENT = re.compile(r"\s(#.*)$")


def _comment_inside(text: _Text, trouble: Trouble) -> Finding | None:
    """A comment ends a text that was to go on at the next line."""
    line, column = trouble.place
    above = text.line(line - 1)
    match = _COMMENT.search(above)
    if not match or "parsing a block" not in trouble.context or text.line(line)[:column].strip():
        return None
    if column <= trouble.since[1]:
        return None
    message = f"De opmerking ‘{shorten(match[1])}’ breekt deze tekst af."
    hint = "Zet de opmerking op een regel erboven, of de hele tekst tussen aanhalingstekens."
    return text.finding((line - 1, match.start(1)), ("waarde-afgekapt", message, hint))


_LONE_FIELD = re.compile(r" *(?:- +)*([^\W\d][\w-]*)")


def _indented_field(text: _Text, trouble: Trouble) -> Finding | None:
    """A field that springs in otherwise than those beside it; to YAML part of the text above."""
    line, column = trouble.place
    before = text.line(line)[:column]
    match = _LONE_FIELD.fullmatch(before)
    if "mapping values are not allowed" not in trouble.problem or not match:
        return None
    message = f"Het veld ‘{shorten(match[1])}’ springt niet even ver in als de velden erboven."
    hint = (
        "Zet de velden die bij elkaar horen recht onder elkaar. Hoort deze regel bij de tekst "
        "erboven? Zet die hele tekst dan tussen enkele aanhalingstekens."
    )
    return text.finding((line, match.start(1)), ("yaml", message, hint))


_NO_HYPHEN = re.compile(r" *([\u2010-\u2015\u2022\u00b7\u25aa\u25cf\u25e6\uf0b7*o])\s")


def _no_dash(text: _Text, trouble: Trouble) -> Finding | None:
    """A line between the parts of a list that has no dash of its own."""
    line, column = trouble.since
    above = text.line(line - 1)
    if "simple key" not in trouble.context or not above.startswith(f"{' ' * column}- "):
        return None
    message = "Deze regel staat in een lijst, maar begint niet met een streepje en een spatie."
    hint = "Begin haar met ‘- ’. Hoort zij bij de regel erboven? Laat haar dan verder inspringen."
    if sign := _NO_HYPHEN.match(text.line(line)):
        hint = f"Typ een gewoon streepje: ‘- ’ in plaats van ‘{sign[1]}’."
    return text.finding((line, column), ("yaml", message, hint))


_LOOKS: tuple[_Look, ...] = (
    _directive,
    _second_document,
    _glued,
    _indented_field,
    _no_dash,
    _nameless,
    _text_after,
    _comment_inside,
)
