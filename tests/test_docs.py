"""Every command, option and setting is documented."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from generator.edge.catalogue import CATALOGUE
from generator.edge.line.command import load
from generator.edge.line.parameters import Argument, Option, name_of
from generator.edge.mkdocs_plugin import _Options

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def parameters(command: str) -> list[Argument | Option]:
    """What a command may be given, but for the question for help."""
    of_command = [p for p in load(command).params if isinstance(p, Argument | Option)]
    return [p for p in of_command if p.name != "help_asked"]


def row_of(command: str) -> str:
    """The line of the README that describes a command."""
    (row,) = [line for line in README.splitlines() if line.startswith(f"| `kader {command}")]
    return row


def test_every_command_has_one_row() -> None:
    named = re.findall(r"^\| `kader (\w+)", README, re.MULTILINE)
    assert sorted(named) == sorted(CATALOGUE)


@pytest.mark.parametrize("command", CATALOGUE)
def test_every_option_is_in_its_row(command: str) -> None:
    row = row_of(command)
    words = [
        w for p in parameters(command) for w in (p.opts if isinstance(p, Option) else [name_of(p)])
    ]
    assert [w for w in words if w not in row] == []


@pytest.mark.parametrize("command", CATALOGUE)
def test_every_choice_is_in_its_row(command: str) -> None:
    choices = [c for p in parameters(command) for c in getattr(p.type, "choices", ())]
    assert [c for c in choices if c not in row_of(command)] == []


@pytest.mark.parametrize("command", CATALOGUE)
def test_every_option_is_explained(command: str) -> None:
    assert [name_of(p) for p in parameters(command) if not p.explanation] == []


def test_every_setting_of_the_site_is_explained() -> None:
    own = {name for name, _ in _Options()._schema}
    text = README + SETTINGS
    assert [name for name in sorted(own) if not re.search(rf"`{name}`|# .*{name}:", text)] == []


def test_every_environment_variable_is_explained() -> None:
    """A variable that the code reads, or that ``mkdocs.yml`` does."""
    names = set(re.findall(r"!ENV \[?(\w+)", SETTINGS))
    for path in (ROOT / "generator").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names |= set(re.findall(r"\bKADER_[A-Z_]+\b", node.value))
    text = README + CONTRIBUTING
    assert [n for n in sorted(names) if f"`{n}`" not in text] == []


def test_every_make_target_is_listed() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (\w+)", makefile, re.MULTILINE))
    explained = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert phony == explained
