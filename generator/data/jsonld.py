"""The framework as linked data: JSON-LD 1.1 with its context inside.

Terms of Dublin Core, schema.org and ELI where they say what every framework says; a schema names
those of its own kind and fields (``x-jsonld``). Every other field is a term of our own vocabulary,
which stands on the site with the labels of the schemas. Each version of an item is a subject of its
own, so that two versions can be loaded together; both say of which lasting item they are a version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.base.canonical import Data
from generator.base.legal import legal_link
from generator.base.schema import Field, Kind, Kinds
from generator.history.versions import Release
from generator.site.content import Site
from generator.site.urls import Urls

VOCABULARY = "data/termen.jsonld"
_PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SHARED = {
    "id": {"@id": "dcterms:identifier"},
    "titel": {"@id": "dcterms:title", "@language": "nl"},
}


def release_jsonld(release: Release, urls: Urls) -> dict[str, Any]:
    """One version of the framework as a JSON-LD document."""
    framework = release.framework
    head: dict[str, Any] = {
        "@context": _context(release.kinds, urls),
        "@id": urls.version(release),
        "@type": "schema:CreativeWork",
        "dcterms:title": _dutch(f"{release.about['naam']} {release.name}"),
        "dcterms:isVersionOf": {"@id": urls.root},
        "schema:version": release.name,
    }
    if licence := release.about["licentie"]:
        head["dcterms:license"] = {"@id": licence}
    if release.date and not release.is_concept:
        head["dcterms:issued"] = {"@value": release.date, "@type": "xsd:date"}
    head["dcterms:hasPart"] = [
        _node(release, kind, item, data, urls)
        for kind in release.kinds.content
        for item, data in framework.data.get(kind.name, {}).items()
    ]
    return head


def _node(release: Release, kind: Kind, item: str, data: Data, urls: Urls) -> dict[str, Any]:
    """An item as it is in one version, which another version may contradict."""
    types = [urls.kind(kind.name), *([kind.jsonld["@type"]] if "@type" in kind.jsonld else [])]
    own = urls.item(release, kind.name, item)
    lasting = {"@id": urls.id(item), "dcterms:hasVersion": {"@id": own}}
    node = {"@id": own, "@type": types, "dcterms:isVersionOf": lasting} | _object(
        kind.fields, data, urls, release.kinds
    )
    if kind.sheet == "wettekst":
        node |= _legal_text(data)
    return node


def _legal_text(data: Data) -> dict[str, Any]:
    """The text of the law itself, which is a legal resource; our item only describes it."""
    link = legal_link(data)
    if link is None:
        return {}
    text: dict[str, Any] = {"@id": link, "@type": "eli:LegalResource"}
    if "bwb_id" in data:
        text["eli:id_local"] = data["bwb_id"]
    return {"dcterms:references": text}


def _object(fields: Sequence[Field], data: Data, urls: Urls, kinds: Kinds) -> dict[str, Any]:
    by_name = {f.name: f for f in fields}
    return {n: _value(by_name[n], v, urls, kinds) for n, v in data.items() if n in by_name}


def _value(field: Field, value: Any, urls: Urls, kinds: Kinds) -> Any:
    if isinstance(value, list) and field.item:
        values = [_value(field.item, v, urls, kinds) for v in value]
        return {"@list": values} if field.ordered else values
    if isinstance(value, Mapping):
        return _object(field.fields, value, urls, kinds)
    if field.references:
        return {"@id": urls.reference(value, field.references, kinds)}
    if field.date:
        return {"@value": value, "@type": "xsd:date"}
    return value


def _context(kinds: Kinds, urls: Urls) -> dict[str, Any]:
    """The context; fields without a term of their own fall to our vocabulary."""
    scoped = {
        urls.kind(kind.name): {"@id": urls.kind(kind.name), "@context": terms}
        for kind in kinds
        if (terms := {f.name: f.jsonld for f in kind.fields if f.jsonld})
    }
    vocabulary_root = {"@vocab": f"{urls.of(VOCABULARY)}#"}
    prefixes = {**kinds.vocabularies, **_PREFIXES}
    return {"@version": 1.1, **prefixes, **vocabulary_root, **_SHARED, **scoped}


def vocabulary(kinds: Kinds, urls: Urls) -> dict[str, Any]:
    """Our own terms: a class for each kind, a property for each name of a field."""
    own = urls.of(VOCABULARY)
    classes = [
        {
            "@id": urls.kind(kind.name),
            "@type": "rdfs:Class",
            "rdfs:label": _dutch(kind.title),
            "rdfs:comment": _dutch(kind.description),
            "rdfs:isDefinedBy": {"@id": own},
        }
        for kind in kinds.content
    ]
    by_name: dict[str, list[Field]] = {}
    for kind in kinds.content:
        _collect(kind.fields, by_name)
    properties = [
        {
            "@id": f"{own}#{name}",
            "@type": "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property",
            "rdfs:label": [_dutch(t) for t in dict.fromkeys(f.title for f in fields)],
            "rdfs:comment": [_dutch(t) for t in dict.fromkeys(f.description for f in fields)],
            "rdfs:isDefinedBy": {"@id": own},
        }
        for name, fields in sorted(by_name.items())
    ]
    return {
        "@context": {"rdfs": _PREFIXES["rdfs"]},
        "@graph": [*classes, *properties],
    }


def vocabulary_of_all(site: Site, urls: Urls) -> dict[str, Any]:
    """The terms of today, and those that only a release still uses."""
    whole = vocabulary(site.kinds, urls)
    graph = {term["@id"]: term for term in whole["@graph"]}
    for release in reversed(site.sealed):
        for term in vocabulary(release.kinds, urls)["@graph"] if release.schemas else ():
            graph.setdefault(term["@id"], term)
    return whole | {"@graph": list(graph.values())}


def _collect(fields: Sequence[Field], by_name: dict[str, list[Field]]) -> None:
    for f in fields:
        by_name.setdefault(f.name, []).append(f)
        _collect(f.inner, by_name)


def _dutch(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "nl"}
