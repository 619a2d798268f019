"""Markdown fields become safe HTML, and rewrapping them changes nothing."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.prose import canonical_markdown, canonical_text, to_html


def flat(html: str) -> str:
    """HTML up to white space."""
    return " ".join(re.sub(r"\s*(<[^>]*>)\s*", r" \1 ", str(html)).split())


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "een <b>vet</b> woord",
        "<!-- opmerking -->",
        "<div>\n\nblok\n\n</div>",
        "&lt;script&gt;",
        "<style>p{}</style>",
    ],
)
def test_html_stays_text(text: str) -> None:
    html = to_html(text)
    assert set(re.findall(r"</?(\w+)", html)) == {"p"}
    assert "<!--" not in html


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java&#115;cript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "<javascript:alert(1)>",
    ],
)
def test_dangerous_links_are_no_links(url: str) -> None:
    assert "<a" not in to_html(f"[klik]({url})")
    assert "<a" not in to_html(f"<{url}>")


@pytest.mark.parametrize(
    "url", ["https://voorbeeld.nl/a?b=c", "/begrippen/bg-01/", "#kop", "mailto:redactie@x.nl"]
)
def test_good_links_are_links(url: str) -> None:
    assert to_html(f"[tekst]({url})") == f'<p><a href="{url}">tekst</a></p>\n'


def test_a_link_cannot_break_out_of_its_attribute() -> None:
    html = to_html('[x](https://x.nl/"onmouseover="alert(1))')
    assert 'onmouseover="' not in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("een *klemtoon* en **nadruk**", "<p>een <em>klemtoon</em> en <strong>nadruk</strong></p>"),
        ("- een\n- twee", "<ul> <li>een</li> <li>twee</li> </ul>"),
        ("1. een\n2. twee", "<ol> <li>een</li> <li>twee</li> </ol>"),
        ("een\n\ntwee", "<p>een</p> <p>twee</p>"),
        ("een  \ntwee", "<p>een<br> twee</p>"),
        (r"geen \*klemtoon\*", "<p>geen *klemtoon*</p>"),
    ],
)
def test_reads_the_little_markdown_that_fields_need(text: str, html: str) -> None:
    assert flat(to_html(text)) == flat(html)


@pytest.mark.parametrize(
    "text",
    ["# kop", "> citaat", "```\ncode\n```", "    code", "`code`", "| a |\n|---|", "![x](/a.png)"],
)
def test_reads_nothing_more(text: str) -> None:
    tags = set(re.findall(r"<(\w+)", to_html(text)))
    assert tags <= {"p", "a"}


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("een\ntwee\n", "een twee"),
        ("een\n\n\n\ntwee", "een\n\ntwee"),
        ("- een\n  vervolg\n- twee", "- een vervolg\n- twee"),
        ("- een\nvervolg", "- een vervolg"),
        ("een  \ntwee", "een  \ntwee"),
        ("nul\neen  \n twee", "nul een  \ntwee"),
        ("een     \ntwee", "een  \ntwee"),
        ("een\\\ntwee", "een\\\ntwee"),
        ("een \n twee", "een twee"),
        ("laatste  ", "laatste"),
        ("een\n2. twee", "een 2. twee"),
    ],
)
def test_canonical_markdown(text: str, canonical: str) -> None:
    assert canonical_markdown(text) == canonical
    assert flat(to_html(canonical)) == flat(to_html(text))


WORDS = st.lists(
    st.sampled_from(
        ["armoede", "*inkomen*", "**norm**", "[link](/a/)", "een", "2.1.1", "&", "<b>", "é", "a\\*"]
    ),
    min_size=1,
    max_size=30,
)
PARAGRAPH = WORDS.map(" ".join)
ITEM = PARAGRAPH.map(lambda t: f"- {t}")
BREAK = st.tuples(PARAGRAPH, st.sampled_from(["  \n", "\\\n", "\n"]), PARAGRAPH).map("".join)
BLOCK = st.one_of(PARAGRAPH, BREAK, st.lists(ITEM, min_size=1, max_size=3).map("\n".join))
TEXT = st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join)
WIDTH = st.integers(1, 100)


def wrap(text: str, width: int, indent: str = "") -> str:
    """Wrap between words only, as an editor does."""
    return textwrap.fill(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


@given(PARAGRAPH, WIDTH)
def test_rewrapping_a_paragraph_changes_nothing(text: str, width: int) -> None:
    assert canonical_markdown(wrap(text, width)) == canonical_markdown(text)


@given(st.lists(PARAGRAPH, min_size=1, max_size=3), WIDTH)
def test_rewrapping_a_list_changes_nothing(items: list[str], width: int) -> None:
    wrapped = "\n".join(f"- {wrap(i, width, '  ')}" for i in items)
    assert canonical_markdown(wrapped) == canonical_markdown("\n".join(f"- {i}" for i in items))


@given(TEXT)
def test_the_canonical_form_looks_the_same(text: str) -> None:
    assert flat(to_html(canonical_markdown(text))) == flat(to_html(text))


@given(st.one_of(TEXT, st.text(), st.text(st.sampled_from("ab -*\\\n1.[]()<&"))))
def test_the_canonical_form_is_its_own_canonical_form(text: str) -> None:
    once = canonical_markdown(text)
    assert canonical_markdown(once) == once


@given(st.text())
def test_nothing_but_known_elements_comes_out(text: str) -> None:
    elements = set(re.findall(r"<(\w+)", to_html(text)))
    assert elements <= {"p", "ul", "ol", "li", "em", "strong", "a", "br"}


def test_plain_text_stands_on_one_line() -> None:
    assert canonical_text("  een \n\n twee\tdrie ") == "een twee drie"
