"""The changelog of a consumer as a feed (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from xml.etree import ElementTree as ET

from generator.base.prose import to_html
from generator.base.schema import name_of
from generator.history.changelog import Changelog, Entry
from generator.history.versions import Release
from generator.site.urls import Urls

ATOM = "http://www.w3.org/2005/Atom"
_BEFORE = {
    "nieuw": "Nieuw",
    "gewijzigd": "Gewijzigd",
    "ingetrokken": "Ingetrokken",
    "vervangen": "Vervangen",
}


def atom(log: Changelog, current: Release, dates: Mapping[str, str], urls: Urls) -> str:
    """Write the feed, newest change first; ``dates`` gives the day of each release."""
    settings = current.framework.settings
    page = urls.user(settings.users[0], log.consumer)
    own = f"{page}wijzigingen.atom"
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "nl"})
    _add(feed, "id", own)
    _add(feed, "title", f"Wijzigingen voor {log.name}")
    _add(feed, "updated", _moment(log.date))
    _link(feed, "self", own, "application/atom+xml")
    _link(feed, "alternate", page, "text/html")
    _add(
        ET.SubElement(feed, "author"),
        "name",
        settings.uitgever.naam if settings.uitgever else settings.naam,
    )
    for entry in reversed(log.entries):
        feed.append(_entry(entry, page, current, dates[entry.version], urls))
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _entry(entry: Entry, page: str, current: Release, date: str, urls: Urls) -> ET.Element:
    change = entry.change
    title = name_of(current.framework.data[change.kind][change.item]) or change.item
    element = ET.Element("entry")
    # Every change has its own id: a next release that changes the item again gives a new one.
    _add(element, "id", f"{page}#{change.item}-{entry.version}")
    _add(element, "title", f"{_BEFORE.get(change.type, change.type)}: {title}")
    _add(element, "updated", _moment(date))
    _link(element, "alternate", urls.item(current, change.kind, change.item), "text/html")
    _add(element, "content", _content(entry), {"type": "html"})
    return element


def _content(entry: Entry) -> str:
    parts = [f"<p>Gewijzigd in versie {escape(entry.version)}, sinds {escape(entry.since)}.</p>"]
    if entry.change.fields:
        names = "".join(f"<li>{escape(f.title)}</li>" for f in entry.change.fields)
        parts.append(f"<ul>{names}</ul>")
    if entry.reason:
        parts.append(f"<p>Waarom:</p>{to_html(entry.reason)}")
    if entry.action:
        until = f", uiterlijk {escape(entry.deadline)}" if entry.deadline else ""
        parts.append(f"<p>Wat u moet doen{until}:</p>{to_html(entry.action)}")
    else:
        parts.append("<p>Het kader vraagt hiervoor geen actie.</p>")
    return "".join(parts)


def _add(
    parent: ET.Element, name: str, text: str, attributes: dict[str, str] | None = None
) -> None:
    ET.SubElement(parent, name, attributes or {}).text = text


def _link(parent: ET.Element, rel: str, url: str, media_type: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": url, "type": media_type})


def _moment(date: str) -> str:
    """The start of a day; before the first release there is no day, and the feed is empty."""
    return f"{date or '1970-01-01'}T00:00:00Z"
