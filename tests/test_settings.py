"""``kader.yaml``: what it says is read, and every mistake in it is a finding at its place."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import typing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.base import settings as module
from generator.base.settings import FILE, Settings
from generator.check.framework import check, concept_of, read_all
from generator.pages.render import render_pages
from generator.setup.fixed_places import settings_places
from generator.setup.settings import SCHEMA, ReadSettings, read_settings, settings_kind
from generator.setup.settings_check import pages
from generator.setup.setup import Setup, read_setup
from generator.site.content import Site
from tests.builders import EXAMPLE, HERE, SCHEMAS, open_setup

TEXT = (EXAMPLE / FILE).read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A framework folder of its own, with its schemas inside."""
    folder = tmp_path / "kader"
    folder.mkdir()
    shutil.copytree(EXAMPLE / "register", folder / "register")
    shutil.copytree(SCHEMAS, folder / "schemas")
    (folder / FILE).write_text(TEXT, encoding="utf-8")
    return folder


def findings(root: Path) -> list[str]:
    """What is said about the settings, as an editor reads it."""
    read = read_setup(root)
    return [] if isinstance(read, Setup) else [str(f) for f in sorted(read)]


def test_untouched_there_is_nothing_to_find(root: Path) -> None:
    """So that the tests below can fail."""
    assert findings(root) == []


def line_of(text: str, part: str) -> int:
    """The number of the line that holds a part of a text."""
    return text[: text.index(part)].count("\n") + 1


class Mistake(NamedTuple):
    """A text in the settings, another in its place, a part of the line that is named, and what."""

    old: str
    new: str
    at: str
    said: str


CASES = (
    Mistake(
        "pad: versies/",
        "pad: versie/",
        "pad: versie/",
        "10: fout instelling-onbekend: De pagina ‘versie/’ bestaat niet. Bedoelt u ‘versies/’?",
    ),
    Mistake(
        "          pad: minimumnormen/",
        "          pad: normen/",
        "          pad: normen/",
        "16: fout instelling-onbekend: De pagina ‘normen/’ bestaat niet. Bedoelt u "
        "‘minimumnormen/’?",
    ),
    Mistake(
        "  - waarden\n",
        "  - waarde\n",
        "  - waarde\n",
        "5: fout soort-zonder-schema: De soort ‘waarde’ heeft geen schema "
        "‘waarde.schema.json’. Bedoelt u ‘waarden’?",
    ),
    Mistake(
        "  - naam: naslag\n    titel: Naslag\n",
        "",
        "  - naam: kader\n",
        "3: fout instelling-ontbreekt: De groep ‘naslag’ van de soort ‘begrippen’ heeft "
        "geen kop. Zet in deze lijst een groep met ‘naam: naslag’ en een titel.",
    ),
    Mistake(
        "kenmerk: armoedekader.example,2026\n",
        "",
        "  soort: gemeenten",
        "3: fout instelling-ontbreekt: Er zijn afnemers, maar ‘kenmerk’ ontbreekt: daarmee "
        "beginnen de vaste namen in hun feeds en agenda’s. Zet boven aan het bestand ‘kenmerk: ’ "
        "met uw eigen domein, een komma en het jaar, zoals ‘schoolkader.example,2026’. Verander "
        "het daarna nooit.",
    ),
    Mistake(
        "kenmerk: armoedekader.example,2026",
        "kenmerk: https://armoedekader.example",
        "kenmerk: https",
        "10: fout waarde-vorm: ‘kenmerk’ heeft niet de goede vorm: ‘https://armoedekader.example’. "
        "Bijvoorbeeld: schoolkader.example,2026",
    ),
    Mistake(
        "  samen: samenwerkingen",
        "  samen: samenwerking",
        "  samen: samenwerking",
        "10: fout instelling-onbekend: De soort van gebruikers ‘samenwerking’ bestaat "
        "niet. Bedoelt u ‘samenwerkingen’?",
    ),
    Mistake(
        "              waarde: gedeeld",
        "              waarde: gedeelt",
        "              waarde: gedeelt",
        "23: fout instelling-onbekend: De waarde ‘gedeelt’ van ‘aard’ bestaat niet. "
        "Bedoelt u ‘gedeeld’?",
    ),
    Mistake(
        "            - veld: voorgestelde_plek\n              waarde: rijk",
        "            - veld: voorgestelde_plaats\n              waarde: rijk",
        "            - veld: voorgestelde_plaats\n",
        "21: fout instelling-onbekend: Het veld ‘voorgestelde_plaats’ van ‘regelingen’ "
        "bestaat niet. Bedoelt u ‘voorgestelde_plek’?",
    ),
    Mistake(
        "gids:\n  soort: minimumnormen",
        "gids:\n  soort: minimumnorm",
        "  soort: minimumnorm\n",
        "10: fout instelling-onbekend: De soort ‘minimumnorm’ bestaat niet. Bedoelt u "
        "‘minimumnormen’?",
    ),
    Mistake(
        "        - voor_inwoners\n",
        "        - inwoners\n",
        "        - inwoners\n",
        "11: fout instelling-onbekend: Het veld ‘inwoners’ van ‘minimumnormen’ bestaat "
        "niet. Bedoelt u ‘voor_inwoners’?",
    ),
    Mistake(
        "  lidwoord: de\n",
        "  lidwoord: een\n",
        "  lidwoord: een\n",
        "13: fout waarde-keuze: ‘lidwoord’ kan niet ‘een’ zijn. Kies uit: de, het.",
    ),
    Mistake(
        "kort: armoedekader\n",
        "kort: armoedekader\nkortt: blauw\n",
        "kortt: blauw",
        "1: fout veld-onbekend: Het veld ‘kortt’ bestaat hier niet. Bedoelt u ‘kort’?",
    ),
)


@pytest.mark.parametrize("mistake", CASES, ids=lambda m: m.new.strip())
def test_a_mistake_is_said_at_its_place(root: Path, mistake: Mistake) -> None:
    assert mistake.old in TEXT
    text = TEXT.replace(mistake.old, mistake.new, 1)
    (root / FILE).write_text(text, encoding="utf-8")
    expected = f"{FILE}:{line_of(text, mistake.at)}:{mistake.said}"
    assert expected in findings(root)
    assert {f.split(": ")[1] for f in findings(root)} <= {
        expected.split(": ")[1],
        "fout schema-zonder-soort",
    }


MISTAKES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "  code: gm[0-9]{4}\n",
        "  code: 's[0-9'\n",
        (
            (
                "262:9: fout instelling-patroon: Dit patroon bevat iets wat hier niet kan, of e"
                "en haakje dat niet wordt gesloten. Gebruik letters, cijfers en streepjes, met "
                "[0-9] of [a-z] voor een teken dat verschilt en {4} voor hoe vaak het er staat,"
                " zoals in ‘sc[0-9]{4}’."
            ),
        ),
    ),
    (
        "  code: gm[0-9]{4}\n",
        "  code: s{99999999999}\n",
        (
            (
                "262:9: fout instelling-patroon: Geen code past op dit patroon: zij heeft ten h"
                "oogste 40 tekens. Gebruik letters, cijfers en streepjes, met [0-9] of [a-z] vo"
                "or een teken dat verschilt en {4} voor hoe vaak het er staat, zoals in ‘sc[0-9"
                "]{4}’."
            ),
        ),
    ),
    (
        "  code: gm[0-9]{4}\n",
        "  code: '(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((('\n",
        (
            (
                "262:9: fout instelling-patroon: Dit patroon bevat iets wat hier niet kan, of e"
                "en haakje dat niet wordt gesloten. Gebruik letters, cijfers en streepjes, met "
                "[0-9] of [a-z] voor een teken dat verschilt en {4} voor hoe vaak het er staat,"
                " zoals in ‘sc[0-9]{4}’."
            ),
        ),
    ),
    (
        "  code: gm[0-9]{4}\n",
        "  code: 's(?i)x'\n",
        (
            (
                "262:9: fout instelling-patroon: Dit patroon bevat iets wat hier niet kan, of e"
                "en haakje dat niet wordt gesloten. Gebruik letters, cijfers en streepjes, met "
                "[0-9] of [a-z] voor een teken dat verschilt en {4} voor hoe vaak het er staat,"
                " zoals in ‘sc[0-9]{4}’."
            ),
        ),
    ),
    (
        "  code: gm[0-9]{4}\n",
        "  code: '([a-z0-9]+)+-'\n",
        (
            (
                "262:9: fout instelling-patroon: Dit patroon kan op te veel manieren passen; de"
                " controle zou erop vastlopen. Gebruik letters, cijfers en streepjes, met [0-9]"
                " of [a-z] voor een teken dat verschilt en {4} voor hoe vaak het er staat, zoal"
                "s in ‘sc[0-9]{4}’."
            ),
        ),
    ),
    (
        "  code: gm[0-9]{4}\n",
        "  code: '(a|a)*b'\n",
        (
            (
                "262:9: fout instelling-patroon: Dit patroon kan op te veel manieren passen; de"
                " controle zou erop vastlopen. Gebruik letters, cijfers en streepjes, met [0-9]"
                " of [a-z] voor een teken dat verschilt en {4} voor hoe vaak het er staat, zoal"
                "s in ‘sc[0-9]{4}’."
            ),
        ),
    ),
    (
        "  code: gm[0-9]{4}\n",
        "  code: gm{41}\n",
        (
            (
                "262:9: fout instelling-patroon: Geen code past op dit patroon: zij heeft ten h"
                "oogste 40 tekens. Gebruik letters, cijfers en streepjes, met [0-9] of [a-z] vo"
                "or een teken dat verschilt en {4} voor hoe vaak het er staat, zoals in ‘sc[0-9"
                "]{4}’."
            ),
        ),
    ),
    (
        "  code: gm[0-9]{4}\n",
        "  code: 'gm_[0-9]'\n",
        (
            (
                "262:9: fout instelling-patroon: Dit patroon vraagt een teken dat niet in een c"
                "ode kan. Gebruik letters, cijfers en streepjes, met [0-9] of [a-z] voor een te"
                "ken dat verschilt en {4} voor hoe vaak het er staat, zoals in ‘sc[0-9]{4}’."
            ),
        ),
    ),
    (
        "  code: gm[0-9]{4}\n",
        "  code: '\\1'\n",
        (
            (
                "262:9: fout instelling-patroon: Dit patroon bevat iets wat hier niet kan, of e"
                "en haakje dat niet wordt gesloten. Gebruik letters, cijfers en streepjes, met "
                "[0-9] of [a-z] voor een teken dat verschilt en {4} voor hoe vaak het er staat,"
                " zoals in ‘sc[0-9]{4}’."
            ),
        ),
    ),
    (
        "  code: gm[0-9]{4}\n",
        "  code: 'g++'\n",
        (
            (
                "262:9: fout instelling-patroon: Dit patroon bevat iets wat hier niet kan, of e"
                "en haakje dat niet wordt gesloten. Gebruik letters, cijfers en streepjes, met "
                "[0-9] of [a-z] voor een teken dat verschilt en {4} voor hoe vaak het er staat,"
                " zoals in ‘sc[0-9]{4}’."
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  web: 'https://[::1'\nlicentie:\n",
        (
            (
                "7:8: fout instelling-adres: ‘https://[::1’ is geen webadres: de naam van de si"
                "te klopt niet. Neem het adres over uit de adresbalk, zoals ‘https://uitgever.e"
                "xample/’."
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  web: https://\nlicentie:\n",
        (
            (
                "7:8: fout waarde-vorm: ‘web’ (Webadres) heeft niet de goede vorm: ‘https://’. "
                "Bijvoorbeeld: https://uitgever.example/contact"
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  web: https://u:p@site.example/\nlicentie:\n",
        (
            (
                "7:8: fout instelling-adres: ‘https://u:p@site.example/’ is geen webadres: er s"
                "taat een gebruikersnaam of wachtwoord in. Neem het adres over uit de adresbalk"
                ", zoals ‘https://uitgever.example/’."
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  web: https://site.example:0/\nlicentie:\n",
        (
            (
                "7:8: fout instelling-adres: ‘https://site.example:0/’ is geen webadres: achter"
                " de dubbele punt hoort een getal van 1 tot 65535. Neem het adres over uit de a"
                "dresbalk, zoals ‘https://uitgever.example/’."
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  web: https://site.example:x/\nlicentie:\n",
        (
            (
                "7:8: fout instelling-adres: ‘https://site.example:x/’ is geen webadres: achter"
                " de dubbele punt hoort een getal van 1 tot 65535. Neem het adres over uit de a"
                "dresbalk, zoals ‘https://uitgever.example/’."
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  web: 'https://a b.example/'\nlicentie:\n",
        (
            (
                "7:8: fout waarde-vorm: ‘web’ (Webadres) heeft niet de goede vorm: ‘https://a b"
                ".example/’. Bijvoorbeeld: https://uitgever.example/contact"
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  web: ftp://site.example/\nlicentie:\n",
        (
            (
                "7:8: fout waarde-vorm: ‘web’ (Webadres) heeft niet de goede vorm: ‘ftp://site."
                "example/’. Bijvoorbeeld: https://uitgever.example/contact"
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  web: 'https://site.example/<b>'\nlicentie:\n",
        (
            (
                "7:8: fout instelling-adres: ‘https://site.example/<b>’ is geen webadres: het t"
                "eken < kan niet in een adres staan. Neem het adres over uit de adresbalk, zoal"
                "s ‘https://uitgever.example/’."
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  web: https://-.example.:70000/\nlicentie:\n",
        (
            (
                "7:8: fout instelling-adres: ‘https://-.example.:70000/’ is geen webadres: acht"
                "er de dubbele punt hoort een getal van 1 tot 65535. Neem het adres over uit de"
                " adresbalk, zoals ‘https://uitgever.example/’."
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  web: https://site..example/\nlicentie:\n",
        (
            (
                "7:8: fout instelling-adres: ‘https://site..example/’ is geen webadres: de naam"
                " van de site klopt niet. Neem het adres over uit de adresbalk, zoals ‘https://"
                "uitgever.example/’."
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  mail: 'a@b.example?subject=x'\nlicentie:\n",
        (
            (
                "7:9: fout instelling-adres: ‘a@b.example?subject=x’ is geen e-mailadres: achte"
                "r de @ hoort alleen de naam van een site. Schrijf alleen het adres, zoals ‘red"
                "actie@uitgever.example’."
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  mail: a@b\nlicentie:\n",
        (
            (
                "7:9: fout instelling-adres: ‘a@b’ is geen e-mailadres: achter de @ hoort allee"
                "n de naam van een site. Schrijf alleen het adres, zoals ‘redactie@uitgever.exa"
                "mple’."
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  mail: a@@b.example\nlicentie:\n",
        (
            (
                "7:9: fout waarde-vorm: ‘mail’ (E-mailadres) heeft niet de goede vorm: ‘a@@b.ex"
                "ample’. Bijvoorbeeld: redactie@uitgever.example"
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  mail: 'a b@c.example'\nlicentie:\n",
        (
            (
                "7:9: fout waarde-vorm: ‘mail’ (E-mailadres) heeft niet de goede vorm: ‘a b@c.e"
                "xample’. Bijvoorbeeld: redactie@uitgever.example"
            ),
        ),
    ),
    (
        "licentie:\n",
        "contact:\n  mail: 'a@c.example,d@e.example'\nlicentie:\n",
        (
            (
                "7:9: fout waarde-vorm: ‘mail’ (E-mailadres) heeft niet de goede vorm: ‘a@c.exa"
                "mple,d@e.example’. Bijvoorbeeld: redactie@uitgever.example"
            ),
        ),
    ),
    (
        "afnemers:\n",
        "forge:\n  adres: https://forge.example/k?x=1\nafnemers:\n",
        (
            (
                "256:10: fout instelling-adres: ‘https://forge.example/k?x=1’ is geen webadres:"
                " er staat een vraagteken of hekje in, en hier komt nog iets achter. Neem het a"
                "dres over uit de adresbalk, zoals ‘https://uitgever.example/’."
            ),
        ),
    ),
    (
        "afnemers:\n",
        "forge:\n  adres: https://forge.example/k#x\nafnemers:\n",
        (
            (
                "256:10: fout instelling-adres: ‘https://forge.example/k#x’ is geen webadres: e"
                "r staat een vraagteken of hekje in, en hier komt nog iets achter. Neem het adr"
                "es over uit de adresbalk, zoals ‘https://uitgever.example/’."
            ),
        ),
    ),
    (
        "afnemers:\n",
        ("forge:\n  adres: https://forge.example/kader\n  bewerken: 'edit main/'\nafnemers:\n"),
        (
            (
                "257:13: fout waarde-vorm: ‘bewerken’ heeft niet de goede vorm: ‘edit main/’. B"
                "ijvoorbeeld: edit/main/framework/"
            ),
        ),
    ),
    (
        "afnemers:\n",
        "forge:\n  adres: https://forge.example/kader\n  bewerken: 'edit?x'\nafnemers:\n",
        (
            (
                "257:13: fout waarde-vorm: ‘bewerken’ heeft niet de goede vorm: ‘edit?x’. Bijvo"
                "orbeeld: edit/main/framework/"
            ),
        ),
    ),
    (
        "naam: Landelijk armoedekader\n",
        "naam: '   '\n",
        (("2:7: fout waarde-leeg: Bij ‘naam’ staat niets, of alleen spaties. Vul een waarde in."),),
    ),
    (
        "    titel: Wat dit is\n",
        "    titel: '\u00a0'\n",
        (
            (
                "110:12: fout waarde-leeg: Bij ‘titel’ (Kop) staat niets, of alleen spaties. Vul "
                "een waarde in."
            ),
        ),
    ),
    (
        "  enkelvoud: gemeente\n",
        '  enkelvoud: "gemeente\\n"\n',
        (
            (
                "257:14: fout waarde-vorm: ‘enkelvoud’ heeft meer regels, of een spatie aan begin "
                "of eind. Haal die weg, en zet de waarde op één regel."
            ),
        ),
    ),
    (
        "kort: armoedekader\n",
        'kort: "armoede\\nkader"\n',
        (
            "3:7: fout waarde-vorm: ‘kort’ heeft meer regels, of een spatie aan begin "
            "of eind. Haal die weg, en zet de waarde op één regel.",
        ),
    ),
    (
        "  meervoud: gemeenten\n",
        "  meervoud: 'gemeenten '\n",
        (
            (
                "258:13: fout waarde-vorm: ‘meervoud’ heeft meer regels, of een spatie aan begin "
                "of eind. Haal die weg, en zet de waarde op één regel."
            ),
        ),
    ),
    (
        "    pad: versies/\n",
        "    pad: versies/#nergens\n",
        (
            (
                "72:10: fout instelling-onbekend: Een vaste plek ‘#nergens’ op de pagina ‘versi"
                "es/’ is niet bekend. Schrijf alleen ‘versies/’."
            ),
        ),
    ),
    (
        "    pad: over/\n",
        "    pad: over/#wta\n",
        (
            (
                "74:10: fout instelling-onbekend: Een vaste plek ‘#wta’ op de pagina ‘over/’ is"
                " niet bekend. Bedoelt u ‘over/#wat’?"
            ),
        ),
    ),
    (
        "    pad: wie-doet-wat/\n",
        "    pad: wie-doet-wat/#rijck\n",
        (
            (
                "64:10: fout instelling-onbekend: Een vaste plek ‘#rijck’ op de pagina ‘wie-doe"
                "t-wat/’ is niet bekend. Bedoelt u ‘wie-doet-wat/#rijk’?"
            ),
        ),
    ),
    (
        "          pad: meedoen/\n",
        "          pad: meedoen/#x\n",
        (
            (
                "98:16: fout instelling-onbekend: Een vaste plek ‘#x’ op de pagina ‘meedoen/’ i"
                "s niet bekend. Schrijf alleen ‘meedoen/’."
            ),
        ),
    ),
    (
        "    pad: versies/\n",
        "    pad: kader/\n",
        (
            (
                "72:10: fout instelling-dubbel: ‘kader/’ staat in deze lijst al bij ‘pad’. Vera"
                "nder een van de twee, of haal er een weg."
            ),
        ),
    ),
    (
        "  - titel: Versies\n",
        "  - titel: kader\n",
        (
            (
                "71:12: fout instelling-dubbel: ‘kader’ staat in deze lijst al bij ‘titel’. Ver"
                "ander een van de twee, of haal er een weg."
            ),
        ),
    ),
    (
        "          pad: concept/\n",
        "          pad: meedoen/\n",
        (
            (
                "100:16: fout instelling-dubbel: ‘meedoen/’ staat in deze lijst al bij ‘pad’. Ve"
                "rander een van de twee, of haal er een weg."
            ),
        ),
    ),
    (
        "menu:\n",
        (
            "menu:\n  - titel: Deel 0\n    pad: waarden/\n  - titel: Deel 1\n    pad: principes"
            "/\n  - titel: Deel 2\n    pad: doelen/\n  - titel: Deel 3\n    pad: regelingen/\n  "
            "- titel: Deel 4\n    pad: bronnen/\n  - titel: Deel 5\n    pad: dossiers/\n"
        ),
        (
            (
                "85:5: fout instelling-te-veel: Het menu heeft 13 links; dat kunnen er ten hoog"
                "ste 12 zijn. Haal links weg: wat niet in het menu staat, is op de beginpagina "
                "te vinden."
            ),
        ),
    ),
    (
        "  samen: samenwerkingen\n",
        (
            "  bijnamen:\n    - code: gm9001\n      naam: A\n    - code: GM9001\n      naam: B\n"
            "  samen: samenwerkingen\n"
        ),
        (
            (
                "269:13: fout instelling-dubbel: ‘GM9001’ staat in deze lijst al bij ‘code’. Ve"
                "rander een van de twee, of haal er een weg."
            ),
        ),
    ),
    (
        "  samen: samenwerkingen\n",
        "  bijnamen:\n    - code: gm9999\n      naam: A\n  samen: samenwerkingen\n",
        (("267:13: fout instelling-onbekend: De code ‘gm9999’ bestaat niet. Bedoelt u ‘gm9009’?"),),
    ),
    (
        "  samen: samenwerkingen\n",
        "  bijnamen:\n    - code: gm5678\n      naam: A\n  samen: samenwerkingen\n",
        ("267:13: fout instelling-onbekend: De code ‘gm5678’ bestaat niet. Haal dit weg.",),
    ),
    (
        "  samen: samenwerkingen\n",
        "  samen: gemeenten\n",
        (
            (
                "107:16: fout instelling-onbekend: De pagina ‘samenwerkingen/’ bestaat niet. Be"
                "doelt u ‘afwegingen/’?"
            ),
            (
                "266:10: fout instelling-botst: Bij ‘samen’ staat dezelfde soort als bij ‘soort"
                "’. Noem de soort waarin zij samen dingen regelen, of haal ‘samen’ weg."
            ),
        ),
    ),
    (
        "  - naam: naslag\n",
        "  - naam: beheer\n    titel: Beheer\n  - naam: naslag\n",
        (
            (
                "58:11: fout instelling-botst: De groep ‘beheer’ staat niet op de site en heeft"
                " dus geen kop. Haal deze groep weg uit de lijst."
            ),
        ),
    ),
    (
        "  - naam: naslag\n",
        "  - naam: over\n    titel: Over\n  - naam: naslag\n",
        (
            (
                "58:11: fout instelling-onbekend: Een soort met de groep ‘over’ bestaat niet. H"
                "aal dit weg."
            ),
        ),
    ),
    (
        "gids:\n  soort: minimumnormen",
        "gids:\n  soort: wijzigingen",
        (
            (
                "278:10: fout instelling-onbekend: Een soort van het kader zelf met de naam ‘wi"
                "jzigingen’ bestaat niet. Bedoelt u ‘afwegingen’?"
            ),
        ),
    ),
    (
        "    id: uitleg-in-gewone-taal\n",
        "    id: Uitleg in taal\n",
        (
            (
                "313:9: fout waarde-vorm: ‘id’ heeft niet de goede vorm: ‘Uitleg in taal’. "
                "Bedoelt u ‘uitleg-in-taal’?"
            ),
        ),
    ),
    (
        "    item: mn-18\n",
        "    item: nergens\n",
        (
            (
                "315:11: fout instelling-onbekend: ‘nergens’ kan geen id van de soort ‘minimumn"
                "ormen’ zijn. Schrijf een id zoals ‘mn-18’."
            ),
        ),
    ),
    (
        "  groep: provincie\n",
        "  groep: code\n",
        (
            (
                "263:10: fout instelling-botst: De kolom ‘code’ van het register heeft al een b"
                "etekenis. Noem de kolom waarin de groep staat, zoals ‘streek’, of haal ‘groep’"
                " weg."
            ),
        ),
    ),
    (
        "      - 50000\n",
        "      - 20000\n      - 10000\n      - 50000\n",
        (
            "276:9: fout waarde-bereik: ‘20000’ staat na ‘20000’, maar is niet hoger. Zet de "
            "grenzen van laag naar hoog, elk één keer.",
            "277:9: fout waarde-bereik: ‘10000’ staat na ‘20000’, maar is niet hoger. Zet de "
            "grenzen van laag naar hoog, elk één keer.",
        ),
    ),
    (
        "      - 20000\n",
        "      - '20.000'\n",
        (
            "275:9: fout waarde-soort: Bij ‘grenzen’ (Grens) hoort een geheel getal, niet "
            "‘20.000’. Schrijf alleen cijfers: geen komma, geen aanhalingstekens en niets "
            "erachter.",
        ),
    ),
    (
        "      - 20000\n",
        "      - 0\n",
        (
            "275:9: fout waarde-bereik: ‘grenzen’ (Grens) moet ten minste 1 zijn, niet 0. "
            "Verbeter het getal.",
        ),
    ),
    (
        "    dag: 2025-10-01\n",
        "    dag: 2025-10-32\n",
        (
            "270:10: fout waarde-datum: ‘2025-10-32’ is geen bestaande dag in de vorm jjjj-mm-dd. "
            "Schrijf eerst het jaar, dan de maand en de dag, bijvoorbeeld 2027-01-31.",
        ),
    ),
    (
        "      url: https://telling.example/inwoners/\n",
        "      url: telling.example\n",
        (
            "273:12: fout instelling-adres: ‘telling.example’ is geen webadres: het begint niet "
            "met https:// of http://. Neem het adres over uit de adresbalk, zoals "
            "‘https://uitgever.example/’.",
        ),
    ),
    (
        "  register: register/gemeenten.csv\n",
        "  register: register/gemeente.csv\n",
        (
            (
                "261:13: fout instelling-onbekend: Het bestand ‘register/gemeente.csv’ bestaat "
                "niet. Bedoelt u ‘register/gemeenten.csv’?"
            ),
        ),
    ),
    (
        "soorten:\n",
        "soorten:\n  - kader\n",
        (
            (
                "31:5: fout adres-bezet: Een soort kan niet ‘kader’ heten: zo heet al "
                "wat ‘kader nieuw’ nog meer kan beginnen."
                " Geef de soort een andere naam, in deze lijst, als map en als schema."
            ),
        ),
    ),
    (
        "soorten:\n",
        "soorten:\n  - delen\n",
        (
            (
                "31:5: fout adres-bezet: Een soort kan niet ‘delen’ heten: zo heet al "
                "het schema met wat soorten delen."
                " Geef de soort een andere naam, in deze lijst, als map en als schema."
            ),
        ),
    ),
    (
        "soorten:\n",
        "soorten:\n  - versies\n",
        (
            (
                "31:5: fout adres-bezet: Een soort kan niet ‘versies’ heten: zo heet al "
                "een vaste pagina van de site."
                " Geef de soort een andere naam, in deze lijst, als map en als schema."
            ),
        ),
    ),
    (
        "  - anker: wat\n",
        "  - anker: meer\n",
        (
            (
                "109:12: fout instelling-botst: De pagina over de site heeft zelf al een plek ‘"
                "meer’. Kies een ander woord."
            ),
        ),
    ),
)
"""A text in the settings, another in its place, and all that is said, by line and column."""

# Where the page of the layers moved away, the links to it say so too.
_FOLLOWS = "De pagina ‘wie-doet-wat/’ bestaat niet."


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES, ids=[m[1].strip() for m in MISTAKES])
def test_all_that_is_said_of_a_mistake(
    root: Path, old: str, new: str, said: tuple[str, ...]
) -> None:
    assert said
    assert old in TEXT
    (root / FILE).write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    found = [f for f in findings(root) if _FOLLOWS not in f]
    assert found == [f"{FILE}:{s}" for s in said]


def test_an_alias_of_nobody_is_found(root: Path) -> None:
    text = TEXT.replace(
        "  samen:", "  bijnamen:\n    - code: gm0001\n      naam: Nergens\n  samen:"
    )
    (root / FILE).write_text(text, encoding="utf-8")
    assert findings(root) == [
        f"{FILE}:{line_of(text, 'code: gm0001')}:13: fout instelling-onbekend: De code ‘gm0001’ "
        "bestaat niet. Bedoelt u ‘gm9001’?"
    ]


def test_a_kind_that_nobody_names_is_found(root: Path) -> None:
    text = TEXT.replace("  - dossiers\n", "")
    (root / FILE).write_text(text, encoding="utf-8")
    assert findings(root) == [
        f"{FILE}:{line_of(text, '  - waarden')}:3: fout schema-zonder-soort: Het schema "
        "‘dossiers.schema.json’ hoort bij geen enkele soort. Zet ‘- dossiers’ in deze lijst, op de "
        "plek waar de site de soort moet tonen."
    ]


def test_change_notes_are_part_of_every_framework(root: Path) -> None:
    (root / "schemas" / "wijzigingen.schema.json").unlink()
    text = TEXT.replace("  - wijzigingen\n", "")
    (root / FILE).write_text(text, encoding="utf-8")
    assert [f.split(": ")[1] for f in findings(root)] == ["fout instelling-ontbreekt"]


def test_a_check_shows_the_settings_first(root: Path) -> None:
    """As long as nobody knows which kinds there are, nothing else can be said."""
    (root / FILE).write_text(TEXT.replace("pad: versies/", "pad: versie/"), encoding="utf-8")
    result = check(root)
    assert [f.rule for f in result.findings] == ["instelling-onbekend"]
    assert result.framework is None
    assert result.sound is None


def test_kinds_of_consumers_need_consumers(root: Path) -> None:
    """Left in silence, the pages and changelogs of all of them would be gone."""
    text = re.sub(r"(?ms)^afnemers:\n(?:  .*?\n)+?(?=^\w)", "", TEXT)
    text = re.sub(r" +- titel: [^\n]+\n +pad: (gemeenten|samenwerkingen)/\n", "", text)
    text = re.sub(r"    - titel: Uw gemeente\n.*?links:\n", "", text, flags=re.DOTALL)
    (root / FILE).write_text(text, encoding="utf-8")
    assert [f.split(": ", 2)[:2] for f in findings(root)] == [
        [f"{FILE}:{line_of(text, f'  - {name}')}:5", "fout instelling-ontbreekt"]
        for name in ("gemeenten", "samenwerkingen")
    ]


def whole(tmp_path: Path, old: str, new: str) -> list[str]:
    """What a check of the whole example framework says after a change in its settings."""
    folder = tmp_path / "heel"
    shutil.copytree(EXAMPLE, folder / "kader")
    shutil.copytree(SCHEMAS, folder / "schemas")
    text = TEXT.replace(old, new, 1)
    assert text != TEXT
    (folder / "kader" / FILE).write_text(text, encoding="utf-8")
    return [str(f) for f in check(folder / "kader").findings]


def test_a_package_of_rules_that_is_not_there_is_found_at_its_place(tmp_path: Path) -> None:
    """Everything else is still said, with the rules that are there."""
    line = line_of(TEXT, "  - armoedekader")
    assert whole(tmp_path, "  - armoedekader", "  - armoedekaders") == [
        f"{FILE}:{line}:5: fout instelling-onbekend: Het pakket met regels ‘armoedekaders’ is niet "
        "geïnstalleerd. Bedoelt u ‘armoedekader’? Wel geïnstalleerd: armoedekader. Installeer het "
        "pakket, of haal de regel weg."
    ]
    assert whole(tmp_path / "b", "  - armoedekader", "  - armoedekader\n  - zzz") == [
        f"{FILE}:{line + 1}:5: fout instelling-onbekend: Het pakket met regels ‘zzz’ is niet "
        "geïnstalleerd. Installeer het pakket, of haal de regel weg."
    ]


def test_the_item_about_the_source_exists(tmp_path: Path) -> None:
    line = line_of(TEXT, "  onderdeel: br-01")
    said = f"{FILE}:{line}:14: fout instelling-onbekend: Het onderdeel "
    assert whole(tmp_path, "onderdeel: br-01", "onderdeel: br-09") == [
        f"{said}‘br-09’ bestaat niet. Bedoelt u ‘br-01’?"
    ]
    # A consumer is no item, however well it is known.
    (finding,) = whole(tmp_path / "b", "onderdeel: br-01", "onderdeel: gm9001")
    assert finding.startswith(f"{said}‘gm9001’ bestaat niet.")


@pytest.mark.parametrize("root", [EXAMPLE, HERE / "tweedekader"], ids=lambda p: p.name)
def test_links_lead_to_pages_and_places_that_are_built(root: Path) -> None:
    """What the settings may link to is there; in the second framework before its first release."""
    framework, archive = read_all(root)
    read = read_settings(root)
    assert isinstance(read, ReadSettings)
    built = render_pages(Site(archive.releases, concept_of(framework, archive)))
    bodies = {p.path: p.body for p in built}
    # A kind that no release has yet only stands in the working version.
    released = archive.current.framework.kinds if archive.current else framework.kinds
    assert [p for p in pages(read, released) if p not in bodies] == []
    places = [(page, a) for page, known in settings_places(read.settings).items() for a in known]
    assert len(places) > len(settings_places(read.settings))
    assert [(p, a) for p, a in places if f'id="{a}"' not in bodies[p]] == []


def test_a_folder_without_settings_is_no_framework(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"staat geen kader\.yaml; noem de map van een kader, of"):
        read_setup(tmp_path)


def test_a_framework_without_schemas_says_where_they_belong(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(root / "schemas")
    monkeypatch.chdir(root)
    with pytest.raises(ValueError, match=r"geen schema’s; verwacht wordt delen\.schema\.json in"):
        read_setup(root)


def test_the_folder_of_the_work_tree_stands_in(root: Path, tmp_path: Path) -> None:
    """A revision from before there were settings is compared by those of today."""
    old = tmp_path / "oud" / "kader"
    shutil.copytree(root / "register", old / "register")
    read = read_setup(old, stand_in=root)
    assert isinstance(read, Setup)
    assert read.settings == open_setup(root).settings


def mirrored(cls: type, schema: dict[str, Any], where: str) -> list[str]:
    """Where a class and the schema of the settings disagree, in it and in what it holds."""
    fields = {f.name for f in dataclasses.fields(cls)}
    wrong = [f"{where}.{n}" for n in fields ^ set(schema["properties"])]
    hints = typing.get_type_hints(cls, vars(module))
    for name, sub in schema["properties"].items():
        inner = sub.get("items", sub)
        if inner.get("type") == "object" and name in hints:
            held = [c for c in _classes(hints[name]) if dataclasses.is_dataclass(c)]
            wrong += mirrored(held[0], inner, f"{where}.{name}") if held else [f"{where}.{name}"]
    return wrong


def _classes(hint: Any) -> list[type]:
    """All classes in a type, those within too."""
    arguments = typing.get_args(hint)
    return [c for a in arguments for c in _classes(a)] if arguments else [hint]


def test_classes_mirror_the_schema() -> None:
    """A setting that the schema allows is read, and one that is read may be written."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert mirrored(Settings, schema, "kader") == []


def test_every_setting_is_explained() -> None:
    """Title, description and example: what an editor program shows while one types."""
    kind = settings_kind()
    assert [f.name for f in kind.fields if not (f.title and f.description)] == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "over/wie/",
            "adres-bezet: Het adres ‘over/wie/’ kan niet van de lagen zijn: daar staat al een "
            "vaste pagina van de site. Kies een ander adres, hier en in elke link ernaartoe.",
        ),
        (
            "waarden/",
            "adres-bezet: Het adres ‘waarden/’ kan niet van de lagen zijn: daar staat al de soort "
            "‘waarden’. Kies een ander adres, hier en in elke link ernaartoe.",
        ),
        (
            "wie/#wat",
            "waarde-vorm: ‘pad’ (Adres) heeft niet de goede vorm: ‘wie/#wat’. Bijvoorbeeld: "
            "versies/",
        ),
        (
            "''",
            "waarde-vorm: ‘pad’ (Adres) heeft niet de goede vorm: ‘’. Bijvoorbeeld: versies/",
        ),
    ],
)
def test_the_layers_have_an_address_of_their_own(root: Path, path: str, said: str) -> None:
    text = TEXT.replace("pad: wie-doet-wat/", f"pad: {path}")
    (root / FILE).write_text(text, encoding="utf-8")
    line = line_of(text, f"lagen:\n  pad: {path}") + 1
    assert findings(root) == [f"{FILE}:{line}:8: fout {said}"]
