"""Which texts are addresses that a page may link to."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.web_addresses import (
    better_address,
    meant_address,
    why_no_address,
    why_no_mail,
    why_no_page,
)

PERCENT = "achter een % horen twee cijfers of letters van a tot en met f"
TWICE = "het begin (https:// of http://) staat er twee keer"
INSIDE = "die naam werkt alleen binnen een eigen netwerk"
NUMBER = "het noemt een computer met een nummer, niet een site met een naam"
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
        ("https://x.example/%zz", PERCENT),
        ("https://x.example/a%", PERCENT),
        ("https://x.example/%0a", "%0a staat voor een onzichtbaar teken"),
        ("https://https://x.example/", TWICE),
        ("https:http://x.example/", TWICE),
        ("https://xn--caf-dma.example/", ""),
        ("https://web.archive.example/web/2020/https://x.example/", ""),
        ("https://xn--a.example/", HOST),
        ("https://xn--abc-.example/", HOST),
        (
            "https://v\u043eorbeeld.example/",
            "in de naam van de site staat ‘\u043e’ (U+043E), geen gewone letter",
        ),
        (
            "https://xn--80ak6aa92e.example/",
            "in de naam van de site (xn--80ak6aa92e.example) staat ‘\u0430’ (U+0430), geen gewone "
            "letter",
        ),
        (
            "https://\uff58.example/",
            "in de naam van de site staat ‘\uff58’ (U+FF58), geen gewone letter",
        ),
        (
            "https://k\u0131nd.example/",
            "in de naam van de site staat ‘\u0131’ (U+0131), geen gewone letter",
        ),
        ("https://пример.рф/", ""),
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


@pytest.mark.parametrize(
    ("text", "why", "meant"),
    [
        ("https://x.nl/a?b=c&d[]=e#f", "", ""),
        ("https://nl.wikipedia.org/wiki/A_(b)", "", ""),
        ("https://nl.wikipedia.org/wiki/B.V.", "", ""),
        ("https://www.raad.example/adviezen/@64190/w04/", "", ""),
        ("https://u:p@x.nl/a@b", SECRET, "https://x.nl/a@b"),
        ("https://user@x.nl", SECRET, "https://x.nl"),
        ("https://site.nl@kwaad.nl/", SECRET, ""),
        ("https://x.nl/a).", "aan het eind staat een leesteken ().)", "https://x.nl/a"),
        ("https://x.nl/a,", "aan het eind staat een leesteken (,)", "https://x.nl/a"),
        ("https://x.nl.", "aan het eind staat een leesteken (.)", "https://x.nl"),
        ("https:/x.nl", START, "https://x.nl"),
        ("https:x.nl", START, "https://x.nl"),
        ("https//x.nl/a", START, "https://x.nl/a"),
        ("https;//x.nl", START, "https://x.nl"),
        ("htps://x.nl", START, "https://x.nl"),
        ("HTTPS://x.nl/", START, "https://x.nl/"),
        ("http:/x.nl", START, "http://x.nl"),
        ("//x.nl/a", START, "https://x.nl/a"),
        ("www.x.nl", START, "https://www.x.nl"),
        ("x.nl/pad", START, "https://x.nl/pad"),
        ("https://https://x.nl", TWICE, "https://x.nl"),
        ("https://http://x.nl", TWICE, "http://x.nl"),
        ("https:\\\\x.nl\\a", "het teken \\ kan niet in een adres staan", "https://x.nl/a"),
        ("<https://x.nl/>", "het teken < kan niet in een adres staan", "https://x.nl/"),
        (" https://x.nl ", BLANK, "https://x.nl"),
        ("https://x.nl/a b", BLANK, ""),
        ("https://x.nl/a\tb", BLANK, ""),
        ("https://localhost/", INSIDE, ""),
        ("https://printer.local/", INSIDE, ""),
        ("https://192.168.1.1/", NUMBER, ""),
        ("https://2130706433/", NUMBER, ""),
        ("https://[::1]/", NUMBER, ""),
        ("https://x/", HOST, ""),
        ("https://-x.nl/", HOST, ""),
        ("https://x_y.nl/", HOST, ""),
        ("https://x.1a/", HOST, ""),
        ("mailto:a@b.nl", START, ""),
        ("ftp://x.nl/", START, ""),
        ("data:text/html,x", START, ""),
        ("file:///x.nl", START, ""),
        (f"https://u:p@x.nl/{'a' * 300}", SECRET, ""),
    ],
)
def test_addresses_of_pages(text: str, why: str, meant: str) -> None:
    assert why_no_page(text) == why
    assert meant_address(text) == meant


@given(st.text("htps:/[]@.a1:%?#\u2100- а(),", max_size=20).map("https://x{}".format))
def test_what_a_reader_sees_of_a_good_address_is_its_host(text: str) -> None:
    if not why_no_page(text):
        parts = urlsplit(text)
        shown = text.removeprefix("https://").replace("?", "/").replace("#", "/").split("/")[0]
        assert parts.hostname
        assert shown.split(":")[0].lower() == parts.hostname
    assert not (meant := meant_address(text)) or not why_no_page(meant)


@pytest.mark.parametrize(
    ("text", "why", "better"),
    [
        ("https://x.nl/?", "", ""),
        ("https://x.nl/a?b=utm_source#utm_x=1", "", ""),
        (
            "http://x.nl/a",
            "begint met http://, zodat onderweg iedereen kan meelezen",
            "https://x.nl/a",
        ),
        (
            "https://x.nl/a?utm_source=b&c=d&fbclid=e#f",
            "houdt bij via welke weg een lezer komt",
            "https://x.nl/a?c=d#f",
        ),
        ("https://x.nl/?gclid=1", "houdt bij via welke weg een lezer komt", "https://x.nl/"),
    ],
)
def test_what_could_be_better_in_an_address(text: str, why: str, better: str) -> None:
    assert better_address(text) == (why, better or text)
