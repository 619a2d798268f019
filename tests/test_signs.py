"""The one form of the signs in a text: what looks the same is the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.prose import canonical_markdown, canonical_text
from generator.base.signs import one_form
from generator.load.document import Document, load_text

BLANKS = [chr(n) for n in range(0x10FFFF) if unicodedata.category(chr(n)) == "Zs"]
HARD = [" ", "\u00a0", "\u202f", "\u00ad", "\u200b", "\u2060", "\ufeff", "\u0301", "\u0308"]
ODD = st.text(
    st.sampled_from([*"aeE-*1.\\\n\r\t &;[]()", *HARD, "é", "\u2028", "\u2029", "\u212b"])
)


@pytest.mark.parametrize("blank", BLANKS, ids=unicodedata.name)
def test_every_blank_is_a_common_one(blank: str) -> None:
    """Whatever Unicode calls a space; between a number and its unit too."""
    assert one_form(f"na 10{blank}euro") == "na 10 euro"


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_what_says_where_a_line_may_break_is_no_part_of_the_text(sign: str) -> None:
    assert one_form(f"schuld{sign}hulp") == "schuldhulp"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("ree\u0308l", "reël"),
        ("e\u00ad\u0301e\u0301n", "één"),
        ("\u212b", "Å"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("een\u2028twee\u2029drie", "een\ntwee\n\ndrie"),
        ("een\u00a0\u00a0\ntwee", "een\ntwee"),
        ("een \u00a0\ntwee \u00a0", "een\ntwee"),
        ("een  \ntwee", "een  \ntwee"),
        ("ﬁnanciën", "ﬁnanciën"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("H₂O m² ½ …", "H₂O m² ½ …"),
    ],
)
def test_exact_form(text: str, form: str) -> None:
    """What looks different stays different, and no blank becomes a hard break."""
    assert one_form(text) == form


@given(st.one_of(st.text(), ODD))
def test_once_is_enough(text: str) -> None:
    """The form of a form is itself: for signs, for plain text and for Markdown."""
    for form in (one_form, canonical_text, canonical_markdown):
        assert form(form(text)) == form(text)


@given(st.one_of(st.text(), ODD))
def test_composed_or_not_is_the_same_text(text: str) -> None:
    """An accent in a code point of its own never counts, in any kind of field."""
    for other in (unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)):
        assert canonical_text(other) == canonical_text(text)
        assert canonical_markdown(other) == canonical_markdown(text)


@given(st.text(st.sampled_from([*"abé .,", *BLANKS])))
def test_blanks_are_the_same_whichever_they_are(text: str) -> None:
    common = "".join(" " if c in BLANKS else c for c in text)
    assert canonical_text(text) == canonical_text(common)
    assert canonical_markdown(text) == canonical_markdown(common)


@pytest.mark.parametrize(
    "text",
    [
        "a: 10\u00a0euro\n",
        "a: >-\n  10\u202feuro\n",
        '"a": "10\\_euro"\n',
        "a: '10\u2009euro'\n",
    ],
)
def test_a_file_is_read_in_one_form(text: str) -> None:
    """However a value is written: everyone who looks at it sees the same."""
    document = load_text("waarden/wa-01.yaml", text)
    assert isinstance(document, Document)
    assert document.data == {"a": "10 euro"}


def test_the_name_of_a_field_is_read_in_one_form() -> None:
    document = load_text("waarden/wa-01.yaml", "gee\u0308rfd: ja zeker\n")
    assert isinstance(document, Document)
    assert document.data == {"geërfd": "ja zeker"}
    assert ("geërfd",) in document.positions


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("een   twee\tdrie", "een twee drie"),
        ("-   een  twee\n-   drie", "-   een twee\n-   drie"),
        ("een   twee  \ndrie   vier", "een twee  \ndrie vier"),
        ("10\u00a0 \u00a0euro", "10 euro"),
    ],
)
def test_blanks_that_nobody_sees_are_one(text: str, canonical: str) -> None:
    """Only where their width means something, as in a list or a hard break, they stay."""
    assert canonical_markdown(text) == canonical
