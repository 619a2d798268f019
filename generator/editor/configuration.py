"""The configuration of the browser form for editors (Sveltia CMS), made from the schemas. Pure.

The form edits the same files as everyone else, so its fields are those of the schemas: what is
allowed, labels and help come from there. Where the form can't express a rule, the check of the
change still does; nothing here is less strict than Sveltia allows and nothing is stricter than the
schemas. The options are those of ``schema/sveltia-cms.json`` in the package; ``adr/0012`` says why.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from generator.base.schema import NONE, Field, Kind, Kinds

FOLDER = "framework"
SCRIPTS = "sveltia"
_ONE_LINE = 160
"""Longest text, in characters, that gets a field of one line."""

_RICH_TEXT = {
    # What `prose` reads, and nothing else.
    "buttons": ["bold", "italic", "link", "bulleted-list", "numbered-list"],
    "editor_components": [],
    "linked_images": False,
    "use_emoji_autocomplete": False,
    # Typing ‘# ’ would make a heading, which the site shows as plain text.
    "use_markdown_shortcuts": False,
}


@dataclass(frozen=True)
class Desk:
    """What the form needs to know besides the schemas.

    ``name`` and ``address`` are those of the site; ``backend`` is where the form reads and writes,
    in the terms of Sveltia. ``next_ids`` gives the first free id of a kind, by its name.
    ``places`` are the consumers and joint bodies that can be named: pairs of id and name.
    """

    name: str
    address: str
    backend: Mapping[str, Any]
    next_ids: Mapping[str, str] = field(default_factory=dict)
    places: tuple[tuple[str, str], ...] = ()


def configuration(kinds: Kinds, desk: Desk) -> dict[str, Any]:
    """The configuration of Sveltia CMS as data."""
    make = _Maker(kinds, desk)
    config: dict[str, Any] = {
        "backend": dict(desk.backend),
        "app_title": f"Redactie {desk.name}",
        "site_url": desk.address.rstrip("/"),
        # Sveltia can't do without one; the framework holds no pictures.
        "media_folder": f"{FOLDER}/bijlagen",
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True},
        "slug": {"encoding": "ascii", "lowercase": True},
        "field_defaults": {"richtext": _RICH_TEXT},
        "collections": [*make.collections(), *make.lookups()],
    }
    if desk.backend["name"] in {"github", "gitlab"}:
        # A change becomes a proposal, which others merge after the check.
        config["publish_mode"] = "editorial_workflow"
    return {name: value for name, value in config.items() if value != ""}


@dataclass(frozen=True)
class _Maker:
    """Makes collections and fields of kinds and properties."""

    kinds: Kinds
    desk: Desk

    def collections(self) -> Iterator[dict[str, Any]]:
        """One collection for each kind, with a line between the groups."""
        for number, (_, group) in enumerate(groupby(self.kinds, key=lambda k: k.group)):
            if number:
                yield {"divider": True}
            for kind in group:
                yield self._collection(kind)

    def _collection(self, kind: Kind) -> dict[str, Any]:
        properties = kind.schema["properties"]
        names = list(dict.fromkeys(("id", kind.name_field)))
        return {
            "name": kind.name,
            "label": kind.plural,
            "label_singular": kind.title,
            "description": kind.description,
            "folder": f"{FOLDER}/{kind.name}",
            **_files(create=True),
            "summary": " ".join(f"{{{{{name}}}}}" for name in names),
            "sortable_fields": {
                "fields": names,
                "default": {"field": "id", "direction": "Ascending"},
            },
            "fields": [self._field(f, properties[f.name], kind) for f in kind.fields],
        }

    def lookups(self) -> Iterator[dict[str, Any]]:
        """Hidden collections over more kinds at once: a relation takes only one collection."""
        combinations = sorted({t for k in self.kinds for f in k.fields for t in _targets(f)})
        for targets in combinations:
            if len(targets) > 1 and not self._are_places(targets):
                yield {
                    "name": _lookup(targets),
                    "label": " of ".join(self.kinds[t].plural.lower() for t in targets),
                    "hide": True,
                    "folder": FOLDER,
                    "path": "{{id}}/{{slug}}",
                    **_files(create=False),
                    "filter": {"field": "id", "pattern": self._id_pattern(targets)},
                    "summary": " ".join(f"{{{{{name}}}}}" for name in self._names(targets)),
                    "fields": [
                        {"name": name, "label": name, "widget": "string", "readonly": True}
                        for name in self._names(targets)
                    ],
                }

    def _field(self, field: Field, raw: Mapping[str, Any], kind: Kind | None) -> dict[str, Any]:
        """The form field of a property; ``kind`` only for a property of the kind itself."""
        hints = [field.description, *(f"{c.title}: {c.description}" for c in field.choices)]
        if kind and field.name == "id" and kind.name in self.desk.next_ids:
            free = self.desk.next_ids[kind.name]
            hints.append(f"Het eerste vrije id was {free} toen dit formulier werd gemaakt.")
        return {
            "name": field.name,
            "label": field.title,
            "hint": " ".join(h for h in hints if h),
            "required": field.required,
            **self._widget(field, raw),
        }

    def _widget(self, field: Field, raw: Mapping[str, Any]) -> dict[str, Any]:
        if field.item:
            return self._list(field, field.item, raw)
        if field.references:
            return self._reference(field.references) | {"multiple": False}
        if field.type == "object":
            return {"widget": "object", "fields": self._inner(field, raw), "collapsed": "auto"}
        if field.type == "integer":
            return _number(raw)
        if field.type != "string":
            raise ValueError(f"no form field for {field.name} of type {field.type}")
        return _string(field, raw)

    def _inner(self, field: Field, raw: Mapping[str, Any]) -> list[dict[str, Any]]:
        properties = raw["properties"]
        return [self._field(f, properties[f.name], None) for f in field.fields]

    def _list(self, field: Field, item: Field, raw: Mapping[str, Any]) -> dict[str, Any]:
        inner = raw["items"]
        # Sveltia counts an optional list that is left empty as too short.
        size = {"min": raw["minItems"]} if field.required and "minItems" in raw else {}
        if "maxItems" in raw:
            size["max"] = raw["maxItems"]
        if item.references and not field.or_none:
            return self._reference(item.references) | {"multiple": True} | size
        if item.choices:
            return {"widget": "select", "multiple": True, "options": _options(item)} | size
        if item.type == "object":
            fields = self._inner(item, inner)
            summary = f"{{{{fields.{item.fields[0].name}}}}}"
            widget = {"widget": "list", "fields": fields, "collapsed": "auto", "summary": summary}
            return widget | size
        one = {"name": "waarde", "label": field.title, "required": True}
        # A schema needs no example of one element where it has one of the whole list.
        of_list = tuple(one for whole in field.examples for one in whole)
        item = replace(item, examples=item.examples or of_list)
        widget = self._id_or_none(item) if field.or_none else self._widget(item, inner)
        return {"widget": "list", "field": one | widget, "label_singular": field.title} | size

    def _id_or_none(self, item: Field) -> dict[str, Any]:
        """A text field: no choice from files can offer the word that says there is nothing."""
        pattern = f"{self._id_pattern(item.references)[:-2]}|{NONE})$"
        return {"widget": "string", "pattern": [pattern, f"Vul een id in, of ‘{NONE}’."]}

    def _reference(self, targets: tuple[str, ...]) -> dict[str, Any]:
        if self._are_places(targets):
            # Most consumers have no file: those of the register can all be chosen.
            places = self._chosen_places(targets)
            options = [{"value": p, "label": f"{name} ({p})"} for p, name in places]
            return {"widget": "select", "options": options, "dropdown_threshold": 0}
        names = self._names(targets)
        return {
            "widget": "relation",
            "collection": _lookup(targets) if len(targets) > 1 else targets[0],
            "value_field": "id",
            "display_fields": names,
            "search_fields": names,
            # Always a list to search in, also while there is little to choose from.
            "dropdown_threshold": 0,
        }

    def _names(self, targets: tuple[str, ...]) -> list[str]:
        """The fields by which editors know items of some kinds."""
        return list(dict.fromkeys(["id", *(self.kinds[t].name_field for t in targets)]))

    def _chosen_places(self, targets: tuple[str, ...]) -> list[tuple[str, str]]:
        pattern = re.compile(self._id_pattern(targets))
        return [(place, name) for place, name in self.desk.places if pattern.search(place)]

    def _are_places(self, targets: tuple[str, ...]) -> bool:
        return not any(self.kinds[t].is_content for t in targets)

    def _id_pattern(self, targets: tuple[str, ...]) -> str:
        patterns = (self.kinds[t].schema["properties"]["id"]["pattern"] for t in targets)
        return f"^({'|'.join(p.removeprefix('^').removesuffix('$') for p in patterns)})$"


def _files(*, create: bool) -> dict[str, Any]:
    """How the files of a collection are named, and what may be done with them.

    Nothing is ever deleted: an id that vanishes is refused. A copy would carry the id of another.
    """
    return {
        "extension": "yaml",
        "format": "yaml",
        "create": create,
        "delete": False,
        "duplicate": False,
        "publish": False,
        "identifier_field": "id",
        "slug": {"template": "{{fields.id}}", "editable": False},
    }


def _targets(field: Field) -> Iterator[tuple[str, ...]]:
    """The kinds that a property and all within it point to, a tuple for each reference."""
    if field.references:
        yield field.references
    if field.item and not field.or_none:
        yield from _targets(field.item)
    for inner in field.fields:
        yield from _targets(inner)


def _lookup(targets: tuple[str, ...]) -> str:
    return f"zoek-{'-'.join(targets)}"


def _options(field: Field) -> list[dict[str, str]]:
    return [{"value": c.value, "label": c.title} for c in field.choices]


def _number(raw: Mapping[str, Any]) -> dict[str, Any]:
    limits = {"min": raw.get("minimum"), "max": raw.get("maximum")}
    return {"widget": "number", "value_type": "int"} | {
        name: value for name, value in limits.items() if value is not None
    }


def _string(field: Field, raw: Mapping[str, Any]) -> dict[str, Any]:
    if field.choices:
        return {"widget": "select", "options": _options(field)}
    if field.date:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if field.markdown:
        return {"widget": "markdown"}
    return _text(field, raw)


def _text(field: Field, raw: Mapping[str, Any]) -> dict[str, Any]:
    short = "pattern" in raw or field.web or raw.get("maxLength", _ONE_LINE + 1) <= _ONE_LINE
    widget: dict[str, Any] = {"widget": "string" if short else "text"}
    widget["use_emoji_autocomplete"] = False
    if field.web:
        widget["type"] = "url"
    if "pattern" in raw:
        widget["pattern"] = [raw["pattern"], f"Schrijf dit zoals: {field.examples[0]}"]
    if "maxLength" in raw:
        widget["maxlength"] = raw["maxLength"]
    return widget


_CDN_FONT = re.compile(
    r"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)(?::vf)?@[0-9.]+/([a-z0-9-]+)\.woff2"
)


def self_hosted(script: str, files: Collection[str]) -> str:
    """The script of Sveltia with its own fonts and language file instead of those of a CDN.

    ``files`` are the paths of the package. Raises ``ValueError`` when the script isn't as expected:
    then another version of the package needs another look.
    """

    def own(match: re.Match[str]) -> str:
        start = f"npm/assets/{match[1]}-{match[2]}-"
        paths = [f for f in files if f.startswith(start) and f.endswith(".woff2")]
        if len(paths) != 1:
            raise ValueError(f"no font {start}*.woff2")
        return f"{SCRIPTS}/{paths[0]}"

    fonts, count = _CDN_FONT.subn(own, script)
    hosted = fonts.replace("../locales/nl.json", "../locales/nl.js")
    if not count or hosted == fonts or "cdn.jsdelivr.net" in hosted:
        raise ValueError("unexpected script")
    return hosted
