"""What is the same for many consumers, as data: written once, and linked to from their own files.

The overview of all of them is the only file that names the newest version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.changelog.change import Difference, differences
from generator.changelog.changelog import Changelog
from generator.changelog.proposed import is_proposed, only_proposed
from generator.changelog.reliance import BINDS, Reliance
from generator.changelog.since import since
from generator.changelog.task import Ending, Task
from generator.data.changes import FORMAT, existence, schema_link, short, verdict_json
from generator.history.addresses import ALL_TASKS, OVERVIEW, PROPOSED, since_name
from generator.history.diff import fields_json
from generator.history.history import BEFORE
from generator.site.content import Site, version_path


def shared_json(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """The shared files of consumers: the path below their folder, and the content."""
    yield OVERVIEW, _overview(site)
    yield ALL_TASKS, _all_tasks(site)
    for release in site.sealed:
        yield f"{since_name(release.name)}.json", _since(site, release.name)
    yield f"{since_name(BEFORE)}.json", _since(site, BEFORE)
    yield PROPOSED, _proposed(site)


def _place(site: Site, name: str) -> str:
    assert site.afnemers is not None
    return f"{site.afnemers.soort}/{name}"


def _head(site: Site, name: str, schema: str) -> dict[str, Any]:
    return {
        "$schema": schema_link(_place(site, name), schema),
        "formaat": FORMAT,
        "peildatum": site.day or None,
    }


def _since(site: Site, version: str | None) -> dict[str, Any]:
    """What changed for all who rely on a version, or on none: then proposals count apart."""
    told = since(site.history, site.told.tasks, version)
    counts = version is not BEFORE
    return {
        **_head(site, f"{since_name(version)}.json", "gedeeld"),
        "sinds": version,
        "wijzigingen": [
            _change(d) for d in told.differences if counts or not is_proposed(site.history, d.item)
        ],
        "taken": [
            _task(site, t) for t in told.tasks if counts or not only_proposed(site.history, t)
        ],
    }


def _proposed(site: Site) -> dict[str, Any]:
    """What the newest version would ask of who adopts it, and asks nobody yet."""
    history = site.history
    proposed = [
        i for i in history.newest.framework.items if _binds(site, i) and is_proposed(history, i)
    ]
    told = differences(history, (Reliance(i, BINDS, BEFORE) for i in proposed))
    return {
        **_head(site, PROPOSED, "gedeeld"),
        "sinds": None,
        "wijzigingen": [_change(d) for d in told if d.change],
        "taken": [
            _task(site, t)
            for t in since(history, site.told.tasks, BEFORE).tasks
            if only_proposed(history, t)
        ],
    }


def _binds(site: Site, item: str) -> bool:
    return item in site.history.binding(site.history.newest.name)


def _change(difference: Difference) -> dict[str, Any]:
    assert difference.change is not None
    return short(difference) | {
        "redenen": list(dict.fromkeys(n.reden for n in difference.notes)),
        "velden": fields_json(difference.change),
    }


def _all_tasks(site: Site) -> dict[str, Any]:
    tasks = site.told.tasks.by_id.values()
    return _head(site, ALL_TASKS, "taken") | {"taken": [_task(site, t) for t in tasks]}


def _task(site: Site, task: Task) -> dict[str, Any]:
    fate = site.told.tasks.fate(task)
    return {
        "id": task.id,
        "tekst": task.text,
        "items": list(task.items),
        "doelgroep": task.audience,
        "verband": task.body or None,
        "uiterlijk": task.due,
        "versie": task.version,
        "notitie": task.note,
        "vervangt": list(task.replaces),
        "vervangen_door": fate.id if isinstance(fate, Task) else None,
        "vervallen_in": fate.version if isinstance(fate, Ending) else None,
        "waarom_vervallen": fate.reason if isinstance(fate, Ending) else None,
        "is_voorstel": only_proposed(site.history, task),
    }


def _overview(site: Site) -> dict[str, Any]:
    afnemers = site.afnemers
    assert afnemers is not None
    newest = site.sealed[-1] if site.sealed else None
    return {
        **_head(site, OVERVIEW, "overzicht"),
        "kader": site.settings.naam,
        "versie": newest.name if newest else None,
        "datum": newest.date if newest else None,
        "zegel": newest.seal.sha256 if newest else None,
        "wijzigingen": f"../{version_path(newest)}" if newest else None,
        "afnemers": list(_lines(site, site.changelogs.values(), "")),
        "samen": list(_lines(site, site.body_changelogs.values(), f"../{afnemers.samen}/")),
    }


def _lines(site: Site, logs: Iterable[Changelog], place: str) -> Iterator[dict[str, Any]]:
    for log in logs:
        yield {
            "id": log.consumer.id,
            "naam": log.consumer.naam,
            "groep": log.consumer.groep or None,
            "adres": f"{place}{log.consumer.id}/",
            **existence(log, site),
            "overgenomen": [a.version for a in log.adopted],
            "oordeel": verdict_json(log),
            "taken": [
                {"id": t.task.id, "uiterlijk": t.task.due, "stand": t.state}
                for t in (*log.to_do, *log.overdue)
            ],
        }
