"""Which patterns are refused: those that may keep the check busy for ever, and those that err."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.setup.patterns import LONGEST_CODE, may_hang, why_no_code_pattern
from generator.setup.settings import SCHEMA
from tests.builders import SCHEMAS

UNKNOWN = "Dit patroon bevat iets wat hier niet kan, of een haakje dat niet wordt gesloten."
TOO_LONG = "Geen code past op dit patroon: zij heeft ten hoogste 40 tekens."
TOO_MANY = "Dit patroon kan op te veel manieren passen; de controle zou erop vastlopen."
ODD = "Dit patroon vraagt een teken dat niet in een code kan."
LARGE = "Dit patroon is langer dan 100 tekens."


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("gm[0-9]{4}", ""),
        ("s[0-9]{2}[a-z]{2}", ""),
        ("[a-z]+-[0-9]+", ""),
        ("(gm|so)[0-9]{4}", ""),
        ("(?:a-)?[0-9]{1,8}", ""),
        (r"^\d{8}$", ""),
        (r"[^a-f_]\w\-x", ""),
        ("[0-9]{8}-[0-9a-f]{4}", ""),
        ("s{40}", ""),
        ("s{41}", TOO_LONG),
        ("([a-z]{20}){3}", TOO_LONG),
        ("s{99999999999}", TOO_LONG),
        ("([a-z0-9]+)+-", TOO_MANY),
        ("(a|a)*b", TOO_MANY),
        ("a?" * 15, TOO_MANY),
        ("[a-z]*[a-z]*[a-z]*b", TOO_MANY),
        ("((a|b)+)+", TOO_MANY),
        ("s[0-9", UNKNOWN),
        ("(s", UNKNOWN),
        ("s)", UNKNOWN),
        ("s(?i)x", UNKNOWN),
        ("(?=s)s", UNKNOWN),
        (r"(s)\1", UNKNOWN),
        ("s{5,2}", UNKNOWN),
        ("s++", UNKNOWN),
        ("s{2}{3}", UNKNOWN),
        ("+s", UNKNOWN),
        ("[z-a]", UNKNOWN),
        ("[]", UNKNOWN),
        ("s\\", UNKNOWN),
        ("a$b", UNKNOWN),
        ("gm_[0-9]", ODD),
        ("é", ODD),
        ("(" * 5000, LARGE),
    ],
)
def test_patterns_of_codes(pattern: str, why: str) -> None:
    assert why_no_code_pattern(pattern) == why


PIECES = (
    "a",
    "b",
    "-",
    "[ab]",
    "[^a]",
    r"\d",
    "(",
    ")",
    "|",
    "?",
    "+",
    "*",
    "{2}",
    "{1,3}",
    "{2,}",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from("ab-"))
def test_a_pattern_that_passes_is_understood_and_decides(pattern: str, sign: str) -> None:
    """Python reads it too, and says no to the worst text without delay."""
    if not why_no_code_pattern(pattern):
        expression = re.compile(pattern)
        for text in (sign * LONGEST_CODE, sign * (LONGEST_CODE - 1) + "_"):
            expression.fullmatch(text)


@given(st.lists(st.sampled_from((*PIECES, "^", "$")), max_size=12).map("".join))
def test_a_schema_pattern_that_passes_decides(pattern: str) -> None:
    if not may_hang(pattern):
        re.compile(pattern)
        for sign in "ab-":
            re.search(pattern, sign * 60 + "_")


@pytest.mark.parametrize(
    ("pattern", "slow"),
    [
        ("^[a-z0-9]+(-[a-z0-9]+)*$", False),
        ("^([a-z]+/)*[a-z]+$", False),
        ("^(0|[1-9][0-9]*)$", False),
        ("^(ab){2,}$", False),
        ("^[^@]+@[^@]+$", False),
        ("^[0-9]+[a-z]?(:[0-9]+)?$", False),
        ("(a+)+", True),
        ("([a-z]+-?)+", True),
        ("(a|a)+", True),
        ("(a|)+", True),
        ("(a*-a*)*", True),
        ("((a+)-)*", True),
        ("^[a-z]+[a-z]+$", True),
        ("^[a-z]+-?[a-z]+$", True),
        ("^[a-z]+([a-z]+)?$", True),
        ("^(?!a)", True),
    ],
)
def test_patterns_of_schemas(pattern: str, slow: bool) -> None:
    assert may_hang(pattern) is slow


def patterns_in(value: object) -> list[str]:
    """All patterns in a schema."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = value.get("pattern") if isinstance(value, dict) else None
    return [p for part in parts for p in patterns_in(part)] + (
        [own] if isinstance(own, str) else []
    )


@pytest.mark.parametrize("path", [SCHEMA, *sorted(SCHEMAS.glob("*.json"))], ids=lambda p: p.name)
def test_no_pattern_of_ours_is_slow(path: Path) -> None:
    """The schema of the settings isn't checked when they are read; here it is."""
    found = patterns_in(json.loads(path.read_text(encoding="utf-8")))
    assert [p for p in found if may_hang(p)] == []
