"""Each rule of the report fires where it must, and only there."""

from __future__ import annotations

import ast
import copy
import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.base.findings import Finding
from generator.load.document import Document, Place, Position
from generator.load.look_alikes import Odd, odd_signs
from generator.rules import avoided as rules_avoided
from generator.rules import everywhere as rules_everywhere
from generator.rules import language as rules_language
from generator.rules import legal as rules_legal
from generator.rules import markdown as rules_markdown
from generator.rules import personal as rules_personal
from generator.rules import same as rules_same
from generator.rules import signs as rules_signs
from generator.rules import time as rules_time
from generator.rules import tree as rules_tree
from generator.rules import users as rules_users
from generator.rules import web as rules_web
from generator.rules.registry import GENERIC, all_rules
from generator.rules.rule import Rule, by_code
from generator.rules.seen import Released, Seen
from generator.rulesets.armoedekader import advice as rules_advice
from generator.rulesets.armoedekader import grounds as rules_grounds
from generator.rulesets.armoedekader import measuring as rules_measuring
from generator.rulesets.armoedekader import norms as rules_norms
from generator.rulesets.armoedekader import waiting as rules_waiting
from tests.builders import in_full, laid_out
from tests.builders import kinds as all_kinds

Data = dict[str, Any]
KINDS = all_kinds()
RULES = all_rules(["armoedekader"])

GENERATOR = Path(str(rules_time.__file__)).parents[1]

MODULES = (
    rules_grounds,
    rules_markdown,
    rules_measuring,
    rules_norms,
    rules_advice,
    rules_avoided,
    rules_everywhere,
    rules_language,
    rules_legal,
    rules_personal,
    rules_same,
    rules_signs,
    rules_time,
    rules_tree,
    rules_users,
    rules_waiting,
    rules_web,
)

FIRST = Released("2025-01-01", frozenset({"mn-01", "br-01"}))
SECOND = Released("2026-01-01", frozenset({"mn-01", "br-01", "mn-06"}), frozenset({"br-01"}))
LATER = Released("2026-06-01", frozenset({"br-01", "br-02"}), frozenset({"br-01", "br-02"}))
ONE = {"0.1.0": FIRST}
TWO = {"0.1.0": FIRST, "0.2.0": SECOND}


def odd_in(data: Data) -> tuple[Odd, ...]:
    """What the loader would note of the texts in the fields of an item."""
    texts = (v for v in data.values() if isinstance(v, str))
    return tuple(odd for text in texts for odd in odd_signs(text))


def see(
    kinds: dict[str, list[Data]],
    versions: Mapping[str, Released] | None = ONE,
    *,
    complete: bool = True,
) -> Seen:
    """What a rule looks at, from plain data by kind."""
    documents = {
        kind: {
            d["id"]: dataclasses.replace(laid_out(f"{kind}/{d['id']}.yaml", d), odd=odd_in(d))
            for d in items
        }
        for kind, items in kinds.items()
    }
    return Seen(documents, KINDS, ("gemeenten", "samenwerkingen"), "gemeenten", versions, complete)


def checked(**kinds: list[Data]) -> Seen:
    """The same, where all is sound and one version has been released."""
    return see(kinds)


def codes(rule: Rule, seen: Seen) -> list[str]:
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
BARE: Data = {"id": "pr-03", "aard": "gedeeld"}
OUTDATED: Data = {"id": "pr-04", "aard": "gedeeld", "waarden": ["wa-02"]}
CLASH: Data = {"id": "pr-02", "aard": "tegenstrijdig", "botst_met": ["pr-01"]}
ELEMENT: Data = {"id": "bd-01", "gereedheid": "direct", "principes": ["pr-01"]}
CENTRAL: Data = {"id": "rg-01", "titel": "Stoelentoeslag", "voorgestelde_plek": "rijk"}
ADVICE: Data = {"id": "ad-01", "nummer": 1}
LAW: Data = {"id": "re-01", "bwb_id": "BWBR9999999"}
NOTE: Data = {"id": "stoelen", "items": ["mn-01"]}


def cites(**fields: str) -> Data:
    """A consumer with one citation."""
    citation = {"item": "mn-01", "versie": "0.1.0", "van": "2026-01-01"}
    return {"id": "gm9001", "aanhalingen": [citation | fields]}


def adopts(version: str, day: str) -> Data:
    """A consumer that adopted a version on a day."""
    return {"id": "gm9001", "overgenomen": {"versie": version, "datum": day}}


def withdrawn(kind: str, item: str, day: str) -> dict[str, list[Data]]:
    """One item that was withdrawn on a day."""
    return {kind: [{"id": item, "ingetrokken": {"datum": day, "reden": "Verzonnen."}}]}


def followed(ways: Mapping[str, list[str]]) -> Seen:
    """Terms that were withdrawn, each with its successors."""
    gone = {"datum": "2026-01-01", "reden": "Verzonnen."}
    return see(
        {"begrippen": [{"id": i, "ingetrokken": gone | {"opvolgers": o}} for i, o in ways.items()]}
    )


def rests_on(kind: str, *principles: Data, **fields: Any) -> Seen:
    """An item that rests on some principles, beside two values of which one is gone."""
    item = {"id": "xx-01", "principes": [p["id"] for p in principles]} | fields
    values = [{"id": "wa-01"}, {"id": "wa-02"} | GONE]
    return see({kind: [item], "principes": list(principles), "waarden": values})


def aside(code: str) -> Data:
    """The field by which an item sets a rule aside."""
    return {"uitzonderingen": [{"regel": code, "reden": "Verzonnen.", "tot": "2030-12-31"}]}


def for_residents(text: str) -> Seen:
    """A value with a text for residents."""
    return see({"waarden": [{"id": "wa-01", "voor_inwoners": text}]})


def explains(text: str) -> Data:
    """A value with an explanation in Markdown."""
    return {"id": "wa-01", "toelichting": text}


def chooses(**fields: str) -> Data:
    """A consumer with one choice of its own."""
    return {"id": "gm9001", "keuzes": [{"item": "mn-01"} | fields]}


def norm_says(text: str) -> Seen:
    """A norm that consumers must carry out, beside a scheme that belongs to the State."""
    return checked(
        minimumnormen=[NORM | {"norm": text, "laag": "medebewind"}], regelingen=[CENTRAL]
    )


HARD = (
    "Iedere inwoner heeft de mogelijkheid om van zijn inkomen de rekeningen te voldoen, ook als "
    "er onverwachte kosten zijn. De overheid houdt daar rekening mee."
)
CRITERION: Data = {"id": "kk-01", "aard_verschil": "geografisch", "lagen": ["rijk"]}
PAID = {"bekostiging": {"stand": "open", "uitleg": "Onbekend."}}
MEDEBEWIND = {"laag": "medebewind"}
HEADED_FUNDING = {"bekostiging": {"stand": "open", "uitleg": "# Geld"}}

# (rule, what it sees, the codes it must find)
CASES: list[tuple[Rule, Seen, list[str]]] = [
    (rules_signs.tekens_zijn_wat_zij_lijken, checked(minimumnormen=[NORM]), []),
    (
        rules_signs.tekens_zijn_wat_zij_lijken,
        checked(minimumnormen=[NORM | {"norm": "“Een nоrm.”"}], waarden=[{"id": "w", "b": "ﬁjn"}]),
        ["teken-anders", "teken-anders"],
    ),
    (
        rules_signs.tekst_staat_niet_tussen_aanhalingstekens,
        checked(minimumnormen=[NORM | {"norm": "“Een nоrm.”"}]),
        ["tekst-aanhalingstekens"],
    ),
    (rules_signs.tekst_staat_niet_tussen_aanhalingstekens, checked(minimumnormen=[NORM]), []),
    *(
        (rule, checked(waarden=[{"id": "wa-01", "toelichting": text} | more]), expected)
        for more in ({}, GONE)
        for rule, text, expected in [
            (rules_personal.geen_mailadressen, "Mail jas@x.nl.", ["e-mailadres"]),
            (rules_personal.geen_mailadressen, "Zie x.nl.", []),
            (rules_personal.geen_telefoonnummers, "Bel 06-12345678.", ["telefoonnummer"]),
            (rules_personal.geen_telefoonnummers, "In 2024 en 2025.", []),
            (rules_personal.geen_namen_van_personen, "Jan de Vries.", ["persoonsnaam"]),
            (rules_personal.geen_namen_van_personen, "https://x.nl/jan-de-vries", ["persoonsnaam"]),
            (rules_personal.geen_namen_van_personen, "De wethouder.", []),
        ]
    ),
    *(
        (
            rules_web.webadres_kan_niet_beter,
            checked(waarden=[{"id": "wa-01", "toelichting": text} | more]),
            expected,
        )
        for text, more, expected in [
            ("[x](http://x.nl)", {}, ["webadres-beter"]),
            ("Zie http://x.nl/a_(b), https://y.nl/?utm_x=1.", {}, ["webadres-beter"] * 2),
            ("[x](https://x.nl)", {}, []),
            ("[x](http://x.nl)", GONE, []),
        ]
    ),
    (rules_norms.bekostiging_medebewind, checked(minimumnormen=[NORM]), []),
    (
        rules_norms.bekostiging_medebewind,
        checked(minimumnormen=[NORM | MEDEBEWIND]),
        ["norm-bekostiging"],
    ),
    (rules_norms.bekostiging_medebewind, checked(minimumnormen=[NORM | MEDEBEWIND | PAID]), []),
    (rules_norms.bekostiging_medebewind, checked(minimumnormen=[NORM | MEDEBEWIND | GONE]), []),
    (rules_grounds.norm_dient_doel, checked(minimumnormen=[NORM], doelen=[GOAL]), []),
    (
        rules_grounds.norm_dient_doel,
        checked(minimumnormen=[NORM | {"doelen": ["do-02"]}], doelen=[TOOL]),
        ["norm-instrument"],
    ),
    (
        rules_grounds.norm_dient_doel,
        checked(minimumnormen=[NORM | {"doelen": ["do-02", "do-01"]}], doelen=[TOOL, GOAL]),
        [],
    ),
    (rules_grounds.norm_dient_doel, checked(minimumnormen=[NORM | {"doelen": ["do-09"]}]), []),
    # A withdrawn goal counts no longer; that it is withdrawn is said elsewhere.
    (
        rules_grounds.norm_dient_doel,
        checked(minimumnormen=[NORM | {"doelen": ["do-02", "do-01"]}], doelen=[TOOL, GOAL | GONE]),
        ["norm-instrument"],
    ),
    (rules_grounds.norm_dient_doel, checked(minimumnormen=[NORM], doelen=[GOAL | GONE]), []),
    (
        rules_grounds.element_dient_doel,
        checked(basisdienstverlening=[ELEMENT | {"doelen": ["do-02"]}], doelen=[TOOL]),
        ["element-instrument"],
    ),
    (
        rules_grounds.element_dient_doel,
        checked(
            basisdienstverlening=[ELEMENT | {"doelen": ["do-01", "do-02"]}], doelen=[GOAL, TOOL]
        ),
        [],
    ),
    (rules_grounds.instrument_dient_doel, checked(doelen=[GOAL, TOOL]), []),
    (
        rules_grounds.instrument_dient_doel,
        checked(doelen=[{"id": "do-02", "aard": "instrument"}]),
        ["instrument-zonder-doel"],
    ),
    (
        rules_grounds.instrument_dient_doel,
        checked(doelen=[TOOL, TOOL | {"id": "do-03", "dient": ["do-02"]}]),
        ["instrument-dient-instrument"],
    ),
    (
        rules_grounds.instrument_dient_doel,
        checked(doelen=[TOOL | {"dient": ["do-02"]}]),
        ["instrument-dient-instrument"],
    ),
    *(
        (
            rules_grounds.niets_op_tegenstrijdig_principe,
            checked(
                **{kind: [NORM | {"principes": ["pr-01", "pr-02"]}]}, principes=[SHARED, CLASH]
            ),
            ["principe-tegenstrijdig"],
        )
        for kind in ("minimumnormen", "basisdienstverlening", "kwaliteitskader", "afwegingen")
    ),
    (
        rules_grounds.niets_op_tegenstrijdig_principe,
        checked(minimumnormen=[NORM], principes=[SHARED, CLASH]),
        [],
    ),
    *(
        (
            rules_grounds.herleidbaar_tot_waarde,
            rests_on(kind, CLASH, **aside("principe-tegenstrijdig")),
            ["niet-herleidbaar"],
        )
        for kind in ("minimumnormen", "basisdienstverlening", "kwaliteitskader")
    ),
    (
        rules_grounds.herleidbaar_tot_waarde,
        rests_on("minimumnormen", BARE | aside("principe-zonder-waarde"), OUTDATED, SHARED | GONE),
        ["niet-herleidbaar"],
    ),
    # One way to a value is enough.
    (
        rules_grounds.herleidbaar_tot_waarde,
        rests_on("minimumnormen", BARE | aside("principe-zonder-waarde"), SHARED),
        [],
    ),
    # Where the break has its own finding, there is nothing to add.
    (rules_grounds.herleidbaar_tot_waarde, rests_on("minimumnormen", BARE), []),
    (rules_grounds.herleidbaar_tot_waarde, rests_on("minimumnormen", CLASH), []),
    (rules_grounds.herleidbaar_tot_waarde, rests_on("minimumnormen", OUTDATED), []),
    (rules_grounds.herleidbaar_tot_waarde, rests_on("minimumnormen", SHARED | GONE), []),
    # A principle that can't be read may lead to a value.
    (
        rules_grounds.herleidbaar_tot_waarde,
        rests_on(
            "minimumnormen", CLASH, principes=["pr-02", "pr-09"], **aside("principe-tegenstrijdig")
        ),
        [],
    ),
    (rules_grounds.principe_botst_of_draagt, checked(principes=[SHARED, CLASH]), []),
    (
        rules_grounds.principe_botst_of_draagt,
        checked(principes=[{"id": "pr-01", "aard": "gedeeld"}]),
        ["principe-zonder-waarde"],
    ),
    (
        rules_grounds.principe_botst_of_draagt,
        checked(principes=[{"id": "pr-02", "aard": "tegenstrijdig", "waarden": ["wa-01"]}]),
        ["principe-zonder-botsing"],
    ),
    *(
        (rules_norms.norm_zonder_bedrag, norm_says(text), ["norm-bedrag"])
        for text in ("Wie kan, krijgt € 10.", "Minder dan 120% telt.", "Zes euro.", "Een laptop.")
    ),
    (
        rules_norms.norm_zonder_bedrag,
        norm_says("€ 10 voor een fiets."),
        ["norm-bedrag", "norm-bedrag"],
    ),
    (rules_norms.norm_zonder_bedrag, norm_says("Europa telt; artikel 20 ook; de fietser mee."), []),
    *(
        (
            rules_norms.principe_zonder_bedrag,
            checked(principes=[principle | {"stelling": text}]),
            expected,
        )
        for principle, text, expected in (
            (SHARED, "Ieder kind heeft recht op een fiets.", ["principe-bedrag"]),
            (SHARED, "Ieder kind krijgt 75 euro.", ["principe-bedrag"]),
            (SHARED, "Ieder kind kan naar school.", []),
            (CLASH, "Niemand krijgt een fiets.", []),
        )
    ),
    *(
        (
            rules_norms.element_zonder_bedrag,
            checked(
                basisdienstverlening=[
                    ELEMENT
                    | {"kwaliteitsuitspraken": [{"uitspraak": "Goed."}, {"uitspraak": text}]}
                ]
            ),
            expected,
        )
        for text, expected in (
            ("Wie vraagt, krijgt een laptop.", ["element-bedrag"]),
            ("Ten minste 80 procent krijgt € 10.", ["element-bedrag"]),
            ("Wie vraagt, krijgt antwoord.", []),
        )
    ),
    (
        rules_norms.centraal_is_geen_gemeentenorm,
        norm_says("De stoelentoeslag geldt."),
        ["norm-centraal"],
    ),
    (rules_norms.centraal_is_geen_gemeentenorm, norm_says("Iedereen kan zitten."), []),
    (
        rules_norms.centraal_is_geen_gemeentenorm,
        checked(minimumnormen=[NORM | {"norm": "De stoelentoeslag."}], regelingen=[CENTRAL]),
        [],
    ),
    (
        rules_norms.centraal_is_geen_gemeentenorm,
        checked(
            minimumnormen=[NORM | MEDEBEWIND | {"titel": "Stoelentoeslag"}], regelingen=[CENTRAL]
        ),
        ["norm-centraal"],
    ),
    *(
        (
            rules_norms.criterium_voor_plaatsen,
            checked(kwaliteitskader=[CRITERION | fields]),
            expected,
        )
        for fields, expected in (
            ({}, ["criterium-laag"]),
            ({"aard_verschil": "beide"}, ["criterium-laag"]),
            ({"aard_verschil": "individueel"}, []),
            ({"lagen": ["rijk", "autonomie"]}, []),
        )
    ),
    (rules_norms.randvoorwaarden_genoemd, checked(basisdienstverlening=[ELEMENT]), []),
    (
        rules_norms.randvoorwaarden_genoemd,
        checked(basisdienstverlening=[ELEMENT | {"randvoorwaarden": [{"wat": "x", "wie": "y"}]}]),
        ["element-randvoorwaarden"],
    ),
    (
        rules_norms.randvoorwaarden_genoemd,
        checked(basisdienstverlening=[ELEMENT | {"gereedheid": "randvoorwaarden"}]),
        ["element-randvoorwaarden"],
    ),
    (rules_users.afwijking_gemotiveerd, checked(gemeenten=[chooses(keuze="gelijk")]), []),
    (rules_users.afwijking_gemotiveerd, checked(gemeenten=[chooses(keuze="ruimer")]), []),
    (
        rules_users.afwijking_gemotiveerd,
        checked(samenwerkingen=[chooses(keuze="afwijkend")]),
        ["afwijking-motivering"],
    ),
    (
        rules_users.afwijking_gemotiveerd,
        checked(gemeenten=[chooses(keuze="afwijkend", motivering="Het regent.")]),
        [],
    ),
    (rules_users.versies_bestaan, checked(gemeenten=[cites()]), []),
    (rules_users.versies_bestaan, checked(gemeenten=[cites(versie="0.2.0")]), ["versie-onbekend"]),
    (rules_users.versies_bestaan, see({"samenwerkingen": [cites()]}, {}), ["versie-onbekend"]),
    (
        rules_users.versies_bestaan,
        checked(gemeenten=[{"id": "gm9001", "overgenomen": {"versie": "9.0.0"}}]),
        ["versie-onbekend"],
    ),
    # Without readable releases (``None``) a consumer gets no finding about its versions.
    (rules_users.versies_bestaan, see({"gemeenten": [cites(versie="9.0.0")]}, None), []),
    (rules_time.datums_op_volgorde, checked(gemeenten=[cites()]), []),
    (rules_time.datums_op_volgorde, checked(gemeenten=[cites(tot="2026-01-01")]), []),
    (
        rules_time.datums_op_volgorde,
        checked(gemeenten=[cites(tot="2025-12-31")]),
        ["datum-volgorde"],
    ),
    *(
        (rules_users.aanhaling_staat_in_versie, see({kind: [citation]}, TWO), expected)
        for kind, citation, expected in (
            ("gemeenten", cites(), []),
            ("gemeenten", cites(item="mn-06"), ["aanhaling-onderdeel"]),
            ("gemeenten", cites(item="mn-06", versie="0.2.0"), []),
            ("samenwerkingen", cites(item="mn-06"), ["aanhaling-onderdeel"]),
            # What is nothing at all, the check of references says.
            ("samenwerkingen", cites(item="mn-09"), []),
            # What is withdrawn still stands in the version, and has a page there.
            ("gemeenten", cites(item="br-01", versie="0.2.0"), []),
            ("gemeenten", cites(item="mn-06", versie="9.0.0"), []),
        )
    ),
    (
        rules_users.aanhaling_staat_in_versie,
        see({"gemeenten": [cites(item="mn-09")], "minimumnormen": [{"id": "mn-09"}]}, TWO),
        ["aanhaling-onderdeel"],
    ),
    # Also when its file has a mistake.
    (
        rules_users.aanhaling_staat_in_versie,
        dataclasses.replace(
            see({"gemeenten": [cites(item="mn-09")]}, TWO),
            half={"minimumnormen": [Document("minimumnormen/mn-09.yaml", {"id": "mn-09"}, {})]},
        ),
        ["aanhaling-onderdeel"],
    ),
    (rules_users.aanhaling_staat_in_versie, see({"gemeenten": [cites(item="mn-06")]}, None), []),
    *(
        (rules_users.aanhaling_geldt_in_versie, see({kind: [user]}, TWO), expected)
        for kind, user, expected in (
            ("gemeenten", cites(item="br-01", versie="0.2.0"), ["aanhaling-ingetrokken"]),
            ("samenwerkingen", cites(item="br-01", versie="0.2.0"), ["aanhaling-ingetrokken"]),
            ("gemeenten", cites(item="br-01"), []),
            ("gemeenten", cites(item="mn-06", versie="0.2.0"), []),
            ("gemeenten", cites(item="br-01", versie="9.0.0"), []),
        )
    ),
    (
        rules_users.aanhaling_geldt_in_versie,
        see({"gemeenten": [cites(item="br-01", versie="0.2.0")]}, None),
        [],
    ),
    *(
        (rules_time.niets_voor_uitgave, see({kind: [user]}, TWO), expected)
        for kind, user, expected in (
            ("gemeenten", adopts("0.2.0", "2025-12-31"), ["datum-voor-uitgave"]),
            ("samenwerkingen", adopts("0.2.0", "2025-12-31"), ["datum-voor-uitgave"]),
            ("gemeenten", adopts("0.2.0", "2026-01-01"), []),
            ("gemeenten", adopts("0.1.0", "2025-12-31"), []),
            ("gemeenten", adopts("9.0.0", "2001-01-01"), []),
            # A document that is older may have been amended, unless it was over by then.
            ("gemeenten", cites(versie="0.2.0", van="2020-01-01"), []),
            ("gemeenten", cites(versie="0.2.0", tot="2026-01-01"), []),
            (
                "gemeenten",
                cites(versie="0.2.0", van="2025-01-01", tot="2025-12-31"),
                ["datum-voor-uitgave"],
            ),
            (
                "gemeenten",
                cites(versie="0.2.0", van="2025-12-31", tot="2025-12-31"),
                ["datum-voor-uitgave"],
            ),
            ("gemeenten", cites(versie="0.2.0", tot="2025-12-31"), []),
        )
    ),
    *(
        (rules_time.intrekking_na_uitgave, see(withdrawn(kind, item, day), TWO), expected)
        for kind, item, day, expected in (
            ("minimumnormen", "mn-01", "2025-12-31", ["intrekking-voor-uitgave"]),
            ("minimumnormen", "mn-01", "2026-01-01", []),
            ("minimumnormen", "mn-09", "2001-01-01", []),
            # It was withdrawn in 0.2.0, so that 0.1.0 is the last release in which it held.
            ("bronnen", "br-01", "2025-06-01", []),
            ("bronnen", "br-01", "2024-12-31", ["intrekking-voor-uitgave"]),
        )
    ),
    (rules_time.intrekking_na_uitgave, see(withdrawn("bronnen", "br-01", "2001-01-01"), None), []),
    # Whether it must name successors is for its schema to say.
    (rules_time.opvolging_zonder_rondje, checked(begrippen=[{"id": "bg-01"} | GONE]), []),
    *(
        (rules_time.opvolging_zonder_rondje, followed(ways), ["opvolger-rondje"] * rings)
        for ways, rings in (
            ({"bg-01": ["bg-02"]}, 0),
            ({"bg-01": ["bg-02"], "bg-02": []}, 0),
            ({"bg-01": ["bg-01"]}, 1),
            ({"bg-01": ["bg-02"], "bg-02": ["bg-03"], "bg-03": ["bg-01"]}, 1),
            # An item that leads into a ring is not part of the ring.
            ({"bg-01": ["bg-02"], "bg-02": ["bg-03"], "bg-03": ["bg-02"]}, 1),
            ({"bg-01": ["bg-02"], "bg-02": ["bg-01"], "bg-03": ["bg-04"], "bg-04": ["bg-03"]}, 2),
        )
    ),
    *(
        (rules_norms.norm_bindt_na_vaststelling, checked(minimumnormen=[NORM | fields]), expected)
        for fields, expected in (
            ({"status": "voorstel"}, []),
            ({"status": "voorstel", "geldt_vanaf": "2028-01-01"}, ["norm-geldt-voorstel"]),
            ({"status": "vastgesteld", "geldt_vanaf": "2028-01-01"}, []),
        )
    ),
    *(
        (rules_time.termijn_komt_nog, see({"wijzigingen": [NOTE | fields]}, versions), expected)
        for fields, versions, expected in (
            ({"uiterlijk": "2025-12-31"}, TWO, ["termijn-voorbij"]),
            ({"uiterlijk": "2026-01-01"}, TWO, []),
            ({"uiterlijk": "2025-12-31"}, ONE, []),
            ({"uiterlijk": "2001-01-01"}, {}, []),
            ({"uiterlijk": "2001-01-01"}, None, []),
            ({}, TWO, []),
        )
    ),
    (
        rules_language.gewone_taal_leesbaar,
        for_residents("U kunt op uw stoel in de zon zitten. " * 4),
        [],
    ),
    (rules_language.gewone_taal_leesbaar, for_residents(HARD), ["leesbaarheid"]),
    (
        rules_language.gewone_taal_leesbaar,
        for_residents("Onverantwoordelijkheid."),
        ["leesbaarheid"],
    ),
    (rules_language.gewone_taal_leesbaar, for_residents("Uw bijstand en uw toeslagen."), []),
    (
        rules_language.gewone_taal_leesbaar,
        checked(waarden=[{"id": "wa-01", "betekenis": HARD}]),
        [],
    ),
    (rules_time.termijn_bij_actie, checked(wijzigingen=[NOTE]), []),
    (
        rules_time.termijn_bij_actie,
        checked(wijzigingen=[NOTE | {"uiterlijk": "2027-01-01"}]),
        ["termijn-zonder-actie"],
    ),
    (
        rules_time.termijn_bij_actie,
        checked(wijzigingen=[NOTE | {"uiterlijk": "2027-01-01", "actie": "Koop stoelen."}]),
        [],
    ),
    (
        rules_same.titels_verschillen,
        checked(begrippen=[{"id": "bg-01", "titel": "Zon"}, {"id": "bg-02", "titel": "zon."}]),
        ["titel-dubbel"],
    ),
    (
        rules_same.teksten_verschillen,
        checked(minimumnormen=[NORM, NORM | {"id": "mn-02"}]),
        ["tekst-dubbel"],
    ),
    (
        rules_same.niets_staat_er_twee_keer,
        checked(minimumnormen=[NORM | {"toetsing": ["Staat er een stoel?", "staat er een stoel"]}]),
        ["tekst-herhaald"],
    ),
    (
        rules_same.voorbeeld_is_vervangen,
        checked(minimumnormen=[NORM, {"id": "mn-02", "titel": "Toereikend inkomen"}]),
        ["voorbeeld-ingevuld"],
    ),
    *(
        (rules_markdown.opmaak_wordt_gelezen, checked(**seen), expected)
        for seen, expected in [
            ({"waarden": [explains("Een *alinea*, **vet** en [tekst](https://x.nl).")]}, []),
            ({"waarden": [explains("# Kop")]}, ["tekst-opmaak"]),
            ({"waarden": [explains("# Kop\n\n<br>")]}, ["tekst-opmaak"]),
            ({"waarden": [explains("# Kop") | {"betekenis": "<b>"}]}, ["tekst-opmaak"] * 2),
            ({"waarden": [{"id": "wa-01", "titel": "# Geen Markdown <b>"}]}, []),
            ({"minimumnormen": [NORM | HEADED_FUNDING]}, ["tekst-opmaak"]),
            ({"gemeenten": [chooses(motivering="> citaat")]}, ["tekst-opmaak"]),
            ({"wijzigingen": [NOTE | {"reden": "![x](/a.png)"}]}, ["tekst-opmaak"]),
            ({"waarden": [explains("# Kop") | GONE]}, []),
        ]
    ),
    *(
        (rules_markdown.opmaak_is_af, checked(**seen), expected)
        for seen, expected in [
            ({"waarden": [explains("Een *alinea*, **vet** en [tekst](https://x.nl).")]}, []),
            ({"waarden": [explains("Zie [tekst](/over/ en **vet")]}, ["tekst-half"] * 2),
            ({"waarden": [{"id": "wa-01", "titel": "Een **vet** woord"}]}, ["tekst-half"]),
            ({"waarden": [explains("**vet") | GONE]}, []),
        ]
    ),
    (rules_legal.wettekst_op_een_manier, checked(rechtsgronden=[LAW]), []),
    (
        rules_legal.wettekst_op_een_manier,
        checked(rechtsgronden=[LAW | {"url": "https://x.nl"}]),
        ["wettekst-link"],
    ),
    *(
        (
            rules_legal.wettekst_op_een_manier,
            checked(rechtsgronden=[{"id": "re-01", "geldig_op": "2026-07-01"} | law]),
            expected,
        )
        for law, expected in [
            ({"bwb_id": "BWBR9999999"}, []),
            ({"bwb_id": "BWBV9999999"}, ["wettekst-link"]),
            ({"url": "https://x.nl"}, ["wettekst-link"]),
        ]
    ),
    (rules_advice.adviezen_genummerd, checked(adviezen=[ADVICE]), ["advies-leeg"]),
    (
        rules_advice.adviezen_genummerd,
        checked(adviezen=[ADVICE], doelen=[GOAL | {"adviezen": ["ad-01"]}]),
        [],
    ),
    (
        rules_advice.adviezen_genummerd,
        checked(adviezen=[ADVICE], doelen=[GOAL | GONE | {"adviezen": ["ad-01"]}]),
        ["advies-leeg"],
    ),
    # A file that can't be read may be the one that works the advice out.
    (rules_advice.adviezen_genummerd, see({"adviezen": [ADVICE]}, complete=False), []),
    (
        rules_advice.adviezen_genummerd,
        see({"adviezen": [ADVICE, ADVICE | {"id": "ad-02"}]}, complete=False),
        ["advies-nummer"],
    ),
    # More of these in test_waiting.py, and of the two after them in test_words.py.
    (
        rules_waiting.stap_zegt_waarop_zij_wacht,
        checked(stappen=[{"id": "st-01", "kan_nu": "nee"}]),
        ["stap-wacht"],
    ),
    (
        rules_waiting.uitspraak_zegt_waarop_zij_wacht,
        checked(
            basisdienstverlening=[
                ELEMENT | {"kwaliteitsuitspraken": [{"gereedheid": "randvoorwaarden"}]}
            ]
        ),
        ["uitspraak-wacht"],
    ),
    (
        rules_waiting.niets_wacht_op_zichzelf,
        checked(stappen=[{"id": "st-01", "wacht_op": ["st-01"]}]),
        ["wacht-rondje"],
    ),
    (
        rules_measuring.alles_heeft_een_indicator,
        checked(doelen=[GOAL], indicatoren=[{"id": "in-01", "meet": ["mn-01"]}]),
        ["indicator-ontbreekt"],
    ),
    (
        rules_measuring.wat_niet_te_meten_is_zegt_waarom,
        checked(indicatoren=[{"id": "in-01", "meetbaar": "deels"}]),
        ["indicator-reden", "indicator-maat"],
    ),
    (
        rules_avoided.een_woord_voor_een_ding,
        checked(begrippen=[{"id": "bg-01", "titel": "Stoelen", "liever_niet": ["Stoelen"]}]),
        ["woord-vermijden"],
    ),
    (
        rules_everywhere.wie_het_een_keer_zegt_zegt_het_overal,
        checked(doelen=[GOAL, TOOL | {"herkomst": "bron"}]),
        ["veld-overal"],
    ),
]


def test_the_chain_is_named() -> None:
    """An editor of a norm may not know the principles behind it."""
    outdated = BARE | aside("principe-zonder-waarde")
    seen = rests_on("minimumnormen", outdated, SHARED | GONE, OUTDATED)
    assert [f.message for f in rules_grounds.herleidbaar_tot_waarde(seen)] == [
        "Deze norm leidt via geen enkel principe naar een waarde: pr-03 rust op geen waarde; "
        "pr-01 is ingetrokken; pr-04 rust op waarden die zijn ingetrokken."
    ]


def test_a_withdrawal_is_held_against_the_last_release_where_the_item_held() -> None:
    seen = see(withdrawn("minimumnormen", "mn-01", "2025-12-31"), TWO)
    place: dict[Place, Position] = {("ingetrokken", "datum"): Position((7, 3), (7, 10))}
    document = dataclasses.replace(seen.by_kind["minimumnormen"]["mn-01"], positions=place)
    seen = dataclasses.replace(seen, by_kind={"minimumnormen": {"mn-01": document}})
    assert list(rules_time.intrekking_na_uitgave(seen)) == [
        Finding(
            "minimumnormen/mn-01.yaml",
            7,
            10,
            "intrekking-voor-uitgave",
            "In uitgave 0.2.0 van 2026-01-01 gold mn-01 nog; dan is het niet ingetrokken op "
            "2025-12-31.",
            "Kies een dag op of na 2026-01-01.",
        )
    ]


NEW: Data = {"id": "mn-09"}
ENDED = {"tot": "2025-12-31"}
BEGUN = {"van": "2026-01-01"}
OF_TWO = "vóór het begin op 2026-01-01. Verbeter een van de twee datums."
LAST_DAY = "Er staat een uiterste dag, maar niet wat gemeenten dan gedaan moeten hebben."
WAS_GONE = "aanhaling-ingetrokken: br-01 was in versie"


def lists(**entries: Data | list[Data]) -> Data:
    """A consumer with some lists, each of one entry or of more."""
    return {"id": "gm9001"} | {n: e if isinstance(e, list) else [e] for n, e in entries.items()}


def about(item: str, version: str) -> Data:
    """An entry about one item in a version."""
    return {"item": item, "versie": version}


HTTP = "begint met http://, zodat onderweg iedereen kan meelezen"
TRACED = "houdt bij via welke weg een lezer komt"

# (rule, what it sees, all that it says)
IN_FULL: list[tuple[Rule, Seen, list[str]]] = [
    (
        rules_time.datums_op_volgorde,
        checked(gemeenten=[adopts("0.1.0", "2026-01-01")]),
        [],
    ),
    (
        rules_time.datums_op_volgorde,
        checked(
            gemeenten=[
                lists(
                    aanhalingen=[BEGUN, ENDED | BEGUN],
                    keuzes=[
                        ENDED,
                        ENDED | {"datum": "2025-12-31"},
                        ENDED | {"datum": "2026-01-01"},
                    ],
                    lidmaatschap=[BEGUN | {"tot": "2026-01-01"}, ENDED | BEGUN],
                )
                | {"overgenomen": ENDED | {"datum": "2026-01-01"}}
            ]
        ),
        [
            f"gm9001 {place}.tot fout datum-volgorde: {what} eindigt op 2025-12-31, {OF_TWO}"
            for place, what in (
                ("overgenomen", "De overname"),
                ("aanhalingen.1", "Het document"),
                ("keuzes.2", "De keuze"),
                ("lidmaatschap.1", "Het lidmaatschap"),
            )
        ],
    ),
    (
        rules_time.termijn_komt_nog,
        see(
            {
                "wijzigingen": [
                    NOTE
                    | {
                        "taken": [
                            {"id": "a"},
                            {"id": "b", "uiterlijk": "2026-01-01"},
                            {"id": "c", "uiterlijk": "2025-12-31"},
                        ]
                    }
                ]
            },
            TWO,
        ),
        [
            "stoelen taken.2.uiterlijk fout termijn-voorbij: De uiterste dag 2025-12-31 was al "
            "voorbij bij uitgave 0.2.0 van 2026-01-01, en deze notitie verschijnt pas daarna. Geef "
            "gemeenten een dag die nog komt."
        ],
    ),
    *(
        (
            rules_time.termijn_bij_actie,
            checked(wijzigingen=[NOTE | {"uiterlijk": "2027-01-01"} | tasks]),
            [f"stoelen uiterlijk fout termijn-zonder-actie: {LAST_DAY} {hint}"],
        )
        for tasks, hint in (
            (dict[str, Any](), "Voeg het veld ‘actie’ toe of haal de dag weg."),
            ({"taken": []}, "Zet de dag bij een taak van ‘taken’, of haal haar weg."),
        )
    ),
    (
        rules_users.versies_bestaan,
        checked(
            gemeenten=[
                lists(
                    keuzes=[{"item": "mn-01"}, about("mn-01", "9.0.0")],
                    beoordeeld=about("mn-01", "9.1.0"),
                )
            ]
        ),
        [
            f"gm9001 {place}.versie fout versie-onbekend: Versie {version} is niet uitgegeven. "
            "Uitgegeven zijn: 0.1.0."
            for place, version in (("keuzes.1", "9.0.0"), ("beoordeeld.0", "9.1.0"))
        ],
    ),
    (
        rules_users.aanhaling_staat_in_versie,
        see(
            {
                "gemeenten": [
                    lists(
                        # What is nothing at all comes before what is wrong, and hides it not.
                        aanhalingen=[about("mn-77", "0.1.0"), about("mn-06", "0.1.0")],
                        keuzes=[{"item": "mn-06"}, about("mn-06", "0.1.0")],
                        beoordeeld=[about("mn-09", "0.1.0"), about("mn-06", "0.1.0")],
                    )
                ],
                "minimumnormen": [{"id": "mn-09"}],
            },
            TWO,
        ),
        [
            f"gm9001 {place}.item fout aanhaling-onderdeel: {item} staat niet in versie 0.1.0. "
            f"{hint}"
            for place, item, hint in (
                (
                    "aanhalingen.1",
                    "mn-06",
                    "Haal het aan uit een versie waarin het staat: 0.2.0.",
                ),
                ("keuzes.1", "mn-06", "Noem bij de keuze een versie waarin het staat: 0.2.0."),
                ("beoordeeld.0", "mn-09", "Beoordeel het pas als het is uitgegeven."),
                ("beoordeeld.1", "mn-06", "Beoordeel een versie waarin het staat: 0.2.0."),
            )
        ],
    ),
    *(
        (
            rules_users.aanhaling_staat_in_versie,
            checked(gemeenten=[lists(**{name: about("mn-09", "0.1.0")})], minimumnormen=[NEW]),
            [
                f"gm9001 {name}.0.item fout aanhaling-onderdeel: mn-09 staat niet in versie "
                f"0.1.0. {later} als het is uitgegeven."
            ],
        )
        for name, later in (("aanhalingen", "Haal het pas aan"), ("keuzes", "Kies er pas over"))
    ),
    (
        rules_users.aanhaling_geldt_in_versie,
        see(
            {
                "gemeenten": [
                    # To judge what is gone is no mistake; other entries come behind it.
                    lists(
                        aanhalingen=[about("br-01", "9.0.0"), about("br-01", "0.3.0")],
                        keuzes=[{"item": "br-01"}, about("br-02", "0.3.0")],
                        beoordeeld=about("br-01", "0.3.0"),
                    )
                ]
            },
            {"0.1.0": FIRST, "0.2.0": FIRST, "0.3.0": LATER},
        ),
        [
            f"gm9001 aanhalingen.1.item fout {WAS_GONE} 0.3.0 al ingetrokken. Noem de versie "
            "waarin het nog gold (0.1.0, 0.2.0), of kies wat ervoor in de plaats kwam.",
            f"gm9001 keuzes.1.item fout {WAS_GONE.replace('br-01', 'br-02')} 0.3.0 al ingetrokken. "
            "Kies wat ervoor in de plaats kwam.",
        ],
    ),
    (
        rules_measuring.alles_heeft_een_indicator,
        checked(doelen=[GOAL, TOOL], indicatoren=[{"id": "in-01", "meet": ["mn-01"]}]),
        [
            "do-01 id fout indicator-ontbreekt: Dit doel staat bij geen enkele indicator. Zet "
            "do-01 onder ‘meet’ bij een indicator. Is het niet te meten? Zeg dat daar, met de "
            "reden."
        ],
    ),
    # Without any indicator, and where one may be what can't be read, nobody is told.
    (rules_measuring.alles_heeft_een_indicator, checked(doelen=[GOAL]), []),
    (
        rules_measuring.alles_heeft_een_indicator,
        see({"doelen": [GOAL], "indicatoren": [{"id": "in-01", "meet": []}]}, complete=False),
        [],
    ),
    *(
        (
            rules_measuring.wat_niet_te_meten_is_zegt_waarom,
            checked(indicatoren=[{"id": "in-01"} | indicator]),
            [f"in-01 {said}"] if said else [],
        )
        for indicator, said in (
            ({"meetbaar": "ja", "maat": "a", "metingen": []}, ""),
            ({"meetbaar": "deels", "maat": "a", "metingen": [], "waarom_niet": "b"}, ""),
            ({"meetbaar": "nee", "maat": "a", "waarom_niet": "b"}, ""),
            (
                {"meetbaar": "ja", "maat": "a", "waarom_niet": "b"},
                "waarom_niet fout indicator-reden: Dit is te meten, maar er staat ook waarom niet. "
                "Haal ‘waarom_niet’ weg, of zet ‘meetbaar’ op deels of nee.",
            ),
            (
                {"meetbaar": "nee", "metingen": [], "waarom_niet": "b"},
                "metingen fout indicator-maat: Dit is niet te meten, maar er staan toch waarden "
                "bij. Haal ‘metingen’ weg, of zet ‘meetbaar’ op deels.",
            ),
            (
                {"meetbaar": "nee"},
                "meetbaar fout indicator-reden: Er staat niet bij waarom dit niet of maar deels te "
                "meten is. Voeg het veld ‘waarom_niet’ toe.",
            ),
            (
                {"meetbaar": "ja"},
                "meetbaar fout indicator-maat: Er staat niet bij wat er wordt geteld. Voeg het "
                "veld ‘maat’ toe, of zet ‘meetbaar’ op nee.",
            ),
        )
    ),
    (
        rules_legal.wettekst_op_een_manier,
        checked(
            rechtsgronden=[
                LAW | {"url": "https://x.nl", "geldig_op": "2026-07-01"},
                {"id": "re-02", "bwb_id": "BWBV9999999", "geldig_op": "2026-07-01"},
            ]
        ),
        [
            "re-01 url fout wettekst-link: Er staat een BWB-id en een webadres; de link wordt al "
            "uit het BWB-id gemaakt. Haal het webadres weg.",
            "re-02 geldig_op fout wettekst-link: Er staat een dag, maar de link opent de tekst van "
            "die dag niet. Haal ‘geldig_op’ weg: alleen een BWB-id dat met BWBR begint, opent de "
            "tekst van een dag.",
        ],
    ),
    (
        rules_waiting.stap_zegt_waarop_zij_wacht,
        checked(
            stappen=[
                {"id": "st-01", "kan_nu": "deels", "wacht_op": ["a", "b"], "levert": ["c", "b"]},
                {"id": "st-02", "kan_nu": "ja", "wacht_op": ["a"]},
                {"id": "st-03", "kan_nu": "nee"},
            ]
        ),
        [
            "st-01 wacht_op.1 fout stap-wacht: Deze stap wacht op b, en levert dat zelf. Haal b "
            "weg bij ‘wacht_op’ of bij ‘levert’.",
            "st-02 kan_nu fout stap-wacht: Deze stap kan nu al, maar wacht toch ergens op. Haal "
            "‘wacht_op’ weg, of zet ‘kan_nu’ op deels of nee.",
            "st-03 kan_nu fout stap-wacht: Deze stap kan nog niet helemaal, maar zegt niet waarop "
            "zij wacht. Voeg het veld ‘wacht_op’ toe, of zet ‘kan_nu’ op ja.",
        ],
    ),
    *(
        (
            rules_web.webadres_kan_niet_beter,
            checked(waarden=[{"id": "wa-01", "toelichting": f"Zie {address}."}]),
            [f"wa-01 toelichting waarschuwing webadres-beter: ‘{shown}’ {why}. {hint}"],
        )
        for address, shown, why, hint in [
            (
                "http://x.nl/X",
                "http://x.nl/X",
                HTTP,
                "Schrijf in plaats daarvan ‘https://x.nl/X’.",
            ),
            # An address of 300 signs is shown whole, a longer one isn't.
            (
                f"http://x.nl/{'a' * 287}",
                f"http://x.nl/{'a' * 47}…",
                HTTP,
                f"Schrijf in plaats daarvan ‘https://x.nl/{'a' * 287}’.",
            ),
            (
                f"http://x.nl/{'a' * 288}",
                f"http://x.nl/{'a' * 47}…",
                HTTP,
                "Laat het met https:// beginnen.",
            ),
            (
                f"https://x.nl/?utm_x=1&id={'a' * 300}",
                f"https://x.nl/?utm_x=1&id={'a' * 34}…",
                TRACED,
                "Haal achter het vraagteken weg wat dat bijhoudt, zoals ‘utm_source=…’.",
            ),
        ]
    ),
]


@pytest.mark.parametrize(("rule", "seen", "expected"), IN_FULL)
def test_an_editor_hears_where_it_is_and_what_to_do(
    rule: Rule, seen: Seen, expected: list[str]
) -> None:
    assert in_full(rule, seen) == expected


def test_an_editor_hears_which_versions_hold_what_is_cited() -> None:
    """Of each citation that is wrong, also after one that is right."""
    right, wrong = cites()["aanhalingen"], cites(item="mn-06")["aanhalingen"]
    user = {"id": "gm9001", "aanhalingen": [*right, *wrong]}
    seen = see({"gemeenten": [user]}, TWO | {"0.3.0": SECOND})
    assert [(f.message, f.hint) for f in rules_users.aanhaling_staat_in_versie(seen)] == [
        (
            "mn-06 staat niet in versie 0.1.0.",
            "Haal het aan uit een versie waarin het staat: 0.2.0, 0.3.0.",
        )
    ]


@pytest.mark.parametrize(
    ("versions", "hint"),
    [({}, "Uitgegeven zijn: nog geen enkele."), (TWO, "Uitgegeven zijn: 0.1.0, 0.2.0.")],
)
def test_an_editor_hears_which_versions_there_are(
    versions: Mapping[str, Released], hint: str
) -> None:
    seen = see({"gemeenten": [cites(versie="9.0.0")]}, versions)
    assert [(f.message, f.hint) for f in rules_users.versies_bestaan(seen)] == [
        ("Versie 9.0.0 is niet uitgegeven.", hint)
    ]


def test_what_makes_a_text_hard_is_named() -> None:
    """A figure alone tells nobody what to do."""
    (finding,) = rules_language.gewone_taal_leesbaar(for_residents(HARD))
    assert finding.severity == "waarschuwing"
    assert finding.message == (
        "Deze tekst is lastig te lezen: leesscore 54, streef naar 60 of hoger."
    )
    assert finding.hint == (
        "Knip de langste zin (19 woorden): ‘Iedere inwoner heeft de mogelijkheid om van zijn "
        "inkomen de…’. Kies kortere woorden voor: mogelijkheid, onverwachte, rekeningen."
    )


@pytest.mark.parametrize(
    ("text", "score", "hint"),
    [
        # Thirteen words in a sentence are many, four syllables in a word too.
        (
            "overheid " * 13,
            0,
            "Knip de langste zin (13 woorden): ‘overheid overheid overheid overheid overheid "
            "overheid overh…’.",
        ),
        ("overheid " * 12, 0, "Gebruik kortere zinnen en kortere woorden."),
        ("overheid situatie", 0, "Kies kortere woorden voor: situatie."),
        (
            "bestaanszekerheid financiële bijzondere situatie mogelijkheid organisatie",
            0,
            "Kies kortere woorden voor: bestaanszekerheid, financiële, organisatie, bijzondere, "
            "mogelijkheid.",
        ),
    ],
)
def test_only_what_makes_a_text_hard_is_named(text: str, score: int, hint: str) -> None:
    (finding,) = rules_language.gewone_taal_leesbaar(for_residents(text))
    assert finding.message == (
        f"Deze tekst is lastig te lezen: leesscore {score}, streef naar 60 of hoger."
    )
    assert finding.hint == hint


@pytest.mark.parametrize(("rule", "seen", "expected"), CASES)
def test_rule_finds(rule: Rule, seen: Seen, expected: list[str]) -> None:
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
    # Questions that only lead to each other are found as questions that can't be reached.
    (tree({"a": ["u1", "u2"], "b": ["c"], "c": ["b"]}), ["boom-onbereikbaar"] * 2),
    (tree({"a": ["u1", "u2"]}) | {"startvraag": "x"}, ["boom-start"]),
    (tree({"a": ["u1", "u2"]}, ("u1", "u2", "a")), ["boom-dubbel"]),
]


@pytest.mark.parametrize(("data", "expected"), TREES)
def test_tree(data: Data, expected: list[str]) -> None:
    assert codes(rules_tree.boom_klopt, checked(afwegingen=[data])) == expected


def test_a_tree_says_all_that_is_wrong_with_it() -> None:
    """Each question and outcome by its name, with what may stand there."""
    data = tree({"a": ["u1", "b"], "b": ["a", "weg"], "c": ["u1", "u1"]}, ("u2", "u1", "c"))
    findings = rules_tree.boom_klopt(checked(afwegingen=[data]))
    assert [f"{f.rule}: {f.message} {f.hint}" for f in findings] == [
        "boom-nergens: ‘weg’ is geen vraag en geen uitkomst. Kies uit: a, b, c, c, u1, u2.",
        "boom-dubbel: ‘c’ is ook de sleutel van een vraag. Geef de uitkomst een eigen sleutel.",
        "boom-rondje: Vanuit de vraag ‘a’ komt u weer bij dezelfde vraag uit. Laat een antwoord "
        "naar een uitkomst leiden.",
        "boom-onbereikbaar: Geen antwoord leidt naar de vraag ‘c’. Laat een antwoord ernaar "
        "verwijzen, of haal die weg.",
        "boom-onbereikbaar: Geen antwoord leidt naar de uitkomst ‘u2’. Laat een antwoord ernaar "
        "verwijzen, of haal die weg.",
        "boom-onbereikbaar: Geen antwoord leidt naar de uitkomst ‘c’. Laat een antwoord ernaar "
        "verwijzen, of haal die weg.",
    ]


def test_a_tree_with_two_rings_names_the_first() -> None:
    """In the order of the walk: the last answer is followed first."""
    data = tree({"a": ["b", "c"], "b": ["b", "u1"], "c": ["c", "u2"]})
    (finding,) = rules_tree.boom_klopt(checked(afwegingen=[data]))
    assert finding.message == "Vanuit de vraag ‘c’ komt u weer bij dezelfde vraag uit."


def test_a_tree_begins_at_a_question() -> None:
    data = tree({"a": ["u1", "u2"], "b": ["u1", "u2"]}) | {"startvraag": "x" * 61}
    (finding,) = rules_tree.boom_klopt(checked(afwegingen=[data]))
    assert finding.message == f"De vraag ‘{'x' * 59}…’ bestaat niet."
    assert finding.hint == "Kies uit: a, b."


def test_a_wide_tree_is_walked_once() -> None:
    """Thirty layers with two roads each: more than a thousand million ways through."""
    layers = 30
    answers = {
        f"{side}{n}": [f"l{n + 1}", f"r{n + 1}"] for n in range(layers) for side in ("l", "r")
    }
    answers |= {"start": ["l0", "r0"]} | {f"{s}{layers}": ["u1", "u2"] for s in ("l", "r")}
    data = tree(answers) | {"startvraag": "start"}
    assert codes(rules_tree.boom_klopt, checked(afwegingen=[data])) == []


def test_a_deep_tree_is_walked_without_recursion() -> None:
    answers = {f"v{n}": ["u1", f"v{n + 1}"] for n in range(5000)} | {"v5000": ["u1", "u2"]}
    assert codes(rules_tree.boom_klopt, checked(afwegingen=[tree(answers)])) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_docstring_is_the_rule(rule: Rule) -> None:
    text = rule.doc
    assert text[:1].isupper()
    assert text.rstrip().endswith(".")
    dutch = r"\b(een|het|de|elk|niet|wat|niets)\b"
    assert re.search(dutch, text, re.IGNORECASE)


# This follows from what the fields mean; the others come from a section of the report.
OWN_RULES = {rules_norms.norm_bindt_na_vaststelling: "a proposal binds nobody"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_names_its_section_or_is_our_own(rule: Rule) -> None:
    names_section = bool(re.search(r"\(\d(\.\d)+(, \d(\.\d)+)*\)", rule.doc))
    assert names_section != (rule in OWN_RULES or rule in GENERIC)


def test_every_module_of_rules_is_read() -> None:
    """A new module that no one looks at would hide rules from the tests below."""
    folder = Path(str(rules_norms.__file__)).parent
    # These say what a rule is and looks at, and which rules there are; they hold none.
    others = {"__init__", "readability", "registry", "rule", "seen"}
    others |= {"contact_details", "half_markdown", "names_of_persons", "persons"}
    folders = (Path(str(rules_time.__file__)).parent, folder)
    modules = {
        ".".join(("generator", *p.relative_to(GENERATOR).with_suffix("").parts))
        for inside in folders
        for p in inside.glob("*.py")
        if p.stem not in others
    }
    assert {m.__name__ for m in MODULES} == modules


def test_every_rule_is_run() -> None:
    """A function of the shape of a rule that no one made into a rule checks nothing."""
    shapes = (["document", "seen", "return"], ["seen", "return"])
    bare = [
        name
        for module in MODULES
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__
        and not name.startswith("_")
        and list(getattr(value, "__annotations__", {})) in shapes
    ]
    assert bare == []
    made = {v for m in MODULES for v in vars(m).values() if isinstance(v, Rule)}
    assert made == set(RULES)
    assert len(set(RULES)) == len(RULES)


def made_by(function: ast.FunctionDef, functions: Mapping[str, ast.FunctionDef]) -> set[str]:
    """The codes of the findings that a function makes, also by functions that it calls."""
    codes = set()
    # A function that calls itself makes nothing new.
    functions = {n: f for n, f in functions.items() if f is not function}
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr == "finding":
                assert isinstance(node.args[1], ast.Constant)
                codes.add(str(node.args[1].value))
            elif isinstance(node.func, ast.Name) and node.func.id in functions:
                codes |= made_by(functions[node.func.id], functions)
    return codes


def functions_of(module: ModuleType) -> Mapping[str, ast.FunctionDef]:
    """The syntax trees of the functions of a module, by name."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    return {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}


def test_every_code_names_its_rule() -> None:
    """What can be set aside is exactly what the rules find."""
    functions = {m.__name__: functions_of(m) for m in MODULES}
    rule_names = {
        code: rule.name
        for rule in RULES
        for own in [functions[rule.module]]
        for code in made_by(own[rule.name], own)
    }
    assert rule_names == {code: rule.name for code, rule in by_code(RULES).items()}


def test_every_rule_is_shown_to_fire() -> None:
    fired = {rule for rule, _, expected in CASES if expected} | {rules_tree.boom_klopt}
    assert fired == set(RULES)


def everything_gone(seen: Seen) -> Seen:
    """The same with every item withdrawn."""
    gone = {
        kind: [copy.deepcopy(d.data) | GONE for d in documents.values()]
        for kind, documents in seen.by_kind.items()
    }
    return see(gone, seen.versions, complete=seen.complete)


@pytest.mark.parametrize(
    "rule",
    # The first are about nothing else; what is about a person goes everywhere.
    [
        r
        for r in RULES
        if r not in {rules_time.intrekking_na_uitgave, rules_time.opvolging_zonder_rondje}
        and r.module != rules_personal.__name__
    ],
    ids=lambda rule: rule.name,
)
def test_rules_are_silent_about_what_is_withdrawn(rule: Rule) -> None:
    findings: list[Finding] = []
    for own, seen, _ in CASES:
        if own is rule:
            findings += rule(everything_gone(seen))
    assert findings == []


def test_without_a_file_not_all_is_seen() -> None:
    """So that no rule blames an editor for what it can't see."""
    seen = Seen({"principes": {}}, KINDS)
    assert seen.complete
    assert seen.without("principes/pr-01.yaml").complete is False
