"""Sealed releases: their content, their seals, the ledger of ids and the order of versions.

A release is one file of canonical JSON. The register of releases holds the SHA-256 of each file,
the chain over those, and the ledger: every id ever released, with its kind and first version. From
the first release that was made so on, a release also seals the chain of those before it, the
schemas that it was made with and the ledger of addresses. Nothing here writes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

from generator.base.cache import Cache, digest, look
from generator.base.canonical import canonical_json, is_canonical_json, same_item
from generator.base.findings import Finding, about_file, shorten
from generator.base.schema import NAMES, NOTES, Kinds, name_of
from generator.history.chain import START, chain_of
from generator.history.model import Framework, Wijzigingsnotitie
from generator.history.schemas import SealedSchemas, about_framework, file_of, read_schemas
from generator.history.sealed_form import are_items, check_sealed_form
from generator.load.document import is_real_date
from generator.setup.setup import Setup

FOLDER = "versies"
SEALS = "register.json"
"""The register of releases, beside them: their seals, and the ledger of ids."""

ADDRESSES = "adressen.json"
"""The ledger of addresses, beside the register."""

CONCEPT = "concept"
_KEYS = ("versie", "datum", "correctie", "vorige_keten", "schemas", "adressen", "inhoud")
"""What a sealed file may hold, in this order."""
_ALWAYS = {"versie", "datum", "inhoud"}
_SCHEMAS = re.compile(rb'\n  "schemas": "([0-9a-f]{64})"')
_HASH = re.compile(r"[0-9a-f]{64}")
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


FIRST = (Version(0, 1, 0), Version(1, 0, 0))
"""What the first release may be called: a proposal, or adopted at once."""


@dataclass(frozen=True)
class Seal:
    """What the register says of one release.

    ``chain`` follows from the others, so it makes no seal different. A register from before there
    was a chain doesn't say it.
    """

    version: str
    date: str
    sha256: str
    chain: str = field(default="", compare=False)


@dataclass(frozen=True)
class Release:
    """One version of the framework: sealed, or the working version (``is_concept``).

    ``correction`` is the reason when the release mends an error in the text of the one before.
    ``text`` is its sealed file. ``chain_before``, ``schemas`` and ``addresses`` are the chain up to
    the release before it, what it was made with and the seal of the ledger of addresses, for
    releases that sealed those.
    """

    name: str
    date: str
    framework: Framework = field(repr=False)
    is_concept: bool = False
    correction: str = ""
    text: str = field(default="", repr=False)
    chain_before: str = field(default="", repr=False)
    schemas: SealedSchemas | None = field(default=None, repr=False)
    addresses: str = field(default="", repr=False)

    @property
    def label(self) -> str:
        """What the version is called in a sentence."""
        return "de werkversie" if self.is_concept else f"versie {self.name}"

    @property
    def notes(self) -> tuple[Wijzigingsnotitie, ...]:
        """The change notes that belong to this version."""
        return self.framework.notes

    @property
    def kinds(self) -> Kinds:
        """The kinds that its data was made with: the sealed ones, or else those of today."""
        if self.schemas is None:
            return self.framework.kinds
        return self.schemas.kinds.only(self.framework.data)

    @property
    def about(self) -> Mapping[str, str]:
        """What its data files say about the framework: as was sealed, or else as it is today."""
        return self.schemas.about if self.schemas else about_framework(self.framework.settings)

    @property
    def sealed_text(self) -> str:
        """Its sealed file; one that wasn't read from disk is written as it would be."""
        return self.text or snapshot(self.framework, self.name, self.date, self.correction)

    @property
    def seal(self) -> Seal:
        """Its seal, made of the file itself."""
        return Seal(self.name, self.date, seal_of(self.sealed_text.encode()))


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


@dataclass(frozen=True)
class Covered:
    """What a release seals besides its own content.

    ``chain`` is the chain up to the release before, ``schemas`` the seal of the schemas that it was
    made with, ``addresses`` that of the ledger of addresses up to and including this release. Each
    is empty in releases from before it was sealed.
    """

    chain: str = ""
    schemas: str = ""
    addresses: str = ""


_NOTHING = Covered()


def snapshot(
    framework: Framework,
    version: str,
    date: str,
    correction: str = "",
    covered: Covered = _NOTHING,
) -> str:
    """Write the sealed form of a framework as canonical JSON.

    Only a correction has the key ``correctie``, with its reason. What was sealed before there were
    other keys stays the same, byte for byte.
    """
    content = {
        kind.name: {i: dict(d) for i, d in sorted(framework.data.get(kind.name, {}).items())}
        for kind in framework.kinds
    }
    seals = (covered.chain, covered.schemas, covered.addresses)
    named = zip(_KEYS, (version, date, correction, *seals, content), strict=True)
    return canonical_json({key: value for key, value in named if key in _ALWAYS or value})


def seal_of(content: bytes) -> str:
    """The SHA-256 of a sealed file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def chained(seals: Sequence[Seal]) -> tuple[Seal, ...]:
    """The same seals, each with its value in the chain."""
    return tuple(
        replace(seal, chain=chain) for seal, chain in zip(seals, chain_of(seals), strict=True)
    )


def write_register(seals: Sequence[Seal], ledger: Mapping[str, Mapping[str, str]]) -> str:
    """Write the register of releases as canonical JSON."""
    releases = [
        {"versie": s.version, "datum": s.date, "sha256": s.sha256}
        | ({"keten": s.chain} if s.chain else {})
        for s in seals
    ]
    return canonical_json({"uitgaven": releases, "ids": {i: ledger[i] for i in sorted(ledger)}})


def build_ledger(releases: Sequence[Release]) -> dict[str, dict[str, str]]:
    """Derive the ledger: every id of the content ever released, its kind and first version."""
    ledger: dict[str, dict[str, str]] = {}
    for release in releases:
        for kind in release.framework.kinds.content:
            for item in release.framework.data.get(kind.name, {}):
                ledger.setdefault(item, {"soort": kind.name, "sinds": release.name})
    return ledger


def read_archive(root: Path, setup: Setup, cache: Cache | None = None) -> Archive | list[Finding]:
    """Read all sealed releases below a framework folder and check all that seals them.

    ``cache`` spares looks at the form of files in which nothing was found before.
    """
    folder = root / FOLDER
    if folder.is_symlink():
        message = f"De map ‘{FOLDER}’ is een koppeling naar een andere map."
        return [about_file(FOLDER, "versies-vreemd", message, "Zet de map zelf hier neer.")]
    if not (folder / SEALS).is_file():
        return list(_strays(folder, {ADDRESSES})) or Archive((), (), {})
    register = read_register((folder / SEALS).read_bytes())
    if isinstance(register, Finding):
        return [register]
    findings = list(_check_seals(folder, register.seals))
    if findings:
        return findings
    read = [_release(folder, seal, setup, cache) for seal in register.seals]
    unusable = [f for outcome in read if isinstance(outcome, list) for f in outcome]
    if unusable:
        return _each_once(unusable)
    releases = tuple(outcome for outcome in read if isinstance(outcome, Release))
    archive = Archive(releases, register.seals, register.ledger)
    return [*_check_chain(archive), *_check_ledger(archive)] or archive


@dataclass(frozen=True)
class SealRegister:
    """What stands in the register of releases."""

    seals: tuple[Seal, ...]
    ledger: Mapping[str, Mapping[str, str]]


def read_register(raw: bytes) -> SealRegister | Finding:
    """Read the register, or say what is wrong with its form.

    It must be what ``write_register`` makes of what was read: of two equal keys only the last is
    read, and what nobody reads could say anything.
    """
    try:
        text = raw.decode("utf-8")
        data = json.loads(text)
        seals = tuple(_seal(entry) for entry in data["uitgaven"])
        ledger = data["ids"]
        if not all(is_real_date(s.date) for s in seals) or not isinstance(ledger, dict):
            raise TypeError
        expected = write_register(seals, ledger)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _finding(SEALS, "register-onleesbaar", "Het register van uitgaven is beschadigd.")
    return SealRegister(seals, ledger) if text == expected else _other_form(text, expected)


def _seal(entry: Mapping[str, Any]) -> Seal:
    Version.parse(entry["versie"])
    return Seal(entry["versie"], entry["datum"], entry["sha256"], entry.get("keten", ""))


def _other_form(text: str, expected: str) -> Finding:
    """Say at which line the register isn't as it was written."""
    lines, others = text.split("\n"), expected.split("\n")
    pairs = enumerate(zip_longest(lines, others), 1)
    number, (line, _) = next((n, pair) for n, pair in pairs if pair[0] != pair[1])
    shown = f"‘{shorten((line or '').strip())}’" if line is not None else "het einde"
    return Finding(
        f"{FOLDER}/{SEALS}",
        number,
        1,
        "register-vorm",
        f"Hier staat {shown}, en dat schreef ‘kader uitgave’ niet zo.",
        f"Zet {FOLDER}/{SEALS} terug zoals het bij de laatste uitgave was.",
    )


def _each_once(findings: Sequence[Finding]) -> list[Finding]:
    """One finding for each thing to mend, however many releases show it: that of the oldest."""
    first: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = finding.message if finding.rule == "uitgave-onleesbaar" else finding.hint
        first.setdefault((finding.rule, key), finding)
    return list(first.values())


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
        "Is een uitgave onderbroken? Maak haar ongedaan met ‘kader uitgave --terug’. Kan dat niet, "
        "haal dan dit bestand weg, en haar deel in CHANGELOG.md als dat er al staat, en draai "
        "‘kader uitgave’ opnieuw. Anders is het register veranderd: zet "
        f"{FOLDER}/{SEALS} terug zoals het was.",
    )


def _strays(folder: Path, expected: Container[str]) -> Iterator[Finding]:
    """What stands among the releases and doesn't belong there; systems keep hidden files."""
    for path in sorted(folder.glob("*")):
        if path.name in expected and not path.is_symlink():
            continue
        if path.name in expected:
            message = "Dit is een koppeling naar een ander bestand, geen verzegeld bestand."
            yield _finding(path.name, "versies-vreemd", message, "Zet het bestand zelf hier neer.")
        elif path.suffix == ".json":
            yield _unregistered(path.name)
        elif not path.name.startswith("."):
            message = "Dit staat tussen de uitgaven, maar ‘kader uitgave’ heeft het niet gemaakt."
            yield _finding(path.name, "versies-vreemd", message, "Haal het hier weg.")


def _check_seals(folder: Path, seals: Sequence[Seal]) -> Iterator[Finding]:
    for seal in seals:
        path = folder / f"{seal.version}.json"
        if not path.is_file():
            yield _finding(path.name, "uitgave-ontbreekt", f"Uitgave {seal.version} is verdwenen.")
        elif seal_of(path.read_bytes()) != seal.sha256:
            yield _finding(
                path.name, "zegel-verbroken", f"De inhoud van uitgave {seal.version} is veranderd."
            )
    names = [f"{s.version}.json" for s in seals]
    yield from _strays(folder, {*names, SEALS, ADDRESSES, *_schema_files(folder, names)})
    yield from _check_order(seals)


def _schema_files(folder: Path, names: Iterable[str]) -> Iterator[str]:
    """The names of the files with schemas that releases name, also of those that are broken.

    A key at this depth can't stand in the text of an item: there a line end is written otherwise.
    """
    for path in (folder / name for name in names):
        raw = path.read_bytes() if path.is_file() else b""
        yield from (file_of(seal.decode()) for seal in _SCHEMAS.findall(raw))


def _check_order(seals: Sequence[Seal]) -> Iterator[Finding]:
    numbers = [Version.parse(s.version) for s in seals]
    if numbers == sorted(set(numbers)):
        yield from _check_steps(numbers)
    else:
        yield _finding(SEALS, "uitgave-volgorde", "De uitgaven staan niet op volgorde van nummer.")
    if [s.date for s in seals] != sorted(s.date for s in seals):
        yield _finding(SEALS, "uitgave-volgorde", "De uitgaven staan niet op volgorde van datum.")


def _check_steps(numbers: Sequence[Version]) -> Iterator[Finding]:
    """Each number could follow the one before: who renames or removes a release leaves a gap."""
    hint = (
        "Zet de bestanden in ‘versies’ terug zoals ze bij de laatste uitgave waren: een uitgave "
        "verdwijnt niet en krijgt geen ander nummer."
    )
    if numbers and numbers[0] not in FIRST:
        first, choices = numbers[0], " of ".join(map(str, FIRST))
        message = f"De eerste uitgave heet {choices}, maar de oudste hier is {first}."
        yield _finding(f"{first}.json", "uitgave-nummer", message, hint)
    for older, newer in pairwise(numbers):
        if newer not in older.successors:
            message = f"Uitgave {newer} kan niet volgen op {older}."
            yield _finding(f"{newer}.json", "uitgave-nummer", message, hint)


def _check_chain(archive: Archive) -> Iterator[Finding]:
    """Each release since the chain began covers those before it; the register says the same."""
    chain = chain_of(archive.seals)
    began = False
    for release, before in zip(archive.releases, (START, *chain), strict=False):
        began = began or bool(release.chain_before)
        if began and release.chain_before != before:
            yield _finding(
                f"{release.name}.json",
                "keten-verbroken",
                f"Uitgave {release.name} is gemaakt na andere uitgaven dan die hier vóór haar "
                "staan: daarvan is er een veranderd, vervangen of weggehaald.",
                "Zet de uitgaven en het register terug zoals ze waren.",
            )
    stated = tuple(s.chain for s in archive.seals)
    if stated != chain and (began or any(stated)):
        yield _finding(
            SEALS,
            "keten-verbroken",
            "De keten in het register past niet bij de uitgaven.",
            f"Zet {FOLDER}/{SEALS} terug zoals het bij de laatste uitgave was.",
        )


def _unusable(version: str) -> Finding:
    message = f"Uitgave {version} is niet door ‘kader uitgave’ gemaakt: zij is niet te gebruiken."
    return _finding(f"{version}.json", "uitgave-onleesbaar", message)


def _release(
    folder: Path, seal: Seal, setup: Setup, cache: Cache | None
) -> Release | list[Finding]:
    """Read a release, or say why it can't be used with the kinds of today.

    A good seal only says that nothing changed since: whoever writes the file can make the seal too.
    """
    text = (folder / f"{seal.version}.json").read_bytes()
    data = read_sealed(text, cache)
    if data is None or (data["versie"], data["datum"]) != (seal.version, seal.date):
        return [_unusable(seal.version)]
    path = f"{FOLDER}/{seal.version}.json"
    work = partial(check_sealed_form, path, seal.version, data["inhoud"], setup)
    if changed := look(cache, work, "sealed form", setup.kinds.digest, digest(text)):
        return list(changed)
    schemas = _schemas_of(folder, data["schemas"], cache) if "schemas" in data else None
    if isinstance(schemas, Finding):
        return [schemas]
    if schemas and not data["inhoud"].keys() <= schemas.kinds.by_name.keys():
        return [_unusable(seal.version)]
    return Release(
        seal.version,
        seal.date,
        Framework(setup, data["inhoud"]),
        correction=data.get("correctie", ""),
        text=text.decode("utf-8"),
        chain_before=data.get("vorige_keten", ""),
        schemas=schemas,
        addresses=data.get("adressen", ""),
    )


def read_sealed(raw: bytes, cache: Cache | None = None) -> dict[str, Any] | None:
    """The data of a sealed file, or ``None`` when it isn't in the one form of ``snapshot``."""
    try:
        data = json.loads(raw.decode("utf-8"), parse_constant=_refuse)
        if not is_canonical_json(raw, data, cache) or not isinstance(data, dict):
            return None
    except (ValueError, RecursionError):
        return None
    if tuple(data) != tuple(k for k in _KEYS if k in data) or not data.keys() >= _ALWAYS:
        return None
    seals = [data[key] for key in ("vorige_keten", "schemas", "adressen") if key in data]
    if not all(isinstance(s, str) and _HASH.fullmatch(s) for s in seals):
        return None
    content = data["inhoud"]
    right = isinstance(data.get("correctie", ""), str) and isinstance(content, dict)
    return data if right and are_items(content) else None


def _schemas_of(folder: Path, seal: str, cache: Cache | None) -> SealedSchemas | Finding:
    """The schemas that a release was made with, or what is wrong with them."""
    path = folder / file_of(seal)
    raw = path.read_bytes() if path.is_file() else None
    if raw is None:
        message = "De schema’s waarmee een uitgave is gemaakt, zijn verdwenen."
        return _finding(path.name, "schemas-verbroken", message)
    if seal_of(raw) != seal:
        message = "De schema’s waarmee een uitgave is gemaakt, zijn veranderd."
        return _finding(path.name, "schemas-verbroken", message)
    schemas = read_schemas(raw, cache)
    if schemas is None:
        message = "Dit bestand is niet door ‘kader uitgave’ gemaakt: het is niet te gebruiken."
        return _finding(path.name, "schemas-verbroken", message)
    return schemas


def _refuse(name: str) -> float:
    raise ValueError(name)


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
    sealed = older.framework.data[kind]
    same = (
        i
        for i, other in newer.data.get(kind, {}).items()
        if i not in sealed and name_of(other) and name_of(other) == name_of(data)
    )
    if moved := next(same, None):
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
        if name in sealed and same_item(framework.kinds[NOTES], sealed[name], note):
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
