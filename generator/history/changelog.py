"""What changed for one consumer since the version it adopted or cited. Pure, no clock.

A consumer is touched by an item that asks something of all of them, that it cites or chose to
deviate from, that a joint body it belongs to cites, or that a consumer it absorbed cites. For
each such item the change is *net*: from the oldest version it relies on to the newest release.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from generator.base.settings import Afnemers
from generator.history.diff import Change, diff, item_change
from generator.history.model import Framework, Gebruiker, Wijzigingsnotitie, find_references
from generator.history.versions import Release, Version
from generator.setup.register import Consumer

BINDS, CITES, CHOSE = "bindt", "aangehaald", "eigen keuze"
"""Why an item touches a consumer: it binds all of them, this one cites it, or made a choice."""
DIRECTIONS = ("redactioneel", "verduidelijking", "verlichting", "verzwaring")
"""Directions of a change note, lightest first."""


@dataclass(frozen=True)
class Touch:
    """Why an item touches a consumer: the reason, whose it is, and the version relied on."""

    item: str
    reason: str
    since: str
    via: str = ""
    document: str = ""

    def why(self, afnemers: Afnemers) -> str:
        """The reason in words."""
        return f"raakt alle {afnemers.meervoud}" if self.reason == BINDS else self.reason


@dataclass(frozen=True)
class Entry:
    """One net change for one consumer."""

    version: str
    since: str
    change: Change
    direction: str | None
    reason: str | None
    action: str | None
    deadline: str | None
    touches: tuple[Touch, ...]


@dataclass(frozen=True)
class Indirect:
    """A changed item that doesn't touch the consumer itself, but an item that does."""

    change: Change
    via: tuple[str, ...]


@dataclass(frozen=True)
class Changelog:
    """All that changed for one consumer up to the newest release.

    ``since`` is the version the consumer relies on; ``adopted`` says whether it adopted that
    version itself. ``date`` is the day of the newest release.
    """

    consumer: str
    name: str
    since: str
    until: str
    date: str
    adopted: bool
    entries: tuple[Entry, ...] = ()
    indirect: tuple[Indirect, ...] = ()

    @property
    def nothing_to_do(self) -> bool:
        """Whether no change asks the consumer to do something."""
        return not any(e.action for e in self.entries)

    @property
    def deadlines(self) -> tuple[Entry, ...]:
        """The entries with a last day, soonest first."""
        return tuple(
            sorted((e for e in self.entries if e.deadline), key=lambda e: e.deadline or "")
        )


def heaviest_direction(notes: Iterable[Wijzigingsnotitie]) -> str | None:
    """The heaviest direction that any of some notes gives; ``None`` without notes."""
    return max((n.richting for n in notes), key=DIRECTIONS.index, default=None)


class History:
    """The sealed releases, oldest first, and what changed from one to another."""

    def __init__(self, releases: tuple[Release, ...]) -> None:
        """Keep the releases; raises ``ValueError`` when there are none."""
        if not releases:
            raise ValueError("a history needs at least one release")
        self.releases = releases
        self.order = {r.name: n for n, r in enumerate(releases)}
        self.net = cache(self._net)

    @property
    def first(self) -> Release:
        """The oldest release."""
        return self.releases[0]

    @property
    def newest(self) -> Release:
        """The newest release."""
        return self.releases[-1]

    @cached_property
    def steps(self) -> Mapping[str, Mapping[str, Change]]:
        """The changes of each release against the one before: version → id → change."""
        pairs = zip(self.releases, self.releases[1:], strict=False)
        kinds = self.newest.framework.kinds
        return {
            newer.name: {c.item: c for c in diff(kinds, older.framework.data, newer.framework.data)}
            for older, newer in pairs
        }

    def between(self, since: str) -> tuple[Release, ...]:
        """The releases after a version."""
        return self.releases[self.order[since] + 1 :]

    def _net(self, item: str, since: str) -> Change | None:
        newest = self.newest.framework
        kind = newest.kind_of(item)
        if kind is None or item not in newest.data.get(kind.name, {}):
            return None
        old = self.releases[self.order[since]].framework.data.get(kind.name, {}).get(item)
        new = newest.data[kind.name][item]
        if old is None and "ingetrokken" in new:
            return None  # Added and withdrawn after ``since``: nothing to act on.
        return item_change(kind, item, old, new)

    def last_change(self, item: str, since: str) -> str:
        """The newest release after ``since`` in which an item changed."""
        changed = [r.name for r in self.between(since) if item in self.steps[r.name]]
        return changed[-1]

    def notes(self, item: str, since: str) -> tuple[Wijzigingsnotitie, ...]:
        """The change notes about an item after a version, oldest release first."""
        return tuple(n for r in self.between(since) for n in r.notes if item in n.items)

    @cached_property
    def binding(self) -> tuple[str, ...]:
        """The items that bind consumers, in the newest release or in an earlier one."""
        items = {
            item: None
            for release in self.releases
            for item, entry in release.framework.items.items()
            if entry.kind.binds_all(entry.data)
        }
        return tuple(items)


def changelog(history: History, users: Framework, consumer: Consumer) -> Changelog:
    """Make the changelog of one consumer; ``users`` holds what consumers registered."""
    adopted = _adopted(users, consumer)
    touches = touched(history, users, consumer)
    place = {item: n for n, item in enumerate(history.binding)}
    entries = sorted(
        (e for item, t in touches.items() if (e := _entry(history, item, t))),
        key=lambda e: (
            Version.parse(e.version),
            place.get(e.change.item, len(place)),
            e.change.item,
        ),
    )
    since = adopted or min(
        (t.since for of_item in touches.values() for t in of_item),
        key=history.order.__getitem__,
        default=history.first.name,
    )
    return Changelog(
        consumer=consumer.id,
        name=consumer.naam,
        since=since,
        until=history.newest.name,
        date=history.newest.date,
        adopted=adopted is not None,
        entries=tuple(entries),
        indirect=tuple(_indirect(history, since, set(touches))),
    )


def touched(history: History, users: Framework, consumer: Consumer) -> dict[str, tuple[Touch, ...]]:
    """The items that touch a consumer, with every reason why."""
    adopted = _adopted(users, consumer)
    return _by_item(_touches(history, users, consumer, adopted))


def _adopted(users: Framework, consumer: Consumer) -> str | None:
    own = users.consumers.get(consumer.id)
    return own.overgenomen.versie if own and own.overgenomen else None


def _by_item(touches: Iterator[Touch]) -> dict[str, tuple[Touch, ...]]:
    by_item: dict[str, list[Touch]] = defaultdict(list)
    for touch in touches:
        if touch not in by_item[touch.item]:
            by_item[touch.item].append(touch)
    return {item: tuple(t) for item, t in by_item.items()}


def _touches(
    history: History, users: Framework, consumer: Consumer, adopted: str | None
) -> Iterator[Touch]:
    if not consumer.bestaat:
        # A dissolved consumer need not act: what it relied on counts for its successors.
        return
    baseline = adopted or history.first.name
    for item in history.binding:
        yield Touch(item, BINDS, baseline)
    day = history.newest.date
    for user, via in _users(users, consumer):
        yield from _cited(user, day, via)
        for choice in user.keuzes:
            since = user.overgenomen.versie if user.overgenomen else baseline
            yield Touch(choice.item, CHOSE, since, via)


def _users(users: Framework, consumer: Consumer) -> Iterator[tuple[Gebruiker, str]]:
    """Who counts for a consumer: itself, its joint bodies, and those it absorbed."""
    names = [consumer.id, *(m.id for m in users.register.predecessors(consumer.id))]
    for name in names:
        if name in users.consumers:
            yield users.consumers[name], "" if name == consumer.id else name
    for body in users.joint_bodies.values():
        if set(names) & set(body.leden):
            yield body, body.id


def _cited(user: Gebruiker, day: str, via: str) -> Iterator[Touch]:
    for citation in user.aanhalingen:
        if citation.tot is None or citation.tot >= day:
            yield Touch(citation.item, CITES, citation.versie, via, citation.document)


def _entry(history: History, item: str, touches: tuple[Touch, ...]) -> Entry | None:
    since = min((t.since for t in touches), key=history.order.__getitem__)
    change = history.net(item, since)
    if change is None:
        return None
    notes = history.notes(item, since)
    actions = [n.actie for n in notes if n.actie]
    return Entry(
        version=history.last_change(item, since),
        since=since,
        change=change,
        direction=heaviest_direction(notes),
        reason=_joined([n.reden for n in notes]),
        action=_joined(actions),
        deadline=min((n.uiterlijk for n in notes if n.uiterlijk), default=None),
        touches=touches,
    )


def _joined(texts: list[str]) -> str | None:
    return "\n\n".join(dict.fromkeys(texts)) or None


def _indirect(history: History, since: str, touched: set[str]) -> Iterator[Indirect]:
    """Changed items that an item that touches the consumer refers to."""
    framework = history.newest.framework
    via: dict[str, list[str]] = defaultdict(list)
    for item in sorted(touched):
        kind = framework.kind_of(item)
        if kind and item in framework.data.get(kind.name, {}):
            for target, _ in find_references(kind.fields, framework.data[kind.name][item]):
                if item not in via[target]:
                    via[target].append(item)
    for target in framework.items:
        if target in via and target not in touched and (change := history.net(target, since)):
            yield Indirect(change, tuple(via[target]))


def as_json(log: Changelog, consumer: Consumer, users: Framework) -> dict[str, Any]:
    """The changelog as data, as ``wijzigingen.json`` promises it."""
    afnemers = users.settings.afnemers
    assert afnemers is not None  # Without consumers there is no changelog.
    return {
        afnemers.enkelvoud: log.consumer,
        "naam": log.name,
        "sinds_versie": log.since,
        "overgenomen": log.adopted,
        "tot_versie": log.until,
        "datum": log.date,
        "bestaat": consumer.bestaat,
        "opvolgers": [m.id for m in users.register.successors(consumer.id)],
        "niets_te_doen": log.nothing_to_do,
        "wijzigingen": [_entry_json(e, afnemers) for e in log.entries],
        "zijdelings": [{"item": i.change.item, "via": list(i.via)} for i in log.indirect],
    }


def fields_json(change: Change) -> list[dict[str, Any]]:
    """The changed fields of an item as data."""
    return [
        {"veld": f.path, "naam": f.title, "gevolg": f.weight, "oud": f.old, "nieuw": f.new}
        for f in change.fields
    ]


def _entry_json(entry: Entry, afnemers: Afnemers) -> dict[str, Any]:
    change = entry.change
    touches = [
        {
            "waarom": t.why(afnemers),
            "sinds_versie": t.since,
            "via": t.via or None,
            "document": t.document or None,
        }
        for t in entry.touches
    ]
    return {
        "versie": entry.version,
        "item": change.item,
        "soort": change.type,
        "gevolg": change.weight,
        "richting": entry.direction,
        "velden": fields_json(change),
        "reden": entry.reason,
        "actie": entry.action,
        "uiterlijk": entry.deadline,
        "opvolgers": list(change.successors),
        "geraakt_door": touches,
    }
