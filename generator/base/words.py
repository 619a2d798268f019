"""Words for the site: relative links, plain text and the lines of a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from generator.base.phrases import in_words
from generator.base.schema import Field


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
