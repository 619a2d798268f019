"""Two ways to write the same report: Markdown for a forge, and text for a terminal.

What goes into a report comes from a proposal, which may be a stranger's. In Markdown nothing of it
may become a link, a heading, raw HTML, or a sign that makes a forge call people or close issues.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import Protocol

Steps = Iterable[tuple[str, str]]

_CONTEXT = 12
"""So many words stay around a change; the rest of a long text is left out."""
# A word joiner: invisible, and it keeps `@name`, `#12`, `!3` and addresses from becoming links.
_JOINER = "\u2060"
_CALLS = re.compile(r"([@#!%:](?=\S)|(?<=www)\.)")
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

    def words(self, steps: Steps) -> str:
        """A text with its old and new words marked."""


def shorten_equal(steps: Steps) -> Iterable[tuple[str, str]]:
    """Leave out what is the same, but for some words around each change."""
    parts = list(steps)
    for n, (step, text) in enumerate(parts):
        words = re.findall(r"\s*\S+", text)
        if step != "equal" or len(words) <= 2 * _CONTEXT:
            yield step, text
            continue
        head = "".join(words[:_CONTEXT]) if n else ""
        tail = "".join(words[-_CONTEXT:]) if n < len(parts) - 1 else ""
        yield step, f"{head} … {tail.lstrip()}{_space_after(text, tail)}"


def _space_after(text: str, tail: str) -> str:
    return " " if tail and text.endswith((" ", "\n")) else ""


class Markdown:
    """Markdown as GitHub, GitLab and Forgejo show it."""

    def text(self, text: str) -> str:
        """Escape every sign that Markdown or a forge gives a meaning."""
        line = one_line(text)
        escaped = _CALLS.sub(rf"\1{_JOINER}", _PUNCTUATION.sub(r"\\\1", line))
        start = _JOINER if _AT_THE_START.match(line) else ""
        return start + html.escape(escaped, quote=False)

    def strong(self, text: str) -> str:
        """Bold."""
        return f"**{text}**"

    def heading(self, level: int, text: str) -> list[str]:
        """A heading with an empty line around it."""
        return ["", f"{'#' * level} {text}", ""]

    def entry(self, text: str, inner: Sequence[str] = ()) -> list[str]:
        """A bullet; inner lines are indented below it."""
        return [f"- {text}", *(f"  {line}" for line in inner)]

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

    def words(self, steps: Steps) -> str:
        """Old words struck out, new words underlined."""
        return "".join(self._part(step, text) for step, text in shorten_equal(steps)).strip()

    def _part(self, step: str, text: str) -> str:
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() and text.strip() else ""
        inner = self.text(text)
        marked = inner if step == "equal" or not inner else f"<{step}>{inner}</{step}>"
        return f"{before}{marked}{after}"


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
        return [f"- {text}", *(f"  {line}" for line in inner)]

    def fold(self, summary: str, lines: Sequence[str]) -> list[str]:
        """A terminal can't fold: everything is shown."""
        return ["", f"{summary}:", *lines]

    def words(self, steps: Steps) -> str:
        """Old words in ``[-…-]``, new words in ``{+…+}``."""
        signs = {"equal": ("", ""), "del": ("[-", "-]"), "ins": ("{+", "+}")}
        out = []
        for step, text in shorten_equal(steps):
            begin, end = signs[step]
            before = " " if text[:1].isspace() else ""
            after = " " if text[-1:].isspace() and text.strip() else ""
            inner = self.text(text)
            out.append(f"{before}{begin}{inner}{end}{after}" if inner else before)
        return "".join(out).strip()
