"""PDF (ISO 32000): a passage a page, with the number of each line on it, and its links."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError

from generator.base.phrases import counted, listed
from generator.documents.limits import MAX_PAGES
from generator.documents.passage import Builder, Collector, Reading, Unreadable
from generator.documents.plain import add_line, next_line

_BROKEN = "Het document is beschadigd. Maak de PDF opnieuw."
_LOCKED = "De PDF is met een wachtwoord beveiligd. Bewaar een kopie zonder wachtwoord."
_TOO_LARGE = "De PDF is uitgepakt veel te groot. Dat is geen gewoon document; maak de PDF opnieuw."
_PARTLY = "Een deel van de PDF is beschadigd, en dus niet te lezen. Maak de PDF opnieuw."
_SHOWN = 5
_NO_LETTER = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_FEW, _MANY = 3, 0.02


class _Damage(logging.Handler):
    """Hears what the library says, and would go on after: that it couldn't unpack a part."""

    is_found = False

    def emit(self, record: logging.LogRecord) -> None:
        """Keep that something was damaged."""
        self.is_found = self.is_found or record.name == "pypdf.filters"


def _listen(damage: _Damage) -> None:
    log = logging.getLogger("pypdf")
    log.propagate = False
    log.handlers = [damage]


def read_pdf(raw: bytes) -> Reading:
    """Read a PDF; raises ``Unreadable``."""
    damage = _Damage()
    _listen(damage)
    collector = Collector()
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(_LOCKED)
        count = len(reader.pages)
    except Unreadable:
        raise
    except PyPdfError as error:
        locked = "encrypt" in str(error).casefold() or "cryptography" in str(error)
        raise Unreadable(_LOCKED if locked else _BROKEN) from None
    if count > MAX_PAGES:
        raise Unreadable(
            f"De PDF heeft {count} bladzijden. Er worden er niet meer dan {MAX_PAGES} gelezen. "
            "Splits het document in delen."
        )
    if not count:
        raise Unreadable(_BROKEN)
    try:
        blank = [n for n, page in enumerate(reader.pages, 1) if not _page(page, n, collector)]
    except LimitReachedError:
        raise Unreadable(_TOO_LARGE) from None
    if damage.is_found:
        raise Unreadable(_PARTLY)
    _about_blank(blank, count, collector)
    title = reader.metadata.title if reader.metadata else None
    collector.title = " ".join(str(title or "").split())
    return collector.reading()


def _about_blank(blank: list[int], count: int, collector: Collector) -> None:
    """Pages that are a picture can't be read; that isn't the same as nothing standing there."""
    if len(blank) == count:
        raise Unreadable(
            "In de PDF staat geen tekst. Is het een scan? Laat dan de tekst herkennen, en bewaar "
            "de PDF opnieuw."
        )
    if blank:
        named = listed([*map(str, blank[:_SHOWN]), *(["meer"] if len(blank) > _SHOWN else [])])
        pages = counted(len(blank), "bladzijde", "bladzijden")
        collector.remark(
            f"Op {pages} staat geen tekst die te lezen is: bladzijde {named}. Staat daar een "
            "afbeelding van tekst, dan is die niet gelezen."
        )


def _page(page: Any, number: int, collector: Collector) -> bool:
    """Read a page; gives whether there was any text on it."""
    builder = collector.begin(f"bladzijde {number}")
    text = page.extract_text()
    _check_letters(text, number)
    lines = [line for line in text.splitlines() if line.strip()]
    for at, line in enumerate(lines, 1):
        add_line(builder, line, f"regel {at}", next_line(lines, at))
    for target in _links(page):
        _add_link(builder, target)
    collector.take(builder)
    return bool(lines)


def _check_letters(text: str, number: int) -> None:
    """Refuse a page that shows letters but doesn't say which: read so, nothing stands there."""
    if len(_NO_LETTER.findall(text)) > max(_FEW, _MANY * len(text)):
        raise Unreadable(
            f"Op bladzijde {number} van de PDF staan tekens zonder de letters die erbij horen; die "
            "tekst is niet te lezen. Maak de PDF opnieuw, of laat de tekst herkennen."
        )


def _add_link(builder: Builder, target: str) -> None:
    """A link lies over the page at a place that isn't tied to its words."""
    builder.mark("link")
    builder.add_link(builder.length, target)


def _links(page: Any) -> Iterator[str]:
    """Where the links on a page lead, each once."""
    found: dict[str, None] = {}
    notes = page.get("/Annots")
    for reference in notes.get_object() if notes is not None else ():
        action = reference.get_object().get("/A")
        target = action.get_object().get("/URI") if action is not None else None
        if target is not None:
            found[str(target.get_object())] = None
    yield from found
