"""Two ways to write the same report: Markdown for a forge, and text for a terminal.

What goes into a report comes from a proposal, which may be a stranger's. In Markdown nothing of it
may become a link, a heading, raw HTML, or a sign that makes a forge call people or close issues.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

Steps = Iterable[tuple[str, str]]

_CONTEXT = 12
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


def _marked(style: Style, steps: Steps, signs: Mapping[str, tuple[str, str]]) -> str:
    """The stretches of a text between the signs for each step; the signs enclose no spaces."""
    out = []
    for step, text in shorten_equal(steps):
        begin, end = signs[step]
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() and text.strip() else ""
        inner = style.text(text)
        out.append(f"{before}{begin}{inner}{end}{after}" if inner else before)
    return "".join(out).strip()


def _bullet(text: str, inner: Sequence[str]) -> list[str]:
    return [f"- {text}", *(f"  {line}" for line in inner)]


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

    def words(self, steps: Steps) -> str:
        """Old words struck out, new words underlined."""
        signs = {"equal": ("", ""), "del": ("<del>", "</del>"), "ins": ("<ins>", "</ins>")}
        return _marked(self, steps, signs)


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

    def words(self, steps: Steps) -> str:
        """Old words in ``[-…-]``, new words in ``{+…+}``."""
        signs = {"equal": ("", ""), "del": ("[-", "-]"), "ins": ("{+", "+}")}
        return _marked(self, steps, signs)
