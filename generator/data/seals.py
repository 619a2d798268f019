"""What others need to verify a release: its sealed file, and the list of seals with their chain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.base.canonical import canonical_json
from generator.history.addresses import SEALS_FILE
from generator.history.versions import Release, Seal
from generator.site.content import Asset, Site
from generator.site.urls import Urls

_PAGE = "data/"
_SCHEMAS_OF_TODAY = """\
Deze schema’s zijn die van vandaag.

Uitgave {version} is gemaakt voordat een uitgave ook haar schema’s verzegelde.
De schema’s in deze map zijn daarom de schema’s die nu gelden. Zij kunnen nog veranderen,
en de koppen van de tabellen en de namen in kader.jsonld veranderen dan mee.
De inhoud van uitgave {version} verandert niet: zie verzegeld.json.
"""


def sealed_path(version: str) -> str:
    """The path of the sealed file of a release, as it was sealed."""
    return f"data/{version}/verzegeld.json"


def schemas_path(version: str) -> str:
    """The path of the schemas that a release was made with, as they were sealed."""
    return f"data/{version}/verzegelde-schemas.json"


def sealed_files(release: Release) -> Iterator[Asset]:
    """What was sealed of a release, byte for byte; and what of it wasn't, in words."""
    if release.is_concept:
        return
    yield Asset(sealed_path(release.name), release.sealed_text)
    if release.schemas:
        yield Asset(schemas_path(release.name), release.schemas.text)
    else:
        text = _SCHEMAS_OF_TODAY.format(version=release.name)
        yield Asset(f"data/{release.name}/schemas/LEESMIJ.txt", text)


def seals_file(site: Site, urls: Urls) -> Asset:
    """The list of seals."""
    pairs = zip(site.sealed, site.seals, strict=True)
    entries = [_entry(release, seal) for release, seal in pairs]
    head = {"kader": site.settings.naam, "uitleg": urls.of(_PAGE)}
    return Asset(SEALS_FILE, canonical_json(head | {"uitgaven": entries}))


def _entry(release: Release, seal: Seal) -> dict[str, Any]:
    entry = {
        "versie": seal.version,
        "datum": seal.date,
        "sha256": seal.sha256,
        "keten": seal.chain,
        "bestand": sealed_path(release.name),
    }
    if not release.schemas:
        return entry
    schemas = {"bestand": schemas_path(release.name), "sha256": release.schemas.sha256}
    return entry | {"schemas": schemas}
