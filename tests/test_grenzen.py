"""The worst files one can write: they give findings, soon, and take little memory.

Each is checked as part of a whole framework, in a process of its own whose use is measured.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.edge.cli import main
from generator.load.document import MAX_BYTES
from tests.test_load_refuses import BAD
from tests.test_voorbeelden import base

__all__ = ["base"]

EXAMPLE = Path(__file__).parent / "voorbeeldkader"
SECONDS = 2.0
"""Time of the processor for a whole check; a clock on the wall also counts what others do."""
KNOWN_WORK = 0.1
"""The time of ``known_work`` on the machine that the limit was set for."""
MEGABYTES = 200

HEAD = "id: wa-09\ntitel: Rust\nstatus: voorstel\n"


def full(unit: str, head: str = "a: ", tail: str = "") -> str:
    """As many times the same as fits in a file."""
    room = MAX_BYTES - len((head + tail).encode())
    return head + unit * (room // len(unit.encode())) + tail


# Each content of a file with a code that must be among what is found.
WORST = {
    "brackets": (full("["), "te-diep"),
    "brackets, closed": ("a: " + "[" * 130_000 + "]" * 130_000, "te-diep"),
    "braces": (full("{b: "), "te-diep"),
    "dashes": (full("- ", "a:\n"), "te-diep"),
    "dashes below each other": (full("-\n", "a:\n"), "te-veel-meldingen"),
    "levels": ("".join(" " * n + "a:\n" for n in range(700)), "te-diep"),
    "single quotes": (full("'"), "yaml"),
    "double quotes": (full('"'), "yaml"),
    "unclosed quote": (full("  x\n", "a: '\n"), "yaml"),
    "hashes": (full("#", ""), "bestand-leeg"),
    "hashes and spaces": (full(" #x", "a: x"), "waarde-afgekapt"),
    "one long line": (full("x"), "veld-ontbreekt"),
    "one long number": (full("1"), "waarde-dubbelzinnig"),
    "one long number with a letter": (full("1_", "a: ", "x"), "veld-ontbreekt"),
    "one long time": (full("1:", "a: ", "x"), "veld-ontbreekt"),
    "asterisks and commas": (full(",*", "a: [x"), "yaml"),
    "colons": (full(": ", "a"), "yaml"),
    "question marks": (full("? a\n", ""), "te-veel-meldingen"),
    "spaces": (full(" ", "", "x"), "bestand-vorm"),
    "line ends": (full("\r", ""), "bestand-leeg"),
    "tabs": (full("\t\n", "a:\n"), "te-veel-meldingen"),
    "fixed spaces": (full("\u00a0\n", "a:\n"), "te-veel-meldingen"),
    "characters that nobody sees": (full("\u200b"), "te-veel-meldingen"),
    "conflicts": (full("<<<<<<< a\n", ""), "te-veel-meldingen"),
    "documents": (full("---\na: x\n", ""), "yaml-documenten"),
    "equal keys": (full("a: x\n", ""), "te-veel-meldingen"),
    "many keys": ("".join(f"a{n}: x\n" for n in range(19_000)), "veld-onbekend"),
    "too many keys": ("".join(f"a{n}: x\n" for n in range(21_000)), "te-veel-delen"),
    "many small mistakes": (full("a: no\n", ""), "te-veel-meldingen"),
    "aliases": (full("*b, ", "a: &b [", "]"), "te-veel-meldingen"),
    "aliases of aliases": (
        "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 15)),
        "yaml-verwijzing",
    ),
    "tags": (full("!!str x, ", "a: [", "]"), "te-veel-meldingen"),
    "references to nothing": (
        HEAD + "begrippen:\n" + "".join(f"  - bg-{n}\n" for n in range(19_000)),
        "verwijzing-onbekend",
    ),
    "groups in a list of words": (
        HEAD + "begrippen:\n" + "".join(f"  - {{a: b{n}}}\n" for n in range(9_900)),
        "waarde-soort",
    ),
    "words and numbers": (
        HEAD + "begrippen:\n" + "".join(f"  - bg-{n}\n  - {n}\n" for n in range(9_500)),
        "waarde-soort",
    ),
    "half sources": (
        HEAD + "vindplaatsen:\n" + "".join(f"  - bron: br-{n}\n" for n in range(9_900)),
        "verwijzing-onbekend",
    ),
    "the same source": (HEAD + "vindplaatsen:\n" + "  - bron: br-01\n" * 9_900, "waarde-dubbel"),
}

MEASURED = """
import json, resource, sys, time
from pathlib import Path
from generator.report.findings import as_text
from generator.check.framework import check
from generator.edge.cli import sweep_seldom

sweep_seldom()  # As every command does.


# Seconds of a piece of work that never changes.
def known_work():
    before = time.process_time()
    total = 0
    for number in range(3_000_000):
        total += number
    return time.process_time() - before


slowness = known_work()
before = time.process_time()
findings = check(Path(sys.argv[1])).findings
as_text(findings)
spent = time.process_time() - before
# The limit is one for the machine that it was set on; a slower one gets as much longer.
spent /= max(1, (slowness + known_work()) / 2 / float(sys.argv[3]))
# Linux counts the memory of the parent at the fork in `ru_maxrss`; this is of the process itself.
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
own = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
used = (own or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0] / 1024
print(json.dumps([spent, used, [f.rule for f in findings if f.path == sys.argv[2]], len(findings)]))
"""
PATH = "waarden/wa-09.yaml"


def limit() -> None:
    """End a process that got lost; the test measures more strictly."""
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))


def measure(root: Path) -> tuple[float, float, list[str], int]:
    """Check a framework; gives seconds, megabytes, the codes of one file, and how many in all."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(root), PATH, str(KNOWN_WORK)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    seconds, megabytes, codes, count = json.loads(done.stdout)
    return seconds, megabytes, codes, count


@pytest.mark.parametrize(("content", "code"), WORST.values(), ids=WORST)
def test_the_worst_files_are_refused_soon(
    content: str, code: str, base: Path, tmp_path: Path
) -> None:
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    assert len(content.encode()) <= MAX_BYTES
    (root / PATH).write_bytes(content.encode())
    seconds, megabytes, codes, count = measure(root)
    assert code in codes
    assert count == len(codes), "one bad file is not the fault of the others"
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


def test_a_huge_file_is_not_read(base: Path, tmp_path: Path) -> None:
    """Twenty gigabytes of nothing take no room on the disk, and none in memory."""
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    with (root / PATH).open("wb") as file:
        file.truncate(20 * 10**9)
    seconds, megabytes, codes, _ = measure(root)
    assert codes == ["bestand-te-groot"]
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


def test_a_named_pipe_is_not_waited_for(base: Path, tmp_path: Path) -> None:
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    os.mkfifo(root / PATH)
    _, _, codes, _ = measure(root)
    assert codes == ["bestand-soort"]


# Of each sort of bad file one.
SAMPLE = {
    "float",
    "tag",
    "UTF-16",
    "NUL",
    "too large",
    "brackets by the thousand",
    "unclosed quote",
}

ODD = (
    "Nee: {{ config.site_name }} {% raw %} <script>x</script> & ’s avonds fiets ☂\ufe0f €\u00a05 #1"
)


def files(root: Path) -> dict[str, bytes]:
    """All files of a site."""
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_odd_text_arrives_and_bad_files_change_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What looks like a template or HTML is text; what is refused leaves the old site as it was."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    item = root / "begrippen" / "bg-01.yaml"
    text = item.read_text(encoding="utf-8")
    odd = "'" + ODD.replace("'", "''") + "'"
    item.write_text(re.sub(r"(?m)^(titel|definitie): .*", rf"\1: {odd}", text), encoding="utf-8")
    site = tmp_path / "site"
    command = ["bouw", "--kader", str(root), "--naar", str(site)]
    assert main(command) == 0, capsys.readouterr().err
    page = BeautifulSoup((site / "concept/begrippen/bg-01/index.html").read_bytes(), "lxml")
    assert page.h1 is not None
    assert ODD.replace("\u00a0", " ") in page.h1.get_text().replace("\u00a0", " ")
    assert page.get_text().replace("\u00a0", " ").count(ODD.replace("\u00a0", " ")) >= 2
    assert not page.find("script", string="x")
    before = files(site)
    for name, (content, *_, code) in BAD.items():
        if name in SAMPLE:
            item.write_bytes(content.encode() if isinstance(content, str) else content)
            assert main(command) == 1
            assert code in capsys.readouterr().err
            assert files(site) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kader", "site"]
