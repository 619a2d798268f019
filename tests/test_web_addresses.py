"""Which texts are addresses that a page may link to."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.web_addresses import why_no_address, why_no_mail

BLANK = "er staat een spatie of een onzichtbaar teken in"
HOST = "de naam van de site klopt niet"
START = "het begint niet met https:// of http://"
PORT = "achter de dubbele punt hoort een getal van 1 tot 65535"
SECRET = "er staat een gebruikersnaam of wachtwoord in"
AFTER = "achter de @ hoort alleen de naam van een site"
BEFORE = "vóór de @ kunnen alleen letters, cijfers, punten, streepjes en plussen staan"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://site.example", ""),
        ("http://site.example:8080/a/?b=c&d=%20#e", ""),
        ("https://[::1]/", ""),
        ("https://[::1]:80/", ""),
        ("https://café.example/é", ""),
        ("https://localhost/", ""),
        ("https://site.example./", ""),
        ("https://site.example:65535/", ""),
        ("https://[::1", HOST),
        ("https://]a[/", HOST),
        ("https://[x]/", HOST),
        ("https://", HOST),
        ("https:///pad", HOST),
        ("https://.example/", HOST),
        ("https://site..example/", HOST),
        (f"https://{'a' * 64}.example/", HOST),
        ("https://a\u2100.example/", HOST),
        ("https://u:p@site.example/", SECRET),
        ("https://site.example@kwaad.example/", SECRET),
        ("https://site.example:/", PORT),
        ("https://site.example:0/", PORT),
        ("https://site.example:65536/", PORT),
        ("https://site.example:x/", PORT),
        ("https://site.example:١/", PORT),
        ("https://[::1]x/", PORT),
        ("https://site.example/a b", BLANK),
        ("https://site.example/\n", BLANK),
        ("https://site.example/\u200b", BLANK),
        ('https://site.example/"', 'het teken " kan niet in een adres staan'),
        ("https://site.example\\@kwaad/", "het teken \\ kan niet in een adres staan"),
        ("javascript:alert(1)", START),
        ("HTTPS://site.example/", START),
        ("//site.example/", START),
        ("", START),
    ],
)
def test_web_addresses(text: str, why: str) -> None:
    assert why_no_address(text) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("redactie@uitgever.example", ""),
        ("kader+vraag.twee@mail.uitgever.example", ""),
        ("redactie", "er staat geen @ in"),
        ("a@b", AFTER),
        ("a@b.example?subject=x", AFTER),
        ("a@b.example,c@d.example", AFTER),
        ("a@b.example.", AFTER),
        ("a@@b.example", AFTER),
        ("a..b@c.example", BEFORE),
        ("@c.example", BEFORE),
        ("Naam<a@c.example>", BEFORE),
        ("é@c.example", BEFORE),
        ("a b@c.example", BLANK),
        ("a@c.example\n", BLANK),
    ],
)
def test_mail_addresses(text: str, why: str) -> None:
    assert why_no_mail(text) == why


@given(st.text("htps:/[]@.a1:%?#\u2100- ", max_size=20).map("https://{}".format))
def test_an_address_that_passes_can_be_taken_apart(text: str) -> None:
    if not why_no_address(text):
        parts = urlsplit(text)
        assert parts.hostname
        assert parts.username is None
        assert parts.port is None or parts.port > 0
