"""A framework is read from git objects; the work tree is neither needed nor touched."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.check.framework import check
from generator.load.document import MAX_BYTES
from generator.store import revision
from generator.store.publish import unpacked, write_blobs
from generator.store.revision import (
    Blob,
    NoRevision,
    Revision,
    blobs,
    fork_point,
    is_before,
    resolve,
)
from tests.builders import EXAMPLE
from tests.repos import commit, git, make_repository

FOLDER = Path("framework")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the example framework, as the working directory."""
    folder = make_repository(tmp_path / "opslag")
    monkeypatch.chdir(folder)
    return folder


def files_below(folder: Path) -> dict[str, bytes]:
    """All files by their path."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_a_revision_holds_what_was_committed(repository: Path) -> None:
    (repository / "framework" / "waarden" / "wa-01.yaml").write_text("kapot", encoding="utf-8")
    before = files_below(repository)
    with unpacked(blobs(resolve("HEAD"), FOLDER)) as root:
        assert files_below(root) == files_below(EXAMPLE)
        assert check(root, stand_in=FOLDER).errors == ()
    assert not root.exists()
    assert files_below(repository) == before


def test_it_works_from_a_folder_inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "framework")
    assert len(blobs(resolve("main"), Path())) == len(files_below(EXAMPLE))


def test_it_works_in_a_bare_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", "opslag", "kaal")
    monkeypatch.chdir(tmp_path / "kaal")
    assert len(blobs(resolve("main"), FOLDER)) == len(files_below(EXAMPLE))


def test_a_link_is_never_followed(repository: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim"
    secret.write_text("geheim", encoding="utf-8")
    (repository / "framework" / "waarden" / "wa-09.yaml").symlink_to(secret)
    commit(repository, {})
    contents = {b.path: b.content for b in blobs(resolve("HEAD"), FOLDER)}
    assert contents["waarden/wa-09.yaml"] is None
    write_blobs(tmp_path / "uit", blobs(resolve("HEAD"), FOLDER))
    assert not (tmp_path / "uit" / "waarden" / "wa-09.yaml").exists()
    findings = check(tmp_path / "uit", stand_in=FOLDER).findings
    assert [(f.path, f.rule) for f in findings] == [("waarden/wa-09.yaml", "bestand-soort")]


def test_a_huge_file_is_refused_unread(repository: Path) -> None:
    commit(repository, {"framework/waarden/wa-09.yaml": "#" * (MAX_BYTES * 3)})
    contents = {b.path: b.content for b in blobs(resolve("HEAD"), FOLDER)}
    content = contents["waarden/wa-09.yaml"]
    assert content is not None
    assert len(content) == MAX_BYTES + 1
    with unpacked(blobs(resolve("HEAD"), FOLDER)) as root:
        assert [f.rule for f in check(root, stand_in=FOLDER).findings] == ["bestand-te-groot"]


def test_too_much_is_refused(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revision, "MAX_TOTAL", 1000)
    with pytest.raises(NoRevision, match=r"^in ‘HEAD’ staat te veel om te vergelijken$"):
        blobs(resolve("HEAD"), FOLDER)


@pytest.mark.parametrize("name", ["bestaat-niet", "--help", "-n", "HEAD:framework", "", "a b"])
def test_an_unknown_revision_says_so(repository: Path, name: str) -> None:
    with pytest.raises(NoRevision) as caught:
        resolve(name)
    assert str(caught.value) == f"‘{name}’ is geen versie, geen map en geen git-revisie"


def test_a_tag_with_the_name_of_a_branch_is_refused(repository: Path) -> None:
    """Git would take the tag in silence: who may make tags would choose what is compared with."""
    commit(repository, {"framework/kader.yaml": "anders"})
    git(repository, "tag", "main")
    assert resolve("main").commit == git(repository, "rev-parse", "HEAD")
    git(repository, "tag", "--force", "main", "HEAD~1")
    with pytest.raises(NoRevision, match="‘main’ is hier een branch en ook een tag"):
        resolve("main")
    assert resolve("refs/heads/main").commit == git(repository, "rev-parse", "HEAD")


@pytest.mark.parametrize("sort", ["blob", "tree"])
def test_a_tag_of_no_commit_is_refused(repository: Path, sort: str) -> None:
    what = "HEAD^{tree}" if sort == "tree" else "HEAD:framework/kader.yaml"
    git(repository, "tag", "raar", git(repository, "rev-parse", what))
    with pytest.raises(NoRevision, match="‘raar’ is geen versie, geen map en geen git-revisie"):
        resolve("raar")


def test_outside_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(NoRevision, match=r"is geen versie en geen map, en deze map is geen git"):
        resolve("main")


def test_without_git_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(NoRevision, match=r"^git is niet geïnstalleerd$"):
        resolve("main")


def test_a_git_that_hangs_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*arguments: object, **options: object) -> None:
        raise subprocess.TimeoutExpired("git", 60)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(NoRevision, match=r"^git gaf geen antwoord$"):
        resolve("main")


def test_a_revision_without_the_folder_says_so(repository: Path) -> None:
    with pytest.raises(NoRevision, match=r"^in ‘main’ staat geen map elders$"):
        blobs(resolve("main"), Path("elders"))
    with pytest.raises(NoRevision, match=r"staat niet in deze git-opslag$"):
        blobs(resolve("main"), Path("/elders"))


def test_a_shallow_clone_says_what_it_lacks(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = git(repository, "rev-parse", "HEAD")
    commit(repository, {"a": "1"})
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "ondiep")
    monkeypatch.chdir(tmp_path / "ondiep")
    with pytest.raises(NoRevision) as caught:
        resolve(first)
    assert str(caught.value).endswith(
        "geen git-revisie die hier bekend is: deze kopie is ondiep en mist een deel van de "
        "geschiedenis. Haal de rest op met: git fetch --unshallow (in een pijplijn: zet "
        "‘fetch-depth: 0’ bij de stap die de opslag ophaalt, of bij GitLab de variabele GIT_DEPTH "
        "op 0)"
    )
    git(tmp_path / "ondiep", "fetch", "--unshallow")
    assert resolve(first).commit == resolve("HEAD~1").commit == first


def test_a_partial_clone_fetches_nothing(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    arguments = ("--quiet", "--no-checkout", "--filter=blob:none", repository.as_uri(), "deel")
    git(tmp_path, "clone", *arguments)
    monkeypatch.chdir(tmp_path / "deel")
    with pytest.raises(NoRevision, match=r"^een deel van de bestanden ontbreekt"):
        blobs(resolve("HEAD"), FOLDER)


def test_the_fork_point_is_where_a_proposal_began(repository: Path) -> None:
    begin = git(repository, "rev-parse", "HEAD")
    git(repository, "switch", "--quiet", "--create", "voorstel")
    commit(repository, {"a": "1"})
    git(repository, "switch", "--quiet", "main")
    commit(repository, {"b": "1"})
    main, proposal = resolve("main"), resolve("voorstel")
    parted = fork_point(main, proposal)
    assert parted
    assert parted.commit == begin
    assert parted.label == f"main, waar voorstel aftakte ({begin[:7]})"
    assert main.label == f"main ({main.commit[:7]})"
    assert is_before(resolve(begin), main)
    assert not is_before(main, resolve(begin))
    assert not is_before(main, main)
    # Looking back there is no fork: the two are compared as they are.
    assert fork_point(main, resolve(begin)) == main


def test_strangers_have_no_fork_point(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--orphan", "vreemd")
    commit(repository, {"a": "1"})
    assert fork_point(resolve("main"), resolve("vreemd")) is None


@pytest.mark.parametrize(
    "path",
    [
        "../uit",
        "/uit",
        "a/../../uit",
        ".",
        "a//b",
        "n" * 256,
        "é" * 128,
        "d/" * 500 + "d",
        "\udcff/..",
    ],
)
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(NoRevision, match=r"is geen gewone plek$"):
        write_blobs(tmp_path / "in", [Blob(path, b"x")])


def test_an_existing_folder_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"bestaat al$"):
        write_blobs(tmp_path, [])


@pytest.mark.parametrize("names", [("a", "a/b"), ("a/b", "a"), ("a", "a")])
@pytest.mark.parametrize("content", [b"x", None])
def test_a_name_that_stands_there_twice_is_refused(
    tmp_path: Path, names: tuple[str, str], content: bytes | None
) -> None:
    """Git's objects can hold that; a link is never written through."""
    first, second = names
    with pytest.raises(NoRevision, match=rf"^‘{second}’ staat er twee keer$"):
        write_blobs(tmp_path / "in", [Blob(first, content), Blob(second, b"y")])


def write_tree(folder: Path, *entries: tuple[str, str, str, str]) -> str:
    """A tree that git would make of no work tree; entries as ``git ls-tree`` writes them."""
    lines = "".join(f"{mode} {kind} {sha}\t{name}\0" for mode, kind, sha, name in entries)
    done = subprocess.run(
        ["git", "mktree", "-z", "--missing"],
        cwd=folder,
        input=lines.encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def committed(folder: Path, mode: str, kind: str, sha: str) -> Revision:
    """A commit that holds only this as ``framework``."""
    tree = write_tree(folder, (mode, kind, sha, "framework"))
    return resolve(git(folder, "commit-tree", tree, "-m", "x"))


@pytest.mark.parametrize(
    ("mode", "kind"), [("100644", "blob"), ("120000", "blob"), ("160000", "commit")]
)
def test_a_framework_that_is_no_folder_is_refused(repository: Path, mode: str, kind: str) -> None:
    """A file, a link and a submodule."""
    sha = git(repository, "rev-parse", "HEAD:framework/register/gemeenten.csv")
    made = committed(repository, mode, kind, sha if kind == "blob" else "1" * 40)
    with pytest.raises(NoRevision, match=r"staat geen map framework$"):
        blobs(made, FOLDER)


def test_a_submodule_inside_is_named(repository: Path) -> None:
    sha = write_tree(repository, ("160000", "commit", "1" * 40, "waarden"))
    assert blobs(committed(repository, "040000", "tree", sha), FOLDER) == [Blob("waarden", None)]


def test_folders_that_hold_each_other_ten_times_are_refused(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twelve objects of a few hundred bytes: a hundred billion paths."""
    sha = git(repository, "rev-parse", "HEAD:framework/register/gemeenten.csv")
    sha = write_tree(repository, *(("100644", "blob", sha, f"f{n}") for n in range(10)))
    for _ in range(10):
        sha = write_tree(repository, *(("040000", "tree", sha, f"d{n}") for n in range(10)))
    monkeypatch.setattr(revision, "_TIMEOUT", 20)
    with pytest.raises(NoRevision, match=r"staat te veel om te vergelijken$"):
        blobs(committed(repository, "040000", "tree", sha), FOLDER)


def test_folders_that_hold_nothing_ten_times_end(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha = write_tree(repository)
    for _ in range(11):
        sha = write_tree(repository, *(("040000", "tree", sha, f"d{n}") for n in range(10)))
    nested = committed(repository, "040000", "tree", sha)
    monkeypatch.setattr(revision, "_TIMEOUT", 1)
    with pytest.raises(NoRevision, match=r"^git gaf geen antwoord$"):
        blobs(nested, FOLDER)


def test_files_that_are_too_large_count_too(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One large object under a thousand names takes a thousand times its room."""
    large = "#" * (MAX_BYTES + 1)
    commit(repository, {f"framework/waarden/wa-{n}.yaml": large for n in range(9, 14)})
    monkeypatch.setattr(revision, "MAX_TOTAL", 4 * MAX_BYTES)
    with pytest.raises(NoRevision, match=r"staat te veel om te vergelijken$"):
        blobs(resolve("HEAD"), FOLDER)


def test_an_empty_file_stays_empty_beside_one_that_is_too_large(repository: Path) -> None:
    files = {"wa-08.yaml": "", "wa-09.yaml": "#" * (MAX_BYTES + 1)}
    commit(repository, {f"framework/waarden/{name}": text for name, text in files.items()})
    contents = {b.path: b.content for b in blobs(resolve("HEAD"), FOLDER)}
    assert contents["waarden/wa-08.yaml"] == b""
