"""The addresses of a site, derived by rule from what it is made of: nothing is rendered.

The check of links in text, and the ledger of what was promised, both ask here. A test holds these
rules against the pages and files that are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.base.schema import Kind, Kinds
from generator.base.settings import Afnemers, Settings
from generator.history.model import Data, Framework
from generator.history.versions import CONCEPT, FOLDER, Release
from generator.setup.fixed_pages import fixed_pages

CHANGES = "wijzigingen/"
COMPARED = "vergelijk"
DATA = "data"
LASTING = "id"
TASKS = "taken"
"""Below the folder of consumers, the page of all tasks."""
SEALS_FILE = "data/zegels.json"
"""The list of all releases with their seals."""
SCHEMA_FOLDER = "data/schemas"
"""Where the schemas stand of what consumers are told."""
SCHEMAS = ("wijzigingen", "gedeeld", "taken", "overzicht")
OVERVIEW, ALL_TASKS, PROPOSED, PROPOSED_FEED = (
    "index.json",
    "taken.json",
    "voorstel.json",
    "voorstel.atom",
)
"""Files that consumers share, below the folder of their kind."""
WITHOUT = "zonder-overname"
"""What is shared by who adopted nothing."""
_OF_CONSUMER = ("", "wijzigingen.json", "wijzigingen.atom", "termijnen.ics")


@dataclass(frozen=True)
class Addresses:
    """What stands where in the site of some releases, oldest first, and a working version."""

    releases: Sequence[Release] = field(repr=False)
    concept: Framework = field(repr=False)

    @cached_property
    def all(self) -> frozenset[str]:
        """Every page and data file, as paths below the site root; a page ends in a slash."""
        return self.lasting | self._passing

    @cached_property
    def lasting(self) -> frozenset[str]:
        """What can be linked to: all but what belongs to the working version, which passes."""
        return frozenset(self._lasting())

    @cached_property
    def _passing(self) -> frozenset[str]:
        return frozenset(self._of_concept())

    @property
    def _shown(self) -> Framework:
        """What stands at the root."""
        return self.releases[-1].framework if self.releases else self.concept

    def _lasting(self) -> Iterator[str]:
        setup = self.concept.setup
        yield from (p for p in fixed_pages(setup.settings, setup.kinds) if p != f"{CONCEPT}/")
        yield from in_tree(self._shown)
        yield from (path for path, _ in of_releases(self.releases))
        yield from (f"{LASTING}/{item}/" for item in self.concept.items)
        yield f"{DATA}/termen.jsonld"
        yield SEALS_FILE
        yield from of_users(self.concept)
        yield from _of_since(self.concept.settings, self.releases)
        yield from _of_tasks(self.concept.settings, self.releases)

    def _of_concept(self) -> Iterator[str]:
        yield f"{CONCEPT}/"
        yield f"{CONCEPT}/{CHANGES}"
        yield from (f"{CONCEPT}/{path}" for path in in_tree(self.concept))
        yield from data_files(CONCEPT, self.concept, self.concept.kinds)
        if self.releases:
            yield f"{COMPARED}/{self.releases[-1].name}/{CONCEPT}/"


def of_releases(releases: Sequence[Release]) -> Iterator[tuple[str, str]]:
    """What releases make by what is sealed in them, each address with the name of its release.

    What one had at the root stays there.
    """
    for n, release in enumerate(releases):
        for path in (*in_tree(release.framework), *_of_version(release)):
            yield path, release.name
        for item in release.framework.items:
            yield f"{LASTING}/{item}/", release.name
            yield badge_path(item, release.name), release.name
        for old in releases[:n]:
            yield f"{COMPARED}/{old.name}/{release.name}/", release.name


def badge_path(item: str, version: str) -> str:
    """The picture that says how an item of a version stands today."""
    return f"{LASTING}/{item}/{version}.svg"


def in_tree(framework: Framework) -> Iterator[str]:
    """The pages of kinds and items, as paths below the place of their version."""
    for kind in framework.kinds.content:
        yield f"{kind.name}/"
        for item, data in framework.data.get(kind.name, {}).items():
            yield f"{kind.name}/{item}/"
            yield from (f"{kind.name}/{item}/{step}/" for step in _steps(kind, data))


def _steps(kind: Kind, data: Data) -> Iterator[str]:
    """The questions and outcomes of a decision aid, which have a page each."""
    if kind.sheet == "beslisboom":
        yield from (part["sleutel"] for name in _OF_TREE for part in data[name])


_OF_TREE = ("vragen", "uitkomsten")


def _of_version(release: Release) -> Iterator[str]:
    place = f"{FOLDER}/{release.name}"
    yield f"{place}/"
    yield f"{place}/{CHANGES}"
    yield from (f"{place}/{path}" for path in in_tree(release.framework))
    yield from data_files(release.name, release.framework, release.kinds)
    yield from (f"{DATA}/{release.name}/{file}" for file in sealed_names(release))


def sealed_names(release: Release) -> tuple[str, str]:
    """The files that show what was sealed of a release, and what of it wasn't."""
    schemas = "verzegelde-schemas.json" if release.schemas else "schemas/LEESMIJ.txt"
    return "verzegeld.json", schemas


def data_files(name: str, framework: Framework, kinds: Kinds) -> Iterator[str]:
    """The data files of one version, with the kinds that it was made with."""
    names = ["index.json", "kader.json", "kader.jsonld"]
    names += [f"{item}.json" for item in framework.items]
    names += [f"{kind.name}.csv" for kind in kinds.content]
    names += [f"schemas/{source}" for source in kinds.sources]
    yield from (f"{DATA}/{name}/{file}" for file in names)


def since_name(version: str | None) -> str:
    """What is shared by all who rely on a version, below the folder of consumers."""
    return f"sinds/{version}" if version else WITHOUT


def _of_since(settings: Settings, releases: Iterable[Release]) -> Iterator[str]:
    """The page and the file for all who rely on one of some versions."""
    if settings.afnemers:
        for release in releases:
            place = f"{settings.afnemers.soort}/{since_name(release.name)}"
            yield from (f"{place}/", f"{place}.json")


def _shared_files(afnemers: Afnemers) -> Iterator[str]:
    """What consumers share whatever was released: files, and the page for who adopted nothing."""
    names = (OVERVIEW, ALL_TASKS, PROPOSED, PROPOSED_FEED, f"{WITHOUT}.json", f"{WITHOUT}/")
    yield from (f"{afnemers.soort}/{name}" for name in names)
    yield from (f"{SCHEMA_FOLDER}/{name}.schema.json" for name in SCHEMAS)


def _of_tasks(settings: Settings, releases: Iterable[Release]) -> Iterator[str]:
    """The page of the tasks that each release brought."""
    for release in releases if settings.afnemers else ():
        if any(n.actie or n.taken for n in release.notes) and settings.afnemers:
            yield f"{tasks_path(settings.afnemers)}{release.name}/"


def dates_path(afnemers: Afnemers) -> str:
    """The page of all days to know, for all consumers."""
    return f"{afnemers.soort}/termijnen/"


def lasting_users(framework: Framework) -> Iterator[str]:
    """The users that have a lasting address beside their page.

    Consumers that end, whose codes stay behind in old documents, and all joint bodies. The page of
    a consumer itself stays where it is too, so that the others need no second address.
    """
    afnemers = framework.settings.afnemers
    if afnemers:
        yield from (c.id for c in framework.register if c.einde is not None)
    if afnemers and afnemers.samen:
        yield from framework.joint_bodies


def tasks_path(afnemers: Afnemers) -> str:
    """The path of the page of the tasks in force."""
    return f"{afnemers.soort}/{TASKS}/"


def of_users(framework: Framework) -> Iterator[str]:
    """The pages of consumers and of bodies of several, with the files beside them."""
    afnemers = framework.settings.afnemers
    if afnemers is None:
        return
    yield f"{afnemers.soort}/"
    yield from _shared_files(afnemers)
    yield dates_path(afnemers)
    yield tasks_path(afnemers)
    yield from (f"{LASTING}/{user}/" for user in lasting_users(framework))
    for consumer in framework.register:
        yield from (f"{afnemers.soort}/{consumer.id}/{file}" for file in _OF_CONSUMER)
    if afnemers.samen:
        yield f"{afnemers.samen}/"
        for body in framework.joint_bodies:
            yield from (f"{afnemers.samen}/{body}/{file}" for file in _OF_CONSUMER)


def consumer_files(path: str, settings: Settings) -> Iterator[str]:
    """A page, with the files beside it if it is that of a consumer, or the list of them."""
    afnemers = settings.afnemers
    shared = {dates_path(afnemers), tasks_path(afnemers)} if afnemers else set()
    is_consumer = (
        afnemers
        and path.startswith(f"{afnemers.soort}/")
        and path.count("/") > 1
        and path not in shared
    )
    yield from (f"{path}{file}" for file in (_OF_CONSUMER if is_consumer else ("",)))
    if afnemers and path == f"{afnemers.soort}/":
        yield from _shared_files(afnemers)


def released_files(releases: Iterable[Release], settings: Settings) -> Iterator[tuple[str, str]]:
    """What of consumers comes with each release, with its name."""
    for release in releases:
        yield from ((path, release.name) for path in _of_since(settings, (release,)))


def anchors(kind: Kind, data: Data) -> frozenset[str]:
    """The places on the page of an item that can be linked to: its title, and each field."""
    return place_names({name: data[name] for name in data if name in kind.by_name})


def place_names(data: Data) -> frozenset[str]:
    """The same by what an item holds alone, also of a field that today's schema has no more.

    A part of a list that has a key of its own has a place too.
    """
    fields = [name for name in data if name not in _NO_PLACE]
    return frozenset({"titel", *fields, *(p for f in fields for p in _parts(f, data[f]))})


def _parts(field: str, value: object) -> Iterator[str]:
    """The places of the parts of a list, by their keys."""
    for part in value if isinstance(value, list) else ():
        if isinstance(part, Mapping) and "sleutel" in part:
            yield f"{field}-{part['sleutel']}"


_NO_PLACE = ("id", "status", "titel", "naam", "uitzonderingen")


def anchors_of(framework: Framework) -> Mapping[str, frozenset[str]]:
    """The places on the pages of all items, by their paths below the place of their version."""
    return {
        f"{kind.name}/{item}/": anchors(kind, data)
        for kind in framework.kinds.content
        for item, data in framework.data.get(kind.name, {}).items()
    }
