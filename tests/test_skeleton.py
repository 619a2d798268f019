"""A new file is sound in form from the start, and its id was never used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.base.schema import Kind
from generator.check.framework import check
from generator.edge.cli import main
from generator.form.unfilled import TO_FILL_IN
from generator.layout.lay_out import check_layout
from generator.load.document import Document, load_file
from tests.builders import fill_in, kinds

EXAMPLE = Path(__file__).parent / "voorbeeldkader"
NAMES = {"wijzigingen": "nieuwe-notitie", "gemeenten": "gm9004", "samenwerkingen": "so9002"}


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """A copy of the example framework."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


@pytest.mark.parametrize("kind", kinds().all, ids=lambda k: k.name)
def test_skeleton_has_the_right_form(kader: Path, kind: Kind) -> None:
    """Every required field stands in it; only links and rules may still ask for attention."""
    name = NAMES.get(kind.name)
    if name:
        (kader / kind.name / f"{name}.yaml").unlink(missing_ok=True)
    before = set((kader / kind.name).glob("*.yaml"))
    assert main(["nieuw", kind.name, *([name] if name else []), "--kader", str(kader)]) == 0
    (path,) = set((kader / kind.name).glob("*.yaml")) - before
    document = load_file(kader, path.relative_to(kader).as_posix())
    assert isinstance(document, Document)
    assert set(document.data) == {f.name for f in kind.fields if f.required or f.everywhere}
    # What we hand an editor is what `kader opmaak` would make of it.
    assert list(check_layout(kader, [document], kinds())) == []
    # Nobody can leave it as it is: each thing to fill in is named at its own line.
    found = [f for f in check(kader).findings if f.path == document.path]
    lines = path.read_text("utf-8").splitlines()
    open_lines = [n for n, x in enumerate(lines, 1) if TO_FILL_IN in x and not x.startswith("#")]
    assert [f.line for f in found if f.rule == "nog-invullen"] == open_lines
    # One example stands in a list that asks for more: that is for the editor to add.
    left = {"waarde-te-weinig"}
    assert {f.rule for f in found} - {"nog-invullen"} <= left
    fill_in(path, kinds())
    after = {f.rule for f in check(kader).findings if f.path == document.path}
    form = {r for r in after if r.startswith(("veld", "waarde", "bestand", "yaml", "nog"))}
    assert form <= left


def test_an_optional_field_is_to_be_filled_in_too(kader: Path) -> None:
    """Whoever takes away the sign of a comment still has to write something."""
    assert main(["nieuw", "minimumnormen", "--kader", str(kader)]) == 0
    path = sorted((kader / "minimumnormen").glob("*.yaml"))[-1]
    text = path.read_text("utf-8")
    fill_in(path, kinds())
    assert "# Bijvoorbeeld: De gesprekken" in text
    filled = path.read_text("utf-8").replace("# toelichting:", "toelichting:")
    path.write_text(filled, encoding="utf-8")
    (finding,) = (f for f in check(kader).findings if f.rule == "nog-invullen")
    assert finding.message == "Het veld ‘toelichting’ is nog niet ingevuld: er staat ‘‹vul in›’."
    assert finding.hint == (
        "Schrijf hier uw eigen tekst, of haal de regel weg. Bijvoorbeeld: De gesprekken met "
        "gemeenten gingen hier vaak over."
    )


def test_number_of_a_vanished_file_is_not_given_out_again(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The ledger remembers what the folder forgot."""
    norms = sorted((kader / "minimumnormen").glob("mn-*.yaml"))
    last = int(norms[-1].stem.split("-")[1])
    norms[-1].unlink()
    assert main(["nieuw", "minimumnormen", "--kader", str(kader)]) == 0
    assert f"mn-{last + 1:02d}.yaml staat klaar." in capsys.readouterr().out


def test_existing_file_is_left_alone(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is ever overwritten."""
    path = next((kader / "gemeenten").glob("*.yaml"))
    before = path.read_bytes()
    assert main(["nieuw", "gemeenten", path.stem, "--kader", str(kader)]) == 2
    assert path.read_bytes() == before
    assert f"{path} bestaat al" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../buiten", "mn-1", "Mn-20", ""])
def test_name_that_cannot_be_an_id_is_refused(kader: Path, name: str) -> None:
    """Nothing is written outside the folder of the kind, or under a name the check refuses."""
    before = sorted(kader.parent.rglob("*.yaml"))
    assert main(["nieuw", "gemeenten", name, "--kader", str(kader)]) == 2
    assert sorted(kader.parent.rglob("*.yaml")) == before


def test_kind_without_numbers_asks_for_a_name(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A consumer has a code, not a number of ours."""
    assert main(["nieuw", "gemeenten", "--kader", str(kader)]) == 2
    assert "noem de naam of de code van de gemeente" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gm9999", "‘gm9999’ staat niet in het register van gemeenten"),
        (
            "Nergenshuize",
            "‘Nergenshuize’ staat niet in het register van gemeenten; bedoelt u Nergenshuizen "
            "(gm9002)?",
        ),
        (
            "Oud-Voorbeeld",
            "Oud-Voorbeeld (gm9005) bestond tot en met 2025-12-31 (register/gemeenten.csv, regel "
            "6); registreer het bij Nergenshuizen (gm9002)",
        ),
    ],
)
def test_who_is_not_in_the_register_gets_no_file(
    kader: Path, name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check would refuse it; what is only like a name is offered, never taken."""
    before = sorted(kader.rglob("*.yaml"))
    assert main(["nieuw", "gemeente", name, "--kader", str(kader)]) == 2
    assert capsys.readouterr().err.endswith(f"{said}\n")
    assert sorted(kader.rglob("*.yaml")) == before


@pytest.mark.parametrize("kind", ["gemeente", "gemeenten"])
@pytest.mark.parametrize("name", ["Nergenshuizen", "nergenshuizen", "gm9002", "GM9002", "9002"])
def test_a_consumer_is_named_by_name_or_code(
    kader: Path, kind: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its file is sound as it is, and it is said which row of the register it is."""
    assert main(["nieuw", kind, name, "--kader", str(kader)]) == 0
    path = kader / "gemeenten" / "gm9002.yaml"
    assert f"{path} staat klaar, voor Nergenshuizen (register/gemeenten.csv, regel 3).\n" in (
        capsys.readouterr().out
    )
    assert [f for f in check(kader).findings if f.path.startswith("gemeenten/")] == []
    text = path.read_text(encoding="utf-8")
    assert all(f"# {f}:" in text for f in ("overgenomen", "aanhalingen", "gedaan", "beoordeeld"))
