"""Citations in documents: a table of what is written, and what it turns out to be.

The framework is the invented one, with three releases.
"""

from __future__ import annotations

from functools import cache

import pytest

from generator.citations.check import Checked, checked
from generator.citations.find import MAX_MENTIONS, TOO_MANY, Finder
from generator.citations.judge import Judge
from generator.citations.known import Known
from generator.citations.links import Site
from generator.citations.register import as_yaml, entries
from generator.documents.passage import Passage, Reading, Unreadable
from generator.documents.plain import read_plain
from generator.history.history import History
from tests.builders import SITE_URL, built_releases, make_release, state

Seen = tuple[str, str, str]
"""The item, the version that it was counted from, and the state."""


@cache
def known() -> Known:
    return Known(History(built_releases()))


def look(text: str, *addresses: str, standing: str = "", of: Known | None = None) -> Checked:
    """What stands in a text."""
    here = of or known()
    finder = Finder(here, Site(here, addresses))
    return checked("plan.txt", read_plain(text.encode()), finder, Judge(here, standing))


def seen(text: str, *addresses: str, standing: str = "") -> list[Seen]:
    found = look(text, *addresses, standing=standing).citations
    return [(c.judged.item, c.judged.version, c.judged.state) for c in found]


WRITTEN: dict[str, tuple[str, list[Seen]]] = {
    # By id and version.
    "komma": ("mn-03, versie 0.1.0", [("mn-03", "0.1.0", "vervangen")]),
    "haakjes": ("norm mn-03 (0.1.0)", [("mn-03", "0.1.0", "vervangen")]),
    "v": ("mn-01 v0.2.0", [("mn-01", "0.2.0", "gewijzigd")]),
    "apenstaart": ("mn-01@0.2.0", [("mn-01", "0.2.0", "gewijzigd")]),
    "vast streepje": ("mn\u201103, versie 0.1.0", [("mn-03", "0.1.0", "vervangen")]),
    "half streepje": ("mn–03, versie 0.1.0", [("mn-03", "0.1.0", "vervangen")]),
    "vaste spatie": ("mn-03,\u00a0versie\u00a00.1.0", [("mn-03", "0.1.0", "vervangen")]),
    "zacht afbreekstreepje": ("mn-03, ver\u00adsie 0.1.0", [("mn-03", "0.1.0", "vervangen")]),
    "hoofdletters": ("MN-03, Versie 0.1.0", [("mn-03", "0.1.0", "vervangen")]),
    "zonder streepje": ("mn 03, versie 0.1.0", [("mn-03", "0.1.0", "vervangen")]),
    "over regels": ("norm mn-\n03, ver-\nsie 0.1.0", [("mn-03", "0.1.0", "vervangen")]),
    "uitgave": ("mn-03, uitgave 0.1.0", [("mn-03", "0.1.0", "vervangen")]),
    "puntkomma": (
        "versie 0.2.0: mn-01; mn-02",
        [("mn-01", "0.2.0", "gewijzigd"), ("mn-02", "0.2.0", "actueel")],
    ),
    "woord met verre versie": ("Een “zon” in de wijk, in de begroting van versie 0.1.0.", []),
    "woord met versie": ("Het begrip “Zon”, versie 0.1.0.", [("bg-01", "0.1.0", "actueel")]),
    "korte versie": ("mn-03, versie 0.1", [("mn-03", "0.1.0", "vervangen")]),
    "versie ervoor": ("versie 0.1.0 van mn-03", [("mn-03", "0.1.0", "vervangen")]),
    "zoals de site": (
        "Kader, mn-01 ‘Een stoel in de zon’, versie 0.1.0 van 10 januari 2025.",
        [("mn-01", "0.1.0", "gewijzigd")],
    ),
    # Several.
    "lijst": (
        "mn-01, mn-02 en mn-03, versie 0.1.0",
        [
            (f"mn-0{n}", "0.1.0", s)
            for n, s in ((1, "gewijzigd"), (2, "gewijzigd"), (3, "vervangen"))
        ],
    ),
    "lijst erna": (
        "versie 0.2.0 van mn-01 en mn-02",
        [("mn-01", "0.2.0", "gewijzigd"), ("mn-02", "0.2.0", "actueel")],
    ),
    "elk zijn eigen": (
        "mn-01 (0.1.0) en mn-02 (0.2.0)",
        [("mn-01", "0.1.0", "gewijzigd"), ("mn-02", "0.2.0", "actueel")],
    ),
    "haakjes bij een": (
        "mn-02, mn-01 (0.1.0)",
        [("mn-02", "", "actueel"), ("mn-01", "0.1.0", "gewijzigd")],
    ),
    "reeks": (
        "mn-01 t/m mn-03, versie 0.1.0",
        [
            (f"mn-0{n}", "0.1.0", s)
            for n, s in ((1, "gewijzigd"), (2, "gewijzigd"), (3, "vervangen"))
        ],
    ),
    "korte reeks": (
        "mn-01 t/m 03 (0.1.0)",
        [
            (f"mn-0{n}", "0.1.0", s)
            for n, s in ((1, "gewijzigd"), (2, "gewijzigd"), (3, "vervangen"))
        ],
    ),
    "andere zin": (
        "Wij volgen mn-02. Versie 0.1.0 van dit plan verviel.",
        [("mn-02", "", "actueel")],
    ),
    "maar": (
        "mn-02 geldt, maar van mn-01 volgen wij versie 0.1.0",
        [("mn-02", "", "actueel"), ("mn-01", "0.1.0", "gewijzigd")],
    ),
    # What would reassure when it is read otherwise.
    **{
        f"versie als {written}": (f"mn-02{written}", [("mn-02", "0.1.0", "gewijzigd")])
        for written in (
            "; versie 0.1.0",
            ". Versie 0.1.0.",
            ", ver. 0.1.0",
            " vs. 0.1.0",
            ", versie 0,1,0",
            ", versie 0.1.0¹",
            ", versie 0.1.012 van dat kader",
            "¹, versie 0.1.0",
            "-0.1.0",
            "_0.1.0",
            "v0.1.0",
            "-norm, versie 0.1.0",
            ".1, versie 0.1.0",
            ", versie 0.2.0 en 0.1.0",
            " (0.2.0 resp. 0.1.0)",
        )
    },
    **{
        f"id als {written}": (f"{written} (0.1.0)", [("mn-02", "0.1.0", "gewijzigd")])
        for written in ("norm-mn-02", "mn_02", "norm_mn-02")
    },
    "eindeloos veel versies": (
        f"mn-02, versie {' en '.join(['0.2.0'] * 9_000)}",
        [("mn-02", "0.2.0", "actueel")],
    ),
    "versies ervoor": (
        "In versie 0.1.0 stond mn-02, in versie 0.2.0 staat mn-01.",
        [("mn-02", "0.1.0", "gewijzigd"), ("mn-01", "0.2.0", "gewijzigd")],
    ),
    "haakjes bij een lijst met en": (
        "mn-02 en mn-01 (0.1.0)",
        [("mn-02", "0.1.0", "gewijzigd"), ("mn-01", "0.1.0", "gewijzigd")],
    ),
    "schuine strepen": (
        "mn-01/02/03, versie 0.1.0",
        [
            (f"mn-0{n}", "0.1.0", s)
            for n, s in ((1, "gewijzigd"), (2, "gewijzigd"), (3, "vervangen"))
        ],
    ),
    "eens voor het hele document": (
        "Plan versie 1.0.0\n\nHiervoor gebruiken wij het armoedekader (versie 0.1.0). Wij volgen "
        f"mn-02, mn-01 (0.2.0) en {SITE_URL}id/mn-02/.",
        [
            ("mn-02", "0.1.0", "gewijzigd"),
            ("mn-01", "0.2.0", "gewijzigd"),
            ("mn-02", "", "actueel"),
        ],
    ),
    "het nummer van het document zelf": (
        "Plan voor zon, versie 0.1.0\n\nWij volgen mn-02.",
        [("mn-02", "", "actueel")],
    ),
    # By title.
    **{
        f"titel met {before}{after}": (
            f"{before}De zon schijnt{after} (0.1.0)",
            [("mn-02", "0.1.0", "gewijzigd")],
        )
        for before, after in ("«»", "„“", "‚‘", "‹›", "″″", "``", "❝❞", ("« ", " »"), ("``", "''"))
    },
    "titel": ("„De zon schijnt”, versie 0.1.0", [("mn-02", "0.1.0", "gewijzigd")]),
    "titel rechte": ('"De zon schijnt" (0.2.0)', [("mn-02", "0.2.0", "actueel")]),
    "titel enkel": ("de norm ‘De zon schijnt’", [("mn-02", "", "actueel")]),
    "titel kleine letters": ("“de zon schijnt.”", [("mn-02", "", "actueel")]),
    "titel bij ander id": (
        "mn-01 “De zon schijnt”",
        [("mn-01", "", "actueel"), ("mn-02", "", "actueel")],
    ),
    "titel van toen": (
        "“Verzonnen verkenning van zon en schaduw”",
        [("br-01", "0.1.0", "gewijzigd")],
    ),
    "titel met vraagteken": ("“Zon of schaduw?”", [("af-01", "", "actueel")]),
    # By link.
    "vast adres": (f"{SITE_URL}id/mn-03/", [("mn-03", "", "vervangen")]),
    "adres van een versie": (
        f"({SITE_URL}versies/0.1.0/minimumnormen/mn-03/#norm).",
        [("mn-03", "0.1.0", "vervangen")],
    ),
    "adres zonder begin": ("kader.example/id/mn-02", [("mn-02", "", "actueel")]),
    "pad alleen": (
        "/versies/0.2.0/minimumnormen/mn-01/index.html",
        [("mn-01", "0.2.0", "gewijzigd")],
    ),
    "vergelijking": (f"{SITE_URL}vergelijk/0.1.0/0.2.0/#mn-01", [("mn-01", "0.2.0", "gewijzigd")]),
    "gegevens": (f"{SITE_URL}data/0.2.0/mn-01.json", [("mn-01", "0.2.0", "gewijzigd")]),
    "werkversie": (f"{SITE_URL}concept/minimumnormen/mn-02/", [("mn-02", "", "actueel")]),
    "adres met versie erachter": (
        f"{SITE_URL}id/mn-02/, versie 0.1.0",
        [("mn-02", "0.1.0", "gewijzigd")],
    ),
    "adres over regels": (
        f"{SITE_URL}versies/0.1.0/\nminimumnormen/mn-02/",
        [("mn-02", "0.1.0", "gewijzigd")],
    ),
    "badge": (f"{SITE_URL}id/mn-02/0.1.0.svg", [("mn-02", "0.1.0", "gewijzigd")]),
    "dubbele strepen": (
        f"{SITE_URL}/versies//0.1.0/minimumnormen/mn-02/",
        [("mn-02", "0.1.0", "gewijzigd")],
    ),
    "adres in een adres": (
        "https://veilig.example/?url=https%3A%2F%2Fkader.example%2Fversies%2F0.1.0%2F"
        "minimumnormen%2Fmn-02%2F&data=1",
        [("mn-02", "0.1.0", "gewijzigd")],
    ),
    "verkeerde map": (f"{SITE_URL}doelen/mn-02/", [("mn-02", "", "meerduidig")]),
    # What never was.
    "onbekend id": ("mn-99, versie 0.1.0", [("mn-99", "0.1.0", "onbekend")]),
    "onbekend id zonder versie": ("zie mn-99", [("mn-99", "", "onbekend")]),
    "onbekende versie": ("mn-01, versie 0.7.0", [("mn-01", "0.7.0", "onbekend")]),
    "onbekende versie in adres": (
        f"{SITE_URL}versies/7.0.0/minimumnormen/mn-01/",
        [("mn-01", "7.0.0", "onbekend")],
    ),
    "nog niet": ("mn-04 (0.1.0)", [("mn-04", "0.1.0", "onbekend")]),
    "vervallen": ("mn-05, versie 0.2.0", [("mn-05", "0.2.0", "vervallen")]),
    "al vervallen": ("mn-05, versie 1.0.0", [("mn-05", "1.0.0", "vervallen")]),
    # What is none.
    "datum": ("do 01-01-2026 en do-01-01-2026", []),
    "woord": ("De “Zon” schijnt in ‘Schaduw’.", []),
    "code van iets anders": ("De PR-99 en formulier AD-12/2025.", []),
    "binnen een woord": ("abmn-01 mn-01a x-mn-01 mn-99.5 mn-99-toets", []),
    "gewone tekst": ("Een stoel in de zon. Versie 0.1.0 van de begroting, artikel 1.2.3.", []),
    "ander adres": ("https://elders.example/bestanden/mn-xx/ en https://elders.example/", []),
}


@pytest.mark.parametrize(("text", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_what_is_written_is_read_right(text: str, expected: list[Seen]) -> None:
    assert seen(text, SITE_URL) == expected


def test_what_changed_is_told_with_weight_and_direction() -> None:
    (citation,) = look("mn-01, versie 0.1.0").citations
    judged = citation.judged
    assert (judged.weight, judged.direction, judged.changed) == ("normatief", "verzwaring", "1.0.0")
    assert judged.path == "vergelijk/0.1.0/1.0.0/#mn-01"


def test_what_was_replaced_leads_to_what_lives() -> None:
    (citation,) = look("mn-03, versie 0.1.0").citations
    (successor,) = citation.judged.successors
    assert (successor.item, successor.title, successor.coverage) == (
        "mn-04",
        "Een loket voor de zon",
        "",
    )
    assert citation.judged.remarks == ("ingetrokken op 2026-01-12: Regen hoort er niet bij.",)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("mn-3", "mn-03"), ("mn-01, versie 0.1.9", "0.1.0"), ("mn-04 (0.1.0)", "1.0.0")],
)
def test_what_never_was_is_told_with_the_nearest(text: str, nearest: str) -> None:
    (citation,) = look(text).citations
    assert (citation.judged.state, citation.judged.nearest) == ("onbekend", nearest)


def test_without_a_version_the_last_change_is_named() -> None:
    (citation,) = look("zie mn-01").citations
    assert citation.judged.remarks == (
        "zonder versie: vergeleken met de nieuwste, 1.0.0",
        "voor het laatst gewijzigd in versie 1.0.0 (12 januari 2026)",
    )


def test_a_standing_version_counts_where_none_is_named() -> None:
    text = f"mn-01, mn-02 (0.2.0), {SITE_URL}id/mn-01/"
    assert seen(text, standing="0.1.0") == [
        ("mn-01", "0.1.0", "gewijzigd"),
        ("mn-02", "0.2.0", "actueel"),
        ("mn-01", "", "actueel"),
    ]


def test_a_link_elsewhere_is_not_passed_over() -> None:
    text = "https://oud.example/id/mn-03/"
    assert seen(text, SITE_URL) == [("mn-03", "", "meerduidig")]
    assert seen(text, SITE_URL, "https://oud.example/") == [("mn-03", "", "vervangen")]
    assert seen(text, SITE_URL, "oud.example") == [("mn-03", "", "vervangen")]
    assert seen(text) == [("mn-03", "", "vervangen")]


def test_a_link_below_a_folder_of_its_site() -> None:
    assert seen("https://x.example/kader/id/mn-02/", "https://x.example/kader") == [
        ("mn-02", "", "actueel")
    ]
    assert seen("https://x.example/anders/id/mn-02/", "https://x.example/kader") == [
        ("mn-02", "", "meerduidig")
    ]


def test_words_of_a_link_that_lead_elsewhere_count_themselves() -> None:
    """A mail program may put its own address beneath the words."""
    from generator.documents.passage import Link  # noqa: PLC0415

    text = f"{SITE_URL}id/mn-03/"
    passage = Passage(text, "", links=(Link(0, len(text), "https://safe.example/?u=1"),))
    finder = Finder(known(), Site(known(), (SITE_URL,)))
    assert [m.item for m in finder.mentions(passage)] == ["mn-03"]


def two_with_one_title() -> Known:
    content = state("1.0.0")
    content["minimumnormen"]["mn-02"]["titel"] = "Een stoel in de zon"
    newest = make_release("1.1.0", content, "2026-02-01", None)
    return Known(History((*built_releases(), newest)))


def test_a_title_that_several_bear_is_ambiguous() -> None:
    here = two_with_one_title()
    (citation,) = look("“Een stoel in de zon”", of=here).citations
    assert citation.judged.state == "meerduidig"
    assert citation.judged.candidates == ("mn-01", "mn-02")
    assert citation.judged.remarks == (
        "zo heten of heetten er 2: mn-01 (van 0.1.0 tot en met 1.1.0) en mn-02 (in 1.1.0); noem "
        "het id en de versie",
    )


def test_a_version_says_whose_title_it_was() -> None:
    here = two_with_one_title()
    (citation,) = look("“Een stoel in de zon”, versie 0.2.0", of=here).citations
    assert (citation.judged.item, citation.judged.version) == ("mn-01", "0.2.0")


QUOTE = "Iedere inwoner kan elke dag op een stoel in de zon zitten."


@pytest.mark.parametrize(
    "text", [f"mn-01, versie 1.0.0: “{QUOTE}”", f"“{QUOTE}” (mn-01, versie 1.0.0)"]
)
def test_a_quoted_passage_is_followed(text: str) -> None:
    (citation,) = look(text).citations
    assert (citation.judged.quote, citation.judged.passage) == (QUOTE, "ongewijzigd")


def test_a_quoted_passage_that_changed() -> None:
    norm = known().history.item("mn-01", "0.1.0")
    assert norm is not None
    old = str(norm.data["norm"])
    assert old != QUOTE
    (citation,) = look(f"mn-01, versie 0.1.0: “{old}”").citations
    assert (citation.judged.state, citation.judged.passage) == ("gewijzigd", "gewijzigd")


def test_text_that_was_taken_out_says_so_unless_it_stands_there_too() -> None:
    finder, judge = Finder(known(), Site(known())), Judge(known())
    gone = Passage("mn-03, versie 0.1.0", "alinea 1", gone=True)
    now = Passage("mn-03, versie 0.1.0", "alinea 1")
    alone = checked("x", Reading((gone,)), finder, judge).citations
    assert alone[0].judged.remarks[-1] == (
        "staat in tekst die is geschrapt, maar de schrapping is nog niet aanvaard"
    )
    assert len(checked("x", Reading((now, gone)), finder, judge).citations) == 1


def test_what_to_register_is_told_once_for_each_version() -> None:
    found = look("mn-03, versie 0.1.0.\n\nmn-03, versie 0.1.0 en mn-02.\n\nmn-99, versie 0.1.0")
    assert as_yaml(entries(found, "2027-01-01", "1.0.0")) == (
        "aanhalingen:\n"
        "  - item: mn-03\n"
        "    document: plan.txt\n"
        "    plaats: regel 1; regel 3\n"
        "    versie: 0.1.0\n"
        "    van: 2027-01-01\n"
        "  # Het document noemt geen versie. Vul in van welke versie het uitging.\n"
        "  - item: mn-02\n"
        "    document: plan.txt\n"
        "    plaats: regel 3\n"
        "    versie: 1.0.0\n"
        "    van: 2027-01-01\n"
    )


def test_what_is_registered_is_not_offered() -> None:
    found = look("mn-03, versie 0.1.0")
    assert entries(found, "2027-01-01", "1.0.0", {("mn-03", "plan.txt", "0.1.0")}) == ()


@pytest.mark.parametrize("text", ["mn-01 ", "“De zon schijnt” ", "/id/mn-01/ ", "mn-01 t/m mn-05 "])
def test_citing_without_end_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        look(text * (MAX_MENTIONS + 1))
    assert str(error.value) == TOO_MANY
