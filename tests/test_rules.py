"""Each rule of the report fires where it must, and only there."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from generator import rules
from generator.findings import Finding
from generator.load import Document
from generator.rules import RULES, Checked, Rule

Data = dict[str, Any]


def see(
    kinds: dict[str, list[Data]],
    versions: tuple[str, ...] | None = ("0.1.0",),
    *,
    complete: bool = True,
) -> Checked:
    """What a rule looks at, from plain data by kind."""
    documents = {
        kind: {d["id"]: Document(f"{kind}/{d['id']}.yaml", d, {}) for d in items}
        for kind, items in kinds.items()
    }
    return Checked(documents, versions, complete)


def checked(**kinds: list[Data]) -> Checked:
    """The same, where all is sound and one version has been released."""
    return see(kinds)


def codes(rule: Rule, seen: Checked) -> list[str]:
    """The codes of what a rule finds."""
    return [f.rule for f in rule(seen)]


NORM: Data = {
    "id": "mn-01",
    "laag": "rijk",
    "norm": "Iedere inwoner kan zitten.",
    "doelen": ["do-01"],
    "principes": ["pr-01"],
}
GONE: Data = {"ingetrokken": {"datum": "2026-01-01", "reden": "Verzonnen."}}
GOAL: Data = {"id": "do-01", "aard": "doel"}
TOOL: Data = {"id": "do-02", "aard": "instrument", "dient": ["do-01"]}
SHARED: Data = {"id": "pr-01", "aard": "gedeeld", "waarden": ["wa-01"]}
CLASH: Data = {"id": "pr-02", "aard": "tegenstrijdig", "botst_met": ["pr-01"]}
ELEMENT: Data = {"id": "bd-01", "gereedheid": "direct", "principes": ["pr-01"]}
CENTRAL: Data = {"id": "rg-01", "titel": "Stoelentoeslag", "voorgestelde_plek": "rijk"}
ADVICE: Data = {"id": "ad-01", "nummer": 1}
LAW: Data = {"id": "re-01", "bwb_id": "BWBR9999999"}
NOTE: Data = {"id": "stoelen", "items": ["mn-01"]}


def cites(**fields: str) -> Data:
    """A municipality with one citation."""
    return {"id": "gm9001", "aanhalingen": [{"versie": "0.1.0", "van": "2026-01-01"} | fields]}


def chooses(**fields: str) -> Data:
    """A municipality with one choice of its own."""
    return {"id": "gm9001", "keuzes": [{"item": "mn-01"} | fields]}


def norm_says(text: str) -> Checked:
    """A norm that municipalities must carry out, beside a scheme that belongs to the State."""
    return checked(
        minimumnormen=[NORM | {"norm": text, "laag": "medebewind"}], regelingen=[CENTRAL]
    )


PAID = {"bekostiging": {"stand": "open", "uitleg": "Onbekend."}}
MEDEBEWIND = {"laag": "medebewind"}

# (rule, what it sees, the codes it must find)
CASES: list[tuple[Rule, Checked, list[str]]] = [
    (rules.bekostiging_medebewind, checked(minimumnormen=[NORM]), []),
    (
        rules.bekostiging_medebewind,
        checked(minimumnormen=[NORM | MEDEBEWIND]),
        ["norm-bekostiging"],
    ),
    (rules.bekostiging_medebewind, checked(minimumnormen=[NORM | MEDEBEWIND | PAID]), []),
    (rules.bekostiging_medebewind, checked(minimumnormen=[NORM | MEDEBEWIND | GONE]), []),
    (rules.norm_dient_doel, checked(minimumnormen=[NORM], doelen=[GOAL]), []),
    (
        rules.norm_dient_doel,
        checked(minimumnormen=[NORM | {"doelen": ["do-02"]}], doelen=[TOOL]),
        ["norm-instrument"],
    ),
    (
        rules.norm_dient_doel,
        checked(minimumnormen=[NORM | {"doelen": ["do-02", "do-01"]}], doelen=[TOOL, GOAL]),
        [],
    ),
    (rules.norm_dient_doel, checked(minimumnormen=[NORM | {"doelen": ["do-09"]}]), []),
    (rules.instrument_dient_doel, checked(doelen=[GOAL, TOOL]), []),
    (
        rules.instrument_dient_doel,
        checked(doelen=[{"id": "do-02", "aard": "instrument"}]),
        ["instrument-zonder-doel"],
    ),
    (
        rules.instrument_dient_doel,
        checked(doelen=[TOOL, TOOL | {"id": "do-03", "dient": ["do-02"]}]),
        ["instrument-dient-instrument"],
    ),
    (
        rules.instrument_dient_doel,
        checked(doelen=[TOOL | {"dient": ["do-02"]}]),
        ["instrument-dient-instrument"],
    ),
    *(
        (
            rules.niets_op_tegenstrijdig_principe,
            checked(
                **{kind: [NORM | {"principes": ["pr-01", "pr-02"]}]}, principes=[SHARED, CLASH]
            ),
            ["principe-tegenstrijdig"],
        )
        for kind in ("minimumnormen", "basisdienstverlening", "kwaliteitskader", "afwegingen")
    ),
    (
        rules.niets_op_tegenstrijdig_principe,
        checked(minimumnormen=[NORM], principes=[SHARED, CLASH]),
        [],
    ),
    (rules.principe_botst_of_draagt, checked(principes=[SHARED, CLASH]), []),
    (
        rules.principe_botst_of_draagt,
        checked(principes=[{"id": "pr-01", "aard": "gedeeld"}]),
        ["principe-zonder-waarde"],
    ),
    (
        rules.principe_botst_of_draagt,
        checked(principes=[{"id": "pr-02", "aard": "tegenstrijdig", "waarden": ["wa-01"]}]),
        ["principe-zonder-botsing"],
    ),
    *(
        (rules.norm_zonder_bedrag, norm_says(text), ["norm-bedrag"])
        for text in ("Wie kan, krijgt € 10.", "Minder dan 120% telt.", "Zes euro.", "Een laptop.")
    ),
    (rules.norm_zonder_bedrag, norm_says("€ 10 voor een fiets."), ["norm-bedrag", "norm-bedrag"]),
    (rules.norm_zonder_bedrag, norm_says("Europa telt; artikel 20 ook; de fietser mee."), []),
    (rules.centraal_is_geen_gemeentenorm, norm_says("De stoelentoeslag geldt."), ["norm-centraal"]),
    (rules.centraal_is_geen_gemeentenorm, norm_says("Iedereen kan zitten."), []),
    (
        rules.centraal_is_geen_gemeentenorm,
        checked(minimumnormen=[NORM | {"norm": "De stoelentoeslag."}], regelingen=[CENTRAL]),
        [],
    ),
    (rules.randvoorwaarden_genoemd, checked(basisdienstverlening=[ELEMENT]), []),
    (
        rules.randvoorwaarden_genoemd,
        checked(basisdienstverlening=[ELEMENT | {"randvoorwaarden": [{"wat": "x", "wie": "y"}]}]),
        ["element-randvoorwaarden"],
    ),
    (
        rules.randvoorwaarden_genoemd,
        checked(basisdienstverlening=[ELEMENT | {"gereedheid": "randvoorwaarden"}]),
        ["element-randvoorwaarden"],
    ),
    (rules.afwijking_gemotiveerd, checked(gemeenten=[chooses(keuze="gelijk")]), []),
    (rules.afwijking_gemotiveerd, checked(gemeenten=[chooses(keuze="ruimer")]), []),
    (
        rules.afwijking_gemotiveerd,
        checked(samenwerkingen=[chooses(keuze="afwijkend")]),
        ["afwijking-motivering"],
    ),
    (
        rules.afwijking_gemotiveerd,
        checked(gemeenten=[chooses(keuze="afwijkend", motivering="Het regent.")]),
        [],
    ),
    (rules.versies_bestaan, checked(gemeenten=[cites()]), []),
    (rules.versies_bestaan, checked(gemeenten=[cites(versie="0.2.0")]), ["versie-onbekend"]),
    (rules.versies_bestaan, see({"samenwerkingen": [cites()]}, ()), ["versie-onbekend"]),
    (
        rules.versies_bestaan,
        checked(gemeenten=[{"id": "gm9001", "overgenomen": {"versie": "9.0.0"}}]),
        ["versie-onbekend"],
    ),
    # Releases that can't be read are no fault of a municipality.
    (rules.versies_bestaan, see({"gemeenten": [cites(versie="9.0.0")]}, None), []),
    (rules.datums_op_volgorde, checked(gemeenten=[cites()]), []),
    (rules.datums_op_volgorde, checked(gemeenten=[cites(tot="2026-01-01")]), []),
    (rules.datums_op_volgorde, checked(gemeenten=[cites(tot="2025-12-31")]), ["datum-volgorde"]),
    (rules.termijn_bij_actie, checked(wijzigingen=[NOTE]), []),
    (
        rules.termijn_bij_actie,
        checked(wijzigingen=[NOTE | {"uiterlijk": "2027-01-01"}]),
        ["termijn-zonder-actie"],
    ),
    (
        rules.termijn_bij_actie,
        checked(wijzigingen=[NOTE | {"uiterlijk": "2027-01-01", "actie": "Koop stoelen."}]),
        [],
    ),
    (rules.rechtsgrond_heeft_tekst, checked(rechtsgronden=[LAW]), []),
    (
        rules.rechtsgrond_heeft_tekst,
        checked(rechtsgronden=[LAW | {"url": "https://x.nl"}]),
        ["rechtsgrond-link"],
    ),
    (rules.adviezen_genummerd, checked(adviezen=[ADVICE]), ["advies-leeg"]),
    (
        rules.adviezen_genummerd,
        checked(adviezen=[ADVICE], doelen=[GOAL | {"adviezen": ["ad-01"]}]),
        [],
    ),
    (
        rules.adviezen_genummerd,
        checked(adviezen=[ADVICE], doelen=[GOAL | GONE | {"adviezen": ["ad-01"]}]),
        ["advies-leeg"],
    ),
    # A file that can't be read may be the one that works the advice out.
    (rules.adviezen_genummerd, see({"adviezen": [ADVICE]}, complete=False), []),
    (
        rules.adviezen_genummerd,
        see({"adviezen": [ADVICE, ADVICE | {"id": "ad-02"}]}, complete=False),
        ["advies-nummer"],
    ),
]


@pytest.mark.parametrize(("rule", "seen", "expected"), CASES)
def test_rule_finds(rule: Rule, seen: Checked, expected: list[str]) -> None:
    assert codes(rule, seen) == expected


def tree(answers: dict[str, list[str]], outcomes: tuple[str, ...] = ("u1", "u2")) -> Data:
    """A decision tree: question → where its answers lead; the first question comes first."""
    return {
        "id": "af-01",
        "startvraag": next(iter(answers)),
        "vragen": [
            {
                "sleutel": q,
                "antwoorden": [{"antwoord": str(n), "naar": t} for n, t in enumerate(to)],
            }
            for q, to in answers.items()
        ],
        "uitkomsten": [{"sleutel": u} for u in outcomes],
    }


TREES = [
    (tree({"a": ["u1", "b"], "b": ["u2", "u1"]}), []),
    (tree({"a": ["b", "c"], "b": ["c", "u1"], "c": ["u1", "u2"]}), []),
    (tree({"a": ["u1", "u2", "a"]}), ["boom-rondje"]),
    (tree({"a": ["u1", "b"], "b": ["u2", "a"]}), ["boom-rondje"]),
    (tree({"a": ["u1", "b"], "b": ["c", "u2"], "c": ["b", "u1"]}), ["boom-rondje"]),
    (tree({"a": ["u1", "weg"]}), ["boom-nergens", "boom-onbereikbaar"]),
    (tree({"a": ["u1", "u1"]}), ["boom-onbereikbaar"]),
    (tree({"a": ["u1", "u2"], "b": ["u1", "u2"]}), ["boom-onbereikbaar"]),
    # A circle beside the road is found as what nobody reaches.
    (tree({"a": ["u1", "u2"], "b": ["c"], "c": ["b"]}), ["boom-onbereikbaar"] * 2),
    (tree({"a": ["u1", "u2"]}) | {"startvraag": "x"}, ["boom-start"]),
    (tree({"a": ["u1", "u2"]}, ("u1", "u2", "a")), ["boom-dubbel"]),
]


@pytest.mark.parametrize(("data", "expected"), TREES)
def test_tree(data: Data, expected: list[str]) -> None:
    assert codes(rules.boom_klopt, checked(afwegingen=[data])) == expected


def test_a_wide_tree_is_walked_once() -> None:
    """Thirty layers with two roads each: more than a thousand million ways through."""
    layers = 30
    answers = {
        f"{side}{n}": [f"l{n + 1}", f"r{n + 1}"] for n in range(layers) for side in ("l", "r")
    }
    answers |= {"start": ["l0", "r0"]} | {f"{s}{layers}": ["u1", "u2"] for s in ("l", "r")}
    data = tree(answers) | {"startvraag": "start"}
    assert codes(rules.boom_klopt, checked(afwegingen=[data])) == []


def test_a_deep_tree_is_walked_without_recursion() -> None:
    answers = {f"v{n}": ["u1", f"v{n + 1}"] for n in range(5000)} | {"v5000": ["u1", "u2"]}
    assert codes(rules.boom_klopt, checked(afwegingen=[tree(answers)])) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_docstring_is_the_rule(rule: Rule) -> None:
    text = rule.__doc__ or ""
    assert text[:1].isupper()
    assert text.rstrip().endswith(".")
    dutch = r"\b(een|het|de|elk|niet|wat|niets)\b"
    assert re.search(dutch, text, re.IGNORECASE)


# These follow from what the fields mean; the others come from a section of the report.
OWN_RULES = {
    rules.versies_bestaan: "a version that was never released can't be cited",
    rules.datums_op_volgorde: "time runs one way",
    rules.termijn_bij_actie: "a day without an action asks nothing",
    rules.rechtsgrond_heeft_tekst: "two links to one text may differ",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_names_its_section_or_is_our_own(rule: Rule) -> None:
    names_section = bool(re.search(r"\(\d(\.\d)+(, \d(\.\d)+)*\)", rule.__doc__ or ""))
    assert names_section != (rule in OWN_RULES)


def test_every_public_rule_is_run() -> None:
    """A function of the shape of a rule that no one calls checks nothing."""
    public = {
        value
        for name, value in vars(rules).items()
        if callable(value)
        and getattr(value, "__module__", "") == rules.__name__
        and not name.startswith("_")
        and list(getattr(value, "__annotations__", {})) == ["checked", "return"]
    }
    assert public == set(RULES)
    assert len(set(RULES)) == len(RULES)


def test_every_rule_is_shown_to_fire() -> None:
    fired = {rule for rule, _, expected in CASES if expected} | {rules.boom_klopt}
    assert fired == set(RULES)


def everything_gone(seen: Checked) -> Checked:
    """The same with every item withdrawn."""
    gone = {
        kind: [copy.deepcopy(d.data) | GONE for d in documents.values()]
        for kind, documents in seen.by_kind.items()
    }
    return see(gone, seen.versions, complete=seen.complete)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rules_are_silent_about_what_is_withdrawn(rule: Rule) -> None:
    found: list[Finding] = []
    for own, seen, _ in CASES:
        if own is rule:
            found += rule(everything_gone(seen))
    assert found == []
