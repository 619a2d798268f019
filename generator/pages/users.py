"""The pages of consumers and joint bodies, with the changelog of each consumer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from generator.base.settings import Afnemers
from generator.changelog.body import of_body
from generator.changelog.changelog import Changelog
from generator.history.addresses import tasks_path
from generator.history.model import Gebruiker
from generator.pages.changes import Comparisons
from generator.pages.consumer_list import list_page
from generator.pages.council import council_pages, council_path, has_council_page
from generator.pages.counted import Announcements
from generator.pages.dates import dates_page
from generator.pages.environment import render
from generator.pages.since import shared_path, since_pages
from generator.pages.switch import switch_pages, switch_path
from generator.pages.tasks import task_pages
from generator.pages.told import ConsumerView, Teller
from generator.setup.register import Consumer
from generator.site.content import Page, Site
from generator.site.registering import registering_address
from generator.site.tree import Fields, Link, Tree

_TOLD = ("overgenomen", "aanhalingen", "keuzes", "gedaan", "beoordeeld")


def user_pages(site: Site, comparisons: Comparisons) -> Iterator[Page]:
    """The lists and pages of all consumers and joint bodies; none without consumers."""
    if site.afnemers is None:
        return
    users = _Users(site, comparisons, Tree(site, site.current, ""), site.afnemers)
    yield list_page(site, site.afnemers)
    yield dates_page(users.teller, site.afnemers)
    for consumer in site.users.register:
        yield users.consumer(consumer)
    yield from council_pages(users.teller, site.afnemers)
    yield from since_pages(users.teller, site.afnemers)
    yield from task_pages(users.teller, site.afnemers)
    yield from switch_pages(users.teller, site.afnemers)
    if site.afnemers.samen:
        yield users.list_of_bodies()
        for body in site.users.joint_bodies:
            yield users.joint_body(body)


@dataclass(frozen=True)
class _Named:
    """How a body of several is named where a page names a consumer."""

    deze: str
    enkelvoud: str
    afnemers: Afnemers

    @property
    def meervoud(self) -> str:
        """The word for all consumers, whom a norm binds."""
        return self.afnemers.meervoud

    @property
    def soort(self) -> str:
        """The folder of the pages that all share."""
        return self.afnemers.soort


@dataclass
class _Users:
    """Makes the pages."""

    site: Site
    comparisons: Comparisons
    tree: Tree
    afnemers: Afnemers

    @cached_property
    def teller(self) -> Teller:
        """Puts changelogs in words."""
        return Teller(self.site, self.comparisons, self.tree)

    @property
    def section(self) -> str:
        """The part of the main menu that all of these pages belong to."""
        return f"{self.afnemers.soort}/"

    def consumer(self, consumer: Consumer) -> Page:
        path = self.site.user_path(consumer.id)
        log = self.site.changelogs[consumer.id]
        facts = self._facts(self.afnemers.soort, consumer.id)
        if log.exists:
            # Its changelog says these, with what became of them.
            facts["velden"].take(*_TOLD)
        register = self.site.users.register
        bodies = self.site.users.joint_bodies.values()
        body = render(
            "pagina/afnemer.html",
            path,
            **facts,
            site=self.site,
            afnemer=consumer,
            meldt=Announcements(self.site.users, log),
            aanvullen=registering_address(self.site, consumer.id),
            heeft_eigen=_has_own(self.site.users.consumers.get(consumer.id)),
            pad_hier=path,
            bijnaam=self.afnemers.namen.get(consumer.id, ""),
            log=log,
            directe=[register[i] for i in consumer.opvolgers],
            uiteindelijke=register.successors(consumer.id, self.site.day),
            voorgangers=register.predecessors(consumer.id, self.site.day),
            verbanden=[b for b in bodies if b.has_member(consumer.id, self.site.day)],
            lijst=self._changelog(log, path, self.afnemers) if log.exists else Markup(),
        )
        title = f"{consumer.naam}: wat verandert er?"
        intro = f"Wat er in het {self.site.settings.kort} verandert voor {consumer.naam}."
        feeds = ((f"Wijzigingen voor {consumer.naam}", f"{path}wijzigingen.atom"),)
        return Page(path, title, body, intro, section=self.section, feeds=feeds)

    def list_of_bodies(self) -> Page:
        kind = self.site.kinds[self.afnemers.samen]
        bodies = list(self.site.users.joint_bodies.values())
        path = f"{kind.name}/"
        body = render("pagina/verbanden.html", path, site=self.site, soort=kind, verbanden=bodies)
        return Page(path, kind.plural, body, section=self.section)

    def joint_body(self, body_id: str) -> Page:
        path = self.site.user_path(body_id)
        own = self.site.users.joint_bodies[body_id]
        facts = self._facts(self.afnemers.samen, body_id)
        facts["velden"].take(*_TOLD)
        log = of_body(self.site.history, self.site.users, body_id, self.site.day)
        # In the place of the word for a consumer: what one calls a body differs by framework.
        named = _Named(own.naam, self.site.kinds[self.afnemers.samen].title.lower(), self.afnemers)
        body = render(
            "pagina/verband.html",
            path,
            **facts,
            site=self.site,
            verband=own,
            lijst=self._changelog(log, path, named),
            aanvullen=registering_address(self.site, body_id),
        )
        return Page(path, own.naam, body, section=self.section)

    def _facts(self, kind_name: str, user: str) -> dict[str, Any]:
        """What is known about a user: what it registered, and where the framework names it."""
        kind = self.site.kinds[kind_name]
        data = self.site.users.data.get(kind_name, {}).get(user, {})
        named: dict[str, dict[str, Link]] = {}
        for reference in self.tree.release.framework.backlinks.get(user, ()):
            if source_kind := self.tree.kind_of.get(reference.source):
                link = self.tree.link(reference.source)
                named.setdefault(source_kind.plural, {})[link.id] = link
        fields = Fields(kind, data)
        fields.take("id", "naam", "leden", "herkomst")
        examples = {plural: list(links.values()) for plural, links in named.items()}
        return {"tree": self.tree, "soort": kind, "velden": fields, "voorbeelden": examples}

    def _changelog(self, log: Changelog, path: str, named: _Named | Afnemers) -> Markup:
        view = ConsumerView(self.teller, log, self.afnemers)
        has_paper = isinstance(named, Afnemers) and has_council_page(self.site, log)
        html = render(
            "delen/wijzigingslijst.html",
            path,
            tree=self.tree,
            log=log,
            afnemer=log.consumer,
            afnemers=named,
            kijk=view,
            taken=tasks_path(self.afnemers),
            gedeeld=shared_path(self.afnemers, log),
            raad=council_path(self.afnemers, log) if has_paper else "",
            overstap=switch_path(self.site, self.afnemers, log),
        )
        return Markup(html)


def _has_own(user: Gebruiker | None) -> bool:
    """Whether a consumer registered something that it relies on."""
    return user is not None and bool(user.overgenomen or user.aanhalingen or user.keuzes)
