"""What a proposal takes away of what users registered, and of the register itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.base.findings import Finding, about_file
from generator.base.phrases import counted, grouped
from generator.compare.difference import Side
from generator.history.registrations import CODE, Lost, lost, told
from generator.history.versions import Release
from generator.setup.register import Consumer

_FIELDS = ("naam", "groep", "ingang", "einde", "opvolgers")


def taken_away(old: Side, new: Side, newest: Release | None) -> Iterator[Finding]:
    """Records of the old state that the new one lacks, and rows of the register that differ.

    The check already names those that were released. One that never was may be corrected: it gets
    a warning, so that a reviewer sees it.
    """
    unread = old.hidden | new.hidden
    released = set(lost(newest.framework, new.framework, unread)) if newest else set()
    for record in lost(old.framework, new.framework, unread):
        if record not in released and not _set_aside(record, new):
            message, hint = told(record, old.label)
            finding = about_file(record.path, "registratie-verdwenen", message, hint)
            yield replace(finding, severity="waarschuwing")
    yield from _rows(old, new)


def _set_aside(record: Lost, side: Side) -> bool:
    data = side.framework.data.get(record.kind, {}).get(record.user, {})
    return any(w["regel"] == CODE for w in data.get("uitzonderingen", ()))


def _rows(old: Side, new: Side) -> Iterator[Finding]:
    afnemers = old.framework.settings.afnemers
    if afnemers is None:
        return
    rows = new.framework.register.by_id
    for before in old.framework.register:
        name = f"{before.id} ({before.naam})"
        after = rows.get(before.id)
        if after is None:
            yield about_file(
                afnemers.register,
                "register-regel-weg",
                f"De regel van {name} stond in {old.label} en is weg.",
                "Zet de regel terug. Bestaat die niet meer, vul dan ‘einde’ en ‘opvolger’ in.",
            )
        elif changed := list(_changed(before, after)):
            message = f"De regel van {name} verandert: {'; '.join(changed)}."
            hint = "Ga na of dat zo in de bron van het register staat."
            finding = about_file(afnemers.register, "register-regel-anders", message, hint)
            yield replace(finding, severity="waarschuwing")


def _changed(before: Consumer, after: Consumer) -> Iterator[str]:
    """What differs in a row, but for filling in that a consumer ended, and in what it went."""
    for name in _FIELDS:
        old, new = getattr(before, name), getattr(after, name)
        if old != new and (old or name not in _CLOSES):
            yield f"{name} was {_shown(old)} en wordt {_shown(new)}"


_CLOSES = ("einde", "opvolgers")
_SHOWN_ROWS = 10


def differing_rows(old: Side, new: Side) -> str:
    """Say in Dutch which rows of the register differ, and how; empty when none does."""
    before, after = old.framework.register.by_id, new.framework.register.by_id
    ids = [i for i in {**before, **after} if before.get(i) != after.get(i)]
    if not ids:
        return ""
    rows = counted(len(ids), "regel", "regels")
    about = [_row(before.get(i), after.get(i)) for i in ids[:_SHOWN_ROWS]]
    if len(ids) > _SHOWN_ROWS:
        about.append(f"en nog {len(ids) - _SHOWN_ROWS}")
    many = new.framework.settings.meervoud
    return f"dit voorstel verandert {rows} van het register van {many}: {'; '.join(about)}."


def differing_sizes(old: Side, new: Side) -> str:
    """Say in Dutch who is counted otherwise, and how; empty when nobody is.

    Of a new table with a mistake in it the findings speak.
    """
    before, after = old.framework.register.sizes, new.framework.register.sizes
    ids = [i for i in {**before, **after} if before.get(i) != after.get(i)]
    afnemers = new.framework.settings.afnemers or old.framework.settings.afnemers
    if not ids or afnemers is None or new.framework.setup.uncounted:
        return ""
    numbers = counted(len(ids), "aantal", "aantallen")
    about = f"{numbers} voor de omvang van {afnemers.meervoud}"
    if not (before and after):
        return f"dit voorstel {'geeft' if after else 'verwijdert'} {about}."
    shown = [_size(i, old, new) for i in ids[:_SHOWN_ROWS]]
    if len(ids) > _SHOWN_ROWS:
        shown.append(f"en nog {len(ids) - _SHOWN_ROWS}")
    return f"dit voorstel verandert {about}: {'; '.join(shown)}."


def _size(who: str, old: Side, new: Side) -> str:
    registers = (new.framework.register, old.framework.register)
    names = [r[who].naam for r in registers if who in r]
    was, becomes = (s.framework.register.sizes.get(who) for s in (old, new))
    numbers = ("geen" if n is None else grouped(n) for n in (was, becomes))
    return f"bij {who} ({names[0]}) {' → '.join(numbers)}"


def _row(before: Consumer | None, after: Consumer | None) -> str:
    here = after or before
    assert here is not None
    name = f"{here.id} ({here.naam})"
    if before is None:
        return f"{name} is nieuw"
    if after is None:
        return f"{name} is weg"
    fields = [f for f in _FIELDS if getattr(before, f) != getattr(after, f)]
    parts = (f"{f} {_shown(getattr(before, f))} → {_shown(getattr(after, f))}" for f in fields)
    return f"bij {name} {', '.join(parts)}"


def _shown(value: str | tuple[str, ...] | None) -> str:
    text = ", ".join(value) if isinstance(value, tuple) else value
    return f"‘{text}’" if text else "leeg"
