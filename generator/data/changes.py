"""What one consumer is told, as data: ``wijzigingen.json``."""

from __future__ import annotations

from typing import Any

from generator.changelog.change import Difference
from generator.changelog.changelog import Changelog
from generator.changelog.reliance import Reliance
from generator.changelog.review import Review
from generator.changelog.state import TaskState
from generator.history.diff import fields_json
from generator.site.content import Site


def as_json(log: Changelog, site: Site) -> dict[str, Any]:
    """The changelog as data."""
    afnemers = site.afnemers
    assert afnemers is not None  # Without consumers there is no changelog.
    return {
        afnemers.enkelvoud: log.consumer.id,
        "naam": log.consumer.naam,
        "peildatum": log.day,
        "versie": log.until,
        "bestaat": log.exists,
        "opvolgers": [c.id for c in site.users.register.successors(log.consumer.id, log.day)],
        "oordeel": log.verdict,
        "taken": [_task(t) for t in log.tasks],
        "na_te_kijken": [_review(r) for r in log.reviews],
        "wijzigingen": [_difference(d) for d in log.differences if d.change],
    }


def _task(state: TaskState) -> dict[str, Any]:
    task = state.task
    return {
        "id": task.id,
        "tekst": task.text,
        "onderdelen": list(task.items),
        "uiterlijk": task.due,
        "stand": state.state,
        "voorwaardelijk": state.is_conditional,
        "door": state.by or None,
        "op": state.on or None,
    }


def _reliance(reliance: Reliance) -> dict[str, Any]:
    return {
        "waarom": reliance.reason,
        "item": reliance.item,
        "versie": reliance.version,
        "via": reliance.via or None,
        "document": reliance.document or None,
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "reden": review.why,
        "steun": _reliance(review.reliance),
        "opvolgers": list(review.successors),
        "beoordeeld": review.judged.datum if review.judged else None,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    assert difference.change is not None
    return {
        "steun": _reliance(difference.reliance),
        "versie": difference.version,
        "soort": difference.change.type,
        "gevolg": difference.change.weight,
        "richting": difference.direction,
        "velden": fields_json(difference.change),
    }
