"""Whole files and closed records as examples of the guide, from the framework and its schemas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.base.schema import NONE, Field, Kind
from generator.layout.lay_out import lay_out
from generator.layout.skeleton import example_lines, id_line
from generator.layout.text import SCHEMA_LINE
from generator.load.document import Document, load_text
from generator.setup.guides import CHOICES, CITATIONS, OTHERWISE, body_kind, user_field
from generator.site.content import Site

_ASIDE = {"id", "ingetrokken", "uitzonderingen"}


def whole_file(site: Site, kind: Kind) -> str:
    """The shortest file of a kind that the framework has, or else the examples of its schema."""
    held = site.concept.framework.data.get(kind.name, {})
    texts = [_text(kind, i, d) for i, d in held.items() if "ingetrokken" not in d]
    return min(texts, key=len) if texts else _text(kind, f"{kind.prefix}-01", _examples(kind))


def filled_fields(kind: Kind) -> list[Field]:
    """The fields that one fills in, in a file that is new."""
    return [f for f in kind.fields if f.name not in _ASIDE]


def _examples(kind: Kind) -> dict[str, Any]:
    return {f.name: f.examples[0] for f in kind.fields if f.required and f.examples}


def _text(kind: Kind, item: str, data: Mapping[str, Any]) -> str:
    """The file of an item as an editor would write it."""
    lines = [id_line(kind, item)]
    for field in filled_fields(kind):
        if field.name in data or field.or_none:
            lines += example_lines(field, _written(field, data.get(field.name)))
    return _laid_out(kind, item, "\n".join(lines))


def _written(field: Field, value: Any) -> Any:
    """A value with the word that an editor writes in a list that is empty on purpose."""
    if value is None and field.or_none:
        return [NONE]
    if isinstance(value, Mapping):
        return _written_object(field.inner, value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_written_object(field.inner, v) if isinstance(v, Mapping) else v for v in value]
    return value


def _written_object(fields: Sequence[Field], data: Mapping[str, Any]) -> dict[str, Any]:
    return {f.name: _written(f, data.get(f.name)) for f in fields if f.name in data or f.or_none}


def _laid_out(kind: Kind, item: str, text: str) -> str:
    document = load_text(f"{kind.name}/{item}.yaml", f"{text}\n")
    if not isinstance(document, Document):
        raise ValueError(f"the example of {kind.name} can't be read: {document}")
    lines = lay_out(document, f"{text}\n", kind).rstrip("\n").split("\n")
    # The line for editors of code says nothing to who reads the guide.
    return "\n".join(line for line in lines if not line.startswith(SCHEMA_LINE))


def closed_citation(site: Site) -> str:
    """A citation with its last day."""
    field = user_field(site.settings, site.kinds, CITATIONS)
    end = field.get("tot") if field else None
    if not (field and end):
        return ""
    given = field.examples[0][0]
    last = max(str(end.examples[0]), str(given.get("van", "")))
    return "\n".join(example_lines(field, [_in_order(field, {**given, "tot": last})]))


def different_choice(site: Site) -> str:
    """A choice that differs from the framework, with the reason."""
    field = user_field(site.settings, site.kinds, CHOICES)
    reason = field.get("motivering") if field else None
    if not (field and reason):
        return ""
    given = {"motivering": reason.examples[0], **field.examples[0][0], "keuze": OTHERWISE}
    return "\n".join(example_lines(field, [_in_order(field, given)]))


def _in_order(field: Field, data: Mapping[str, Any]) -> dict[str, Any]:
    return {f.name: data[f.name] for f in field.inner if f.name in data}


def body_file(site: Site) -> str:
    """What a body of several has to say about itself."""
    kind = body_kind(site.settings, site.kinds)
    if kind is None:
        return ""
    item = str(kind.by_name["id"].examples[0])
    return _laid_out(kind, item, "\n".join([id_line(kind, item), *_required(kind)]))


def _required(kind: Kind) -> list[str]:
    """The required fields but the id, with the examples of the schema."""
    fields = (f for f in kind.fields if f.required and f.name != "id")
    return [line for f in fields for line in example_lines(f)]
