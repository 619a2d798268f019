"""Which form a document has: by what is in it, for its name may say anything."""

from __future__ import annotations

import re
from pathlib import PurePath

from generator.documents.docx import is_docx, read_docx
from generator.documents.html import read_html
from generator.documents.markdown import read_markdown
from generator.documents.odt import is_odt, read_odt
from generator.documents.packed import Package
from generator.documents.passage import Reading, Unreadable
from generator.documents.plain import read_plain

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_WORD_ENDINGS = {"docx", "docm", "dotx", "dotm"}
_BINARY = {**dict.fromkeys(_WORD_ENDINGS, "Word"), "odt": "OpenDocument", "ott": "OpenDocument"}
_HEAD = 1024


def read_document(raw: bytes, name: str) -> Reading:
    """Read a document with this file name; raises ``Unreadable``.

    In a document without any text may be a scan: that isn't the same as nothing standing in it.
    """
    reading = _read(raw, name)
    if not reading.passages:
        raise Unreadable(
            "In het document staat geen tekst. Is het een afbeelding of een scan? Laat dan de "
            "tekst herkennen, en bewaar het opnieuw."
        )
    return reading


def _read(raw: bytes, name: str) -> Reading:
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if not raw.strip():
        raise Unreadable("Het bestand is leeg.")
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw, ending)
    if b"%PDF-" in raw[:_HEAD]:
        # It takes a fifth of a second to load; most documents aren't PDF.
        from generator.documents.pdf import read_pdf  # noqa: PLC0415

        return _said(read_pdf(raw), ending, {"pdf"}, "PDF")
    if raw.startswith(_OLD_OFFICE):
        raise Unreadable(_about_office(raw))
    if raw.startswith(b"{\\rtf"):
        raise Unreadable("Dit is een RTF-bestand. Bewaar het als Word (.docx) of OpenDocument.")
    expected = "PDF" if ending == "pdf" else _BINARY.get(ending)
    if expected:
        raise Unreadable(
            f"Het bestand heet ‘.{ending}’, maar is geen {expected}, of het is beschadigd. Bewaar "
            "het opnieuw."
        )
    return _text(raw, ending)


def _text(raw: bytes, ending: str) -> Reading:
    if ending in {"html", "htm", "xhtml"}:
        return read_html(raw)
    if _HTML.match(raw[:_HEAD]):
        return _said(read_html(raw), ending, set(), "HTML")
    return read_markdown(raw) if ending in {"md", "markdown"} else read_plain(raw)


def _packed(raw: bytes, ending: str) -> Reading:
    package = Package(raw)
    if is_odt(package):
        return _said(read_odt(package), ending, {"odt", "ott"}, "OpenDocument")
    if is_docx(package):
        return _said(read_docx(package), ending, _WORD_ENDINGS, "Word")
    raise Unreadable(
        "Dit is een ingepakt bestand, maar geen Word- of OpenDocument-tekst. Pak het uit, of "
        "bewaar het document als .docx of .odt."
    )


def _about_office(raw: bytes) -> str:
    if _LOCKED_OFFICE in raw:
        return "Het document is met een wachtwoord beveiligd. Bewaar een kopie zonder wachtwoord."
    return "Dit is een bestand van een oude versie van Word. Bewaar het als .docx."


def _said(reading: Reading, ending: str, expected: set[str], form: str) -> Reading:
    """Say it when a name promises another form than a document has."""
    if ending in expected:
        return reading
    remark = f"Het bestand heet ‘.{ending}’, maar is {form}; zo is het gelezen."
    return Reading(reading.passages, reading.title, (*reading.remarks, remark))
