"""Documents to a framework, or to all findings about them.

Everything wrong is found in one run: a broken file never hides the mistakes in the next one.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from generator.canonical import canonical_content
from generator.findings import Finding, Invalid, shorten
from generator.layout import check_layout
from generator.load import Document, Place, is_real_date, load_file
from generator.model import Framework
from generator.notes import check_notes
from generator.register import Register, read_register
from generator.rules import CODES, RULES, Checked, Released
from generator.schema import NONE, Choice, Field, Kind, Kinds, load_kinds
from generator.versions import FOLDER, NOTES, Archive, Release, check_working, read_archive
from generator.waivers import set_aside

REGISTER = Path("register") / "gemeenten.csv"
_ASIDE = {"register", FOLDER}


@dataclass(frozen=True)
class Result:
    """What a check found.

    ``framework`` is there when the content can be shown: nothing is wrong, or at most a change note
    is missing. ``archive`` is there when the sealed releases are right. ``sound`` holds all items
    whose own form is right, also when others are wrong; ``unread`` names the files it leaves out.
    """

    findings: tuple[Finding, ...]
    framework: Framework | None = field(default=None, repr=False)
    archive: Archive | None = field(default=None, repr=False)
    sound: Framework | None = field(default=None, repr=False)
    unread: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(f for f in self.findings if f.severity == "fout")


def check(root: Path, day: str | None = None, *, layout: bool = False) -> Result:
    """Check a framework folder whole.

    On a ``day`` (``jjjj-mm-dd``) rules that were set aside until earlier count again; a build gives
    none, so that it depends on its input alone. ``layout`` adds what ``kader opmaak`` would change.

    Raises ``OSError`` or ``ValueError`` when the check itself can't run: no such folder, a broken
    register, broken schemas.
    """
    if not root.is_dir():
        raise ValueError(f"de map {root} bestaat niet")
    kinds = load_kinds()
    register = read_register(root / REGISTER)
    paths = _paths(root)
    documents, findings = _load(root, paths, kinds)
    wrong = {d.path: list(_check_document(d, kinds[d.kind])) for d in documents}
    findings += [f for found in wrong.values() for f in found]
    sound = [d for d in documents if not wrong[d.path]]
    targets = _targets(documents, register) | _unread(documents, paths, kinds)
    findings += _check_links(documents, kinds, register, targets)
    complete = not any(f.severity == "fout" for f in findings)
    findings += check_layout(root, sound) if layout else ()
    sealed = read_archive(root, kinds, register)
    findings += sealed if isinstance(sealed, list) else []
    archive = None if isinstance(sealed, list) else sealed
    findings += _check_rules(sound, archive, day, complete=complete)
    framework = Framework(kinds, _content(sound, kinds), register)
    current = archive.current if archive else None
    if current:
        findings += check_working(current, framework, targets)
    usable = not any(f.severity == "fout" for f in findings)
    unread = tuple(sorted(set(paths) - {d.path for d in sound}))
    if current and not any(path.startswith(f"{NOTES}/") for path in unread):
        findings += check_notes(current, framework, sound)
    return Result(
        tuple(sorted(set(findings))),
        framework if usable else None,
        archive,
        framework,
        unread,
    )


def read_all(root: Path) -> tuple[Framework, Archive]:
    """Read the working version and the sealed releases; raises ``Invalid`` with all findings."""
    result = check(root)
    if result.framework is None or result.archive is None:
        raise Invalid(result.errors)
    return result.framework, result.archive


def concept_of(framework: Framework, archive: Archive) -> Release:
    """The working version as a release; it has no date of its own but that of the last seal."""
    date = archive.current.date if archive.current else ""
    return Release("concept", date, framework, is_concept=True)


def _content(documents: Iterable[Document], kinds: Kinds) -> dict[str, Any]:
    raw: dict[str, dict[str, Any]] = {k.name: {} for k in kinds}
    for document in documents:
        raw[document.kind][document.data["id"]] = document.data
    return canonical_content(kinds, raw)


def _paths(root: Path) -> list[str]:
    """All files that should hold an item, as paths below the framework folder."""
    found = [p.relative_to(root).as_posix() for p in sorted(_walk(root)) if _may_hold_item(p)]
    return [p for p in found if p.split("/")[0] not in _ASIDE]


def _walk(root: Path) -> Iterator[Path]:
    """Everything below a folder; raises ``OSError`` for a folder that can't be looked into.

    Links to folders are named, not followed.
    """

    def refuse(error: OSError) -> None:
        raise error

    for folder, names, files in os.walk(root, onerror=refuse):
        yield from (Path(folder) / name for name in (*names, *files))


# Editors and systems keep files of their own beside ours, such as ``.#wa-01.yaml``.
_HIDDEN = re.compile(r"\.(?!\w.*\.ya?ml\Z)")
_LONGEST_PATH = 1000
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*\.yaml")


def _may_hold_item(path: Path) -> bool:
    """Whether an editor may think that a file is part of the framework."""
    named = path.suffix in {".yaml", ".yml"}
    return (named or path.is_symlink() or not path.is_dir()) and not _HIDDEN.match(path.name)


def _load(root: Path, paths: Iterable[str], kinds: Kinds) -> tuple[list[Document], list[Finding]]:
    documents: list[Document] = []
    findings: list[Finding] = []
    for relative in paths:
        misplaced = _misplaced(relative, kinds)
        if misplaced:
            findings.append(misplaced)
            continue
        loaded = load_file(root, relative)
        if isinstance(loaded, Document):
            documents.append(loaded)
        else:
            findings += loaded
    return documents, findings


def _misplaced(relative: str, kinds: Kinds) -> Finding | None:
    folder, _, name = relative.rpartition("/")
    shown = shorten(relative, _LONGEST_PATH)
    if folder not in kinds.by_name:
        near = get_close_matches(folder, kinds.by_name, 1)
        hint = (
            f"Bedoelt u de map ‘{near[0]}’?"
            if near
            else "Zet het bestand in de map van zijn soort, bijvoorbeeld in ‘waarden’."
        )
        message = (
            f"De map ‘{shorten(folder)}’ hoort bij geen enkele soort onderdelen."
            if folder
            else "Dit bestand staat niet in de map van een soort onderdelen."
        )
        return Finding(shown, 1, 1, "bestand-map", message, hint)
    if not name.endswith(".yaml"):
        message = f"Het bestand ‘{shorten(name)}’ eindigt niet op .yaml."
        return Finding(shown, 1, 1, "bestand-naam", message, "Hernoem het, of haal het hier weg.")
    if not _NAME.fullmatch(name):
        message = f"De bestandsnaam ‘{shorten(name)}’ heeft tekens die daar niet in kunnen."
        hint = "Gebruik alleen kleine letters, cijfers, streepjes en punten, zoals in ‘wa-01.yaml’."
        return Finding(shown, 1, 1, "bestand-naam", message, hint)
    return None


def _check_unique(
    validator: Any, wanted: bool, parts: Any, schema: Any
) -> Iterator[ValidationError]:
    """Find the first part of a list that stood there before.

    The library compares each part with each other: a minute and a half for 10,000 parts.
    """
    seen: set[str] = set()
    for n, part in enumerate(parts if wanted and isinstance(parts, list) else ()):
        text = json.dumps(part, sort_keys=True)
        if text in seen:
            yield ValidationError("double", path=[n])
            return
        seen.add(text)


_Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"uniqueItems": _check_unique}
)
_SUGGESTIONS = 50
"""For so many mistakes of one sort in a file the nearest word is looked up, which takes long."""


def _check_document(document: Document, kind: Kind) -> Iterator[Finding]:
    validator = _Validator(kind.schema, registry=load_kinds().registry)
    errors = sorted(validator.iter_errors(document.data), key=lambda e: list(map(str, e.path)))
    misspelt = {
        name
        for e in errors
        if e.validator == "additionalProperties"
        for wrong in _unknown_fields(e)[:_SUGGESTIONS]
        if (name := _nearest(wrong, _known_fields(e)))
    }
    mistyped = {tuple(e.absolute_path) for e in errors if e.validator == "type"}
    for error in errors:
        if error.validator == "type" or tuple(error.absolute_path) not in mistyped:
            yield from _speak(document, kind, error, misspelt)
    yield from _check_dates(document, kind.fields, document.data, ())
    yield from _check_keys(document, kind.fields, document.data, ())
    yield from _check_outright(document, kind, kind.fields, (), misspelt)
    own_id = document.data.get("id")
    if isinstance(own_id, str) and own_id != document.stem:
        yield document.finding(
            ("id",),
            "id-bestandsnaam",
            f"Het id ‘{shorten(own_id)}’ is niet gelijk aan de bestandsnaam.",
            f"Maak er ‘id: {document.stem}’ van, of hernoem het bestand.",
        )


def _known_fields(error: ValidationError) -> list[str]:
    schema = cast("dict[str, Any]", error.schema)
    return list(schema.get("properties", {}))


def _unknown_fields(error: ValidationError) -> list[str]:
    known = _known_fields(error)
    return [name for name in cast("dict[str, Any]", error.instance) if name not in known]


def _nearest(wrong: str, known: Iterable[str]) -> str | None:
    near = get_close_matches(wrong, list(known), 1, 0.7)
    return near[0] if near else None


def _field_at(kind: Kind, place: Place) -> Field | None:
    """The field at a place in the data; numbers lead into a list."""
    current: Field | None = None
    fields: Sequence[Field] = kind.fields
    for step in place:
        if isinstance(step, int):
            current = current.item if current else None
        else:
            current = next((f for f in fields if f.name == step), None)
        if current is None:
            return None
        fields = current.fields
    return current


def _label(kind: Kind, place: Place) -> str:
    """What a field is called in a message: its name in the file and, if it differs, its title."""
    found = _field_at(kind, place)
    name = next((str(p) for p in reversed(place) if isinstance(p, str)), "")
    title = found.title if found else ""
    return f"‘{name}’ ({title})" if title.casefold() not in {"", name} else f"‘{name}’"


_TYPES = {
    "string": "een tekst",
    "integer": "een geheel getal",
    "array": "een lijst (regels die met ‘- ’ beginnen)",
    "object": "een groep velden (ingesprongen regels ‘veld: waarde’)",
}


def _speak(
    document: Document, kind: Kind, error: ValidationError, misspelt: set[str]
) -> Iterator[Finding]:
    """Say one schema error as a Dutch sentence with a way to mend it."""
    place: Place = tuple(error.absolute_path)
    if error.validator == "required":
        required = cast("list[str]", error.validator_value)
        missing = [n for n in required if n not in cast("dict[str, Any]", error.instance)]
        name = next(n for n in missing if f"'{n}'" in error.message)
        if name not in misspelt:
            inner = _field_at(kind, (*place, name))
            label = _label(kind, (*place, name))
            hint = f"{inner.description} {_example(inner)}" if inner else ""
            yield document.finding(
                place, "veld-ontbreekt", f"Het veld {label} ontbreekt.", hint.strip()
            )
        return
    if error.validator == "additionalProperties":
        for n, wrong in enumerate(_unknown_fields(error)):
            near = _nearest(wrong, _known_fields(error)) if n < _SUGGESTIONS else None
            known = ", ".join(_known_fields(error))
            hint = f"Bedoelt u ‘{near}’?" if near else f"Kies uit: {known}."
            yield document.finding(
                (*place, wrong),
                "veld-onbekend",
                f"Het veld ‘{shorten(wrong)}’ bestaat hier niet.",
                hint,
                key=True,
            )
        return
    if error.validator == "maxItems":
        place = (*place, cast("list[Any]", error.instance).index(NONE))
    speak = _SENTENCES.get(str(error.validator), _other)
    message, hint = speak(error, _label(kind, place), _field_at(kind, place))
    yield document.finding(
        place, f"waarde-{_CODES.get(str(error.validator), 'vorm')}", message, hint
    )


def _example(found: Field | None) -> str:
    examples = found.examples if found else ()
    return (
        f"Bijvoorbeeld: {shorten(examples[0])}" if examples and isinstance(examples[0], str) else ""
    )


_CODES = {
    "type": "soort",
    "oneOf": "keuze",
    "pattern": "vorm",
    "minLength": "te-kort",
    "maxLength": "te-lang",
    "minItems": "te-weinig",
    "maxItems": "te-veel",
    "uniqueItems": "dubbel",
    "minimum": "bereik",
    "maximum": "bereik",
}
_TYPE_HINTS = {
    "string": "Zet de waarde tussen aanhalingstekens.",
    "integer": "Schrijf alleen cijfers, zonder aanhalingstekens en zonder teken erachter.",
    "array": "Zet de waarde op een eigen regel eronder, met ‘- ’ ervoor.",
    "object": "Zet elk veld op een eigen regel eronder, twee spaties ingesprongen.",
}
_Sentence = Callable[[ValidationError, str, Field | None], tuple[str, str]]


def _wrong_type(error: ValidationError, label: str, found: Field | None) -> tuple[str, str]:
    wanted = _TYPES.get(str(error.validator_value), str(error.validator_value))
    hint = _TYPE_HINTS.get(str(error.validator_value), "")
    if isinstance(error.instance, (list, dict)) and error.validator_value == "string":
        hint = "Schrijf één tekst, zonder streepjes en zonder velden eronder."
    return f"Bij {label} hoort {wanted}, niet {_shown(error.instance)}.", hint


def _shown(value: object) -> str:
    """Show a value of any type as an editor knows it, not as Python writes it."""
    if isinstance(value, bool):
        return f"‘{str(value).lower()}’"
    if isinstance(value, list):
        return "een lijst"
    return "een groep velden" if isinstance(value, dict) else f"‘{shorten(value)}’"


def _wrong_choice(error: ValidationError, label: str, found: Field | None) -> tuple[str, str]:
    choices: Sequence[Choice] = found.choices if found else ()
    if reason := dict(found.never if found else ()).get(str(error.instance)):
        return f"{label} kan niet ‘{shorten(error.instance)}’ zijn.", reason
    near = get_close_matches(str(error.instance), [c.value for c in choices], 1)
    options = ", ".join(c.value for c in choices)
    start = f"Bedoelt u ‘{near[0]}’? " if near else ""
    return f"{label} kan niet ‘{shorten(error.instance)}’ zijn.", f"{start}Kies uit: {options}."


def _wrong_form(error: ValidationError, label: str, found: Field | None) -> tuple[str, str]:
    return f"{label} heeft niet de goede vorm: ‘{shorten(error.instance)}’.", _example(found)


def _too_short(error: ValidationError, label: str, found: Field | None) -> tuple[str, str]:
    return f"{label} is te kort.", f"Schrijf ten minste {error.validator_value} tekens."


def _too_long(error: ValidationError, label: str, found: Field | None) -> tuple[str, str]:
    length = len(cast("str", error.instance))
    return (
        f"{label} is te lang: {length} tekens, er mogen er {error.validator_value} zijn.",
        "Maak de tekst korter, of zet uitleg in een ander veld.",
    )


def _too_few(error: ValidationError, label: str, found: Field | None) -> tuple[str, str]:
    count = len(cast("list[Any]", error.instance))
    wanted = error.validator_value
    if not count and found and found.or_none:
        return f"De lijst {label} is leeg.", f"Vul de lijst, of schrijf ‘- {NONE}’ als er geen is."
    if not count:
        return f"De lijst {label} is leeg.", "Vul de lijst of haal het veld weg."
    return (
        f"De lijst {label} is te kort: {count} in plaats van ten minste {wanted}.",
        "Vul de lijst aan.",
    )


def _not_alone(error: ValidationError, label: str, found: Field | None) -> tuple[str, str]:
    """Only a list that says outright that there is nothing may not be longer than that."""
    return (
        f"In de lijst {label} staat ‘{NONE}’ naast iets anders.",
        f"Haal ‘{NONE}’ weg, of haal de rest weg.",
    )


def _double(error: ValidationError, label: str, found: Field | None) -> tuple[str, str]:
    return f"In {label} staat dit twee keer.", "Haal een van de twee weg."


def _out_of_range(error: ValidationError, label: str, found: Field | None) -> tuple[str, str]:
    word = "ten minste" if error.validator == "minimum" else "ten hoogste"
    return (
        f"{label} moet {word} {error.validator_value} zijn, niet {error.instance}.",
        "Verbeter het getal.",
    )


def _other(error: ValidationError, label: str, found: Field | None) -> tuple[str, str]:
    return f"{label} klopt niet: ‘{shorten(error.instance)}’.", _example(found)


_SENTENCES: Mapping[str, _Sentence] = {
    "type": _wrong_type,
    "oneOf": _wrong_choice,
    "pattern": _wrong_form,
    "minLength": _too_short,
    "maxLength": _too_long,
    "minItems": _too_few,
    "maxItems": _not_alone,
    "uniqueItems": _double,
    "minimum": _out_of_range,
    "maximum": _out_of_range,
}


def _check_dates(
    document: Document, fields: Sequence[Field], data: Any, place: Place
) -> Iterator[Finding]:
    for found in fields:
        if isinstance(data, dict) and found.name in data:
            yield from _check_date(document, found, data[found.name], (*place, found.name))


def _check_date(document: Document, found: Field, value: Any, place: Place) -> Iterator[Finding]:
    if found.date and isinstance(value, str) and not is_real_date(value):
        yield document.finding(
            place,
            "waarde-datum",
            f"‘{shorten(value)}’ is geen bestaande dag in de vorm jjjj-mm-dd.",
            "Schrijf eerst het jaar, dan de maand en de dag, bijvoorbeeld 2027-01-31.",
        )
    elif found.item and isinstance(value, list):
        for n, v in enumerate(value):
            yield from _check_dates(document, found.item.fields, v, (*place, n))
    else:
        yield from _check_dates(document, found.fields, value, place)


def _check_keys(
    document: Document, fields: Sequence[Field], data: Any, place: Place
) -> Iterator[Finding]:
    """What a version recognises the parts of a list by, occurs once in that list."""
    for found in fields:
        parts = data.get(found.name) if isinstance(data, dict) else None
        if not isinstance(parts, list) or not found.item:
            continue
        seen: set[str] = set()
        for n, part in enumerate(parts):
            inner = (*place, found.name, n)
            key = part.get(found.key) if isinstance(part, dict) else None
            if isinstance(key, str) and key in seen:
                yield document.finding(
                    (*inner, found.key),
                    "sleutel-dubbel",
                    f"‘{shorten(key)}’ komt in ‘{found.name}’ twee keer voor bij ‘{found.key}’.",
                    "Verander een van de twee, of haal er een weg.",
                )
            if isinstance(key, str):
                seen.add(key)
            yield from _check_keys(document, found.item.fields, part, inner)


def _check_outright(
    document: Document, kind: Kind, fields: Sequence[Field], place: Place, misspelt: set[str]
) -> Iterator[Finding]:
    """A list that an editor must fill in, if need be with ‘geen’, is there."""
    data: Any = document.data
    for step in place:
        data = data.get(step) if isinstance(data, dict) else None
    for found in fields if isinstance(data, dict) else ():
        inner = (*place, found.name)
        if found.or_none and found.name not in data and found.name not in misspelt:
            message = f"Het veld {_label(kind, inner)} ontbreekt."
            yield document.finding(place, "veld-ontbreekt", message, found.description)
        yield from _check_outright(document, kind, found.fields, inner, misspelt)


@dataclass(frozen=True)
class _Target:
    kind: str
    title: str
    withdrawn: bool = False
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Link:
    place: Place
    field: Field
    value: str
    suggest: bool = True


def _targets(documents: Iterable[Document], register: Register) -> dict[str, _Target]:
    targets = {m.id: _Target("gemeenten", m.naam) for m in register}
    for document in documents:
        item = document.data.get("id")
        if isinstance(item, str) and item not in targets:
            tombstone = document.data.get("ingetrokken")
            named = tombstone.get("opvolgers") if isinstance(tombstone, dict) else ()
            successors = named if isinstance(named, list) else ()
            targets[item] = _Target(
                document.kind,
                str(document.data.get("titel") or document.data.get("naam") or ""),
                bool(tombstone),
                tuple(s for s in successors if isinstance(s, str) and s != NONE),
            )
    return targets


def _unread(
    documents: Iterable[Document], paths: Iterable[str], kinds: Kinds
) -> dict[str, _Target]:
    """What stands in files that can't be read, or that have another id than their name.

    Their own finding says so. Who refers to them did nothing wrong.
    """
    known = {d.data.get("id") for d in documents}
    named = ((PurePosixPath(p).stem, PurePosixPath(p).parent.name) for p in paths)
    return {
        stem: _Target(kind, "")
        for stem, kind in named
        if kind in kinds.by_name and stem not in known
    }


def _check_links(
    documents: Sequence[Document],
    kinds: Kinds,
    register: Register,
    targets: Mapping[str, _Target],
) -> Iterator[Finding]:
    """References point to something that exists, of the right kind, and still holds."""
    seen: dict[str, str] = {}
    for document in documents:
        item = document.data.get("id")
        if isinstance(item, str) and seen.setdefault(item, document.path) != document.path:
            yield document.finding(
                ("id",),
                "id-dubbel",
                f"Het id ‘{item}’ is ook van {seen[item]}.",
                "Geef een van de twee een ander id dat nog vrij is.",
            )
        if document.kind == "gemeenten" and isinstance(item, str) and item not in register:
            yield document.finding(
                ("id",),
                "gemeente-onbekend",
                f"‘{item}’ staat niet in het register van gemeenten.",
                "Zoek de code op in register/gemeenten.csv.",
            )
        unknown = 0
        for place, found, value in _places(kinds[document.kind].fields, document.data, ()):
            unknown += value not in targets
            link = _Link(place, found, value, suggest=unknown <= _SUGGESTIONS)
            yield from _check_link(document, link, targets, kinds)


def _places(fields: Sequence[Field], data: Any, place: Place) -> Iterator[tuple[Place, Field, str]]:
    for found in fields:
        if isinstance(data, dict) and found.name in data:
            yield from _places_in(found, data[found.name], (*place, found.name))


def _places_in(found: Field, value: Any, place: Place) -> Iterator[tuple[Place, Field, str]]:
    if found.references and isinstance(value, str):
        yield place, found, value
    elif found.item and isinstance(value, list):
        for n, v in enumerate(value):
            if not (found.or_none and v == NONE):
                yield from _places_in(found.item, v, (*place, n))
    else:
        yield from _places(found.fields, value, place)


_NO_TARGET = "Verbeter het id, of maak het onderdeel eerst."


def _check_link(
    document: Document, link: _Link, targets: Mapping[str, _Target], kinds: Kinds
) -> Iterator[Finding]:
    place, found, value = link.place, link.field, link.value
    target = targets.get(value)
    if target is None:
        possible = {
            i: t
            for i, t in (targets.items() if link.suggest else ())
            if t.title and t.kind in found.references and not t.withdrawn
        }
        near = get_close_matches(value, possible, 1, 0.5)
        hint = f"Bedoelt u {near[0]} ({possible[near[0]].title})?" if near else _NO_TARGET
        if value.casefold() == NONE and (above := _field_at(kinds[document.kind], place[:-1])):
            hint = f"Schrijf ‘{NONE}’ met kleine letters." if above.or_none else hint
        yield document.finding(
            place, "verwijzing-onbekend", f"‘{shorten(value)}’ bestaat niet.", hint
        )
    elif target.kind not in found.references:
        wanted = ", ".join(kinds[k].plural.lower() for k in found.references)
        yield document.finding(
            place,
            "verwijzing-soort",
            f"{value} ({target.title}) hoort bij {kinds[target.kind].plural.lower()}.",
            f"Verwijs hier naar iets uit: {wanted}.",
        )
    elif target.withdrawn and _must_hold(document, place):
        after = ", ".join(target.successors)
        hint = f"Verwijs naar de opvolger: {after}." if after else "Haal de verwijzing weg."
        yield document.finding(
            place, "verwijzing-ingetrokken", f"{value} ({target.title}) is ingetrokken.", hint
        )


def _must_hold(document: Document, place: Place) -> bool:
    """Withdrawn items, change notes, and who once cited an item may name what is withdrawn."""
    users = {"gemeenten", "samenwerkingen", "wijzigingen"}
    return document.kind not in users and "ingetrokken" not in document.data


def _check_rules(
    sound: Sequence[Document], archive: Archive | None, day: str | None, *, complete: bool
) -> Iterator[Finding]:
    """Run the rules of the report over the documents whose form is right.

    Without an archive nobody knows which versions there are.
    """
    by_kind: dict[str, dict[str, Document]] = defaultdict(dict)
    for document in sound:
        by_kind[document.kind][document.data["id"]] = document
    versions = {r.name: _released(r) for r in archive.releases} if archive else None
    checked = Checked(by_kind, versions, complete)
    found = [f for rule in RULES for f in rule(checked)]
    complete = complete and archive is not None
    yield from set_aside(sound, found, CODES, day, complete=complete)


def _released(release: Release) -> Released:
    content = [release.framework.data.get(k.name, {}) for k in release.framework.kinds.content]
    return Released(
        release.date,
        frozenset(item for items in content for item in items),
        frozenset(i for items in content for i, data in items.items() if "ingetrokken" in data),
    )
