"""Documents of each form are read with their places; hostile ones end in a clear message."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.errors import LimitReachedError

from generator.documents import apart, files, limits
from generator.documents.apart import read_apart
from generator.documents.files import Found, find_files, read_bytes, remarks
from generator.documents.form import read_document
from generator.documents.passage import Reading, Unreadable
from tests.documents import R, W, docx, field, linked, odt, paragraph, pdf, table, zipped

BROKEN = "Het document is beschadigd. Open het in uw tekstverwerker en bewaar het opnieuw."
LOCKED = "Het document is met een wachtwoord beveiligd. Bewaar een kopie zonder wachtwoord."
DECLARED = (
    "Het document bevat een verwijzing naar iets buiten het document (DOCTYPE). Dat hoort er niet "
    "in; vertrouw het niet, of bewaar het opnieuw in uw tekstverwerker."
)
NO_TEXT = (
    "Dit is geen tekst. Bewaar het document als Word (.docx), OpenDocument (.odt), PDF, HTML, "
    "Markdown of platte tekst."
)


def places(reading: Reading) -> list[tuple[str, str]]:
    return [(p.place(0), p.text) for p in reading.passages]


def links(reading: Reading) -> list[tuple[str, str]]:
    return [(p.text[k.start : k.end], k.target) for p in reading.passages for k in p.links]


def why(raw: bytes, name: str) -> str:
    """Why a document can't be read."""
    with pytest.raises(Unreadable) as error:
        read_document(raw, name)
    return str(error.value)


def test_plain_text_has_lines() -> None:
    read = read_document(b"Een\r\ntwee\r\n\r\n  drie\n", "a.txt")
    assert places(read) == [("regel 1", "Een twee "), ("regel 4", "drie ")]
    assert read.passages[0].place(5) == "regel 2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_in_unicode(encoding: str) -> None:
    assert places(read_document("één".encode(encoding), "a.txt")) == [("regel 1", "één ")]


def test_plain_text_of_old_windows_is_read_and_said() -> None:
    read = read_document("één “a”".encode("cp1252"), "a.txt")
    assert places(read) == [("regel 1", "één “a” ")]
    assert read.remarks == (
        "De tekst is niet opgeslagen als UTF-8, en is gelezen als Windows-1252.",
    )


def test_ligatures_are_letters() -> None:
    read = read_document("eﬃciënte ﬁnanciën".encode(), "a.txt")
    assert places(read) == [("regel 1", "efficiënte financiën ")]


def test_markdown_has_headings_tables_and_links() -> None:
    source = (
        "# Plan\n\nEen [link](/id/ab-01/)\nen <a href='/b/'>meer</a>.\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n"
        "```yaml\nx: y\n```\n\n[^1]: voetnoot\n\n[^2]: https://a.example\n\n"
        "<p>los <b>bl</b>ok</p>\n"
        "<!-- weg -->\n"
    )
    read = read_document(source.encode(), "a.md")
    assert read.title == "Plan"
    assert places(read) == [
        ("regel 1", "Plan"),
        ("regel 3, onder ‘Plan’", "Een link en meer."),
        ("regel 6, cel 1, onder ‘Plan’", "a\tb"),
        ("regel 8, cel 1, onder ‘Plan’", "c\td"),
        ("regel 11, onder ‘Plan’", "x: y "),
        ("regel 14, onder ‘Plan’", "[^1]: voetnoot"),
        ("regel 16, onder ‘Plan’", "[^2]: https://a.example"),
        ("regel 18, onder ‘Plan’", "los blok "),
    ]
    assert links(read) == [("link", "/id/ab-01/"), ("meer", "/b/")]
    assert read.passages[1].place(10) == "regel 4, onder ‘Plan’"


def test_html_reads_what_a_reader_sees() -> None:
    source = (
        "<!doctype html><html><head><title>Titel</title><style>a{}</style></head><body>\n"
        "<h2>Kop</h2><script>weg</script><p>Eén w<b>oo</b>rd<!-- weg -->&nbsp;meer<br>regel</p>\n"
        "<noscript>weg</noscript><template>weg</template>\n"
        "<ul><li>a <a href='/x/'>l<i>i</i>nk</a></li></ul>"
        "<table><tr><th>k</th><td><p>c</p><p>d</p></td></tr></table><q>citaat</q></body></html>"
    )
    read = read_document(source.encode(), "a.html")
    assert read.title == "Kop"
    assert places(read) == [
        ("regel 2", "Kop"),
        ("regel 2, onder ‘Kop’", "Eén woord meer regel"),
        ("regel 4, onder ‘Kop’", "a link"),
        ("regel 4, cel 1, onder ‘Kop’", "k\tc d "),
        ("regel 4, onder ‘Kop’", "“citaat”"),
    ]
    assert links(read) == [("link", "/x/")]


def test_word_reads_all_that_stands_in_it() -> None:
    body = (
        paragraph("Hoofdstuk", style="Kop1")
        + paragraph("h", "e", "el <&>", "<w:r><w:noBreakHyphen/></w:r>", "a")
        + table(["a", "b"], ["c", "d"])
        + paragraph(linked("r1", "link"), field('HYPERLINK "https://b.example/" \\l "c"', "veld"))
        + paragraph("nu ", "<w:ins><w:r><w:t>in</w:t></w:r></w:ins>")
        + paragraph("<w:del><w:r><w:delText>uit</w:delText></w:r></w:del>", " blijft")
    )
    beside = {
        "header": f"<w:hdr {W}>{paragraph('boven')}</w:hdr>",
        "footnotes": f'<w:footnotes {W}><w:footnote w:id="0" w:type="separator">{paragraph("-")}'
        f'</w:footnote><w:footnote w:id="2">{paragraph("noot")}</w:footnote></w:footnotes>',
        "comments": f'<w:comments {W}><w:comment w:id="9">{paragraph("vraag")}</w:comment>'
        "</w:comments>",
    }
    read = read_document(docx(body, {"r1": "https://a.example/"}, beside), "a.docx")
    at = "onder ‘Hoofdstuk’"
    assert read.title == "Hoofdstuk"
    assert [(*p, passage.gone) for p, passage in zip(places(read), read.passages, strict=True)] == [
        ("alinea 1", "Hoofdstuk", False),
        (f"alinea 2, {at}", "heel <&>-a", False),
        (f"tabel 1, rij 1, cel 1, {at}", "a\tb", False),
        (f"tabel 1, rij 2, cel 1, {at}", "c\td", False),
        (f"alinea 3, {at}", "linkveld", False),
        (f"alinea 4, {at}", "nu in", False),
        (f"alinea 4, {at}", "nu ", True),
        (f"alinea 5, {at}", "blijft", False),
        (f"alinea 5, {at}", "uit blijft", True),
        ("koptekst", "boven", False),
        ("voetnoot 1", "noot", False),
        ("opmerking 1", "vraag", False),
    ]
    assert links(read) == [("link", "https://a.example/"), ("veld", "https://b.example/#c")]


def test_word_reads_a_text_box_once() -> None:
    box = f"<w:txbxContent>{paragraph('in een vak')}</w:txbxContent>"
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    drawing = (
        f'<w:r><mc:AlternateContent xmlns:mc="{space}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    read = read_document(docx(f"<w:p>{drawing}<w:r><w:t>erbij</w:t></w:r></w:p>"), "a.docx")
    assert places(read) == [("alinea 1", "erbij"), ("tekstvak bij alinea 1", "in een vak")]


def test_word_says_what_is_packed_inside() -> None:
    raw = docx(paragraph("a"), more={"word/embeddings/x.docx": docx(paragraph("binnen"))})
    read = read_document(raw, "a.docx")
    assert places(read) == [("alinea 1", "a")]
    assert read.remarks == ("In het document zit een ander bestand; dat is niet gelezen.",)


def test_opendocument_reads_all_that_stands_in_it() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>noot</text:p></text:note-body></text:note>"
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>uit</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:h>Kop</text:h><text:p>h<text:span>ee</text:span>l{note} na<text:s/>en "
        '<text:a xlink:href="https://a.example/">link</text:a>'
        "<office:annotation><text:p>vraag</text:p></office:annotation></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    head = (
        "<style:master-page><style:header><text:p>boven</text:p></style:header></style:master-page>"
    )
    read = read_document(odt(body, head), "a.odt")
    assert places(read) == [
        ("verwijderde tekst", "uit"),
        ("alinea 1", "Kop"),
        ("alinea 2, onder ‘Kop’", "heel na en link"),
        ("voetnoot 1, onder ‘Kop’", "noot"),
        ("opmerking 1, onder ‘Kop’", "vraag"),
        ("tabel 1, rij 1, cel 1, onder ‘Kop’", "a \tb "),
        ("koptekst", "boven"),
    ]
    assert [p.gone for p in read.passages] == [True, *[False] * 6]
    assert links(read) == [("link", "https://a.example/")]


def test_pdf_has_pages_lines_and_links() -> None:
    read = read_document(
        pdf([["Eerste regel", "afge-", "broken"], ["Twee"]], "https://a.example/"), "a.pdf"
    )
    assert places(read) == [
        ("bladzijde 1, regel 1", "Eerste regel afgebroken "),
        ("bladzijde 2, regel 1", "Twee "),
    ]
    assert read.passages[0].place(14) == "bladzijde 1, regel 2"
    assert links(read) == [("", "https://a.example/")]


def test_pdf_says_which_pages_have_no_text() -> None:
    read = read_document(pdf([["a"], [], ["b"], []]), "a.pdf")
    assert read.remarks == (
        "Op 2 bladzijden staat geen tekst die te lezen is: bladzijde 2 en 4. Staat daar een "
        "afbeelding van tekst, dan is die niet gelezen.",
    )


@pytest.mark.parametrize(
    ("raw", "name", "remark"),
    [
        (
            docx(paragraph("a")),
            "a.pdf",
            "Het bestand heet ‘.pdf’, maar is Word; zo is het gelezen.",
        ),
        (pdf([["a"]]), "a.docx", "Het bestand heet ‘.docx’, maar is PDF; zo is het gelezen."),
        (b"<html><p>a", "a.txt", "Het bestand heet ‘.txt’, maar is HTML; zo is het gelezen."),
        (
            odt("<text:p>a</text:p>"),
            "a.docx",
            "Het bestand heet ‘.docx’, maar is OpenDocument; zo is het gelezen.",
        ),
    ],
)
def test_a_wrong_ending_is_read_and_said(raw: bytes, name: str, remark: str) -> None:
    read = read_document(raw, name)
    assert [p.text.strip() for p in read.passages] == ["a"]
    assert read.remarks == (remark,)


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    f"<w:document {W} {R}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/passwd"')
DEEP = f"<w:document {W}><w:body>{'<w:p>' * 2000}{'</w:p>' * 2000}</w:body></w:document>"


def with_document(xml: str | bytes) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def locked_zip() -> bytes:
    """A ZIP whose parts say that they are encrypted."""
    raw = bytearray(with_document("<a/>"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := raw.find(mark, at)) >= 0:
            raw[at + offset] |= 1
            at += 4
    return bytes(raw)


REFUSED: dict[str, tuple[bytes, str, str]] = {
    "leeg": (b" \n", "a.md", "Het bestand is leeg."),
    "ruis": (bytes(range(256)) * 40, "a.txt", NO_TEXT),
    "ruis met een naam": (bytes(range(256)), "a.md", NO_TEXT),
    "lacht een miljard keer": (with_document(LAUGHS), "a.docx", DECLARED),
    "lacht in UTF-16": (with_document(LAUGHS.encode("utf-16")), "a.docx", DECLARED),
    "van buiten": (with_document(OUTSIDE), "a.docx", DECLARED),
    "diep": (with_document(DEEP), "a.docx", BROKEN),
    "half docx": (docx(paragraph("a" * 500))[:300], "a.docx", BROKEN),
    "geen XML": (with_document("<w:document"), "a.docx", BROKEN),
    "geen inhoud": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
        "a.odt",
        BROKEN,
    ),
    "gewone zip": (
        zipped({"../../etc/passwd": "x", "b.docx": docx(paragraph("x"))}),
        "a.zip",
        "Dit is een ingepakt bestand, maar geen Word- of OpenDocument-tekst. Pak het uit, of "
        "bewaar het document als .docx of .odt.",
    ),
    "op slot, zip": (locked_zip(), "a.docx", LOCKED),
    "op slot, odt": (
        odt("", more={"META-INF/manifest.xml": "<m:encryption-data/>"}),
        "a.odt",
        LOCKED,
    ),
    "op slot, Word": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        LOCKED,
    ),
    "oud Word": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
        "a.doc",
        "Dit is een bestand van een oude versie van Word. Bewaar het als .docx.",
    ),
    "RTF": (
        b"{\\rtf1 a}",
        "a.rtf",
        "Dit is een RTF-bestand. Bewaar het als Word (.docx) of OpenDocument.",
    ),
    "tekst als docx": (
        b"mn-03",
        "a.docx",
        "Het bestand heet ‘.docx’, maar is geen Word, of het is beschadigd. Bewaar het opnieuw.",
    ),
    "tekst als pdf": (
        b"mn-03",
        "a.pdf",
        "Het bestand heet ‘.pdf’, maar is geen PDF, of het is beschadigd. Bewaar het opnieuw.",
    ),
    "kapotte pdf": (
        b"%PDF-1.7\n" + b"x" * 500,
        "a.pdf",
        "Het document is beschadigd. Maak de PDF opnieuw.",
    ),
    "pdf op slot": (
        pdf(
            [["a"]],
            trailer=f"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ({'o' * 32}) "
            f"/U ({'u' * 32}) >> /ID [(a) (a)] ",
        ),
        "a.pdf",
        "De PDF is met een wachtwoord beveiligd. Bewaar een kopie zonder wachtwoord.",
    ),
    "scan": (
        pdf([[], []]),
        "a.pdf",
        "In de PDF staat geen tekst. Is het een scan? Laat dan de tekst herkennen, en bewaar de "
        "PDF opnieuw.",
    ),
    "2000 bladzijden": (
        pdf([["a"]] * 2000),
        "a.pdf",
        "De PDF heeft 2000 bladzijden. Er worden er niet meer dan 1000 gelezen. Splits het "
        "document in delen.",
    ),
    "geen tekst": (
        docx(paragraph("")),
        "a.docx",
        "In het document staat geen tekst. Is het een afbeelding of een scan? Laat dan de tekst "
        "herkennen, en bewaar het opnieuw.",
    ),
    "diepe pagina": (
        b"<html>" + b"<div>" * 100_000 + b"mn-03",
        "a.html",
        "De pagina is te diep genest om te lezen. Bewaar haar eenvoudiger.",
    ),
    "veel tekst": (
        (b"a" * 1000 + b"\n\n") * 13_000,
        "a.txt",
        "Het document heeft meer tekst dan wordt gelezen. Splits het in delen.",
    ),
    "veel delen": (
        zipped({f"{n}": "" for n in range(limits.MAX_PARTS + 1)}),
        "a.docx",
        "Het document bestaat uit meer dan 5000 delen. Dat is geen gewoon document.",
    ),
}


@pytest.mark.parametrize(("raw", "name", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_says_why(raw: bytes, name: str, message: str) -> None:
    assert why(raw, name) == message


def test_a_zip_bomb_is_not_unpacked() -> None:
    """A kilobyte for each megabyte; the size that it states is never believed."""
    huge = b"<a>" + b" " * (limits.MAX_PART + 10)
    raw = with_document(huge)
    assert len(raw) < limits.MAX_PART / 500
    message = (
        "Het document is uitgepakt groter dan 128 MB. Dat is geen gewoon document; bewaar het "
        "opnieuw, zonder afbeeldingen."
    )
    assert why(raw, "a.docx") == message


def test_a_part_that_stands_there_twice_is_refused() -> None:
    buffer = io.BytesIO(with_document("<a/>"))
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as file:
        warnings.simplefilter("ignore")
        file.writestr("word/document.xml", "<b/>")
    assert why(buffer.getvalue(), "a.docx") == BROKEN


def test_markdown_that_lies_deep_is_not_left_out() -> None:
    read = read_document(b"> - " * 40 + b"mn-03", "a.md")
    assert [p.text for p in read.passages] == ["mn-03"]


def test_markdown_that_lies_too_deep_is_said() -> None:
    with pytest.raises(Unreadable, match="niet te lezen"):
        read_apart(b"> " * 50_000 + b"mn-03", "a.md")


def test_a_pdf_of_which_a_part_cant_be_unpacked_is_refused() -> None:
    """The library goes on with what it has; read so, the rest would hold nothing."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([["mn-01 en mn-02"] * 30]))))
    for page in writer.pages:
        page.compress_content_streams()
    whole = io.BytesIO()
    writer.write(whole)
    raw = bytearray(whole.getvalue())
    assert "mn-02" in read_document(bytes(raw), "a.pdf").passages[0].text
    start = raw.index(b"FlateDecode")
    middle = (raw.index(b"stream", start) + raw.index(b"endstream", start)) // 2
    raw[middle : middle + 4] = b"\xff\xff\xff\xff"
    assert why(bytes(raw), "a.pdf") == (
        "Een deel van de PDF is beschadigd, en dus niet te lezen. Maak de PDF opnieuw."
    )


def test_a_pdf_that_does_not_say_which_letters_it_shows_is_refused() -> None:
    text = "".join(chr(ord(c) - 29) for c in "Wij volgen norm mn-01, versie 0.1.0 ")
    assert why(pdf([["Gewoon"], [text.replace("\x0b", "")]]), "a.pdf").startswith(
        "Op bladzijde 2 van de PDF staan tekens zonder de letters die erbij horen"
    )
    bullet = "• Een punt in een lijst"
    assert read_document(pdf([[bullet] * 5]), "a.pdf").passages


def test_a_pdf_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pypdf.PageObject.extract_text", _without_end)
    assert why(pdf([["a"]]), "a.pdf") == (
        "De PDF is uitgepakt veel te groot. Dat is geen gewoon document; maak de PDF opnieuw."
    )


def _without_end(_: object) -> str:
    raise LimitReachedError


def test_reading_apart_gives_the_same() -> None:
    raw = docx(paragraph("mn-03", linked("r", "x")), {"r": "https://a.example/"})
    assert read_apart(raw, "a.docx") == read_document(raw, "a.docx")


def test_reading_apart_passes_on_why_not() -> None:
    with pytest.raises(Unreadable, match="Het bestand is leeg"):
        read_apart(b"", "een\udcff 'vreemde'\nnaam.txt")


def test_reading_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", -apart._SLACK + 0.01)
    with pytest.raises(Unreadable) as error:
        read_apart(b"a", "a.txt")
    assert str(error.value) == (
        "Het lezen duurde langer dan 60 seconden, en is gestopt. Splits het document in delen."
    )


def test_reading_that_takes_too_much_memory_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A module of its own stands in for a library that a document drives mad."""
    (tmp_path / "sitecustomize.py").write_text(
        "import generator.documents.limits as l; l.MEMORY = 300 * 1024 * 1024\n"
        "import generator.documents.form as f\n"
        "f.read_plain = lambda raw: bytearray(10**9)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(Unreadable) as error:
        read_apart(b"a", "a.txt")
    assert str(error.value) == (
        "Het lezen vroeg meer dan 1024 MB geheugen, en is gestopt. Splits het document in delen."
    )


def test_what_a_library_does_wrong_is_no_silence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import generator.documents.form as f\nf.read_plain = lambda raw: 1 / 0\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(Unreadable) as error:
        read_apart(b"a", "a.txt")
    assert str(error.value) == (
        "Het document is niet te lezen (ZeroDivisionError). Bewaar het opnieuw, of als een andere "
        "soort."
    )


def found(*paths: Path) -> tuple[list[str], list[str]]:
    outcome: Found = find_files(paths)
    return [p.name for p in outcome.files], list(remarks(outcome))


def test_a_folder_is_read_with_what_lies_in_it(tmp_path: Path) -> None:
    (tmp_path / "sub" / ".git").mkdir(parents=True)
    for name in (
        "b.md",
        "a.DOCX",
        "c.xlsx",
        "sub/d.pdf",
        "sub/.git/e.md",
        "~$a.docx",
        "f",
        "g.doc",
    ):
        (tmp_path / name).write_text("x")
    (tmp_path / "link.md").symlink_to("/etc/passwd")
    (tmp_path / "kring").symlink_to(tmp_path)
    names, said = found(tmp_path)
    assert names == ["a.DOCX", "b.md", "g.doc", "d.pdf"]
    assert said == [
        "Niet gelezen, want geen document van een soort die wordt gelezen: .xlsx (1), zonder "
        "extensie (1).",
        "Niet gevolgd: 2 koppeling(en) in de mappen. Noem het bestand zelf als het erbij hoort.",
    ]


def test_a_folder_that_is_too_deep_is_said(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (files.MAX_DEPTH + 1))
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("x")
    assert found(tmp_path) == ([], ["Niet gelezen: 1 map(pen) die dieper liggen dan 20 mappen."])


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 1)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("x")
    with pytest.raises(ValueError, match="er staan meer dan 1 documenten in de mappen"):
        find_files([tmp_path])


def test_a_file_of_200_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(Unreadable) as error:
        read_bytes(path)
    assert str(error.value) == (
        "Het bestand is groter dan 50 MB en wordt niet gelezen. Splits het, of bewaar het zonder "
        "afbeeldingen."
    )


def test_what_is_no_file_is_not_opened() -> None:
    with pytest.raises(Unreadable) as error:
        read_bytes(Path("/dev/zero"))
    assert str(error.value) == "Dit is geen gewoon bestand. Noem een document of een map."
