"""What a proposal means: typed changes, missing notes, the next number, consumers touched.

Takes two states of the framework and says what a reviewer must know. Pure; ``report_difference``
writes it down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from generator.base.canonical import Data, same_item
from generator.base.findings import Finding, about_file
from generator.base.schema import NOTES, Kind
from generator.changelog.impact import Impact, impact
from generator.compare.asked import TaskEffects, task_effects
from generator.compare.numbering import Numbering, numbering
from generator.compare.verdicts import Changed
from generator.history.diff import REMOVED, Change, diff
from generator.history.direction import Sign, heaviest, suggested
from generator.history.model import Framework, Wijzigingsnotitie
from generator.history.notes import signs_of, without_note
from generator.history.schemas import schemas_text
from generator.history.versions import FOLDER, Archive, Release


@dataclass(frozen=True)
class Side:
    """One of the two states.

    ``label`` is a Dutch phrase; ``unread`` are files left out; ``passed`` are the notes of releases
    on the way to it, oldest first. ``noted`` are the items that notes with a mistake are about, and
    ``None`` when that can't be read. ``taken_in`` are the notes that a release on the way to it
    took in: these are gone as they should be.
    """

    label: str
    framework: Framework = field(repr=False)
    unread: tuple[str, ...] = ()
    passed: tuple[Wijzigingsnotitie, ...] = ()
    noted: frozenset[str] | None = frozenset()
    taken_in: frozenset[str] = frozenset()

    @property
    def hidden(self) -> frozenset[str]:
        """The ids of the files left out."""
        return frozenset(PurePosixPath(path).stem for path in self.unread)

    @property
    def notes(self) -> tuple[Wijzigingsnotitie, ...]:
        """All notes that say why something changed."""
        return (*self.passed, *self.framework.notes)


@dataclass(frozen=True)
class ItemDifference:
    """One changed item with what its notes say and what its words suggest."""

    change: Change
    notes: tuple[Wijzigingsnotitie, ...]
    signs: tuple[Sign, ...]
    needs_note: bool

    @property
    def direction(self) -> str | None:
        """The heaviest direction that a note gives."""
        return heaviest(self.notes)

    @property
    def suggested(self) -> str | None:
        """The direction in which the words seem to point."""
        return suggested(self.signs)


@dataclass(frozen=True)
class Difference:
    """All that is different between two states.

    ``items`` are the changes of the framework itself, in the order of the site, and ``users`` those
    of what consumers, joint bodies and editors keep in files of their own. ``findings`` are
    what the check says of the new state. ``since`` is the newest release, empty before the first
    one; ``number`` is what may follow it, absent while that can't be said. ``remarks`` are Dutch
    sentences on what could not be compared; ``unjudged`` are the files that differ and that no
    part of this looks at, ``form_only`` those that say the same as before in another form;
    ``verdicts`` say what registrations change for who they are about.
    """

    old: Side
    new: Side
    items: tuple[ItemDifference, ...]
    users: tuple[Change, ...]
    impact: Impact
    findings: tuple[Finding, ...] = ()
    since: str = ""
    number: Numbering | None = None
    remarks: tuple[str, ...] = ()
    unjudged: tuple[str, ...] = ()
    form_only: tuple[str, ...] = ()
    verdicts: tuple[Changed, ...] = ()

    @cached_property
    def tasks(self) -> TaskEffects:
        """Which tasks the notes of the proposal make, replace, end or leave."""
        return task_effects(self.old.framework, self.new.framework)

    @property
    def has_other_register(self) -> bool:
        """Whether a row of the register of consumers differs."""
        old, new = (s.framework.register for s in (self.old, self.new))
        return old.by_id != new.by_id

    @property
    def has_other_sizes(self) -> bool:
        """Whether a consumer is counted otherwise: it shows, and touches nobody."""
        return self.old.framework.register.sizes != self.new.framework.register.sizes

    @property
    def has_other_settings(self) -> bool:
        """Whether the settings differ: what these do to a site isn't compared."""
        return self.old.framework.settings != self.new.framework.settings

    @property
    def lowest(self) -> str:
        """The number that may follow; empty while that can't be said."""
        return self.number.lowest if self.number else ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the proposal from being merged."""
        return tuple(f for f in self.findings if f.is_error)

    @property
    def unread(self) -> tuple[str, ...]:
        """Files that could not be compared, because something is wrong in them on either side."""
        return tuple(sorted({*self.old.unread, *self.new.unread}))

    @cached_property
    def without_note(self) -> tuple[ItemDifference, ...]:
        """The changed items that need a note and have none."""
        return tuple(i for i in self.items if i.needs_note)

    @property
    def by_direction(self) -> Mapping[str, int]:
        """How many items change in each direction, by their notes."""
        return Counter(i.direction for i in self.items if i.direction)


def difference(
    old: Side,
    new: Side,
    newest: Release | None,
    findings: Sequence[Finding] = (),
    remarks: Sequence[str] = (),
) -> Difference:
    """Compare two states; ``newest`` is the newest release that both know."""
    kinds = new.framework.kinds
    changes = compared(old, new)
    own = {c.item: c for c in changes if kinds[c.kind].is_content}
    bare = _bare(new, own.values())
    items = tuple(
        ItemDifference(
            change,
            tuple(n for n in new.notes if change.item in n.items),
            signs_of(old.framework, new.framework, change),
            change.item in bare,
        )
        for change in own.values()
    )
    return Difference(
        old,
        new,
        items,
        tuple(c for c in changes if not kinds[c.kind].is_content and not _is_taken_in(new, c)),
        _impact(old, new, own.values(), newest),
        tuple(findings),
        newest.name if newest else "",
        _next_number(newest, old, new, own),
        tuple(remarks),
    )


def _is_taken_in(new: Side, change: Change) -> bool:
    """Whether it is a note that a release took in: that is shown with its items."""
    return change.kind == NOTES and change.type == REMOVED and change.item in new.taken_in


def compared(old: Side, new: Side) -> tuple[Change, ...]:
    """Everything that is different, but for what can't be read on either side."""
    hidden = old.hidden | new.hidden
    every = diff(new.framework.kinds, old.framework.data, new.framework.data, every=True)
    return tuple(c for c in every if c.item not in hidden)


def _bare(new: Side, changes: Iterable[Change]) -> frozenset[str]:
    """The items that lack a note; one that has a mistake is there, and has its own finding."""
    if new.noted is None:
        return frozenset()
    return frozenset(c.item for c in without_note(new.framework, changes, new.notes)) - new.noted


def _impact(old: Side, new: Side, changes: Iterable[Change], newest: Release | None) -> Impact:
    """Only what changes what holds touches anyone; a better sentence does not."""
    heavy = [c for c in changes if c.weight == "normatief"]
    return impact(old.framework, new.framework, heavy, newest.date if newest else "")


def changed_seals(old: Archive, new: Archive) -> Iterator[Finding]:
    """What was sealed stays as it is, also when a proposal brings a new seal along with it."""
    seals = {s.version: s for s in new.seals}
    for seal in old.seals:
        if seals.get(seal.version) != seal:
            yield about_file(
                f"{FOLDER}/{seal.version}.json",
                "zegel-veranderd",
                f"Dit voorstel verandert of verwijdert uitgave {seal.version}.",
                "Zet de bestanden in ‘versies’ terug; een verbetering is een nieuwe uitgave.",
            )


def new_releases(old: Archive, new: Archive, before: Framework, side: Side) -> Iterator[Finding]:
    """A release that a proposal brings along is what ``kader uitgave`` makes of the rest of it.

    It becomes the text that holds, and nobody reads it as a file. ``before`` is the old working
    version, whose notes the release takes in; ``side`` is the new one.
    """
    brought = new.beyond(old)
    for release in brought[:-1]:
        yield _other_release(release, "Voeg één uitgave tegelijk toe.")
    for release in brought[-1:]:
        sealed, proposed = release.framework.data, side.framework.data
        kinds = [k for k in side.framework.kinds if k.name != NOTES]
        pairs = ((k, sealed.get(k.name, {}), proposed.get(k.name, {})) for k in kinds)
        other = [i for kind, one, two in pairs for i in _unlike(kind, one, two)]
        notes, earlier = sealed.get(NOTES, {}), before.data.get(NOTES, {})
        of_notes, both = side.framework.kinds[NOTES], {*notes} & {*earlier}
        other += [i for i in both if not same_item(of_notes, earlier[i], notes[i])]
        if differing := sorted(set(other) - side.hidden):
            shown = ", ".join(differing[:_SHOWN]) + (" …" if len(differing) > _SHOWN else "")
            yield _other_release(release, f"Anders dan in de werkversie: {shown}.")
        yield from _other_schemas(release, side.framework)


def _other_schemas(release: Release, proposed: Framework) -> Iterator[Finding]:
    """A new release seals the schemas of the proposal; all its data files follow from them."""
    text = schemas_text(proposed.kinds, proposed.settings)
    if release.schemas is None or release.schemas.text != text:
        yield _other_release(release, "Anders dan in de werkversie: de schema’s of de naam.")


_SHOWN = 10


def _unlike(kind: Kind, one: Mapping[str, Data], other: Mapping[str, Data]) -> Iterator[str]:
    """The ids that only one of two has, or that are different in them."""
    yield from one.keys() ^ other.keys()
    both = one.keys() & other.keys()
    yield from (i for i in both if not same_item(kind, one[i], other[i]))


def _other_release(release: Release, hint: str) -> Finding:
    return about_file(
        f"{FOLDER}/{release.name}.json",
        "uitgave-anders",
        f"Dit voorstel brengt uitgave {release.name} mee, met een andere inhoud dan het voorstel.",
        hint,
    )


def _next_number(
    newest: Release | None, old: Side, new: Side, changed: Container[str]
) -> Numbering | None:
    """The number that may follow the newest release with everything in the new state.

    Absent as long as a file can't be read: what stands in it would count as gone.
    """
    if newest is None or old.unread or new.unread:
        return None
    return numbering(newest, old.framework, new.framework, changed)
