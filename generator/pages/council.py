"""The page to print for a council: what changed for one consumer, old beside new, with the seal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.settings import Afnemers
from generator.changelog.changelog import Changelog
from generator.changelog.reliance import BINDS
from generator.pages.environment import render
from generator.pages.told import ConsumerView, Teller
from generator.site.content import Page, Site

FOLDER = "raad"


def council_path(afnemers: Afnemers, log: Changelog) -> str:
    """The path of the page of a consumer."""
    return f"{afnemers.soort}/{log.consumer.id}/{FOLDER}/"


def has_council_page(site: Site, log: Changelog) -> bool:
    """Whether there is anything of a consumer's own to put before a council.

    What is asked of all who registered nothing stands on the page that they share.
    """
    has_own = bool(log.adopted) or any(d.reliance.reason != BINDS for d in log.differences)
    tells = any(d.change for d in log.differences)
    return (
        bool(site.sealed) and has_own and bool(tells or log.to_do or log.overdue or log.to_review)
    )


def council_pages(teller: Teller, afnemers: Afnemers) -> Iterator[Page]:
    """A page for each consumer for which something changed that it relies on."""
    for log in teller.site.changelogs.values():
        if has_council_page(teller.site, log):
            yield _page(teller, afnemers, log)


def _page(teller: Teller, afnemers: Afnemers, log: Changelog) -> Page:
    path = council_path(afnemers, log)
    body = render(
        "pagina/raad.html",
        path,
        site=teller.site,
        tree=teller.tree,
        log=log,
        afnemer=log.consumer,
        kijk=ConsumerView(teller, log, afnemers, whole=True),
    )
    return Page(path, f"{log.consumer.naam}, voor de raad", body, section=f"{afnemers.soort}/")
