"""The edge to MkDocs: build, serve and rebuild, and the same site under ProperDocs."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from generator.edge.cli import main
from generator.edge.mkdocs_plugin import KaderPlugin
from generator.site.content import Asset, Page
from generator.site.mark import MARK, Mark, write_mark
from generator.store.place import mark_of
from tests.builders import make_project

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own, with the example framework, that a test may change."""
    return make_project(tmp_path)


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a project."""
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def files(root: Path) -> dict[str, bytes]:
    """The files of a site; MkDocs adds a map of its own with dates, which `kader` leaves out."""
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted(root.rglob("*"))
        if p.is_file() and not p.name.startswith("sitemap.xml")
    }


def test_three_ways_to_build_one_site(project: Path) -> None:
    """`kader bouw`, `mkdocs build` and `properdocs build` give the same files."""
    assert (
        main(["bouw", "--kader", str(project / "framework"), "--naar", str(project / "een")]) == 0
    )
    expected = files(project / "een")
    for name in ("mkdocs", "properdocs"):
        result = run(project, name, "build", "-q", "-f", "mkdocs.yml", "-d", name)
        assert result.returncode == 0, result.stderr
        built = files(project / name)
        assert built.keys() == expected.keys()
        assert [f for f in expected if built[f] != expected[f]] == []


def test_two_builds_are_equal(project: Path) -> None:
    """No clock, no random order: the same input gives the same bytes."""
    for name in ("een", "twee"):
        target = str(project / name)
        assert main(["bouw", "--kader", str(project / "framework"), "--naar", target]) == 0
    assert files(project / "een") == files(project / "twee")


def test_broken_yaml_stops_mkdocs_before_the_old_site_is_touched(project: Path) -> None:
    """The finding is shown, and the site that stood there stays."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("oud", encoding="utf-8")
    value = next((project / "framework" / "waarden").glob("*.yaml"))
    value.write_text("id: wa-01\nid: wa-01\n", encoding="utf-8")
    result = run(project, "mkdocs", "build")
    assert result.returncode == 1
    assert f"waarden/{value.name}:2:1: fout veld-dubbel" in result.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "oud"


def test_mkdocs_empties_no_folder_that_is_not_ours(project: Path) -> None:
    """It would empty whatever stands there; what it is told to do is refused first."""
    (project / "site").mkdir()
    (project / "site" / "scriptie.doc").write_bytes(b"x")
    result = run(project, "mkdocs", "build")
    assert result.returncode == 1
    assert "staan: die map is niet leeg, en niet herkenbaar als een site die" in result.stderr
    assert files(project / "site") == {"scriptie.doc": b"x"}


def test_mkdocs_replaces_no_site_by_far_less(project: Path) -> None:
    """A release is gone; only ``kader bouw`` has a switch for who means it."""
    (project / "site").mkdir()
    mark = Mark("Kader", ("0.1.0", "7.0.0"), 10, frozenset({"index.html"}))
    before = {MARK: write_mark(mark).encode(), "index.html": b"oud"}
    for name, content in before.items():
        (project / "site" / name).write_bytes(content)
    result = run(project, "mkdocs", "build")
    assert result.returncode == 1
    assert "de nieuwe site mist uitgave 7.0.0 (de site die er staat heeft 2" in result.stderr
    assert files(project / "site") == before
    assert (
        main(["bouw", "--kader", str(project / "framework"), "--naar", str(project / "site")]) == 1
    )
    assert files(project / "site") == before


def test_a_mark_names_every_file_and_mkdocs_builds_again(project: Path) -> None:
    """Who is killed halfway has the mark already, and can build again; so can the other way."""
    for _ in range(2):
        result = run(project, "mkdocs", "build", "-q")
        assert result.returncode == 0, result.stderr
        (project / "site" / "index.html").unlink()
    mark = mark_of(project / "site")
    assert mark
    assert mark.is_whole
    there = {
        p.relative_to(project / "site").as_posix()
        for p in (project / "site").rglob("*")
        if p.is_file()
    }
    assert there == (mark.files | {MARK}) - {"index.html"}
    assert (mark.releases, mark.name) == (("0.1.0", "0.2.0", "1.0.0"), "Landelijk armoedekader")
    words = ["bouw", "--kader", str(project / "framework"), "--naar", str(project / "site")]
    assert main(words) == 0
    assert mark_of(project / "site") == mark


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """`mkdocs serve` on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (project / "serve.log").open("wb")
    server = subprocess.Popen(
        [str(BIN / "mkdocs"), "serve", "-a", f"127.0.0.1:{port}"],
        cwd=project,
        stdout=log,
        stderr=log,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.close()


def wait_for(url: str, text: str, seconds: int = 90) -> None:
    """Ask for a page until it holds a text."""
    last = ""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                last = answer.read().decode()
        except OSError as error:
            last = str(error)
        if text in last:
            return
        time.sleep(0.3)
    raise AssertionError(f"{text!r} never came at {url}: {last[:300]}")


def test_serve_rebuilds_when_a_file_is_saved(project: Path) -> None:
    """An editor saves, and the concept shows it; a broken file in between doesn't end it."""
    value = next((project / "framework" / "waarden").glob("*.yaml"))
    original = value.read_text(encoding="utf-8")
    with serving(project) as address:
        url = f"{address}concept/waarden/{value.stem}/"
        wait_for(url, "<h1")
        value.write_text("id: [\n", encoding="utf-8")
        time.sleep(2)
        changed = re.sub(r"(?m)^titel: .*$", "titel: Net opgeslagen waarde", original)
        value.write_text(changed, encoding="utf-8")
        wait_for(url, "Net opgeslagen waarde")


@pytest.mark.parametrize("path", ["../x/", "gemeenten/../../x/", "/x/"])
def test_nothing_is_written_outside_the_site(path: str) -> None:
    """MkDocs itself would."""
    page, asset = Page(path, "x", "x"), Asset(f"{path}x.json", "x")
    config = load_config(str(ROOT / "mkdocs.yml"))
    plugin = KaderPlugin()
    plugin._pages, plugin._assets = [page], []
    with pytest.raises(PluginError, match=r"ligt niet in de site$"):
        plugin.on_files(Files([]), config=config)
    plugin._pages, plugin._assets = [], [asset]
    with pytest.raises(PluginError, match=r"ligt niet in de site$"):
        plugin.on_files(Files([]), config=config)
