"""A framework folder to a framework, or to all findings about it.

Everything wrong is found in one run: a broken file never hides the mistakes in the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.base.cache import Cache
from generator.base.findings import Finding, Invalid, in_order
from generator.base.guarded import FAULT, few_faults
from generator.check.loaded import load
from generator.check.passes import BY_THEMSELVES, LAST, PASSES, found_by
from generator.history.model import Framework
from generator.history.versions import CONCEPT, Archive, Release
from generator.setup.setup import Setup, read_kinds, read_setup


@dataclass(frozen=True)
class Result:
    """What a check found.

    ``framework`` is there when the content can be shown: nothing is wrong, or at most a change note
    is missing. ``archive`` is there when the sealed releases are right. ``sound`` holds all items
    whose own form is right, also when others are wrong, and is absent only while the settings or
    the schemas are wrong; ``unread`` names the files it leaves out, and ``noted`` the items that
    the notes among them are about (``None`` when that can't be read).
    """

    findings: tuple[Finding, ...]
    framework: Framework | None = field(default=None, repr=False)
    archive: Archive | None = field(default=None, repr=False)
    sound: Framework | None = field(default=None, repr=False)
    unread: tuple[str, ...] = ()
    noted: frozenset[str] | None = frozenset()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(f for f in self.findings if f.is_error)


def check(
    root: Path,
    day: str | None = None,
    *,
    layout: bool = False,
    stand_in: Path | None = None,
    cache: Cache | None = None,
) -> Result:
    """Check a framework folder whole.

    On a ``day`` (``jjjj-mm-dd``) rules that were set aside until earlier count again; a build gives
    none, so that it depends on its input alone. ``layout`` adds what ``kader opmaak`` would change.
    ``stand_in`` is the folder whose settings and schemas count where this one has none. ``cache``
    spares looks that found nothing before; the result is the same without.

    Raises ``OSError`` or ``ValueError`` when the check itself can't run: no such folder, no
    settings, a broken register.
    """
    setup = read_setup(root, stand_in, cache)
    if isinstance(setup, list):
        return Result(in_order([*setup, *_of_the_form(root, stand_in)]))
    return check_content(setup, root, day, layout=layout, cache=cache)


def _of_the_form(root: Path, stand_in: Path | None) -> list[Finding]:
    """What is wrong with each file by itself: that needs no more than the kinds."""
    setup = read_kinds(root, stand_in)
    loaded = load(setup, root, None, layout=False) if setup else None
    return list(few_faults(found_by(BY_THEMSELVES, loaded))) if loaded else []


def check_content(
    setup: Setup,
    root: Path,
    day: str | None = None,
    *,
    layout: bool = False,
    cache: Cache | None = None,
) -> Result:
    """Check the content of a framework folder that was opened."""
    loaded = load(setup, root, day, layout=layout, cache=cache)
    findings = list(found_by(PASSES, loaded))
    wrong = {f.path for f in findings if f.is_error}
    last = [f for f in found_by(LAST, loaded) if f.path not in wrong or f.rule == FAULT]
    return Result(
        in_order(few_faults({*findings, *last})),
        None if wrong or any(f.rule == FAULT for f in last) else loaded.framework,
        loaded.archive,
        loaded.framework,
        loaded.unread,
        loaded.noted,
    )


def read_all(root: Path) -> tuple[Framework, Archive]:
    """Read the working version and the sealed releases; raises ``Invalid`` with all findings."""
    return usable(check(root))


def usable(result: Result) -> tuple[Framework, Archive]:
    """What a check found to be right; raises ``Invalid`` with all errors when it isn't."""
    if result.framework is None or result.archive is None:
        raise Invalid(result.errors)
    return result.framework, result.archive


def concept_of(framework: Framework, archive: Archive) -> Release:
    """The working version as a release; it has no date of its own but that of the last seal."""
    date = archive.current.date if archive.current else ""
    return Release(CONCEPT, date, framework, is_concept=True)
