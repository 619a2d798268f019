"""A mistake in the form of a document, with the place in its data that can't be relied on."""

from __future__ import annotations

from typing import NamedTuple

from generator.base.findings import Finding
from generator.load.document import Place


class Flaw(NamedTuple):
    """A finding, and the place of what is wrong: where a field is missing, its place."""

    place: Place
    finding: Finding
