"""Signs that are something else than they look like are named, with their place and the mend."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.document import Document, load_text
from generator.load.look_alikes import _LOOK_LIKE, odd_signs

ROOT = Path(__file__).parents[1]

FOUND = {
    "Cyrillic in a Dutch word": ("De aanvrоag", 8, "Schrijf ‘aanvroag’ met gewone letters.", True),
    "Greek in a Dutch word": ("Een e-mαil.", 7, "Schrijf ‘e-mail’ met gewone letters.", True),
    "a ligature": ("De ﬁnanciën", 3, "Schrijf ‘financiën’ met gewone letters.", True),
    "one sign for ij": ("Het ĳs is op", 4, "Schrijf ‘ijs’ met gewone letters.", True),
    "wide letters": ("ＡＢ１２！", 0, "Schrijf ‘AB12!’ met gewone letters.", True),
    "mathematical letters": ("Zo 𝐀𝐛 is", 3, "Schrijf ‘Ab’ met gewone letters.", True),
    "two sorts in one word": ("ﬁnаnciën", 0, "Schrijf ‘financiën’ met gewone letters.", True),
    "a small capital": ("De ɢemeente", 3, "Schrijf ‘gemeente’ met gewone letters.", True),
    "a letter of phonetics": ("Wij ɑlle", 4, "Schrijf ‘alle’ met gewone letters.", True),
    "a letter for sets": ("Het ℝijk", 4, "Schrijf ‘Rijk’ met gewone letters.", True),
    "a Coptic letter": ("Wij ⲟpen", 4, "Typ het woord opnieuw, in één alfabet.", True),
    "one sign for 'n": ("Dat is ŉ", 7, "Schrijf ‘’n’ met gewone letters.", True),
    "an i without a dot": (
        "Wie dıt leest",
        5,
        "Schrijf ‘dit’ met gewone letters. Hoort het woord in die taal? Zet deze regel dan opzij.",
        False,
    ),
    "in a web address": (
        "https://www.vоorbeeld.nl/а",
        13,
        "Schrijf ‘https://www.voorbeeld.nl/a’ met gewone letters.",
        True,
    ),
    "a letter that looks like none": ("wиj", 1, "Typ het woord opnieuw, in één alfabet.", True),
    "Latin in a Russian word": ("Москвa", 5, "Typ het woord opnieuw, in één alfabet.", True),
    "a word that only looks Latin": (
        "Een сор thee",
        4,
        "Schrijf ‘cop’ met gewone letters. Hoort het woord in dat alfabet? Zet deze regel dan "
        "opzij.",
        False,
    ),
    "a single Cyrillic letter": (
        "Dat is о zo",
        7,
        "Schrijf ‘o’ met gewone letters. Hoort het woord in dat alfabet? Zet deze regel dan opzij.",
        False,
    ),
}


@pytest.mark.parametrize(("text", "start", "hint", "sure"), FOUND.values(), ids=FOUND)
def test_what_is_odd_is_named(text: str, start: int, hint: str, sure: bool) -> None:
    """The sign, its number, its place and what to write; once for each word."""
    (odd,) = odd_signs(text)
    assert (odd.start, odd.hint, odd.sure, odd.around) == (start, hint, sure, False)
    assert f"‘{text[start]}’ (U+{ord(text[start]):04X})" in odd.message


def test_the_alphabet_is_named() -> None:
    (odd,) = odd_signs("aаα")
    assert odd.message == (
        "‘aаα’ is niet wat het lijkt: ‘а’ (U+0430) is een Cyrillische letter die lijkt op de "
        "Latijnse ‘a’; ‘α’ (U+03B1) is een Griekse letter die lijkt op de Latijnse ‘a’."
    )


@pytest.mark.parametrize(
    "text",
    [
        *("Één crème brûlée à la façon", "Москва", "в Москве", "река Волга и сор", "Αθήνα"),
        *("De α van Cronbach", "α-blokker", "5 μg", "10 kΩ", "β2", "H₂O", "m²", "½", "€ 5,–", "…"),
        *("ℹ️ Let op", "№ 5", "中文", "שלום", "Łódź", "Yıldız", "™", "①", "", "—"),
        *("Altınoluk", "ışık", "[ɦəˈmɪntə]", "ℝ en 5 ℓ", "中文（繁體）", "ᴀ", "de ʼokina"),
        *("’s Avonds, zei Anna’", "’t Hof", "het ‹huis›", "5′ en 3″", "a‑b − c"),
        *("‘a’ en ‘b’", "“Ja”, zei hij, “nee”", "’s Avonds in ‘huis’", "'s avonds in huis'"),
        *('a "b"', "Zie ‘a’", "‘a’ b", '"', "“”", '"a" of "b"', "het huis van Anna’s"),
    ],
)
def test_what_is_meant_is_let_be(text: str) -> None:
    """Whole words in another alphabet, symbols and units, accents and quotations."""
    assert list(odd_signs(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "“a b”",
        "„a b”",
        "„a b“",
        "”a b”",
        "«a b»",
        "‘a b’",
        "‚a b’",
        '"a b"',
        "'a b'",
        '“a b"',
        "‘foto’s b’",
        "‹a b›",
        "›a b‹",
        "’a b’",
        "‟a b”",
        "❝a b❞",
        "″a b″",
    ],
)
def test_marks_around_a_whole_text_are_named(text: str) -> None:
    (odd,) = odd_signs(text, plain=True)
    assert (odd.start, odd.around, odd.sure) == (0, True, False)
    assert odd.message.startswith(f"De hele tekst staat tussen {text[0]} en {text[-1]}. ")
    assert odd.hint == "Haal ze allebei weg."


@pytest.mark.parametrize("text", ["nee", "2026.10", "- x", "Ja: x", "[x]", "no", "Let op:", "1e"])
def test_what_would_not_be_a_text_keeps_straight_quotes(text: str) -> None:
    """Taking the marks away would give the next finding."""
    (odd,) = odd_signs(f"“{text}”", plain=True)
    assert odd.hint == f'Schrijf er rechte aanhalingstekens voor in de plaats: "{text}".'
    (odd,) = odd_signs(f"“{text}”")
    assert odd.hint == "Haal ze allebei weg."


PLACES = {
    "plain": ("a: x\nb: De aanvrоag\n", [(2, 12)]),
    "quoted": ("a: x\nb: 'De aanvrоag'\n", [(2, 13)]),
    "folded": ("a: x\nb: >-\n  Een.\n  De aanvrоag.\n", [(4, 11)]),
    "literal": ("b: |\n  De aanvrоag.\n\n  - ﬁjn\n", [(2, 11), (4, 5)]),
    "list": ("b:\n  - een\n  - ﬁjn en ﬁjn\n", [(3, 5), (3, 12)]),
    "list in brackets": ("b: [ﬁjn, ﬁjn]\n", [(1, 5), (1, 10)]),
    "escape": ('b: "De aanvr\\u043eag"\n', [(1, 4)]),
    "marks": ("b: “Een zin.”\n", [(1, 4)]),
    "marks in a block": ("b: >-\n  “Een zin.\n  Nog een.”\n", [(2, 3)]),
    "marks in quotes": ("b: '“Een zin.”'\n", [(1, 5)]),
    "comment": ("b: fijn # ﬁjn\n", []),
    "no end of line": ("b: ﬁjn", [(1, 4)]),
}


@pytest.mark.parametrize(("text", "places"), PLACES.values(), ids=PLACES)
def test_the_place_is_that_of_the_sign(text: str, places: list[tuple[int, int]]) -> None:
    document = load_text("waarden/wa-01.yaml", text)
    assert isinstance(document, Document)
    assert [(o.line, o.column) for o in document.odd] == places


WORDS = st.text(st.sampled_from([*"aeobnЖяβλﬁĳＡéК", *"аоеα", "-", "."]), min_size=1, max_size=8)


@given(st.lists(WORDS, max_size=4).map(" ".join))
def test_doing_what_the_hint_says_ends_the_finding(text: str) -> None:
    """The word that the hint gives is not odd, wherever it stands."""
    for odd in odd_signs(text):
        match = re.match("Schrijf ‘([^’]+)’ met", odd.hint)
        assert match or odd.hint == "Typ het woord opnieuw, in één alfabet."
        if match:
            assert list(odd_signs(match[1])) == []


def test_each_look_alike_stands_for_a_letter_of_the_same_case() -> None:
    for sign, meant in _LOOK_LIKE.items():
        assert unicodedata.name(meant).startswith("LATIN")
        assert not unicodedata.name(sign).startswith("LATIN")
        assert len(meant) == 1
        assert sign.isupper() == meant.isupper() or unicodedata.name(sign).startswith("CHEROKEE")


def test_the_real_framework_has_none() -> None:
    """Nothing in it is set aside for this either."""
    paths = sorted((ROOT / "framework").glob("*/*.yaml"))
    assert len(paths) > 200
    for path in paths:
        document = load_text("x.yaml", Path(path).read_text(encoding="utf-8"))
        assert isinstance(document, Document)
        assert document.odd == ()
