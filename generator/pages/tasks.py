"""The pages of all tasks that ever came, with what became of each: the same for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.base.settings import Afnemers
from generator.changelog.proposed import only_proposed
from generator.changelog.task import Task
from generator.history.addresses import tasks_path
from generator.pages.environment import render
from generator.pages.told import Teller
from generator.site.content import Page


def task_pages(teller: Teller, afnemers: Afnemers) -> Iterator[Page]:
    """A page of the tasks in force, and one for each release with those that it brought.

    On the page of its release a task has an anchor for ever.
    """
    path = tasks_path(afnemers)
    tasks = teller.site.told.tasks
    by_version: dict[str, list[Task]] = {}
    for task in tasks.by_id.values():
        by_version.setdefault(task.version, []).append(task)
    in_force = sorted(tasks.in_force, key=lambda t: (t.due or "9999", t.id))
    section = f"{afnemers.soort}/"
    body = _body(teller, path, titel="Alle taken", taken=in_force, versies=list(by_version))
    yield Page(path, "Alle taken", body, section=section)
    for version, some in by_version.items():
        own, title = f"{path}{version}/", f"Taken uit versie {version}"
        body = _body(teller, own, titel=title, taken=some, versies=[], overzicht=path)
        yield Page(own, title, body, section=section)


def _body(teller: Teller, path: str, *, taken: list[Task], **context: Any) -> str:
    history = teller.site.history
    return render(
        "pagina/taken.html",
        path,
        site=teller.site,
        tree=teller.tree,
        teller=teller,
        lot=teller.site.told.tasks.fate,
        taken=taken,
        voorstellen=[t.id for t in taken if only_proposed(history, t)],
        **({"overzicht": path} | context),
    )
