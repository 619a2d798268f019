"""Who is meant by a name: nobody else is ever taken for it, and whoever may be meant is named."""

from __future__ import annotations

import pytest

from generator.check.named import named
from tests.builders import real_setup

DAY = "2026-11-27"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gemeente Utrecht", "gm0344"),
        ("Gemeente  Den Haag", "gm0518"),
        ("bergen  op zoom", "gm0748"),
        ("344", "gm0344"),
    ],
)
def test_a_name_may_be_written_in_more_ways(text: str, code: str) -> None:
    assert named(text, real_setup(), DAY).id == code


def test_of_two_by_one_name_both_are_proposed() -> None:
    """The likest name was that of quite another: Tubbergen."""
    with pytest.raises(ValueError, match=r"bedoelt u Bergen \(L\) .* of Bergen \(NH\) "):
        named("gemeente Bergen", real_setup(), DAY)
