"""What a proposal asks of consumers, and what a registration changes for who it is about."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from generator.changelog.verdict import Verdict
from generator.compare.asked import by_reliance, task_effects
from generator.compare.difference import Difference, Side, difference
from generator.compare.verdicts import Changed, verdicts
from generator.history.diff import diff
from generator.history.model import Framework
from generator.report.difference import FORMATS
from tests.builders import consumer, kinds, make_framework, make_register, make_release, norm, norms

REGISTER = make_register(
    consumer("gm9001"),
    consumer("gm9002"),
    consumer("gm9003", einde="2025-06-30", opvolgers=["gm9002"]),
)
NOTE = {
    "id": "nieuw",
    "titel": "T",
    "items": ["mn-01"],
    "reden": "R.",
    "richting": "verzwaring",
    "besluit": "B",
}
TASK = {"id": "tellen", "tekst": "Tel.", "doelgroep": "wie-aanhaalt", "uiterlijk": "2027-06-01"}
CITED = {"item": "mn-01", "document": "Plan", "versie": "0.1.0", "van": "2025-02-01"}
BODY = {"id": "so9001", "naam": "Kring", "leden": ["gm9001"], "herkomst": "https://x.example/"}


def content(text: str, **more: Any) -> dict[str, Any]:
    """A norm of the State with this text, and what else there is."""
    return {**norms(norm(norm=text, laag="rijk", status="vastgesteld")), **more}


OLD = make_release("0.1.0", content("Oud."), "2025-01-01", REGISTER)
NEW = make_release(
    "0.2.0",
    content("Nieuw.", wijzigingen={"nieuw": {**NOTE, "taken": [TASK]}}),
    "2026-01-01",
    REGISTER,
)


def working(**more: Any) -> Framework:
    """The working version after both releases."""
    return make_framework(content("Nieuw.", **more), REGISTER)


def told(**more: Any) -> tuple[Changed, ...]:
    """The verdicts when these registrations are added."""
    before, after = working(), working(**more)
    changes = diff(kinds(), before.data, after.data, every=True)
    return verdicts((OLD, NEW), before, after, changes)


NOTHING = Verdict("niets veranderd")
ASKED = Verdict("te doen", to_do=1)
TOLD = ("taak tellen",)


def test_a_citation_changes_the_verdict_of_who_cites() -> None:
    cites = {"gemeenten": {"gm9001": {"id": "gm9001", "aanhalingen": [CITED]}}}
    assert told(**cites) == (Changed("gm9001", "Gemeente gm9001", NOTHING, ASKED, TOLD),)


def test_what_a_body_cites_changes_that_of_its_members() -> None:
    body = {"samenwerkingen": {"so9001": {**BODY, "aanhalingen": [CITED]}}}
    assert told(**body) == (
        Changed("so9001", "Kring", None, ASKED, TOLD),
        Changed("gm9001", "Gemeente gm9001", NOTHING, ASKED, TOLD),
    )


def test_what_was_cited_before_a_merger_changes_that_of_the_successor() -> None:
    cites = {"gemeenten": {"gm9003": {"id": "gm9003", "aanhalingen": [CITED]}}}
    gone = Verdict("bestaat niet")
    assert told(**cites) == (
        Changed("gm9003", "Gemeente gm9003", gone, gone),
        Changed("gm9002", "Gemeente gm9002", NOTHING, ASKED, TOLD),
    )


def test_who_registers_nothing_is_not_named() -> None:
    assert told() == ()


@pytest.mark.parametrize("direction", ["verzwaring", "verlichting"])
def test_a_verdict_never_reassures_where_more_is_asked_without_a_task(direction: str) -> None:
    """The page of a consumer and its data say it, so who reads the proposal must see it too."""
    note = {**NOTE, "richting": direction}
    newer = make_release(
        "0.2.0", content("Nieuw.", wijzigingen={"nieuw": note}), "2026-01-01", REGISTER
    )
    before = working()
    after = working(gemeenten={"gm9001": {"id": "gm9001", "aanhalingen": [CITED]}})
    found = difference(Side("oud", before), Side("nieuw", after), newer)
    found = replace(found, verdicts=verdicts((OLD, newer), before, after, found.users))
    said, data = FORMATS["tekst"](found), json.loads(FORMATS["json"](found))
    is_more = direction == "verzwaring"
    more = "wordt: ‘geen open taak, wel meer gevraagd’ (1 ter kennisneming, 1 vraagt meer zonder"
    assert (more in said, "wordt: ‘niets te doen’" in said) == (is_more, not is_more)
    assert data["oordelen"][0]["na"]["vraagt_meer"] == int(is_more)


REPLACED = {
    **NOTE,
    "id": "later",
    "taken": [{"id": "later-tellen", "tekst": "Tel later.", "vervangt": ["tellen"]}],
    "beeindigt": ["oud"],
    "laat_staan": ["blijft"],
}


def proposal() -> Difference:
    """A proposal whose note makes, replaces, ends and leaves, with a registration."""
    users = {
        "gemeenten": {
            "gm9001": {"id": "gm9001", "aanhalingen": [CITED]},
            "gm9003": {"id": "gm9003", "aanhalingen": [CITED]},
        },
        "samenwerkingen": {"so9001": {**BODY, "aanhalingen": [CITED]}},
    }
    before = working()
    after = make_framework(content("Anders.", wijzigingen={"later": REPLACED}, **users), REGISTER)
    found = difference(Side("oud", before), Side("nieuw", after), NEW)
    return replace(found, verdicts=verdicts((OLD, NEW), before, after, found.users))


def test_what_the_notes_do_to_tasks() -> None:
    found = proposal()
    effects = task_effects(found.old.framework, found.new.framework)
    assert [t.id for t in effects.made] == ["later-tellen"]
    assert effects.replaced == {"tellen": "later-tellen"}
    assert (effects.ended, effects.left) == (("oud",), ("blijft",))
    same = task_effects(found.new.framework, found.new.framework)
    assert not same


def test_who_is_touched_is_told_by_kind_of_reliance() -> None:
    assert by_reliance(proposal().impact) == {"aangehaald": 1, "samen": 1, "voorganger": 1}


def test_it_is_written_in_every_form() -> None:
    found = proposal()
    plain, markdown = FORMATS["tekst"](found), FORMATS["markdown"](found)
    assert (
        "- Nieuw: later-tellen, zonder uiterste dag, over mn-01, voor gemeenten: Tel later. "
        "Vervangt tellen.\n- oud vervalt.\n- blijft blijft staan.\n"
    ) in plain
    assert (
        "Geraakt: 1 gemeente doordat zij het aanhalen, 1 gemeente via een verband en 1 "
        "gemeente via een voorganger."
    ) in plain
    becomes = "was: ‘niets veranderd’; wordt: ‘te doen’ (1 te doen). Erbij: taak tellen."
    assert f"- Gemeente gm9001 {becomes}\n" in plain
    assert f"- **Gemeente gm9001** {becomes}\n" in markdown
    data = json.loads(FORMATS["json"](found))
    assert data["taken"]["vervangen"] == [{"taak": "tellen", "door": "later-tellen"}]
    assert data["taken"]["onbeslist"] == 0
    assert data["geraakt_naar_steun"]["voorganger"] == 1
    (own,) = (o for o in data["oordelen"] if o["id"] == "gm9001")
    assert (own["voor"]["oordeel"], own["na"]["te_doen"]) == ("niets veranderd", 1)


def test_the_same_counts_about_something_else_are_no_stay() -> None:
    """One citation goes, another comes: one task before, one task after, and not the same."""
    sealed = {"laag": "rijk", "status": "vastgesteld"}

    def two(text: str, **more: Any) -> dict[str, Any]:
        both = [norm(id=item, norm=text, **sealed) for item in ("mn-01", "mn-02")]
        return {**norms(*both), **more}

    other = {**NOTE, "id": "twee", "items": ["mn-02"], "taken": [{**TASK, "id": "meten"}]}
    notes = {"nieuw": {**NOTE, "taken": [TASK]}, "twee": other}
    old = make_release("0.1.0", two("Oud."), "2025-01-01", REGISTER)
    new = make_release("0.2.0", two("Nieuw.", wijzigingen=notes), "2026-01-01", REGISTER)

    def cites(item: str) -> Framework:
        own = {"id": "gm9001", "aanhalingen": [{**CITED, "item": item}]}
        return make_framework(two("Nieuw.", gemeenten={"gm9001": own}), REGISTER)

    before, after = cites("mn-01"), cites("mn-02")
    found = difference(Side("oud", before), Side("nieuw", after), new)
    found = replace(found, verdicts=verdicts((old, new), before, after, found.users))
    said, data = FORMATS["tekst"](found), json.loads(FORMATS["json"](found))
    assert "Erbij: taak meten. Weg: taak tellen." in said
    assert "blijft" not in said
    assert (data["oordelen"][0]["erbij"], data["oordelen"][0]["weg"]) == (
        ["taak meten"],
        ["taak tellen"],
    )


def test_a_merger_in_the_register_changes_the_verdict_of_the_successor() -> None:
    """Nobody registers anything: only a row of the register is another one."""
    cites = {"gemeenten": {"gm9001": {"id": "gm9001", "aanhalingen": [CITED]}}}
    merged = make_register(
        consumer("gm9001", einde="2025-12-31", opvolgers=["gm9002"]),
        consumer("gm9002"),
        consumer("gm9003", einde="2025-06-30", opvolgers=["gm9002"]),
    )
    before = working(**cites)
    after = make_framework(content("Nieuw.", **cites), merged)
    gone = Verdict("bestaat niet")
    assert verdicts((OLD, NEW), before, after, ()) == (
        Changed("gm9001", "Gemeente gm9001", ASKED, gone, (), TOLD),
        Changed("gm9002", "Gemeente gm9002", NOTHING, ASKED, TOLD),
    )
    assert verdicts((OLD, NEW), after, after, ()) == ()
