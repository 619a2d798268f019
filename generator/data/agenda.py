"""The deadlines of a consumer as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from generator.changelog.changelog import Changelog
from generator.history.versions import Release
from generator.site.urls import Urls


def termijnen(log: Changelog, current: Release, urls: Urls) -> str:
    """Write the calendar."""
    return "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
