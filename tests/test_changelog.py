"""The changelog as a whole: the invented framework, the clock, and what stories can't tell.

The cases themselves are stories (``tests/test_stories.py``), the laws are in ``test_laws.py``.
"""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

import pytest

from generator.base.schema import Kind
from generator.changelog.change import difference
from generator.changelog.changelog import Changelogs
from generator.changelog.day import newest_day
from generator.changelog.quote import (
    CHANGED,
    GONE,
    MORE_THAN_ONCE,
    MOVED,
    UNCHANGED,
    Found,
    follow,
)
from generator.changelog.reliance import CITES, Reliance
from generator.changelog.task import Ending, Tasks
from generator.history.diff import Change, item_change
from generator.history.history import History
from generator.history.model import Framework, Item
from generator.history.versions import Release
from generator.setup.register import Register
from generator.site.content import Site
from tests.builders import (
    consumer,
    example_site,
    kinds,
    make_framework,
    make_register,
    make_release,
    make_setup,
    norm,
    norms,
)
from tests.stories import (
    A,
    B,
    C,
    Part,
    adopted,
    body,
    cites,
    did,
    gone,
    m,
    merges,
    note,
    p,
    state,
    story,
    takes_in,
    task,
)
from tests.worlds import history_of, log_of


def test_same_input_gives_the_same_output() -> None:
    """No clock, no hidden state: made twice it is the same, and the input is left as it was."""
    site = example_site()
    before = copy.deepcopy(dict(site.users.data))
    again = Changelogs(History(site.sealed), site.users, site.day)
    for one in site.users.register:
        assert again.of(one) == site.changelogs[one.id]
    assert dict(site.users.data) == before


def test_nothing_to_do_has_a_date() -> None:
    """A changelog always says up to which release it holds, and on which day it was read."""
    for log in example_site().changelogs.values():
        assert (log.until, log.until_day) == ("1.0.0", "2026-01-12")
        assert log.day == example_site().day == "2026-02-01"


def test_concept_never_moves_a_changelog() -> None:
    """What isn't released yet doesn't count, nor does the note about it in the working version."""
    site = example_site()
    waiting = {n.id for n in site.concept.notes}
    assert waiting
    assert not {t.task.id for log in site.changelogs.values() for t in log.tasks} & waiting


def test_before_the_first_release_nothing_is_asked() -> None:
    """A site without releases has changelogs too; what stands in them is only proposed."""
    agreed = norm(status="vastgesteld")
    concept = Release("concept", "", make_framework(norms(agreed)), is_concept=True)
    (log,) = Site((), concept).changelogs.values()
    assert (log.verdict, log.day, log.tasks, log.to_know) == ("voorstel", "", (), ())
    assert [d.item for d in log.proposed] == ["mn-01"]
    assert not log.nothing_changed


def test_history_needs_a_release() -> None:
    """An empty history is a mistake of the caller."""
    with pytest.raises(ValueError, match=r"^a history needs at least one release$"):
        History(())


def test_a_kind_may_be_newer_than_a_release() -> None:
    """A release of before it has nothing of it."""
    first = Release("0.1.0", "2025-01-01", Framework(make_setup(), {}))
    agreed = norms(norm(status="vastgesteld"))
    history = History((first, make_release("0.2.0", agreed, "2025-06-01")))
    log = Changelogs(history, make_framework({}), "2025-06-01").of(consumer("gm9001"))
    assert [(d.item, d.change.type, d.version) for d in log.to_know if d.change] == [
        ("mn-01", "nieuw", "0.2.0")
    ]


@pytest.mark.parametrize("item", ["mn-09", "gm9001"])
def test_a_citation_of_what_no_release_holds_is_not_called_unchanged(item: str) -> None:
    """Also of what is no item at all."""
    cited = {"item": item, "document": "Plan", "versie": "0.1.0", "van": "2025-01-01"}
    users = make_framework({"gemeenten": {"gm9001": {"id": "gm9001", "aanhalingen": [cited]}}})
    history = History((make_release("0.1.0", norms(norm(laag="rijk"))),))
    log = Changelogs(history, users, "2026-01-01").of(consumer("gm9001"))
    assert [r.why for r in log.to_review] == ["niet te vergelijken"]
    assert (log.nothing_to_do, log.nothing_changed) == (False, False)


def test_versions_are_compared_as_numbers() -> None:
    """0.10.0 comes after 0.9.0."""
    cited = [
        {"item": "mn-01", "document": v, "versie": v, "van": "2025-01-01"}
        for v in ("0.10.0", "0.9.0")
    ]
    users = make_framework({"gemeenten": {"gm9001": {"id": "gm9001", "aanhalingen": cited}}})
    texts = {9: "Zit.", 10: "Sta.", 11: "Sta."}
    history = History(
        tuple(
            make_release(f"0.{n}.0", norms(norm(laag="rijk", norm=text)))
            for n, text in texts.items()
        )
    )
    log = Changelogs(history, users, "2026-01-01").of(consumer("gm9001"))
    assert [d.reliance.document for d in log.to_know] == ["0.9.0"]


def test_a_change_under_a_task_is_still_there_to_show() -> None:
    """With the citation that it is counted from, and what changed since that version."""
    told = story(
        "there and back, cited in between",
        A(n="Zit."), B(n="Sta."), C(note("n", task("t")), n="Zit."), m(cites("n", "B")),
        tells=[],
    )  # fmt: skip
    log = log_of(told.world, "m")
    (found,) = [d for d in log.differences if d.reliance.reason == CITES]
    assert found.change is not None
    assert [(f.old, f.new) for f in found.change.fields] == [("Sta.", "Zit.")]
    assert (found.reliance.version, found.version, found.direction) == ("B", "C", "verzwaring")
    (state,) = log.to_do
    assert found.reliance in state.reasons


# The clock.


def day_of(releases: list[str], **user: Any) -> str:
    """The newest day in the data of one consumer and some releases."""
    users = make_framework({"gemeenten": {"gm9001": {"id": "gm9001", **user}}})
    made = tuple(make_release(f"0.{n}.0", {}, day) for n, day in enumerate(releases))
    return newest_day(History(made), users)


def test_the_reference_day_is_the_newest_day_on_which_something_was_done() -> None:
    """A day ahead that somebody writes down is no sign that time has passed."""
    taken = {"versie": "0.1.0", "datum": "2026-03-01", "document": "Besluit", "tot": "2030-01-01"}
    cited = {"item": "mn-01", "document": "Plan", "versie": "0.1.0", "van": "2031-01-01"}
    chosen = {"item": "mn-01", "keuze": "gelijk", "datum": "2026-04-01"}
    done = {"taak": "t", "datum": "2026-05-01", "waarmee": "Besluit"}
    judged = {"item": "mn-01", "versie": "0.1.0", "datum": "2026-06-01", "door": "X", "reden": "Y"}
    assert day_of(["2025-01-01", "2026-01-01"]) == "2026-01-01"
    assert day_of(["2025-01-01"], aanhalingen=[cited]) == "2025-01-01"
    assert day_of(["2025-01-01"], overgenomen=taken) == "2026-03-01"
    assert day_of(["2025-01-01"], keuzes=[chosen]) == "2026-04-01"
    assert day_of(["2025-01-01"], gedaan=[done]) == "2026-05-01"
    assert day_of(["2025-01-01"], beoordeeld=[judged]) == "2026-06-01"


def test_a_day_may_be_asked() -> None:
    """Then it is the clock of the whole site."""
    site = example_site()
    later = Site(site.sealed, site.concept, asked_day="2030-01-01")
    assert {log.day for log in later.changelogs.values()} == {"2030-01-01"}


def test_a_task_knows_where_it_came_from_and_why_it_ended() -> None:
    """Of old a later note may bear the id of an earlier one: then its task has a longer id."""
    case = story(
        "two notes of one name, and one that ends a task",
        A(n="Zit."),
        B(note("n", does="t"), n="Sta."),
        C(note("n", does="t"), note("n", task("u"), ends="t"), n="Lig."),
        tells=[],
    )
    tasks = Tasks(history_of(case.world))
    assert [(t.id, t.version, t.note) for t in tasks.by_id.values()] == [
        ("t", "B", "t"),
        ("u", "C", "c-1"),
        ("t-C", "C", "t"),
    ]
    assert tasks.ended_by == {"t": Ending("C", "Het moest.")}


# Successors.


def covering(*stones: tuple[str, str, str]) -> History:
    """A history in whose second release items were withdrawn: id, successors, coverage."""
    items = {i: f"{i} deelt." for i in "cde"}
    dead = {name: gone(*into, covers=covers) for name, into, covers in stones}
    return history_of(story("", A(**items), B(**dead), tells=[]).world)


@pytest.mark.parametrize(
    ("stones", "covers"),
    [
        ([("c", "d", "ruimer")], "ruimer"),
        ([("c", "d", "")], ""),
        ([("c", "e", "gelijk"), ("e", "d", "smaller")], "smaller"),
        ([("c", "e", "smaller"), ("e", "d", "gelijk")], "smaller"),
        ([("c", "e", "overlapt"), ("e", "d", "ruimer")], "overlapt"),
        ([("c", "e", "gelijk"), ("e", "d", "")], ""),
        # Of two ways the one that covers most.
        ([("c", "de", "ruimer"), ("e", "d", "smaller")], "ruimer"),
    ],
)
def test_along_a_chain_the_weakest_coverage_counts(
    stones: list[tuple[str, str, str]], covers: str
) -> None:
    """And what nobody said is not said."""
    assert covering(*stones).coverage("pr-01", "pr-02") == covers


# What a story doesn't tell of a task: from whom it came, and who settled it when with what.

PASSED = (A(n="Zit."), B(note("n", task("t")), n="Sta."))


@pytest.mark.parametrize(
    ("parts", "how", "on", "by", "via"),
    [
        ((m(did("t")),), "geregistreerd", "2025-06-01", "Raadsbesluit", ""),
        ((m(adopted("B")),), "overname", "2026-01-02", "B", ""),
        (
            (m(adopted("A")), body(adopted("B"), counts="leden")),
            *("overname", "2026-01-02", "B", "k"),
        ),
        (merges("p q", into="m"), "", "", "", "p"),
        # Not by who stood between: it was p's.
        (
            (*merges("p", into="q", on="2026-12-31"), *takes_in("q", into="m")),
            *("", "", "", "p"),
        ),
        (
            (p(did("t")), *merges("p", into="q", on="2026-12-31"), *merges("q", into="m")),
            *("geregistreerd", "2025-06-01", "Raadsbesluit", "p"),
        ),
        ((p(adopted("B")), *merges("p", into="m")), "overname", "2026-01-02", "B", "p"),
    ],
)
def test_whose_a_task_was_and_what_settled_it(
    parts: tuple[Part, ...], how: str, on: str, by: str, via: str
) -> None:
    case = story("", *PASSED, *parts, Part("day", "2028-01-01"), tells=[])
    (found,) = log_of(case.world, "m").tasks
    assert (found.how, found.on, found.by, found.via) == (how, on, by, via)


def test_a_body_that_one_joins_later_did_nothing_for_it() -> None:
    """Of a task for the members of any body, which one of them did."""
    case = story(
        "",
        A(n=state()),
        B(note("n", task("t", audience="leden")), n=state("Sta.")),
        body(),
        tells=[],
    )
    world = case.world
    later = [{"lid": "m", "van": "2030-01-01"}]
    did_it = [{"taak": "t", "datum": "2025-06-01", "waarmee": "Brief"}]
    world["users"]["l"] = {**world["users"]["k"], "lidmaatschap": later, "gedaan": did_it}
    assert [t.task.id for t in log_of(world, "m").to_do] == ["t"]
    del world["users"]["l"]["lidmaatschap"]
    assert [t.via for t in log_of(world, "m").settled] == ["l"]


# Passages.


def follow_in(old: dict[str, Any], new: dict[str, Any], quote: str) -> Found:
    """What became of a passage from one text of a norm to another."""
    kind = kinds()["minimumnormen"]
    return follow(quote, Item(kind, norm(**old)), Item(kind, norm(**new)))


ONCE = "Iedereen kan zitten."
LONG = " ".join(["Wie dat wil, krijgt voor elke dag een stoel naast de deur"] * 9)
LINES = ["Staat er een stoel buiten?", "Is er ook schaduw?"]


@pytest.mark.parametrize(
    ("old", "new", "quote", "found"),
    [
        # The order of a list that isn't numbered means nothing, nor does emphasis to a reader.
        (
            {"toetsing": LINES},
            {"toetsing": LINES[::-1]},
            LINES[1],
            Found(UNCHANGED, "toetsing", "toetsing"),
        ),
        (
            {"onderbouwing": "Staan is *heel erg* vermoeiend."},
            {"onderbouwing": "Staan is heel erg vermoeiend."},
            "is heel erg vermoeiend",
            Found(UNCHANGED, "onderbouwing", "onderbouwing"),
        ),
        (
            {"onderbouwing": "Eerst:\n\n- staan is vermoeiend;\n- zitten niet."},
            {"onderbouwing": "Daarom:\n\n- staan is vermoeiend;\n- zitten niet."},
            "staan is vermoeiend; zitten niet.",
            Found(UNCHANGED, "onderbouwing", "onderbouwing"),
        ),
        (
            {"norm": "Iedereen kan zitten."},
            {"norm": "Iedereen kan soms zitten."},
            "Iedereen kan zitten.",
            Found(CHANGED, "norm", perhaps="Iedereen kan soms zitten."),
        ),
        (
            {"norm": "Iedereen kan zitten."},
            {"norm": "Niets van dat alles meer.", "voor_inwoners": None},
            "Iedereen kan zitten.",
            Found(CHANGED, "norm"),
        ),
        (
            {"toelichting": "Iedereen kan zitten."},
            {"toelichting": None},
            "Iedereen kan zitten.",
            Found(GONE, "toelichting", perhaps="Iedere inwoner kan zitten."),
        ),
        (
            {"toelichting": "Iedereen kan zitten."},
            {"lokale_ruimte": "Iedereen kan zitten."},
            "Iedereen kan zitten.",
            Found(MOVED, "toelichting", "lokale_ruimte"),
        ),
        # In more than one place: those are named, in the order of the item.
        (
            {"norm": ONCE},
            {"norm": ONCE, "lokale_ruimte": ONCE},
            ONCE,
            Found(MORE_THAN_ONCE, "norm", "norm, lokale_ruimte"),
        ),
        (
            {"norm": ONCE, "lokale_ruimte": ONCE, "voor_inwoners": ONCE},
            {"norm": ONCE, "lokale_ruimte": ONCE},
            ONCE,
            Found(CHANGED, "norm", "norm, lokale_ruimte"),
        ),
        (
            {"norm": ONCE, "onderbouwing": ONCE},
            {"lokale_ruimte": ONCE, "voor_inwoners": ONCE},
            ONCE,
            Found(MOVED, "norm", "lokale_ruimte, voor_inwoners"),
        ),
        (
            {"norm": ONCE, "onderbouwing": ONCE},
            {"norm": ONCE, "lokale_ruimte": ONCE},
            ONCE,
            Found(MOVED, "norm", "lokale_ruimte"),
        ),
        (
            {"vindplaatsen": [{"bron": "br-01", "paragraaf": "Bijlage 3"}]},
            {"vindplaatsen": [{"bron": "br-01", "paragraaf": "Bijlage 3"}]},
            "Bijlage 3",
            Found(UNCHANGED, "vindplaatsen.paragraaf", "vindplaatsen.paragraaf"),
        ),
        # A sign is no part of a word: what stands against it makes it no other word.
        (
            {"norm": "Kies (zitten) nu."},
            {"norm": "Kies bank(zitten) nu."},
            "(zitten)",
            Found(UNCHANGED, "norm", "norm"),
        ),
        (
            {"norm": "Kies (zitten) nu."},
            {"norm": "Kies (zitten)nu."},
            "(zitten)",
            Found(UNCHANGED, "norm", "norm"),
        ),
        ({"norm": "Kies (zit nu."}, {"norm": "Kies (zitten nu."}, "(zit", Found(CHANGED, "norm")),
        ({"norm": "Kies zit) nu."}, {"norm": "Kies opzit) nu."}, "zit)", Found(CHANGED, "norm")),
        # A suggestion is like it for three fifths at least, however long it is.
        ({"norm": "Zitje"}, {"norm": "Zitap"}, "Zitje", Found(CHANGED, "norm", perhaps="Zitap")),
        ({"norm": "Zitje"}, {"norm": "Zikap"}, "Zitje", Found(CHANGED, "norm")),
        (
            {"norm": f"{LONG}."},
            {"norm": f"Toch {LONG}?"},
            f"{LONG}.",
            Found(CHANGED, "norm", perhaps=f"Toch {LONG}?"),
        ),
        # A quote that begins inside a word is looked for like that.
        (
            {"norm": "Iedereen kan zitten."},
            {"norm": "Iedereen kan zitten."},
            "dereen kan zit",
            Found(UNCHANGED, "norm", "norm"),
        ),
    ],
)
def test_a_passage(old: dict[str, Any], new: dict[str, Any], quote: str, found: Found) -> None:
    """Unchanged, changed, moved or gone; what it is like is a suggestion."""
    assert follow_in(old, new, quote) == found


def test_nothing_is_like_a_passage_of_what_has_no_text_any_more() -> None:
    kind = kinds()["minimumnormen"]
    assert follow(ONCE, Item(kind, norm(norm=ONCE)), Item(kind, {})) == Found(GONE, "norm")


def test_a_passage_of_a_keyed_list_stays_with_its_key() -> None:
    """Another entry of the list before it doesn't move it."""
    kind = kinds()["basisdienstverlening"]
    spoken = {"sleutel": "op-papier", "uitspraak": "Wie dat wil, krijgt het op papier."}
    other = {"sleutel": "dichtbij", "uitspraak": "Het loket is dichtbij."}
    old, new = (
        Item(kind, {"id": "bd-01", "kwaliteitsuitspraken": rows})
        for rows in ([spoken], [other, spoken])
    )
    place = "kwaliteitsuitspraken[op-papier].uitspraak"
    assert follow(spoken["uitspraak"], old, new) == Found(UNCHANGED, place, place)


# Many.


def crowd(count: int, releases: int) -> tuple[History, Framework]:
    """A long history, and many consumers that each adopted, cited and chose."""
    ids = [f"mn-{n:02}" for n in range(1, 41)]
    made = []
    for r in range(releases):
        items = norms(*(norm(id=i, status="vastgesteld", norm=f"Norm {r}.") for i in ids))
        rows = [
            note("n", task(f"t{r}-{n}", **({"replaces": f"t{r - 1}-{n}"} if r else {})))
            | {"id": f"n{r}-{n}", "items": ids[n * 8 : n * 8 + 8]}
            for n in range(5)
        ]
        notes = {"wijzigingen": {row["id"]: row for row in rows}}
        made.append(make_release(f"0.{r + 1}.0", items | notes, f"{2000 + r}-01-01"))
    names = [f"gm{n:04}" for n in range(count)]
    own = {
        name: {
            "id": name,
            "overgenomen": {"versie": "0.2.0", "datum": "2002-01-01", "document": "Plan"},
            "aanhalingen": [
                {"item": i, "document": "Plan", "versie": "0.1.0", "van": "2001-01-01"}
                for i in ids[:3]
            ],
            "keuzes": [{"item": ids[0], "keuze": "ruimer", "motivering": "Meer."}],
        }
        for name in names
    }
    register: Register = make_register(*(consumer(name) for name in names))
    return History(tuple(made)), make_framework({"gemeenten": own}, register)


@pytest.mark.parametrize("count", [3, 30])
def test_what_many_consumers_share_is_compared_once(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each item once for each version that is relied on, however many rely on it."""
    history, users = crowd(count, 20)
    compared: list[str] = []

    def counted(kind: Kind, item: str, old: Any, new: Any) -> Change | None:
        compared.append(item)
        return item_change(kind, item, old, new)

    monkeypatch.setattr("generator.history.history.item_change", counted)
    told = Changelogs(history, users, "2025-01-01")
    logs = [told.of(one) for one in users.register]
    assert {len(log.to_do) for log in logs} == {5}
    assert {len(log.settled) for log in logs} == {95}
    by_item = Counter(compared)
    # Adopted at 0.2.0 by all, and the first three cited at 0.1.0 too.
    assert by_item == {f"mn-{n:02}": 2 if n <= 3 else 1 for n in range(1, 41)}


def test_what_cannot_be_compared_is_not_called_unchanged() -> None:
    """Neither with a version that isn't there."""
    history = History((make_release("0.1.0", norms(norm())),))
    found = difference(history, Reliance("mn-01", CITES, "0.0.9"))
    assert (found.change, found.comparable) == (None, False)
