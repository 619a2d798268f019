"""Find links and anchors that lead nowhere inside a built site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from lxml import etree


@dataclass(frozen=True, order=True)
class DeadLink:
    """A link on a page that leads nowhere; both as paths below the site root."""

    page: str
    link: str


@dataclass(frozen=True)
class _Content:
    """What a page links to, and what can be linked to in it."""

    links: frozenset[str]
    ids: frozenset[str]


def dead_links(root: Path) -> list[DeadLink]:
    """All links of the pages below a folder that lead to no file or anchor in it."""
    pages = {p.relative_to(root).as_posix(): _read(p) for p in sorted(root.rglob("*.html"))}

    @cache
    def is_file(path: str) -> bool:
        return (root / path).is_file()

    def check() -> Iterator[DeadLink]:
        for page, content in pages.items():
            for link in content.links:
                target = _target(page, link)
                if target is None:
                    continue
                path, anchor = target
                exists = path in pages or is_file(path)
                if not exists or (anchor and path in pages and anchor not in pages[path].ids):
                    yield DeadLink(page, link)

    return sorted(check())


def _read(path: Path) -> _Content:
    tree = etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))
    return _Content(frozenset(_LINKS(tree)), frozenset(_IDS(tree)))


# The canonical address is where the site will stand, not a link that a reader follows.
_LINKS = etree.XPath("//@src | //@href[not(parent::link[@rel='canonical'])]", smart_strings=False)
_IDS = etree.XPath("//@id", smart_strings=False)


def _target(page: str, link: str) -> tuple[str, str] | None:
    """The file and anchor that a link leads to; ``None`` for a link out of the site.

    The page for unknown addresses links from the root, since it is shown at any address.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or (page == "404.html" and parts.path.startswith("/")):
        return None
    if not parts.path:
        return page, unquote(parts.fragment)
    joined = normpath(join(dirname(page), unquote(parts.path)))
    path = "" if joined == "." else joined
    if parts.path.endswith(("/", "/.", "/..")) or parts.path in {".", ".."} or not path:
        path = f"{path}/index.html".lstrip("/")
    return path, unquote(parts.fragment)


_LOST = re.compile(r'<span class="link-weg" data-adres="([^"]*)">')


def lost_links(root: Path) -> list[DeadLink]:
    """The links from texts, sealed long ago perhaps, to what isn't there any more.

    The pages say so in place of the link: nobody can mend those texts, so they stop no build.
    """
    pages = ((p.relative_to(root).as_posix(), p.read_bytes()) for p in root.rglob("*.html"))
    return sorted(
        DeadLink(page, unescape(link))
        for page, content in pages
        if _MARK in content
        for link in _LOST.findall(content.decode("utf-8"))
    )


_MARK = b"link-weg"
