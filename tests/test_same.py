"""What stands twice is named at the newer of the two; what items may share is let be."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.base.findings import Finding
from generator.check.framework import check
from generator.load.document import Document, load_text
from generator.rules import same
from generator.rules.rule import Rule
from generator.rules.seen import Released, Seen
from tests.builders import SCHEMAS, in_full, kinds, laid_out, norm

Data = dict[str, Any]
ROOT = Path(__file__).parents[1]
ONE = {"0.1.0": Released("2025-01-01", frozenset({"mn-01", "mn-02", "pr-01"}))}
GONE = {"ingetrokken": {"datum": "2026-01-01", "reden": "Verzonnen."}}
LONG = "Iedere inwoner kan in elke wijk van de stad een stoel vinden."


def found(rule: Rule, versions: Mapping[str, Released] | None = ONE, **items: Any) -> list[str]:
    """What a rule says, with the item that it is about and whether it is an error."""
    findings: list[Finding] = list(rule(see(items, versions)))
    return [f"{Path(f.path).stem} {f.severity[0]} {f.message}" for f in findings]


def see(items: Mapping[str, list[Data]], versions: Mapping[str, Released] | None = ONE) -> Seen:
    """What a rule looks at, from plain data by kind."""
    documents = {
        kind: {d["id"]: laid_out(f"{kind}/{d['id']}.yaml", d) for d in of_kind}
        for kind, of_kind in items.items()
    }
    return Seen(documents, kinds(), versions=versions)


def titled(*titles: str, **more: Any) -> list[Data]:
    """Terms with these titles."""
    return [{"id": f"bg-0{n}", "titel": t} | more for n, t in enumerate(titles, 1)]


@pytest.mark.parametrize(
    "other",
    ["Café", "CAFÉ", "café.", "Cafe\u0301", " Café ", "‘Café’", "Café!"],
)
def test_a_title_is_the_same_in_any_form(other: str) -> None:
    assert found(same.titels_verschillen, begrippen=titled("Café", other)) == [
        "bg-02 f bg-01 (Café) heet ook zo."
    ]


def test_of_two_titles_the_newer_item_is_named() -> None:
    norms = [norm(id="mn-02", titel="Zitten"), norm(id="mn-00", titel="Zitten")]
    assert found(same.titels_verschillen, minimumnormen=norms) == [
        "mn-00 f mn-02 (Zitten) heet ook zo."
    ]
    assert found(same.titels_verschillen, None, minimumnormen=norms) == [
        "mn-02 f mn-00 (Zitten) heet ook zo."
    ]
    ten = [norm(id=i, titel="Zitten") for i in ("mn-100", "mn-99")]
    assert found(same.titels_verschillen, minimumnormen=ten) == [
        "mn-100 f mn-99 (Zitten) heet ook zo."
    ]


@pytest.mark.parametrize(
    "items",
    [
        {"begrippen": titled("Cafe", "Café")},
        {"begrippen": titled("Zon", "Zonnen")},
        {"begrippen": titled("Zon"), "waarden": [{"id": "wa-01", "titel": "Zon"}]},
        {"begrippen": [titled("Zon", **GONE)[0], {"id": "bg-02", "titel": "Zon"}]},
        {"wijzigingen": [{"id": "a", "titel": "Weg"}, {"id": "b", "titel": "Weg"}]},
        {"begrippen": titled("!", "?")},
        {"begrippen": [{"id": "bg-01"}, {"id": "bg-02"}]},
    ],
)
def test_titles_that_may_be_so(items: dict[str, Any]) -> None:
    """In another kind, of what is withdrawn for its successor, of notes, and what has none."""
    assert found(same.titels_verschillen, **items) == []


def test_who_gives_a_title_again_hears_what_to_do() -> None:
    seen = see({"begrippen": titled("Zon", "Zon")})
    assert in_full(same.titels_verschillen, seen) == [
        "bg-02 titel fout titel-dubbel: bg-01 (Zon) heet ook zo. Geef dit onderdeel een eigen "
        "titel. Is het hetzelfde? Haal dit bestand dan weg, of trek het andere in."
    ]


FIRST = norm(id="mn-01", norm=LONG, titel="Stoelen", toetsing=["Staat er in elke wijk een stoel?"])
OWN = {
    "onderbouwing": "Wie loopt, wil ook wel eens liggen.",
    "lokale_ruimte": "De gemeente kiest zelf de maat.",
    "voor_inwoners": "U kunt in uw wijk liggen.",
    "toetsing": ["Ligt er in de buurt een bed?"],
}


def test_a_copy_with_another_title_is_named() -> None:
    copy = FIRST | {"id": "mn-17", "titel": "Banken"}
    assert found(same.teksten_verschillen, minimumnormen=[FIRST, copy]) == [
        "mn-17 f Hier staat hetzelfde als in mn-01 (Stoelen)."
    ]
    case = copy | {"norm": LONG.upper().rstrip(".")}
    assert len(found(same.teksten_verschillen, minimumnormen=[FIRST, case])) == 1


OWN_WORDS = "Schrijf wat dit onderdeel zelf zegt. Zegt het niets anders? Haal dit bestand dan weg."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Iedereen kan goed zitten.", f"Hier staat hetzelfde als in mn-01 (Stoelen). {OWN_WORDS}"),
        ("Iedereen kan zitten.", None),
        (None, None),
    ],
)
def test_what_comes_down_to_the_same_is_told_once(text: str | None, said: str | None) -> None:
    """From four words on; and not again for the texts that are the same too."""
    texts = {} if said is None else OWN
    first = norm(id="mn-01", titel="Stoelen", norm=text, **texts)
    seen = see({"minimumnormen": [first, first | {"id": "mn-17"}]})
    expected = [f"mn-17 norm fout tekst-dubbel: {said}"] if said else []
    assert in_full(same.teksten_verschillen, seen) == expected


def test_a_copy_of_which_only_the_norm_is_new_is_named() -> None:
    older = FIRST | OWN
    copy = older | {"id": "mn-17", "titel": "Banken", "norm": "Iedere inwoner kan slapen."}
    assert found(same.teksten_verschillen, minimumnormen=[older, copy]) == [
        "mn-17 f Van de 4 teksten hier staan er 4 ook in mn-01 (Stoelen)."
    ]


SHARED = [f"Staat er in wijk {n}?" for n in range(1, 5)]


@pytest.mark.parametrize(
    ("shared", "own", "said"),
    [
        # Three texts of five words, and half of all.
        (3, 0, "Van de 3 teksten hier staan er 3 ook in mn-01 (Stoelen)."),
        (3, 3, "Van de 6 teksten hier staan er 3 ook in mn-01 (Stoelen)."),
        (3, 4, None),
        (4, 4, "Van de 8 teksten hier staan er 4 ook in mn-01 (Stoelen)."),
        (2, 0, None),
    ],
)
def test_a_copy_shares_three_texts_and_half_of_all(shared: int, own: int, said: str | None) -> None:
    bare = {"onderbouwing": None, "lokale_ruimte": None, "voor_inwoners": None}
    older = norm(id="mn-01", titel="Stoelen", norm="Zit.", toetsing=SHARED, **bare)
    asked = [*SHARED[:shared], *(f"Ligt er in wijk {n}?" for n in range(own))]
    newer = norm(id="mn-17", titel="Bedden", norm="Lig.", toetsing=asked, **bare)
    seen = see({"minimumnormen": [older, newer]})
    expected = [f"mn-17 id fout tekst-dubbel: {said} {OWN_WORDS}"] if said else []
    assert in_full(same.teksten_verschillen, seen) == expected


def test_what_is_the_same_in_another_kind_is_named() -> None:
    principle = {"id": "pr-09", "titel": "Zit", "stelling": LONG}
    assert found(same.teksten_verschillen, minimumnormen=[FIRST], principes=[principle]) == [
        "pr-09 f Hier staat hetzelfde als in mn-01 (Stoelen)."
    ]


def test_a_sentence_that_a_new_item_takes_over_is_a_question() -> None:
    sentence = "De gemeente kiest zelf waar de stoel in de wijk staat."
    older = FIRST | {"lokale_ruimte": sentence}
    newer = norm(id="mn-17", **OWN | {"norm": "Iedere inwoner kan slapen.", "titel": "Bedden"})
    newer["lokale_ruimte"] = f"Dat mag. {sentence}"
    assert found(same.teksten_verschillen, minimumnormen=[older, newer]) == [
        f"mn-17 w Deze zin staat ook in mn-01 (Stoelen): ‘{sentence}’."
    ]
    both_released = {"0.1.0": Released("2025-01-01", frozenset({"mn-01", "mn-17"}))}
    assert found(same.teksten_verschillen, both_released, minimumnormen=[older, newer]) == []


EIGHT = "Een stoel staat waar de wijk hem wil."


@pytest.mark.parametrize(
    ("older", "newer", "said"),
    [
        ({"lokale_ruimte": EIGHT}, {"lokale_ruimte": EIGHT}, True),
        ({"lokale_ruimte": f"Ja. {EIGHT}"}, {"lokale_ruimte": f"{EIGHT} Nee."}, True),
        # A sentence of seven words, and one that says nothing that holds.
        ({"lokale_ruimte": EIGHT[4:]}, {"lokale_ruimte": EIGHT[4:]}, False),
        ({"onderbouwing": EIGHT}, {"onderbouwing": EIGHT}, False),
        ({"onderbouwing": EIGHT}, {"lokale_ruimte": EIGHT}, False),
        ({"lokale_ruimte": None}, {"lokale_ruimte": EIGHT}, False),
        ({"lokale_ruimte": EIGHT}, {"lokale_ruimte": None}, False),
    ],
)
def test_a_sentence_of_eight_words_is_taken_over(older: Data, newer: Data, *, said: bool) -> None:
    """Of two items that have it, the first is named."""
    texts = OWN | {"id": "mn-17", "norm": "Iedere inwoner kan slapen.", "titel": "Bedden"}
    norms = [norm(**FIRST | older), norm(**FIRST | older | {"id": "mn-02", "norm": "Zit."})]
    norms.append(norm(**texts | newer))
    expected = (
        f"mn-17 lokale_ruimte waarschuwing tekst-dubbel: Deze zin staat ook in mn-01 (Stoelen): "
        f"‘{EIGHT}’. Schrijf een eigen zin, of verwijs naar het andere onderdeel."
    )
    seen = see({"minimumnormen": norms})
    assert in_full(same.teksten_verschillen, seen) == [expected] * said


def test_what_items_may_share() -> None:
    """A short text, an open question, a check, and what a successor takes from what is gone."""
    asks = {"openstaand": [{"vraag": "Hoeveel stoelen staan er in elke wijk van de stad?"}]}
    newer = norm(id="mn-17", titel="Bedden", norm="Iedereen ligt goed.", **OWN) | asks
    older = FIRST | asks | {"toetsing": OWN["toetsing"]}
    assert found(same.teksten_verschillen, minimumnormen=[older, newer]) == []
    successor = FIRST | {"id": "mn-17"}
    assert found(same.teksten_verschillen, minimumnormen=[FIRST | GONE, successor]) == []
    short = [norm(id=f"mn-0{n}", norm="Men mag zitten.", **OWN) for n in (1, 2)]
    assert found(same.teksten_verschillen, minimumnormen=short) == []


TWICE = "Wie moe is, kan zitten. Dat mag. {} Dat mag."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"toelichting": TWICE.format("Wie moe is, kan zitten.")}, "Deze zin staat hier twee keer"),
        ({"toelichting": TWICE.format("wie moe  is, kan zitten!")}, "Deze zin staat hier twee"),
        ({"toelichting": "- Wie moe is, kan zitten.\n- Wie moe is, kan zitten."}, "Deze zin"),
        ({"toelichting": TWICE.format("Wie moe was, kan zitten.")}, ""),
        ({"toelichting": "Dat mag altijd. Dat mag altijd."}, ""),
        ({"toetsing": ["Is er een stoel?", "is er een stoel"]}, "Dit staat al eerder in deze"),
        ({"verantwoordelijk": ["Rijk", "rijk."]}, "Dit staat al eerder in deze lijst: ‘rijk.’."),
        ({"verantwoordelijk": ["Het Rijk", "het  rijk"]}, "Dit staat al eerder in deze lijst"),
        ({"verantwoordelijk": ["Het Rijk", "Hetrijk"]}, ""),
        # Two sentences of five words, as short as they can be.
        ({"toelichting": "a b c d e. a b c d e"}, "Deze zin staat hier twee keer: ‘a b c d e’."),
        ({"toelichting": "Dat is een goede stoel. Dit is een goede stoel."}, ""),
        ({"toelichting": "De stoel is dus goed. De st oel is dus goed."}, ""),
        # What is gone can't be mended, and what can't be read in words has a check of its own.
        ({"toetsing": ["Is er een stoel?"] * 2} | GONE, ""),
        ({"rechtsgronden": ["re-01", "re-01", "re-02"], "laag": ["rijk", "rijk"]}, ""),
        ({"openstaand": [{"vraag": "Hoeveel stoelen komen er?", "wie": "Rijk"}] * 2}, ""),
        ({"toetsing": ["Is er een stoel?", "Is er een bank?"]}, ""),
        (
            {
                "openstaand": [
                    {"vraag": "Hoeveel stoelen komen er dan?", "wie": "Rijk"},
                    {"vraag": "Hoeveel stoelen komen er dan?", "wie": "Gemeente"},
                ]
            },
            "Dit staat al eerder in deze lijst",
        ),
        (
            {
                "vindplaatsen": [
                    {"bron": "br-01", "paragraaf": "3.1"},
                    {"bron": "br-02", "paragraaf": "3.1"},
                ]
            },
            "",
        ),
    ],
)
def test_what_stands_twice_in_one_item(fields: Data, said: str) -> None:
    messages = found(same.niets_staat_er_twee_keer, minimumnormen=[norm(**fields)])
    assert len(messages) == bool(said)
    assert all(m.startswith(f"mn-01 w {said}") for m in messages)


def test_what_stands_twice_in_a_list_within_a_list() -> None:
    """A choice or a reference that stands there twice is no text: the schema says that of it."""
    tree: Data = {"id": "af-01", "vragen": [{"antwoorden": [{"antwoord": "Dat is er nu al."}] * 2}]}
    tree["uitkomsten"] = [{"onderdelen": ["mn-01", "mn-01"]}]
    element: Data = {"id": "bd-01", "lagen": ["rijk", "rijk"], "normen": ["mn-01", "mn-02"]}
    user: Data = {"id": "gm9001", "keuzes": [{"item": "mn-01"}, {"item": "mn-02"}]}
    items = {"afwegingen": [tree], "basisdienstverlening": [element], "gemeenten": [user]}
    seen = see(items)
    assert in_full(same.niets_staat_er_twee_keer, seen) == [
        "af-01 vragen.0.antwoorden.1 waarschuwing tekst-herhaald: Dit staat al eerder in deze "
        "lijst: ‘Dat is er nu al.’. Haal een van de twee weg."
    ]


def test_what_has_no_title_is_called_by_its_id() -> None:
    first = norm(id="mn-01", norm=LONG, titel=None)
    copy = first | {"id": "mn-17"}
    assert found(same.teksten_verschillen, minimumnormen=[first, copy]) == [
        "mn-17 f Hier staat hetzelfde als in mn-01."
    ]


SAID = "Wie moe is, kan zitten."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # A line of its own, the last of three that are the same.
        (f"toelichting: |\n  {SAID}\n  Dat mag.\n  {SAID}\n  {SAID}\n", (6, 3)),
        # No line of its own, or lines that are folded as plain text: where the field begins.
        (f"toelichting: >\n  {SAID} Dat mag. {SAID}\n", (2, 14)),
        (f"toelichting:\n  {SAID}\n\n  {SAID}\n", (3, 3)),
        (f"toelichting: {SAID} {SAID}\n", (2, 14)),
        # In a list the part that says it again.
        ("toetsing:\n  - Is er een stoel?\n  - Is er een stoel?\n", (4, 5)),
    ],
)
def test_what_stands_twice_is_named_where_it_is_repeated(text: str, place: tuple[int, int]) -> None:
    document = load_text("minimumnormen/mn-01.yaml", f"id: mn-01\n{text}")
    assert isinstance(document, Document)
    seen = Seen({"minimumnormen": {"mn-01": document}}, kinds())
    (finding,) = same.niets_staat_er_twee_keer(seen)
    assert (finding.line, finding.column) == place
    assert (finding.rule, finding.hint) == ("tekst-herhaald", "Haal een van de twee weg.")


def test_an_example_that_was_left_is_named_in_a_new_item_only() -> None:
    """Who gave the example keeps the text; a kind of which nothing is released gives its own."""
    example = "Iedere inwoner heeft een inkomen dat toereikend is."
    items = [norm(id="mn-01", norm="Zo is het."), norm(id="mn-17", norm=example)]
    message = f"mn-17 f Dit is het voorbeeld uit de uitleg van het veld: ‘{example}’."
    assert found(same.voorbeeld_is_vervangen, minimumnormen=items) == [message]
    assert found(same.voorbeeld_is_vervangen, minimumnormen=items[1:]) == []
    giver = norm(id="mn-01", norm=example)
    assert found(same.voorbeeld_is_vervangen, minimumnormen=[giver, items[1]]) == []
    assert found(same.voorbeeld_is_vervangen, {}, minimumnormen=items) == []
    listed = norm(
        id="mn-17",
        toetsing=["Kunnen inwoners van hun inkomen de noodzakelijke rekeningen betalen?"],
    )
    assert len(found(same.voorbeeld_is_vervangen, minimumnormen=[items[0], listed])) == 1
    short = norm(id="mn-17", verantwoordelijk=["Wetgever"])
    assert found(same.voorbeeld_is_vervangen, minimumnormen=[items[0], short]) == []


LEFT = "voorbeeld-ingevuld: Dit is het voorbeeld uit de uitleg van het veld"
TASK = "Houd het loket langer open."


@pytest.mark.parametrize(
    ("kind", "data", "place"),
    [
        ("doelen", {"id": "do-09", "titel": "Inkomen"}, ""),
        ("wijzigingen", {"id": "open", "taken": [{"id": "a", "tekst": TASK}]}, "taken.0.tekst"),
        # Of four words: two items may say it by chance.
        ("wijzigingen", {"id": "a", "taken": [{"tekst": "Pas de verordening aan."}]}, ""),
        # The example of the list has no such field.
        ("gemeenten", {"id": "gm9001", "aanhalingen": [{"citaat": "Zo is dat nu eens."}]}, ""),
        (
            "gemeenten",
            {
                "id": "gm9001",
                "meegedaan": [{"rol": "Deelnemer aan de bijeenkomsten met gemeenten."}],
            },
            "meegedaan.0.rol",
        ),
    ],
)
def test_an_example_may_stand_at_what_holds_the_field(kind: str, data: Data, place: str) -> None:
    """Of a list or an object too; nobody is told so before there is a release."""
    said = in_full(same.voorbeeld_is_vervangen, see({kind: [data]}))
    assert [s.split(": ‘")[0] for s in said] == [f"{data['id']} {place} fout {LEFT}"] * bool(place)
    assert all(s.endswith("’. Schrijf hier uw eigen tekst.") for s in said)
    assert found(same.voorbeeld_is_vervangen, {}, **{kind: [data]}) == []


def test_an_example_may_stand_deep_in_what_holds_the_field() -> None:
    """In an object in a list in an object, here with an answer of more words."""
    answer = "Dat is er nu al."
    every = kinds()
    trees = every["afwegingen"]
    examples = ([{"vraag": "Ja?", "antwoorden": [{"antwoord": answer}]}],)
    fields = [replace(f, examples=examples) if f.name == "vragen" else f for f in trees.fields]
    tree = {"id": "af-01", "vragen": [{"antwoorden": [{"antwoord": "Nee."}, {"antwoord": answer}]}]}
    own = replace(every, all=(replace(trees, fields=tuple(fields)),))
    # Of a kind of the framework itself one item must be there already.
    released = {"0.1.0": Released("2025-01-01", frozenset({"af-00"}))}
    seen = replace(see({"afwegingen": [{"id": "af-00"}, tree]}, released), kinds=own)
    assert in_full(same.voorbeeld_is_vervangen, seen) == [
        f"af-01 vragen.0.antwoorden.1.antwoord fout {LEFT}: ‘{answer}’. Schrijf hier uw eigen "
        "tekst."
    ]


def test_the_title_of_an_example_is_named_too() -> None:
    """But no other text of a few words, nor a title that is told to be another's."""
    title = {"titel": "Toereikend inkomen"}
    older, newer = norm(id="mn-01"), norm(id="mn-17", **title)
    assert in_full(same.voorbeeld_is_vervangen, see({"minimumnormen": [older, newer]})) == [
        f"mn-17 titel fout {LEFT}: ‘Toereikend inkomen’. Schrijf hier uw eigen tekst."
    ]
    for known in (older | title, norm(id="mn-01", norm=None, **title)):
        assert found(same.voorbeeld_is_vervangen, minimumnormen=[known, newer]) == []
    bare = norm(id="mn-01", norm=None, titel=None)
    assert len(found(same.voorbeeld_is_vervangen, minimumnormen=[bare, newer])) == 1


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the real framework."""
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    return Path(shutil.copytree(ROOT / "framework", tmp_path / "framework"))


def test_a_copied_norm_does_not_pass_in_the_real_framework(root: Path) -> None:
    """With another id and title, as an editor starts a new one."""
    folder = root / "minimumnormen"
    text = (folder / "mn-06.yaml").read_text("utf-8")
    copied = text.replace("id: mn-06", "id: mn-17").replace("titel: Toereikend", "titel: Genoeg")
    (folder / "mn-17.yaml").write_text(copied, encoding="utf-8")
    said = [(f.rule, f.message) for f in check(root).findings if f.path.endswith("mn-17.yaml")]
    assert said == [
        # As any new norm: nobody measures it yet.
        ("indicator-ontbreekt", "Deze norm staat bij geen enkele indicator."),
        ("tekst-dubbel", "Hier staat hetzelfde als in mn-06 (Toereikend inkomen)."),
    ]
    (folder / "mn-17.yaml").write_text(text.replace("id: mn-06", "id: mn-17"), encoding="utf-8")
    rules = [f.rule for f in check(root).findings if f.path.endswith("mn-17.yaml")]
    assert rules == ["indicator-ontbreekt", "titel-dubbel", "tekst-dubbel"]
