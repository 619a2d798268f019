"""What the settings name must exist: kinds with their schemas, fields, pages, consumers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from generator.base.findings import Finding, nearest, shorten
from generator.base.schema import ENDING, NOTES, SHARED, Field, Kinds
from generator.base.settings import Lagen
from generator.load.document import Place
from generator.setup.fixed_pages import fixed_pages
from generator.setup.register import Register
from generator.setup.settings import ReadSettings


def check_kinds(read: ReadSettings, folder: Path) -> Iterator[Finding]:
    """Each kind that is named has a schema, and each schema is named."""
    names = read.settings.soorten
    with_schema = {p.name.removesuffix(ENDING) for p in folder.glob(f"*{ENDING}")}
    with_schema -= {SHARED.removesuffix(ENDING), "kader"}
    for n, name in enumerate(names):
        if name not in with_schema:
            yield read.document.finding(
                ("soorten", n),
                "soort-zonder-schema",
                f"De soort ‘{shorten(name)}’ heeft geen schema ‘{name}{ENDING}’.",
                _choose(name, with_schema - set(names))
                or f"Maak de soort met ‘kader nieuw soort {name}’, of haal de regel weg.",
            )
    for name in sorted(with_schema - set(names)):
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


def check_named(read: ReadSettings, kinds: Kinds, register: Register) -> Iterator[Finding]:
    """Everything else that the settings name exists too."""
    yield from _check_groups(read, kinds)
    yield from _check_users(read, kinds, register)
    yield from _check_layers(read, kinds)
    yield from _check_guide(read, kinds)
    yield from _check_pages(read, kinds)


def _choose(word: str, possible: Iterable[str]) -> str:
    near = nearest(word, possible)
    return f"Bedoelt u ‘{near}’?" if near else ""


def _unknown(
    read: ReadSettings, place: Place, what: str, value: str, possible: Collection[str]
) -> Finding:
    """A finding about a name of something that isn't there."""
    options = ", ".join(p for p in possible if p)
    hint = _choose(value, possible) or (f"Kies uit: {options}." if options else "Haal dit weg.")
    return read.document.finding(
        place, "instelling-onbekend", f"{what} ‘{shorten(value)}’ bestaat niet.", hint
    )


def _check_groups(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    named = {g.naam for g in read.settings.groepen}
    for kind in kinds.content:
        if kind.group not in named:
            yield read.document.finding(
                ("groepen",),
                "instelling-ontbreekt",
                f"De groep ‘{kind.group}’ van de soort ‘{kind.name}’ heeft geen kop.",
                f"Zet in deze lijst een groep met ‘naam: {kind.group}’ en een titel.",
            )


def _check_users(read: ReadSettings, kinds: Kinds, register: Register) -> Iterator[Finding]:
    afnemers = read.settings.afnemers
    if afnemers is None:
        return
    possible = [k.name for k in kinds if k.group == "register"]
    for name in ("soort", "samen"):
        value = getattr(afnemers, name)
        if value and value not in possible:
            yield _unknown(read, ("afnemers", name), "De soort van gebruikers", value, possible)
    for n, alias in enumerate(afnemers.bijnamen):
        if alias.code.lower() not in register:
            place = ("afnemers", "bijnamen", n, "code")
            yield _unknown(read, place, "De code", alias.code, ())


def _check_layers(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    lagen = read.settings.lagen
    for place, kind, fields in _layer_groups(lagen) if lagen else ():
        if kind not in kinds.by_name or not kinds[kind].is_content:
            names = [k.name for k in kinds.content]
            yield _unknown(read, (*place, "soort"), "De soort", kind, names)
            continue
        for where, name, value in fields:
            field = kinds[kind].by_name.get(name)
            if field is None:
                names = list(kinds[kind].by_name)
                yield _unknown(read, (*where, "veld"), f"Het veld van ‘{kind}’", name, names)
            elif (choices := _choices(field)) and value not in choices:
                yield _unknown(read, (*where, "waarde"), f"Bij ‘{name}’ de waarde", value, choices)


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


def _choices(field: Field) -> list[str]:
    return [c.value for c in (field.item or field).choices]


def _check_guide(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    gids = read.settings.gids
    if not gids.soort:
        return
    if gids.soort not in kinds.by_name:
        names = [k.name for k in kinds.content]
        yield _unknown(read, ("gids", "soort"), "De soort", gids.soort, names)
        return
    fields = kinds[gids.soort].by_name
    for n, entry in enumerate(gids.velden):
        for m, name in enumerate(entry.velden):
            if name not in fields:
                place = ("gids", "velden", n, "velden", m)
                yield _unknown(read, place, f"Het veld van ‘{gids.soort}’", name, list(fields))


def pages(read: ReadSettings, kinds: Kinds) -> list[str]:
    """The pages that a link of the settings may lead to, as paths below the site root."""
    return [
        *fixed_pages(read.settings, kinds),
        *(f"{k.name}/" for k in kinds.content),
        *(f"{name}/" for name in read.settings.users),
    ]


def _check_pages(read: ReadSettings, kinds: Kinds) -> Iterator[Finding]:
    existing = pages(read, kinds)
    yield from _check_moved(read, kinds, existing)
    for place, path in _paths(read):
        if path.partition("#")[0] not in existing:
            yield _unknown(read, place, "De pagina", path, existing)


_OF_CONTENT = ("versies", "vergelijk", "concept", "data", "id")
"""Below these stands what follows from the content: it never moves."""


def _check_moved(read: ReadSettings, kinds: Kinds, existing: Sequence[str]) -> Iterator[Finding]:
    """A page that moved leads to one that is there, and no page stands in its old place."""
    for n, moved in enumerate(read.settings.verhuisd):
        standing = [p for p in existing if p != moved.van]
        if moved.naar not in standing:
            place: Place = ("verhuisd", n, "naar")
            yield _unknown(read, place, "De pagina", moved.naar, standing)
        stays = moved.van.split("/")[0] in {*_OF_CONTENT, *kinds.by_name}
        if stays or existing.count(moved.van) > 1:
            yield read.document.finding(
                ("verhuisd", n, "van"),
                "instelling-onbekend",
                f"‘{shorten(moved.van)}’ is het adres van een pagina die niet kan verhuizen.",
                "Haal dit weg.",
            )


def _paths(read: ReadSettings) -> Iterator[tuple[Place, str]]:
    for n, link in enumerate(read.settings.menu):
        yield ("menu", n, "pad"), link.pad
    for n, ingang in enumerate(read.settings.begin.ingangen):
        for m, link in enumerate(ingang.links):
            yield ("begin", "ingangen", n, "links", m, "pad"), link.pad
