"""Which id is meant by one that is written otherwise: in capitals, or without a dash or zeros."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ID = re.compile(r"\s*([^\W\d]*)[\s_-]*([0-9]{1,9})\s*")


def same_number(text: str, ids: Iterable[str]) -> str | None:
    """The one id with the same number, and the same letters where any were written."""
    letters, number = _parts(text)
    if number is None:
        return None
    by_parts = ((i, _parts(i)) for i in ids)
    fitting = [i for i, (own, n) in by_parts if n == number and letters in {"", own}]
    return fitting[0] if len(fitting) == 1 else None


def _parts(text: str) -> tuple[str, int | None]:
    match = _ID.fullmatch(text)
    return (match[1].casefold(), int(match[2])) if match else ("", None)
