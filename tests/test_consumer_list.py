"""The list of consumers and the page of all days, with the figures that they show."""

from __future__ import annotations

import re
from functools import cache

from bs4 import BeautifulSoup

from generator.pages.consumer_list import ConsumerList
from generator.pages.render import render_pages
from generator.site.content import Site
from tests.builders import example_site


@cache
def soup(path: str, day: str = "") -> BeautifulSoup:
    """A page of the example, as it reads on a day."""
    site = example_site()
    if day:
        site = Site(site.sealed, site.concept, asked_day=day)
    body = next(p.body for p in render_pages(site) if p.path == path)
    return BeautifulSoup(body, "html.parser")


def rows(day: str = "") -> dict[str, dict[str, str]]:
    """The rows by name: what the filter reads of each, and the words beside it."""
    found = {}
    for row in soup("gemeenten/", day).select("[data-filter-groep] li"):
        link = row.find("a")
        assert link
        told = row.select_one(".regelstand")
        facts = {k: str(v) for k, v in row.attrs.items()}
        facts["woorden"] = " ".join(told.get_text().split()) if told else ""
        found[link.get_text()] = facts
    return found


def test_the_list_says_how_many_adopted_a_version() -> None:
    stand = soup("gemeenten/").select_one(".stand")
    assert stand
    assert stand.get_text() == (
        "Stand op 1 februari 2026: 5 van 7 namen een versie over, 2 hebben een taak openstaan."
    )


def test_a_row_says_what_its_own_page_says() -> None:
    afnemers = example_site().afnemers
    assert afnemers
    for entry in ConsumerList(example_site(), afnemers).present:
        said = rows()[entry.consumer.naam]["woorden"]
        log = entry.log
        assert (f"{len(log.to_do)} te doen" in said) == bool(log.to_do)
        assert (f"{len(log.overdue)} verstreken" in said) == bool(log.overdue)
        assert (f"{len(log.to_review)} na te kijken" in said) == bool(log.to_review)
        asked = log.to_do or log.overdue or log.to_review
        assert ("meer zonder taak" in said) == bool(log.asking_more and not asked)
        assert bool(entry.asks) == bool(asked or log.asking_more)
        for adoption in log.adopted:
            assert f"nam {adoption.version} over" in said


def test_the_filter_reads_what_the_row_shows() -> None:
    found = rows()
    assert found["Voorbeeldstad"] == {
        "data-versie": "0.2.0",
        "data-stand": "doen|verstreken|nakijken",
        "woorden": "nam 0.2.0 over; 4 te doen; 1 verstreken; 1 na te kijken",
    }
    assert found["Zonneveld"] == {
        "data-samenvoeging": "gaat-op",
        "woorden": "bestaat tot en met 31 december 2026, gaat op in Zonneveld aan Zee",
    }
    assert found["Nergenshuizen"]["data-samenvoeging"] == "samengevoegd"
    assert found["Zonneveld aan Zee"]["data-samenvoeging"] == "begint"


def test_on_a_later_day_the_merger_has_been() -> None:
    found = rows("2027-06-01")
    assert found["Zonneveld aan Zee"]["data-samenvoeging"] == "samengevoegd"
    heading = soup("gemeenten/", "2027-06-01").select_one("#opgeheven")
    assert heading
    gone = heading.find_parent("section")
    assert gone
    assert {a.get_text() for a in gone.select("li a")} == {"Oud-Voorbeeld", "Zonneveld"}


def test_each_choice_counts_the_rows_that_it_leaves() -> None:
    page = soup("gemeenten/")
    boxes = page.select("[data-filter-keuze]")
    assert [b["data-filter-keuze"] for b in boxes] == ["versie", "stand", "samenvoeging"]
    for box in boxes:
        key = f"data-{box['data-filter-keuze']}"
        for option in box.select("option[value]:not([value=''])"):
            wanted, count = option["value"], re.search(r"\((\d+)\)$", option.get_text())
            assert count
            shown = 0
            for row in page.select("[data-filter-groep] li"):
                group = row.find_parent("section")
                assert group
                said = str(row.get(key) or group.get(key) or "geen").split("|")
                shown += wanted in said
            assert shown == int(count[1]), (key, wanted)


def test_who_registered_nothing_finds_what_changed() -> None:
    section = soup("gemeenten/").select_one("#zonder-registratie")
    assert section
    parent = section.find_parent("section")
    assert parent
    assert [a["href"] for a in parent.select("a")] == [
        "sinds/1.0.0/",
        "sinds/0.2.0/",
        "sinds/0.1.0/",
        "zonder-overname/",
        "../id/",
    ]


def days(day: str = "") -> dict[str, list[tuple[str, str]]]:
    """The days under each heading of their page: the day, and what is said of it."""
    found = {}
    for section in soup("gemeenten/termijnen/", day).select("section[aria-labelledby]"):
        lines = section.select("tbody tr")
        found[str(section["aria-labelledby"])] = [
            (str(time["datetime"]), " ".join(row.select("td")[0].get_text().split()))
            for row in lines
            if (time := row.find("time"))
        ]
    return found


def test_the_calendar_has_each_last_day_in_force_and_each_first_day() -> None:
    site = example_site()
    found = days()
    shown = {day for some in found.values() for day, _ in some}
    assert shown >= {t.due for t in site.told.tasks.in_force if t.due}
    assert ("2026-07-01", "Gaat gelden voorstel") in found["komend"]
    assert found["komend"] == sorted(found["komend"], key=lambda d: d[0])
    assert all(day >= site.day for day, _ in found["komend"])
    assert all(day < site.day for day, _ in found["geweest"])


def test_a_task_that_was_replaced_is_no_day_to_know() -> None:
    told = example_site().told.tasks
    gone = set(told.by_id) - {t.id for t in told.in_force}
    links = soup("gemeenten/termijnen/").select("tbody a[href*='#taak-']")
    assert links
    assert gone.isdisjoint({str(a["href"]).rpartition("#taak-")[2] for a in links})


def test_the_day_itself_is_still_to_come() -> None:
    assert days("2026-06-30")["komend"][0][0] == "2026-06-30"
    assert days("2026-07-01")["geweest"][0][0] == "2026-06-30"
