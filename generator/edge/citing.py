"""The framework that documents are set against: a folder here, or a published copy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.base.canonical import canonical_json
from generator.base.findings import Invalid
from generator.base.schema import ENDING, REGISTERED, SHARED, Kinds
from generator.base.settings import Settings
from generator.citations.register import Key
from generator.data.seals import schemas_path, sealed_path
from generator.edge.published import Copy, NotComparable, open_copy
from generator.edge.refusal import opened
from generator.history.addresses import SEALS_FILE
from generator.history.history import History
from generator.history.model import Framework
from generator.history.schemas import SealedSchemas, read_schemas
from generator.history.sealed_form import check_sealed_form
from generator.history.versions import (
    FOLDER,
    SEALS,
    Release,
    Seal,
    read_archive,
    read_sealed,
    seal_of,
)
from generator.load.document import Document, load_file
from generator.setup.register import Register
from generator.setup.setup import Setup

_UNUSABLE = "versie {} is daar niet te gebruiken: {}"


@dataclass(frozen=True)
class Source:
    """A framework with its releases, and where its data came from."""

    name: str
    history: History = field(repr=False)
    address: str = ""
    folder: Path | None = None


def from_folder(folder: Path) -> Source:
    """The framework in a folder; raises ``Invalid``, ``OSError`` or ``ValueError``."""
    setup = opened(folder)
    archive = read_archive(folder, setup)
    if isinstance(archive, list):
        raise Invalid(archive)
    if not archive.releases:
        raise ValueError(f"in {folder} is nog geen uitgave om mee te vergelijken")
    return Source(setup.settings.naam, History(archive.releases), folder=folder)


def from_copy(place: str, own: Path) -> Source:
    """The framework in a published copy; raises ``NotComparable``.

    Another framework folder will do too, and is then read as one.
    """
    if "://" not in place and (Path(place) / FOLDER / SEALS).is_file():
        return from_folder(Path(place))
    copy = open_copy(place, own)
    if not copy.seals:
        raise NotComparable("daar staat nog geen enkele uitgave")
    contents = [_sealed(copy, seal) for seal in copy.seals]
    newest = copy.seals[-1].version
    schemas = _schemas(copy, newest, contents[-1])
    setup = _setup(schemas)
    releases = tuple(
        _release(setup, seal, data) for seal, data in zip(copy.seals, contents, strict=True)
    )
    return Source(schemas.about["naam"], History(releases), _site_address(copy))


def _sealed(copy: Copy, seal: Seal) -> Mapping[str, Any]:
    raw = copy.sealed_file(seal.version)
    if seal_of(raw) != seal.sha256:
        why = "het bestand past niet bij het zegel"
        raise NotComparable(_UNUSABLE.format(seal.version, why))
    data = read_sealed(raw)
    if data is None or (data["versie"], data["datum"]) != (seal.version, seal.date):
        raise NotComparable(_UNUSABLE.format(seal.version, "het bestand is beschadigd"))
    return data


def _schemas(copy: Copy, newest: str, data: Mapping[str, Any]) -> SealedSchemas:
    """The schemas of the newest release: sealed beside it, or of old those that the site shows."""
    if "schemas" in data:
        raw = copy.read(schemas_path(newest))
        if seal_of(raw) != data["schemas"]:
            raise NotComparable("de schema’s passen daar niet bij hun zegel")
    else:
        raw = _shown_schemas(copy, newest, tuple(data["inhoud"]))
    schemas = read_schemas(raw)
    if schemas is None:
        raise NotComparable("de schema’s zijn daar niet te gebruiken")
    return schemas


def _shown_schemas(copy: Copy, newest: str, kinds: tuple[str, ...]) -> bytes:
    texts = {n: copy.read(f"data/{newest}/schemas/{n}") for n in (SHARED, *_names(kinds))}
    about = _json(copy.read(f"data/{newest}/index.json"))
    named = {name: str(about.get(key, "")) for name, key in _ABOUT.items()}
    sources = {name: _json(text) for name, text in sorted(texts.items())}
    return canonical_json({"kader": named, "soorten": kinds, "schemas": sources}).encode()


_ABOUT = {"naam": "kader", "status": "status", "licentie": "licentie"}


def _names(kinds: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{kind}{ENDING}" for kind in kinds)


def _json(raw: bytes) -> dict[str, Any]:
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise NotComparable("een bestand met gegevens is daar beschadigd")
    return data


def _setup(schemas: SealedSchemas) -> Setup:
    """What a framework is as far as its data say it: whose consumers are its own isn't needed."""
    name = schemas.about["naam"]
    kinds: Kinds = schemas.kinds
    settings = Settings(naam=name, kort=name, omschrijving="", soorten=tuple(k.name for k in kinds))
    return Setup(settings, kinds, Register({}))


def _release(setup: Setup, seal: Seal, data: Mapping[str, Any]) -> Release:
    """One release; what its kinds can't hold any more is refused."""
    content = {n: items for n, items in data["inhoud"].items() if n in setup.kinds.by_name}
    path = sealed_path(seal.version)
    if wrong := check_sealed_form(path, seal.version, content, setup):
        raise NotComparable(_UNUSABLE.format(seal.version, wrong[0].message.rstrip(".")))
    framework = Framework(setup, content)
    try:
        framework.notes  # noqa: B018  # read now, so that what is wrong in them is said here
    except Exception as error:
        why = "een wijzigingsnotitie is beschadigd"
        raise NotComparable(_UNUSABLE.format(seal.version, why)) from error
    return Release(seal.version, seal.date, framework)


def _site_address(copy: Copy) -> str:
    """Where the copy stands; one may also have been named by the address of its list of seals."""
    root = copy.place.removesuffix(SEALS_FILE).rstrip("/")
    return f"{root}/" if "://" in root else ""


def registration(source: Source, owner: str) -> tuple[str, Mapping[str, Any]]:
    """The file of who registers, below the framework folder, and what stands in it by now.

    Of a published copy that is what its newest release holds.
    """
    framework = source.history.newest.framework
    kinds = [k for k in framework.setup.kinds if k.group == REGISTERED and k.prefix]
    kind = next((k for k in kinds if owner.startswith(k.prefix)), None)
    if kind is None:
        known = " of ".join(f"‘{k.prefix}…’" for k in kinds)
        raise ValueError(f"--voor: ‘{owner}’ is geen code die hier hoort; zij begint met {known}")
    path = f"{kind.name}/{owner}.yaml"
    if source.folder is None:
        return path, framework.data.get(kind.name, {}).get(owner, {})
    if not (source.folder / path).is_file():
        return path, {}
    loaded = load_file(source.folder, path)
    if not isinstance(loaded, Document):
        raise Invalid(loaded)
    return path, loaded.data


def registered(data: Mapping[str, Any]) -> frozenset[Key]:
    """The citations that someone registered already."""
    found = data.get("aanhalingen")
    return frozenset(
        (str(c.get("item")), str(c.get("document")).casefold(), str(c.get("versie")))
        for c in (found if isinstance(found, list) else [])
        if isinstance(c, dict)
    )
