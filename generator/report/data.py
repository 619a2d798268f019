"""What a proposal means as data, for other programs."""

from __future__ import annotations

import json
from typing import Any

from generator.base.settings import Afnemers
from generator.changelog.impact import Touched, why
from generator.changelog.verdict import Verdict
from generator.compare.asked import Asked, by_reliance
from generator.compare.difference import Difference, ItemDifference
from generator.compare.numbering import Numbering
from generator.compare.verdicts import Changed
from generator.history.diff import NEW, REMOVED, Change, fields_json
from generator.report.findings import as_rows


def as_data(difference: Difference) -> str:
    """Everything as JSON."""
    data = {
        "oud": difference.old.label,
        "nieuw": difference.new.label,
        "opmerkingen": list(difference.remarks),
        "laatste_uitgave": difference.since or None,
        "volgend_nummer": difference.lowest or None,
        "nummer": _number_json(difference.number),
        "wijzigingen": [_item_json(difference, i) for i in difference.items],
        "gegevens": [_change_json(c) | _whole_json(difference, c) for c in difference.users],
        "niet_te_vergelijken": list(difference.unread),
        "niet_beoordeeld": list(difference.unjudged),
        "alleen_vorm": list(difference.form_only),
        "taken": _tasks_json(difference),
        **_all_touched(difference),
        "bevindingen": as_rows(difference.findings),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _all_touched(difference: Difference) -> dict[str, Any]:
    """Who is touched, under the word for them; nothing for a framework without consumers."""
    afnemers = difference.new.framework.settings.afnemers
    if afnemers is None:
        return {}
    return {
        afnemers.meervoud: [_touched_json(t, afnemers) for t in difference.impact.touched],
        f"aantal_{afnemers.meervoud}": difference.impact.all,
        "geraakt_naar_steun": dict(by_reliance(difference.impact)),
        "oordelen": [_changed_json(c) for c in difference.verdicts],
    }


def _tasks_json(difference: Difference) -> dict[str, Any]:
    """What the notes do to tasks; those of which nobody says anything are findings."""
    effects = difference.tasks
    return {
        "nieuw": [_asked_json(task) for task in effects.made],
        "vervangen": [{"taak": o, "door": n} for o, n in effects.replaced.items()],
        "beeindigd": list(effects.ended),
        "blijft_staan": list(effects.left),
        "onbeslist": sum(f.rule == "taak-onbeslist" for f in difference.findings),
    }


def _asked_json(task: Asked) -> dict[str, Any]:
    return {
        "id": task.id,
        "tekst": task.text,
        "items": list(task.items),
        "doelgroep": task.audience,
        "verband": task.body,
        "uiterlijk": task.due,
        "vervangt": list(task.replaces),
    }


def _changed_json(changed: Changed) -> dict[str, Any]:
    sides = {"voor": changed.before, "na": changed.after}
    return (
        {"id": changed.id, "naam": changed.name}
        | {side: verdict and _verdict_json(verdict) for side, verdict in sides.items()}
        | {"erbij": list(changed.comes), "weg": list(changed.goes)}
    )


def _verdict_json(verdict: Verdict) -> dict[str, Any]:
    return {"oordeel": verdict.says, **verdict.counts}


def _number_json(number: Numbering | None) -> dict[str, Any] | None:
    """Why the number follows: the changes that ask for it, and what was waiting already."""
    if number is None:
        return None
    return {
        "door": [w.change.item for w in number.own],
        "door_wat_al_klaarstond": [w.change.item for w in number.others],
        "zonder_dit_voorstel": number.before or None,
        "klaar_voor_uitgave": [w.change.item for w in number.waiting],
    }


def _whole_json(difference: Difference, change: Change) -> dict[str, Any]:
    """The whole of what is new or gone: it has no fields with an old and a new value."""
    sides = {NEW: difference.new, REMOVED: difference.old}
    if change.type not in sides:
        return {}
    return {"inhoud": dict(sides[change.type].framework.data[change.kind][change.item])}


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "item": change.item,
        "onderdeel": change.kind,
        "soort": change.type,
        "gevolg": change.weight,
        "velden": fields_json(change),
        "opvolgers": list(change.successors),
    }


def _item_json(difference: Difference, item: ItemDifference) -> dict[str, Any]:
    afnemers = difference.new.framework.settings.afnemers
    touched = [t.consumer.id for t in difference.impact.of(item.change.item)]
    every = {"raakt_alle": len(touched) == difference.impact.all}
    return (
        _change_json(item.change)
        | _whole_json(difference, item.change)
        | {
            "richting": item.direction,
            "richting_volgens_tekst": item.suggested,
            "notities": [n.id for n in item.notes],
            "notitie_ontbreekt": item.needs_note,
        }
        | ({afnemers.meervoud: touched} | every if afnemers else {})
    )


def _touched_json(touched: Touched, afnemers: Afnemers) -> dict[str, Any]:
    return {
        afnemers.enkelvoud: touched.consumer.id,
        "naam": touched.consumer.naam,
        "onderdelen": {
            item: [
                {
                    "waarom": why(r, afnemers),
                    "via": r.via or None,
                    "document": r.document or None,
                }
                for r in reasons
            ]
            for item, reasons in touched.reasons.items()
        },
    }
