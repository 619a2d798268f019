"""HTML: a passage a block, with its line in the source. What isn't shown as text isn't read."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from generator.documents.decoding import decoded
from generator.documents.passage import Builder, Collector, Reading, Unreadable

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "math", "object"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_BLANK = frozenset({"br", "img", "hr", "input"})


def read_html(raw: bytes) -> Reading:
    """Read a web page; raises ``Unreadable``."""
    collector = Collector()
    parser = etree.HTMLParser(no_network=True, huge_tree=False, encoding=_encoding(raw, collector))
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError:
        root = None
    if any(e.type_name in _CUT_OFF for e in parser.error_log):
        raise Unreadable("De pagina is te diep genest om te lezen. Bewaar haar eenvoudiger.")
    if root is not None:
        title = root.findtext("head/title")
        _Walk(collector).walk(root)
        collector.title = collector.title or " ".join((title or "").split())
    return collector.reading()


_CUT_OFF = {"ERR_INTERNAL_ERROR", "ERR_NAME_TOO_LONG", "ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY"}
"""After these mistakes the rest of a page isn't read."""


_SAYS_UTF_8 = re.compile(rb"charset\s*=\s*[\"']?\s*utf-?8", re.IGNORECASE)
"""What isn't true of bytes that aren't."""


def _encoding(raw: bytes, collector: Collector) -> str | None:
    """Most pages are UTF-8 whether they say so or not; others must say what they are."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        head = raw[:4096].lower()
        is_said = b"charset" in head and not _SAYS_UTF_8.search(head)
        if is_said or raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return None
        decoded(raw, collector)
        return "cp1252"
    return "utf-8"


def read_fragment(source: str, builder: Builder) -> None:
    """Add the words and links of a piece of HTML that stands in another text."""
    inner = read_html(source.encode("utf-8", "replace"))
    for passage in inner.passages:
        start = builder.length
        builder.add(f"{passage.text} ")
        for link in passage.links:
            builder.add_link(start, link.target)


class _Walk:
    """Walks a tree without recursion: how deep it is says nothing about what may be read."""

    def __init__(self, collector: Collector) -> None:
        self._to = collector
        self._builder = collector.begin("")
        self._open_links: list[tuple[int, str]] = []
        self._cells = 0
        self._rows = 0
        self._in_cell = 0

    def walk(self, root: Any) -> None:
        unseen = None
        events = ("start", "end", "comment", "pi")
        for event, element in etree.iterwalk(root, events=events):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start" and unseen is None:
                if tag in _UNSEEN:
                    unseen = element
                else:
                    self._start(element, tag)
            elif event == "end" and unseen is None:
                self._end(tag)
            if event != "start" and element is unseen:
                unseen = None
            if event != "start" and unseen is None:
                self._builder.add(element.tail or "")
        self._flush()

    def _start(self, element: Any, tag: str) -> None:
        if tag in _CELLS:
            self._cells += 1
            self._in_cell += 1
            self._builder.cell(f"cel {self._cells}")
        elif tag in _BLANK:
            self._builder.add(" ")
        elif tag not in _INLINE:
            self._block(element, tag)
        if tag == "a":
            self._open_links.append((self._builder.length, element.get("href", "")))
        if tag == "img":
            self._image(element)
        if tag == "q":
            self._builder.add("“")
        if tag == "sup":
            self._builder.add(" ")
        self._builder.add(element.text or "")

    def _image(self, element: Any) -> None:
        """The words in the place of a picture; a badge says by its address what it is about."""
        start = self._builder.length
        if alt := element.get("alt"):
            self._builder.add(f"{alt} ")
        if source := element.get("src"):
            self._builder.add_link(start, source)

    def _block(self, element: Any, tag: str) -> None:
        if self._in_cell and tag != "tr":
            self._builder.add(" ")
            return
        self._flush()
        where = f"regel {element.sourceline}" if element.sourceline else ""
        self._builder = self._to.begin(where)
        if tag == "tr":
            self._cells = self._in_cell = 0

    def _end(self, tag: str) -> None:
        if tag == "q":
            self._builder.add("”")
        elif tag == "a" and self._open_links:
            start, target = self._open_links.pop()
            if target:
                self._builder.add_link(min(start, self._builder.length), target)
        elif tag in _CELLS:
            self._in_cell = max(0, self._in_cell - 1)
        elif tag in _HEADINGS and not self._in_cell:
            self._to.take_heading(self._builder)
            self._builder = self._to.begin(self._builder.where)
        elif tag not in _INLINE and tag not in _BLANK:
            if self._in_cell and tag != "tr":
                self._builder.add(" ")
            else:
                self._flush()

    def _flush(self) -> None:
        where = self._builder.where
        self._to.take(self._builder)
        self._builder = self._to.begin(where)
        self._open_links = [(0, target) for _, target in self._open_links]
