"""What changed between two versions, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from generator.base.redline_fields import field_redline
from generator.base.schema import WEIGHTS
from generator.history.diff import NEW, REMOVED, Change, FieldChange, content_changes
from generator.history.model import Wijzigingsnotitie
from generator.history.versions import Release
from generator.pages.environment import render
from generator.pages.redline import in_html
from generator.site.content import Page, Site, version_path
from generator.site.tree import Link, Tree

WEIGHT_TITLES: Mapping[str, tuple[str, str]] = {
    "normatief": ("Normatief", "Verandert wat er geldt of wat er wordt gevraagd."),
    "toelichtend": ("Toelichtend", "Verandert de uitleg, niet wat er geldt."),
    "redactioneel": ("Redactioneel", "Verandert alleen de tekst of de vorm."),
}


class FieldView(NamedTuple):
    """One changed field with its old and new value, the differing words marked."""

    title: str
    weight: str
    old: Markup
    new: Markup


class ChangeView(NamedTuple):
    """One changed item as a page shows it."""

    change: Change
    link: Link
    heart: str
    fields: tuple[FieldView, ...]
    notes: tuple[Wijzigingsnotitie, ...]
    successors: list[Link]


class Group(NamedTuple):
    """The changes of one weight, by the plural of their kind."""

    weight: str
    title: str
    description: str
    kinds: dict[str, list[ChangeView]]


def field_view(change: FieldChange, old: Tree, new: Tree) -> FieldView:
    """Show one changed field: a list by its entries, a text by its words."""
    redline = field_redline(change.field, change.old, change.new, old.title, new.title)
    return FieldView(change.title, change.weight, *in_html(redline))


@dataclass(frozen=True)
class Comparison:
    """All changes of the content from one version to another."""

    old: Tree
    new: Tree
    notes: Mapping[str, tuple[Wijzigingsnotitie, ...]]

    @cached_property
    def changes(self) -> tuple[ChangeView, ...]:
        """The changes in the order of the site."""
        old, new = self.old.release.framework.data, self.new.release.framework.data
        return tuple(self._view(c) for c in content_changes(self.new.site.kinds, old, new))

    def _view(self, change: Change) -> ChangeView:
        tree = self.old if change.type == REMOVED else self.new
        return ChangeView(
            change,
            tree.link(change.item),
            tree.heart(change.item),
            tuple(field_view(f, self.old, self.new) for f in change.fields),
            self.notes.get(change.item, ()),
            self.new.links(change.successors),
        )

    @cached_property
    def by_item(self) -> Mapping[str, ChangeView]:
        """The changes by id."""
        return {v.change.item: v for v in self.changes}

    @cached_property
    def groups(self) -> list[Group]:
        """The changes by weight, heaviest first, then by kind."""
        return list(self._groups())

    def _groups(self) -> Iterator[Group]:
        for weight in reversed(WEIGHTS[1:]):
            kinds: dict[str, list[ChangeView]] = {}
            for view in self.changes:
                if view.change.weight == weight:
                    kinds.setdefault(self.new.site.kinds[view.change.kind].plural, []).append(view)
            if kinds:
                yield Group(weight, *WEIGHT_TITLES[weight], kinds)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many changes there are of each type."""
        return Counter(view.change.type for view in self.changes)


class Comparisons:
    """The comparisons of a site, each made once."""

    def __init__(self, site: Site) -> None:
        """Keep the site; nothing is compared yet."""
        self.site = site
        self._made: dict[tuple[str, str], Comparison] = {}

    def tree(self, release: Release) -> Tree:
        """The lasting place of a release."""
        return Tree(self.site, release, version_path(release))

    def between(self, old: Release, new: Release) -> Comparison:
        """Compare two releases."""
        key = (old.name, new.name)
        if key not in self._made:
            notes = self._notes(old, new)
            self._made[key] = Comparison(self.tree(old), self.tree(new), notes)
        return self._made[key]

    def _notes(self, old: Release, new: Release) -> dict[str, tuple[Wijzigingsnotitie, ...]]:
        releases = [*self.site.sealed, self.site.concept]
        passed = releases[releases.index(old) + 1 : releases.index(new) + 1]
        by_item: dict[str, tuple[Wijzigingsnotitie, ...]] = {}
        for note in (n for r in passed for n in r.notes):
            for item in note.items:
                by_item[item] = (*by_item.get(item, ()), note)
        return by_item

    @cached_property
    def steps(self) -> tuple[Comparison, ...]:
        """Each version against the one before, oldest first, the working version last."""
        releases = [*self.site.sealed, self.site.concept] if self.site.sealed else []
        return tuple(self.between(old, new) for old, new in pairwise(releases))

    @cached_property
    def history(self) -> Mapping[str, list[tuple[Release, str, str]]]:
        """For each id the versions in which it changed: version, type, and where to read it."""
        by_item: dict[str, list[tuple[Release, str, str]]] = {}
        if self.site.sealed:
            first = self.tree(self.site.sealed[0])
            for item in first.kind_of:
                by_item[item] = [(first.release, NEW, f"{first.prefix}wijzigingen/#{item}")]
        for step in self.steps:
            for item, view in step.by_item.items():
                where = f"{step.new.prefix}wijzigingen/#{item}"
                by_item.setdefault(item, []).append((step.new.release, view.change.type, where))
        return by_item


def change_pages(site: Site, comparisons: Comparisons) -> Iterator[Page]:
    """The changes per version, and every two versions beside each other."""
    if site.sealed:
        yield _first(comparisons.tree(site.sealed[0]))
    else:
        yield _first(comparisons.tree(site.concept))
    for step in comparisons.steps:
        yield _changes(step)
    yield from _pairs(site, comparisons)


def _first(tree: Tree) -> Page:
    path = f"{tree.prefix}wijzigingen/"
    body = render("pagina/eerste_uitgave.html", path, tree=tree)
    title = f"Wijzigingen in {tree.release.label}"
    return Page(path, title, body, section="versies/", index=not tree.is_concept)


def _changes(step: Comparison) -> Page:
    path = f"{step.new.prefix}wijzigingen/"
    title = f"Wijzigingen in {step.new.release.label}"
    body = render("pagina/vergelijking.html", path, vergelijking=step, titel=title)
    intro = f"Wat er verandert ten opzichte van versie {step.old.release.name}."
    return Page(path, title, body, intro, section="versies/", index=not step.new.is_concept)


def _pairs(site: Site, comparisons: Comparisons) -> Iterator[Page]:
    pairs = [(a, b) for n, a in enumerate(site.sealed) for b in site.sealed[n + 1 :]]
    pairs += [(site.sealed[-1], site.concept)] if site.sealed else []
    for old, new in pairs:
        comparison = comparisons.between(old, new)
        path = f"vergelijk/{old.name}/{new.name}/"
        title = f"Versie {old.name} naast {new.label}"
        body = render("pagina/vergelijking.html", path, vergelijking=comparison, titel=title)
        yield Page(path, title, body, section="versies/", index=not new.is_concept)
    body = render("pagina/vergelijk.html", "vergelijk/", paren=pairs)
    yield Page("vergelijk/", "Versies vergelijken", body, section="versies/")
