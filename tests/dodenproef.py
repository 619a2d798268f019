"""Kill many builds and look on as a reader: there is always one whole site, and nothing is left.

Run with ``make dodenproef``; ``ARGS=1000`` for more. So many builds are killed with SIGKILL at a
random time, and one before each step that a build takes on the disk. A reader opens the site again
and again meanwhile and reads every file of it. It runs once where the system exchanges two folders
in one step, and once as on a system that can't: there a site may be away until the next build.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.site.mark import MARK, Mark, write_mark
from generator.store import exchange
from generator.store.site import publish_site
from generator.store.staging import PREFIX

PAGES = 4
NAMES = [f"{n}/index.html" for n in range(PAGES)]
_STEPS = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "open", "fcntl.flock"}
_KILLED = 9


@dataclass(frozen=True)
class Score:
    """What came of it: builds killed, looks of the reader, looks that saw no site or a broken one.

    ``steps`` is how many steps a build takes, before each of which one was killed; ``finished`` how
    many builds ended before they could be killed, ``left`` what stood beside the site at the end.
    """

    killed: int
    finished: int
    steps: int
    looks: int
    absent: int
    broken: int
    left: tuple[str, ...]


def build_with(number: int) -> Callable[[Path], None]:
    """A build of a small site in which every page holds one number."""

    def build(target: Path) -> None:
        for name in NAMES:
            path = target / name
            path.parent.mkdir()
            path.write_text(f"<!doctype html><title>{number}</title>", encoding="utf-8")
            time.sleep(0.0005)
        mark = Mark("Kader", (), PAGES, frozenset(NAMES))
        (target / MARK).write_text(write_mark(mark), encoding="utf-8")

    return build


def look(site: Path) -> str:
    """Read a site once, as it stood when it was opened: ``whole``, ``absent``, ``broken``.

    What is taken away while it is read was exchanged for another: then the look doesn't count.
    """
    try:
        folder = os.open(site, os.O_RDONLY)
    except FileNotFoundError:
        return "absent"
    try:
        texts = {_read(folder, name) for name in NAMES}
        if len(texts) == 1 and None not in texts:
            return "whole"
        now = site.stat()
        opened = os.fstat(folder)
        same = (now.st_dev, now.st_ino) == (opened.st_dev, opened.st_ino)
        return "broken" if same else "exchanged"
    except FileNotFoundError:
        return "absent"
    finally:
        os.close(folder)


def _read(folder: int, name: str) -> bytes | None:
    try:
        file = os.open(name, os.O_RDONLY, dir_fd=folder)
    except FileNotFoundError:
        return None
    try:
        return os.read(file, 1000)
    finally:
        os.close(file)


def _in_a_child(work: Callable[[], None]) -> int:
    """Do something in a process of its own; gives its id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException as error:
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)
    os._exit(0)


def _read_on(site: Path, report: Path) -> None:
    """Look until told to stop, then write down what was seen."""
    counts = dict.fromkeys(("whole", "absent", "broken", "exchanged"), 0)
    asked: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: asked.append(number))
    while not asked:
        counts[look(site)] += 1
    report.write_text(" ".join(map(str, counts.values())), encoding="utf-8")


def _count_steps(work: Callable[[], None], limit: int | None) -> int:
    """Do something and count its steps on the disk; with a limit, die before that one."""
    steps = 0

    def hook(event: str, _: tuple[object, ...]) -> None:
        nonlocal steps
        if event in _STEPS or event.startswith("ctypes.call"):
            if steps == limit:
                os.kill(os.getpid(), signal.SIGKILL)
            steps += 1

    sys.addaudithook(hook)
    work()
    return steps


def _steps_of_a_build(site: Path, report: Path) -> int:
    def count() -> None:
        steps = _count_steps(lambda: _publish(site, 0), None)
        report.write_text(str(steps), encoding="utf-8")

    assert os.waitpid(_in_a_child(count), 0)[1] == 0
    return int(report.read_text(encoding="utf-8"))


def _publish(site: Path, number: int) -> None:
    publish_site(site, build_with(number))


def _kill_at_step(site: Path, number: int, step: int) -> bool:
    def work() -> None:
        _count_steps(lambda: _publish(site, number), step)

    child = _in_a_child(work)
    killed = os.waitpid(child, 0)[1] == _KILLED
    # The reader sees what a killed build leaves, before the next one mends it. What that one clears
    # takes steps too; so it lives, or the last steps of a build would never be reached.
    time.sleep(0.01)
    _publish(site, number)
    return killed


def _kill_at_some_time(site: Path, number: int, seconds: float) -> bool:
    child = _in_a_child(lambda: _publish(site, number))
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == _KILLED


def try_out(folder: Path, kills: int, *, one_step: bool = True, seed: int = 0) -> Score:
    """Kill a build before each of its steps, and so many at random times."""
    site = folder / "site"
    chance = random.Random(seed)
    real = exchange.exchange
    if not one_step:
        exchange.exchange = lambda *_: False
    try:
        _publish(site, 0)
        started = time.perf_counter()
        _publish(site, 0)
        lasts = time.perf_counter() - started
        steps = _steps_of_a_build(site, folder / "stappen")
        reader = _in_a_child(lambda: _read_on(site, folder / "gezien"))
        times = [chance.uniform(0, lasts * 1.2) for _ in range(kills)]
        killed = [
            *(_kill_at_step(site, step, step) for step in range(steps)),
            *(_kill_at_some_time(site, steps + n, t) for n, t in enumerate(times)),
        ]
        _publish(site, steps + kills)
        os.kill(reader, signal.SIGTERM)
        os.waitpid(reader, 0)
    finally:
        exchange.exchange = real
    whole, absent, broken, _ = map(int, (folder / "gezien").read_text(encoding="utf-8").split())
    assert look(site) == "whole"
    left = tuple(sorted(p.name for p in folder.iterdir() if p.name.startswith(PREFIX)))
    return Score(
        sum(killed), killed.count(False), steps, whole + absent + broken, absent, broken, left
    )


def main() -> int:
    """Run both ways, print the figures; 1 when a reader saw a broken site, or something is left."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    good = True
    for one_step in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            score = try_out(Path(folder), kills, one_step=one_step, seed=time.time_ns())
        print(f"{'in one step' if one_step else 'in two steps'}: {score}")
        good &= not score.broken and not score.left and not (one_step and score.absent)
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
