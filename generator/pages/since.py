"""The pages that many consumers share: what changed for all who rely on one version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.base.settings import Afnemers
from generator.changelog.changelog import Changelog
from generator.changelog.since import Since, since
from generator.changelog.task import Task
from generator.history.addresses import tasks_path
from generator.history.history import BEFORE
from generator.pages.environment import render
from generator.pages.told import Row, Teller
from generator.site.content import Page

WITHOUT = "zonder-overname"
"""The page for who adopted nothing."""


class Rows(NamedTuple):
    """What changed, apart: what holds, and what is only proposed to who adopted nothing."""

    holds: list[Row]
    proposed: list[Row]


def since_path(afnemers: Afnemers, version: str | None) -> str:
    """The path of the page for who relies on a version, or on none."""
    return f"{afnemers.soort}/{WITHOUT if version is BEFORE else f'sinds/{version}'}/"


def shared_path(afnemers: Afnemers, log: Changelog) -> str:
    """The path of the shared page that belongs to a changelog."""
    return since_path(afnemers, log.adopted[0].version if log.adopted else BEFORE)


def since_pages(teller: Teller, afnemers: Afnemers) -> Iterator[Page]:
    """A page for each version that one may rely on, and one for who relies on none."""
    site = teller.site
    for version in (BEFORE, *(r.name for r in site.sealed)):
        told = since(site.history, site.told.tasks, version)
        path = since_path(afnemers, version)
        title = f"Sinds versie {version}" if version else "Zonder overgenomen versie"
        body = render(
            "pagina/sinds.html",
            path,
            site=site,
            tree=teller.tree,
            teller=teller,
            sinds=told,
            te_doen=_tasks(teller, told),
            had_al=[t.id for t in told.tasks if site.history.contains(version, t.version)],
            titel=title,
            rijen=_rows(teller, told),
            taken=tasks_path(afnemers),
        )
        yield Page(path, title, body, section=f"{afnemers.soort}/")


def _rows(teller: Teller, told: Since) -> Rows:
    rows = teller.rows(told.differences)
    if told.version is not BEFORE:
        return Rows(rows, [])
    proposed = [r for r in rows if teller.is_proposed(r.link.id)]
    return Rows([r for r in rows if r not in proposed], proposed)


def _tasks(teller: Teller, told: Since) -> list[Task]:
    """The tasks in force by last day; who adopts a proposal doesn't begin with what was due."""
    day = teller.site.day
    asked = (
        t
        for t in told.tasks
        if told.version is not BEFORE
        or not (t.due and t.due < day)
        or not all(teller.is_proposed(i) for i in t.items)
    )
    return sorted(asked, key=lambda t: (t.due or "9999", t.id))
