"""``kader verwijzingen``: twenty documents of every form and state, and what the command says."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from functools import cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import html as lxml_html

from generator import report
from generator.documents.form import read_document
from generator.edge.cli import main
from generator.edge.commands import verwijzingen
from generator.edge.exit_codes import FAILED, FOUND, GOOD
from generator.load.document import Document, load_text
from tests.builders import EXAMPLE, SCHEMAS, SITE_URL
from tests.documents import W, cell, docx, field, linked, odt, paragraph, pdf, table
from tests.test_published import publish
from tests.web import listening, served

Told = tuple[str, str, str, str]
"""The place, the item, the version and the state."""

INSERTED = "<w:ins><w:r><w:t>mn-02</w:t></w:r></w:ins>"
DELETED = "<w:del><w:r><w:delText>mn-03</w:delText></w:r></w:del>"
NOTES = (
    f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("Zie mn-01 (0.2.0).")}</w:footnote>'
    "</w:footnotes>"
)
HEADER = f"<w:hdr {W}>{paragraph('Bij mn-05, versie 0.2.0')}</w:hdr>"
COMMENT = (
    f'<w:comments {W}><w:comment w:id="0">{paragraph("Was dit niet mn-99?")}</w:comment>'
    "</w:comments>"
)
OLD = f"{SITE_URL}versies/0.1.0/minimumnormen/mn-03/"


def raised(way: str) -> str:
    """The number of a note above the line."""
    return f"<w:r><w:rPr><w:{way}/></w:rPr><w:t>1</w:t></w:r>"


NESTED = f"<w:tbl><w:tr>{cell('mn-04')}<w:tc>{table(['mn-01', '0.1.0'])}</w:tc></w:tr></w:tbl>"

DOCUMENTS: dict[str, tuple[bytes, list[Told]]] = {
    "actueel.md": (
        b"# Plan\n\nWij volgen mn-02, versie 0.2.0.\n",
        [("regel 3, onder ‘Plan’", "mn-02", "0.2.0", "actueel")],
    ),
    "tabel.md": (
        b"| norm | versie |\n|---|---|\n| mn-03 | 0.1.0 |\n| mn-05 | 0.2.0 |\n",
        [
            ("regel 3, cel 1", "mn-03", "0.1.0", "vervangen"),
            ("regel 4, cel 1", "mn-05", "0.2.0", "vervallen"),
        ],
    ),
    "voetnoot.md": (
        b"Tekst.[^1]\n\n[^1]: mn-01\n",
        [("regel 3", "mn-01", "", "actueel")],
    ),
    "link.md": (
        f"[norm]({OLD}) en <{SITE_URL}id/mn-02/>\n".encode(),
        [("regel 1", "mn-03", "0.1.0", "vervangen"), ("regel 1", "mn-02", "", "actueel")],
    ),
    "pagina.html": (
        f"<!doctype html><h1>Beleid</h1><p>Lees <a href='{OLD}'>mn-03</a>.</p>".encode(),
        [("regel 1, onder ‘Beleid’", "mn-03", "0.1.0", "vervangen")],
    ),
    "tabel.html": (
        b"<!doctype html><table>\n<tr><td>mn-01<td>0.1.0</table><script>mn-99</script>",
        [("regel 2, cel 1", "mn-01", "0.1.0", "gewijzigd")],
    ),
    "titel.html": (
        b"<!doctype html><p>De norm <q>De zon schijnt</q>, versie 0.1.0</p>",
        [("regel 1", "mn-02", "0.1.0", "gewijzigd")],
    ),
    "runs.docx": (
        docx(paragraph("Volgens mn", "-", "03", ", ver", "sie 0.1.0.")),
        [("alinea 1", "mn-03", "0.1.0", "vervangen")],
    ),
    "tabel.docx": (
        docx(paragraph("Kop", style="Heading1") + table(["mn-01", "0.2.0"], ["mn-02", "0.2.0"])),
        [
            ("tabel 1, rij 1, cel 1, onder ‘Kop’", "mn-01", "0.2.0", "gewijzigd"),
            ("tabel 1, rij 2, cel 1, onder ‘Kop’", "mn-02", "0.2.0", "actueel"),
        ],
    ),
    "noten.docx": (
        docx(
            paragraph("Niets."),
            beside={"footnotes": NOTES, "header": HEADER, "comments": COMMENT},
        ),
        [
            ("koptekst", "mn-05", "0.2.0", "vervallen"),
            ("voetnoot 1", "mn-01", "0.2.0", "gewijzigd"),
            ("opmerking 1", "mn-99", "", "onbekend"),
        ],
    ),
    "wijzigingen.docx": (
        docx(paragraph("Norm ", INSERTED, DELETED, ", versie 0.2.0")),
        [
            ("alinea 1", "mn-02", "0.2.0", "actueel"),
            ("alinea 1", "mn-03", "0.2.0", "vervangen"),
        ],
    ),
    "links.docx": (
        docx(
            paragraph(linked("r1", "de norm"), " en ", field(f'HYPERLINK "{OLD}"', "toen")),
            {"r1": f"{SITE_URL}id/mn-05/"},
        ),
        [("alinea 1", "mn-05", "", "vervallen"), ("alinea 1", "mn-03", "0.1.0", "vervangen")],
    ),
    "streepje.docx": (
        docx(paragraph("mn", "<w:r><w:noBreakHyphen/></w:r>", "03, versie\u00a00.1.0")),
        [("alinea 1", "mn-03", "0.1.0", "vervangen")],
    ),
    "cel in cel.docx": (
        docx(
            f"<w:tbl><w:tr>{cell('mn-04')}<w:tc>{table(['mn-01', '0.1.0'])}</w:tc></w:tr></w:tbl>"
        ),
        [
            ("tabel 1, rij 1, cel 1", "mn-04", "", "actueel"),
            ("tabel 2, rij 1, cel 1", "mn-01", "0.1.0", "gewijzigd"),
        ],
    ),
    "tekst.odt": (
        odt(
            "<text:h>Kop</text:h>"
            "<text:p>mn-<text:span>03</text:span>, versie<text:s/>0.1.0</text:p>"
        ),
        [("alinea 2, onder ‘Kop’", "mn-03", "0.1.0", "vervangen")],
    ),
    "noot.odt": (
        odt(
            '<text:p>Zin<text:note text:note-class="endnote"><text:note-body><text:p>„Een kussen”, '
            "versie 0.2.0</text:p></text:note-body></text:note>.</text:p>"
        ),
        [("eindnoot 1", "mn-05", "0.2.0", "vervallen")],
    ),
    "link.odt": (
        odt(f'<text:p><text:a xlink:href="{OLD}#norm">de norm</text:a></text:p>'),
        [("alinea 1", "mn-03", "0.1.0", "vervangen")],
    ),
    "plan.pdf": (
        pdf([["Inleiding"], ["Wij volgen norm mn-03, ver-", "sie 0.1.0."]]),
        [("bladzijde 2, regel 1", "mn-03", "0.1.0", "vervangen")],
    ),
    "link.pdf": (
        pdf([["Zie de norm."]], link=f"{SITE_URL}versies/0.2.0/minimumnormen/mn-01/"),
        [("bladzijde 1, link", "mn-01", "0.2.0", "gewijzigd")],
    ),
    "tekst.txt": (
        "Regel\n\nDe norm “De zon schijnt”.\nEn mn-01, versie 0.7.0\n".encode(),
        [
            ("regel 3", "mn-02", "", "actueel"),
            ("regel 4", "mn-01", "0.7.0", "onbekend"),
        ],
    ),
    "meerduidig.txt": (
        b"https://elders.example/id/mn-02/\n",
        [("regel 1", "mn-02", "", "meerduidig")],
    ),
    "noot.html": (
        b"<!doctype html><p>Norm mn-02<sup>1</sup>, versie 0.1.0<sup>2</sup>.</p>",
        [("regel 1", "mn-02", "0.1.0", "gewijzigd")],
    ),
    "noot.docx": (
        docx(paragraph("Norm mn-02", raised('vertAlign w:val="superscript"'), ", versie 0.1.0")),
        [("alinea 1", "mn-02", "0.1.0", "gewijzigd")],
    ),
    "hoger.docx": (
        docx(paragraph("Norm mn-02", raised('position w:val="7"'), ", versie 0.1.0")),
        [("alinea 1", "mn-02", "0.1.0", "gewijzigd")],
    ),
    "zegt utf-8.html": (
        "<!doctype html><meta charset='utf-8'><p>“De zon schijnt”, versie 0.1.0".encode("cp1252"),
        [("regel 1", "mn-02", "0.1.0", "gewijzigd")],
    ),
    "badge.html": (
        f"<!doctype html><p><img src='{SITE_URL}id/mn-02/0.1.0.svg' alt='stand'>".encode(),
        [("regel 1", "mn-02", "0.1.0", "gewijzigd")],
    ),
    "lijst.md": (
        f"Zie [de lijst]({SITE_URL}minimumnormen/#mn-03).\n".encode(),
        [("regel 1", "mn-03", "", "vervangen")],
    ),
    "badge.md": (
        f"![stand]({SITE_URL}id/mn-02/0.1.0.svg)\n".encode(),
        [("regel 1", "mn-02", "0.1.0", "gewijzigd")],
    ),
    "titel in cel en kop.md": (
        b"## De zon schijnt\n\n| norm | versie |\n|-|-|\n| De zon schijnt | 0.1.0 |\n",
        [
            ("regel 1", "mn-02", "", "actueel"),
            ("regel 5, cel 1, onder ‘De zon schijnt’", "mn-02", "0.1.0", "gewijzigd"),
        ],
    ),
    "niets.txt": ("Een “zon” in de wijk, versie 0.1.0, op do 01-01-2026.".encode(), []),
}


_IN_A_PROCESS = {"test_a_document_of_each_form_is_read_apart"}


@pytest.fixture(autouse=True)
def plain_day(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment says nothing, and the day is always the same.

    A process for each document takes long; few tests need it.
    """
    if request.node.originalname not in _IN_A_PROCESS:
        monkeypatch.setattr(verwijzingen, "read_apart", read_document)
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setattr(verwijzingen, "current_day", lambda: "2026-03-01")


def write(folder: Path, documents: Mapping[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, raw in documents.items():
        (folder / name).write_bytes(raw)
    return folder


def run(*words: object) -> int:
    return main(["verwijzingen", "--kader", str(EXAMPLE), *map(str, words)])


def as_data(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict[str, Any]]:
    code = run("--formaat", "json", *words)
    return code, json.loads(capsys.readouterr().out)


def test_a_table_of_documents_is_read_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All at once, as a folder; every state and every form occurs."""
    folder = write(tmp_path / "map", {name: raw for name, (raw, _) in DOCUMENTS.items()})
    code, data = as_data(capsys, folder, "--adres", SITE_URL)
    told = {
        Path(d["document"]).name: [
            (v["plaats"], v["item"], v["versie"], v["staat"]) for v in d["verwijzingen"]
        ]
        for d in data["documenten"]
    }
    assert told == {name: expected for name, (_, expected) in DOCUMENTS.items()}
    assert code == FOUND
    assert all(data["aantallen"].values())
    assert {Path(n).suffix for n in told} == {".md", ".html", ".docx", ".odt", ".pdf", ".txt"}


def test_a_document_of_each_form_is_read_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a process of its own all is the same."""
    names = {Path(name).suffix: name for name in DOCUMENTS}.values()
    folder = write(tmp_path / "map", {name: DOCUMENTS[name][0] for name in names})
    _, data = as_data(capsys, folder, "--adres", SITE_URL)
    told = {Path(d["document"]).name: len(d["verwijzingen"]) for d in data["documenten"]}
    assert told == {name: len(DOCUMENTS[name][1]) for name in names}
    assert all(d["gelezen"] for d in data["documenten"])


@cache
def form() -> Draft202012Validator:
    path = Path(report.__file__).with_name("verwijzingen.schema.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def test_the_data_have_the_form_that_is_described(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "map", {name: raw for name, (raw, _) in DOCUMENTS.items()})
    (folder / "kapot.docx").write_bytes(b"x")
    _, data = as_data(capsys, folder, "--voor", "gm9001")
    assert [e.message for e in form().iter_errors(data)] == []
    assert list(form().iter_errors({**data, "vorm": 1}))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mn-02, versie 0.2.0", GOOD),
        ("Niets.", GOOD),
        ("mn-01, versie 0.2.0", FOUND),
        ("mn-03", FOUND),
        ("mn-99", FOUND),
        ("https://elders.example/id/mn-02/", FOUND),
    ],
)
def test_exit_codes(
    text: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, {"a.txt": text.encode()}) / "a.txt"
    assert run(path, "--adres", SITE_URL) == code
    assert capsys.readouterr().err == ""


def test_what_cannot_be_read_weighs_most(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"a.txt": b"mn-03", "b.docx": b"PK\x03\x04kapot"})
    assert run(tmp_path / "a.txt", tmp_path / "b.docx", tmp_path / "weg.md") == FAILED
    out = capsys.readouterr().out
    assert (
        f"{tmp_path}/b.docx: niet gelezen. Het document is beschadigd. Open het in uw "
        "tekstverwerker en bewaar het opnieuw.\n"
    ) in out
    assert f"{tmp_path}/weg.md: niet gelezen. " in out
    assert "bestaat niet.\n" in out
    assert "2 documenten niet gelezen.\n" in out


def test_the_report_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# Zonneplan\n\nNorm mn-03, versie 0.1.0 en mn-01 (0.1.0).\n\nZie mn-2 en mn-02.\n"
    path = write(tmp_path, {"a.md": text.encode()}) / "a.md"
    assert run(path, "--adres", SITE_URL, "--van", "2026-02-01", "--voor", "gm9002") == FOUND
    around = "er staat: Norm mn-03, versie 0.1.0 en mn-01 (0.1.0)."
    assert (
        capsys.readouterr().out
        == f"""\
Verwijzingen naar Landelijk armoedekader, vergeleken met versie 1.0.0 (12 januari 2026)

{path}: 4 verwijzingen
! regel 3, onder ‘Zonneplan’: mn-03 ‘Een loket voor zon en regen’, versie 0.1.0: vervangen door \
mn-04 ‘Een loket voor de zon’ (dekking niet gezegd)
    ingetrokken op 2026-01-12: Regen hoort er niet bij.
    {around}
    zie https://kader.example/vergelijk/0.1.0/1.0.0/#mn-03
! regel 3, onder ‘Zonneplan’: mn-01 ‘Een stoel in de zon’, versie 0.1.0: gewijzigd (normatief, \
verzwaring) sinds versie 0.1.0, voor het laatst in 1.0.0
    {around}
    zie https://kader.example/vergelijk/0.1.0/1.0.0/#mn-01
! regel 5, onder ‘Zonneplan’: mn-2: onbekend; bedoelt u mn-02?
    mn-2 heeft nooit bestaan
    er staat: Zie mn-2 en mn-02.
  regel 5, onder ‘Zonneplan’: mn-02 ‘De zon schijnt’: actueel
    zonder versie: vergeleken met de nieuwste, 1.0.0
    voor het laatst gewijzigd in versie 0.2.0 (10 juni 2025)

4 verwijzingen: 1 actueel, 1 gewijzigd, 1 vervangen en 1 onbekend.

Om te registreren in voorbeeldkader/gemeenten/gm9002.yaml; controleer bij ‘van’ de eerste dag \
waarop het document geldt:

aanhalingen:
  - item: mn-03
    document: Zonneplan
    plaats: regel 3, onder ‘Zonneplan’
    versie: 0.1.0
    van: 2026-02-01
  - item: mn-01
    document: Zonneplan
    plaats: regel 3, onder ‘Zonneplan’
    versie: 0.1.0
    van: 2026-02-01
  # Het document noemt geen versie. Vul in van welke versie het uitging.
  - item: mn-02
    document: Zonneplan
    plaats: regel 5, onder ‘Zonneplan’
    versie: 1.0.0
    van: 2026-02-01
"""
    )


def test_what_is_offered_can_be_pasted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check finds nothing wrong in it, and then it isn't offered any more."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    odd = 'Plan: "zon" #1 & meer'
    texts = [raw for raw, _ in DOCUMENTS.values() if raw[:2] not in {b"PK", b"%P"}]
    folder = write(tmp_path / "map", {f"{n}.md": raw for n, raw in enumerate(texts)})
    (folder / "raar.md").write_text(f"# {odd}\n\nmn-02, versie 0.2.0\n", encoding="utf-8")
    words = ["verwijzingen", str(folder), "--kader", str(root), "--voor", "gm9002"]
    assert main(words) == FOUND
    offered = capsys.readouterr().out.split("geldt:\n\n")[1]
    text = f"id: gm9002\n{offered}"
    loaded = load_text("gemeenten/gm9002.yaml", text)
    assert isinstance(loaded, Document), loaded
    assert odd in [c["document"] for c in loaded.data["aanhalingen"]]
    (root / "gemeenten" / "gm9002.yaml").write_text(text, encoding="utf-8")
    main(["controleer", str(root)])
    said = capsys.readouterr().out
    assert [n for n in said.splitlines() if "gm9002" in n and ": fout " in n] == []
    main(words)
    assert "aanhalingen:" not in capsys.readouterr().out


def test_a_report_as_a_page_is_safe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = f"# {bad}\n\n{bad} mn-03, versie 0.1.0 “{bad}”\n\nmn-99\n"
    path = write(tmp_path, {"a.txt": text.encode()}) / "a.txt"
    target = tmp_path / "verslag.html"
    assert run(path, "--formaat", "html", "--naar", target, "--adres", SITE_URL) == FOUND
    assert capsys.readouterr().out == (
        f"2 verwijzingen: 1 vervangen en 1 onbekend. Het rapport staat in {target}.\n"
    )
    source = target.read_text(encoding="utf-8")
    tree = lxml_html.fromstring(source)
    assert tree.xpath("//script | //img | //link | //iframe | //@onerror | //@src") == []
    assert tree.xpath("//a/@href") == [f"{SITE_URL}vergelijk/0.1.0/1.0.0/#mn-03"]
    assert bad in tree.text_content()
    assert tree.xpath("string(//meta[@http-equiv]/@content)") == (
        "default-src 'none'; style-src 'unsafe-inline'"
    )
    assert tree.xpath("//meta[@name='viewport']")


def test_without_an_address_a_page_links_nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, {"a.txt": b"mn-03, versie 0.1.0"}) / "a.txt"
    run(path, "--formaat", "html")
    tree = lxml_html.fromstring(capsys.readouterr().out)
    assert tree.xpath("//a") == []
    assert "Op de site: vergelijk/0.1.0/1.0.0/#mn-03" in tree.text_content()


def test_a_report_is_written_over_a_report_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, {"a.txt": b"mn-02 (0.2.0)"}) / "a.txt"
    for form_ in ("tekst", "json", "html", "tekst"):
        assert run(path, "--formaat", form_, "--naar", tmp_path / "verslag") == GOOD
    capsys.readouterr()
    before = path.read_bytes()
    assert run(path, "--naar", path) == FAILED
    assert capsys.readouterr().err == (
        f"kader: dit kon niet worden uitgevoerd: {path} bestaat al en is geen eerder rapport; kies "
        "een andere naam\n"
    )
    assert path.read_bytes() == before


def test_an_earlier_report_is_no_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"a.txt": b"mn-03, versie 0.1.0"})
    for _ in range(2):
        assert run(tmp_path, "--formaat", "html", "--naar", tmp_path / "verslag.html") == FOUND
        assert capsys.readouterr().out.startswith("1 verwijzing: 1 vervangen. ")
    assert run(tmp_path) == FOUND
    assert "Overgeslagen: 1 eerder(e) rapport(en) van deze opdracht." in capsys.readouterr().out


def test_a_document_that_begins_as_a_report_is_read_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who writes *Verwijzingen naar het kader* above a text didn't make it with this command."""
    text = b"Verwijzingen naar het kader in ons beleid, versie 1.0.0 (26)\n\nmn-03, versie 0.1.0"
    path = write(tmp_path, {"a.txt": text}) / "a.txt"
    assert run(path) == FOUND
    assert run(path, "--naar", path) == FAILED
    assert "is geen eerder rapport" in capsys.readouterr().err
    assert path.read_bytes() == text


def test_a_file_name_may_hold_any_sign(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\n<b>.txt"))).write_bytes(b"mn-02 (0.2.0)")
    target = tmp_path / "verslag.json"
    assert run(tmp_path, "--formaat", "json", "--naar", target) == GOOD
    (document,) = json.loads(target.read_text(encoding="utf-8"))["documenten"]
    assert document["document"] == f"{tmp_path}/a\\udcff\\n<b>.txt"
    assert run(tmp_path) == GOOD


def test_a_registration_that_is_broken_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    (root / "gemeenten" / "gm9001.yaml").write_text("id: [", encoding="utf-8")
    path = write(tmp_path / "map", {"a.txt": b"mn-02"}) / "a.txt"
    words = ["verwijzingen", str(path), "--kader", str(root), "--voor", "gm9001"]
    assert main(words) == FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gemeenten/gm9001.yaml:")
    assert "Er is niets vergeleken." in err


def test_another_framework_folder_serves_as_a_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, {"a.txt": b"mn-01 (0.2.0)"}) / "a.txt"
    _, own = as_data(capsys, path)
    assert against(EXAMPLE, path, capsys) == (FOUND, own, "")


def test_the_address_of_the_environment_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://elders.example/")
    path = write(tmp_path, {"a.txt": f"{SITE_URL}id/mn-02/".encode()}) / "a.txt"
    assert run(path) == FOUND
    assert "meerduidig" in capsys.readouterr().out
    assert run(path, "--adres", SITE_URL) == GOOD


WRONG = {
    "versie": (["--versie", "0.1.1"], "--versie: 0.1.1 is niet uitgegeven; bedoelt u 0.1.0?"),
    "adres": (
        ["--adres", "kader.example"],
        "--adres is ‘kader.example’: het begint niet met https:// of http://. Schrijf het hele "
        "adres, zoals https://kader.example/",
    ),
    "code": (
        ["--voor", "xx01"],
        "--voor: ‘xx01’ is geen code die hier hoort; zij begint met ‘gm…’ of ‘so…’",
    ),
}


@pytest.mark.parametrize(("words", "message"), WRONG.values(), ids=WRONG)
def test_what_is_asked_wrongly_is_said(
    words: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, {"a.txt": b"x"}) / "a.txt"
    assert run(path, *words) == FAILED
    assert capsys.readouterr().err == f"kader: dit kon niet worden uitgevoerd: {message}\n"


def test_a_folder_without_documents_is_no_good_outcome(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == FAILED
    assert "geen document dat wordt gelezen" in capsys.readouterr().err


def test_a_broken_framework_compares_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    sealed = root / "versies" / "0.1.0.json"
    sealed.write_bytes(sealed.read_bytes().replace(b"zon", b"maan", 1))
    path = write(tmp_path, {"a.txt": b"mn-02"}) / "a.txt"
    assert main(["verwijzingen", str(path), "--kader", str(root)]) == FAILED
    assert "Er is niets vergeleken." in capsys.readouterr().err


# Against a published site.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the published site of the example framework."""
    return publish(EXAMPLE, tmp_path_factory.mktemp("site"))


def against(place: object, path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, Any, str]:
    words = ["verwijzingen", str(path), "--tegen", str(place), "--formaat", "json"]
    code = main(words)
    out, err = capsys.readouterr()
    return code, json.loads(out) if out else None, err


def test_a_published_site_says_the_same(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over the web and as a folder: but for the address, all is as against the framework."""
    text = "mn-01 (0.1.0), mn-03, versie 0.2.0, mn-99, “Een kussen”"
    path = write(tmp_path, {"a.txt": text.encode()}) / "a.txt"
    _, own = as_data(capsys, path)
    code, folder, _ = against(site, path, capsys)
    assert (code, folder) == (FOUND, own)
    with served(site) as address:
        _, by_list, _ = against(f"{address}data/zegels.json", path, capsys)
        code, data, _ = against(address, path, capsys)
    assert by_list == data
    assert code == FOUND
    assert data["adres"] == address
    seen = data["documenten"][0]["verwijzingen"]
    assert seen[0]["zie"] == f"{address}vergelijk/0.1.0/1.0.0/#mn-01"
    assert [v["staat"] for v in seen] == ["gewijzigd", "vervangen", "onbekend", "vervallen"]


def test_a_site_knows_what_was_registered_when_it_was_released(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, {"a.md": b"# Verordening zon Voorbeeldstad\n\nmn-02 (0.1.0)"})
    words = [str(path / "a.md"), "--tegen", str(site), "--voor", "gm9001", "--formaat", "json"]
    main(["verwijzingen", *words])
    told = json.loads(capsys.readouterr().out)["registreren"]
    assert told["bestand"] == "gemeenten/gm9001.yaml"
    assert told["aanhalingen"] == []


def test_a_copy_that_lies_is_not_compared_with(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "kopie"))
    sealed = copy / "data" / "0.2.0" / "verzegeld.json"
    sealed.write_bytes(sealed.read_bytes() + b" ")
    path = write(tmp_path / "map", {"a.txt": b"mn-02"}) / "a.txt"
    code, data, err = against(copy, path, capsys)
    assert (code, data) == (FAILED, None)
    assert err == (
        f"kader: kon niet worden vergeleken met {copy}: versie 0.2.0 is daar niet te gebruiken: "
        "het bestand past niet bij het zegel.\n"
    )


BROKEN_COPIES = {
    "geen lijst": ("data/zegels.json", b"{}"),
    "geen schema": ("data/1.0.0/schemas/delen.schema.json", b"[]"),
    "vreemd schema": ("data/1.0.0/schemas/doelen.schema.json", b'{"title": 1}'),
    "geen inhoud": ("data/1.0.0/index.json", b"\xff"),
}


@pytest.mark.parametrize(("name", "raw"), BROKEN_COPIES.values(), ids=BROKEN_COPIES)
def test_a_broken_copy_is_said_to_be_so(
    name: str, raw: bytes, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "kopie"))
    (copy / name).write_bytes(raw)
    path = write(tmp_path / "map", {"a.txt": b"mn-02"}) / "a.txt"
    code, data, err = against(copy, path, capsys)
    assert (code, data) == (FAILED, None)
    assert err.startswith(f"kader: kon niet worden vergeleken met {copy}: ")


class _Elsewhere(BaseHTTPRequestHandler):
    """Sends everyone to another host."""

    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", "http://localhost:1/data/zegels.json")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_another_host_is_never_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, {"a.txt": b"mn-02"}) / "a.txt"
    with listening(_Elsewhere) as address:
        code, data, err = against(address, path, capsys)
    assert (code, data) == (FAILED, None)
    assert "de site stuurt door naar een andere plek" in err


def test_documents_are_not_read_when_there_is_nothing_to_compare_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, data, err = against("http://elders.example/", tmp_path / "weg.txt", capsys)
    assert (code, data) == (FAILED, None)
    assert "het adres moet met https:// beginnen" in err


CITED = (
    '# Plan: "zon" & # 1\n\nmn-02 (0.1.0), „De zon schijnt”, mn-01; mn-03; mn-05, versie 1.0.0. '
    "En mn-05, versie 0.2.0 “Iedereen die in de zon zit, krijgt een kussen.”\n"
)


@pytest.mark.parametrize("owner", ["gm9001", "gm9004", "gm9002"])
def test_the_lines_to_register_pass_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], owner: str
) -> None:
    """Followed to the letter, also where the owner registered citations before, or nothing."""
    shutil.copytree(EXAMPLE, tmp_path / "framework")
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    documents = write(tmp_path / "stukken", {"plan.md": CITED.encode()})
    asked = ("verwijzingen", str(documents), "--voor", owner, "--van", "2026-01-20")
    assert main([*asked, "--kader", str(tmp_path / "framework")]) == FOUND
    said, lines = capsys.readouterr().out.split("Om te registreren in ")[1].split(":\n\n", 1)
    file = tmp_path / "framework" / "gemeenten" / f"{owner}.yaml"
    text = file.read_text("utf-8") if file.exists() else f"id: {owner}\n"
    if "onder de ‘aanhalingen’ die er al staan" in said:
        text = text.replace("aanhalingen:\n", f"aanhalingen:\n{lines}")
    else:
        text += lines
    file.write_text(text, encoding="utf-8")
    assert main(["controleer", str(tmp_path / "framework")]) == GOOD, capsys.readouterr().out
    assert text.count("item: mn-05") == 1
    again = main([*asked, "--kader", str(tmp_path / "framework")])
    assert (again, "Om te registreren" in capsys.readouterr().out) == (FOUND, False)
