"""Packages import only those before them in the order of the data; each job has one place."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from generator.base.paths import THEME
from tests.builders import SCHEMAS, kinds

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
EXAMPLES = ROOT / "tests" / "voorbeelden"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"

# A package may import only packages that stand before it in this list.
PACKAGES_IN_ORDER = (
    "base",
    "load",
    "form",
    "setup",
    "layout",
    "rules",
    "rulesets",
    "history",
    "changelog",
    "check",
    "documents",
    "citations",
    "release",
    "compare",
    "report",
    "site",
    "data",
    "pages",
    "editor",
    "store",
    "edge",
)


@cache
def modules() -> dict[str, ast.Module]:
    """The syntax trees of all modules by their name below ``generator``: ``load.document``."""
    paths = sorted(GENERATOR.rglob("*.py"))
    return {name_of(p): ast.parse(p.read_text(encoding="utf-8")) for p in paths}


def name_of(path: Path) -> str:
    """The name of a module below ``generator``; a package is called after its folder."""
    parts = path.relative_to(GENERATOR).with_suffix("").parts
    return ".".join(p for p in parts if p != "__init__") or "__init__"


def imported(tree: ast.Module) -> set[str]:
    """The full names of all modules that a module imports, inside functions too.

    Of ``from package import name`` both the package and what may be a module in it are named.
    """
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
            names |= {f"{node.module}.{a.name}" for a in node.names}
    return names


def own_imports(tree: ast.Module) -> set[str]:
    """The modules of this project that a module imports, by their name below ``generator``."""
    prefix = "generator."
    names = {n.removeprefix(prefix) for n in imported(tree) if n.startswith(prefix)}
    return names & set(modules())


def package_of(module: str) -> str:
    """The package in which a module stands; the two at the root stand by themselves."""
    return module.split(".", maxsplit=1)[0]


def rooms() -> dict[str, ast.Module]:
    """The modules that stand in a package."""
    return {n: tree for n, tree in modules().items() if n not in {"__init__", "__main__"}}


def test_every_package_has_its_place() -> None:
    """Every package stands in the list, and the list names no package that is gone."""
    assert {package_of(name) for name in rooms()} == set(PACKAGES_IN_ORDER)


def test_packages_only_look_down() -> None:
    """A package that imports a later one would close a circle."""
    wrong = [
        f"{name} imports {other}"
        for name, tree in rooms().items()
        for other in own_imports(tree)
        if PACKAGES_IN_ORDER.index(package_of(other)) > PACKAGES_IN_ORDER.index(package_of(name))
    ]
    assert wrong == []


def test_nobody_imports_a_ruleset() -> None:
    """The settings of a framework name it, and it is found by its entry point."""
    users = [
        name
        for name, tree in rooms().items()
        for other in own_imports(tree)
        if package_of(other) == "rulesets" and package_of(name) != "rulesets"
    ]
    assert users == []


@cache
def arrows() -> set[tuple[str, str]]:
    """Which package imports which."""
    return {
        (package_of(other), package_of(name))
        for name, tree in rooms().items()
        for other in own_imports(tree)
        if package_of(other) != package_of(name)
    }


def direct_arrows() -> set[tuple[str, str]]:
    """The arrows without those that follow from others: from the first packages to the last."""
    every = arrows()
    return {
        (a, b)
        for a, b in every
        if not any((a, c) in every and (c, b) in every for c in PACKAGES_IN_ORDER)
    }


def test_the_map_shows_the_imports() -> None:
    """Who looks at the picture in CONTRIBUTING sees the packages as they are."""
    picture = CONTRIBUTING.read_text(encoding="utf-8").split("```mermaid\n", 1)[1].split("```")[0]
    shown = {(a, b) for a, b in re.findall(r"(\w+) --> (\w+)", picture)}
    assert shown == direct_arrows()


def test_no_circle_inside_a_package() -> None:
    """Modules of one package may use each other, but never come back to where they began."""
    uses = {
        name: {o for o in own_imports(tree) if package_of(o) == package_of(name)} - {name}
        for name, tree in rooms().items()
    }
    while free := [name for name, others in uses.items() if not others & set(uses)]:
        uses = {name: others for name, others in uses.items() if name not in free}
    assert uses == {}


def test_a_package_says_what_it_is_for() -> None:
    """What comes in, what goes out, and who may use it."""
    for package in PACKAGES_IN_ORDER:
        said = ast.get_docstring(modules()[package]) or ""
        assert "In go" in said or "In comes" in said or package == "edge", package
        assert "Used by" in said or "use" in said, package


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
        ("yaml", {"load.document"}),
        ("ruamel", {"layout.comments"}),
        ("mkdocs", {"edge.mkdocs_plugin"}),
        ("markdown_it", {"base.prose", "documents.markdown"}),
        ("pyphen", {"rules.readability"}),
        ("cattrs", {"history.model", "setup.settings"}),
        ("argparse", set()),
        ("click", {"edge.line.command", "edge.line.mistakes", "edge.line.parameters"}),
        ("importlib", {"edge.line.command", "rules.registry"}),
        ("shutil", {"store.publish", "store.staging"}),
        ("tempfile", {"store.cache", "store.publish", "store.staging"}),
        ("platformdirs", {"store.cache"}),
        ("ctypes", {"store.exchange"}),
        ("fcntl", {"store.lock"}),
        ("signal", {"edge.start", "edge.stops"}),
        ("subprocess", {"documents.apart", "store.revision"}),
        ("pypdf", {"documents.pdf"}),
        ("zipfile", {"documents.packed"}),
        ("urllib.request", {"edge.web"}),
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


def test_one_module_prints() -> None:
    """Everything else returns values."""
    assert callers_of("print") == {"edge.output"}


def test_few_modules_write() -> None:
    """A place to make safe for files, and one for the folders of a site."""
    assert callers_of("write_text", "write_bytes", "unlink", "rename", "rmtree") == {
        "store.cache",
        "store.publish",
        "store.staging",
        "store.exchange",
    }


def test_one_module_reads_the_clock() -> None:
    """A build of the same input gives the same site; only a check is about today."""
    assert callers_of("now", "today", "utcnow", "monotonic") == {"edge.clock"}


def test_functions_are_short() -> None:
    """A function of more than forty lines does more than one job."""
    long = [
        f"{name}.{node.name}"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 40
    ]
    assert long == []


KINDS = kinds()


def test_every_kind_has_examples() -> None:
    """A kind is a schema, a line in the list of kinds, and a folder of good and bad examples."""
    missing = [
        f"{word} example of {kind.name}"
        for kind in KINDS
        for word in ("goed", "fout")
        if not list((EXAMPLES / kind.name / word).glob("*.yaml"))
    ]
    assert missing == []


def test_no_template_is_left_behind() -> None:
    """A template of its own belongs to a kind that is there."""
    templates = {p.stem for p in (THEME / "soorten").glob("*.html")}
    assert templates <= {k.name for k in KINDS.content}


def test_schemas_stand_beside_the_package() -> None:
    """The folders of the card are where the package looks for them."""
    assert SCHEMAS.is_dir()
    assert THEME.is_dir()
