"""Which version a mention is about: the one that is named near it, in the same sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.citations.known import Known
from generator.citations.mention import Mention

_BEHIND = 160
"""So many signs behind a mention its version may stand."""
_BEFORE = 80
_PART = r"(?:0|[1-9][0-9]{0,4})"
_NUMBER = re.compile(
    rf"(?:(?P<word>\b(?:versies?|uitgaven?)(?:nummer)?(?:\s?nr\.?)?\s?[:=]?\s?|\bversion\s|\bv\.?\s?|@\s?)"
    rf"|(?<![\w.]))(?P<number>{_PART}\.{_PART}(?:\.{_PART})?)(?![\w]|\.[0-9])",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“„‘'(]*[A-Z0-9À-Þ])|[;]\s")
_SHORT = re.compile(
    r"(?:\b(?:nr|art|par|blz|bijv|o\.a|m\.b\.t|d\.w\.z|vgl|zie|[a-z])\.)\s+\Z", re.I
)
_JOINTS = (
    r"(?:[\s,;/&+()–—-]|\b(?:en|of|t/m|tot|met|alsmede|evenals|resp\.?|respectievelijk|de|het|ook"
    r"|in|van)\b)*+"
)
_LIST = re.compile(rf"{_JOINTS}(?:[^\W\d_]{{2,30}}\s)?{_JOINTS}", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:t/m|tot en met|tot|[-–—])\s?")
_OPENED = re.compile(r"\s?[(\[]\s?")
_NOT_BETWEEN = re.compile(r"\b(?:maar|terwijl|daarentegen|echter)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A number that may be that of a version."""

    start: int
    end: int
    number: str
    is_named: bool


class Numbers:
    """The numbers in a text that may be versions, in their order."""

    def __init__(self, text: str, known: Known) -> None:
        """Look them up when they are asked for."""
        self.text = text
        self._known = known

    @cached_property
    def all(self) -> tuple[Number, ...]:
        """Those that may be a version: said to be one, or one that is, or alone in brackets."""
        return tuple(self._found())

    def _found(self) -> Iterator[Number]:
        known = {*self._known.versions}
        for match in _NUMBER.finditer(self.text):
            number, is_named = match["number"], bool(match["word"])
            is_whole = number.count(".") > 1
            if is_named or (is_whole and (number in known or self._alone(match))):
                yield Number(match.start(), match.end(), number, is_named)

    def _alone(self, match: re.Match[str]) -> bool:
        """Whether a number stands alone between brackets or in a cell."""
        before = self.text[max(0, match.start() - 2) : match.start()].strip(" ")
        after = self.text[match.end() : match.end() + 2].strip(" ")
        return before[-1:] + after[:1] in {"()", "[]", "\t\t", "\t"}


def with_versions(mentions: Sequence[Mention], numbers: Numbers) -> list[Mention]:
    """Mentions in their order, with the version that stands near; who has one keeps it."""
    free = _outside(mentions, numbers.all)
    linked = [_link(mentions, at, numbers.text) for at in range(len(mentions))]
    found = list(mentions)
    used: set[int] = set()
    shared: Number | None = None
    share = _LOOSE
    for at in range(len(found) - 1, -1, -1):
        own = _behind(found[at], mentions[at + 1 : at + 2], free, numbers.text)
        if own:
            # Between brackets a version belongs to what stands right before them.
            share = _TIGHT if _in_brackets(found[at], own, numbers.text) else _LOOSE
        goes_on = at + 1 < len(found) and linked[at + 1] >= share
        shared = own or (shared if goes_on else None)
        if shared and _is_open(found[at]):
            used.add(shared.start)
            found[at] = replace(found[at], version=shared.number)
    in_front: Number | None = None
    for at, mention in enumerate(found):
        if not linked[at]:
            in_front = _in_front(mention, mentions[max(0, at - 1) : at], free, numbers.text)
        if in_front and in_front.start not in used and _is_open(mention):
            found[at] = replace(mention, version=in_front.number)
    return found


def _is_open(mention: Mention) -> bool:
    """Whether a version is still wanted; a link over a page stands near nothing."""
    return not mention.version and mention.end > mention.start


def _outside(mentions: Sequence[Mention], numbers: Iterable[Number]) -> list[Number]:
    """The numbers that aren't part of a mention, such as its address."""
    starts = [m.start for m in mentions]
    free = []
    for number in numbers:
        at = bisect_right(starts, number.start) - 1
        if at < 0 or mentions[at].end <= number.start:
            free.append(number)
    return free


_APART, _LOOSE, _TIGHT = range(3)
"""How a mention is tied to the one before: not, by a list, or by a range or a shortened id."""


def _link(mentions: Sequence[Mention], at: int, text: str) -> int:
    """How a mention goes on with what the one before began."""
    if not at:
        return _APART
    gap = _gap(mentions[at - 1], mentions[at], text)
    if not gap or _RANGE.fullmatch(gap) or mentions[at].written[:1].isdigit():
        return _TIGHT
    joint = _unquoted(gap)
    return _LOOSE if joint.strip(" ") and _LIST.fullmatch(joint) else _APART


def _gap(before: Mention, mention: Mention, text: str) -> str:
    gap = text[before.end : mention.start]
    return gap if len(gap) <= _BEHIND else "."


def _behind(
    mention: Mention, following: Sequence[Mention], numbers: Sequence[Number], text: str
) -> Number | None:
    """The version behind a mention, before the next one."""
    at = bisect_left(numbers, mention.end, key=lambda n: n.start)
    if at == len(numbers) or numbers[at].start - mention.end > _BEHIND:
        return None
    number = numbers[at]
    if any(m.start < number.start for m in following):
        return None
    return None if _breaks(text[mention.end : number.start + 1]) else number


def _in_brackets(mention: Mention, number: Number, text: str) -> bool:
    return bool(_OPENED.fullmatch(text[mention.end : number.start]))


def _in_front(
    mention: Mention, before: Sequence[Mention], numbers: Sequence[Number], text: str
) -> Number | None:
    """The version in front of a mention, behind the one before."""
    at = bisect_right(numbers, mention.start, key=lambda n: n.end) - 1
    if at < 0 or mention.start - numbers[at].end > _BEFORE:
        return None
    number = numbers[at]
    if any(number.end <= m.end for m in before):
        return None
    gap = text[number.end : mention.start + 1]
    is_near = number.is_named or "\t" in gap or "/" in gap
    return number if is_near and not _breaks(gap) else None


def _unquoted(gap: str) -> str:
    """What stands between two mentions, without a text between quotation marks."""
    return re.sub(r"[„“\"‘«][^„“”\"‘’«»]{0,200}[”“\"’»]", "", gap)


def _breaks(gap: str) -> bool:
    """Whether another sentence or another thought begins between two places."""
    if _NOT_BETWEEN.search(gap):
        return True
    return any(not _SHORT.search(gap[: m.end()]) for m in _SENTENCE.finditer(gap))
