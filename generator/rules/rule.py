"""What a rule is: a generator of findings with its codes, which says of which kinds it speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from types import ModuleType

from generator.base.findings import Finding
from generator.load.document import Document
from generator.rules.seen import Seen

AboutOne = Callable[[Document, Seen], Iterator[Finding]]
AboutAll = Callable[[Seen], Iterator[Finding]]
Kinds = Callable[[Seen], Iterable[str]]
"""Picks the kinds that a rule speaks of, so that a rule for every framework names none."""


@dataclass(frozen=True)
class Look:
    """One look of a rule, at one document or, without, at all that was seen.

    A document that is ``half`` has a mistake: the look ends where it touches that. One that is
    ``alone`` rests on its document and the kinds, and sees nothing else.
    """

    find: AboutAll
    document: Document | None = None
    half: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Rule:
    """One rule. ``doc`` is the rule itself, in Dutch; ``module`` is where it stands.

    ``codes`` are those of its findings: each belongs to one rule, and may be set aside for an item.
    A rule about one document at a time has ``looks``, which can each fail without the others.
    """

    look: AboutAll
    codes: tuple[str, ...]
    name: str
    doc: str
    module: str
    each: Callable[[Seen], Iterator[Look]] | None = None

    @property
    def is_ours(self) -> bool:
        """Whether the rule is part of this program, and not of another package."""
        return self.module.partition(".")[0] == __name__.partition(".")[0]

    def __call__(self, seen: Seen) -> Iterator[Finding]:
        """Yield what the rule finds in the sound documents that were seen."""
        return self.look(seen)

    def looks(self, seen: Seen) -> Iterator[Look]:
        """The looks that the rule takes, at documents with a mistake too."""
        return self.each(seen) if self.each else iter([Look(self.look)])


def rule(
    *codes: str,
    kinds: tuple[str, ...] | Kinds,
    withdrawn: bool = False,
    alone: bool = False,
) -> Callable[[AboutOne], Rule]:
    """Make a rule of a function about one document; it is called for all that hold.

    ``kinds`` are the names of the kinds that it speaks of, or a function that picks them;
    ``withdrawn`` says that it speaks of withdrawn items too, and ``alone`` that it looks at nothing
    but its document and the kinds: it is shown nothing else.
    """

    def decorate(function: AboutOne) -> Rule:
        def find(document: Document, seen: Seen) -> Iterator[Finding]:
            if withdrawn or "ingetrokken" not in document.data:
                yield from function(document, seen.alone if alone else seen)

        def each(seen: Seen) -> Iterator[Look]:
            for kind in kinds if isinstance(kinds, tuple) else kinds(seen):
                for document in seen.by_kind.get(kind, {}).values():
                    yield Look(partial(find, document), document, alone=alone)
                for document in seen.half.get(kind, ()):
                    yield Look(partial(find, document), document, half=True)

        def look(seen: Seen) -> Iterator[Finding]:
            return (f for one in each(seen) if not one.half for f in one.find(seen))

        return _made(function, look, codes, each)

    return decorate


def rule_over_all(*codes: str) -> Callable[[AboutAll], Rule]:
    """Make a rule of a function that looks at all documents together, withdrawn ones too."""

    def decorate(function: AboutAll) -> Rule:
        return _made(function, function, codes)

    return decorate


def _made(
    function: AboutOne | AboutAll,
    look: AboutAll,
    codes: tuple[str, ...],
    each: Callable[[Seen], Iterator[Look]] | None = None,
) -> Rule:
    doc = (function.__doc__ or "").strip()
    return Rule(look, codes, function.__name__, doc, function.__module__, each)


def every_kind(seen: Seen) -> Iterable[str]:
    """All kinds, also those in which nothing of the framework itself stands."""
    return [kind.name for kind in seen.kinds]


def of_users(seen: Seen) -> Iterable[str]:
    """The kinds in which someone says how they use the framework."""
    return seen.users


def with_page(page: str) -> Kinds:
    """The kinds whose page is of this sort (``x-blad``)."""

    def pick(seen: Seen) -> Iterable[str]:
        return [k.name for k in seen.kinds if k.sheet == page]

    return pick


def rules_of(*modules: ModuleType) -> tuple[Rule, ...]:
    """The rules of some modules, in the order in which they stand there.

    Raises ``ValueError`` when a code belongs to two of them: that is a mistake of developers.
    """
    rules = [r for m in modules for r in vars(m).values() if isinstance(r, Rule)]
    by_code(rules)
    return tuple(rules)


def by_code(rules: Iterable[Rule]) -> dict[str, Rule]:
    """The rules by their codes; raises ``ValueError`` when a code belongs to two of them."""
    rule_of: dict[str, Rule] = {}
    for each in rules:
        for code in each.codes:
            if code in rule_of:
                raise ValueError(f"code {code} of {rule_of[code].name} and of {each.name}")
            rule_of[code] = each
    return rule_of
