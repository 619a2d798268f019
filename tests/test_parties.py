"""What is open and what waits, as a reader sees it: on its own page, and on that of the party."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from generator.pages.render import render_pages
from generator.site.content import Site
from tests.builders import make_release, norm

Data = dict[str, Any]
OWN: Data = {"herkomst": "bron", "vindplaatsen": [{"bron": "br-01", "paragraaf": "3.1"}]}
PARTY: Data = {"id": "ac-01", "titel": "Bakker", "soort": "organisatie", "rol": "Bakt."} | OWN
GONE: Data = {"datum": "2026-01-01", "reden": "Weg.", "opvolgers": ["geen"]}
ELEMENT: Data = {
    "id": "bd-01",
    "titel": "Brood",
    "status": "voorstel",
    "omschrijving": "Er is brood.",
    "gereedheid": "randvoorwaarden",
    "wacht_op": ["rv-01"],
    "lagen": ["medebewind"],
    "kwaliteitsuitspraken": [
        {"sleutel": "vers", "uitspraak": "Het is vers.", "toetsvraag": "Is het vers?"},
        {
            "sleutel": "warm",
            "uitspraak": "Het is warm.",
            "toetsvraag": "Is het warm?",
            "herkomst": "eigen",
            "gereedheid": "randvoorwaarden",
            "wacht_op": ["rv-01"],
        },
    ],
}
CONDITION: Data = {"id": "rv-01", "titel": "Een oven", "status": "voorstel"}


def page(path: str, **items: list[Data]) -> str:
    """The body of a page of a framework of these items."""
    content = {kind: {d["id"]: d for d in of_kind} for kind, of_kind in items.items()}
    site = Site((make_release("0.1.0", content),), make_release("concept", content))
    return next(p.body for p in render_pages(site) if p.path == path)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"wie": "Het dorp"}, "Hoe? Wie beslist: Het dorp"),
        ({"bij": ["ac-01"]}, "Hoe? Wie beslist: Bakker"),
        ({"bij": ["ac-01"], "wie": "Het dorp"}, "Hoe? Wie beslist: Bakker (Het dorp)"),
        ({}, "Hoe?"),
    ],
)
def test_nothing_of_an_open_question_is_lost(part: Data, expected: str) -> None:
    body = page(
        "minimumnormen/mn-01/",
        minimumnormen=[norm(openstaand=[{"vraag": "Hoe?"} | part])],
        actoren=[PARTY],
    )
    (question,) = re.findall(r"<li><span class=\"vraag\">.*?</li>", body)
    assert words(question) == expected


def test_what_is_withdrawn_lies_with_no_party() -> None:
    """It is named at the end, and isn't counted."""
    asked = {"aan_zet": ["ac-01"], "openstaand": [{"vraag": "Hoe?", "bij": ["ac-01"]}]}
    holding, gone = norm(**asked), norm(id="mn-02", titel="Oud", ingetrokken=GONE, **asked)
    body = page("actoren/ac-01/", minimumnormen=[holding, gone], actoren=[PARTY])
    lies, rest = words(body).split("Samenhang")
    assert "Aan zet bij 1 Beslist over 1" in lies
    assert "mn-02" not in lies
    assert "Aan zet bij Oud mn-02 ingetrokken Beslist over Hoe? Oud mn-02 ingetrokken" in rest
    body = page("actoren/ac-01/", minimumnormen=[gone], actoren=[PARTY])
    assert "In deze versie ligt er niets bij deze partij." in words(body)


def test_each_statement_says_whether_it_can_begin() -> None:
    body = page(
        "basisdienstverlening/bd-01/", basisdienstverlening=[ELEMENT], randvoorwaarden=[CONDITION]
    )
    fresh, warm = re.findall(
        r'<li id="kwaliteitsuitspraken-.*?(?=<li id="kwaliteits|</ol>)', body, re.DOTALL
    )
    assert words(fresh) == "Het is vers. Toetsvraag Is het vers?"
    assert words(warm).startswith("Het is warm. Toetsvraag Is het warm? Herkomst Eigen voorstel")
    assert "Eerst randvoorwaarden" in words(warm)
    assert words(warm).endswith("Wacht op Een oven rv-01")
    assert body.count("Een oven") == 2, "the element itself waits for it too"
