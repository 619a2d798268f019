"""What an editor meant as layout and what shows as signs is named, with what to write instead."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.prose import READ, plain_text, to_html
from generator.load.document import Document, load_text
from generator.rules.half_markdown import Half, half_markdown, markdown_in_plain
from generator.rules.markdown import half_in, opmaak_is_af, unread_markdown
from generator.rules.seen import Seen
from tests.builders import kinds

LINKS = [
    ("[a](/id/bg-02/", "[a](/id/bg-02/)"),
    ("[a](/id/bg-02/]", "[a](/id/bg-02/)"),
    ("[a](www.x.nl/b", "[a](https://www.x.nl/b)"),
    ("[a](mailto:x", "[a](mailto:x)"),
    ("[a](bg-02", "a"),
    ("[a(/id/bg-02/)", "[a](/id/bg-02/)"),
    ("a](/id/bg-02/)", "[a](/id/bg-02/)"),
    ("[a]/id/bg-02/", "[a](/id/bg-02/)"),
    ("[a]https://x.nl/b.", "[a](https://x.nl/b)."),
    ("[a]{/id/bg-02/}", "[a](/id/bg-02/)"),
    ("[a] [/id/bg-02/]", "[a](/id/bg-02/)"),
    ("(a)[/id/bg-02/]", "[a](/id/bg-02/)"),
    ("[a]\n(/id/bg-02/)", "[a](/id/bg-02/)"),
    ("[[bg-02]]", "[bg-02](/id/bg-02/)"),
    ("[[bg-02|een jas]]", "[een jas](/id/bg-02/)"),
    ("[[Een jas]]", "Een jas"),
    ("[a][b]", "a"),
    ("[a][]", "a"),
    ("[https://x.nl een jas]", "[een jas](https://x.nl)"),
    ("[https://x.nl]", "<https://x.nl>"),
    ('"een jas":https://x.nl', "[een jas](https://x.nl)"),
    ("[url=https://x.nl]x[/url]", "[x](https://x.nl)"),
    ("</id/bg-02/>", "[bg-02](/id/bg-02/)"),
    ("</id/bg-02/#titel>", "[#titel](/id/bg-02/#titel)"),
    ("<id/bg-02/>", "[bg-02](/id/bg-02/)"),
    ("<www.x.nl>", "[www.x.nl](https://www.x.nl)"),
    ("<https://x.nl/a b>", "[a b](https://x.nl/a%20b)"),
    ("<tel:030>", "030"),
    ("[](/id/bg-02/)", "[bg-02](/id/bg-02/)"),
    ("[ ](/id/bg-02/)", "[bg-02](/id/bg-02/)"),
    ("[a](/id/X", "[a](/id/X)"),
    ("</id/X/>", "[X](/id/X/)"),
    ("[URL=https://x.nl]x[/URL]", "[x](https://x.nl)"),
]
OTHERS = [
    ("**vet", "vet"),
    ("vet**", "vet"),
    ("** vet **", "**vet**"),
    ("**vet **", "**vet**"),
    ("__vet", "vet"),
    ("*vet", "vet"),
    ("* vet*", "*vet*"),
    ("*vet *", "*vet*"),
    ("_vet", "vet"),
    ("[b]vet[/b]", "**vet**"),
    ("[i]vet[/i]", "*vet*"),
    ("[u]vet[/u]", "vet"),
    ("==vet==", "vet"),
    ("~~vet", "vet"),
    ("&foo;", "foo"),
    ("&nbsp", " "),
    ("&amp", "&"),
    ("&euml", "ë"),
    ("{{ vet }}", "vet"),
    ("{% vet %}", "vet"),
]
AT_THE_START = [
    ("##Kop", "Kop"),
    (":::note", "note"),
    ("!!! note", "note"),
    ("[ ] taak", "taak"),
    ("*Vet", "Vet"),
]


@pytest.mark.parametrize(
    ("text", "words", "mend"),
    [
        *((f"Dit is {words} en meer.", words, mend) for words, mend in (*LINKS, *OTHERS)),
        *((words, words, mend) for words, mend in (*LINKS, *OTHERS[:6], *OTHERS[7:])),
        *((words, words, mend) for words, mend in AT_THE_START),
        *((f"- {words}\n- b", words, mend) for words, mend in (LINKS[0], AT_THE_START[3])),
        ("***vet en cursief**", "*vet", "vet"),
        ("**[a](/id/bg-02/**", "[a](/id/bg-02/", "[a](/id/bg-02/)"),
    ],
)
def test_what_shows_as_signs_is_named_and_the_mend_ends_it(
    text: str, words: str, mend: str
) -> None:
    """To the letter: the words that are named, replaced by those that are advised."""
    (half,) = half_in(text)
    assert (half.words, half.mend) == (words, mend)
    mended = text.replace(half.words, half.mend)
    assert mended != text
    assert list(half_in(mended)) == []
    assert unread_markdown(mended) == []
    if mend.startswith(("[", "<")):
        assert "<a href=" in str(to_html(mended))
        assert not re.search(r"[\[\]()<>]", plain_text(mended))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("*Vet", "nadruk die niet sluit"),
        ("**vet", "nadruk die niet sluit"),
        ("[](/id/bg-02/)", "een link zonder woorden, die niemand ziet"),
        ("[a](/id/bg-02/", "een link zonder haakje aan het eind"),
        ("##Kop", "een kop"),
    ],
)
def test_what_shows_as_signs_is_called_by_its_name(text: str, name: str) -> None:
    assert [half.name for half in half_in(text)] == [name]


def test_layout_in_a_plain_text_is_called_so() -> None:
    (half,) = markdown_in_plain("Een **dikke** jas")
    assert half.name == "opmaak in een veld dat geen opmaak heeft"


def test_an_address_that_never_closes() -> None:
    assert [h.mend for h in half_in("Zie <https://x.nl")] == ["<https://x.nl>"]


@pytest.mark.parametrize(
    "text",
    [
        "Een *woord*, een **woord**, _een_ woord en __nog__ een.",
        "[x](https://x.nl), [x](/id/bg-01/#titel 'Titel') en <https://x.nl>.",
        "Het [moet] (zie artikel 2) [sic] [1][2] [...].",
        "Het bedrag* is hoog.\n\n*Zonder belasting.",
        "5 * 3 * 2 en 2**3, en a*b",
        "Vul in: ______ en ___",
        "snel_weg, a_b_c en _redirects/",
        "Kosten < 5 euro, <naam gemeente>, <bedrag> en <datum/tijd>",
        "R&D; en M&M, AT&T en a &amp; b &nbsp; c",
        "Rijk/gemeente, en/of, (a)(b), [a]/[b], {a} en 50%",
        r"\*geen\* nadruk, \[geen\](link) en \<https://x.nl>",
        "#1 in de rij en #hashtag, `s avonds",
        "- een\n- twee\n\n1. een\n2. twee",
        'Hij zei: "Ja": dat is zo.',
        "== en = en ~ 50, ~~",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert list(half_in(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zie [de jas](/id/bg-02/).", [("[de jas](/id/bg-02/)", "de jas")]),
        ("Een **dikke** jas", [("**dikke**", "dikke")]),
        ("Een __dikke__ jas", [("__dikke__", "dikke")]),
        ("Een dikke * jas, a**b, [sic] (zie daar) en __", []),
    ],
)
def test_layout_in_a_plain_text_shows_too(text: str, found: list[tuple[str, str]]) -> None:
    assert [(h.words, h.mend) for h in markdown_in_plain(text)] == found
    for half in markdown_in_plain(text):
        assert list(markdown_in_plain(text.replace(half.words, half.mend))) == []


WHOLE = st.sampled_from([*(typed for typed, _ in (*LINKS, *OTHERS)), f"[{READ}a]{READ}", READ])


@given(st.lists(WHOLE | st.text("[](){}<>#=*_~&!:\"'|;/ab \n" + READ, max_size=6), max_size=6))
def test_a_text_that_needs_no_look_holds_nothing(parts: list[str]) -> None:
    text = "".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.rules.half_markdown._SIGN", re.compile(""))
        looked_at = list(half_markdown(text))
    assert list(half_markdown(text)) == looked_at


@pytest.mark.parametrize(
    "part",
    [
        *("[", "[a](/", "[a](", "](/", "<", "<https://", "**", "** a", "__a", "*a", "{{", "[b]"),
        *("(a)[", '"a":', "[[a|", "&a", "_a ", "~~a", "[a][", "[ ](", "{%", "[url=/a]", "==a"),
        *("a", "a ", "**a", "a/"),
    ],
)
def test_a_hostile_text_takes_no_long_time(part: str) -> None:
    text = f"** {part * (60_000 // len(part))}"
    assert all(isinstance(half, Half) for half in half_in(text))
    assert all(isinstance(half, Half) for half in markdown_in_plain(text))


@pytest.mark.parametrize(
    ("field", "line", "column"),
    [
        ("toelichting: Zie [a](/id/bg-02/ en zo.", 3, 18),
        ("toelichting: 'Zie [a](/id/bg-02/ en zo.'", 3, 19),
        ("toelichting: >-\n  Eerst dit.\n  Zie [a](/id/bg-02/ en zo.", 5, 7),
        ("toelichting: |\n  Eerst dit.\n\n  - Zie [a](/id/bg-02/", 6, 9),
        ("betekenis: >-\n  Vet **en\n  meer.", 4, 7),
    ],
)
def test_the_place_is_that_of_the_signs(field: str, line: int, column: int) -> None:
    document = load_text("waarden/wa-01.yaml", f"id: wa-01\ntitel: Een\n{field}\n")
    assert isinstance(document, Document)
    (finding,) = opmaak_is_af(Seen({"waarden": {"wa-01": document}}, kinds()))
    assert (finding.line, finding.column) == (line, column)
    assert finding.severity == "waarschuwing"


def test_the_second_time_has_its_own_place() -> None:
    text = "id: wa-01\ntoelichting: >-\n  Zie [a](/id/b/ en [a](/id/b/ zo.\n  En [a](/id/b/.\n"
    document = load_text("waarden/wa-01.yaml", text)
    assert isinstance(document, Document)
    found = opmaak_is_af(Seen({"waarden": {"wa-01": document}}, kinds()))
    assert [(f.line, f.column) for f in found] == [(3, 7), (3, 21), (4, 6)]


@pytest.mark.parametrize(
    ("text", "shown", "mended"),
    [
        ("<mailto:x", "<mailto:x", "<mailto:x>"),
        ("__jas__je", "__jas__", "jas"),
        ("een jas\n##kop", "##kop", "kop"),
        ("een jas\n:::", ":::", ""),
    ],
)
def test_what_only_counts_at_the_end_of_a_line_or_word(text: str, shown: str, mended: str) -> None:
    (found,) = half_markdown(text)
    assert (found.words, found.mend) == (shown, mended)
