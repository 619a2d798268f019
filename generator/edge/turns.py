"""One release at a time: two that were made from the same state would be no chain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.edge.output import complain
from generator.history.versions import FOLDER, SEALS
from generator.store.lock import is_taken, locked


@contextmanager
def in_turn(folder: Path) -> Iterator[None]:
    """Wait until no other command makes or takes back a release in a framework folder."""
    if is_taken(folder):
        complain("Er wordt al een uitgave gemaakt in deze map; dit wacht tot die klaar is.")
    with locked(folder, wait=True):
        yield


def register_now(folder: Path) -> bytes:
    """The register as it is, to see before writing whether somebody else made a release meanwhile.

    Where folders can't be locked, that is all there is.
    """
    path = folder / FOLDER / SEALS
    return path.read_bytes() if path.is_file() else b""


def refuse_if_changed(folder: Path, before: bytes) -> None:
    """Raise ``ValueError`` when the register isn't what it was when the release was planned."""
    if register_now(folder) != before:
        raise ValueError(
            "intussen is een andere uitgave gemaakt of teruggenomen; er is niets geschreven. "
            "Begin opnieuw"
        )
