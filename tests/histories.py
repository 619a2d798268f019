"""Random worlds: histories with registrations, mergers and days, made to be full of cases.

A few items, texts and days, so that the same thing often happens twice: there and back, chains of
replacements, tasks put off and ended, quotes of what changes, members that come and go.
"""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from tests.worlds import World

Draw = st.DrawFn
Row = dict[str, Any]

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


def _pick(draw: Draw, options: Any) -> Any:
    return draw(st.sampled_from(options))


def _maybe(draw: Draw, chance: int = 2) -> bool:
    """Once in so many times."""
    return bool(draw(st.integers(1, chance)) == chance)


def _new_item(draw: Draw, name: str) -> Row:
    item = {
        "id": name,
        "titel": "Een titel",
        "status": _pick(draw, ("voorstel", "vastgesteld")),
        HEART[name[:2]]: _pick(draw, TEXTS),
    }
    if name.startswith("mn-"):
        item["laag"] = _pick(draw, ("medebewind", "medebewind", "rijk"))
    return item


def _edited(draw: Draw, item: Row, past: list[Row], others: list[str]) -> Row:
    """An item in its next release: as it was, other words, back to before, gone, or revived."""
    item, heart = copy.deepcopy(item), HEART[item["id"][:2]]
    kind = _pick(draw, ("same", "same", "words", "words", "back", "go", "field"))
    if kind == "words":
        item[heart] = _pick(draw, TEXTS)
    elif kind == "back":
        item = copy.deepcopy(_pick(draw, past))
    elif kind == "go" and "ingetrokken" not in item:
        item["ingetrokken"] = {"datum": "2025-01-01", "reden": "Het hoeft niet meer."}
        later = [o for o in others if o != item["id"]]
        if later and _maybe(draw):
            item["ingetrokken"]["opvolgers"] = [_pick(draw, later)]
    elif kind == "field":
        name = _pick(draw, ("titel", "status", "toelichting", "laag"))
        values = {
            "titel": ("Een titel", "Een andere titel"),
            "status": ("voorstel", "vastgesteld"),
            "toelichting": SENTENCES,
            "laag": ("medebewind", "rijk"),
        }[name]
        if name != "laag" or item["id"].startswith("mn-"):
            item[name] = _pick(draw, values)
    return item


def _task(draw: Draw, name: str, items: list[str], earlier: list[str]) -> Row:
    task: Row = {"id": name, "tekst": f"Doe {name}."}
    audience = _pick(draw, (None, None, None, "allen", "wie-aanhaalt", "wie-afwijkt", "leden"))
    if audience:
        task["doelgroep"] = audience
    if audience == "leden":
        task["verband"] = _pick(draw, BODIES)
    if _maybe(draw, 3):
        task["items"] = [_pick(draw, items)]
    if _maybe(draw):
        task["uiterlijk"] = _pick(draw, BETWEEN)
    if earlier and _maybe(draw, 3):
        task["vervangt"] = [_pick(draw, earlier)]
    return task


def _note(draw: Draw, name: str, items: list[str], earlier: list[str]) -> Row:
    about = draw(st.lists(st.sampled_from(items), min_size=1, max_size=3, unique=True))
    note: Row = {
        "id": name,
        "titel": "Een notitie",
        "items": about,
        "reden": "Het moest.",
        "richting": _pick(draw, ("verzwaring", "verlichting", "redactioneel")),
        "besluit": "Redactie",
    }
    if _maybe(draw, 3):
        note["actie"] = f"Doe {name}."
        if _maybe(draw):
            note["uiterlijk"] = _pick(draw, BETWEEN)
    else:
        note["taken"] = [
            _task(draw, f"{name}-{n}", about, earlier) for n in range(draw(st.integers(1, 2)))
        ]
    if earlier and _maybe(draw, 4):
        note["beeindigt"] = [_pick(draw, earlier)]
    return note


def task_ids(note: Row) -> list[str]:
    """The tasks of a note."""
    return [note["id"]] * ("actie" in note) + [t["id"] for t in note.get("taken", [])]


def _releases(draw: Draw) -> list[Row]:
    releases: list[Row] = []
    items: dict[str, Row] = {}
    past: dict[str, list[Row]] = {}
    tasks: list[str] = []
    for n in range(draw(st.integers(1, len(NAMES)))):
        for name in ITEMS:
            if name in items:
                items[name] = _edited(draw, items[name], past[name], list(items))
            elif n == 0 or _maybe(draw):
                items[name] = _new_item(draw, name)
            if name in items:
                past.setdefault(name, []).append(items[name])
        notes = [
            _note(draw, f"n{n}{m}", list(items), tasks) for m in range(draw(st.integers(0, 2)))
        ]
        tasks = tasks + [t for note in notes for t in task_ids(note)]
        releases.append(
            {"name": NAMES[n], "date": DAYS[n], "items": dict(items), "notes": notes}
        )
    return releases


def _period(draw: Draw, row: Row, begin: str, *, always: bool) -> Row:
    if always or _maybe(draw):
        row[begin] = _pick(draw, BETWEEN)
    if _maybe(draw, 4):
        row["tot"] = _pick(draw, BETWEEN)
    return row


def _user(draw: Draw, versions: list[str], tasks: list[str]) -> Row:
    user: Row = {}
    known = [*versions, *versions, "Z"] if _maybe(draw, 8) else versions
    if _maybe(draw):
        taken = {"versie": _pick(draw, known), "datum": _pick(draw, BETWEEN), "document": "Plan"}
        user["overgenomen"] = taken | ({"tot": _pick(draw, BETWEEN)} if _maybe(draw, 6) else {})
    cites: dict[tuple[str, ...], Row] = {}
    for _ in range(draw(st.integers(0, 3))):
        row = {"item": _pick(draw, ITEMS), "document": _pick(draw, DOCUMENTS)}
        row["versie"] = _pick(draw, known)
        if _maybe(draw, 4):
            row["plaats"] = "artikel 1"
        if _maybe(draw, 3):
            row["citaat"] = _pick(draw, SENTENCES)
        key = (row["item"], row["document"], row.get("plaats", ""))
        cites[key] = _period(draw, row, "van", always=True)
    chose: dict[str, Row] = {}
    for _ in range(draw(st.integers(0, 2))):
        row = {"item": _pick(draw, ITEMS), "keuze": _pick(draw, ("gelijk", "ruimer", "afwijkend"))}
        if _maybe(draw):
            row["versie"] = _pick(draw, known)
        chose[row["item"]] = _period(draw, row, "datum", always=False)
    user |= {"aanhalingen": list(cites.values()), "keuzes": list(chose.values())}
    user["gedaan"] = [
        {"taak": task, "datum": _pick(draw, BETWEEN), "waarmee": "Besluit"}
        for task in tasks
        if _maybe(draw, 6)
    ]
    user["beoordeeld"] = []
    for _ in range(draw(st.integers(0, 2))):
        row = {"item": _pick(draw, ITEMS), "versie": _pick(draw, versions[-2:])}
        row |= {"datum": _pick(draw, BETWEEN), "door": "College", "reden": "Het kan zo."}
        if _maybe(draw, 3):
            row["document"] = _pick(draw, DOCUMENTS)
        user["beoordeeld"].append(row)
    return user


def _body(draw: Draw, versions: list[str], tasks: list[str]) -> Row:
    body = _user(draw, versions, tasks)
    members = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True))
    body |= {"naam": "Samen", "leden": members, "herkomst": "https://kader.example/"}
    body["overname_telt"] = _pick(draw, ("leden", "samenwerking"))
    body["lidmaatschap"] = [
        _period(draw, {"lid": m}, "van", always=False) for m in members if _maybe(draw)
    ]
    return body


def _register(draw: Draw) -> dict[str, Row]:
    rows = {name: {"ingang": None, "einde": None, "opvolgers": []} for name in PEOPLE}
    for n, name in enumerate(PEOPLE[:-1]):
        later = list(PEOPLE[n + 1 :])
        if _maybe(draw):
            end = f"{2025 + n}-12-31"
            into = draw(st.lists(st.sampled_from(later), min_size=1, max_size=2, unique=True))
            rows[name] |= {"einde": end, "opvolgers": into}
    return rows


@st.composite
def worlds(draw: Draw) -> World:
    """A whole world."""
    releases = _releases(draw)
    versions = [r["name"] for r in releases]
    tasks = [t for r in releases for note in r["notes"] for t in task_ids(note)]
    users = {p: _user(draw, versions, tasks) for p in PEOPLE if _maybe(draw)}
    users |= {b: _body(draw, versions, tasks) for b in BODIES if _maybe(draw)}
    day = _pick(draw, (None, *BETWEEN))
    return {"releases": releases, "users": users, "register": _register(draw), "day": day}
