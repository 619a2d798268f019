"""Words for the site: relative links, plain text, the lines of a value and what differs in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from generator.base.phrases import in_words
from generator.base.schema import Field

_LIKENESS = 0.4
"""Below this, marking single words hides more than it shows."""
_ENOUGH = 400 * 400
"""So many pairs of words are compared: twice as long texts can take eight times as long."""


@lru_cache(maxsize=4096)
def make_relative(own: str, target: str) -> str:
    """Give a URL from the page at ``own`` to ``target``, both below the site root."""
    path, mark, anchor = target.partition("#")
    own_folders = own.split("/")[:-1]
    *folders, tail = path.split("/")
    common = 0
    while common < min(len(own_folders), len(folders)) and own_folders[common] == folders[common]:
        common += 1
    relative = (
        "../" * (len(own_folders) - common) + "".join(f"{p}/" for p in folders[common:]) + tail
    )
    return f"{relative}{mark}{anchor}" or "./"


def in_lines(field: Field, value: Any, title: Callable[[str], str]) -> tuple[str, ...]:
    """Write the value of a field as lines of text: labels for choices, titles for references.

    ``title`` gives the title of an id.
    """
    if value is None:
        return ()
    if isinstance(value, list):
        item = field.item or field
        return tuple("; ".join(in_lines(item, v, title)) for v in value)
    if isinstance(value, Mapping):
        by_name = {f.name: f for f in field.fields}
        return tuple(
            f"{by_name[n].title}: {'; '.join(in_lines(by_name[n], v, title))}"
            if n in by_name
            else f"{n}: {v}"
            for n, v in value.items()
            if n != "sleutel"
        )
    return (_in_line(field, value, title),)


def _in_line(field: Field, value: Any, title: Callable[[str], str]) -> str:
    if field.choices:
        return field.choice(value).title
    if field.references:
        return f"{title(value)} ({value})"
    if field.date:
        return in_words(value)
    return str(value)


def plain(text: str) -> str:
    """Take the signs of Markdown out of a text, for a list or a description."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^[-*] ", "", text, flags=re.MULTILINE)
    return " ".join(re.sub(r"[*_]{1,2}(\S[^*_]*)[*_]{1,2}", r"\1", text).split())


def first_sentence(text: str) -> str:
    """Give the first sentence of a text."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z‘’'])", plain(text), maxsplit=1)[0]


def shortened(text: str, length: int = 180) -> str:
    """Cut a text at a word."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:") + " …"


@lru_cache(maxsize=4096)
def word_steps(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """The words of two texts in reading order, each stretch as ``equal``, ``del`` or ``ins``.

    Two texts that have little in common are one stretch of old words and one of new.
    """
    old_words, new_words = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    if len(old_words) * len(new_words) > _ENOUGH:
        return tuple(_long_steps(old_words, new_words))
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    if not old or not new or matcher.ratio() < _LIKENESS:
        return tuple((step, text) for step, text in (("del", old), ("ins", new)) if text)
    steps: list[tuple[str, str]] = []
    for step, i1, i2, j1, j2 in matcher.get_opcodes():
        removed, added = "".join(old_words[i1:i2]), "".join(new_words[j1:j2])
        parts = (("equal", removed),) if step == "equal" else (("del", removed), ("ins", added))
        steps += [part for part in parts if part[1]]
    return tuple(steps)


def _long_steps(old_words: list[str], new_words: list[str]) -> Iterator[tuple[str, str]]:
    """The steps of texts that are too long to compare word by word: what stands between two ends.

    If little is left between them after all, that is compared.
    """
    start = _shared(old_words, new_words)
    end = _shared(old_words[start:][::-1], new_words[start:][::-1])
    middle = [words[start : len(words) - end] for words in (old_words, new_words)]
    if len(middle[0]) * len(middle[1]) > _ENOUGH:
        steps = tuple(zip(("del", "ins"), map("".join, middle), strict=True))
    else:
        steps = word_steps(*map("".join, middle))
    parts = (
        ("equal", "".join(old_words[:start])),
        *steps,
        ("equal", "".join(old_words[len(old_words) - end :])),
    )
    yield from (part for part in parts if part[1])


def _shared(old_words: list[str], new_words: list[str]) -> int:
    """How many words two texts have in common from the start."""
    pairs = enumerate(zip(old_words, new_words, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(old_words), len(new_words)))


@lru_cache(maxsize=4096)
def mark_words(old: str, new: str) -> tuple[Markup, Markup]:
    """Mark the words that left the old text with ``del`` and those that came with ``ins``."""
    before, after = Markup(), Markup()
    for step, text in word_steps(old, new):
        if step == "equal":
            before += escape(text)
            after += escape(text)
        elif step == "del":
            before += _marked("del", text)
        else:
            after += _marked("ins", text)
    return before, after


def mark_lines(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[Markup, Markup]:
    """Mark the entries of a list that left or came."""
    return _list("del", old, set(new)), _list("ins", new, set(old))


def _marked(tag: str, text: str) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(tag, text) if text else Markup()


def _list(tag: str, lines: tuple[str, ...], others: set[str]) -> Markup:
    entries = Markup().join(
        Markup("<li>{}</li>").format(line if line in others else _marked(tag, line))
        for line in lines
    )
    return Markup("<ul>{}</ul>").format(entries) if lines else Markup()
