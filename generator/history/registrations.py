"""What users of the framework registered, and what of it is gone: records are closed, not deleted.

What makes a record the same record in another version:

- a file: its kind and id;
- a citation: the item, the document, the place in it, and the day from which it holds;
- a choice: the item; an adopted version: that there is one; a member: its id;
- a membership: the member and its first day; a task done: the task;
- what was judged: the item, the version and the document;
- an entry of any other list: what it refers to, as long as the list has as many entries.

Everything else in a record may be changed. The last day of a record is one of those things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.base.phrases import listed
from generator.base.schema import Field, Kind
from generator.history.model import Data, Framework

CITATIONS, CHOICES, MEMBERS, ADOPTED = "aanhalingen", "keuzes", "leden", "overgenomen"
DONE, JUDGED, MEMBERSHIP = "gedaan", "beoordeeld", "lidmaatschap"
CODE = "registratie-verdwenen"
"""The code of findings about records that are gone; it may be set aside with a reason."""


class Lost(NamedTuple):
    """A record that is gone. ``field`` is empty for a whole file, ``name`` says which in Dutch."""

    kind: str
    user: str
    field: str = ""
    name: str = ""

    @property
    def path(self) -> str:
        """The file that held it, below the framework folder."""
        return f"{self.kind}/{self.user}.yaml"


def lost(old: Framework, new: Framework, unread: Container[str] = ()) -> Iterator[Lost]:
    """The records of one state that another lacks; ``unread`` are ids whose file is broken."""
    for kind in old.settings.users:
        after = new.data.get(kind, {})
        for user, data in old.data.get(kind, {}).items():
            if user in unread:
                continue
            if user not in after:
                yield Lost(kind, user)
                continue
            gone = Counter(_records(data, new)) - Counter(_records(after[user], new))
            gone += _shorter(new.kinds[kind], data, after[user])
            yield from (Lost(kind, user, field, name) for field, name in gone.elements())


def _records(data: Data, new: Framework) -> Iterator[tuple[str, str]]:
    """The records in a file: the field that holds each, and its name."""
    if ADOPTED in data:
        yield ADOPTED, "de overgenomen versie"
    for citation in data.get(CITATIONS, ()):
        yield CITATIONS, _citation(citation)
    for choice in data.get(CHOICES, ()):
        yield CHOICES, f"de keuze over {choice['item']}"
    for done in data.get(DONE, ()):
        yield DONE, f"de taak ‘{done['taak']}’ die is gedaan"
    for judged in data.get(JUDGED, ()):
        yield JUDGED, _judgement(judged)
    for period in data.get(MEMBERSHIP, ()):
        since = f" vanaf {period['van']}" if "van" in period else ""
        yield MEMBERSHIP, f"het lidmaatschap van {period['lid']}{since}"
    for member in map(_member, data.get(MEMBERS, ())):
        if member not in new.register or new.register[member].einde is None:
            yield MEMBERS, f"het lid {member}"


_OWN_WORDS = {CITATIONS, CHOICES, MEMBERS, DONE, JUDGED, MEMBERSHIP, "uitzonderingen"}


def _shorter(kind: Kind, before: Data, after: Data) -> Counter[tuple[str, str]]:
    """The entries that other lists lost; in one that is as long, an entry was only mended."""
    gone = Counter[tuple[str, str]]()
    for field in kind.fields:
        if field.item and field.item.fields and field.name not in _OWN_WORDS:
            old, new = (data.get(field.name, ()) for data in (before, after))
            missing = Counter(_entries(field, old)) - Counter(_entries(field, new))
            shorter = max(0, len(old) - len(new))
            gone += Counter((field.name, name) for name in [*missing.elements()][:shorter])
    return gone


def _entries(field: Field, entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The name of each entry of a list: the list, with what the entry refers to."""
    for entry in entries:
        named = [str(entry[f.name]) for f in field.inner if f.references and f.name in entry]
        about = f" over {listed(named)}" if named else ""
        yield f"de regel{about} bij ‘{field.name}’"


def _citation(citation: Mapping[str, Any]) -> str:
    place = f", {citation['plaats']}" if citation.get("plaats") else ""
    return (
        f"de aanhaling van {citation['item']} in ‘{citation['document']}’{place} (van "
        f"{citation.get('van', 'onbekend')})"
    )


def _judgement(judged: Mapping[str, Any]) -> str:
    where = f" in ‘{judged['document']}’" if judged.get("document") else ""
    return f"de beoordeling van {judged['item']}{where} bij versie {judged['versie']}"


def _member(member: Any) -> str:
    """The id of a member, alone or with the time in which it takes part."""
    if isinstance(member, Mapping):
        return str(next(iter(member.values()), ""))
    return str(member)


_CLOSE: Mapping[str, str] = {
    "": "Zet het bestand terug. Geldt iets erin niet meer, vul daar dan ‘tot’ in.",
    CITATIONS: "Zet haar terug. Geldt zij niet meer, vul dan ‘tot’ in: de laatste dag.",
    CHOICES: "Zet haar terug. Geldt zij niet meer, vul dan ‘tot’ in: de laatste dag.",
    MEMBERS: (
        "Zet het terug. Doet het niet meer mee, noem dan bij ‘lidmaatschap’ de laatste dag (‘tot’)."
    ),
    MEMBERSHIP: "Zet het terug. Is het voorbij, vul dan ‘tot’ in: de laatste dag.",
    ADOPTED: (
        "Zet haar terug, of noem de versie die nu is overgenomen. Geldt zij niet meer, vul dan "
        "‘tot’ in: de laatste dag."
    ),
}
_ASIDE = (
    f" Was het een vergissing, zet dan ‘{CODE}’ opzij bij ‘uitzonderingen’, met de reden en een "
    "dag."
)


def told(record: Lost, since: str) -> tuple[str, str]:
    """A finding about a record in words: the message, and how to mend it."""
    if not record.field:
        return f"De registratie van {record.user} stond in {since} en is weg.", _CLOSE[""]
    name = record.name[:1].upper() + record.name[1:]
    close = _CLOSE.get(record.field, "Zet haar terug.")
    return f"{name} stond in {since} en is weg.", f"{close}{_ASIDE}"
