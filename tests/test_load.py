"""The loader refuses what bites people, and says exactly where."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding
from generator.load import MAX_BYTES, Document, Position, is_real_date, load_file, load_text

PATH = "waarden/wa-01.yaml"

# Each text with the place and code of its first finding, grouped by what it guards against.
REFUSED = {
    # what two readers of YAML understand differently
    "float": ("versie: 2026.10\n", 1, 9, "waarde-dubbelzinnig"),
    "float without a digit before the point": ("a: .5\n", 1, 4, "waarde-dubbelzinnig"),
    "octal": ("code: 0363\n", 1, 7, "waarde-dubbelzinnig"),
    "octal of YAML 1.2": ("code: 0o17\n", 1, 7, "waarde-dubbelzinnig"),
    "hexadecimal": ("code: 0x1F\n", 1, 7, "waarde-dubbelzinnig"),
    "exponent": ("code: 1e3\n", 1, 7, "waarde-dubbelzinnig"),
    "sexagesimal": ("tijd: 12:30\n", 1, 7, "waarde-dubbelzinnig"),
    "digits in groups": ("a: 1_000\n", 1, 4, "waarde-dubbelzinnig"),
    "plus sign": ("a: +3\n", 1, 4, "waarde-dubbelzinnig"),
    "infinity": ("a: -.inf\n", 1, 4, "waarde-dubbelzinnig"),
    "timestamp": ("a: 2026-01-01 10:00:00\n", 1, 4, "waarde-dubbelzinnig"),
    "no": ("antwoord: no\n", 1, 11, "waarde-dubbelzinnig"),
    "on": ("antwoord: On\n", 1, 11, "waarde-dubbelzinnig"),
    "yes in a list": ("a:\n  - ja\n  - yes\n", 3, 5, "waarde-dubbelzinnig"),
    "True": ("a: True\n", 1, 4, "waarde-dubbelzinnig"),
    "null": ("a: null\n", 1, 4, "waarde-dubbelzinnig"),
    "tilde": ("a: ~\n", 1, 4, "waarde-dubbelzinnig"),
    "empty value": ("a: x\nb:\n", 2, 3, "waarde-leeg"),
    "empty part of a list": ("a:\n  - x\n  -\n", 3, 4, "waarde-leeg"),
    "value that is a comment": ("a: # later\n", 1, 3, "waarde-leeg"),
    # keys
    "duplicate key": ("a: x\nb: q\na: z\n", 3, 1, "veld-dubbel"),
    "duplicate key, other Unicode form": ("é: x\ne\u0301: q\n", 2, 1, "veld-dubbel"),
    "duplicate key inside": ("a:\n  b: x\n  b: q\n", 3, 3, "veld-dubbel"),
    "key is a list": ("[a]: x\n", 1, 1, "veld-naam"),
    "key is a mapping": ("a: {{b}}\n", 1, 5, "veld-naam"),
    "merge key": ("<<: {a: x}\n", 1, 1, "yaml-samenvoegen"),
    # what YAML can do and nobody here needs
    "tag": ("a: !!str x\n", 1, 4, "yaml-label"),
    "own tag": ("a: !x y\n", 1, 4, "yaml-label"),
    "tag that runs code elsewhere": ("a: !!python/object:os.system x\n", 1, 4, "yaml-label"),
    "anchor": ("a: &x y\n", 1, 4, "yaml-verwijzing"),
    "anchor on a key": ("&x a: q\n", 1, 1, "yaml-verwijzing"),
    "alias": ("a: x\nb: *x\n", 2, 4, "yaml-verwijzing"),
    "several documents": ("a: x\n---\nb: q\n", 2, 1, "yaml-documenten"),
    "directive": ("%YAML 1.1\n---\na: x\n", 1, 1, "yaml-richtlijn"),
    "unknown directive": ("%FOO\n---\na: x\n", 1, 5, "yaml"),
    "list of nothing but lists": ("a: " + "[" * 30 + "]" * 30 + "\n", 1, 24, "te-diep"),
    "brackets by the thousand": ("a: " + "[" * 25_000, 1, 24, "te-diep"),
    "braces by the thousand": ("a: " + "{b: " * 25_000, 1, 84, "te-diep"),
    "dashes by the thousand": ("a:\n" + "- " * 25_000 + "x", 2, 41, "te-diep"),
    # files
    "empty file": ("", 1, 1, "bestand-leeg"),
    "only comments": ("# a\n# b\n", 1, 1, "bestand-leeg"),
    "only an end of document": ("---\n", 2, 1, "bestand-vorm"),
    "a list": ("- a\n- b\n", 1, 1, "bestand-vorm"),
    "a text": ("zomaar tekst\n", 1, 1, "bestand-vorm"),
    # characters
    "tab as indentation": ("a:\n\tb: x\n", 2, 1, "inspringing-teken"),
    "tab after spaces": ("a:\n  \tb: x\n", 2, 3, "inspringing-teken"),
    "fixed space as indentation": ("a:\n \u00a0b: x\n", 2, 2, "inspringing-teken"),
    "control character": ("a: x\x08y\n", 1, 5, "teken-onzichtbaar"),
    "NUL": ("a: x\x00y\n", 1, 5, "teken-onzichtbaar"),
    "line separator": ("a: x\u2028y\n", 1, 5, "teken-onzichtbaar"),
    "bidi override": ("a: x\n# \u202egnimmokpo\n", 2, 3, "teken-onzichtbaar"),
    "zero width space": ("b: q\na: x\u200by\n", 2, 5, "teken-onzichtbaar"),
    "soft hyphen": ("a: armoede\u00adkader\n", 1, 11, "teken-onzichtbaar"),
    "tag character": ("a: x\U000e0041y\n", 1, 5, "teken-onzichtbaar"),
    "no character at all": ("a: x\ufffe\n", 1, 5, "teken-onzichtbaar"),
    "byte order mark inside": ("a: x\ufeffy\n", 1, 5, "teken-onzichtbaar"),
    "zero width space as an escape": ('a: "x\\u200by"\n', 1, 4, "teken-onzichtbaar"),
    "bidi override as an escape": ('a: "x\\u202ey"\n', 1, 4, "teken-onzichtbaar"),
    "NUL as an escape": ('a: "x\\0y"\n', 1, 4, "teken-onzichtbaar"),
    # left by tools
    "merge conflict": ("a: x\n<<<<<<< HEAD\nb: q\n", 2, 1, "samenvoegconflict"),
    "rest of a merge conflict": ("a: x\n=======\n", 2, 1, "samenvoegconflict"),
    "merge conflict with base": ("a: x\n||||||| basis\n", 2, 1, "samenvoegconflict"),
    # texts that YAML reads as something else
    "cut off": ("a: nummer #1\n", 1, 4, "waarde-afgekapt"),
    "cut off in the next line": ("a: lange\n  tekst #1\n", 1, 4, "waarde-afgekapt"),
    "unclosed quote": ("a: x\nb: 'tekst\nc: q\nd: z\n", 2, 4, "yaml"),
    "unclosed double quote": ('a: "tekst\nc: q\n', 1, 4, "yaml"),
    "text after a quote": ('a: "x" en y\n', 1, 8, "yaml"),
    "text after a bracket": ("a: [1] en y\n", 1, 8, "yaml"),
    "unclosed bracket": ("a: [x\nb: q\n", 1, 4, "yaml"),
    "colon in a text": ("a: let op: x\n", 1, 10, "yaml"),
    "dash in a text": ("a: - x\n", 1, 4, "yaml"),
    "emphasis at the start": ("a: *x* y\n", 1, 6, "yaml"),
    "strong at the start": ("a: **x** y\n", 1, 5, "yaml"),
    "percent at the start": ("a: %x\n", 1, 4, "yaml"),
    "at sign at the start": ("a: @x\n", 1, 4, "yaml"),
    "greater than at the start": ("a: > 5\n", 1, 6, "yaml"),
    "backslash between double quotes": ('a: "C:\\map"\n', 1, 7, "yaml"),
    "unindented block": ("a: >-\neerste regel\ntweede regel\n", 2, 1, "yaml"),
    "unindented continuation": ("a: een\ntwee\nb: x\n", 2, 1, "yaml"),
    "crooked indentation": ("a:\n  b: x\n c: q\n", 3, 2, "yaml"),
    "crooked list": ("a:\n  - b\n - c\n", 3, 2, "yaml"),
}


def first(found: Document | list[Finding]) -> tuple[int, int, str]:
    """The place and code of the first finding."""
    assert isinstance(found, list), found.data
    return found[0].line, found[0].column, found[0].rule


def loaded(text: str) -> Document:
    """The document of a text that must be accepted."""
    document = load_text(PATH, text)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(("text", "line", "column", "code"), REFUSED.values(), ids=REFUSED)
def test_refuses(text: str, line: int, column: int, code: str) -> None:
    assert first(load_text(PATH, text)) == (line, column, code)


# Why a text can't be read, in the words of the message.
REASONS = [
    ("a: *x* y\n", "eigen betekenis"),
    ("a: > 5\n", "eigen betekenis"),
    ("a: !x!y z\n", "eigen betekenis"),
    ("a: 'x\n", "aanhalingsteken dat hier begint"),
    ('a: "x" y\n', "staat nog tekst"),
    ("a: [x\nb: q\n", "haak of accolade"),
    ("a: een\ntwee\n", "ontbreekt een dubbele punt"),
    ("a: b: c\n", "dubbele punt op een plek"),
    ("a: - x\n", "streepje op een plek"),
    ("%FOO\n---\na: x\n", "met % beginnen"),
    ('a: "\\m"\n', "schuine streep"),
    ("a:\n  b: x\n c: q\n", "inspringen klopt niet"),
]


@pytest.mark.parametrize(("text", "words"), REASONS)
def test_says_why_a_text_cannot_be_read(text: str, words: str) -> None:
    found = load_text(PATH, text)
    assert isinstance(found, list)
    assert words in found[-1].message
    assert found[-1].hint


def test_names_the_line_of_the_first_of_two_equal_keys() -> None:
    found = load_text(PATH, "a: x\nb: q\na: z\n")
    assert isinstance(found, list)
    assert "regel 1" in found[0].message


def test_one_mistake_does_not_hide_the_next() -> None:
    found = load_text(PATH, "a: no\nb: 1e3\nc:\na: &x q\n")
    assert isinstance(found, list)
    assert [(f.line, f.rule) for f in found] == [
        (1, "waarde-dubbelzinnig"),
        (2, "waarde-dubbelzinnig"),
        (3, "waarde-leeg"),
        (4, "veld-dubbel"),
        (4, "yaml-verwijzing"),
    ]


ACCEPTED: dict[str, tuple[str, object]] = {
    "windows line ends": ("a: x\r\nb:\r\n  - q\r\n", {"a": "x", "b": ["q"]}),
    "old mac line ends": ("a: x\rb: q\r", {"a": "x", "b": "q"}),
    "braces in quotes": ("a: '{x} [y]'\n", {"a": "{x} [y]"}),
    "less than": ("a: minder dan < 5 <b>\n", {"a": "minder dan < 5 <b>"}),
    "diacritics": ("naam: Súdwest-Fryslân ’s é\n", {"naam": "Súdwest-Fryslân ’s é"}),
    "emoji": ("a: 🌧\n", {"a": "🌧"}),
    "comments": ("# boven\na: x # naast\n# onder\n", {"a": "x"}),
    "hash in quotes": ("a: 'nummer #1'\n", {"a": "nummer #1"}),
    "hash in a word": ("a: nummer#1\n", {"a": "nummer#1"}),
    "Nee": ("antwoord: Nee\n", {"antwoord": "Nee"}),
    "Ja": ("antwoord: Ja\n", {"antwoord": "Ja"}),
    "quoted no": ("a: 'no'\n", {"a": "no"}),
    "quoted number": ('a: "2026.10"\n', {"a": "2026.10"}),
    "date": ("datum: 2026-11-23\n", {"datum": "2026-11-23"}),
    "date that doesn't exist": ("datum: 2026-02-30\n", {"datum": "2026-02-30"}),
    "version": ("versie: 0.2.0\n", {"versie": "0.2.0"}),
    "section": ("paragraaf: 6.2.1\n", {"paragraaf": "6.2.1"}),
    "integer": ("nummer: 20\n", {"nummer": 20}),
    "negative integer": ("nummer: -1\n", {"nummer": -1}),
    "number too long to count with": ("a: 12345678901234567890\n", {"a": "12345678901234567890"}),
    "boolean": ("a: true\n", {"a": True}),
    "webadres": ("url: https://x.nl/a?b=c#d\n", {"url": "https://x.nl/a?b=c#d"}),
    "time in a sentence": ("a: om 12:30 uur\n", {"a": "om 12:30 uur"}),
    "start of document": ("---\na: x\n", {"a": "x"}),
    "end of document": ("a: x\n...\n", {"a": "x"}),
    "folded": ("a: >-\n  een\n  twee\n\n  drie\n", {"a": "een twee\ndrie"}),
    "literal": (
        "a: |\n  een\n    twee # geen opmerking\n",
        {"a": "een\n  twee # geen opmerking\n"},
    ),
    "flow": ("a: [x, {b: q}]\n", {"a": ["x", {"b": "q"}]}),
    "empty list": ("a: []\n", {"a": []}),
    "list at the level of its key": ("a:\n- x\n- q\n", {"a": ["x", "q"]}),
    "underline": ("a: |\n  kop\n  =======\n", {"a": "kop\n=======\n"}),
}


@pytest.mark.parametrize(("text", "data"), ACCEPTED.values(), ids=ACCEPTED)
def test_accepts_unchanged(text: str, data: object) -> None:
    assert loaded(text).data == data


def test_integers_and_texts_keep_their_type() -> None:
    assert [type(v) for v in loaded("a: 20\nb: '20'\nc: true\n").data.values()] == [int, str, bool]


def test_knows_where_every_key_and_value_begins() -> None:
    text = "id: wa-01\nlijst:\n  - een\n  - bron: br-01\n    paragraaf: '6'\ntekst: >-\n  twee\n"
    assert loaded(text).positions == {
        (): Position((1, 1), (1, 1)),
        ("id",): Position((1, 1), (1, 5)),
        ("lijst",): Position((2, 1), (3, 3)),
        ("lijst", 0): Position((3, 5), (3, 5)),
        ("lijst", 1): Position((4, 5), (4, 5)),
        ("lijst", 1, "bron"): Position((4, 5), (4, 11)),
        ("lijst", 1, "paragraaf"): Position((5, 5), (5, 16)),
        ("tekst",): Position((6, 1), (6, 8)),
    }


def test_columns_count_characters_not_bytes() -> None:
    assert loaded("é: {ü: x}\n").positions["é", "ü"] == Position((1, 5), (1, 8))


def test_a_finding_stands_at_the_nearest_known_place() -> None:
    document = loaded("# kop\nid: wa-01\nlijst:\n  - x\n")
    assert document.finding(("lijst", 0, "bron"), "c", "m").line == 4
    assert document.finding(("onbekend",), "c", "m").line == 2
    found = document.finding(("id",), "c", "m", key=True)
    assert (found.line, found.column) == (2, 1)


def write(root: Path, content: bytes) -> Document | list[Finding]:
    """Write a file and load it."""
    path = root / PATH
    path.parent.mkdir()
    path.write_bytes(content)
    return load_file(root, PATH)


def test_a_file_knows_its_kind_and_name(tmp_path: Path) -> None:
    document = write(tmp_path, b"id: wa-01\n")
    assert isinstance(document, Document)
    assert (document.kind, document.stem, document.path) == ("waarden", "wa-01", PATH)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    document = write(tmp_path, b"\xef\xbb\xbfid: wa-01\r\n")
    assert isinstance(document, Document)
    assert document.data == {"id": "wa-01"}
    assert document.positions["id",] == Position((1, 1), (1, 5))


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_says_where_a_file_is_no_utf_8(tmp_path: Path, start: bytes) -> None:
    content = start + "a: x\né: caf".encode() + b"\xe9\n"
    assert first(write(tmp_path, content)) == (2, 7, "bestand-codering")


def test_refuses_utf_16(tmp_path: Path) -> None:
    assert first(write(tmp_path, "a: x\n".encode("utf-16"))) == (1, 1, "bestand-codering")


def test_refuses_a_link(tmp_path: Path) -> None:
    (tmp_path / "geheim.yaml").write_text("a: x\n", encoding="utf-8")
    (tmp_path / "wa-01.yaml").symlink_to("geheim.yaml")
    assert first(load_file(tmp_path, "wa-01.yaml")) == (1, 1, "bestand-soort")


def test_refuses_a_file_that_is_too_large(tmp_path: Path) -> None:
    assert first(write(tmp_path, b"a: " + b"x" * MAX_BYTES)) == (1, 1, "bestand-te-groot")


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("2026-13-01", False),
        ("2026-1-1", False),
        ("20260101", False),
        ("2026-W01-1", False),
        ("2026-01-01\n", False),
        ("٢٠٢٦-01-01", False),
        ("", False),
    ],
)
def test_a_date_is_a_day_that_exists(text: str, real: bool) -> None:
    assert is_real_date(text) is real


SAFE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"])
    .filter(lambda c: not "\ufe00" <= c <= "\ufe0f")
    .filter(lambda c: c not in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
    .filter(lambda c: not "\U000e0000" <= c <= "\U000e0fff")
)


KEYS = st.text(st.sampled_from("abcdefgxyz_"), min_size=1)


@given(st.dictionaries(KEYS, SAFE, min_size=1))
def test_what_is_written_between_quotes_is_read_back(data: dict[str, str]) -> None:
    text = yaml.safe_dump(data, default_style='"', allow_unicode=True, width=10**6)
    assert loaded(text).data == data


SIGNS = st.text(st.sampled_from("ab:- \n'\"[]{}#&*!|>%@`,?~0.\t\\<=\u200b\u00a0é"))


@given(st.one_of(st.text(), SIGNS))
def test_no_text_at_all_makes_the_loader_fail(text: str) -> None:
    found = load_text(PATH, text)
    assert isinstance(found, Document) or found
    if isinstance(found, list):
        lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert all(1 <= f.line <= lines and f.column >= 1 for f in found)
