"""What the settings name must exist: kinds with their schemas, fields, pages, consumers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.base.addresses import no_kinds, segment, taken
from generator.base.findings import Finding, nearest, shorten
from generator.base.schema import ENDING, KEPT, NOTES, REGISTERED, SHARED, Field, Kind, Kinds
from generator.base.settings import Lagen, field_of, is_reverse
from generator.load.document import Place
from generator.setup.fixed_pages import fixed_pages
from generator.setup.fixed_places import MAIN, PLACES_ABOUT, settings_places
from generator.setup.moved_check import check_moved
from generator.setup.register import COLUMNS, Register
from generator.setup.settings import ReadSettings
from generator.setup.settings_unknown import choose, unknown


def check_kinds(read: ReadSettings, folder: Path) -> Iterator[Finding]:
    """Each kind that is named has a schema, and each schema is named."""
    names = read.settings.soorten
    with_schema = {p.name.removesuffix(ENDING) for p in folder.glob(f"*{ENDING}")}
    with_schema -= {SHARED.removesuffix(ENDING), "kader"}
    others = {name: other for name, other in no_kinds().items() if name != NOTES}
    for n, name in enumerate(names):
        if name in others:
            yield _no_kind(read, n, others[name])
        elif name not in with_schema:
            yield read.document.finding(
                ("soorten", n),
                "soort-zonder-schema",
                f"De soort ‘{shorten(name)}’ heeft geen schema ‘{name}{ENDING}’.",
                choose(name, with_schema - set(names))
                or f"Maak de soort met ‘kader nieuw soort {name}’, of haal de regel weg.",
            )
    for name in sorted(with_schema - set(names) - others.keys()):
        yield read.document.finding(
            ("soorten",),
            "schema-zonder-soort",
            f"Het schema ‘{name}{ENDING}’ hoort bij geen enkele soort.",
            f"Zet ‘- {name}’ in deze lijst, op de plek waar de site de soort moet tonen.",
        )
    if NOTES not in names:
        yield read.document.finding(
            ("soorten",),
            "instelling-ontbreekt",
            f"In de lijst ontbreekt de soort ‘{NOTES}’.",
            f"Zet ‘- {NOTES}’ in de lijst: daarin staat waarom iets verandert.",
        )


def check_named(read: ReadSettings, kinds: Kinds, register: Register | None) -> Iterator[Finding]:
    """Everything else that the settings name exists too; ``None`` is a register nobody can read."""
    yield from _check_groups(read, kinds)
    yield from _check_users(read, kinds)
    yield from _check_mark(read)
    yield from _check_registering(read, kinds)
    yield from _check_aliases(read, register)
    yield from _check_layers(read, kinds)
    yield from _check_overviews(read, kinds)
    yield from _check_own_page(read)
    yield from _check_guide(read, kinds)
    yield from _check_pages(read, kinds)
    yield from _check_addresses(read, kinds)


def _clash(read: ReadSettings, place: Place, message: str, hint: str) -> Finding:
    """A finding about a name or a page that already is something else."""
    return read.document.finding(place, "instelling-botst", message, hint)


def _check_groups(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    named = {g.naam for g in read.settings.groepen}
    in_use = {k.group for k in kinds.content}
    for n, group in enumerate(read.settings.groepen):
        place: Place = ("groepen", n, "naam")
        if group.naam in {KEPT, REGISTERED}:
            message = f"De groep ‘{group.naam}’ staat niet op de site en heeft dus geen kop."
            yield _clash(read, place, message, "Haal deze groep weg uit de lijst.")
        elif group.naam not in in_use:
            yield unknown(read, place, "Een soort met de groep", group.naam, in_use - named)
    for kind in kinds.content:
        if kind.group not in named:
            yield read.document.finding(
                ("groepen",),
                "instelling-ontbreekt",
                f"De groep ‘{kind.group}’ van de soort ‘{kind.name}’ heeft geen kop.",
                f"Zet in deze lijst een groep met ‘naam: {kind.group}’ en een titel.",
            )


def _check_users(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    afnemers = read.settings.afnemers
    possible = [k.name for k in kinds if k.group == REGISTERED]
    if afnemers is None:
        return
    for name in ("soort", "samen"):
        value = getattr(afnemers, name)
        if value and value not in possible:
            yield unknown(read, ("afnemers", name), "De soort van gebruikers", value, possible)
    if afnemers.samen == afnemers.soort:
        message = "Bij ‘samen’ staat dezelfde soort als bij ‘soort’."
        hint = "Noem de soort waarin zij samen dingen regelen, of haal ‘samen’ weg."
        yield _clash(read, ("afnemers", "samen"), message, hint)
    if afnemers.groep in COLUMNS:
        message = f"De kolom ‘{afnemers.groep}’ van het register heeft al een betekenis."
        hint = "Noem de kolom waarin de groep staat, zoals ‘streek’, of haal ‘groep’ weg."
        yield _clash(read, ("afnemers", "groep"), message, hint)


def _check_mark(read: ReadSettings) -> Iterator[Finding]:
    """What consumers follow has ids that last, so what those begin with is said."""
    if read.settings.afnemers and not read.settings.kenmerk:
        yield read.document.finding(
            ("afnemers",),
            "instelling-ontbreekt",
            "Er zijn afnemers, maar ‘kenmerk’ ontbreekt: daarmee beginnen de vaste namen in hun "
            "feeds en agenda’s.",
            "Zet boven aan het bestand ‘kenmerk: ’ met uw eigen domein, een komma en het jaar, "
            "zoals ‘schoolkader.example,2026’. Verander het daarna nooit.",
        )


def _check_registering(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    """Every kind in which someone says how they use the framework is named, or nobody sees it."""
    users = read.settings.users
    possible = [k.name for k in kinds if k.group == REGISTERED]
    # Where a name in the settings is wrong, that is what has to be mended.
    is_wrong = len(set(users)) < len(users) or not set(users) <= set(possible)
    for name in () if is_wrong else possible:
        if name not in users:
            yield read.document.finding(
                ("soorten", read.settings.soorten.index(name)),
                "instelling-ontbreekt",
                f"In de soort ‘{name}’ melden afnemers zich, maar ‘afnemers’ noemt haar niet.",
                "Noem haar in ‘afnemers’, bij ‘soort’ of ‘samen’, of geef haar schema een andere "
                "‘x-groep’.",
            )


def _check_aliases(read: ReadSettings, register: Register | None) -> Iterator[Finding]:
    afnemers = read.settings.afnemers
    if afnemers is None or register is None:
        return
    for n, alias in enumerate(afnemers.bijnamen):
        if alias.code.lower() not in register:
            place = ("afnemers", "bijnamen", n, "code")
            near = nearest(alias.code.lower(), register.by_id)
            yield unknown(read, place, "De code", alias.code, [near] if near else ())


def _check_layers(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    lagen = read.settings.lagen
    for place, kind, fields in _layer_groups(lagen) if lagen else ():
        if kind not in kinds.by_name or not kinds[kind].is_content:
            names = [k.name for k in kinds.content]
            yield unknown(read, (*place, "soort"), "De soort", kind, names)
            continue
        for where, name, value in fields:
            field = kinds[kind].by_name.get(name)
            if field is None:
                names = list(kinds[kind].by_name)
                yield unknown(read, (*where, "veld"), f"Het veld {{}} van ‘{kind}’", name, names)
            elif (choices := _choices(field)) and value not in choices:
                yield unknown(
                    read, (*where, "waarde"), f"De waarde {{}} van ‘{name}’", value, choices
                )


def _layer_groups(lagen: Lagen) -> Iterator[tuple[Place, str, list[tuple[Place, str, str]]]]:
    """The groups of all layers: their place, their kind, and the fields that they look at."""
    for n, laag in enumerate(lagen.lagen):
        for m, groep in enumerate(laag.groepen):
            place: Place = ("lagen", "lagen", n, "groepen", m)
            fields = [
                ((*place, name, k), v.veld, v.waarde)
                for name, conditions in (("waar", groep.waar), ("behalve", groep.behalve))
                for k, v in enumerate(conditions)
            ]
            yield place, groep.soort, fields


def _check_overviews(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    for n, overzicht in enumerate(read.settings.overzichten):
        for m, tabel in enumerate(overzicht.tabellen):
            place: Place = ("overzichten", n, "tabellen", m)
            if tabel.soort not in kinds.by_name or not kinds[tabel.soort].is_content:
                names = [k.name for k in kinds.content]
                yield unknown(read, (*place, "soort"), "De soort", tabel.soort, names)
                continue
            for k, column in enumerate(tabel.kolommen):
                where = (*place, "kolommen", k)
                yield from _check_column(read, where, column, kinds, kinds[tabel.soort])


def _check_column(
    read: ReadSettings, place: Place, column: str, kinds: Kinds, kind: Kind
) -> Iterator[Finding]:
    """A column is a field of the kind with one value or a list, or a reference that leads to it."""
    name = field_of(column)
    if is_reverse(column):
        names = referring_fields(kinds, kind.name)
        if name not in names:
            yield unknown(read, place, f"De verwijzing {{}} naar ‘{kind.name}’", name, names)
        return
    field = kind.field_at(name.split("."))
    if field is None:
        yield unknown(read, place, f"Het veld {{}} van ‘{kind.name}’", name, [*kind.by_name])
    elif field.fields:
        yield read.document.finding(
            place,
            "instelling-onbekend",
            f"‘{name}’ is een groep velden, en past niet in één kolom.",
            f"Kies uit: {', '.join(f'{name}.{inner.name}' for inner in field.fields)}.",
        )


def referring_fields(kinds: Kinds, target: str) -> list[str]:
    """The names of all fields by which what holds refers to a kind, inner ones too, each once."""
    queue = [f for kind in kinds.content for f in kind.fields if f.name != "ingetrokken"]
    names: dict[str, None] = {}
    for field in queue:
        queue.extend(field.inner)
        if target in (field.item or field).references:
            names[field.name] = None
    return list(names)


def _choices(field: Field) -> list[str]:
    return [c.value for c in (field.item or field).choices]


def _check_guide(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    gids = read.settings.gids
    if not gids.soort:
        return
    names = [k.name for k in kinds.content]
    if gids.soort not in names:
        what = (
            "De soort"
            if gids.soort not in kinds.by_name
            else "Een soort van het kader zelf met de naam"
        )
        yield unknown(read, ("gids", "soort"), what, gids.soort, names)
        return
    yield from _check_note(read, kinds[gids.soort])
    fields = kinds[gids.soort].by_name
    for n, entry in enumerate(gids.velden):
        for m, name in enumerate(entry.velden):
            if name not in fields:
                place = ("gids", "velden", n, "velden", m)
                yield unknown(read, place, f"Het veld {{}} van ‘{gids.soort}’", name, list(fields))


def _check_note(read: ReadSettings, kind: Kind) -> Iterator[Finding]:
    """The note of the guide is about an item that someone adds: its id need not be there yet."""
    note = read.settings.gids.notitie
    pattern = kind.schema["properties"]["id"].get("pattern", "")
    if note and not re.search(pattern, note.item):
        yield read.document.finding(
            ("gids", "notitie", "item"),
            "instelling-onbekend",
            f"‘{shorten(note.item)}’ kan geen id van de soort ‘{kind.name}’ zijn.",
            f"Schrijf een id zoals ‘{kind.prefix}-18’.",
        )


def pages(read: ReadSettings, kinds: Kinds) -> list[str]:
    """The pages that a link of the settings may lead to, as paths below the site root."""
    return [
        *fixed_pages(read.settings, kinds),
        *(f"{k.name}/" for k in kinds.content),
        *(f"{name}/" for name in read.settings.users),
    ]


def _check_own_page(read: ReadSettings) -> Iterator[Finding]:
    """The places on a page stand in no other's place."""
    for n, deel in enumerate(read.settings.over):
        if deel.anker in {MAIN, *PLACES_ABOUT}:
            message = f"De pagina over de site heeft zelf al een plek ‘{deel.anker}’."
            yield _clash(read, ("over", n, "anker"), message, "Kies een ander woord.")


def _check_pages(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    existing, known = pages(read, kinds), settings_places(read.settings)
    yield from check_moved(read, kinds, existing)
    for place, path in _paths(read):
        page, mark, anchor = path.partition("#")
        if page not in existing:
            yield unknown(read, place, "De pagina", path, existing)
        elif mark and anchor not in known.get(page, ()):
            near = nearest(anchor, known.get(page, ()))
            yield read.document.finding(
                place,
                "instelling-onbekend",
                f"Een vaste plek ‘#{shorten(anchor)}’ op de pagina ‘{page}’ is niet bekend.",
                f"Bedoelt u ‘{page}#{near}’?" if near else f"Schrijf alleen ‘{page}’.",
            )


def _paths(read: ReadSettings) -> Iterator[tuple[Place, str]]:
    for n, link in enumerate(read.settings.menu):
        yield ("menu", n, "pad"), link.pad
    for n, ingang in enumerate(read.settings.begin.ingangen):
        for m, link in enumerate(ingang.links):
            yield ("begin", "ingangen", n, "links", m, "pad"), link.pad


def _no_kind(read: ReadSettings, n: int, other: str) -> Finding:
    return read.document.finding(
        ("soorten", n),
        "adres-bezet",
        f"Een soort kan niet ‘{read.settings.soorten[n]}’ heten: zo heet al {other}.",
        "Geef de soort een andere naam, in deze lijst, als map en als schema.",
    )


def _check_addresses(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    """No kind and no layers stand where the site has something else: one of the two would go."""
    names = read.settings.soorten
    if kinds[NOTES].is_content:
        yield _no_kind(read, names.index(NOTES), taken()[NOTES])
    others = taken() | {name: f"de soort ‘{name}’" for name in names}
    lagen = read.settings.lagen
    if lagen and (other := others.get(segment(lagen.pad))):
        yield read.document.finding(
            ("lagen", "pad"),
            "adres-bezet",
            f"Het adres ‘{lagen.pad}’ kan niet van de lagen zijn: daar staat al {other}.",
            "Kies een ander adres, hier en in elke link ernaartoe.",
        )
    taken_by = {segment(lagen.pad): "de pagina met de lagen"} if lagen else {}
    for n, overzicht in enumerate(read.settings.overzichten):
        first = segment(overzicht.pad)
        if other := (others | taken_by).get(first):
            yield read.document.finding(
                ("overzichten", n, "pad"),
                "adres-bezet",
                f"Het adres ‘{overzicht.pad}’ kan niet van dit overzicht zijn: daar staat al "
                f"{other}.",
                "Kies een ander adres, hier en in elke link ernaartoe.",
            )
        taken_by.setdefault(first, f"het overzicht ‘{overzicht.titel}’")
