"""What the pages of consumers say of a changelog, and what they may not say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from generator.changelog.changelog import (
    CONDITIONAL,
    GONE,
    NOTHING_CHANGED,
    NOTHING_TO_DO,
    TO_DO,
    TO_REVIEW,
    Changelog,
)
from generator.changelog.review import (
    GROUND_GONE,
    OVERTAKEN,
    PASSAGE,
    REPLACED,
    WITHDRAWN,
)
from generator.changelog.state import (
    BEFORE_ADOPTION,
    BY_ADOPTION,
    DONE,
    LAPSED,
    OPEN,
    OVERDUE,
    REGISTERED,
)
from generator.changelog.state import REPLACED as TASK_REPLACED
from generator.data.changes import as_json
from generator.history.versions import CONCEPT
from generator.pages.changes import Comparisons
from generator.pages.consumer_list import list_page
from generator.pages.heading import HEAVIER, UNRELEASED, heading
from generator.pages.users import user_pages
from generator.setup.register import Register
from generator.site.content import Site
from tests.builders import DATES, consumer, example_site, make_register, make_release, norm, norms
from tests.large import CONSUMERS, large_site, real_register_site
from tests.large import pages as large_pages

LIMIT = 60_000
"""What a page may weigh, and what the frame around it takes."""
FRAME = 3_500


@cache
def pages_of(day: str) -> Mapping[str, str]:
    """The pages of consumers of the example framework on a day."""
    site = replace(example_site(), asked_day=day)
    return {p.path: p.body for p in user_pages(site, Comparisons(site))}


def page(path: str, day: str = "") -> BeautifulSoup:
    """One page of the example framework."""
    return BeautifulSoup(pages_of(day)[f"gemeenten/{path}/"], "html.parser")


def words(tag: Tag | None) -> str:
    """The words of a part of a page."""
    assert tag is not None
    text = re.sub(r"\s+", " ", tag.get_text(" ", strip=True))
    return re.sub(r" ([,.;:)])", r"\1", text).replace("( ", "(")


def verdict(path: str, day: str = "") -> str:
    """The words of the verdict."""
    return words(page(path, day).select_one(".oordeel"))


def logs(day: str = "") -> Mapping[str, Changelog]:
    """The changelogs of the example framework."""
    return replace(example_site(), asked_day=day).changelogs


# --- The example framework shows everything


def test_the_example_shows_each_verdict() -> None:
    """Each row of the verdict, and what is said beside it."""
    told = {heading(log, is_released=True).kind if log.exists else GONE for log in logs().values()}
    all_of_them = {TO_DO, TO_REVIEW, HEAVIER, CONDITIONAL, NOTHING_TO_DO, NOTHING_CHANGED, GONE}
    assert told == all_of_them


def test_the_example_shows_each_state_of_a_task() -> None:
    tasks = [t for log in logs().values() for t in log.tasks]
    assert {t.state for t in tasks} == {OPEN, OVERDUE, DONE, TASK_REPLACED, LAPSED}
    assert {t.how for t in tasks} == {"", REGISTERED, BY_ADOPTION, BEFORE_ADOPTION}
    assert any(t.is_conditional for t in tasks)
    assert {t.task.audience for t in tasks} == {"allen", "wie-aanhaalt", "wie-afwijkt", "leden"}


def test_the_example_shows_each_review() -> None:
    """But for what the check refuses: a version without the item, or one that nobody knows."""
    reviews = [r for log in logs().values() for r in log.reviews]
    every = {WITHDRAWN, REPLACED, GROUND_GONE, OVERTAKEN, PASSAGE}
    assert {r.why for r in reviews} == every
    assert any(r.judged for r in reviews)
    assert any(r.again for r in reviews)


def test_the_example_shows_what_is_to_come_and_what_ended() -> None:
    all_logs = logs().values()
    assert any(log.coming for log in all_logs)
    assert any(log.ended for log in all_logs)
    assert any(log.context for log in all_logs)


# --- The verdict in words


def test_a_consumer_with_tasks_reads_them_by_day_with_counts() -> None:
    said = verdict("gm9001")
    assert said.startswith(
        "Dit moet u doen Stand op 1 februari 2026, tot en met versie 1.0.0 van 12 januari 2026. "
        "Geteld vanaf: versie 0.2.0, overgenomen op 1 september 2025 (Zonneplan 2025-2029); "
        "2 aanhalingen (versie 0.1.0 en 0.2.0); 2 eigen keuzes (versie 0.2.0). "
        "4 te doen 1 verstreken 1 na te kijken 7 ter kennisneming Te doen "
    )
    days = [str(t["datetime"]) for t in page("gm9001").select(".taken strong time")]
    assert days == ["2026-03-01", "2026-06-30", "2027-06-01", "2025-12-31"]
    assert "Uitgesteld: dit moest uiterlijk 1 juni 2026. Komt in de plaats van" in said
    assert "niets te doen" not in said.lower()
    order = ["Te doen", "De laatste dag is voorbij", "Na te kijken", "Ter kennisneming"]
    assert [words(h) for h in page("gm9001").select(".oordeel h3")] == order


def test_nothing_changed_and_nothing_to_do_are_different_sentences() -> None:
    nothing = "Op 1 februari 2026 is er niets te doen"
    assert verdict("gm9004").endswith(
        f"{nothing}, en is niets veranderd waarop deze gemeente steunt."
    )
    assert f"{nothing} en niets na te kijken. Er veranderde wel iets" in verdict("gm9003")
    assert "Zonder open taak: 1 verduidelijking. Die staat" in verdict("gm9003")


def test_a_proposal_asks_nothing_and_says_what_it_would_ask() -> None:
    said = verdict("gm9006")
    assert said.startswith("U hoeft nu niets te doen Stand op 1 februari 2026")
    assert "Geteld vanaf: geen overgenomen versie." in said
    assert (
        "Dit is een voorstel, en uw gemeente nam geen versie over. Neemt u versie 1.0.0 over, dan "
        "vraagt het dit: 5 taken, en 5 onderdelen gaan gelden (2 verlichtingen, 1 verzwaring en 2 "
        "wijzigingen zonder richting)." in said
    )
    # Who adopts doesn't begin with what was due before.
    late = verdict("gm9006", "2026-07-01")
    assert "dan vraagt het dit: 3 taken, en 5 onderdelen" in late


def test_what_asks_more_never_stands_beneath_a_reassurance() -> None:
    """On any day: where nothing is to be done, no line of the table asks more."""
    calm = 0
    for day in ("2025-01-10", "2025-06-10", "2025-12-31", "", "2026-07-01", "2028-01-01"):
        for path, body in pages_of(day).items():
            if not re.fullmatch(r"gemeenten/gm\d+/", path):
                continue
            soup = BeautifulSoup(body, "html.parser")
            rest = soup.select_one(".oordeel-rust")
            asking = soup.select_one(".oordeel-doen")
            if rest:
                calm += 1
                assert not [
                    r for r in soup.select("td[data-kop=Richting]") if "zwaring" in words(r)
                ]
                assert not soup.select(".oordeel .taken")
            if asking:
                title = words(asking.select_one("h2")).lower()
                assert "niets" not in title
    assert calm > 10


def test_no_task_but_more_asked_is_said_so() -> None:
    said = verdict("gm9008")
    assert said.startswith("Geen open taak, wel meer gevraagd")
    assert (
        "Op 1 februari 2026 staat er geen taak open. Wel vraagt het kader bij 1 onderdeel" in said
    )
    assert "niets te doen" not in said.lower()
    assert page("gm9008").select_one(".oordeel-rust") is None


def test_what_has_to_be_looked_at_says_why_and_what_holds_instead() -> None:
    said = verdict("gm9009")
    assert said.startswith("Dit moet u nakijken")
    assert "0 te doen 3 na te kijken 0 ter kennisneming" in said
    assert "Hiervoor in de plaats: Een loket voor de zon mn-04" in said
    assert (
        "Eerder beoordeeld op 1 oktober 2025 door College (“Het regent hier nog.”). Daarna is de "
        "tekst veranderd." in said
    )
    assert (
        "De aangehaalde woorden zijn weg. Klopt uw document nog? De route staat op papier." in said
    )
    assert "Geldt deze keuze nog? De motivering was: Onze paraplu’s zijn groter." in said
    # What was judged is settled, and stays to be seen.
    assert "mn-05" not in said
    done = words(page("gm9009").select_one("#afgerond").parent)  # type: ignore[union-attr]
    assert "beoordeeld op 29 januari 2026 door College. De verordening vervalt in 2027." in done


def test_the_passage_that_stayed_is_told_apart_from_what_changed_around_it() -> None:
    rows = [words(r) for r in page("gm9009").select(".stapel tr") if "hoofdstuk" in words(r)]
    assert any(
        "hoofdstuk 2 (versie 0.2.0): gewijzigd; de aangehaalde woorden zijn ongewijzigd" in r
        for r in rows
    )
    assert any(
        "hoofdstuk 1 (versie 0.2.0): gewijzigd; de aangehaalde woorden zijn weg" in r for r in rows
    )


# --- Time and organisation


def test_a_new_consumer_reads_what_it_inherited_and_from_whom() -> None:
    said = verdict("gm9002")
    assert "1 aanhaling van een voorganger (versie 0.1.0)" in said
    assert "1 eigen keuze van een voorganger (versie 0.1.0)" in said
    assert "1 aanhaling van een samenwerking (versie 0.1.0)" in said
    assert "geërfd van Oud-Voorbeeld" in said
    assert "niets te doen" not in said.lower()
    told = words(page("gm9002").select_one("#voorgangers").parent)  # type: ignore[union-attr]
    assert "Oud-Voorbeeld, tot en met 31 december 2025" in told


def test_a_merger_is_announced_before_and_told_after() -> None:
    before = words(page("gm9006").select_one(".aankondiging"))
    assert before.startswith("Zonneveld gaat op 1 januari 2027 op in Zonneveld aan Zee.")
    assert page("gm9006", "2026-12-31").select_one(".aankondiging")
    after = page("gm9006", "2027-01-01")
    assert after.select_one(".aankondiging, .oordeel") is None
    stone = words(after.select_one(".grafsteen"))
    assert "Zonneveld bestond tot en met 31 december 2026. Stand op 1 januari 2027." in stone
    assert "niets te doen" not in words(after).lower()
    assert [a["href"] for a in after.select(".grafsteen a")] == ["../gm9007/"]


def test_a_consumer_to_come_is_no_dissolved_one() -> None:
    said = words(page("gm9007").select_one(".grafsteen"))
    assert said.startswith("Deze gemeente bestaat nog niet Zonneveld aan Zee begint op 1 januari")
    assert "komt voort uit: Zonneveld" in said
    assert "niets te doen" not in words(page("gm9007")).lower()
    assert page("gm9007", "2027-01-01").select_one(".oordeel")


def test_a_dissolved_consumer_without_a_living_successor_says_so() -> None:
    register = make_register(
        consumer("gm9001", einde="2019-12-31", opvolgers=("gm9002",)),
        consumer("gm9002", einde="2019-12-31", opvolgers=()),
    )
    said = words(small_page(norms(norm()), register=register))
    assert "Welke gemeente verdergaat, staat niet in het register." in said
    assert "niets te doen" not in said.lower()


# --- Small worlds


def small_site(
    *contents: Mapping[str, Any],
    user: Mapping[str, Any] | None = None,
    register: Register | None = None,
) -> Site:
    """A site with some releases and one consumer."""
    everyone = register or make_register()
    sealed = tuple(
        make_release(f"0.{n}.0", content, f"202{n}-01-01", everyone)
        for n, content in enumerate(contents, start=1)
    )
    mine = {"gemeenten": {"gm9001": {"id": "gm9001", **user}}} if user else {}
    concept = make_release(CONCEPT, {**(contents[-1] if contents else {}), **mine}, "", everyone)
    return Site(sealed, concept)


def small_page(
    *contents: Mapping[str, Any],
    user: Mapping[str, Any] | None = None,
    register: Register | None = None,
    path: str = "gemeenten/gm9001/",
) -> BeautifulSoup:
    """A page of a small site."""
    site = small_site(*contents, user=user, register=register)
    found = {p.path: p.body for p in user_pages(site, Comparisons(site))}
    return BeautifulSoup(found.get(path, ""), "html.parser")


def cited(version: str, **more: str) -> dict[str, str]:
    """A citation of mn-01."""
    document = {"item": "mn-01", "document": f"Plan {version}", "versie": version}
    return document | {"van": "2021-02-01"} | more


def heavier(richting: str, **more: Any) -> dict[str, Any]:
    """Content in which a norm changed, with a note that gives the direction."""
    note = {
        "id": "zwaar",
        "titel": "Zwaar",
        "items": ["mn-01"],
        "reden": "Het moet.",
        "richting": richting,
        "besluit": "Redactie",
    }
    return norms(norm(norm="Iedere inwoner moet zitten.")) | {"wijzigingen": {"zwaar": note | more}}


ADOPTED = {"versie": "0.1.0", "datum": "2021-02-01", "document": "Plan"}


@pytest.mark.parametrize(
    "user",
    [{"overgenomen": ADOPTED}, {"aanhalingen": [cited("0.1.0")]}],
    ids=["adopted", "cited"],
)
def test_heavier_without_a_task_is_no_reassurance(user: Mapping[str, Any]) -> None:
    said = small_page(norms(norm()), heavier("verzwaring"), user=user).select_one(".oordeel")
    assert words(said).startswith("Geen open taak, wel meer gevraagd")
    lighter = small_page(norms(norm()), heavier("verlichting"), user=user).select_one(".oordeel")
    assert "niets te doen" in words(lighter).lower()


@pytest.mark.parametrize(
    ("direction", "count"), [("verzwaring", 1), ("verlichting", 0), ("verduidelijking", 0)]
)
def test_the_data_say_too_that_more_is_asked(direction: str, count: int) -> None:
    """Who reads the data alone is reassured no more than who reads the page."""
    user = {"overgenomen": ADOPTED}
    site = small_site(norms(norm()), heavier(direction), user=user)
    told = as_json(site.changelogs["gm9001"], site, "gemeenten/gm9001/x.json")["oordeel"]
    assert (told["niets_te_doen"], told["vraagt_meer"]) == (True, count)


def test_heavier_with_a_task_done_is_no_reassurance_either() -> None:
    done = [{"taak": "zwaar", "datum": "2022-02-01", "waarmee": "Besluit"}]
    soup = small_page(
        norms(norm()),
        heavier("verzwaring", actie="Doe het."),
        user={"overgenomen": ADOPTED, "gedaan": done},
    )
    said = words(soup.select_one(".oordeel"))
    assert said.startswith("Geen open taak, wel meer gevraagd")
    assert "niets te doen" not in said.lower()


def test_a_new_title_stands_beside_the_old_one() -> None:
    renamed = [norms(norm()), norms(norm(titel="Een andere naam"))]
    soup = small_page(*renamed, user={"aanhalingen": [cited("0.1.0")]})
    row = words(soup.select_one("tbody th"))
    assert row == "Een andere naam mn-01 heette: Een norm"
    paper = small_page(
        *renamed, user={"aanhalingen": [cited("0.1.0")]}, path="gemeenten/gm9001/raad/"
    )
    assert "Heette: Een norm. Heet nu: Een andere naam." in words(paper)


def test_each_version_that_is_relied_on_shows_its_own_change() -> None:
    """Changed there and back: nothing for the one, everything for the other."""
    there = [norms(norm(norm=t)) for t in ("Eén stoel.", "Twee stoelen.", "Drie stoelen.")]
    soup = small_page(*there, user={"aanhalingen": [cited("0.1.0"), cited("0.2.0")]})
    heads = [words(h) for h in soup.select("details h3")]
    assert heads == ["Sinds versie 0.1.0", "Sinds versie 0.2.0"]
    assert [words(d) for d in soup.select("details .oud dd")] == ["Eén stoel.", "Twee stoelen."]

    back = [*there[:2], there[0]]
    soup = small_page(*back, user={"aanhalingen": [cited("0.1.0"), cited("0.2.0")]})
    assert [words(d) for d in soup.select("details .oud dd")] == ["Twee stoelen."]
    why = words(soup.select_one("td[data-kop=Waarom]"))
    assert "‘Plan 0.1.0’ (versie 0.1.0): ongewijzigd" in why
    assert "‘Plan 0.2.0’ (versie 0.2.0): gewijzigd" in why


def test_the_same_change_since_two_versions_is_shown_once() -> None:
    texts = ("Eén stoel.", "Eén stoel.", "Drie stoelen.")
    soup = small_page(
        *(norms(norm(norm=t)) for t in texts),
        user={"aanhalingen": [cited("0.1.0"), cited("0.2.0")]},
    )
    assert len(soup.select("details .oud dd")) == 1


def test_an_unknown_version_is_never_called_unchanged() -> None:
    adopted = {"versie": "0.7.0", "datum": "2022-02-01", "document": "Plan"}
    said = words(small_page(norms(norm()), user={"overgenomen": adopted}))
    assert "Versie 0.7.0, die deze gemeente overnam, is niet bekend." in said
    assert "niets te doen" not in said.lower()
    assert "niets veranderd" not in said.lower()


def test_a_choice_without_a_version_could_not_be_compared() -> None:
    choice = {"item": "mn-01", "keuze": "gelijk"}
    said = words(small_page(norms(norm()), user={"keuzes": [choice]}).select_one(".oordeel"))
    assert said.startswith("Dit moet u nakijken")
    assert "1 eigen keuze (zonder versie)" in said
    assert "Dit kon niet worden vergeleken: de genoemde versie is niet bekend of ontbreekt." in said
    assert "ongewijzigd" not in said


def test_an_adoption_to_come_and_one_that_ended_are_said() -> None:
    late = {"versie": "0.1.0", "datum": "2029-02-01", "document": "Plan"}
    users = {"overgenomen": late}
    site_day = small_page(norms(norm()), user=users)
    # What a consumer writes down as adopted is the newest day in the data.
    assert "Stand op 1 februari 2029" in words(site_day)
    ended = {"versie": "0.1.0", "datum": "2021-02-01", "document": "Plan", "tot": "2021-03-01"}
    seen = {"taak": "x", "datum": "2022-01-01", "waarmee": "y"}
    said = words(small_page(norms(norm()), user={"overgenomen": ended, "gedaan": [seen]}))
    assert (
        "De overname van versie 0.1.0 gold tot en met 1 maart 2021 en telt niet meer mee." in said
    )
    assert "Geteld vanaf: geen overgenomen versie." in said


def test_before_the_first_release_nothing_is_asked_or_reassured() -> None:
    soup = small_page()
    said = words(soup.select_one(".oordeel"))
    assert said.startswith("Er is nog geen versie uitgegeven")
    assert "niets te doen" not in said.lower()
    log = Changelog(consumer("gm9001"), "", CONCEPT, "", exists=True)
    assert heading(log, is_released=False).kind == UNRELEASED


def test_what_binds_all_without_an_adoption_stands_on_the_shared_page() -> None:
    bound = norms(norm(status="geldend"))
    soup = small_page(bound)
    assert soup.select(".stapel") == []
    assert "(1 onderdeel), staat bij zonder overgenomen versie" in words(soup)
    shared = small_page(bound, path="gemeenten/zonder-overname/")
    assert "Wat er geldt" in words(shared)
    assert [words(r) for r in shared.select("tbody th")] == ["Een norm mn-01"]
    assert small_page(bound, path="gemeenten/gm9001/raad/").get_text() == ""


def test_a_proposal_is_never_said_to_hold() -> None:
    shared = small_page(norms(norm()), path="gemeenten/zonder-overname/")
    said = words(shared)
    assert "Wat er geldt" not in said
    assert "Wat gaat gelden voor wie versie 0.1.0 overneemt" in said


def test_a_correction_is_named() -> None:
    first = make_release("0.1.0", norms(norm()), "2021-01-01")
    second = make_release("0.1.1", norms(norm(norm="Anders.")), "2022-01-01")
    second = replace(second, correction="Er stond een fout.")
    user = {"gm9001": {"id": "gm9001", "aanhalingen": [cited("0.1.0")]}}
    concept = make_release(CONCEPT, norms(norm(norm="Anders.")) | {"gemeenten": user}, "")
    site = Site((first, second), concept)
    found = {p.path: p.body for p in user_pages(site, Comparisons(site))}
    row = BeautifulSoup(found["gemeenten/gm9001/"], "html.parser").select_one("td[data-kop=Versie]")
    assert words(row) == "van 0.1.0 naar 0.1.1 (correctie)"


# --- For the council


def test_the_page_for_the_council_holds_only_its_own_items() -> None:
    paper = page("gm9002/raad")
    assert [str(h["id"]) for h in paper.select(".raadsstuk h3")] == ["pr-01", "do-01", "mn-01"]
    assert page("gm9001/raad").select(".raadsstuk h3")
    without = {"gm9004", "gm9006", "gm9007", "gm9005"}
    made = {m[1] for m in map(re.compile(r"gemeenten/(gm\d+)/raad/").fullmatch, pages_of("")) if m}
    assert made == {m.id for m in example_site().users.register} - without


def test_the_page_for_the_council_is_signed() -> None:
    """With the version, the day, the seal of each version that it rests on, and the chain."""
    foot = words(page("gm9001/raad").select_one(".zegelregel"))
    seals = {s.version: s for s in example_site().seals}
    for version, date in DATES.items():
        assert version in foot
        assert date[:4] in foot
        assert seals[version].sha256 in foot
    assert f"Keten tot en met deze versie: {seals['1.0.0'].chain}" in foot
    head = words(page("gm9001/raad").select_one("header"))
    assert "stand op 1 februari 2026, tot en met versie 1.0.0 van 12 januari 2026" in head


def test_old_and_new_are_told_apart_without_colour() -> None:
    paper = page("gm9001/raad")
    pairs = paper.select(".oudnieuw")
    assert pairs
    for pair in pairs:
        assert [words(d) for d in pair.select("dt")] == ["Oud:", "Nieuw:"]
    assert paper.select("del")
    assert paper.select("ins")
    assert "is doorgestreept wat vervalt" in words(paper.select_one(".leeswijzer"))


# --- Tasks


def test_each_task_has_an_address_for_ever_with_what_became_of_it() -> None:
    tasks = example_site().told.tasks
    for task in tasks.by_id.values():
        assert page(f"taken/{task.version}").select_one(f"#taak-{task.id}")
    old = words(page("taken/0.2.0"))
    assert "Vervangen door taak kaart-op-scherm, in versie 1.0.0." in old
    assert "Vervallen in versie 1.0.0. Een scherm waait niet weg." in old
    listed = [str(li["id"]) for li in page("taken").select(".taken > li")]
    assert sorted(listed) == sorted(f"taak-{t.id}" for t in tasks.in_force)


def test_who_a_task_is_for_is_said() -> None:
    said = words(page("taken/1.0.0"))
    for whom in (
        "Voor alle gemeenten.",
        "Voor wie een van deze onderdelen aanhaalt.",
        "Voor wie van een van deze onderdelen afwijkt.",
        "Voor de leden van een samenwerking: Zonnekring Nergens so9001.",
    ):
        assert whom in said


def test_a_task_done_by_a_joint_body_says_by_whom() -> None:
    done = words(page("gm9003").select_one("#taak-kring-inlichten"))
    assert done == (
        "Taak kring-inlichten: gedaan op 25 januari 2026, met Brief aan de leden, door Zonnekring "
        "Nergens so9001."
    )


def test_a_joint_body_reads_what_it_relies_on_itself() -> None:
    soup = BeautifulSoup(pages_of("")["samenwerkingen/so9001/"], "html.parser")
    said = words(soup.select_one(".oordeel"))
    assert said.startswith("Niets te doen Stand op 1 februari 2026")
    assert "1 aanhaling (versie 0.1.0)" in said
    assert "Er veranderde wel iets waarop Zonnekring Nergens steunt." in said
    assert [words(r) for r in soup.select("#wijzigingen ~ table tbody th")] == [
        "Niemand in de schaduw pr-01"
    ]


# --- Many releases


@cache
def large() -> tuple[Site, Mapping[str, str]]:
    """A framework with twenty releases and three hundred registrations."""
    site = large_site()
    return site, {p.path: p.body for p in large_pages(site)}


def test_no_page_of_a_large_framework_is_heavy() -> None:
    _, pages = large()
    heavy = {path: n for path, body in pages.items() if (n := len(body.encode())) + FRAME > LIMIT}
    assert heavy == {}


def test_a_large_framework_names_at_most_what_is_open() -> None:
    """The verdict names the open tasks, each once; what is replaced only as what it replaces."""
    site, pages = large()
    for name in ("gm8000", "gm8010", "gm8019", "gm8276"):
        log = site.changelogs[name]
        soup = BeautifulSoup(pages[f"gemeenten/{name}/"], "html.parser")
        shown = [str(li["id"]) for li in soup.select(".oordeel .taken > li[id]")]
        assert shown == [f"taak-{t.task.id}" for t in (*log.to_do, *log.overdue)]
        assert log.to_do or name == "gm8019"
        named = {c.get_text() for c in soup.select("code")}
        done = {t.task.id for t in log.settled if t.how == REGISTERED}
        replaced = {r for t in log.to_do for r in t.task.replaces}
        assert named <= {t.task.id for t in log.to_do} | done | replaced


def test_a_long_paper_for_the_council_is_cut_into_parts_that_miss_nothing() -> None:
    site, pages = large()
    name = max((p for p in pages if p.endswith("/raad/")), key=lambda p: len(pages[p])).split("/")[
        1
    ]
    first = f"gemeenten/{name}/raad/"
    parts = [first, *(p for p in pages if re.fullmatch(rf"{first}\d+/", p))]
    assert len(parts) > 1
    shown = [
        str(h["id"])
        for p in parts
        for h in BeautifulSoup(pages[p], "html.parser").select(".raadsstuk h3")
    ]
    changed = {d.item for d in site.changelogs[name].differences if d.change}
    assert sorted(shown) == sorted(changed)
    for part in parts:
        assert site.seals[-1].sha256 in pages[part]


def test_the_list_has_room_for_more_consumers_and_longer_names() -> None:
    """It grows by a row for each; a fifth of the limit is kept for that."""
    _, pages = large()
    assert len(pages["gemeenten/"].encode()) + FRAME <= LIMIT * 4 / 5


def test_the_list_of_the_real_register_is_not_heavy() -> None:
    """The heaviest that it may become: nearly all registered, and each with a number."""
    site = real_register_site()
    assert site.afnemers
    body = list_page(site, site.afnemers).body
    assert body.count("<small>nam ") == CONSUMERS
    assert "> 238.147 <small>" in body
    assert len(body.encode()) + FRAME <= LIMIT
