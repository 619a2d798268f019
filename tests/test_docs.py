"""Every command, option and setting is documented."""

from __future__ import annotations

import argparse
import ast
import re
from pathlib import Path

from generator.edge.arguments import make_parser
from generator.edge.mkdocs_plugin import _Options

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parsers of all subcommands by name."""
    actions = make_parser()._actions
    (found,) = (a for a in actions if isinstance(a, argparse._SubParsersAction))
    return dict(found.choices)


def row_of(command: str) -> str:
    """The line of the README that describes a command."""
    (row,) = [line for line in README.splitlines() if line.startswith(f"| `kader {command}")]
    return row


def test_every_command_has_one_row() -> None:
    named = re.findall(r"^\| `kader (\w+)", README, re.MULTILINE)
    assert sorted(named) == sorted(commands())


def test_every_option_is_in_its_row() -> None:
    missing = []
    for name, parser in commands().items():
        row = row_of(name)
        for action in parser._actions:
            if isinstance(action, argparse._HelpAction):
                continue
            words = action.option_strings or [str(action.metavar or action.dest).upper()]
            missing += [f"{name} {w}" for w in words if w not in row]
    assert missing == []


def test_every_choice_is_in_its_row() -> None:
    missing = []
    for name, parser in commands().items():
        for action in parser._actions:
            if action.choices and action.option_strings:
                missing += [f"{name} {c}" for c in action.choices if c not in row_of(name)]
    assert missing == []


def test_every_command_helps_in_dutch() -> None:
    actions = make_parser()._actions
    (found,) = (a for a in actions if isinstance(a, argparse._SubParsersAction))
    assert {a.dest for a in found._choices_actions if a.help} == set(commands())


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
