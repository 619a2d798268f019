"""The changelog of a consumer as a feed (Atom, RFC 4287)."""

from __future__ import annotations

from generator.changelog.changelog import Changelog
from generator.history.versions import Release
from generator.site.urls import Urls


def atom(log: Changelog, current: Release, urls: Urls) -> str:
    """Write the feed."""
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><id>{log.consumer.id}</id></feed>\n'
