"""One form for the signs of a text: what looks the same to a reader is the same to a computer.

Letters stand in Unicode's composed form (NFC). Every blank is a common space: a no-break, narrow,
thin or wide one says how a line may be laid out, which is for the page and not for the text. So
does a hyphen at which no line may break. What only says where one may break is left out. Line ends
are line feeds.
"""

from __future__ import annotations

import re
import unicodedata

SOFT = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner and byte order mark: they say where a line may break.

The joiners that shape letters (U+200C, U+200D) stay: they can change a word.
"""
BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""All of Unicode's spaces but the common one, as part of a pattern."""

_SOFT = re.compile(f"[{SOFT}]")
_LINE_END = re.compile("\r\n?|[\x85\u2028]")
# Two spaces at the end of a line break it in Markdown; other blanks there must not become that.
_AT_THE_END = re.compile(f"[ \t]*[{BLANKS}][ \t{BLANKS}]*(?=\n|\\Z)")
_BLANK = re.compile(f"[{BLANKS}]")
# At the start of a word it would become the sign of a list.
_HYPHEN = re.compile("(?<=\\S)[\u2010\u2011]")


def one_form(text: str) -> str:
    """Write a text with the signs that every text is compared in."""
    if text.isascii() and "\r" not in text:
        return text
    text = _LINE_END.sub("\n", _SOFT.sub("", text)).replace("\u2029", "\n\n")
    text = _HYPHEN.sub("-", _BLANK.sub(" ", _AT_THE_END.sub("", text)))
    return unicodedata.normalize("NFC", text)
