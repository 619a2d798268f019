"""Which version of the framework a document says, once, that all of it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.citations.known import Known, plain_form
from generator.citations.mention import Mention
from generator.citations.near import Numbers, sentence

_SHORTEST = 6
"""A last word of the name that is as long counts too: a published copy tells no shorter name."""
_SAID = "zonder versie: het document noemt versie {} van {}, en daarvan is uitgegaan"


def stated(read: Iterable[tuple[str, Sequence[Mention]]], known: Known) -> str:
    """The oldest version that stands beside the name of the framework, in a sentence of its own.

    Such a sentence mentions no item; ``read`` holds each passage with what it mentions. Empty when
    there is none: the number of the document itself says nothing.
    """
    settings = known.history.newest.framework.settings
    last = settings.naam.rpartition(" ")[2]
    named = (settings.naam, settings.kort, last if len(last) >= _SHORTEST else settings.naam)
    names = {plain_form(name) for name in named}
    found = (v for text, mentions in read for v in _in(text, mentions, names, known))
    return min(found, key=known.versions.index, default="")


def _in(text: str, mentions: Sequence[Mention], names: set[str], known: Known) -> Iterable[str]:
    small = plain_form(text)
    if not any(name in small for name in names):
        return
    for number in Numbers(text, known).all:
        start, end = sentence(text, number.start, number.end)
        is_apart = not any(start < m.end and m.start < end for m in mentions)
        version = known.version(number.number)
        if is_apart and version in known.versions and any(n in small[start:end] for n in names):
            yield version


def with_stated(mention: Mention, version: str, known: Known) -> Mention:
    """A mention without a version, with the one that the document states."""
    if not version or mention.version or mention.follows:
        return mention
    said = _SAID.format(version, f"het {known.history.newest.framework.settings.kort}")
    return replace(mention, version=version, remarks=(*mention.remarks, said))
