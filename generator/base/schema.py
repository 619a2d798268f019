"""The kinds and their fields, read from ``schemas/``: the single source of truth.

A schema says more than what is allowed. Its ``title`` and ``description`` are the labels and help
texts of the site and of the findings; its own annotations carry what would otherwise be code:

``x-gevolg``          weight of a change in a field: normatief, toelichtend, redactioneel, genegeerd
``x-verwijst-naar``   the value is the id of an item of one of these kinds; ``*`` stands for all
                      kinds of the framework itself, so that a new kind needs no mention
``x-omgekeerd``       label of that reference, seen from the item it points to
``x-sleutel``         the key by which objects in a list are recognised in another version
``x-geordend``        the order of the list has meaning
``x-gewone-taal``     the text is for residents and must be easy to read
``x-overal``          once one item of a kind has this field, each that holds has it: so a field can
                      be new without making what was released before invalid
``x-vermijd``         a list of other words for what the item is called; texts don't use them
``x-eigen-naam``      the text is a name from elsewhere, such as a title: nobody rewords it
``x-nooit``           values that one might try but that are refused on purpose, with the reason
``x-of-geen``         an editor always fills in this list of references, if need be with the one
                      word ‘geen’. That word is for the editor only: the canonical form leaves it
                      out, so that in a release, and in all that is made of it, an absent list says
                      there is none. Hence ``required`` can't say it: published data obeys the
                      published schemas.
``x-bindt``           whether an item of this kind binds every consumer: a boolean, or the
                      values that some of its fields must have
``x-voorstel``        the values of some fields by which an item is no more than a proposal: it
                      asks nothing yet of a consumer that adopted no version
``x-ingang``          the field with the day from which an item of this kind holds; it stands in the
                      calendars of consumers
``x-kern``            the field that says what an item of this kind comes down to
``x-feiten``          the fields that its page shows as facts, right below that, in this order
``x-merk``            the field whose value stands beside the name of an item in a list
``x-jsonld``          what a kind or field is called in linked data: ``@type`` of a kind, and the
                      term of a field (JSON-LD 1.1)
``x-vocabulaires``    in the shared parts: the prefixes of those names, with their addresses
``x-blad``            what else its page is: ``beslisboom``, a tree of questions with a page for
                      each step, or ``wettekst``, which links to the text of a law
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from generator.base.cache import digest

SHARED = "delen.schema.json"
ENDING = ".schema.json"
ALL = "*"
"""In ``x-verwijst-naar``: any kind of the framework itself."""
KEPT = "beheer"
"""The group of kinds that keep the framework, such as change notes."""
REGISTERED = "register"
"""The group of kinds in which someone says how they use the framework."""
_NOT_CONTENT = {KEPT, REGISTERED}
"""Groups of kinds that belong to who keeps or uses the framework."""
NONE = "geen"
"""What an editor writes in a list that says outright that there is nothing (``x-of-geen``)."""

NOTES = "wijzigingen"
"""The kind of change notes, which every framework has."""

IGNORED = "genegeerd"
"""The weight of a change that doesn't count."""
WEIGHTS = (IGNORED, "redactioneel", "toelichtend", "normatief")
"""Weights of a change, lightest first."""


@dataclass(frozen=True)
class Choice:
    """One allowed value of a field, with its label and explanation."""

    value: str
    title: str
    description: str


@dataclass(frozen=True)
class Field:
    """One property of a kind, with its annotations; ``fields`` holds those of an inner object."""

    name: str
    title: str
    description: str
    weight: str
    type: str
    required: bool = False
    markdown: bool = False
    date: bool = False
    web: bool = False
    references: tuple[str, ...] = ()
    reverse: str = ""
    key: str = ""
    ordered: bool = False
    or_none: bool = False
    pattern: str = ""
    plain: bool = False
    avoided: bool = False
    proper: bool = False
    everywhere: bool = False
    never: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()
    examples: tuple[Any, ...] = ()
    fields: tuple[Field, ...] = ()
    item: Field | None = None
    jsonld: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def inner(self) -> tuple[Field, ...]:
        """The fields of the object itself, or of the objects in the list."""
        return self.item.fields if self.item else self.fields

    def choice(self, value: object) -> Choice:
        """Find the label of a value; a value that the schema no longer knows labels itself."""
        matching = (c for c in self.choices if c.value == value)
        return next(matching, Choice(str(value), str(value), ""))

    def get(self, name: str) -> Field | None:
        """Find an inner field by name, in the object itself or in the objects of the list."""
        return next((f for f in self.inner if f.name == name), None)


NAMES = ("titel", "naam")
"""The fields that may hold what people call an item; the first that is there counts."""


def name_of(data: Mapping[str, Any]) -> str:
    """What people call an item; empty when it has no name."""
    return next((str(data[name]) for name in NAMES if data.get(name)), "")


@dataclass(frozen=True)
class Kind:
    """One kind of item: a folder of ``framework/``, a schema, a class and a template."""

    name: str
    title: str
    plural: str
    article: str
    description: str
    prefix: str
    group: str
    binds: bool | Mapping[str, tuple[str, ...]]
    fields: tuple[Field, ...]
    schema: Mapping[str, Any] = field(repr=False, compare=False)
    """The schema itself, with the shared parts in the place of what refers to them."""
    proposes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heart: str = ""
    begins: str = ""
    """The field with the day from which an item holds; empty when the kind has none."""
    facts: tuple[str, ...] = ()
    sheet: str = ""
    mark: str = ""
    place: str = "../../schemas"
    """The folder of the schemas, as seen from a file of this kind."""
    jsonld: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by name."""
        return {f.name: f for f in self.fields}

    @property
    def name_field(self) -> str:
        """The field by which people know an item; an item without a name is known by its id."""
        return next(name for name in (*NAMES, "id") if name in self.by_name)

    def field_at(self, place: Iterable[str | int]) -> Field | None:
        """Find the field at a place in the data of an item; numbers lead into a list."""
        current: Field | None = None
        fields = self.fields
        for step in place:
            if isinstance(step, int):
                current = current.item if current else None
            else:
                current = next((f for f in fields if f.name == step), None)
            if current is None:
                return None
            fields = current.fields
        return current

    @property
    def weight(self) -> str:
        """Weight of an item of this kind as a whole: that of its heaviest field."""
        return max((f.weight for f in self.fields), key=WEIGHTS.index)

    @property
    def is_content(self) -> bool:
        """Whether the kind belongs to the framework itself, not to who uses or keeps it."""
        return self.group not in _NOT_CONTENT

    def binds_all(self, item: Mapping[str, Any]) -> bool:
        """Whether this item, as data, binds every consumer of the framework."""
        if isinstance(self.binds, bool):
            return self.binds
        return _has(item, self.binds)

    def is_proposal(self, item: Mapping[str, Any]) -> bool:
        """Whether this item, as data, is no more than a proposal."""
        return bool(self.proposes) and _has(item, self.proposes)


def _has(item: Mapping[str, Any], wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether each of some fields of an item has one of the values named for it."""
    return all(item.get(name) in values for name, values in wanted.items())


@dataclass(frozen=True)
class Kinds:
    """All kinds in the order of the site, with the texts of their schemas by file name."""

    all: tuple[Kind, ...]
    sources: Mapping[str, str] = field(repr=False, compare=False)
    vocabularies: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def by_name(self) -> Mapping[str, Kind]:
        """The kinds by the name of their folder."""
        return {k.name: k for k in self.all}

    @cached_property
    def content(self) -> tuple[Kind, ...]:
        """The kinds of the framework itself."""
        return tuple(k for k in self.all if k.is_content)

    @cached_property
    def digest(self) -> bytes:
        """Tells these kinds apart from all others."""
        names = [part for kind in self.all for part in (kind.name, kind.place)]
        texts = [part for source in sorted(self.sources.items()) for part in source]
        return digest(*(part.encode() for part in (*names, "", *texts)))

    @property
    def have_places(self) -> bool:
        """Whether items say where in a source they stand; then a page walks the sources."""
        return any("vindplaatsen" in kind.by_name for kind in self.content)

    def only(self, names: Iterable[str]) -> Kinds:
        """These kinds alone: those that a version had when it was sealed."""
        wanted = set(names)
        if wanted >= self.by_name.keys():
            return self
        kept = tuple(k for k in self.all if k.name in wanted)
        files = {SHARED, *(f"{k.name}{ENDING}" for k in kept)}
        sources = {name: text for name, text in self.sources.items() if name in files}
        return replace(self, all=kept, sources=sources)

    def __iter__(self) -> Iterator[Kind]:
        """Walk the kinds in the order of the site."""
        return iter(self.all)

    def __getitem__(self, name: str) -> Kind:
        """Give a kind by the name of its folder."""
        return self.by_name[name]


@cache
def load_kinds(folder: Path, names: tuple[str, ...], place: str = "../../schemas") -> Kinds:
    """Read the schemas of these kinds, in this order, and the parts that they share.

    ``place`` is where that folder is, as seen from a file of an item.

    Raises ``OSError`` or ``ValueError`` when the folder doesn't hold readable schemas of them:
    ``check_schemas`` says what is wrong.
    """
    files = (SHARED, *(f"{name}{ENDING}" for name in names))
    sources = {name: (folder / name).read_text(encoding="utf-8-sig") for name in sorted(files)}
    return kinds_of(names, sources, place)


def kinds_of(names: tuple[str, ...], sources: Mapping[str, str], place: str = "") -> Kinds:
    """The kinds that the texts of schemas describe, by the name of their file.

    Raises ``ValueError``, ``KeyError``, ``TypeError`` or ``AttributeError`` when they don't.
    """
    schemas = {name: json.loads(text) for name, text in sources.items()}
    parts = schemas[SHARED]
    own = {name: schemas[f"{name}{ENDING}"] for name in names}
    content = tuple(n for n, s in own.items() if s["x-groep"] not in _NOT_CONTENT)
    reader = _Reader(parts.get("$defs", {}), content, place)
    kinds = tuple(reader.kind(name, schema) for name, schema in own.items())
    return Kinds(kinds, sources, parts.get("x-vocabulaires", {}))


def read_kind(name: str, schema: dict[str, Any]) -> Kind:
    """The kind that one schema describes by itself, such as that of the settings."""
    defaults = {"x-meervoud": schema["title"], "x-lidwoord": "", "x-voorvoegsel": ""}
    return _Reader({}, (), "").kind(
        name, defaults | {"x-groep": "beheer", "x-bindt": False} | schema
    )


@dataclass(frozen=True)
class _Reader:
    """Reads kinds and fields; ``content`` are the kinds of the framework itself."""

    shared: Mapping[str, Any]
    content: tuple[str, ...]
    place: str

    def kind(self, name: str, schema: dict[str, Any]) -> Kind:
        """The kind that a schema describes."""
        schema = self.whole(schema)
        binds = schema["x-bindt"]
        return Kind(
            name=name,
            title=schema["title"],
            plural=schema["x-meervoud"],
            article=schema["x-lidwoord"],
            description=schema["description"],
            prefix=schema["x-voorvoegsel"],
            group=schema["x-groep"],
            binds=binds if isinstance(binds, bool) else {k: tuple(v) for k, v in binds.items()},
            fields=self.fields(schema),
            schema=schema,
            proposes={k: tuple(v) for k, v in schema.get("x-voorstel", {}).items()},
            heart=schema.get("x-kern", ""),
            begins=schema.get("x-ingang", ""),
            facts=tuple(schema.get("x-feiten", ())),
            sheet=schema.get("x-blad", ""),
            mark=schema.get("x-merk", ""),
            place=self.place,
            jsonld=schema.get("x-jsonld", {}),
        )

    def whole(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """A schema with each shared part in the place of what refers to it.

        What stands beside a reference goes before what the part says. Looking up a reference for
        each value took a quarter of the time of a check.
        """
        merged = dict(schema)
        if "$ref" in merged:
            merged = self.shared[merged.pop("$ref").rsplit("/", 1)[1]] | merged
        if "properties" in merged:
            merged["properties"] = {n: self.whole(s) for n, s in merged["properties"].items()}
        if "items" in merged:
            merged["items"] = self.whole(merged["items"])
        return merged

    def fields(self, schema: Mapping[str, Any]) -> tuple[Field, ...]:
        """The fields of an object."""
        required = set(schema.get("required", ()))
        return tuple(
            self.field(name, sub, required=name in required)
            for name, sub in schema.get("properties", {}).items()
        )

    def field(self, name: str, schema: Mapping[str, Any], *, required: bool) -> Field:
        """One field."""
        items = schema.get("items")
        return Field(
            name=name,
            title=schema.get("title", ""),
            description=schema.get("description", ""),
            weight=schema.get("x-gevolg", "normatief"),
            type=schema["type"],
            required=required,
            markdown=schema.get("contentMediaType") == "text/markdown",
            date=schema.get("format") == "date",
            web=schema.get("format") == "uri" or schema.get("pattern", "").startswith("^http"),
            references=self.references(schema.get("x-verwijst-naar", ())),
            reverse=schema.get("x-omgekeerd", ""),
            key=schema.get("x-sleutel", ""),
            ordered=schema.get("x-geordend", False),
            or_none=schema.get("x-of-geen", False),
            pattern=schema.get("pattern", ""),
            plain=schema.get("x-gewone-taal", False),
            avoided=schema.get("x-vermijd", False),
            proper=schema.get("x-eigen-naam", False),
            everywhere=schema.get("x-overal", False),
            never=tuple(schema.get("x-nooit", {}).items()),
            choices=tuple(
                Choice(c["const"], c["title"], c["description"]) for c in schema.get("oneOf", ())
            ),
            examples=tuple(schema.get("examples", ())),
            fields=self.fields(schema),
            item=self.field(name, items, required=False) if items else None,
            jsonld=schema.get("x-jsonld", {}),
        )

    def references(self, names: Sequence[str]) -> tuple[str, ...]:
        """The kinds that a reference may point to."""
        return self.content if list(names) == [ALL] else tuple(names)
