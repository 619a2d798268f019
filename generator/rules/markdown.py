"""The rule about Markdown that the site doesn't read, and so shows sign for sign.

Every pattern takes time in proportion to the text: a proposal may come from a stranger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.base.findings import Finding, shorten
from generator.base.phrases import listed
from generator.base.prose import READ, left_over
from generator.base.schema import Field
from generator.load.document import Document, Place
from generator.rules.rule import rule
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
        "een link zonder geldig adres": r"(?<!!)\[[^\[\]]*\]\([^()]*[()]",
        "een link met een spatie voor het adres": (
            r"\[[^\[\]\n]+\] +\((?:https?:|mailto:|www\.|/|#)[^()\s]*\)"
        ),
        "een link op een eigen regel": r"^\[[^\[\]^]+\]: *(?:https?:|mailto:|www\.|/)\S*",
        "een doorhaling": r"~~[^~\s][^~\n]*~~",
    }.items()
}

_PERHAPS = re.compile(r"[#=|>`<\[~*_\\&]|-.*-.*-", re.DOTALL)
"""Without one of these signs, or three dashes, a text holds nothing of that: it is not parsed."""


def _all(seen: Seen) -> Iterable[str]:
    return [kind.name for kind in seen.kinds]


@rule("tekst-opmaak", kinds=_all, withdrawn=True)
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


def _shown(fields: Sequence[Field], data: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """The Markdown texts of an item that someone may still mend, with their places.

    What is withdrawn stays as it was, but for the reason why: that is new.
    """
    for field in fields:
        if field.name in data and ("ingetrokken" not in data or field.name == "ingetrokken"):
            yield from _markdown_in(field, data[field.name], (field.name,))


def _markdown_in(field: Field, value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """The Markdown texts in the value of a field with their places, in objects and lists too."""
    if field.markdown:
        yield place, value
    elif field.item:
        for n, part in enumerate(value):
            yield from _markdown_in(field.item, part, (*place, n))
    else:
        for inner in field.fields:
            if inner.name in value:
                yield from _markdown_in(inner, value[inner.name], (*place, inner.name))


def unread_markdown(text: str) -> list[str]:
    """What the site doesn't read in a text, each sort once with its first example, in Dutch."""
    if not _PERHAPS.search(text):
        return []
    lines = "\n".join(line.strip() for line in left_over(text).split("\n"))
    matches = ((name, pattern.search(lines)) for name, pattern in _UNREAD.items())
    return [f"{name} (‘{_example(match[0])}’)" for name, match in matches if match]


def _example(text: str) -> str:
    return shorten(" ".join(text.replace(READ, "").split()), 40)
