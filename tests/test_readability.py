"""The reading score counts what it says it counts, and tells plain language from the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import LANGUAGES, Pyphen

from generator.load.document import Document, load_file
from generator.rules.readability import (
    Reading,
    _PartingVowels,
    plain_text,
    read,
    sentences_of,
    syllables,
    words_of,
)
from tests.builders import kinds

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("u", 1),
        ("uw", 1),
        ("nieuw", 1),
        ("één", 1),
        ("tijd", 1),
        ("zo’n", 1),
        ("avond", 2),
        ("open", 2),
        ("idee", 2),
        ("bureau", 2),
        ("meedoen", 2),
        ("bijstand", 2),
        ("systeem", 2),
        ("inwoner", 3),
        ("overheid", 3),
        ("ideeën", 3),
        ("museum", 3),
        ("situatie", 4),
        ("bijzondere", 4),
        ("bestaanszekerheid", 5),
        ("financiële", 5),
        ("Coördinator", 5),
        ("verantwoordelijkheid", 6),
        ("2026", 1),
        ("cv", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


WHOLE = Pyphen(lang="nl")
PATTERNS = LANGUAGES["nl"].read_text("latin-1").splitlines()[1:]
PIECES = sorted({re.sub(r"[\d.]", "", pattern) for pattern in PATTERNS} - {""})
VOWELS = re.compile("[aeiouyàáâäèéêëìíîïòóôöùúûü]+", re.IGNORECASE)


def syllables_by_all_patterns(word: str) -> int:
    return max(1, len(VOWELS.findall(WHOLE.inserted(word))))


def test_no_pattern_is_missed() -> None:
    """Only those that can part two vowels are read; the count is that of all of them."""
    wrong = {w for w in PIECES if syllables(w) != syllables_by_all_patterns(w)}
    assert len(PIECES) > 10_000
    assert not wrong


def test_only_what_can_part_vowels_is_read(tmp_path: Path) -> None:
    """The first line stays, as it names the encoding; it is no pattern, whatever stands in it."""
    whole = tmp_path / "hyph_xx.dic"
    whole.write_text("ISO8859-1\na1b\ne1ë\n.x2y\nz3\nab/-=,1,1\n2o\nb4b\n", encoding="latin-1")
    read = _PartingVowels(whole).read_text("latin-1")
    assert read.split("\n") == ["ISO8859-1", "e1ë", "ab/-=,1,1", "2o"]


@given(st.lists(st.sampled_from(PIECES) | st.text("aeiouyéëïöjn'’-İı", max_size=3), max_size=4))
def test_no_pattern_is_missed_where_words_meet(pieces: list[str]) -> None:
    word = "".join(pieces)
    for written in (word, word.upper(), word.capitalize()):
        if len(written.lower()) == len(written):
            assert syllables(written) == syllables_by_all_patterns(written)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("U komt. U gaat!", ["U komt", "U gaat"]),
        ("Komt u? ‘Ja.’ Dan wel.", ["Komt u", "‘Ja", "Dan wel"]),
        ("Neem mee: een stoel; een kussen", ["Neem mee", "een stoel", "een kussen"]),
        ("Artikel 3.1 geldt om 12:30 uur.", ["Artikel 3.1 geldt om 12:30 uur"]),
        ("Een regel\nnog een", ["Een regel", "nog een"]),
        ("… !", []),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert list(sentences_of(text)) == sentences


def test_words() -> None:
    assert words_of("Zo’n sociaal-economisch plan (deel 2) kost € 10!") == [
        "Zo’n",
        "sociaal-economisch",
        "plan",
        "deel",
        "2",
        "kost",
        "10",
    ]


def test_plain_text_is_what_a_reader_sees() -> None:
    """Marks and addresses are no words; a paragraph that was wrapped is one line."""
    markdown = (
        "U *kunt* [zitten](https://x.example/een-lang-adres)\nin de zon.\n\n- Elke dag\n- En <b>"
    )
    assert plain_text(markdown) == "U kunt zitten in de zon.\nElke dag\nEn <b>"


def test_a_broken_line_is_no_end() -> None:
    assert plain_text("U kunt\\\nzitten.") == "U kunt zitten."


def test_the_score_is_that_of_douma() -> None:
    """Counted by hand: 206.84 - 0.93 x 6.5 words a sentence - 77 x 21/13 syllables a word."""
    reading = read("De gemeente beoordeelt uw aanvraag. Zij vraagt om een bewijs van uw inkomen.")
    assert reading is not None
    assert (reading.words, reading.sentences, reading.syllables) == (13, 2, 21)
    assert reading.score == 76
    assert reading.longest == "Zij vraagt om een bewijs van uw inkomen"


def test_the_longest_sentence_has_most_words() -> None:
    reading = read("U komt. De gemeente kijkt naar uw vraag. Zij zegt het.")
    assert reading is not None
    assert reading.longest == "De gemeente kijkt naar uw vraag"


def test_long_sentences_count() -> None:
    """206.84 - 0.93 x 40 words in a sentence - 77 x 1 syllable a word."""
    reading = read("zo " * 40)
    assert reading is not None
    assert reading.score == 93


def test_the_score_stays_on_its_scale() -> None:
    easy, hard = read("U zit in de zon."), read("Verantwoordelijkheidsverdeling bestaanszekerheid.")
    assert easy is not None
    assert hard is not None
    assert (easy.score, hard.score) == (100, 0)


def test_hard_words_stand_first_and_once() -> None:
    reading = read("Bijzondere bestaanszekerheid: bijzondere situatie, huis.")
    assert reading is not None
    assert reading.hardest == ("bestaanszekerheid", "bijzondere", "situatie")


def test_nothing_to_read_has_no_score() -> None:
    assert read("… 🙂") is None


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        # A few words, of which one is long: too little to judge.
        ("U krijgt bijzondere bijstand van uw gemeente.", False),
        ("Verantwoordelijkheidsverdeling bestaanszekerheid.", True),
        ("De gemeente beoordeelt uw aanvraag voor bijzondere bijstand. " * 3, True),
        ("De gemeente kijkt of u geld krijgt voor wat u echt nodig hebt. " * 3, False),
    ],
)
def test_what_counts_as_hard(text: str, hard: bool) -> None:
    reading = read(text)
    assert reading is not None
    assert reading.is_hard is hard


@pytest.mark.parametrize(
    ("words", "score", "hard"),
    [(20, 60, False), (20, 59, True), (19, 30, False), (19, 29, True), (1, 59, False)],
)
def test_the_limits_of_hard(words: int, score: int, hard: bool) -> None:
    """Ordinary is enough, and very hard where one long word moves the score."""
    assert Reading(score, words, 1, 30, "", ()).is_hard is hard


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    reading = read(plain_text(text))
    assert reading is None or 0 <= reading.score <= 100


def test_our_own_texts_are_plain() -> None:
    """What stands in the real framework sets the example."""
    read_texts = []
    for kind in kinds():
        for name in (f.name for f in kind.fields if f.plain):
            for path in sorted((ROOT / "framework" / kind.name).glob("*.yaml")):
                document = load_file(ROOT / "framework", f"{kind.name}/{path.name}")
                assert isinstance(document, Document)
                if reading := read(plain_text(document.data.get(name, ""))):
                    read_texts.append((path.name, reading.is_hard))
    assert len(read_texts) > 30
    assert [name for name, hard in read_texts if hard] == []
