"""The state of what a document cites: is it still what it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.base.phrases import listed
from generator.changelog.change import Difference, difference
from generator.changelog.quote import NOT_QUOTED, follow
from generator.changelog.reliance import CITES, Reliance
from generator.citations.known import Known, title_form
from generator.citations.mention import TITLE, Mention
from generator.history.addresses import COMPARED, LASTING
from generator.history.versions import FOLDER

CURRENT, CHANGED, REPLACED, WITHDRAWN, UNKNOWN, UNCLEAR = (
    "actueel",
    "gewijzigd",
    "vervangen",
    "vervallen",
    "onbekend",
    "meerduidig",
)
STATES = (CURRENT, CHANGED, REPLACED, WITHDRAWN, UNKNOWN, UNCLEAR)


@dataclass(frozen=True)
class Successor:
    """What came in the place of an item; ``coverage`` is how much of it, empty when not said."""

    item: str
    title: str
    coverage: str


@dataclass(frozen=True)
class Judged:
    """What became of what is cited.

    ``version`` is the one it is counted from, empty when the document names none. ``weight``,
    ``direction`` and ``changed`` are those of the change, with the release of the last one.
    ``nearest`` is what may be meant by what never was. ``path`` is the page that shows more, below
    the root of the site. ``passage`` is what became of words that are quoted. ``held`` is the last
    version in which an item that is gone still held.
    """

    state: str
    item: str = ""
    title: str = ""
    version: str = ""
    weight: str = ""
    direction: str = ""
    changed: str = ""
    successors: tuple[Successor, ...] = ()
    nearest: str = ""
    candidates: tuple[str, ...] = ()
    path: str = ""
    quote: str = ""
    passage: str = ""
    held: str = ""
    remarks: tuple[str, ...] = field(default=())

    @property
    def asks(self) -> bool:
        """Whether someone has to look at it."""
        return self.state != CURRENT

    @property
    def was_gone(self) -> bool:
        """Whether an item no longer held in the version that is named."""
        return bool(self.held and self.version) and _order(self.version) > _order(self.held)


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


class Judge:
    """Says what became of mentions of one framework, up to the newest release.

    ``standing`` is the version that counts where a document names none.
    """

    def __init__(self, known: Known, standing: str = "") -> None:
        """Keep what it compares with."""
        self.known = known
        self.history = known.history
        self.standing = standing

    def judge(self, mention: Mention, quotes: Sequence[str] = ()) -> Judged:
        """What became of one mention; ``quotes`` are texts between quotation marks near it."""
        if not mention.item:
            return self._unclear(mention)
        if mention.item not in self.known.kinds:
            near = self.known.like_id(mention.item)
            said = f"{mention.item} heeft nooit bestaan"
            found = Judged(
                UNKNOWN, mention.item, version=mention.version, nearest=near, remarks=(said,)
            )
            return _remarked(found, mention)
        written = mention.version or ("" if mention.follows else self.standing)
        version = self.known.version(written) if written else ""
        if version and version not in self.known.versions:
            return _remarked(self._no_version(mention.item, version), mention)
        if not version and mention.way == TITLE:
            return _remarked(self._by_title(mention), mention)
        if not version:
            return _remarked(self._without_version(mention), mention)
        return _remarked(self._since(mention, version, quotes), mention)

    def _unclear(self, mention: Mention) -> Judged:
        items = tuple(i for i in mention.items if i)
        if mention.way != TITLE:
            item = items[0]
            title = self.known.title(item) if item in self.known.kinds else ""
            return Judged(UNCLEAR, item, title, mention.version, remarks=mention.remarks)
        by_id = self.known.titles[title_form(mention.written)]
        named = listed((f"{i} ({_span(by_id[i])})" for i in items), "en")
        remark = f"zo heten of heetten er {len(items)}: {named}; noem het id en de versie"
        return Judged(UNCLEAR, version=mention.version, candidates=items, remarks=(remark,))

    def _no_version(self, item: str, version: str) -> Judged:
        near = self.known.like_version(version)
        said = f"versie {version} is nooit uitgegeven"
        return Judged(UNKNOWN, item, self.known.title(item), version, nearest=near, remarks=(said,))

    def _without_version(self, mention: Mention) -> Judged:
        """The state of the newest text; nobody can say from which one the writer began."""
        item = mention.item
        judged = self._gone(item, "") or Judged(CURRENT, item, self.known.title(item))
        said: tuple[str, ...] = ()
        if not mention.follows:
            said = (f"zonder versie: vergeleken met de nieuwste, {self.known.newest}",)
        changed = list(self.known.changed_in(item))
        if judged.state == CURRENT and changed:
            version = changed[-1]
            said += (f"voor het laatst gewijzigd in versie {version} ({self.known.day(version)})",)
        return _with(judged, remarks=(*judged.remarks, *said))

    def _by_title(self, mention: Mention) -> Judged:
        """A title without a version: counted from the last version in which it was called so."""
        item = mention.item
        last = self.known.titles[title_form(mention.written)][item][-1]
        if last == self.known.newest:
            return self._without_version(mention)
        judged = self._since(mention, last, ())
        said = f"zo heette {item} voor het laatst in versie {last}; daarvan is uitgegaan"
        return _with(judged, remarks=(*judged.remarks, said))

    def _since(self, mention: Mention, version: str, quotes: Sequence[str]) -> Judged:
        item = mention.item
        then = self.history.item(item, version)
        if then is None:
            return self._not_yet(item, version)
        quote = self._quoted(item, version, quotes)
        found = difference(self.history, Reliance(item, CITES, version, quote=quote))
        judged = self._gone(item, version) or self._changed(found, version)
        said = judged.remarks
        if then.withdrawn:
            said += (f"was in versie {version} al ingetrokken",)
        if mention.way == TITLE and title_form(then.title) != title_form(mention.written):
            said += (f"heet in versie {version} ‘{then.title}’",)
        passage = found.passage.state if found.passage else ""
        return _with(judged, quote=quote, passage=passage, remarks=said)

    def _not_yet(self, item: str, version: str) -> Judged:
        first = self.known.first(item)
        return Judged(
            UNKNOWN,
            item,
            self.known.title(item),
            version,
            nearest=first,
            path=f"{LASTING}/{item}/",
            remarks=(f"{item} stond niet in versie {version}; het kwam erbij in {first}",),
        )

    def _changed(self, found: Difference, version: str) -> Judged:
        item = found.item
        title = self.known.title(item)
        if not found.comparable:
            return Judged(UNKNOWN, item, title, version, remarks=("kon niet worden vergeleken",))
        if found.change is None:
            return Judged(CURRENT, item, title, version, path=self._page(item, version))
        return Judged(
            CHANGED,
            item,
            title,
            version,
            found.change.weight,
            found.direction or "",
            found.version,
            path=self._comparison(item, version),
        )

    def _gone(self, item: str, version: str) -> Judged | None:
        """What is told of an item that holds no longer."""
        newest = self.history.newest.framework.items.get(item)
        if newest is not None and not newest.withdrawn:
            return None
        living = tuple(
            Successor(i, self.known.title(i), self.history.coverage(item, i))
            for i in self.history.living(item)
        )
        stone = newest.data.get("ingetrokken", {}) if newest else {}
        gone_in = next((v for v in reversed(list(self.known.changed_in(item)))), "")
        said = (f"ingetrokken op {stone['datum']}: {stone['reden']}",) if stone else ()
        if newest is not None and version and not self._was_withdrawn(item, version):
            path = self._comparison(item, version)
        else:
            path = f"{LASTING}/{item}/"
        state = REPLACED if living else WITHDRAWN
        title = self.known.title(item)
        held = next((v for v in reversed(self.known.versions) if self._held(item, v)), "")
        found = Judged(state, item, title, version, changed=gone_in, successors=living, held=held)
        return _with(found, path=path, remarks=said)

    def _held(self, item: str, version: str) -> bool:
        then = self.history.item(item, version)
        return then is not None and not then.withdrawn

    def _was_withdrawn(self, item: str, version: str) -> bool:
        return not self._held(item, version)

    def _comparison(self, item: str, version: str) -> str:
        return f"{COMPARED}/{version}/{self.known.newest}/#{item}"

    def _page(self, item: str, version: str) -> str:
        return f"{FOLDER}/{version}/{self.known.kinds[item]}/{item}/"

    def _quoted(self, item: str, version: str, quotes: Sequence[str]) -> str:
        """The first text between quotation marks that stands in an item so, in a version."""
        then = self.history.item(item, version)
        now = self.history.newest.framework.items.get(item)
        if then is None or now is None:
            return ""
        texts = (q for q in quotes if title_form(q) not in self.known.titles)
        return next((q for q in texts if follow(q, then, now).state != NOT_QUOTED), "")


def _with(judged: Judged, **values: object) -> Judged:
    return Judged(**{**vars(judged), **values})


def _remarked(judged: Judged, mention: Mention) -> Judged:
    return _with(judged, remarks=(*judged.remarks, *mention.remarks))


def _span(versions: Sequence[str]) -> str:
    if len(versions) == 1:
        return f"in {versions[0]}"
    return f"van {versions[0]} tot en met {versions[-1]}"
