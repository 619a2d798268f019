"""Two ways to write the same report: Markdown for a forge, and text for a terminal.

What goes into a report comes from a proposal, which may be a stranger's. In Markdown nothing of it
may become a link, a heading, raw HTML, or a sign that makes a forge call people or close issues.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from generator.base.redline import INSERTED, KEPT, REMOVED, Part, whole
from generator.base.visible import BLANK, END_OF_LINE, END_OF_PARAGRAPH, OPEN, stretches

CONTEXT = 12
"""So many words stay around a change; the rest of a long text is left out."""
# A word joiner: invisible, and it keeps `@name`, `#12`, `!3` and addresses from becoming links.
_JOINER = "\u2060"
_CALLS = re.compile(
    r"([@#!%&:](?=\S)|(?<=www)\.|\bG[HL]-(?=\d)|[{\[](?=[+-])|\S(?=>))", re.IGNORECASE
)
_LONGEST = 5_000
"""One long text must not push everything after it out of a comment, which has a limit too."""
_PUNCTUATION = re.compile(r"([\\`*_\[\]|~^$])")
_AT_THE_START = re.compile(r"([-+#=]|\d+[.)])")


def one_line(text: str) -> str:
    """Put a text on one line, characters that don't show made visible."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in " ".join(text.split()))


class Style(Protocol):
    """How the parts of a report are written."""

    def text(self, text: str) -> str:
        """Write a text that someone else wrote, safely, on one line."""

    def strong(self, text: str) -> str:
        """Make a finished piece of text stand out."""

    def heading(self, level: int, text: str) -> list[str]:
        """Begin a part."""

    def entry(self, text: str, inner: Sequence[str] = ()) -> list[str]:
        """One entry of a list, with entries below it."""

    def fold(self, summary: str, lines: Sequence[str]) -> list[str]:
        """A part that may be folded."""

    def words(self, parts: Iterable[Part]) -> str:
        """A text with its old and new words marked."""


def shorten_kept(parts: Iterable[Part]) -> list[Part]:
    """Leave out what is the same, but for some words around each change."""
    stretches_ = [(state, list(group)) for state, group in groupby(parts, key=lambda p: p.state)]
    last = len(stretches_) - 1
    return [
        part
        for n, (state, group) in enumerate(stretches_)
        for part in (
            group if state != KEPT else _around(group, CONTEXT * (n > 0), CONTEXT * (n < last))
        )
    ]


def _around(kept: list[Part], head: int, tail: int) -> list[Part]:
    """The first and last words of what was kept, if that leaves out enough to be worth it."""
    text = "".join(p.text for p in kept)
    words = [m.span() for m in re.finditer(r"\S+", text)]
    if len(words) <= 2 * CONTEXT:
        return kept
    first = text[: words[head - 1][1]] if head else ""
    rest = text[words[-tail][0] :] if tail else ""
    gap = " " if first else "", " " if rest else ""
    return [*whole(KEPT, first), Part(KEPT, f"{gap[0]}…{gap[1]}"), *whole(KEPT, rest)]


def _bullet(text: str, inner: Sequence[str]) -> list[str]:
    return [f"- {text}", *(f"  {line}" for line in inner)]


def _marked(
    part: Part, marks: Mapping[str, tuple[str, str]], text: Callable[[str], str], sign: str
) -> str:
    """A part between its marks, a sign in the place of what shows nothing."""
    begin, end = marks[part.state]
    inner = "".join(sign.format(s) if is_sign else text(s) for is_sign, s in stretches(part))
    return f"{begin}{inner}{end}{' ' if part.is_end else ''}"


_SIGN = re.compile(rf"[\\{END_OF_PARAGRAPH}{END_OF_LINE}{BLANK}{OPEN}]")
_MARK = re.compile(r"\[(?=-)|-(?=\])|\{(?=\+)|\+(?=\})")


def _no_mark(text: str) -> str:
    """A text in which nothing can be taken for a mark or a sign of ours."""
    return _MARK.sub(r"\g<0>\\", _SIGN.sub(r"\\\g<0>", text))


class Markdown:
    """Markdown as GitHub, GitLab and Forgejo show it."""

    def text(self, text: str) -> str:
        """Escape every sign that Markdown or a forge gives a meaning."""
        line = one_line(text)
        if (surplus := len(line) - _LONGEST) > 0:
            line = f"{line[:_LONGEST]} … (en nog {surplus} tekens)"
        escaped = _CALLS.sub(rf"\1{_JOINER}", _PUNCTUATION.sub(r"\\\1", line))
        start = _JOINER if _AT_THE_START.match(line) else ""
        # GitHub takes two of these for a formula, with a backslash before them too.
        return start + html.escape(escaped, quote=False).replace(r"\$", r"<span>\$</span>")

    def strong(self, text: str) -> str:
        """Bold."""
        return f"**{text}**"

    def heading(self, level: int, text: str) -> list[str]:
        """A heading with an empty line around it."""
        return ["", f"{'#' * level} {text}", ""]

    def entry(self, text: str, inner: Sequence[str] = ()) -> list[str]:
        """A bullet; inner lines are indented below it."""
        return _bullet(text, inner)

    def fold(self, summary: str, lines: Sequence[str]) -> list[str]:
        """A closed fold-out part, as HTML that all three forges allow."""
        return [
            "",
            f"<details><summary>{summary}</summary>",
            "",
            *lines,
            "",
            "</details>",
            "",
        ]

    def words(self, parts: Iterable[Part]) -> str:
        """Old words struck out, new words underlined; a sign for what shows nothing as a key."""
        marks = {KEPT: ("", ""), REMOVED: ("<del>", "</del>"), INSERTED: ("<ins>", "</ins>")}
        return "".join(_marked(p, marks, self._stretch, "<kbd>{}</kbd>") for p in parts)

    def _stretch(self, text: str) -> str:
        """A piece of text with the blanks at its ends, which may stand inside a mark."""
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() and text.strip() else ""
        return f"{before}{self.text(text)}{after}"


class Plain:
    """Text for a terminal or an e-mail."""

    def text(self, text: str) -> str:
        """Put a text on one line."""
        return one_line(text)

    def strong(self, text: str) -> str:
        """Leave it as it is."""
        return text

    def heading(self, level: int, text: str) -> list[str]:
        """A line of its own, the first levels underlined."""
        line = "=" if level <= 2 else "-"  # noqa: PLR2004 - the title and the parts
        return ["", text, line * len(text)]

    def entry(self, text: str, inner: Sequence[str] = ()) -> list[str]:
        """A dash; inner lines are indented below it."""
        return _bullet(text, inner)

    def fold(self, summary: str, lines: Sequence[str]) -> list[str]:
        """A terminal can't fold: everything is shown."""
        return ["", f"{summary}:", *lines]

    def words(self, parts: Iterable[Part]) -> str:
        """Old words in ``[-…-]``, new words in ``{+…+}``.

        A backslash stands before what would be read as a mark, and in the middle of one.
        """
        marks = {KEPT: ("", ""), REMOVED: ("[-", "-]"), INSERTED: ("{+", "+}")}
        return "".join(_marked(p, marks, _no_mark, "{}") for p in parts)
