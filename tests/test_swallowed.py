"""A field that became part of the text above it is named, and ordinary words are not."""

from __future__ import annotations

import pytest

from generator.check.swallowed import in_text
from generator.load.document import Document, load_text
from tests.builders import kinds

FIRST = "id: mn-01\n"


def said(text: str) -> list[str]:
    """What is said of a norm."""
    document = load_text("minimumnormen/mn-01.yaml", FIRST + text)
    assert isinstance(document, Document), document
    found = in_text(document, kinds()["minimumnormen"], FIRST + text)
    return [f"{f.line}:{f.column} {f.message}" for f in found]


TAKEN = "telt hier niet als veld: de regel hoort door het inspringen bij de tekst van"
FOUND = {
    "folded": ("norm: >-\n  Dit.\n  laag: rijk\n", [f"4:3 ‘laag’ {TAKEN} ‘norm’."]),
    "literal, with a list": (
        "toelichting: |-\n  Dit.\n\n  doelen:\n    - do-01\nlaag: rijk\n",
        [f"5:3 ‘doelen’ {TAKEN} ‘toelichting’."],
    ),
    "in a part of a list": (
        "openstaand:\n  - vraag: >-\n      Wat?\n      wie: Wetgever\n",
        [f"5:7 ‘wie’ {TAKEN} ‘vraag’."],
    ),
    "far too far": ("norm: >-\n  Dit.\n       laag: rijk\n", [f"4:8 ‘laag’ {TAKEN} ‘norm’."]),
    "of a group above": (
        "bekostiging:\n  stand: geregeld\n  uitleg: >-\n    Zo.\n    principes:\n",
        [f"6:5 ‘principes’ {TAKEN} ‘bekostiging’."],
    ),
    "two": (
        "norm: >-\n  Dit.\n  laag: rijk\n  status: voorstel\n",
        [f"4:3 ‘laag’ {TAKEN} ‘norm’.", f"5:3 ‘status’ {TAKEN} ‘norm’."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_a_field_in_a_text_is_named(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "norm: >-\n  Dit is de laag: rijk.\n  Let op: dit ook.\n  Laag: een lage.\n",
        "toelichting: |-\n  Zo:\n\n  - laag: rijk\n  - status: voorstel\n",
        "norm: >-\n  Dit.\n  # laag: rijk\nlaag: rijk\n",
        "norm: >-\n  Dit.\n  wie: Wetgever\n  https://x.nl\n",
        "bekostiging:\n  stand: geregeld\n  uitleg: >-\n    Zo.\nlaag: rijk\n",
        "openstaand:\n  - vraag: >-\n      Wat?\n    wie: Wetgever\n",
    ],
)
def test_words_and_fields_of_their_own_are_let_be(text: str) -> None:
    """A capital, a list, a remark, or a name that is no field there."""
    assert said(text) == []
