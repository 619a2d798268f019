"""What ``kader nieuw`` begins is sound whatever its name, and what it advises works when typed."""

from __future__ import annotations

import shlex
import string
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.check.framework import check
from generator.edge.cli import main
from generator.layout.new_framework import new_framework
from tests.builders import fill_in, open_setup

ODD_NAMES = (
    *("2024", "007", "1e5", ".5", "0x1F", "true", "null", "y", "no", "off", "12:30", "2026-01-01"),
    *("'s-hertogenbosch", "@apen", "&a", "*a", "!a", "%a", "`a", "[a]", "{a}", "? a", "| a", "> a"),
    *(
        "a:b",
        "a: b",
        "a #b",
        "a#b",
        'a"b',
        "a\\b",
        "a\nb",
        "{naam}",
        "- a",
        "-a",
        "ja",
        "İ",
        "cafe\u0301",
    ),
)
REFUSED_NAMES = ("~", "=", "<<", "_", "---", "x" * 61, "a\u200bb", "a\x07b", "a\ue000b")


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that were written since the last time, on either stream."""
    written = capsys.readouterr()
    return (written.out + written.err).splitlines()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A framework that was just begun."""
    folder = tmp_path / "zorgkader"
    assert main(["nieuw", "kader", str(folder)]) == 0
    return folder


def test_an_address_on_the_web_is_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["nieuw", "kader", "http://x.nl"]) != 0
    assert said(capsys) == [
        "kader: dit kon niet worden uitgevoerd: ‘http://x.nl’ is een webadres; noem een map"
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_framework_of_any_name_is_sound(name: str, tmp_path: Path) -> None:
    assert main(["nieuw", "kader", str(tmp_path / name)]) == 0
    assert [str(f) for f in check(tmp_path / name, layout=True).findings] == []


@pytest.mark.parametrize("name", REFUSED_NAMES)
def test_a_name_that_cannot_be_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["nieuw", "kader", str(tmp_path / name)]) == 2
    assert list(tmp_path.iterdir()) == []
    (line,) = said(capsys)
    assert "een kader kan niet heten naar de map ‘" in line
    assert "--naam" not in line


def test_why_a_long_name_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["nieuw", "kader", str(tmp_path / ("x" * 61))])
    assert said(capsys)[0].endswith(
        "‘kort’ (Korte naam) is te lang: 61 tekens, er mogen er 60 zijn; kies een andere naam voor "
        "de map, in ‘kader.yaml’ kunt u de naam van het kader daarna veranderen"
    )


def test_the_name_is_that_of_the_folder(tmp_path: Path) -> None:
    assert main(["nieuw", "kader", str(tmp_path / "0x1F-norm_en")]) == 0
    own = open_setup(tmp_path / "0x1F-norm_en").settings
    assert (own.naam, own.kort, own.omschrijving) == (
        "0x1F norm en",
        "0x1f norm en",
        "Een voorstel voor 0x1f norm en.",
    )


def refusal(name: str) -> str:
    """Why no framework can have this name; empty when one can."""
    try:
        list(new_framework(name))
    except ValueError as error:
        return str(error)
    return ""


@contextmanager
def written(name: str) -> Iterator[Path]:
    """A folder with the settings that a framework of this name would have."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in new_framework(name):
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(text.encode())
        yield Path(folder)


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.text(max_size=70), st.text(string.punctuation + " aé0n-", max_size=9)))
@example("a\ud800")
def test_every_name_is_refused_or_gives_a_sound_framework(name: str) -> None:
    why = refusal(name)
    assert not why or why.startswith("een kader kan niet heten naar de map ‘")
    if not why:
        with written(name) as folder:
            assert [str(f) for f in check(folder).findings] == []


@settings(max_examples=30, deadline=None)
@given(st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True))
@example("true")
@example("null")
@example("on")
@example("y")
@example("a-")
@example("e5")
def test_every_kind_is_refused_or_leaves_a_sound_framework(name: str) -> None:
    with written("zorg") as folder:
        begun = main(["nieuw", "soort", name, "--kader", str(folder)])
        assert [str(f) for f in check(folder).findings] == []
        own = open_setup(folder)
        assert begun == (0 if name in own.kinds.by_name and name != "onderdelen" else 2)


@pytest.mark.parametrize("name", ["404", "2fa", "9001", "-a", "1e5", "A", "a b", "é", "a/b", "a\n"])
def test_a_kind_that_the_settings_would_refuse(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(root.rglob("*"))
    said(capsys)
    assert main(["nieuw", "soort", "--kader", str(root), "--", name]) == 2
    assert said(capsys)[0].endswith(
        "kan geen soort zijn; gebruik alleen kleine letters, cijfers en streepjes, en begin met "
        "een letter"
    )
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("over", "een vaste pagina van de site"),
        ("vindplaatsen", "een vaste pagina van de site"),
        ("versies", "een vaste pagina van de site"),
        ("id", "een vaste pagina van de site"),
        ("redactie", "het redactieformulier"),
        ("assets", "de map met de opmaak van de site"),
        ("server", "de map met wat een webserver moet weten"),
        ("register", "een vaste map van het kader"),
        ("soort", "wat ‘kader nieuw’ nog meer kan beginnen"),
        ("delen", "het schema met wat soorten delen"),
    ],
)
def test_a_kind_whose_name_is_taken(
    name: str, other: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys)
    assert main(["nieuw", "soort", name, "--kader", str(root)]) == 2
    assert said(capsys)[0].endswith(f"een soort kan niet ‘{name}’ heten: zo heet al {other}")
    assert check(root).findings == ()


LAYERS = "lagen:\n  pad: taken/\n  titel: Wie doet wat\n  inleiding: Zo.\n  lagen:\n"
LAYERS += "    - sleutel: a\n      titel: A\n      omschrijving: A.\n      groepen:\n"
LAYERS += "        - titel: A\n          soort: onderdelen\n"


def test_a_kind_does_not_take_the_page_of_the_layers(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (root / "kader.yaml").open("a", encoding="utf-8") as file:
        file.write(LAYERS)
    assert main(["nieuw", "soort", "taken", "--kader", str(root)]) == 2
    assert "zo heet al de pagina ‘Wie doet wat’" in capsys.readouterr().err


def test_a_list_of_kinds_in_another_form_stays_as_it_is(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = root / "kader.yaml"
    text = place.read_text("utf-8")
    other = text.replace("  - onderdelen\n  - wijzigingen\n", "").replace(
        "soorten:", "soorten: [onderdelen, wijzigingen]"
    )
    place.write_text(other, encoding="utf-8")
    assert check(root).findings == ()
    assert main(["nieuw", "soort", "eisen", "--kader", str(root)]) == 2
    assert "zet elke soort op een eigen regel, achter een streepje" in capsys.readouterr().err
    assert place.read_text("utf-8") == other
    assert not (root / "schemas" / "eisen.schema.json").exists()


def test_kinds_that_look_like_something_else_go_the_whole_road(root: Path, tmp_path: Path) -> None:
    for name in ("true", "null", "on"):
        assert main(["nieuw", "soort", name, "--kader", str(root)]) == 0
        assert main(["nieuw", name, "--kader", str(root)]) == 0
        (new,) = (root / name).glob("*.yaml")
        fill_in(new, open_setup(root).kinds)
    assert [str(f) for f in check(root, layout=True).findings] == []
    assert main(["bouw", "--kader", str(root), "--naar", str(tmp_path / "s")]) == 0
    assert (tmp_path / "s" / "true" / "tr-01" / "index.html").is_file()


@pytest.mark.parametrize("name", ["2026", "null", "on", "true", "012", "1e5", "y", "0x1f", "a"])
def test_an_id_is_written_as_text(name: str, root: Path) -> None:
    assert main(["nieuw", "wijzigingen", name, "--kader", str(root)]) == 0
    path = root / "wijzigingen" / f"{name}.yaml"
    assert path.read_text("utf-8").splitlines()[1] == ("id: a" if name == "a" else f'id: "{name}"')
    fill_in(path, open_setup(root).kinds)
    assert [str(f) for f in check(root, layout=True).findings] == []


@pytest.mark.parametrize("place", [".", "pad met spatie/kader 1", "site", "-a", "$(x)'s", "HIER"])
def test_what_is_advised_works(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = tmp_path / "leeg"
    here.mkdir()
    monkeypatch.chdir(here)
    folder = str(here) if place == "HIER" else place
    assert main(["nieuw", "kader", "--", folder]) == 0
    commands = [shlex.split(line) for line in said(capsys) if line.startswith("  kader ")]
    assert [c[1] for c in commands] == ["controleer", "bouw", "nieuw"]
    for _, *words in commands:
        assert main([w.replace("NAAM", "eisen") for w in words]) == 0
    assert said(capsys)[-1].startswith("Pas het schema aan, en draai daarna: kader controleer ")
    assert main(["controleer", "--", folder]) == 0


def test_what_to_do_with_a_new_file_names_the_framework(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys)
    main(["nieuw", "onderdelen", "--kader", str(root)])
    assert said(capsys)[-1].endswith(f"en draai daarna: kader controleer {root}")


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("zorgkader", "dat is de map van het kader"),
        ("zorgkader/site", "dat ligt in de map van het kader"),
        ("zorgkader/a/b", "dat ligt in de map van het kader"),
        (".", "de map van het kader ligt daarin"),
        ("..", "de map van het kader ligt daarin"),
    ],
)
def test_a_site_is_not_put_in_the_framework_or_in_its_place(
    target: str,
    why: str,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(root.parent)
    before = sorted(root.parent.rglob("*"))
    said(capsys)
    assert main(["bouw", "--kader", "zorgkader", "--naar", target]) == 1
    assert said(capsys) == [
        f"kader: de site kan niet in ‘{target}’ staan: {why}. Kies met --naar een map die er nog "
        "niet is.",
        "Er is niets vervangen.",
    ]
    assert sorted(root.parent.rglob("*")) == before


def test_settings_of_the_site_that_are_wrong_are_no_error_of_the_program(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """MkDocs stops with an error of its own; ours is one sentence."""
    monkeypatch.chdir(root.parent)
    Path("mkdocs.yml").write_text("site_name: A\nplugins: [bestaat-niet]\n", encoding="utf-8")
    assert main(["bouw", "--kader", "zorgkader"]) == 2
    assert "fout in het programma" not in (err := capsys.readouterr().err)
    assert "mkdocs.yml klopt niet" in err
