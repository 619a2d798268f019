"""The page of all tasks that ever came, with what became of each: the same for everyone."""

from __future__ import annotations

from generator.base.settings import Afnemers
from generator.pages.environment import render
from generator.pages.told import Teller
from generator.site.content import Page

FOLDER = "taken"


def tasks_path(afnemers: Afnemers) -> str:
    """The path of the page."""
    return f"{afnemers.soort}/{FOLDER}/"


def tasks_page(teller: Teller, afnemers: Afnemers) -> Page:
    """The page; each task has an anchor of its own."""
    path = tasks_path(afnemers)
    site = teller.site
    body = render(
        "pagina/taken.html",
        path,
        site=site,
        tree=teller.tree,
        teller=teller,
        taken=site.told.tasks,
    )
    return Page(path, "Alle taken", body, section=f"{afnemers.soort}/")
