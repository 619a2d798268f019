"""A doubtful day is asked about, and a release that nobody has yet can be taken back whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edge.cli import main
from generator.release.announce import without_section
from generator.release.dates import doubts
from generator.release.undo import kept_files
from tests.builders import EXAMPLE, make_release, norm, norms
from tests.repos import commit, git, make_repository

DAY = "2026-12-01"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the command is run."""
    monkeypatch.setattr("generator.edge.commands.uitgave.current_day", lambda: DAY)


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """The example framework with change notes that wait for a release."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "project" / "kader"))


def run(kader: Path, *arguments: str) -> int:
    """Run ``kader uitgave`` about a framework."""
    return main(["uitgave", *arguments, "--kader", str(kader)])


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


# The day.

LATER = "is later dan vandaag (2026-12-01); na een uitgave van die dag kan er geen meer komen met een eerdere datum"  # noqa: E501


@pytest.mark.parametrize(
    ("day", "since", "expected"),
    [
        ("2026-12-01", "2026-11-23", []),
        ("2026-12-02", "2026-11-23", [f"2026-12-02 {LATER}"]),
        ("2026-12-01", None, []),
        ("2025-10-27", None, []),
        ("2025-10-26", None, ["2025-10-26 is 401 dagen vóór vandaag (2026-12-01)"]),
        ("0206-12-01", None, ["0206-12-01 is 664742 dagen vóór vandaag (2026-12-01)"]),
        ("2026-12-01", "2025-10-27", []),
        ("2026-12-01", "2025-10-26", ["2026-12-01 is 401 dagen na uitgave 0.1.0 van 2025-10-26"]),
        (
            "2072-03-08",
            "2026-11-23",
            [f"2072-03-08 {LATER}", "2072-03-08 is 16542 dagen na uitgave 0.1.0 van 2026-11-23"],
        ),
        ("2026-12-02", None, [f"2026-12-02 {LATER}"]),
        ("2001-01-01", None, ["2001-01-01 is 9465 dagen vóór vandaag (2026-12-01)"]),
    ],
)
def test_which_days_are_doubted(day: str, since: str | None, expected: list[str]) -> None:
    previous = make_release("0.1.0", norms(norm()), since) if since else None
    assert list(doubts(day, DAY, previous)) == expected


def test_a_doubtful_day_is_refused_until_confirmed(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(kader)
    assert run(kader, "2.0.0", "--datum", "2027-01-02") == 1
    said = capsys.readouterr().err
    assert said.startswith(f"kader: geen uitgave: 2027-01-02 {LATER}.\n")
    assert said.endswith("Verbeter de datum. Klopt hij toch, zet er dan --datum-klopt bij.\n")
    assert files(kader) == before
    assert run(kader, "--proef", "--datum", "2027-01-02") == 0
    assert "Klopt dat, zet er dan --datum-klopt bij." in capsys.readouterr().out
    assert run(kader, "2.0.0", "--datum", "2027-01-01", "--datum-klopt") == 0


def test_a_day_must_be_given(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kader, "2.0.0") == 2
    assert "geef de dag van de uitgave: --datum JJJJ-MM-DD" in capsys.readouterr().err


# Taking back.

CHANGELOGS: Mapping[str, bytes | None] = {
    "none": None,
    "empty": b"",
    "short": b"# Wijzigingen\n",
    "unreleased": "# Wijzigingen\n\n## Unreleased\n\n- één\n\n\n## Ouder 0.1 (x)\n\ntekst".encode(),
    "windows": b"# Wijzigingen\r\n\r\n## Unreleased\r\n",
}
NOTE = "wijzigingen/loket-langer-open.yaml"


@pytest.mark.parametrize("changelog", CHANGELOGS.values(), ids=CHANGELOGS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
def test_release_and_take_back_give_the_same_bytes(
    kader: Path, changelog: bytes | None, ends: str
) -> None:
    """Of every file: notes with their comments and line ends, register, changelog."""
    note = kader / NOTE
    text = f"# Een opmerking die blijft.\n{note.read_text(encoding='utf-8')}"
    note.write_bytes(text.replace("\n", ends).encode())
    if changelog is not None:
        (kader.parent / "CHANGELOG.md").write_bytes(changelog)
    before = files(kader.parent)
    assert run(kader, "2.0.0", "--datum", DAY) == 0
    released = files(kader.parent)
    assert NOTE not in {p.removeprefix("kader/") for p in released}
    assert run(kader, "--terug", "--proef") == 0
    assert files(kader.parent) == released
    assert run(kader, "--terug") == 0
    assert files(kader.parent) == before
    assert run(kader, "2.0.0", "--datum", DAY) == 0
    assert files(kader.parent) == released


def change(kader: Path) -> None:
    """Change a word that asks for no note."""
    path = kader / "begrippen/bg-01.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "toelichting: Nieuw.\n", encoding="utf-8")


def test_two_releases_go_back_one_by_one(kader: Path) -> None:
    first = files(kader)
    assert run(kader, "2.0.0", "--datum", DAY) == 0
    change(kader)
    second = files(kader)
    assert run(kader, "2.1.0", "--datum", DAY) == 0
    assert run(kader, "2.1.0", "--terug") == 0
    assert files(kader) == second
    assert run(kader, "--terug") == 0
    assert {p for p, t in files(kader).items() if first.get(p) != t} == {"begrippen/bg-01.yaml"}


def test_an_edited_changelog_loses_only_the_section(kader: Path) -> None:
    path = kader.parent / "CHANGELOG.md"
    path.write_text("# Wijzigingen\n\n## Ouder\n", encoding="utf-8")
    assert run(kader, "2.0.0", "--datum", DAY) == 0
    path.write_text(path.read_text(encoding="utf-8") + "\nErbij.\n", encoding="utf-8")
    assert run(kader, "--terug") == 0
    assert path.read_text(encoding="utf-8") == "# Wijzigingen\n\n## Ouder\n\nErbij.\n"


@given(before=st.text(st.sampled_from("#a \n\r")), after=st.text(st.sampled_from("#a \n\r")))
def test_a_changelog_without_a_section_keeps_the_rest(before: str, after: str) -> None:
    """Byte for byte, whatever stands around it."""
    head, tail = f"{before}\n", f"## {after}\n"
    section = "## Kader 1.2.3 (1 mei)\n\nTekst.\n"
    assert without_section(head + section + tail, "Kader", "1.2.3") == head + tail


def cite(kader: Path) -> None:
    """Let a consumer adopt the release."""
    path = kader / "gemeenten/gm9004.yaml"
    text = path.read_text(encoding="utf-8").replace("versie: 1.0.0", "versie: 2.0.0")
    path.write_text(text, encoding="utf-8")


def mention(kader: Path) -> None:
    """Let a text link to the release."""
    path = kader / "begrippen/bg-01.yaml"
    link = "toelichting: Zie [hier](/versies/2.0.0/).\n"
    path.write_text(path.read_text(encoding="utf-8") + link, encoding="utf-8")


def mention_in_settings(kader: Path) -> None:
    """Let a text of the settings name the release."""
    path = kader / "kader.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# Sinds 2.0.0.\n", encoding="utf-8")


def mention_in_a_broken_file(kader: Path) -> None:
    """Name the release in a file that can't be read."""
    (kader / "begrippen/bg-01.yaml").write_bytes(b"id: bg-01\nnaam: [2.0.0 \xff\n")


def mention_wrongly(kader: Path) -> None:
    """Adopt the release in a file that has another mistake."""
    cite(kader)
    with (kader / "gemeenten/gm9004.yaml").open("a", encoding="utf-8") as file:
        file.write("onbekend: ja\n")


def other_note(kader: Path) -> None:
    """Write another note in the place of the one that was taken in."""
    (kader / NOTE).write_text("id: loket-langer-open\n", encoding="utf-8")


def forget(kader: Path) -> None:
    """Lose what was kept."""
    (kader / "versies/.terug-2.0.0").unlink()


ELSEWHERE = (
    "uitgave 2.0.0 is niet in deze map gemaakt: hoe de bestanden ervoor waren, weet alleen de map "
    "waarin zij is gemaakt, of git"
)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (cite, "gemeenten/gm9004.yaml noemt versie 2.0.0; wie haar noemt, rekent erop"),
        (mention, "begrippen/bg-01.yaml noemt versie 2.0.0; wie haar noemt, rekent erop"),
        (mention_in_settings, "kader.yaml noemt versie 2.0.0; wie haar noemt, rekent erop"),
        (
            mention_in_a_broken_file,
            "begrippen/bg-01.yaml noemt versie 2.0.0; wie haar noemt, rekent erop",
        ),
        (mention_wrongly, "gemeenten/gm9004.yaml noemt versie 2.0.0; wie haar noemt, rekent erop"),
        (other_note, f"{NOTE} is sinds uitgave 2.0.0 veranderd"),
        (forget, ELSEWHERE),
    ],
)
def test_what_others_rely_on_stays(
    kader: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None],
    why: str,
) -> None:
    assert run(kader, "2.0.0", "--datum", DAY) == 0
    spoil(kader)
    before = files(kader.parent)
    capsys.readouterr()
    assert run(kader, "--terug") == 1
    assert capsys.readouterr().err == f"kader: niet teruggenomen: {why}.\n"
    assert files(kader.parent) == before


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("0.2.0", "alleen de laatste uitgave kan terug, en dat is 1.0.0"),
        ("3.0.0", "uitgave 3.0.0 is er niet; de laatste is 1.0.0"),
    ],
)
def test_only_the_newest_goes_back(
    kader: Path, capsys: pytest.CaptureFixture[str], version: str, why: str
) -> None:
    assert run(kader, version, "--terug") == 1
    assert capsys.readouterr().err == f"kader: niet teruggenomen: {why}.\n"


@pytest.mark.parametrize(
    "ref",
    [
        "refs/tags/v2.0.0",
        "refs/tags/V2.0.0",
        "refs/tags/2.0.0",
        "refs/tags/uitgave/kader-2.0.0",
        "refs/remotes/origin/main",
    ],
)
def test_what_git_says_is_published_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ref: str
) -> None:
    repository = make_repository(tmp_path / "opslag")
    monkeypatch.chdir(repository)
    kader = repository / "framework"
    assert run(kader, "2.0.0", "--datum", DAY) == 0
    git(repository, "update-ref", ref, commit(repository, {}))
    capsys.readouterr()
    assert run(kader, "--terug") == 1
    name = ref.removeprefix("refs/tags/").removeprefix("refs/remotes/")
    assert capsys.readouterr().err.startswith(
        f"kader: niet teruggenomen: uitgave 2.0.0 staat al in ‘{name}’: "
    )
    git(repository, "update-ref", "-d", ref)
    assert run(kader, "--terug") == 0


@pytest.mark.parametrize("tag", ["v12.0.0", "v2.0.01", "v2.0.0-proef", "1.2.0.0"])
def test_a_tag_of_another_number_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    repository = make_repository(tmp_path / "opslag")
    monkeypatch.chdir(repository)
    assert run(repository / "framework", "2.0.0", "--datum", DAY) == 0
    git(repository, "update-ref", f"refs/tags/{tag}", commit(repository, {}))
    assert run(repository / "framework", "--terug") == 0


ESCAPES = ["../../elders.txt", "/tmp/elders.txt", "versies/../../elders.json", "kader.yaml", ""]


@pytest.mark.parametrize("path", ESCAPES)
def test_what_was_kept_is_only_believed_about_what_a_release_writes(
    kader: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    """It may come from anyone: a file in a proposal has its name as well."""
    assert run(kader, "2.0.0", "--datum", DAY) == 0
    kept = kader / "versies/.terug-2.0.0"
    data = json.loads(kept.read_text(encoding="utf-8"))
    data["bestanden"][path] = {"voor": "van een ander", "na": None}
    kept.write_text(json.dumps(data), encoding="utf-8")
    before = files(kader.parent.parent)
    assert run(kader, "--terug") == 2
    assert "is beschadigd" in capsys.readouterr().err
    assert files(kader.parent.parent) == before


# Cut short.


def killed_at(step: int, monkeypatch: pytest.MonkeyPatch, kader: Path, *arguments: str) -> bool:
    """Run ``kader uitgave`` and kill it before a step on the disk; whether there was one."""
    there = [step]

    def counted(method: Callable[..., object]) -> Callable[..., object]:
        def act(path: Path, *rest: object, **named: object) -> object:
            there[0] -= os.path.lexists(path)
            if there[0] < 0:
                os._exit(9)
            return method(path, *rest, **named)

        return act

    child = os.fork()
    if child == 0:
        monkeypatch.setattr(Path, "replace", counted(Path.replace))
        monkeypatch.setattr(Path, "unlink", counted(Path.unlink))
        run(kader, *arguments)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_whatever_was_cut_short_can_be_taken_back(
    kader: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A release and taking one back, killed before each step: nothing is lost, nothing stays."""
    before = files(kader.parent)
    for arguments in (("2.0.0", "--datum", DAY), ("--terug",)):
        for step in range(30):
            if arguments == ("--terug",):
                assert run(kader, "2.0.0", "--datum", DAY) == 0
            was_killed = killed_at(step, monkeypatch, kader, *arguments)
            run(kader, "--terug")
            (kader / "versies/.terug-2.0.0").unlink(missing_ok=True)
            if any(".kader-schrijft-" in path for path in files(kader.parent)):
                # The next release clears them.
                assert run(kader, "2.0.0", "--datum", DAY) == 0
                assert run(kader, "--terug") == 0
            assert files(kader.parent) == before, (arguments, step)
            if not was_killed:
                break
        assert 5 < step < 29


def test_who_names_another_release_is_told_which_was_cut_short(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = (kader / "versies/register.json").read_bytes()
    assert run(kader, "2.0.0", "--datum", DAY) == 0
    (kader / "versies/register.json").write_bytes(register)
    capsys.readouterr()
    assert run(kader, "1.0.0", "--terug") == 1
    assert capsys.readouterr().err == (
        "kader: niet teruggenomen: uitgave 2.0.0 is onderbroken; neem eerst die terug.\n"
    )
    assert run(kader, "2.0.0", "--terug", "--proef") == 0
    assert (kader / "versies/2.0.0.json").is_file()
    assert run(kader, "2.0.0", "--terug") == 0
    assert not (kader / "versies/2.0.0.json").exists()


@pytest.mark.parametrize("text", ["[]", "{}", '{"bestanden": {"a": 1}}', '{"bestanden": []}', "x"])
def test_what_was_kept_may_be_damaged(text: str) -> None:
    with pytest.raises(ValueError, match=r"beschadigd|Expecting"):
        kept_files(text)
