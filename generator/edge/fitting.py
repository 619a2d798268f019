"""Cut a comment to the length that a forge allows, so that what counts most is never what goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.base.phrases import counted, listed

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


_SECTION = "### "


def fit(text: str, limit: int) -> str:
    """Cut a comment so that it is at most ``limit`` characters; says at its top what was left out.

    The longest part gives way first, so that a long list of changes never hides that something
    else is wrong, or wasn't judged.
    """
    if len(text) <= limit:
        return text
    head, *sections = _sections(text)
    if not sections:
        return _cut(text, limit)
    short = _shortened(sections, limit - len(head) - len(_note(sections)))
    cut = [old for old, new in zip(sections, short, strict=True) if new != old]
    fitted = "".join([f"{head.rstrip()}\n\n{_note(cut)}", *short])
    return fitted if len(fitted) <= limit else _cut(fitted, limit)


def _note(cut: Iterable[str]) -> str:
    names = listed(f"‘{c.split(chr(10), 1)[0].removeprefix(_SECTION)}’" for c in cut)
    return f"**Deze reactie was te lang**: van {names} is een deel weggelaten.\n\n"


def _sections(text: str) -> list[str]:
    """A comment in parts: what stands before the first heading, and each heading with its text."""
    parts: list[list[str]] = [[]]
    fence = ""
    for line in text.splitlines(keepends=True):
        fence = _fence_after(line, fence)
        if not fence and line.startswith(_SECTION):
            parts.append([])
        parts[-1].append(line)
    return ["".join(part) for part in parts]


def _shortened(sections: Sequence[str], room: int) -> list[str]:
    """The sections, the longest ones cut to the same length, so that together they fit."""
    sizes = [len(section) for section in sections]
    most = max(sizes)
    while sum(min(size, most) for size in sizes) > room and most > _LEAST:
        over = sum(min(size, most) for size in sizes) - room
        most = max(_LEAST, most - max(1, over // sum(size >= most for size in sizes)))
    return [s if len(s) <= most else f"{_cut(s, most - 1)}\n" for s in sections]


_LEAST = 400
"""A part shorter than this is never cut: it would say little more than that it was."""


def _cut(text: str, limit: int) -> str:
    """Cut a text at a line; what is open there, a fold-out or a block of code, is closed."""
    lines = text.rstrip("\n").split("\n")
    kept: list[str] = []
    room = limit
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    while len(cut := _closed(kept, lines[len(kept) :])) > limit and kept:
        kept.pop()
    return cut


# How an item or file begins in the report: what a reviewer would look for.
_ENTRY = re.compile(r"- (?:[\w’ ]+ )?\*\*([^\s*]+)[^*]*\*\*")
_NAMED = 200


def _left_out(dropped: Iterable[str]) -> str:
    """The items about which something was dropped; of very many the first, with their number."""
    names = list(dict.fromkeys(m[1] for line in dropped if (m := _ENTRY.match(line))))
    more = f" en nog {len(names) - _NAMED}" if len(names) > _NAMED else ""
    return f", onder meer over {', '.join(names[:_NAMED])}{more}" if names else ""


def _fence_after(line: str, fence: str) -> str:
    """What closes the block of code that is open after a line; empty when none is."""
    match = _FENCE.match(line)
    if not match:
        return fence
    if not fence:
        return match[1]
    return "" if match[1].startswith(fence) else fence


def _closed(kept: list[str], dropped: list[str]) -> str:
    """The kept lines with what closes them, and a line that says what was dropped."""
    fence = ""
    depth = 0
    for line in kept:
        before, fence = fence, _fence_after(line, fence)
        if not before and not fence:
            depth += line.count("<details") - line.count("</details>")
    close = [fence] if fence else []
    close += ["", *["</details>"] * depth, ""] if depth > 0 else [""]
    lines = counted(len(dropped), "regel is", "regels zijn")
    note = (
        f"**Deze reactie was te lang.** De laatste {lines} weggelaten{_left_out(dropped)}; "
        "alles staat in het bestand `reactie.md` van deze controle."
    )
    return "\n".join([*kept, *close, note, ""])
