"""The deadlines of a consumer as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from generator.base.schema import name_of
from generator.history.changelog import Changelog, Entry
from generator.history.versions import Release
from generator.site.urls import Urls


def termijnen(log: Changelog, current: Release, dates: Mapping[str, str], urls: Urls) -> str:
    """Write the calendar: one event of a whole day for each deadline."""
    calendar = Calendar()
    settings = current.framework.settings
    calendar.add("prodid", f"-//{settings.naam}//Termijnen//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Termijnen {settings.kort} {log.name}")
    for entry in log.deadlines:
        calendar.add_component(_event(entry, log.consumer, current, dates, urls))
    content: bytes = calendar.to_ical()
    return content.decode("utf-8")


def _event(
    entry: Entry, consumer: str, current: Release, dates: Mapping[str, str], urls: Urls
) -> Event:
    assert entry.deadline is not None
    page = urls.user(current.framework.settings.users[0], consumer)
    item, kind = entry.change.item, entry.change.kind
    title = name_of(current.framework.data[kind][item]) or item
    day = date.fromisoformat(entry.deadline)
    event = Event()
    # The same deadline keeps its id when a later release changes something else in the item.
    event.add("uid", f"{consumer}-{item}-{entry.deadline}@{urls.host}")
    event.add("dtstamp", _moment(dates[entry.version]))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"Uiterlijk vandaag: {title}")
    event.add("description", f"{entry.action or ''}\n\n{page}".strip())
    event.add("url", urls.item(current, kind, item))
    event.add("transp", "TRANSPARENT")
    return event


def _moment(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
