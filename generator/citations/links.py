"""Where a link leads in a site: which item of which version."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from generator.citations.known import HYPHENS, Known
from generator.history.addresses import COMPARED, DATA, LASTING
from generator.history.versions import CONCEPT, FOLDER

_SCHEMES = {"", "http", "https"}
_LONGEST = 2_000
_MOST_FIELDS = 50
_WORKING = "verwijst naar de werkversie, die elke dag kan veranderen"
_NO_PAGE = "dit adres bestaat niet: {} staat bij ‘{}’"
_ELSEWHERE = (
    "leidt naar {}, en dat is niet het adres van deze site; is het er een van, noem het met --adres"
)


@dataclass(frozen=True)
class Leads:
    """What a link leads to: an id as written, a version as written, and what there is to say."""

    item: str
    version: str = ""
    follows: bool = False
    is_sure: bool = True
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Site:
    """The addresses of a site, and what stands there.

    ``places`` are where it stands or stood, host and path. Without any, an address counts by its
    path alone, whatever the host.
    """

    known: Known
    addresses: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        """Read the addresses."""
        object.__setattr__(self, "places", tuple(_places(self.addresses)))

    def leads(self, target: str) -> Leads | None:
        """What a link leads to; ``None`` when that is nothing of the framework."""
        if len(target) > _LONGEST or not self._hint.search(target):
            return None
        try:
            parts = urlsplit(_one_hyphen(target))
        except ValueError:
            return None
        if parts.scheme.lower() not in _SCHEMES:
            return None
        found = self._by_path(parts) or self._by_anchor(parts)
        if found is None:
            return self._wrapped(parts)
        if self._is_ours(parts):
            return found
        remark = _ELSEWHERE.format(parts.netloc)
        return Leads(found.item, found.version, found.follows, False, (*found.remarks, remark))

    def _is_ours(self, parts: SplitResult) -> bool:
        if not parts.netloc or not self.places:
            return True
        host = _host(parts)
        return any(host == h and parts.path.startswith(p) for h, p in self.places)

    def _by_path(self, parts: SplitResult) -> Leads | None:
        path = re.sub("//+", "/", unquote(parts.path).lower())
        if match := self._badge.search(path):
            return Leads(match["item"], match["version"])
        if match := self._item_page.search(path):
            return self._page(match)
        if match := self._data_file.search(path):
            return Leads(match["item"], match["version"])
        anchor = unquote(parts.fragment).lower()
        if self._id.fullmatch(anchor) and (match := self._of_version.search(path)):
            return Leads(anchor, match["compared"] or match["version"] or "")
        return None

    def _by_anchor(self, parts: SplitResult) -> Leads | None:
        """A place on any other page of the site that bears an id: the newest text stands there."""
        anchor = unquote(parts.fragment).lower()
        is_there = parts.netloc and self.places and self._is_ours(parts)
        return Leads(anchor, follows=True) if is_there and self._id.fullmatch(anchor) else None

    def _wrapped(self, parts: SplitResult) -> Leads | None:
        """What an address leads to that stands in another: mail programs put them so."""
        for _, value in parse_qsl(parts.query, max_num_fields=_MOST_FIELDS):
            if "://" in value and (leads := self.leads(value)) and leads.is_sure:
                return leads
        return None

    def _page(self, match: re.Match[str]) -> Leads:
        item, folder = match["item"], match["folder"]
        version = match["version"] or ""
        kind = self.known.kinds.get(item)
        if kind and folder not in {LASTING, kind}:
            return Leads(item, version, is_sure=False, remarks=(_NO_PAGE.format(item, kind),))
        remarks = (_WORKING,) if match["working"] else ()
        return Leads(item, version, follows=not version and not remarks, remarks=remarks)

    @cached_property
    def _hint(self) -> re.Pattern[str]:
        """A quick look: without an id an address leads to no item."""
        return re.compile(rf"(?:{self._prefixes})(?:[{HYPHENS}]|%)", re.IGNORECASE)

    @cached_property
    def _prefixes(self) -> str:
        return "|".join(map(re.escape, self.known.prefixes))

    @property
    def _item_id(self) -> str:
        return rf"(?:{self._prefixes})-[0-9]{{1,6}}"

    @cached_property
    def _id(self) -> re.Pattern[str]:
        return re.compile(self._item_id)

    @cached_property
    def _item_page(self) -> re.Pattern[str]:
        folders = "|".join(map(re.escape, (LASTING, *self.known.folders)))
        return re.compile(
            rf"(?:\A|/)(?:{FOLDER}/(?P<version>[^/]{{1,40}})/|(?P<working>{CONCEPT})/)?"
            rf"(?P<folder>{folders})/(?P<item>{self._item_id})(?:/|\.html?\Z|\Z)"
        )

    @cached_property
    def _badge(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?:\A|/){LASTING}/(?P<item>{self._item_id})/(?P<version>[0-9.]{{1,40}}?)(?:/|\.svg)?\Z"
        )

    @cached_property
    def _data_file(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?:\A|/){DATA}/(?P<version>[^/]{{1,40}})/(?P<item>{self._item_id})\.json\Z"
        )

    @cached_property
    def _of_version(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?:\A|/)(?:{COMPARED}/[^/]{{1,40}}/(?P<compared>[^/]{{1,40}})"
            rf"|{FOLDER}/(?P<version>[^/]{{1,40}}))/"
        )


def _one_hyphen(target: str) -> str:
    """An address with plain hyphens: word processors put others in their place."""
    return target if target.isascii() else re.sub(f"[{HYPHENS}]", "-", target)


def _host(parts: SplitResult) -> str:
    return parts.netloc.rpartition("@")[2].lower().removeprefix("www.")


def _places(addresses: Iterable[str]) -> Iterable[tuple[str, str]]:
    for address in addresses:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        yield _host(parts), parts.path.rstrip("/") + "/" if parts.path.strip("/") else "/"
