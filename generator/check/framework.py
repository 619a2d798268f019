"""Documents to a framework, or to all findings about them.

Everything wrong is found in one run: a broken file never hides the mistakes in the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.base.canonical import canonical_content
from generator.base.findings import Finding, Invalid
from generator.base.schema import Kinds, load_kinds
from generator.check.files import item_paths, load_documents
from generator.check.form import check_form
from generator.check.links import check_links, released_targets, targets_of, unread_targets
from generator.check.waivers import set_aside
from generator.history.model import Framework
from generator.history.notes import check_notes
from generator.history.versions import NOTES, Archive, Release, check_working, read_archive
from generator.layout.lay_out import check_layout
from generator.load.document import Document
from generator.load.register import REGISTER, read_register
from generator.rules.registry import CODES, RULES, Checked, Released


@dataclass(frozen=True)
class Result:
    """What a check found.

    ``framework`` is there when the content can be shown: nothing is wrong, or at most a change note
    is missing. ``archive`` is there when the sealed releases are right. ``sound`` holds all items
    whose own form is right, also when others are wrong; ``unread`` names the files it leaves out.
    """

    findings: tuple[Finding, ...]
    framework: Framework | None = field(default=None, repr=False)
    archive: Archive | None = field(default=None, repr=False)
    sound: Framework | None = field(default=None, repr=False)
    unread: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(f for f in self.findings if f.is_error)


def check(root: Path, day: str | None = None, *, layout: bool = False) -> Result:
    """Check a framework folder whole.

    On a ``day`` (``jjjj-mm-dd``) rules that were set aside until earlier count again; a build gives
    none, so that it depends on its input alone. ``layout`` adds what ``kader opmaak`` would change.

    Raises ``OSError`` or ``ValueError`` when the check itself can't run: no such folder, a broken
    register, broken schemas.
    """
    if not root.is_dir():
        raise ValueError(f"de map {root} bestaat niet")
    kinds = load_kinds()
    register = read_register(root / REGISTER)
    paths = item_paths(root)
    documents, findings = load_documents(root, paths, kinds)
    wrong = {d.path: list(check_form(d, kinds[d.kind])) for d in documents}
    findings += [f for found in wrong.values() for f in found]
    sound = [d for d in documents if not wrong[d.path]]
    targets = targets_of(documents, register) | unread_targets(documents, paths, kinds)
    sealed = read_archive(root, kinds, register)
    archive = None if isinstance(sealed, list) else sealed
    findings += check_links(documents, kinds, register, released_targets(archive) | targets)
    complete = not any(f.is_error for f in findings)
    findings += check_layout(root, sound) if layout else ()
    findings += sealed if isinstance(sealed, list) else []
    findings += _check_rules(sound, archive, day, complete=complete)
    framework = Framework(kinds, _content(sound, kinds), register)
    current = archive.current if archive else None
    if current:
        findings += check_working(current, framework, targets)
    usable = not any(f.is_error for f in findings)
    unread = tuple(sorted(set(paths) - {d.path for d in sound}))
    if current and not any(path.startswith(f"{NOTES}/") for path in unread):
        findings += _last(check_notes(current, framework, sound), findings)
    return Result(
        tuple(sorted(set(findings))),
        framework if usable else None,
        archive,
        framework,
        unread,
    )


def _last(found: Iterable[Finding], before: Iterable[Finding]) -> list[Finding]:
    """What is asked of a file only when nothing else is wrong in it."""
    wrong = {f.path for f in before if f.is_error}
    return [f for f in found if f.path not in wrong]


def read_all(root: Path) -> tuple[Framework, Archive]:
    """Read the working version and the sealed releases; raises ``Invalid`` with all findings."""
    result = check(root)
    if result.framework is None or result.archive is None:
        raise Invalid(result.errors)
    return result.framework, result.archive


def concept_of(framework: Framework, archive: Archive) -> Release:
    """The working version as a release; it has no date of its own but that of the last seal."""
    date = archive.current.date if archive.current else ""
    return Release("concept", date, framework, is_concept=True)


def _content(documents: Iterable[Document], kinds: Kinds) -> dict[str, Any]:
    raw: dict[str, dict[str, Any]] = {k.name: {} for k in kinds}
    for document in documents:
        raw[document.kind][document.data["id"]] = document.data
    return canonical_content(kinds, raw)


def _check_rules(
    sound: Sequence[Document], archive: Archive | None, day: str | None, *, complete: bool
) -> Iterator[Finding]:
    """Run the rules of the report over the documents whose form is right.

    Without an archive nobody knows which versions there are.
    """
    by_kind: dict[str, dict[str, Document]] = defaultdict(dict)
    for document in sound:
        by_kind[document.kind][document.data["id"]] = document
    versions = {r.name: _released(r) for r in archive.releases} if archive else None
    checked = Checked(by_kind, versions, complete)
    found = [f for rule in RULES for f in rule(checked)]
    complete = complete and archive is not None
    yield from set_aside(sound, found, CODES, day, complete=complete)


def _released(release: Release) -> Released:
    content = [release.framework.data.get(k.name, {}) for k in release.framework.kinds.content]
    return Released(
        release.date,
        frozenset(item for items in content for item in items),
        frozenset(i for items in content for i, data in items.items() if "ingetrokken" in data),
    )
