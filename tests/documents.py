"""Documents made for tests: Word, OpenDocument and PDF, by hand, so that no binary file is kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of Word with a run for each text; what is XML already stays as it is."""
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{about}{''.join(map(run, runs))}</w:p>"


def run(text: str) -> str:
    """A run of Word."""
    if text.startswith("<"):
        return text
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def cell(text: str) -> str:
    """A cell of a table of Word."""
    return f"<w:tc>{paragraph(text)}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A table of Word."""
    inside = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl>{inside}</w:tbl>"


def linked(relation: str, text: str) -> str:
    """A link of Word, by the id of its relation."""
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def field(instruction: str, text: str) -> str:
    """A link of Word as a field."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{sign.format('begin')}<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
        f"{sign.format('separate')}{run(text)}{sign.format('end')}"
    )


def docx(
    body: str,
    links: Mapping[str, str] | None = None,
    beside: Mapping[str, str] | None = None,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A document of Word; ``beside`` holds the other parts by the last word of their type."""
    relations = [
        f'<Relationship Id="{i}" Type="{_REL}/hyperlink" Target="{escape(to)}" '
        'TargetMode="External"/>'
        for i, to in (links or {}).items()
    ]
    parts: dict[str, str | bytes] = {"[Content_Types].xml": _TYPES}
    for kind, xml in (beside or {}).items():
        relations.append(f'<Relationship Id="p-{kind}" Type="{_REL}/{kind}" Target="{kind}1.xml"/>')
        parts[f"word/{kind}1.xml"] = xml
    parts["_rels/.rels"] = _relations(
        [f'<Relationship Id="r" Type="{_REL}/officeDocument" Target="word/document.xml"/>']
    )
    parts["word/_rels/document.xml.rels"] = _relations(relations)
    parts["word/document.xml"] = (
        f"<w:document {W} {R}><w:body>{body}<w:sectPr/></w:body></w:document>"
    )
    return zipped({**parts, **(more or {})})


def _relations(relations: Sequence[str]) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(relations)}</Relationships>'


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}"'
    for name, space in (
        ("office", "office:1.0"),
        ("text", "text:1.0"),
        ("table", "table:1.0"),
        ("style", "style:1.0"),
        ("draw", "drawing:1.0"),
    )
)
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def odt(body: str, styles: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OpenDocument text; ``styles`` holds its headers and footers."""
    content = (
        f"<office:document-content {_ODF} {_XLINK}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {_ODF} {_XLINK}>{styles}</office:document-styles>",
    }
    return zipped({**parts, **(more or {})})


def pdf(pages: Sequence[Sequence[str]], link: str = "", trailer: str = "") -> bytes:
    """A PDF with these lines on its pages; ``link`` lies over the first page."""
    count = len(pages)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{_kids(count)}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        annotated = link and not number
        note = f"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A {_to(link)} >>]"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R "
            f"{note if annotated else ''} >>"
        )
        text = " ".join(f"({_escaped(line)}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 10 Tf 50 800 Td {text} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _written(objects, trailer)


def _to(link: str) -> str:
    return f"<< /S /URI /URI ({_escaped(link)}) >>"


def _kids(count: int) -> str:
    return " ".join(f"{4 + 2 * n} 0 R" for n in range(count))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _written(objects: Sequence[str], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return out + (table + end).encode()
