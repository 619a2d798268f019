"""The day on which a site is read: asked for, or the newest in the data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.edge.cli import main
from generator.edge.reference_day import NoReferenceDay, reference_day
from tests.builders import EXAMPLE, built_releases, example_site, make_project

BEFORE = "de peildatum 2026-01-11 ligt vóór uitgave 1.0.0 van 2026-01-12; kies die dag"


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """A copy of the example framework."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


def build(kader: Path, *words: str) -> int:
    """Build its site beside it."""
    target = kader.parent / "site"
    return main(["bouw", "--kader", str(kader), "--naar", str(target), *words])


def page(folder: Path, path: str) -> str:
    """The HTML of a page that was built."""
    return (folder / path / "index.html").read_text(encoding="utf-8")


def test_without_one_the_newest_day_in_the_data_counts(kader: Path) -> None:
    assert build(kader) == 0
    assert f'datetime="{example_site().day}"' in page(kader.parent / "site", "gemeenten/gm9001")


def test_another_day_is_the_clock_of_the_whole_site(kader: Path) -> None:
    """It stands on each page, and a consumer whose last day lies before it is no more."""
    assert build(kader, "--peildatum", "2027-06-01") == 0
    site = kader.parent / "site"
    assert 'datetime="2027-06-01"' in page(site, "gemeenten/gm9001")
    assert "bestaat niet meer" in page(site, "gemeenten/gm9006")


def test_the_same_day_gives_the_same_bytes(kader: Path) -> None:
    for name in ("een", "twee"):
        words = ["bouw", "--kader", str(kader), "--naar", str(kader.parent / name)]
        assert main([*words, "--peildatum", "2027-06-01"]) == 0
    one, two = (
        {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()}
        for root in (kader.parent / "een", kader.parent / "twee")
    )
    # MkDocs writes the time of the build in the head of this one.
    zipped = Path("sitemap.xml.gz")
    assert one.pop(zipped)
    assert two.pop(zipped)
    assert one == two


def test_a_day_before_the_newest_release_is_refused(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page would say that a version stood there on a day on which it didn't."""
    assert build(kader, "--peildatum", "2026-01-11") == 2
    assert BEFORE in capsys.readouterr().err
    assert not (kader.parent / "site").exists()


@pytest.mark.parametrize("day", ["2026-02-30", "morgen", "20260301", ""])
def test_what_is_no_day_is_refused(
    day: str, kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        build(kader, "--peildatum", day)
    assert stopped.value.code == 2
    assert "--peildatum" in capsys.readouterr().err


def test_the_day_of_the_release_itself_will_do() -> None:
    assert reference_day("2026-01-12", built_releases()) == "2026-01-12"
    assert reference_day("2020-01-01", ()) == "2020-01-01"
    assert not reference_day(None, built_releases())
    with pytest.raises(NoReferenceDay, match="is geen dag die bestaat"):
        reference_day(20260301, ())


@pytest.mark.parametrize("written", ["2027-06-01", '"2027-06-01"'])
def test_mkdocs_has_it_as_a_setting(written: str, tmp_path: Path) -> None:
    """With or without quotes: YAML makes a date of the second."""
    project = make_project(tmp_path)
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count("plugins:\n  - kader\n") == 1
    own = f"plugins:\n  - kader:\n      peildatum: {written}\n"
    settings.write_text(text.replace("plugins:\n  - kader\n", own), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["bouw", "--kader", str(project / "framework")]) == 0
    assert 'datetime="2027-06-01"' in page(project / "site", "gemeenten/gm9001")
