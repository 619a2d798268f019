"""Laws of what a municipality is told, over random histories.

The first compares the whole changelog with the naive reading; ``make verhalen`` does that ten
thousand times. The others are about what holds between two worlds that differ in one thing.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.changelog.change import difference
from generator.changelog.changelog import Changelog
from generator.changelog.quote import UNCHANGED
from generator.changelog.reliance import CITES, Reliance
from generator.changelog.state import REGISTERED, TaskState
from generator.history.diff import Change, item_change
from tests import naive
from tests.builders import kinds, norm
from tests.histories import BETWEEN, BODIES, ITEMS, PEOPLE, worlds
from tests.worlds import World, changelogs_of, history_of, log_of, order_of, plain, state_of

OPEN = {"open", "verstreken"}
LOOSE = {"vervangen", "vervallen"}


def agree(world: World) -> None:
    """Both readings say the same of each municipality, and of the day."""
    told = changelogs_of(world)
    assert told.day == naive.day_of(world)
    order = order_of(world)
    for who in world["register"]:
        log = told.of(told.users.register[who])
        assert plain(log, order) == naive.read(world, who)


@settings(max_examples=500)
@given(worlds())
def test_two_readings_agree(world: World) -> None:
    """So nothing is said to be nothing while the other finds a task or something gone."""
    agree(world)


# A task never vanishes.


def known_only(users: dict[str, Any], versions: list[str]) -> dict[str, Any]:
    """Registrations without what names a version that isn't there, or none at all."""
    users = copy.deepcopy(users)
    for user in users.values():
        if user.get("overgenomen", {}).get("versie", versions[0]) not in versions:
            del user["overgenomen"]
        for name in ("aanhalingen", "keuzes", "beoordeeld"):
            user[name] = [row for row in user[name] if row.get("versie") in versions]
    return users


def states_in(log: Changelog) -> dict[str, TaskState]:
    """The tasks of a changelog by id."""
    return {t.task.id: t for t in log.tasks}


@settings(max_examples=500)
@given(worlds(), st.data())
def test_a_task_never_vanishes_with_a_release(world: World, data: st.DataObject) -> None:
    """What was told is told still; what was open is open, or was ended by that very release."""
    assume(len(world["releases"]) > 1)
    cut = data.draw(st.integers(1, len(world["releases"]) - 1))
    versions = [r["name"] for r in world["releases"][:cut]]
    day = naive.day_of(world)
    before = world | {
        "day": day,
        "releases": world["releases"][:cut],
        "users": known_only(world["users"], versions),
    }
    after = before | {"releases": world["releases"][: cut + 1]}
    newest = after["releases"][-1]
    for who in PEOPLE:
        old, new = states_in(log_of(before, who)), states_in(log_of(after, who))
        for name, was in old.items():
            now = new[name]
            made = {newest["name"], *(t for note in newest["notes"] for t in made_by(note))}
            if state_of(was) in LOOSE | {"gedaan"}:
                # What is asked anew may be replaced or ended by that same release.
                again = now.is_open or now.by in made
                assert now.state == was.state or (again and asked_anew(was, now))
            elif state_of(now) in LOOSE:
                assert now.by in made
            elif state_of(was) in OPEN:
                proposed = [newest["items"][i]["status"] == "voorstel" for i in was.task.items]
                assert state_of(now) in OPEN or (now.is_conditional and all(proposed))


def asked_anew(was: TaskState, now: TaskState) -> bool:
    """Whether a release asks a task for another reason too: what was done of the one isn't of that.

    Its item came to bind all, or to stand in the place of something else that is cited.
    """
    wider = (was.task.audience, now.task.audience) == ("wie-erop-steunt", "allen")
    return state_of(was) == "gedaan" and (wider or not set(now.reasons) <= set(was.reasons))


def made_by(note: dict[str, Any]) -> list[str]:
    """The ids of the tasks of a note."""
    return [note["id"], *(t["id"] for t in note.get("taken", ()))]


@settings(max_examples=500)
@given(worlds(), st.sampled_from(BETWEEN), st.sampled_from(BETWEEN))
def test_a_task_never_vanishes_with_a_day(world: World, one: str, other: str) -> None:
    """A day later it is still told, unless what made it one's own ended, which is told instead."""
    first, last = sorted((one, other))
    then, now = changelogs_of(world | {"day": first}), changelogs_of(world | {"day": last})
    for who in PEOPLE:
        old, new = then.of(then.users.register[who]), now.of(now.users.register[who])
        if not (old.exists and new.exists):
            continue
        told = states_in(new)
        for name, was in states_in(old).items():
            if name not in told:
                assert ended(world, was, old, new), name
            elif was.is_open and told[name].state == "gedaan":
                # Of more ways the last one was settled since; it may not be the one that is named.
                assert told[name].by
                assert told[name].on <= last
            elif was.is_open and not was.is_conditional:
                # What only a citation made more than a proposal is a proposal again without it.
                asked = state_of(told[name]) in OPEN or decided_anew(old, new)
                assert asked or told[name].is_conditional
                assert asked or name in did(world, last) or ended(world, was, old, new)


def did(world: World, day: str) -> set[str]:
    """The tasks that somebody did by a day."""
    rows = (row for user in world["users"].values() for row in user.get("gedaan", ()))
    return {row["taak"] for row in rows if row["datum"] <= day}


def decided_anew(old: Changelog, new: Changelog) -> bool:
    """Whether another version counts as adopted: what binds is read from that one."""
    return old.adopted != new.adopted


def somebody_left(world: World, body: str, first: str, last: str) -> bool:
    """Whether a membership of a joint body ended between two days."""
    periods = world["users"].get(body, {}).get("lidmaatschap", ())
    return any(first <= row.get("tot", "9999") < last for row in periods)


def ended(world: World, was: TaskState, old: Changelog, new: Changelog) -> bool:
    """Whether one can point at what ended: a membership, an adoption, a citation, a choice."""
    bodies = [b for b in BODIES if somebody_left(world, b, old.day, new.day)]
    if was.task.audience == "leden" and was.task.body in bodies:
        return True
    held = [r for r in new.reliances if r.holds_on(new.day)]
    own = [r for r in new.reliances if not r.via]
    if not was.reasons:
        return decided_anew(old, new)
    return decided_anew(old, new) or all(
        r not in held
        and (
            r in new.ended
            or r.via in bodies
            or any((o.reason, o.item, o.document) == (r.reason, r.item, r.document) for o in own)
        )
        for r in was.reasons
    )


@settings(max_examples=500)
@given(worlds())
def test_a_task_goes_to_the_successors(world: World) -> None:
    """What was open on the last day of a municipality is told to each of its successors."""
    for who, row in world["register"].items():
        end = row["einde"]
        if not end or not (row["ingang"] or "") <= end:
            continue
        last, first = f"{end[:4]}-12-31", f"{int(end[:4]) + 1}-01-01"
        # What ends or begins on that day itself is another story.
        days = {d for u in world["users"].values() for d in days_in(u) if last <= d <= first}
        if days:
            continue
        open_then = [
            t
            for t in log_of(world | {"day": last}, who).tasks
            if t.is_open and not t.is_conditional
        ]
        for successor in row["opvolgers"]:
            user = world["users"].get(successor, {})
            if user.get("aanhalingen") or user.get("keuzes") or "overgenomen" in user:
                continue
            if any(successor in u.get("leden", ()) for u in world["users"].values()):
                continue
            told = log_of(world | {"day": first}, successor)
            if told.exists:
                for task in open_then:
                    now = states_in(told)[task.task.id]
                    assert now.is_open or task.task.id in {d["taak"] for d in user["gedaan"]}
                    assert not now.is_conditional


def days_in(value: Any) -> list[str]:
    """All days in what somebody registered."""
    if isinstance(value, dict):
        return [d for v in value.values() for d in days_in(v)]
    if isinstance(value, list):
        return [d for v in value for d in days_in(v)]
    return [value] if isinstance(value, str) and value in BETWEEN else []


# Quotes.

WORDS = ("kan", "stoel", "dag", "één", "zit", "niet", "altijd")
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
QUOTE = "Iedere inwoner kan hier zitten, altijd"


@st.composite
def quoted_norms(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """A norm with a passage in one of its fields, and which field."""
    field = draw(st.sampled_from(("norm", "onderbouwing", "toetsing", "voor_inwoners")))
    around = [draw(SENTENCE), draw(SENTENCE)]
    text = f"{around[0]}. {QUOTE}. {around[1]}."
    return norm(**{field: [draw(SENTENCE), text] if field == "toetsing" else text}), field


def follow_quote(old: dict[str, Any], new: dict[str, Any]) -> Any:
    """The difference of a citation with a quote, from one text of a norm to another."""
    world: World = {
        "releases": [
            {"name": "A", "date": "2025-01-01", "items": {"mn-01": old}, "notes": []},
            {"name": "B", "date": "2026-01-01", "items": {"mn-01": new}, "notes": []},
        ],
    }
    return difference(history_of(world), Reliance("mn-01", CITES, "A", quote=QUOTE))


def edited(value: Any, old: str, new: str) -> Any:
    """A text, or the last of some texts, with one thing in it changed."""
    if isinstance(value, list):
        return [*value[:-1], value[-1].replace(old, new, 1)]
    return value.replace(old, new, 1)


@settings(max_examples=500)
@given(quoted_norms(), SENTENCE, st.sampled_from(("before", "behind", "field", "blanks")))
def test_an_edit_outside_a_passage_leaves_its_verdict(
    quoted: tuple[dict[str, Any], str], words: str, where: str
) -> None:
    """Byte for byte, and the change is context."""
    old, field = quoted
    new = copy.deepcopy(old)
    if where == "field":
        new["lokale_ruimte"] = words
    elif where == "before":
        new[field] = edited(new[field], f"{QUOTE}.", f"{words}. {QUOTE}.")
    elif where == "behind":
        new[field] = edited(new[field], f"{QUOTE}.", f"{QUOTE}. {words}.")
    else:
        new[field] = edited(new[field], QUOTE, QUOTE.replace(" ", "\n", 1))
    same, after = follow_quote(old, old), follow_quote(old, new)
    assert repr(after.passage) == repr(same.passage)
    assert after.passage.state == UNCHANGED
    assert after.change is None or after.is_context


@settings(max_examples=500)
@given(
    quoted_norms(),
    st.integers(0, len(QUOTE) - 1),
    st.sampled_from("abcxyzé0 "),
    st.sampled_from(("change", "add", "remove")),
)
def test_an_edit_inside_a_passage_always_shows(
    quoted: tuple[dict[str, Any], str], place: int, sign: str, how: str
) -> None:
    """Whatever letter it is, up to the last one."""
    old, field = quoted
    rest = QUOTE[place:] if how == "add" else QUOTE[place + 1 :]
    passage = QUOTE[:place] + ("" if how == "remove" else sign) + rest
    assume(passage.split() != QUOTE.split())
    new = copy.deepcopy(old)
    new[field] = edited(new[field], QUOTE, passage)
    after = follow_quote(old, new)
    assert after.passage.state != UNCHANGED
    assert not after.is_context
    assert after.change is not None


# What a verdict rests on shows.


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where the texts in some data stand."""
    if isinstance(value, str):
        return [path]
    parts = value.items() if isinstance(value, dict) else enumerate(value or ())
    return [leaf for key, part in parts for leaf in leaves(part, (*path, key))]


def with_leaf(world: World, path: tuple[Any, ...]) -> World:
    """A world in which one text is different."""
    world = copy.deepcopy(world)
    parent = world
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = _other(parent[path[-1]])
    return world


def _other(text: str) -> str:
    """Another text that the program reads as the same sort: a later day, or other words."""
    if text in BETWEEN or text[:2] == "20":
        return f"{text[:-1]}3"
    return {"A": "Y", "voorstel": "vastgesteld", "vastgesteld": "voorstel"}.get(text, f"{text} x")


def rests_on(world: World, log: Changelog) -> list[tuple[Any, ...]]:
    """Where the texts stand that a changelog rests on."""
    who = log.consumer.id
    found: list[tuple[Any, ...]] = []
    user = world["users"].get(who, {})
    for kind, begin in (("aanhalingen", "van"), ("keuzes", "datum")):
        for n, row in enumerate(user.get(kind, ())):
            found += [
                ("users", who, kind, n, name)
                for name in row
                if name not in {"item", "keuze", begin} and isinstance(row[name], str)
            ]
    if log.adopted and not log.adopted[0].via:
        found += [("users", who, "overgenomen", name) for name in ("versie", "document", "datum")]
    told = {t.task.id: t for t in log.tasks}
    for n, row in enumerate(user.get("gedaan", ())):
        state = told.get(row["taak"])
        if state and state.how == REGISTERED and not state.via:
            found += [("users", who, "gedaan", n, name) for name in ("datum", "waarmee")]
    for r, release in enumerate(world["releases"]):
        for n, note in enumerate(release["notes"]):
            where = ("releases", r, "notes", n)
            if note["id"] in told and "actie" in note:
                found += [(*where, k) for k in ("actie", "uiterlijk") if k in note]
            for t, task in enumerate(note.get("taken", ())):
                if task["id"] in told:
                    found += [(*where, "taken", t, k) for k in ("tekst", "uiterlijk") if k in task]
    newest = world["releases"][-1]["name"]
    changed = {
        d.item
        for d in log.differences
        if d.comparable and d.was_there and d.reliance.version not in {None, newest}
    }
    last = len(world["releases"]) - 1
    found += [
        ("releases", last, "items", item, name)
        for item in changed
        for name in world["releases"][last]["items"][item]
        if name in {"titel", "norm", "stelling", "omschrijving", "toelichting"}
    ]
    return found


@settings(max_examples=500)
@given(worlds(), st.data())
def test_what_a_verdict_rests_on_shows(world: World, data: st.DataObject) -> None:
    """Change a text that a verdict rests on, and something that is told changes."""
    world["day"] = naive.day_of(world)
    who = data.draw(st.sampled_from(PEOPLE))
    log = log_of(world, who)
    places = rests_on(world, log) if log.exists else []
    assume(places)
    path = data.draw(st.sampled_from(places))
    after = log_of(with_leaf(world, path), who)
    assert after != log


# Steps, order, and what is another's.


def touched(change: Change | None) -> set[str]:
    """The fields of an item that a change touches."""
    return {f.path.split(".")[0] for f in change.fields} if change else set()


@settings(max_examples=500)
@given(worlds())
def test_one_step_is_the_steps_together(world: World) -> None:
    """A to C is A to B and then B to C: no field more, and one less only if it went back."""
    releases = [r["items"] for r in world["releases"]]
    assume(len(releases) > 2)
    for first, middle, last in zip(releases, releases[1:], releases[2:], strict=False):
        for item in first:
            kind = kind_of(item)
            whole = touched(item_change(kind, item, first[item], last[item]))
            one = touched(item_change(kind, item, first[item], middle[item]))
            two = touched(item_change(kind, item, middle[item], last[item]))
            assert whole <= one | two
            for name in (one | two) - whole:
                assert first[item].get(name) == last[item].get(name)


def kind_of(item: str) -> Any:
    """The kind of an item."""
    folder = {"mn": "minimumnormen", "pr": "principes", "bd": "basisdienstverlening"}[item[:2]]
    return kinds()[folder]


@settings(max_examples=500)
@given(worlds())
def test_there_and_back_is_nothing(world: World) -> None:
    """Per reliance: once all is as it was in the first release, nothing changed since that one."""
    first = world["releases"][0]["items"]
    stone = {"ingetrokken": {"datum": "2025-01-01", "reden": "Het hoeft niet meer."}}
    newest = world["releases"][-1]["items"]
    back = {item: first.get(item, data | stone) for item, data in newest.items()}
    release = {"name": "Terug", "date": "2031-01-01", "items": back, "notes": []}
    history = history_of(world | {"releases": [*world["releases"], release]})
    for item in newest:
        assert difference(history, Reliance(item, CITES, "A")).change is None


def reversed_files(value: Any) -> Any:
    """The same data with its files, and the fields in them, in the opposite order."""
    if isinstance(value, dict):
        return {k: reversed_files(v) for k, v in reversed(value.items())}
    return [reversed_files(v) for v in value] if isinstance(value, list) else value


@settings(max_examples=500)
@given(worlds())
def test_the_order_of_files_means_nothing(world: World) -> None:
    """Neither of items, notes, registrations nor rows."""
    other = copy.deepcopy(world)
    other["users"] = reversed_files(other["users"])
    other["register"] = reversed_files(other["register"])
    for release in other["releases"]:
        release["items"] = reversed_files(release["items"])
        release["notes"] = list(reversed(release["notes"]))
    for who in PEOPLE:
        assert log_of(world, who) == log_of(other, who)


def own_part(log: Changelog) -> Changelog:
    """A changelog without what says how new the newest release is."""
    return replace(log, until="", until_day="")


@settings(max_examples=500)
@given(worlds())
def test_what_is_anothers_changes_nothing(world: World) -> None:
    """A release about something else and a registration of somebody else."""
    versions = [r["name"] for r in world["releases"]]
    world = world | {"day": naive.day_of(world), "users": known_only(world["users"], versions)}
    newest = world["releases"][-1]
    extra = {"id": "pr-09", "titel": "Iets anders", "status": "vastgesteld", "stelling": "Nee."}
    about = {
        "id": "anders",
        "titel": "Anders",
        "items": ["pr-09"],
        "reden": "Zo.",
        "richting": "verzwaring",
        "besluit": "Redactie",
        "taken": [{"id": "anders-1", "tekst": "Nee.", "doelgroep": "wie-aanhaalt"}],
    }
    other = copy.deepcopy(world)
    other["releases"].append(
        {
            "name": "Anders",
            "date": newest["date"],
            "items": newest["items"] | {"pr-09": extra},
            "notes": [about],
        }
    )
    other["register"]["gm0009"] = {"ingang": None, "einde": None, "opvolgers": []}
    other["users"]["gm0009"] = {
        "overgenomen": {"versie": "A", "datum": "2025-01-01", "document": "Plan"},
        "gedaan": [{"taak": t, "datum": "2025-01-01", "waarmee": "Nee"} for t in all_tasks(world)],
        "beoordeeld": [
            {"item": i, "versie": versions[-1], "datum": "2025-01-01", "door": "Nee",
             "reden": "Nee."}
            for i in ITEMS
        ],
    }  # fmt: skip
    for who in PEOPLE:
        assert own_part(log_of(world, who)) == own_part(log_of(other, who))


def all_tasks(world: World) -> list[str]:
    """The ids of all tasks of a world."""
    return [t["id"] for t in naive.tasks(world)]
