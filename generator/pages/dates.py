"""The page of all days to know: last days of tasks, and days from which items begin to hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.base.settings import Afnemers
from generator.changelog.task import Task
from generator.history.addresses import dates_path, tasks_path
from generator.pages.environment import render
from generator.pages.told import Teller
from generator.site.content import Page
from generator.site.tree import Link


class Moment(NamedTuple):
    """One day, with the task that is due or the item that begins to hold.

    ``is_proposal`` says that it asks nothing yet of who adopted no version, and ``is_for_all`` that
    the item binds all.
    """

    day: str
    items: tuple[Link, ...]
    task: Task | None
    is_proposal: bool
    is_for_all: bool = False


def dates_page(teller: Teller, afnemers: Afnemers) -> Page:
    """The page, for everyone; what is open for one consumer stands on its own page."""
    path, day = dates_path(afnemers), teller.site.day
    moments = sorted(_moments(teller), key=lambda m: (m.day, m.task is None, m.items))
    title = "Alle termijnen"
    body = render(
        "pagina/termijnen.html",
        path,
        site=teller.site,
        titel=title,
        komend=[m for m in moments if m.day >= day],
        geweest=[m for m in reversed(moments) if m.day < day],
        taken=tasks_path(afnemers),
    )
    intro = f"Alle dagen in het {teller.site.settings.kort} op een rij, om af te drukken."
    return Page(path, title, body, intro, section=f"{afnemers.soort}/")


def _moments(teller: Teller) -> Iterator[Moment]:
    """Each day of a task that no later note replaced or ended, and of an item that holds."""
    for task in teller.site.told.tasks.in_force:
        if task.due:
            proposed = all(map(teller.is_proposed, task.items))
            yield Moment(task.due, tuple(teller.tree.links(task.items)), task, proposed)
    for item in teller.site.history.newest.framework.items.values():
        day = item.data.get(item.kind.begins) if item.kind.begins else None
        if day and not item.withdrawn:
            link = teller.tree.link(item.id)
            binds = item.kind.binds_all(item.data)
            yield Moment(str(day), (link,), None, teller.is_proposed(item.id), binds)
