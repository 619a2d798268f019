"""The overviews that ``kader.yaml`` asks for: tables of items, with what refers to them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check.framework import check, concept_of, read_all
from generator.pages.overviews import overview_pages, table
from generator.pages.render import render_pages
from generator.site.content import Site
from generator.site.tree import Tree
from tests.test_second_framework import SECOND


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SECOND, tmp_path / "kader"))


def tree_of(root: Path) -> Tree:
    framework, archive = read_all(root)
    site = Site(archive.releases, concept_of(framework, archive))
    return Tree(site, site.current, "")


def rows(tree: Tree, number: int) -> list[list[str]]:
    """A table as texts: the id of each item, then its cells."""
    made = table(tree, tree.site.settings.overzichten[0].tabellen[number])
    return [
        [r.link.id, *(c.text or ", ".join(link.id for link in c.links) for c in r.cells)]
        for r in made.rows
    ]


def test_a_table_shows_choices_references_counts_and_who_refers(root: Path) -> None:
    tree = tree_of(root)
    assert rows(tree, 0) == [
        ["eis-01", "Verplicht", "dom-01", "2", ""],
        ["eis-02", "Aanrader", "dom-01", "1", "hulp-01"],
        ["eis-03", "Verplicht", "dom-01", "1", ""],
    ]
    assert rows(tree, 1) == [["hulp-01", "Geeft water, zie de eis.", "eis-02"]]
    made = table(tree, tree.site.settings.overzichten[0].tabellen[0])
    assert made.heads == ("Kracht", "Domein", "Niveaus", "Hulp hierbij")
    assert made.counts == (("Verplicht", 2), ("Aanrader", 1))
    assert made.counted == "Kracht"


def test_what_is_withdrawn_stands_in_no_table_and_refers_to_nothing(root: Path) -> None:
    stone = "ingetrokken:\n  datum: 2026-06-01\n  reden: Het regende.\n  opvolgers:\n    - geen\n"
    with (root / "hulpmiddelen/hulp-01.yaml").open("a", encoding="utf-8") as file:
        file.write(stone)
    tree = tree_of(root)
    assert [row[-1] for row in rows(tree, 0)] == ["", "", ""]
    assert rows(tree, 1) == []
    (page,) = overview_pages(tree)
    assert "Stand van de tuinen" in page.body
    assert 'id="eisen"' in page.body
    assert 'id="hulp"' in page.body, "who links to it arrives, also when it has no rows"
    assert "In deze versie staat hier nog niets." in page.body


def test_the_page_is_part_of_the_site(root: Path) -> None:
    pages = {page.path: page for page in render_pages(tree_of(root).site)}
    body = pages["stand-van-zaken/"].body
    assert "<strong>Kracht</strong>. Verplicht: 2, Aanrader: 1." in body
    assert (
        '<td data-kop="Hulp hierbij"><a href="../hulpmiddelen/hulp-01/">Een gieter</a></td>' in body
    )
    assert '<td data-kop="Hulp hierbij">–</td>' in body


LINK = (
    "link-adres: ‘/stand-van-zaken/#helpt’ wijst naar een plek (‘helpt’) die niet vast op die "
    "pagina staat. Bedoelt u ‘/stand-van-zaken/#hulp’?"
)


SETTINGS: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "an unknown kind": (
        lambda t: t.replace(
            "        soort: hulpmiddelen\n        kolommen:",
            "        soort: hulp\n        kolommen:",
        ),
        [
            "instelling-onbekend: De soort ‘hulp’ bestaat niet. Kies uit: domeinen, eisen, "
            "hulpmiddelen."
        ],
    ),
    "an unknown field": (
        lambda t: t.replace("          - uitleg\n", "          - uitlegg\n"),
        [
            "instelling-onbekend: Het veld ‘uitlegg’ van ‘hulpmiddelen’ bestaat niet. Bedoelt u "
            "‘uitleg’?"
        ],
    ),
    "an unknown reference": (
        lambda t: t.replace("terug:helpt_bij", "terug:helpt_mij"),
        [
            "instelling-onbekend: De verwijzing ‘helpt_mij’ naar ‘eisen’ bestaat niet. Bedoelt u "
            "‘helpt_bij’?"
        ],
    ),
    "a reference that leads to another kind": (
        lambda t: t.replace("terug:helpt_bij", "terug:domein"),
        [
            "instelling-onbekend: De verwijzing ‘domein’ naar ‘eisen’ bestaat niet. Kies uit: "
            "deel_van, helpt_bij."
        ],
    ),
    "a group of fields": (
        lambda t: t.replace("          - niveaus\n", "          - ingetrokken\n"),
        [
            "instelling-onbekend: ‘ingetrokken’ is een groep velden, en past niet in één kolom. "
            "Kies uit: ingetrokken.datum, ingetrokken.reden, ingetrokken.opvolgers."
        ],
    ),
    "a link that leads nowhere": (
        lambda t: t.replace("inleiding: Wat elke eis vraagt.", "inleiding: Zie [dit](/nergens/)."),
        [
            "link-adres: ‘/nergens/’ leidt naar een pagina die er niet is. Haal de link weg, of "
            "kies het adres van een pagina die op de site staat."
        ],
    ),
    "a link to a table that isn't there": (
        lambda t: t.replace(
            "uitleg: De eisen, met wat erbij helpt.",
            "uitleg: Zie [hulp](/stand-van-zaken/#hulp) en [dit](/stand-van-zaken/#helpt).",
        ),
        [LINK],
    ),
    "an address that a kind has": (
        lambda t: t.replace("stand-van-zaken/", "eisen/"),
        [
            "adres-bezet: Het adres ‘eisen/’ kan niet van dit overzicht zijn: daar staat al de "
            "soort ‘eisen’. Kies een ander adres, hier en in elke link ernaartoe."
        ],
    ),
    "an address that the layers have": (
        lambda t: t.replace("stand-van-zaken/", "taken/"),
        [
            "adres-bezet: Het adres ‘taken/’ kan niet van dit overzicht zijn: daar staat al de "
            "pagina met de lagen. Kies een ander adres, hier en in elke link ernaartoe."
        ],
    ),
    "two tables at one place": (
        lambda t: t.replace("sleutel: hulp\n", "sleutel: eisen\n"),
        [
            "sleutel-dubbel: ‘eisen’ komt in ‘tabellen’ twee keer voor bij ‘sleutel’. Verander een "
            "van de twee, of haal er een weg."
        ],
    ),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_mistake_in_an_overview_is_a_finding(name: str, root: Path) -> None:
    change, said = SETTINGS[name]
    path = root / "kader.yaml"
    text = path.read_text(encoding="utf-8")
    assert change(text) != text
    path.write_text(change(text), encoding="utf-8")
    result = check(root, "2026-03-01")
    assert [f"{f.rule}: {f.message} {f.hint}" for f in result.findings] == said
