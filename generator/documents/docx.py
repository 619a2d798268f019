"""Word (Office Open XML, ECMA-376): the text with notes, comments, headers and tracked changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.documents.packed import Package
from generator.documents.passage import Builder, Collector, Reading

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_LINKED = "}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"(?:heading|kop|berschrift|titre)\s*[1-9]|(?:title|titel)\Z", re.IGNORECASE)
_FIELD = re.compile(r'HYPERLINK\s+(?:\\\w\s+)*"([^"]*)"(?:.*?\\l\s+"([^"]*)")?', re.DOTALL)
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|afchunk)", re.IGNORECASE)

PARTS = (
    ("header", "koptekst"),
    ("footer", "voettekst"),
    ("footnotes", "voetnoot"),
    ("endnotes", "eindnoot"),
    ("comments", "opmerking"),
)
"""What stands beside the text itself, by the end of the type of the relation, and its name."""

_NOTES = frozenset({"footnote", "endnote", "comment"})
_TAKEN_OUT = frozenset({"del", "moveFrom"})
_PUT_IN = frozenset({"ins", "moveTo"})
_MARKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}


def is_docx(package: Package) -> bool:
    """Whether a package is a document of Word."""
    return "[Content_Types].xml" in package.names and _main(package) is not None


def _main(package: Package) -> str | None:
    relations = _relations(package, "")
    found = (target for kind, target in relations.values() if kind == "officeDocument")
    named = [t for t in (*found, "word/document.xml") if t in package.names]
    return next((t for t in named if t.startswith("word/")), None)


def read_docx(package: Package) -> Reading:
    """Read a document of Word; raises ``Unreadable``."""
    collector = Collector()
    main = _main(package) or "word/document.xml"
    relations = _relations(package, main)
    reader = _Reader(package, collector, relations)
    reader.read(package.needed(main), "")
    for ending, name in PARTS:
        for kind, target in relations.values():
            if kind == ending:
                reader.read_beside(target, name)
    if any(_EMBEDDED.search(n) for n in package.names):
        collector.remark("In het document zit een ander bestand; dat is niet gelezen.")
    return collector.reading()


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Where the relations of a part lead, by their id, with the last word of their type."""
    path = PurePosixPath(part)
    folder = "" if str(path.parent) == "." else f"{path.parent}/"
    tree = package.tree(f"{folder}_rels/{path.name if part else ''}.rels")
    found: dict[str, tuple[str, str]] = {}
    for element in tree if tree is not None else ():
        target = element.get("Target", "")
        if element.get("TargetMode") != "External":
            target = target.lstrip("/") if target.startswith("/") else f"{folder}{target}"
        found[element.get("Id", "")] = (element.get("Type", "").rsplit("/", 1)[-1], target)
    return found


def _name(element: Any) -> str:
    """The name of an element of Word; empty for others."""
    tag = element.tag if isinstance(element.tag, str) else ""
    for space in (_W, _STRICT):
        if tag.startswith(space):
            return tag[len(space) :]
    return ""


def _value(element: Any, name: str) -> str:
    return str(element.get(f"{_W}{name}") or element.get(f"{_STRICT}{name}") or "")


class _Reader:
    """Reads the parts of one document."""

    def __init__(
        self, package: Package, collector: Collector, relations: Mapping[str, tuple[str, str]]
    ) -> None:
        self._package = package
        self._to = collector
        self._relations = relations
        self._headings = self._heading_styles()
        self._paragraphs = self._tables = 0
        self._beside = ""

    def _heading_styles(self) -> frozenset[str]:
        """The styles that are headings, by their name in any language of Word."""
        styles = (t for kind, t in self._relations.values() if kind == "styles")
        tree = self._package.tree(next(styles, "word/styles.xml"))
        found = set()
        for style in tree if tree is not None else ():
            names = [_value(e, "val") for e in style if _name(e) == "name"]
            if any(_HEADING.match(n) for n in names):
                found.add(_value(style, "styleId"))
        return frozenset(found)

    def read_beside(self, target: str, name: str) -> None:
        """Read a part that stands beside the text: all of its notes, or its only text."""
        tree = self._package.tree(target)
        if tree is None:
            return
        links = self._relations
        self._relations = _relations(self._package, target)
        # Those with a type are the lines that Word puts above its notes.
        notes = [e for e in tree if _name(e) in _NOTES and not _value(e, "type")]
        heading, self._to.heading = self._to.heading, ""
        for number, note in enumerate(notes or [tree], 1):
            self.read(note, f"{name} {number}" if notes else name)
        self._to.heading, self._relations = heading, links

    def read(self, element: Any, beside: str) -> None:
        """Read all paragraphs below an element; ``beside`` is its place outside the text."""
        before, self._beside = self._beside, beside
        self._blocks(element)
        self._beside = before

    def _blocks(self, element: Any) -> None:
        for child in element:
            name = _name(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif child.tag != _FALLBACK and name not in {"sectPr", "pPr"}:
                self._blocks(child)

    def _table(self, table: Any) -> None:
        self._tables += 1
        number = self._tables
        rows = [e for e in table.iter() if _name(e) == "tr" and _above(e, "tbl") is table]
        for at, row in enumerate(rows, 1):
            where = f"tabel {number}, rij {at}"
            where = f"{self._beside}, {where}" if self._beside else where
            cells = [e for e in row.iter() if _name(e) == "tc" and _above(e, "tr") is row]
            paragraphs: list[tuple[Any, str]] = []
            for cell_number, cell in enumerate(cells, 1):
                own = [e for e in cell.iter() if _name(e) == "p" and _above(e, *_HOLDERS) is cell]
                marks = (f"cel {cell_number}", *[""] * len(own))
                paragraphs += zip(own, marks, strict=False)
            self._take(where, paragraphs, is_heading=False)
            for paragraph, _ in paragraphs:
                self._boxes(paragraph, where)
            for inner in row.iter():
                if _name(inner) == "tbl" and _above(inner, "tr", "txbxContent") is row:
                    self._table(inner)

    def _paragraph(self, paragraph: Any) -> None:
        where = self._beside
        if not where:
            self._paragraphs += 1
            where = f"alinea {self._paragraphs}"
        self._take(where, [(paragraph, "")], is_heading=self._is_heading(paragraph))
        self._boxes(paragraph, where)

    def _boxes(self, paragraph: Any, where: str) -> None:
        """Read the text boxes that are anchored to a paragraph."""
        for element in paragraph.iter():
            is_box = _name(element) == "txbxContent" and _above(element, "p") is paragraph
            if is_box and not _is_fallback(element):
                self.read(element, f"tekstvak bij {where}")

    def _is_heading(self, paragraph: Any) -> bool:
        for part in paragraph:
            if _name(part) == "pPr":
                return any(
                    (_name(e) == "pStyle" and self._is_heading_style(_value(e, "val")))
                    or (_name(e) == "outlineLvl" and _value(e, "val") in "012345678")
                    for e in part
                )
        return False

    def _is_heading_style(self, style: str) -> bool:
        return style in self._headings or bool(_HEADING.match(style))

    def _take(self, where: str, paragraphs: list[tuple[Any, str]], *, is_heading: bool) -> None:
        """Keep what is written now, and what was before the changes that nobody accepted yet."""
        now = _Now(self._relations, self._to.begin(where))
        for paragraph, mark in paragraphs:
            now.paragraph(paragraph, mark)
        if is_heading:
            self._to.take_heading(now.builder)
        else:
            self._to.take(now.builder)
        if now.has_changes:
            was = _Now(self._relations, self._to.begin(where, gone=True), before=True)
            for paragraph, mark in paragraphs:
                was.paragraph(paragraph, mark)
            self._to.take(was.builder)


_HOLDERS = ("tc", "txbxContent")
"""What has paragraphs of its own inside a row."""


def _above(element: Any, *names: str) -> Any:
    return next((e for e in element.iterancestors() if _name(e) in names), None)


def _is_fallback(element: Any) -> bool:
    """Whether an element stands in what older programs show, besides what others do."""
    return any(e.tag == _FALLBACK for e in element.iterancestors())


class _Now:
    """Reads the words of paragraphs: as they are now, or as they were before tracked changes."""

    def __init__(
        self,
        relations: Mapping[str, tuple[str, str]],
        builder: Builder,
        *,
        before: bool = False,
    ) -> None:
        self.builder = builder
        self.has_changes = False
        self._relations = relations
        self._skip = _PUT_IN if before else _TAKEN_OUT
        self._fields: list[tuple[int, str]] = []

    def paragraph(self, paragraph: Any, mark: str) -> None:
        """Add the words of a paragraph; ``mark`` begins a cell."""
        if mark:
            self.builder.cell(mark)
        elif not self.builder.is_empty:
            self.builder.add(" ")
        self._runs(paragraph)

    def _runs(self, element: Any) -> None:
        for child in element:
            self._part(child, _name(child))

    def _part(self, child: Any, name: str) -> None:
        if name in _TAKEN_OUT | _PUT_IN:
            self.has_changes = self.has_changes or any(_name(e) in _WORDS for e in child.iter())
            if name in self._skip:
                return
        if name in {"t", "delText"}:
            self.builder.add(child.text or "")
        elif name in _MARKS:
            self.builder.add(_MARKS[name])
        elif name in {"instrText", "delInstrText"}:
            self._instruct(child.text or "")
        elif name == "fldChar":
            self._field(_value(child, "fldCharType"))
        elif name in {"hyperlink", "fldSimple"}:
            with self.builder.link(self._target(child)):
                self._runs(child)
        elif name == "r" and _is_raised(child):
            # The number of a note, which would be the end of the word before it.
            self.builder.add(" ")
            self._runs(child)
        elif name not in {"txbxContent", "pPr", "rPr"} and child.tag != _FALLBACK:
            self._linked(child)
            self._runs(child)

    def _linked(self, child: Any) -> None:
        """A picture or shape that is a link has no words of its own."""
        if isinstance(child.tag, str) and child.tag.endswith(("}hlinkClick", "}hlinkHover")):
            self.builder.add_link(self.builder.length, self._target(child))

    def _target(self, element: Any) -> str:
        """Where a link leads: outside, by its relation; a place in the document is no address."""
        if instruction := _value(element, "instr"):
            return _in_field(instruction)
        wanted = next((v for n, v in element.attrib.items() if n.endswith(_LINKED)), "")
        kind, target = self._relations.get(wanted, ("", ""))
        anchor = _value(element, "anchor")
        if kind != "hyperlink":
            return ""
        return f"{target}#{anchor}" if anchor and "#" not in target else target

    def _field(self, step: str) -> None:
        if step == "begin":
            self._fields.append((self.builder.length, ""))
        elif step == "separate" and self._fields:
            self._fields[-1] = (self.builder.length, self._fields[-1][1])
        elif step == "end" and self._fields:
            start, instruction = self._fields.pop()
            if target := _in_field(instruction):
                self.builder.add_link(min(start, self.builder.length), target)

    def _instruct(self, text: str) -> None:
        if self._fields:
            start, before = self._fields[-1]
            self._fields[-1] = (start, before + text)


def _is_raised(run: Any) -> bool:
    """Whether the words of a run stand above the line."""
    about = next((e for e in run if _name(e) == "rPr"), ())
    raised = {(_name(e), _value(e, "val")) for e in about}
    return ("vertAlign", "superscript") in raised or any(
        name == "position" and value.isdigit() and int(value) for name, value in raised
    )


_WORDS = {"t", "delText"}


def _in_field(instruction: str) -> str:
    """The address in the instruction of a field, with the place on that page."""
    match = _FIELD.search(instruction)
    if not match:
        return ""
    return f"{match[1]}#{match[2]}" if match[2] else match[1]
