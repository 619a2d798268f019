"""The days that a consumer has to know as a calendar (iCalendar, RFC 5545).

An event says nothing of the address of the site; that stands once, in the head of the calendar. A
calendar program knows an event by its UID and sees by SEQUENCE that it changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

from icalendar import Calendar, Event
from icalendar.parser import Contentline

from generator.base.prose import plain_text
from generator.base.words import plain, shortened
from generator.changelog.changelog import Changelog
from generator.changelog.dates import begin_of, begins, dated_tasks, ends
from generator.changelog.state import DONE, LAPSED, REPLACED
from generator.changelog.task import Ending, Task
from generator.data.changes import day_after
from generator.setup.register import Consumer
from generator.site.content import Site
from generator.site.urls import Urls

CONFIRMED, CANCELLED = "CONFIRMED", "CANCELLED"
_SEQUENCES = {REPLACED: 1, LAPSED: 1, DONE: 2}
"""How often an event changed when its task is in a state; an open one never did."""

# A calendar must hold something (RFC 5545, section 3.6); a time zone shows nowhere.
_NOTHING = (
    "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
_BEGIN, _END = "BEGIN:VEVENT\r\n", "END:VCALENDAR\r\n"


class Agendas:
    """Makes the calendars of all consumers; the same event only once."""

    def __init__(self, site: Site, urls: Urls) -> None:
        """Keep what they share."""
        self.site = site
        self.urls = urls
        self.task_event = cache(self._task_event)
        self.begin_event = cache(self._begin_event)
        self.days = {r.name: r.date for r in site.history.releases}

    def of(self, log: Changelog, place: str) -> str:
        """The calendar of one consumer; ``place`` is the folder of its kind."""
        page = self.urls.user(place, log.consumer.id)
        head = self._head(log.consumer, page)
        events = "".join(self._events(log))
        return f"{head.removesuffix(_END)}{events or _NOTHING}{_END}"

    def _head(self, consumer: Consumer, page: str) -> str:
        calendar, settings = Calendar(), self.site.settings
        name = f"Termijnen {settings.kort} {consumer.naam}"
        calendar.add("prodid", f"-//{settings.naam}//Termijnen//NL")
        calendar.add("version", "2.0")
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("url", page)
        return str(calendar.to_ical().decode("utf-8"))

    def _events(self, log: Changelog) -> Iterator[str]:
        consumer = log.consumer
        if ends(log):
            yield self._named(f"einde-{consumer.id}", self._end_event(consumer))
        for state in dated_tasks(self.site.history, log):
            text = self.task_event(state.task, state.state, state.on)
            yield self._named(f"taak-{state.task.id}-{consumer.id}", text)
        for begin in begins(self.site.history, log):
            text = self.begin_event(begin.item.id)
            yield self._named(f"ingang-{begin.item.id}-{consumer.id}", text)

    def _named(self, name: str, event: str) -> str:
        """An event with its lasting id, which names no host: the site may move."""
        authority = self.site.settings.kenmerk.replace(",", ".")
        line = Contentline(f"UID:{name}@{authority}")  # type: ignore[no-untyped-call]
        folded = line.to_ical().decode("utf-8")  # type: ignore[no-untyped-call]
        return f"{_BEGIN}{folded}\r\n{event.removeprefix(_BEGIN)}"

    def _task_event(self, task: Task, state: str, on: str) -> str:
        title = shortened(plain(task.text), 100)
        said = {REPLACED: "Vervangen", LAPSED: "Vervallen", DONE: "Gedaan"}
        summary = f"{said.get(state, 'Uiterlijk vandaag')}: {title}"
        text = [_plain(task.text), self._items(task), *self._fate(task, state)]
        changed = max(self.days[task.version], on) if state == DONE else self._settled(task, state)
        return _event(
            (task.due or "", changed),
            (_SEQUENCES.get(state, 0), CANCELLED if state in {REPLACED, LAPSED} else CONFIRMED),
            summary=summary,
            description="\n\n".join(text),
        )

    def _items(self, task: Task) -> str:
        release = next(r for r in self.site.history.releases if r.name == task.version)
        there = release.framework.items
        names = (f"{there[i].title} ({i})" if i in there else i for i in task.items)
        return f"Dit gaat over: {'; '.join(names)}."

    def _fate(self, task: Task, state: str) -> Iterator[str]:
        fate = self.site.told.tasks.fate(task)
        if state == LAPSED and isinstance(fate, Ending):
            yield f"Deze taak verviel met uitgave {fate.version}."
        elif state == REPLACED and isinstance(fate, Task):
            until = f", uiterlijk {fate.due}" if fate.due else ""
            yield f"In de plaats kwam{until}: {_plain(fate.text)}"

    def _settled(self, task: Task, state: str) -> str:
        fate = self.site.told.tasks.fate(task) if state in {REPLACED, LAPSED} else None
        return self.days[fate.version if fate else task.version]

    def _begin_event(self, item: str) -> str:
        begin = begin_of(self.site.history, item)
        assert begin is not None  # Only who has a day gets an event.
        said = "Geldt vanaf vandaag" if begin.holds else "Geldt toch niet vanaf vandaag"
        return _event(
            (begin.day, begin.since),
            (begin.changes, CONFIRMED if begin.holds else CANCELLED),
            summary=f"{said}: {begin.item.title}",
            description="\n\n".join(
                part for part in (_plain(begin.item.heart), f"Dit gaat over {item}.") if part
            ),
        )

    def _end_event(self, consumer: Consumer) -> str:
        register = self.site.users.register
        names = ", ".join(register[c].naam for c in consumer.opvolgers)
        onward = f" Neem voortaan de agenda van: {names}." if names else ""
        last = consumer.einde or ""
        return _event(
            (day_after(last), last),
            (0, CONFIRMED),
            summary=f"Deze agenda eindigt: {consumer.naam} bestaat niet meer",
            description=f"{consumer.naam} bestond tot en met {last}.{onward}",
        )


def _plain(text: str) -> str:
    """The words of a text, without the empty lines that its marks leave."""
    return "\n".join(line for line in plain_text(text).split("\n") if line)


def _event(days: tuple[str, str], stage: tuple[int, str], summary: str, description: str) -> str:
    """An event of a whole day, without the id that it gets for each consumer.

    ``days`` are its own and that of the last change; ``stage`` is how often it changed, and how it
    stands now.
    """
    (day, stamp), (sequence, status) = days, stage
    event, first = Event(), date.fromisoformat(day)
    # Before the first release no day is known.
    changed = date.fromisoformat(stamp or "1970-01-01")
    event.add("dtstamp", datetime.combine(changed, datetime.min.time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days=1))
    event.add("sequence", sequence)
    event.add("status", status)
    event.add("summary", summary)
    event.add("description", description)
    event.add("transp", "TRANSPARENT")
    return str(event.to_ical().decode("utf-8"))
