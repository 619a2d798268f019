"""The generator knows no framework: no word, kind, prefix or menu of the real one stands in it."""

from __future__ import annotations

import re
from pathlib import Path

from generator.base.schema import NOTES
from tests.builders import real_setup

ROOT = Path(__file__).parents[1]
SETUP = real_setup()

# The rules of one framework stand apart, and so do the templates of its own kinds.
OWN_PLACES = ("generator/rulesets/armoedekader/", "site_overrides/soorten/")

# What YAML calls a sign, and so what the loader hears from it.
EVERYDAY = {"Indicator"}

WORDS = ("armoede", "verkenning", "vng", "divosa", "medebewind", "bijstand", "inwoner", "rijk")


def own_words() -> re.Pattern[str]:
    """What would show that a text was written for the real framework."""
    afnemers = SETUP.settings.afnemers
    assert afnemers is not None
    kinds = [k.name for k in SETUP.kinds if k.name != NOTES]
    titles = [
        k.title
        for k in SETUP.kinds
        if k.name != NOTES and len(k.title) > len("waarde") and k.title not in EVERYDAY
    ]
    prefixes = [k.prefix for k in SETUP.kinds if k.prefix]
    words = [*WORDS, *kinds, *titles, afnemers.enkelvoud, afnemers.meervoud]
    whole = "|".join(map(re.escape, words))
    ids = rf"(?:{'|'.join(prefixes)})-?[0-9]{{2,4}}"
    return re.compile(rf"(?<![a-z])(?:{whole}|{ids})(?![a-z])|armoede|minimumnorm", re.IGNORECASE)


def generic_files() -> list[Path]:
    """The text files of the generator and its theme."""
    files = [p for top in ("generator", "site_overrides") for p in (ROOT / top).rglob("*")]
    named = ((p, p.relative_to(ROOT).as_posix()) for p in sorted(files) if p.is_file())
    return [
        p
        for p, name in named
        if not name.startswith(OWN_PLACES) and p.suffix not in {".png", ".pyc", ".woff2"}
    ]


def test_nothing_of_the_real_framework_stands_in_the_generator() -> None:
    pattern = own_words()
    places = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in generic_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for match in pattern.finditer(line)
    ]
    assert places == []


def test_the_pattern_finds_what_it_looks_for() -> None:
    """The pattern matches words of the framework; if not, the test above would always pass."""
    pattern = own_words()
    for text in (
        "mn-01",
        "gm0344",
        "het armoedekader",
        "minimumnormen/",
        "alle gemeenten",
        "af-01",
    ):
        assert pattern.search(text), text
    for text in ("onderdelen", "ab-01", "afnemers", "de waarde van een veld", "wijzigingen"):
        assert not pattern.search(text), text


def test_the_menu_stands_in_the_settings_alone() -> None:
    theme = (ROOT / "site_overrides" / "schil.html").read_text(encoding="utf-8")
    titles = {link.titel for link in SETUP.settings.menu}
    assert [t for t in titles if f">{t}<" in theme] == []
