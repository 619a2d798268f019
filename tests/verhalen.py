"""Compare both readings of what a municipality is told on many random histories.

Run with ``make verhalen``; ``ARGS=100000`` for more than ten thousand. The suite does five hundred.
Prints how often each state and each reason came up: what never does isn't tried.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from hypothesis import given, settings

from tests import naive
from tests.histories import worlds
from tests.test_laws import agree
from tests.worlds import World

ENOUGH = 10_000
NEEDED = {
    "open",
    "verstreken",
    "voorwaardelijk",
    "gedaan",
    "overgenomen",
    "vervallen",
    "vervangen",
    "ingetrokken",
    "grond",
    "ingehaald",
    "passage",
    "was-al-weg",
    "onbekend",
    "niets te doen",
    "niets veranderd",
}


def compare(count: int) -> Counter[str]:
    """Compare so many histories; raises ``AssertionError`` with the smallest that differs."""
    seen: Counter[str] = Counter()

    @settings(max_examples=count, database=None)
    @given(worlds())
    def compared(world: World) -> None:
        agree(world)
        for who in world["register"]:
            told = naive.read(world, who)
            seen.update(told.get("tasks", {}).values())
            seen.update(row[-1] for row in told.get("review", ()))
            seen["niets te doen"] += told.get("nothing_to_do", False)
            seen["niets veranderd"] += told.get("nothing_changed", False)

    compared()
    return seen


def main() -> int:
    """Compare, print the figures; 1 when something never came up."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ENOUGH
    begin = time.monotonic()
    seen = compare(count)
    print(f"{count} histories in {time.monotonic() - begin:.0f} s: both readings agree")
    for name, times in seen.most_common():
        print(f"{times:8} {name}")
    missing = sorted(NEEDED - {name for name, times in seen.items() if times})
    for name in missing:
        print(f"never seen: {name}")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
