"""A site is published whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.store.publish import BrokenSite, publish_site


def page(text: str) -> str:
    """A small page."""
    return f"<!doctype html><title>t</title>{text}"


def test_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """Files of the old site don't linger."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "oud.html").write_text(page("oud"), encoding="utf-8")

    def build(target: Path) -> None:
        (target / "index.html").write_text(page("nieuw"), encoding="utf-8")

    assert publish_site(site, build) == 1
    assert [p.name for p in site.iterdir()] == ["index.html"]
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("wrong", ["dead link", "crash"])
def test_failed_build_leaves_the_old_site(tmp_path: Path, wrong: str) -> None:
    """A dead link or a crash half-way: the old site stays and nothing is left beside it."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(page("oud"), encoding="utf-8")

    def build(target: Path) -> None:
        (target / "index.html").write_text(page('<a href="weg/">x</a>'), encoding="utf-8")
        if wrong == "crash":
            raise RuntimeError("half-way")

    with pytest.raises((BrokenSite, RuntimeError)):
        publish_site(site, build)
    assert (site / "index.html").read_text(encoding="utf-8") == page("oud")
    assert [p.name for p in tmp_path.iterdir()] == ["site"]
