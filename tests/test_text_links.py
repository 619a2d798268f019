"""Links in texts to the site itself are looked at before they can be sealed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.check.framework import check
from tests.builders import EXAMPLE

HERE = "toelichting: Zie [dit]({}).\n"


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """The example framework, to spoil."""
    shutil.copytree(EXAMPLE, tmp_path / "kader")
    return tmp_path / "kader"


def found(kader: Path, link: str) -> list[tuple[str, str]]:
    """What is said of a link in a text of a registration, and what is advised."""
    path = kader / "gemeenten/gm9003.yaml"
    path.write_text(path.read_text(encoding="utf-8") + HERE.format(link), encoding="utf-8")
    findings = [f for f in check(kader).findings if f.rule == "link-adres"]
    return [(f.message.split("’ ", 1)[1], f.hint) for f in findings]


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/minimumnormen/",
        "/minimumnormen/mn-01/",
        "/minimumnormen/mn-01/#norm",
        "/versies/0.1.0/minimumnormen/mn-01/#norm",
        "/versies/0.1.0/wijzigingen/",
        "/vergelijk/0.1.0/1.0.0/",
        "/data/1.0.0/kader.json",
        "/gemeenten/gm9001/wijzigingen.atom",
        "/meedoen/een-melding-lezen/",
        "/over/",
        "https://kader.example/weg",
        "mailto:redactie@kader.example",
    ],
)
def test_what_stays_may_be_linked_to(kader: Path, link: str) -> None:
    assert found(kader, link) == []


NO_PAGE = "leidt naar een pagina die er niet is."
PASSING = "hoort bij de werkversie; dat adres blijft niet."
NO_HINT = "Haal de link weg, of kies het adres van een pagina die op de site staat."


@pytest.mark.parametrize(
    ("link", "message", "better"),
    [
        ("/minimumnormen/mn-99/", NO_PAGE, "/minimumnormen/mn-05/"),
        ("/minimumnorm/mn-01/", NO_PAGE, "/id/mn-01/"),
        ("/id/mn-99/", NO_PAGE, "/id/mn-05/"),
        ("/versies/0.1.1/minimumnormen/mn-01/", NO_PAGE, "/id/mn-01/"),
        ("/versies/0.1.1/", NO_PAGE, "/versies/0.1.0/"),
        ("/MINIMUMNORMEN/mn-01/", NO_PAGE, "/minimumnormen/mn-01/"),
        ("/minimumnormen/mn-01", NO_PAGE, "/minimumnormen/mn-01/"),
        ("/minimumnormen/mn-01.html", NO_PAGE, "/minimumnormen/mn-01/"),
        ("/minimumnormen/../doelen/do-01/", NO_PAGE, "/doelen/do-01/"),
        ("/concept/", PASSING, "/"),
    ],
)
def test_what_leads_nowhere_is_named_with_the_nearest(
    kader: Path, link: str, message: str, better: str
) -> None:
    assert found(kader, link) == [(message, f"Bedoelt u ‘{better}’?")]


@pytest.mark.parametrize("scheme", ["javascript:alert", "data:text/html,x", "file:///etc", "x:y"])
def test_no_other_scheme(kader: Path, scheme: str) -> None:
    assert found(kader, scheme) == [("is geen adres waar een link naartoe kan.", NO_HINT)]


def test_a_text_of_the_settings_counts_too(kader: Path) -> None:
    path = kader / "kader.yaml"
    text = path.read_text(encoding="utf-8")
    line = next(n for n, t in enumerate(text.split("\n"), 1) if "(/bronnen/)" in t)
    path.write_text(text.replace("(/bronnen/)", "(/bronen/)"), encoding="utf-8")
    (finding,) = check(kader).findings
    assert (finding.path, finding.line, finding.rule) == ("kader.yaml", line, "link-adres")
    assert finding.hint == "Bedoelt u ‘/bronnen/’?"


def test_a_file_that_is_broken_makes_no_link_to_it_dead(kader: Path) -> None:
    (kader / "minimumnormen/mn-01.yaml").write_text("kapot: [", encoding="utf-8")
    assert found(kader, "/minimumnormen/mn-01/#norm") == []


ADDRESS = "Open de pagina, en neem het adres over uit de adresbalk."


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "Zie [x](https://u:p@x.nl/a).",
            "‘https://u:p@x.nl/a’ is geen goed webadres: er staat een gebruikersnaam of wachtwoord "
            "in.",
            "Bedoelt u ‘https://x.nl/a’?",
        ),
        (
            "Zie [x](https://https://x.nl/).",
            "‘https://https://x.nl/’ is geen goed webadres: het begin (https:// of http://) staat "
            "er twee keer.",
            "Bedoelt u ‘https://x.nl/’?",
        ),
        (
            "Zie [x](https://localhost/).",
            "‘https://localhost/’ is geen goed webadres: die naam werkt alleen binnen een eigen "
            "netwerk.",
            ADDRESS,
        ),
        (
            "Zie <https://u:p@x.nl/>.",
            "‘https://u:p@x.nl/’ is geen goed webadres: er staat een gebruikersnaam of wachtwoord "
            "in.",
            "Bedoelt u ‘https://x.nl/’?",
        ),
        (
            "Zie https://u:p@x.nl/.",
            "‘https://u:p@x.nl/.’ is geen goed webadres: er staat een gebruikersnaam of wachtwoord "
            "in.",
            ADDRESS,
        ),
        (
            "Zie https://xn--80ak6aa92e.com/",
            "‘https://xn--80ak6aa92e.com/’ is geen goed webadres: in de naam van de site "
            "(xn--80ak6aa92e.com) staat ‘а’ (U+0430), geen gewone letter.",
            ADDRESS,
        ),
    ],
)
def test_an_address_elsewhere_has_a_good_form(
    text: str, message: str, hint: str, kader: Path
) -> None:
    path = kader / "gemeenten/gm9003.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}toelichting: {text}\n", encoding="utf-8")
    assert [(f.rule, f.message, f.hint) for f in check(kader).findings] == [
        ("link-adres", message, hint)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Zie [x](https://x.nl/a_(b)).",
        "Zie <https://x.nl/>.",
        "Zie https://x.nl/a.",
        "Zie (https://x.nl/a).",
        "Zie [café](https://café.example/é).",
    ],
)
def test_a_good_address_elsewhere_is_let_be(text: str, kader: Path) -> None:
    path = kader / "gemeenten/gm9003.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}toelichting: {text}\n", encoding="utf-8")
    assert check(kader).findings == ()


def test_a_look_alike_in_a_link_is_told_of_once(kader: Path) -> None:
    path = kader / "gemeenten/gm9003.yaml"
    text = "toelichting: Zie [x](https://v\u043eorbeeld.nl/).\n"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    assert [f.rule for f in check(kader).findings] == ["teken-anders"]
