"""A word that only keeps a place is named where it stands; what someone wrote is let be."""

from __future__ import annotations

import pytest

from generator.base.findings import Finding
from generator.form.form import check_form
from generator.load.document import Document, load_text
from tests.builders import kinds

KIND = kinds()["minimumnormen"]


def found(text: str) -> list[Finding]:
    """What is open in a file."""
    document = load_text("minimumnormen/mn-99.yaml", f"id: mn-99\n{text}\n")
    assert isinstance(document, Document), document
    return [f for f in check_form(document, KIND) if f.rule == "nog-invullen"]


@pytest.mark.parametrize(
    "text",
    [
        "‹vul in›",
        "'‹vul in: titel›'",
        "‹titel›",
        "Inkomen ‹vul in› en meer",
        "TODO",
        "todo",
        "To do",
        "'TODO: uitzoeken'",
        "'TODO nog uitzoeken hoe dit bij de andere normen past, en bij welke van de vier.'",
        "FIXME",
        "XXX",
        "xxxx",
        "'...'",
        "…",
        "'?'",
        "'??'",
        "'--'",
        "–",
        "nog invullen",
        "Nog in te vullen.",
        "(nog invullen)",
        "'[nog aanvullen]'",
        "'**TODO**'",
        "Vul in",
        "Vul hier in",
        "Tekst volgt",
        "Tekst volgt nog.",
        "Volgt later",
        "Nader te bepalen",
        "n.t.b.",
        "N.v.t.",
        "nvt",
        "n.v.t",
        "Niet van toepassing.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
        "test",
        "Test 1",
        "PM",
        "p.m.",
        "Bla bla",
        "Titel",
        "Hier komt de titel",
        "'<naam gemeente>'",
        "'[titel]'",
        "placeholder",
    ],
)
def test_a_word_that_keeps_a_place_is_named(text: str) -> None:
    (finding,) = found(f"titel: {text}")
    assert (finding.line, finding.column, finding.severity) == (2, 8, "fout")
    assert finding.message.startswith("Het veld ‘titel’ is nog niet ingevuld: er staat ‘")
    assert finding.hint == "Schrijf hier uw eigen tekst. Bijvoorbeeld: Toereikend inkomen"


@pytest.mark.parametrize(
    "text",
    [
        "Toereikend inkomen",
        "Een test voor de buurt",
        "De toets n.v.t. verklaren mag niet",
        "Wat nog volgt",
        "PM10 in de lucht",
        "Te doen in de buurt",
        "Titel en inhoud",
        "‘Vul in’ staat op het formulier",
        "Testament",
        "Wie vult wat in?",
        "<https://example.nl/a>",
        "'[Mijn tekst](/id/mn-01/)'",
        "Ja",
        "Geen",
        "1,5",
    ],
)
def test_what_someone_wrote_is_let_be(text: str) -> None:
    assert found(f"titel: {text}") == []


def test_a_paragraph_that_keeps_a_place_is_named_by_its_line() -> None:
    (finding,) = found("toelichting: |\n  Eerst dit.\n\n  TODO: nog schrijven\n\n  En een test.")
    assert finding.message.endswith("er staat ‘TODO: nog schrijven’.")
    assert found("toelichting: |\n  Eerst:\n\n  - Test\n  - Volgt") == []


def test_a_place_that_is_open_has_one_finding() -> None:
    """Not also that a day is no day, and a choice no choice."""
    text = "laag: ‹vul in›\ngeldt_vanaf: ‹vul in›\nprincipes:\n  - ‹vul in›\n  - ‹vul in›"
    document = load_text("minimumnormen/mn-99.yaml", f"id: mn-99\n{text}\n")
    assert isinstance(document, Document)
    at = {(f.line, f.rule) for f in check_form(document, KIND) if f.line > 1}
    assert at == {(n, "nog-invullen") for n in (2, 3, 5, 6)}
    assert [f.hint for f in sorted(found(text))] == [
        "Kies uit: rijk, medebewind.",
        "Vul het in, of haal de regel weg. Bijvoorbeeld: 2028-01-01",
        "Noem hier iets uit: principes.",
        "Noem hier iets uit: principes.",
    ]


def test_codes_and_what_is_withdrawn_are_let_be() -> None:
    end = "ingetrokken:\n  datum: 2026-02-28\n  reden: {}\n  opvolgers:\n    - geen"
    assert found(f"titel: TODO\n{end.format('Weg.')}") == []
    assert [f.line for f in found(f"titel: TODO\n{end.format('TODO')}")] == [5]
    exception = "uitzonderingen:\n  - regel: test\n    reden: Zo.\n    tot: 2026-02-28"
    assert found(exception) == []
