"""Changes the code a little, many times, and sees whether a test notices: ``make mutatie``.

mutmut makes the changes and runs the tests that reach the changed function; ``pyproject.toml`` says
in which modules, and with which tests. What no test notices must stand in ``overlevers.toml`` with
its reason, and nothing else. Works in ``build/mutatie``, and each time tries all that is asked.

Usage: ``python tests/mutatie.py [MODULE…]``, such as ``history.diff`` or ``rules``.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
WORK = ROOT / "build" / "mutatie"
ACCEPTED = ROOT / "tests" / "overlevers.toml"
LOWEST = 0.9
"""So large a part of the changes must be noticed, those with a reason not counted as noticed."""
_FOLDERS = ("generator", "framework", "schemas", "site_overrides", "tests")
_FILES = (
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "mkdocs.yml",
    "pyproject.toml",
)
_NOTICED = {1, 3, 24, -24, 152}
"""The exit codes of a run in which a test failed, or that went on for too long.

mutmut also calls it a timeout when the tests could not be run (255): then nothing was tried.
"""
# mutmut handles these two by itself.
_HANDLED = {"staticmethod", "classmethod"}

Key = tuple[str, str]
"""A function and what was changed in it, as ``- old`` and ``+ new`` lines."""


@dataclass(frozen=True)
class Score:
    """How a module did."""

    module: str
    changes: int
    survivors: int

    @property
    def part(self) -> float:
        """The part of the changes that a test noticed."""
        return 1 - self.survivors / self.changes

    def __str__(self) -> str:
        """Give the score as a row of a table."""
        counts = f"{self.changes:6} changes{self.survivors:6} survive{self.part:8.1%}"
        return f"{self.module:32}{counts}"


# Which tests look at a change, and in which order: mutmut loads this file as a plugin of pytest.

_CONTENT = (
    *("all_at_once", "guarded", "half_markdown", "personal", "readability", "registry", "rules"),
    *("rules_markdown", "same", "settings", "signs", "voorbeelden", "waiting", "waivers"),
    *("web_addresses", "words"),
)
ABOUT: Mapping[str, Sequence[str]] = {
    "changelog": (
        *("body", "changelog", "dates", "impact", "reliance", "since", "stories", "switch"),
        "verdict",
    ),
    "history": (
        *("changelog", "diff", "direction", "forgeries", "history", "impact", "notes", "release"),
        *("stories", "versions"),
    ),
    "rules": _CONTENT,
    "rulesets": _CONTENT,
    "setup": ("register", "settings"),
    "store": ("forgeries", "promises", "publish", "publish_site", "release"),
}
"""The tests that are about the modules of a package.

Many more pass through them on their way to something else: those take long, and notice little.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Look with the tests that are about the change, the quickest first.

    Most changes are noticed by one of those, and then it stops.
    """
    package = os.environ.get("MUTANT_UNDER_TEST", "").removeprefix("generator.").partition(".")[0]
    forget()
    if package in ABOUT:
        files = {f"test_{name}.py" for name in ABOUT[package]}
        items[:] = [item for item in items if item.path.name in files]
    stats = Path("mutmut-stats.json")
    known = json.loads(stats.read_text(encoding="utf-8")) if stats.exists() else {}
    seconds: Mapping[str, float] = known.get("duration_by_test", {})
    items.sort(key=lambda item: seconds.get(item.nodeid, 0))


def forget() -> None:
    """Empty what functions of the generator and of the tests remember.

    Each change is tried in a fork of a process that ran tests before. What a function gave there
    would be given again, and a change in it would never run: it would be called a survivor.
    """
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in {"generator", "tests"}:
            for value in vars(module).values():
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


# The code that is changed.


def undecorated(source: str) -> str:
    """The same module with its functions decorated after their definition.

    mutmut leaves a function with a decorator alone: a property, a rule.
    """
    lines = source.splitlines()
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef)]
    for node in sorted(functions, key=lambda n: n.lineno, reverse=True):
        names = [ast.unparse(d) for d in node.decorator_list]
        if not names or set(names) & _HANDLED or "." in names[0].split("(")[0]:
            continue
        assert node.end_lineno is not None
        call = node.name
        for name in reversed(names):
            call = f"{name}({call})"
        lines.insert(node.end_lineno, f"{' ' * node.col_offset}{node.name} = {call}")
        del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "\n".join(lines) + "\n"


def modules() -> list[str]:
    """The modules that are changed, by their name below ``generator``."""
    patterns = _configuration()["only_mutate"]
    paths = (p.relative_to(ROOT).as_posix() for p in (ROOT / "generator").rglob("*.py"))
    chosen = [p for p in paths if any(fnmatch(p, pattern) for pattern in patterns)]
    return sorted(p.removeprefix("generator/")[:-3].replace("/", ".") for p in chosen)


def _configuration() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        configuration: dict[str, Any] = tomllib.load(file)["tool"]["mutmut"]
    return configuration


def prepare() -> None:
    """Put a copy of the project where it can be changed."""
    WORK.mkdir(parents=True, exist_ok=True)
    for name in _FOLDERS:
        shutil.rmtree(WORK / name, ignore_errors=True)
        if (ROOT / name).exists():
            ignored = shutil.ignore_patterns("__pycache__", "node_modules")
            shutil.copytree(ROOT / name, WORK / name, ignore=ignored)
    for name in _FILES:
        shutil.copy2(ROOT / name, WORK / name)
    # A test that was changed may reach other code than before.
    (WORK / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    for module in modules():
        path = WORK / "generator" / f"{module.replace('.', '/')}.py"
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")


# What mutmut says.


def mutmut(*arguments: str) -> str:
    """What mutmut prints. It runs the tests of the copy, without another checkout on its path."""
    environment = {n: v for n, v in os.environ.items() if n != "PYTHONPATH"}
    command = [str(Path(sys.executable).parent / "mutmut"), *arguments]
    done = subprocess.run(
        command, cwd=WORK, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout[-3000:]}\nmutmut stopped with code {done.returncode}")
    return done.stdout


def function_of(mutant: str) -> str:
    """The function of a mutant below ``generator``: ``store.publish.BrokenSite.__init__``."""
    module, _, name = mutant.rpartition("__mutmut_")[0].rpartition(".")
    plain = name.removeprefix("xǁ").replace("ǁ", ".") if "ǁ" in name else name.removeprefix("x_")
    return f"{module.removeprefix('generator.')}.{plain}"


def change_in(diff: str) -> str:
    """The old and new lines of a diff without their place and indentation."""
    lines = [line for line in diff.splitlines() if re.match(r"[-+](?!--|\+\+)", line)]
    return "\n".join(f"{line[0]} {line[1:].strip()}" for line in lines)


def exit_codes(module: str) -> Mapping[str, int | None]:
    """How the tests ended for each mutant of a module; ``None`` when they were not run."""
    path = WORK / "mutants" / "generator" / f"{module.replace('.', '/')}.py.meta"
    codes: dict[str, int | None] = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return codes


def survivors(codes: Mapping[str, int | None]) -> list[str]:
    """The mutants that no test noticed, or that were not tried."""
    return [name for name, code in codes.items() if code not in _NOTICED]


# What we make of it.


def accepted() -> dict[Key, str]:
    """The changes that no test can notice, or need not, with the reason why."""
    with ACCEPTED.open("rb") as file:
        entries = tomllib.load(file).get("overlever", [])
    return {
        (entry["functie"], change.strip()): entry["reden"]
        for entry in entries
        for change in entry["wijzigingen"]
    }


def as_entries(keys: Iterable[Key]) -> Iterator[str]:
    """Survivors as they stand in the file of accepted ones, but for the reason."""
    by_function: Mapping[str, list[str]] = defaultdict(list)
    for function, change in sorted(set(keys)):
        by_function[function].append(change)
    for function, changes in by_function.items():
        yield f'[[overlever]]\nfunctie = "{function}"\nreden = ""\nwijzigingen = ['
        yield from (f"'''\n{change}\n'''," for change in changes)
        yield "]\n"


def complaints(
    scores: Sequence[Score], surviving: set[Key], reasons: Mapping[Key, str]
) -> list[str]:
    """Why a run isn't good: a low score, a survivor without a reason, a reason without survivor."""
    low = [f"{s.module}: {s.part:.0%} is less than {LOWEST:.0%}" for s in scores if s.part < LOWEST]
    counts = {
        "changes that no test notices and no reason explains": len(surviving - set(reasons)),
        f"changes that {ACCEPTED.name} names and a test notices": len(set(reasons) - surviving),
    }
    return low + [f"{count} {what}" for what, count in counts.items() if count]


def look(module: str) -> tuple[Score, set[Key]]:
    """The score of a module and its survivors."""
    codes = exit_codes(module)
    names = survivors(codes)
    keys = {(function_of(name), change_in(mutmut("show", name))) for name in names}
    return Score(module, len(codes), len(names)), keys


def main(arguments: Sequence[str]) -> int:
    """Try the modules whose names begin so, or all; gives the exit code."""
    chosen = [m for m in modules() if not arguments or m.startswith(tuple(arguments))]
    prepare()
    children = str(len(os.sched_getaffinity(0)))
    print(f"Changing {', '.join(chosen)} ...", flush=True)
    mutmut("run", "--max-children", children, *(f"generator.{m}.x*" for m in chosen))
    looks = [look(m) for m in chosen if exit_codes(m)]
    scores = [s for s, _ in looks]
    surviving = set[Key]().union(*(keys for _, keys in looks))
    tried = tuple(f"{m}." for m in chosen)
    reasons = {k: reason for k, reason in accepted().items() if k[0].startswith(tried)}
    print("\n".join(as_entries(surviving - set(reasons))))
    for function, change in sorted(set(reasons) - surviving):
        print(f"No longer survives, take it out of {ACCEPTED.name}: {function}\n{change}")
    print("\n".join(map(str, scores)))
    wrong = complaints(scores, surviving, reasons)
    print("\n".join(wrong) or "Good.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
