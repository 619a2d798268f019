"""Where an ordinary user may put no site, that is said before the build, and nothing is left."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.edge.cli import main
from generator.edge.exit_codes import FAILED, FOUND, GOOD
from generator.store import rights
from generator.store.place import NoPlace, find_place
from tests.ordinary import OTHER, is_root, kader, why_not
from tests.test_place import make_site

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


@pytest.fixture(scope="module")
def framework(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small framework of its own."""
    root = tmp_path_factory.mktemp("klein") / "zorg"
    assert main(["nieuw", "kader", str(root)]) == GOOD
    return root


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Path]:
    """A folder to work in, whose rights are put back so that pytest can clear it."""
    (tmp_path / "werk").mkdir()
    yield tmp_path / "werk"
    for folder, names, _ in os.walk(tmp_path):
        for name in names:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(0o755)


def closed(work: Path) -> Path:
    (work / "dicht").mkdir(mode=0o555)
    return work / "dicht"


def below_closed(work: Path) -> Path:
    return closed(work) / "site"


def unreadable(work: Path) -> Path:
    (work / "dicht").mkdir(mode=0o000)
    return work / "dicht"


def below_unreadable(work: Path) -> Path:
    return unreadable(work) / "diep" / "site"


def only_written(work: Path) -> Path:
    (work / "dicht").mkdir(mode=0o333)
    return work / "dicht" / "site"


def site_with_closed_part(work: Path) -> Path:
    """An earlier site of which a folder can't be emptied: it would stay behind for ever."""
    (make_site(work / "site") / "a").chmod(0o555)
    return work / "site"


def site_with_closed_mark(work: Path) -> Path:
    (make_site(work / "site") / ".kader-site").chmod(0o000)
    return work / "site"


NO_WRITING = "u mag niet schrijven in ‘{}’. Kies met --naar een map waarin dat wel mag"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (closed, NO_WRITING.format("{}/dicht")),
        (below_closed, NO_WRITING.format("{}/dicht")),
        (unreadable, NO_WRITING.format("{}/dicht")),
        (below_unreadable, "u mag niet in ‘{}/dicht’ komen. Kies met --naar een map waarin"),
        (only_written, NO_WRITING.format("{}/dicht")),
        (site_with_closed_part, "en in ‘{}/site/a’ mag u niets weghalen. Haal die map zelf weg"),
        (site_with_closed_mark, "u mag ‘{}/site/.kader-site’ niet lezen. Vraag de beheerder"),
    ],
)
def test_a_place_without_rights_is_refused_before_the_build(
    make: Callable[[Path], Path], reason: str, work: Path, framework: Path
) -> None:
    target = make(work)
    before = sorted(p.name for p in work.iterdir())
    done = kader("bouw", "--kader", framework, "--naar", target, cwd=work)
    assert done.returncode == FOUND, done
    assert reason.format(work) in done.stderr
    assert done.stderr.endswith("Er is niets vervangen.\n")
    assert "Traceback" not in done.stderr
    assert sorted(p.name for p in work.iterdir()) == before


def test_an_ordinary_user_can_build(work: Path, framework: Path) -> None:
    """Twice: the second time an earlier site goes, and nothing of it stays."""
    for _ in range(2):
        done = kader("bouw", "--kader", framework, "--naar", work / "site", cwd=work)
        assert done.returncode == GOOD, done
        assert [p.name for p in work.iterdir()] == ["site"]


@pytest.mark.skipif(not is_root(), reason="only root can give a folder away")
def test_the_site_of_somebody_else_is_refused(work: Path, framework: Path) -> None:
    site = make_site(work / "site")
    os.chown(site, OTHER, OTHER)
    done = kader("bouw", "--kader", framework, "--naar", site, cwd=work)
    assert done.returncode == FOUND, done
    assert NO_WRITING.format(site) in done.stderr


@pytest.mark.parametrize("owner", ["a stranger", "of the site", "root"])
def test_where_everyone_may_write_nobody_moves_what_is_of_another(
    owner: str, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in ``/tmp``: it would only be found when the new site is ready."""
    site = make_site(work / "site")
    work.chmod(0o1777)
    own = site.stat().st_uid
    me = {"a stranger": own + 4321, "of the site": own, "root": 0}[owner]
    monkeypatch.setattr(os, "geteuid", lambda: me)
    if owner == "a stranger":
        with pytest.raises(NoPlace, match=f"‘{site}’ is van een ander"):
            find_place(site, ())
    else:
        assert find_place(site, ()) == site


@pytest.mark.parametrize(
    ("part", "code", "words"),
    [
        ("kader.yaml", FOUND, "kader.yaml:1:1: fout bestand-onleesbaar"),
        ("onderdelen", FAILED, "onderdelen mag niet worden gelezen of geschreven"),
        ("schemas", FAILED, "schemas"),
        ("", FAILED, "mag niet worden gelezen of geschreven"),
    ],
)
def test_a_framework_that_cannot_be_read_is_named(
    part: str, code: int, words: str, work: Path, framework: Path
) -> None:
    root = Path(shutil.copytree(framework, work.parent / "kader"))
    (root / part).chmod(0o000)
    done = kader("bouw", "--kader", root, "--naar", work / "site", cwd=work)
    assert done.returncode == code, done
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert list(work.iterdir()) == []


# Disks and folders from elsewhere.


@contextmanager
def mount(point: Path, *options: str) -> Iterator[None]:
    """Mount something; skips where that isn't allowed."""
    point.mkdir(parents=True, exist_ok=True)
    tried = subprocess.run(["mount", *options, str(point)], check=False, capture_output=True)
    if tried.returncode:
        pytest.skip("nothing may be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(point)], check=True)


can_mount = pytest.mark.skipif(
    not is_root() or shutil.which("mount") is None, reason="only root can mount"
)


@can_mount
@pytest.mark.parametrize("is_bound", [False, True])
def test_a_mount_point_is_refused(is_bound: bool, work: Path, framework: Path) -> None:
    """Also a bound folder, of which the system says no more than that it is a folder."""
    (work / "bron").mkdir()
    options = ["--bind", str(work / "bron")] if is_bound else ["-t", "tmpfs", "tmpfs"]
    with mount(work / "een plek", *options):
        done = kader("bouw", "--kader", framework, "--naar", work / "een plek", cwd=work)
        assert done.returncode == FOUND, done
        assert "dat is een schijf of een gekoppelde map" in done.stderr
        assert not any((work / "een plek").iterdir())


@can_mount
def test_a_mount_in_an_earlier_site_is_refused(work: Path, framework: Path) -> None:
    """The exchange would take it along, and what stands in it would be removed."""
    site = make_site(work / "site")
    (work / "bron").mkdir()
    (work / "bron" / "index.html").write_text("van een ander", encoding="utf-8")
    with mount(site / "a", "--bind", str(work / "bron")):
        done = kader("bouw", "--kader", framework, "--naar", site, cwd=work)
        assert done.returncode == FOUND, done
        assert f"daarin ligt een schijf of een gekoppelde map: ‘{site / 'a'}’" in done.stderr
    assert (work / "bron" / "index.html").read_text(encoding="utf-8") == "van een ander"
    assert sorted(p.name for p in work.iterdir()) == ["bron", "site"]


@can_mount
@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ("ro", FOUND, "u mag niet schrijven in"),
        ("size=200k,mode=777", FAILED, "kan niet worden geschreven: de schijf is vol"),
        ("nr_inodes=20,mode=777", FAILED, "kan niet worden geschreven: de schijf is vol"),
    ],
)
def test_a_disk_that_is_full_or_only_read(
    options: str, code: int, words: str, work: Path, framework: Path
) -> None:
    with mount(work / "schijf", "-t", "tmpfs", "-o", options, "tmpfs"):
        target = work / "schijf" / "site"
        done = kader("bouw", "--kader", framework, "--naar", target, cwd=work)
        assert done.returncode == code, done
        assert words in done.stderr
        assert "de uitvoer" not in done.stderr
        assert "Traceback" not in done.stderr
        assert not any((work / "schijf").iterdir())


def test_mount_points_are_read_as_linux_lists_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "een plek" / "diep").mkdir(parents=True)
    listed = tmp_path / "mountinfo"
    escaped = str(tmp_path / "een plek" / "diep").replace(" ", r"\040")
    listed.write_text(f"1 2 0:3 / {escaped} rw - ext4 x rw\nkapot\n", encoding="utf-8")
    monkeypatch.setattr(rights, "_MOUNTS", listed)
    with pytest.raises(NoPlace, match="dat is een schijf of een gekoppelde map"):
        find_place(tmp_path / "een plek" / "diep", ())
    with pytest.raises(NoPlace, match="daarin ligt een schijf"):
        find_place(tmp_path / "een plek", ())
    monkeypatch.setattr(rights, "_MOUNTS", tmp_path / "weg")
    place = tmp_path / "een plek" / "diep"
    assert find_place(place, ()) == place
