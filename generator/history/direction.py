"""Which way a change in the words of a norm seems to point: asking more, or asking less.

Only a suggestion, from signs that a reader would see too: may or must, a number with a bound, a
term, whom it holds for, from when. Signs that point both ways suggest nothing. It is set against
what a change note says, never used instead of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.history.diff import Change, FieldChange
from generator.history.model import Wijzigingsnotitie

MORE, LESS = "verzwaring", "verlichting"

DIRECTIONS = ("redactioneel", "verduidelijking", LESS, MORE)
"""Directions of a change note, lightest first."""


def heaviest(notes: Iterable[Wijzigingsnotitie]) -> str | None:
    """The heaviest direction that any of some notes gives; ``None`` without notes."""
    return max((n.richting for n in notes), key=DIRECTIONS.index, default=None)


# ‘Mag niet’ obliges and ‘hoeft niet’ sets free; ‘kan’ and ‘mag’ alone say too many other things.
_MUST = (
    r"mag niet|mogen niet|mag geen|mogen geen|moet|moeten|dient|dienen|verplicht|verplichte"
    r"|verplichting|zorgt ervoor|zorgen ervoor"
)
_FREE = r"hoeft niet|hoeven niet|hoeft geen|hoeven geen|niet verplicht|desgewenst|vrijwillig"
_ALL = r"alle|allen|ieder|iedere|iedereen|elk|elke|altijd|overal|zonder uitzondering"
_SOME = (
    r"sommige|bepaalde|een deel van|waar mogelijk|zo mogelijk|in beginsel|indien nodig|zo nodig"
    r"|alleen|uitsluitend|tenzij|behalve|in bijzondere gevallen"
)
_AT_MOST = (
    r"uiterlijk binnen|binnen|uiterlijk na|ten hoogste|hooguit|hoogstens|maximaal|niet langer dan"
    r"|niet meer dan|minder dan"
)
_AT_LEAST = r"ten minste|tenminste|minstens|minimaal|niet minder dan|meer dan|langer dan"
_WORDS = "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf"
_NUMBERS = dict(zip(_WORDS.split(), range(13), strict=True)) | {
    "veertien": 14,
    "twintig": 20,
    "dertig": 30,
}
# In days; a month and a year as the law counts roughly. Only used to tell longer from shorter.
_DAYS = {"dag": 1, "werkdag": 1.4, "week": 7, "maand": 30, "kwartaal": 91, "jaar": 365}
_UNITS = {
    "dagen": "dag",
    "werkdagen": "werkdag",
    "weken": "week",
    "maanden": "maand",
    "kwartalen": "kwartaal",
    "jaren": "jaar",
}


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{p})(?!\w)" for p in patterns), re.IGNORECASE)


_MODAL = re.compile(rf"(?<!\w)(?:(?P<free>{_FREE})|(?P<must>{_MUST}))(?!\w)", re.IGNORECASE)
_SCOPE = _words(_ALL), _words(_SOME)
_BOUND = re.compile(
    rf"(?<!\w)(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST}))\s+"
    rf"(?P<number>\d+(?:[.,]\d+)?|{'|'.join(_NUMBERS)})\s*(?P<unit>%|\w+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sign:
    """One sign in the text: the direction it points in, and what it is, in Dutch."""

    direction: str
    reason: str


@dataclass(frozen=True)
class _Bound:
    is_upper: bool
    value: float
    unit: str
    words: str


def signs(change: Change, *, bound: bool, binds: bool) -> tuple[Sign, ...]:
    """All signs in the normative fields of a changed item.

    ``bound`` and ``binds`` say whether it asked something of consumers before, and does now.
    """
    all_signs: list[Sign] = []
    if binds and not bound:
        all_signs.append(Sign(MORE, "het geldt nu voor iedereen"))
    elif bound and not binds:
        all_signs.append(Sign(LESS, "het geldt niet meer voor iedereen"))
    for field_change in change.fields:
        if field_change.weight == "normatief" and not field_change.field.choices:
            all_signs += _in_field(field_change)
    return tuple(dict.fromkeys(all_signs))


def suggested(all_signs: Iterable[Sign]) -> str | None:
    """The direction in which all signs point, or ``None`` when they disagree or there are none."""
    directions = {s.direction for s in all_signs}
    return directions.pop() if len(directions) == 1 else None


def _in_field(change: FieldChange) -> Iterator[Sign]:
    if change.field.date:
        yield from _dates(change)
    elif change.path.endswith("]") and (change.old is None) != (change.new is None):
        if change.old is None:
            yield Sign(MORE, f"er komt bij: {change.title}")
        else:
            yield Sign(LESS, f"er vervalt: {change.title}")
    else:
        old, new = _text(change.old), _text(change.new)
        if old and new:
            yield from _modals(old, new)
            yield from _scope(old, new)
            yield from _bounds(old, new)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return "\n".join(value)
    return ""


def _dates(change: FieldChange) -> Iterator[Sign]:
    """An obligation that begins earlier asks more; one that begins later asks less."""
    if isinstance(change.old, str) and isinstance(change.new, str):
        earlier = change.new < change.old
        word = "eerder" if earlier else "later"
        yield Sign(MORE if earlier else LESS, f"‘{change.title}’ ligt {word}")


def _modals(old: str, new: str) -> Iterator[Sign]:
    old_modals, new_modals = _count_modals(old), _count_modals(new)
    gained, lost = new_modals - old_modals, old_modals - new_modals
    step = _strength(new_modals) - _strength(old_modals)
    if step > 0:
        words = [w for k, w in gained if k == "must"] or [w for k, w in lost if k == "free"]
        yield Sign(MORE, f"er staat vaker dat iets moet ({_quoted(words)})")
    elif step < 0:
        words = [w for k, w in gained if k == "free"] or [w for k, w in lost if k == "must"]
        yield Sign(LESS, f"er staat minder vaak dat iets moet ({_quoted(words)})")


def _count_modals(text: str) -> Counter[tuple[str, str]]:
    return Counter((str(m.lastgroup), m[0].casefold()) for m in _MODAL.finditer(text))


def _strength(modals: Counter[tuple[str, str]]) -> int:
    return sum(n if kind == "must" else -n for (kind, _), n in modals.items())


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"‘{w}’" for w in dict.fromkeys(words))


def _scope(old: str, new: str) -> Iterator[Sign]:
    wide, narrow = _SCOPE
    for pattern, if_gained, if_lost in ((wide, MORE, LESS), (narrow, LESS, MORE)):
        old_words, new_words = (
            Counter(m[0].casefold() for m in pattern.finditer(t)) for t in (old, new)
        )
        if new_words.total() > old_words.total():
            yield Sign(if_gained, f"{_quoted(new_words - old_words)} kwam erbij")
        elif new_words.total() < old_words.total():
            yield Sign(if_lost, f"{_quoted(old_words - new_words)} is weg")


def _bounds(old: str, new: str) -> Iterator[Sign]:
    """Numbers with a bound, paired in the order of the text; a lower maximum asks more."""
    for old_bound, new_bound in zip(_bounds_in(old), _bounds_in(new), strict=False):
        if (
            old_bound.is_upper == new_bound.is_upper
            and old_bound.unit == new_bound.unit
            and old_bound.value != new_bound.value
        ):
            direction = MORE if (new_bound.value < old_bound.value) == new_bound.is_upper else LESS
            yield Sign(direction, f"‘{old_bound.words}’ werd ‘{new_bound.words}’")


def _bounds_in(text: str) -> Iterator[_Bound]:
    for match in _BOUND.finditer(text):
        number = match["number"].casefold()
        value = float(_NUMBERS.get(number, number.replace(",", ".")))
        unit = (match["unit"] or "").casefold()
        unit = _UNITS.get(unit, unit)
        if unit in _DAYS:
            value, unit = value * _DAYS[unit], "dag"
        yield _Bound(match["most"] is not None, value, unit, match[0].strip())
