"""What a consumer has to look at: where its own text leans on what is gone or was overtaken.

It goes away only by a registration that says who judged it, when and why, and comes back when the
text that was judged changes again. Nothing goes away because it is old.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.changelog.change import Difference
from generator.changelog.quote import CHANGED, GONE, MORE_THAN_ONCE, NOT_QUOTED
from generator.changelog.reliance import BINDS, CHOSE, Holder, Reliance
from generator.history.direction import DIRECTIONS
from generator.history.history import History
from generator.history.model import Beoordeling

WITHDRAWN, REPLACED, NEVER_THERE, GROUND_GONE, OVERTAKEN, PASSAGE, UNKNOWN = (
    "ingetrokken",
    "vervangen",
    "niet in die versie",
    "grond weg",
    "ingehaald",
    "passage",
    "niet te vergelijken",
)
"""Why something has to be looked at. The last: it could not be compared."""


@dataclass(frozen=True)
class Review:
    """One thing to look at: the reliance, why, what holds now instead, and who judged it.

    ``successors`` are the living ones, at the end of the chain. ``judged`` is the registration that
    settled it; ``again`` one that did before the text changed again.
    """

    why: str
    difference: Difference
    successors: tuple[str, ...] = ()
    judged: Beoordeling | None = field(default=None)
    again: Beoordeling | None = field(default=None)

    @property
    def reliance(self) -> Reliance:
        """The reliance that it is about."""
        return self.difference.reliance


def reviews(
    history: History, differences: Iterable[Difference], who: Iterable[Holder]
) -> Iterator[Review]:
    """All that has to be looked at, judged or not, in the order of the reliances."""
    judgements = [b for h in who for b in h.user.beoordeeld]
    for difference in differences:
        why = reason(history, difference)
        if not why:
            continue
        item = difference.item
        about = [b for b in judgements if _is_about(b, difference.reliance)]
        newest = max(about, key=lambda b: (b.datum, b.versie), default=None)
        holds = newest is not None and _still_holds(history, newest)
        yield Review(
            why,
            difference,
            history.living(item),
            newest if holds else None,
            None if holds else newest,
        )


def reason(history: History, difference: Difference) -> str:
    """Why a difference has to be looked at; empty when it hasn't."""
    if not difference.comparable:
        return UNKNOWN
    if difference.reliance.reason == BINDS:
        return ""
    if not difference.was_there:
        return NEVER_THERE
    return _gone(history, difference.reliance) or _changed(difference)


def _gone(history: History, reliance: Reliance) -> str:
    if not history.newest.framework.items[reliance.item].withdrawn:
        return ""
    if reliance.reason == CHOSE:
        return GROUND_GONE
    return REPLACED if history.living(reliance.item) else WITHDRAWN


def _changed(difference: Difference) -> str:
    if difference.reliance.reason == CHOSE:
        return OVERTAKEN if _is_stricter(difference) else ""
    passage = difference.passage
    asks = passage and passage.state in {CHANGED, GONE, MORE_THAN_ONCE, NOT_QUOTED}
    return PASSAGE if asks else ""


def _is_stricter(difference: Difference) -> bool:
    """Whether what was chosen about asks more now, or may: nobody said which way it went."""
    change = difference.change
    if change is None or change.weight != "normatief":
        return False
    return difference.direction in {None, DIRECTIONS[-1]}


def _is_about(judgement: Beoordeling, reliance: Reliance) -> bool:
    same_place = judgement.document in {None, reliance.document}
    return judgement.item == reliance.item and same_place


def _still_holds(history: History, judgement: Beoordeling) -> bool:
    """Whether the text that was judged is still what it was, that of its successors too."""
    if not history.knows(judgement.versie):
        return False
    line = history.line(judgement.item)
    there = history.newest.framework.items
    return all(history.net(i, judgement.versie) is None for i in line if i in there)
