"""What a consumer has to look at: where its own text leans on what is gone or was overtaken.

It goes away only by a registration that says who judged it, when and why, and comes back when the
text that was judged changes again. Nothing goes away because it is old.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.changelog.change import Difference
from generator.changelog.quote import CHANGED, GONE, MORE_THAN_ONCE, NOT_QUOTED
from generator.changelog.reliance import BINDS, CHOSE, Reliance
from generator.history.direction import MORE
from generator.history.history import BEFORE, History
from generator.history.model import Beoordeling, Framework

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
    history: History, users: Framework, differences: Iterable[Difference], day: str
) -> Iterator[Review]:
    """All that has to be looked at, judged or not, in the order of the reliances."""
    for difference in differences:
        why = reason(history, difference)
        if not why:
            continue
        judged, again = _judgement(history, users, difference.reliance, day)
        yield Review(why, difference, history.living(difference.item), judged, again)


def _judgement(
    history: History, users: Framework, reliance: Reliance, day: str
) -> tuple[Beoordeling | None, Beoordeling | None]:
    """What settles a review, and else the newest that did before the text changed again.

    What came to a consumer along more than one way has to be judged on each.
    """
    ways = [_judgements(users, reliance, path, day) for path in reliance.paths]
    holding = [[b for b in way if _still_holds(history, b)] for way in ways]
    if holding and all(holding):
        return _newest(b for way in holding for b in way), None
    return None, _newest(b for way in ways for b in way)


def _judgements(
    users: Framework, reliance: Reliance, path: Iterable[str], day: str
) -> tuple[Beoordeling, ...]:
    everyone = {**users.joint_bodies, **users.consumers}
    return tuple(
        b
        for name in path
        if name in everyone
        for b in everyone[name].beoordeeld
        if b.datum <= day and _is_about(b, reliance)
    )


def _newest(judgements: Iterable[Beoordeling]) -> Beoordeling | None:
    return max(judgements, key=lambda b: (b.datum, b.versie), default=None)


def reason(history: History, difference: Difference) -> str:
    """Why a difference has to be looked at; empty when it hasn't."""
    if not difference.comparable:
        return UNKNOWN
    if difference.reliance.reason == BINDS:
        return ""
    if not difference.was_there:
        return NEVER_THERE
    return _gone(history, difference.reliance) or _changed(history, difference)


def _gone(history: History, reliance: Reliance) -> str:
    if not history.newest.framework.items[reliance.item].withdrawn:
        return ""
    if reliance.reason == CHOSE:
        return GROUND_GONE
    return REPLACED if history.living(reliance.item) else WITHDRAWN


def _changed(history: History, difference: Difference) -> str:
    if difference.reliance.reason == CHOSE:
        return _overtaken(history, difference)
    passage = difference.passage
    asks = passage and passage.state in {CHANGED, GONE, MORE_THAN_ONCE, NOT_QUOTED}
    return PASSAGE if asks else ""


def _overtaken(history: History, difference: Difference) -> str:
    """Why a choice may hold no longer: its item binds nobody any more, or asks more."""
    version = difference.reliance.version
    if difference.change is None or version is BEFORE:
        return ""
    item = difference.item
    if item in history.binding(version) and item not in history.binding(history.newest.name):
        return GROUND_GONE
    stricter = difference.direction == MORE or history.unexplained(item, version)
    return OVERTAKEN if stricter else ""


def _is_about(judgement: Beoordeling, reliance: Reliance) -> bool:
    """Whether a judgement is about a reliance; one that names no document, about all of its day."""
    if judgement.document is None:
        return judgement.item == reliance.item and (reliance.first or "") <= judgement.datum
    return (judgement.item, judgement.document) == (reliance.item, reliance.document)


def _still_holds(history: History, judgement: Beoordeling) -> bool:
    """Whether the text that was judged is still what it was, that of its successors too."""
    if not history.knows(judgement.versie):
        return False
    line = history.line(judgement.item)
    there = history.newest.framework.items
    return all(history.net(i, judgement.versie) is None for i in line if i in there)
