"""Make a release of the working version: weigh, check, freeze, seal. Plans only.

``announce`` says a plan in Dutch, ``publish`` writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.base.phrases import listed
from generator.base.schema import NOTES
from generator.history.chain import START, chain_of
from generator.history.diff import (
    CHANGED,
    NEW,
    REMOVED,
    REPLACED,
    WITHDRAWN,
    Change,
    content_changes,
)
from generator.history.direction import DIRECTIONS, heaviest
from generator.history.model import Framework, Wijzigingsnotitie
from generator.history.promises import PATH as ADDRESSES
from generator.history.promises import Promises, added, written
from generator.history.schemas import file_of, schemas_text
from generator.history.versions import (
    FIRST,
    FOLDER,
    SEALS,
    Archive,
    Covered,
    Release,
    Seal,
    Version,
    build_ledger,
    chained,
    check_ids,
    seal_of,
    snapshot,
    write_register,
)
from generator.load.document import is_real_date

_GONE = {WITHDRAWN, REPLACED, REMOVED}
_TIGHTER = DIRECTIONS[-1]


@dataclass(frozen=True)
class Weighed:
    """One change with what it asks of the number.

    ``direction`` is the heaviest that a note gives; ``tightens`` whether it counts as asking more;
    ``lowest`` the number that this change alone would ask for.
    """

    change: Change
    direction: str | None
    tightens: bool
    lowest: Version


@dataclass(frozen=True)
class Weighing:
    """All changes since a release, weighed.

    ``of_tasks`` is what notes ask for that only bring, replace or end tasks: that changes what is
    asked of consumers, also when no text does.
    """

    previous: str
    changes: tuple[Weighed, ...]
    of_tasks: Version | None = None

    @property
    def lowest(self) -> Version:
        """The lowest number that may follow."""
        own = [self.of_tasks] if self.of_tasks else []
        return max([*own, *(w.lowest for w in self.changes)])

    @property
    def forcing(self) -> tuple[Weighed, ...]:
        """The changes that ask for that number."""
        return tuple(w for w in self.changes if w.lowest == self.lowest)

    @property
    def without(self) -> Version | None:
        """What the lowest number would be without those; ``None`` when nothing would be left."""
        return max((w.lowest for w in self.changes if w.lowest != self.lowest), default=None)

    @property
    def allowed(self) -> tuple[Version, ...]:
        """The numbers that may follow, lowest first."""
        return tuple(v for v in Version.parse(self.previous).successors if v >= self.lowest)


class Refused(Exception):
    """The release can't be made. ``reasons`` say why, in Dutch, without a full stop.

    ``weighing`` is there when the number is the reason.
    """

    def __init__(self, reasons: Iterable[str], weighing: Weighing | None = None) -> None:
        """Keep the reasons in the order in which they were found."""
        self.reasons = tuple(dict.fromkeys(reasons))
        self.weighing = weighing
        super().__init__("; ".join(self.reasons))


@dataclass(frozen=True)
class Plan:
    """What a release will write and remove, as paths below the framework folder.

    The register stands last in ``write``: without it nothing has been released. ``weighing`` and
    ``previous`` are absent at the first release; ``correction`` is the reason of a correction.
    """

    version: str
    date: str
    framework: Framework = field(repr=False)
    previous: Release | None = field(repr=False)
    weighing: Weighing | None = field(repr=False)
    correction: str = ""
    write: Mapping[Path, str] = field(repr=False, default_factory=dict)
    remove: tuple[Path, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes since the previous release."""
        return tuple(w.change for w in self.weighing.changes) if self.weighing else ()


def weigh(previous: str, changes: Sequence[Change], notes: Sequence[Wijzigingsnotitie]) -> Weighing:
    """Weigh changes since a release by what their fields weigh and what the notes about them say.

    A normative change tightens when a note says so, when something is withdrawn, or when no note
    says that it eases or clarifies: the safe reading.
    """
    number = Version.parse(previous)
    weighed = []
    for change in changes:
        direction = heaviest(n for n in notes if change.item in n.items)
        unsaid = direction is None and change.type != NEW
        tightens = change.weight == "normatief" and (
            change.type in _GONE or direction == _TIGHTER or unsaid
        )
        lowest = number.next(change.weight, tightening=tightens)
        weighed.append(Weighed(change, direction, tightens, lowest))
    asking = [n for n in notes if n.actie or n.taken or n.beeindigt]
    more = any(n.richting == _TIGHTER for n in asking)
    of_tasks = number.next("normatief", tightening=more) if asking and not weighed else None
    return Weighing(previous, tuple(weighed), of_tasks)


def lowest_version(
    previous: str, changes: Sequence[Change], notes: Sequence[Wijzigingsnotitie]
) -> Version:
    """The lowest number that may follow; raises ``ValueError`` when nothing changed."""
    return weigh(previous, changes, notes).lowest


_NONE: Promises = {}


def _nowhere(_release: Release) -> Iterable[str]:
    """Who makes no pages has no places on them to promise."""
    return ()


def plan_release(  # noqa: PLR0913, PLR0917 - a release has this many parts
    framework: Framework,
    archive: Archive,
    version: str | None,
    date: str,
    correction: str | None = None,
    promises: Promises = _NONE,
    places: Callable[[Release], Iterable[str]] = _nowhere,
) -> Plan:
    """Plan a release of a framework that ``check`` found sound.

    Without a version it is the lowest that may follow. ``promises`` is the ledger of addresses as
    it is, and ``places`` gives those on the pages that a release makes. Raises ``Refused`` with all
    reasons why the release may not be made.
    """
    previous = archive.current
    weighing = _weighed(framework, previous) if previous else None
    reasons = [
        *_about_ids(framework, previous),
        *about_date(date, previous),
        *_about_days(framework, previous, date),
        *_about_correction(correction, weighing),
    ]
    chosen, wrong = _choose(version, archive, weighing, is_correction=correction is not None)
    if reasons or wrong:
        raise Refused([*wrong, *reasons], weighing if wrong else None)
    reason = " ".join((correction or "").split())
    release = Release(str(chosen), date, framework, False, reason)
    ledger = added(promises, release.name, framework, places(release))
    return Plan(
        release.name,
        date,
        framework,
        previous,
        weighing,
        reason,
        write=_sealed(release, archive, ledger),
        remove=tuple(Path(NOTES) / f"{n.id}.yaml" for n in framework.notes),
    )


def _weighed(framework: Framework, previous: Release) -> Weighing:
    """What changed since the last release, weighed; raises ``Refused`` when nothing did."""
    changes = content_changes(framework.kinds, previous.framework.data, framework.data)
    weighing = weigh(previous.name, changes, framework.notes)
    if not changes and not weighing.of_tasks:
        raise Refused([f"er is niets veranderd sinds uitgave {previous.name}"])
    return weighing


def _sealed(release: Release, archive: Archive, promises: Promises) -> dict[Path, str]:
    """The files of a release; it covers the chain before it, today's schemas and the addresses.

    Its own file comes first and the register last: where only the first stands, it was cut short.
    """
    folder = Path(FOLDER)
    framework = release.framework
    ledger = written(promises)
    schemas = schemas_text(framework.kinds, framework.settings)
    schemas_seal = seal_of(schemas.encode())
    chain = (START, *chain_of(archive.seals))[-1]
    covered = Covered(chain, schemas_seal, seal_of(ledger.encode()))
    text = snapshot(framework, release.name, release.date, release.correction, covered)
    seals = chained([*archive.seals, Seal(release.name, release.date, seal_of(text.encode()))])
    register = write_register(seals, build_ledger((*archive.releases, release)))
    are_sealed = any(r.schemas and r.schemas.sha256 == schemas_seal for r in archive.releases)
    shared = {} if are_sealed else {folder / file_of(schemas_seal): schemas}
    own = {folder / f"{release.name}.json": text}
    return own | shared | {Path(ADDRESSES): ledger, folder / SEALS: register}


def _choose(
    version: str | None, archive: Archive, weighing: Weighing | None, *, is_correction: bool
) -> tuple[Version | None, list[str]]:
    """The number of the release, or why it can't be the one that was asked for."""
    allowed = weighing.allowed if weighing else FIRST
    if weighing and is_correction:
        allowed = Version.parse(weighing.previous).successors[:1]
    if version is None:
        return allowed[0], []
    try:
        number = Version.typed(version)
    except ValueError as error:
        return None, [str(error)]
    if number in allowed:
        return number, []
    return None, [_wrong_number(number, archive, weighing, allowed, is_correction=is_correction)]


def _wrong_number(
    number: Version,
    archive: Archive,
    weighing: Weighing | None,
    allowed: Sequence[Version],
    *,
    is_correction: bool,
) -> str:
    choices = listed(map(str, allowed), "of")
    if not weighing:
        return f"de eerste uitgave heet {choices}, niet {number}"
    previous = Version.parse(weighing.previous)
    if old := archive.by_name.get(str(number)):
        return (
            f"{FOLDER}/{number}.json: uitgave {number} bestaat al, van {old.date}; "
            f"een verzegelde uitgave verandert nooit; nu kan {choices}"
        )
    if is_correction:
        return f"een correctie van {previous} heet {choices}, niet {number}"
    if number < weighing.lowest and number in previous.successors:
        return f"{number} is te laag; nu kan {choices}"
    return f"{number} kan niet volgen op {previous}; nu kan {choices}"


def _about_ids(framework: Framework, previous: Release | None) -> Iterator[str]:
    """The laws of the ledger, also for a caller that didn't run ``check`` first."""
    for finding in check_ids(previous, framework) if previous else ():
        yield f"{finding.path}: {finding.message.rstrip('.')}"


def about_date(date: str, previous: Release | None) -> Iterator[str]:
    """Why no release can have a day, as Dutch phrases without a full stop."""
    if not is_real_date(date):
        yield f"‘{date}’ is geen dag die bestaat (jjjj-mm-dd)"
    elif previous and date < previous.date:
        yield f"{date} ligt vóór uitgave {previous.name} van {previous.date}"


def _about_days(framework: Framework, previous: Release | None, date: str) -> Iterator[str]:
    """A page never says that something is gone that still holds, or is due what is past."""
    for kind in framework.kinds.content:
        sealed = previous.framework.data.get(kind.name, {}) if previous else {}
        for item, data in framework.data.get(kind.name, {}).items():
            stone = data.get("ingetrokken")
            if stone and stone != sealed.get(item, {}).get("ingetrokken") and stone["datum"] > date:
                yield (
                    f"{kind.name}/{item}.yaml: {item} is pas op {stone['datum']} ingetrokken, na "
                    f"deze uitgave van {date}; wacht met intrekken of kies een latere dag"
                )
    for note in framework.notes:
        for day in (note.uiterlijk, *(task.uiterlijk for task in note.taken)):
            if day and day < date:
                yield (
                    f"{NOTES}/{note.id}.yaml: de uiterste dag {day} ligt vóór deze uitgave van "
                    f"{date}; zo is geen {framework.settings.enkelvoud} op tijd"
                )


def _about_correction(correction: str | None, weighing: Weighing | None) -> Iterator[str]:
    """A correction mends what was released, for a reason; it brings and takes nothing."""
    if correction is None:
        return
    if not correction.strip():
        yield 'een correctie vraagt een reden: --correctie "Wat er mis was"'
    if not weighing:
        yield "er is nog geen uitgave om te corrigeren"
        return
    for weighed in weighing.changes:
        change = weighed.change
        if change.type != CHANGED:
            yield (
                f"{change.kind}/{change.item}.yaml: {change.item} is {change.type}; een correctie "
                "herstelt alleen tekst die al is uitgegeven"
            )
