"""What a reader sees of signs that show nothing, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.redline import KEPT, LINE, PARAGRAPH, Part

END_OF_PARAGRAPH, END_OF_LINE, BLANK, OPEN = "¶", "↵", "␣", "⟨"

MEANINGS = {
    END_OF_PARAGRAPH: "einde van een alinea",
    END_OF_LINE: "einde van een regel",
    BLANK: "spatie",
}
_ENDS = {PARAGRAPH: END_OF_PARAGRAPH, LINE: END_OF_LINE}
_UNCOMMON = re.compile(r"[^\x20-\x7e]")


def point(char: str) -> str:
    """What stands for a sign that can't be shown: its number in Unicode, as ``⟨U+200B⟩``."""
    return f"{OPEN}U+{ord(char):04X}⟩"


def stretches(part: Part) -> Iterator[tuple[bool, str]]:
    """The pieces of a part: text, or (``True``) a sign in the place of what shows nothing.

    A blank shows between words; where blanks are all that changed, nothing would.
    """
    if part.is_end:
        yield True, _ENDS[part.text]
    elif part.state != KEPT and not part.text.strip():
        yield from ((True, BLANK if c == " " else point(c)) for c in part.text)
    else:
        yield from _seen(part.text)


def _seen(text: str) -> Iterator[tuple[bool, str]]:
    start = 0
    for match in _UNCOMMON.finditer(text):
        if match[0].isprintable():
            continue
        if start < match.start():
            yield False, text[start : match.start()]
        yield True, point(match[0])
        start = match.end()
    if start < len(text):
        yield False, text[start:]
