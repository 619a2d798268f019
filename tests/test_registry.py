"""What a rule is, and which rules and explanations a framework has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint
from types import ModuleType
from typing import Any

import pytest

from generator.base.findings import Finding
from generator.base.settings import Brondocument
from generator.load.codes import GROUPS, load_codes
from generator.load.document import Document
from generator.rules import registry
from generator.rules.registry import (
    GENERIC,
    GROUP,
    Ruleset,
    Rulesets,
    all_rules,
    explanations,
    load_ruleset,
    load_rulesets,
)
from generator.rules.rule import (
    Kinds,
    Rule,
    by_code,
    of_users,
    rule,
    rule_over_all,
    rules_of,
    with_page,
)
from generator.rules.seen import Seen
from generator.rulesets.armoedekader import RULESET
from tests.builders import kinds, real_setup

SETTINGS = real_setup().settings
GONE = {"ingetrokken": {"datum": "2026-01-01", "reden": "Verzonnen."}}


def item(path: str, **fields: Any) -> Document:
    """A document with nothing but its id and some fields."""
    return Document(path, {"id": path, **fields}, {})


SEEN = Seen(
    {
        "waarden": {"wa-01": item("waarden/wa-01.yaml"), "wa-02": item("x.yaml", **GONE)},
        "doelen": {"do-01": item("doelen/do-01.yaml"), "do-02": item("doelen/do-02.yaml")},
        "bronnen": {"br-01": item("bronnen/br-01.yaml")},
    },
    kinds(),
    ("doelen",),
)


def finds(document: Document, seen: Seen) -> Iterator[Finding]:
    """Elk onderdeel is verkeerd."""
    yield document.finding((), "verkeerd", f"Een van {len(seen.by_kind)} soorten.")


def finds_all(seen: Seen) -> Iterator[Finding]:
    """Alles is verkeerd."""
    yield from finds(item("alles.yaml"), seen)


def silent(document: Document, seen: Seen) -> Iterator[Finding]:
    yield from ()


def paths(made: Rule) -> list[str]:
    """The files in which a rule finds something."""
    assert {f.message for f in made(SEEN)} <= {"Een van 3 soorten."}
    return [f.path for f in made(SEEN)]


@pytest.mark.parametrize(
    ("spoken_of", "expected"),
    [
        (("waarden",), ["waarden/wa-01.yaml"]),
        (("bronnen", "waarden"), ["bronnen/br-01.yaml", "waarden/wa-01.yaml"]),
        (of_users, ["doelen/do-01.yaml", "doelen/do-02.yaml"]),
        (("onzin",), []),
    ],
)
def test_a_rule_is_called_for_each_document_that_holds(
    spoken_of: tuple[str, ...] | Kinds, expected: list[str]
) -> None:
    assert paths(rule("verkeerd", kinds=spoken_of)(finds)) == expected


def test_a_rule_looks_at_documents_with_a_mistake_too() -> None:
    """Each in a look of its own that knows its document; what holds is found without those."""
    half = [item("doelen/do-03.yaml"), item("doelen/do-04.yaml", **GONE)]
    seen = replace(SEEN, half={"doelen": half})
    made = rule("verkeerd", kinds=("waarden", "doelen"))(finds)
    looks = [(look, [f.path for f in look.find(seen)]) for look in made.looks(seen)]
    assert [(look.document and look.document.path, look.half, said) for look, said in looks] == [
        ("waarden/wa-01.yaml", False, ["waarden/wa-01.yaml"]),
        ("x.yaml", False, []),
        ("doelen/do-01.yaml", False, ["doelen/do-01.yaml"]),
        ("doelen/do-02.yaml", False, ["doelen/do-02.yaml"]),
        ("doelen/do-03.yaml", True, ["doelen/do-03.yaml"]),
        ("doelen/do-04.yaml", True, []),
    ]
    assert [f.path for f in made(seen)] == [
        "waarden/wa-01.yaml",
        "doelen/do-01.yaml",
        "doelen/do-02.yaml",
    ]


def test_a_rule_over_all_takes_one_look_without_a_document() -> None:
    (look,) = rule_over_all("verkeerd")(finds_all).looks(SEEN)
    assert (look.document, look.half) == (None, False)
    assert [f.path for f in look.find(SEEN)] == ["alles.yaml"]


def test_a_rule_over_all_is_called_once() -> None:
    assert paths(rule_over_all("verkeerd")(finds_all)) == ["alles.yaml"]


def test_a_rule_knows_what_it_is() -> None:
    made, over_all = rule("a", "b", kinds=())(finds), rule_over_all("c")(finds_all)
    assert (made.codes, made.name, made.doc, made.module) == (
        ("a", "b"),
        "finds",
        "Elk onderdeel is verkeerd.",
        "tests.test_registry",
    )
    assert (over_all.codes, over_all.name, over_all.doc) == (
        ("c",),
        "finds_all",
        "Alles is verkeerd.",
    )
    assert rule("a", kinds=())(silent).doc == ""


@pytest.mark.parametrize(
    ("page", "names"),
    [("wettekst", ["rechtsgronden"]), ("beslisboom", ["afwegingen"]), ("onzin", [])],
)
def test_kinds_are_picked_by_their_page(page: str, names: list[str]) -> None:
    assert with_page(page)(SEEN) == names


def made(name: str, *codes: str) -> Rule:
    """A rule that finds nothing."""
    return Rule(lambda seen: iter(()), codes, name, "", "")


def module(**values: object) -> ModuleType:
    """A module in which these things stand."""
    made_module = ModuleType("verzonnen")
    vars(made_module).update(values)
    return made_module


A, B, C = made("a", "een", "twee"), made("b", "drie"), made("c", "drie")


def test_the_rules_of_modules_stand_in_their_order() -> None:
    assert rules_of(module(b=B, other="tekst"), module(a=A)) == (B, A)


def test_each_code_belongs_to_one_rule() -> None:
    assert by_code([A, B]) == {"een": A, "twee": A, "drie": B}


@pytest.mark.parametrize("gather", [by_code, lambda rules: rules_of(module(b=B), module(c=C))])
def test_a_code_of_two_rules_is_refused(gather: Callable[[list[Rule]], object]) -> None:
    with pytest.raises(ValueError, match=r"^code drie of b and of c$"):
        gather([B, C])


OTHER = Ruleset("ander", (A,), RULESET.explanations, "Andere regels")
NAMELESS = Ruleset("kaal", (B,), RULESET.explanations)


def offer(**rulesets: str) -> list[EntryPoint]:
    """What installed packages offer: name → where it stands."""
    return [EntryPoint(name, value, GROUP) for name, value in rulesets.items()]


OFFERED = offer(
    kaal="tests.test_registry:NAMELESS",
    ander="tests.test_registry:OTHER",
    fout="tests.test_registry:GONE",
    stuk="tests.nergens:RULESET",
)


def test_a_ruleset_is_found_by_its_name() -> None:
    assert load_ruleset("ander", OFFERED) is OTHER
    assert load_ruleset("kaal", OFFERED) is NAMELESS
    assert load_ruleset("armoedekader") is RULESET


@pytest.mark.parametrize(
    ("name", "offered", "complaint"),
    [
        (
            "x",
            OFFERED,
            "is niet geïnstalleerd",
        ),
        ("x", [], "is niet geïnstalleerd"),
        ("fout", OFFERED, "is geïnstalleerd, maar biedt geen regels aan"),
        ("stuk", OFFERED, "is geïnstalleerd, maar werkt niet"),
    ],
)
def test_what_is_no_installed_ruleset_is_refused(
    name: str, offered: list[EntryPoint], complaint: str
) -> None:
    with pytest.raises(ValueError, match=f"^{complaint}$"):
        load_ruleset(name, offered)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was offered above is installed, under the right group."""
    groups = {GROUP: [*OFFERED, *offer(armoedekader="generator.rulesets.armoedekader:RULESET")]}
    monkeypatch.setattr(registry, "entry_points", lambda group: groups[group])


def test_what_is_installed_is_listed_in_order(installed: None) -> None:
    assert registry.installed() == ["ander", "armoedekader", "fout", "kaal", "stuk"]


def test_of_each_ruleset_that_cannot_be_used_is_said_why(installed: None) -> None:
    """The others that a framework names are there, also those behind it."""
    assert load_rulesets(["weg", "kaal", "kaal", "stuk", "ander"]) == Rulesets(
        (NAMELESS, OTHER),
        {
            "weg": "is niet geïnstalleerd",
            "kaal": "heeft een regel met een code die al van een andere regel is",
            "stuk": "is geïnstalleerd, maar werkt niet",
        },
    )


def test_all_rules(installed: None) -> None:
    assert all_rules([]) == GENERIC
    assert all_rules(["kaal", "ander"]) == (*GENERIC, B, A)
    # Whose a code is that two rulesets claim, nobody could tell.
    assert all_rules(["kaal", "kaal"]) == (*GENERIC, B)


@pytest.mark.parametrize(
    ("names", "heading"),
    [
        ([], GROUPS["regels"]),
        (["kaal"], GROUPS["regels"]),
        (["ander"], "Andere regels"),
        (["ander", "kaal", "armoedekader"], "Andere regels en Regels uit het rapport"),
    ],
)
def test_the_rules_of_a_framework_have_their_headings(
    names: list[str], heading: str, installed: None
) -> None:
    settings = replace(SETTINGS, regels=tuple(names), bron=Brondocument("het boek"))
    found = explanations(settings)
    assert found.groups == GROUPS | {"regels": heading}
    assert found.source == "het boek"
    assert found.codes == load_codes(*[RULESET.explanations for _ in names])


def test_without_settings_only_the_general_codes_are_explained() -> None:
    general = explanations()
    assert (general.codes, general.groups, general.source) == (load_codes(), GROUPS, "")
    assert explanations(replace(SETTINGS, bron=None)).source == ""
