"""Markdown: a passage a block, with the number of each line."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.documents.decoding import decoded
from generator.documents.html import read_fragment
from generator.documents.passage import Builder, Collector, Reading

_DEEPEST = 1_000_000


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables.

    A line ``[^1]: word`` would be read as the address of a link, and be gone: it stays text.
    """
    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    # What lies deeper than this option says is left out in silence.
    parser.options["maxNesting"] = _DEEPEST
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = str  # type: ignore[method-assign, assignment]
    return parser


def read_markdown(raw: bytes) -> Reading:
    """Read a Markdown file; raises ``Unreadable``."""
    collector = Collector()
    _Walk(collector).walk(_parser().parse(decoded(raw, collector)))
    return collector.reading()


class _Walk:
    """Walks the blocks of a text; a row of a table is one passage."""

    def __init__(self, collector: Collector) -> None:
        self._to = collector
        self._row: Builder | None = None
        self._cells = 0
        self._in_heading = False

    def walk(self, tokens: list[Token]) -> None:
        for token in tokens:
            line = token.map[0] + 1 if token.map else 0
            if token.type == "tr_open":
                self._row, self._cells = self._to.begin(f"regel {line}"), 0
            elif token.type == "tr_close" and self._row:
                self._to.take(self._row)
                self._row = None
            elif token.type in {"heading_open", "heading_close"}:
                self._in_heading = token.type == "heading_open"
            elif token.type in {"fence", "code_block"}:
                self._code(token, line + (token.type == "fence"))
            elif token.type == "html_block":
                builder = self._to.begin(f"regel {line}")
                read_fragment(token.content, builder)
                self._to.take(builder)
            elif token.type == "inline":
                self._inline(token, line)

    def _code(self, token: Token, line: int) -> None:
        builder = self._to.begin("")
        for number, text in enumerate(token.content.splitlines(), line):
            builder.mark(f"regel {number}")
            builder.add(f"{text} ")
        self._to.take(builder)

    def _inline(self, token: Token, line: int) -> None:
        if self._row:
            self._cells += 1
            self._row.cell(f"cel {self._cells}")
            _add_inline(token, self._row, 0)
            return
        builder = self._to.begin("")
        builder.mark(f"regel {line}")
        _add_inline(token, builder, line)
        if self._in_heading:
            self._to.take_heading(builder)
        else:
            self._to.take(builder)


def _add_inline(token: Token, builder: Builder, line: int) -> None:
    """Add the words of a block; without a line they all stand in one."""
    links: list[tuple[int, str]] = []
    for part in token.children or ():
        if part.type in {"softbreak", "hardbreak"}:
            builder.add(" ")
            line += 1
            if line > 1:
                builder.mark(f"regel {line}")
        elif part.type == "link_open":
            links.append((builder.length, str(part.attrs.get("href", ""))))
        elif part.type == "link_close" and links:
            builder.add_link(*links.pop())
        elif part.type == "html_inline":
            _add_tag(part.content, builder, links)
        elif part.type == "image":
            start = builder.length
            builder.add(part.content)
            builder.add_link(start, str(part.attrs.get("src", "")))
        else:
            builder.add(part.content)


def _add_tag(tag: str, builder: Builder, links: list[tuple[int, str]]) -> None:
    """Follow a link that is written as HTML; other tags say nothing that is read."""
    if tag.startswith("<a") and not tag.endswith("/>"):
        inner = Builder("")
        read_fragment(f"{tag}x</a>", inner)
        links.append((builder.length, next((k.target for k in inner.build().links), "")))
    elif tag.startswith("</a") and links:
        start, target = links.pop()
        if target:
            builder.add_link(start, target)
    elif tag.startswith("<br"):
        builder.add(" ")
