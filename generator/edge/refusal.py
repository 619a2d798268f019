"""What a command says when the framework itself is wrong, and how it counts findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from generator.base.findings import Finding, Invalid
from generator.base.phrases import counted, listed
from generator.edge.exit_codes import FOUND
from generator.edge.output import complain
from generator.report.findings import as_text
from generator.setup.setup import Setup, read_setup

SHOWN = 20
"""So many mistakes are named where a list of all would hide what matters."""

_Given = ParamSpec("_Given")


def count(findings: Sequence[Finding]) -> str:
    """Say how many findings there are: ``2 fouten en 1 waarschuwing in 2 bestanden``."""
    errors = sum(f.is_error for f in findings)
    warnings = len(findings) - errors
    parts = [counted(errors, "fout", "fouten")]
    if warnings:
        parts.append(counted(warnings, "waarschuwing", "waarschuwingen"))
    files = counted(len({f.path for f in findings}), "bestand", "bestanden")
    return f"{listed(parts)} in {files}"


def opened(root: Path) -> Setup:
    """Open a framework folder; raises ``Invalid`` when its settings or schemas are wrong."""
    setup = read_setup(root)
    if isinstance(setup, list):
        raise Invalid(setup)
    return setup


def refusing(run: Callable[_Given, int]) -> Callable[_Given, int]:
    """Let a command that meets ``Invalid`` name all findings, and give ``FOUND``."""

    @wraps(run)
    def run_or_refuse(*given: _Given.args, **named: _Given.kwargs) -> int:
        try:
            return run(*given, **named)
        except Invalid as error:
            complain(as_text(error.findings))
            complain(f"\n{count(error.findings)}. Er is niets geschreven.")
            return FOUND

    return run_or_refuse
