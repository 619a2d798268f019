"""Dead links and anchors in a built site are found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.store.linkcheck import DeadLink, dead_links


def write(root: Path, files: dict[str, str]) -> None:
    """Write a few files below a folder."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


GOOD = {
    "index.html": '<h1 id="boven">x</h1><a href="a/">a</a><a href="a/#deel">a</a><a href="#boven">',
    "a/index.html": '<p id="deel"><a href="..">terug</a> <a href="../kader.json">data</a> '
    '<a href="https://example.org/weg">buiten</a> <a href="mailto:a@example.org">m</a></p>',
    "kader.json": "{}",
}


def test_good_links_pass(tmp_path: Path) -> None:
    """Folders, anchors, files and links out of the site are all fine."""
    write(tmp_path, GOOD)
    assert dead_links(tmp_path) == []


@pytest.mark.parametrize(
    "link", ["weg/", "a/#weg", "#weg", "../buiten/", "a", "kader.xml", "a/index.htm"]
)
def test_dead_link_is_found(tmp_path: Path, link: str) -> None:
    """Each of these leads to no file or no anchor."""
    write(
        tmp_path,
        GOOD | {"b/index.html": '<a href="../a/">goed</a>', "c.html": f'<a href="{link}">'},
    )
    assert dead_links(tmp_path) == [DeadLink("c.html", link)]


def test_sources_of_pictures_and_scripts_count(tmp_path: Path) -> None:
    """A style sheet or script that is missing is a dead link too."""
    write(tmp_path, {"index.html": '<script src="weg.js"></script><link href="weg.css">'})
    assert [d.link for d in dead_links(tmp_path)] == ["weg.css", "weg.js"]
