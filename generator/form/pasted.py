"""Lists and tables that someone pasted, and that would be lost between the file and the page.

YAML folds lines into one, and the site reads few signs: what looks like a list in the file may be
one run of words on the page. What became a list is what the parser of the site says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.base.findings import Finding, shorten
from generator.base.prose import list_items
from generator.base.schema import Field, Kind
from generator.base.texts import lasting_texts
from generator.form.list_lines import MAY_BEGIN, SURE, Point, points_of
from generator.load.document import Document, Place, Typed

_IN_A_LINE = re.compile(
    # Two bullets, or one behind a sentence; a dash at the start and another; two behind a colon.
    rf"[{SURE}][^{SURE}\n]*[{SURE}]|[.?!;:] [{SURE}] "
    r"|\A(?P<first>[-–—*·]) \S(?:[^\n]*\S)? (?P=first) \S[^\n]*\Z"
    r"|[:;] (?P<next>[-–—*]) \S[^\n]*? (?P=next) \S"
)
_CELLS = re.compile(r"[^\s][ ]*\t[ \t]*(?=\S)")
_COLUMNS = re.compile(r"\S {3,}(?=\S)")
_SEMICOLONS = re.compile(r"[^\s;];(?=[^\s;])")
_PIPES = re.compile(r"[ \t]*\|[^|\n]*\||[ \t]*:?-{2,}:?[ \t]*\|[-:| \t]*\Z")
_ROWS = 2
_MAY_BE_TABLE = re.compile(r"\t|\S {3,}\S|\||\S;\S")

_NO_LIST = "Is het geen opsomming? Zet de regel dan achter de vorige."
_SHOWN = 40


@dataclass(frozen=True)
class Lost:
    """Something in a text that the page would not show as it was typed.

    ``line`` counts lines of the text from 0. ``pipes`` is a table of Markdown.
    """

    line: int
    what: str
    shown: str
    unsure: bool = False


LIST, INSIDE, NEXT, TABLE, PIPES = "lijst", "regel", "zin", "tabel", "strepen"


def lost_in(typed: Sequence[str], value: str, *, markdown: bool) -> Iterator[Lost]:
    """What of a text would be lost, as it was typed and as YAML read it."""
    if MAY_BEGIN.search("\n".join(typed)):
        points = points_of(typed)
        lost = _lost_point(points, typed, list_items(value) if markdown else [])
        if lost:
            yield lost
        in_lists = {p.number for p in points}
    else:
        lost, in_lists = None, set()
    if not lost and (inside := _inside(typed, alone=len(in_lists) <= 1)):
        yield inside
    yield from _tables(typed, in_lists)


def _lost_point(points: Sequence[Point], typed: Sequence[str], shown: Sequence[str]) -> Lost | None:
    """The first point that is no part of a list on the page, or that takes in what follows it."""
    left = Counter(shown)
    starts = {p.number for p in points}
    for point in points:
        if left[point.words] > 0:
            left[point.words] -= 1
            continue
        follows = _below(point, typed)
        swallowed = f"{point.words} {' '.join(typed[follows].split())}" if follows else ""
        taken_in = any(s == swallowed or s.startswith(f"{swallowed} ") for s in shown)
        if follows and taken_in and follows not in starts:
            return Lost(follows, NEXT, typed[follows].strip())
        if follows and taken_in:
            return Lost(follows, LIST, typed[follows].strip())
        return Lost(point.number, LIST, typed[point.number].strip(), unsure=not point.is_sure)
    return None


def _below(point: Point, typed: Sequence[str]) -> int | None:
    """The line of text below a point that doesn't belong to it."""
    start = point.number + 1 + len(point.more)
    return next((n for n in range(start, len(typed)) if typed[n].strip()), None)


def _inside(typed: Sequence[str], *, alone: bool) -> Lost | None:
    """A list that stands in one line; in a true list a dash may come twice in a point."""
    for number, line in enumerate(typed):
        match = _IN_A_LINE.search(line.strip())
        if match and (alone or not match["first"]):
            return Lost(number, INSIDE, line.strip()[match.start() :].lstrip(".?!;: "))
    return None


def _tables(typed: Sequence[str], in_lists: set[int]) -> Iterator[Lost]:
    if not any(_MAY_BE_TABLE.search(line) for line in typed):
        return
    rows = {n: line for n, line in enumerate(typed) if n not in in_lists}
    cells = {n: len(_CELLS.findall(line)) for n, line in rows.items() if "\t" in line}
    cells = {n: c for n, c in cells.items() if c}
    wide = [n for n, line in rows.items() if _COLUMNS.search(line)]
    if len(cells) >= _ROWS or max(cells.values(), default=0) >= _ROWS:
        yield Lost(min(cells), TABLE, typed[min(cells)].strip())
    elif any(n + 1 in wide for n in wide):
        yield Lost(wide[0], TABLE, typed[wide[0]].strip())
    values = [n for n, line in rows.items() if len(_SEMICOLONS.findall(line)) >= _ROWS]
    if len(values) >= _ROWS:
        yield Lost(values[0], TABLE, typed[values[0]].strip())
    piped = [n for n, line in enumerate(typed) if _PIPES.match(line)]
    if len(piped) >= _ROWS:
        yield Lost(piped[0], PIPES, typed[piped[0]].strip())


def lost_lists(document: Document, kind: Kind) -> Iterator[Finding]:
    """A finding for each list or table that the page would not show, with how to write it.

    A table of Markdown has a finding of its own, where the site reads Markdown.
    """
    for place, field, lost in all_lost(document, kind):
        if not (field.markdown and lost.what == PIPES):
            typed = _typed(document, place)
            finding = document.finding(
                place, "lijst-verloren", _message(lost), _hint(place, field, typed, lost)
            )
            yield _exact(finding, typed, lost)


def all_lost(document: Document, kind: Kind) -> Iterator[tuple[Place, Field, Lost]]:
    """All that would be lost in the texts of a document that someone may still mend."""
    for place, field, value in lasting_texts(kind.fields, document.data):
        typed = document.typed.get(place)
        if (typed or _may_be_lost(value)) and not (field.references or field.choices):
            lines = typed.lines if typed else value.split("\n")
            for lost in lost_in(lines, value, markdown=field.markdown):
                yield place, field, lost


_ODD_LINE = re.compile(rf"[{SURE}\t\n|]|\A[-–—*·+o→] | [-–—*] .* [-–—*] |   ")


def _may_be_lost(value: str) -> bool:
    """Whether a text on one line needs a look: most hold none of these signs."""
    return _ODD_LINE.search(value) is not None


def _typed(document: Document, place: Place) -> Typed:
    """How a text was typed; one on a single line begins where its value begins."""
    line, column = document.positions[place].value
    return document.typed.get(place, Typed("", line, column - 1, ()))


def line_of(document: Document, place: Place, lost: Lost) -> int:
    """The line of the file on which it stands."""
    typed = _typed(document, place)
    return _exact(document.finding(place, "lijst-verloren", ""), typed, lost).line


def _exact(finding: Finding, typed: Typed, lost: Lost) -> Finding:
    """A finding at the line itself, not where the text begins."""
    block = typed.style in {"|", ">"}
    if not typed.lines or not (lost.line or block):
        return finding
    line = typed.lines[lost.line]
    if not block:
        return replace(finding, line=typed.line + lost.line, column=1)
    column = typed.indent + len(line) - len(line.lstrip()) + 1
    return replace(finding, line=typed.line + lost.line, column=column)


def _message(lost: Lost) -> str:
    shown = shorten(" ".join(lost.shown.split()), _SHOWN)
    if lost.what == NEXT:
        return f"Op de site komt ‘{shown}’ bij het punt erboven te staan."
    if lost.what in {TABLE, PIPES}:
        return f"Deze tabel wordt op de site lopende tekst, zonder kolommen: ‘{shown}’."
    return f"Deze opsomming wordt op de site lopende tekst, geen lijst: ‘{shown}’."


def _hint(place: Place, field: Field, typed: Typed, lost: Lost) -> str:
    if not field.markdown:
        return _plain_hint(place, field, lost)
    literal = f" {_literal(place, typed)}" if typed.style != "|" else ""
    if lost.what == NEXT:
        return (
            "Laat boven deze regel een regel leeg. Hoort zij bij het punt? Laat haar dan twee "
            f"spaties verder inspringen.{literal}"
        )
    if lost.what in {TABLE, PIPES}:
        return (
            f"De site kent geen tabellen. Begin elke rij met ‘- ’ en schrijf haar als zin.{literal}"
        )
    unsure = f" {_NO_LIST}" if lost.unsure and typed.lines else ""
    return (
        "Zet elk punt op een eigen regel, met ‘- ’ in plaats van het teken ervoor, en laat boven "
        f"en onder de lijst een regel leeg.{literal}{unsure}"
    )


def _literal(place: Place, typed: Typed) -> str:
    """How to say that lines stay lines."""
    where = "het streepje" if isinstance(place[-1], int) else f"‘{place[-1]}:’"
    if typed.style == ">":
        return f"Schrijf achter {where} ‘|-’ in plaats van ‘>’ of ‘>-’."
    return (
        f"Schrijf achter {where} alleen ‘|-’, en de tekst op de regels eronder, zonder "
        "aanhalingstekens en twee spaties ingesprongen."
    )


def _plain_hint(place: Place, field: Field, lost: Lost) -> str:
    if lost.what in {TABLE, PIPES}:
        return "In dit veld kan geen tabel. Schrijf het in zinnen."
    if isinstance(place[-1], int):
        return f"Maak van elk punt een eigen deel van ‘{place[-2]}’, op een regel met ‘- ’ ervoor."
    return "In dit veld kan geen lijst. Schrijf het als een zin, zonder tekens voor de punten."
