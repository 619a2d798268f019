"""The examples of the guide, taken from the framework that it is about: its kinds and schemas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.base.schema import NOTES, Field, Kind
from generator.base.settings import refers_back
from generator.layout.skeleton import example_lines, id_line
from generator.pages.guide_files import (
    body_file,
    closed_citation,
    different_choice,
    filled_fields,
    whole_file,
)
from generator.pages.guide_tasks import TaskNotes, decided, task_notes
from generator.setup.guides import body_kind, term_kind
from generator.site.content import Site


@dataclass(frozen=True)
class Example:
    """One kind, the newest of its ids, and pieces of YAML as an editor would write them.

    ``which`` and ``yours`` are the words that fit the article of what one item is called.
    """

    kind: Kind
    which: str
    yours: str
    item: str
    next: str
    withdrawal: str
    exemption: str
    note: str
    code: str
    registration: str
    mistake: str
    whole: str
    term: Kind | None
    whole_term: str
    term_fields: list[Field]
    body: Kind | None
    whole_body: str
    closed: str
    different: str
    tasks: TaskNotes
    decided: str

    @classmethod
    def of(cls, site: Site) -> Example:
        """Take them from a site: of the kind that the settings name, or else the first."""
        settings = site.settings
        kind = site.kinds[settings.gids.soort] if settings.gids.soort else site.kinds.content[0]
        item = f"{kind.prefix}-02"
        word = the_word(site)
        term = term_kind(settings, site.kinds)
        following = settings.gids.notitie.item if settings.gids.notitie else f"{kind.prefix}-18"
        return cls(
            kind=kind,
            which=refers_back(word),
            yours=f"{word} uwe",
            item=item,
            next=following,
            withdrawal=_fields(kind, "ingetrokken"),
            exemption=_fields(kind, "uitzonderingen"),
            note=_note(site, following),
            code=_code(site),
            registration=_registration(site),
            mistake=_mistake(kind, item),
            whole=whole_file(site, kind),
            term=term,
            whole_term=whole_file(site, term) if term else "",
            term_fields=filled_fields(term) if term else [],
            body=body_kind(settings, site.kinds),
            whole_body=body_file(site),
            closed=closed_citation(site),
            different=different_choice(site),
            tasks=task_notes(site, following),
            decided=decided(site, _code(site)),
        )


def the_word(site: Site) -> str:
    """The article of what the guide calls one item.

    Without a kind of its own in the settings it speaks of ‘het onderdeel’.
    """
    gids = site.settings.gids
    return site.kinds[gids.soort].article if gids.soort else "het"


def example_item(site: Site) -> str:
    """An id that the framework has, of the kind that the guide is about if it has any."""
    held = site.concept.framework.data.get(site.settings.gids.soort, {})
    return next(iter(held or site.concept.framework.items), "")


def _fields(kind: Kind, *names: str) -> str:
    """Some fields of a kind with the examples of its schema, as YAML; those that it has."""
    fields = (kind.by_name.get(name) for name in names)
    lines = [line for f in fields if f and f.examples for line in example_lines(f)]
    return "\n".join(lines)


def _note(site: Site, item: str) -> str:
    """A change note as YAML: of the settings, or of the examples of its schema."""
    own = site.settings.gids.notitie
    kind = site.kinds[NOTES]
    values: dict[str, Any] = {name: f.examples[0] for name, f in kind.by_name.items() if f.examples}
    values |= {"items": [item], "richting": "verzwaring", "uiterlijk": "2028-01-01"}
    if own:
        values |= {n: getattr(own, n) for n in ("id", "titel", "reden", "actie", "besluit")}
    shown = ("id", "titel", "items", "reden", "richting", "actie", "uiterlijk", "besluit")
    fields = ((kind.by_name[name], values[name]) for name in shown if name in kind.by_name)
    return "\n".join(line for f, value in fields for line in example_lines(f, value))


def _registration(site: Site) -> str:
    """What a consumer writes about itself, as YAML; empty without consumers."""
    afnemers = site.afnemers
    if afnemers is None:
        return ""
    kind = site.kinds[afnemers.soort]
    rest = _fields(kind, "overgenomen", "aanhalingen", "keuzes")
    return f"{id_line(kind, unused_code(kind))}\n{rest}"


def _code(site: Site) -> str:
    """The id in that example, and so the name of its file; empty without consumers."""
    return unused_code(site.kinds[site.afnemers.soort]) if site.afnemers else ""


def unused_code(kind: Kind) -> str:
    """The example of an id with zeros for its digits, so that it is nobody's."""
    example = str(kind.by_name["id"].examples[0])
    return "".join("0" if c.isdigit() else c for c in example)


def _mistake(kind: Kind, item: str) -> str:
    """A finding as an editor sees it, about a choice that the kind has; or a field misspelled."""
    choices = [f for f in kind.fields if f.choices and f.name != "status"]
    # What each item must say is what an editor has seen before.
    chosen = next((f for f in choices if f.required), choices[0] if choices else None)
    if chosen is None:
        return (
            f"{kind.name}/{item}.yaml:3:1: fout veld-onbekend: Het veld ‘titl’ bestaat hier niet."
        )
    options = ", ".join(c.value for c in chosen.choices)
    start = f"{kind.name}/{item}.yaml:7:7: fout waarde-keuze"
    return f"{start}: ‘{chosen.name}’ kan niet ‘misschien’ zijn. Kies uit: {options}."
