"""The pages for who prepares a decision: what adopting the newest version would ask and change.

A consumer that registered something, itself or by a joint body, has a page of its own; for all
others the answer is the same, and stands once.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.settings import Afnemers
from generator.changelog.changelog import Changelog
from generator.changelog.reliance import BINDS
from generator.changelog.switch import NOBODY_YET, Switch, as_if_adopted
from generator.changelog.verdict import in_full, verdict
from generator.history.addresses import tasks_path
from generator.layout.adoption import adoption_lines
from generator.pages.environment import render
from generator.pages.since import since_path
from generator.pages.told import ConsumerView, Teller
from generator.site.content import Page, Site

FOLDER = "overstap"


def shared_switch_path(site: Site, afnemers: Afnemers) -> str:
    """The path of the page for who registered nothing; empty as long as nothing was released."""
    return f"{afnemers.soort}/{FOLDER}/" if site.sealed else ""


def switch_path(site: Site, afnemers: Afnemers, log: Changelog) -> str:
    """The path of the page for one consumer; empty when there is nothing to adopt."""
    is_consumer = log.consumer.id in site.users.register
    if not site.sealed or not is_consumer or not log.exists or _is_up_to_date(log):
        return ""
    if _relies(log):
        return f"{afnemers.soort}/{log.consumer.id}/{FOLDER}/"
    return shared_switch_path(site, afnemers)


def _is_up_to_date(log: Changelog) -> bool:
    return any(a.version == log.until for a in log.adopted)


def _relies(log: Changelog) -> bool:
    """Whether what it is told isn't what all are told who registered nothing."""
    return bool(log.adopted or any(t.via for t in log.tasks)) or any(
        r.reason != BINDS for r in log.reliances
    )


def switch_pages(teller: Teller, afnemers: Afnemers) -> Iterator[Page]:
    """A page for each of those that could adopt something, and the one that others share."""
    site = teller.site
    if not site.sealed:
        return
    logs = [
        log for log in site.changelogs.values() if _relies(log) and switch_path(site, afnemers, log)
    ]
    newest = site.current.name
    asked = [NOBODY_YET.id, *(log.consumer.id for log in logs)]
    then = as_if_adopted(site.told, asked, newest)
    for now in (site.told.of(NOBODY_YET), *logs):
        own = f"{now.consumer.id}/" if now.consumer.id else ""
        switch = Switch(newest, now, then.of(now.consumer))
        yield _page(teller, afnemers, switch, f"{afnemers.soort}/{own}{FOLDER}/")


def _page(teller: Teller, afnemers: Afnemers, switch: Switch, path: str) -> Page:
    site, consumer = teller.site, switch.now.consumer
    seal = site.seals[-1].sha256
    lines = adoption_lines(site.kinds[afnemers.soort], switch.version, seal)
    changes = teller.rows(switch.changes)
    title = f"Versie {switch.version} overnemen"
    body = render(
        "pagina/overstap.html",
        path,
        site=site,
        tree=teller.tree,
        teller=teller,
        overstap=switch,
        telling=lambda log: in_full(verdict(log)),
        kijk=ConsumerView(teller, switch.then, afnemers),
        titel=title,
        rijen=changes,
        taken=tasks_path(afnemers),
        gedeeld=since_path(afnemers, switch.now.adopted[0].version if switch.now.adopted else None),
        regels="\n".join(lines),
    )
    name = f"{title}: {consumer.naam}" if consumer.naam else title
    return Page(path, name, body, section=f"{afnemers.soort}/")
