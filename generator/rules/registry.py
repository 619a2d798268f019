"""All rules of a framework: those that hold for any, and those of the rulesets that it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from generator.base.settings import Settings
from generator.load.codes import GROUPS, Code, load_codes
from generator.rules import (
    avoided,
    everywhere,
    language,
    legal,
    markdown,
    personal,
    same,
    signs,
    time,
    tree,
    users,
    web,
)
from generator.rules.rule import Rule, by_code, rules_of

GROUP = "kader.regels"
"""The entry points under which an installed package offers a ruleset."""

GENERIC = rules_of(
    users, time, legal, language, markdown, signs, tree, personal, web, same, avoided, everywhere
)
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
    ``ValueError`` when it can't be used: what is wrong with it, as the end of a Dutch sentence.
    """
    by_name = {e.name: e for e in (entry_points(group=GROUP) if offered is None else offered)}
    if name not in by_name:
        raise ValueError("is niet geïnstalleerd")
    try:
        ruleset = by_name[name].load()
    except Exception as error:
        # It is code of another package: whatever goes wrong in it, the settings named it.
        raise ValueError("is geïnstalleerd, maar werkt niet") from error
    if not isinstance(ruleset, Ruleset):
        raise ValueError("is geïnstalleerd, maar biedt geen regels aan")
    return ruleset


def installed() -> list[str]:
    """The names of the rulesets that installed packages offer, in order."""
    return sorted({e.name for e in entry_points(group=GROUP)})


@dataclass(frozen=True)
class Rulesets:
    """The rulesets that a framework names: those that are there, and why each other isn't."""

    found: tuple[Ruleset, ...]
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that hold for every framework, and those of the rulesets."""
        return (*GENERIC, *(r for ruleset in self.found for r in ruleset.rules))


def load_rulesets(names: Iterable[str]) -> Rulesets:
    """Find the rulesets that a framework names.

    One that claims a code of the rules before it counts as missing: nobody could tell whose it is.
    """
    found: list[Ruleset] = []
    missing: dict[str, str] = {}
    for name in names:
        try:
            ruleset = load_ruleset(name)
        except ValueError as error:
            missing[name] = str(error)
            continue
        try:
            by_code(Rulesets((*found, ruleset)).rules)
        except ValueError:
            missing[name] = "heeft een regel met een code die al van een andere regel is"
            continue
        found.append(ruleset)
    return Rulesets(tuple(found), missing)


def all_rules(names: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that hold for every framework, and those of the rulesets that are there."""
    return load_rulesets(names).rules


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
    rulesets = load_rulesets(settings.regels).found if settings else ()
    headings = [r.heading for r in rulesets if r.heading]
    groups = GROUPS | ({"regels": " en ".join(headings)} if headings else {})
    source = settings.bron.naam if settings and settings.bron else ""
    return Explanations(load_codes(*(r.explanations for r in rulesets)), groups, source)
