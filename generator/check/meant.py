"""Which id is meant by one that is written otherwise: in capitals, without a dash, or several."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

_ID = re.compile(r"\s*([^\W\d]*)[\s_-]*([0-9]{1,9})\s*")


def same_number(text: str, ids: Iterable[str]) -> str | None:
    """The one id with the same number, and the same letters where any were written."""
    letters, number = _parts(text)
    if number is None:
        return None
    by_parts = ((i, _parts(i)) for i in ids)
    fitting = [i for i, (own, n) in by_parts if n == number and letters in {"", own}]
    return fitting[0] if len(fitting) == 1 else None


_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def several_ids(text: str, ids: Container[str]) -> list[str]:
    """The ids that stand in one text, as in ``ab-01, ab-02``; a part of a list holds one."""
    return list(dict.fromkeys(w for w in _WORD.findall(text.casefold()) if w in ids))


def _parts(text: str) -> tuple[str, int | None]:
    match = _ID.fullmatch(text)
    return (match[1].casefold(), int(match[2])) if match else ("", None)
