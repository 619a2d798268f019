"""Items of any kind, and all the ways an editor may write the same item in YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from generator.base.canonical import canonical_json
from generator.base.schema import Field, Kind
from tests.builders import kinds

Path = tuple[str | int, ...]

# Words that mean something to YAML or Markdown once they stand at the start of a line are left to
# examples; these words are what prose is made of, with accents, quotes and emphasis.
WORDS = ("de", "norm", "één", "‘stoel’", "*elke*", "**dag**", "e-mail,", "it's", "50", "#1", "a:b")
SENTENCES = tuple(
    " ".join(("Zin", *(WORDS[(n * step) % len(WORDS)] for n in range(length))))
    for step in (1, 2, 3, 5)
    for length in (1, 3, 5, 8, 11)
)
CONTENT = tuple(k.name for k in kinds().content)

# No deadline and no check of speed: a slow machine must not make a test fail.
settings.register_profile(
    "kader", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("kader")


def words() -> st.SearchStrategy[str]:
    """Prose on one line."""
    return st.sampled_from(SENTENCES)


def markdown() -> st.SearchStrategy[str]:
    """Paragraphs and lists."""
    block = st.one_of(words(), st.lists(words(), min_size=1, max_size=3).map(_bullets))
    return st.lists(block, min_size=1, max_size=3).map("\n\n".join)


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values that fit a field."""
    if field.item:
        return st.lists(values(field.item), min_size=1, max_size=3, unique_by=_identity(field))
    if field.fields:
        return objects(field.fields)
    return st.integers(0, 100) if field.type == "integer" else texts(field)


def texts(field: Field) -> st.SearchStrategy[str]:
    """Texts that fit a field."""
    if field.choices:
        return st.sampled_from([c.value for c in field.choices])
    if field.date:
        return st.dates().map(str)
    if field.references:
        return st.integers(1, 12).map(lambda n: f"xx-{n:02}")
    return markdown() if field.markdown else words()


def _identity(field: Field) -> Any:
    return (lambda v: v[field.key]) if field.key else canonical_json


def objects(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with all required fields and some of the others."""
    return st.fixed_dictionaries(
        {f.name: values(f) for f in fields if f.required},
        optional={f.name: values(f) for f in fields if not f.required},
    )


def items(*names: str) -> st.SearchStrategy[tuple[Kind, dict[str, Any]]]:
    """An item of some kind, not withdrawn."""
    some_kind = st.sampled_from(names or CONTENT).map(lambda name: kinds()[name])
    return some_kind.flatmap(lambda k: st.tuples(st.just(k), objects(_living(k))))


def pairs() -> st.SearchStrategy[tuple[Kind, dict[str, Any], dict[str, Any]]]:
    """Two items of the same kind."""
    some_kind = st.sampled_from(CONTENT).map(lambda name: kinds()[name])
    return some_kind.flatmap(
        lambda k: st.tuples(st.just(k), objects(_living(k)), objects(_living(k)))
    )


def _living(kind: Kind) -> tuple[Field, ...]:
    return tuple(f for f in kind.fields if f.name != "ingetrokken")


@st.composite
def writings(
    draw: st.DrawFn, kind: Kind, data: Mapping[str, Any], *, shuffle_all: bool = False
) -> str:
    """One way to write an item as YAML: order, quotes, wrapping, comments and blank lines differ.

    Lists of references have no order; ``shuffle_all`` also shuffles other lists without order.
    """
    shuffled = _shuffle(draw, kind.fields, data, shuffle_all=shuffle_all)
    comment = draw(st.sampled_from(("", "# commentaar\n", "\n\n")))
    return comment + "".join(_write_object(draw, kind.fields, shuffled, ""))


def _shuffle(
    draw: st.DrawFn, fields: tuple[Field, ...], data: Mapping[str, Any], *, shuffle_all: bool
) -> dict[str, Any]:
    by_name = {f.name: f for f in fields}
    names = draw(st.permutations(sorted(data)))
    return {n: _shuffle_in(draw, by_name[n], data[n], shuffle_all=shuffle_all) for n in names}


def _shuffle_in(draw: st.DrawFn, field: Field, value: Any, *, shuffle_all: bool) -> Any:
    if field.item:
        inner = [_shuffle_in(draw, field.item, v, shuffle_all=shuffle_all) for v in value]
        free = bool(field.item.references) or (shuffle_all and not field.ordered)
        return draw(st.permutations(inner)) if free else inner
    if field.fields:
        return _shuffle(draw, field.fields, value, shuffle_all=shuffle_all)
    return value


def _write_object(
    draw: st.DrawFn, fields: tuple[Field, ...], data: Mapping[str, Any], indent: str
) -> Iterator[str]:
    by_name = {f.name: f for f in fields}
    for name, value in data.items():
        yield f"{indent}{name}:"
        yield from _write_value(draw, by_name[name], value, indent)


def _write_value(draw: st.DrawFn, field: Field, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, str):
        yield f" {_write_text(draw, field, value, indent + '  ')}\n"
    elif isinstance(value, dict):
        yield "\n"
        yield from _write_object(draw, field.fields, value, indent + "  ")
    elif isinstance(value, list):
        yield from _write_list(draw, field, value, indent + "  ")
    else:
        yield f" {value}\n"


def _write_list(draw: st.DrawFn, field: Field, value: list[Any], indent: str) -> Iterator[str]:
    assert field.item is not None
    if all(isinstance(v, str) for v in value) and draw(st.booleans()):
        yield f" [{', '.join(_quoted(draw, v) for v in value)}]\n"
        return
    yield "\n"
    for v in value:
        if isinstance(v, dict):
            lines = "".join(_write_object(draw, field.item.fields, v, indent + "  "))
            yield f"{indent}- {lines[len(indent) + 2 :]}"
        else:
            yield f"{indent}-{''.join(_write_value(draw, field.item, v, indent))}"


def _quoted(draw: st.DrawFn, text: str) -> str:
    if "\n" not in text and draw(st.booleans()):
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=draw(st.booleans()))


def _write_text(draw: st.DrawFn, field: Field, text: str, indent: str) -> str:
    """A text between quotes, or as a block whose lines break anywhere between two words."""
    if field.choices or field.references or field.date or draw(st.booleans()):
        return _quoted(draw, text)
    lines = draw(rewrappings(text)).split("\n")
    folded = len(text.split("\n")) == 1 and draw(st.booleans())
    # The lines of a folded block may not be indented further: that keeps their line break.
    body = "\n".join(f"{indent}{line}".rstrip() for line in lines)
    return f"{'>' if folded else '|'}{draw(st.sampled_from(('', '-', '+')))}\n{body}"


@st.composite
def rewrappings(draw: st.DrawFn, text: str) -> str:
    """Break lines in other places, as an editor does; the text stays the same."""
    return "\n".join(_rewrap_line(draw, line) for line in text.split("\n"))


def _rewrap_line(draw: st.DrawFn, line: str) -> str:
    if not line:
        return line
    bullet = line.startswith("- ")
    head, *rest = line.removeprefix("- ").split(" ")
    mask = draw(st.integers(0, 2 ** len(rest) - 1))
    breaks = [bool(mask >> n & 1) for n in range(len(rest))]
    # A word with a hash or a number opens a heading or a list in fuller Markdown; keep it inside.
    glue = [
        ("\n  " if bullet else "\n") if b and w[0].isalpha() else " "
        for b, w in zip(breaks, rest, strict=True)
    ]
    joined = head + "".join(g + w for g, w in zip(glue, rest, strict=True))
    return f"- {joined}" if bullet else joined


def leaves(fields: tuple[Field, ...], data: Any) -> Iterator[tuple[Path, tuple[Field, ...]]]:
    """Every single value in an item, with the fields on the way to it."""
    for f in fields:
        if f.name in data:
            yield from _leaves_in(f, data[f.name], (f.name,), (f,))


def _leaves_in(
    f: Field, value: Any, place: Path, way: tuple[Field, ...]
) -> Iterator[tuple[Path, tuple[Field, ...]]]:
    if isinstance(value, list) and f.item:
        for n, v in enumerate(value):
            yield from _leaves_in(f.item, v, (*place, n), way)
    elif isinstance(value, dict):
        for name, inner in ((g.name, g) for g in f.fields):
            if name in value:
                yield from _leaves_in(inner, value[name], (*place, name), (*way, inner))
    else:
        yield place, way
