"""Markdown that the site shows sign for sign is named; what it reads, and plain text, is not."""

from __future__ import annotations

import pytest

from generator.base.findings import Finding
from generator.load.document import Document, load_text
from generator.rules.markdown import opmaak_wordt_gelezen, unread_markdown
from generator.rules.seen import Seen
from tests.builders import kinds


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("# Wat u krijgt", "een kop (‘# Wat u krijgt’)"),
        ("Eerst dit.\n## Dan dat", "een kop (‘## Dan dat’)"),
        ("- # Punt", "een kop (‘# Punt’)"),
        ("Kop\n====", "een kop (‘====’)"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "een tabel (‘| a | b |’)"),
        ("| a | b | |---|---| | 1 | 2 |", "een tabel (‘| a | b | |---|---| | 1 | 2 |’)"),
        ("| a | b |   \\\n1", "een tabel (‘| a | b |’)"),
        ("a | b\n--- | ---\n1 | 2", "een tabel (‘--- | ---’)"),
        # Of an example no more than forty signs are shown.
        (f"# {'a' * 38}", f"een kop (‘# {'a' * 38}’)"),
        (f"# {'a' * 39}", f"een kop (‘# {'a' * 37}…’)"),
        ("> Citaat", "een citaat (‘> Citaat’)"),
        (">> Citaat", "een citaat (‘>> Citaat’)"),
        ("een\n\n---\n\ntwee", "een scheidingslijn (‘---’)"),
        ("***", "een scheidingslijn (‘***’)"),
        ("___", "een scheidingslijn (‘___’)"),
        ("```yaml\na: 1\n```", "code (‘```yaml’)"),
        ("Typ `kader`.", "code (‘`kader`’)"),
        ("een <b>vet</b> woord", "HTML (‘<b>’)"),
        ("einde</P>", "HTML (‘</P>’)"),
        ("een<br>twee", "HTML (‘<br>’)"),
        ('<a href="x">x</a>', 'HTML (‘<a href="x">’)'),
        ("<!-- weg -->", "HTML (‘<!--’)"),
        ("![stoel](/stoel.png)", "een afbeelding (‘![stoel]’)"),
        ("![stoel](stoel.png)", "een afbeelding (‘![stoel]’)"),
        ("Dat staat er[^1].", "een voetnoot (‘[^1]’)"),
        ("[^1]: Daar.", "een voetnoot (‘[^1]’)"),
        ("[x](www.x.nl)", "een link zonder geldig adres (‘[x](www.x.nl)’)"),
        ("[a\nb](www.x.nl)", "een link zonder geldig adres (‘[a b](www.x.nl)’)"),
        ("[x](https://x.nl/a b)", "een link zonder geldig adres (‘[x](https://x.nl/a b)’)"),
        ("[x] (/id/x/)", "een link met een spatie voor het adres (‘[x] (/id/x/)’)"),
        (
            "Zie [de norm] (https://x.nl).",
            "een link met een spatie voor het adres (‘[de norm] (https://x.nl)’)",
        ),
        ("[x][1]\n\n[1]: https://x.nl", "een link op een eigen regel (‘[1]: https://x.nl’)"),
        ("Niet ~~dit~~ maar dat.", "een doorhaling (‘~~dit~~’)"),
    ],
)
def test_what_the_site_does_not_read_is_named(text: str, unread: str) -> None:
    assert unread_markdown(text) == [unread]


@pytest.mark.parametrize(
    "text",
    [
        "Een *woord*, een **woord** en _een_ woord.",
        "- een\n- twee\n\n1. een\n2. twee",
        "een  \ntwee",
        "[x](https://x.nl), [x](/begrippen/bg-01/), [x](#kop) en <https://x.nl>",
        "[x](/a/)(zie ook) en [^1](/a/)",
        "Let op! [x](/a/)",
        "Let op!\\*",
        "#1 in de rij, zie # 2",
        "< 5 jaar, <5 jaar, a < b en b > c, -> verder",
        "> 120% van de norm",
        "<naam gemeente> en <bedrag>",
        "<a@x.nl>",
        "a | b",
        "een -- twee --- drie",
        "Het [moet] (zie artikel 2) [sic].",
        r"\# Kop, \<b>, \`a\`, \[x](y), \![x](/a/) en ![x]\(y)",
        "&lt;b&gt; en &#35; kop",
        "50 ~ 60 en ~~",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert unread_markdown(text) == []


def test_each_sort_is_named_once_with_its_first_example() -> None:
    assert unread_markdown("# Een\n\n# Twee\n\n<br>") == ["een kop (‘# Een’)", "HTML (‘<br>’)"]


@pytest.mark.parametrize(
    "part",
    [
        "<b",
        "<b ",
        "[",
        "![",
        "](",
        "[a](b",
        "![](",
        "[^",
        "[x]: ",
        "`",
        "~~",
        "|",
        "\n>",
        "-:|",
        "*",
    ],
)
def test_a_hostile_text_takes_no_long_time(part: str) -> None:
    """A pattern that begins again at every sign would take minutes here, and fail the run."""
    assert len(unread_markdown(part * (60_000 // len(part)))) <= 2


TEXT = """\
id: wa-01
betekenis: Een waarde.
toelichting: >-
  Eerst dit.

  # Dan dat

  En <b>dit</b>.
ingetrokken:
  datum: 2026-02-28
  reden: '# Weg'
"""


def found_in(text: str) -> list[Finding]:
    """What the rule says about a file in the folder of the values."""
    document = load_text("waarden/wa-01.yaml", text)
    assert isinstance(document, Document)
    return list(opmaak_wordt_gelezen(Seen({"waarden": {"wa-01": document}}, kinds())))


def test_a_field_has_one_warning_at_its_place() -> None:
    assert found_in(TEXT.split("ingetrokken", maxsplit=1)[0]) == [
        Finding(
            "waarden/wa-01.yaml",
            3,
            14,
            "tekst-opmaak",
            "Hier staat opmaak die de site niet leest: een kop (‘# Dan dat’) en HTML (‘<b>’). De "
            "site toont die tekens gewoon als tekst.",
            "Gebruik alleen alinea’s, lijsten met ‘- ’, **vet**, *cursief* en links als "
            "[tekst](https://adres).",
            "waarschuwing",
        )
    ]


def test_of_what_is_withdrawn_only_the_reason_is_read() -> None:
    assert [(f.line, f.message) for f in found_in(TEXT)] == [
        (
            11,
            "Hier staat opmaak die de site niet leest: een kop (‘# Weg’). De site toont die tekens "
            "gewoon als tekst.",
        )
    ]
