"""The formats that a schema may ask for are enforced, wherever a value stands."""

from __future__ import annotations

from typing import Any

import pytest

from generator.base.schema import Kind, read_kind
from generator.form.form import check_form
from generator.load.document import Document, load_text


def kind(**field: Any) -> Kind:
    """A kind with the field in three places: by itself, in a list, and in a list of objects."""
    own = {"title": "Veld", "type": "string"} | field
    parts = {"title": "Delen", "type": "object", "properties": {"veld": own}}
    return read_kind(
        "dingen",
        {
            "title": "Ding",
            "description": "Een ding.",
            "type": "object",
            "properties": {
                "id": {"title": "Id", "type": "string"},
                "een": own,
                "meer": {"title": "Meer", "type": "array", "items": own},
                "delen": {"title": "Delen", "type": "array", "items": parts},
            },
        },
    )


def said(of: Kind, value: str) -> list[str]:
    text = f"id: di-01\neen: {value}\nmeer:\n  - {value}\ndelen:\n  - veld: {value}\n"
    document = load_text("dingen/di-01.yaml", text)
    assert isinstance(document, Document)
    return [f"{f.line}:{f.column} {f.rule}: {f.message} {f.hint}" for f in check_form(document, of)]


PLACES = ("2:6", "4:5", "6:11")


@pytest.mark.parametrize(
    ("of", "value", "told"),
    [
        (kind(format="date"), "2027-01-31", ""),
        (
            kind(format="date"),
            "'2027-02-30'",
            "waarde-datum: ‘2027-02-30’ is geen bestaande dag in de vorm jjjj-mm-dd. Schrijf eerst "
            "het jaar, dan de maand en de dag, bijvoorbeeld 2027-01-31.",
        ),
        (kind(format="uri"), "https://x.nl/a", ""),
        (kind(format="uri"), "http://x.nl/a", ""),
        (kind(format="uri", pattern="^https?://"), "http://x.nl/a", ""),
        (
            kind(format="uri"),
            "javascript:alert(1)",
            "webadres: ‘javascript:alert(1)’ is geen goed webadres: het begint niet met https:// "
            "of http://. Open de pagina, en neem het adres over uit de adresbalk.",
        ),
        *(
            (
                kind(**schema),
                "http://x.nl/a",
                "webadres: ‘http://x.nl/a’ is geen goed webadres: het begint met http:// in plaats "
                "van https://. Bedoelt u ‘https://x.nl/a’?",
            )
            for schema in ({"pattern": "^https://"}, {"format": "uri", "pattern": "^https://"})
        ),
        (
            kind(format="uri", pattern="^https://x[.]nl/"),
            "https://y.nl/a",
            "waarde-vorm: ‘{}’ (Veld) heeft niet de goede vorm: ‘https://y.nl/a’. ",
        ),
        (
            kind(format="uri", pattern="^https://x[.]nl/"),
            "https://u:p@y.nl/a",
            "webadres: ‘https://u:p@y.nl/a’ is geen goed webadres: er staat een gebruikersnaam of "
            "wachtwoord in. Open de pagina, en neem het adres over uit de adresbalk.",
        ),
    ],
)
def test_a_format_is_enforced_everywhere(of: Kind, value: str, told: str) -> None:
    names = ("een", "meer", "veld")
    expected = [f"{p} {told.replace('{}', n)}" for p, n in zip(PLACES, names, strict=True)]
    found = [s.replace("‘veld’ heeft", "‘veld’ (Veld) heeft") for s in said(of, value)]
    found = [s.replace("‘meer’ (Meer)", "‘meer’ (Veld)") for s in found]
    assert sorted(found) == (expected if told else [])
