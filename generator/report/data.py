"""What a proposal means as data, for other programs."""

from __future__ import annotations

import json
from typing import Any

from generator.base.settings import Afnemers
from generator.compare.difference import Difference, ItemDifference
from generator.history.changelog import fields_json
from generator.history.diff import Change
from generator.history.impact import Touched
from generator.report.findings import as_rows


def as_data(difference: Difference) -> str:
    """Everything as JSON."""
    data = {
        "oud": difference.old.label,
        "nieuw": difference.new.label,
        "opmerkingen": list(difference.remarks),
        "laatste_uitgave": difference.since or None,
        "volgend_nummer": difference.lowest or None,
        "wijzigingen": [_item_json(difference, i) for i in difference.items],
        "gegevens": [_change_json(c) for c in difference.users],
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
    }


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
    return (
        _change_json(item.change)
        | {
            "richting": item.direction,
            "richting_volgens_tekst": item.suggested,
            "notities": [n.id for n in item.notes],
            "notitie_ontbreekt": item.needs_note,
        }
        | ({afnemers.meervoud: touched} if afnemers else {})
    )


def _touched_json(touched: Touched, afnemers: Afnemers) -> dict[str, Any]:
    return {
        afnemers.enkelvoud: touched.consumer.id,
        "naam": touched.consumer.naam,
        "onderdelen": {
            item: [
                {"waarom": t.why(afnemers), "via": t.via or None, "document": t.document or None}
                for t in touches
            ]
            for item, touches in touched.touches.items()
        },
    }
