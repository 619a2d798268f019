"""A word that a term says isn't used here, is named wherever the framework itself says it.

Also what ``x-overal`` asks, for both are about what all items do alike.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.base.schema import load_kinds
from generator.load.document import Document
from generator.rules.avoided import een_woord_voor_een_ding
from generator.rules.everywhere import wie_het_een_keer_zegt_zegt_het_overal
from generator.rules.rule import Rule
from generator.rules.seen import Seen
from generator.setup.schema_check import check_schemas
from tests.builders import in_full, kinds, laid_out
from tests.schema_mistakes import KIND, good

Data = dict[str, Any]
GONE: Data = {"ingetrokken": {"datum": "2026-01-01", "reden": "Verzonnen."}}
TERM: Data = {"id": "bg-01", "titel": "Inwoner", "liever_niet": ["klant", "vaste klant"]}


def found(rule: Rule, items: Mapping[str, list[Data]]) -> list[str]:
    """What a rule says of some items, with the item that it is about."""
    findings = rule(see(items))
    return [f"{f.path.split('/')[1][:-5]} {f.severity[0]} {f.message} {f.hint}" for f in findings]


def see(items: Mapping[str, list[Data]]) -> Seen:
    """What a rule looks at, from plain data by kind."""
    documents = {
        kind: {d["id"]: laid_out(f"{kind}/{d['id']}.yaml", d) for d in of_kind}
        for kind, of_kind in items.items()
    }
    return Seen(documents, kinds())


def named(**items: list[Data]) -> list[str]:
    """The words that are found, with the items where they stand and what to write."""
    said = found(een_woord_voor_een_ding, items)
    assert all(" w Het kader gebruikt ‘" in s for s in said)
    assert all(
        s.endswith("’, of zet het woord tussen ‘’ als een ander het zo noemt.") for s in said
    )
    return [
        f"{s.split()[0]} {s.split('‘')[1].split('’')[0]} > {s.split('‘')[2].split('’')[0]}"
        for s in said
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("De klant krijgt antwoord.", "klant"),
        ("KLANT", "KLANT"),
        ("Klant en klant", "Klant"),
        ("Help (elke klant).", "klant"),
        ("Een **klant** komt.", "klant"),
        ("Help [een klant](https://kader.example/inwoner).", "klant"),
        ("Een vaste klant komt.", "vaste klant"),
        ("Een vaste\nklant komt.", "vaste klant"),
        ("‘Nee’, zegt de klant.", "klant"),
        ("Foto’s van de klant.", "klant"),
        ("“Nee” en de klant zegt “ja”.", "klant"),
        ("Klanten en hun klantreis", None),
        ("Een stamklant, een klant-reis en een oud-klant", None),
        ("De bron zegt ‘klant’.", None),
        ("De bron zegt “de klant”.", None),
        ("De bron noemt ‘foto’s van de klant’ en gaat door.", None),
        (
            "Zie [hier](/klant/) en https://kader.example/klant en <https://kader.example/klant>",
            None,
        ),
        ("De inwoner krijgt antwoord.", None),
        ("", None),
    ],
)
def test_a_whole_word_of_our_own_is_named(text: str, word: str | None) -> None:
    value = {"id": "wa-01", "titel": "Rust", "betekenis": text}
    expected = [f"wa-01 {word} > Inwoner"] if word else []
    assert named(begrippen=[TERM], waarden=[value]) == expected


def test_a_word_is_named_at_its_place() -> None:
    """Where it is said, and where it can't be avoided."""
    value = {
        "id": "wa-01",
        "titel": "Rust",
        "openstaand": [{"vraag": "Een vaste\n klant"}, {"vraag": "‘De klant’ of klanten?"}],
    }
    terms = [TERM | {"liever_niet": ["klant", "vaste klant", "hulp"]}, HELP | {"titel": "Hulp"}]
    assert in_full(een_woord_voor_een_ding, see({"begrippen": terms, "waarden": [value]})) == [
        f"bg-01 liever_niet.2 waarschuwing woord-vermijden: ‘hulp’ {IS_NAME} bg-02 (Hulp). {KEEP}",
        "wa-01 openstaand.0.vraag waarschuwing woord-vermijden: Het kader gebruikt ‘vaste klant’ "
        "niet. Schrijf ‘Inwoner’, of zet het woord tussen ‘’ als een ander het zo noemt.",
    ]


@pytest.mark.parametrize(
    ("terms", "text", "word"),
    [
        # The longer one of two words, wherever it stands in the lists.
        ([["klant", "vaste klant"]], "Een vaste klant en een klant.", "vaste klant"),
        ([["klant", "klant van de stad"]], "Een klant van de stad.", "klant van de stad"),
        ([["klant"], ["klant van de stad"]], "Een klant van de stad.", "klant van de stad"),
    ],
)
def test_the_longest_word_is_named(terms: list[list[str]], text: str, word: str) -> None:
    names = ["Inwoner", "Burger"]
    items = [
        {"id": f"bg-0{n}", "titel": name, "liever_niet": words}
        for n, (name, words) in enumerate(zip(names, terms, strict=False), 1)
    ]
    value = {"id": "wa-01", "titel": "Rust", "betekenis": text}
    said = named(begrippen=items, waarden=[value])
    assert [s.split(" > ")[0] for s in said] == [f"wa-01 {word}"]


def test_what_is_quoted_joins_nothing() -> None:
    """Two words around it are no word that isn't used, also where that stands in another text."""
    value = {"id": "wa-01", "betekenis": "Een vaste ‘oude’ klant.", "toelichting": "Vaste klant."}
    term = TERM | {"liever_niet": ["vaste klant"]}
    said = in_full(een_woord_voor_een_ding, see({"begrippen": [term], "waarden": [value]}))
    assert [s.split(" ", 2)[1] for s in said] == ["toelichting"]


def test_each_text_is_named_once_at_its_place() -> None:
    value = {
        "id": "wa-01",
        "titel": "De klant",
        "betekenis": "De klant en de vaste klant",
        "openstaand": [{"vraag": "Wie is de klant?", "wie": "klant"}],
    }
    assert named(begrippen=[TERM], waarden=[value]) == [
        "wa-01 klant > Inwoner",
        "wa-01 klant > Inwoner",
        "wa-01 klant > Inwoner",
        "wa-01 klant > Inwoner",
    ]


@pytest.mark.parametrize(
    "items",
    [
        {"bronnen": [{"id": "br-01", "titel": "De klant centraal"}]},
        {"bronnen": [{"id": "br-01", "titel": "Rapport", "url": "https://klant.example/klant"}]},
        {"dossiers": [{"id": "ds-01", "titel": "Dossier klant"}]},
        {"rechtsgronden": [{"id": "re-01", "titel": "Wet klant", "regeling": "Wet klant"}]},
        {"waarden": [{"id": "wa-01", "titel": "De klant"} | GONE]},
        {"waarden": [{"id": "wa-01"} | {"ingetrokken": {"reden": "De klant ging weg."}}]},
        {"gemeenten": [{"id": "gm9001", "toelichting": "Een klant is ook welkom."}]},
        {"wijzigingen": [{"id": "klant", "reden": "De klant heet anders."}]},
    ],
)
def test_names_of_others_and_what_is_gone_stay(items: dict[str, list[Data]]) -> None:
    """The title of a report is its own, and who uses the framework has words of their own."""
    assert named(begrippen=[TERM], **items) == []


def test_a_choice_is_no_word_of_ours() -> None:
    """Nor is a reference: only what an editor writes in words."""
    term = TERM | {"liever_niet": ["voorstel", "re-01"]}
    value = {"id": "wa-01", "titel": "Rust", "status": "voorstel", "rechtsgronden": ["re-01"]}
    assert named(begrippen=[term], waarden=[value]) == []


def test_a_source_may_have_words_of_ours() -> None:
    """Only its title is its own."""
    source = {"id": "br-01", "titel": "De klant", "kern": "De klant wordt nat."}
    assert named(begrippen=[TERM], bronnen=[source]) == ["br-01 klant > Inwoner"]


def test_a_term_that_is_gone_avoids_nothing() -> None:
    value = {"id": "wa-01", "titel": "De klant"}
    assert named(begrippen=[TERM | GONE], waarden=[value]) == []
    assert named(waarden=[value]) == []


def test_a_term_may_not_say_itself_what_it_avoids() -> None:
    """But for the list in which it says so."""
    assert named(begrippen=[TERM | {"synoniemen": ["klant"]}]) == ["bg-01 klant > Inwoner"]


def test_a_name_that_holds_the_word_stays_whole() -> None:
    """Who may not say ‘schuld’ for ‘een schuld bij de stad’ may still say the latter."""
    term = {"id": "bg-01", "titel": "Schuld bij de stad", "liever_niet": ["schuld"]}
    other = {"id": "bg-02", "titel": "Schuld van een ander"}
    text = "Een schuld bij de stad en een schuld van een ander."
    value = {"id": "wa-01", "titel": "Rust", "betekenis": text}
    assert named(begrippen=[term, other], waarden=[value]) == []
    value["betekenis"] += " Een schuld dus."
    assert named(begrippen=[term, other], waarden=[value]) == ["wa-01 schuld > Schuld bij de stad"]


@pytest.mark.parametrize("word", ["a.b", "C+", "(oud)", "İ"])
def test_any_sign_may_stand_in_a_word(word: str) -> None:
    term = TERM | {"liever_niet": [word]}
    value = {"id": "wa-01", "titel": "Rust", "betekenis": f"Een {word} of axb."}
    assert named(begrippen=[term], waarden=[value]) == [f"wa-01 {word} > Inwoner"]


def test_of_two_terms_each_has_its_own_words() -> None:
    other = {"id": "bg-02", "titel": "Hulp", "liever_niet": ["zorg voor de klant"]}
    value = {"id": "wa-01", "titel": "Zorg voor de klant", "betekenis": "Een klant"}
    assert named(begrippen=[TERM, other], waarden=[value]) == [
        "wa-01 Zorg voor de klant > Hulp",
        "wa-01 klant > Inwoner",
    ]


IS_NAME = "is zelf de naam van"
KEEP = "Haal het hier weg: zo’n naam gebruikt het kader wel."
ONE = "Laat het bij één van de twee staan: zo is te zien wat iemand wel schrijft."
HELP: Data = {"id": "bg-02", "titel": "Eerste hulp"}


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        # Of a term itself, of another, and of two terms that forbid each other's name.
        (
            [TERM | {"liever_niet": ["burger", "INWONER"]}],
            [f"bg-01 w ‘INWONER’ {IS_NAME} bg-01 (Inwoner). {KEEP}"],
        ),
        (
            [TERM | {"liever_niet": ["eerste  hulp"]}, HELP],
            [f"bg-01 w ‘eerste  hulp’ {IS_NAME} bg-02 (Eerste hulp). {KEEP}"],
        ),
        (
            [TERM | {"liever_niet": ["eerste hulp"]}, HELP | {"liever_niet": ["inwoner"]}],
            [
                f"bg-01 w ‘eerste hulp’ {IS_NAME} bg-02 (Eerste hulp). {KEEP}",
                f"bg-02 w ‘inwoner’ {IS_NAME} bg-01 (Inwoner). {KEEP}",
            ],
        ),
        # At two terms: the first one counts.
        (
            [TERM, HELP | {"liever_niet": ["Klant"]}],
            [f"bg-02 w ‘Klant’ staat ook bij bg-01 (Inwoner). {ONE}"],
        ),
        # In one list another rule says it.
        ([TERM | {"liever_niet": ["burger", "Burger"]}], []),
        # A term that is gone bears no name, and has no list.
        ([TERM, HELP | {"titel": "Klant"} | GONE], []),
        ([TERM, HELP | {"liever_niet": ["klant"]} | GONE], []),
    ],
)
def test_a_word_that_cannot_be_avoided_is_said_once(terms: list[Data], expected: list[str]) -> None:
    """Else each text with the word would be told to write that same word."""
    value = {"id": "wa-01", "titel": "Rust", "betekenis": "Eerste hulp voor de inwoner."}
    assert found(een_woord_voor_een_ding, {"begrippen": terms, "waarden": [value]}) == expected


def test_a_word_at_two_terms_is_still_avoided() -> None:
    terms = [TERM, HELP | {"liever_niet": ["Klant"]}]
    value = {"id": "wa-01", "titel": "Rust", "betekenis": "De klant."}
    said = found(een_woord_voor_een_ding, {"begrippen": terms, "waarden": [value]})
    assert [s[:5] for s in said] == ["bg-02", "wa-01"]
    assert "Schrijf ‘Inwoner’" in said[1]


ORIGIN = "Voeg het veld ‘herkomst’ toe. Hoe dicht dit bij de bron staat."
WHO = "Voeg het veld ‘bij’ toe. De partijen die hierover beslissen."
LACKS = "f Bij dit onderdeel ontbreekt ‘herkomst’. Andere onderdelen van deze soort zeggen het wel."
LACKS_WHO = "f Bij dit deel van ‘openstaand’ ontbreekt ‘bij’. Andere delen van ‘openstaand’ zeggen"
SAID: Data = {"herkomst": "bron"}
BY: Data = {"vraag": "Wie?", "bij": ["ac-01"]}
OPEN: Data = {"vraag": "Wie?"}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ({"waarden": [{"id": "wa-01"}, {"id": "wa-02"}]}, []),
        ({"waarden": [{"id": "wa-01"} | SAID, {"id": "wa-02"} | SAID]}, []),
        ({"waarden": [{"id": "wa-01"} | SAID]}, []),
        (
            {"waarden": [{"id": "wa-01"} | SAID, {"id": "wa-02"}, {"id": "wa-03"}]},
            [f"wa-02 {LACKS} {ORIGIN}", f"wa-03 {LACKS} {ORIGIN}"],
        ),
        # Of another kind, or gone: nobody who reads these compares them.
        ({"waarden": [{"id": "wa-01"} | SAID], "principes": [{"id": "pr-01"}]}, []),
        ({"waarden": [{"id": "wa-01"} | SAID | GONE, {"id": "wa-02"}]}, []),
        ({"waarden": [{"id": "wa-01"} | SAID, {"id": "wa-02"} | GONE]}, []),
        # A field that not every item needs to have.
        ({"waarden": [{"id": "wa-01", "toelichting": "Ja."}, {"id": "wa-02"}]}, []),
        # In the parts of a list, also of another item.
        ({"waarden": [{"id": "wa-01", "openstaand": [OPEN, OPEN]}]}, []),
        (
            {"waarden": [{"id": "wa-01", "openstaand": [OPEN, BY]}]},
            [f"wa-01 {LACKS_WHO} het wel. {WHO}"],
        ),
        (
            {
                "waarden": [
                    {"id": "wa-01", "openstaand": [BY]},
                    {"id": "wa-02", "openstaand": [OPEN]},
                ]
            },
            [f"wa-02 {LACKS_WHO} het wel. {WHO}"],
        ),
        ({"waarden": [{"id": "wa-01", "openstaand": [BY]}, {"id": "wa-02"}]}, []),
        ({"waarden": [{"id": "wa-01", "openstaand": [BY]} | GONE, {"id": "wa-02"}]}, []),
    ],
)
def test_what_one_says_all_say(items: dict[str, list[Data]], expected: list[str]) -> None:
    assert found(wie_het_een_keer_zegt_zegt_het_overal, items) == expected


def test_what_is_missing_is_said_at_its_place() -> None:
    """At the part of the list, and else at the id."""
    items: list[Data] = [{"openstaand": [BY, OPEN], "id": "wa-01"}, {"id": "wa-02"} | SAID]
    said = in_full(wie_het_een_keer_zegt_zegt_het_overal, see({"waarden": items}))
    assert sorted(said) == [
        f"wa-01 id fout veld-overal: {LACKS.removeprefix('f ')} {ORIGIN}",
        f"wa-01 openstaand.1 fout veld-overal: {LACKS_WHO.removeprefix('f ')} het wel. {WHO}",
    ]


@pytest.mark.parametrize(("group", "expected"), [("kader", ["ei-02"]), ("beheer", [])])
def test_a_group_of_fields_is_asked_too(group: str, expected: list[str], tmp_path: Path) -> None:
    """But not of those who use the framework, or of change notes."""
    files = good()
    end = files["delen.schema.json"]["$defs"]["einde"]["properties"]["naam"]
    end["x-overal"] = True
    files[KIND]["properties"]["einde"] = {"$ref": "delen.schema.json#/$defs/einde"}
    files[KIND]["x-groep"] = group
    for words in files[KIND]["properties"].values() if group == "beheer" else ():
        words.pop("x-overal", None)
        words.pop("x-vermijd", None)
    for name, schema in files.items():
        (tmp_path / name).write_text(json.dumps(schema), encoding="utf-8")
    assert list(check_schemas(tmp_path)) == []
    items = {"ei-01": {"naam": "a"}, "ei-02": {}, "ei-03": None}
    documents = {
        item: Document(f"eisen/{item}.yaml", {"id": item, "kern": "a"} | {"einde": value}, {})
        for item, value in items.items()
    }
    seen = Seen({"eisen": documents}, load_kinds(tmp_path, ("eisen",)))
    findings = list(wie_het_een_keer_zegt_zegt_het_overal(seen))
    assert {f.message[:36] for f in findings} <= {"Bij dit deel van ‘einde’ ontbreekt ‘"}
    assert [f.path[6:-5] for f in findings] == expected


def test_a_kind_outside_the_framework_asks_nothing_of_all(tmp_path: Path) -> None:
    """A word that does nothing is refused; in a shared part it does something elsewhere."""
    files = good()
    files[KIND]["x-groep"] = "register"
    for name, schema in files.items():
        (tmp_path / name).write_text(json.dumps(schema, indent=1), encoding="utf-8")
    assert [f"{f.rule} {f.message} {f.hint}" for f in check_schemas(tmp_path)] == [
        "schema-woord ‘x-overal’ doet niets bij een soort buiten het kader zelf. Haal het weg.",
        "schema-woord ‘x-vermijd’ doet niets bij een soort buiten het kader zelf. Haal het weg.",
        "schema-woord ‘x-overal’ doet niets bij een soort buiten het kader zelf. Haal het weg.",
    ]
