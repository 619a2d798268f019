"""The chain over the seals: a value for each release that covers all releases up to it.

The value of a release is the SHA-256 of one line of text: its number, its day, the SHA-256 of its
file and the value of the release before, with a space between, and a line feed. It follows from the
seals alone, so releases from before there was a chain have one too. Anyone can make it again with
``printf`` and ``sha256sum``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Protocol

START = "0" * 64
"""What stands in the place of the value of the release before the first."""


class Sealed(Protocol):
    """What the chain covers of a release."""

    @property
    def version(self) -> str:
        """The number."""

    @property
    def date(self) -> str:
        """The day."""

    @property
    def sha256(self) -> str:
        """The seal of the file."""


def chain_of(seals: Iterable[Sealed]) -> tuple[str, ...]:
    """The value of each release, oldest first."""
    values = [START]
    for seal in seals:
        line = f"{seal.version} {seal.date} {seal.sha256} {values[-1]}\n"
        values.append(hashlib.sha256(line.encode("utf-8", "backslashreplace")).hexdigest())
    return tuple(values[1:])
