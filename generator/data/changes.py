"""What one consumer is told, as data: ``wijzigingen.json``.

Only what is its own: what is the same for many stands in the shared files, which it links to. So
nothing here depends on the address of the site, on the newest version or on what others registered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from generator.base.words import make_relative
from generator.changelog.change import Difference
from generator.changelog.changelog import Changelog
from generator.changelog.dates import tasks_told
from generator.changelog.quote import Found
from generator.changelog.reliance import BINDS, INHERITED, OWN, TOGETHER, Adoption, Reliance
from generator.changelog.review import Review
from generator.changelog.state import LAPSED, REPLACED, TaskState
from generator.changelog.verdict import verdict
from generator.history.addresses import ALL_TASKS, PROPOSED, SCHEMA_FOLDER, since_name
from generator.history.diff import fields_json
from generator.history.history import History
from generator.history.model import Beoordeling
from generator.site.content import Site

FORMAT = 2
"""The number of the form of these files; another form gets another number."""

ROLES = {OWN: "zelf", INHERITED: "voorganger", TOGETHER: "verband"}
"""Who registered what a consumer relies on."""

HOLDS, COMING, ENDED = "geldt", "komt", "voorbij"
"""How a reliance stands on the reference day."""


def schema_link(own: str, name: str) -> str:
    """The relative address of the schema of a file."""
    return make_relative(own, f"{SCHEMA_FOLDER}/{name}.schema.json")


def as_json(log: Changelog, site: Site, own: str) -> dict[str, Any]:
    """The changelog as data, for a file at the path ``own``."""
    return {
        "$schema": schema_link(own, "wijzigingen"),
        "formaat": FORMAT,
        "id": log.consumer.id,
        "naam": log.consumer.naam,
        "peildatum": log.day or None,
        **existence(log, site),
        "oordeel": verdict_json(log),
        "overgenomen": [_adoption(a) for a in log.adopted],
        "taken": [_task(t) for t in tasks_told(site.history, log)],
        "na_te_kijken": [_review(r, site.history) for r in log.reviews],
        "steun": list(_own_reliances(log)),
        "bindend": list(_binding(log, site, own)),
        "voorstel": _proposed(log, site, own),
        "alle_taken": _link(site, ALL_TASKS, own),
    }


def _link(site: Site, name: str, own: str) -> str:
    assert site.afnemers is not None  # Without consumers there is no changelog.
    return make_relative(own, f"{site.afnemers.soort}/{name}")


def existence(log: Changelog, site: Site) -> dict[str, Any]:
    """Whether a consumer exists, from when until when, and what it went or goes into."""
    consumer = log.consumer
    register = site.users.register
    leaves = log.exists and consumer.einde is not None and bool(consumer.opvolgers)
    gone = consumer.ended_by(log.day) and consumer.id in register
    successors = register.successors(consumer.id, log.day) if gone else ()
    return {
        "bestaat": log.exists,
        "ingang": consumer.ingang,
        "einde": consumer.einde,
        "opvolgers": [c.id for c in successors],
        "gaat_op_in": {
            "dag": day_after(consumer.einde or ""),
            "opvolgers": sorted(consumer.opvolgers),
        }
        if leaves
        else None,
    }


def day_after(day: str) -> str:
    """The day after a day."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def verdict_json(log: Changelog) -> dict[str, Any]:
    """The verdict with its counts."""
    told = verdict(log)
    return {
        "soort": told.says,
        **told.counts,
        "niets_te_doen": log.nothing_to_do,
        "niets_veranderd": log.nothing_changed,
        "is_voorstel": log.is_proposal,
    }


def _adoption(adoption: Adoption) -> dict[str, Any]:
    return {
        "versie": adoption.version,
        "datum": adoption.day,
        "document": adoption.document,
        "rol": ROLES[adoption.role],
        "via": adoption.via or None,
        "zegel": adoption.seal or None,
        "te_vergelijken": adoption.known,
    }


def _task(state: TaskState) -> dict[str, Any]:
    task = state.task
    # What a later release settled for everyone is told once, in the file with all tasks.
    settled = state.state in {REPLACED, LAPSED}
    return {
        "id": task.id,
        "tekst": None if settled else task.text,
        "items": list(task.items),
        "doelgroep": task.audience,
        "uiterlijk": task.due,
        "versie": task.version,
        "stand": state.state,
        "hoe": state.how or None,
        "op": state.on or None,
        "door": state.by or None,
        "via": state.via or None,
        "redenen": [_reason(r) for r in state.reasons],
    }


def _reason(reliance: Reliance) -> dict[str, Any]:
    return {
        "waarom": reliance.reason,
        "item": reliance.item,
        "versie": reliance.version or None,
        "document": reliance.document or None,
        "plaats": reliance.place or None,
        "via": reliance.via or None,
    }


def _review(review: Review, history: History) -> dict[str, Any]:
    item = review.reliance.item
    return {
        "reden": review.why,
        "steun": _reason(review.reliance),
        "opvolgers": [
            {"item": s, "dekking": history.coverage(item, s) or None} for s in review.successors
        ],
        "beoordeeld": _judgement(review.judged),
        "eerder_beoordeeld": _judgement(review.again),
    }


def _judgement(judgement: Beoordeling | None) -> dict[str, Any] | None:
    if judgement is None:
        return None
    return {
        "versie": judgement.versie,
        "datum": judgement.datum,
        "door": judgement.door,
        "reden": judgement.reden,
    }


def _own_reliances(log: Changelog) -> Iterator[dict[str, Any]]:
    """All citations and choices, those to come and those that ended too, with what changed."""
    found = {d.reliance: d for d in log.differences}
    parts = _parts(log)
    for reliance in log.reliances:
        if reliance.reason == BINDS:
            continue
        stand = HOLDS if reliance in found else COMING if reliance.to_come(log.day) else ENDED
        yield {
            **_reason(reliance),
            "rol": ROLES[reliance.role],
            "stand": stand,
            "van": reliance.first,
            "tot": reliance.last,
            "url": reliance.url or None,
            "keuze": reliance.choice or None,
            "motivering": reliance.motivation or None,
            "zegel": reliance.seal or None,
            "citaat": reliance.quote or None,
            **_became(found.get(reliance), parts),
        }


def _parts(log: Changelog) -> Mapping[Reliance, str]:
    """In which part of the verdict the change of a reliance counts; no part is to do."""
    reviewed = {r.reliance: "na te kijken" for r in log.reviews}
    context = {d.reliance: "context" for d in log.context}
    return {d.reliance: "ter kennisneming" for d in log.to_know} | context | reviewed


def _became(difference: Difference | None, parts: Mapping[Reliance, str]) -> dict[str, Any]:
    if difference is None:
        return {"te_vergelijken": None, "passage": None, "wijziging": None}
    change = difference.change
    return {
        "te_vergelijken": difference.comparable,
        "passage": _passage(difference.passage),
        "wijziging": None
        if change is None
        else {
            **short(difference),
            "deel": parts.get(difference.reliance, "te doen"),
            "velden": fields_json(change),
        },
    }


def _passage(found: Found | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "stand": found.state,
        "plaats": found.place or None,
        "nu": found.now or None,
        "misschien": found.perhaps or None,
    }


def short(difference: Difference) -> dict[str, Any]:
    """A change without its words."""
    change = difference.change
    assert change is not None
    return {
        "item": change.item,
        "versie": difference.version,
        "soort": change.type,
        "gevolg": change.weight,
        "richting": difference.direction,
        "opvolgers": list(change.successors),
    }


def _binding(log: Changelog, site: Site, own: str) -> Iterator[dict[str, Any]]:
    """What binds all, by the version from which that is counted; its words are in a shared file."""
    proposed = {d.item for d in log.proposed}
    groups: dict[tuple[str | None, str, str], list[Reliance]] = {}
    for reliance in log.reliances:
        if reliance.reason == BINDS and not (
            reliance.version is None and reliance.item in proposed
        ):
            key = (reliance.version, reliance.role, reliance.via)
            groups.setdefault(key, []).append(reliance)
    changed = {d.reliance: d for d in log.differences if d.change}
    for (version, role, via), some in groups.items():
        known = site.history.knows(version)
        yield {
            "versie": version,
            "rol": ROLES[role],
            "via": via or None,
            "items": [r.item for r in some],
            "wijzigingen": [short(changed[r]) for r in some if r in changed],
            "te_vergelijken": known,
            "bestand": _link(site, f"{since_name(version)}.json", own) if known else None,
        }


def _proposed(log: Changelog, site: Site, own: str) -> dict[str, Any] | None:
    """What is only proposed, by the numbers: what it would ask stands in a shared file."""
    if not log.is_proposal:
        return None
    return {
        "items": len(log.proposed),
        "taken": len(log.if_adopted),
        "bestand": _link(site, PROPOSED, own),
    }
