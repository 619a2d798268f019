"""Everything that a framework folder holds, read once: what the passes of the check look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from generator.base.cache import Cache
from generator.base.findings import Finding
from generator.base.guarded import attempt
from generator.base.schema import NOTES, Kinds
from generator.check.files import item_paths, load_documents
from generator.check.judged import Judged, judge
from generator.check.links import check_links, released_targets, targets_of, unread_targets
from generator.check.target import Target
from generator.form.own_id import Ids
from generator.history.model import Framework
from generator.history.versions import FOLDER, SEALS, Archive, Release, read_archive
from generator.load.document import Document
from generator.load.unread import UNREAD
from generator.setup.setup import Setup


@dataclass(frozen=True)
class Loaded:
    """One framework folder, read.

    ``paths`` are all files that should hold an item and ``documents`` those that could be read,
    some of them but for a few values; ``unreadable`` says what can't be read. ``sealed`` are the
    releases, or what is wrong with them. ``day`` (``jjjj-mm-dd``) is the day on which rules that
    were set aside may count again; ``layout`` asks for a look at the form of the text too.
    ``cache`` spares looks that found nothing before.
    """

    root: Path
    setup: Setup
    paths: Sequence[str] = field(repr=False)
    documents: Sequence[Document] = field(repr=False)
    unreadable: Sequence[Finding] = field(repr=False)
    sealed: Archive | list[Finding] = field(repr=False)
    day: str | None = None
    layout: bool = False
    cache: Cache | None = field(default=None, repr=False)

    @property
    def kinds(self) -> Kinds:
        """The kinds of the framework."""
        return self.setup.kinds

    @cached_property
    def judged(self) -> Mapping[str, Judged]:
        """What is to be said of the form of each document, by path."""
        ids = self._ids()
        torn = {f.path for f in self.unreadable}
        return {
            d.path: judge(d, self.kinds, ids[d.kind], whole=d.path not in torn, cache=self.cache)
            for d in self.documents
        }

    @property
    def malformed(self) -> Mapping[str, Sequence[Finding]]:
        """What is wrong with the form of each document, by path; only of those with a mistake."""
        return {path: judged.findings for path, judged in self.judged.items() if judged.findings}

    def _ids(self) -> Mapping[str, Ids]:
        """The ids of each kind that are taken: by the newest release, and by a file."""
        released = self.newest.framework.data if self.newest else {}
        stems = defaultdict[str, set[str]](set)
        for place in map(PurePosixPath, self.paths):
            stems[place.parent.name].add(place.stem)
        return {k.name: Ids(released.get(k.name, {}), stems[k.name]) for k in self.kinds}

    @cached_property
    def sound(self) -> Sequence[Document]:
        """The documents that could be read whole and whose form is right."""
        return [j.document for j in self.judged.values() if j.content is not None]

    @cached_property
    def half(self) -> Sequence[Document]:
        """The documents with a mistake, for who looks only at what is right in them."""
        return [j.half for j in self.judged.values() if j.half]

    @property
    def unread(self) -> tuple[str, ...]:
        """The files that hold no sound document."""
        return tuple(sorted({*self.paths} - {d.path for d in self.sound}))

    @cached_property
    def noted(self) -> frozenset[str] | None:
        """The items that notes with a mistake name; ``None`` when a note can't be read at all.

        Such a note is there: nobody is told that it is missing because a field of it is.
        """
        read = {d.path: d for d in self.documents}
        items: set[str] = set()
        for path in self.unread:
            if path.startswith(f"{NOTES}/"):
                named = read[path].data.get("items") if path in read else None
                if not isinstance(named, list) or UNREAD in named:
                    return None
                items |= {i for i in named if isinstance(i, str)}
        return frozenset(items)

    @property
    def archive(self) -> Archive | None:
        """The sealed releases, when they are right."""
        return None if isinstance(self.sealed, list) else self.sealed

    @property
    def newest(self) -> Release | None:
        """The newest release."""
        return self.archive.current if self.archive else None

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """What a reference may point to in this folder, also in files that can't be read."""
        unread = unread_targets(self.documents, self.paths, self.kinds)
        return targets_of(self.documents, self.setup) | unread

    @cached_property
    def all_targets(self) -> Mapping[str, Target]:
        """What a reference may point to, what only the newest release still holds included."""
        return released_targets(self.archive) | dict(self.targets)

    @cached_property
    def unlinked(self) -> Sequence[Finding]:
        """References that point to nothing, to the wrong kind, or to what no longer holds."""
        return tuple(check_links(self.documents, self.setup, self.all_targets))

    @cached_property
    def framework(self) -> Framework:
        """All items whose own form is right, also when others are wrong."""
        content: dict[str, dict[str, Any]] = {k.name: {} for k in self.kinds}
        for judged in sorted(self.judged.values(), key=_id):
            if judged.content is not None:
                content[judged.document.kind][judged.document.data["id"]] = judged.content
        return Framework(self.setup, content)


def load(
    setup: Setup, root: Path, day: str | None, *, layout: bool, cache: Cache | None = None
) -> Loaded:
    """Read a framework folder; raises ``OSError`` for a folder that can't be looked into."""
    paths = item_paths(root)
    documents, unreadable = load_documents(root, paths, setup.kinds)
    sealed = attempt(lambda: read_archive(root, setup, cache), f"{FOLDER}/{SEALS}")
    if isinstance(sealed, Finding):
        sealed = [sealed]
    return Loaded(root, setup, paths, documents, unreadable, sealed, day, layout, cache)


def _id(judged: Judged) -> str:
    return str(judged.document.data.get("id"))
