"""Times the loader beside PyYAML's own C loader, and the quick commands: ``make benchmark``.

PyYAML makes objects and forgets places; the loader checks everything and remembers the place of
each key and value. It may take half as long again. Commands are timed as whole processes, from
the start of Python to the end, and shown beside the time that they may take.

Usage: ``python tests/snelheid.py [NUMBER OF FILES] [ROUNDS]``
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path

import yaml

from generator.load.document import Document, load_bytes

ROOT = Path(__file__).parents[1]
FILES = 2_000
ROUNDS = 7
SIZES = range(700, 1_400)
"""Of real files, those of about 1 kB are taken, as often as needed."""

COMMANDS: Mapping[str, float] = {"--help": 0.15, "controleer": 0.6}
"""What is timed as a process on the real framework, with the seconds that it may take."""


def contents(count: int) -> list[bytes]:
    """So many real files."""
    real = [p.read_bytes() for p in sorted(ROOT.glob("framework/*/*.yaml"))]
    return list(islice(cycle([c for c in real if len(c) in SIZES]), count))


def ours(content: bytes) -> None:
    """Read with the loader."""
    assert isinstance(load_bytes("waarden/wa-01.yaml", content), Document)


def theirs(content: bytes) -> None:
    """Read with PyYAML."""
    yaml.load(content, Loader=yaml.CSafeLoader)


def fastest(read: Callable[[bytes], None], files: list[bytes], rounds: int) -> float:
    """Seconds of processor time for all files, in the round that was least disturbed."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for content in files:
            read(content)
        best = min(best, time.process_time() - start)
    return best


def typical(command: Sequence[str], rounds: int) -> float:
    """The median of the seconds that a process takes; one round before it fills the caches."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    times: list[float] = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def main() -> None:
    """Print both, and how many times longer ours takes."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    files = contents(count)
    loader, library = fastest(ours, files, rounds), fastest(theirs, files, rounds)
    size = sum(map(len, files)) / count
    sys.stdout.write(
        f"{count} files of {size:.0f} bytes on average\n"
        f"loader                      {loader:.3f} s\n"
        f"yaml.load with CSafeLoader  {library:.3f} s\n"
        f"loader / yaml.load          {loader / library:.2f}\n"
    )
    for command, aim in COMMANDS.items():
        taken = typical([sys.executable, "-m", "generator", command], rounds)
        sys.stdout.write(f"kader {command:<20}  {taken:.3f} s (aim: {aim:.2f} s)\n")


if __name__ == "__main__":
    main()
