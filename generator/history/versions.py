"""Sealed releases: their content, their seals, the ledger of ids and the order of versions.

A release is one file of canonical JSON. The register of releases holds the SHA-256 of each file and
the ledger: every id ever released, with its kind and first version. Nothing here writes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.base.canonical import canonical_json
from generator.base.findings import Finding, about_file, shorten
from generator.base.schema import NAMES, NOTES, Field, Kinds, name_of
from generator.history.model import Framework, Wijzigingsnotitie
from generator.load.document import is_real_date
from generator.setup.setup import Setup

FOLDER = "versies"
SEALS = "register.json"
"""The register of releases, beside them: their seals, and the ledger of ids."""

CONCEPT = "concept"
_LIKENESS = 0.35
_ENOUGH_WORDS = 8
# Six digits are plenty, and Python refuses to read thousands.
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")


@dataclass(frozen=True, order=True)
class Version:
    """A version number, ordered by its parts (Semantic Versioning 2.0.0, without suffixes)."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Version:
        """Read ``x.y.z``; raises ``ValueError`` on anything else."""
        match = _NUMBER.fullmatch(text)
        if not match:
            raise ValueError(f"‘{shorten(text)}’ is geen versienummer; schrijf het als 1.2.3")
        return cls(*map(int, match.groups()))

    @classmethod
    def typed(cls, text: str) -> Version:
        """Read what a person types: many write ``v1.2.3``, as tags are called."""
        return cls.parse(text[1:] if text[:1] in {"v", "V"} else text)

    def __str__(self) -> str:
        """Give the number as it is written."""
        return f"{self.major}.{self.minor}.{self.patch}"

    def next(self, weight: str, *, tightening: bool) -> Version:
        """Give the lowest number that may follow after changes of this weight.

        Normative tightening or withdrawal asks for a major number, other normative or explanatory
        change for a minor one, editorial change for a patch; below 1.0 each one step lower.
        """
        step = 0 if weight == "redactioneel" else 2 if tightening else 1
        step = max(step - 1, 0) if self.major == 0 else step
        return self.successors[step]

    @property
    def successors(self) -> tuple[Version, Version, Version]:
        """The numbers that may follow: the next patch, minor and major number."""
        return (
            Version(self.major, self.minor, self.patch + 1),
            Version(self.major, self.minor + 1, 0),
            Version(self.major + 1, 0, 0),
        )


@dataclass(frozen=True)
class Release:
    """One version of the framework: sealed, or the working version (``is_concept``).

    ``correction`` is the reason when the release mends an error in the text of the one before.
    """

    name: str
    date: str
    framework: Framework = field(repr=False)
    is_concept: bool = False
    correction: str = ""

    @property
    def label(self) -> str:
        """What the version is called in a sentence."""
        return "de werkversie" if self.is_concept else f"versie {self.name}"

    @property
    def notes(self) -> tuple[Wijzigingsnotitie, ...]:
        """The change notes that belong to this version."""
        return self.framework.notes


@dataclass(frozen=True)
class Seal:
    """What the register says of one release."""

    version: str
    date: str
    sha256: str


@dataclass(frozen=True)
class Archive:
    """All sealed releases, oldest first, with the seals and the ledger that belong to them."""

    releases: tuple[Release, ...]
    seals: tuple[Seal, ...]
    ledger: Mapping[str, Mapping[str, str]]

    @cached_property
    def by_name(self) -> Mapping[str, Release]:
        """The releases by version number."""
        return {r.name: r for r in self.releases}

    def beyond(self, older: Archive) -> tuple[Release, ...]:
        """The releases that another archive doesn't have, oldest first."""
        return tuple(r for r in self.releases if r.name not in older.by_name)

    @property
    def current(self) -> Release | None:
        """The newest release."""
        return self.releases[-1] if self.releases else None


def snapshot(framework: Framework, version: str, date: str, correction: str = "") -> str:
    """Write the sealed form of a framework as canonical JSON.

    Only a correction has the key ``correctie``, with its reason: what was sealed before there were
    corrections stays the same, byte for byte.
    """
    content = {
        kind.name: {i: dict(d) for i, d in sorted(framework.data.get(kind.name, {}).items())}
        for kind in framework.kinds
    }
    head = {"versie": version, "datum": date} | ({"correctie": correction} if correction else {})
    return canonical_json(head | {"inhoud": content})


def seal_of(content: bytes) -> str:
    """The SHA-256 of a sealed file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def write_register(seals: Sequence[Seal], ledger: Mapping[str, Mapping[str, str]]) -> str:
    """Write the register of releases as canonical JSON."""
    releases = [{"versie": s.version, "datum": s.date, "sha256": s.sha256} for s in seals]
    return canonical_json({"uitgaven": releases, "ids": {i: ledger[i] for i in sorted(ledger)}})


def build_ledger(releases: Sequence[Release]) -> dict[str, dict[str, str]]:
    """Derive the ledger: every id of the content ever released, its kind and first version."""
    ledger: dict[str, dict[str, str]] = {}
    for release in releases:
        for kind in release.framework.kinds.content:
            for item in release.framework.data.get(kind.name, {}):
                ledger.setdefault(item, {"soort": kind.name, "sinds": release.name})
    return ledger


def read_archive(root: Path, setup: Setup) -> Archive | list[Finding]:
    """Read all sealed releases below a framework folder and check every seal and the ledger."""
    folder = root / FOLDER
    path = folder / SEALS
    if not path.is_file():
        stray = sorted(folder.glob("*.json"))
        return [_unregistered(p.name) for p in stray] or Archive((), (), {})
    try:
        register_data = json.loads(path.read_bytes().decode("utf-8"))
        seals = tuple(Seal(u["versie"], u["datum"], u["sha256"]) for u in register_data["uitgaven"])
        ledger = register_data["ids"]
        numbers = [Version.parse(s.version) for s in seals]
        if not all(is_real_date(s.date) for s in seals) or not isinstance(ledger, dict):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        return [_finding(SEALS, "register-onleesbaar", "Het register van uitgaven is beschadigd.")]
    findings = list(_check_seals(folder, seals, numbers))
    if findings:
        return findings
    releases = {s.version: _release(folder, s, setup) for s in seals}
    unusable = [_unusable(name) for name, release in releases.items() if release is None]
    if unusable:
        return unusable
    archive = Archive(tuple(r for r in releases.values() if r), seals, ledger)
    return list(_check_ledger(archive)) or archive


def _finding(name: str, rule: str, message: str, hint: str = "") -> Finding:
    hint = (
        hint
        or "Zet het bestand terug zoals het bij de uitgave was; verzegelde tekst wijzigt nooit."
    )
    return about_file(f"{FOLDER}/{name}", rule, message, hint)


def _unregistered(name: str) -> Finding:
    return _finding(
        name,
        "zegel-ontbreekt",
        "Dit bestand staat niet in het register van uitgaven.",
        "Is een uitgave onderbroken? Haal dit bestand weg en draai ‘kader uitgave’ opnieuw. Anders "
        f"is het register veranderd: zet {FOLDER}/{SEALS} terug zoals het was.",
    )


def _check_seals(
    folder: Path, seals: Sequence[Seal], numbers: Sequence[Version]
) -> Iterator[Finding]:
    for seal in seals:
        path = folder / f"{seal.version}.json"
        if not path.is_file():
            yield _finding(path.name, "uitgave-ontbreekt", f"Uitgave {seal.version} is verdwenen.")
        elif seal_of(path.read_bytes()) != seal.sha256:
            yield _finding(
                path.name, "zegel-verbroken", f"De inhoud van uitgave {seal.version} is veranderd."
            )
    sealed = {f"{s.version}.json" for s in seals} | {SEALS}
    for path in sorted(folder.glob("*.json")):
        if path.name not in sealed:
            yield _unregistered(path.name)
    if list(numbers) != sorted(set(numbers)):
        yield _finding(SEALS, "uitgave-volgorde", "De uitgaven staan niet op volgorde van nummer.")
    if [s.date for s in seals] != sorted(s.date for s in seals):
        yield _finding(SEALS, "uitgave-volgorde", "De uitgaven staan niet op volgorde van datum.")


def _unusable(version: str) -> Finding:
    message = f"Uitgave {version} is niet door ‘kader uitgave’ gemaakt: zij is niet te gebruiken."
    return _finding(f"{version}.json", "uitgave-onleesbaar", message)


def _release(folder: Path, seal: Seal, setup: Setup) -> Release | None:
    """Read a release; ``None`` when it can't have been written by ``snapshot``.

    A good seal only says that nothing changed since: whoever writes the file can make the seal too.
    """
    try:
        text = (folder / f"{seal.version}.json").read_bytes().decode("utf-8")
        data = json.loads(text, parse_constant=_refuse)
        is_canonical = canonical_json(data) == text
    except (ValueError, RecursionError):
        return None
    if not is_canonical or not isinstance(data, dict):
        return None
    if (data.get("versie"), data.get("datum")) != (seal.version, seal.date):
        return None
    content, correction = data.get("inhoud"), data.get("correctie", "")
    if not isinstance(correction, str) or not isinstance(content, dict):
        return None
    if not _are_items(setup.kinds, content):
        return None
    return Release(seal.version, seal.date, Framework(setup, content), False, correction)


def _refuse(name: str) -> float:
    raise ValueError(name)


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TYPES = {"string": str, "integer": int, "array": list, "object": dict}


def _are_items(kinds: Kinds, content: Mapping[str, Any]) -> bool:
    """Whether content is made of items of known kinds, with ids that can be part of an address."""
    return all(
        name in kinds.by_name
        and isinstance(items, dict)
        and all(
            _ID.fullmatch(item)
            and isinstance(data, dict)
            and data.get("id") == item
            and all(_fits(f, data[f.name]) for f in kinds[name].fields if f.name in data)
            for item, data in items.items()
        )
        for name, items in content.items()
    )


def _fits(schema_field: Field, value: Any) -> bool:
    """Whether a value has the type that its field has; what may stand in it differs over time."""
    if not isinstance(value, _TYPES.get(schema_field.type, object)):
        return False
    if isinstance(value, dict):
        return all(
            _fits(inner, value[inner.name]) for inner in schema_field.fields if inner.name in value
        )
    if isinstance(value, list) and schema_field.item:
        return all(_fits(schema_field.item, v) for v in value)
    return True


def _check_ledger(archive: Archive) -> Iterator[Finding]:
    expected = build_ledger(archive.releases)
    for item in sorted(set(expected) | set(archive.ledger)):
        if expected.get(item) != archive.ledger.get(item):
            yield _finding(
                SEALS, "id-register", f"Wat het register van ids over {item} zegt, klopt niet."
            )
    for older, newer in zip(archive.releases, archive.releases[1:], strict=False):
        yield from check_ids(older, newer.framework, f"{FOLDER}/{newer.name}.json")


def check_ids(
    older: Release, newer: Framework, path: str = "", unread: Container[str] = ()
) -> Iterator[Finding]:
    """An id never vanishes, never changes kind, and a withdrawn item never comes back.

    ``unread`` holds ids that do stand in a file, but in one that is broken.
    """
    for kind in older.framework.kinds.content:
        for item, data in older.framework.data.get(kind.name, {}).items():
            kind_now = newer.kind_of(item)
            where = path or f"{kind.name}/{item}.yaml"
            if kind_now is None and item in unread:
                continue
            if kind_now is None:
                yield about_file(
                    where,
                    "id-verdwenen",
                    f"{item} stond in uitgave {older.name} en is verdwenen.",
                    _give_back(item, data, kind.name, older, newer),
                )
            elif kind_now.name != kind.name:
                yield about_file(
                    path or f"{kind_now.name}/{item}.yaml",
                    "id-andere-soort",
                    f"{item} was in uitgave {older.name} een {kind.title.lower()} en mag geen "
                    f"andere soort worden.",
                    f"Zet het oude onderdeel terug in ‘{kind.name}/{item}.yaml’, en geef het "
                    "nieuwe een id dat nog vrij is.",
                )
            elif "ingetrokken" in data and "ingetrokken" not in newer.data[kind.name][item]:
                yield about_file(
                    where,
                    "id-terug",
                    f"{item} is in uitgave {older.name} ingetrokken en mag niet terugkomen.",
                    "Zet het veld ‘ingetrokken’ terug. Geldt de inhoud weer? Maak er dan een nieuw "
                    "onderdeel van, met een id dat nog vrij is.",
                )


def _give_back(
    item: str, data: Mapping[str, Any], kind: str, older: Release, newer: Framework
) -> str:
    """How an item comes back: under another id it may still be there."""
    sealed = older.framework.data.get(kind, {})
    same = (
        i
        for i, other in newer.data.get(kind, {}).items()
        if i not in sealed and name_of(other) and name_of(other) == name_of(data)
    )
    if moved := next(same, ""):
        return (
            f"{moved} heeft dezelfde titel. Is het dat onderdeel? Geef het dan zijn oude id en "
            f"bestandsnaam terug: ‘id: {item}’ en ‘{item}.yaml’."
        )
    return "Zet het bestand terug. Geldt het niet meer? Vul dan ‘ingetrokken’ in."


def check_working(
    newest: Release, framework: Framework, unread: Container[str] = ()
) -> Iterator[Finding]:
    """What must be true of the working version after a release, beside the laws for all versions.

    These are signs of a mistake, no laws: what was sealed once is never held against them.
    """
    yield from check_ids(newest, framework, unread=unread)
    for kind in newest.framework.kinds.content:
        present = framework.data.get(kind.name, {})
        for item, data in newest.framework.data.get(kind.name, {}).items():
            if item in present and _is_another(data, present[item]):
                yield about_file(
                    f"{kind.name}/{item}.yaml",
                    "id-hergebruikt",
                    f"{item} lijkt een ander onderdeel dan in uitgave {newest.name}: daar heet het "
                    f"‘{shorten(name_of(data))}’ en is bijna de hele tekst anders.",
                    "Zet het oude onderdeel terug en geef het nieuwe een nieuw id. Is het toch "
                    "hetzelfde? Laat dan bij deze uitgave de titel staan.",
                )
    sealed = newest.framework.data.get(NOTES, {})
    for name, note in framework.data.get(NOTES, {}).items():
        if sealed.get(name) == note:
            yield about_file(
                f"{NOTES}/{name}.yaml",
                "notitie-verbruikt",
                f"Deze notitie hoort al bij uitgave {newest.name}.",
                "Haal het bestand weg; bij een nieuwe wijziging hoort een nieuwe notitie.",
            )


def _is_another(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether two texts with one id seem to be about different things.

    No word of the title is left, and few of the words of the text: less than any two versions of
    an item have had in common so far, and more than nearly all pairs of different items have.
    """
    before, after = (f"{name_of(d)} " for d in (old, new))
    if before == after or _words(before, 4) & _words(after, 4):
        return False
    old_words, new_words = (
        _words([v for n, v in d.items() if n not in NAMES], 5) for d in (old, new)
    )
    few = min(len(old_words), len(new_words))
    return few >= _ENOUGH_WORDS and len(old_words & new_words) < _LIKENESS * few


def _words(value: Any, length: int) -> frozenset[str]:
    """The words of at least so many letters in all running text in a value."""
    if isinstance(value, str):
        words = re.findall(rf"[^\W\d_]{{{length},}}", value)
        return frozenset(w.casefold() for w in words) if " " in value else frozenset()
    inner = value.values() if isinstance(value, Mapping) else value
    parts = inner if isinstance(value, (Mapping, list)) else ()
    return frozenset[str]().union(*(_words(v, length) for v in parts))
