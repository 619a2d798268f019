"""Citations in documents as JSON; its form is the schema beside this module."""

from __future__ import annotations

from typing import Any

from generator.base.canonical import canonical_json
from generator.citations.check import Checked, Citation
from generator.citations.outcome import Outcome

FORM = "1"
"""The version of the form; a field may be added without another one."""

BEGIN = '{\n  "rapport": "kader verwijzingen",\n'
"""What a report as JSON begins with."""


def json_text(outcome: Outcome) -> str:
    """The report as JSON."""
    return canonical_json(
        {
            "rapport": "kader verwijzingen",
            "vorm": FORM,
            "kader": outcome.name,
            "versie": outcome.version,
            "datum": outcome.date,
            "adres": outcome.address,
            "aantallen": dict(outcome.counts),
            "documenten": [_document(outcome, d) for d in outcome.documents],
            "opmerkingen": list(outcome.remarks),
            "registreren": {
                "wie": outcome.owner,
                "bestand": outcome.file,
                "aanhalingen": [dict(e.data) for e in outcome.entries],
            },
        }
    )


def _document(outcome: Outcome, document: Checked) -> dict[str, Any]:
    return {
        "document": document.document,
        "titel": document.title,
        "gelezen": not document.failed,
        "reden": document.failed,
        "opmerkingen": list(document.remarks),
        "verwijzingen": [_citation(outcome, c) for c in document.citations],
    }


def _citation(outcome: Outcome, citation: Citation) -> dict[str, Any]:
    mention, judged = citation.mention, citation.judged
    return {
        "plaats": citation.place,
        "wijze": mention.way,
        "gevonden": mention.written,
        "adres": mention.target,
        "tekst": citation.around,
        "staat": judged.state,
        "item": judged.item,
        "titel": judged.title,
        "versie": judged.version,
        "gevolg": judged.weight,
        "richting": judged.direction,
        "gewijzigd_in": judged.changed,
        "opvolgers": [
            {"item": s.item, "titel": s.title, "dekking": s.coverage} for s in judged.successors
        ],
        "bedoelt_u": judged.nearest,
        "mogelijk": list(judged.candidates),
        "citaat": judged.quote,
        "staat_citaat": judged.passage,
        "opmerkingen": list(judged.remarks),
        "zie": outcome.url(judged.path),
    }
