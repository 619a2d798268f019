"""The rule about Markdown that the site doesn't read, and so shows sign for sign.

Every pattern takes time in proportion to the text: a proposal may come from a stranger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.base.findings import Finding, shorten
from generator.base.phrases import listed
from generator.base.prose import READ, left_over
from generator.base.schema import Field
from generator.load.document import Document, Place
from generator.rules.half_markdown import Half, half_markdown, markdown_in_plain, wordless_links
from generator.rules.rule import every_kind, rule
from generator.rules.seen import Seen

# Not every word between angle brackets is HTML: people write ‘<naam>’ for what is to be filled in.
_ELEMENTS = (
    "a|abbr|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figure|font|h[1-6]|hr|i|iframe|"
    "img|ins|kbd|li|mark|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|summary|"
    "sup|svg|table|tbody|td|tfoot|th|thead|tr|u|ul|video"
)
# A number after ‘>’ makes it a comparison. A table is known by its rows, or by the dashes below the
# names of its columns.
_UNREAD: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    for name, pattern in {
        "een kop": r"^#{1,6} +\S.*|^={3,}$",
        "een tabel": r"^\|.+\|$|^:?-+:?(?: *\| *:?-+:?)+$",
        "een citaat": r"^>[> ]*[^\s\d=>].*",
        "een scheidingslijn": r"^(?:-{3,}|\*{3,}|_{3,})$",
        "code": r"^(?:```|~~~).*|`[^`\n]+`",
        "HTML": rf"</?(?:{_ELEMENTS})(?=[\s/>])[^<>]*>|<!--",
        "een afbeelding": rf"!\[(?:{READ}[^\[\]]*\]{READ}|[^\[\]]*\]\([^()]*\)?)",
        "een voetnoot": r"\[\^[^\[\]\s]+\]",
        "een link zonder geldig adres": r"(?<!!)\[[^\[\]]*\]\([^()\[\]]*[()]",
        "een link met een spatie voor het adres": (
            r"\[[^\[\]\n]+\] +\((?:https?:|mailto:|www\.|/|#)[^()\s]*\)"
        ),
        "een link op een eigen regel": r"^\[[^\[\]^]+\]: *(?:https?:|mailto:|www\.|/)\S*",
        "een doorhaling": r"~~[^~\s][^~\n]*~~",
    }.items()
}

_PERHAPS = re.compile(r"[#=|>`<\[~*_\\&]|-.*-.*-", re.DOTALL)
"""Without one of these signs, or three dashes, a text holds nothing of that: it is not parsed."""


@rule("tekst-opmaak", kinds=every_kind, withdrawn=True, alone=True)
def opmaak_wordt_gelezen(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een tekst gebruikt alleen opmaak die de site leest; de rest ziet de lezer als tekens."""
    for place, text in _shown(seen.kinds[document.kind].fields, document.data):
        if unread := unread_markdown(text):
            yield document.finding(
                place,
                "tekst-opmaak",
                f"Hier staat opmaak die de site niet leest: {listed(unread)}. De site "
                "toont die tekens gewoon als tekst.",
                "Gebruik alleen alinea’s, lijsten met ‘- ’, **vet**, *cursief* en links "
                "als [tekst](https://adres).",
                severity="waarschuwing",
            )


@rule("tekst-half", kinds=every_kind, withdrawn=True, alone=True)
def opmaak_is_af(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een link of nadruk is af; anders ziet de lezer de tekens ervan."""
    fields = seen.kinds[document.kind].fields
    for place, text in _shown(fields, document.data):
        yield from _told(document, place, half_in(text))
    for place, text in _plain(fields, document.data):
        yield from _told(document, place, markdown_in_plain(text))


def half_in(text: str) -> Iterator[Half]:
    """What in a text with layout shows as signs though it was meant as layout."""
    if _PERHAPS_HALF.search(text):
        yield from half_markdown(_without_unread(text))
        yield from wordless_links(text)


_PERHAPS_HALF = re.compile(r"[#=<\[*_~&{]|\]\(|!!!|:::|\":")


_SHOWN = " De site toont die tekens gewoon als tekst."


def _told(document: Document, place: Place, halves: Iterable[Half]) -> Iterator[Finding]:
    passed: Counter[str] = Counter()
    for half in halves:
        finding = document.finding(
            place,
            "tekst-half",
            f"‘{half.words}’ is {half.name}.{'' if 'niemand ziet' in half.name else _SHOWN}",
            f"Schrijf ‘{half.mend}’ in plaats daarvan." if half.mend else "Haal die tekens weg.",
            severity="waarschuwing",
        )
        line, column = document.spot(place, half.words, passed[half.words])
        passed[half.words] += 1
        yield replace(finding, line=line, column=column)


def _shown(fields: Sequence[Field], data: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """The Markdown texts of an item that someone may still mend, with their places.

    What is withdrawn stays as it was, but for the reason why: that is new.
    """
    for field in fields:
        if field.name in data and ("ingetrokken" not in data or field.name == "ingetrokken"):
            yield from _markdown_in(field, data[field.name], (field.name,))


def _markdown_in(field: Field, value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """The Markdown texts in the value of a field with their places, in objects and lists too."""
    return ((p, text) for p, text, holder in _texts_in(field, value, place) if holder.markdown)


def _plain(fields: Sequence[Field], data: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """The texts without layout of an item that holds, with their places."""
    for field in fields if "ingetrokken" not in data else ():
        if field.name in data:
            found = _texts_in(field, data[field.name], (field.name,))
            yield from ((p, text) for p, text, holder in found if not holder.markdown)


def _texts_in(field: Field, value: Any, place: Place) -> Iterator[tuple[Place, str, Field]]:
    """The texts in the value of a field with their places and their own fields, at any depth."""
    if isinstance(value, str):
        yield place, value, field
    elif isinstance(value, list) and field.item:
        for n, part in enumerate(value):
            yield from _texts_in(field.item, part, (*place, n))
    elif isinstance(value, Mapping):
        for inner in field.fields:
            if inner.name in value:
                yield from _texts_in(inner, value[inner.name], (*place, inner.name))


def unread_markdown(text: str) -> list[str]:
    """What the site doesn't read in a text, each sort once with its first example, in Dutch."""
    if not _PERHAPS.search(text):
        return []
    lines = _lines(text)
    matches = ((name, pattern.search(lines)) for name, pattern in _UNREAD.items())
    return [f"{name} (‘{_example(match[0])}’)" for name, match in matches if match]


def _lines(text: str) -> str:
    """What the site shows sign for sign, each line without blanks around it."""
    return "\n".join(line.strip() for line in left_over(text).split("\n"))


def _without_unread(text: str) -> str:
    """The same without what ``unread_markdown`` names, so that nothing is told twice."""
    lines = _lines(text)
    for pattern in _UNREAD.values():
        lines = pattern.sub(READ, lines)
    return lines


def _example(text: str) -> str:
    return shorten(" ".join(text.replace(READ, "").split()), 40)
