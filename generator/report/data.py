"""What a proposal means as data, for other programs."""

from __future__ import annotations

import json
from typing import Any

from generator.compare.difference import Difference, ItemDifference
from generator.history.changelog import fields_json
from generator.history.diff import Change
from generator.history.impact import Touched
from generator.report.findings import as_rows


def as_data(found: Difference) -> str:
    """Everything as JSON."""
    data = {
        "oud": found.old.label,
        "nieuw": found.new.label,
        "opmerkingen": list(found.remarks),
        "laatste_uitgave": found.since or None,
        "volgend_nummer": found.lowest or None,
        "wijzigingen": [_item_json(found, i) for i in found.items],
        "gegevens": [_change_json(c) for c in found.users],
        "gemeenten": [_touched_json(t) for t in found.impact.touched],
        "aantal_gemeenten": found.impact.all,
        "bevindingen": as_rows(found.findings),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "item": change.item,
        "onderdeel": change.kind,
        "soort": change.type,
        "gevolg": change.weight,
        "velden": fields_json(change),
        "opvolgers": list(change.successors),
    }


def _item_json(found: Difference, item: ItemDifference) -> dict[str, Any]:
    return _change_json(item.change) | {
        "richting": item.direction,
        "richting_volgens_tekst": item.suggested,
        "notities": [n.id for n in item.notes],
        "notitie_ontbreekt": item.needs_note,
        "gemeenten": [t.municipality.id for t in found.impact.of(item.change.item)],
    }


def _touched_json(touched: Touched) -> dict[str, Any]:
    return {
        "gemeente": touched.municipality.id,
        "naam": touched.municipality.naam,
        "onderdelen": {
            item: [
                {"waarom": t.reason, "via": t.via or None, "document": t.document or None}
                for t in touches
            ]
            for item, touches in touched.touches.items()
        },
    }
