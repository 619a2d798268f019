"""A link from a text never stops a build: what is gone is said in its place."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from generator.check.framework import check
from generator.edge.cli import main
from generator.history.model import Framework
from generator.history.versions import FOLDER, SEALS, Release, Seal, build_ledger, seal_of, snapshot
from generator.history.versions import write_register as write_seals
from generator.pages.prose_links import settled
from generator.site.content import Page
from generator.store.linkcheck import DeadLink, lost_links
from tests.builders import example_site, make_project, open_setup

OWN = "doelen/do-01/"


def shown(link: str) -> str:
    """What stands on a page where a text has this link."""
    waiting = Page(OWN, "", f'<p id="hier"><a data-naar="{link}">de <em>woorden</em></a></p>')
    target = Page("doelen/do-02/", "", '<p id="daar">')
    new = Page("concept/doelen/do-09/", "", "")
    (page, *_) = settled(example_site(), [waiting, target, new])
    return page.body.removeprefix('<p id="hier">').removesuffix("</p>")


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("/doelen/do-02/", "../do-02/"),
        ("/doelen/do-02/#daar", "../do-02/#daar"),
        # The page is there, that place on it isn't: better than nothing.
        ("/doelen/do-02/#weg", "../do-02/"),
        ("/doelen/do-02/?druk=af", "../do-02/?druk=af"),
        ("#hier", "#hier"),
        ("/data/1.0.0/kader.json", "../../data/1.0.0/kader.json"),
        # What is only in the working version yet.
        ("/doelen/do-09/", "../../concept/doelen/do-09/"),
    ],
)
def test_a_link_leads_to_its_page(link: str, href: str) -> None:
    assert shown(link) in {
        f'<a href="{href}">de <em>woorden</em></a>',
        f'<a href="./{href}">de <em>woorden</em></a>',
    }


@pytest.mark.parametrize(
    "link", ["/doelen/do-99/", "//elders.example/", "/doelen/do-02", "/x&amp;y"]
)
def test_a_link_to_nothing_becomes_words(link: str) -> None:
    assert shown(link) == (
        f'<span class="link-weg" data-adres="{link}">de <em>woorden</em> '
        "(deze pagina bestaat niet meer)</span>"
    )


def test_lost_links_are_found_in_a_built_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<p>{shown('/x&amp;y')}</p>", encoding="utf-8")
    (tmp_path / "goed.html").write_text('<a href="/">link-weg</a>', encoding="utf-8")
    assert lost_links(tmp_path) == [DeadLink("index.html", "/x&y")]


def seal_with(root: Path, name: str, date: str, text: str) -> None:
    """Seal a release whose goal do-01 holds a text, as a check without this rule let pass."""
    setup, result = open_setup(root), check(root)
    assert result.framework
    assert result.archive
    data: dict[str, Any] = {k: dict(v) for k, v in result.framework.data.items()}
    data["doelen"]["do-01"] = data["doelen"]["do-01"] | {"toelichting": text}
    release = Release(name, date, Framework(setup, data))
    sealed = snapshot(release.framework, name, date).encode()
    (root / FOLDER / f"{name}.json").write_bytes(sealed)
    seals = [*result.archive.seals, Seal(name, date, seal_of(sealed))]
    ledger = build_ledger([*result.archive.releases, release])
    (root / FOLDER / SEALS).write_text(write_seals(seals, ledger), encoding="utf-8")


def test_a_release_sealed_with_a_dead_link_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once this meant that the site could never be built again."""
    project = make_project(tmp_path / "project")
    seal_with(project / "framework", "1.0.1", "2026-02-02", "Zie [dit](/doelen/do-99/).")
    for note in (project / "framework/wijzigingen").glob("*.yaml"):
        note.unlink()
    monkeypatch.chdir(project)
    assert main(["bouw"]) == 0
    said = capsys.readouterr().err
    assert "de tekst linkt naar /doelen/do-99/; die pagina bestaat niet (meer)" in said
    page = (project / "site/versies/1.0.1/doelen/do-01/index.html").read_text(encoding="utf-8")
    assert "dit (deze pagina bestaat niet meer)</span>" in page


def test_mkdocs_names_the_page_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Not as a warning, which would stop a strict build."""
    project = make_project(tmp_path / "project")
    seal_with(project / "framework", "1.0.1", "2026-02-02", "Zie [dit](/doelen/do-99/).")
    for note in (project / "framework/wijzigingen").glob("*.yaml"):
        note.unlink()
    config = load_config(str(project / "mkdocs.yml"))
    caplog.set_level(logging.INFO, "mkdocs.plugins.kader")
    config.plugins["kader"].on_config(config)
    assert [r.message for r in caplog.records if r.levelno == logging.INFO] == [
        "doelen/do-01/: een link in de tekst leidt nergens meer heen",
        "versies/1.0.1/doelen/do-01/: een link in de tekst leidt nergens meer heen",
    ]
