"""What others did to the items of a proposal since it began: changed them, or took their id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.base.schema import name_of
from generator.history.diff import NEW, Change, diff
from generator.history.model import Framework


def meanwhile(
    began: Framework, tip: Framework, new: Framework, branch: str, changes: Iterable[Change]
) -> Iterator[str]:
    """Say in Dutch which items both sides changed, each in its own way.

    ``began`` is where the proposal left the branch, ``tip`` the branch as it is now.
    """
    theirs = {(c.kind, c.item): c for c in diff(tip.kinds, began.data, tip.data, every=True)}
    for change in changes:
        place = (change.kind, change.item)
        if place not in theirs or _data(tip, change) == _data(new, change):
            continue
        if change.type == NEW:
            yield (
                f"het id {change.item} is intussen op {branch} al gebruikt, voor "
                f"‘{name_of(_data(tip, change)) or change.item}’. Geef het onderdeel in dit "
                "voorstel een ander id."
            )
        else:
            yield (
                f"{change.item} is intussen op {branch} ook veranderd ({theirs[place].type}). Neem "
                "die wijziging over in dit voorstel voordat u het samenvoegt; hieronder staat zij "
                "niet."
            )


def _data(state: Framework, change: Change) -> dict[str, object]:
    """What an item is in a state; empty when it isn't there."""
    return dict(state.data.get(change.kind, {}).get(change.item, {}))
