"""One canonical form for the files of editors: ``kader opmaak``.

Fields in the order of the schema, prose one sentence a line, quotes only where needed, comments
with the field they belong to. What a file says never changes: the new text is read again, and
unless it says the same and holds every comment, the file is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Any

from generator.base.addresses import ASIDE
from generator.base.cache import Cache, look
from generator.base.canonical import canonical_item
from generator.base.findings import Finding
from generator.base.guarded import OUTSIDE, guarded, place_in_code
from generator.base.phrases import counted
from generator.base.schema import Field, Kind, Kinds
from generator.form.pasted import all_lost, line_of
from generator.layout.comments import (
    Comment,
    Comments,
    Unclear,
    attach,
    find_comments,
    same_comments,
)
from generator.layout.text import SCHEMA_LINE, Form, inline, schema_line, text_form
from generator.load.characters import same_ends
from generator.load.document import MAX_BYTES, Document, Place, load_file, load_text


class LeftAlone(Exception):
    """A file can't be laid out; the message says why, in Dutch."""


@dataclass(frozen=True)
class Outcome:
    """What layout makes of a file: a new text if it changes, or why it is left alone."""

    path: Path
    text: str | None = None
    refusal: str = ""


@dataclass(frozen=True)
class _Source:
    """A document with the lines of its text and the comments in it."""

    document: Document
    lines: Sequence[str]
    comments: Comments

    def style(self, place: Place) -> str:
        """The sign with which a value begins, which tells a block or quotes from a plain text."""
        line, column = self.document.positions[place].value
        return self.lines[line - 1][column - 1 : column]


def lay_out(document: Document, text: str, kind: Kind) -> str:
    """Give the canonical form of a file whose text was read as this document of a kind.

    Raises ``LeftAlone``.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    comments = _comments(text)
    source = _Source(document, text.split("\n"), attach(document, text, comments))
    new = "\n".join([*_head(kind, comments, source.comments), *_body(kind, source)]) + "\n"
    if new != text:
        _refuse_lost(document, kind)
        _check(kind, document, comments, new)
    return new


def _refuse_lost(document: Document, kind: Kind) -> None:
    """Raise ``LeftAlone`` for a list or table that would be written as one run of words."""
    place, _, lost = next(all_lost(document, kind), (None, None, None))
    if place and lost:
        line = line_of(document, place, lost)
        raise LeftAlone(
            f"op regel {line} staat een lijst of tabel die lopende tekst zou worden; ‘kader "
            "controleer’ zegt hoe u haar schrijft"
        )


def _comments(text: str) -> list[Comment]:
    """All comments. Most files have none but the first line, and then there is nothing to find."""
    first, _, rest = text.partition("\n")
    if "#" not in rest and first.startswith(SCHEMA_LINE):
        return [Comment(1, 1, first.rstrip(), alone=True, gap=False)]
    try:
        return find_comments(text) if "#" in text else []
    except Unclear as error:
        raise LeftAlone("niet duidelijk is wat hier opmerking is en wat tekst") from error


def _check(kind: Kind, document: Document, comments: Sequence[Comment], new: str) -> None:
    """Raise ``LeftAlone`` unless a new text says what the document said, comments included."""
    read = load_text(document.path, new)
    says_the_same = isinstance(read, Document) and (
        canonical_item(kind, read.data) == canonical_item(kind, document.data)
    )
    if not says_the_same:
        raise LeftAlone("anders opgemaakt zou dit bestand iets anders zeggen")
    if len(new.encode()) > MAX_BYTES:
        raise LeftAlone("anders opgemaakt zou dit bestand te groot worden")
    if not same_comments(comments, _comments(new)):
        raise LeftAlone("anders opgemaakt zou een opmerking verloren gaan")


def _head(kind: Kind, comments: Sequence[Comment], placed: Comments) -> Iterator[str]:
    """The schema line, which an editor program reads, and the comments about the whole file."""
    end = f"/schemas/{kind.name}.schema.json"
    own = (c.text for c in comments if c.text.startswith(SCHEMA_LINE) and c.text.endswith(end))
    yield next(own, schema_line(kind))
    yield from placed.head


def _body(kind: Kind, source: _Source) -> Iterator[str]:
    lines = [*_object(source, kind.fields, source.document.data, ()), *source.comments.foot]
    if source.comments.head and lines[:1] != [""]:
        yield ""
    yield from lines


def _object(source: _Source, fields: Sequence[Field], data: Any, place: Place) -> Iterator[str]:
    by_name = {f.name: f for f in fields}
    for name in _ordered(by_name, data):
        inner = (*place, name)
        form = _form(source, by_name.get(name), data[name], inner)
        yield from _around(source, inner, f"{inline(name)}:", form)


def _ordered(by_name: dict[str, Field], data: dict[str, Any]) -> list[str]:
    """The fields in the order of the schema; an unknown one stays behind what stood before it."""
    rank = {name: n for n, name in enumerate(by_name)}
    last, keys = -1, {}
    for name in data:
        last = keys[name] = rank.get(name, last)
    return sorted(data, key=lambda name: keys[name])


def _form(source: _Source, field: Field | None, value: Any, place: Place) -> Form:
    if isinstance(value, dict) and value:
        fields = field.fields if field else ()
        return "", _indented(_object(source, fields, value, place))
    if isinstance(value, list) and value:
        return "", _indented(_list(source, field, value, place))
    if isinstance(value, str):
        head, lines = text_form(value, field, source.style(place))
        return head, _indented(lines)
    return str(value).lower() if isinstance(value, bool) else str(value), []


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _list(source: _Source, field: Field | None, values: list[Any], place: Place) -> Iterator[str]:
    for n, value in enumerate(values):
        inner = (*place, n)
        head, lines = _form(source, field.item if field else None, value, inner)
        if head:
            yield from _around(source, inner, "-", (head, lines))
            continue
        # The first line of what an element holds stands behind the dash, comments before it above.
        above = list(takewhile(lambda line: not line or line.lstrip().startswith("#"), lines))
        first, *rest = lines[len(above) :]
        form = f"- {first.strip()}", rest
        yield from _around(source, inner, "", form, [line.strip() for line in above])


def _around(
    source: _Source, place: Place, start: str, form: Form, above: Sequence[str] = ()
) -> Iterator[str]:
    """A field or list item with its comments; ``above`` are those of the first field in an item."""
    head, lines = form
    beside = source.comments.beside.get(place)
    yield from source.comments.above.get(place, ())
    yield from above
    yield " ".join(filter(None, (start, head))) + (f"  {beside}" if beside else "")
    yield from lines
    yield from source.comments.below.get(place, ())


def read_and_lay_out(path: Path, kinds: Kinds) -> Outcome:
    """Lay out one file of a framework; nothing is written."""
    folder = path.absolute().parent
    loaded = load_file(folder.parent, f"{folder.name}/{path.name}")
    if not isinstance(loaded, Document):
        return Outcome(path, refusal="het bestand is niet te lezen; ‘kader controleer’ zegt waarom")
    old = path.read_bytes()
    try:
        new = lay_out(loaded, old.decode("utf-8-sig"), kinds[loaded.kind])
    except LeftAlone as error:
        return Outcome(path, refusal=str(error))
    except OUTSIDE:
        raise
    except Exception as error:
        failed = f"{type(error).__name__} in {place_in_code(error)}"
        return Outcome(path, refusal=f"het programma liep hier vast ({failed}); meld dit")
    return Outcome(path, new if new.encode() != old else None)


def editable(path: Path, kinds: Kinds) -> list[Path]:
    """The files of editors below a folder, or the file itself.

    Raises ``ValueError`` when there is no such file or folder, or when a file is no item.
    """
    if path.is_dir():
        paths = sorted(path.rglob("*.yaml"))
        return [
            p
            for p in paths
            if not ASIDE & {*p.relative_to(path.parent).parts} and _is_item(p, kinds)
        ]
    if not path.exists():
        raise ValueError(f"{path} bestaat niet")
    if not _is_item(path, kinds):
        raise ValueError(f"{path} staat niet in de map van een soort onderdelen")
    return [path]


def _is_item(path: Path, kinds: Kinds) -> bool:
    folder = path.absolute().parent
    in_kind_folder = folder.name in kinds.by_name and folder.parent.name not in ASIDE
    return in_kind_folder and path.suffix == ".yaml" and not path.name.startswith(".")


def check_layout(
    root: Path, documents: Iterable[Document], kinds: Kinds, cache: Cache | None = None
) -> Iterator[Finding]:
    """Warn about every file that layout would change, at the first line that would.

    A file that only lacks the schema line is let be: who writes in a browser has no use for it.
    Line ends are those of a whole work tree, so one warning is about all of them.
    """
    other_ends = []
    for document in documents:
        written = (root / document.path).read_bytes().decode()
        old = same_ends(written)
        if old != written:
            other_ends.append(document.path)
        work = partial(_found, document, old, kinds)
        yield from look(cache, work, "layout", kinds.digest, document.digest, old.encode())
    if other_ends:
        yield _line_ends(other_ends)


def _found(document: Document, old: str, kinds: Kinds) -> list[Finding]:
    return list(guarded(partial(_check_layout, document, old, kinds), document.path))


def _check_layout(document: Document, old: str, kinds: Kinds) -> Iterator[Finding]:
    try:
        new = lay_out(document, old.removeprefix("\ufeff"), kinds[document.kind])
    except LeftAlone:
        return
    if SCHEMA_LINE not in old:
        new = new.partition("\n")[2]
    if new != old:
        yield Finding(
            document.path,
            _first_difference(old, new),
            1,
            "opmaak",
            "De opmaak van dit bestand wijkt af van de afspraak.",
            "U mag het zo laten: alleen de vorm wijkt af. ‘kader opmaak’ zet het recht.",
            "waarschuwing",
        )


def _line_ends(paths: Sequence[str]) -> Finding:
    """One warning for all files that end their lines as Windows does: git makes them so."""
    files = counted(len(paths), "bestand heeft", "bestanden hebben")
    return Finding(
        paths[0],
        1,
        1,
        "regeleinden",
        f"{files} de regeleinden van Windows (CRLF) en niet die van het project (LF).",
        "De inhoud is goed. ‘kader opmaak’ zet ze om. Maakt git ze telkens opnieuw? Zet dan in het "
        "bestand ‘.gitattributes’ de regel ‘* text=auto eol=lf’.",
        "waarschuwing",
    )


def _first_difference(old: str, new: str) -> int:
    """The first line of the old text that the new text hasn't; the last if it only lacks lines."""
    lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    common = takewhile(lambda pair: pair[0] == pair[1], zip(lines, new_lines, strict=False))
    return min(sum(1 for _ in common) + 1, len(lines))
