"""What is written is whole or not there at all: a release, a file. Nothing else is left."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.release.plan import Plan
from generator.store import publish
from generator.store.publish import (
    unpacked,
    write_blobs,
    write_layout,
    write_new,
    write_release,
)
from generator.store.revision import Blob, NoRevision
from tests.builders import make_framework

FULL = "de schijf is vol"
STOPS = [OSError(FULL), KeyboardInterrupt(FULL)]
"""What can come between: an error of the disk, and the hand of a user."""
Tree = dict[str, bytes | None]


def tree(folder: Path) -> Tree:
    """All files below a folder with their bytes, and all folders."""
    return {
        str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None
        for p in sorted(folder.rglob("*"))
    }


def failing(real: Callable[..., Any], stop: BaseException, *, at: int, upto: int = 0) -> Any:
    """A function that fails at one of its calls, counted from 0, and at those after it."""
    calls = iter(range(1000))

    def may_fail(*arguments: Any, **named: Any) -> Any:
        if at <= next(calls) <= max(at, upto):
            raise stop
        return real(*arguments, **named)

    return may_fail


# A release.

SEALED, REGISTER = Path("versies") / "0.2.0.json", Path("versies") / "register.json"
BEFORE: Tree = {
    "CHANGELOG.md": b"Oud.\n",
    "kader": None,
    "kader/versies": None,
    "kader/versies/register.json": b"{}\n",
    "kader/wijzigingen": None,
    "kader/wijzigingen/a.yaml": b"id: a\n",
    "kader/wijzigingen/b.yaml": b"id: b\n",
    "kader/wijzigingen/c.yaml": b"id: c\n",
}
WRITTEN: Tree = {
    **BEFORE,
    "CHANGELOG.md": "Nieuw, één.\n".encode(),
    "kader/versies/0.2.0.json": b"nieuw\n",
    "kader/versies/register.json": b"[]\n",
}
AFTER: Tree = {
    name: content
    for name, content in WRITTEN.items()
    if name not in {"kader/wijzigingen/a.yaml", "kader/wijzigingen/b.yaml"}
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A framework folder with a release and three change notes, two of which a release takes in."""
    for name, content in BEFORE.items():
        if content is not None:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
    return tmp_path / "kader"


def plan() -> Plan:
    """The plan of a release that writes a new file and changes two."""
    write = {SEALED: "nieuw\n", Path("..") / "CHANGELOG.md": "Nieuw, één.\n", REGISTER: "[]\n"}
    remove = (Path("wijzigingen") / "a.yaml", Path("wijzigingen") / "b.yaml")
    return Plan("0.2.0", "2027-01-01", make_framework({}), None, None, write=write, remove=remove)


def test_writing_a_release(root: Path) -> None:
    write_release(root, plan())
    assert tree(root.parent) == AFTER
    assert (root / SEALED).stat().st_mode & 0o777 == 0o644


def test_a_release_below_a_relative_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    write_release(Path(), plan())
    assert tree(root.parent) == AFTER


class _FullFile:
    """A file that takes some of a text, as a disk does that runs full."""

    def __init__(self, file: Any, stop: BaseException) -> None:
        self._file, self._stop = file, stop

    def __enter__(self) -> _FullFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, content: bytes) -> None:
        """Write half of it."""
        self._file.write(content[: len(content) // 2])
        raise self._stop


def fails_at(monkeypatch: pytest.MonkeyPatch, step: str, stop: BaseException, at: int) -> None:
    """Let one step of a write fail at one of its calls."""
    if step == "write":
        real, calls = os.fdopen, iter(range(1000))

        def half(*arguments: Any, **named: Any) -> Any:
            file = real(*arguments, **named)
            return _FullFile(file, stop) if next(calls) == at else file

        monkeypatch.setattr(os, "fdopen", half)
    elif step == "mkstemp":
        mkstemp = tempfile.mkstemp
        monkeypatch.setattr("tempfile.mkstemp", failing(mkstemp, stop, at=at))
    else:
        monkeypatch.setattr(Path, step, failing(getattr(Path, step), stop, at=at))


STEPS = ["mkdir", "mkstemp", "write", "chmod", "replace"]


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("stop", STOPS, ids=repr)
def test_a_release_that_fails_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, step: str, stop: BaseException, at: int
) -> None:
    """At each step of each of its files; no half file stays behind."""
    fails_at(monkeypatch, step, stop, at)
    with pytest.raises(type(stop), match=FULL):
        write_release(root, plan())
    assert tree(root.parent) == BEFORE


def test_what_cannot_be_written_as_utf8_changes_nothing(root: Path) -> None:
    whole = plan()
    wrong = replace(whole, write={**whole.write, REGISTER: "\ud800"})
    with pytest.raises(UnicodeEncodeError):
        write_release(root, wrong)
    assert tree(root.parent) == BEFORE


def test_one_file_that_cannot_be_put_back_does_not_stop_the_others(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register can't be written, and then the new file can't be removed."""
    monkeypatch.setattr(Path, "replace", failing(Path.replace, OSError(FULL), at=2))
    real = Path.unlink

    def keep(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == SEALED.name:
            raise PermissionError("blijft")
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", keep)
    with pytest.raises(PermissionError, match="blijft"):
        write_release(root, plan())
    assert tree(root.parent) == BEFORE | {"kader/versies/0.2.0.json": b"nieuw\n"}


def test_the_register_comes_last_and_only_then_the_notes_go(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a release that is cut short from outside is never taken for a whole one."""
    done: list[str] = []

    def told(real: Callable[..., Any]) -> Any:
        def tell(path: Path, *arguments: Any, **named: Any) -> Any:
            done.append((arguments[0] if arguments else path).name)
            return real(path, *arguments, **named)

        return tell

    monkeypatch.setattr(Path, "replace", told(Path.replace))
    monkeypatch.setattr(Path, "unlink", told(Path.unlink))
    write_release(root, plan())
    names = [name for name in done if not name.startswith(".")]
    assert names == ["0.2.0.json", "CHANGELOG.md", "register.json", "a.yaml", "b.yaml"]


def test_a_note_that_cannot_go_leaves_a_whole_release(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The release stands; the check names the notes that stayed."""
    (root / "wijzigingen" / "a.yaml").unlink()
    with pytest.raises(FileNotFoundError):
        write_release(root, plan())
    left = dict(WRITTEN)
    del left["kader/wijzigingen/a.yaml"]
    assert tree(root.parent) == left


# Single files.


def test_a_new_file(tmp_path: Path) -> None:
    """With its folders; its line ends stay as they are."""
    write_new(tmp_path / "a" / "b" / "c.yaml", "één\ntwee\n")
    assert tree(tmp_path / "a" / "b") == {"c.yaml": "één\ntwee\n".encode()}


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(b"oud")
    with pytest.raises(ValueError, match=r"bestaat al$") as caught:
        write_new(path, "nieuw")
    assert str(caught.value) == f"{path} bestaat al"
    assert path.read_bytes() == b"oud"


@pytest.mark.parametrize("stop", STOPS, ids=repr)
def test_half_a_new_file_is_not_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    real = Path.open

    def half(path: Path, *arguments: Any) -> Any:
        return _FullFile(real(path, *arguments), stop)

    monkeypatch.setattr(Path, "open", half)
    with pytest.raises(type(stop), match=FULL):
        write_new(tmp_path / "c.yaml", "nieuw\n")
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("stop", STOPS, ids=repr)
@pytest.mark.parametrize("step", ["file", "after"])
def test_new_files_come_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException, step: str
) -> None:
    """With their folders; what was there stays."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "van een ander").write_bytes(b"x")
    before = sorted(tmp_path.rglob("*"))
    files = {tmp_path / "map" / "a": "een\n", tmp_path / "nieuw" / "diep" / "b": "twee\n"}
    real = publish.write_new

    def failing(path: Path, text: str) -> None:
        if step == "file" and path.name == "b":
            path.parent.mkdir(parents=True)
            raise stop
        real(path, text)

    monkeypatch.setattr(publish, "write_new", failing)
    with pytest.raises(type(stop), match=FULL), publish.written_new(files):
        raise stop
    assert sorted(tmp_path.rglob("*")) == before
    monkeypatch.setattr(publish, "write_new", real)
    with publish.written_new(files):
        pass
    assert [path.read_text("utf-8") for path in files] == ["een\n", "twee\n"]


def test_what_cannot_be_written_as_utf8_makes_no_new_file(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path / "map" / "c.yaml", "x" * 100_000 + "\ud800")
    assert tree(tmp_path) == {}


def test_a_text_is_written_beside_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In its folder, made if need be: only there is putting it in place one step."""
    moves: list[tuple[Path, Path]] = []
    real = Path.replace

    def told(aside: Path, path: Path) -> Path:
        moves.append((aside, path))
        return real(aside, path)

    monkeypatch.setattr(Path, "replace", told)
    path = tmp_path / "a" / "b" / "c.yaml"
    write_layout({path: "één\n"})
    ((aside, target),) = moves
    assert (aside.parent, target) == (path.parent, path)
    assert re.fullmatch(r"\.kader-schrijft-c\.yaml\.\w+", aside.name)
    assert tree(path.parent) == {"c.yaml": "één\n".encode()}


def test_layout_replaces_texts(tmp_path: Path) -> None:
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for path in paths:
        path.write_bytes(b"oud\r\n")
    write_layout({paths[0]: "één\n", paths[1]: "twee\n"})
    assert tree(tmp_path) == {"a.yaml": "één\n".encode(), "b.yaml": b"twee\n"}


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o444])
def test_who_may_read_a_file_stays_the_same(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"oud\n")
    path.chmod(mode)
    write_layout({path: "nieuw\n", tmp_path / "b.yaml": "nieuw\n"})
    assert path.stat().st_mode & 0o777 == mode
    assert (tmp_path / "b.yaml").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("stop", STOPS, ids=repr)
def test_layout_that_fails_leaves_a_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, stop: BaseException
) -> None:
    """The files before it have their new text, it and those after it the old one."""
    paths = [tmp_path / f"{name}.yaml" for name in "abc"]
    for path in paths:
        path.write_bytes(b"oud\n")
    fails_at(monkeypatch, step, stop, 1)
    with pytest.raises(type(stop), match=FULL):
        write_layout(dict.fromkeys(paths, "nieuw\n"))
    assert tree(tmp_path) == {"a.yaml": b"nieuw\n", "b.yaml": b"oud\n", "c.yaml": b"oud\n"}


# The files of a revision.

BLOBS = (Blob("kader.yaml", b"a\r\n"), Blob("een/twee/drie.yaml", b"\xff"))


def test_a_revision_is_unpacked_and_goes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with unpacked(BLOBS) as root:
        assert root.name == "kader"
        assert root.parent.name.startswith("kader-")
        assert tree(root) == {
            "kader.yaml": b"a\r\n",
            "een": None,
            "een/twee": None,
            "een/twee/drie.yaml": b"\xff",
        }
    assert tree(tmp_path) == {}


def test_what_is_no_file_is_a_link_to_nothing(tmp_path: Path) -> None:
    write_blobs(tmp_path / "a" / "b", [Blob("waarden/wa-01.yaml", None)])
    assert (tmp_path / "a" / "b" / "waarden" / "wa-01.yaml").readlink() == Path("/nergens")


@pytest.mark.parametrize(
    "blobs",
    [
        [Blob("a", b""), Blob("a", b"x")],
        [Blob("a", None), Blob("a", b"x")],
        [Blob("a", b"x"), Blob("a", None)],
        [Blob("a", b""), Blob("a/b", b"x")],
    ],
)
def test_a_name_that_is_there_twice_is_refused(tmp_path: Path, blobs: list[Blob]) -> None:
    with pytest.raises(NoRevision, match=r"^‘a(/b)?’ staat er twee keer$"):
        write_blobs(tmp_path / "kader", blobs)
    assert not (tmp_path / "kader").exists()


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"bestaat al$") as caught:
        write_blobs(tmp_path, BLOBS)
    assert str(caught.value) == f"{tmp_path} bestaat al"
    assert tree(tmp_path) == {}
