"""A list or table that the page would not show as it was typed is named before anyone writes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.check.framework import check
from generator.edge.cli import main
from generator.edge.exit_codes import FOUND, GOOD
from generator.form.pasted import lost_lists
from generator.load.document import Document, load_text
from tests.builders import EXAMPLE, SCHEMAS, kinds

HEAD = "id: mn-99\n"


def found(text: str, field: str = "toelichting") -> list[Finding]:
    """What is said of a field that was typed so."""
    document = load_text("minimumnormen/mn-99.yaml", f"{HEAD}{field}: {text}\n")
    assert isinstance(document, Document), document
    return list(lost_lists(document, kinds()["minimumnormen"]))


def block(sign: str, *lines: str) -> str:
    """A text over more lines."""
    return "\n".join([sign, *(f"  {line}" if line else "" for line in lines)])


MEND = "- een", "- twee"
SLOT = ("Dit geldt:", "", *MEND, "", "Slot.")

# How it was typed, what is shown of it, on which line, and how the mend says to write it.
LOST = {
    "bullets in a fold": (block(">-", "Dit geldt:", "• een", "• twee"), "• een", 4),
    "bullets in a block": (block("|-", "Dit geldt:", "• een", "• twee"), "• een", 4),
    "one bullet": (block("|", "Dit geldt:", "▪ een"), "▪ een", 4),
    "bullets without a blank": (block("|", "•een", "•twee"), "•een", 3),
    "bullets with tabs": (block("|-", "•\teen", "•\ttwee"), "• een", 3),
    "the round one of Word": (block("|-", "Dit:", "o\teen", "o\ttwee"), "o een", 4),
    "dashes in a fold": (block(">-", "Dit geldt:", "- een", "- twee"), "- een", 4),
    "only dashes in a fold": (block(">", "- een", "- twee"), "- twee", 4),
    "dashes without a blank": (block("|", "-een", "-twee"), "-een", 3),
    "en dashes": (block("|-", "Dit geldt:", "– een", "– twee"), "– een", 4),
    "em dashes": (block("|-", "— een", "— twee"), "— een", 3),
    "arrows": (block("|-", "→ een", "→ twee"), "→ een", 3),
    "ticks": (block("|-", "✓ een", "✓ twee"), "✓ een", 3),
    "numbers in a fold": (block(">-", "Eerst:", "1. een", "2. twee"), "1. een", 4),
    "numbers in plain text": ("Eerst\n  1. een\n  2. twee", "1. een", 3),
    "numbers that begin at two": (block("|", "Dit:", "2. een", "3. twee"), "2. een", 4),
    "numbers between brackets": (block("|", "Dit:", "(1) een", "(2) twee"), "(1) een", 4),
    "numbers of sections": (block("|", "1.1 een", "1.2 twee"), "1.1 een", 3),
    "numbers without a blank": (block("|", "1.een", "2.twee"), "1.een", 3),
    "letters": (block("|", "Dit:", "a) een", "b) twee"), "a) een", 4),
    "roman numbers": (block("|", "Dit:", "i. een", "ii. twee"), "i. een", 4),
    "bullets below a list": (block("|", *MEND, "  • drie", "  • vier"), "• drie", 5),
    "bullets in one line": ("Dit • een • twee", "• een • twee", 2),
    "a bullet behind a sentence": ("Dit is zo. • En dit.", "• En dit.", 2),
    "bullets in quotes": ('"Dit:\\n• een\\n• twee"', "• een", 2),
    "dashes that were joined": ("'Dit: - een - twee - drie'", "- een - twee - drie", 2),
    "dashes behind semicolons": ("'een; - twee; - drie'", "- twee; - drie", 2),
    "a list that was joined": ("'- een - twee'", "- een - twee", 2),
}


@pytest.mark.parametrize(("text", "shown", "line"), LOST.values(), ids=LOST)
def test_a_list_that_becomes_words_is_named_at_its_line(text: str, shown: str, line: int) -> None:
    (finding,) = found(text)
    assert (finding.rule, finding.severity, finding.line) == ("lijst-verloren", "fout", line)
    said = f"Deze opsomming wordt op de site lopende tekst, geen lijst: ‘{shown}’."
    assert finding.message == said
    assert finding.hint.startswith(
        "Zet elk punt op een eigen regel, met ‘- ’ in plaats van het teken ervoor, en laat boven "
        "en onder de lijst een regel leeg."
    )


SWALLOWED = {
    "a block": (block("|-", "- een", "- twee", "Slot."), 5),
    "a sentence that goes on": (block("|-", "- een", "- twee", "als dat kan."), 5),
    "numbers": (block("|-", "1) een", "2) twee", "Slot."), 5),
    "a list with a blank line in a fold": (block(">", "Dit:", "", *MEND[:1], "", "Slot."), None),
    "a list with blank lines in a fold": (
        block(">-", "Dit:", "", "- een", "", "- twee", "", "Slot."),
        9,
    ),
    "deeper lines in a fold": (block(">-", "Dit:", "  - een", "  - twee", "Slot."), 6),
}


@pytest.mark.parametrize(("text", "line"), SWALLOWED.values(), ids=SWALLOWED)
def test_a_sentence_that_the_last_point_takes_in(text: str, line: int | None) -> None:
    """One dash alone may be a remark; then nothing is said."""
    findings = found(text)
    assert [f.line for f in findings] == ([line] if line else [])
    for finding in findings:
        shown = "als dat kan." if "als" in text else "Slot."
        assert finding.message == f"Op de site komt ‘{shown}’ bij het punt erboven te staan."
        assert finding.hint.startswith("Laat boven deze regel een regel leeg. Hoort zij bij het ")


TABLES = {
    "two columns with tabs": (block("|", "Naam\tBedrag", "Jan\t10"), "Naam Bedrag", 3),
    "one row of three": (block(">-", "Let op:", "Naam\tBedrag\tDag"), "Naam Bedrag Dag", 4),
    "one line": ("'een\ttwee\tdrie'", "een twee drie", 2),
    "columns of blanks": (block("|", "Naam      Bedrag", "Jan       10"), "Naam Bedrag", 3),
    "semicolons of Excel": (block("|", "Naam;Bedrag;Dag", "Jan;10;1"), "Naam;Bedrag;Dag", 3),
}


@pytest.mark.parametrize(("text", "shown", "line"), TABLES.values(), ids=TABLES)
def test_a_table_that_becomes_words_is_named(text: str, shown: str, line: int) -> None:
    (finding,) = found(text)
    said = f"Deze tabel wordt op de site lopende tekst, zonder kolommen: ‘{shown}’."
    assert (finding.message, finding.line) == (said, line)
    assert finding.hint.startswith(
        "De site kent geen tabellen. Begin elke rij met ‘- ’ en schrijf haar als zin."
    )


@pytest.mark.parametrize(
    "text",
    [
        block("|", *SLOT),
        block("|-", "Dit geldt:", *MEND, "", "Slot."),
        block("|-", "- Een.", "  Tweede zin.", "- twee."),
        block("|-", "* een", "* twee"),
        block("|-", "1. een", "2. twee"),
        block("|", "1. een", "", "Tussen.", "", "2. twee"),
        block("|-", "- een", "  - twee", "    - drie"),
        block("|-", "- - een", "  - twee"),
        block("|-", "- **een** en [x](/id/mn-01/)", "- twee"),
        block("|-", "- een", "", "- twee", "", "  Alinea.", "", "Slot."),
        block(
            "|-",
            "- een lange regel die met de hand is afgebroken na vijftig",
            "tekens en gewoon doorloopt.",
            "- twee",
        ),
        block(">-", "Het Rijk", "– zo zeggen zij –", "betaalt."),
        block(
            ">-",
            "Dit is een lange regel over het Rijk en de gemeenten die",
            "– zo zeggen zij die het weten en die het hebben gelezen,",
            "– niet meer betaalt dan nodig is.",
        ),
        block(">-", "De helft", "- of meer -", "telt.", "En ook", "- als dat kan -", "de rest."),
        block(">-", "Dit gold in", "2024. Daarna niet."),
        block(">-", "Tot en met", "2024. Daarna tot", "2026. Dan niet."),
        block(">-", "De wet (artikel", "3. en", "5. niet)."),
        block("|", "* Een voetnoot.", "", "Tekst."),
        block("|", r"\- een", r"\- twee"),
        "Een woord – zo heet dat – en een -streepje-.",
        "Amsterdam - Utrecht",
        "a · b · c",
        "'Twee redenen: 1) geld en 2) tijd.'",
        "Sociaal-\n  maatschappelijk",
        "Twee  spaties.  En nog eens.",
        block("|", "Links\trechts"),
        "Jan; Piet; Klaas; en &nbsp;ik",
    ],
)
def test_what_the_page_shows_as_it_was_typed_is_let_be(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("field", "text", "hint"),
    [
        (
            "toelichting",
            block(">-", "• een"),
            " Schrijf achter ‘toelichting:’ ‘|-’ in plaats van ‘>’ of ‘>-’.",
        ),
        (
            "toelichting",
            "'Dit • een • twee'",
            " Schrijf achter ‘toelichting:’ alleen ‘|-’, en de tekst op de regels eronder, zonder "
            "aanhalingstekens en twee spaties ingesprongen.",
        ),
        ("toelichting", block("|", "• een"), "boven en onder de lijst een regel leeg."),
        (
            "toelichting",
            block("|", "– een", "– twee"),
            " Is het geen opsomming? Zet de regel dan achter de vorige.",
        ),
        (
            "titel",
            "• Wonen",
            "In dit veld kan geen lijst. Schrijf het als een zin, zonder tekens voor de punten.",
        ),
        (
            "titel",
            "'Wonen\tZorg\tWerk'",
            "In dit veld kan geen tabel. Schrijf het in zinnen.",
        ),
        (
            "titel",
            block("|", "| a | b |", "|---|---|"),
            "In dit veld kan geen tabel. Schrijf het in zinnen.",
        ),
        (
            "toetsing",
            "\n  - Is het zo? • Is het anders?",
            "Maak van elk punt een eigen deel van ‘toetsing’, op een regel met ‘- ’ ervoor.",
        ),
        (
            "openstaand",
            "\n  - vraag: '• Hoe? • Wat?'",
            "In dit veld kan geen lijst. Schrijf het als een zin, zonder tekens voor de punten.",
        ),
    ],
)
def test_the_mend_fits_the_field(field: str, text: str, hint: str) -> None:
    (finding,) = found(text, field)
    assert finding.hint.endswith(hint)


def test_of_what_is_withdrawn_only_the_reason_is_read() -> None:
    end = "\ningetrokken:\n  datum: 2026-02-28\n  reden: 'Dit • een • twee'"
    assert [f.line for f in found("'Dit • een • twee'" + end)] == [5]


@pytest.mark.parametrize(
    "part", ["• ", "- a\n", "a\t", "1. a\n", "a;b;c\n", "; - a", "|a|\n", "a   b\n", ": - a - "]
)
def test_a_hostile_text_takes_no_long_time(part: str) -> None:
    lines = (part * (30_000 // len(part))).split("\n")
    assert len(found(block("|", *lines))) <= 3


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the example framework."""
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


def spoil(root: Path, text: str) -> Path:
    """Give a term an explanation that was pasted."""
    path = root / "begrippen" / "bg-02.yaml"
    old = path.read_text(encoding="utf-8")
    new = old.replace("vindplaatsen:", f"toelichting: {text}\nvindplaatsen:", 1)
    assert new != old
    path.write_text(new, encoding="utf-8")
    return path


AS_LAID_OUT = {"Dit • een • twee", "Dit is zo. • En dit.", "'- een - twee'"}


@pytest.mark.parametrize(
    "text", [text for text, *_ in [*LOST.values(), *TABLES.values(), *SWALLOWED.values()]]
)
def test_layout_touches_nothing_until_it_is_mended(
    text: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file says that only its form is different, and none is written."""
    path = spoil(root, text)
    before = path.read_bytes()
    rules = {f.rule for f in check(root, layout=True).findings if f.path == "begrippen/bg-02.yaml"}
    if "lijst-verloren" in rules:
        assert "opmaak" not in rules
        code = main(["opmaak", "--kader", str(root)])
        assert path.read_bytes() == before
        said = (
            "staat een lijst of tabel die lopende tekst zou worden; ‘kader controleer’ zegt hoe u "
            "haar schrijft."
        )
        # Where layout would change nothing, there is nothing to refuse.
        assert (code == FOUND) is (said in capsys.readouterr().err)
        assert code == FOUND or text in AS_LAID_OUT
    else:
        assert text == SWALLOWED["a list with a blank line in a fold"][0]


def test_layout_leaves_a_table_of_markdown_too(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rule about Markdown names it; layout would join its rows."""
    path = spoil(root, block("|", "| a | b |", "|---|---|", "| 1 | 2 |"))
    line = path.read_text("utf-8").split("\n").index("  | a | b |") + 1
    findings = [f for f in check(root, layout=True).findings if f.path == "begrippen/bg-02.yaml"]
    assert [f.rule for f in findings] == ["tekst-opmaak"]
    assert main(["opmaak", "--kader", str(root)]) == FOUND
    assert f"blijft zoals het is: op regel {line} staat een lijst of " in capsys.readouterr().err


@pytest.mark.parametrize("text", [block("|", *SLOT), block("|-", "- een", "", "- twee", "", "x")])
def test_a_mended_list_is_laid_out(text: str, root: Path) -> None:
    """Written as the mend says it is no finding, and stays a list."""
    path = spoil(root, text)
    assert main(["opmaak", "--kader", str(root)]) == GOOD
    assert "\n  - een\n" in path.read_text("utf-8")
    assert {f.rule for f in check(root, layout=True).findings} <= {"notitie-ontbreekt"}
