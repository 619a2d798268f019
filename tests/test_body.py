"""A joint body has a changelog of its own, by the rules of that of a consumer."""

from __future__ import annotations

from typing import Any

from generator.changelog.body import of_body
from generator.changelog.changelog import NOTHING_CHANGED, TO_DO, TO_REVIEW, Changelog
from generator.history.history import History
from generator.setup.register import Consumer
from tests.builders import consumer, make_register, make_release, norm, norms

A = norms(norm(status="vastgesteld", norm="Oud."))
NOTE = {
    "id": "nieuw",
    "titel": "T",
    "items": ["mn-01"],
    "reden": "R.",
    "richting": "verzwaring",
    "besluit": "B",
}
B = {
    **norms(norm(status="vastgesteld", norm="Nieuw.")),
    "wijzigingen": {
        "nieuw": {
            **NOTE,
            "taken": [
                {"id": "voor-allen", "tekst": "Doe."},
                {"id": "voor-leden", "tekst": "Meld.", "doelgroep": "leden", "verband": "so9001"},
                {"id": "voor-citeerders", "tekst": "Lees.", "doelgroep": "wie-aanhaalt"},
                {"id": "andere-leden", "tekst": "Nee.", "doelgroep": "leden", "verband": "so9002"},
            ],
        }
    },
}
CITES = [{"item": "mn-01", "document": "Statuten", "versie": "0.1.0", "van": "2025-02-01"}]
ADOPTED = {"versie": "0.1.0", "datum": "2025-02-01", "document": "Besluit"}


def told(newest: dict[str, Any] = B, **fields: Any) -> Changelog:
    """The changelog of a body with these fields of its own, after two releases."""
    body = {"id": "so9001", "naam": "Kring", "leden": ["gm9001"], "herkomst": "https://x.example/"}
    register = make_register(consumer("gm9001"))
    content = {**newest, "samenwerkingen": {"so9001": {**body, **fields}}}
    releases = (
        make_release("0.1.0", A, "2025-01-01", register),
        make_release("0.2.0", content, "2026-01-01", register),
    )
    return of_body(History(releases), releases[-1].framework, "so9001", "2026-06-01")


def names(log: Changelog) -> list[str]:
    """The open tasks."""
    return [t.task.id for t in log.to_do]


def test_what_binds_all_is_for_its_members() -> None:
    log = told()
    assert names(log) == ["voor-leden"]
    assert log.differences == ()
    assert log.reliances == ()
    assert log.verdict == TO_DO


def test_what_its_members_did_through_it_is_done() -> None:
    done = [{"taak": "voor-leden", "datum": "2026-02-01", "waarmee": "Brief"}]
    log = told(gedaan=done)
    assert names(log) == []
    assert [t.task.id for t in log.settled] == ["voor-leden"]
    assert log.verdict == NOTHING_CHANGED


def test_what_it_cites_counts() -> None:
    log = told(aanhalingen=CITES)
    assert names(log) == ["voor-allen", "voor-citeerders", "voor-leden"]
    assert [d.item for d in log.differences] == ["mn-01"]


def test_what_only_is_there_to_know_of_what_binds_is_for_its_members() -> None:
    """Also what is no more than a proposal."""
    agreed, proposed = (norms(norm(status=s, norm="Nieuw.")) for s in ("vastgesteld", "voorstel"))
    for newest in (agreed, proposed):
        log = told(newest)
        assert (log.to_know, log.proposed, log.differences) == ((), (), ())
        assert log.verdict == NOTHING_CHANGED
        assert [d.item for d in told(newest, aanhalingen=CITES).to_know] == ["mn-01"]


def test_it_bears_its_own_name() -> None:
    assert told().consumer == Consumer("so9001", "Kring", "", None, None, ())


def test_what_it_adopted_counts() -> None:
    log = told(overgenomen=ADOPTED)
    assert names(log) == ["voor-allen", "voor-leden"]
    assert [a.version for a in log.adopted] == ["0.1.0"]


def test_what_it_adopted_counts_for_what_it_cites_too() -> None:
    """What it decided on later has no last day, and is done."""
    later = {**ADOPTED, "versie": "0.2.0", "datum": "2026-02-01"}
    log = told(aanhalingen=CITES, overgenomen=later)
    assert names(log) == []
    assert [t.task.id for t in log.settled] == ["voor-allen", "voor-leden", "voor-citeerders"]


def test_an_adoption_that_ended_counts_no_more() -> None:
    log = told(overgenomen={**ADOPTED, "tot": "2026-05-31"})
    assert names(log) == ["voor-leden"]


def test_what_was_withdrawn_has_to_be_looked_at() -> None:
    stone = {"datum": "2026-01-01", "reden": "Op."}
    log = told(
        {**norms(norm(status="vastgesteld", norm="Oud.", ingetrokken=stone))}, aanhalingen=CITES
    )
    assert [r.reliance.item for r in log.to_review] == ["mn-01"]
    assert log.verdict == TO_REVIEW
