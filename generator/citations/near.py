"""Which version a mention is about: the one that is named near it, in the same sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.base.phrases import listed
from generator.citations.known import Known
from generator.citations.mention import Mention

_BEHIND = 160
"""So many signs behind a mention its version may stand."""
_BEFORE = 80
_MOST = 9
"""So many more versions one mention may have."""
_PART = r"(?:0|[1-9][0-9]{0,4})"
_WORDS = (
    r"\b(?:versies?|uitgaven?|releases?|edities?|vers|ver|vs)(?:nummer)?\.?(?:\s?nr\.?)?\s?[:=]?\s?"
    r"|\bversion\s|(?<![^\W\d_])v\.?\s?|@\s?"
)
_NOTE = "[0-9\u00b9\u00b2\u00b3\u2070-\u2079]{0,2}"
"""The number of a note, glued to what it stands behind: no version begins with a nought."""
_NUMBER = re.compile(
    rf"(?:(?P<word>{_WORDS})|(?<![^\W_])(?<!\.))"
    rf"(?P<number>{_PART}(?:\.{_PART}(?:\.{_PART})?|(?(word),{_PART},{_PART}|(?!))))"
    rf"(?:(?<=[.,]0){_NOTE}|[\u00b9\u00b2\u00b3\u2070-\u2079]{{0,2}})(?!\w|\.[0-9])",
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
_AND = re.compile(r"\ben\b|\bof\b|&|\balsmede\b|\bevenals\b", re.IGNORECASE)
_AND_ALSO = re.compile(
    r"[\s,/&+]*(?:(?:en|of|t/m|tot|met|resp\.?|respectievelijk|als|ook|naar|in)[\s,/]*)*",
    re.IGNORECASE,
)
_NO_JOINT = re.compile(r"(?!.*\b(?:en|of|maar|terwijl)\b)[^,;.!?]{0,40}", re.IGNORECASE)
_APART_ONLY = re.compile(r"[.;]\s")
_ENDS = re.compile(r"\s?(?:[.;)\]]|\Z)")
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

    def age(self, number: str) -> tuple[int, ...]:
        """By which numbers are put in order."""
        return tuple(map(int, self._known.version(number).split(".")))

    def _found(self) -> Iterator[Number]:
        known = {*self._known.versions}
        for match in _NUMBER.finditer(self.text):
            number, is_named = match["number"].replace(",", "."), bool(match["word"])
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
    ends_list = [_ends_list(mentions, at, numbers.text) for at in range(len(mentions))]
    found = list(mentions)
    used: set[int] = set()
    shared: Number | None = None
    share = _LOOSE
    for at in range(len(found) - 1, -1, -1):
        around = (mentions[max(0, at - 1) : at], mentions[at + 1 : at + 2])
        own = _behind(found[at], around, free, numbers)
        if own:
            # Between brackets a version belongs to what stands right before them.
            is_own = _in_brackets(found[at], own, numbers.text) and not ends_list[at]
            share = _TIGHT if is_own else _LOOSE
        goes_on = at + 1 < len(found) and linked[at + 1] >= share
        shared = own or (shared if goes_on else None)
        if shared and _is_open(found[at]):
            used.add(shared.start)
            found[at] = _versioned(found[at], shared, free, numbers)
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


def _ends_list(mentions: Sequence[Mention], at: int, text: str) -> bool:
    """Whether a mention is the last of several that ``en`` makes one: what follows is of all."""
    gap = text[mentions[at - 1].end : mentions[at].start] if at else ""
    return len(gap) <= _BEHIND and ";" not in gap and bool(_AND.search(_unquoted(gap)))


def _versioned(
    mention: Mention, number: Number, numbers: Sequence[Number], known: Numbers
) -> Mention:
    """A mention with its version: of several (``0.1.0 en 0.2.0``) the oldest, which is said."""
    several = [number]
    at = bisect_left(numbers, number.end, key=lambda n: n.start)
    for more in numbers[at : at + _MOST]:
        if not _AND_ALSO.fullmatch(known.text[several[-1].end : more.start]):
            break
        several.append(more)
    oldest = min(several, key=lambda n: known.age(n.number))
    if len(several) == 1:
        return replace(mention, version=oldest.number)
    named = listed(n.number for n in several)
    said = f"er staan meer versies bij ({named}); geteld vanaf de oudste"
    return replace(mention, version=oldest.number, remarks=(*mention.remarks, said))


def _behind(
    mention: Mention,
    around: tuple[Sequence[Mention], Sequence[Mention]],
    numbers: Sequence[Number],
    known: Numbers,
) -> Number | None:
    """The version behind a mention, before the next one."""
    before, following = around
    text = known.text
    at = bisect_left(numbers, mention.end, key=lambda n: n.start)
    if at == len(numbers) or numbers[at].start - mention.end > _BEHIND:
        return None
    number = numbers[at]
    if any(m.start < number.start for m in following):
        return None
    two = numbers[max(0, at - 1) : at + 1]
    if following and _each_in_front(mention, before, two, following[0], text):
        return None
    gap = text[mention.end : number.start + 1]
    is_apart = number.is_named and _APART_ONLY.fullmatch(gap[:-1])
    if is_apart and (gap[0] == ";" or _ENDS.match(text, number.end)):
        return number
    return None if _breaks(gap) else number


def _each_in_front(
    mention: Mention,
    before: Sequence[Mention],
    numbers: Sequence[Number],
    following: Mention,
    text: str,
) -> bool:
    """Whether versions stand in front: ``in versie 0.1.0 ab-01, in versie 0.2.0 ab-02``."""
    first, second = numbers[0], numbers[-1]
    if first is second or any(first.start < m.end for m in before):
        return False
    return (
        first.is_named
        and second.is_named
        and bool(_NO_JOINT.fullmatch(text[first.end : mention.start]))
        and not _NO_JOINT.fullmatch(text[mention.end : second.start])
        and bool(_NO_JOINT.fullmatch(text[second.end : following.start]))
    )


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


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds a place."""
    first, last = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    breaks = [
        m.end()
        for m in _SENTENCE.finditer(text, first, last)
        if not _SHORT.search(text[first : m.end()])
    ]
    return max((b for b in breaks if b <= start), default=first), min(
        (b for b in breaks if b >= end), default=last
    )


_LONGEST = 400
"""So far on each side a sentence is looked for."""


def _breaks(gap: str) -> bool:
    """Whether another sentence or another thought begins between two places."""
    if _NOT_BETWEEN.search(gap):
        return True
    return any(not _SHORT.search(gap[: m.end()]) for m in _SENTENCE.finditer(gap))
