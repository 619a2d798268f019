"""A redline shows whatever differs, as data and in every voice, and none can be forged."""

from __future__ import annotations

import html
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.base.canonical import canonical_item
from generator.base.prose import canonical_markdown
from generator.base.redline import (
    INSERTED,
    KEPT,
    REMOVED,
    Entry,
    Part,
    Side,
    list_redline,
    new_text,
    old_text,
    redline,
    whole,
)
from generator.base.redline_fields import FieldRedline, field_redline
from generator.base.schema import Kind
from generator.history.diff import item_change
from generator.pages.redline import in_html
from generator.report.style import CONTEXT, Markdown, Plain, shorten_kept
from tests.builders import kinds
from tests.strategies import pairs

# Pieces that mean something to a voice, and to Markdown: what a stranger would try.
HOSTILE = (
    *("[-", "-]", "{+", "+}", "~~", "**", "<del>", "</del>", "<ins>x</ins>", "&lt;del&gt;", "<br>"),
    *("¶", "↵", "␣", "⟨U+200C⟩", "\\", "\\¶", "`", "<kbd>¶</kbd>", "- ", "1. ", "# ", "  \n"),
    *("\n", "\n\n", "\\\n", " ", "\u200c", "\u202e", "een", "Een", "één", "twee.", "twee,", "@jan"),
    *("[", "]", "-", "+", "{", "}", "U+", "*", "_", "\x7f", "☀\ufe0f", "😀", "$", "|", "a", "…"),
)
TEXT = st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join).map(canonical_markdown)
ANY = st.one_of(TEXT, st.text(max_size=20).map(canonical_markdown))


@given(ANY, ANY)
def test_old_and_redline_give_new(old: str, new: str) -> None:
    """Both texts are in the parts, sign for sign; equal texts are kept whole and others not."""
    parts = redline(old, new)
    assert (old_text(parts), new_text(parts)) == (old, new)
    assert all(p.text and p.state in {KEPT, REMOVED, INSERTED} for p in parts)
    assert any(p.state != KEPT for p in parts) == (old != new)
    assert all(p.is_end or "\n" not in p.text for p in parts)


@given(ANY)
def test_a_text_of_one_state_is_whole(text: str) -> None:
    assert "".join(p.text for p in whole(REMOVED, text)) == text
    assert {p.state for p in whole(REMOVED, text)} <= {REMOVED}


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("Een twee.", "Een twee.", [Part(KEPT, "Een twee.")]),
        (
            "Een twee.",
            "een twee.",
            [Part(REMOVED, "Een"), Part(INSERTED, "een"), Part(KEPT, " twee.")],
        ),
        (
            "Een.\n\nTwee.",
            "Een. Twee.",
            [
                Part(KEPT, "Een."),
                Part(REMOVED, "\n\n"),
                Part(INSERTED, " "),
                Part(KEPT, "Twee."),
            ],
        ),
        (
            "Een  \ntwee drie",
            "Een twee drie",
            [
                Part(KEPT, "Een"),
                Part(REMOVED, "  "),
                Part(REMOVED, "\n"),
                Part(INSERTED, " "),
                Part(KEPT, "twee drie"),
            ],
        ),
        ("", "Een\n- twee", [Part(INSERTED, t) for t in ("Een", "\n", "- twee")]),
    ],
)
def test_exact_parts(old: str, new: str, parts: list[Part]) -> None:
    assert list(redline(old, new)) == parts


def some_words(letter: str, count: int) -> str:
    return " ".join(f"{letter}{n}" for n in range(count))


def test_long_texts_are_compared_by_what_stands_between_two_ends() -> None:
    """Comparing word by word takes minutes here; what is the same at both ends stays so."""
    old, new = some_words("a", 20_000), some_words("b", 20_000)
    assert redline(old, new) == (Part(REMOVED, old), Part(INSERTED, new))
    same = some_words("c", 20_000)
    ends = Part(KEPT, f"{same} "), Part(KEPT, f" {same}")
    assert redline(f"{same} {old} {same}", f"{same} {new} {same}") == (
        ends[0],
        Part(REMOVED, old),
        Part(INSERTED, new),
        ends[1],
    )
    assert redline(f"{same} oud {same}", f"{same} nieuw {same}") == (
        ends[0],
        Part(REMOVED, "oud"),
        Part(INSERTED, "nieuw"),
        ends[1],
    )
    assert redline(same, f"{same} {same}") == (Part(KEPT, same), Part(INSERTED, f" {same}"))


@pytest.mark.parametrize(("count", "is_cut"), [(23, False), (24, False), (25, True), (30, True)])
def test_kept_words_stay_around_a_change(count: int, is_cut: bool) -> None:
    """Twelve on either side of what is left out; what would save nothing is left whole."""
    assert CONTEXT == 12
    kept = f" {some_words('w', count)} "
    parts = [Part(REMOVED, "a"), Part(KEPT, kept), Part(INSERTED, "b")]
    shown = "".join(p.text for p in shorten_kept(parts) if p.state == KEPT)
    words = kept.split()
    cut = f" {' '.join(words[:12])} … {' '.join(words[-12:])} "
    assert shown == (cut if is_cut else kept)


def test_the_ends_of_a_long_text_are_cut_on_one_side() -> None:
    """Before the first change only the last words stay, after the last only the first."""
    kept = some_words("w", 40)
    parts = [Part(KEPT, f"{kept} "), Part(REMOVED, "a"), Part(KEPT, f" {kept}")]
    first, gone, second = (
        "".join(p.text for p in group)
        for group in (
            shorten_kept(parts[:2])[:-1],
            [parts[1]],
            shorten_kept(parts[1:])[1:],
        )
    )
    words = kept.split()
    assert (first, gone, second) == (
        f"… {' '.join(words[-12:])} ",
        "a",
        f" {' '.join(words[:12])} …",
    )


@given(ANY, ANY)
def test_leaving_out_keeps_every_change(old: str, new: str) -> None:
    parts = redline(old, new)
    changed = [p for p in parts if p.state != KEPT]
    assert [p for p in shorten_kept(parts) if p.state != KEPT] == changed


# Each voice is read back as a reader would read it.

_UNSHOWN = re.compile(r"⟨U\+([0-9A-F]{4,6})⟩")
_SIGNS = {"¶": "\n\n", "↵": "\n", "␣": " "}


def unsign(sign: str) -> str:
    match = _UNSHOWN.fullmatch(sign)
    return chr(int(match[1], 16)) if match else _SIGNS[sign]


_PLAIN = re.compile(
    r"\\(?P<literal>.)|(?P<mark>\[-|\{\+)|(?P<end>-\]|\+\})|(?P<sign>⟨U\+[0-9A-F]+⟩|[¶↵] ?|␣)"
    r"|(?P<text>.)",
    re.DOTALL,
)
_OPENS = {"[-": (REMOVED, "-]"), "{+": (INSERTED, "+}")}


def read_plain(text: str) -> list[Part]:
    """What a reader of plain text understands, sign by sign."""
    out: list[Part] = []
    state, end, place = KEPT, "", 0
    while place < len(text):
        match = _PLAIN.match(text, place)
        assert match
        place = match.end()
        if match["mark"] and state == KEPT:
            state, end = _OPENS[match["mark"]]
        elif match["end"] and match["end"] == end:
            state, end = KEPT, ""
            # The blank behind the end of a line stands behind its mark.
            place += out[-1].is_end and text[place : place + 1] == " "
        elif match["mark"] or match["end"]:
            out.append(Part(state, match[0][0]))
            place = match.start() + 1
        elif match["sign"]:
            out.append(Part(state, unsign(match["sign"].rstrip(" "))))
        else:
            out.append(Part(state, match["literal"] or match["text"]))
    return out


@given(ANY, ANY)
def test_plain_text_says_it_all(old: str, new: str) -> None:
    """No sign in a text is taken for a mark, and nothing is lost."""
    read = read_plain(Plain().words(redline(old, new)))
    assert (old_text(read), new_text(read)) == (old, new)


class _Reader(HTMLParser):
    """Reads HTML back: text and signs, each inside ``del``, ``ins`` or neither."""

    def __init__(self, sign: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sign = sign
        self.read: list[Part] = []
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags[tag] += 1
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        states = [{"del": REMOVED, "ins": INSERTED}[t] for t in self.open if t in {"del", "ins"}]
        assert len(states) <= 1, "a redline within a redline"
        is_sign = self.sign in self.open
        self.read.append(Part(states[0] if states else KEPT, unsign(data) if is_sign else data))


def read_html(text: str, sign: str) -> _Reader:
    reader = _Reader(sign)
    reader.feed(text)
    reader.close()
    return reader


@given(ANY, ANY)
def test_html_says_it_all(old: str, new: str) -> None:
    """The old column holds the old text, the new one the new; only the page makes elements."""
    parts = redline(old, new)
    columns = zip((old, new), in_html(FieldRedline(parts)), _OWN, strict=True)
    for text, column, (state, tag) in columns:
        reader = read_html(str(column), "span")
        assert set(reader.tags) <= {tag, "span", "br"}
        assert flat("".join(p.text for p in reader.read)) == flat(text)
        assert reader.tags[tag] == sum(p.state == state for p in parts)
        assert all(p.text for p in reader.read)


_OWN = ((REMOVED, "del"), (INSERTED, "ins"))


def flat(text: str) -> str:
    return "".join(text.split())


@given(ANY, ANY)
def test_a_comment_says_it_all(old: str, new: str) -> None:
    """As forges read Markdown with HTML in it: the marks are ours, and nothing is lost."""
    written = Markdown().words(redline(old, new))
    rendered = (
        MarkdownIt("commonmark", {"html": True}).enable("strikethrough").render(f"x: {written}")
    )
    reader = read_html(rendered.replace("\u2060", ""), "kbd")
    assert set(reader.tags) <= {"p", "del", "ins", "kbd", "span"}
    read = [Part(p.state, p.text) for p in reader.read]
    assert flat(old_text(read)) == flat(f"x: {old}")
    assert flat(new_text(read)) == flat(f"x: {new}")
    for state, tag in _OWN:
        assert reader.tags[tag] == sum(p.state == state for p in redline(old, new))
    assert "<del></del>" not in rendered
    assert "<ins></ins>" not in rendered


@pytest.mark.parametrize(
    ("old", "new", "plain", "markdown", "columns"),
    [
        (
            "Een.\n\nTwee.",
            "Een. Twee.",
            "Een.[-¶-] {+␣+}Twee.",
            "Een.<del><kbd>¶</kbd></del> <ins><kbd>␣</kbd></ins>Twee.",
            ("Een.<del>{¶}</del><br><br>Twee.", "Een.<ins>{␣}</ins>Twee."),
        ),
        (
            "Dit is een zin\n- twee",
            "Dit is een zin\n- Twee",
            "Dit is een zin↵ - [-twee-]{+Twee+}",
            "Dit is een zin<kbd>↵</kbd> \u2060- <del>twee</del><ins>Twee</ins>",
            ("Dit is een zin<br>- <del>twee</del>", "Dit is een zin<br>- <ins>Twee</ins>"),
        ),
        (
            "[-oud-] blijft zo staan",
            "{+nieuw+} blijft zo staan",
            "[-[\\-oud-\\]-]{+{\\+nieuw+\\}+} blijft zo staan",
            "<del>\\[\u2060-oud-\\]</del><ins>{\u2060+nieuw+}</ins> blijft zo staan",
            (
                "<del>[-oud-]</del> blijft zo staan",
                "<ins>{+nieuw+}</ins> blijft zo staan",
            ),
        ),
    ],
)
def test_exact_voices(
    old: str, new: str, plain: str, markdown: str, columns: tuple[str, str]
) -> None:
    parts = redline(old, new)
    assert Plain().words(parts) == plain
    assert Markdown().words(parts) == markdown
    assert in_html(FieldRedline(parts)) == tuple(map(with_signs, columns))


_LABELS = {"¶": "einde van een alinea", "↵": "einde van een regel", "␣": "spatie"}


def with_signs(text: str) -> str:
    for sign, label in _LABELS.items():
        span = f'<span class="teken" role="img" aria-label="{label}">{sign}</span>'
        text = text.replace("{" + sign + "}", span)
    return text


# Lists


KEYS = st.lists(st.sampled_from("abcd"), max_size=7)


def entries_of(old: list[str], new: list[str], *, ordered: bool) -> tuple[Entry, ...]:
    return list_redline(Side(old, old), Side(new, new), ordered=ordered)


@given(KEYS, KEYS, st.booleans())
def test_old_list_and_redline_give_new(old: list[str], new: list[str], ordered: bool) -> None:
    entries = entries_of(old, new, ordered=ordered)
    before = sorted((e for e in entries if e.old is not None), key=lambda e: e.old_place)
    after = sorted((e for e in entries if e.new is not None), key=lambda e: e.new_place)
    assert [e.old for e in before] == old
    assert [e.new for e in after] == new
    same = old == new if ordered else Counter(old) == Counter(new)
    assert all(e.is_kept for e in entries) == same


def test_exact_entries() -> None:
    """What only moved is told apart from what came and went."""
    assert entries_of(["a", "b", "c"], ["c", "a", "d"], ordered=True) == (
        Entry("a", "a", 1, 2),
        Entry("b", None, 2),
        Entry("c", "c", 3, 1, moved=True),
        Entry(None, "d", 0, 3),
    )
    assert entries_of(["a", "b"], ["b", "a"], ordered=False) == (
        Entry("a", "a", 1, 2),
        Entry("b", "b", 2, 1),
    )


def test_a_moved_entry_shows_on_both_sides() -> None:
    """Marked, and in words from where and to where."""
    entries = entries_of(["a", "b", "c"], ["c", "a", "b"], ordered=True)
    assert in_html(FieldRedline(entries=entries)) == (
        "<ul><li>a</li><li>b</li>"
        '<li><del>c</del> <span class="verplaatst">(naar plaats 1)</span></li></ul>',
        '<ul><li><ins>c</ins> <span class="verplaatst">(van plaats 3)</span></li>'
        "<li>a</li><li>b</li></ul>",
    )


@given(pairs())
def test_whatever_changes_in_an_item_is_marked(
    pair: tuple[Kind, dict[str, object], dict[str, object]],
) -> None:
    """In each changed field of any kind something is marked, also where words are the same."""
    kind, old, new = pair
    change = item_change(kind, "x", canonical_item(kind, old), canonical_item(kind, new))
    for field in change.fields if change else ():
        shown = field_redline(field.field, field.old, field.new, same_title, same_title)
        marked = any(p.state != KEPT for p in shown.parts) or not all(
            e.is_kept for e in shown.entries
        )
        assert marked, field
        before, after = in_html(shown)
        assert "<del>" in before or "<ins>" in after


def same_title(item: str) -> str:
    """Two items may have one title."""
    return "Een titel"


def test_other_data_with_the_same_words_is_shown_as_data() -> None:
    """Fields of a group whose words run into one another: the data tell them apart."""
    field = kinds()["basisdienstverlening"].by_name["randvoorwaarden"]
    first, second = field.inner[:2]
    old = [{first.name: f"a; {second.title}: b"}]
    new = [{first.name: "a", second.name: "b"}]
    shown = field_redline(field, old, new, same_title, same_title)
    assert [(e.old, e.new) for e in shown.entries] == [
        (f'{{"{first.name}": "a; {second.title}: b"}}', None),
        (None, f'{{"{first.name}": "a", "{second.name}": "b"}}'),
    ]


def test_a_group_that_shows_no_words_is_shown_as_data() -> None:
    """Its key is not among the words; what came is marked all the same."""
    item = kinds()["basisdienstverlening"].by_name["kwaliteitsuitspraken"].item
    assert item
    shown = field_redline(item, None, {"sleutel": "a"}, same_title, same_title)
    assert shown.entries == (Entry(None, '{"sleutel": "a"}', 0, 1),)


def test_a_reference_is_kept_when_only_its_title_changed() -> None:
    """What tells entries apart is the data; each side has the title of its time."""
    field = kinds()["minimumnormen"].by_name["rechtsgronden"]
    shown = field_redline(field, ["re-01"], ["re-01", "re-02"], lambda _: "Oud", lambda _: "Nieuw")
    assert in_html(shown) == (
        "<ul><li>Oud (re-01)</li></ul>",
        "<ul><li>Nieuw (re-01)</li><li><ins>Nieuw (re-02)</ins></li></ul>",
    )


def test_no_html_of_a_text_reaches_the_page() -> None:
    before, after = in_html(FieldRedline(redline("<b>a</b>", "<script>x</script>")))
    assert before == f"<del>{html.escape('<b>a</b>')}</del>"
    assert after == f"<ins>{html.escape('<script>x</script>')}</ins>"
