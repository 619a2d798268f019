"""Find mentions in a passage: by link, by id, and by title between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from generator.citations.known import HYPHENS, Known, plain_form, title_form
from generator.citations.links import Leads, Site
from generator.citations.mention import ID, LINK, TITLE, Mention
from generator.citations.near import Numbers, with_versions
from generator.documents.passage import CELL, Link, Passage, Unreadable

MAX_MENTIONS = 20_000
TOO_MANY = f"Het document bevat meer dan {MAX_MENTIONS} verwijzingen. Splits het in delen."

_TOKEN = re.compile(r"[^\s<>\"“”„‘’«»|]+")
_CLOSING = ".,;:!?…)]}>*_'"
_OPENING = "([{<*_'"
_LONGEST_TOKEN = 2_000
_KEY = 3
_LONGEST_RANGE = 200
_OPENS = "„“”\"‟‘‚’'«»‹›`´′″＂❝❞〝〞"
_CLOSES = frozenset(_OPENS) - {*"„‚"}
_OPENER = re.compile(rf"(?:''|``|[{_OPENS}])\s?(?=\S)")
_AFTER_TITLE = re.compile(r"\s?[.,;:!?…]{0,3}\s?")
_VERSION = r"v?[0-9]+\.[0-9]+\.[0-9]"
_RAISED = "\u00b9\u00b2\u00b3\u2070-\u2079"
"""The number of a note, in signs of its own."""
_BESIDE = 4
_BESIDE_VERSION = 24
_EXAMPLE = 200
_LONGEST_CELL, _MOST_CELLS = 500, 200


@dataclass(frozen=True)
class Finder:
    """Finds what passages mention of one framework."""

    known: Known
    site: Site

    def mentions(self, passage: Passage) -> list[Mention]:
        """All mentions in a passage, in their order; raises ``Unreadable`` for too many."""
        links = _limited(self._links(passage))
        taken = _Spans(links)
        ids = [m for m in _limited(self._ids(passage.text)) if not taken.hold(m)]
        called = _limited([*self._titles(passage.text), *self._whole(passage.text)])
        titles = [m for m in called if not taken.hold(m)]
        named = _without_repeats(sorted([*ids, *titles], key=lambda m: (m.start, m.end)))
        found = sorted([*links, *named], key=lambda m: (m.start, m.end))
        if not found:
            return []
        numbers = Numbers(passage.text, self.known)
        told = [self._settled(m) for m in with_versions(found, numbers)]
        return [m for m in _told_once(told) if not self._is_chance(m, passage.text)]

    def _settled(self, mention: Mention) -> Mention:
        """A title with a version is that of whoever was called so in it."""
        if mention.way != TITLE or not mention.version:
            return mention
        version = self.known.version(mention.version)
        by_id = self.known.titles[title_form(mention.written)]
        then = tuple(i for i in mention.items if version in by_id[i])
        return replace(mention, items=then or mention.items)

    def _is_chance(self, mention: Mention, text: str) -> bool:
        """Whether something is more likely a word or a code of another sort than a mention.

        That is a title of one word, and what only looks like an id; a version beside it makes it
        one.
        """
        if mention.way == LINK:
            return False
        around = text[max(0, mention.start - _BESIDE_VERSION) : mention.end + _BESIDE_VERSION]
        if mention.version and mention.version in around:
            return False
        if mention.way == TITLE:
            return " " not in mention.written.strip()
        return not _looks_right(mention, self.known)

    def _links(self, passage: Passage) -> Iterator[Mention]:
        led = [(link, self.site.leads(link.target)) for link in passage.links]
        taken = _Spans([link for link, leads in led if leads])
        for link, leads in led:
            if leads:
                yield _by_link(link, leads, passage.text)
        for match in _TOKEN.finditer(passage.text):
            token = match[0]
            if "/" in token and len(token) <= _LONGEST_TOKEN:
                start = match.start() + len(token) - len(token.lstrip(_OPENING))
                token = token.lstrip(_OPENING).rstrip(_CLOSING)
                link = Link(start, start + len(token), token)
                if (leads := self.site.leads(token)) and not taken.around(link):
                    yield _by_link(link, leads, passage.text)

    def _ids(self, text: str) -> Iterator[Mention]:
        end = -1
        previous = ""
        for match in self._id.finditer(text):
            item = f"{match['prefix'].lower()}-{match['number']}"
            if self._is_code(match, item):
                continue
            if previous and self._is_range(text[end : match.start()]):
                yield from self._between(previous, item, match)
            end, previous = match.end("number"), item
            yield Mention(ID, match.start(), end, text[match.start() : end], (item,))
            for also in self._shortened(match, text):
                yield also
                end, previous = also.end, also.item

    def _is_code(self, match: re.Match[str], item: str) -> bool:
        """Whether what goes on behind an id makes it a code of another sort.

        Behind an id that is known it is a part of it or a word: ``ab-01.2``, ``de ab-01-toets``.
        """
        more = match["more"] or ""
        is_next = more.startswith("-") and self._id.match(match.string, match.start("more") + 1)
        return bool(more) and not is_next and item not in self.known.kinds

    def _shortened(self, match: re.Match[str], text: str) -> Iterator[Mention]:
        """The ids in ``ab-01, 02 en 03`` and ``ab-01 t/m 05`` that have lost their first part."""
        prefix, previous, end = match["prefix"].lower(), match["number"], match.end("number")
        while more := self._more.match(text, end):
            item = f"{prefix}-{more['number']}"
            is_id = more["range"] or more["hyphen"] or more["number"].startswith("0")
            if not is_id or item not in self.known.kinds:
                return
            if more["range"]:
                yield from self._between(f"{prefix}-{previous}", item, more)
            yield Mention(ID, more.start("number"), more.end(), more["number"], (item,))
            previous, end = more["number"], more.end()

    def _between(self, first: str, last: str, match: re.Match[str]) -> Iterator[Mention]:
        """What lies in a range: who writes ``ab-01 t/m ab-05`` cites the ones between too."""
        prefix, _, number = last.rpartition("-")
        if not first.startswith(f"{prefix}-"):
            return
        low, high = int(first[len(prefix) + 1 :]), int(number)
        if not low < high <= low + _LONGEST_RANGE:
            return
        for item in self.known.kinds:
            head, _, own = item.rpartition("-")
            if head == prefix and own.isdigit() and low < int(own) < high:
                written = f"{first} t/m {last}"
                yield Mention(ID, match.start(), match.end(), written, (item,))

    def _is_range(self, gap: str) -> bool:
        return bool(_RANGE.fullmatch(gap))

    @cached_property
    def _id(self) -> re.Pattern[str]:
        prefixes = "|".join(map(re.escape, self.known.prefixes))
        return re.compile(
            rf"(?<![^\W_])(?:(?<![^\W\d_][{HYPHENS}])|(?<=[^\W\d_]{{3}}[{HYPHENS}]))"
            rf"(?P<prefix>{prefixes})"
            rf"(?:(?P<hyphen>\s?[{HYPHENS}]\s?|_)|\s?)(?P<number>[0-9]{{1,6}})"
            rf"(?!(?!{_VERSION})[^\W_{_RAISED}])(?!_(?![v0-9]))"
            rf"(?!-(?!(?:{prefixes})-|[^\W\d_]|{_VERSION})\w)(?P<more>-[^\W\d_]|[.,][0-9])?+",
            re.IGNORECASE,
        )

    @cached_property
    def _more(self) -> re.Pattern[str]:
        return re.compile(
            rf"\s?(?:(?P<range>t/m|tot en met|[{HYPHENS}])|,|/|en|of|,\s?en)\s?"
            rf"(?P<hyphen>[{HYPHENS}])?(?P<number>[0-9]{{2,6}})(?![{HYPHENS}\w.]*\w)"
        )

    def _titles(self, text: str) -> Iterator[Mention]:
        if not any(sign in text for sign in _OPENS):
            return
        small = plain_form(text)
        end = 0
        for opening in _OPENER.finditer(text):
            start = opening.end()
            if start < end:
                continue
            for title in self._by_beginning.get(small[start : start + _KEY], ()):
                after = start + len(title)
                if small.startswith(title, start) and _is_closed(text, after):
                    written = text[start:after]
                    items = tuple(self.known.titles[title])
                    yield Mention(TITLE, opening.start(), after + 1, written, items)
                    end = after
                    break

    def _whole(self, text: str) -> Iterator[Mention]:
        """A title that is all of a cell or a heading: there it needs no quotation marks."""
        start = 0
        for part in text.split(CELL) if len(text) <= _LONGEST_CELL * _MOST_CELLS else ():
            title = title_form(part) if len(part) <= _LONGEST_CELL else ""
            if " " in title and title in self.known.titles:
                at = start + len(part) - len(part.lstrip())
                items = tuple(self.known.titles[title])
                yield Mention(TITLE, at, at + len(part.strip()), part.strip(), items)
            start += len(part) + len(CELL)

    @cached_property
    def _by_beginning(self) -> Mapping[str, Sequence[str]]:
        """The titles by their first signs, the longest first."""
        found: dict[str, list[str]] = defaultdict(list)
        for title in sorted(self.known.titles, key=lambda t: (-len(t), t)):
            found[title[:_KEY]].append(title)
        return found


_RANGE = re.compile(rf"\s?(?:t/m|tot en met|tot|[{HYPHENS}])\s?")


def _limited(mentions: Iterable[Mention]) -> list[Mention]:
    found = list(islice(mentions, MAX_MENTIONS + 1))
    if len(found) > MAX_MENTIONS:
        raise Unreadable(TOO_MANY)
    return found


def _is_closed(text: str, end: int) -> bool:
    """Whether a quotation ends at a place, but for a sign that closes its sentence."""
    match = _AFTER_TITLE.match(text, end)
    after = match.end() if match else end
    return text[after : after + 1] in _CLOSES


def _by_link(link: Link, leads: Leads, text: str) -> Mention:
    written = text[link.start : link.end].strip() or link.target
    return Mention(
        LINK,
        link.start,
        link.end,
        written[:_EXAMPLE],
        (leads.item,) if leads.is_sure else (leads.item, ""),
        leads.version,
        link.target,
        leads.follows,
        leads.remarks,
    )


def _looks_right(mention: Mention, known: Known) -> bool:
    """Whether something is written as ids are: in small letters with a hyphen, or one that is."""
    written = mention.written
    has_hyphen = any(h in written for h in HYPHENS) or written[:1].isdigit()
    if mention.item in known.kinds:
        return has_hyphen or "_" in written
    return has_hyphen and written == written.lower() and " " not in written


class _Spans:
    """Which signs of a text belong to links already."""

    def __init__(self, spans: Iterable[Link] | Iterable[Mention]) -> None:
        self._spans: list[Link | Mention] = sorted(spans, key=lambda s: s.start)
        self._starts = [s.start for s in self._spans]

    def around(self, other: Link | Mention) -> Link | Mention | None:
        """What something stands in."""
        at = bisect_right(self._starts, other.start) - 1
        span = self._spans[at] if at >= 0 else None
        return span if span and other.end <= span.end else None

    def hold(self, mention: Mention) -> bool:
        """Whether a mention stands in a link that says the same, or is part of its address."""
        span = self.around(mention)
        if not isinstance(span, Mention):
            return False
        return span.written == span.target or bool(set(span.items) & set(mention.items))


def _without_repeats(mentions: list[Mention]) -> list[Mention]:
    """A title beside the id that it belongs to says nothing new."""
    kept: list[Mention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if before and {before.way, mention.way} == {ID, TITLE} and _same(before, mention):
            kept[-1] = before if before.way == ID else mention
            kept[-1] = replace(kept[-1], start=before.start, end=mention.end)
        else:
            kept.append(mention)
    return kept


def _same(before: Mention, mention: Mention) -> bool:
    return bool(set(before.items) & set(mention.items)) and mention.start - before.end <= _BESIDE


def _told_once(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A link that lies over a page says nothing new when the words beneath it say the same."""
    said = {(m.items, m.version) for m in mentions if m.end > m.start}
    for mention in mentions:
        if mention.end > mention.start or (mention.items, mention.version) not in said:
            yield mention
