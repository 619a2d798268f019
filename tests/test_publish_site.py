"""A site is put in its place whole, in one step where the system can, and nothing else is left."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.site.mark import MARK, Mark, write_mark
from generator.store import exchange, staging
from generator.store.linkcheck import DeadLink
from generator.store.lock import locked
from generator.store.place import NoPlace
from generator.store.site import BrokenSite, publish_site
from tests.test_publish import FULL, STOPS, Tree, failing, tree

ROOT = Path(__file__).parents[1]


def page(text: str) -> str:
    """A small page."""
    return f"<!doctype html><title>t</title>{text}"


def mark(*files: str, releases: tuple[str, ...] = (), pages: int = 2) -> str:
    """The mark of a small site."""
    return write_mark(Mark("Kader", releases, pages, frozenset(files)))


OLD_MARK, NEW_MARK = mark("index.html", "map/oud.html"), mark("index.html", "map/kaart.png")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The place of a site where an old one stands."""
    site = tmp_path / "site"
    (site / "map").mkdir(parents=True)
    (site / "index.html").write_text(page("oud"), encoding="utf-8")
    (site / "map" / "oud.html").write_text(page("oud"), encoding="utf-8")
    (site / MARK).write_text(OLD_MARK, encoding="utf-8")
    return site


def build(target: Path) -> None:
    """A new site of two files and its mark."""
    (target / "index.html").write_text(page('<a href="map/kaart.png">x</a>'), encoding="utf-8")
    (target / "map").mkdir()
    (target / "map" / "kaart.png").write_bytes(b"png")
    (target / MARK).write_text(NEW_MARK, encoding="utf-8")


NEW: Tree = {
    "site": None,
    f"site/{MARK}": NEW_MARK.encode(),
    "site/index.html": page('<a href="map/kaart.png">x</a>').encode(),
    "site/map": None,
    "site/map/kaart.png": b"png",
}


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system know no exchange."""
    monkeypatch.setattr(exchange, "exchange", lambda *_: False)


@pytest.fixture(params=["in one step", "in two steps"])
def any_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has the exchange, and one that hasn't."""
    if request.param == "in two steps":
        without_exchange(monkeypatch)


@pytest.mark.usefixtures("any_system")
def test_new_site_takes_the_place_of_the_old(site: Path) -> None:
    """Files of the old site don't linger, and folders are no files."""
    assert publish_site(site, build) == 3
    assert tree(site.parent) == NEW


@pytest.mark.usefixtures("any_system")
@pytest.mark.parametrize("there", [False, True])
def test_first_site(tmp_path: Path, there: bool) -> None:
    """Nothing needs to stand there, not even the folder above it; an empty folder may."""
    target = tmp_path / "a" / "b" / "site"
    if there:
        target.mkdir(parents=True)
    assert publish_site(target, build) == 3
    assert tree(tmp_path / "a" / "b") == NEW


def test_a_linked_site_stays_linked(site: Path, tmp_path: Path) -> None:
    """What the link leads to is replaced, beside where it stands."""
    (tmp_path / "map").mkdir()
    link = tmp_path / "map" / "koppeling"
    link.symlink_to(site)
    publish_site(link, build)
    assert link.readlink() == site
    assert sorted(p.name for p in tmp_path.iterdir()) == ["map", "site"]
    assert tree(site) == {n.removeprefix("site/"): c for n, c in NEW.items() if n != "site"}


def test_a_site_is_built_aside(site: Path) -> None:
    """While it is built, readers have the old one, and the new one can be moved in one step."""
    before = tree(site)

    def look(target: Path) -> None:
        assert tree(site) == before
        assert tree(target) == {}
        assert target.parent.parent == site.parent
        build(target)

    publish_site(site, look)


def test_git_ignores_a_site_in_the_making(site: Path) -> None:
    """Whatever the site is called; the file of this project says so."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    seen: list[str] = []

    def look(target: Path) -> None:
        seen.append(target.parent.name)
        build(target)

    publish_site(site, look)
    publish_site(site.parent / "iets anders", look)
    assert [name[: len(staging.PREFIX)] for name in seen] == [staging.PREFIX] * 2
    assert f"{staging.PREFIX}*/" in ignored


@pytest.mark.parametrize("stop", [*STOPS, RuntimeError(FULL)], ids=repr)
def test_a_build_that_fails_leaves_the_old_site(site: Path, stop: BaseException) -> None:
    """Half-way, after a file was written."""
    before = tree(site.parent)

    def half(target: Path) -> None:
        build(target)
        raise stop

    with pytest.raises(type(stop), match=FULL):
        publish_site(site, half)
    assert tree(site.parent) == before


def test_a_dead_link_leaves_the_old_site(site: Path) -> None:
    """And every dead link is told."""
    before = tree(site.parent)

    def dead(target: Path) -> None:
        build(target)
        (target / "b.html").write_text(page('<a href="weg/">x</a><img src="y">'), encoding="utf-8")

    with pytest.raises(BrokenSite, match=r"^2 dode links$") as caught:
        publish_site(site, dead)
    assert caught.value.dead == [DeadLink("b.html", "weg/"), DeadLink("b.html", "y")]
    assert tree(site.parent) == before


@pytest.mark.parametrize("of_a_file", [False, True])
def test_what_can_not_be_written_is_named(site: Path, of_a_file: bool) -> None:
    """A full disk names no file; then it is the site."""

    def full(target: Path) -> None:
        named = (str(target / "b.html"),) if of_a_file else ()
        raise OSError(errno.ENOSPC, FULL, *named)

    with pytest.raises(OSError, match=FULL) as caught:
        publish_site(site, full)
    named = Path(caught.value.filename)
    assert named.name == "b.html" if of_a_file else named == site


def test_an_error_without_a_number_names_no_file(site: Path) -> None:
    def odd(target: Path) -> None:
        raise OSError(FULL)

    with pytest.raises(OSError, match=FULL) as caught:
        publish_site(site, odd)
    assert caught.value.filename is None


def test_a_site_without_a_mark_is_not_published(site: Path) -> None:
    """It could never be replaced; ``mkdocs.yml`` doesn't name the plugin."""
    before = tree(site.parent)
    with pytest.raises(ValueError, match=r"^de site heeft geen kenmerk; noemt mkdocs.yml de plu"):
        publish_site(site, lambda target: target.joinpath("a").touch())
    assert tree(site.parent) == before


# Far less than stands there.


def building(releases: tuple[str, ...], pages: int) -> Callable[[Path], None]:
    """A build of a site that says that it holds this."""

    def build_some(target: Path) -> None:
        build(target)
        (target / MARK).write_text(
            mark("index.html", "map/kaart.png", releases=releases, pages=pages), encoding="utf-8"
        )

    return build_some


LESS = [(("0.1.0",), 100), (("0.1.0", "0.2.0"), 49), ((), 3)]


@pytest.mark.parametrize(("releases", "pages"), LESS)
def test_far_less_is_refused_unless_it_is_meant(
    tmp_path: Path, releases: tuple[str, ...], pages: int
) -> None:
    target = tmp_path / "site"
    publish_site(target, building(("0.1.0", "0.2.0"), 100))
    before = tree(tmp_path)
    with pytest.raises(NoPlace, match=r"^de nieuwe site mist .*Bouw dan met: kader bouw --kleiner"):
        publish_site(target, building(releases, pages))
    assert tree(tmp_path) == before
    publish_site(target, building(releases, pages), smaller=True)
    assert tree(tmp_path) != before


def test_meaning_it_waives_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish_site(target, building(("0.1.0", "0.2.0"), 100))
    (target / "scriptie.doc").write_bytes(b"x")
    with pytest.raises(NoPlace, match="scriptie"):
        publish_site(target, building((), 1), smaller=True)


def test_what_came_while_it_was_built_is_not_replaced(site: Path) -> None:
    """A build takes a while; somebody may put a file there."""

    def slow(target: Path) -> None:
        build(target)
        (site / "scriptie.doc").write_bytes(b"x")

    with pytest.raises(NoPlace, match="scriptie"):
        publish_site(site, slow)
    assert (site / "scriptie.doc").read_bytes() == b"x"


# What can be read.


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_a_web_server_can_read_it(tmp_path: Path, umask: int) -> None:
    """Whatever the umask is; the folders that were made above it too."""
    if umask == 0o777 and os.geteuid():
        pytest.skip("only root can write with such a umask")
    before = os.umask(umask)
    try:
        publish_site(tmp_path / "a" / "site", build)
    finally:
        os.umask(before)
    modes = {
        str(p.relative_to(tmp_path)): stat.S_IMODE(p.stat().st_mode) for p in tmp_path.rglob("*")
    }
    assert modes == {
        "a": 0o755,
        "a/site": 0o755,
        f"a/site/{MARK}": 0o644,
        "a/site/index.html": 0o644,
        "a/site/map": 0o755,
        "a/site/map/kaart.png": 0o644,
    }


# Moves that fail, on a system without an exchange.


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("stop", STOPS, ids=repr)
def test_a_move_that_fails_leaves_the_old_site(
    site: Path, monkeypatch: pytest.MonkeyPatch, at: int, stop: BaseException
) -> None:
    """Whether the old site can't go or the new one can't come."""
    before = tree(site.parent)
    without_exchange(monkeypatch)
    monkeypatch.setattr(Path, "rename", failing(Path.rename, stop, at=at))
    with pytest.raises(type(stop), match=FULL):
        publish_site(site, build)
    assert tree(site.parent) == before


def test_a_first_move_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "rename", failing(Path.rename, OSError(FULL), at=0))
    with pytest.raises(OSError, match=FULL):
        publish_site(tmp_path / "site", build)
    assert tree(tmp_path) == {}


def test_an_old_site_that_cannot_come_back_is_kept(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When even the way back fails, the only copy isn't thrown away; the next build restores it."""
    before = tree(site)
    without_exchange(monkeypatch)
    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", failing(Path.rename, OSError(FULL), at=1, upto=2))
        with pytest.raises(OSError, match=FULL):
            publish_site(site, build)
    (aside,) = site.parent.iterdir()
    assert aside.name.startswith(staging.PREFIX)
    assert tree(aside / "oud") == before

    def look(target: Path) -> None:
        assert tree(site) == before
        build(target)

    publish_site(site, look)
    assert tree(site.parent) == NEW


def test_an_exchange_that_fails_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the disk is no reason to try a worse way."""
    before = tree(site.parent)

    def full(*_: object) -> bool:
        raise OSError(FULL)

    monkeypatch.setattr(exchange, "exchange", full)
    with pytest.raises(OSError, match=FULL):
        publish_site(site, build)
    assert tree(site.parent) == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has renameat2")
def test_an_exchange(tmp_path: Path) -> None:
    (tmp_path / "a" / "x").mkdir(parents=True)
    (tmp_path / "b" / "y").mkdir(parents=True)
    assert exchange.exchange(tmp_path / "a", tmp_path / "b")
    assert tree(tmp_path) == {"a": None, "a/y": None, "b": None, "b/x": None}
    with pytest.raises(FileNotFoundError):
        exchange.exchange(tmp_path / "a", tmp_path / "weg")


def test_a_stop_after_the_last_move_keeps_the_new_site(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands in its place stays there, and the old one goes."""
    without_exchange(monkeypatch)
    real = Path.rename

    def moved(path: Path, target: Path) -> Path:
        done = real(path, target)
        if target == site:
            raise KeyboardInterrupt(FULL)
        return done

    monkeypatch.setattr(Path, "rename", moved)
    with pytest.raises(KeyboardInterrupt, match=FULL):
        publish_site(site, build)
    assert tree(site.parent) == NEW


def test_a_stop_while_clearing_still_clears(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "rmdir", failing(os.rmdir, KeyboardInterrupt(FULL), at=0))
    with pytest.raises(KeyboardInterrupt, match=FULL):
        publish_site(site, build)
    assert tree(site.parent) == NEW


def test_an_old_site_that_cannot_be_removed_stops_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new one stands in its place by then; the next build tries again."""
    with monkeypatch.context() as broken:
        broken.setattr(os, "rmdir", failing(os.rmdir, OSError(FULL), at=0, upto=99))
        assert publish_site(site, build) == 3
    assert {name: c for name, c in tree(site.parent).items() if name.startswith("site")} == NEW
    publish_site(site, build)
    assert tree(site.parent) == NEW


def test_a_place_aside_that_cannot_be_made_changes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(site.parent)
    monkeypatch.setattr(tempfile, "mkdtemp", failing(lambda: None, OSError(FULL), at=0))
    with pytest.raises(OSError, match=FULL):
        publish_site(site, build)
    assert tree(site.parent) == before


@pytest.mark.parametrize("step", ["mkdir", "write_bytes", "chmod"])
def test_a_folder_that_cannot_be_made_changes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = tree(site.parent)
    monkeypatch.setattr(Path, step, failing(getattr(Path, step), OSError(FULL), at=0))
    with pytest.raises(OSError, match=FULL):
        publish_site(site, build)
    assert tree(site.parent) == before


# What dead builds left, and living ones.


def left(folder: Path, name: str = "kader_01", *, oud: bool = False, doel: str = "site") -> Path:
    """What a killed build leaves."""
    aside = folder / f"{staging.PREFIX}{name}"
    (aside / "nieuw" / "map").mkdir(parents=True)
    (aside / "doel").write_text(doel, encoding="utf-8")
    if oud:
        (aside / "oud").mkdir()
        (aside / "oud" / MARK).write_text(mark("index.html"), encoding="utf-8")
    return aside


def test_the_next_build_clears_what_dead_ones_left(site: Path) -> None:
    left(site.parent)
    left(site.parent, "een_twee", oud=True)
    (site.parent / f"{staging.PREFIX}leeg0000").mkdir()
    publish_site(site, build)
    assert tree(site.parent) == NEW


def test_a_living_build_is_left_alone(site: Path) -> None:
    aside = left(site.parent)
    before = tree(aside)
    with locked(aside, wait=False) as is_held:
        assert is_held
        publish_site(site, build)
        assert tree(aside) == before


def test_a_folder_that_only_has_the_name_is_left_alone(site: Path) -> None:
    """Another shape, another name, a link, a file."""
    (left(site.parent) / "scriptie.doc").write_bytes(b"x")
    left(site.parent, "te-lange-naam")
    (site.parent / f"{staging.PREFIX}koppelin").symlink_to(site)
    (site.parent / f"{staging.PREFIX}bestand0").write_bytes(b"x")
    before = {n: c for n, c in tree(site.parent).items() if not n.startswith("site")}
    publish_site(site, build)
    assert tree(site.parent) == before | NEW


def test_a_folder_of_someone_else_is_left_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = left(site.parent)
    monkeypatch.setattr(os, "geteuid", lambda: aside.stat().st_uid + 1)
    publish_site(site, build)
    assert aside.is_dir()


@pytest.mark.parametrize(
    ("doel", "comes_back"),
    [("ander", True), ("site", False), ("../ander", False), ("a/b", False), ("/ander", False)],
)
def test_a_site_comes_back_only_where_it_stood(
    site: Path, doel: str, comes_back: bool, tmp_path: Path
) -> None:
    """Beside the folder of its build, and where nothing stands."""
    left(tmp_path, oud=True, doel=doel)
    publish_site(site, build)
    others = {n for n in tree(tmp_path) if not n.startswith("site")}
    assert others == ({"ander", f"ander/{MARK}"} if comes_back else set())


def test_what_is_no_site_does_not_come_back(tmp_path: Path) -> None:
    aside = left(tmp_path, oud=True, doel="ander")
    (aside / "oud" / MARK).write_text("{}", encoding="utf-8")
    publish_site(tmp_path / "site", build)
    assert tree(tmp_path) == NEW


@pytest.mark.parametrize("meanwhile", [False, True])
def test_a_build_waits_for_another_that_is_putting_its_site_there(
    site: Path, meanwhile: bool
) -> None:
    """Whoever comes second goes on only when the first is ready, before it builds and after."""
    ready: list[str] = []

    def hold() -> None:
        with locked(site.parent, wait=True):
            held.set()
            time.sleep(0.4)
            ready.append("eerste")

    def begin() -> None:
        other.start()
        held.wait()

    def building(target: Path) -> None:
        build(target)
        if meanwhile:
            begin()

    held = threading.Event()
    other = threading.Thread(target=hold)
    if not meanwhile:
        begin()
    publish_site(site, building)
    ready.append("tweede")
    other.join()
    assert ready == ["eerste", "tweede"]


def test_one_dead_link_is_told_as_one(site: Path) -> None:
    def broken(target: Path) -> None:
        build(target)
        (target / "index.html").write_text(page('<a href="weg/">x</a>'), encoding="utf-8")

    with pytest.raises(BrokenSite, match=r"^1 dode link$"):
        publish_site(site, broken)


def test_two_builds_at_once_end_with_one_whole_site(site: Path) -> None:
    """The second is built within the first."""

    def both(target: Path) -> None:
        build(target)
        publish_site(site, build)

    publish_site(site, both)
    assert tree(site.parent) == NEW


def test_without_locks_nothing_is_taken_for_dead(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then nobody knows who lives."""
    aside = left(site.parent)
    monkeypatch.setattr("generator.store.lock.fcntl", None)
    publish_site(site, build)
    assert aside.is_dir()
    assert (site / "map" / "kaart.png").is_file()


# Signals.

_SLOW = """
import sys, time
from pathlib import Path
from generator.edge import cli
from generator.edge.commands import bouw
def slow(*_):
    def build(target):
        (target / "a").write_bytes(b"x")
        print("bezig", flush=True)
        time.sleep(60)
    return build
bouw.builder = slow
sys.exit(cli.main(["bouw", "--kader", "tests/voorbeeldkader", "--naar", sys.argv[1]]))
"""
_TERM = "een ander programma of het systeem vroeg om te stoppen"


def start(target: Path, *before: str) -> subprocess.Popen[str]:
    """A build that takes long, when it has begun."""
    running = subprocess.Popen(
        [*before, sys.executable, "-c", _SLOW, str(target)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout
    assert running.stdout.readline() == "bezig\n"
    return running


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (signal.SIGINT, "kader: afgebroken.\n"),
        (signal.SIGTERM, f"kader: afgebroken: {_TERM}.\n"),
        (signal.SIGHUP, "kader: afgebroken: het venster of de verbinding is gesloten.\n"),
    ],
)
def test_a_signal_clears_up_and_says_so(site: Path, number: signal.Signals, said: str) -> None:
    """The exit code is that of a shell: 128 and the number of the signal."""
    before = tree(site.parent)
    running = start(site)
    running.send_signal(number)
    assert running.communicate(timeout=60) == ("", said)
    assert running.returncode == 128 + number
    assert tree(site.parent) == before


def test_a_signal_that_is_ignored_stays_ignored(site: Path) -> None:
    """``nohup`` asks to go on when the terminal goes."""
    running = start(site, "nohup")
    running.send_signal(signal.SIGHUP)
    time.sleep(0.3)
    running.send_signal(signal.SIGTERM)
    assert running.communicate(timeout=60) == ("", f"kader: afgebroken: {_TERM}.\n")
    assert running.returncode == 128 + signal.SIGTERM


_LOADING = """
import os, signal, sys
class Stop:
    def find_spec(self, name, *_):
        if name == "click":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
import generator.edge.start
"""


def test_ctrl_c_while_the_program_is_loaded_prints_no_traceback() -> None:
    """Nothing has been done by then."""
    result = subprocess.run(
        [sys.executable, "-c", _LOADING], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert (result.returncode, result.stdout, result.stderr) == (-signal.SIGINT, b"", b"")
