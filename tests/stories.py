"""A small language in which a case of what a municipality is told reads as a story.

    story(
        "duty imposed in B, dropped in C",
        A(n="Zit."), B(note("n", task("t")), n="Sta."), C(note("n", ends="t"), n="Zit."),
        m(adopted("A")),
        tells=["vervallen: t door C", "oordeel: niets veranderd"],
        never=["te doen: t"],
    )

Releases are letters, a year apart, the first one on 1 January 2025; an item that isn't named stays
as it was. ``n`` (``n1``, ``n2`` …) is a norm that binds all, ``c``, ``d`` and ``e`` bind nobody,
and ``b`` is an element of another kind that binds. The municipalities are ``m``, its predecessors
``p`` and ``q``, and ``s``; the joint body is ``k``. Without ``on(day)`` the story is read on the
newest day in it. What is told is compared whole: nothing more, nothing less.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from generator.changelog.changelog import Changelog
from generator.changelog.reliance import BINDS, CHOSE, Reliance
from generator.changelog.review import Review
from generator.changelog.state import DONE, REGISTERED, TaskState
from generator.history.history import BEFORE
from tests.worlds import World

Row = dict[str, Any]

ITEMS = {
    "n": "mn-01",
    "n1": "mn-01",
    "n2": "mn-02",
    "n3": "mn-03",
    "n4": "mn-04",
    "c": "pr-01",
    "d": "pr-02",
    "e": "pr-03",
    "b": "bd-01",
}
LETTERS = {
    "mn-01": "n",
    "mn-02": "n2",
    "mn-03": "n3",
    "mn-04": "n4",
    "pr-01": "c",
    "pr-02": "d",
    "pr-03": "e",
    "bd-01": "b",
}
HEART = {"mn": "norm", "pr": "stelling", "bd": "omschrijving"}
YEARS = {letter: f"{2025 + n}-01-01" for n, letter in enumerate("ABCDEFGH")}


@dataclass(frozen=True)
class Part:
    """A sentence of a story: what it adds to the world."""

    kind: str
    name: str = ""
    rows: tuple[tuple[str, Row], ...] = ()
    items: Row = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """One case with its right answer, and what may not be said."""

    name: str
    parts: tuple[Part, ...]
    who: str
    tells: tuple[str, ...]
    never: tuple[str, ...]

    @property
    def world(self) -> World:
        """The case as plain data."""
        world: World = {"releases": [], "users": {}, "register": {}, "day": None}
        for part in self.parts:
            _ADD[part.kind](world, part)
        names = {r for row in world["register"].values() for r in row["opvolgers"]}
        members = {n for user in world["users"].values() for n in user.get("leden", ())}
        people = {n for n, user in world["users"].items() if "leden" not in user}
        for name in sorted(names | members | people | {self.who}):
            world["register"].setdefault(name, {"ingang": None, "einde": None, "opvolgers": []})
        return world


def story(
    name: str, *parts: Part, tells: list[str], never: list[str] | None = None, who: str = "m"
) -> Story:
    """A case, read for one municipality."""
    return Story(name, parts, who, tuple(tells), tuple(never or ()))


# Releases.


def _release(world: World, part: Part) -> None:
    before = world["releases"][-1]["items"] if world["releases"] else {}
    items = {name: copy.deepcopy(data) for name, data in before.items()}
    for letter, value in part.items.items():
        if letter == "day":
            continue
        name = ITEMS[letter]
        items[name] = _item(name, items.get(name), value)
    notes = [row for _, row in part.rows]
    for n, note in enumerate(notes):
        note.setdefault("id", f"{part.name.lower()}-{n}")
    day = part.items.get("day", YEARS.get(part.name, ""))
    world["releases"].append({"name": part.name, "date": day, "items": items, "notes": notes})


def _item(name: str, before: Row | None, value: Any) -> Row:
    heart = HEART[name[:2]]
    item = before or {"id": name, "titel": "Een titel", "status": "vastgesteld", heart: "Zit."}
    if name.startswith("mn-"):
        item.setdefault("laag", "medebewind")
    fields = {heart: value} if isinstance(value, str) else dict(value)
    if "tekst" in fields:
        fields[heart] = fields.pop("tekst")
    if "ingetrokken" not in fields:
        item.pop("ingetrokken", None)
    return item | fields


class _Letter:
    """A release by its letter: ``A(n="Zit.")``; ``day`` gives it another day."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, *notes: Row, **items: Any) -> Part:
        return Part("release", self.name, tuple(("note", n) for n in notes), items)


A, B, C, D, E = map(_Letter, "ABCDE")


def release(name: str, *notes: Row, **items: Any) -> Part:
    """A release by any letter."""
    return _Letter(name)(*notes, **items)


def state(text: str = "Zit.") -> Row:
    """A norm that is one for the State: it binds no municipality."""
    return {"tekst": text, "laag": "rijk"}


def proposal(text: str = "Zit.") -> Row:
    """An item that is no more than a proposal."""
    return {"tekst": text, "status": "voorstel"}


def agreed(text: str = "Zit.") -> Row:
    """An item that was a proposal, and is no longer."""
    return {"tekst": text, "status": "vastgesteld"}


def gone(*successors: str, covers: str = "") -> Row:
    """A tombstone."""
    stone: Row = {"datum": "2026-01-01", "reden": "Het hoeft niet meer."}
    if successors:
        stone["opvolgers"] = [ITEMS[s] for s in successors]
    if covers:
        stone["dekking"] = covers
    return {"ingetrokken": stone}


def note(items: str, *tasks: Row, **fields: Any) -> Row:
    """A change note about some items (``"n c"``), with its tasks; ``does`` is its short form."""
    row: Row = {
        "titel": "Een notitie",
        "items": [ITEMS[i] for i in items.split()],
        "reden": "Het moest.",
        "richting": fields.get("way", "verzwaring"),
        "besluit": "Redactie",
    }
    if tasks:
        row["taken"] = list(tasks)
    if "does" in fields:
        row |= {"id": fields["does"], "actie": f"Doe {fields['does']}."}
    if "by" in fields:
        row["uiterlijk"] = fields["by"]
    for name, key in (("ends", "beeindigt"), ("leaves", "laat_staan")):
        if name in fields:
            row[key] = fields[name].split()
    return row


def task(name: str, by: str = "", **fields: str) -> Row:
    """A task with its last day."""
    row: Row = {"id": name, "tekst": f"Doe {name}."}
    if by:
        row["uiterlijk"] = by
    if "items" in fields:
        row["items"] = [ITEMS[i] for i in fields["items"].split()]
    if "audience" in fields:
        row["doelgroep"] = fields["audience"]
    if "of" in fields:
        row["verband"] = fields["of"]
    if "replaces" in fields:
        row["vervangt"] = fields["replaces"].split()
    return row


# Registrations.


def _user(world: World, part: Part) -> None:
    user = world["users"].setdefault(part.name, {})
    for kind, row in part.rows:
        if kind in {"overgenomen", "naam", "herkomst", "leden", "overname_telt"}:
            user[kind] = row["value"]
        else:
            user.setdefault(kind, []).append(row)


class _Who:
    """A municipality by its letter: ``m(adopted("A"), cites("c", "B"))``."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, *rows: tuple[str, Row]) -> Part:
        return Part("user", self.name, rows)


m, p, q, s = map(_Who, "mpqs")


def adopted(version: str, on: str = "", until: str = "") -> tuple[str, Row]:
    """It adopted a version; without a day the day after its release."""
    day = on or YEARS[version][:-1] + "2"
    row = {"versie": version, "datum": day, "document": "Besluit"}
    return ("overgenomen", {"value": row | ({"tot": until} if until else {})})


def cites(item: str, version: str, document: str = "Plan", **fields: str) -> tuple[str, Row]:
    """It cites an item at a version, from the day of its release."""
    row: Row = {"item": ITEMS[item], "document": document, "versie": version}
    row["van"] = fields.get("since") or YEARS.get(version, "2025-01-01")
    for name, key in (("until", "tot"), ("quote", "citaat"), ("place", "plaats")):
        if name in fields:
            row[key] = fields[name]
    return ("aanhalingen", row)


def chose(item: str, choice: str, version: str = "", **fields: str) -> tuple[str, Row]:
    """It made a choice against a version."""
    row: Row = {"item": ITEMS[item], "keuze": choice}
    if version:
        row["versie"] = version
    for name, key in (("because", "motivering"), ("on", "datum"), ("until", "tot")):
        if name in fields:
            row[key] = fields[name]
    return ("keuzes", row)


def did(name: str, on: str = "2025-06-01") -> tuple[str, Row]:
    """It registered a task as done."""
    return ("gedaan", {"taak": name, "datum": on, "waarmee": "Raadsbesluit"})


def judged(item: str, version: str, on: str = "2025-06-01", document: str = "") -> tuple[str, Row]:
    """It judged what stood to be looked after."""
    row: Row = {"item": ITEMS[item], "versie": version, "datum": on}
    row |= {"door": "College", "reden": "Blijft zo tot 2028."}
    return ("beoordeeld", row | ({"document": document} if document else {}))


def body(*rows: tuple[str, Row], of: str = "m", counts: str = "verband") -> Part:
    """The joint body ``k`` with its members; ``counts`` says for whom its adoption counts."""
    basis: list[tuple[str, Row]] = [
        ("naam", {"value": "Samen"}),
        ("herkomst", {"value": "https://kader.example/"}),
        ("leden", {"value": of.split()}),
        ("overname_telt", {"value": counts}),
    ]
    return Part("user", "k", (*basis, *rows))


def member(name: str, since: str = "", until: str = "") -> tuple[str, Row]:
    """From when and until when somebody is a member."""
    row = {"lid": name}
    row |= {"van": since} if since else {}
    return ("lidmaatschap", row | ({"tot": until} if until else {}))


# The register and the day.


def _row(world: World, part: Part) -> None:
    empty: Row = {"ingang": None, "einde": None, "opvolgers": []}
    world["register"][part.name] = world["register"].get(part.name, empty) | part.items


def merges(names: str, into: str, on: str = "2027-12-31") -> tuple[Part, ...]:
    """Some municipalities end on a day, and others begin in their place on the next."""
    first = f"{int(on[:4]) + 1}-01-01"
    begin = tuple(Part("row", name, items={"ingang": first}) for name in into.split())
    return (*begin, *takes_in(names, into, on))


def takes_in(names: str, into: str, on: str = "2027-12-31") -> tuple[Part, ...]:
    """Some municipalities end on a day and go into others that were there."""
    row = {"einde": on, "opvolgers": into.split()}
    return tuple(Part("row", name, items=row) for name in names.split())


def begins(name: str, on: str) -> Part:
    """A municipality begins on a day."""
    return Part("row", name, items={"ingang": on})


def _day(world: World, part: Part) -> None:
    world["day"] = part.name


def on(day: str) -> Part:
    """The reference day."""
    return Part("day", day)


_ADD = {"release": _release, "user": _user, "row": _row, "day": _day}


# What is told.


def tell(log: Changelog) -> tuple[str, ...]:
    """All that a changelog says, a line each, the verdict last."""
    if not log.exists:
        return (f"oordeel: {log.verdict}",)
    lines = [
        *(f"te doen: {_due(t)}" for t in log.to_do),
        *(f"verstreken: {_due(t)}" for t in log.overdue),
        *(f"bij overname: {_due(t)}" for t in log.if_adopted),
        *(_settled(t) for t in log.settled),
        *(f"na te kijken: {_review(r)}" for r in log.to_review),
        *(f"nagekeken: {_review(r)}" for r in log.judged),
        *(f"ter kennisneming: {_change(d)}" for d in log.to_know),
        *(f"eromheen veranderd: {_change(d)}" for d in log.context),
        *(f"voorgesteld: {LETTERS[d.item]}" for d in log.proposed),
        *(f"komt nog: {_reliance(r)}" for r in log.coming),
        *(f"afgelopen: {_reliance(r)}" for r in log.ended),
        f"oordeel: {log.verdict}",
    ]
    said = {"niets te doen": log.nothing_to_do, "niets veranderd": log.nothing_changed}
    return (*lines, *(name for name, is_said in said.items() if is_said))


def _due(state: TaskState) -> str:
    about = ", ".join(LETTERS[i] for i in state.task.items)
    when = f" uiterlijk {state.task.due}" if state.task.due else ""
    return f"{state.task.id} ({about}){when}"


def _settled(state: TaskState) -> str:
    name = state.task.id
    if state.state == DONE and state.how == REGISTERED:
        via = f" door {state.via}" if state.via else ""
        return f"gedaan: {name} op {state.on}{via}"
    if state.state == DONE:
        return f"gedaan: {name}, {state.how} van {state.by}"
    return f"{state.state}: {name} door {state.by}"


def _reliance(reliance: Reliance) -> str:
    item = LETTERS[reliance.item]
    via = f" van {reliance.via}" if reliance.via else ""
    if reliance.reason == BINDS:
        version = "het begin" if reliance.version is BEFORE else reliance.version
        return f"{item} sinds {version}{via}"
    what = reliance.choice if reliance.reason == CHOSE else reliance.document
    return f"{item} in {what}{via} sinds {reliance.version or '?'}"


def _review(review: Review) -> str:
    line = f"{_reliance(review.reliance)}: {review.why}"
    if review.successors:
        line += f", nu {' en '.join(LETTERS[i] for i in review.successors)}"
    return line + (", opnieuw" if review.again else "")


def _change(difference: Any) -> str:
    line = f"{_reliance(difference.reliance)}: {difference.change.type} in {difference.version}"
    return line + (f", {difference.direction}" if difference.direction else "")
