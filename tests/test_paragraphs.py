"""Every paragraph of the exploration, held against the real framework: which item carries it?

The paragraphs are those of the exploration of municipal poverty services (VNG and Divosa), in the
order of the report: their numbers only. An item carries a paragraph when it names it among its
``vindplaatsen``. That what stands there is told rightly is for a reader; that nothing of the report
is left out, or drops out later unseen, is for this test.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.load.document import Document, load_file

ROOT = Path(__file__).parents[1]

REPORT = "br-01"

PARAGRAPHS = (
    *("samenvatting", "hoofdstuk 1", "1.1", "1.2", "1.3", "1.4", "1.5"),
    *("hoofdstuk 2", "2.1", "2.1.1", "2.1.2", "2.2", "2.2.1", "2.2.2"),
    *("2.3", "2.3.1", "2.3.2", "2.4"),
    *("hoofdstuk 3", "3.1", "3.1.1", "3.1.2", "3.1.3", "3.1.4", "tabel 1", "3.1.5", "3.1.6"),
    *("hoofdstuk 4", "4.1", "4.1.1", "4.1.2", "4.1.3", "4.1.4"),
    *("hoofdstuk 5", "5.1", "5.2", "5.2.1", "5.2.2", "5.2.3", "5.3"),
    *("5.4", "5.4.1", "5.4.2", "5.5", "5.6", "5.7", "5.7.1", "5.7.2", "5.7.3"),
    *("5.8", "5.8.1", "5.8.2", "5.8.3", "5.9", "5.9.1", "5.9.2"),
    *("hoofdstuk 6", "6.1", "6.2", "6.2.1", "6.2.2", "6.2.3", "6.2.4", "6.2.5", "6.2.6"),
    *("6.2.7", "6.2.8", "6.2.9", "6.3", "hoofdstuk 7"),
    *("bijlage 1", "bijlage 2", "bijlage 3"),
)
"""The chapters, the numbered paragraphs, the table and the appendices."""

EXCEPTIONS = {
    "1.3": "How the exploration was made: the method, nothing for a framework to take over.",
    "1.5": "How the report is built up: a guide to its chapters.",
}
"""Paragraphs that may go without an item."""

HEADINGS = {
    "hoofdstuk 1": "1.",
    "2.1": "2.1.",
    "2.2": "2.2.",
    "hoofdstuk 3": "3.",
    "3.1": "3.1.",
    "hoofdstuk 4": "4.",
    "4.1": "4.1.",
    "5.4": "5.4.",
    "5.9": "5.9.",
    "6.2": "6.2.",
}
"""A title with nothing under it before the next one, or only a sentence that announces (3.1 and
4.1): what stands beneath it carries it. With how the numbers beneath it begin."""

FIGURES = frozenset({"figuur 6.3"})
"""Another name for what stands in a paragraph: 6.3 is this figure."""

APART = frozenset({"gemeenten", "samenwerkingen", "register", "versies", "wijzigingen"})
"""Folders that hold no content of the framework itself."""


@pytest.fixture(scope="module")
def carriers() -> Mapping[str, set[str]]:
    """For each paragraph that is named the items that hold and name it."""
    framework = ROOT / "framework"
    named: dict[str, set[str]] = {}
    for path in sorted(framework.glob("*/*.yaml")):
        if path.parent.name in APART:
            continue
        document = load_file(framework, path.relative_to(framework).as_posix())
        assert isinstance(document, Document), path
        if "ingetrokken" in document.data:
            continue
        for place in document.data.get("vindplaatsen", ()):
            if place["bron"] == REPORT:
                named.setdefault(place["paragraaf"], set()).add(document.data["id"])
    return named


def must_be_carried() -> list[str]:
    """The paragraphs that something is said in."""
    return [p for p in PARAGRAPHS if p not in EXCEPTIONS and p not in HEADINGS]


@pytest.mark.parametrize("paragraph", must_be_carried())
def test_an_item_carries_the_paragraph(carriers: Mapping[str, set[str]], paragraph: str) -> None:
    assert carriers.get(paragraph), f"no item that holds names {paragraph}"


@pytest.mark.parametrize("heading", HEADINGS)
def test_what_stands_beneath_a_heading_is_carried(
    carriers: Mapping[str, set[str]], heading: str
) -> None:
    beneath = [p for p in must_be_carried() if p.startswith(HEADINGS[heading])]
    assert beneath
    assert all(carriers.get(paragraph) for paragraph in beneath)


def test_the_exceptions_are_paragraphs_and_say_why() -> None:
    assert EXCEPTIONS.keys() | HEADINGS.keys() <= set(PARAGRAPHS)
    assert not EXCEPTIONS.keys() & HEADINGS.keys()
    assert all(reason.endswith(".") for reason in EXCEPTIONS.values())


def test_the_table_names_each_paragraph_once() -> None:
    assert len(PARAGRAPHS) == len(set(PARAGRAPHS)) == 73


def test_no_item_names_a_paragraph_that_the_report_has_not(
    carriers: Mapping[str, set[str]],
) -> None:
    assert {p: sorted(carriers[p]) for p in carriers.keys() - {*PARAGRAPHS, *FIGURES}} == {}
