"""Findings as text for people and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.findings import Finding

LIMIT = 200
"""So many findings are shown as text; the rest is counted."""


def as_text(findings: Sequence[Finding]) -> str:
    """One line per finding, sorted by place, then what is left out."""
    lines = [str(f) for f in findings[:LIMIT]]
    if len(findings) > LIMIT:
        lines.append(f"… en nog {len(findings) - LIMIT}")
    return "\n".join(lines)


def as_json(findings: Sequence[Finding]) -> str:
    """All findings as a list of ``bestand, regel, kolom, code, ernst, melding, herstel``."""
    rows = [
        {
            "bestand": f.path,
            "regel": f.line,
            "kolom": f.column,
            "code": f.rule,
            "ernst": f.severity,
            "melding": f.message,
            "herstel": f.hint,
        }
        for f in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


FORMATS = {"tekst": as_text, "json": as_json}
