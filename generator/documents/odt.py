"""OpenDocument text (ISO/IEC 26300): the text with notes, comments, headers and deletions."""

from __future__ import annotations

from typing import Any

from generator.documents.packed import Package
from generator.documents.passage import Builder, Collector, Reading, Unreadable

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_HREF = "{http://www.w3.org/1999/xlink}href"
_TYPE = b"application/vnd.oasis.opendocument.text"
_BESIDE = {"note": "voetnoot", "annotation": "opmerking"}
_PIECES = {"tab": " ", "line-break": " ", "soft-page-break": ""}
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_OUT = frozenset({"text-box", *_BESIDE})
"""What stands in a paragraph and has paragraphs of its own."""


def is_odt(package: Package) -> bool:
    """Whether a package is an OpenDocument text, or a template of one."""
    return (package.read("mimetype") or b"").strip().startswith(_TYPE)


def read_odt(package: Package) -> Reading:
    """Read an OpenDocument text; raises ``Unreadable``."""
    manifest = package.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise Unreadable(
            "Het document is met een wachtwoord beveiligd. Bewaar een kopie zonder wachtwoord."
        )
    collector = Collector()
    reader = _Reader(collector)
    body = next((e for e in package.needed("content.xml") if _name(e) == "body"), None)
    if body is not None:
        reader.blocks(body, "")
    styles = package.tree("styles.xml")
    collector.heading = ""
    for element in styles.iter() if styles is not None else ():
        if place := _HEADERS.get(_name(element)):
            reader.blocks(element, place)
    if any(n.startswith("Object ") for n in package.names):
        collector.remark("In het document zit een ander bestand; dat is niet gelezen.")
    return collector.reading()


_HEADERS = {
    f"{part}{which}": name
    for part, name in (("header", "koptekst"), ("footer", "voettekst"))
    for which in ("", "-left", "-first")
}


def _name(element: Any) -> str:
    """The name of an element of OpenDocument; empty for others."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2] if tag.startswith(f"{{{_SPACE}") else ""


def _attribute(element: Any, name: str) -> str:
    return next((str(v) for n, v in element.attrib.items() if n.endswith(f"}}{name}")), "")


class _Reader:
    """Reads the paragraphs of one document."""

    def __init__(self, collector: Collector) -> None:
        self._to = collector
        self._paragraphs = self._tables = 0
        self._notes: dict[str, int] = {}

    def blocks(self, element: Any, beside: str, *, gone: bool = False) -> None:
        """Read all paragraphs below an element; ``beside`` is its place outside the text."""
        for child in element:
            name = _name(child)
            if name in {"p", "h"}:
                self._paragraph(child, beside, gone=gone, is_heading=name == "h")
            elif name == "table":
                self._table(child, beside, gone=gone)
            elif name == "deletion":
                self.blocks(child, "verwijderde tekst", gone=True)
            elif name != "scripts":
                self.blocks(child, beside, gone=gone)

    def _paragraph(self, paragraph: Any, beside: str, *, gone: bool, is_heading: bool) -> None:
        where = beside
        if not where:
            self._paragraphs += 1
            where = f"alinea {self._paragraphs}"
        builder = self._to.begin(where, gone=gone)
        self._words(paragraph, builder)
        if is_heading and not beside:
            self._to.take_heading(builder)
        else:
            self._to.take(builder)
        self._besides(paragraph, where)

    def _besides(self, paragraph: Any, where: str) -> None:
        """Read what stands in a paragraph but isn't its text: notes, comments and text boxes."""
        for element in paragraph.iter():
            name = _name(element)
            if name in _OUT and _above(element, "p", "h") is paragraph:
                if name == "text-box":
                    self.blocks(element, f"tekstvak bij {where}")
                else:
                    self.blocks(element, self._note(element, name))

    def _note(self, element: Any, name: str) -> str:
        called = _BESIDE[name]
        if name == "note" and _attribute(element, "note-class") == "endnote":
            called = "eindnoot"
        self._notes[called] = self._notes.get(called, 0) + 1
        return f"{called} {self._notes[called]}"

    def _table(self, table: Any, beside: str, *, gone: bool) -> None:
        self._tables += 1
        number = self._tables
        rows = [e for e in table.iter() if _name(e) == "table-row" and _above(e, "table") is table]
        for at, row in enumerate(rows, 1):
            where = f"tabel {number}, rij {at}"
            builder = self._to.begin(f"{beside}, {where}" if beside else where, gone=gone)
            cells = [e for e in row if _name(e) in _CELLS]
            paragraphs = []
            for cell_number, cell in enumerate(cells, 1):
                builder.cell(f"cel {cell_number}")
                for paragraph in (e for e in cell.iter() if _name(e) in {"p", "h"}):
                    if _above(paragraph, *_CELLS, *_OUT) is cell:
                        self._words(paragraph, builder)
                        builder.add(" ")
                        paragraphs.append(paragraph)
            self._to.take(builder)
            for paragraph in paragraphs:
                self._besides(paragraph, where)
            for inner in row.iter():
                if _name(inner) == "table" and _above(inner, "table-row", *_OUT) is row:
                    self._table(inner, beside, gone=gone)

    def _words(self, element: Any, builder: Builder) -> None:
        """Add the words of an element and of what stands in it."""
        builder.add(element.text or "")
        for child in element:
            name = _name(child)
            if name == "s":
                builder.add(" ")
            elif name in _PIECES:
                builder.add(_PIECES[name])
            elif target := child.get(_HREF, "") if name == "a" else "":
                with builder.link(target):
                    self._words(child, builder)
            elif name not in _OUT:
                self._words(child, builder)
            builder.add(child.tail or "")


def _above(element: Any, *names: str) -> Any:
    return next((e for e in element.iterancestors() if _name(e) in names), None)
