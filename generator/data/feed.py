"""The changelog of a consumer as a feed (Atom, RFC 4287).

Addresses in it are relative to the root of the site, which stands in the head only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator.changelog.changelog import Changelog
from generator.changelog.dates import ends, tasks_told
from generator.changelog.proposed import is_proposed, only_proposed
from generator.changelog.reliance import BINDS, INHERITED, OWN
from generator.changelog.task import ALL
from generator.data.changes import day_after
from generator.data.entries import Entries, Entry, moment
from generator.history.addresses import PROPOSED_FEED
from generator.history.history import BEFORE, History
from generator.site.content import Site
from generator.site.urls import Urls


class Feeds:
    """Makes the feeds of all consumers."""

    def __init__(self, site: Site, urls: Urls) -> None:
        """Keep what they share."""
        assert site.afnemers is not None  # Without consumers there are no feeds.
        self.site = site
        self.urls = urls
        self.entries = Entries(site)
        self.consumers = site.afnemers.soort

    def of(self, log: Changelog, place: str) -> str:
        """The feed of one consumer; ``place`` is the folder of its kind."""
        found = {e.id: e for e in self._entries(log, place)}
        days = [*(e.day for e in found.values()), *self._moves(log, found.keys())]
        newest = max(days, default=self.site.history.first.date)
        links = [("alternate", f"{place}/{log.consumer.id}/", "text/html")]
        if log.is_proposal:
            shared = f"{self.consumers}/{PROPOSED_FEED}"
            links.append(("related", shared, "application/atom+xml"))
        if ends(log):
            links += (
                ("related", f"{self.consumers}/{code}/wijzigingen.atom", "application/atom+xml")
                for code in log.consumer.opvolgers
            )
        return self._feed(
            self.entries.id(place, log.consumer.id),
            f"Wijzigingen voor {log.consumer.naam}",
            newest,
            [
                ("self", f"{place}/{log.consumer.id}/wijzigingen.atom", "application/atom+xml"),
                *links,
            ],
            found.values(),
        )

    def proposed(self) -> str:
        """The feed of what is only proposed, for all who adopted nothing."""
        history, tasks = self.site.history, self.site.told.tasks
        binding = history.binding(history.newest.name)
        found: dict[str, Entry] = {}
        for item in binding:
            if is_proposed(history, item):
                found |= {e.id: e for e in self._changes(item, BEFORE)}
        for task in tasks.by_id.values():
            if task.audience == ALL and only_proposed(history, task):
                entry = self.entries.task(task)
                found[entry.id] = entry
        newest = max((e.day for e in found.values()), default=history.first.date)
        own = f"{self.consumers}/{PROPOSED_FEED}"
        return self._feed(
            self.entries.id(self.consumers, "voorstel"),
            "Wat is voorgesteld en nog niets vraagt",
            newest,
            [
                ("self", own, "application/atom+xml"),
                ("alternate", f"{self.consumers}/", "text/html"),
            ],
            found.values(),
        )

    def _feed(
        self,
        own: str,
        title: str,
        newest: str,
        links: Iterable[tuple[str, str, str]],
        entries: Iterable[Entry],
    ) -> str:
        settings = self.site.settings
        author = settings.uitgever.naam if settings.uitgever else settings.naam
        linked = "".join(
            f'  <link rel="{rel}" href="{escape(path)}" type="{kind}"/>\n'
            for rel, path, kind in links
        )
        newest_first = sorted(entries, key=lambda e: (e.day, e.id), reverse=True)
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl" '
            f'xml:base="{escape(self.urls.root)}">\n'
            f"  <id>{escape(own)}</id>\n  <title>{escape(title)}</title>\n"
            f"  <updated>{moment(newest)}</updated>\n{linked}"
            f"  <author><name>{escape(author)}</name></author>\n"
            f"{''.join(e.xml for e in newest_first)}</feed>\n"
        )

    def _entries(self, log: Changelog, place: str) -> Iterator[Entry]:
        consumer, entries = log.consumer, self.entries
        if ends(log):
            register = self.site.users.register
            names = [(c, register[c].naam) for c in consumer.opvolgers]
            yield entries.end(consumer, names, place)
        for difference in log.differences:
            yield from self._changes(difference.item, difference.reliance.version)
        for state in tasks_told(self.site.history, log):
            yield entries.task(state.task)
            if fate := entries.fate(state, consumer, place):
                yield fate
        for review in log.judged:
            yield entries.judged(review, consumer, place)

    def _changes(self, item: str, since: str | None) -> Iterator[Entry]:
        """The changes of an item in each release after a version, there and back too."""
        history = self.site.history
        if not history.knows(since):
            return
        for release in history.after(since):
            if item in history.steps[release.name]:
                yield self.entries.change(item, release.name)

    def _moves(self, log: Changelog, there: Iterable[str]) -> Iterator[str]:
        """The days on which entries came or went without being of that day."""
        kept = set(there)
        for reliance in log.reliances:
            changes = {e.id for e in self._changes(reliance.item, reliance.version)}
            if changes and reliance.role == INHERITED and log.consumer.ingang:
                yield log.consumer.ingang
            if not changes or reliance.reason == BINDS:
                continue
            if reliance.holds_on(log.day):
                yield from (d for d in (reliance.first,) if d)
            elif not reliance.to_come(log.day) and changes - kept:
                yield day_after(reliance.last or log.day)
        for adoption in log.adopted:
            if (
                adoption.known
                and adoption.role == OWN
                and self._left(self.site.history, adoption.version)
            ):
                yield adoption.day

    def _left(self, history: History, version: str) -> bool:
        """Whether something that binds all changed up to a version: who adopts it, leaves that."""
        upto = history.releases[: history.order[version] + 1]
        binding = history.binding(history.newest.name)
        return any(
            item in binding and not is_proposed(history, item)
            for release in upto
            for item in history.steps[release.name]
        )
