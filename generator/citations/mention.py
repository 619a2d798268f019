"""Mention: a place in a document where something of a framework is named."""

from __future__ import annotations

from dataclasses import dataclass

LINK, ID, TITLE = "link", "id", "titel"
"""How something is named: by an address, by its id, or by its title between quotation marks."""


@dataclass(frozen=True)
class Mention:
    """One mention in a passage.

    ``items`` are the ids that may be meant: one, but for a title that several had. ``version`` is
    as it was written, empty when none was. ``written`` is what the document says. ``follows`` says
    that it leads to whatever is the newest text, as a lasting address does.
    """

    way: str
    start: int
    end: int
    written: str
    items: tuple[str, ...]
    version: str = ""
    target: str = ""
    follows: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def item(self) -> str:
        """The id that is meant when it is clear; otherwise empty."""
        return self.items[0] if len(self.items) == 1 else ""
