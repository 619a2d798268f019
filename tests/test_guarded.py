"""A mistake of the program is one finding at a file, and hides nothing that is said of another."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.base.canonical import canonical_item
from generator.base.findings import Finding, Invalid
from generator.base.guarded import FAULT, MOST_FILES, attempt, few_faults, guarded, place_in_code
from generator.base.settings import FILE
from generator.check import files, framework, judged, links, loaded, passes, text_links
from generator.check.consumers import check_consumer
from generator.check.framework import check, read_all
from generator.check.ruled import run
from generator.edge.cli import main
from generator.edge.commands import verschil
from generator.edge.exit_codes import FAILED, FOUND
from generator.form.form import flaws_of
from generator.layout import lay_out
from generator.load.document import Document, look_into_file
from generator.rules.registry import Rulesets, all_rules
from generator.rules.rule import Look, Rule
from generator.rules.seen import Seen
from tests.builders import EXAMPLE, kinds, open_setup
from tests.test_voorbeelden import BAD, base, expected_of, target_of

__all__ = ["base"]

RULES = all_rules(["armoedekader"])


def bad_files() -> dict[str, Path]:
    """Bad examples for as many files as there are, one for each: more than rules look at one."""
    return {target_of(path): path for path in BAD if len(expected_of(path)) == 1}


@pytest.fixture(scope="module")
def spoilt(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A framework with a mistake in many of its files."""
    root = tmp_path_factory.mktemp("fout") / "kader"
    shutil.copytree(base, root)
    for target, path in bad_files().items():
        if target.endswith(".yaml") and (root / target).parent.is_dir():
            shutil.copyfile(path, root / target)
    return root


@pytest.fixture(scope="module")
def before(spoilt: Path) -> frozenset[Finding]:
    """What a check finds in it when nothing fails."""
    found = frozenset(check(spoilt, layout=True).findings)
    assert len({f.rule for f in found}) > 20
    assert FAULT not in {f.rule for f in found}
    return found


class Broken(Exception):
    """What a program never meant to happen."""


def breaks(*_: object, **__: object) -> Any:
    raise Broken


def faults(findings: Sequence[Finding]) -> list[Finding]:
    return [f for f in findings if f.rule == FAULT]


@pytest.mark.parametrize("look", [*passes.PASSES, *passes.LAST], ids=lambda look: look.__name__)
def test_a_pass_that_fails_hides_no_other(
    look: passes.Pass, spoilt: Path, before: frozenset[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PASSES", "LAST"):
        own = getattr(passes, name)
        monkeypatch.setattr(framework, name, tuple(breaks if p is look else p for p in own))
    result = check(spoilt, layout=True)
    itself = set(look(loaded.load(open_setup(spoilt), spoilt, None, layout=True)))
    # What is asked last is asked only of files without a mistake; a pass that fails finds none.
    hidden = {f for f in before - set(result.findings) if f not in itself}
    assert {f.rule for f in hidden} <= {"notitie-ontbreekt"}
    assert [f.path for f in faults(result.findings)] == [FILE]
    assert result.framework is None


def failing_at(path: str, work: Callable[..., Any], at: int = 0) -> Callable[..., Any]:
    """The same work, which fails at one document or path."""

    def run(*given: Any, **named: Any) -> Any:
        if getattr(given[at], "path", given[at]) == path:
            raise Broken
        return work(*given, **named)

    return run


def failing_in_data(item: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """The same work on data, which fails at one item."""

    def run(kind: object, data: Any) -> Any:
        if data["id"] == item:
            raise Broken
        return work(kind, data)

    return run


PATH = "waarden/wa-01.yaml"
PLACES: dict[str, tuple[object, str, Callable[..., Any]]] = {
    "reading a file": (files, "look_into_file", failing_at(PATH, look_into_file, 1)),
    "judging its form": (judged, "flaws_of", failing_at(PATH, flaws_of)),
    "its canonical form": (
        judged,
        "canonical_item",
        failing_in_data("wa-01", canonical_item),
    ),
    "whose it is": (links, "check_consumer", failing_at(PATH, check_consumer)),
    "its references": (links, "_check_document", failing_at(PATH, links._check_document)),
    "its links": (text_links, "_in_document", failing_at(PATH, text_links._in_document)),
    "its layout": (lay_out, "lay_out", failing_at(PATH, lay_out.lay_out)),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_failing_at_one_file_hides_nothing_of_another(
    place: tuple[object, str, Callable[..., Any]],
    spoilt: Path,
    before: frozenset[Finding],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert {f.rule for f in before if f.path == PATH} <= {"opmaak"}
    monkeypatch.setattr(*place)
    result = check(spoilt, layout=True)
    # Of a file that can't be read the title is unknown, which others would have shown.
    there = {(f.path, f.line, f.rule) for f in result.findings}
    wanted = {(f.path, f.line, f.rule) for f in before if f.path != PATH}
    assert wanted <= there
    assert there - wanted <= {(PATH, 1, FAULT), *((f.path, f.line, f.rule) for f in before)}
    (fault,) = faults(result.findings)
    assert fault.message == (
        f"Hier liep het programma vast (Broken in {fault.message.split(' in ')[1].split(')')[0]}). "
        "Dat is een fout in het programma, niet in wat u schreef."
    )
    assert ".py, regel " in fault.message
    assert str(Path.cwd()) not in fault.message
    assert fault.is_error


def with_rules(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    """Let these be the rules of every framework."""

    class Found(Rulesets):
        @property
        def rules(self) -> tuple[Rule, ...]:
            return rules

    monkeypatch.setattr(passes, "load_rulesets", lambda names: Found((), {}))


def broken_at_last(rule: Rule) -> Rule:
    """The same rule, which fails at the last document at which it finds anything."""

    def each(seen: Seen) -> Iterator[Look]:
        looks = [look for look in rule.looks(seen) if not look.half]
        finding = [look for look in looks if list(look.find(seen))]
        bad = finding[-1].document if finding else looks[-1].document
        for look in rule.looks(seen):
            yield replace(look, find=breaks) if look.document is bad else look

    return replace(rule, each=each)


def broken_at(path: str, rule: Rule) -> Rule:
    """The same rule over all, which fails as long as it sees one document."""

    def look(seen: Seen) -> Iterator[Finding]:
        for documents in seen.by_kind.values():
            for document in documents.values():
                if document.path == path:
                    raise Broken
        return rule.look(seen)

    return replace(rule, look=look)


EACH = [rule for rule in RULES if rule.each]
OVER_ALL = [rule for rule in RULES if not rule.each]


@pytest.mark.parametrize("rule", EACH, ids=lambda rule: rule.name)
def test_a_rule_that_fails_at_one_item_still_looks_at_the_others(
    rule: Rule, spoilt: Path, before: frozenset[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_rules(monkeypatch, *(broken_at_last(r) if r is rule else r for r in RULES))
    findings = check(spoilt, layout=True).findings
    (fault,) = faults(findings)
    lost = before - set(findings)
    assert {(f.path, f.rule in rule.codes) for f in lost} <= {(fault.path, True)}


@pytest.mark.parametrize("rule", OVER_ALL, ids=lambda rule: rule.name)
def test_a_rule_over_all_looks_at_all_but_where_it_fails(
    rule: Rule, spoilt: Path, before: frozenset[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "dossiers/ds-01.yaml"
    with_rules(monkeypatch, *(broken_at(path, r) if r is rule else r for r in RULES))
    findings = check(spoilt, layout=True).findings
    assert [f.path for f in faults(findings)] == [path]
    assert before <= set(findings)


def test_a_rule_over_all_finds_what_stands_behind_where_it_fails() -> None:
    """It is run anew without the file at which it failed, as often as there are such files."""

    def look(seen: Seen) -> Iterator[Finding]:
        for document in seen.by_kind["waarden"].values():
            if document.stem in {"wa-02", "wa-04"}:
                raise Broken
            yield document.finding((), "x", "X.")

    names = [f"wa-0{n}" for n in range(1, 6)]
    documents = {n: Document(f"waarden/{n}.yaml", {"id": n}, {}) for n in names}
    rule = Rule(look, ("x",), "look", "", "")
    found = list(run([rule], Seen({"waarden": documents}, kinds())))
    assert sorted((f.path[8:13], f.rule) for f in found) == [
        ("wa-01", "x"),
        ("wa-02", FAULT),
        ("wa-03", "x"),
        ("wa-04", FAULT),
        ("wa-05", "x"),
    ]


def test_a_rule_that_fails_outright_hides_no_other(
    spoilt: Path, before: frozenset[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = [replace(r, look=breaks, each=breaks if r.each else None) for r in RULES[:2]]
    with_rules(monkeypatch, *bad, *RULES[2:])
    findings = check(spoilt, layout=True).findings
    codes = {code for rule in bad for code in rule.codes}
    assert {f.rule for f in before - set(findings)} <= codes
    assert [f.path for f in faults(findings)] == [FILE]


def test_sealed_releases_that_make_the_program_fail_are_one_finding(
    spoilt: Path, before: frozenset[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded, "read_archive", breaks)
    result = check(spoilt, layout=True)
    assert [f.path for f in faults(result.findings)] == ["versies/register.json"]
    assert result.archive is None
    kept = {f for f in before if f.rule not in {"notitie-ontbreekt", "versie-onbekend"}}
    assert len(kept & set(result.findings)) > len(kept) - 12


def test_what_goes_wrong_outside_the_program_is_no_mistake_of_it() -> None:
    def full() -> list[Finding]:
        raise OSError(errno.ENOSPC, "x")

    def memory() -> list[Finding]:
        raise MemoryError

    with pytest.raises(OSError, match="x"):
        list(guarded(full))
    with pytest.raises(MemoryError):
        attempt(memory)


def test_what_was_found_before_it_failed_is_kept() -> None:
    finding = Finding("a.yaml", 2, 1, "x", "X.")

    def look() -> Iterator[Finding]:
        yield finding
        raise Broken

    found = list(guarded(look, "b.yaml"))
    assert found[0] == finding
    assert (found[1].path, found[1].line, found[1].rule) == ("b.yaml", 1, FAULT)


def test_the_file_is_found_by_what_was_looked_at() -> None:
    """A pass over all files doesn't say at which it was; its frames do."""

    def inner(document: Document) -> list[Finding]:
        return [document.finding((), "x", document.data["niets"])]

    outcome = attempt(lambda: inner(Document("waarden/wa-07.yaml", {}, {})))
    assert isinstance(outcome, Finding)
    assert outcome.path == "waarden/wa-07.yaml"
    assert "KeyError in test_guarded.py, regel " in outcome.message


def test_our_own_code_is_named_not_that_of_a_library() -> None:
    with pytest.raises(AttributeError) as caught:
        lay_out.editable(Path(__file__), None)  # type: ignore[arg-type]
    assert place_in_code(caught.value).startswith("layout/lay_out.py, regel ")


@pytest.mark.parametrize(
    ("count", "shown", "end"),
    [
        (1, 1, "dan wel."),
        (MOST_FILES, MOST_FILES, "dan wel."),
        (MOST_FILES + 1, MOST_FILES, " Dit gebeurt ook bij 1 ander bestand."),
        (40, MOST_FILES, " Dit gebeurt ook bij 35 andere bestanden."),
    ],
)
def test_the_same_mistake_at_many_files_is_said_a_few_times(
    count: int, shown: int, end: str
) -> None:
    error = Broken()
    try:
        raise error
    except Broken:
        found = [
            f for n in range(count) for f in guarded(partial(again, error), f"waarden/{n:02}.yaml")
        ]
    other = Finding("z.yaml", 1, 1, "x", "X.")
    few = sorted(few_faults([*found, other]))
    assert few[-1] == other
    assert [f.path for f in few[:-1]] == [f"waarden/{n:02}.yaml" for n in range(shown)]
    assert few[-2].hint.endswith(end)
    assert all(f.hint.endswith("dan wel.") for f in few[:-2])


def again(error: Exception) -> list[Finding]:
    raise error


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example framework, to spoil."""
    shutil.copytree(EXAMPLE, tmp_path / "kader")
    return tmp_path / "kader"


def test_no_site_is_built_after_a_mistake_of_the_program(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nor is anything called right; who checks hears of it in the ordinary way."""
    monkeypatch.setattr(passes, "check_notes", breaks)
    with pytest.raises(Invalid):
        read_all(root)
    assert main(["controleer", str(root)]) == FOUND
    out = capsys.readouterr().out
    assert "kader.yaml:1:1: fout programmafout: Hier liep het programma vast (Broken in " in out
    assert out.endswith("\n1 fout in 1 bestand.\n")
    assert main(["bouw", "--kader", str(root), "--naar", str(tmp_path / "site")]) == FOUND
    assert not (tmp_path / "site").exists()


def test_layout_goes_on_behind_a_file_at_which_it_fails(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "waarden" / "wa-02.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("titel:", "titel:  "))
    monkeypatch.setattr(lay_out, "lay_out", failing_at(PATH, lay_out.lay_out))
    assert main(["opmaak", "--kader", str(root)]) == FOUND
    said = capsys.readouterr()
    stays = "waarden/wa-01.yaml: blijft zoals het is: het programma liep hier vast (Broken in "
    assert stays in said.err
    assert "waarden/wa-02.yaml: opgemaakt" in said.out


def test_a_comparison_that_fails_is_said_on_the_proposal_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a comment a reader would take the silence for good."""
    monkeypatch.setattr(verschil, "compare", breaks)
    assert main(["verschil", "--formaat", "markdown"]) == FAILED
    said = capsys.readouterr()
    assert "## Dit voorstel kon niet worden vergeleken" in said.out
    assert "dit is een fout in het programma (Broken in " in said.out
    assert "fout in het programma: Broken" in said.err
