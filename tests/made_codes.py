"""The codes of all findings that the modules can make, read from their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import generator
from generator.form.schema_errors import SENTENCES

GENERATOR = Path(str(generator.__file__)).parent

# The functions that make a finding, and which argument is its code. In ``_at`` the code is the
# first of a group.
MAKERS = {
    "Finding": 3,
    "about_file": 1,
    "finding": 1,
    "refuse": 0,
    "_at": 3,
    "_finding": 1,
    "say": 1,
    "stop": 1,
}
# They hand on the code that they are given, or that a table names.
HAND_ON = {"rule", "code", "*say"}


@dataclass(frozen=True)
class Made:
    """The codes that stand in a module, and the code expressions that nobody can read there."""

    codes: frozenset[str]
    unclear: frozenset[str]


def code_arguments(tree: ast.Module) -> Iterator[ast.expr]:
    """The expressions that give a finding its code."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = str(getattr(node.func, "attr", "") or getattr(node.func, "id", ""))
        if name in MAKERS and len(node.args) > MAKERS[name]:
            argument = node.args[MAKERS[name]]
            yield argument.elts[0] if isinstance(argument, ast.Tuple) else argument
        yield from (k.value for k in node.keywords if name in MAKERS and k.arg == "rule")


def options_of(argument: ast.expr) -> tuple[ast.expr, ...]:
    """The expressions between which an argument chooses."""
    return (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)


def made_by(path: Path) -> Made:
    """What one module can make."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    options = [o for argument in code_arguments(tree) for o in options_of(argument)]
    named = {str(o.value) for o in options if isinstance(o, ast.Constant)}
    other = {ast.unparse(o) for o in options if not isinstance(o, ast.Constant)}
    return Made(frozenset(named), frozenset(other - HAND_ON))


def made_codes() -> dict[str, Made]:
    """What each module can make, by its name; no module is left out."""
    made = {
        ".".join(path.relative_to(GENERATOR).with_suffix("").parts): made_by(path)
        for path in sorted(GENERATOR.rglob("*.py"))
    }
    table = frozenset(code for code, _ in SENTENCES.values())
    schema = made["form.schema_errors"]
    return made | {"form.schema_errors": Made(schema.codes | table, schema.unclear)}
