"""Every code of a finding is explained, and what the explanation and the hint say to do, works."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.check.framework import check
from generator.load.codes import GROUPS, Code, load_codes
from generator.rules.registry import GENERIC, all_rules, explanations
from generator.rules.rule import Rule, by_code
from tests.builders import real_setup
from tests.made_codes import made_codes
from tests.test_voorbeelden import (
    BAD,
    EXAMPLES,
    base,
    expected_of,
    found_in,
    name_of,
    target_of,
    text_of,
)

__all__ = ["base"]

CODES = explanations(real_setup().settings).codes
CODES_OF_RULES = by_code(all_rules(["armoedekader"]))
REPORT_SECTION = re.compile(r"[1-6](\.[1-9]){1,2}")


def test_every_code_is_explained_and_no_other() -> None:
    """The codes in the code and those with an explanation are the same."""
    made = made_codes()
    assert {name: m.unclear for name, m in made.items() if m.unclear} == {}
    codes = {code for m in made.values() for code in m.codes}
    assert {f.rule for path in BAD for f in expected_of(path)} <= codes
    assert sorted(codes - set(CODES)) == []
    assert sorted(set(CODES) - codes) == []


def test_codes_stand_in_order() -> None:
    """In the order of the alphabet, so that the place of a new code is plain."""
    assert list(CODES) == sorted(CODES)


@pytest.mark.parametrize("code", CODES.values(), ids=lambda c: c.name)
def test_explanation_is_whole(code: Code) -> None:
    """Sentences end with a full stop, sections of the report exist, titles are no sentences."""
    assert not code.title.endswith(".")
    for sentence in (code.what, code.why, *code.steps):
        assert sentence.endswith("."), sentence
        assert "  " not in sentence
    assert all(REPORT_SECTION.fullmatch(s) for s in code.sections)
    assert list(code.sections) == sorted(code.sections)
    assert code.group in GROUPS
    assert bool(code.message) == bool(code.example)


def read_example(code: Code) -> tuple[str, str, str]:
    """The place of the file in the framework, its wrong text and its mended text."""
    example = code.example
    assert example
    kind, _, name = example.path.rpartition("/")
    if kind.endswith("/fout"):
        wrong = text_of(EXAMPLES / example.path)
        assert wrong.count(example.wrong) == 1, "‘fout’ must stand once in that file"
        path = target_of(EXAMPLES / example.path)
        return path, wrong, wrong.replace(example.wrong, example.right)
    right = text_of(EXAMPLES / kind / "goed" / name)
    assert right.count(example.right) == 1, "‘goed’ must stand once in that file"
    return example.path, right.replace(example.right, example.wrong), right


@pytest.fixture
def framework(base: Path, tmp_path: Path) -> Path:
    """A framework of good files that a test may spoil."""
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    return root


def findings_with(root: Path, path: str, text: str) -> list[Finding]:
    """What a check says when a file holds this text."""
    (root / path).write_text(text, encoding="utf-8")
    return found_in(root)


EXPLAINED = [c for c in CODES.values() if c.example]


@pytest.mark.parametrize("code", EXPLAINED, ids=lambda c: c.name)
def test_example_is_wrong_and_its_mended_form_is_right(code: Code, framework: Path) -> None:
    """The wrong lines give this message, and the right lines give it no more."""
    path, wrong, right = read_example(code)
    findings = findings_with(framework, path, wrong)
    own = [f for f in findings if f.rule == code.name]
    assert own, f"found {[f.rule for f in findings]}"
    assert {f.rule for f in findings} <= {code.name, *code.also}
    assert len(own) == 1 or code.name in code.also
    said = f"{own[0].message} {own[0].hint}".strip()
    assert code.message == said, f"put ‘melding: {said}’ in the entry"
    assert {f.path for f in findings} == {path}
    assert {f.rule for f in findings_with(framework, path, right)} <= {*code.also} - {code.name}


@pytest.mark.parametrize(("name", "rule"), CODES_OF_RULES.items(), ids=CODES_OF_RULES)
def test_sections_are_those_of_the_rule(name: str, rule: Rule) -> None:
    """What the page says about its source, the docstring of the rule says too.

    A rule for every framework names no section; a framework may say where its own source has it.
    """
    sections = set(re.findall(r"\d(?:\.\d)+", rule.doc))
    if rule in GENERIC:
        assert sections == set()
        return
    assert set(CODES[name].sections) <= sections
    assert bool(CODES[name].sections) == bool(sections)


# What a hint says to put in the place of what stands at the finding.
MECHANICAL = re.compile(
    r"Maak er ‘(?P<line>[^’]+)’ van"
    r"|Schrijf: (?P<written>.+)$"
    r"|Bedoelt u de map ‘(?P<folder>[^’]+)’"
    r"|Bedoelt u ‘(?P<word>[^’]+)’"
    r"|Bedoelt u (?P<id>\S+) \("
    r"|Verwijs naar de opvolger: (?P<successor>[^.,]+)"
    r"|Kies uit: (?P<choices>.+)\.$"
)


def applied(finding: Finding, lines: list[str]) -> list[str]:
    """The lines of a file after someone did to the letter what the hint says."""
    match = MECHANICAL.search(finding.hint)
    assert match
    kind, new = next((k, v) for k, v in match.groupdict().items() if v)
    row, column = finding.line - 1, finding.column - 1
    before, rest = lines[row][:column], lines[row][column:]
    if kind == "line":
        return [*lines[:row], new, *lines[row + 1 :]]
    if kind == "choices":
        used = {line.split(":")[0] for line in lines}
        new = next(c for c in new.split(", ") if c not in used)
    if kind == "written":
        indent = lines[row][: len(lines[row]) - len(lines[row].lstrip(" "))]
        return [*lines[:row], indent + new, *lines[row + 1 :]]
    wrong = next(w for w in said_words(finding) if rest.lstrip("'\"").startswith(w))
    return [*lines[:row], before + rest.replace(wrong, new, 1), *lines[row + 1 :]]


def said_words(finding: Finding) -> list[str]:
    """What a message quotes or begins with; one of these stands at its place in the file."""
    return [*re.findall("‘([^’]+)’", finding.message), finding.message.split()[0]]


MENDABLE = [
    pytest.param(path, finding, id=f"{name_of(path)}-{finding.line}")
    for path in BAD
    for finding in expected_of(path)
    if MECHANICAL.search(finding.hint)
]


@pytest.mark.parametrize(("path", "finding"), MENDABLE)
def test_doing_what_the_hint_says_ends_the_finding(
    path: Path, finding: Finding, framework: Path
) -> None:
    """The hint is enough: who can't read the file as data mends it all the same."""
    text = path.read_bytes()
    target = framework / finding.path
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(text)
    assert finding in check(framework).findings
    if folder := re.search("de map ‘([^’]+)’", finding.hint):
        target.rename(framework / folder[1] / target.name)
        target.parent.rmdir()
    else:
        target.write_text("\n".join(applied(finding, text.decode().split("\n"))), encoding="utf-8")
    left = [(f.line, f.rule) for f in check(framework).findings]
    assert (finding.line, finding.rule) not in left


def test_all_sorts_of_mechanical_hints_are_applied() -> None:
    """Otherwise the test above could grow empty without anyone noticing."""
    shown = {
        name
        for path in BAD
        for finding in expected_of(path)
        if (match := MECHANICAL.search(finding.hint))
        for name, value in match.groupdict().items()
        if value
    }
    assert set(MECHANICAL.groupindex) == shown


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x:\n  titel: T\n  wat: W.\n  waarom: W.\n", "x: needs ‘voorbeeld’ or ‘herstel’"),
        ("x:\n  titel: T\n", "x: misses waarom, wat"),
        (
            "x:\n  titel: T\n  wat: W.\n  waarom: W.\n  herstel: [Doe.]\n  groep: dier\n",
            "x: no group ‘dier’",
        ),
        (
            "x:\n  titel: T\n  wat: W.\n  waarom: W.\n  herstel: [Doe.]\n  kleur: rood\n",
            "x: does not know kleur",
        ),
        ("x: no\n", "meldingen.yaml:1:4: fout waarde-dubbelzinnig: "),
    ],
)
def test_a_broken_file_of_codes_is_refused(text: str, complaint: str, tmp_path: Path) -> None:
    """A mistake of maintainers says what and where."""
    path = tmp_path / "meldingen.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(complaint)):
        load_codes(path)


@pytest.mark.parametrize(
    ("sections", "source"),
    [
        ((), ""),
        (("2.4",), "paragraaf 2.4"),
        (("2.1.1", "6.2.4"), "paragraaf 2.1.1 en 6.2.4"),
        (("4.1.3", "5.3", "6.2.1"), "paragraaf 4.1.3, 5.3 en 6.2.1"),
    ],
)
def test_sections_are_said_as_people_say_them(sections: tuple[str, ...], source: str) -> None:
    """On the page and in the help of a rule."""
    assert Code("x", "T", "W.", "W.", "regels", sections).source == source
