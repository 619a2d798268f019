"""The list of consumers and the page of all days, with the figures that they show."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bs4 import BeautifulSoup

from generator.base.settings import Afnemers, Omvang
from generator.pages.consumer_list import ConsumerList, list_page
from generator.pages.render import render_pages
from generator.setup.register import Register
from generator.site.content import Site
from tests.builders import example_site, settings


def example_consumers() -> Afnemers:
    """What the settings of the example say of its consumers."""
    afnemers = settings().afnemers
    assert afnemers
    return afnemers


AFNEMERS = example_consumers()


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
        told = row.select_one("small")
        facts = {k: str(v) for k, v in row.attrs.items()}
        own = [t for t in row.find_all(string=True, recursive=False) if t.strip()]
        facts["ernaast"] = " ".join("".join(own).split())
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
    for entry in ConsumerList(example_site(), AFNEMERS).present:
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
        "data-f": "0.2.0 d v n",
        "ernaast": "120.345",
        "woorden": "nam 0.2.0 over; 4 te doen; 1 verstreken; 1 na te kijken",
    }
    assert found["Zonneveld"] == {
        "data-f": "g",
        "ernaast": "49.999",
        "woorden": "bestaat tot en met 31 december 2026, gaat op in Zonneveld aan Zee",
    }
    assert found["Nergenshuizen"]["data-f"].endswith(" s")
    assert found["Zonneveld aan Zee"]["data-f"] == "b -"


def test_on_a_later_day_the_merger_has_been() -> None:
    found = rows("2027-06-01")
    assert found["Zonneveld aan Zee"]["data-f"].endswith("s")
    heading = soup("gemeenten/", "2027-06-01").select_one("#opgeheven")
    assert heading
    gone = heading.find_parent("section")
    assert gone
    assert {a.get_text() for a in gone.select("li a")} == {"Oud-Voorbeeld", "Zonneveld"}


def test_each_choice_counts_the_rows_that_it_leaves() -> None:
    """As the script reads them; in a browser: ``test_site.py``."""
    page = soup("gemeenten/")
    boxes = page.select("[data-filter-keuze]")
    assert [b["id"] for b in boxes] == ["kies-o", "kies-v", "kies-s", "kies-m"]
    for box in boxes[1:]:
        options = {str(o["value"]): o for o in box.select("option[value]:not([value=''])")}
        for wanted, option in options.items():
            count = re.search(r"\((\d+)\)$", option.get_text())
            assert count
            shown = 0
            for row in page.select("[data-filter-groep] li"):
                group = row.find_parent("section")
                assert group
                marks = {*str(row.get("data-f", "")).split(), *str(group["data-f"]).split()}
                lacks = "-" not in marks and not marks & options.keys()
                shown += lacks if wanted == "geen" else wanted in marks
            assert shown == int(count[1]), wanted


def test_all_marks_of_a_row_differ() -> None:
    """A row has one list of them: what one box asks may mean nothing in another."""
    lists = ConsumerList(example_site(), AFNEMERS)
    values = [v for _, _, some in lists.choices for v, _, _ in some if v != "geen"]
    assert len(set(values)) == len(values)


def test_a_row_says_how_large_a_consumer_is() -> None:
    """Who began after the day of the numbers, is to come or is no more, has none."""
    beside = {name: row["ernaast"] for name, row in rows().items()}
    assert beside == {
        "Voorbeeldstad": "120.345",
        "Nergenshuizen": "",
        "Verzonnen aan Zee": "19.999",
        "Denkbeeld": "20.000",
        "Oud-Voorbeeld": "",
        "Zonneveld": "49.999",
        "Zonneveld aan Zee": "",
        "Alles Gedaan": "7",
        "Nakijk": "1.000.000",
    }


def sizes(day: str = "") -> list[str]:
    """The classes of sizes that can be chosen."""
    return [o.get_text() for o in soup("gemeenten/", day).select("#kies-o option")]


def test_the_classes_of_sizes_are_those_of_the_settings() -> None:
    """Who is as large as a limit falls in the class that begins there."""
    assert sizes() == [
        "Alle",
        "tot 20.000 (2)",
        "20.000 tot 50.000 (2)",
        "50.000 of meer (2)",
        "onbekend (1)",
    ]
    assert sizes("2027-06-01") == [
        "Alle",
        "tot 20.000 (2)",
        "20.000 tot 50.000 (1)",
        "50.000 of meer (2)",
        "onbekend (2)",
    ]


def test_the_page_says_what_was_counted_and_by_whom() -> None:
    told = soup("gemeenten/").select_one(".filter + .hulp")
    assert told
    assert told.get_text() == (
        "Het getal achter een naam is het aantal inwoners op 1 oktober 2025. Bron: Verzonnen "
        "telling."
    )
    assert [a["href"] for a in told.select("a")] == ["https://telling.example/inwoners/"]


def listed(omvang: Omvang | None, register: Register) -> tuple[list[str], str]:
    """The classes that can be chosen among these, and the page."""
    site = example_site()
    setup = replace(
        site.concept.framework.setup,
        register=register,
        settings=replace(site.settings, afnemers=replace(AFNEMERS, omvang=omvang)),
    )
    framework = replace(site.concept.framework, setup=setup)
    site = Site(site.sealed, replace(site.concept, framework=framework))
    afnemers = site.afnemers
    assert afnemers
    page = BeautifulSoup(list_page(site, afnemers).body, "html.parser")
    return [o.get_text() for o in page.select("#kies-o option")], page.get_text()


def test_without_sizes_nothing_is_said_of_them() -> None:
    register = replace(example_site().users.register, sizes={})
    options, text = listed(None, register)
    assert options == []
    assert "Het getal achter een naam" not in text


def test_one_limit_makes_two_classes_and_an_empty_one_is_left_out() -> None:
    register = example_site().users.register
    assert AFNEMERS.omvang
    one = replace(AFNEMERS.omvang, grenzen=(120_345,))
    assert listed(one, register)[0][1:] == [
        "tot 120.345 (4)",
        "120.345 of meer (2)",
        "onbekend (1)",
    ]
    all_below = replace(AFNEMERS.omvang, grenzen=(2_000_000, 3_000_000))
    assert listed(all_below, register)[0][1:] == ["tot 2.000.000 (6)", "onbekend (1)"]


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
