"""What an editor hears to write instead of what no longer holds."""

from __future__ import annotations

import pytest

from generator.check.successors import instead
from generator.check.target import Target
from generator.load.document import Document
from tests.builders import kinds


@pytest.mark.parametrize(
    ("successor", "kind", "expected"),
    [
        ("mn-02", "minimumnormen", "Verwijs naar de opvolger: mn-02."),
        ("rv-01", "randvoorwaarden", "Verwijs naar de opvolger: rv-01."),
        # Of another group: that successor has a finding of its own, and isn't to be followed.
        ("bg-01", "begrippen", "Haal de verwijzing weg."),
        ("ac-01", "actoren", "Haal de verwijzing weg."),
    ],
)
def test_only_a_successor_of_the_same_group_is_named(
    successor: str, kind: str, expected: str
) -> None:
    targets = {
        "mn-01": Target("minimumnormen", "Oud", withdrawn=True, successors=(successor,)),
        successor: Target(kind, "Nieuw"),
    }
    step = Document("stappen/st-01.yaml", {"id": "st-01", "levert": ["mn-01", "mn-09"]}, {})
    assert instead(step, ("levert", 0), "mn-01", targets, kinds()) == expected
