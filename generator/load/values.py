"""What an unquoted word means in YAML, and how to write it so that every computer agrees.

YAML 1.1 (https://yaml.org/type/) and YAML 1.2 (its core schema) read the same word differently,
and forges, editors and libraries differ in which one they follow. A word that any of them reads as
something else than text is refused; only ``true``, ``false`` and plain whole numbers are safe.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

MAX_DIGITS = 15
"""Longer numbers are rounded by computers that count in binary fractions, as JSON readers do."""

TEXT, INTEGER, BOOLEAN, AMBIGUOUS, DATE, ALMOST_DATE = range(6)
"""What an unquoted word can be. A date stays text."""

_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ALMOST_DATE = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})([Tt\s]\s*[0-9]{1,2}(:[0-9:.]+)?\s*(Z|[-+][0-9:]+)?)?",
    re.IGNORECASE,
)
_AMBIGUOUS = re.compile(
    r"""(?ix:
      y|yes|n|no|on|off|true|false|null|~|=|<<    # words of YAML 1.1
    | [-+]?0[box][0-9a-f_]+                       # to the base of two, eight or sixteen
    | [-+]?([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)(e[-+]?[0-9]+)?
    | [-+]?\.(inf|nan)
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?     # to the base of sixty
    )"""
)
# Only these begin a number; every other word with a meaning is short.
_NUMERIC = frozenset("0123456789+-.")
_LONGEST_WORD = 5
# Longer words are not kept in the cache.
_LONGEST_KNOWN = 40


@lru_cache(maxsize=4096)
def _meaning(word: str) -> int:
    if word in {"true", "false"}:
        return BOOLEAN
    if _INTEGER.fullmatch(word) and len(word) <= MAX_DIGITS:
        return INTEGER
    if _DATE.fullmatch(word):
        return DATE
    if _ALMOST_DATE.fullmatch(word):
        return ALMOST_DATE
    return AMBIGUOUS if _AMBIGUOUS.fullmatch(word) else TEXT


def meaning_of(word: str) -> int:
    """What an unquoted word means; see ``TEXT`` and its neighbours."""
    if len(word) > _LONGEST_WORD and word[0] not in _NUMERIC:
        return TEXT
    return _meaning(word) if len(word) <= _LONGEST_KNOWN else _meaning.__wrapped__(word)


def as_date(word: str) -> str:
    """Write what looks like a date as one: ``2026-1-1`` becomes ``2026-01-01``."""
    match = _ALMOST_DATE.fullmatch(word)
    if not match:
        raise ValueError(f"no date: {word}")
    return f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"


def quoted(text: str) -> str:
    """Write a text between double quotes, as ``kader opmaak`` does."""
    return json.dumps(text, ensure_ascii=False)
