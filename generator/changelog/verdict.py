"""Verdict: what a changelog comes to, with its counts. Pages, data and reports all say this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.base.phrases import counted
from generator.changelog.changelog import CONDITIONAL, NOTHING_TO_DO, Changelog


@dataclass(frozen=True)
class Verdict:
    """The heaviest part that isn't empty, and how much there is of each.

    ``asking_more`` are those of ``to_know`` that ask more, or may, without a task that says what.
    """

    says: str
    to_do: int = 0
    overdue: int = 0
    to_review: int = 0
    to_know: int = 0
    asking_more: int = 0

    @property
    def is_heavier(self) -> bool:
        """Whether it would reassure while more is asked; whoever says it must say so."""
        return bool(self.asking_more) and self.says in {CONDITIONAL, NOTHING_TO_DO}

    @property
    def told(self) -> tuple[str, ...]:
        """How much there is of each part that isn't empty, in words."""
        named = (
            (self.to_do, "te doen"),
            (self.overdue, "verstreken"),
            (self.to_review, "na te kijken"),
            (self.to_know, "ter kennisneming"),
        )
        told = tuple(f"{count} {words}" for count, words in named if count)
        return (*told, self.more) if self.more else told

    @property
    def more(self) -> str:
        """How many changes ask more, or may, while no task says what; empty without any."""
        if not self.asking_more:
            return ""
        return f"{counted(self.asking_more, 'vraagt', 'vragen')} meer zonder taak"

    @property
    def counts(self) -> Mapping[str, int]:
        """How much there is of each, by the names in data."""
        return {
            "te_doen": self.to_do,
            "verstreken": self.overdue,
            "na_te_kijken": self.to_review,
            "ter_kennisneming": self.to_know,
            "vraagt_meer": self.asking_more,
        }


def in_full(told: Verdict) -> str:
    """What there is to do and to look at, also when that is nothing; and whether more is asked."""
    always = f"{told.to_do} te doen, {told.overdue} verstreken, {told.to_review} na te kijken"
    return f"{always}, {told.more}" if told.more else always


def verdict(log: Changelog) -> Verdict:
    """The verdict of a changelog."""
    return Verdict(
        log.verdict,
        len(log.to_do),
        len(log.overdue),
        len(log.to_review),
        len(log.to_know),
        len(log.asking_more),
    )
