"""The heading of what a consumer is told; it never reassures above something that asks more."""

from __future__ import annotations

from dataclasses import dataclass

from generator.changelog.changelog import (
    CONDITIONAL,
    NOTHING_CHANGED,
    NOTHING_TO_DO,
    TO_DO,
    TO_REVIEW,
    Changelog,
)
from generator.changelog.verdict import verdict

UNRELEASED, HEAVIER = "niet uitgegeven", "zwaarder"
"""Beside the verdicts: nothing was released yet; nothing is asked, but something asks more."""

_TITLES = {
    UNRELEASED: "Er is nog geen versie uitgegeven",
    TO_DO: "Dit moet u doen",
    TO_REVIEW: "Dit moet u nakijken",
    HEAVIER: "Geen open taak, wel meer gevraagd",
    CONDITIONAL: "U hoeft nu niets te doen",
    NOTHING_TO_DO: "Niets te doen",
    NOTHING_CHANGED: "Niets veranderd",
}


@dataclass(frozen=True)
class Heading:
    """What stands on top: which kind of it, and how many changes ask more without a task."""

    kind: str
    title: str
    heavier: int = 0

    @property
    def is_calm(self) -> bool:
        """Whether nothing at all is asked."""
        return self.kind in {CONDITIONAL, NOTHING_TO_DO, NOTHING_CHANGED}


def heading(log: Changelog, *, is_released: bool) -> Heading:
    """The heading that belongs to a changelog of a consumer that exists."""
    if not is_released:
        return Heading(UNRELEASED, _TITLES[UNRELEASED])
    if log.verdict == TO_DO and not log.to_do:
        return Heading(TO_DO, "De laatste dag van een taak is voorbij")
    told = verdict(log)
    kind = HEAVIER if told.is_heavier else told.says
    return Heading(kind, _TITLES[kind], told.asking_more)
