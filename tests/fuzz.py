"""Throws broken files at the loader and at the check of a single file: ``make fuzz``.

Hypothesis makes the inputs and, when one breaks a law, finds a shorter one that does. The law: any
bytes at all give a document, or findings that an editor can act on, soon, and twice the same.

Usage: ``python tests/fuzz.py [NUMBER OF INPUTS] [SEED]``
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from generator.base.findings import Finding
from generator.form.form import check_form
from generator.load.characters import lines_of, suspect
from generator.load.document import Document, load_bytes
from generator.report.findings import FORMATS
from generator.rules.registry import explanations
from tests.builders import kinds

ROOT = Path(__file__).parents[1]

INPUTS = 100_000
BATCH = 2_000
SECONDS = 2.0
"""No input may take longer than this, counted in time of the processor: machines are shared."""

KINDS = kinds()
EXPLAINED = explanations()
Case = tuple[str, bytes]
"""The place of a file in the framework, and its content."""


def _read(path: Path) -> Case:
    """An item or an example, with a place where it fits; some examples lie about their id."""
    raw = path.read_bytes()
    match = re.search(rb"^id: (\S+)", raw, re.MULTILINE)
    parts = path.relative_to(ROOT).parts
    kind = parts[1] if parts[0] == "framework" else parts[2]
    return f"{kind}/{match[1].decode() if match else path.stem}.yaml", raw


FILES = [
    _read(path)
    for pattern in ("framework/*/*.yaml", "tests/voorbeelden/*/*/*.yaml")
    for path in sorted(ROOT.glob(pattern))
]

# Bytes that mean something to YAML, to a forge, or to the eye.
SIGNS = [
    *(
        b": ",
        b":",
        b"- ",
        b"-",
        b"? ",
        b"# ",
        b"#",
        b"'",
        b'"',
        b"[",
        b"]",
        b"{",
        b"}",
        b",",
        b"&a ",
    ),
    *(
        b"*a",
        b"!!str ",
        b"!",
        b"|",
        b">-",
        b"%",
        b"@",
        b"`",
        b"~",
        b"=",
        b"<<: ",
        b"\\",
        b"\\u200b",
    ),
    *(
        b"\\ud800",
        b"\\N",
        b"\n",
        b"\r\n",
        b"\r",
        b"\n\n",
        b"\t",
        b"\n\t",
        b"  ",
        b"\n  ",
        b"\n---\n",
    ),
    *(b"\n...\n", b"\n%YAML 1.1\n", b"\n<<<<<<< HEAD\n", b"\n=======\n", b"\n>>>>>>> tak\n", b"\0"),
    *(
        b"\xff",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\xc2\xa0",
        b"\xe2\x80\x8b",
        b"\xe2\x80\xae",
    ),
    *(b"\xef\xb8\x8f", b"\xf0\x9f\x8c\xa7", b"\xc3\xa9", b"e\xcc\x81", b"no", b"2026.10", b"0363"),
    *(b"1e3", b"12:30", b"2026-1-1", b"2026-02-30", b"true", b"null", b"-0", b"99999999999999999"),
    *(b"[" * 25, b"{a: " * 25, b"- " * 25, b"a" * 300, b"\n    x: [\n", b"id: x\nid: x\n"),
]


def flip(raw: bytes, at: int, sign: bytes) -> bytes:
    """Change one bit."""
    at %= max(len(raw), 1)
    return raw[:at] + bytes([raw[at] ^ (1 << len(sign) % 8)]) + raw[at + 1 :] if raw else raw


def insert(raw: bytes, at: int, sign: bytes) -> bytes:
    """Put a sign somewhere."""
    at %= len(raw) + 1
    return raw[:at] + sign + raw[at:]


def replace(raw: bytes, at: int, sign: bytes) -> bytes:
    """Put a sign over what stood there."""
    at %= len(raw) + 1
    return raw[:at] + sign + raw[at + len(sign) :]


def delete(raw: bytes, at: int, sign: bytes) -> bytes:
    """Take away as many bytes as the sign has."""
    at %= len(raw) + 1
    return raw[:at] + raw[at + len(sign) :]


def cut(raw: bytes, at: int, sign: bytes) -> bytes:
    """End the file early."""
    return raw[: at % (len(raw) + 1)]


def swap_lines(raw: bytes, at: int, sign: bytes) -> bytes:
    """Let two lines change places."""
    lines = raw.split(b"\n")
    one, other = at % len(lines), (at // 7 + len(sign)) % len(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def double_line(raw: bytes, at: int, sign: bytes) -> bytes:
    """Write a line twice."""
    lines = raw.split(b"\n")
    at %= len(lines)
    return b"\n".join([*lines[: at + 1], *lines[at:]])


def indent_line(raw: bytes, at: int, sign: bytes) -> bytes:
    """Put a sign before a line."""
    lines = raw.split(b"\n")
    at %= len(lines)
    return b"\n".join([*lines[:at], sign + lines[at], *lines[at + 1 :]])


def splice(raw: bytes, at: int, sign: bytes) -> bytes:
    """Go on with the rest of another file."""
    other = FILES[at % len(FILES)][1]
    return raw[: at % (len(raw) + 1)] + sign + other[at // 3 % len(other) :]


CHANGES = [flip, insert, insert, replace, delete, cut, swap_lines, double_line, indent_line, splice]
STEPS = st.lists(
    st.tuples(st.sampled_from(CHANGES), st.integers(0, 2**20), st.sampled_from(SIGNS)),
    min_size=1,
    max_size=4,
)


def changed(
    file: Case, steps: list[tuple[Callable[[bytes, int, bytes], bytes], int, bytes]]
) -> Case:
    """A real file after some accidents."""
    path, raw = file
    for change, at, sign in steps:
        raw = change(raw, at, sign)
    return path, raw


PATH = st.sampled_from([f"{k.name}/{k.prefix}-01.yaml" for k in KINDS])
LINES = st.lists(st.sampled_from([*SIGNS, b"id", b"titel", b"status: ", b"x", b"een tekst"]))
ANYTHING = st.one_of(
    st.builds(changed, st.sampled_from(FILES), STEPS),
    st.builds(changed, st.sampled_from(FILES), STEPS),
    st.tuples(PATH, LINES.map(b"".join)),
    st.tuples(PATH, st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass"))),
    st.tuples(PATH, st.binary(max_size=200)),
)

# Words of libraries, and of Python. What a message quotes may be in any language.
FOREIGN = re.compile(
    r"\b(expected|found|while|scanner|scanning|parser|parsing|mapping|scalar|token|sequence|"
    r"did not|could not|cannot|is not|does not|None|True|False|Error|Exception|Traceback|deque)\b"
)
QUOTED = re.compile(r"‘.*’|Schrijf: .*|Bijvoorbeeld: .*", re.DOTALL)
DUTCH = re.compile(
    r"\b(de|het|een|dit|deze|niet|hier|staat|veld|ontbreekt|niets|is|te|kort|twee|er)\b",
    re.IGNORECASE,
)


def check_finding(finding: Finding, lines: list[str]) -> None:
    """A finding has a place in the text and a message in Dutch on one line."""
    assert 1 <= finding.line <= len(lines), finding
    assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding
    assert finding.message, finding
    said = f"{finding.message} {finding.hint}"
    assert not suspect(said), finding
    assert "\n" not in said, finding
    assert not FOREIGN.search(QUOTED.sub("", said)), finding
    assert DUTCH.search(finding.message), finding


def check_spoken(findings: list[Finding]) -> None:
    """Every format can say every finding."""
    for name, speak in FORMATS.items():
        text = speak(findings, "framework", EXPLAINED)
        assert bool(text.encode("utf-8")) or (name in {"tekst", "github"} and not findings)
        if name in {"json", "sarif", "codequality"}:
            json.loads(text)


def check_law(path: str, raw: bytes) -> str:
    """Check one input; gives the code of its first finding, or ``goed``. Fails by assertion."""
    start = time.process_time()
    loaded = load_bytes(path, raw)
    assert time.process_time() - start < SECONDS
    assert load_bytes(path, raw) == loaded
    lines = lines_of(raw.decode("utf-8-sig", "replace"))
    findings = loaded
    if isinstance(loaded, Document):
        for position in loaded.positions.values():
            assert all(1 <= line <= len(lines) for line, _ in (position.key, position.value))
        kind = KINDS[loaded.kind]
        findings = list(check_form(loaded, kind))
        assert findings == list(check_form(loaded, kind))
    else:
        assert loaded
    assert isinstance(findings, list)
    for finding in findings:
        check_finding(finding, lines)
    check_spoken(findings)
    assert time.process_time() - start < 2 * SECONDS
    return min(findings).rule if findings else "goed"


def run(count: int, number: int, phases: tuple[Phase, ...] = tuple(Phase)) -> Counter[str]:
    """Check so many inputs; gives how often each first code was met.

    The same number gives the same inputs. Raises ``AssertionError``, or what the code under test
    raised, for the simplest input that breaks the law.
    """
    met: Counter[str] = Counter()

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    @given(ANYTHING)
    def obey(case: Case) -> None:
        met[check_law(*case)] += 1

    obey()
    return met


def main() -> None:
    """Run in batches, each with a seed of its own, and tell how far it is."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else INPUTS
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    met: Counter[str] = Counter()
    start = time.monotonic()
    while met.total() < count:
        met += run(min(BATCH, count - met.total()), first + met.total())
        sys.stdout.write(f"\r{met.total()} of {count}, {time.monotonic() - start:.0f} s ")
        sys.stdout.flush()
    sys.stdout.write("\n")
    for code, times in met.most_common():
        sys.stdout.write(f"{times:8d}  {code}\n")


if __name__ == "__main__":
    main()
