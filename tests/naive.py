"""A second reading of what a municipality is told: slow, plain, and on purpose not the first one.

Written from the description of the model alone. It imports nothing of the generator, works on
plain data, keeps no indexes and reads the releases one by one, so that a mistake in the changelog
is not made here too. ``tests/test_laws.py`` compares the two on random histories.

The same citation may come along more than one way (by two predecessors, say); then each way has a
row of its own, and the worst of them is told.

A world is a dictionary::

    releases   [{"name", "date", "items": {id: data}, "notes": [note]}], oldest first
    users      {id: what it registered}: municipalities and joint bodies (these have ``leden``)
    register   {id: {"ingang", "einde", "opvolgers"}}
    day        the reference day, or ``None`` for the newest day in the data
"""

from __future__ import annotations

from typing import Any

World = dict[str, Any]
Row = dict[str, Any]

WORST_FIRST = (
    "open",
    "verstreken",
    "voorwaardelijk",
    "vervallen",
    "vervangen",
    "overgenomen",
    "gedaan",
)
"""Of two ways in which a task concerns one municipality, the first of these is told."""

NORMATIVE = ("norm", "laag", "stelling", "omschrijving", "status", "ingetrokken")
UNCOMPARED = ("id", "uitzonderingen")


# Days and versions.


def day_of(world: World) -> str:
    """The reference day."""
    if world["day"]:
        return str(world["day"])
    days = [r["date"] for r in world["releases"]]
    for user in world["users"].values():
        if "overgenomen" in user:
            days.append(user["overgenomen"]["datum"])
        for name in ("gedaan", "beoordeeld", "keuzes"):
            days += [row["datum"] for row in user.get(name, []) if "datum" in row]
    return str(max(days))


def index(world: World, version: str | None) -> int | None:
    """The place of a version: -1 is before the first, ``None`` is a version that can't be read."""
    if version is None:
        return -1
    names = [r["name"] for r in world["releases"]]
    return names.index(version) if version in names else None


def item_at(world: World, item: str, n: int) -> Row | None:
    """An item as it is in a release."""
    found: Row | None = world["releases"][n]["items"].get(item) if n >= 0 else None
    return found


def newest(world: World) -> int:
    """The place of the newest release."""
    return len(world["releases"]) - 1


def unreleased(world: World) -> bool:
    """Whether there is only a working version."""
    return [r["name"] for r in world["releases"]] == ["concept"]


def binds(data: Row | None) -> bool:
    """Whether an item asks something of all municipalities."""
    if data is None or "ingetrokken" in data:
        return False
    if data["id"].startswith("mn-"):
        return bool(data["laag"] == "medebewind")
    return bool(data["id"].startswith(("bd-", "kk-")))


def gone(data: Row | None) -> bool:
    """Whether an item doesn't hold, or isn't there."""
    return data is None or "ingetrokken" in data


def bare(data: Row | None) -> Row | None:
    """What of an item is compared."""
    return None if data is None else {k: v for k, v in data.items() if k not in UNCOMPARED}


def changed(world: World, item: str, since: int) -> bool:
    """Whether an item is different in the newest release: the net difference."""
    old, new = item_at(world, item, since), item_at(world, item, newest(world))
    if old is None and gone(new):
        return False
    return bare(old) != bare(new)


def line_at(world: World, item: str, n: int) -> set[str]:
    """An item and what stands in its place by the tombstones of one release."""
    found: set[str] = set()
    queue = [item]
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            stone = (item_at(world, name, n) or {}).get("ingetrokken", {})
            queue += [s for s in stone.get("opvolgers", []) if s != "geen"]
    return found


def living(world: World, item: str) -> set[str]:
    """What holds today in the place of a withdrawn item."""
    n = newest(world)
    return {i for i in line_at(world, item, n) - {item} if not gone(item_at(world, i, n))}


# Who is who on the day.


def exists(world: World, who: str) -> bool:
    """Whether a municipality exists on the day."""
    row, day = world["register"][who], day_of(world)
    return (row["ingang"] or "") <= day and (not row["einde"] or day <= row["einde"])


def predecessors(world: World, who: str) -> list[str]:
    """Who had gone into a municipality by the day."""
    return sorted(
        name
        for name, row in world["register"].items()
        if who in row["opvolgers"] and row["einde"] and row["einde"] < day_of(world)
    )


def user(world: World, who: str) -> Row:
    """What somebody registered."""
    found: Row = world["users"].get(who, {})
    return found


def bodies(world: World, who: str, day: str | None = None) -> list[str]:
    """The joint bodies of which a municipality is a member on the day, or on another."""
    return sorted(
        name
        for name, row in world["users"].items()
        if who in row.get("leden", []) and _is_member(row, who, day or day_of(world))
    )


def _is_member(body: Row, who: str, day: str) -> bool:
    periods = [p for p in body.get("lidmaatschap", []) if p["lid"] == who]
    if not periods:
        return True
    return any(p.get("van", "") <= day <= p.get("tot", "9999-12-31") for p in periods)


def all_bodies(world: World, who: str) -> list[str]:
    """Those, and the ones of its predecessors: a membership stays until somebody closes it."""
    return [
        *bodies(world, who),
        *(b for p in predecessors(world, who) for b in all_bodies(world, p)),
    ]


def adoptions(world: World, who: str) -> list[Row]:
    """The adoptions that count for a municipality: its own, and those of its joint bodies."""
    found = []
    row, end = user(world, who), world["register"][who]["einde"]
    # Who is no more adopted what it had adopted on its last day.
    day = min(day_of(world), end) if end else day_of(world)
    if "overgenomen" in row and _holds(row["overgenomen"], "datum", day):
        found.append(row["overgenomen"])
    for name in bodies(world, who, day):
        body = user(world, name)
        taken = body.get("overgenomen") if body.get("overname_telt") == "leden" else None
        if taken and _holds(taken, "datum", day):
            # For a member it counts from when it was adopted, or from when it joined.
            since = [
                p.get("van", "")
                for p in body.get("lidmaatschap", [])
                if p["lid"] == who and p.get("van", "") <= day <= p.get("tot", "9999-12-31")
            ]
            found.append(taken | {"datum": max([taken["datum"], *sorted(since)[:1]])})
    return found


def _holds(row: Row, begin: str, day: str) -> bool:
    return bool(row.get(begin, "") <= day <= row.get("tot", "9999-12-31"))


def baselines(world: World, who: str) -> list[int | None]:
    """From where is counted what binds: each adoption, or those of all predecessors, or -1."""
    own = [index(world, a["versie"]) for a in adoptions(world, who)]
    if own:
        return own
    before = [oldest(baselines(world, p)) for p in predecessors(world, who)]
    return [oldest(before)] if before and came_of(world, who) else [-1]


def came_of(world: World, who: str) -> bool:
    """Whether a municipality began after another went into it; if not it was there itself."""
    first = world["register"][who]["ingang"] or ""
    return any(world["register"][p]["einde"] < first for p in predecessors(world, who))


def oldest(places: list[int | None]) -> int | None:
    """The oldest version; one that can't be read is unknown unless another is surely older."""
    if -1 in places:
        return -1
    return None if None in places else min(p for p in places if p is not None)


# Citations and choices.


def reliances(world: World, who: str) -> list[Row]:
    """Each citation and choice that counts for a municipality, or did, or will."""
    found: list[Row] = []
    for holder in (who, *bodies(world, who)):
        found += _registered(world, holder, who)
    for predecessor in predecessors(world, who):
        for row in reliances(world, predecessor):
            if not _taken_over(world, who, predecessor, row):
                found.append({**row, "doers": [*row["doers"], who]})
    return found


def _registered(world: World, holder: str, who: str) -> list[Row]:
    found = []
    for n, row in enumerate(user(world, holder).get("aanhalingen", [])):
        since = index(world, row["versie"])
        found.append({"what": "aanhaling", "begin": "van", "since": since, "row": row, "n": n})
    for n, row in enumerate(user(world, holder).get("keuzes", [])):
        since = _choice_since(world, row, holder)
        found.append({"what": "keuze", "begin": "datum", "since": since, "row": row, "n": n})
    return [{**f, "holder": holder, "doers": list(dict.fromkeys((holder, who)))} for f in found]


def _choice_since(world: World, row: Row, holder: str) -> int | None:
    """Against which version a choice was made; unsaid it is the one adopted, or that of its day.

    If neither is known nobody can say.
    """
    if "versie" in row:
        return index(world, row["versie"])
    adopted = user(world, holder).get("overgenomen")
    if adopted and adopted["datum"] <= row.get("datum", "9999"):
        return index(world, adopted["versie"])
    if "datum" in row:
        released = [n for n, r in enumerate(world["releases"]) if r["date"] <= row["datum"]]
        return released[-1] if released else None
    return None


def _taken_over(world: World, who: str, predecessor: str, inherited: Row) -> bool:
    """Whether a successor registered the same document, or the same choice, itself.

    One that was there before did so after the predecessor went into it.
    """
    last = world["register"][predecessor]["einde"]
    is_new = (world["register"][who]["ingang"] or "") > last
    names = ("item", "document") if inherited["what"] == "aanhaling" else ("item",)
    kind = "aanhalingen" if inherited["what"] == "aanhaling" else "keuzes"
    begin = inherited["begin"]
    return any(
        all(row.get(n) == inherited["row"].get(n) for n in names)
        and row.get("plaats", inherited["row"].get("plaats")) == inherited["row"].get("plaats")
        and row.get(begin, "") <= day_of(world)
        and (is_new or row.get(begin, "") > last)
        for row in user(world, who).get(kind, [])
    )


def time_of(world: World, reliance: Row) -> str:
    """Whether a citation or choice holds on the day: ``nu``, ``straks`` or ``voorbij``."""
    row, day = reliance["row"], day_of(world)
    if row.get(reliance["begin"], "") > day:
        return "straks"
    return "voorbij" if row.get("tot", "9999-12-31") < day else "nu"


# Tasks.


def tasks(world: World) -> list[Row]:
    """All tasks ever made."""
    found = []
    for n, release in enumerate(world["releases"]):
        for note in release["notes"]:
            if "actie" in note:
                short = {"id": note["id"], "tekst": note["actie"], "items": note["items"]}
                if "uiterlijk" in note:
                    short["uiterlijk"] = note["uiterlijk"]
                found.append({**short, "release": n})
            for task in note.get("taken", []):
                found.append({"items": note["items"], **task, "release": n})
    return found


def _fate(world: World, task: Row) -> str:
    """What a later note did with a task: the first that did something counts."""
    for n in range(task["release"] + 1, len(world["releases"])):
        for note in world["releases"][n]["notes"]:
            if any(task["id"] in t.get("vervangt", []) for t in note.get("taken", [])):
                return "vervangen"
        for note in world["releases"][n]["notes"]:
            if task["id"] in note.get("beeindigt", []):
                return "vervallen"
    return ""


def _is_of(task: Row, body: str) -> bool:
    """Whether a task is for the members of a body; of old one might not say of which."""
    return bool(task.get("verband", body) == body)


def _did(world: World, task: Row, doers: list[str]) -> bool:
    # Of a task for its members a joint body may say that it was done.
    members_only = task.get("doelgroep") == "leden"
    of = [b for d in doers for b in all_bodies(world, d)] if members_only else []
    body = [b for b in of if _is_of(task, b)]
    return any(
        row["taak"] == task["id"] and row["datum"] <= day_of(world)
        for who in [*doers, *body]
        for row in user(world, who).get("gedaan", [])
    )


def _settled(world: World, task: Row, adopted: list[Row]) -> bool:
    """Whether adopting a version with the task settled it."""
    for row in adopted:
        place = index(world, row["versie"])
        late = "uiterlijk" not in task or task["uiterlijk"] < row["datum"]
        if late and place is not None and place >= task["release"]:
            return True
    return False


def _state(world: World, task: Row, doers: list[str], adopted: list[Row], maybe: bool) -> str:
    if _did(world, task, doers):
        return "gedaan"
    if _fate(world, task):
        return _fate(world, task)
    if maybe:
        return "voorwaardelijk"
    if _settled(world, task, adopted):
        return "overgenomen"
    return "verstreken" if task.get("uiterlijk", "9999") < day_of(world) else "open"


def _binds_for(world: World, who: str, task: Row) -> bool:
    """Whether a task is about what binds a municipality.

    By its version or the newest one; and a task that once was for all doesn't leave them because
    its item later binds nobody, nor because the very change that made it is that it binds nobody.
    """
    places = [p for p in baselines(world, who) if p is not None and p >= 0]
    places += range(max(task["release"] - 1, 0), len(world["releases"]))
    # Whoever was bound by something is bound by what comes in its place.
    return any(
        binds(item_at(world, item, place)) and line_over(world, item, task) & set(task["items"])
        for place in places
        for item in world["releases"][place]["items"]
    )


def line_over(world: World, item: str, task: Row) -> set[str]:
    """An item and what stood in its place in the release of a task, or in a later one."""
    later = range(task["release"], len(world["releases"]))
    return set().union(*(line_at(world, item, n) for n in later))


def _is_proposal(world: World, task: Row) -> bool:
    """Whether all that a task is about is no more than a proposal, or isn't released."""
    if unreleased(world):
        return True
    now = [item_at(world, i, newest(world)) for i in task["items"]]
    return all(data is not None and data.get("status") == "voorstel" for data in now)


def _for_all(world: World, who: str, task: Row, doers: list[str]) -> str:
    """The state of a task for who is in its audience without having registered its items."""
    adopted = adoptions(world, who)
    before = predecessors(world, who)
    theirs = [_for_all(world, p, task, [*doers, p]) for p in before]
    members_only = task.get("doelgroep") == "leden"
    asked = {way for way in theirs if way or not members_only}
    if before and came_of(world, who) and asked == {"gedaan"}:
        return "gedaan"  # What all did is done, whatever is adopted after that.
    ways: list[str] = []
    for p, way in zip(before, theirs, strict=True):
        # Who adopted something after another went into it, decided for that one too.
        if not any(a["datum"] > world["register"][p]["einde"] for a in adopted):
            ways.append(way)
    joined = members_only and any(_is_of(task, b) for b in bodies(world, who))
    if adopted or joined or not came_of(world, who):
        ways.append(_for_one_of_all(world, who, task, doers))
    return min((w for w in ways if w), key=WORST_FIRST.index, default="")


def _for_one_of_all(world: World, who: str, task: Row, doers: list[str]) -> str:
    adopted = adoptions(world, who)
    audience = task.get("doelgroep")
    if audience in ("wie-aanhaalt", "wie-afwijkt"):
        return ""
    if audience == "leden" and not any(_is_of(task, b) for b in all_bodies(world, who)):
        return ""
    if audience is None and not _binds_for(world, who, task):
        return ""
    return _state(world, task, doers, adopted, not adopted and _is_proposal(world, task))


def _by_reliance(world: World, who: str, task: Row) -> list[str]:
    """The states of a task by way of each citation and choice of its items."""
    audience, states = task.get("doelgroep"), []
    for reliance in reliances(world, who):
        row = reliance["row"]
        if audience == "wie-aanhaalt" and reliance["what"] != "aanhaling":
            continue
        if audience == "wie-afwijkt" and row.get("keuze") != "afwijkend":
            continue
        if audience == "leden" and not any(_is_of(task, b) for b in all_bodies(world, who)):
            continue
        if time_of(world, reliance) != "nu":
            continue
        since = -1 if reliance["since"] is None else reliance["since"]
        if since >= task["release"] and not _had_time(world, reliance, task):
            continue
        if line_over(world, row["item"], task) & set(task["items"]):
            # An adoption is a decision of who made it, about what it had on that day.
            adopted, end = [], ""
            for doer in [d for d in reliance["doers"] if d in world["register"]]:
                adopted += [a for a in adoptions(world, doer) if a["datum"] > end]
                end = max(end, world["register"][doer]["einde"] or "")
            states.append(_state(world, task, reliance["doers"], adopted, False))
    return states


def _had_time(world: World, reliance: Row, task: Row) -> bool:
    """Whether a task for who relies so had a last day that was to come when that began.

    Who names a version that has it decided, and didn't do it by that.
    """
    if task.get("doelgroep") not in ("wie-aanhaalt", "wie-afwijkt") or "uiterlijk" not in task:
        return False
    released: str = world["releases"][reliance["since"]]["date"]
    return bool(task["uiterlijk"] >= reliance["row"].get(reliance["begin"], released))


def state(world: World, who: str, task: Row) -> str:
    """The state of a task for a municipality; empty when it isn't for this one."""
    ways = [_for_all(world, who, task, [who]), *_by_reliance(world, who, task)]
    return min((w for w in ways if w), key=WORST_FIRST.index, default="")


# What to look after, and what to know.


def squeeze(text: str) -> str:
    """A text with single blanks."""
    return " ".join(text.split())


def _goes_on(signs: str, edge: str) -> bool:
    """Whether a word or number goes on beyond the edge of a passage, seen from that edge."""
    joined, one, more = edge.isalnum(), signs[:1], signs[1:]
    if one.isalnum() or (joined and one in "-‑–'’" and more.isalnum()):
        return True
    return joined and ((one in ".,:/" and more.isdigit()) or one == "%")


def quoted(data: Row | None, quote: str) -> dict[str, int]:
    """How often a passage stands in each text of an item, not as a part of longer words."""
    found = {}
    for field, text in (bare(data) or {}).items():
        if isinstance(text, str):
            padded, words = f" {squeeze(text)} ", squeeze(quote)
            times = 0
            for n in range(len(padded)):
                if padded.startswith(words, n):
                    before, after = padded[:n][-2:], padded[n + len(words) :][:2]
                    times += not (_goes_on(before[::-1], words[0]) or _goes_on(after, words[-1]))
            if times:
                found[field] = times
    return found


def _why_review(world: World, reliance: Row) -> str:
    """Why a citation or choice has to be looked after; empty when it needn't."""
    row, since = reliance["row"], reliance["since"]
    item, now = row["item"], item_at(world, row["item"], newest(world))
    if since is None or now is None:
        return "onbekend"
    then = item_at(world, item, since)
    if gone(then):
        return "was-al-weg"
    if reliance["what"] == "keuze":
        return _why_chosen(world, item, since)
    if gone(now):
        return "vervangen" if living(world, item) else "ingetrokken"
    return "passage" if "citaat" in row and _passage_changed(row["citaat"], then, now) else ""


def _passage_changed(quote: str, then: Row | None, now: Row | None) -> bool:
    """Whether a passage isn't there just as often; moved to another place is only to know."""
    before, after = quoted(then, quote), quoted(now, quote)
    return not before or sum(before.values()) != sum(after.values())


def _why_chosen(world: World, item: str, since: int) -> str:
    then, now = item_at(world, item, since), item_at(world, item, newest(world))
    if gone(now) or (binds(then) and not binds(now)):
        return "grond"
    return "ingehaald" if changed(world, item, since) and _stricter(world, item, since) else ""


def _stricter(world: World, item: str, since: int) -> bool:
    """Whether an item asks more since a release, or may do so as nobody said which way it went."""
    for n in range(since + 1, len(world["releases"])):
        about = [x for x in world["releases"][n]["notes"] if item in x["items"]]
        if any(x["richting"] == "verzwaring" for x in about):
            return True
        old, new = item_at(world, item, n - 1) or {}, item_at(world, item, n) or {}
        if not about and any(old.get(f) != new.get(f) for f in NORMATIVE):
            return True
    return False


def _judged(world: World, reliance: Row) -> bool:
    """Whether somebody judged this, and nothing of it changed since."""
    item = reliance["row"]["item"]
    for who in reliance["doers"]:
        for row in user(world, who).get("beoordeeld", []):
            place = index(world, row["versie"])
            if row["item"] != item or row["datum"] > day_of(world) or place is None:
                continue
            if "document" in row and row["document"] != reliance["row"].get("document"):
                continue
            if "document" not in row and reliance["row"].get(reliance["begin"], "") > row["datum"]:
                continue
            whole = line_at(world, item, newest(world)) | line_at(world, item, place)
            if not any(
                bare(item_at(world, i, place)) != bare(item_at(world, i, newest(world)))
                for i in whole
            ):
                return True
    return False


def _tells(world: World, reliance: Row) -> bool:
    """Whether what a citation or choice rests on is different now."""
    row, since = reliance["row"], reliance["since"]
    if not changed(world, row["item"], since):
        return False
    if "citaat" not in row:
        return True
    then, now = item_at(world, row["item"], since), item_at(world, row["item"], newest(world))
    return quoted(then, row["citaat"]) != quoted(now, row["citaat"])


def read(world: World, who: str) -> Row:
    """What a municipality is told."""
    if not exists(world, who):
        return {"exists": False}
    states = {t["id"]: state(world, who, t) for t in tasks(world)}
    states = {name: s for name, s in states.items() if s}
    review: set[tuple[Any, ...]] = set()
    know: set[tuple[Any, ...]] = set()
    maybe: set[tuple[Any, ...]] = set()
    other: set[tuple[Any, ...]] = set()
    for reliance in reliances(world, who):
        row = reliance["row"]
        where = (row["item"], row.get("document", ""), row.get("plaats", ""))
        key = (reliance["what"], reliance["holder"], *where)
        if time_of(world, reliance) != "nu":
            other.add((*key, time_of(world, reliance)))
        elif why := _why_review(world, reliance):
            if not _judged(world, reliance):
                review.add((*key, why))
        elif _tells(world, reliance):
            know.add(key)
    for place in baselines(world, who):
        if place is None:
            review.add(("overname", who, "onbekend"))
            continue
        for item, data in world["releases"][-1]["items"].items():
            if not (binds(data) or binds(item_at(world, item, place))):
                continue
            if changed(world, item, place):
                proposal = place == -1 and (data["status"] == "voorstel" or unreleased(world))
                (maybe if proposal else know).add(("bindt", item, place))
    asks = any(s in ("open", "verstreken") for s in states.values())
    nothing = not asks and not review
    maybe_asked = "voorwaardelijk" in states.values()
    return {
        "exists": True,
        "tasks": states,
        "review": review,
        "know": know,
        "maybe": maybe,
        "other": other,
        "nothing_to_do": nothing,
        "nothing_changed": nothing and not know and not maybe and not maybe_asked,
    }
