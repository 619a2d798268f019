"""Findings as text for people, and in the formats of the pipelines that show them to people.

Every format takes the findings and the framework folder as it was named on the command line:
forges want paths from the root of the repository.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

from generator.findings import Finding

LIMIT = 200
"""So many findings are shown as text; the rest is counted."""

Format = Callable[[Sequence[Finding], str], str]


def as_text(findings: Sequence[Finding], folder: str = "") -> str:
    """One line per finding, sorted by place, then what is left out."""
    lines = [str(f) for f in findings[:LIMIT]]
    if len(findings) > LIMIT:
        lines.append(f"… en nog {len(findings) - LIMIT}")
    return "\n".join(lines)


def as_json(findings: Sequence[Finding], folder: str = "") -> str:
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
    return _dump(rows)


def as_github(findings: Sequence[Finding], folder: str = "") -> str:
    """Workflow commands that GitHub and Forgejo show as annotations at the line."""
    levels = {"fout": "error", "waarschuwing": "warning"}
    return "\n".join(
        f"::{levels[f.severity]} file={_property(_path(f, folder))},line={f.line},col={f.column},"
        f"title={_property(f.rule)}::{_escaped(_sentence(f))}"
        for f in findings
    )


def as_sarif(findings: Sequence[Finding], folder: str = "") -> str:
    """A log in SARIF 2.1.0 (OASIS), with one run."""
    rules = sorted({f.rule for f in findings})
    levels = {"fout": "error", "waarschuwing": "warning"}
    results = [
        {
            "ruleId": f.rule,
            "ruleIndex": rules.index(f.rule),
            "level": levels[f.severity],
            "message": {"text": _sentence(f)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _path(f, folder)},
                        "region": {"startLine": f.line, "startColumn": f.column},
                    }
                }
            ],
        }
        for f in findings
    ]
    driver = {"name": "kader", "language": "nl", "rules": [{"id": r} for r in rules]}
    return _dump({"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]})


def as_codequality(findings: Sequence[Finding], folder: str = "") -> str:
    """A code quality report of GitLab. The fingerprint leaves out the line: it survives a move."""
    severities = {"fout": "major", "waarschuwing": "minor"}
    rows = [
        {
            "description": _sentence(f),
            "check_name": f.rule,
            "fingerprint": _fingerprint(f, n),
            "severity": severities[f.severity],
            "location": {"path": _path(f, folder), "lines": {"begin": f.line}},
        }
        for f, n in _numbered(findings)
    ]
    return _dump(rows)


def _numbered(findings: Sequence[Finding]) -> list[tuple[Finding, int]]:
    """Each finding with how many equal ones stand before it: fingerprints must differ."""
    seen: dict[tuple[str, str, str], int] = {}
    out = []
    for f in findings:
        key = (f.path, f.rule, f.message)
        seen[key] = seen.get(key, -1) + 1
        out.append((f, seen[key]))
    return out


def _fingerprint(finding: Finding, number: int) -> str:
    text = "\0".join((finding.path, finding.rule, finding.message, str(number)))
    return hashlib.sha256(text.encode()).hexdigest()


def _path(finding: Finding, folder: str) -> str:
    return f"{folder}/{finding.path}" if folder not in {"", "."} else finding.path


def _sentence(finding: Finding) -> str:
    return f"{finding.message} {finding.hint}".strip()


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Format] = {
    "tekst": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "codequality": as_codequality,
}
