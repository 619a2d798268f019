"""What a citation may be about: all ids, versions and titles that ever were."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.base.findings import nearest
from generator.base.phrases import in_words
from generator.history.history import History
from generator.history.versions import Version

HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
"""What a writer or a word processor may put between the two parts of an id."""

_SHORTEST_TITLE = 3
_QUOTES = str.maketrans(dict.fromkeys("’‘`´′", "'") | dict.fromkeys(HYPHENS[1:], "-"))


def plain_form(text: str) -> str:
    """A text in small letters with one sort of apostrophe and hyphen; as long as it was."""
    small = text.lower()
    return (small if len(small) == len(text) else text).translate(_QUOTES)


@dataclass(frozen=True)
class Known:
    """All that documents may cite of a framework, from its sealed releases."""

    history: History = field(repr=False)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each item that ever was, by id."""
        return {
            i: item.kind.name
            for r in self.history.releases
            for i, item in r.framework.items.items()
        }

    @cached_property
    def prefixes(self) -> tuple[str, ...]:
        """What ids begin with."""
        kinds = self.history.newest.framework.kinds.content
        named = {k.prefix for k in kinds if k.prefix} | {i.rsplit("-", 1)[0] for i in self.kinds}
        return tuple(sorted(named, key=lambda p: (-len(p), p)))

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The kinds as they stand in addresses."""
        return tuple(sorted({*self.kinds.values()}))

    @cached_property
    def titles(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Who was called so, in which versions: title → id → versions, oldest first."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for release in self.history.releases:
            for name, item in release.framework.items.items():
                title = title_form(item.title)
                if len(title) >= _SHORTEST_TITLE:
                    found[title][name].append(release.name)
        return {t: {i: tuple(v) for i, v in by.items()} for t, by in found.items()}

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """The numbers of all releases, oldest first."""
        return tuple(r.name for r in self.history.releases)

    @property
    def newest(self) -> str:
        """The number of the newest release."""
        return self.history.newest.name

    def version(self, written: str) -> str:
        """The release that someone means: ``0.1`` is 0.1.0 when no other begins so."""
        if written in self.versions:
            return written
        longer = [v for v in self.versions if v.startswith(f"{written}.")]
        return longer[0] if len(longer) == 1 else written

    def like_version(self, written: str) -> str:
        """The release whose number is nearest to one that never was."""
        try:
            wanted = Version.parse(written)
        except ValueError:
            return nearest(written, self.versions) or self.newest
        return min(self.versions, key=lambda v: _distance(Version.parse(v), wanted))

    def like_id(self, written: str) -> str:
        """The id that is most like one that never was; empty when none is."""
        prefix, _, number = written.rpartition("-")
        same = [i for i in self.kinds if i.startswith(f"{prefix}-")]
        by_number = next(
            (i for i in same if i[len(prefix) + 1 :].lstrip("0") == number.lstrip("0")), ""
        )
        return by_number or nearest(written, same) or nearest(written, self.kinds) or ""

    def title(self, item: str, version: str = "") -> str:
        """What an item is called in a version; in the newest, or else the last that had it."""
        releases = self.history.releases
        named = [r for r in releases if item in r.framework.items and version in {"", r.name}]
        return named[-1].framework.items[item].title if named else ""

    def day(self, version: str) -> str:
        """The day of a release, in words."""
        return next((in_words(r.date) for r in self.history.releases if r.name == version), "")

    def first(self, item: str) -> str:
        """The release in which an item came."""
        return next(r.name for r in self.history.releases if item in r.framework.items)

    def changed_in(self, item: str) -> Iterator[str]:
        """The releases in which an item changed after it came, oldest first."""
        for version, changes in self.history.steps.items():
            if item in changes and version != self.first(item):
                yield version


def _distance(a: Version, b: Version) -> tuple[int, int, int]:
    return (abs(a.major - b.major), abs(a.minor - b.minor), abs(a.patch - b.patch))


_END = re.compile(r"[.,;:!?…]+\Z")


def title_form(title: str) -> str:
    """A title as titles are compared: small letters, single blanks, no sign at its end."""
    return _END.sub("", plain_form(" ".join(title.split())))
