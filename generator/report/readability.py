"""How easy the texts are to read, field by field, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.base.schema import Field, Kind
from generator.base.texts import is_free, texts_of
from generator.history.model import Framework
from generator.rules.readability import ENOUGH, SHORT, Reading, plain_text, read


class Score(NamedTuple):
    """What was counted in all texts of one field, with the one that is hardest to read.

    ``mean`` is the score of all texts together, each counting by its number of words. Of texts
    that are too short to tell, ``lowest`` speaks only where the field has no other.
    """

    field: str
    plain: bool
    texts: int
    words: int
    mean: int
    lowest: int
    item: str


def scores(framework: Framework) -> list[Score]:
    """The scores of all fields with running text, in the order of kinds and fields."""
    found: list[Score] = []
    for kind in framework.kinds.content:
        by_field: dict[str, list[tuple[Reading, str]]] = {}
        for name, item, reading in _readings(framework, kind):
            by_field.setdefault(name, []).append((reading, item))
        plain = {f.name for f in kind.fields if f.plain}
        found += [_score(f"{kind.name}.{n}", n in plain, r) for n, r in by_field.items()]
    return found


def _readings(framework: Framework, kind: Kind) -> Iterator[tuple[str, str, Reading]]:
    """Each text that a writer words: the name of its field, its item, and what was counted."""
    fields = [f for f in kind.fields if f.name != kind.name_field]
    for item, data in framework.data.get(kind.name, {}).items():
        if "ingetrokken" in data:
            continue
        for place, field, text in texts_of(fields, data):
            reading = read(plain_text(text)) if _is_running(field) else None
            if reading:
                yield ".".join(str(p) for p in place if isinstance(p, str)), item, reading


def _is_running(field: Field) -> bool:
    return is_free(field) and not (field.proper or field.web)


def _score(name: str, plain: bool, readings: Sequence[tuple[Reading, str]]) -> Score:
    words = sum(r.words for r, _ in readings)
    longer = [pair for pair in readings if pair[0].words >= SHORT]
    lowest, item = min(longer or readings, key=lambda pair: pair[0].score)
    mean = round(sum(r.score * r.words for r, _ in readings) / words)
    return Score(name, plain, len(readings), words, mean, lowest.score, item)


def as_table(found: Sequence[Score]) -> str:
    """The scores as lines of text, with a heading that says what the figures mean."""
    width = max((len(s.field) for s in found), default=0)
    head = f"{'veld':{width}}  teksten  woorden  score  laagste"
    lines = [
        "Leesbaarheid per veld (Flesch en Douma, 0 tot 100). Voor gewone taal (*) is "
        f"{ENOUGH} genoeg.",
        head,
        *(
            f"{s.field:{width}}  {s.texts:7}  {s.words:7}  {s.mean:4}{'*' if s.plain else ' '}"
            f"  {s.lowest} ({s.item})"
            for s in found
        ),
    ]
    return "\n".join(lines)
