"""Dutch phrases that messages, reports and pages share: counts, lists and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def counted(number: int, one: str, many: str) -> str:
    """Write a number with its noun in the right form: ``1 fout``, ``2 fouten``."""
    return f"{number} {one if number == 1 else many}"


def grouped(number: int) -> str:
    """Write a number with a dot between the thousands: ``238.147``."""
    return f"{number:,}".replace(",", ".")


def listed(words: Iterable[str], joint: str = "en") -> str:
    """Write ``a, b en c``; nothing for no words."""
    *head, last = list(words) or [""]
    return f"{', '.join(head)} {joint} {last}" if head else last


def in_words(date: str) -> str:
    """Write ``2026-11-23`` as ``23 november 2026``; anything else stays as it is."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", date)
    if not match:
        return date
    year, month, day = (int(part) for part in match.groups())
    return f"{day} {MONTHS[month - 1]} {year}"
