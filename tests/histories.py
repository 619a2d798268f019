"""Random worlds: histories with registrations, mergers and days, made to be full of cases.

A few items, texts and days, so that the same thing often happens twice: there and back, chains of
replacements, tasks put off and ended, quotes of what changes, members that come and go.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from tests import strategies  # noqa: F401 - its settings of Hypothesis, for all tests
from tests.worlds import World

Row = dict[str, Any]

LENGTH = 400
"""How many choices a world has; few need more."""

NAMES = "ABCDE"
DAYS = ("2025-01-01", "2026-01-01", "2027-01-01", "2028-01-01", "2029-01-01")
BETWEEN = tuple(f"{year}-{rest}" for year in range(2025, 2031) for rest in ("01-01", "07-01"))
ITEMS = ("mn-01", "mn-02", "mn-03", "bd-01", "pr-01", "pr-02")
SENTENCES = (
    "Iedere inwoner kan zitten.",
    "De stoel staat elke dag buiten.",
    "Wie niet kan zitten, mag liggen.",
)
TEXTS = (
    SENTENCES[0],
    f"{SENTENCES[0]} {SENTENCES[1]}",
    f"{SENTENCES[1]} {SENTENCES[0]}",
    f"{SENTENCES[0]} {SENTENCES[2]} {SENTENCES[0]}",
    SENTENCES[2],
)
HEART = {"mn": "norm", "bd": "omschrijving", "pr": "stelling"}
PEOPLE = ("gm0001", "gm0002", "gm0003", "gm0004", "gm0005")
BODIES = ("so0001", "so0002")
DOCUMENTS = ("Plan", "Verordening")


class Tape:
    """A row of bytes that says at each turn what to choose; at its end all is simple.

    One draw for a whole world: many small ones take Hypothesis longer than the changelogs do.
    """

    def __init__(self, choices: bytes) -> None:
        self._choices = iter(choices)

    def number(self, least: int, most: int) -> int:
        """A number between two others, both included."""
        return least + next(self._choices, 0) % (most - least + 1)

    def pick(self, options: Sequence[Any]) -> Any:
        """One of some options."""
        return options[self.number(0, len(options) - 1)]

    def once_in(self, chance: int) -> bool:
        """Whether something happens that does so once in so many times."""
        return self.number(1, chance) == chance

    def some(self, options: Sequence[Any], most: int) -> list[Any]:
        """One or more different options."""
        return list(dict.fromkeys(self.pick(options) for _ in range(self.number(1, most))))


def _new_item(tape: Tape, name: str) -> Row:
    item = {
        "id": name,
        "titel": "Een titel",
        "status": tape.pick(("voorstel", "vastgesteld")),
        HEART[name[:2]]: tape.pick(TEXTS),
    }
    if name.startswith("mn-"):
        item["laag"] = tape.pick(("medebewind", "medebewind", "rijk"))
    return item


def _edited(tape: Tape, item: Row, past: list[Row], others: list[str]) -> Row:
    """An item in its next release: as it was, other words, back to before, gone, or revived."""
    item, heart = copy.deepcopy(item), HEART[item["id"][:2]]
    kind = tape.pick(("same", "same", "words", "words", "back", "go", "field"))
    if kind == "words":
        item[heart] = tape.pick(TEXTS)
    elif kind == "back":
        item = copy.deepcopy(tape.pick(past))
    elif kind == "go" and "ingetrokken" not in item:
        item["ingetrokken"] = {"datum": "2025-01-01", "reden": "Het hoeft niet meer."}
        later = [o for o in others if o != item["id"]]
        if later and tape.once_in(2):
            item["ingetrokken"]["opvolgers"] = [tape.pick(later)]
    elif kind == "field":
        name = tape.pick(("titel", "status", "toelichting", "laag"))
        values = {
            "titel": ("Een titel", "Een andere titel"),
            "status": ("voorstel", "vastgesteld"),
            "toelichting": SENTENCES,
            "laag": ("medebewind", "rijk"),
        }[name]
        if name != "laag" or item["id"].startswith("mn-"):
            item[name] = tape.pick(values)
    return item


def _task(tape: Tape, name: str, items: list[str], earlier: list[str]) -> Row:
    task: Row = {"id": name, "tekst": f"Doe {name}."}
    audience = tape.pick((None, None, None, "allen", "wie-aanhaalt", "wie-afwijkt", "leden"))
    if audience:
        task["doelgroep"] = audience
    if audience == "leden":
        task["verband"] = tape.pick(BODIES)
    if tape.once_in(3):
        task["items"] = [tape.pick(items)]
    if tape.once_in(2):
        task["uiterlijk"] = tape.pick(BETWEEN)
    if earlier and tape.once_in(3):
        task["vervangt"] = [tape.pick(earlier)]
    return task


def _note(tape: Tape, name: str, items: list[str], earlier: list[str]) -> Row:
    about = tape.some(items, 3)
    note: Row = {
        "id": name,
        "titel": "Een notitie",
        "items": about,
        "reden": "Het moest.",
        "richting": tape.pick(("verzwaring", "verlichting", "redactioneel")),
        "besluit": "Redactie",
    }
    if tape.once_in(3):
        note["actie"] = f"Doe {name}."
        if tape.once_in(2):
            note["uiterlijk"] = tape.pick(BETWEEN)
    else:
        note["taken"] = [
            _task(tape, f"{name}-{n}", about, earlier) for n in range(tape.number(1, 2))
        ]
    if earlier and tape.once_in(4):
        note["beeindigt"] = [tape.pick(earlier)]
    return note


def task_ids(note: Row) -> list[str]:
    """The tasks of a note."""
    return [note["id"]] * ("actie" in note) + [t["id"] for t in note.get("taken", [])]


def _releases(tape: Tape) -> list[Row]:
    releases: list[Row] = []
    items: dict[str, Row] = {}
    past: dict[str, list[Row]] = {}
    tasks: list[str] = []
    for n in range(tape.number(1, len(NAMES))):
        for name in ITEMS:
            if name in items:
                items[name] = _edited(tape, items[name], past[name], list(items))
            elif n == 0 or tape.once_in(2):
                items[name] = _new_item(tape, name)
            if name in items:
                past.setdefault(name, []).append(items[name])
        notes = [_note(tape, f"n{n}{m}", list(items), tasks) for m in range(tape.number(0, 2))]
        tasks = tasks + [t for note in notes for t in task_ids(note)]
        releases.append({"name": NAMES[n], "date": DAYS[n], "items": dict(items), "notes": notes})
    return releases


def _period(tape: Tape, row: Row, begin: str, *, always: bool) -> Row:
    if always or tape.once_in(2):
        row[begin] = tape.pick(BETWEEN)
    if tape.once_in(4):
        row["tot"] = tape.pick(BETWEEN)
    return row


def _user(tape: Tape, versions: list[str], tasks: list[str]) -> Row:
    user: Row = {}
    known = [*versions, *versions, "Z"] if tape.once_in(8) else versions
    if tape.once_in(2):
        taken = {"versie": tape.pick(known), "datum": tape.pick(BETWEEN), "document": "Plan"}
        user["overgenomen"] = taken | ({"tot": tape.pick(BETWEEN)} if tape.once_in(6) else {})
    cites: dict[tuple[str, ...], Row] = {}
    for _ in range(tape.number(0, 3)):
        row = {"item": tape.pick(ITEMS), "document": tape.pick(DOCUMENTS)}
        row["versie"] = tape.pick(known)
        if tape.once_in(4):
            row["plaats"] = "artikel 1"
        if tape.once_in(3):
            row["citaat"] = tape.pick(SENTENCES)
        key = (row["item"], row["document"], row.get("plaats", ""))
        cites[key] = _period(tape, row, "van", always=True)
    chose: dict[str, Row] = {}
    for _ in range(tape.number(0, 2)):
        row = {"item": tape.pick(ITEMS), "keuze": tape.pick(("gelijk", "ruimer", "afwijkend"))}
        if tape.once_in(2):
            row["versie"] = tape.pick(known)
        chose[row["item"]] = _period(tape, row, "datum", always=False)
    user |= {"aanhalingen": list(cites.values()), "keuzes": list(chose.values())}
    user["gedaan"] = [
        {"taak": task, "datum": tape.pick(BETWEEN), "waarmee": "Besluit"}
        for task in tasks
        if tape.once_in(6)
    ]
    user["beoordeeld"] = []
    for _ in range(tape.number(0, 2)):
        row = {"item": tape.pick(ITEMS), "versie": tape.pick(versions[-2:])}
        row |= {"datum": tape.pick(BETWEEN), "door": "College", "reden": "Het kan zo."}
        if tape.once_in(3):
            row["document"] = tape.pick(DOCUMENTS)
        user["beoordeeld"].append(row)
    return user


def _body(tape: Tape, versions: list[str], tasks: list[str]) -> Row:
    body = _user(tape, versions, tasks)
    members = tape.some(PEOPLE, 3)
    body |= {"naam": "Samen", "leden": members, "herkomst": "https://kader.example/"}
    body["overname_telt"] = tape.pick(("leden", "verband"))
    body["lidmaatschap"] = [
        _period(tape, {"lid": m}, "van", always=False) for m in members if tape.once_in(2)
    ]
    return body


def _register(tape: Tape) -> dict[str, Row]:
    rows: dict[str, Row] = {
        name: {"ingang": None, "einde": None, "opvolgers": []} for name in PEOPLE
    }
    for n, name in enumerate(PEOPLE[:-1]):
        later = list(PEOPLE[n + 1 :])
        if tape.once_in(2):
            end = f"{2025 + n}-12-31"
            into = tape.some(later, 2)
            rows[name] |= {"einde": end, "opvolgers": into}
            for other in into:
                if tape.once_in(2):
                    rows[other]["ingang"] = f"{2026 + n}-01-01"
    return rows


def world_of(choices: bytes) -> World:
    """A whole world."""
    tape = Tape(choices)
    releases = _releases(tape)
    versions = [r["name"] for r in releases]
    tasks = [t for r in releases for note in r["notes"] for t in task_ids(note)]
    users = {p: _user(tape, versions, tasks) for p in PEOPLE if tape.once_in(2)}
    users |= {b: _body(tape, versions, tasks) for b in BODIES if tape.once_in(2)}
    day = tape.pick((None, *BETWEEN))
    return {"releases": releases, "users": users, "register": _register(tape), "day": day}


def worlds() -> st.SearchStrategy[World]:
    """Random worlds."""
    return st.binary(min_size=LENGTH, max_size=LENGTH).map(world_of)
