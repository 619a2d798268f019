"""The small invented framework of ``tests/voorbeeldkader``, and parts to build others from.

The sealed releases are made from the states in ``voorbeeldkader_staten``: each folder holds only
the files that are different from the state before. After a deliberate change of a state::

    python -c "from tests.builders import write_sealed; write_sealed()"
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.base.canonical import canonical_content
from generator.base.schema import Kinds
from generator.base.settings import Settings
from generator.base.texts import is_free
from generator.check.framework import concept_of, read_all
from generator.form.unfilled import TO_FILL_IN, unfilled
from generator.history.model import Framework
from generator.history.versions import (
    CONCEPT,
    FOLDER,
    SEALS,
    Archive,
    Release,
    Seal,
    build_ledger,
    seal_of,
    snapshot,
    write_register,
)
from generator.layout.text import inline
from generator.load.document import Document, Place, Position, load_file
from generator.rules.rule import Rule
from generator.rules.seen import Seen
from generator.setup.register import Consumer, Register
from generator.setup.setup import Setup, read_setup
from generator.site.content import Site

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE / "voorbeeldkader"
SCHEMAS = HERE.parent / "schemas"
STATES = HERE / "voorbeeldkader_staten"
DATES = {"0.1.0": "2025-01-10", "0.2.0": "2025-06-10", "1.0.0": "2026-01-12"}
SITE_URL = "https://kader.example/"

Content = dict[str, dict[str, dict[str, Any]]]


def open_setup(root: Path) -> Setup:
    """What a framework folder is before its content."""
    setup = read_setup(root)
    assert isinstance(setup, Setup), setup
    return setup


@cache
def real_setup() -> Setup:
    """The real framework before its content."""
    return open_setup(HERE.parent / "framework")


@cache
def example_setup() -> Setup:
    """The invented framework before its content."""
    return open_setup(EXAMPLE)


def kinds() -> Kinds:
    """The kinds of the schemas in this checkout."""
    return real_setup().kinds


def settings() -> Settings:
    """The settings of the invented framework."""
    return example_setup().settings


def example_register() -> Register:
    """The invented consumers."""
    return example_setup().register


def make_setup(register: Register | None = None) -> Setup:
    """The invented framework before its content, for other consumers: one, if none are given."""
    return Setup(settings(), kinds(), register or make_register())


def state(version: str) -> Content:
    """The YAML of a release: its own files over those of the releases before it.

    Change notes belong to one release only.
    """
    raw: Content = {kind.name: {} for kind in kinds()}
    for name in DATES:
        raw["wijzigingen"] = {}
        for path in sorted((STATES / name).glob("*/*.yaml")):
            document = load_file(STATES / name, path.relative_to(STATES / name).as_posix())
            assert isinstance(document, Document), document
            raw[document.kind][document.data["id"]] = document.data
        if name == version:
            return raw
    raise AssertionError(f"no state {version}")


@cache
def built_releases() -> tuple[Release, ...]:
    """The three releases, built anew from their states."""
    return tuple(
        make_release(version, state(version), date, example_register())
        for version, date in DATES.items()
    )


@cache
def sealed_files() -> Mapping[str, str]:
    """The files of ``versies/``, built anew: name → text."""
    releases = built_releases()
    files = {f"{r.name}.json": snapshot(r.framework, r.name, r.date) for r in releases}
    seals = [Seal(r.name, r.date, seal_of(files[f"{r.name}.json"].encode())) for r in releases]
    return files | {SEALS: write_register(seals, build_ledger(releases))}


def write_sealed() -> None:
    """Write the sealed releases of the example framework."""
    (EXAMPLE / FOLDER).mkdir(exist_ok=True)
    for name, text in sealed_files().items():
        (EXAMPLE / FOLDER / name).write_bytes(text.encode())


@cache
def example_content() -> tuple[Framework, Archive]:
    """The example framework and its releases, read from disk and checked whole."""
    return read_all(EXAMPLE)


@cache
def example_site() -> Site:
    """The example framework as the renderer gets it."""
    framework, archive = example_content()
    return Site(archive.releases, concept_of(framework, archive))


def make_project(folder: Path, form: str = "") -> Path:
    """A project with the example framework; ``form`` is its setting ``redactie``, as YAML."""
    root = HERE.parent
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("custom_dir: site_overrides", f"custom_dir: {root / 'site_overrides'}")
    text = re.sub(r"\nwatch:\n(  - .*\n)+", "\n", text)
    if form:
        text, count = re.subn(r"\n  - kader\n", f"\n  - kader:\n      redactie: {form}\n", text)
        assert count == 1
    shutil.copytree(EXAMPLE, folder / "framework")
    shutil.copytree(root / "schemas", folder / "schemas")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def fill_in(path: Path, kinds: Kinds) -> None:
    """Fill in a file that ``kader nieuw`` wrote, as an editor does: other words than its examples.

    For a reference, a day, a number or a code the example of the schema is taken.
    """
    kind = kinds[path.parent.name]
    document = load_file(path.parents[1], f"{kind.name}/{path.name}")
    assert isinstance(document, Document), document
    lines = path.read_text(encoding="utf-8").split("\n")
    places = [place for place, _ in unfilled(document, kind)]
    for count, place in enumerate(places):
        field = kind.field_at(place)
        assert field
        value = f"Eigen woorden van {path.stem}, voor de {count}e keer."
        if field.choices:
            value = field.choices[0].value
        elif field.type != "string":
            value = str(field.examples[0])
        elif not is_free(field):
            outer = kind.field_at(place[:-1])
            examples = field.examples or (outer.examples[0] if outer else ())
            value = inline(str(examples[0]), field)
        row = document.positions[place].value[0] - 1
        assert TO_FILL_IN in lines[row]
        lines[row] = lines[row].replace(TO_FILL_IN, value)
    path.write_text("\n".join(lines), encoding="utf-8")


def make_framework(content: Mapping[str, Any], register: Register | None = None) -> Framework:
    """A framework of raw data: folder name → id → data."""
    whole = {kind.name: content.get(kind.name, {}) for kind in kinds()}
    return Framework(make_setup(register), canonical_content(kinds(), whole))


def make_release(
    version: str,
    content: Mapping[str, Any],
    date: str = "2025-01-01",
    register: Register | None = None,
) -> Release:
    """A release of raw data; by the name ``concept`` it is the working version."""
    framework = make_framework(content, register)
    return Release(version, date, framework, is_concept=version == CONCEPT)


def make_register(*consumers: Consumer) -> Register:
    """A register; without arguments of one consumer, ``gm9001``."""
    in_register = consumers or (consumer("gm9001"),)
    return Register({m.id: m for m in in_register})


def consumer(
    code: str,
    *,
    ingang: str | None = None,
    einde: str | None = None,
    opvolgers: Iterable[str] = (),
) -> Consumer:
    """An invented consumer."""
    return Consumer(code, f"Gemeente {code}", "Verzonnen", ingang, einde, tuple(opvolgers))


def norm(**fields: Any) -> dict[str, Any]:
    """A minimum norm that binds consumers, with other values for some fields.

    A field that is ``None`` is left out.
    """
    basis: dict[str, Any] = {
        "id": "mn-01",
        "titel": "Een norm",
        "status": "voorstel",
        "norm": "Iedere inwoner kan zitten.",
        "laag": "medebewind",
        "verantwoordelijk": ["Gemeente"],
        "rechtsgronden": ["re-01"],
        "onderbouwing": "Staan is vermoeiend.",
        "principes": ["pr-01"],
        "doelen": ["do-01"],
        "toetsing": ["Staat er een stoel?"],
        "lokale_ruimte": "De kleur.",
        "voor_inwoners": "U kunt zitten.",
        "vindplaatsen": [{"bron": "br-01", "paragraaf": "3.1"}],
    }
    return {name: value for name, value in (basis | fields).items() if value is not None}


def laid_out(path: str, data: dict[str, Any]) -> Document:
    """A document in which each place has a line of its own, so that a finding tells its place."""
    lines = enumerate(_places(data), 1)
    return Document(path, data, {place: Position((n, 1), (n, 1)) for n, place in lines})


def _places(value: Any, place: Place = ()) -> Iterator[Place]:
    yield place
    parts = enumerate(value) if isinstance(value, list) else ()
    for step, part in value.items() if isinstance(value, dict) else parts:
        yield from _places(part, (*place, step))


def in_full(rule: Rule, seen: Seen) -> list[str]:
    """All that a rule says of documents that are laid out so.

    Such as ``mn-01 toetsing.1 fout code: message hint``.
    """
    documents = [d for items in seen.by_kind.values() for d in items.values()]
    places = {d.path: [".".join(map(str, p)) for p in d.positions] for d in documents}
    return [
        f"{Path(f.path).stem} {places[f.path][f.line - 1]} {f.severity} {f.rule}: "
        f"{f.message} {f.hint}"
        for f in rule(seen)
    ]


def norms(*items: Mapping[str, Any]) -> dict[str, Any]:
    """Content that holds only these minimum norms."""
    return {"minimumnormen": {item["id"]: item for item in items}}
