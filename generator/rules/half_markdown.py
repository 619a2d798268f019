"""Markdown that an editor meant and that came out as signs: what it is, and what to write instead.

Looked for in what the site shows sign for sign, so that what it reads is never named. Every pattern
takes time in proportion to the text: a proposal may come from a stranger.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import unescape
from typing import NamedTuple

from generator.base.prose import READ

Mend = Callable[[re.Match[str]], str]


class Half(NamedTuple):
    """One place where signs show: what it is, in Dutch, the words there, and what to write."""

    name: str
    words: str
    mend: str


_ADDRESS = r"(?:https?://|mailto:|www\.|/(?=[\w#])|#(?=[a-z]))"
_REST = rf"[^()\[\]{{}}<>\s{READ}]*"
_TEXT = rf"[^\[\]()\n{READ}]"


def _linked(text: str, address: str) -> str:
    """A link as the site reads it; a dot or comma behind its address belongs to the sentence."""
    address = address.strip()
    bare = address.rstrip(".,;:!?")
    tail = address.removeprefix(bare)
    full = f"https://{bare}" if bare.startswith("www.") else bare
    words = text.strip() or _name_of(full)
    return f"[{words}]({full.replace(' ', '%20')}){tail}"


def _name_of(address: str) -> str:
    """What a link is called that has no words: the last part of its address."""
    return address.rstrip("/").rpartition("/")[2] or address


def _words_first(match: re.Match[str]) -> str:
    return _linked(match[1], match[2])


def _address_first(match: re.Match[str]) -> str:
    return _linked(match[2], match[1]) if match[2] else f"<{match[1]}>"


def _unclosed(match: re.Match[str]) -> str:
    """An address in angle brackets: one elsewhere stays so, one of the site becomes a link."""
    address = match[1].strip()
    if address.startswith(("http", "mailto:")) and " " not in address:
        return f"<{address}>"
    if address.startswith("tel:"):
        return address.removeprefix("tel:")
    own = address.startswith(("/", "www.", "http"))
    return _linked("", address if own else f"/{address}")


def _wiki(match: re.Match[str]) -> str:
    name, words = match[1].strip(), (match[2] or match[1]).strip()
    return f"[{words}](/id/{name}/)" if re.fullmatch(r"[a-z]{2,}-\d+", name) else words


def _tagged(match: re.Match[str]) -> str:
    sign = {"b": "**", "i": "*"}.get(match[1].lower(), "")
    return f"{sign}{match[2].strip()}{sign}"


def _tight(match: re.Match[str]) -> str:
    """Emphasis whose signs stand against its words; where they did so already, without signs."""
    tight = f"{match[1]}{match[2].strip()}{match[1]}"
    return match[2].strip() if tight == match[0] else tight


def _bare(match: re.Match[str]) -> str:
    return (match[1] or "").strip()


def _entity(match: re.Match[str]) -> str:
    """The sign that was meant, or the words without what makes them look like one."""
    sign = unescape(f"&{match[1]};")
    return match[1] if sign.startswith("&") and len(sign) > 1 else sign.replace("\xa0", " ")


# In this order: what one took, the next doesn't see.
_HALF: tuple[tuple[str, str, Mend], ...] = (
    (
        "een link zonder haakje aan het eind",
        rf"(?<!!)\[({_TEXT}+)\]\( ?({_ADDRESS}{_REST})\]?(?!\))",
        _words_first,
    ),
    (
        "een link zonder haakje aan het eind",
        rf"(?<!!)\[({_TEXT}+)\]\({_REST}(?=\s|\Z)",
        _bare,
    ),
    (
        "een link waarvan een haakje ontbreekt",
        rf"\[({_TEXT}+)\(({_ADDRESS}{_REST})\)?",
        _words_first,
    ),
    (
        "een link waarvan een haakje ontbreekt",
        rf"(?<![^\s(])([^\s()\[\]{READ}]+)\]\(({_ADDRESS}{_REST})\)?",
        _words_first,
    ),
    (
        "een link met andere haakjes",
        rf"\[({_TEXT}+)\] ?[{{\[]({_ADDRESS}{_REST})[\]}}]?",
        _words_first,
    ),
    (
        "een link met de haakjes andersom",
        rf"\(({_TEXT}+)\)\[({_ADDRESS}{_REST})\]?",
        _words_first,
    ),
    (
        "een link zonder haakjes om het adres",
        rf"\[({_TEXT}+)\]((?:https?://|/[\w-]+/){_REST})",
        _words_first,
    ),
    (
        "een link met het adres op de volgende regel",
        rf"\[({_TEXT}+)\]\n\(({_ADDRESS}{_REST})\)?",
        _words_first,
    ),
    (
        "een link zoals in een wiki",
        rf"\[\[([^\[\]|\n{READ}]+)(?:\|([^\[\]\n{READ}]+))?\]\]",
        _wiki,
    ),
    (
        "een link met een verwijzing",
        rf"\[({_TEXT}*[^\W\d]{_TEXT}*)\]\[{_TEXT}*\]",
        _bare,
    ),
    (
        "een link met het adres vooraan",
        rf"\[(https?://{_REST})(?: ({_TEXT}+))?\]",
        _address_first,
    ),
    (
        "een link zoals in Textile",
        rf'"([^"\n{READ}]+)":({_ADDRESS}{_REST})',
        _words_first,
    ),
    (
        "een adres tussen < en > dat geen link wordt",
        r"<((?:https?://|mailto:|tel:|www\.|/(?=[\w-]+/)|[\w-]+/[\w-]+/)[^<>\n]*)(?:>|$)",
        _unclosed,
    ),
    (
        "een link zoals in een forum",
        rf"\[url=({_REST})\]([^\[\]\n]*)\[/url\]",
        lambda m: _linked(m[2], m[1]),
    ),
    ("opmaak zoals in een forum", r"\[(b|i|u|s|code|quote)\]([^\[\]\n]*)\[/\1\]", _tagged),
    (
        "nadruk die niet werkt",
        r"(?<![*\w])(\*\*)(?!\*)([^*\n]+)\*\*(?!\*)",
        _tight,
    ),
    ("nadruk die niet werkt", r"(?<![_\w])(__)(?!_)([^_\n]+)__(?!_)", _tight),
    (
        "nadruk die niet werkt",
        r"(?<![*\S])(\*)((?: [^\W\d][^*\n]*)|(?:[^\W\d][^*\n]* ))\*(?![*\w])",
        _tight,
    ),
    ("nadruk die niet sluit", r"(?<![*\w])\*\*([^\s*]+)", _bare),
    ("nadruk die niet begint", r"(?<![^\s*])([^\W\d*][^\s*]*)\*\*(?![*\w])", _bare),
    ("nadruk die niet sluit", r"(?<![_\w])__([^\W_][^\s_]*)", _bare),
    ("nadruk die niet sluit", r"(?<=[ (‘“])\*(?=[^\W\d])([^\s*]+)", _bare),
    ("nadruk die niet sluit", r"(?<![^\s(‘“])_([^\W_][^\s_/.]*)(?![^\s.,;:!?)])", _bare),
    ("een markering", r"==([^=\s][^=\n]*)==", _bare),
    ("een doorhaling die niet sluit", r"~~([^\s~]+)", _bare),
    ("een teken dat de site niet kent", r"&([a-z]{2,12}\d{0,2});", _entity),
    ("een teken zonder puntkomma", r"&(nbsp|amp|euro|[a-z]uml|[a-z]acute|quot)\b", _entity),
    ("een vakje om af te vinken", r"^\[[ x]\] (?!\()(\S+)", _bare),
    ("een kop", r"^#{2,6}(\w+)", _bare),
    ("een kader", r"^(?::{3,}|!!!) *(\w*)$", _bare),
    ("een stuk van een sjabloon", r"\{\{([^{}\n]*)\}\}", _bare),
    ("een stuk van een sjabloon", r"\{%([^{}%\n]*)%\}", _bare),
    ("een aanwijzing voor opmaak", r"\{[.#:]([\w-]*)\}", lambda _: ""),
)


_SIGN = re.compile(rf"[#=<*_~&{{]|\[(?!{READ})|\]\(|!!!|:::|\":")
"""Without one of these a text holds nothing of that; its links that are whole are no such sign."""


@cache
def _half() -> Sequence[tuple[str, re.Pattern[str], Mend]]:
    """The patterns, made when a text needs them: making so many takes longer than looking."""
    flags = re.MULTILINE | re.IGNORECASE
    return [(name, re.compile(pattern, flags), mend) for name, pattern, mend in _HALF]


def half_markdown(shown: str) -> Iterator[Half]:
    """Where signs show in what the site shows sign for sign, in the order of the patterns."""
    if not _SIGN.search(shown):
        return
    rest = shown
    for name, pattern, mend in _half():
        for match in pattern.finditer(rest):
            yield Half(name, match[0].strip(), mend(match))
        rest = pattern.sub(READ, rest)
    if not _MARK.search(shown):
        yield from (Half("nadruk die niet sluit", m[0], m[1]) for m in _FIRST.finditer(rest))


_FIRST = re.compile(r"^\*(?=[^\W\d])([^\s*]+)", re.MULTILINE)
_MARK = re.compile(r"\w\*")
"""A star behind a word, which one before another line explains."""

_WORDLESS = re.compile(r"(?<![\\!])\[\s*\]\(([^()\s]+)\)")


def wordless_links(text: str) -> Iterator[Half]:
    """Links that nobody sees, in a text as it was typed."""
    for match in _WORDLESS.finditer(text):
        yield Half("een link zonder woorden, die niemand ziet", match[0], _linked("", match[1]))


_IN_PLAIN: tuple[tuple[re.Pattern[str], Mend], ...] = (
    (re.compile(r"\[([^\[\]\n]+)\]\([^()\s]*\)"), _bare),
    (re.compile(r"(?<![*\w])\*\*(?!\s)([^*\n]+)(?<!\s)\*\*(?!\*)"), _bare),
    (re.compile(r"(?<![_\w])__(?!\s)([^_\n]+)(?<!\s)__(?![_\w])"), _bare),
)
"""What would be read in a text with layout, and isn't in a plain one."""


def markdown_in_plain(text: str) -> Iterator[Half]:
    """Links and strong words in a plain text, which shows their signs."""
    name = "opmaak in een veld dat geen opmaak heeft"
    for pattern, mend in _IN_PLAIN:
        yield from (Half(name, m[0], mend(m)) for m in pattern.finditer(text))
