"""Pages of an old version and of the working version say where the same page stands today."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from generator.history.history import History
from generator.history.standing import CURRENT, LAPSED, standing
from generator.history.versions import CONCEPT
from generator.pages.render import render_pages
from generator.site.content import Page, Site
from tests.builders import make_release, norm

QUESTIONS = ("eerst", "weg", "blijft")
OUTCOMES = ("ja", "nooit")


def aid(item: str, questions: tuple[str, ...], outcomes: tuple[str, ...]) -> dict[str, Any]:
    """A decision aid with a page for each question and outcome."""
    answers = [{"antwoord": "Ja", "naar": key} for key in (*questions[1:], *outcomes)]
    return {
        "id": item,
        "titel": "Zon of schaduw?",
        "status": "vastgesteld",
        "vraagstuk": "Een inwoner vraagt om een plek.",
        "startvraag": questions[0],
        "vragen": [{"sleutel": k, "vraag": "Is dat zo?", "antwoorden": answers} for k in questions],
        "uitkomsten": [
            {"sleutel": k, "soort": "maatwerk", "titel": "Zo.", "uitleg": "Daarom."}
            for k in outcomes
        ],
        "principes": [],
        "vindplaatsen": [],
    }


def content(aids: list[dict[str, Any]], *numbers: str) -> dict[str, Any]:
    """Decision aids and norms."""
    return {
        "afwegingen": {a["id"]: a for a in aids},
        "minimumnormen": {n: norm(id=n, laag="rijk") for n in numbers},
    }


@cache
def pages() -> dict[str, Page]:
    """A site whose decision aid lost a question and an outcome, and got others again."""
    old = content(
        [aid("af-01", QUESTIONS, OUTCOMES), aid("af-02", ("eerst",), ("ja",))], "mn-01", "mn-02"
    )
    new = content([aid("af-01", ("eerst", "blijft"), ("ja", "nieuw"))], "mn-01")
    later = content([aid("af-01", ("eerst", "later"), ("ja",))], "mn-01", "mn-03")
    releases = (make_release("0.1.0", old), make_release("0.2.0", new, "2025-06-01"))
    return {p.path: p for p in render_pages(Site(releases, make_release(CONCEPT, later, "")))}


def test_an_item_that_is_gone_without_a_word_has_lapsed() -> None:
    """Whoever cited it can't read it any more; its badge may not say that nothing changed."""
    old = make_release("0.1.0", content([], "mn-01", "mn-02"))
    history = History((old, make_release("0.2.0", content([], "mn-01"), "2025-06-01")))
    assert [standing(history, i, "0.1.0") for i in ("mn-01", "mn-02")] == [CURRENT, LAPSED]


# Each page with the same page in the current version, and with where its banner leads.
OLD = {
    "afwegingen/": ("afwegingen/", "../../../afwegingen/"),
    "afwegingen/af-01/": ("afwegingen/af-01/", "../../../../afwegingen/af-01/"),
    "afwegingen/af-01/eerst/": (
        "afwegingen/af-01/eerst/",
        "../../../../../afwegingen/af-01/eerst/",
    ),
    "afwegingen/af-01/ja/": ("afwegingen/af-01/ja/", "../../../../../afwegingen/af-01/ja/"),
    "afwegingen/af-01/weg/": ("afwegingen/af-01/", "../../../../../afwegingen/af-01/"),
    "afwegingen/af-01/nooit/": ("afwegingen/af-01/", "../../../../../afwegingen/af-01/"),
    "afwegingen/af-02/": ("", "../../../../"),
    "afwegingen/af-02/eerst/": ("", "../../../../../"),
    "minimumnormen/": ("minimumnormen/", "../../../minimumnormen/"),
    "minimumnormen/mn-01/": ("minimumnormen/mn-01/", "../../../../minimumnormen/mn-01/"),
    "minimumnormen/mn-02/": ("", "../../../../"),
}
CONCEPT_PAGES = {
    "afwegingen/af-01/later/": ("afwegingen/af-01/", "../../../../afwegingen/af-01/"),
    "afwegingen/af-01/eerst/": ("afwegingen/af-01/eerst/", "../../../../afwegingen/af-01/eerst/"),
    "minimumnormen/mn-01/": ("minimumnormen/mn-01/", "../../../minimumnormen/mn-01/"),
    "minimumnormen/mn-03/": ("", "../../../"),
}
ALL = {f"versies/0.1.0/{path}": target for path, target in OLD.items()} | {
    f"concept/{path}": target for path, target in CONCEPT_PAGES.items()
}


@pytest.mark.parametrize("path", ALL)
def test_a_page_names_the_same_page_of_today(path: str) -> None:
    """A step that was dropped leads to its decision aid, an item that is gone to nothing."""
    page = pages()[path]
    canonical, link = ALL[path]
    assert page.canonical == canonical
    assert f'<a href="{link}">versie 0.2.0 van 1 juni 2025</a>' in page.banner


@pytest.mark.parametrize("path", ALL)
def test_what_a_page_names_is_there(path: str) -> None:
    canonical, _ = ALL[path]
    assert not canonical or canonical in pages()


def test_a_page_of_today_names_no_other() -> None:
    """Nor does the version that is current, except by its short address."""
    today = ["minimumnormen/mn-01/", "afwegingen/af-01/eerst/", "afwegingen/"]
    assert [pages()[p].canonical for p in today] == ["", "", ""]
    newest = [pages()[f"versies/0.2.0/{p}"] for p in today]
    assert [p.canonical for p in newest] == today
    assert not any("Oude versie" in p.banner for p in newest)


def test_only_the_working_version_is_kept_from_search_engines() -> None:
    hidden = {p for p, page in pages().items() if not page.index}
    assert {f"concept/{p}" for p in CONCEPT_PAGES} <= hidden
    assert not any(p.startswith("versies/") for p in hidden)
