"""Who went into whom, in the register: into another that lived on, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.base.findings import Finding, nearest, shorten
from generator.base.settings import Afnemers
from generator.load.document import is_real_date
from generator.load.table import Cell


def check_succession(
    path: str, afnemers: Afnemers, rows: Sequence[Mapping[str, Cell]]
) -> Iterator[Finding]:
    """The days of a consumer follow each other, and so do a consumer and its successors."""
    by_code = {row["code"].text.lower(): row for row in rows}
    for row in rows:
        yield from _check_days(path, row)
        yield from _check_successors(path, afnemers, row, by_code)
    yield from _check_circles(path, by_code)


def _wrong(path: str, cell: Cell, message: str, hint: str) -> Finding:
    return Finding(path, cell.line, cell.column, "afnemers-opvolger", message, hint)


def _day(row: Mapping[str, Cell], column: str) -> str:
    """A day of a consumer; empty when it has none, or none that exists."""
    text = row[column].text
    return text if is_real_date(text) else ""


def _check_days(path: str, row: Mapping[str, Cell]) -> Iterator[Finding]:
    first, last = _day(row, "ingang"), _day(row, "einde")
    if first and last and last < first:
        message = f"De laatste dag, {last}, ligt vóór de eerste dag, {first}."
        yield _wrong(path, row["einde"], message, "Verbeter een van de twee dagen.")
    if row["opvolger"].text and not row["einde"].text:
        message = f"‘{shorten(row['naam'].text)}’ heeft een opvolger, maar geen laatste dag."
        hint = "Vul bij ‘einde’ de laatste dag in, of haal de opvolger weg."
        yield _wrong(path, row["opvolger"], message, hint)


def successors_of(row: Mapping[str, Cell]) -> list[str]:
    """The codes of who a consumer went into."""
    text = row["opvolger"].text
    return text.lower().split("|") if text else []


def _check_successors(
    path: str,
    afnemers: Afnemers,
    row: Mapping[str, Cell],
    by_code: Mapping[str, Mapping[str, Cell]],
) -> Iterator[Finding]:
    cell, own, last = row["opvolger"], row["code"].text.lower(), _day(row, "einde")
    seen: set[str] = set()
    for code in successors_of(row):
        shown = f"‘{shorten(code)}’"
        if code in seen:
            hint = "Haal een van de twee weg."
            yield _wrong(path, cell, f"{shown} staat hier twee keer.", hint)
        elif code == own:
            message = f"{shown} is hier zijn eigen opvolger."
            yield _wrong(path, cell, message, "Noem een ander, of laat ‘opvolger’ leeg.")
        elif code and code not in by_code:
            near = nearest(code, by_code)
            message = f"De opvolger {shown} staat niet in dit register."
            hint = f"Bedoelt u ‘{near}’?" if near else f"Zet ook die {afnemers.enkelvoud} erin."
            yield _wrong(path, cell, message, hint)
        elif code and (end := _day(by_code[code], "einde")) and last and end < last:
            message = f"De opvolger {shown} hield op {end} al op, vóór {last}."
            hint = "Noem wie daarna bestond, of verbeter een van de twee laatste dagen."
            yield _wrong(path, cell, message, hint)
        seen.add(code)


def _check_circles(path: str, by_code: Mapping[str, Mapping[str, Cell]]) -> Iterator[Finding]:
    """Who is in a circle of successors is named once, at the first of that circle."""
    done: set[str] = set()
    for code in by_code:
        trail = _circle(code, by_code, done)
        if len(trail) > 1:
            message = f"De opvolgers gaan in een rondje: {', '.join(trail)}, {trail[0]}."
            hint = "Verbeter bij een van hen de opvolger: de laatste bestaat nog."
            yield _wrong(path, by_code[trail[0]]["opvolger"], message, hint)


def _circle(
    start: str, by_code: Mapping[str, Mapping[str, Cell]], done: set[str]
) -> tuple[str, ...]:
    """The first circle that one comes into from a consumer; ``done`` are those looked at before."""
    trail: list[str] = []
    left = [(start, 0)]
    while left:
        code, depth = left.pop()
        trail = trail[:depth]
        if code in trail:
            return tuple(trail[trail.index(code) :])
        if code in done or code not in by_code:
            continue
        done.add(code)
        trail.append(code)
        left += [(c, depth + 1) for c in reversed(successors_of(by_code[code]))]
    return ()
