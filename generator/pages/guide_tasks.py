"""Examples of the guide about tasks: a note that asks, a later one that puts off, and deciding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.base.schema import NOTES, Kind
from generator.changelog.task import WHO_CITES
from generator.layout.skeleton import example_lines, id_line
from generator.setup.guides import ADOPTED, DONE
from generator.site.content import Site

_FIRST, _SECOND, _LATER = "werkwijze-aanpassen", "tekst-nalopen", "werkwijze-aanpassen-later"
_NAME, _LATER_NAME = "nieuwe-werkwijze", "meer-tijd"
_SHOWN = ("id", "titel", "items", "reden", "richting", "taken", "laat_staan", "besluit")


class TaskNotes(NamedTuple):
    """A note with two tasks, and a later one that puts one of them off and leaves the other."""

    name: str
    asks: str
    later_name: str
    puts_off: str


def task_notes(site: Site, item: str) -> TaskNotes:
    """The two notes, about one item."""
    kind = site.kinds[NOTES]
    common = {"items": [item], "besluit": kind.by_name["besluit"].examples[0]}
    asks = common | {
        "id": _NAME,
        "titel": "Een nieuwe werkwijze",
        "reden": "De oude werkwijze bleek niet te passen.",
        "richting": "verzwaring",
        "taken": [
            {"id": _FIRST, "tekst": "Pas uw werkwijze aan.", "uiterlijk": "2028-01-01"},
            {"id": _SECOND, "tekst": "Kijk of uw tekst nog klopt.", "doelgroep": WHO_CITES},
        ],
    }
    later = common | {
        "id": _LATER_NAME,
        "titel": "Een jaar meer tijd",
        "reden": "Een jaar bleek te kort.",
        "richting": "verlichting",
        "taken": [
            {
                "id": _LATER,
                "tekst": "Pas uw werkwijze aan.",
                "uiterlijk": "2029-01-01",
                "vervangt": [_FIRST],
            }
        ],
        "laat_staan": [_SECOND],
    }
    return TaskNotes(_NAME, _lines(kind, asks), _LATER_NAME, _lines(kind, later))


def _lines(kind: Kind, values: Mapping[str, Any]) -> str:
    shown = (name for name in _SHOWN if name in values and name in kind.by_name)
    return "\n".join(
        line for name in shown for line in example_lines(kind.by_name[name], values[name])
    )


def decided(site: Site, code: str) -> str:
    """The file of a consumer that adopted a version and did a task; empty without consumers."""
    if site.afnemers is None:
        return ""
    kind = site.kinds[site.afnemers.soort]
    lines = [id_line(kind, code)]
    for name in (ADOPTED, DONE):
        if name in kind.by_name:
            lines += example_lines(kind.by_name[name])
    return "\n".join(lines)
