"""How one text stands in a file: behind its field, between quotes, or as a block of sentences.

Prose stands one sentence a line, so that a reviewer sees which sentence changed. What ends a
sentence is a guess that rather joins two sentences than breaks one.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from itertools import accumulate

from generator.base.prose import canonical_markdown, canonical_text
from generator.base.schema import Field, Kind
from generator.load.document import is_real_date

SCHEMA_LINE = "# yaml-language-server:"

BLOCK = frozenset(">|")
QUOTES = frozenset("\"'")

Form = tuple[str, list[str]]
"""What stands behind a field or a dash, and the lines below it, not yet indented."""

_ABBREVIATION = re.compile(
    r"""(?ix:
      afb|art|bijl|bijv|blz|ca|dhr|dr|drs|ed|enz|etc|evt|excl|fig|hfst|incl|ing|ir|jl|jr|max
    | mevr|min|mln|mld|mr|mw|nl|nr|nrs|par|prof|red|resp|sr|st|tab|tel|vgl|vnl|vs|zgn|zog
    )\Z"""
)
_END = re.compile(
    r"""[.?!]['"’”)\]]*[ ]"""
    # One space on, the next: perhaps quotes, emphasis or a bracket, then a capital or a number.
    r"""(?=['"‘“(\[*_]*(?:[’'][a-z]{1,2}[ -])?(?P<first>\w))"""
)
_LAST_WORD = re.compile(r"""[\s()\[\]‘“"']""")
_LONGEST_WORD = 40
_CLOSES = {"(": ")", "[": "]"}
_BRACKET = re.compile(r"[()\[\]]")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}\Z|[A-Z]\Z")
_LINK = re.compile(r"<[^<>\s]*>")
_MARKER = re.compile(r" *(?:(?:[-*+]|[0-9]{1,9}[.)]) +)*")
_LIST_AHEAD = re.compile(r"[0-9]{1,9}[.)](?: |\Z)|[*_+-] ")

_PLAIN_START = re.compile(r"[\w‘“(€…–‹]")
_NOT_PLAIN = re.compile(r"\s#|:\s|:\Z|[\t\n]|\A\s|\s\Z")
# Words that YAML 1.1 reads as something else, and two that editors are told to treat alike.
_WORD = re.compile(r"(?:(?i:y|yes|n|no|on|off|true|false|null|none)|ja|nee)\Z")
_DATE_AND_MORE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ]")
_TWO_LETTERS_AFTER_SPACE = re.compile(r" .*[^\W\d_]{2}")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+\Z")


def schema_line(kind: Kind) -> str:
    """The first line of a file: it tells editor programs which schema holds for the file."""
    return f"{SCHEMA_LINE} $schema={kind.place}/{kind.name}.schema.json"


def sentences(text: str) -> list[str]:
    """Split a line of prose into its sentences; joined by spaces they are the line again."""
    complete: list[str] = []
    start = 0
    ends = [match for match in _END.finditer(text) if _ends(text, match)]
    inside = _inside(text) if ends else []
    for match in ends:
        end = match.end()
        if not inside[end]:
            complete.append(text[start:end].rstrip(" "))
            start = end
    return [*complete, text[start:]]


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence really ends at a full stop, question mark or exclamation mark."""
    first, stop = match["first"], match.start()
    if not (first.isupper() or first.isdigit()) or _LIST_AHEAD.match(text, match.end()):
        return False
    if text[stop] != ".":
        return True
    word = _LAST_WORD.split(text[max(0, stop - _LONGEST_WORD) : stop])[-1].lstrip("*_")
    return not (word.endswith(".") or _DOTTED.match(word) or _ABBREVIATION.match(word))


def _inside(text: str) -> list[int]:
    """How many pairs of brackets stand around each character: no line is broken in a link."""
    steps = [0] * (len(text) + 2)
    open_: list[tuple[str, int]] = []
    pairs = [m.span() for m in _LINK.finditer(text)]
    for bracket in _BRACKET.finditer(text):
        sign, place = bracket[0], bracket.start()
        if sign in _CLOSES:
            open_.append((_CLOSES[sign], place))
        elif open_ and sign == open_[-1][0]:
            pairs.append((open_.pop()[1], place))
    for first, last in pairs:
        steps[first + 1] += 1
        steps[last + 1] -= 1
    return list(accumulate(steps))


def prose(canonical: str) -> list[str]:
    """The lines of a Markdown text in its canonical form: paragraphs and lists, a sentence each."""
    out: list[str] = []
    indent, hard = "", False
    for line in canonical.split("\n"):
        lead = (_MARKER.match(line) or [""])[0]
        if not hard or lead.strip():
            indent = " " * len(lead)
        # What follows a hard break belongs to the same paragraph, and so to the same list item.
        first = indent if hard and not lead.strip() else lead
        text = line[len(lead) :]
        bare = text.rstrip(" ")
        parts = sentences(bare)
        parts[-1] += text[len(bare) :]
        if line:
            out += [first + parts[0], *(indent + p for p in parts[1:])]
        else:
            out.append("")
        hard = line.endswith(("  ", "\\"))
    return out


def text_form(value: str, field: Field | None, style: str) -> Form:
    """How a text of a field stands; ``style`` is the sign with which the author let it begin.

    One sentence stands behind its field, or as a block where the author chose that. Without a field
    nobody knows whether white space counts; then it stays.
    """
    if field is None and canonical_text(value) != value:
        return json.dumps(value, ensure_ascii=False), []
    if not field or not field.markdown:
        return _sentences_form(canonical_text(value), field, style)
    text = canonical_markdown(value)
    if "\n" in text or (_MARKER.match(text) or [""])[0]:
        return "|-", prose(text)
    return _sentences_form(text, field, style)


def _sentences_form(text: str, field: Field | None, style: str) -> Form:
    parts = sentences(text)
    if text and (style in BLOCK or len(parts) > 1):
        return ">-", parts
    one_line = inline(text, field, style)
    # What would need signs to undo its own quotes is easier to read as a block.
    return (one_line, []) if "\\" not in one_line or not text else (">-", [text])


def inline(text: str, field: Field | None = None, style: str = "") -> str:
    """A text on one line: plain, or between double quotes where a computer could misread it.

    In a field for numbers as text, quotes of the author stay: an editor who copies ``"bijlage 2"``
    and makes it ``"6.10"`` needs them, as ``6.10`` alone would be read as a number.
    """
    if field and _stands_plain(text, field):
        return text
    quoted = field is not None and style in QUOTES and _holds_numbers(field)
    return text if not quoted and _is_plain(text) else json.dumps(text, ensure_ascii=False)


def _stands_plain(text: str, field: Field) -> bool:
    """Dates and versions stand plain in the fields that are for them."""
    return (field.date and is_real_date(text)) or (
        _holds_versions(field) and bool(_VERSION.match(text))
    )


def _holds_versions(field: Field) -> bool:
    return bool(field.examples) and all(_VERSION.match(str(e)) for e in field.examples)


def _holds_numbers(field: Field) -> bool:
    """Whether a field holds numbers as text, such as paragraphs: its examples say so."""
    numbers = [e for e in field.examples if isinstance(e, str) and e[:1].isdigit()]
    return not (field.date or _holds_versions(field) or all(map(_is_plain, numbers)))


@lru_cache(maxsize=4096)
def _is_plain(text: str) -> bool:
    """Whether every computer reads a text as itself, also without quotes."""
    if not _PLAIN_START.match(text) or _NOT_PLAIN.search(text) or _WORD.match(text):
        return False
    if not text[0].isdigit():
        return True
    return bool(_TWO_LETTERS_AFTER_SPACE.search(text)) and not _DATE_AND_MORE.match(text)
