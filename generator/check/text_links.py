"""Links in texts to pages of the site itself: each leads to an address that stays.

What is sealed can never be mended, so a link is looked at where it stands, before a release.
Of an address elsewhere only its form is looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any, NamedTuple

from generator.base.findings import SUGGESTIONS, Finding, nearest, shorten
from generator.base.guarded import attempt
from generator.base.prose import autolinks_in, links_in
from generator.base.schema import Field
from generator.base.settings import FILE, Settings
from generator.base.web_addresses import SECRET, meant_address, why_no_address, why_no_page
from generator.check.loaded import Loaded
from generator.history.addresses import LASTING, Addresses, anchors_of, in_tree
from generator.history.versions import CONCEPT, FOLDER
from generator.load.characters import same_ends
from generator.load.document import Document, Place, load_file
from generator.setup.settings import settings_kind


class _Written(NamedTuple):
    """A link in a text: the document, the place of the text, and where the link leads."""

    document: Document
    place: Place
    href: str
    nth: int


@dataclass(frozen=True)
class _Site:
    """What can be linked to."""

    addresses: Addresses
    settings: Settings = field(repr=False)

    @cached_property
    def pages(self) -> frozenset[str]:
        """The addresses that stay."""
        return self.addresses.lasting

    @cached_property
    def places(self) -> Mapping[str, frozenset[str]]:
        """The places on those pages that stay: what only one of two versions has, may go."""
        releases, concept = self.addresses.releases, anchors_of(self.addresses.concept)
        shown = anchors_of(releases[-1].framework) if releases else concept
        places = {page: names & concept.get(page, names) for page, names in shown.items()}
        for release in releases:
            of_version = anchors_of(release.framework)
            places |= {f"{FOLDER}/{release.name}/{p}": names for p, names in of_version.items()}
        if lagen := self.settings.lagen:
            places[lagen.pad] = frozenset(laag.sleutel for laag in lagen.lagen)
        for overzicht in self.settings.overzichten:
            places[overzicht.pad] = frozenset(tabel.sleutel for tabel in overzicht.tabellen)
        return places | {"over/": frozenset(part.anker for part in self.settings.over)}

    @cached_property
    def items(self) -> frozenset[str]:
        """The ids that have a lasting address."""
        lasting = (p.split("/") for p in self.pages if p.startswith(f"{LASTING}/"))
        # The page about these addresses stands there too, and is no item.
        return frozenset(parts[1] for parts in lasting if parts[1])

    def has(self, address: str) -> bool:
        """Whether an address from the root of the site leads somewhere, now and later."""
        path, mark, anchor = address.partition("#")
        leads = path.startswith("/") and path[1:] in self.pages
        return leads and (not mark or anchor in self.places.get(path[1:], ()))


def text_links(loaded: Loaded) -> Iterator[Finding]:
    """Every link to the site itself in a text leads to a page that stays.

    One to another site has the form of a good address.
    """
    unread = {PurePosixPath(path).stem for path in loaded.unread}
    found = list(_all(loaded))
    yield from (f for f in found if isinstance(f, Finding))
    every = [w for w in found if not isinstance(w, Finding)]
    yield from (f for w in every if w.href[:4].lower() == "http" for f in _outward(loaded.root, w))
    for document in loaded.sound:
        yield from _bare(document)
    own = (w for w in every if _is_own(w.href))
    written = [w for w in own if not unread & {*w.href.split("/")}]
    if not written:
        return
    releases = loaded.archive.releases if loaded.archive else ()
    site = _Site(Addresses(releases, loaded.framework), loaded.setup.settings)
    wrong = [w for w in written if not site.has(w.href) and not _may_wait(w, site)]
    # Without its releases a framework seems to have fewer pages than it has.
    if loaded.archive is None:
        wrong = [w for w in wrong if not w.href.startswith("/")]
    for number, link in enumerate(wrong):
        tell = partial(_told, loaded.root, link, site, suggest=number < SUGGESTIONS)
        yield attempt(tell, link.document.path)


def _may_wait(link: _Written, site: _Site) -> bool:
    """Whether the settings, which are never sealed, name what is yet to be released."""
    return link.document.path == FILE and link.href[1:] in in_tree(site.addresses.concept)


def _all(loaded: Loaded) -> Iterator[_Written | Finding]:
    """The links in all texts, and the finding that the program failed at one of the files."""
    for document in loaded.sound:
        fields = loaded.kinds[document.kind].fields
        links = attempt(partial(_all_in, document, fields), document.path)
        yield from [links] if isinstance(links, Finding) else links
    path = loaded.root / FILE
    if path.is_file() and re.search(rb"\]\(|<http", path.read_bytes()):
        settings = load_file(loaded.root, FILE)
        if isinstance(settings, Document):
            yield from _all_in(settings, settings_kind().fields)


def _all_in(document: Document, fields: Sequence[Field]) -> list[_Written]:
    return list(_in_document(document, fields))


def _in_document(document: Document, fields: Sequence[Field]) -> Iterator[_Written]:
    for part in fields:
        if part.name in document.data:
            for place, text in _markdown_in(part, document.data[part.name], (part.name,)):
                passed: Counter[str] = Counter()
                for href in (*links_in(text), *autolinks_in(text)):
                    yield _Written(document, place, href, passed[href])
                    passed[href] += 1


def _markdown_in(holder: Field, value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if holder.markdown:
        if "](" in value or "<" in value:
            yield place, value
    elif holder.item:
        for n, part in enumerate(value):
            yield from _markdown_in(holder.item, part, (*place, n))
    else:
        for inner in holder.fields:
            if inner.name in value:
                yield from _markdown_in(inner, value[inner.name], (*place, inner.name))


_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def _is_own(href: str) -> bool:
    """Whether a link is about this site, or tries to be more than a link."""
    scheme = _SCHEME.match(href)
    return scheme is None or scheme[1].lower() not in {"http", "https", "mailto"}


def _outward(root: Path, link: _Written) -> Iterator[Finding]:
    """What is wrong with the form of an address elsewhere."""
    why = why_no_page(link.href)
    # A letter that is not what it looks like, has a finding in any text.
    if not why or (link.document.odd and "geen gewone letter" in why):
        return
    line, column = _position(root, link)
    meant = meant_address(link.href)
    message = f"‘{shorten(link.href, 200)}’ is geen goed webadres: {why}."
    hint = f"Bedoelt u ‘{meant}’?" if meant else _NO_PAGE
    yield Finding(link.document.path, line, column, "link-adres", message, hint)


_BARE = re.compile(r"https?://[^\s<>\"”’]+", re.IGNORECASE)


def _bare(document: Document) -> Iterator[Finding]:
    """Addresses that are no link: a reader copies them, so that they may hide nothing either."""
    for place, text in document.texts:
        bare = _BARE.findall(text) if "://" in text else ()
        linked = (*links_in(text), *autolinks_in(text)) if bare else ()
        for address in bare:
            why = why_no_address(address)
            hides = why == SECRET or ("geen gewone letter" in why and not document.odd)
            if hides and not any(address.startswith(href) for href in linked):
                message = f"‘{shorten(address, 200)}’ is geen goed webadres: {why}."
                yield document.finding(place, "link-adres", message, _NO_PAGE)


_NO_PAGE = "Open de pagina, en neem het adres over uit de adresbalk."


def _told(root: Path, link: _Written, site: _Site, *, suggest: bool) -> Finding:
    line, column = _position(root, link)
    better = _better(link, site) if suggest else None
    hint = f"Bedoelt u ‘{better}’?" if better else _NO_BETTER
    message = f"‘{shorten(link.href, 200)}’ {_what(link.href, site)}"
    return Finding(link.document.path, line, column, "link-adres", message, hint)


_NO_BETTER = "Haal de link weg, of kies het adres van een pagina die op de site staat."


def _what(href: str, site: _Site) -> str:
    """What is wrong with a link, as the end of a sentence."""
    path, _, anchor = href.partition("#")
    wrong = {
        "is geen adres waar een link naartoe kan.": bool(_SCHEME.match(href)),
        "begint met twee schuine strepen; dat leidt naar een andere site.": path.startswith("//"),
        "wijst naar een plek op dezelfde pagina; deze tekst staat op meer pagina’s.": not path,
        "begint niet bij het begin van de site; deze tekst staat op meer pagina’s.": (
            not path.startswith("/")
        ),
        "heeft een vraagteken; deze site leest niet wat daarachter staat.": "?" in path,
        f"wijst naar een plek (‘{shorten(anchor)}’) die niet vast op die pagina staat.": (
            path[1:] in site.pages
        ),
        "hoort bij de werkversie; dat adres blijft niet.": path[1:] in site.addresses.all,
        "is er pas na de volgende uitgave.": path[1:] in in_tree(site.addresses.concept),
    }
    return next(
        (w for w, applies in wrong.items() if applies), "leidt naar een pagina die er niet is."
    )


def _better(link: _Written, site: _Site) -> str | None:
    """The existing address that was most likely meant."""
    path, mark, anchor = link.href.partition("#")
    own = f"/{link.document.kind}/{link.document.stem}/"
    candidates = list(_candidates(path, own))
    for candidate in candidates:
        with_place = f"{candidate}{mark}{anchor}"
        if mark and site.has(with_place):
            return with_place
        if site.has(candidate):
            return _nearest_place(candidate, anchor, site)
    for candidate in candidates:
        # What only the working version has: its lasting address is there already.
        named = [part for part in candidate.split("/") if part in site.items]
        if named and not _SCHEME.match(path) and not path.startswith("//"):
            return f"/{LASTING}/{named[-1]}/"
    return None if _SCHEME.match(path) else _nearest(candidates, site)


def _candidates(path: str, own: str) -> Iterator[str]:
    """The addresses that a path may stand for, likeliest first."""
    bare = path.partition("?")[0].strip().lower()
    if not bare:
        yield own
        return
    relative = not bare.startswith("/")
    bases = (normpath(own + bare), normpath(f"/{bare}")) if relative else (normpath(bare),)
    for base in bases:
        clean = "/" + base.lstrip("/")
        clean = clean.removeprefix(f"/{CONCEPT}") or "/"
        yield clean
        yield f"{clean.rstrip('/')}/"
        yield f"{clean.removesuffix('.html').removesuffix('/index').rstrip('/')}/"


def _nearest_place(page: str, anchor: str, site: _Site) -> str:
    near = nearest(anchor, site.places.get(page[1:], ())) if anchor else None
    return f"{page}#{near}" if near else page


def _nearest(candidates: Sequence[str], site: _Site) -> str | None:
    """The address that looks most like what was written, among those of the same part."""
    versioned = candidates[-1].startswith((f"/{FOLDER}/", "/data/"))
    apart = (f"{FOLDER}/", "data/")
    possible = [f"/{p}" for p in site.pages if p.startswith(apart) is versioned]
    return nearest(candidates[-1], sorted(possible), 0.75)


def _position(root: Path, link: _Written) -> tuple[int, int]:
    """The line and column of a link; those of its text when it can't be told apart there."""
    position = link.document.positions.get(link.place)
    line, column = position.value if position else (1, 1)
    text = same_ends((root / link.document.path).read_bytes().decode("utf-8"))
    lines = text.split("\n")
    start = sum(len(t) + 1 for t in lines[: line - 1]) + column - 1
    pattern = re.compile(rf"(?:\]\(\s*<?|<)({re.escape(link.href)})(?=[>)\s])")
    matches = list(pattern.finditer(text, start))
    if link.nth >= len(matches):
        return line, column
    offset = matches[link.nth].start(1)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
