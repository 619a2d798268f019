"""What waits for what, and how it is seen whether a framework works."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.load.document import Document
from generator.rules.rule import Rule
from generator.rules.seen import Seen
from generator.rulesets.armoedekader import measuring, norms, waiting
from tests.builders import kinds

Data = dict[str, Any]
GONE: Data = {"ingetrokken": {"datum": "2026-01-01", "reden": "Verzonnen."}}


def found(rule: Rule, items: Mapping[str, list[Data]], *, complete: bool = True) -> list[str]:
    """What a rule says, with the item that it is about."""
    documents = {
        kind: {d["id"]: Document(f"{kind}/{d['id']}.yaml", d, {}) for d in of_kind}
        for kind, of_kind in items.items()
    }
    findings = rule(Seen(documents, kinds(), complete=complete))
    return [f"{f.path.split('/')[1][:-5]} {f.rule}: {f.message}" for f in findings]


CAN = "st-01 stap-wacht: Deze stap kan nu al, maar wacht toch ergens op."
CANNOT = "st-01 stap-wacht: Deze stap kan nog niet helemaal, maar zegt niet waarop zij wacht."


@pytest.mark.parametrize(
    ("can_now", "waits", "expected"),
    [
        ("ja", [], []),
        ("ja", ["rv-01"], [CAN]),
        ("deels", [], [CANNOT]),
        ("deels", ["rv-01"], []),
        ("nee", [], [CANNOT]),
        ("nee", ["st-02"], []),
    ],
)
def test_a_step_waits_or_can_begin(can_now: str, waits: list[str], expected: list[str]) -> None:
    step: Data = {"id": "st-01", "kan_nu": can_now} | ({"wacht_op": waits} if waits else {})
    assert found(waiting.stap_zegt_waarop_zij_wacht, {"stappen": [step]}) == expected
    assert found(waiting.stap_zegt_waarop_zij_wacht, {"stappen": [step | GONE]}) == []


def test_a_step_waits_for_nothing_that_it_brings_itself() -> None:
    step: Data = {"id": "st-01", "kan_nu": "deels", "levert": ["rv-02", "mn-01"]}
    rule = waiting.stap_zegt_waarop_zij_wacht
    assert found(rule, {"stappen": [step | {"wacht_op": ["rv-01"]}]}) == []
    assert found(rule, {"stappen": [step | {"wacht_op": ["rv-01", "rv-02"]}]}) == [
        "st-01 stap-wacht: Deze stap wacht op rv-02, en levert dat zelf."
    ]


THIS = "bd-01 uitspraak-wacht: Deze uitspraak"
NOT_SAID = f"{THIS} noemt waarop zij wacht, maar zegt niet dat zij wacht."
FOR_WHAT = f"{THIS} wacht op randvoorwaarden, maar noemt er geen."
WHOLE = f"{THIS} wacht ergens op, maar het element zegt dat het direct kan."
WAITS: Data = {"wacht_op": ["rv-01"]}
LATER: Data = {"gereedheid": "randvoorwaarden"}
NOW: Data = {"gereedheid": "direct"}


@pytest.mark.parametrize(
    ("element", "statement", "expected"),
    [
        (NOW, {}, []),
        (NOW, NOW, []),
        (LATER, {}, []),
        (LATER, NOW, []),
        (LATER, LATER | WAITS, []),
        (LATER, LATER, [FOR_WHAT]),
        (NOW, LATER, [FOR_WHAT]),
        (LATER, WAITS, [NOT_SAID]),
        (NOW, NOW | WAITS, [NOT_SAID]),
        (NOW, LATER | WAITS, [WHOLE]),
    ],
)
def test_a_statement_says_that_it_waits_and_for_what(
    element: Data, statement: Data, expected: list[str]
) -> None:
    data = {"id": "bd-01", "kwaliteitsuitspraken": [{"sleutel": "a"}, statement]} | element
    assert (
        found(waiting.uitspraak_zegt_waarop_zij_wacht, {"basisdienstverlening": [data]}) == expected
    )


READY = "bd-01 element-randvoorwaarden: Dit element kan direct, maar noemt toch randvoorwaarden."
NAMED = "bd-01 element-randvoorwaarden: Dit element wacht op randvoorwaarden, maar noemt er geen."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (NOW, []),
        (LATER, [NAMED]),
        (LATER | WAITS, []),
        (LATER | {"randvoorwaarden": [{}]}, []),
        (NOW | WAITS, [READY]),
        (NOW | {"randvoorwaarden": [{}]}, [READY]),
    ],
)
def test_an_element_may_wait_in_either_field(data: Data, expected: list[str]) -> None:
    element = {"id": "bd-01"} | data
    assert found(norms.randvoorwaarden_genoemd, {"basisdienstverlening": [element]}) == expected


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ({"rv-01": [], "st-01": ["rv-01"]}, []),
        ({"rv-01": ["rv-01"]}, ["rv-01: rv-01 → rv-01"]),
        ({"rv-01": ["st-01"], "st-01": ["rv-01"]}, ["rv-01: rv-01 → st-01 → rv-01"]),
        (
            {"st-01": ["st-02"], "st-02": ["st-03"], "st-03": ["st-01"]},
            ["st-01: st-01 → st-02 → st-03 → st-01"],
        ),
        # The shortest way is named, and each circle once.
        ({"st-01": ["st-02", "st-01"], "st-02": ["st-01"]}, ["st-01: st-01 → st-01"]),
        (
            {"st-01": ["st-02"], "st-02": ["st-01"], "st-03": ["st-04"], "st-04": ["st-03"]},
            ["st-01: st-01 → st-02 → st-01", "st-03: st-03 → st-04 → st-03"],
        ),
        # Who waits for a circle doesn't wait for itself; two ways to one thing are no circle.
        ({"st-01": ["st-02"], "st-02": ["st-02"]}, ["st-02: st-02 → st-02"]),
        ({"st-01": ["st-02", "st-03"], "st-02": ["st-04"], "st-03": ["st-04"], "st-04": []}, []),
        ({"st-01": ["rv-09"]}, []),
    ],
)
def test_nothing_waits_for_itself(ways: dict[str, list[str]], expected: list[str]) -> None:
    items: dict[str, list[Data]] = {"stappen": [], "randvoorwaarden": []}
    for item, waits in ways.items():
        kind = "stappen" if item.startswith("st") else "randvoorwaarden"
        items[kind].append({"id": item, "wacht_op": waits})
    said = [
        s.replace("wacht-rondje: Dit wacht op zichzelf: ", "")
        for s in found(waiting.niets_wacht_op_zichzelf, items)
    ]
    assert said == [e.replace(":", "", 1) + "." for e in expected]


def test_what_is_gone_ends_a_circle() -> None:
    steps = [{"id": "st-01", "wacht_op": ["st-02"]}, {"id": "st-02", "wacht_op": ["st-01"]} | GONE]
    assert found(waiting.niets_wacht_op_zichzelf, {"stappen": steps}) == []


GOAL: Data = {"id": "do-01", "aard": "doel"}
TOOL: Data = {"id": "do-02", "aard": "instrument"}
NORM: Data = {"id": "mn-01"}
ELEMENT: Data = {"id": "bd-01"}
ALL = {"doelen": [GOAL, TOOL], "minimumnormen": [NORM], "basisdienstverlening": [ELEMENT]}
NOWHERE = "staat bij geen enkele indicator."


@pytest.mark.parametrize(
    ("indicators", "expected"),
    [
        ([], []),
        ([["do-01", "mn-01", "bd-01"]], []),
        ([["do-01"], ["mn-01"], ["bd-01"]], []),
        ([["mn-01", "bd-01"]], [f"do-01 indicator-ontbreekt: Dit doel {NOWHERE}"]),
        ([["do-01", "bd-01"]], [f"mn-01 indicator-ontbreekt: Deze norm {NOWHERE}"]),
        ([["do-01", "mn-01"]], [f"bd-01 indicator-ontbreekt: Dit element {NOWHERE}"]),
    ],
)
def test_all_is_measured_once_something_is(
    indicators: list[list[str]], expected: list[str]
) -> None:
    measured = [{"id": f"in-0{n}", "meet": items} for n, items in enumerate(indicators, 1)]
    rule = measuring.alles_heeft_een_indicator
    assert found(rule, ALL | {"indicatoren": measured}) == expected
    # A file that can't be read may be the indicator that is missing.
    assert found(rule, ALL | {"indicatoren": measured}, complete=False) == []
    # An indicator that is gone measures nothing, and asks nothing.
    assert found(rule, ALL | {"indicatoren": [i | GONE for i in measured]}) == []


def test_what_is_gone_needs_no_indicator() -> None:
    items = {"indicatoren": [{"id": "in-01", "meet": ["mn-01"]}], "doelen": [GOAL | GONE]}
    assert found(measuring.alles_heeft_een_indicator, items) == []


REASON, MEASURE = "indicator-reden", "indicator-maat"


@pytest.mark.parametrize(
    ("measurable", "fields", "expected"),
    [
        ("ja", {"maat"}, []),
        ("ja", set(), [MEASURE]),
        ("ja", {"maat", "metingen"}, []),
        ("ja", {"maat", "waarom_niet"}, [REASON]),
        ("deels", {"maat", "waarom_niet"}, []),
        ("deels", {"maat"}, [REASON]),
        ("deels", {"waarom_niet"}, [MEASURE]),
        ("deels", set(), [REASON, MEASURE]),
        ("nee", {"waarom_niet"}, []),
        ("nee", {"maat"}, [REASON]),
        ("nee", {"maat", "waarom_niet"}, []),
        ("nee", {"metingen", "waarom_niet"}, [MEASURE]),
        ("nee", set(), [REASON]),
    ],
)
def test_an_indicator_has_a_measure_or_a_reason(
    measurable: str, fields: set[str], expected: list[str]
) -> None:
    data = {"id": "in-01", "meetbaar": measurable} | dict.fromkeys(fields, "Verzonnen.")
    said = found(measuring.wat_niet_te_meten_is_zegt_waarom, {"indicatoren": [data]})
    assert [s.split()[1].rstrip(":") for s in said] == expected


def test_an_indicator_that_contradicts_itself_hears_what_to_do() -> None:
    rule, sure = measuring.wat_niet_te_meten_is_zegt_waarom, {"maat": "Stokken.", "id": "in-01"}
    can, cannot = {"meetbaar": "ja"} | sure, {"meetbaar": "nee", "metingen": []} | sure
    documents = [Document("i.yaml", d | {"waarom_niet": "Te nat."}, {}) for d in (can, cannot)]
    seen = Seen({"indicatoren": {str(n): d for n, d in enumerate(documents)}}, kinds())
    assert [f"{f.message} {f.hint}" for f in rule(seen)] == [
        "Dit is te meten, maar er staat ook waarom niet. Haal ‘waarom_niet’ weg, of zet "
        "‘meetbaar’ op deels of nee.",
        "Dit is niet te meten, maar er staan toch waarden bij. Haal ‘metingen’ weg, of zet "
        "‘meetbaar’ op deels.",
    ]
