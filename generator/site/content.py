"""What a site is made of, in memory: the input of the renderer and its output."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.base.paths import FRAMEWORK
from generator.base.schema import Kinds
from generator.base.settings import Afnemers, Link, Settings
from generator.changelog.body import of_body
from generator.changelog.changelog import Changelog, Changelogs
from generator.changelog.dates import has_dates
from generator.changelog.day import newest_day
from generator.history.history import History
from generator.history.model import Framework
from generator.history.versions import CONCEPT, FOLDER, Release, Seal, chained


@dataclass(frozen=True)
class Site:
    """Everything a site shows: the sealed releases, oldest first, and the working version.

    ``concept`` also holds what consumers registered about themselves, which counts at once.
    Before the first release there is only the working version. ``address`` is the address of the
    site root, with a slash at the end, for what leaves the site: citations and data files. ``edit``
    is where a forge edits the files of the framework, with a slash at the end, or empty; ``form``
    says whether the browser form for editors stands beside the site. ``folder`` is what the folder
    of the framework is called.
    """

    sealed: tuple[Release, ...]
    concept: Release
    address: str = "/"
    edit: str = ""
    form: bool = False
    folder: str = FRAMEWORK
    asked_day: str = ""

    @cached_property
    def day(self) -> str:
        """The reference day (ISO 8601): the one asked for, or else the newest in the data."""
        return self.asked_day or newest_day(self.history, self.users)

    @property
    def option(self) -> str:
        """What a command needs behind it to find the framework, with a space before it."""
        return "" if self.folder == FRAMEWORK else f" --kader {shlex.quote(self.folder)}"

    @cached_property
    def seals(self) -> tuple[Seal, ...]:
        """The seals of the releases, oldest first, with their chain."""
        return chained([r.seal for r in self.sealed])

    @property
    def kinds(self) -> Kinds:
        """The kinds of today's schemas."""
        return self.concept.framework.kinds

    @property
    def current(self) -> Release:
        """The version that the site shows at its root."""
        return self.sealed[-1] if self.sealed else self.concept

    @property
    def users(self) -> Framework:
        """The framework that holds the register, the consumers and the joint bodies."""
        return self.concept.framework

    @property
    def settings(self) -> Settings:
        """What the framework is called, for whom it is, and what stands on the fixed pages."""
        return self.concept.framework.settings

    @property
    def afnemers(self) -> Afnemers | None:
        """For whom the framework is, if there is a register of them."""
        return self.settings.afnemers

    @property
    def menu(self) -> tuple[Link, ...]:
        """The main menu, without what the version at the root doesn't have yet."""
        return tuple(link for link in self.settings.menu if self.has_page(link.pad))

    def has_page(self, path: str) -> bool:
        """Whether a page of the settings is there: a kind has one from its first release on."""
        new = self.kinds.by_name.keys() - self.current.framework.kinds.by_name.keys()
        return path.partition("/")[0] not in new

    def user_path(self, user: str) -> str:
        """The path of the page of a consumer or a body of several; empty when there is none."""
        if self.afnemers and user in self.users.register:
            return f"{self.afnemers.soort}/{user}/"
        if self.afnemers and user in self.users.joint_bodies:
            return f"{self.afnemers.samen}/{user}/"
        return ""

    @cached_property
    def history(self) -> History:
        """The sealed releases as a history; before the first one, the working version alone."""
        return History(self.sealed or (self.concept,))

    @cached_property
    def told(self) -> Changelogs:
        """What makes the changelog of each consumer."""
        return Changelogs(self.history, self.users, self.day)

    @cached_property
    def changelogs(self) -> Mapping[str, Changelog]:
        """The changelog of every consumer, dissolved ones too, by id."""
        return {m.id: self.told.of(m) for m in self.users.register}

    @cached_property
    def body_changelogs(self) -> Mapping[str, Changelog]:
        """The changelog of every body of several, of what it relies on itself, by id."""
        bodies = self.users.joint_bodies
        return {b: of_body(self.history, self.users, b, self.day) for b in bodies}

    def has_dates(self, log: Changelog) -> bool:
        """Whether the calendar of a consumer holds anything."""
        return has_dates(self.history, log)


def version_path(release: Release) -> str:
    """The path below the site root at which a version will always be found."""
    return f"{CONCEPT}/" if release.is_concept else f"{FOLDER}/{release.name}/"


@dataclass(frozen=True)
class Page:
    """One HTML page. ``path`` is its URL below the site root: ``""``, ``eisen/ei-01/``.

    ``body`` is the finished HTML of the main part; the theme puts the shell around it. ``version``
    is the name of the release it shows, ``banner`` a Markup or empty, ``index`` whether search
    engines may list it, ``canonical`` the path of the page that is meant to be found instead,
    ``section`` the path of the item in the main menu that it belongs to, ``filter`` whether it
    has a list to search in, ``copy`` whether it has citations to copy.
    """

    path: str
    title: str
    body: str = field(repr=False)
    description: str = ""
    banner: str = ""
    index: bool = True
    canonical: str = ""
    section: str = ""
    redirect: str = ""
    filter: bool = False
    copy: bool = False
    feeds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Asset:
    """One file that isn't a page, such as JSON. ``path`` is its path below the site root."""

    path: str
    content: str = field(repr=False)
