"""What is the same text to one command is the same to all, and what is not shows in each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.base.prose import canonical_markdown
from generator.edge.cli import main
from generator.edge.exit_codes import FOUND, GOOD
from generator.history.versions import FOLDER, SEALS
from tests.builders import EXAMPLE
from tests.repos import commit, git, make_repository

NORM = "framework/minimumnormen/mn-01.yaml"
TEXT = (EXAMPLE / "minimumnormen" / "mn-01.yaml").read_text(encoding="utf-8")
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a repository with the example on a branch for a proposal."""
    folder = make_repository(tmp_path / "opslag")
    git(folder, "switch", "--quiet", "--create", "voorstel")
    monkeypatch.chdir(folder)

    def run_(*arguments: str) -> tuple[int, str]:
        code = main(list(arguments))
        return code, capsys.readouterr().out

    return run_


def changed(*pairs: tuple[str, str]) -> dict[str, str]:
    """The norm with other signs."""
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return {NORM: text}


SAME = {
    "a no-break space from Word": [("op een stoel", "op\u00a0een\u202fstoel")],
    "an accent in a code point of its own": [("vóór", unicodedata.normalize("NFD", "vóór"))],
    "line ends of Windows": [("\n", "\r\n")],
    "a no-break space in Markdown": [("U kunt zitten.", "U\u00a0kunt  zitten.")],
    "blanks at the end of a line": [("U kunt zitten.", "U kunt zitten. \u00a0")],
    "questions in another order": [
        (
            "  - Staat de stoel in de zon?\n  - Staat er een stoel?\n",
            "  - Staat er een stoel?\n  - Staat de stoel in de zon?\n",
        )
    ],
}


@pytest.mark.parametrize("pairs", SAME.values(), ids=SAME)
def test_the_same_text_touches_nobody(run: Run, pairs: list[tuple[str, str]]) -> None:
    """No change, no note, no number, no consumer; whatever stands in the file."""
    commit(Path(), changed(*pairs))
    code, out = run("verschil", "main", "HEAD")
    assert code == GOOD
    assert "Aan het kader zelf verandert niets. Raakt geen gemeente." in out
    assert "notitie" not in out


def test_an_accent_in_a_norm_touches_nobody(run: Run) -> None:
    """What holds doesn't change for all consumers when a computer spells é in two."""
    norm = ("een stoel in de zon zitten", "één stoel in de zon zitten")
    commit(Path(), changed(norm))
    commit(Path(), changed((norm[0], unicodedata.normalize("NFD", norm[1]))))
    assert "één stoel" not in Path(NORM).read_text(encoding="utf-8")
    _, out = run("verschil", "HEAD~1", "HEAD")
    assert "Aan het kader zelf verandert niets. Raakt geen gemeente." in out
    _, out = run("verschil", "main", "HEAD")
    assert "Norm: Iedere inwoner kan elke dag op [-een-]{+één+} stoel in de zon zitten." in out
    assert "Raakt alle 7 gemeenten." in out


@pytest.mark.parametrize("pairs", list(SAME.values())[:5], ids=list(SAME)[:5])
def test_layout_writes_the_one_form(run: Run, pairs: list[tuple[str, str]]) -> None:
    """The check says where, and what ``kader opmaak`` writes is what everyone else has."""
    path = Path(NORM)
    path.write_bytes(changed(*pairs)[NORM].encode())
    code, out = run("controleer", "framework")
    assert code == GOOD
    expected = "regeleinden" if "\r\n" in pairs[0][1] else "opmaak"
    assert set(re.findall(r"waarschuwing ([a-z-]+):", out)) == {expected}
    assert run("opmaak", "framework")[0] == GOOD
    assert path.read_bytes().decode() == TEXT
    assert "waarschuwing" not in run("controleer", "framework")[1]


@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011"])
def test_a_hyphen_that_keeps_a_line_whole_touches_nobody(run: Run, hyphen: str) -> None:
    """A text processor puts it in a word; at the start of a line it would make a list."""
    words = "een zon-stoel zitten, binnen- of buiten"
    commit(Path(), changed(("een stoel in de zon zitten", words)))
    commit(Path(), changed(("een stoel in de zon zitten", words.replace("-", hyphen))))
    _, out = run("verschil", "HEAD~1", "HEAD")
    assert "Aan het kader zelf verandert niets. Raakt geen gemeente." in out
    assert run("opmaak", "framework")[0] == GOOD
    assert words in Path(NORM).read_text(encoding="utf-8")
    assert canonical_markdown(f"Zo:\n\n{hyphen} een") == f"Zo:\n\n{hyphen} een"


SHOWN = {
    "a paragraph that goes on": (
        [("  U kunt zitten.\n\n  - In de zon", "  U kunt zitten.\n  - In de zon")],
        "U kunt zitten.[-¶-] {+↵+} - In de zon↵ - Elke dag",
        "U kunt zitten.<del><kbd>¶</kbd></del> <ins><kbd>↵</kbd></ins> \u2060- In de zon"
        "<kbd>↵</kbd> \u2060- Elke dag",
    ),
    "a list that becomes a paragraph": (
        [("  - In de zon\n  - Elke dag", "  - In de zon\n    Elke dag")],
        "U kunt zitten.¶ - In de zon[-↵-] [---] Elke dag",
        None,
    ),
    "a hard break": (
        [("  U kunt zitten.\n", "  U kunt  \n  zitten.\n")],
        "U kunt[-␣-]{+␣␣+}{+↵+} zitten.¶ - In de zon↵ - Elke dag",
        None,
    ),
    "a capital": (
        [("- Elke dag", "- elke dag")],
        "U kunt zitten.¶ - In de zon↵ - [-Elke-]{+elke+} dag",
        None,
    ),
    "a sign": (
        [("U kunt zitten.", "U kunt zitten!")],
        "U kunt [-zitten.-]{+zitten!+}¶ - In de zon↵ - Elke dag",
        None,
    ),
    "what looks like a mark": (
        [("U kunt zitten.", "U kunt ~~zitten.~~ [-staan-] <del>zo</del>")],
        None,
        "U kunt <del>zitten.</del><ins>\\~\\~zitten.\\~\\~ \\[\u2060-staan-\\] "
        "&lt;del\u2060&gt;zo&lt;/del\u2060&gt;</ins><kbd>¶</kbd> \u2060- In de zon<kbd>↵</kbd> "
        "\u2060- Elke dag",
    ),
}


@pytest.mark.parametrize(("pairs", "plain", "markdown"), SHOWN.values(), ids=SHOWN)
def test_what_differs_is_marked(
    run: Run, pairs: list[tuple[str, str]], plain: str | None, markdown: str | None
) -> None:
    """The end of a paragraph, a list, a break, a capital and a sign: each shows."""
    commit(Path(), changed(*pairs))
    for form, expected in (("tekst", plain), ("markdown", markdown)):
        _, out = run("verschil", "main", "HEAD", "--formaat", form)
        assert "verandert niets" not in out
        assert expected is None or expected in out, out


def test_a_moved_answer_is_said_in_words(run: Run) -> None:
    """In a list whose order counts a reader sees what moved, and from where to where."""
    path = "framework/basisdienstverlening/bd-01.yaml"
    before = Path(path).read_text(encoding="utf-8")
    parts = before.split("  - sleutel: ")
    assert [p.split("\n")[0] for p in parts[1:3]] == ["dichtbij", "vriendelijk"]
    parts[1:3] = parts[2], parts[1]
    commit(Path(), {path: "  - sleutel: ".join(parts)})
    code, out = run("verschil", "main", "HEAD")
    assert code == FOUND
    assert (
        "  - Kwaliteitsuitspraken, volgorde:\n    - verplaatst van plaats 2 naar 1: vriendelijk\n"
        in out
    )


def test_a_sealed_release_keeps_its_bytes_and_is_compared_in_one_form(run: Run) -> None:
    """Laying out, checking and comparing never write in ``versies``."""
    folder = Path("framework") / FOLDER
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert SEALS in before
    Path(NORM).write_text(changed(*SAME["a no-break space from Word"])[NORM], encoding="utf-8")
    for command in (["opmaak"], ["controleer"], ["verschil"], ["verifieer"]):
        assert run(*command)[0] == GOOD
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
