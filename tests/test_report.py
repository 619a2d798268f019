"""Findings in the formats that forges show at the line."""

from __future__ import annotations

import json

from generator.findings import Finding
from generator.report import as_codequality, as_github, as_sarif

FIRST = Finding("waarden/wa-01.yaml", 3, 5, "waarde-keuze", "‘a, b’ kan niet: 100%.", "Kies.")
AGAIN = Finding("waarden/wa-01.yaml", 9, 5, "waarde-keuze", "‘a, b’ kan niet: 100%.", "Kies.")
WARNING = Finding("doelen/do-01.yaml", 1, 1, "let-op", "Lange zin.\nTwee.", "", "waarschuwing")


def test_github_escapes_what_would_end_the_annotation() -> None:
    """Percent signs and line feeds travel encoded; the path starts at the repository."""
    assert as_github([FIRST, WARNING], "framework").splitlines() == [
        "::error file=framework/waarden/wa-01.yaml,line=3,col=5,title=waarde-keuze"
        "::‘a, b’ kan niet: 100%25. Kies.",
        "::warning file=framework/doelen/do-01.yaml,line=1,col=1,title=let-op::Lange zin.%0ATwee.",
    ]
    assert as_github([Finding("a,b:c.yaml", 1, 1, "x", "y")]).startswith("::error file=a%2Cb%3Ac")


def test_sarif_points_each_result_to_its_rule_and_place() -> None:
    """The parts that SARIF 2.1.0 requires, and a rule index that fits."""
    log = json.loads(as_sarif([FIRST, WARNING], "framework"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = [r["id"] for r in run["tool"]["driver"]["rules"]]
    assert rules == ["let-op", "waarde-keuze"]
    assert [(r["ruleId"], rules[r["ruleIndex"]], r["level"]) for r in run["results"]] == [
        ("waarde-keuze", "waarde-keuze", "error"),
        ("let-op", "let-op", "warning"),
    ]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "framework/waarden/wa-01.yaml"},
        "region": {"startLine": 3, "startColumn": 5},
    }


def test_codequality_tells_equal_findings_apart_and_survives_a_move() -> None:
    """Fingerprints are unique in one report, and don't depend on the line."""
    rows = json.loads(as_codequality([FIRST, AGAIN], "."))
    assert len({r["fingerprint"] for r in rows}) == 2
    assert rows[0]["location"] == {"path": "waarden/wa-01.yaml", "lines": {"begin": 3}}
    assert rows[0]["fingerprint"] == json.loads(as_codequality([AGAIN]))[0]["fingerprint"]
