"""Every path of the consideration af-01 of the real framework, held against the exploration.

The sections are those of the exploration of municipal poverty services (VNG and Divosa). Where a
path goes further than the report, the row says so: *own*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.load.document import Document, load_file

ROOT = Path(__file__).parents[1]

Step = tuple[str, str]
"""A question and the short name of an answer, as in ``ANSWERS``."""

ANSWERS: Mapping[str, Mapping[str, str]] = {
    "regeling-of-inwoner": {
        "regeling": "Om een regeling of beleid",
        "inwoner": "Om één inwoner of één gezin",
    },
    "voor-iedereen": {
        "ja": "Ja, dit geldt voor iedereen of het is een deel van het inkomen",
        "sommigen": "Nee, alleen voor sommigen of op sommige plekken",
        "hoeft-niet": "Nee, en dat hoeft ook niet",
    },
    "al-elders": {
        "ja": "Ja, die is er, ook als zij nu een gat laat",
        "misschien": "Misschien, een landelijke instantie helpt deze mensen al of komt hen tegen",
        "nee": "Nee, er is niets anders",
    },
    "welk-verschil": {
        "persoon": "Door bijzondere persoonlijke omstandigheden van inwoners of gezinnen",
        "plaats": "Door de plaats, of door wat een groep hier nodig heeft",
    },
    "minimum-geborgd": {
        "bovenop": "Ja, dit komt boven op het minimum",
        "vult-aan": "Nee, dit vult aan wat het minimum tekortkomt",
    },
    "past-bij-karakter": {
        "ja": "Ja, het gaat om zulke kosten",
        "vult-aan": "Nee, het vult aan wat het inkomen tekortkomt",
        "begeleiding": "Nee, zij hebben begeleiding nodig en geen vergoeding",
        "hoeft-niet": "Nee, en het hoeft ook niet",
    },
    "nu-helpen": {
        "vandaag": "Er is vandaag hulp nodig, en die regel ik eerst",
        "kan-wachten": "De inwoner kan wachten op een besluit, en weet wanneer dat komt",
    },
    "grondrecht": {
        "ja": "Ja, zonder hulp raakt dit een recht of het minimum, of is de uitkomst te hard",
        "wel-hulp": "Nee, maar de inwoner heeft wel hulp nodig",
        "hoeft-niet": "Nee, en er hoeft ook niets",
    },
    "recht-geborgd": {
        "ja": "Ja, en de inwoner kan er gebruik van maken",
        "gat": "Nee, of zij laat hier een gat",
    },
    "bijzondere-kosten": {
        "ja": "Ja, alle drie",
        "te-laag": "Nee, het inkomen is te laag of een regel pakt hier te hard uit",
        "begeleiding": "Nee, de inwoner heeft vooral begeleiding nodig",
    },
    "soort-hulp": {
        "is-er-al": "Met een regeling of hulp die er al is",
        "kosten": "Met noodzakelijke kosten uit bijzondere omstandigheden, die hij niet zelf kan"
        " betalen",
        "begeleiding": "Met steun, coaching of begeleiding",
        "niet-nodig": "Met iets anders dat niet noodzakelijk is",
    },
    "norm-past": {
        "ja": "Ja, de norm doet recht aan de situatie",
        "nee": "Nee, de norm leidt hier tot een onredelijke uitkomst",
    },
    "komt-vaker-voor": {
        "ja": "Ja, dit komt vaker terug",
        "uniek": "Nee, dit is uniek",
    },
    "wiens-regel": {
        "landelijk": "Het inkomen zelf, of een landelijke regeling",
        "eigen": "De norm voor de bijzondere bijstand, of een beleidsregel van de gemeente",
    },
    "uitvoerbaar": {
        "ja": "Ja",
        "nee": "Nee, er ontbreekt iets",
    },
}

KINDS = {
    "landelijk-minimum": "landelijk_minimum",
    "landelijke-voorziening": "landelijk_minimum",
    "rijk-overwegen": "landelijk_minimum",
    "eerst-het-minimum": "landelijk_minimum",
    "lokaal-beleid": "lokaal_beleid",
    "bijzondere-bijstand": "bijzondere_bijstand",
    "norm-aanpassen": "bijzondere_bijstand",
    "maatwerk": "maatwerk",
    "maatwerk-met-gat": "maatwerk",
    "aan-wat-er-is": "begeleiding",
    "begeleiding": "begeleiding",
    "geen-regeling": "geen_regeling",
}


@dataclass(frozen=True)
class Way:
    """One way through the questions, where it ends, and what the report says of that."""

    way: str
    outcome: str
    section: str
    report: str


SCHEME: tuple[Way, ...] = (
    Way(
        "voor-iedereen ja",
        "landelijk-minimum",
        "3.1.2, 5.1, 6.2.4",
        "What everybody needs, or what is part of the income, belongs in the national norm.",
    ),
    Way(
        "voor-iedereen sommigen, al-elders ja",
        "landelijke-voorziening",
        "3.1.2, 6.2.4",
        "Schemes that fill a gap in another law or provision are to be centralised.",
    ),
    Way(
        "voor-iedereen sommigen, al-elders misschien",
        "rijk-overwegen",
        "3.1.2, 6.2.4",
        "Of other schemes it can be considered; it is wise to look at the consequences first.",
    ),
    Way(
        "voor-iedereen sommigen, al-elders nee, welk-verschil persoon, past-bij-karakter ja",
        "bijzondere-bijstand",
        "3.1.2, 6.2.5",
        "Necessary costs from special circumstances; local schemes may partly move there.",
    ),
    Way(
        "voor-iedereen sommigen, al-elders nee, welk-verschil persoon, past-bij-karakter vult-aan",
        "eerst-het-minimum",
        "3.1.2, 5.1",
        "The minimum was put into a system that was meant for special circumstances.",
    ),
    Way(
        "voor-iedereen sommigen, al-elders nee, welk-verschil persoon,"
        " past-bij-karakter begeleiding",
        "begeleiding",
        "5.4.2, 6.2.5",
        "Poverty is more than a shortage: part of the households needs help beside practical help.",
    ),
    Way(
        "voor-iedereen sommigen, al-elders nee, welk-verschil persoon,"
        " past-bij-karakter hoeft-niet",
        "geen-regeling",
        "5.4.1, 5.6",
        "The many schemes are the problem; that none is made is the editors' own conclusion.",
    ),
    Way(
        "voor-iedereen sommigen, al-elders nee, welk-verschil plaats, minimum-geborgd bovenop",
        "lokaal-beleid",
        "2.2.1, 2.4, 6.2.7",
        "Differences above a secured minimum are legitimate and fit local democracy.",
    ),
    Way(
        "voor-iedereen sommigen, al-elders nee, welk-verschil plaats, minimum-geborgd vult-aan",
        "eerst-het-minimum",
        "2.4, 5.1, 5.2.2",
        "Differences are allowed only on top of a firm minimum that is secured nationally.",
    ),
    Way(
        "voor-iedereen hoeft-niet",
        "geen-regeling",
        "5.4.1, 5.6",
        "The many schemes are the problem; that none is made is the editors' own conclusion.",
    ),
)
"""After ``regeling-of-inwoner regeling``."""

_RIGHT = "grondrecht ja, recht-geborgd gat, "
_ALL_THREE = _RIGHT + "bijzondere-kosten ja, "
_TOO_LOW = _RIGHT + "bijzondere-kosten te-laag, "
_COSTS = "grondrecht wel-hulp, soort-hulp kosten, "

RESIDENT: tuple[Way, ...] = (
    Way(
        "grondrecht ja, recht-geborgd ja",
        "aan-wat-er-is",
        "5.5, 5.7.2, 5.9.1",
        "Residents don't get through the system: refer them warmly, don't leave it to them.",
    ),
    Way(
        _ALL_THREE + "norm-past ja",
        "bijzondere-bijstand",
        "3.1.2, 5.1",
        "Special assistance is for necessary costs from special circumstances.",
    ),
    Way(
        _ALL_THREE + "norm-past nee, komt-vaker-voor ja, wiens-regel landelijk",
        "eerst-het-minimum",
        "2.3.2, 2.4",
        "Tailoring is no way out of national choices; who is in need is helped all the same.",
    ),
    Way(
        _ALL_THREE + "norm-past nee, komt-vaker-voor ja, wiens-regel eigen",
        "norm-aanpassen",
        "6.2.4",
        "Better norms for special assistance, so that it is carried out more equally.",
    ),
    Way(
        _ALL_THREE + "norm-past nee, komt-vaker-voor uniek, uitvoerbaar ja",
        "maatwerk",
        "2.3.2, 2.4, 6.2.7",
        "Tailoring is sometimes needed and even a duty, for individual, unique differences.",
    ),
    Way(
        _ALL_THREE + "norm-past nee, komt-vaker-voor uniek, uitvoerbaar nee",
        "maatwerk-met-gat",
        "2.3.1, 2.3.2",
        "It must be feasible and paid for; where it is not, that is no matter of the resident.",
    ),
    Way(
        _TOO_LOW + "komt-vaker-voor ja, wiens-regel landelijk",
        "eerst-het-minimum",
        "3.1.1, 5.1, 2.4",
        "The income belongs to the Rijk; municipalities step in meanwhile, as an emergency.",
    ),
    Way(
        _TOO_LOW + "komt-vaker-voor ja, wiens-regel eigen",
        "norm-aanpassen",
        "2.3.1, 6.2.4",
        "There is a duty to deviate from a rule of one's own; what returns asks for another rule.",
    ),
    Way(
        _TOO_LOW + "komt-vaker-voor uniek, uitvoerbaar ja",
        "maatwerk",
        "2.3.1, 2.4",
        "Tailoring can be a duty on the ground of fundamental rights or proportionality.",
    ),
    Way(
        _TOO_LOW + "komt-vaker-voor uniek, uitvoerbaar nee",
        "maatwerk-met-gat",
        "2.3.1, 2.3.2",
        "It must be feasible and paid for; where it is not, that is no matter of the resident.",
    ),
    Way(
        _RIGHT + "bijzondere-kosten begeleiding",
        "begeleiding",
        "5.4.2",
        "Besides practical help psychological help, coaching or guidance is needed.",
    ),
    Way(
        "grondrecht wel-hulp, soort-hulp is-er-al",
        "aan-wat-er-is",
        "5.5, 5.7.2, 5.9.1",
        "Residents don't get through the system: refer them warmly, don't leave it to them.",
    ),
    Way(
        _COSTS + "norm-past ja",
        "bijzondere-bijstand",
        "3.1.2, 5.1",
        "Special assistance is for necessary costs from special circumstances.",
    ),
    Way(
        _COSTS + "norm-past nee, komt-vaker-voor ja, wiens-regel landelijk",
        "eerst-het-minimum",
        "2.3.2, 2.4",
        "Tailoring is no way out of national choices; who is in need is helped all the same.",
    ),
    Way(
        _COSTS + "norm-past nee, komt-vaker-voor ja, wiens-regel eigen",
        "norm-aanpassen",
        "6.2.4",
        "Better norms for special assistance, so that it is carried out more equally.",
    ),
    Way(
        _COSTS + "norm-past nee, komt-vaker-voor uniek, uitvoerbaar ja",
        "maatwerk",
        "2.3.2, 2.4, 6.2.7",
        "Tailoring is sometimes needed and even a duty, for individual, unique differences.",
    ),
    Way(
        _COSTS + "norm-past nee, komt-vaker-voor uniek, uitvoerbaar nee",
        "maatwerk-met-gat",
        "2.3.1, 2.3.2",
        "It must be feasible and paid for; where it is not, that is no matter of the resident.",
    ),
    Way(
        "grondrecht wel-hulp, soort-hulp begeleiding",
        "begeleiding",
        "5.4.2, 6.2.5",
        "Poverty is more than a shortage: part of the households needs help beside practical help.",
    ),
    Way(
        "grondrecht wel-hulp, soort-hulp niet-nodig",
        "geen-regeling",
        "2.3.1, 5.7.3",
        "Not always tailoring; who is refused is not let go. The outcome itself is *own*.",
    ),
    Way(
        "grondrecht hoeft-niet",
        "geen-regeling",
        "2.3.1, 5.7.3",
        "Not always tailoring; who is refused is not let go. The outcome itself is *own*.",
    ),
)
"""After ``regeling-of-inwoner inwoner`` and either answer to ``nu-helpen``: a noodfonds can help
the same day, and that is no answer to the rest (4.1.4, 5.9.1)."""


def expected() -> dict[tuple[Step, ...], str]:
    """Every path that there ought to be, with its outcome."""
    begins = [("regeling-of-inwoner regeling", SCHEME)]
    begins += [
        (f"regeling-of-inwoner inwoner, nu-helpen {now}", RESIDENT) for now in ANSWERS["nu-helpen"]
    ]
    return {
        steps(f"{begin}, {path.way}"): path.outcome for begin, paths in begins for path in paths
    }


def steps(way: str) -> tuple[Step, ...]:
    """The steps that a row spells out."""
    return tuple((question, answer) for question, answer in map(str.split, way.split(", ")))


@pytest.fixture(scope="module")
def tree() -> Mapping[str, Any]:
    """The consideration of the real framework."""
    document = load_file(ROOT / "framework", "afwegingen/af-01.yaml")
    assert isinstance(document, Document)
    data: Mapping[str, Any] = document.data
    return data


def questions_of(tree: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """For each question where each answer leads."""
    return {
        q["sleutel"]: {a["antwoord"]: a["naar"] for a in q["antwoorden"]} for q in tree["vragen"]
    }


def walk(tree: Mapping[str, Any]) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every path from the first question to an outcome; a question twice ends the walk."""
    questions = questions_of(tree)
    ways: list[tuple[tuple[Step, ...], str]] = [((), tree["startvraag"])]
    while ways:
        way, at = ways.pop()
        if at not in questions:
            yield way, at
            continue
        assert at not in {question for question, _ in way}, f"{at} twice in {way}"
        short = {full: name for name, full in ANSWERS[at].items()}
        ways += [((*way, (at, short[answer])), to) for answer, to in questions[at].items()]


def follow(tree: Mapping[str, Any], answers: str) -> str:
    """The outcome of one case."""
    questions, at = questions_of(tree), tree["startvraag"]
    for question, answer in steps(answers):
        assert question == at, f"the question is {at}, not {question}"
        at = questions[at][ANSWERS[question][answer]]
    assert at not in questions, f"the question {at} has no answer yet"
    return str(at)


def outcomes_of(tree: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The outcomes by their keys."""
    return {o["sleutel"]: o for o in tree["uitkomsten"]}


def is_for_one(way: tuple[Step, ...]) -> bool:
    """Whether a path is about one resident."""
    return ("regeling-of-inwoner", "inwoner") in way


def test_the_answers_are_those_of_the_table(tree: Mapping[str, Any]) -> None:
    asked = {question: set(answers) for question, answers in questions_of(tree).items()}
    assert asked == {question: set(full.values()) for question, full in ANSWERS.items()}


def test_every_path_ends_where_the_report_says(tree: Mapping[str, Any]) -> None:
    walked = list(walk(tree))
    assert dict(walked) == expected()
    assert len(walked) == len(SCHEME) + len(RESIDENT) * len(ANSWERS["nu-helpen"]) == 50


def test_every_row_names_a_section() -> None:
    for path in (*SCHEME, *RESIDENT):
        assert all(part[0].isdigit() for part in path.section.split(", ")), path
        assert path.report.endswith("."), path


def test_the_kinds_of_the_outcomes(tree: Mapping[str, Any]) -> None:
    assert {key: o["soort"] for key, o in outcomes_of(tree).items()} == KINDS


def test_each_outcome_is_reached(tree: Mapping[str, Any]) -> None:
    assert {outcome for _, outcome in walk(tree)} == set(outcomes_of(tree))


def test_no_path_repeats_a_question(tree: Mapping[str, Any]) -> None:
    for way, _ in walk(tree):
        asked = [question for question, _ in way]
        assert len(asked) == len(set(asked))


def test_one_resident_never_ends_in_local_policy(tree: Mapping[str, Any]) -> None:
    ends = {KINDS[outcome] for way, outcome in walk(tree) if is_for_one(way)}
    assert "lokaal_beleid" not in ends
    assert {"maatwerk", "begeleiding", "bijzondere_bijstand", "geen_regeling"} <= ends


def test_one_resident_always_meets_now_and_the_fundamental_rights(tree: Mapping[str, Any]) -> None:
    for way, _ in walk(tree):
        if is_for_one(way):
            assert {"nu-helpen", "grondrecht"} <= {question for question, _ in way}


def test_a_right_at_stake_never_ends_in_nothing(tree: Mapping[str, Any]) -> None:
    for way, outcome in walk(tree):
        if ("grondrecht", "ja") in way:
            assert KINDS[outcome] != "geen_regeling"


def test_who_waits_for_the_rijk_is_helped_meanwhile(tree: Mapping[str, Any]) -> None:
    for outcome in outcomes_of(tree).values():
        if outcome["soort"] == "landelijk_minimum":
            assert "help ondertussen" in outcome["uitleg"].casefold(), outcome["sleutel"]


def test_who_gets_nothing_is_told_why_and_that_objection_is_possible(
    tree: Mapping[str, Any],
) -> None:
    told = outcomes_of(tree)["geen-regeling"]["uitleg"]
    for word in ("Leg aan een inwoner uit", "Verwijs warm door", "bezwaar"):
        assert word in told


def test_every_resident_has_a_next_step(tree: Mapping[str, Any]) -> None:
    """A decision that one can object to, or somebody who looks again."""
    ends = {outcome for way, outcome in walk(tree) if is_for_one(way)}
    for end in ends:
        told = outcomes_of(tree)[end]["uitleg"]
        assert any(step in told for step in ("bezwaar", "opnieuw", "verwijs warm door")), end


def test_a_right_of_today_stays(tree: Mapping[str, Any]) -> None:
    """Where the rule itself falls short, who meets the conditions of the law keeps the right."""
    for end in ("eerst-het-minimum", "norm-aanpassen", "rijk-overwegen", "bijzondere-bijstand"):
        assert "re-25" in outcomes_of(tree)[end]["onderdelen"], end


def test_the_conditions_are_those_of_the_law(tree: Mapping[str, Any]) -> None:
    (question,) = (q for q in tree["vragen"] if q["sleutel"] == "bijzondere-kosten")
    for word in ("noodzakelijk", "bijzondere omstandigheden", "draagkracht"):
        assert word in question["vraag"] + question["uitleg"]
    assert "voorzien" not in question["vraag"]
    assert "sluit het recht niet uit" in question["uitleg"]


_SCHEME = "regeling-of-inwoner regeling, "
_SOME = _SCHEME + "voor-iedereen sommigen, "
_TODAY = "regeling-of-inwoner inwoner, nu-helpen vandaag, "
_LATER = "regeling-of-inwoner inwoner, nu-helpen kan-wachten, "

CASES = {
    # 3.1.2 and 6.2.4: part of the income, first of the three to be centralised.
    "individuele inkomenstoeslag": (_SCHEME + "voor-iedereen ja", "landelijk-minimum"),
    # 3.1.2: another group, and a motion to bring it to DUO.
    "studietoeslag": (_SOME + "al-elders ja", "landelijke-voorziening"),
    # 3.1.2: access to care and its price can be arranged centrally.
    "collectieve aanvullende verzekering": (_SOME + "al-elders ja", "landelijke-voorziening"),
    # 3.1.2 and 6.2.4: to be considered, after a look at the consequences.
    "bewindvoeringskosten": (_SOME + "al-elders misschien", "rijk-overwegen"),
    "bijdrage rechtsbijstand": (_SOME + "al-elders misschien", "rijk-overwegen"),
    # 3.1.2 and 6.2.4: there is a national scheme for the costs of school.
    "laptopregeling": (_SOME + "al-elders ja", "landelijke-voorziening"),
    # 1.1 and 5.1: ordinary costs of everybody with a low income.
    "energietoeslag": (_SCHEME + "voor-iedereen ja", "landelijk-minimum"),
    # 2.2.1: sport is an autonomous task, on top of the minimum.
    "regeling voor een sportclub": (
        _SOME + "al-elders nee, welk-verschil plaats, minimum-geborgd bovenop",
        "lokaal-beleid",
    ),
    # 2.2.1 and 6.2.7: the reach of a place is a geographic difference.
    "wijk zonder supermarkt": (
        _SOME + "al-elders nee, welk-verschil plaats, minimum-geborgd bovenop",
        "lokaal-beleid",
    ),
    # 5.1: local money that must make up for the income is no local policy.
    "budget omdat niemand hier rondkomt": (
        _SOME + "al-elders nee, welk-verschil plaats, minimum-geborgd vult-aan",
        "eerst-het-minimum",
    ),
    # 3.1.1 and 2.4: help now; the income is a matter of the Rijk.
    "één inwoner nu onder het minimum": (
        _TODAY + _TOO_LOW + "komt-vaker-voor ja, wiens-regel landelijk",
        "eerst-het-minimum",
    ),
    # 2.3.2: a gap that comes back is no matter for tailoring alone.
    "één inwoner in een gat van een landelijke regeling": (
        _LATER + _TOO_LOW + "komt-vaker-voor ja, wiens-regel landelijk",
        "eerst-het-minimum",
    ),
    # 2.4: the same gap, for once: tailoring, on the ground of a fundamental right.
    "één inwoner, eenmalig in een gat": (
        _TODAY + _TOO_LOW + "komt-vaker-voor uniek, uitvoerbaar ja",
        "maatwerk",
    ),
    # Participatiewet 35: costs that return can be special; that they were foreseen is no bar.
    "één inwoner met bewindvoeringskosten": (
        _LATER + _ALL_THREE + "norm-past ja",
        "bijzondere-bijstand",
    ),
    # 5.1: an ordinary cost that the income doesn't cover touches the minimum; help meanwhile.
    "één inwoner zonder werkende wasmachine": (
        _TODAY + _TOO_LOW + "komt-vaker-voor ja, wiens-regel landelijk",
        "eerst-het-minimum",
    ),
    # 2.3.1: a rule of the municipality that is too hard in one case.
    "één inwoner voor wie een beleidsregel te hard uitpakt": (
        _LATER + _COSTS + "norm-past nee, komt-vaker-voor uniek, uitvoerbaar ja",
        "maatwerk",
    ),
    # 5.9.1: what there is already, found for the resident.
    "één kind dat naar een sportclub wil": (
        _LATER + "grondrecht wel-hulp, soort-hulp is-er-al",
        "aan-wat-er-is",
    ),
    # 5.7.3: refused by a hair; the rule is too hard here, and not for one.
    "één inwoner net boven een lokale grens": (
        _LATER + _TOO_LOW + "komt-vaker-voor ja, wiens-regel eigen",
        "norm-aanpassen",
    ),
    # 5.4.2: stress and loss of trust don't go with an allowance.
    "één gezin dat vastloopt door stress": (
        _TODAY + _RIGHT + "bijzondere-kosten begeleiding",
        "begeleiding",
    ),
    # Own: no is an answer too, with a reason and the right to object.
    "iemand die iets wil dat niet nodig is": (_LATER + "grondrecht hoeft-niet", "geen-regeling"),
    "een regeling die niemand nodig heeft": (
        _SCHEME + "voor-iedereen hoeft-niet",
        "geen-regeling",
    ),
}
"""Real cases: the answers as one would give them, and where they ought to end."""


@pytest.mark.parametrize("case", CASES)
def test_a_real_case(case: str, tree: Mapping[str, Any]) -> None:
    answers, outcome = CASES[case]
    assert follow(tree, answers) == outcome


@pytest.mark.parametrize(
    ("scheme", "outcome"),
    [
        ("rg-01", "landelijk-minimum"),
        ("rg-02", "landelijke-voorziening"),
        ("rg-03", "landelijke-voorziening"),
        ("rg-06", "landelijke-voorziening"),
        ("rg-04", "rijk-overwegen"),
        ("rg-05", "rijk-overwegen"),
        ("rg-07", "bijzondere-bijstand"),
        ("rg-08", "lokaal-beleid"),
    ],
)
def test_an_outcome_points_to_the_schemes_that_end_there(
    scheme: str, outcome: str, tree: Mapping[str, Any]
) -> None:
    """The scheme itself names the same place: a scheme of the Rijk ends with the Rijk."""
    assert scheme in outcomes_of(tree)[outcome]["onderdelen"]
    document = load_file(ROOT / "framework", f"regelingen/{scheme}.yaml")
    assert isinstance(document, Document)
    place = {"bijzondere_bijstand": "medebewind", "lokaal_beleid": "autonomie"}
    assert document.data["voorgestelde_plek"] == place.get(KINDS[outcome], "rijk")
