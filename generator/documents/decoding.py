"""Bytes to text, for documents that are text themselves."""

from __future__ import annotations

import codecs
import re

from generator.documents.passage import Collector, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 100_000
_MANY = 0.01
_NO_TEXT = (
    "Dit is geen tekst. Bewaar het document als Word (.docx), OpenDocument (.odt), PDF, HTML, "
    "Markdown of platte tekst."
)


def decoded(raw: bytes, collector: Collector) -> str:
    """The text of a file; raises ``Unreadable`` when it is none."""
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8" or _is_binary(raw.decode("latin-1")):
            raise Unreadable(_NO_TEXT) from None
        collector.remark("De tekst is niet opgeslagen als UTF-8, en is gelezen als Windows-1252.")
        return raw.decode("cp1252", "replace")
    if _is_binary(text):
        raise Unreadable(_NO_TEXT)
    return text


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "\0" in sample or len(_CONTROL.findall(sample)) > max(3, _MANY * len(sample))
