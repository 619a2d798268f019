"""Small invented worlds as plain data, and what the changelog makes of them as plain data.

The stories and the laws are told in these; ``tests/naive.py`` reads the same worlds by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.changelog.changelog import Changelog, Changelogs
from generator.changelog.day import newest_day
from generator.changelog.reliance import BINDS, CHOSE, Reliance
from generator.changelog.review import (
    GROUND_GONE,
    NEVER_THERE,
    OVERTAKEN,
    PASSAGE,
    REPLACED,
    UNKNOWN,
    WITHDRAWN,
    Review,
)
from generator.changelog.state import DONE, REGISTERED, TaskState
from generator.history.history import History
from generator.history.model import Framework
from generator.history.versions import Release
from generator.setup.register import Consumer, Register
from tests.builders import make_framework, make_release

World = dict[str, Any]

FOLDERS = {"mn": "minimumnormen", "pr": "principes", "bd": "basisdienstverlening"}
WHY = {
    WITHDRAWN: "ingetrokken",
    REPLACED: "vervangen",
    GROUND_GONE: "grond",
    NEVER_THERE: "was-al-weg",
    OVERTAKEN: "ingehaald",
    PASSAGE: "passage",
    UNKNOWN: "onbekend",
}


def register_of(world: World) -> Register:
    """The register of a world."""
    return Register(
        {
            name: Consumer(
                name,
                f"Gemeente {name}",
                "Verzonnen",
                row["ingang"],
                row["einde"],
                tuple(row["opvolgers"]),
            )
            for name, row in world["register"].items()
        }
    )


def release_of(release: Mapping[str, Any]) -> Release:
    """A release of a world."""
    content: dict[str, dict[str, Any]] = {"wijzigingen": {}}
    for name, data in release["items"].items():
        content.setdefault(FOLDERS[name[:2]], {})[name] = data
    for note in release["notes"]:
        content["wijzigingen"][note["id"]] = note
    return make_release(release["name"], content, release["date"])


def history_of(world: World) -> History:
    """The releases of a world."""
    return History(tuple(release_of(r) for r in world["releases"]))


def users_of(world: World) -> Framework:
    """What was registered in a world."""
    users = {n: {"id": n, **u} for n, u in world["users"].items()}
    content = {
        "gemeenten": {n: u for n, u in users.items() if "leden" not in u},
        "samenwerkingen": {n: u for n, u in users.items() if "leden" in u},
    }
    return make_framework(content, register_of(world))


def changelogs_of(world: World) -> Changelogs:
    """What makes the changelogs of a world."""
    history, users = history_of(world), users_of(world)
    return Changelogs(history, users, world["day"] or newest_day(history, users))


def log_of(world: World, who: str) -> Changelog:
    """The changelog of one municipality."""
    told = changelogs_of(world)
    return told.of(told.users.register[who])


def state_of(state: TaskState) -> str:
    """The state of a task in one word."""
    if state.is_conditional:
        return "voorwaardelijk"
    if state.state == DONE and state.how != REGISTERED:
        return "overgenomen"
    return state.state


def key_of(reliance: Reliance, who: str) -> tuple[str, ...]:
    """A citation or choice, known by who registered it, its item and its place."""
    what = "keuze" if reliance.reason == CHOSE else "aanhaling"
    where = (reliance.item, reliance.document, reliance.place)
    return (what, reliance.via or who, *where)


def _review(review: Review, who: str) -> tuple[str, ...]:
    return (*key_of(review.reliance, who), WHY[review.why])


def plain(log: Changelog, order: Mapping[str, int]) -> dict[str, Any]:
    """A changelog in the form of the naive reading."""
    who = log.consumer.id
    if not log.exists:
        return {"exists": False}
    reviewed = {r.reliance for r in log.reviews}
    changed = [
        d for d in log.differences if d.change and not d.is_context and d.reliance not in reviewed
    ]
    review: set[tuple[str, ...]] = {
        _review(r, who) for r in log.to_review if r.reliance.reason != BINDS
    }
    review |= {("overname", who, "onbekend") for a in log.adopted if not a.known}
    own = [r for r in log.reliances if r.reason != BINDS]
    return {
        "exists": True,
        "tasks": {t.task.id: state_of(t) for t in log.tasks},
        "review": review,
        "know": {
            ("bindt", d.item, order.get(d.reliance.version or "", -1))
            if d.reliance.reason == BINDS
            else key_of(d.reliance, who)
            for d in changed
        },
        "maybe": {("bindt", d.item, -1) for d in log.proposed},
        "other": {(*key_of(r, who), "straks") for r in own if r in log.coming}
        | {(*key_of(r, who), "voorbij") for r in own if r in log.ended},
        "nothing_to_do": log.nothing_to_do,
        "nothing_changed": log.nothing_changed,
    }


def order_of(world: World) -> dict[str, int]:
    """The place of each version."""
    return {r["name"]: n for n, r in enumerate(world["releases"])}
