"""The canonical form of a file: what ``kader opmaak`` makes of it, and that it loses nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.canonical import canonical_item
from generator.base.findings import Finding
from generator.base.schema import Kind
from generator.base.signs import one_form
from generator.check.framework import check
from generator.form.pasted import all_lost
from generator.layout import lay_out as layout
from generator.layout.comments import Unclear, find_comments
from generator.layout.lay_out import LeftAlone
from generator.layout.text import inline, sentences
from generator.load.document import Document, load_file, load_text
from tests import strategies
from tests.builders import EXAMPLE, kinds

FRAMEWORK = Path(__file__).parents[1] / "framework"
KINDS = kinds()


def lay_out(document: Document, text: str) -> str:
    """Lay out a text as a file of the kind of its folder."""
    return layout.lay_out(document, text, KINDS[document.kind])


def read_and_lay_out(path: Path) -> layout.Outcome:
    """Lay out a file of the real kinds."""
    return layout.read_and_lay_out(path, KINDS)


def editable(path: Path) -> list[Path]:
    """The files of the real kinds below a folder."""
    return layout.editable(path, KINDS)


def check_layout(root: Path, documents: list[Document]) -> list[Finding]:
    """What layout says about files of the real kinds."""
    return list(layout.check_layout(root, documents, KINDS))


SCHEMA = "# yaml-language-server: $schema=../../schemas/{}.schema.json\n"


def read(text: str, kind: str = "waarden") -> Document:
    """A document of a text that is sound YAML."""
    document = load_text(f"{kind}/x-01.yaml", text)
    assert isinstance(document, Document), document
    return document


def laid_out(text: str, kind: str = "waarden") -> str:
    """The canonical form of a text, without the schema line; doing it twice is doing it once."""
    new = lay_out(read(text, kind), text)
    assert lay_out(read(new, kind), new) == new
    assert new.startswith(SCHEMA.format(kind))
    return new.removeprefix(SCHEMA.format(kind))


FORMS = {
    "the order of the schema": (
        "titel: Rust\nid: wa-01\n",
        "id: wa-01\ntitel: Rust\n",
    ),
    "the order of the schema in a group in a list": (
        "vindplaatsen:\n  - paragraaf: samenvatting\n    bron: br-01\n",
        "vindplaatsen:\n  - bron: br-01\n    paragraaf: samenvatting\n",
    ),
    "an unknown field stays behind what stood before it": (
        "titel: Rust\ntittel: Onrust\nid: wa-01\n",
        "id: wa-01\ntitel: Rust\ntittel: Onrust\n",
    ),
    "white space in an unknown field may mean something": (
        "onbekend: |\n  een\n   twee\n",
        'onbekend: "een\\n twee\\n"\n',
    ),
    "flow becomes block": (
        "vindplaatsen: [{bron: br-01, paragraaf: '6.10'}]\nbegrippen: [bg-01,\n  bg-02]\n",
        'begrippen:\n  - bg-01\n  - bg-02\nvindplaatsen:\n  - bron: br-01\n    paragraaf: "6.10"\n',
    ),
    "a list stands indented below its field": (
        "begrippen:\n- bg-01\n-   bg-02\n",
        "begrippen:\n  - bg-01\n  - bg-02\n",
    ),
    "groups indent by two spaces": (
        "ingetrokken:\n      datum: 2027-01-01\n",
        "ingetrokken:\n  datum: 2027-01-01\n",
    ),
    "lists in lists": (
        "onbekend: [[a, b], [c], [], {}]\n",
        "onbekend:\n  - - a\n    - b\n  - - c\n  - []\n  - {}\n",
    ),
    "what is empty stays": (
        "titel: ''\nbegrippen: []\n",
        'titel: ""\nbegrippen: []\n',
    ),
    "yes, no and numbers": (
        "v: true\nw: -5\nz: false\n",
        "v: true\nw: -5\nz: false\n",
    ),
    "spaces, blank lines and document marks go": (
        "---\n\nid:   wa-01   \n\n\ntitel: Rust\t\n\n...\n",
        "id: wa-01\ntitel: Rust\n",
    ),
    "a missing line end is added": ("id: wa-01", "id: wa-01\n"),
    "Windows line ends": ("id: wa-01\r\ntitel: Rust\r\n", "id: wa-01\ntitel: Rust\n"),
    "prose of some sentences is a block, a sentence a line": (
        "betekenis: Rust is alles. Zonder rust\n  is er niets.\n",
        "betekenis: >-\n  Rust is alles.\n  Zonder rust is er niets.\n",
    ),
    "a plain text of some sentences is a block too": (
        "openstaand:\n  - vraag: Wie? En hoe?\n    wie: Rijk\n",
        "openstaand:\n  - vraag: >-\n      Wie?\n      En hoe?\n    wie: Rijk\n",
    ),
    "a list of texts of some sentences": (
        "onbekend:\n  - Een. Twee.\n",
        "onbekend:\n  - >-\n    Een.\n    Twee.\n",
    ),
    "one sentence stays behind its field": (
        "betekenis: 'Rust is alles.'\n",
        "betekenis: Rust is alles.\n",
    ),
    "two spaces look like one, and become it": (
        "betekenis: |\n  Een.  Twee. Drie  vier.\n",
        "betekenis: >-\n  Een.\n  Twee.\n  Drie vier.\n",
    ),
    "another blank than the common one": (
        "betekenis: Na 10\u00a0euro\u202fis het op.\n",
        "betekenis: Na 10 euro is het op.\n",
    ),
    "an accent in a code point of its own": (
        "betekenis: Ee\u0301n stoel.\n",
        "betekenis: Eén stoel.\n",
    ),
    "one sentence stays a block": (
        "betekenis: |\n    Rust\n    is alles.\n",
        "betekenis: >-\n  Rust is alles.\n",
    ),
    "paragraphs": (
        'betekenis: "Een. Twee.\\n\\n\\nDrie."\n',
        "betekenis: |-\n  Een.\n  Twee.\n\n  Drie.\n",
    ),
    "Markdown lists": (
        "betekenis: |\n    Een:\n\n    - *a.* b. C is\n      lang.\n      1. d. E.\n"
        "    10. f. G.\n",
        "betekenis: |-\n  Een:\n\n  - *a.* b.\n    C is lang.\n    1. d.\n       E.\n"
        "  10. f.\n      G.\n",
    ),
    "a text that is one list item": (
        "betekenis: '- Een. Twee.'\n",
        "betekenis: |-\n  - Een.\n    Twee.\n",
    ),
    "hard breaks keep their spaces or stroke": (
        "betekenis: |-\n  Een  \n  twee. Drie\\\n  vier.\n\n  - vijf  \n    zes. Zeven.\n",
        "betekenis: |-\n  Een  \n  twee.\n  Drie\\\n  vier.\n\n  - vijf  \n    zes.\n    Zeven.\n",
    ),
    "braces of a template": (
        "betekenis: '{{ macro }} en {% raw %}'\n",
        'betekenis: "{{ macro }} en {% raw %}"\n',
    ),
    "what quotes can't hold simply is a block": (
        "betekenis: '\"Rust\" is: \\ alles'\n",
        'betekenis: >-\n  "Rust" is: \\ alles\n',
    ),
    "a colon or hash in a text": (
        "titel: 'Rust: alles'\nbetekenis: 'Nummer #1 en # 2'\n",
        'titel: "Rust: alles"\nbetekenis: "Nummer #1 en # 2"\n',
    ),
    "dates stand plain where they belong": (
        "titel: '2027-01-01'\ningetrokken:\n  datum: '2027-01-01'\n",
        'titel: "2027-01-01"\ningetrokken:\n  datum: 2027-01-01\n',
    ),
    "quotes of an author stay in a field for numbers": (
        "vindplaatsen:\n  - paragraaf: 'bijlage 1'\n  - paragraaf: bijlage 1\n",
        'vindplaatsen:\n  - paragraaf: "bijlage 1"\n  - paragraaf: bijlage 1\n',
    ),
    "diacritics and signs stay as they are": (
        'titel: "Caf\\u00e9 – <b> & ‘één’ €5"\n',
        "titel: Café – <b> & ‘één’ €5\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), FORMS.values(), ids=FORMS.keys())
def test_form(before: str, after: str) -> None:
    assert laid_out(before) == after


def test_versions_stand_plain_in_their_field() -> None:
    text = "id: gm0344\novergenomen:\n  versie: '0.2.0'\n"
    assert laid_out(text, "gemeenten") == "id: gm0344\novergenomen:\n  versie: 0.2.0\n"


AMBIGUOUS = """
    0363 2026.10 6.2.1 nee ja no On y null ~ 1e3 0x1F 12:30 1_000 +31 -5% .5 .inf - -a ?a :a a: 'a
    !a &a *a @a `a %a |a >a #a [a {a ,a = 50% 2026-01-01 2026-01-01T10:00
"""


@pytest.mark.parametrize("value", AMBIGUOUS.split())
def test_quoted(value: str) -> None:
    """One style of quotes, also for what only some computers misread."""
    assert inline(value) == f'"{value}"'


@pytest.mark.parametrize(
    "value",
    ["a #", "a # b", "2027-01-01 is een dag", "2027-1-1 x", "5 %", " a", "a ", "a: b", "a :"],
)
def test_quoted_with_spaces(value: str) -> None:
    assert inline(value) == f'"{value}"'


@pytest.mark.parametrize(
    "value",
    [
        "Nee",
        "a",
        "Rust (nu)",
        "it's",
        "a:b",
        "a#b",
        "5 euro",
        "24 uur per dag",
        "‘Rust’",
        "e-mail, [x]",
        "één",
    ],
)
def test_plain(value: str) -> None:
    assert inline(value) == value


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" ")))
def test_a_text_on_one_line_reads_as_itself(value: str) -> None:
    document = load_text("waarden/wa-01.yaml", f"x: {inline(value)}\n")
    # Some characters are refused wherever they stand; that is not for layout to mend.
    assert not isinstance(document, Document) or document.data["x"] == one_form(value)
    refused = {f.rule for f in document} if isinstance(document, list) else set()
    assert not {c for c in refused if c not in {"teken-onzichtbaar", "tekst-niet-nfc"}}


@pytest.mark.parametrize(
    "text",
    [
        "Een zin.|Nog een!|En nog een?|Ja.",
        "In 2025.|De rest.|27 gemeenten.",
        "Zie paragraaf 6.2.4.|Daar staat het.|Versie 0.2.0 geldt.",
        "Bijv. De gemeente, o.a. Utrecht, m.b.t. Armoede.|Einde.",
        "Zie art. 20 en nr. 5, d.w.z. Dit, van dhr. De Vries, enz. Het.",
        "J. P. Jansen en A.B. Smit.|Zij komen.",
        "Wacht... Nu.|Of… Straks.",
        "Dit (zie daar. En hier.) hoort erbij.|(Dit. Ook.)|Klaar.",
        "Zie [De bron. Hoofdstuk 2](https://x.nl/a.B) ervoor.|En <https://x.nl/a.> Dus.",
        "Hij zei ‘nee.’|‘Ja.’|’s Avonds niet.|*Nooit* meer.",
        "*Kop.* De tekst erachter.|**Let op!** Nog iets.",
        "Kies er een. 1. dit of 2) dat. - of dit. * of dat. + of dit.",
        "zin zonder hoofdletter. en nog een.",
        "Dit helpt u.|Daarna.",
        "Een haakje (open.|Blijft.|Open.",
    ],
)
def test_sentences(text: str) -> None:
    """A stroke stands where a sentence ends."""
    assert sentences(text.replace("|", " ")) == text.split("|")


COMMENTS = {
    "above and behind a field": (
        "# over titel\ntitel: Rust # achter titel\n# over id\nid: wa-01\n",
        "# over id\nid: wa-01\n# over titel\ntitel: Rust  # achter titel\n",
    ),
    "about the file": (
        "# licentie\n# nog een regel\n\n# over titel\ntitel: Rust\nid: wa-01\n",
        "# licentie\n# nog een regel\n\nid: wa-01\n\n# over titel\ntitel: Rust\n",
    ),
    "about the file, and about the first field": (
        "# licentie\n\n# over id\nid: wa-01\n",
        "# licentie\n\n# over id\nid: wa-01\n",
    ),
    "a blank line above a comment stays": (
        "id: wa-01\n\n\n# over titel\ntitel: Rust\n\nstatus: voorstel\n",
        "id: wa-01\n\n# over titel\ntitel: Rust\nstatus: voorstel\n",
    ),
    "behind a field with a list, a group or a block": (
        "begrippen: # a\n  - bg-01 # b\ningetrokken: # c\n  reden: | # d\n    Een. Twee.\n",
        "begrippen:  # a\n  - bg-01  # b\n"
        "ingetrokken:  # c\n  reden: >-  # d\n    Een.\n    Twee.\n",
    ),
    "in a list": (
        "begrippen:\n  # boven\n  - bg-01\n# niet ingesprongen\n  - bg-02\n  # onder\n"
        "titel: Rust\n",
        "titel: Rust\nbegrippen:\n  # boven\n  - bg-01\n  # niet ingesprongen\n  - bg-02\n"
        "  # onder\n",
    ),
    "in a group in a list": (
        "vindplaatsen:\n  # een\n  - paragraaf: '6.1' # twee\n    # drie\n    bron: br-01\n"
        "    # vier\n  # vijf\n  -\n    # zes\n    bron: br-02\n",
        "vindplaatsen:\n  # een\n  # drie\n  - bron: br-01\n    # vier\n"
        '    paragraaf: "6.1"  # twee\n  # vijf\n  # zes\n  - bron: br-02\n',
    ),
    "behind a dash": (
        "vindplaatsen:\n  - # een\n    bron: br-01\n",
        "vindplaatsen:\n  # een\n  - bron: br-01\n",
    ),
    "in a flow list": (
        "begrippen: [bg-01, # een\n  # twee\n  bg-02] # drie\n",
        "begrippen:\n  - bg-01  # een\n  # twee\n  - bg-02  # drie\n",
    ),
    "between a field and its value": (
        "titel: # een\n  # twee\n  Rust # drie\n",
        "# twee\n# drie\ntitel: Rust  # een\n",
    ),
    "after a block": (
        "betekenis: |\n    Een # tekst.\n    # ook tekst\n  # minder diep\n\n# over titel\n"
        "titel: Rust\n",
        "\n# over titel\ntitel: Rust\nbetekenis: >-\n  Een # tekst. # ook tekst\n# minder diep\n",
    ),
    "at the end": (
        "titel: Rust\nid: wa-01\n# slot\n\n# echt slot\n",
        "id: wa-01\ntitel: Rust\n# slot\n\n# echt slot\n",
    ),
    "at the end of a group": (
        "ingetrokken:\n  datum: 2027-01-01\n  # in de groep\n# eronder\n",
        "ingetrokken:\n  datum: 2027-01-01\n  # in de groep\n# eronder\n",
    ),
    "deeper than anything": (
        "begrippen:\n      # een\n  - bg-01\n      # twee\n",
        "begrippen:\n  # een\n  - bg-01\n  # twee\n",
    ),
    "behind the mark of a document": ("--- # een\nid: wa-01\n", "# een\nid: wa-01\n"),
    "without a space": ("#een\nid: 'wa-01' #twee\n", "#een\nid: wa-01  # twee\n"),
    "hashes in values are no comments": (
        "titel: 'Een # twee'\nbetekenis: a#b\n",
        'titel: "Een # twee"\nbetekenis: a#b\n',
    ),
    "twice the same": ("# x\nid: wa-01 # x\n# x\n", "# x\nid: wa-01  # x\n# x\n"),
}


@pytest.mark.parametrize(("before", "after"), COMMENTS.values(), ids=COMMENTS.keys())
def test_comments_stay_with_their_field(before: str, after: str) -> None:
    assert laid_out(before) == after


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("# yaml-language-server: $schema=../../../schemas/waarden.schema.json", True),
        ("# yaml-language-server: $schema=../../schemas/doelen.schema.json", False),
        ("# yaml-language-server: $schema=onzin", False),
    ],
)
def test_the_schema_line_comes_first(line: str, *, kept: bool) -> None:
    """A framework may stand elsewhere; a wrong kind is mended."""
    text = f"# eerst\n\n{line}\nid: wa-01\n"
    first = line if kept else SCHEMA.format("waarden").rstrip()
    assert lay_out(read(text), text) == f"{first}\n# eerst\n\nid: wa-01\n"


# Laws


@st.composite
def files(draw: st.DrawFn) -> tuple[Kind, dict[str, Any], str]:
    """An item as some editor may have written it."""
    kind, data = draw(strategies.items())
    return kind, data, draw(strategies.writings(kind, data))


@given(files())
def test_meaning_never_changes(file: tuple[Kind, dict[str, Any], str]) -> None:
    kind, data, text = file
    new = lay_out(read(text, kind.name), text)
    again = read(new, kind.name)
    assert canonical_item(kind, again.data) == canonical_item(kind, data)
    assert lay_out(again, new) == new
    assert not [line for line in new.split("\n") if line != line.rstrip()]


@st.composite
def commented(draw: st.DrawFn) -> tuple[Kind, str]:
    """A canonical file with comments where an editor would put them, each with its own words."""
    kind, _, text = draw(files())
    new = lay_out(read(text, kind.name), text)
    lines = new.split("\n")
    starts = {}
    for place, position in read(new, kind.name).positions.items():
        if place and position.key[0] not in starts:
            indent = len(lines[position.key[0] - 1]) - len(lines[position.key[0] - 1].lstrip())
            starts[position.key[0]] = " " * indent
    out = []
    for number, line in enumerate(lines, start=1):
        where = draw(st.sampled_from(("", "", "above", "beside"))) if number in starts else ""
        out += [f"{starts[number]}# boven {number}"] if where == "above" else []
        out.append(f"{line}  # achter {number}" if where == "beside" else line)
    return kind, "\n".join(out)


@given(commented())
def test_comments_in_place_stay_in_place(file: tuple[Kind, str]) -> None:
    kind, text = file
    assert lay_out(read(text, kind.name), text) == text


def chunks(text: str) -> Iterator[str]:
    """The fields of a canonical file, each with the comments above it."""
    lines = text.split("\n")[1:-1]
    starts = [0]
    for n, (line, following) in enumerate(pairwise(lines), start=1):
        ends = not line.startswith("#") and following[:1].strip()
        starts += [n] if ends else []
    for a, b in pairwise([*starts, len(lines)]):
        yield "\n".join(lines[a:b]) + "\n"


@given(commented(), st.randoms())
def test_comments_move_with_their_field(file: tuple[Kind, str], random: Any) -> None:
    kind, text = file
    fields = list(chunks(text))
    random.shuffle(fields)
    shuffled = text.split("\n")[0] + "\n" + "".join(fields)
    assert lay_out(read(shuffled, kind.name), shuffled) == text


@st.composite
def scrawled(draw: st.DrawFn) -> tuple[Kind, str]:
    """A file with comments at any place, however odd; some land in a text and are none then."""
    kind, _, text = draw(files())
    lines = text.split("\n")
    for n in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        if draw(st.booleans()):
            lines.insert(at, " " * draw(st.integers(0, 6)) + f"# opmerking {n}")
        else:
            lines[at] += f" # opmerking {n}"
        if draw(st.booleans()):
            lines.insert(at, "")
    return kind, "\n".join(lines)


@given(scrawled())
def test_no_comment_is_ever_lost(file: tuple[Kind, str]) -> None:
    kind, text = file
    document = load_text(f"{kind.name}/x-01.yaml", text)
    # Among the lines of a text a remark may break a list off: then the file is left alone.
    if isinstance(document, Document) and not list(all_lost(document, kind)):
        new = lay_out(document, text)
        assert sorted(c.text for c in find_comments(text)) == sorted(
            c.text for c in find_comments(new)[1:]
        )
        assert lay_out(read(new, kind.name), new) == new


@given(st.text("Ab. ?!()[]*_‘’'-1…\\", max_size=40))
def test_sentences_together_are_the_line(text: str) -> None:
    line = " ".join(text.split())
    assert " ".join(sentences(line)) == line


# Nothing is written that can't be vouched for


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("canonical_item", "anders opgemaakt zou dit bestand iets anders zeggen"),
        ("same_comments", "anders opgemaakt zou een opmerking verloren gaan"),
    ],
)
def test_a_file_is_left_alone_when_in_doubt(
    broken: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(({"a": 1}, {"a": 2}))
    monkeypatch.setattr(
        layout, broken, lambda *_: next(answers) if broken == "canonical_item" else False
    )
    text = "titel: Rust # opmerking\nid: wa-01\n"
    with pytest.raises(LeftAlone, match=f"^{message}$"):
        lay_out(read(text), text)


def test_a_file_is_left_alone_when_its_comments_are_unclear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unclear(text: str) -> None:
        raise Unclear

    monkeypatch.setattr(layout, "find_comments", unclear)
    text = "titel: Rust # opmerking\n"
    with pytest.raises(LeftAlone, match=r"^niet duidelijk is wat hier opmerking is en wat tekst$"):
        lay_out(read(text), text)


@pytest.mark.parametrize("text", ["a: [b\n", "a: *b\nc: ?\n- d"])
def test_what_is_not_yaml_has_no_comments(text: str) -> None:
    with pytest.raises(Unclear):
        find_comments(text)


def test_an_anchor_is_neither_value_nor_comment() -> None:
    """The loader refuses it; if it ever didn't, layout would still not throw it away."""
    with pytest.raises(Unclear):
        find_comments("a: &naam\n  b: c\n")


# Files


def put(root: Path, name: str, content: bytes) -> Path:
    """Write a file of a framework."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_windows_line_ends_and_a_byte_order_mark_go(tmp_path: Path) -> None:
    good = (SCHEMA.format("waarden") + "id: wa-01\ntitel: Rust\n").encode()
    path = put(tmp_path, "waarden/wa-01.yaml", b"\xef\xbb\xbf" + good.replace(b"\n", b"\r\n"))
    assert read_and_lay_out(path).text == good.decode()
    path.write_bytes(good)
    assert read_and_lay_out(path).text is None


def test_an_unreadable_file_is_left_to_the_check(tmp_path: Path) -> None:
    path = put(tmp_path, "waarden/wa-01.yaml", b"id: [\n")
    outcome = read_and_lay_out(path)
    assert outcome.text is None
    assert outcome.refusal == "het bestand is niet te lezen; ‘kader controleer’ zegt waarom"


def test_a_file_that_would_grow_too_large_is_left_alone(tmp_path: Path) -> None:
    """The loader would refuse it afterwards."""
    text = "onbekend: [" + ",".join(["a" * 14] * 15_000) + "]\n"
    path = put(tmp_path, "waarden/wa-01.yaml", text.encode())
    assert read_and_lay_out(path).refusal == ("anders opgemaakt zou dit bestand te groot worden")


def test_only_files_of_editors(tmp_path: Path) -> None:
    """What is sealed, generated or hidden is never touched."""
    for name in (
        "waarden/wa-01.yaml",
        "waarden/.wa-02.yaml",
        "waarden/lees.mij",
        "versies/waarden/wa-01.yaml",
        "versies/oud/waarden/wa-01.yaml",
        "register/waarden/wa-01.yaml",
        "elders/wa-01.yaml",
        "los.yaml",
    ):
        put(tmp_path, name, b"id: wa-01\n")
    good = tmp_path / "waarden/wa-01.yaml"
    assert editable(tmp_path) == [good]
    assert editable(tmp_path / "waarden") == [good]
    assert editable(good) == [good]
    assert editable(tmp_path / "versies") == []
    for name in ("versies/waarden/wa-01.yaml", "los.yaml", "waarden/lees.mij"):
        with pytest.raises(ValueError, match=r"staat niet in de map van een soort onderdelen$"):
            editable(tmp_path / name)
    with pytest.raises(ValueError, match=r"bestaat niet$"):
        editable(tmp_path / "weg")


def test_a_file_is_known_from_inside_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "waarden/wa-01.yaml", b"id: wa-01\n")
    monkeypatch.chdir(tmp_path / "waarden")
    assert editable(Path("wa-01.yaml")) == [Path("wa-01.yaml")]
    assert read_and_lay_out(Path("wa-01.yaml")).text == SCHEMA.format("waarden") + "id: wa-01\n"


# The check


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (b"titel: Rust\nid: wa-01\n", 1),
        (SCHEMA.format("waarden").encode() + b"id: wa-01\ntitel:  Rust\n", 3),
        (SCHEMA.format("waarden").encode() + b"id: wa-01\n\n\n", 3),
        (SCHEMA.format("waarden").encode() + b"id: wa-01", 2),
        (b"\xef\xbb\xbf" + SCHEMA.format("waarden").encode() + b"id: wa-01\n", 1),
    ],
)
def test_the_first_line_that_would_change(before: bytes, line: int, tmp_path: Path) -> None:
    put(tmp_path, "waarden/wa-01.yaml", before)
    document = load_file(tmp_path, "waarden/wa-01.yaml")
    assert isinstance(document, Document)
    assert [str(f) for f in check_layout(tmp_path, [document])] == [
        f"waarden/wa-01.yaml:{line}:1: waarschuwing opmaak: "
        "De opmaak van dit bestand wijkt af van de afspraak. "
        "U mag het zo laten: alleen de vorm wijkt af. ‘kader opmaak’ zet het recht."
    ]


def test_line_ends_are_one_warning_for_all_files(tmp_path: Path) -> None:
    """And what else would change is said of each file, as if its line ends were ours."""
    texts = ["id: wa-01\r\n", "id: wa-02\r\n\r\n\r\n", "id: wa-03\n", "id: wa-04\r"]
    for n, text in enumerate(texts, start=1):
        put(tmp_path, f"waarden/wa-0{n}.yaml", (SCHEMA.format("waarden") + text).encode())
    documents = [load_file(tmp_path, f"waarden/wa-0{n}.yaml") for n in (1, 2, 3, 4)]
    findings = check_layout(tmp_path, [d for d in documents if isinstance(d, Document)])
    assert [(f.path, f.line, f.rule) for f in findings] == [
        ("waarden/wa-02.yaml", 3, "opmaak"),
        ("waarden/wa-01.yaml", 1, "regeleinden"),
    ]
    assert findings[-1].message == (
        "3 bestanden hebben de regeleinden van Windows (CRLF) en niet die van het project (LF)."
    )


def test_what_would_be_left_alone_gets_no_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "waarden/wa-01.yaml", b"id: wa-01 # x\n")
    document = load_file(tmp_path, "waarden/wa-01.yaml")
    assert isinstance(document, Document)
    monkeypatch.setattr(layout, "same_comments", lambda *_: False)
    assert list(check_layout(tmp_path, [document])) == []


def test_only_the_check_of_editors_looks_at_layout(tmp_path: Path) -> None:
    """A build doesn't care how a file looks."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    path = root / "waarden" / "wa-01.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert "opmaak" not in {f.rule for f in check(root).findings}
    paths = [f.path for f in check(root, layout=True).findings if f.rule == "opmaak"]
    assert paths == ["waarden/wa-01.yaml"]


@pytest.mark.parametrize("root", [FRAMEWORK, EXAMPLE], ids=lambda p: p.name)
def test_our_own_files_have_the_form(root: Path) -> None:
    changed = [p.name for p in editable(root) if read_and_lay_out(p) != layout.Outcome(p)]
    assert changed == []


def test_a_file_that_only_lacks_the_schema_line_is_let_be(tmp_path: Path) -> None:
    """Who writes a note in a browser has no use for it; ``kader opmaak`` still puts it there."""
    path = tmp_path / "wijzigingen" / "proef.yaml"
    path.parent.mkdir()
    lines = ["id: proef", "titel: Een proef", "items:", "  - mn-01", "reden: Om te proberen."]
    more = ["richting: verzwaring", "besluit: Redactie"]
    path.write_text("\n".join([*lines, *more, ""]), encoding="utf-8")
    document = load_file(tmp_path, "wijzigingen/proef.yaml")
    assert isinstance(document, Document)
    assert list(check_layout(tmp_path, [document])) == []
    path.write_text("\n".join([*more, *lines, ""]), encoding="utf-8")
    document = load_file(tmp_path, "wijzigingen/proef.yaml")
    assert isinstance(document, Document)
    assert [f.line for f in check_layout(tmp_path, [document])] == [1]
