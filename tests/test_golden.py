"""The site of the example framework, word for word.

A change of a template or a text shows up here as a change of these files, for a reviewer to read.
Renew them with: KADER_GOUD=schrijf .venv/bin/pytest -n0 tests/test_golden.py
"""

from __future__ import annotations

import os
from pathlib import Path

from generator.check.framework import concept_of, read_all
from generator.data.files import render_assets
from generator.pages.render import render_pages
from generator.site.content import Site

HERE = Path(__file__).parent
GOLDEN = HERE / "goud"
ADDRESS = "https://voorbeeldkader.example/"


def example() -> Site:
    """The site of the example framework."""
    framework, archive = read_all(HERE / "voorbeeldkader")
    return Site(archive.releases, concept_of(framework, archive), ADDRESS)


def is_shown_elsewhere(path: str) -> bool:
    """Whether a page repeats another one: the item pages of old versions and of the concept."""
    parts = path.strip("/").split("/")
    depth = {"versies": 3, "concept": 2}.get(parts[0], 99)
    return len(parts) > depth


def golden_files() -> dict[str, str]:
    """What the golden folder must hold: file name → text."""
    site = example()
    pages = list(render_pages(site))
    assets = list(render_assets(site, ADDRESS))
    texts = {
        f"{p.path}index.html": f"<!-- {p.title} -->\n{p.banner}\n{p.body}\n"
        for p in pages
        if not is_shown_elsewhere(p.path)
    }
    texts |= {a.path: a.content for a in assets if a.path.startswith(("gemeenten/", "samen"))}
    texts |= {a.path: a.content for a in assets if a.path.startswith("data/1.0.0/mn-01")}
    listed = sorted([p.path for p in pages] + [a.path for a in assets])
    return texts | {"paden.txt": "\n".join(listed) + "\n"}


def test_site_of_the_example_is_as_agreed() -> None:
    """Every page, feed and data file that the golden folder holds, and no file too many."""
    expected = golden_files()
    if os.environ.get("KADER_GOUD") == "schrijf":
        write(expected)
    stored = {p.relative_to(GOLDEN).as_posix(): p for p in GOLDEN.rglob("*") if p.is_file()}
    assert sorted(stored) == sorted(expected)
    for name, text in expected.items():
        assert stored[name].read_bytes().decode() == text, name


def write(files: dict[str, str]) -> None:
    """Replace the golden folder."""
    for old in sorted(GOLDEN.rglob("*"), reverse=True):
        if old.is_dir():
            old.rmdir()
        else:
            old.unlink()
    for name, text in files.items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
