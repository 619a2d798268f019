"""The passes over a framework: each looks at what was loaded and yields what it finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.base.cache import look
from generator.base.findings import Finding
from generator.base.guarded import guarded
from generator.base.schema import NOTES, Kind
from generator.check.lifetimes import existed
from generator.check.loaded import Loaded
from generator.check.recorded import CODES as RECORDED
from generator.check.recorded import registered, witnessed
from generator.check.registrations import CODES, gone
from generator.check.ruled import run
from generator.check.settled import check_personal, check_rulesets, check_source
from generator.check.swallowed import swallowed
from generator.check.tasks import check_tasks
from generator.check.text_links import text_links
from generator.check.waivers import set_aside
from generator.check.whole import complete, not_empty
from generator.form.pasted import lost_lists
from generator.history.notes import check_notes
from generator.history.promises import changed, lost_addresses, read_promises
from generator.history.versions import Release, check_working
from generator.layout.lay_out import check_layout
from generator.load.document import Document
from generator.rules.registry import load_rulesets
from generator.rules.rule import by_code
from generator.rules.seen import Released, Seen

Pass = Callable[[Loaded], Iterator[Finding]]


def settled(loaded: Loaded) -> Iterator[Finding]:
    """What the settings say of the content and the rules, is so."""
    yield from check_rulesets(loaded.setup)
    yield from check_source(loaded.setup, loaded.all_targets)
    yield from check_personal(loaded.setup)


def sized(loaded: Loaded) -> Iterator[Finding]:
    """How large each consumer is, can be read where the settings name a table of it."""
    yield from loaded.setup.uncounted


def readable(loaded: Loaded) -> Iterator[Finding]:
    """Each file stands in the right folder, under a right name, and can be read."""
    yield from loaded.unreadable


def well_formed(loaded: Loaded) -> Iterator[Finding]:
    """Each document is what its schema asks for.

    Of the code of someone who registers, the register says more than the schema can.
    """
    strangers = {(f.path, f.line) for f in loaded.unlinked if f.rule == "gebruiker-onbekend"}
    for findings in loaded.malformed.values():
        for finding in findings:
            if finding.rule not in _OF_AN_ID or (finding.path, finding.line) not in strangers:
                yield finding


def shaped(loaded: Loaded) -> Iterator[Finding]:
    """Each document is what its schema asks for, whoever is in the register."""
    for findings in loaded.malformed.values():
        yield from findings


_OF_AN_ID = {"waarde-vorm", "waarde-soort", "id-bestandsnaam"}


def kept(loaded: Loaded) -> Iterator[Finding]:
    """What was typed as a list or a table is one on the page."""
    for document in loaded.documents:
        work = partial(_lost_lists, document, loaded.kinds[document.kind])
        yield from look(loaded.cache, work, "lists", loaded.kinds.digest, document.digest)


def _lost_lists(document: Document, kind: Kind) -> list[Finding]:
    return list(lost_lists(document, kind))


def linked(loaded: Loaded) -> Iterator[Finding]:
    """References point to something that exists, of the right kind, and still holds.

    Of one that has yet to be filled in, that says enough.
    """
    open_places = {
        (f.path, f.line, f.column)
        for findings in loaded.malformed.values()
        for f in findings
        if f.rule == "nog-invullen"
    }
    yield from (f for f in loaded.unlinked if (f.path, f.line, f.column) not in open_places)


def laid_out(loaded: Loaded) -> Iterator[Finding]:
    """The text of each file has the agreed form, where someone asked for that."""
    if loaded.layout:
        yield from check_layout(loaded.root, loaded.sound, loaded.kinds, loaded.cache)


def sealed(loaded: Loaded) -> Iterator[Finding]:
    """The releases are what they were when they were sealed."""
    if isinstance(loaded.sealed, list):
        yield from loaded.sealed


def ruled(loaded: Loaded) -> Iterator[Finding]:
    """The content keeps to the rules, but for what an item sets aside."""
    complete = not any(f.is_error for f in found_by(_BEFORE_RULES, loaded))
    by_kind: dict[str, dict[str, Document]] = defaultdict(dict)
    for document in loaded.sound:
        by_kind[document.kind][document.data["id"]] = document
    archive = loaded.archive
    # Without an archive it isn't known which versions exist; rules about them then say nothing.
    versions = {r.name: _released(r) for r in archive.releases} if archive else None
    settings = loaded.setup.settings
    rulesets = load_rulesets(settings.regels)
    half = {kind.name: [d for d in loaded.half if d.kind == kind.name] for kind in loaded.kinds}
    seen = Seen(by_kind, loaded.kinds, settings.users, settings.meervoud, versions, complete, half)
    of_users = [*guarded(lambda: gone(loaded)), *guarded(lambda: registered(loaded))]
    findings = [*run(rulesets.rules, seen, loaded.cache), *of_users]
    aside = set_aside(
        [*loaded.sound, *loaded.half],
        findings,
        by_code(rulesets.rules).keys() | CODES | RECORDED,
        loaded.day,
        complete=complete and archive is not None,
    )
    # Without its ruleset nobody knows whether a rule exists that an item sets aside.
    is_unsure = bool(rulesets.missing)
    yield from (f for f in aside if not (is_unsure and f.rule == "uitzondering-onbekend"))


_BEFORE_RULES: tuple[Pass, ...] = (readable, well_formed, linked)
"""As long as one of these finds a mistake, a rule doesn't see everything."""


def found_by(passes: Iterable[Pass], loaded: Loaded) -> Iterator[Finding]:
    """All that some passes find; where one fails, the others go on."""
    for each in passes:
        yield from guarded(partial(each, loaded))


def _released(release: Release) -> Released:
    items = release.framework.items
    return Released(
        release.date,
        frozenset(items),
        frozenset(i for i, item in items.items() if item.withdrawn),
    )


def continued(loaded: Loaded) -> Iterator[Finding]:
    """What was released is still there, under the same id."""
    if loaded.newest:
        yield from check_working(loaded.newest, loaded.framework, loaded.targets)


def reachable(loaded: Loaded) -> Iterator[Finding]:
    """What the site once published stays at its address."""
    promises = read_promises(loaded.root)
    if isinstance(promises, Finding):
        yield promises
    elif loaded.archive:
        yield from changed(promises, loaded.archive.releases)
        if not loaded.unread:
            yield from lost_addresses(promises, loaded.archive.releases, loaded.framework)


def noted(loaded: Loaded) -> Iterator[Finding]:
    """Every change of what holds has a note that fits; can't be said while a note is unread."""
    if loaded.newest and loaded.noted is not None:
        yield from check_notes(loaded.newest, loaded.framework, loaded.sound, loaded.noted)


def tasked(loaded: Loaded) -> Iterator[Finding]:
    """Each task has a name of its own, and of each open one is said what becomes of it."""
    if loaded.archive:
        releases = loaded.archive.releases
        whole = not any(path.startswith(f"{NOTES}/") for path in loaded.unread)
        yield from check_tasks(releases, loaded.framework, loaded.sound, whole=whole)


PASSES: tuple[Pass, ...] = (
    settled,
    sized,
    not_empty,
    readable,
    well_formed,
    swallowed,
    kept,
    linked,
    existed,
    text_links,
    laid_out,
    sealed,
    complete,
    ruled,
    witnessed,
    continued,
    reachable,
)
"""What must be right before the content can be shown, in the order in which it is looked at."""

BY_THEMSELVES: tuple[Pass, ...] = (readable, shaped)
"""What can be said of each file while something is wrong with the settings or the register."""

LAST: tuple[Pass, ...] = (noted, tasked)
"""What is asked of a file only when nothing else is wrong in it; it stops no build."""
