"""Where a site may be put: nowhere that holds, or is part of, what somebody could miss."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edge.cli import main
from generator.site.mark import MARK, Mark, losses, read_mark, write_mark
from generator.store.place import Kept, NoPlace, find_place, kept_with, mark_of, refuse_losses

HERE = Path(__file__).resolve().parent
REAL = HERE.parent / "framework"
ELSEWHERE = "Kies met --naar een map die er nog niet is."


def make_site(folder: Path, releases: tuple[str, ...] = ("0.1.0",), pages: int = 10) -> Path:
    """A small site of ours."""
    (folder / "a").mkdir(parents=True)
    (folder / "index.html").write_text("x", encoding="utf-8")
    (folder / "a" / "index.html").write_text("x", encoding="utf-8")
    mark = Mark("Kader", releases, pages, frozenset({"index.html", "a/index.html"}))
    (folder / MARK).write_text(write_mark(mark), encoding="utf-8")
    return folder


def folder_with(name: str) -> Callable[[Path], Path]:
    """A folder that holds one file."""

    def make(root: Path) -> Path:
        path = root / "plek" / name
        path.parent.mkdir(parents=True)
        path.write_text("x", encoding="utf-8")
        return root / "plek"

    return make


def site_with(name: str) -> Callable[[Path], Path]:
    """A site of ours in which someone put a file."""

    def make(root: Path) -> Path:
        path = make_site(root / "plek") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
        return root / "plek"

    return make


def a_file(root: Path) -> Path:
    (root / "plek").write_text("x", encoding="utf-8")
    return root / "plek"


def below_a_file(root: Path) -> Path:
    return a_file(root) / "site"


def a_pipe(root: Path) -> Path:
    os.mkfifo(root / "plek")
    return root / "plek"


def a_link_to(what: Callable[[Path], Path], name: str = "plek") -> Callable[[Path], Path]:
    """A link to something that may not be replaced."""

    def make(root: Path) -> Path:
        (root / "echt").mkdir()
        (root / "koppeling").symlink_to(what(root / "echt"))
        return root / "koppeling"

    return make


def a_dead_link(root: Path) -> Path:
    (root / "plek").symlink_to(root / "weg")
    return root / "plek"


def below_a_dead_link(root: Path) -> Path:
    return a_dead_link(root) / "site"


def a_ring(root: Path) -> Path:
    (root / "plek").symlink_to(root / "plek")
    return root / "plek"


def a_mark_that_is_a_link(root: Path) -> Path:
    site = make_site(root / "plek")
    (site / MARK).rename(root / "kenmerk")
    (site / MARK).symlink_to(root / "kenmerk")
    return site


def a_linked_page(root: Path) -> Path:
    site = make_site(root / "plek")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(a_file(root / "plek" / "a"))
    return site


def a_linked_folder(root: Path) -> Path:
    site = make_site(root / "site")
    (site / "b").symlink_to(root)
    return site


def a_bad_mark(root: Path) -> Path:
    site = make_site(root / "plek")
    (site / MARK).write_text("{}", encoding="utf-8")
    return site


def a_mark_with_another_page(*, is_whole: bool) -> Callable[[Path], Path]:
    """A mark that stands with one page that is called like one of ours."""

    def make(root: Path) -> Path:
        place = folder_with("index.html")(root)
        files = frozenset({"index.html", "a/index.html", "b/index.html"})
        mark = Mark("Kader", ("0.1.0",), 3, files, is_whole)
        (place / MARK).write_text(write_mark(mark), encoding="utf-8")
        return place

    return make


def in_a_bare_repository(root: Path) -> Path:
    for name in ("objects", "refs"):
        (root / name).mkdir()
    (root / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    return root / "site"


UNMARKED = (
    "die map is niet leeg, en niet herkenbaar als een site die kader maakte (geen geldig bestand "
    f".kader-site). {ELSEWHERE} Is het een oude site? Haal de map dan zelf weg."
)
DEAD = "is een koppeling naar iets wat er niet is. Haal de koppeling weg, of maak waar zij heen"
REFUSED: list[tuple[Callable[[Path], Path], str]] = [
    (folder_with("scriptie.doc"), UNMARKED),
    (folder_with(".verborgen"), UNMARKED),
    (folder_with("index.html"), UNMARKED),
    (a_bad_mark, UNMARKED),
    (a_mark_that_is_a_link, UNMARKED),
    (a_link_to(folder_with("scriptie.doc")), UNMARKED),
    (folder_with(".git/config"), f"daar staat een map met eigen versies (.git). {ELSEWHERE}"),
    (folder_with(".git"), f"daar staat een map met eigen versies (.git). {ELSEWHERE}"),
    (site_with(".git"), f"daar staat een map met eigen versies (.git). {ELSEWHERE}"),
    (site_with("notitie.txt"), "daar staat een eerdere site, en ook ‘notitie.txt’, wat geen bouw"),
    (site_with("a/b/c.doc"), "daar staat een eerdere site, en ook ‘a/b/c.doc’, wat geen bouw"),
    (site_with("a/.git/HEAD"), "en ook ‘a/.git’ en ‘a/.git/HEAD’, wat geen bouw"),
    (
        a_mark_with_another_page(is_whole=True),
        "daar staat wel een bestand .kader-site, maar niet de site waar het bij hoort. Is het "
        "meegekomen met een kopie, haal het dan weg: wat hier staat, is dan van iemand anders.",
    ),
    (a_linked_page, "en ook ‘a/plek’ en ‘index.html’, wat geen bouw"),
    (a_linked_folder, "en ook ‘b’, wat geen bouw er heeft neergezet. Zet dat ergens anders neer."),
    (a_file, f"daar staat al een bestand. {ELSEWHERE}"),
    (a_pipe, f"daar staat al een bestand. {ELSEWHERE}"),
    (a_link_to(a_file), f"daar staat al een bestand. {ELSEWHERE}"),
    (below_a_file, f"is een bestand, geen map. {ELSEWHERE}"),
    (a_dead_link, DEAD),
    (below_a_dead_link, DEAD),
    (a_ring, DEAD),
    (lambda root: root / ".git" / "site", f"dat hoort bij git zelf (.git). {ELSEWHERE}"),
    (lambda root: root / ".GIT" / "hooks" / "x", f"dat hoort bij git zelf (.git). {ELSEWHERE}"),
    (in_a_bare_repository, f"is een opslag van git. {ELSEWHERE}"),
    (lambda _: Path("/"), f"dat is de hele schijf. {ELSEWHERE}"),
    (lambda _: Path("/proc"), "dat is een schijf of een gekoppelde map, en die kan niet worden"),
]


def seen(root: Path) -> dict[str, object]:
    """Everything below a folder, links as links."""
    return {
        str(p): p.readlink() if p.is_symlink() else p.read_bytes() if p.is_file() else None
        for p in sorted(root.rglob("*"))
    }


@pytest.mark.parametrize(("make", "reason"), REFUSED)
def test_what_is_not_ours_is_refused(
    make: Callable[[Path], Path], reason: str, tmp_path: Path
) -> None:
    """And nothing is touched."""
    target = make(tmp_path)
    before = seen(tmp_path)
    with pytest.raises(NoPlace) as caught:
        find_place(target, ())
    assert str(caught.value).startswith(f"de site kan niet in ‘{target}’ staan: ")
    assert reason in str(caught.value)
    assert seen(tmp_path) == before


def an_empty_folder(root: Path) -> Path:
    (root / "plek").mkdir()
    return root / "plek"


def a_site_with_part_gone(root: Path) -> Path:
    """As MkDocs leaves it when it is killed."""
    site = make_site(root / "plek")
    (site / "index.html").unlink()
    return site


ALLOWED: list[tuple[Callable[[Path], Path], str]] = [
    (lambda root: root / "site", "site"),
    (lambda root: root / "a" / "b" / "site", "a/b/site"),
    (lambda root: root / "met een spatie’", "met een spatie’"),
    (lambda root: root / "x" / ".." / "site", "site"),
    (an_empty_folder, "plek"),
    (lambda root: make_site(root / "site"), "site"),
    (a_site_with_part_gone, "plek"),
    (a_mark_with_another_page(is_whole=False), "plek"),
    (site_with(".DS_Store"), "plek"),
    (site_with("a/Thumbs.db"), "plek"),
    (a_link_to(an_empty_folder), "echt/plek"),
    (a_link_to(lambda root: make_site(root / "site")), "echt/site"),
]


@pytest.mark.parametrize(("make", "place"), ALLOWED)
def test_what_is_absent_empty_or_ours_is_allowed(
    make: Callable[[Path], Path], place: str, tmp_path: Path
) -> None:
    """A link is followed: the site stands where it leads."""
    assert find_place(make(tmp_path), ()) == tmp_path / place


# What is kept.


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Kept, ...]:
    """A framework with its schemas, and a home, in one folder."""
    for name in ("project/kader", "project/schemas", "project/werk"):
        (tmp_path / name).mkdir(parents=True)
    return (
        Kept(tmp_path / "project" / "kader", "de map van het kader"),
        Kept(tmp_path / "project" / "schemas", "de map met de schema’s"),
        Kept(tmp_path / "project" / "werk", "de map waarin u nu werkt", whole=False),
    )


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("project/kader", "dat is de map van het kader"),
        ("project/kader/site", "dat ligt in de map van het kader"),
        ("project/kader/a/b", "dat ligt in de map van het kader"),
        ("project", "de map van het kader ligt daarin"),
        ("", "de map van het kader ligt daarin"),
        ("project/werk/../kader/x", "dat ligt in de map van het kader"),
        ("koppeling/kader", "dat is de map van het kader"),
        ("project/schemas/x", "dat ligt in de map met de schema’s"),
        ("project/werk", "dat is de map waarin u nu werkt"),
    ],
)
def test_what_is_kept_is_refused(
    place: str, reason: str, kept: tuple[Kept, ...], tmp_path: Path
) -> None:
    """Also when it is empty, or holds the mark of a site."""
    (tmp_path / "koppeling").symlink_to(tmp_path / "project")
    with pytest.raises(NoPlace) as caught:
        find_place(tmp_path / place, kept)
    assert str(caught.value).endswith(f": {reason}. {ELSEWHERE}")


@pytest.mark.parametrize("place", ["project/site", "project/werk/site", "kader"])
def test_beside_what_is_kept_there_is_room(
    place: str, kept: tuple[Kept, ...], tmp_path: Path
) -> None:
    assert find_place(tmp_path / place, kept) == tmp_path / place


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (".", "dat is de map waarin u nu werkt"),
        ("..", "de map waarin u nu werkt ligt daarin"),
        ("~", "dat is uw eigen map"),
        (str(REAL), "dat is de map van het kader"),
        (str(REAL / "x"), "dat ligt in de map van het kader"),
        (str(HERE.parent), "de map van het kader ligt daarin"),
        (str(HERE.parent / "schemas" / "x"), "dat ligt in de map met de schema’s"),
        (str(HERE.parent / "site_overrides"), "dat is de map met het thema"),
        (str(HERE.parent / "generator" / "x"), "dat ligt in de map van het programma"),
    ],
)
def test_the_folders_of_a_build_are_kept(
    place: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, home = tmp_path / "a" / "werk", tmp_path / "thuis"
    work.mkdir(parents=True)
    home.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("HOME", str(home))
    kept = kept_with(REAL, HERE.parent / "schemas")
    with pytest.raises(NoPlace, match=f": {reason}\\. "):
        find_place(Path(place).expanduser(), kept)


@pytest.mark.parametrize("missing", ["", "site"])
def test_a_folder_without_rights_is_refused(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above the site, or its own. (Who is root may write anywhere, so the answer is made up.)"""
    folder = tmp_path / "dicht"
    folder.mkdir()
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda p, mode: not (Path(p) == folder and mode & os.W_OK) and real(p, mode)
    )
    with pytest.raises(NoPlace) as caught:
        find_place(folder / missing, ())
    assert f": u mag niet schrijven in ‘{folder}’. Kies met --naar een map waarin" in str(
        caught.value
    )


def test_at_most_three_files_are_named(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    for name in "abcde":
        (site / f"{name}.txt").write_text("x", encoding="utf-8")
    with pytest.raises(NoPlace, match=r"ook ‘a.txt’, ‘b.txt’, ‘c.txt’ en 2 andere, wat geen bouw"):
        find_place(site, ())


# The command says it before it builds.


def test_the_command_refuses_before_it_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(*_: object) -> None:
        raise AssertionError("built")

    monkeypatch.setattr("generator.edge.commands.bouw.builder", lambda *_: build)
    target = folder_with("scriptie.doc")(tmp_path)
    before = seen(tmp_path)
    assert main(["bouw", "--kader", str(REAL), "--naar", str(target)]) == 1
    assert capsys.readouterr().err == (
        f"kader: de site kan niet in ‘{target}’ staan: {UNMARKED}\nEr is niets vervangen.\n"
    )
    assert seen(tmp_path) == before


# The mark.

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
marks = st.builds(
    Mark,
    words,
    st.lists(words, max_size=3).map(tuple),
    st.integers(0, 10**6),
    st.frozensets(words, max_size=5),
    st.booleans(),
)


@given(marks)
def test_a_mark_is_read_as_it_was_written(mark: Mark) -> None:
    assert read_mark(write_mark(mark)) == mark


GOOD = write_mark(Mark("Kader", ("0.1.0",), 3, frozenset({"a.html"})))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        "[" * 100_000,
        GOOD.replace("3", '"3"'),
        GOOD.replace("3", "true"),
        GOOD.replace('"a.html"', "1"),
        GOOD.replace('"Kader"', "null"),
        GOOD.replace('"0.1.0"', "{}"),
        GOOD + "\n",
        GOOD.replace("Deze map", "Een map"),
        GOOD.replace("{", '{"meer": 1,', 1),
        GOOD.replace('"bestanden"', '"onaf": false, "bestanden"'),
    ],
)
def test_what_no_build_wrote_is_no_mark(text: str, tmp_path: Path) -> None:
    (tmp_path / MARK).write_text(text, encoding="utf-8")
    assert mark_of(tmp_path) is None


def test_a_mark_that_is_no_text_is_no_mark(tmp_path: Path) -> None:
    (tmp_path / MARK).write_bytes(b"\xff")
    assert mark_of(tmp_path) is None
    (tmp_path / "map" / MARK).mkdir(parents=True)
    assert mark_of(tmp_path / "map") is None


# What would be lost.


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ((("0.1.0",), 10), (("0.1.0",), 10), []),
        ((("0.1.0",), 10), (("0.1.0", "0.2.0"), 5), []),
        (((), 10), ((), 5), []),
        (((), 0), ((), 0), []),
        (
            (("0.1.0",), 10),
            (("0.1.0",), 4),
            ["meer dan de helft van de pagina’s (de site die er staat heeft er 10, de nieuwe 4)"],
        ),
        (
            (("0.1.0", "0.2.0"), 10),
            (("0.2.0",), 9),
            ["uitgave 0.1.0 (de site die er staat heeft 2 uitgaven, de nieuwe 1 uitgave)"],
        ),
        (
            (("0.1.0", "0.2.0"), 10),
            ((), 1),
            [
                "uitgaven 0.1.0 en 0.2.0 (de site die er staat heeft 2 uitgaven, de nieuwe geen "
                "enkele uitgave)",
                "meer dan de helft van de pagina’s (de site die er staat heeft er 10, de nieuwe 1)",
            ],
        ),
        (
            (("0.1.0",), 10),
            (("0.2.0",), 10),
            ["uitgave 0.1.0 (de site die er staat heeft 1 uitgave, de nieuwe 1 uitgave)"],
        ),
    ],
)
def test_what_would_be_lost(
    old: tuple[tuple[str, ...], int], new: tuple[tuple[str, ...], int], lost: list[str]
) -> None:
    before, after = (Mark("Kader", *given, frozenset()) for given in (old, new))
    assert losses(before, after) == lost


def test_where_nothing_stands_nothing_is_lost(tmp_path: Path) -> None:
    refuse_losses(tmp_path, Mark("Kader", (), 0, frozenset()), "")
