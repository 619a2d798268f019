"""The rules about what everything rests on: goals, and values by way of principles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.base.findings import Finding
from generator.load.document import Document
from generator.rules.rule import rule, rule_over_all
from generator.rules.seen import Seen


@rule("norm-instrument", kinds=("minimumnormen",))
def norm_dient_doel(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een minimumnorm dient ten minste één echt doel; een instrument is geen doel (3.1.4)."""
    if _serves_only_tools(seen, document):
        yield document.finding(
            ("doelen",),
            "norm-instrument",
            "Deze norm dient alleen instrumenten, geen doel.",
            _NAME_GOAL,
        )


@rule("element-instrument", kinds=("basisdienstverlening",))
def element_dient_doel(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een element van de basisdienstverlening dient ten minste één echt doel (3.1.4, 6.2.5)."""
    if _serves_only_tools(seen, document):
        yield document.finding(
            ("doelen",),
            "element-instrument",
            "Dit element dient alleen instrumenten, geen doel.",
            _NAME_GOAL,
        )


_NAME_GOAL = "Noem ook het doel waarvoor het instrument een middel is."


def _serves_only_tools(seen: Seen, document: Document) -> bool:
    """Whether all goals of an item that hold are means; a withdrawn goal has its own finding."""
    goals = [seen.get("doelen", i) for i in document.data["doelen"]]
    holding = [g for g in goals if "ingetrokken" not in g]
    return all(goals) and bool(holding) and all(g["aard"] == "instrument" for g in holding)


@rule("instrument-zonder-doel", "instrument-dient-instrument", kinds=("doelen",))
def instrument_dient_doel(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een instrument zegt voor welk doel het een middel is (3.1.4)."""
    serves = document.data.get("dient", [])
    if document.data["aard"] == "instrument" and not serves:
        yield document.finding(
            ("aard",),
            "instrument-zonder-doel",
            "Dit is een instrument, maar er staat niet bij welk doel het dient.",
            "Voeg het veld ‘dient’ toe met het id van een doel.",
        )
    for n, goal in enumerate(serves):
        if seen.get("doelen", goal).get("aard") == "instrument":
            yield document.finding(
                ("dient", n),
                "instrument-dient-instrument",
                f"{goal} is zelf een instrument.",
                "Verwijs naar het doel erachter.",
            )


@rule(
    "principe-tegenstrijdig",
    kinds=("minimumnormen", "basisdienstverlening", "kwaliteitskader", "afwegingen"),
)
def niets_op_tegenstrijdig_principe(document: Document, seen: Seen) -> Iterator[Finding]:
    """Niets rust op een tegenstrijdig principe (6.2.6)."""
    for n, principle in enumerate(document.data.get("principes", [])):
        if seen.get("principes", principle).get("aard") == "tegenstrijdig":
            yield document.finding(
                ("principes", n),
                "principe-tegenstrijdig",
                f"{principle} is een tegenstrijdig principe; daar mag niets op rusten.",
                "Kies een gedeeld principe.",
            )


_SUBJECTS = {
    "minimumnormen": "Deze norm",
    "basisdienstverlening": "Dit element",
    "kwaliteitskader": "Dit criterium",
}


@rule_over_all("niet-herleidbaar")
def herleidbaar_tot_waarde(seen: Seen) -> Iterator[Finding]:
    """Elke norm en elk element of criterium rust via een principe op een waarde (5.3, 6.2.7)."""
    for kind, subject in _SUBJECTS.items():
        for document in seen.of(kind):
            breaks = [_break(seen, document, p) for p in document.data["principes"]]
            # Where each break has a finding of its own, one more would only repeat it.
            if None not in breaks and any(b and not b.said for b in breaks):
                chain = "; ".join(b.text for b in breaks if b)
                yield document.finding(
                    ("principes",),
                    "niet-herleidbaar",
                    f"{subject} leidt via geen enkel principe naar een waarde: {chain}.",
                    "Noem ook een gedeeld principe dat op een waarde rust.",
                )


@dataclass(frozen=True)
class _Break:
    """Why a principle leads to no value; ``said`` when another finding says so already."""

    text: str
    said: bool = True


def _break(seen: Seen, document: Document, principle: str) -> _Break | None:
    """Where the way from an item to a value stops; ``None`` when it doesn't, or can't be seen."""
    data = seen.get("principes", principle)
    if not data:
        return None
    if "ingetrokken" in data:
        return _Break(f"{principle} is ingetrokken")
    if data["aard"] == "tegenstrijdig":
        aside = _is_set_aside(document.data, "principe-tegenstrijdig")
        return _Break(f"{principle} is tegenstrijdig", said=not aside)
    if not data.get("waarden"):
        aside = _is_set_aside(data, "principe-zonder-waarde")
        return _Break(f"{principle} rust op geen waarde", said=not aside)
    values = [seen.get("waarden", v) for v in data["waarden"]]
    if all("ingetrokken" in v for v in values):
        return _Break(f"{principle} rust op waarden die zijn ingetrokken")
    return None


def _is_set_aside(data: Mapping[str, Any], code: str) -> bool:
    """Whether an item asks that a rule be set aside, on whatever day."""
    return any(e["regel"] == code for e in data.get("uitzonderingen", ()))


@rule("principe-zonder-waarde", "principe-zonder-botsing", kinds=("principes",))
def principe_botst_of_draagt(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een gedeeld principe rust op een waarde; een tegenstrijdig botst ergens mee (5.3, 6.2.6)."""
    shared = document.data["aard"] == "gedeeld"
    if shared and not document.data.get("waarden"):
        yield document.finding(
            ("aard",),
            "principe-zonder-waarde",
            "Dit gedeelde principe rust op geen enkele waarde.",
            "Voeg het veld ‘waarden’ toe.",
        )
    if not shared and not document.data.get("botst_met"):
        yield document.finding(
            ("aard",),
            "principe-zonder-botsing",
            "Dit tegenstrijdige principe zegt niet waarmee het botst.",
            "Voeg het veld ‘botst_met’ toe.",
        )
