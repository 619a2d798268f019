"""The entries of feeds: a change of an item in a release, a task, and what became of a task.

An entry says only what was said on its day, so that its bytes never change: nothing of later
releases, of the address of the site, or of others. Entries that many feeds share are made once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from generator.base.phrases import in_words
from generator.base.prose import to_html
from generator.base.words import plain, shortened
from generator.changelog.review import Review
from generator.changelog.state import DONE, LAPSED, OVERDUE, REPLACED, TaskState
from generator.changelog.task import Ending, Task
from generator.data.changes import day_after
from generator.history.diff import Change, item_change
from generator.history.versions import Release
from generator.setup.register import Consumer
from generator.site.content import Site, version_path

_HAPPENED = {
    "nieuw": "Nieuw",
    "gewijzigd": "Gewijzigd",
    "ingetrokken": "Ingetrokken",
    "vervangen": "Vervangen",
    "verwijderd": "Verwijderd",
}
_HOW = {
    "geregistreerd": "Als gedaan gemeld",
    "overname": "Gedaan door een versie over te nemen",
    "voor-overname": "Afgedaan door een versie over te nemen, na de laatste dag",
}


class _Head(NamedTuple):
    """The title of an entry, its day, and the page that says more."""

    title: str
    day: str
    link: str


@dataclass(frozen=True)
class Entry:
    """One entry: its id, the day of what it tells, and its text as XML."""

    id: str
    day: str
    xml: str


def moment(day: str) -> str:
    """The start of a day; as long as no day is known, that of a day long ago."""
    return f"{day or '1970-01-01'}T00:00:00Z"


class Entries:
    """Makes entries; those that many feeds share only once."""

    def __init__(self, site: Site) -> None:
        """Keep what they are made of."""
        self.site = site
        self.history = site.history
        self.releases = {r.name: r for r in self.history.releases}
        self.change = cache(self._change)
        self.task = cache(self._task)

    def id(self, *parts: str) -> str:
        """The lasting id of an entry or feed (RFC 4151)."""
        return f"tag:{self.site.settings.kenmerk}:{'/'.join(quote(p, safe='') for p in parts)}"

    def _change(self, item: str, version: str) -> Entry:
        """What one release changed in an item, against the release before."""
        release = self.releases[version]
        change = self._of_that_day(item, release)
        found = release.framework.items.get(item)
        notes = [n for n in release.notes if item in n.items]
        tasks = [t for t in self._tasks_of(version) if item in t.items]
        name = found.title if found else item
        kind = release.kinds[change.kind].title if found else ""
        said = f"{kind} {item}, in uitgave {version}: {change.type} ({change.weight})."
        parts = [f"<p>{escape(said)}</p>", *_correction(release)]
        if change.fields:
            names = "".join(f"<li>{escape(f.title)}</li>" for f in change.fields)
            parts.append(f"<p>Anders zijn:</p><ul>{names}</ul>")
        if change.successors:
            parts.append(f"<p>In de plaats komt: {escape(', '.join(change.successors))}.</p>")
        for note in notes:
            reason = to_html(note.reden)
            parts.append(f"<p>{escape(note.richting.capitalize())}, omdat:</p>{reason}")
        if tasks:
            parts.append(f"<p>Wat te doen is:</p><ul>{''.join(map(_short, tasks))}</ul>")
        elif notes:
            parts.append("<p>Deze uitgave vraagt hiervoor geen actie.</p>")
        link = version_path(release) + (f"{change.kind}/{item}/" if found else "wijzigingen/")
        terms = [change.type, change.weight, *dict.fromkeys(n.richting for n in notes)]
        terms += ["correctie"] if release.correction else []
        return self._made(
            self.id("wijziging", version, item),
            _Head(f"{_HAPPENED[change.type]}: {name}", release.date, link),
            parts,
            terms,
        )

    def _of_that_day(self, item: str, release: Release) -> Change:
        """The change by the schemas that were sealed with the release: labels may change later."""
        change = self.history.steps[release.name][item]
        order = self.history.order[release.name]
        before = self.history.releases[order - 1].framework.items if order else {}
        there = release.framework.items
        if item not in there:
            return change
        old = before[item].data if item in before else None
        kind = release.kinds[change.kind]
        return item_change(kind, item, old, there[item].data) or change

    def _tasks_of(self, version: str) -> list[Task]:
        return [t for t in self.site.told.tasks.by_id.values() if t.version == version]

    def _task(self, task: Task) -> Entry:
        """A task, as its release brought it."""
        release = self.releases[task.version]
        until = f" (uiterlijk {in_words(task.due)})" if task.due else ""
        parts = [
            to_html(task.text),
            f"<p>{_last_day(task)} Deze taak kwam met uitgave {escape(task.version)}.</p>",
            f"<ul>{''.join(self._item(i, release) for i in task.items)}</ul>",
            *_correction(release),
        ]
        title = f"Te doen{until}: {shortened(plain(task.text), 90)}"
        link = f"{version_path(release)}wijzigingen/"
        return self._made(
            self.id("taak", task.id), _Head(title, release.date, link), parts, ["taak"]
        )

    def _item(self, item: str, release: Release) -> str:
        found = release.framework.items.get(item)
        return f"<li>{escape(f'{found.title} ({item})' if found else item)}</li>"

    def fate(self, state: TaskState, consumer: Consumer, place: str) -> Entry | None:
        """What became of a task for a consumer; ``None`` when it is open."""
        task = state.task
        title = shortened(plain(task.text), 90)
        if state.state in {REPLACED, LAPSED}:
            return self._later(task, title)
        if state.state == DONE:
            parts = (state.how, state.on, *([state.by] if state.how != "geregistreerd" else []))
            own = self.id(place, consumer.id, "taak", task.id, DONE, *parts)
            by = f" ({state.by})" if state.how != "geregistreerd" else ""
            text = f"<p>{_HOW[state.how]}{escape(by)} op {in_words(state.on)}.</p>"
            link = f"{place}/{consumer.id}/"
            return self._made(
                own, _Head(f"Gedaan: {title}", state.on, link), [text], ["taak", DONE]
            )
        if state.state == OVERDUE and task.due:
            own = self.id(place, consumer.id, "taak", task.id, OVERDUE)
            text = (
                f"<p>De laatste dag was {in_words(task.due)}. Niemand meldde dat dit is gedaan.</p>"
            )
            link = f"{place}/{consumer.id}/"
            head = _Head(f"Verstreken: {title}", day_after(task.due), link)
            return self._made(own, head, [text], ["taak", OVERDUE])
        return None

    def _later(self, task: Task, title: str) -> Entry:
        """What a later release made of a task, the same for everyone."""
        fate = self.site.told.tasks.fate(task)
        assert fate is not None
        release = self.releases[fate.version]
        if isinstance(fate, Ending):
            name, said = LAPSED, f"Deze taak verviel met uitgave {fate.version}, omdat:"
            parts = [f"<p>{escape(said)}</p>", str(to_html(fate.reason))]
        else:
            name, said = REPLACED, f"In de plaats kwam met uitgave {fate.version}:"
            parts = [f"<p>{escape(said)}</p>", str(to_html(fate.text)), f"<p>{_last_day(fate)}</p>"]
        link = f"{version_path(release)}wijzigingen/"
        head = _Head(f"{name.capitalize()}: {title}", release.date, link)
        return self._made(self.id("taak", task.id, name), head, parts, ["taak", name])

    def judged(self, review: Review, consumer: Consumer, place: str) -> Entry:
        """That a consumer looked at something and judged it."""
        judged, item = review.judged, review.reliance.item
        assert judged is not None
        about = (item, judged.versie, judged.datum, *([judged.document] if judged.document else []))
        where = f" in ‘{judged.document}’" if judged.document else ""
        text = (
            f"{item} bij versie {judged.versie}{where} is beoordeeld op {in_words(judged.datum)}."
        )
        own = self.id(place, consumer.id, "beoordeeld", *about)
        link = f"{place}/{consumer.id}/"
        parts = [f"<p>{escape(text)}</p>"]
        return self._made(
            own, _Head(f"Beoordeeld: {item}", judged.datum, link), parts, ["beoordeeld"]
        )

    def end(self, consumer: Consumer, names: Iterable[tuple[str, str]], place: str) -> Entry:
        """The last entry of who is no more: why the feed ends, and whose feeds go on."""
        last = consumer.einde or ""
        went = [
            f'<li><a href="{place}/{code}/wijzigingen.atom">{escape(name)}</a></li>'
            for code, name in names
        ]
        parts = [f"<p>{escape(consumer.naam)} bestond tot en met {in_words(last)}.</p>"]
        if went:
            parts.append(f"<p>Volg voortaan:</p><ul>{''.join(went)}</ul>")
        own = self.id(place, consumer.id, "einde", last)
        link = f"{place}/{consumer.id}/"
        title = f"Deze feed eindigt: {consumer.naam} bestaat niet meer"
        return self._made(own, _Head(title, day_after(last), link), parts, ["einde"])

    def _made(self, own: str, head: _Head, parts: Iterable[str], terms: Iterable[str]) -> Entry:
        categories = "".join(f'\n    <category term="{escape(t)}"/>' for t in terms)
        content = escape("".join(parts), quote=False)
        xml = (
            f"  <entry>\n    <id>{escape(own)}</id>\n    <title>{escape(head.title)}</title>\n"
            f"    <updated>{moment(head.day)}</updated>\n"
            f'    <link rel="alternate" href="{escape(head.link)}" type="text/html"/>{categories}\n'
            f'    <content type="html">{content}</content>\n  </entry>\n'
        )
        return Entry(own, head.day, xml)


def _correction(release: Release) -> list[str]:
    if not release.correction:
        return []
    said = f"Uitgave {release.name} is een correctie van de uitgave ervoor: {release.correction}"
    return [f"<p>{escape(said)}</p>"]


def _last_day(task: Task) -> str:
    return f"Uiterlijk {in_words(task.due)}." if task.due else "Zonder laatste dag."


def _short(task: Task) -> str:
    until = f" (uiterlijk {in_words(task.due)})" if task.due else ""
    return f"<li>{escape(plain(task.text))}{until}</li>"
