"""Of the files that differ: which only look different, and which nothing else tells of.

A reviewer who isn't told of a file takes it for unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.base.schema import NOTES
from generator.compare.difference import Difference, Side
from generator.history.versions import FOLDER


class Sorted(NamedTuple):
    """Files that nothing looked at, and files that say the same as before in another form."""

    unjudged: tuple[str, ...]
    form_only: tuple[str, ...]


def sort_files(
    files: Iterable[tuple[str, str]], difference: Difference, *, is_released: bool
) -> Sorted:
    """Sort the files that differ: each has its path, and that below the framework folder.

    ``is_released`` says that the new state holds a release that the old one hasn't: then the
    files of releases are told of as that.
    """
    known = _known(difference)
    told = _told(difference)
    unjudged: list[str] = []
    form_only: list[str] = []
    for path, inside in files:
        is_sealed = is_released and inside.startswith(f"{FOLDER}/") and "/." not in inside
        if inside in told or is_sealed:
            continue
        (form_only if inside in known else unjudged).append(path)
    return Sorted(tuple(unjudged), tuple(form_only))


def _known(difference: Difference) -> set[str]:
    """The files of which everything they say is compared: both sides have them."""
    afnemers = difference.new.framework.settings.afnemers
    old, new = (_items(side) for side in (difference.old, difference.new))
    return (old & new) | ({afnemers.register} if afnemers else set()) | _sizes(difference)


def _sizes(difference: Difference) -> set[str]:
    """The tables that say how large consumers are, on either side."""
    sides = (difference.old, difference.new)
    every = (side.framework.settings.afnemers for side in sides)
    return {a.omvang.bestand for a in every if a and a.omvang}


def _items(side: Side) -> set[str]:
    return {f"{kind}/{item}.yaml" for kind, found in side.framework.data.items() for item in found}


def _told(difference: Difference) -> set[str]:
    """The files that the rest of the report names: what changes in them, or what is wrong."""
    changes = (*(i.change for i in difference.items), *difference.users)
    told = {f"{c.kind}/{c.item}.yaml" for c in changes}
    told |= {*difference.unread}
    told |= {f.path for f in difference.findings if f.path.startswith(f"{FOLDER}/")}
    told |= {f"{NOTES}/{note}.yaml" for note in difference.new.taken_in}
    afnemers = difference.new.framework.settings.afnemers
    if afnemers and difference.has_other_register:
        told.add(afnemers.register)
    if difference.has_other_sizes or difference.new.framework.setup.uncounted:
        told |= _sizes(difference)
    return told
