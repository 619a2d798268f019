"""All rules of a framework: those that hold for any, and those of the rulesets that it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from generator.base.settings import Settings
from generator.load.codes import GROUPS, Code, load_codes
from generator.rules import language, legal, markdown, signs, time, tree, users
from generator.rules.rule import Rule, by_code, rules_of

GROUP = "kader.regels"
"""The entry points under which an installed package offers a ruleset."""

GENERIC = rules_of(users, time, legal, language, markdown, signs, tree)
"""The rules that hold for every framework."""


@dataclass(frozen=True)
class Ruleset:
    """Rules of one framework, with the file that explains their codes.

    ``explanations`` may also give a general code the examples and sections of that framework;
    ``heading`` is what its rules are called together.
    """

    name: str
    rules: tuple[Rule, ...]
    explanations: Path
    heading: str = ""


def load_ruleset(name: str, offered: Iterable[EntryPoint] | None = None) -> Ruleset:
    """Find a ruleset by the name under which an installed package offers it.

    Nothing is imported because a file says so: only what someone installed counts. Raises
    ``ValueError``, in Dutch, when no package offers it.
    """
    by_name = {e.name: e for e in (entry_points(group=GROUP) if offered is None else offered)}
    if name not in by_name:
        names = ", ".join(sorted(by_name)) or "geen enkel"
        raise ValueError(
            f"het pakket met regels ‘{name}’ is niet geïnstalleerd; wel geïnstalleerd: {names}"
        )
    ruleset = by_name[name].load()
    if not isinstance(ruleset, Ruleset):
        raise ValueError(f"het pakket ‘{name}’ biedt geen regels aan")
    return ruleset


def all_rules(names: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that hold for every framework, and those of some rulesets.

    Raises ``ValueError`` for a ruleset that isn't installed, or a code that two rules claim.
    """
    rules = (*GENERIC, *(r for name in names for r in load_ruleset(name).rules))
    by_code(rules)
    return rules


@dataclass(frozen=True)
class Explanations:
    """What every code means that the check of a framework can give.

    ``groups`` are the groups of codes with their headings, and ``source`` is what the document is
    called whose sections the codes name.
    """

    codes: Mapping[str, Code]
    groups: Mapping[str, str]
    source: str = ""


def explanations(settings: Settings | None = None) -> Explanations:
    """What the codes of a framework mean; without settings, those that every framework has."""
    rulesets = [load_ruleset(name) for name in settings.regels] if settings else []
    headings = [r.heading for r in rulesets if r.heading]
    groups = GROUPS | ({"regels": " en ".join(headings)} if headings else {})
    source = settings.bron.naam if settings and settings.bron else ""
    return Explanations(load_codes(*(r.explanations for r in rulesets)), groups, source)
