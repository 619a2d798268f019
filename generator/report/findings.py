"""Findings as text for people, and in the formats of the pipelines that show them to people.

Every format takes the findings, the framework folder as it was named on the command line (forges
want paths from the root of the repository), and what the codes mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from generator.base.findings import Finding
from generator.load.codes import PAGE, Code
from generator.rules.registry import Explanations

LIMIT = 200
"""So many findings are shown as text; the rest is counted."""

SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_EXPLAINED = f"Uitleg bij elke melding, met een voorbeeld, staat op de site: /{PAGE}"

Format = Callable[[Sequence[Finding], str, Explanations], str]


def as_text(
    findings: Sequence[Finding], folder: str = "", explanations: Explanations | None = None
) -> str:
    """One line per finding, sorted by place, then what is left out and where to read more."""
    lines = [str(f) for f in findings[:LIMIT]]
    if len(findings) > LIMIT:
        lines.append(f"… en nog {len(findings) - LIMIT}")
    if findings:
        lines += ["", _EXPLAINED]
    return "\n".join(lines)


def as_rows(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """All findings as rows of ``bestand, regel, kolom, code, ernst, melding, herstel``."""
    return [
        {
            "bestand": f.file,
            "regel": f.line,
            "kolom": f.column,
            "code": f.rule,
            "ernst": f.severity,
            "melding": f.message,
            "herstel": f.hint,
        }
        for f in findings
    ]


def as_json(findings: Sequence[Finding], folder: str, explanations: Explanations) -> str:
    """All findings as a JSON list of rows."""
    return _dump(as_rows(findings))


def as_github(findings: Sequence[Finding], folder: str, explanations: Explanations) -> str:
    """Workflow commands that GitHub and Forgejo show as annotations at the line.

    Escapes as GitHub's own toolkit does: in the message ``%`` and line ends, in a property ``:``
    and ``,`` too.
    """
    levels = {"fout": "error", "waarschuwing": "warning"}
    return "\n".join(
        f"::{levels[f.severity]} file={_property(_path(f, folder))},line={f.line},col={f.column},"
        f"title={_property(f.rule)}::{_escaped(_sentence(f))}"
        for f in findings
    )


def as_sarif(findings: Sequence[Finding], folder: str, explanations: Explanations) -> str:
    """A log in SARIF 2.1.0 (OASIS), with one run.

    The columns of a finding count characters, not bytes (3.14.17); a path is a relative URI
    reference (3.4.3); a rule explains itself (3.49).
    """
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
                        "artifactLocation": {"uri": quote(_path(f, folder))},
                        "region": {"startLine": f.line, "startColumn": f.column},
                    }
                }
            ],
        }
        for f in findings
    ]
    driver = {"name": "kader", "language": "nl", "rules": [_rule(r, explanations) for r in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _dump({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str, explanations: Explanations) -> dict[str, Any]:
    """What a log says about a code; one that nobody explained has only its name."""
    code = explanations.codes.get(name)
    if code is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": f"{code.title}."},
        "fullDescription": {"text": code.what},
        "help": {"text": "\n".join(_help(code, explanations.source))},
    }


def _help(code: Code, source: str) -> list[str]:
    """The explanation of a code, a line for each part."""
    lines = [code.why]
    if code.source and source:
        lines.append(f"Zie {source}, {code.source}.")
    lines += [f"{n}. {step}" for n, step in enumerate(code.steps, start=1)]
    if code.example:
        lines += ["Fout:", code.example.wrong.rstrip(), "Goed:", code.example.right.rstrip()]
    return lines


def as_codequality(findings: Sequence[Finding], folder: str, explanations: Explanations) -> str:
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
    numbers: dict[tuple[str, str, str], int] = {}
    numbered = []
    for finding in findings:
        key = (finding.path, finding.rule, finding.message)
        numbers[key] = numbers.get(key, -1) + 1
        numbered.append((finding, numbers[key]))
    return numbered


def _fingerprint(finding: Finding, number: int) -> str:
    text = "\0".join((finding.file, finding.rule, finding.message, str(number)))
    return hashlib.sha256(text.encode()).hexdigest()


def _path(finding: Finding, folder: str) -> str:
    return f"{folder}/{finding.file}" if folder not in {"", "."} else finding.file


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
