"""Markdown fields: to safe HTML, and to a canonical text that survives rewrapping.

Only paragraphs, lists, emphasis, strong and links are read; raw HTML stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from generator.base.signs import one_form

_RULES = ["list", "emphasis", "link", "newline", "escape", "entity", "autolink"]


@cache
def _parser(*without: str) -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False}).enable(_RULES).disable(without)
    parser.validateLink = _is_safe_link  # type: ignore[method-assign]
    return parser


def _is_safe_link(url: str) -> bool:
    return url.startswith(("https://", "http://", "mailto:", "/", "#"))


@lru_cache(maxsize=8192)
def to_html(text: str) -> Markup:
    """Render a Markdown field as HTML that is safe to put in a page."""
    return Markup(_parser().render(text))


def links_in(text: str) -> list[str]:
    """Where the links of a Markdown field lead, as written, also those that the site refuses.

    A host without ``https://`` is left out: there the whole link is no link.
    """
    if "](" not in text:
        return []
    return [
        str(token.attrs["href"])
        for block in _any_link().parse(text)
        for before, token in pairwise([None, *(block.children or ())])
        if token and token.type == "link_open" and token.info != "auto" and not _is_image(before)
    ]


def autolinks_in(text: str) -> list[str]:
    """The addresses between angle brackets in a Markdown field, as written."""
    if "<http" not in text.lower():
        return []
    return [
        str(token.attrs["href"])
        for block in _any_link().parse(text)
        for token in block.children or ()
        if token.type == "link_open" and token.info == "auto" and "http" in str(token.attrs["href"])
    ]


def _is_image(before: Token | None) -> bool:
    """Whether a link is a picture, which has a finding of its own."""
    return before is not None and before.content.endswith("!")


@cache
def _any_link(*without: str) -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False}).enable(_RULES).disable(without)
    parser.validateLink = _is_no_host  # type: ignore[method-assign]
    parser.normalizeLink = str  # type: ignore[method-assign, assignment]
    return parser


_HOST = re.compile(r"www\.|[\w.-]+\.(?:nl|eu|com|org|net)(?:[/?#:]|\Z)", re.IGNORECASE)


def _is_no_host(url: str) -> bool:
    return _HOST.match(url) is None


READ = "\ufffc"
"""Stands in a left-over text for what was read there."""


def left_over(text: str) -> str:
    """The plain text of a Markdown field: what the site shows sign for sign, line by line.

    A sign that is plain on purpose, escaped or written as an entity, becomes ``READ``. A link
    becomes its text in square brackets, kept apart by ``READ`` from what a bracket may mean.
    """
    # Joined, an escaped sign could not be told from one that means something.
    parser = _any_link("text_join")
    signs = {"softbreak": "\n", "hardbreak": "\n", "text_special": READ}
    signs |= {"link_open": f"[{READ}", "link_close": f"]{READ}"}
    blocks = (_refused(token.children or ()) for token in parser.parse(text))
    parts = ("".join(signs.get(t.type, t.content) for t in block) for block in blocks)
    return "\n\n".join(part for part in parts if part)


def _refused(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with addresses between angle brackets as text where the site shows them so."""
    open_ = False
    for token in tokens:
        if token.type == "link_open" and token.info == "auto":
            open_ = not _is_safe_link(str(token.attrs["href"]))
        if open_ and token.type in {"link_open", "link_close"}:
            sign = "<" if token.type == "link_open" else ">"
            open_ = token.type == "link_open"
            yield Token("text", "", 0, content=sign)
        else:
            yield token


def list_items(text: str) -> list[str]:
    """The parts of the lists that the site makes of a text: the first paragraph of each, as typed.

    Its lines are joined.
    """
    items: list[str] = []
    begins = False
    for token in _parser().parse(text):
        if token.type == "list_item_open":
            begins = True
        elif begins and token.type == "inline":
            items.append(" ".join(token.content.split()))
            begins = False
    return items


@lru_cache(maxsize=8192)
def plain_text(text: str) -> str:
    """The words of a Markdown field as a page shows them, a paragraph or entry a line."""
    blocks = (token.children or () for token in _parser().parse(text))
    breaks = {"softbreak": " ", "hardbreak": " "}
    return "\n".join("".join(breaks.get(t.type, t.content) for t in block) for block in blocks)


@lru_cache(maxsize=8192)
def canonical_markdown(text: str) -> str:
    """Write Markdown without accidental line breaks: what renders the same reads the same.

    A paragraph becomes one line with single spaces; a hard break stays a line break. Lists keep
    their lines.
    """
    text = one_form(text)
    if "\n" not in text:
        return _single_spaced(text.strip())
    lines = text.split("\n")
    out: list[str] = []
    end = 0
    for token in _parser().parse(text):
        if token.type == "inline" and token.map:
            start, stop = token.map
            out += lines[end:start]
            out += _joined(lines[start:stop])
            end = stop
    out += lines[end:]
    stripped = "\n".join(line.rstrip() if not _hard(line) else line for line in out)
    return re.sub(r"\n{3,}", "\n\n", stripped).strip()


def _hard(line: str) -> bool:
    return line.endswith(("  ", "\\")) and bool(line.strip())


def _joined(lines: list[str]) -> list[str]:
    joined = [lines[0]]
    for line in lines[1:]:
        previous = joined[-1]
        if _hard(previous):
            joined[-1] = previous.rstrip() + ("" if previous.endswith("\\") else "  ")
            joined.append(line.lstrip())
        else:
            joined[-1] = f"{previous.rstrip()} {line.lstrip()}"
    joined[-1] = joined[-1].rstrip()
    return [_single_spaced(line) for line in joined]


# What a list begins with, where the width of a blank may say how deep something stands.
_LEAD = re.compile(r"[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*")
_GAP = re.compile(r"[ \t]+(?=[^ \t])")


def _single_spaced(line: str) -> str:
    """A line with one space between its words; two spaces at its end are a hard break."""
    if "  " not in line and "\t" not in line:
        return line
    end = _LEAD.match(line).end()  # type: ignore[union-attr]
    return line[:end] + _GAP.sub(" ", line[end:])


def canonical_text(text: str) -> str:
    """Write plain text on one line with single spaces."""
    return " ".join(one_form(text).split())
