"""The public addresses of the site, as the data files write them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.base.schema import Kinds
from generator.history.versions import Release
from generator.site.content import version_path


@dataclass(frozen=True)
class Urls:
    """Addresses below ``root``, the public address of the site."""

    root: str

    def __post_init__(self) -> None:
        """Let the root end in one slash."""
        object.__setattr__(self, "root", self.root.rstrip("/") + "/")

    @property
    def host(self) -> str:
        """The host name, for identifiers that need one."""
        return urlsplit(self.root).hostname or "localhost"

    def of(self, path: str) -> str:
        """The address of a path below the site root."""
        return self.root + path

    def id(self, item: str) -> str:
        """The permanent address of an item."""
        return self.of(f"id/{item}/")

    def kind(self, kind: str) -> str:
        """The address of a kind."""
        return self.of(f"{kind}/")

    def user(self, kind: str, user: str) -> str:
        """The address of a consumer or a body of several, in the kind in which it registers."""
        return self.of(f"{kind}/{user}/")

    def version(self, release: Release) -> str:
        """The address of a version."""
        return self.of(version_path(release))

    def item_path(self, release: Release, kind: str, item: str) -> str:
        """The path of an item as it is in one version."""
        return f"{version_path(release)}{kind}/{item}/"

    def item(self, release: Release, kind: str, item: str) -> str:
        """The address of an item as it is in one version."""
        return self.of(self.item_path(release, kind, item))

    def reference(self, target: str, possible: tuple[str, ...], kinds: Kinds) -> str:
        """The address of what a reference points to: an item or a user."""
        users = [k for k in kinds if k.name in possible and not k.is_content]
        folder = next((k.name for k in users if target.startswith(k.prefix)), None)
        return self.of(f"{folder}/{target}/") if folder else self.id(target)
