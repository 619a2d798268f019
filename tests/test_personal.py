"""E-mail addresses, telephone numbers and names of persons, in the spellings that people use."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.check.framework import check
from generator.load.document import Document, load_text
from generator.rules.contact_details import (
    mail_in,
    may_hold_mail,
    may_hold_numbers,
    numbers_in,
)
from generator.rules.names_of_persons import words
from generator.rules.personal import mails, names, numbers
from generator.rules.persons import names_in, names_in_address
from tests.builders import EXAMPLE, SCHEMAS


@pytest.mark.parametrize(
    "text",
    [
        "jan@x.nl",
        "info@gemeente.example.nl",
        "jan.de-vries+a@mail.x.co.uk",
        "jan (at) x.nl",
        "jan[at]x.nl",
        "jan {at} x {dot} nl",
        "jan(a)x.nl",
        "jan at x punt nl",
        "jan at x.nl",
        "jan (apenstaartje) x (punt) nl",
        "jan @ x.nl",
        "jan\uff20x.nl",
        "jan&#64;x.nl",
        "jan&commat;x.nl",
        "jan\\@x.nl",
        "**jan**@x.nl",
        "<jan@x.nl>",
        "mailto:jan@x.nl",
        "https://x.nl/?email=jan%40x.nl",
        "jan@café.nl",
        "JAN@X.NL",
    ],
)
def test_addresses_for_mail(text: str) -> None:
    assert len(mail_in(text)) == 1
    assert len(mail_in(f"Mail {text}. Of bel.")) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mail jan at x punt nl, of info{at}y(dot)nl.", ["jan@x.nl", "info@y.nl"]),
        ("Mail ‘Xaver@x.nl’, ’jan@x.nl' of .info@x.nl.", ["Xaver@x.nl", "jan@x.nl", "info@x.nl"]),
        ("Mail jan\\@x.nl of **info**@x.nl.", ["jan@x.nl", "info@x.nl"]),
        ("jan@x.nl, info@x.nl en jan@x.nl", ["jan@x.nl", "info@x.nl"]),
        # Who may see a site is no address; behind a long one another may stand.
        (f"https://{'a' * 200}@jan@x.nl", ["jan@x.nl"]),
    ],
)
def test_addresses_for_mail_are_given_as_they_are_used(text: str, found: list[str]) -> None:
    assert mail_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "https://www.raad.example/adviezen/@64190/w04-15-0367/",
        "https://u:p@x.nl/",
        "https://x.social/@jan",
        "https://kaart.example/@52.1,4.3,15z",
        "pakket@v1.2",
        "a@b",
        "5 @ 3 euro",
        "Hij at soep. Nl",
        "onder (a) staat divosa.nl",
        "@divosa",
    ],
)
def test_what_is_no_address_for_mail(text: str) -> None:
    assert mail_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "06-12345678",
        "06 1234 5678",
        "0612345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "0612 345 678",
        "06/12345678",
        "(06) 12345678",
        "+31 6 12345678",
        "+31612345678",
        "+31 (0)6 12345678",
        "(+31) 6 12345678",
        "0031 6 12345678",
        "0031612345678",
        "(020) 123 45 67",
        "020-1234567",
        "020 - 123 45 67",
        "020/1234567",
        "0201234567",
        "0344-123456",
        "(0344) 12 34 56",
        "0344 123456",
        "088 123 45 67",
        "06\u201112345678",
        "06\u201212345678",
        "06 – 12345678",
        "06\u00a012345678",
        "０６１２３４５６７８",
        "**06**-12345678",
        "&#48;6-12345678",
        "+32 2 123 45 67",
        "+49 30 1234567",
        "Tel. 123 45 67",
    ],
)
def test_telephone_numbers(text: str) -> None:
    assert [own for _, own in numbers_in(text)] == [True]
    assert len(numbers_in(f"Bel {text} voor hulp.")) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Brackets set an area code apart, also where nothing else does.
        ("(020)123 45 67", ["(020)123 45 67"]),
        ("020123 45 67", []),
        # What is no number hides none that stands behind it.
        ("Zaak 0201 234 567, of 020-1234567", ["020-1234567"]),
        ("ISBN: 0306406152. Bel 020-1234567", ["020-1234567"]),
        ("Bel 020-1234567, tel. 123 45 67", ["020-1234567", "123 45 67"]),
        ("tel. (020) 123 45 67 of tel. 2020-2024", ["(020) 123 45 67"]),
    ],
)
def test_each_number_of_a_text_is_found_once(text: str, found: list[str]) -> None:
    assert numbers_in(text) == [(number, True) for number in found]


@pytest.mark.parametrize("text", ["14 0363", "14-020", "0800-1234", "0900 1234", "0800 0113"])
def test_a_number_of_an_organisation_alone_is_a_question(text: str) -> None:
    assert [own for _, own in numbers_in(f"Bel {text}.")] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "2023-2024",
        "01-02-2027",
        "2027-01-31",
        "24 december 2024",
        "artikel 35, eerste lid",
        "paragraaf 3.3.1, 3.4.1, 4.2.4 en 4.6.3",
        "blz. 12-34",
        "€ 1.234.567",
        "€ 100.000.000",
        "1.234.567.890",
        "0,123456789",
        "0.61234567890",
        "14 020 euro",
        "14 cliënten",
        "BWBR0015703",
        "CVDR622494",
        "ECLI:NL:CRVB:2011:BR1234",
        "ISBN 978-90-06-12345-6",
        "ISBN 0306406152",
        "10.1177/0261018316",
        "NL91 ABNA 0417 1643 00",
        "gm0363",
        "0363 2024 12",
        "Kamerstukken II 2020/21, 35 925, nr. 12",
        "kenmerk 2020-0000091001",
        "stcrt-2016-18468",
        "telefoon 2020-2024",
        "09.00-12.00 en 13.00-17.00",
        "10 20 30 40 50 60",
    ],
)
def test_what_is_no_telephone_number(text: str) -> None:
    assert numbers_in(text) == numbers_in(f"Zie {text} hier.") == []


def test_most_texts_need_no_look() -> None:
    """Without a sign of mail, or digits that stand together, nothing is looked for."""
    plain = "Iedere inwoner kan zitten: 24 uur, 1234 stoelen & 5%."
    assert (may_hold_mail(plain), may_hold_numbers(plain)) == (False, False)
    assert may_hold_mail("JAN AT X.NL")
    assert all(may_hold_numbers(text) for text in ("12345", "1 2 3 4 5", "&#48;", "%30"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("tel:0612345678", "0612345678"),
        ("tel:+31-20-1234567", "+31-20-1234567"),
        ("https://wa.me/31612345678", "31612345678"),
        ("https://x.nl/?phone=0201234567", "0201234567"),
        ("https://x.nl/bel-06-12345678", None),
        ("https://x.nl/06-12345678/", "06-12345678"),
        ("https://x.nl/documenten/0201234567", None),
        ("https://pure.example/portal/32021268/2016_decentralisaties.pdf", None),
    ],
)
def test_numbers_in_an_address(text: str, number: str | None) -> None:
    assert numbers_in(text, address=True) == ([(number, True)] if number else [])


def test_names_are_listed_by_their_words() -> None:
    assert words("Anna  Jan\nKees") == {"Anna", "Jan", "Kees"}


@pytest.mark.parametrize(
    "text",
    [
        "wethouder Jansen",
        "wethouder Antoine Tromp",
        "minister Van Gennip",
        "minister-president Rutte",
        "mevrouw Jansen",
        "mw. De Vries",
        "dhr. P. Jansen",
        "de heer Van den Berg",
        "prof. dr. J.P. Vonk",
        "professor Gijsbert Vonk",
        "drs. A. Bolhuis",
        "mr. dr. Vonk",
        "J. de Vries",
        "J.P. van den Berg",
        "Th. Jansen",
        "A.-M. Jansen",
        "Jan de Vries",
        "Jan A. de Boer",
        "**Jan** de Vries",
        "JAN JANSEN",
        "Fatima Yilmaz",
        "Mohamed el Bakkali",
        "Özlem Kaya",
        "Anne-Marie Jansen",
        "Peter van 't Hof",
        "Thomas O’Brien",
        "Karin Groenendijk",
        "Jansen, J.P.",
        "Vonk, G. (2020)",
        "Vonk (2020)",
        "Vonk et al.",
        "directeur Pieter Bos",
        "contactpersoon Sanne Bakker",
    ],
)
def test_names_of_persons(text: str) -> None:
    assert list(names_in(text).values()) == [True]
    assert list(names_in(f"Dat zei {text} gisteren.").values()) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Sociale Zaken en",
        "Anna Paulowna en",
        "Radboud Universiteit en",
        "Anna en",
        "Jan VNG en",
    ],
)
def test_behind_what_is_no_name_one_is_still_found(text: str) -> None:
    assert names_in(f"Dat zeiden {text} Jan de Vries.") == {"Jan de Vries": True}


@pytest.mark.parametrize(
    "text", ["burgemeester Halsema", "staatssecretaris Nobel", "Dat zei ook J. Sheltinga"]
)
def test_what_may_be_a_name_is_a_question(text: str) -> None:
    found = names_in(text.replace("ook J", "door J"))
    assert list(found.values()) == [False]


@pytest.mark.parametrize(
    "text",
    [
        "de minister van Sociale Zaken en Werkgelegenheid",
        "minister Justitie",
        "wethouder van Amsterdam",
        "wethouder Zorg",
        "de wethouder Financiën",
        "burgemeester van Utrecht",
        "directeur Divosa",
        "voorzitter VNG",
        "Mevrouw de Voorzitter",
        "Commissie-Sheltinga",
        "commissie Van Rijn",
        "Wet Van der Burg",
        "Wet-Dijkstra",
        "kabinet-Rutte IV",
        "motie-Jansen",
        "Jan van Galenstraat",
        "Prof. Van der Waalslaan",
        "Dr. Denkerhuis",
        "Mr. Visserplein",
        "Stichting Thomas van Villanova",
        "Radboud Universiteit",
        "Johan Cruijff Arena",
        "Albert Schweitzer ziekenhuis",
        "Thomas More Hogeschool",
        "Koning Willem I College",
        "Jan Modaal",
        "Den Haag",
        "Sint Maarten",
        "Anna Paulowna",
        "Anna in Utrecht",
        "Tom uit Amsterdam",
        "Fatima kan haar huur niet betalen",
        "Jan, Piet en Kees",
        "bijlage B. Gemeenten",
        "optie A. De raad",
        "vitamine D. Het",
        "N.V. Nederlandse Gasunie",
        "punt 4.a. Het",
        "Divosa (2023)",
        "Participatiewet (2015)",
        "i.v.m. De regels",
        "Anna Sociale Zaken",
        "Jan VNG",
        "ANNA SOCIALE",
        "KARIN REGELT",
        "HALLO JANSEN",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names_in(text) == names_in(f"Zie {text} hier.") == {}


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.linkedin.com/in/jan-de-vries", ["jan-de-vries"]),
        ("https://nl.linkedin.com/in/abc/", ["abc"]),
        ("https://x.nl/nieuws/tour-wethouder-antoine-tromp-draait-mee", ["antoine tromp"]),
        ("https://x.nl/wethouder-jansen", ["wethouder jansen"]),
        ("https://x.nl/jan%20de%20vries", ["jan de vries"]),
        ("https://x.nl/?naam=fatima+yilmaz", ["fatima yilmaz"]),
        ("https://x.nl/#mark-rutte", ["mark rutte"]),
        ("https://x.nl/medewerkers/karin-groenendijk", ["karin groenendijk"]),
        ("https://x.nl/jan-2024", []),
        ("https://x.nl/jan-feb", []),
        ("https://x.nl/jan-van-galenstraat", []),
        ("https://x.nl/max-havelaar", []),
        ("https://x.nl/simon-stevin-instituut", []),
        ("https://x.nl/minister-van-financien", []),
        ("https://x.nl/burgemeester-en-wethouders", []),
        ("https://x.nl/wethouder-zorg", []),
        ("https://[x", []),
    ],
)
def test_names_in_an_address(address: str, found: list[str]) -> None:
    assert names_in_address(address) == found


def document(text: str) -> Document:
    loaded = load_text("waarden/wa-01.yaml", text)
    assert isinstance(loaded, Document)
    return loaded


def told(finding: Finding) -> str:
    return str(finding).removeprefix("waarden/wa-01.yaml:")


def test_each_text_is_told_of_once() -> None:
    many = document("a: a@x.nl, b@x.nl, c@x.nl, d@x.nl en a@x.nl\nlijst:\n  - veld: e@x.nl\n")
    assert list(map(told, mails(many))) == [
        "1:4: fout e-mailadres: Hier staan e-mailadressen: ‘a@x.nl’, ‘b@x.nl’, ‘c@x.nl’ en nog 1. "
        "Noem de organisatie of de rol, en link naar een pagina met haar contactgegevens.",
        "3:11: fout e-mailadres: Hier staat een e-mailadres: ‘e@x.nl’. Noem de organisatie of de "
        "rol, en link naar een pagina met haar contactgegevens.",
    ]
    three = document("a: a@x.nl, b@x.nl en c@x.nl\n")
    assert [told(f).partition(". Noem")[0] for f in mails(three)] == [
        "1:4: fout e-mailadres: Hier staan e-mailadressen: ‘a@x.nl’, ‘b@x.nl’ en ‘c@x.nl’"
    ]
    numbered = document("a: Bel 0800-1234.\nb: '[bel](tel:0612345678) of 0800-1234'\n")
    assert list(map(told, numbers(numbered))) == [
        "1:4: waarschuwing telefoonnummer: Hier staat een telefoonnummer: ‘0800-1234’. Noem de "
        "organisatie of de rol, en link naar een pagina met haar contactgegevens.",
        "2:4: fout telefoonnummer: Hier staan telefoonnummers: ‘0800-1234’ en ‘0612345678’. Noem "
        "de organisatie of de rol, en link naar een pagina met haar contactgegevens.",
    ]
    named = document("a: Burgemeester Halsema.\nb: Jan de Vries en Fatima Yilmaz.\n")
    assert list(map(told, names(named))) == [
        "1:4: waarschuwing persoonsnaam: Hier staat de naam van een persoon: ‘Burgemeester "
        "Halsema’. Noem de organisatie of de rol, en haal de naam weg. Is dit geen persoon? Zet "
        "deze regel dan opzij, met de reden.",
        "2:4: fout persoonsnaam: Hier staan namen van personen: ‘Jan de Vries’ en ‘Fatima "
        "Yilmaz’. Noem de organisatie of de rol, en haal de naam weg. Is dit geen persoon? Zet "
        "deze regel dan opzij, met de reden.",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # An address ends a number or a name, and is looked at by itself.
        ("Bel 06-12345678www.x.nl.", ["fout ‘06-12345678’"]),
        ("Zie https://x.nl/documenten/0201234567.", []),
        ("Zie https://x.nl/06-12345678.", ["fout ‘06-12345678’"]),
        ("Zeg wethouder Jansenhttps://x.nl na.", ["fout ‘wethouder Jansen’"]),
        ("Zie https://x.nl/jan-de-vries.", ["fout ‘jan de vries’"]),
        ("Zie www.x.nl/jan-de-vries.", ["fout ‘jan de vries’"]),
        ("Zie www.jan-de-vries.nl of https://jan-de-vries.nl.", []),
        ("Zie mailto:jan-de-vries.", []),
        # A name is one as a reader sees it.
        ("Ja**n** de Vries", ["fout ‘Jan de Vries’"]),
        ("&Ouml;zlem Kaya", ["fout ‘Özlem Kaya’"]),
    ],
)
def test_numbers_and_names_are_found_beside_and_in_addresses(text: str, found: list[str]) -> None:
    one = Document("waarden/wa-01.yaml", {"toelichting": text}, {})
    assert [
        f"{f.severity} {f.message.partition(': ')[2][:-1]}" for f in (*numbers(one), *names(one))
    ] == found


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("omschrijving: ", "omschrijving: Mail jan@x.nl. ", ["e-mailadres"]),
        ("omschrijving: ", "omschrijving: Bel 06-12345678. ", ["telefoonnummer"]),
        ("omschrijving: ", "omschrijving: Van Jan de Vries. ", ["persoonsnaam"]),
        ("omschrijving: ", "omschrijving: Van burgemeester Halsema. ", []),
        ("omschrijving: ", "contact:\n  mail: jan@x.nl\nomschrijving: ", []),
    ],
)
def test_the_settings_name_nobody(old: str, new: str, codes: list[str], tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "kader")
    path = tmp_path / "kader/kader.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    assert "\ncontact:" not in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    findings = check(tmp_path / "kader").findings
    assert [(f.path, f.rule) for f in findings] == [("kader.yaml", code) for code in codes]
    assert all("opzij" not in f.hint for f in findings)


def test_the_real_content_names_nobody() -> None:
    codes = {"e-mailadres", "telefoonnummer", "persoonsnaam", "webadres", "webadres-beter"}
    for root in (SCHEMAS.parent / "framework", EXAMPLE):
        assert [f for f in check(root).findings if f.rule in codes] == []


@pytest.mark.parametrize(
    "sign",
    [
        "a",
        "0 ",
        "A.",
        "a-",
        "Jan ",
        "van ",
        "06",
        "(at) ",
        "@",
        "J. ",
        "J. de Vries ",
        "06-12345678 ",
        "tel. 1234567 ",
        "a@x.nl ",
        "van_",
    ],
)
def test_a_long_text_takes_no_long_time(sign: str) -> None:
    text = sign * (60_000 // len(sign))
    begin = time.process_time()
    mail_in(text)
    numbers_in(text)
    names_in(text)
    names_in_address(f"https://x.nl/{text}")
    assert time.process_time() - begin < 5


INITIALS: tuple[tuple[str, dict[str, bool]], ...] = (
    ("Dat zei J.P. Xantor gisteren.", {"J.P. Xantor": True}),
    ("Een brief van J. de Xantor lag er.", {"J. de Xantor": True}),
    ("Dit is opgesteld door J. Xantor.", {"J. Xantor": False}),
    ("door J. Xantor", {"J. Xantor": False}),
    ("optie P. Jansen", {}),
    ("Zie ook optie P. Jansen en P. Jansen.", {"P. Jansen": True}),
    ("Bron: J. Xantor", {"J. Xantor": False}),
    ("J. Xantor", {}),
    ("in K. Xantor stond", {}),
    ("P. Jansen", {"P. Jansen": True}),
    ("Wij kozen optie J. Xantor is geen naam.", {}),
    ("Zie bijlage J. Xantor en J.P. Zorbak.", {"J.P. Zorbak": True}),
    ("N.V. Xantor en J.P. Zorbak spraken.", {"J.P. Zorbak": True}),
    ("met K.L. Dorpsstraat", {"K.L. Dorpsstraat": True}),
    ("Xantor, J.P. (2019) schreef dit.", {"Xantor, J.P.": True}),
    ("Xantor, J.P. schreef dit.", {"Xantor, J.P.": False}),
    ("Xantor, J. schreef dit.", {}),
    ("Xantor, N.V. schreef dit.", {}),
    ("Jansen, J. schreef dit.", {"Jansen, J.": True}),
    ("Xantor, E.U. zei iets en Zorbak, P.Q. ook.", {"Zorbak, P.Q.": False}),
)
"""Invented names with initials before or behind them, each with whether it is sure."""


@pytest.mark.parametrize(("text", "found"), INITIALS)
def test_a_name_is_known_by_its_initials(text: str, found: dict[str, bool]) -> None:
    assert names_in(text) == found


OFFICES: tuple[tuple[str, dict[str, bool]], ...] = (
    ("wethouder Xantor", {"wethouder Xantor": False}),
    ("wethouder DIVOSA en wethouder Xantor", {"wethouder Xantor": False}),
    ("wethouder Jan Xantor", {"wethouder Jan Xantor": True}),
    ("wethouder P. Xantor", {"wethouder P. Xantor": True}),
    ("wethouder Zorbak Xantor", {}),
    ("wethouder Dorpsstraat", {}),
    ("wethouder Jan Dorpsstraat", {"wethouder Jan Dorpsstraat": True}),
    ("directeur Xantor", {}),
    ("directeur Jansen", {"directeur Jansen": True}),
    ("directeur Van Jansen", {"directeur Van Jansen": True}),
    ("directeur van Jansen", {}),
    ("minister Van Xantor", {"minister Van Xantor": True}),
    ("minister van Xantor", {}),
    ("minister De Xantor", {}),
    ("minister De Jansen", {"minister De Jansen": True}),
)
"""Invented names behind an office, each with whether it is sure."""


@pytest.mark.parametrize(("text", "found"), OFFICES)
def test_a_name_is_known_by_an_office(text: str, found: dict[str, bool]) -> None:
    assert names_in(text) == names_in(f"Dat zei {text} gisteren.") == found
