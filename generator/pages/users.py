"""The pages of municipalities and joint bodies, with the changelog of each municipality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from generator.history.changelog import CHOSE, CITES, Changelog, Entry
from generator.load.register import Municipality
from generator.pages.changes import Comparisons, FieldView, field_view
from generator.pages.environment import render
from generator.site.content import Page, Site
from generator.site.tree import Fields, Tree

ALIASES = {"gm0518": "Den Haag", "gm0796": "Den Bosch"}
"""Names that people type for a municipality with another official name."""

_SECTION = "gemeenten/"


def user_pages(site: Site, comparisons: Comparisons) -> Iterator[Page]:
    """The lists and pages of all municipalities and joint bodies."""
    users = _Users(site, comparisons, Tree(site, site.current, ""))
    yield users.list_of_municipalities()
    for municipality in site.users.register:
        yield users.municipality(municipality)
    yield users.list_of_bodies()
    for body in site.users.joint_bodies:
        yield users.joint_body(body)


@dataclass
class _Users:
    """Makes the pages; keeps the fragments that most municipalities share."""

    site: Site
    comparisons: Comparisons
    tree: Tree
    shared: dict[object, Markup] = field(default_factory=dict)

    def list_of_municipalities(self) -> Page:
        register = self.site.users.register
        provinces: dict[str, list[Municipality]] = {}
        for m in sorted(register.present, key=lambda m: m.provincie):
            provinces.setdefault(m.provincie, []).append(m)
        body = render(
            "pagina/gemeenten.html",
            _SECTION,
            provincies=provinces,
            opgeheven=register.dissolved,
            aantal=len(register.present),
            bijnamen=ALIASES,
        )
        intro = "Zoek uw gemeente en zie wat er voor haar verandert in het armoedekader."
        return Page(_SECTION, "Gemeenten", body, intro, section=_SECTION)

    def municipality(self, municipality: Municipality) -> Page:
        path = f"gemeenten/{municipality.id}/"
        log = self.site.changelogs[municipality.id]
        register = self.site.users.register
        body = render(
            "pagina/gemeente.html",
            path,
            **self._facts(municipality.id),
            gemeente=municipality,
            bijnaam=ALIASES.get(municipality.id, ""),
            log=log,
            directe=[register[i] for i in municipality.opvolgers],
            uiteindelijke=register.successors(municipality.id),
            voorgangers=register.predecessors(municipality.id),
            samenwerkingen=[
                b for b in self.site.users.joint_bodies.values() if municipality.id in b.leden
            ],
            lijst=self._changelog(log, path) if municipality.bestaat else Markup(),
        )
        title = f"{municipality.naam}: wat verandert er?"
        intro = f"Wat er in het armoedekader verandert voor {municipality.naam}."
        feeds = ((f"Wijzigingen voor {municipality.naam}", f"{path}wijzigingen.atom"),)
        return Page(path, title, body, intro, section=_SECTION, feeds=feeds)

    def list_of_bodies(self) -> Page:
        bodies = list(self.site.users.joint_bodies.values())
        body = render("pagina/samenwerkingen.html", "samenwerkingen/", samenwerkingen=bodies)
        return Page("samenwerkingen/", "Samenwerkingen", body, section=_SECTION)

    def joint_body(self, body_id: str) -> Page:
        path = f"samenwerkingen/{body_id}/"
        own = self.site.users.joint_bodies[body_id]
        body = render("pagina/samenwerking.html", path, **self._facts(body_id), samenwerking=own)
        return Page(path, own.naam, body, section=_SECTION)

    def _facts(self, user: str) -> dict[str, Any]:
        """What is known about a user: what it registered, and where the framework names it."""
        kind = self.site.kinds["gemeenten" if user.startswith("gm") else "samenwerkingen"]
        data = self.site.users.data.get(kind.name, {}).get(user, {})
        examples = {
            r.source: self.tree.link(r.source)
            for r in self.tree.release.framework.backlinks.get(user, ())
            if r.source in self.tree.kind_of
        }
        fields = Fields(kind, data)
        fields.take("id", "naam", "leden", "herkomst")
        return {"tree": self.tree, "velden": fields, "voorbeelden": list(examples.values())}

    def _changelog(self, log: Changelog, path: str) -> Markup:
        key = (
            log.since,
            tuple(_key(e) for e in log.entries),
            tuple(i.change.item for i in log.indirect),
        )
        if key not in self.shared:
            html = render(
                "delen/wijzigingslijst.html",
                path,
                tree=self.tree,
                log=log,
                regels=self._entries(log, path),
                taken=sorted(
                    (e for e in log.entries if e.action), key=lambda e: e.deadline or "9999"
                ),
            )
            self.shared[key] = Markup(html)
        return self.shared[key]

    def _entries(self, log: Changelog, path: str) -> list[Markup]:
        """All entries; a reason that several share is told once, at the first of them."""
        told: dict[str | None, str] = {}
        return [
            self._entry(e, path, log.until, told.setdefault(e.reason, e.change.item))
            for e in log.entries
        ]

    def _entry(self, entry: Entry, path: str, until: str, told: str) -> Markup:
        """One entry; every municipality's page is as deep as another, so the links are equal.

        ``told`` is the item at which the reason of this entry is told.
        """
        key = (*_key(entry), told)
        if key not in self.shared:
            html = render(
                "delen/wijzigingsregel.html",
                path,
                tree=self.tree,
                regel=entry,
                aangehaald=CITES,
                gekozen=CHOSE,
                item=self.tree.link(entry.change.item),
                velden=self._fields(entry),
                overig=[f.title for f in entry.change.fields if f.weight != "normatief"],
                vergelijk=f"vergelijk/{entry.since}/{until}/",
                verteld=self.tree.link(told),
                opvolgers=self.tree.links(entry.change.successors),
                soort=self.site.kinds[entry.change.kind],
            )
            self.shared[key] = Markup(html)
        return self.shared[key]

    def _fields(self, entry: Entry) -> list[FieldView]:
        releases = {r.name: r for r in self.site.history.releases}
        old = self.comparisons.tree(releases[entry.since])
        normative = (f for f in entry.change.fields if f.weight == "normatief")
        return [field_view(f, old, self.tree) for f in normative]


def _key(entry: Entry) -> tuple[object, ...]:
    return (entry.change.item, entry.since, entry.version, entry.touches)
