"""What every part of a report on a proposal needs: what was found, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass

from generator.base.schema import name_of
from generator.base.settings import Afnemers
from generator.compare.difference import Difference
from generator.history.diff import Change
from generator.report.style import Style


@dataclass(frozen=True)
class Writer:
    """What was found, and the style in which it is written."""

    difference: Difference
    style: Style

    def title(self, item: str) -> str:
        """The title or name of an item, in the new state or else the old; empty if unknown."""
        register = self.difference.new.framework.register
        for side in (self.difference.new, self.difference.old):
            kind = side.framework.kind_of(item)
            data = side.framework.data.get(kind.name, {}).get(item, {}) if kind else {}
            if title := name_of(data):
                return title
        return register[item].naam if item in register else ""

    @property
    def afnemers(self) -> Afnemers | None:
        """For whom the framework is, if there is a register of them."""
        return self.difference.new.framework.settings.afnemers

    def title_or_id(self, item: str) -> str:
        """What a reader calls an item."""
        return self.title(item) or item

    def name(self, change: Change) -> str:
        """The id and title of what changed, made to stand out."""
        return self.style.strong(
            self.style.text(f"{change.item} {self.title(change.item)}".strip())
        )
