"""What JSON Schema cannot say: the rules that come from the report itself.

Each rule is a generator function; its docstring is the rule, in Dutch, with its source. A rule sees
only documents whose form is right, and says nothing about ids that do not exist: that is said
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.findings import Finding, shorten
from generator.load import Document


@dataclass(frozen=True)
class Checked:
    """What the rules look at: the sound documents by kind and id, and the released versions.

    ``versions`` is ``None`` when the releases can't be read; ``complete`` says whether all
    documents are sound. A rule doesn't blame an editor for what it can't see.
    """

    by_kind: Mapping[str, Mapping[str, Document]] = field(repr=False)
    versions: tuple[str, ...] | None = ()
    complete: bool = True

    def of(self, kind: str) -> Iterator[Document]:
        """The documents of a kind that are not withdrawn."""
        for document in self.by_kind.get(kind, {}).values():
            if "ingetrokken" not in document.data:
                yield document

    def get(self, kind: str, item: str) -> Mapping[str, Any]:
        """The data of an item, empty when it has none or isn't sound."""
        document = self.by_kind.get(kind, {}).get(item)
        return document.data if document else {}


Rule = Callable[[Checked], Iterator[Finding]]


def bekostiging_medebewind(checked: Checked) -> Iterator[Finding]:
    """Een norm in medebewind zegt hoe zij wordt bekostigd, of dat dat ontbreekt (2.1.1, 6.2.4)."""
    for document in checked.of("minimumnormen"):
        if document.data["laag"] == "medebewind" and "bekostiging" not in document.data:
            yield document.finding(
                ("laag",),
                "norm-bekostiging",
                "Deze norm ligt bij gemeenten in medebewind, maar zegt niets over de bekostiging.",
                "Voeg het veld ‘bekostiging’ toe met stand ‘geregeld’, ‘ontbreekt’ of ‘open’.",
            )


def norm_dient_doel(checked: Checked) -> Iterator[Finding]:
    """Een minimumnorm dient ten minste één echt doel; een instrument is geen doel (3.1.4)."""
    for document in checked.of("minimumnormen"):
        goals = [checked.get("doelen", i) for i in document.data["doelen"]]
        if all(goals) and all(g.get("aard") == "instrument" for g in goals):
            yield document.finding(
                ("doelen",),
                "norm-instrument",
                "Deze norm dient alleen instrumenten, geen doel.",
                "Noem ook het doel waarvoor het instrument een middel is.",
            )


def instrument_dient_doel(checked: Checked) -> Iterator[Finding]:
    """Een instrument zegt voor welk doel het een middel is (3.1.4)."""
    for document in checked.of("doelen"):
        serves = document.data.get("dient", [])
        if document.data["aard"] == "instrument" and not serves:
            yield document.finding(
                ("aard",),
                "instrument-zonder-doel",
                "Dit is een instrument, maar er staat niet bij welk doel het dient.",
                "Voeg het veld ‘dient’ toe met het id van een doel.",
            )
        for n, goal in enumerate(serves):
            if checked.get("doelen", goal).get("aard") == "instrument":
                yield document.finding(
                    ("dient", n),
                    "instrument-dient-instrument",
                    f"{goal} is zelf een instrument.",
                    "Verwijs naar het doel erachter.",
                )


def niets_op_tegenstrijdig_principe(checked: Checked) -> Iterator[Finding]:
    """Niets rust op een tegenstrijdig principe (6.2.6)."""
    for kind in ("minimumnormen", "basisdienstverlening", "kwaliteitskader", "afwegingen"):
        for document in checked.of(kind):
            for n, principle in enumerate(document.data.get("principes", [])):
                if checked.get("principes", principle).get("aard") == "tegenstrijdig":
                    yield document.finding(
                        ("principes", n),
                        "principe-tegenstrijdig",
                        f"{principle} is een tegenstrijdig principe; daar mag niets op rusten.",
                        "Kies een gedeeld principe.",
                    )


def principe_botst_of_draagt(checked: Checked) -> Iterator[Finding]:
    """Een gedeeld principe rust op een waarde; een tegenstrijdig botst ergens mee (5.3, 6.2.6)."""
    for document in checked.of("principes"):
        shared = document.data["aard"] == "gedeeld"
        if shared and not document.data.get("waarden"):
            yield document.finding(
                ("aard",),
                "principe-zonder-waarde",
                "Dit gedeelde principe rust op geen enkele waarde.",
                "Voeg het veld ‘waarden’ toe.",
            )
        if not shared and not document.data.get("botst_met"):
            yield document.finding(
                ("aard",),
                "principe-zonder-botsing",
                "Dit tegenstrijdige principe zegt niet waarmee het botst.",
                "Voeg het veld ‘botst_met’ toe.",
            )


_MONEY = re.compile(r"€|\b(euro|eur)\b|\b\d+([.,]\d+)?\s*(procent|%)", re.IGNORECASE)
_GOODS = re.compile(
    r"\b(fiets(en)?|laptops?|witgoed|wasmachines?|koelkast(en)?|cadeaukaart(en)?)\b", re.IGNORECASE
)


def norm_zonder_bedrag(checked: Checked) -> Iterator[Finding]:
    """Een norm rust op waarden en principes, niet op een bedrag of voorwerp (4.1.3, 5.3)."""
    for document in checked.of("minimumnormen"):
        for pattern, what in ((_MONEY, "een bedrag of percentage"), (_GOODS, "een voorwerp")):
            if found := pattern.search(document.data["norm"]):
                yield document.finding(
                    ("norm",),
                    "norm-bedrag",
                    f"De norm noemt {what}: ‘{found[0].strip()}’.",
                    "Zeg welk recht of principe geldt; laat de hoogte over aan wie daarover gaat.",
                )


def centraal_is_geen_gemeentenorm(checked: Checked) -> Iterator[Finding]:
    """Wat centraal geregeld moet worden, is niet ook een norm voor gemeenten (6.2.4)."""
    central = {
        d.data["titel"].casefold(): d.data["id"]
        for d in checked.of("regelingen")
        if d.data["voorgestelde_plek"] == "rijk"
    }
    for document in checked.of("minimumnormen"):
        if document.data["laag"] != "medebewind":
            continue
        text = document.data["norm"].casefold()
        for title, scheme in central.items():
            if title in text:
                yield document.finding(
                    ("norm",),
                    "norm-centraal",
                    f"De norm legt gemeenten ‘{title}’ op, maar {scheme} hoort bij het Rijk.",
                    "Haal de regeling uit de norm, of leg de norm bij het Rijk.",
                )


def randvoorwaarden_genoemd(checked: Checked) -> Iterator[Finding]:
    """Een element dat nog niet direct kan, zegt wat er eerst nodig is (6.2.5)."""
    for document in checked.of("basisdienstverlening"):
        ready = document.data["gereedheid"] == "direct"
        if ready == bool(document.data.get("randvoorwaarden")):
            message, hint = (
                (
                    "Dit element kan direct, maar noemt toch randvoorwaarden.",
                    "Haal het veld ‘randvoorwaarden’ weg, of zet ‘gereedheid’ op randvoorwaarden.",
                )
                if ready
                else (
                    "Dit element wacht op randvoorwaarden, maar noemt er geen.",
                    "Voeg het veld ‘randvoorwaarden’ toe, of zet ‘gereedheid’ op direct.",
                )
            )
            yield document.finding(("gereedheid",), "element-randvoorwaarden", message, hint)


def afwijking_gemotiveerd(checked: Checked) -> Iterator[Finding]:
    """Een gemeente die afwijkt, legt uit waarom (2.4)."""
    for kind in ("gemeenten", "samenwerkingen"):
        for document in checked.of(kind):
            for n, choice in enumerate(document.data.get("keuzes", [])):
                if choice["keuze"] == "afwijkend" and not choice.get("motivering"):
                    yield document.finding(
                        ("keuzes", n),
                        "afwijking-motivering",
                        f"De afwijking van {choice['item']} heeft geen motivering.",
                        "Voeg het veld ‘motivering’ toe.",
                    )


def versies_bestaan(checked: Checked) -> Iterator[Finding]:
    """Een gemeente haalt alleen versies aan die zijn uitgegeven."""
    for kind in ("gemeenten", "samenwerkingen"):
        for document in checked.of(kind):
            adopted = document.data.get("overgenomen")
            if adopted:
                yield from _version(checked, document, ("overgenomen", "versie"), adopted["versie"])
            for n, citation in enumerate(document.data.get("aanhalingen", [])):
                yield from _version(
                    checked, document, ("aanhalingen", n, "versie"), citation["versie"]
                )


def _version(
    checked: Checked, document: Document, place: tuple[str | int, ...], version: str
) -> Iterator[Finding]:
    if checked.versions is not None and version not in checked.versions:
        known = ", ".join(checked.versions) or "nog geen enkele"
        yield document.finding(
            place,
            "versie-onbekend",
            f"Versie {shorten(version)} is niet uitgegeven.",
            f"Uitgegeven zijn: {known}.",
        )


def datums_op_volgorde(checked: Checked) -> Iterator[Finding]:
    """Een document geldt niet tot vóór de dag waarop het begint."""
    for kind in ("gemeenten", "samenwerkingen"):
        for document in checked.of(kind):
            for n, citation in enumerate(document.data.get("aanhalingen", [])):
                if citation.get("tot", "9999") < citation["van"]:
                    yield document.finding(
                        ("aanhalingen", n, "tot"),
                        "datum-volgorde",
                        f"Het document eindigt op {citation['tot']}, vóór het begin op "
                        f"{citation['van']}.",
                        "Verbeter een van de twee datums.",
                    )


def termijn_bij_actie(checked: Checked) -> Iterator[Finding]:
    """Een uiterste dag staat alleen bij iets wat gemeenten moeten doen."""
    for document in checked.of("wijzigingen"):
        if "uiterlijk" in document.data and "actie" not in document.data:
            yield document.finding(
                ("uiterlijk",),
                "termijn-zonder-actie",
                "Er staat een uiterste dag, maar niet wat gemeenten dan gedaan moeten hebben.",
                "Voeg het veld ‘actie’ toe of haal de dag weg.",
            )


def rechtsgrond_heeft_tekst(checked: Checked) -> Iterator[Finding]:
    """Een rechtsgrond verwijst op één manier naar zijn tekst: BWB-id of webadres."""
    for document in checked.of("rechtsgronden"):
        if "bwb_id" in document.data and "url" in document.data:
            yield document.finding(
                ("url",),
                "rechtsgrond-link",
                "Er staat een BWB-id en een webadres; de link wordt al uit het BWB-id gemaakt.",
                "Haal het webadres weg.",
            )


def adviezen_genummerd(checked: Checked) -> Iterator[Finding]:
    """Elk advies heeft een eigen nummer en wordt door ten minste één onderdeel uitgewerkt (6.1)."""
    numbers: dict[int, str] = {}
    worked_out = {
        advice
        for documents in checked.by_kind.values()
        for d in documents.values()
        if "ingetrokken" not in d.data
        for advice in d.data.get("adviezen", [])
    }
    for document in checked.of("adviezen"):
        own, number = document.data["id"], document.data["nummer"]
        if numbers.setdefault(number, own) != own:
            yield document.finding(
                ("nummer",),
                "advies-nummer",
                f"Nummer {number} is ook van {numbers[number]}.",
                "Geef elk advies zijn eigen nummer.",
            )
        if own not in worked_out and checked.complete:
            yield document.finding(
                ("id",),
                "advies-leeg",
                "Geen enkel onderdeel werkt dit advies uit.",
                f"Zet bij een onderdeel ‘adviezen: [{own}]’.",
            )


def boom_klopt(checked: Checked) -> Iterator[Finding]:
    """Een afweging leidt zonder rondje ergens heen; elke uitkomst is bereikbaar (6.2.7)."""
    for document in checked.of("afwegingen"):
        yield from _check_tree(document)


def _check_tree(document: Document) -> Iterator[Finding]:
    data = document.data
    questions = {q["sleutel"]: q for q in data["vragen"]}
    outcomes = {o["sleutel"] for o in data["uitkomsten"]}
    if data["startvraag"] not in questions:
        yield document.finding(
            ("startvraag",),
            "boom-start",
            f"De vraag ‘{shorten(data['startvraag'])}’ bestaat niet.",
            f"Kies uit: {', '.join(questions)}.",
        )
        return
    yield from _check_branches(document, questions, outcomes)
    reached, loop = _walk_tree(questions, data["startvraag"])
    if loop:
        place = [q["sleutel"] for q in data["vragen"]].index(loop)
        yield document.finding(
            ("vragen", place),
            "boom-rondje",
            f"Vanuit de vraag ‘{loop}’ komt u weer bij dezelfde vraag uit.",
            "Laat een antwoord naar een uitkomst leiden.",
        )
    for name, field_name in (("vraag", "vragen"), ("uitkomst", "uitkomsten")):
        for n, node in enumerate(data[field_name]):
            if node["sleutel"] not in reached:
                yield document.finding(
                    (field_name, n),
                    "boom-onbereikbaar",
                    f"Geen antwoord leidt naar de {name} ‘{node['sleutel']}’.",
                    "Laat een antwoord ernaar verwijzen, of haal die weg.",
                )


def _check_branches(
    document: Document, questions: Mapping[str, Any], outcomes: set[str]
) -> Iterator[Finding]:
    """Every answer leads to one question or one outcome."""
    for n, question in enumerate(document.data["vragen"]):
        for m, answer in enumerate(question["antwoorden"]):
            if answer["naar"] not in questions and answer["naar"] not in outcomes:
                yield document.finding(
                    ("vragen", n, "antwoorden", m, "naar"),
                    "boom-nergens",
                    f"‘{shorten(answer['naar'])}’ is geen vraag en geen uitkomst.",
                    f"Kies uit: {', '.join([*questions, *sorted(outcomes)])}.",
                )
    for n, outcome in enumerate(document.data["uitkomsten"]):
        if outcome["sleutel"] in questions:
            yield document.finding(
                ("uitkomsten", n, "sleutel"),
                "boom-dubbel",
                f"‘{outcome['sleutel']}’ is ook de sleutel van een vraag.",
                "Geef de uitkomst een eigen sleutel.",
            )


def _walk_tree(questions: Mapping[str, Any], start: str) -> tuple[set[str], str | None]:
    """All that can be reached from the first question, and a question that leads to itself."""
    done: set[str] = set()
    under_way: set[str] = set()
    loop: str | None = None
    stack: list[tuple[str, bool]] = [(start, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            under_way.discard(node)
            done.add(node)
        elif node in under_way:
            loop = loop or node
        elif node not in done:
            under_way.add(node)
            stack.append((node, True))
            answers = questions.get(node, {}).get("antwoorden", [])
            stack.extend((a["naar"], False) for a in answers)
    return done, loop


RULES: tuple[Rule, ...] = (
    bekostiging_medebewind,
    norm_dient_doel,
    instrument_dient_doel,
    niets_op_tegenstrijdig_principe,
    principe_botst_of_draagt,
    norm_zonder_bedrag,
    centraal_is_geen_gemeentenorm,
    randvoorwaarden_genoemd,
    afwijking_gemotiveerd,
    versies_bestaan,
    datums_op_volgorde,
    termijn_bij_actie,
    rechtsgrond_heeft_tekst,
    adviezen_genummerd,
    boom_klopt,
)
