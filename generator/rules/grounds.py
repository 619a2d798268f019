"""The rules about what everything rests on: goals, and values by way of principles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.base.findings import Finding
from generator.load.document import Document
from generator.rules.seen import Checked


def norm_dient_doel(checked: Checked) -> Iterator[Finding]:
    """Een minimumnorm dient ten minste één echt doel; een instrument is geen doel (3.1.4)."""
    for document in checked.of("minimumnormen"):
        if _serves_only_tools(checked, document):
            yield document.finding(
                ("doelen",),
                "norm-instrument",
                "Deze norm dient alleen instrumenten, geen doel.",
                _NAME_GOAL,
            )


def element_dient_doel(checked: Checked) -> Iterator[Finding]:
    """Een element van de basisdienstverlening dient ten minste één echt doel (3.1.4, 6.2.5)."""
    for document in checked.of("basisdienstverlening"):
        if _serves_only_tools(checked, document):
            yield document.finding(
                ("doelen",),
                "element-instrument",
                "Dit element dient alleen instrumenten, geen doel.",
                _NAME_GOAL,
            )


_NAME_GOAL = "Noem ook het doel waarvoor het instrument een middel is."


def _serves_only_tools(checked: Checked, document: Document) -> bool:
    """Whether all goals of an item that hold are means; a withdrawn goal has its own finding."""
    goals = [checked.get("doelen", i) for i in document.data["doelen"]]
    holding = [g for g in goals if "ingetrokken" not in g]
    return all(goals) and bool(holding) and all(g["aard"] == "instrument" for g in holding)


def instrument_dient_doel(checked: Checked) -> Iterator[Finding]:
    """Een instrument zegt voor welk doel het een middel is (3.1.4)."""
    for document in checked.of("doelen"):
        serves = document.data.get("dient", [])
        if document.data["aard"] == "instrument" and not serves:
            yield document.finding(
                ("aard",),
                "instrument-zonder-doel",
                "Dit is een instrument, maar er staat niet bij welk doel het dient.",
                "Voeg het veld ‘dient’ toe met het id van een doel.",
            )
        for n, goal in enumerate(serves):
            if checked.get("doelen", goal).get("aard") == "instrument":
                yield document.finding(
                    ("dient", n),
                    "instrument-dient-instrument",
                    f"{goal} is zelf een instrument.",
                    "Verwijs naar het doel erachter.",
                )


def niets_op_tegenstrijdig_principe(checked: Checked) -> Iterator[Finding]:
    """Niets rust op een tegenstrijdig principe (6.2.6)."""
    for kind in ("minimumnormen", "basisdienstverlening", "kwaliteitskader", "afwegingen"):
        for document in checked.of(kind):
            for n, principle in enumerate(document.data.get("principes", [])):
                if checked.get("principes", principle).get("aard") == "tegenstrijdig":
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


def herleidbaar_tot_waarde(checked: Checked) -> Iterator[Finding]:
    """Elke norm en elk element of criterium rust via een principe op een waarde (5.3, 6.2.7)."""
    for kind, subject in _SUBJECTS.items():
        for document in checked.of(kind):
            breaks = [_break(checked, document, p) for p in document.data["principes"]]
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


def _break(checked: Checked, document: Document, principle: str) -> _Break | None:
    """Where the way from an item to a value stops; ``None`` when it doesn't, or can't be seen."""
    data = checked.get("principes", principle)
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
    values = [checked.get("waarden", v) for v in data["waarden"]]
    if all("ingetrokken" in v for v in values):
        return _Break(f"{principle} rust op waarden die zijn ingetrokken")
    return None


def _is_set_aside(data: Mapping[str, Any], code: str) -> bool:
    """Whether an item asks that a rule be set aside, on whatever day."""
    return any(e["regel"] == code for e in data.get("uitzonderingen", ()))


def principe_botst_of_draagt(checked: Checked) -> Iterator[Finding]:
    """Een gedeeld principe rust op een waarde; een tegenstrijdig botst ergens mee (5.3, 6.2.6)."""
    for document in checked.of("principes"):
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
