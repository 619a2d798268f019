"""The loader refuses what bites people, and says exactly where."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.base.findings import Finding
from generator.base.signs import one_form
from generator.check.framework import check
from generator.load.characters import suspect
from generator.load.document import (
    MAX_BYTES,
    Document,
    Position,
    is_real_date,
    load_bytes,
    load_file,
    load_text,
)
from generator.report.findings import FORMATS
from generator.rules.registry import explanations
from tests.test_voorbeelden import base

__all__ = ["base"]

PATH = "waarden/wa-01.yaml"
NO_FILE = Finding(
    "wa-01.yaml",
    1,
    1,
    "bestand-soort",
    "Dit is geen gewoon bestand.",
    "Zet het bestand zelf hier neer.",
)


def first(outcome: Document | list[Finding]) -> tuple[int, int, str]:
    """The place and code of the first finding."""
    assert isinstance(outcome, list), outcome.data
    return outcome[0].line, outcome[0].column, outcome[0].rule


def loaded(text: str) -> Document:
    """The document of a text that must be accepted."""
    document = load_text(PATH, text)
    assert isinstance(document, Document), document
    return document


def test_names_the_line_of_the_first_of_two_equal_keys() -> None:
    findings = load_text(PATH, "a: x\nb: q\na: z\n")
    assert isinstance(findings, list)
    assert "regel 1" in findings[0].message


def test_one_mistake_does_not_hide_the_next() -> None:
    findings = load_text(PATH, "a: no\nb: 1e3\nc:\nd: &x z\na: q\n")
    assert isinstance(findings, list)
    assert [(f.line, f.rule) for f in findings] == [
        (1, "waarde-dubbelzinnig"),
        (2, "waarde-dubbelzinnig"),
        (3, "waarde-leeg"),
        (4, "yaml-verwijzing"),
        (5, "veld-dubbel"),
    ]


def test_a_mistake_is_said_before_what_cannot_be_read() -> None:
    findings = load_text(PATH, "a: no\nb: x\nc: 'z\n")
    assert isinstance(findings, list)
    assert [(f.line, f.rule) for f in findings] == [(1, "waarde-dubbelzinnig"), (3, "yaml")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("".join(f"a{n}: no\n" for n in range(60)), "waarde-dubbelzinnig"),
        ("".join(f"a{n}: \u200bx\n" for n in range(60)), "teken-onzichtbaar"),
        ("a:\n" + "\tb: x\n" * 60, "inspringing-teken"),
        ("a: x\n" + "<<<<<<< HEAD\n" * 60, "samenvoegconflict"),
        ("".join(f"a{n}:\n" for n in range(60)), "waarde-leeg"),
    ],
)
def test_stops_after_fifty_findings_and_says_so(text: str, code: str) -> None:
    findings = load_text(PATH, text)
    assert isinstance(findings, list)
    assert [f.rule for f in findings] == [code] * 50 + ["te-veel-meldingen"]
    assert findings[-1].line == findings[-2].line + 1
    assert findings[-1].message == (
        "Dit bestand heeft meer dan 50 fouten; wat verder komt, is niet bekeken."
    )
    assert findings[-1].hint == (
        "Verbeter eerst de andere fouten in dit bestand en controleer het dan opnieuw."
    )


def nested(levels: int) -> object:
    """A text in so many lists."""
    return [nested(levels - 1)] if levels else "x"


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
    "number of fifteen digits": ("a: 123456789012345\n", {"a": 123456789012345}),
    "quoted long number": ("a: '12345678901234567890'\n", {"a": "12345678901234567890"}),
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
    "Nee at the start of a sentence": ("a: Nee, dat kan niet.\n", {"a": "Nee, dat kan niet."}),
    "no at the start of a sentence": ("a: no cure, no pay\n", {"a": "no cure, no pay"}),
    "date at the start of a sentence": (
        "a: 2026-01-01 was een feestdag\n",
        {"a": "2026-01-01 was een feestdag"},
    ),
    "number at the start of a sentence": ("a: 12 mensen\n", {"a": "12 mensen"}),
    "braces of a template in quotes": ("a: '{{ naam }}'\n", {"a": "{{ naam }}"}),
    "braces of a template in a text": ("a: zie {{ naam }}\n", {"a": "zie {{ naam }}"}),
    "braces of a template in a block": (
        "a: |-\n  {{ naam }}\n  {% if x %}\n",
        {"a": "{{ naam }}\n{% if x %}"},
    ),
    "html": ("a: <script>x</script> & <!-- y -->\n", {"a": "<script>x</script> & <!-- y -->"}),
    "ampersand inside": ("a: brood & spelen\n", {"a": "brood & spelen"}),
    "diacritics in two parts": ("a: cafe\u0301\n", {"a": "caf\u00e9"}),
    "diacritics as an escape": ('a: "caf\\u00e9"\n', {"a": "café"}),
    "emoji of two characters": ("a: ☂\ufe0f nat\n", {"a": "☂\ufe0f nat"}),
    "ligature": ("a: ﬁets\n", {"a": "ﬁets"}),
    "dashes, euro and dots": ("a: 2–3 — € 5 …\n", {"a": "2–3 — € 5 …"}),
    "fixed space in a text": ("a: €\u00a05 per week\n", {"a": "€ 5 per week"}),
    "fixed space behind a quoted colon": ("a: 'let op:\u00a0x'\n", {"a": "let op: x"}),
    "fixed space behind a colon in a block": ("a: |-\n  b:\u00a0x\n", {"a": "b: x"}),
    "apostrophes": (
        "a: foto's\nb: 's avonds\n".replace("'s a", "’s a"),
        {"a": "foto's", "b": "’s avonds"},
    ),
    "apostrophe doubled": ("a: 'foto''s'\n", {"a": "foto's"}),
    "colon in quotes": ("a: 'let op: x'\n", {"a": "let op: x"}),
    "colon without a space": ("a: 10:15-uur-trein\n", {"a": "10:15-uur-trein"}),
    "question": ("a: Wat nu?\nb: ja\n", {"a": "Wat nu?", "b": "ja"}),
    "question mark in a key": ("'wie?': x\n", {"wie?": "x"}),
    "comments everywhere": (
        "# een\n\na: # twee\n  # drie\n  - x # vier\n  # vijf\n  - z\n# zes\n",
        {"a": ["x", "z"]},
    ),
    "comment behind the sign of a block": ("a: | # twee\n  x\n", {"a": "x\n"}),
    "rows of hashes": ("##### kop #####\na: x\n", {"a": "x"}),
    "folded, one line end": ("a: >\n  een\n  twee\n\n", {"a": "een twee\n"}),
    "folded, all line ends": ("a: >+\n  een\n\nb: x\n", {"a": "een\n\n", "b": "x"}),
    "literal, no line end": ("a: |-\n  een\n  twee\n", {"a": "een\ntwee"}),
    "literal, all line ends": ("a: |+\n  een\n\n", {"a": "een\n\n"}),
    "literal with an indentation": ("a: |2\n    een\n  twee\n", {"a": "  een\ntwee\n"}),
    "quoted over lines": ("a: 'een\n  twee\n\n  drie'\n", {"a": "een twee\ndrie"}),
    "quoted over lines, below its key": ("a:\n  'een\n  twee'\n", {"a": "een twee"}),
    "quoted over lines, in a list": ("a:\n- 'een\n  twee'\n", {"a": ["een twee"]}),
    "line ends as escapes": ('a: "een\\ntwee \\\n  drie"\n', {"a": "een\ntwee drie"}),
    "plain over lines": ("a: een\n  twee\n   drie\n", {"a": "een twee drie"}),
    "list of ids in brackets": (
        "a: [wa-01, wa-02,\n  wa-03]\n",
        {"a": ["wa-01", "wa-02", "wa-03"]},
    ),
    "long line": ("a: " + "woord " * 2000 + "\n", {"a": ("woord " * 2000).strip()}),
    "trailing spaces": ("a: x   \nb:   \n  - z  \n", {"a": "x", "b": ["z"]}),
    "tab behind a colon": ("a:\tx\n", {"a": "x"}),
    "no line end": ("a: x", {"a": "x"}),
    "blank lines": ("\n\na: x\n\n\nb: z\n\n", {"a": "x", "b": "z"}),
    "twenty levels": ("a: " + "[" * 19 + "x" + "]" * 19 + "\n", {"a": nested(19)}),
    "twenty thousand values": ("a:\n" + "- x\n" * 19_999, {"a": ["x"] * 19_999}),
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
    finding = document.finding(("id",), "c", "m", key=True)
    assert (finding.line, finding.column) == (2, 1)


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


def test_refuses_a_link(tmp_path: Path) -> None:
    (tmp_path / "geheim.yaml").write_text("a: x\n", encoding="utf-8")
    (tmp_path / "wa-01.yaml").symlink_to("geheim.yaml")
    assert load_file(tmp_path, "wa-01.yaml") == [NO_FILE]


def test_refuses_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "wa-01.yaml").symlink_to("weg.yaml")
    assert load_file(tmp_path, "wa-01.yaml") == [NO_FILE]


def test_refuses_a_folder_with_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "wa-01.yaml").mkdir()
    assert load_file(tmp_path, "wa-01.yaml") == [NO_FILE]


def test_does_not_wait_for_a_named_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "wa-01.yaml")
    assert load_file(tmp_path, "wa-01.yaml") == [NO_FILE]


def test_refuses_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("wa-01.yaml")
        assert load_file(tmp_path, "wa-01.yaml") == [NO_FILE]


def test_refuses_a_device() -> None:
    assert [f.rule for f in load_all("/dev/zero")] == ["bestand-soort"]


def load_all(path: str) -> list[Finding]:
    """The findings about a file that is somewhere else."""
    findings = load_file(Path("/"), path)
    assert isinstance(findings, list)
    return findings


UNREADABLE = Finding(
    "wa-01.yaml",
    1,
    1,
    "bestand-onleesbaar",
    "Dit bestand kan niet worden gelezen.",
    "Kijk of het er nog staat en of iedereen het mag lezen.",
)


def test_says_that_a_file_went_away(tmp_path: Path) -> None:
    assert load_file(tmp_path, "wa-01.yaml") == [UNREADABLE]


@pytest.mark.parametrize("error", [PermissionError(13, "nee"), OSError(5, "kapot")])
def test_says_that_a_file_cannot_be_read(
    error: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user of a test may be allowed everything, so the system's answer is played."""

    def refuse(path: Path, flags: int) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    assert load_file(tmp_path, "wa-01.yaml") == [UNREADABLE]


def test_a_file_that_grows_while_it_is_read_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What counts is what was read, not what a look beforehand said."""
    path = tmp_path / "wa-01.yaml"
    path.write_bytes(b"a: x\n")
    open_first = os.open

    def grow(name: Path, flags: int) -> int:
        descriptor = open_first(name, flags)
        with path.open("ab") as file:
            file.truncate(10**9)
        return descriptor

    monkeypatch.setattr(os, "open", grow)
    assert first(load_file(tmp_path, "wa-01.yaml")) == (1, 1, "bestand-te-groot")


def test_no_file_stays_open(tmp_path: Path) -> None:
    """Two thousand files must not use up what the system allows."""
    (tmp_path / "wa-01.yaml").write_bytes(b"a: x\n")
    (tmp_path / "wa-02.yaml").mkdir()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for name in ("wa-01.yaml", "wa-02.yaml", "wa-03.yaml"):
        load_file(tmp_path, name)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


# Each name with what is said about it.
NAMES = {
    "wa 09.yaml": "bestand-naam",
    "WA-09.yaml": "bestand-naam",
    "wa-09.YAML": "bestand-naam",
    "wa-09.yml": "bestand-naam",
    "wa-09.yaml.txt": "bestand-naam",
    "wa-09": "bestand-naam",
    "wa-é9.yaml": "bestand-naam",
    "wa-09\u200b.yaml": "bestand-naam",
    "wa-09\n.yaml": "bestand-naam",
    "-wa-09.yaml": "bestand-naam",
    ".wa-09.yaml": "bestand-naam",
    "wa-09\udcff.yaml": "bestand-naam",
    "$(wa).yaml": "bestand-naam",
    ".wa-09.yaml.swp": "",
    ".#wa-09.yaml": "",
    ".gitkeep": "",
}


@pytest.mark.parametrize(("name", "code"), NAMES.items(), ids=map(ascii, NAMES))
def test_names_of_files(name: str, code: str, base: Path, tmp_path: Path) -> None:
    """An odd name is refused, and said so that it can't spoil the report."""
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    (root / "waarden" / name).write_bytes(b"a: x\n")
    findings = check(root).findings
    assert [f.rule for f in findings] == [code] * bool(code)
    for speak in FORMATS.values():
        assert speak(findings, "framework", explanations()).encode().count(b"\n.yaml") == 0


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "named pipe"])
def test_no_file_is_not_overlooked(
    make: Callable[[Path], None], base: Path, tmp_path: Path
) -> None:
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    make(root / "waarden" / "wa-09.yaml")
    assert [(f.path, f.rule) for f in check(root).findings] == [
        ("waarden/wa-09.yaml", "bestand-soort")
    ]


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
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"]
    ).filter(lambda c: not suspect(c))
)


KEYS = st.text(st.sampled_from("abcdefghk"), min_size=1)


@given(st.dictionaries(KEYS, SAFE, min_size=1))
def test_what_is_written_between_quotes_is_read_back(data: dict[str, str]) -> None:
    text = yaml.safe_dump(data, default_style='"', allow_unicode=True, width=10**6)
    assert loaded(text).data == {key: one_form(value) for key, value in data.items()}


SIGNS = st.text(st.sampled_from("ab:- \n'\"[]{}#&*!|>%@`,?~0.\t\\<=\u200b\u00a0é"))


@given(st.one_of(st.text(), SIGNS))
def test_no_text_at_all_makes_the_loader_fail(text: str) -> None:
    outcome = load_text(PATH, text)
    assert isinstance(outcome, Document) or outcome
    if isinstance(outcome, list):
        lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert all(1 <= f.line <= lines and f.column >= 1 for f in outcome)


def of_size(size: int) -> bytes:
    """A sound file of so many bytes."""
    head = b"a: "
    return head + b"x" * (size - len(head))


@pytest.mark.parametrize(("more", "codes"), [(-1, []), (0, []), (1, ["bestand-te-groot"])])
def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path, more: int, codes: list[str]) -> None:
    """One byte more is too much, also when it is a byte order mark."""
    assert MAX_BYTES == 262_144
    (tmp_path / "wa-01.yaml").write_bytes(of_size(MAX_BYTES + more))
    mark = b"\xef\xbb\xbf"
    outcomes = [
        load_file(tmp_path, "wa-01.yaml"),
        load_bytes(PATH, of_size(MAX_BYTES + more)),
        load_bytes(PATH, mark + of_size(MAX_BYTES + more - len(mark))),
    ]
    assert [codes_of(f) for f in outcomes] == [codes] * 3


def codes_of(outcome: Document | list[Finding]) -> list[str]:
    """The codes of what was found; none of a document."""
    return [] if isinstance(outcome, Document) else [f.rule for f in outcome]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"a: {'[' * 19}x{']' * 19}\n", []),
        (f"a: {'[' * 20}x{']' * 20}\n", ["te-diep"]),
        (f"a: {'[' * 20}{']' * 20}\n", []),
        (f"a: {'[' * 21}{']' * 21}\n", ["te-diep"]),
        (f"a: {'{b: ' * 19}x{'}' * 19}\n", []),
        (f"a: {'{b: ' * 20}x{'}' * 20}\n", ["te-diep"]),
    ],
)
def test_twenty_levels_are_read(text: str, codes: list[str]) -> None:
    assert codes_of(load_text(PATH, text)) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("".join(f"a{n}: x\n" for n in range(20_000)), []),
        ("".join(f"a{n}: x\n" for n in range(20_001)), ["te-veel-delen"]),
        ("a:\n" + "  - x\n" * 19_999, []),
        ("a:\n" + "  - x\n" * 20_000, ["te-veel-delen"]),
    ],
    ids=["fields", "too many fields", "parts", "too many parts"],
)
def test_twenty_thousand_values_are_read(text: str, codes: list[str]) -> None:
    """A list counts as one value, and so does each of its parts."""
    assert codes_of(load_text(PATH, text)) == codes


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("a{}: no\n", "waarde-dubbelzinnig"),
        ("a{}: \u200bx\n", "teken-onzichtbaar"),
        ("a{}:\n", "waarde-leeg"),
    ],
)
@pytest.mark.parametrize(("count", "more"), [(49, 0), (50, 0), (51, 1), (52, 1)])
def test_fifty_findings_are_given_whole(line: str, code: str, count: int, more: int) -> None:
    """Only from the fifty-first on something is left out, and said."""
    text = "".join(line.format(n) for n in range(count))
    assert codes_of(load_text(PATH, text)) == [code] * min(count, 50) + ["te-veel-meldingen"] * more
