"""A short run of the fuzzer; ``make fuzz`` makes a long one."""

from __future__ import annotations

from hypothesis import Phase

from tests.fuzz import check_law, run

# What broke the law once; each stands in the table of bad files too, where it was no good file.
FOUND: list[tuple[str, bytes]] = [
    ("waarden/wa-01.yaml", b"id: wa-01\nbegrippen:\n" + b"  - {a: b}\n" * 3_000),
    ("waarden/wa-01.yaml", b"".join(b"titel%d: x\n" % n for n in range(3_000))),
]


def test_any_file_gives_a_document_or_findings() -> None:
    """The same 1,500 files at every run; most were good ones before an accident."""
    met = run(1_500, 2026, phases=(Phase.explicit, Phase.generate, Phase.shrink))
    assert met.total() >= 1_500
    assert met["goed"] > 20
    assert len(met) > 15


def test_what_broke_the_law_once_obeys_it_now() -> None:
    assert [check_law(*case) for case in FOUND] == ["veld-ontbreekt", "veld-onbekend"]
