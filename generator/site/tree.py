"""One version of the framework at its place in the site, with the addresses of its items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from generator.base.schema import Field, Kind, name_of
from generator.base.words import plain
from generator.history.model import Reference
from generator.history.versions import CONCEPT, Release
from generator.site.content import Site, version_path


class Link(NamedTuple):
    """An item as it is named elsewhere; ``path`` is empty when it has no page."""

    id: str
    title: str
    path: str
    kind: str
    withdrawn: bool


@dataclass(frozen=True)
class Tree:
    """A release below a prefix: ``""``, ``versies/0.1.0/`` or ``concept/``."""

    site: Site
    release: Release
    prefix: str

    @property
    def is_current(self) -> bool:
        """Whether this is the tree at the root of the site."""
        return not self.prefix

    @property
    def is_concept(self) -> bool:
        """Whether this is the tree of the working version."""
        return self.prefix == f"{CONCEPT}/"

    @cached_property
    def kind_of(self) -> Mapping[str, Kind]:
        """The kind of every item of the framework itself, by id."""
        return {i: kind for kind in self.kinds for i in self.items(kind.name)}

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that this version has, and so have pages in it."""
        return self.release.framework.kinds.content

    def items(self, kind: str) -> Mapping[str, Mapping[str, Any]]:
        """The items of one kind as data, by id."""
        return self.release.framework.data.get(kind, {})

    def present(self, kind: str) -> dict[str, Mapping[str, Any]]:
        """The items that hold, by id."""
        return {i: d for i, d in self.items(kind).items() if "ingetrokken" not in d}

    def get(self, item: str) -> Mapping[str, Any] | None:
        """One item as data."""
        kind = self.kind_of.get(item)
        return self.items(kind.name)[item] if kind else None

    def path(self, item: str) -> str:
        """The path of the page of an item or a user; empty when there is none."""
        kind = self.kind_of.get(item)
        if kind:
            return f"{self.prefix}{kind.name}/{item}/"
        return self.site.user_path(item)

    def title(self, item: str) -> str:
        """What an item or a user is called; its id when nobody knows."""
        data = self.get(item)
        if data:
            return name_of(data) or item
        users = self.site.users
        if item in users.register:
            return users.register[item].naam
        return users.joint_bodies[item].naam if item in users.joint_bodies else item

    def link(self, item: str) -> Link:
        """An item as it is named elsewhere."""
        kind = self.kind_of.get(item)
        data = self.get(item) or {}
        return Link(
            item,
            self.title(item),
            self.path(item),
            kind.title if kind else "",
            "ingetrokken" in data,
        )

    def links(self, items: object) -> list[Link]:
        """Some items as they are named elsewhere."""
        return [self.link(str(i)) for i in items] if isinstance(items, (list, tuple)) else []

    def heart(self, item: str) -> str:
        """What an item comes down to, as plain text."""
        entry = self.release.framework.items.get(item)
        return plain(entry.heart) if entry else ""

    def backlinks(self, item: str) -> dict[str, list[Reference]]:
        """The references to an item by their label, of this version's items and today's users."""
        own = self.release.framework.backlinks.get(item, ())
        users = self.site.users.backlinks.get(item, ())
        content = [r for r in own if r.source in self.kind_of]
        registered = [r for r in users if self._is_user(r.source)]
        by_label: dict[str, list[Reference]] = {}
        for reference in [*content, *registered]:
            of_label = by_label.setdefault(reference.field.reverse or "Genoemd bij", [])
            if self._named(reference) not in map(self._named, of_label):
                of_label.append(reference)
        return by_label

    def _named(self, reference: Reference) -> tuple[str, str]:
        """What makes a line of its own: an item by each of its parts, a user once."""
        return reference.source, reference.part if reference.source in self.kind_of else ""

    def _is_user(self, source: str) -> bool:
        users = self.site.users
        return source in users.consumers or source in users.joint_bodies


def trees(site: Site) -> Iterator[Tree]:
    """All versions at their places: the current one, each sealed one, the working version."""
    yield Tree(site, site.current, "")
    for release in site.sealed:
        yield Tree(site, release, version_path(release))
    yield Tree(site, site.concept, version_path(site.concept))


class Fields:
    """The fields of one item; remembers which ones a template took, so that none is forgotten."""

    def __init__(self, kind: Kind, data: Mapping[str, Any]) -> None:
        """Start with nothing taken; a field that today's schema no longer knows counts too."""
        unknown = (_unknown(n, v) for n, v in data.items() if n not in kind.by_name)
        self.fields = (*kind.fields, *unknown)
        self.data = data
        self._taken: set[str] = set()

    def take(self, *names: str) -> list[tuple[Field, Any]]:
        """Give the fields by these names that are filled in, and count them as shown."""
        self._taken |= set(names)
        by_name = {f.name: f for f in self.fields}
        return [(by_name[n], self.data[n]) for n in names if n in self.data]

    def texts(self) -> list[tuple[Field, Any]]:
        """Take all remaining fields that aren't references."""
        return self.take(*(f.name for f in self._left() if not _refers(f)))

    def rest(self) -> list[tuple[Field, Any]]:
        """Take all that remains."""
        return self.take(*(f.name for f in self._left()))

    def _left(self) -> list[Field]:
        return [f for f in self.fields if f.name in self.data and f.name not in self._taken]


def _refers(field: Field) -> bool:
    return bool(field.references or (field.item and field.item.references))


def _unknown(name: str, value: Any) -> Field:
    is_list = isinstance(value, list)
    kind = "array" if is_list else "object" if isinstance(value, dict) else "string"
    item = _unknown("", value[0]) if is_list and value else None
    inner = tuple(_unknown(n, v) for n, v in value.items()) if isinstance(value, dict) else ()
    title = name.replace("_", " ").capitalize()
    return Field(name, title, "", "toelichtend", kind, fields=inner, item=item)
