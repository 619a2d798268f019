"""Pages, data, feed, calendar, lists and command say the same of one consumer on one day."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup, Tag
from icalendar import Calendar

from generator.changelog.dates import has_dates
from generator.changelog.switch import Switch, as_if_adopted
from generator.data.files import render_assets
from generator.history.versions import CONCEPT
from generator.pages.changes import Comparisons
from generator.pages.users import user_pages
from generator.report.switch import as_text
from generator.site.content import Site
from tests.builders import SITE_URL, example_site, make_release, norm, norms

DAYS = ("", "2026-03-01", "2026-03-02", "2026-07-01", "2027-01-01", "2028-02-29")
"""The day of the example, last days and the days after them, a merger, and long after."""

COUNTS = {"te doen": "te_doen", "verstreken": "verstreken", "na te kijken": "na_te_kijken"}


@cache
def site_on(day: str) -> Site:
    """The example framework, read on a day."""
    return replace(example_site(), asked_day=day)


@cache
def pages_on(day: str) -> Mapping[str, BeautifulSoup]:
    """The pages of consumers."""
    site = site_on(day)
    pages = user_pages(site, Comparisons(site))
    return {p.path: BeautifulSoup(p.body, "html.parser") for p in pages}


@cache
def files_on(day: str) -> Mapping[str, str]:
    """The files of consumers."""
    assets = render_assets(site_on(day), SITE_URL)
    return {a.path: a.content for a in assets if a.path.startswith("gemeenten/")}


def own(day: str, who: str) -> dict[str, Any]:
    """``wijzigingen.json`` of one consumer."""
    found: dict[str, Any] = json.loads(files_on(day)[f"gemeenten/{who}/wijzigingen.json"])
    return found


def present(day: str) -> list[str]:
    """Who exists on a day."""
    return [c for c, log in site_on(day).changelogs.items() if log.exists]


def counted(text: str) -> dict[str, int]:
    """The numbers in a text, by what they count; what isn't named is none."""
    found = {name: re.search(rf"(\d+) {name}", text) for name in COUNTS}
    return {COUNTS[name]: int(m[1]) if m else 0 for name, m in found.items()}


def words(part: Tag | None) -> str:
    """The words of a part of a page."""
    return re.sub(r"\s+", " ", part.get_text(" ", strip=True)) if part else ""


def listed_tasks(part: Tag | BeautifulSoup) -> set[str]:
    """The tasks that a page names in its lists."""
    found = (str(li["id"]) for li in part.select("ul.taken > li[id]"))
    return {i.removeprefix("taak-") for i in found if i.startswith("taak-")}


def of_stand(data: Mapping[str, Any], *stands: str) -> set[str]:
    """The tasks of a consumer in some states."""
    return {t["id"] for t in data["taken"] if t["stand"] in stands}


@pytest.mark.parametrize("day", DAYS)
def test_the_verdict_is_one(day: str) -> None:
    """On the page, in its data, in the overview, in the list and by the command."""
    site, pages = site_on(day), pages_on(day)
    overview = json.loads(files_on(day)["gemeenten/index.json"])
    lines = {line["id"]: line for line in overview["afnemers"]}
    names = {str(a["href"]): a.find_parent("li") for a in pages["gemeenten/"].select("li > a")}
    newest = site.history.newest.name
    for who in present(day):
        data = own(day, who)
        assert lines[who]["oordeel"] == data["oordeel"]
        numbers = {name: data["oordeel"][name] for name in COUNTS.values()}
        verdict = pages[f"gemeenten/{who}/"].select_one(".oordeel")
        assert counted(words(verdict)) == numbers
        assert counted(words(names[f"{who}/"])) == numbers
        log = site.changelogs[who]
        then = as_if_adopted(site.told, [who], newest).of(log.consumer)
        said = as_text(Switch(newest, log, then), site.history)
        assert counted(said.split("Nu: ")[1].split("\n")[0]) == numbers


@pytest.mark.parametrize("day", DAYS)
def test_the_same_tasks_are_open(day: str) -> None:
    """On the page, that for the council, in the data, feed and calendar, and in the lists."""
    pages, files = pages_on(day), files_on(day)
    all_tasks = {t["id"]: t for t in json.loads(files["gemeenten/taken.json"])["taken"]}
    dates = words(pages["gemeenten/termijnen/"])
    for who in present(day):
        data = own(day, who)
        asked = of_stand(data, "open", "verstreken")
        assert listed_tasks(pages[f"gemeenten/{who}/"]) == asked
        paper = pages.get(f"gemeenten/{who}/raad/")
        assert paper is None or listed_tasks(paper) == asked
        assert asked <= listed_tasks(pages["gemeenten/taken/"])
        for task in asked:
            assert all_tasks[task]["vervangen_door"] is None
            assert all_tasks[task]["vervallen_in"] is None
            if all_tasks[task]["uiterlijk"]:
                assert plain(all_tasks[task]["tekst"]) in dates
        feed = feedparser.parse(files[f"gemeenten/{who}/wijzigingen.atom"])
        told = {e.id.split("/taak/")[-1] for e in feed.entries if "/taak/" in e.id}
        told |= {e.id.rsplit("taak/", 1)[1] for e in feed.entries if ":taak/" in e.id}
        assert asked <= told


def plain(text: str) -> str:
    """A text of a task as a page shows it, without marks."""
    return text.replace("*", "").strip()


@pytest.mark.parametrize("day", DAYS)
def test_the_calendar_has_the_days_that_are_told(day: str) -> None:
    """An event for each dated task, cancelled or done as the data say."""
    for who in present(day):
        text = files_on(day)[f"gemeenten/{who}/termijnen.ics"]
        events = events_in(text)
        dated = {t["id"]: t for t in own(day, who)["taken"] if t["uiterlijk"]}
        names = {f"taak-{t}-{who}" for t in dated}
        assert names == {n for n in events if n.startswith("taak-")}
        for name, task in dated.items():
            event = events[f"taak-{name}-{who}"]
            assert event["dtstart"].dt.isoformat() == task["uiterlijk"]
            over = task["stand"] in {"vervangen", "vervallen"}
            assert (event["status"] == "CANCELLED") == over
            assert str(event["summary"]).startswith("Gedaan") == (task["stand"] == "gedaan")
        site = site_on(day)
        assert has_dates(site.history, site.changelogs[who]) == bool(events)
        links = pages_on(day)[f"gemeenten/{who}/"].select('a[href$="termijnen.ics"]')
        assert bool(links) == bool(events)


@pytest.mark.parametrize("day", DAYS)
def test_who_relies_on_a_version_reads_at_least_what_is_open_for_who_adopted_it(day: str) -> None:
    """Nobody is reassured by the shared page who would be asked something by registering."""
    pages, files = pages_on(day), files_on(day)
    for who in present(day):
        for adopted in own(day, who)["overgenomen"]:
            version = adopted["versie"]
            asked = {t["id"] for t in own(day, who)["taken"] if t["stand"] == "open"}
            for_all = {t for t in asked if t in by_audience(day, "allen")}
            shared = json.loads(files[f"gemeenten/sinds/{version}.json"])
            assert for_all <= listed_tasks(pages[f"gemeenten/sinds/{version}/"])
            assert for_all <= {t["id"] for t in shared["taken"]}


def events_in(text: str) -> dict[str, Any]:
    """The events of a calendar by what they are about."""
    return {str(e["uid"]).split("@")[0]: e for e in Calendar.from_ical(text).walk("VEVENT")}


def by_audience(day: str, audience: str) -> set[str]:
    """The tasks for some audience."""
    every = json.loads(files_on(day)["gemeenten/taken.json"])["taken"]
    return {t["id"] for t in every if t["doelgroep"] == audience}


@pytest.mark.parametrize("day", DAYS)
def test_a_reassurance_is_the_same_everywhere(day: str) -> None:
    for who in present(day):
        data, heading = own(day, who), pages_on(day)[f"gemeenten/{who}/"].select_one(".oordeel h2")
        calm = words(heading) in {"Niets te doen", "Niets veranderd", "U hoeft nu niets te doen"}
        said = data["oordeel"]
        assert calm == (said["niets_te_doen"] and not said["vraagt_meer"]), who
        assert (words(heading) == "Niets veranderd") == said["niets_veranderd"]


@pytest.mark.parametrize("day", DAYS)
def test_tasks_that_are_only_proposed_are_marked_on_every_list(day: str) -> None:
    """What asks nothing yet stands nowhere as if it did."""
    every = json.loads(files_on(day)["gemeenten/taken.json"])["taken"]
    proposed = {t["id"] for t in every if t["is_voorstel"]}
    assert proposed
    for path, page in pages_on(day).items():
        if path.startswith("gemeenten/taken/"):
            marked = {
                str(li["id"]).removeprefix("taak-")
                for li in page.select("ul.taken > li")
                if "voorstel" in map(words, li.select(".merk"))
            }
            assert marked == listed_tasks(page) & proposed


def test_the_first_day_of_what_binds_nobody_is_not_for_all() -> None:
    """A norm for the State begins to hold too; no consumer is told that it is theirs."""
    for layer, who in (("rijk", "wie dit aanhaalt"), ("medebewind", "alle gemeenten")):
        release = make_release("0.1.0", norms(norm(laag=layer, geldt_vanaf="2027-01-01")))
        site = Site((release,), replace(release, name=CONCEPT, is_concept=True))
        found = {p.path: p.body for p in user_pages(site, Comparisons(site))}
        (row,) = BeautifulSoup(found["gemeenten/termijnen/"], "html.parser").select("tbody tr")
        assert words(row.select("td")[-1]) == who
