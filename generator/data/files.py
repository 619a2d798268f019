"""The files that other computers read: JSON, JSON-LD, CSV, schemas, feeds and calendars. Pure.

Every URL and ``@id`` of ours in them is an address that the site promises.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.base.canonical import compact_json
from generator.base.schema import Kind
from generator.data.agenda import Agendas
from generator.data.badges import badges
from generator.data.changes import as_json
from generator.data.feed import Feeds
from generator.data.jsonld import (
    VOCABULARY,
    release_jsonld,
    vocabulary_of_all,
)
from generator.data.seals import sealed_files, seals_file
from generator.data.shared import shared_json
from generator.data.tables import kind_csv
from generator.data.whole_schemas import whole
from generator.history.addresses import PROPOSED_FEED, SCHEMA_FOLDER, SCHEMAS
from generator.history.versions import Release
from generator.site.content import Asset, Site
from generator.site.urls import Urls

_SCHEMAS = Path(__file__).with_name("schemas")
"""The schemas of what consumers are told."""
_MEDIA_TYPES = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


def render_assets(site: Site, site_url: str) -> Iterator[Asset]:
    """All data files of the site. ``site_url`` is its public address."""
    urls = Urls(site_url)
    for release in (*site.sealed, site.concept):
        yield from _release_assets(release, urls)
    yield Asset(VOCABULARY, compact_json(vocabulary_of_all(site, urls)))
    yield seals_file(site, urls)
    yield from badges(site)
    if site.afnemers:
        yield from _consumer_assets(site, urls)


def _release_assets(release: Release, urls: Urls) -> Iterator[Asset]:
    assets = [*_framework_files(release, urls), *_kind_files(release), *sealed_files(release)]
    yield from assets
    yield Asset(f"data/{release.name}/index.json", compact_json(_index(release, assets, urls)))


def _framework_files(release: Release, urls: Urls) -> Iterator[Asset]:
    folder = f"data/{release.name}"
    head = _head(release, urls)
    items = [_item(release, kind, i, urls) for kind, i in _items(release)]
    yield Asset(f"{folder}/kader.json", compact_json(head | {"onderdelen": items}))
    yield Asset(f"{folder}/kader.jsonld", compact_json(release_jsonld(release, urls)))
    for item in items:
        yield Asset(f"{folder}/{item['id']}.json", compact_json(head | {"onderdeel": item}))


def _kind_files(release: Release) -> Iterator[Asset]:
    folder = f"data/{release.name}"
    kinds = release.kinds
    for kind in kinds.content:
        items = release.framework.data.get(kind.name, {})
        yield Asset(f"{folder}/{kind.name}.csv", kind_csv(kind, items))
    for name, source in kinds.sources.items():
        yield Asset(f"{folder}/schemas/{name}", source)


def _items(release: Release) -> Iterator[tuple[Kind, str]]:
    for kind in release.kinds.content:
        for item in release.framework.data.get(kind.name, {}):
            yield kind, item


def _head(release: Release, urls: Urls) -> dict[str, Any]:
    """What every file says about the version it comes from."""
    about = release.about
    work = release.framework.settings.stand.werkversie
    head = {
        "kader": about["naam"],
        "versie": release.name,
        "datum": None if release.is_concept else release.date,
        "werkversie": release.is_concept,
        "status": work if release.is_concept else about["status"],
        "licentie": about["licentie"],
        "url": urls.version(release),
    }
    return head | ({"correctie": release.correction} if release.correction else {})


def _item(release: Release, kind: Kind, item: str, urls: Urls) -> dict[str, Any]:
    return {
        "@id": urls.id(item),
        "id": item,
        "soort": kind.name,
        "pad": urls.item_path(release, kind.name, item),
        "url": urls.item(release, kind.name, item),
        "gegevens": release.framework.data[kind.name][item],
    }


def _index(release: Release, assets: list[Asset], urls: Urls) -> dict[str, Any]:
    files = [
        {
            "pad": asset.path.removeprefix(f"data/{release.name}/"),
            "url": urls.of(asset.path),
            "mediatype": _media_type(asset.path),
        }
        for asset in assets
    ]
    return _head(release, urls) | {"bestanden": files}


def _media_type(path: str) -> str:
    if path.endswith(".schema.json"):
        return "application/schema+json"
    return _MEDIA_TYPES[path.rsplit(".", 1)[1]]


def _consumer_assets(site: Site, urls: Urls) -> Iterator[Asset]:
    """The files of each consumer and of each body of several, and those that they share."""
    afnemers = site.afnemers
    assert afnemers is not None
    feeds, agendas = Feeds(site, urls), Agendas(site, urls)
    logs = {afnemers.soort: site.changelogs, afnemers.samen: site.body_changelogs}
    for place, by_id in logs.items():
        for log in by_id.values():
            own = f"{place}/{log.consumer.id}"
            changes = f"{own}/wijzigingen.json"
            yield Asset(changes, compact_json(as_json(log, site, changes)))
            yield Asset(f"{own}/wijzigingen.atom", feeds.of(log, place))
            yield Asset(f"{own}/termijnen.ics", agendas.of(log, place))
    for name, content in shared_json(site):
        yield Asset(f"{afnemers.soort}/{name}", compact_json(content))
    yield Asset(f"{afnemers.soort}/{PROPOSED_FEED}", feeds.proposed())
    paths = [_SCHEMAS / f"{name}.schema.json" for name in SCHEMAS]
    for file, text in whole({p.name: p.read_text(encoding="utf-8") for p in paths}):
        yield Asset(f"{SCHEMA_FOLDER}/{file}", text)
