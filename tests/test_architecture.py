"""The road of the data is one way, and each job has one place."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import pytest

from generator.model import CLASSES
from generator.paths import SCHEMAS, THEME
from generator.schema import Kind, load_kinds

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
EXAMPLES = ROOT / "tests" / "voorbeelden"

# A module may import only modules that stand before it.
ROAD = [
    "paths",
    "phrases",
    "findings",
    "schema",
    "load",
    "codes",
    "prose",
    "readability",
    "canonical",
    "layout",
    "register",
    "model",
    "rules",
    "waivers",
    "versions",
    "diff",
    "direction",
    "notes",
    "validate",
    "revision",
    "changelog",
    "impact",
    "release",
    "difference",
    "skeleton",
    "site",
    "outward",
    "render",
    "announce",
    "linkcheck",
    "publish",
    "source",
    "mkdocs_plugin",
    "report",
    "forge",
    "arguments",
    "cli",
    "__main__",
]


def modules() -> dict[str, ast.Module]:
    """The syntax trees of all modules by name."""
    paths = sorted(GENERATOR.glob("*.py"))
    return {p.stem: ast.parse(p.read_text(encoding="utf-8")) for p in paths}


def imported(tree: ast.Module) -> set[str]:
    """The full names of all modules that a module imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def place(module: str) -> int:
    """The place of a module on the road; a part such as render_pages stands with render."""
    head = module.split("_", maxsplit=1)[0]
    return ROAD.index(head if head in ROAD else module)


def own_imports(tree: ast.Module) -> set[str]:
    """The modules of this package that a module imports."""
    prefix = "generator."
    return {n.removeprefix(prefix) for n in imported(tree) if n.startswith(prefix)}


def test_imports_point_one_way() -> None:
    """A module that imports a later one would close a circle."""
    wrong = [
        f"{name} imports {other}"
        for name, tree in modules().items()
        if name != "__init__"
        for other in own_imports(tree)
        if place(other) > place(name)
    ]
    assert wrong == []


def users_of(library: str) -> set[str]:
    """The modules that import a library or a part of it."""
    return {
        name
        for name, tree in modules().items()
        if any(i == library or i.startswith(f"{library}.") for i in imported(tree))
    }


@pytest.mark.parametrize(
    ("library", "module"),
    [
        ("yaml", {"load"}),
        ("ruamel", {"layout_comments"}),
        ("mkdocs", {"mkdocs_plugin"}),
        ("markdown_it", {"prose"}),
        ("pyphen", {"readability"}),
        ("cattrs", {"model"}),
        ("argparse", {"arguments", "cli"}),
        ("shutil", {"publish"}),
        ("tempfile", {"publish"}),
        ("subprocess", {"revision"}),
        ("urllib.request", {"forge"}),
    ],
)
def test_each_library_has_one_place(library: str, module: set[str]) -> None:
    """What a library does for us is done in one module."""
    assert users_of(library) == module


def calls(tree: ast.Module) -> set[str]:
    """The names of all functions and methods that a module calls."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                names.add(node.func.id)
            elif isinstance(node.func, ast.Attribute):
                names.add(node.func.attr)
    return names


def callers_of(*functions: str) -> set[str]:
    """The modules that call any of these functions."""
    return {name for name, tree in modules().items() if calls(tree) & set(functions)}


def test_only_the_command_prints() -> None:
    """Everything else returns values."""
    assert callers_of("print") == {"cli"}


def test_only_publish_writes() -> None:
    """One place to make safe."""
    assert callers_of("write_text", "write_bytes", "unlink", "rename", "rmtree") == {"publish"}


def test_only_the_command_reads_the_clock() -> None:
    """A build of the same input gives the same site; only a check is about today."""
    assert callers_of("now", "today", "utcnow", "monotonic") == {"cli"}


def test_functions_are_short() -> None:
    """A function of more than forty lines does more than one job."""
    long = [
        f"{name}.{node.name}"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 40
    ]
    assert long == []


KINDS = load_kinds()

# Every item has these in its base class, where a few kinds do without them.
DEFAULTED = {"vindplaatsen"}


def test_every_kind_is_mirrored() -> None:
    """A kind is a schema, a class, a template and a folder of good and bad examples."""
    missing = []
    for kind in KINDS:
        if kind.name not in CLASSES:
            missing.append(f"class for {kind.name}")
        if kind.is_content and not (THEME / "soorten" / f"{kind.name}.html").is_file():
            missing.append(f"template for {kind.name}")
        missing += [
            f"{word} example of {kind.name}"
            for word in ("goed", "fout")
            if not list((EXAMPLES / kind.name / word).glob("*.yaml"))
        ]
    assert missing == []
    assert set(CLASSES) == {k.name for k in KINDS}
    templates = {p.stem for p in (THEME / "soorten").glob("*.html") if p.stem[0] != "_"}
    assert templates == {k.name for k in KINDS.content}


def class_fields(cls: type) -> dict[str, dataclasses.Field[object]]:
    """The fields of a dataclass by name."""
    return {f.name: f for f in dataclasses.fields(cls)}


@pytest.mark.parametrize("kind", KINDS.all, ids=lambda k: k.name)
def test_class_mirrors_schema(kind: Kind) -> None:
    """Same fields, and a field without a default is a field that the schema requires."""
    fields = class_fields(CLASSES[kind.name])
    assert set(fields) == set(kind.by_name)
    without_default = {
        name
        for name, f in fields.items()
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    }
    assert without_default == {f.name for f in kind.fields if f.required} - DEFAULTED


def test_schemas_stand_beside_the_package() -> None:
    """The folders of the card are where the package looks for them."""
    assert SCHEMAS.is_dir()
    assert THEME.is_dir()
