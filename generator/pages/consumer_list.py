"""The list of all consumers: what each adopted, what it has to do, and who merges into whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from generator.base.phrases import grouped
from generator.base.settings import Afnemers
from generator.changelog.changelog import Changelog
from generator.changelog.verdict import Verdict, verdict
from generator.history.addresses import dates_path, tasks_path
from generator.history.history import BEFORE
from generator.pages.environment import render
from generator.pages.since import since_path
from generator.pages.switch import shared_switch_path
from generator.setup.register import Consumer
from generator.site.content import Page, Site

TO_DO, OVERDUE, TO_REVIEW, HEAVIER, NOTHING = "d", "v", "n", "z", "geen"
"""What a consumer has before it, as the choice boxes of the list know it: short, as each row says
it."""

MERGES, COMES, MERGED, GONE = "g", "b", "s", "o"
"""What becomes or became of a consumer."""

NO_VERSION = NO_SIZE = "geen"
"""What a row is that has none of the other values of a box."""

NOT_THERE = "-"
"""What a consumer is that doesn't exist on the reference day: of it nothing is missing."""

SIZE = "o"
"""Behind this letter stands where a class of sizes begins; the script finds the class of a row."""

Values = tuple[tuple[str, str, int], ...]
"""The values of a choice box: each with a label, and how many consumers have it."""


@dataclass(frozen=True)
class Entry:
    """One consumer in the list, on the reference day."""

    consumer: Consumer
    nickname: str
    log: Changelog
    successors: tuple[Consumer, ...]
    took_others: bool
    counted: int | None = None

    @property
    def size(self) -> int | None:
        """How large it is; who is no more or is to come has no size."""
        return self.counted if self.log.exists else None

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """What the choice boxes find it by, beside its group and its size.

        The values of all boxes differ, so that a row needs only one list of them.
        """
        there = () if self.log.exists else (NOT_THERE,)
        return (*self.versions, *self.asks, *self.fate, *there)

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """The versions that it adopted: by itself, by a joint body, by what went into it."""
        return tuple(dict.fromkeys(a.version for a in self.log.adopted))

    @cached_property
    def verdict(self) -> Verdict:
        """What it is told, with counts."""
        return verdict(self.log)

    @cached_property
    def asks(self) -> tuple[str, ...]:
        """What it has before it."""
        told = self.verdict
        parts = {
            TO_DO: told.to_do,
            OVERDUE: told.overdue,
            TO_REVIEW: told.to_review,
            HEAVIER: told.is_heavier,
        }
        return tuple(name for name, part in parts.items() if part)

    @cached_property
    def fate(self) -> tuple[str, ...]:
        """What becomes of it, and what it came of."""
        day = self.log.day
        words = {
            GONE: self.consumer.ended_by(day),
            COMES: not self.log.exists and not self.consumer.ended_by(day),
            MERGES: self.log.exists and self.consumer.einde is not None,
            MERGED: self.took_others,
        }
        return tuple(name for name, holds in words.items() if holds)


@dataclass(frozen=True)
class ConsumerList:
    """The consumers as the page lists them."""

    site: Site
    afnemers: Afnemers

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every consumer of the register, in order of name."""
        register = self.site.users.register
        return tuple(
            Entry(
                c,
                self.afnemers.namen.get(c.id, ""),
                self.site.changelogs[c.id],
                tuple(register[i] for i in c.opvolgers),
                bool(register.direct_predecessors(c.id, self.site.day)),
                register.sizes.get(c.id),
            )
            for c in register
        )

    @cached_property
    def groups(self) -> dict[str, list[Entry]]:
        """Those that exist or are to come, by what they are listed under."""
        found: dict[str, list[Entry]] = {}
        there = (e for e in self.entries if GONE not in e.fate)
        for entry in sorted(there, key=lambda e: e.consumer.groep):
            found.setdefault(self.group_of(entry), []).append(entry)
        return found

    def group_of(self, entry: Entry) -> str:
        """What a consumer is listed under."""
        return entry.consumer.groep or self.afnemers.meervoud.capitalize()

    @cached_property
    def gone(self) -> tuple[Entry, ...]:
        """Those that merged into others."""
        return tuple(e for e in self.entries if GONE in e.fate)

    @cached_property
    def present(self) -> tuple[Entry, ...]:
        """Those that exist on the reference day."""
        return tuple(e for e in self.entries if e.log.exists)

    @cached_property
    def adopted(self) -> int:
        """How many of those adopted a version."""
        return sum(bool(e.versions) for e in self.present)

    @cached_property
    def asked(self) -> int:
        """How many of those have a task open."""
        return sum(bool(e.log.to_do or e.log.overdue) for e in self.present)

    @cached_property
    def choices(self) -> tuple[tuple[str, str, Values], ...]:
        """The choice boxes: a name, a label, and the values.

        A box in which all would have the same value leads nowhere, and isn't there. Values are
        short: hundreds of rows carry them.
        """
        labels = {
            TO_DO: "te doen",
            OVERDUE: "een dag verstreken",
            TO_REVIEW: "na te kijken",
            HEAVIER: "meer gevraagd zonder taak",
            NOTHING: "niets",
        }
        fates = {
            MERGES: "gaat op in een andere",
            COMES: "begint nog",
            MERGED: "samengevoegd",
            GONE: "opgeheven",
        }
        omvang = self.afnemers.omvang
        boxes = (
            ("g", self.afnemers.groep.capitalize(), self._groups()),
            (SIZE, omvang.naam.capitalize() if omvang else "", self._sizes()),
            ("v", "Overgenomen versie", self._versions()),
            ("s", "Wat er ligt", self._counted(_before_it, labels)),
            ("m", "Samenvoeging", self._counted(lambda e: e.fate, fates)),
        )
        return tuple(box for box in boxes if self._parts(box[2]))

    def _parts(self, values: Values) -> bool:
        return any(0 < count < len(self.entries) for _, _, count in values)

    def _groups(self) -> Values:
        counts = Counter(self.group_of(e) for e in self.entries)
        return tuple((self.number_of[name], name, count) for name, count in sorted(counts.items()))

    @cached_property
    def number_of(self) -> dict[str, str]:
        """A number for each group, by name: rows name it more often than people do."""
        names = sorted({self.group_of(e) for e in self.entries})
        return {name: str(n) for n, name in enumerate(names, start=1)}

    def _sizes(self) -> Values:
        """The classes that hold someone, with those of whom no size is known at the end."""
        omvang = self.afnemers.omvang
        if omvang is None:
            return ()
        # Nothing is smaller than the first class, or larger than the last.
        starts = (0, *omvang.grenzen)
        counts = Counter(
            NO_SIZE if e.size is None else f"{SIZE}{max(s for s in starts if s <= e.size)}"
            for e in self.present
        )
        labels = {
            **{f"{SIZE}{low}": _class(low, high) for low, high in pairwise(starts)},
            f"{SIZE}{starts[-1]}": f"{grouped(starts[-1])} of meer",
            NO_SIZE: "onbekend",
        }
        return tuple((v, label, counts[v]) for v, label in labels.items() if counts[v])

    def _versions(self) -> Values:
        counts = Counter(v for e in self.present for v in e.versions or (NO_VERSION,))
        order = self.site.history.order
        names = sorted(counts, key=lambda v: (v == NO_VERSION, -order.get(v, -1)))
        if names == [NO_VERSION]:
            return ()
        return tuple((v, v if v != NO_VERSION else "geen versie", counts[v]) for v in names)

    def _counted(self, of: Callable[[Entry], Iterable[str]], labels: Mapping[str, str]) -> Values:
        counts = Counter(value for e in self.entries for value in of(e))
        found = tuple((v, label, counts[v]) for v, label in labels.items() if counts[v])
        return () if [v for v, _, _ in found] == [NOTHING] else found


def _class(low: int, high: int) -> str:
    return f"{grouped(low)} tot {grouped(high)}" if low else f"tot {grouped(high)}"


def _before_it(entry: Entry) -> tuple[str, ...]:
    return entry.asks or ((NOTHING,) if entry.log.exists else ())


def list_page(site: Site, afnemers: Afnemers) -> Page:
    """The page of the list."""
    path, many = f"{afnemers.soort}/", afnemers.meervoud
    body = render(
        "pagina/afnemers.html",
        path,
        site=site,
        lijst=ConsumerList(site, afnemers),
        sinds=[(r.name, since_path(afnemers, r.name)) for r in reversed(site.sealed)],
        zonder=since_path(afnemers, BEFORE),
        termijnen=dates_path(afnemers),
        taken=tasks_path(afnemers),
        overstap=shared_switch_path(site, afnemers),
    )
    intro = (
        f"Zoek uw {afnemers.enkelvoud} en zie wat {afnemers.er_voor} verandert in het "
        f"{site.settings.kort}."
    )
    return Page(path, many.capitalize(), body, intro, section=path, filter=True)
