"""What JSON Schema cannot say: the rules that come from the report itself.

Each rule is a generator function; its docstring is the rule, in Dutch, with its source. A rule sees
only documents whose form is right, and says nothing about ids that do not exist: that is said
elsewhere. Each code belongs to one rule and may be set aside for one item; what is wrong with the
form of a file may not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.findings import Finding, shorten
from generator.load import Document, Place
from generator.readability import ENOUGH, Reading, plain_text, read, words_of
from generator.schema import load_kinds


@dataclass(frozen=True)
class Released:
    """One release as the rules see it: its day as ``jjjj-mm-dd`` and the ids of its items.

    ``withdrawn`` are those of ``items`` that held no longer.
    """

    date: str
    items: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Checked:
    """What the rules look at: the sound documents by kind and id, and the releases by version.

    ``versions`` runs from old to new and is ``None`` when the releases can't be read; ``complete``
    says whether all documents are sound. A rule doesn't blame an editor for what it can't see.
    """

    by_kind: Mapping[str, Mapping[str, Document]] = field(repr=False)
    versions: Mapping[str, Released] | None = field(default_factory=dict)
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
        if _serves_only_tools(checked, document):
            yield document.finding(
                ("doelen",),
                "norm-instrument",
                "Deze norm dient alleen instrumenten, geen doel.",
                _NAME_GOAL,
            )


def element_dient_doel(checked: Checked) -> Iterator[Finding]:
    """Een element van de basisdienstverlening dient ten minste één echt doel (3.1.4, 6.2.5)."""
    for document in checked.of("basisdienstverlening"):
        if _serves_only_tools(checked, document):
            yield document.finding(
                ("doelen",),
                "element-instrument",
                "Dit element dient alleen instrumenten, geen doel.",
                _NAME_GOAL,
            )


_NAME_GOAL = "Noem ook het doel waarvoor het instrument een middel is."


def _serves_only_tools(checked: Checked, document: Document) -> bool:
    """Whether all goals of an item that hold are means; a withdrawn goal has its own finding."""
    goals = [checked.get("doelen", i) for i in document.data["doelen"]]
    holding = [g for g in goals if "ingetrokken" not in g]
    return all(goals) and bool(holding) and all(g["aard"] == "instrument" for g in holding)


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


_SUBJECTS = {
    "minimumnormen": "Deze norm",
    "basisdienstverlening": "Dit element",
    "kwaliteitskader": "Dit criterium",
}


def herleidbaar_tot_waarde(checked: Checked) -> Iterator[Finding]:
    """Elke norm en elk element of criterium rust via een principe op een waarde (5.3, 6.2.7)."""
    for kind, subject in _SUBJECTS.items():
        for document in checked.of(kind):
            breaks = [_break(checked, document, p) for p in document.data["principes"]]
            # Where each break has a finding of its own, one more would only repeat it.
            if None not in breaks and any(b and not b.said for b in breaks):
                chain = "; ".join(b.text for b in breaks if b)
                yield document.finding(
                    ("principes",),
                    "niet-herleidbaar",
                    f"{subject} leidt via geen enkel principe naar een waarde: {chain}.",
                    "Noem ook een gedeeld principe dat op een waarde rust.",
                )


@dataclass(frozen=True)
class _Break:
    """Why a principle leads to no value; ``said`` when another finding says so already."""

    text: str
    said: bool = True


def _break(checked: Checked, document: Document, principle: str) -> _Break | None:
    """Where the way from an item to a value stops; ``None`` when it doesn't, or can't be seen."""
    data = checked.get("principes", principle)
    if not data:
        return None
    if "ingetrokken" in data:
        return _Break(f"{principle} is ingetrokken")
    if data["aard"] == "tegenstrijdig":
        aside = is_set_aside(document.data, "principe-tegenstrijdig")
        return _Break(f"{principle} is tegenstrijdig", said=not aside)
    if not data.get("waarden"):
        aside = is_set_aside(data, "principe-zonder-waarde")
        return _Break(f"{principle} rust op geen waarde", said=not aside)
    values = [checked.get("waarden", v) for v in data["waarden"]]
    if all("ingetrokken" in v for v in values):
        return _Break(f"{principle} rust op waarden die zijn ingetrokken")
    return None


def is_set_aside(data: Mapping[str, Any], code: str) -> bool:
    """Whether an item asks that a rule be set aside, on whatever day."""
    return any(e["regel"] == code for e in data.get("uitzonderingen", ()))


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


_USERS = ("gemeenten", "samenwerkingen")
_MONEY = re.compile(r"€|\b(euro|eur)\b|\b\d+([.,]\d+)?\s*(procent|%)", re.IGNORECASE)
_GOODS = re.compile(
    r"\b(fiets(en)?|laptops?|witgoed|wasmachines?|koelkast(en)?|cadeaukaart(en)?)\b", re.IGNORECASE
)


def norm_zonder_bedrag(checked: Checked) -> Iterator[Finding]:
    """Een norm rust op waarden en principes, niet op een bedrag of voorwerp (4.1.3, 5.3)."""
    for document in checked.of("minimumnormen"):
        for what in _money_or_goods(document.data["norm"]):
            yield document.finding(
                ("norm",),
                "norm-bedrag",
                f"De norm noemt {what}.",
                "Zeg welk recht of principe geldt; laat de hoogte over aan wie daarover gaat.",
            )


def principe_zonder_bedrag(checked: Checked) -> Iterator[Finding]:
    """Een gedeeld principe noemt geen bedrag of voorwerp: dat is een middel (5.3, 6.2.1)."""
    for document in checked.of("principes"):
        if document.data["aard"] == "gedeeld":
            for what in _money_or_goods(document.data["stelling"]):
                yield document.finding(
                    ("stelling",),
                    "principe-bedrag",
                    f"Het principe noemt {what}.",
                    "Zeg waar het voor dient: niet ‘recht op een fiets’, maar ‘kan naar school’.",
                )


def element_zonder_bedrag(checked: Checked) -> Iterator[Finding]:
    """Basisdienstverlening gaat over kwaliteit, niet over een bedrag of voorwerp (4.1.3, 6.2.5)."""
    for document in checked.of("basisdienstverlening"):
        for n, statement in enumerate(document.data["kwaliteitsuitspraken"]):
            for what in _money_or_goods(statement["uitspraak"]):
                yield document.finding(
                    ("kwaliteitsuitspraken", n, "uitspraak"),
                    "element-bedrag",
                    f"De kwaliteitsuitspraak noemt {what}.",
                    "Zeg wat een inwoner van de dienstverlening mag verwachten.",
                )


def _money_or_goods(text: str) -> Iterator[str]:
    """What a text names that is a sum of money or a thing, in words for a message."""
    for pattern, what in ((_MONEY, "een bedrag of percentage"), (_GOODS, "een voorwerp")):
        if found := pattern.search(text):
            yield f"{what}: ‘{found[0].strip()}’"


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
        texts = {n: document.data.get(n, "").casefold() for n in ("norm", "titel")}
        for title, scheme in central.items():
            if place := next((n for n, text in texts.items() if title in text), None):
                yield document.finding(
                    (place,),
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


def criterium_voor_plaatsen(checked: Checked) -> Iterator[Finding]:
    """Verschil tussen plaatsen vraagt lokaal beleid, dus niet alleen het Rijk (2.4, 6.2.7)."""
    for document in checked.of("kwaliteitskader"):
        if document.data["aard_verschil"] != "individueel" and document.data["lagen"] == ["rijk"]:
            yield document.finding(
                ("lagen",),
                "criterium-laag",
                "Dit criterium gaat over verschil tussen plaatsen, maar ligt alleen bij het Rijk.",
                "Noem ook de laag van gemeenten, of zet ‘aard_verschil’ op individueel.",
            )


def afwijking_gemotiveerd(checked: Checked) -> Iterator[Finding]:
    """Een gemeente die afwijkt, legt uit waarom (2.4)."""
    for kind in _USERS:
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
    for kind in _USERS:
        for document in checked.of(kind):
            adopted = document.data.get("overgenomen")
            if adopted:
                yield from _version(checked, document, ("overgenomen", "versie"), adopted["versie"])
            for n, citation in enumerate(document.data.get("aanhalingen", [])):
                yield from _version(
                    checked, document, ("aanhalingen", n, "versie"), citation["versie"]
                )


def _version(checked: Checked, document: Document, place: Place, version: str) -> Iterator[Finding]:
    if checked.versions is not None and version not in checked.versions:
        known = ", ".join(checked.versions) or "nog geen enkele"
        yield document.finding(
            place,
            "versie-onbekend",
            f"Versie {shorten(version)} is niet uitgegeven.",
            f"Uitgegeven zijn: {known}.",
        )


def aanhaling_staat_in_versie(checked: Checked) -> Iterator[Finding]:
    """Een aanhaling noemt een onderdeel dat in de aangehaalde versie staat."""
    versions = checked.versions or {}
    for kind in _USERS:
        for document in checked.of(kind):
            for n, citation in enumerate(document.data.get("aanhalingen", [])):
                item, version = citation["item"], citation["versie"]
                if version not in versions or item in versions[version].items:
                    continue
                holding = ", ".join(v for v, released in versions.items() if item in released.items)
                yield document.finding(
                    ("aanhalingen", n, "item"),
                    "aanhaling-onderdeel",
                    f"{item} staat niet in versie {version}.",
                    f"Haal het aan uit een versie waarin het staat: {holding}."
                    if holding
                    else "Haal het pas aan als het is uitgegeven.",
                )


def datums_op_volgorde(checked: Checked) -> Iterator[Finding]:
    """Een document geldt niet tot vóór de dag waarop het begint."""
    for kind in _USERS:
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


def niets_voor_uitgave(checked: Checked) -> Iterator[Finding]:
    """Niemand neemt een versie over, of haalt haar aan, vóór de dag waarop zij uitkwam."""
    versions = checked.versions or {}
    for kind in _USERS:
        for document in checked.of(kind):
            adopted = document.data.get("overgenomen", {})
            released = versions.get(adopted.get("versie"))
            if released and adopted["datum"] < released.date:
                yield document.finding(
                    ("overgenomen", "datum"),
                    "datum-voor-uitgave",
                    f"Versie {adopted['versie']} kwam uit op {released.date}; op "
                    f"{adopted['datum']} kon niemand haar overnemen.",
                    _MEND_DATE,
                )
            for n, citation in enumerate(document.data.get("aanhalingen", [])):
                released = versions.get(citation["versie"])
                last = citation.get("tot")
                # That it ends before it begins has its own finding.
                if released and last and citation["van"] <= last < released.date:
                    yield document.finding(
                        ("aanhalingen", n, "tot"),
                        "datum-voor-uitgave",
                        f"Versie {citation['versie']} kwam uit op {released.date}; een document "
                        f"dat gold tot en met {last} kon haar niet aanhalen.",
                        _MEND_DATE,
                    )


_MEND_DATE = "Verbeter de datum of de versie."


def intrekking_na_uitgave(checked: Checked) -> Iterator[Finding]:
    """Wat in een uitgave nog gold, is niet al vóór die uitgave ingetrokken."""
    for documents in checked.by_kind.values():
        for item, document in documents.items():
            day = document.data.get("ingetrokken", {}).get("datum")
            held = ((v, r) for v, r in _newest_first(checked) if item in r.items - r.withdrawn)
            version, released = next(held, ("", None))
            if day and released and day < released.date:
                yield document.finding(
                    ("ingetrokken", "datum"),
                    "intrekking-voor-uitgave",
                    f"In uitgave {version} van {released.date} gold {item} nog; dan is het niet "
                    f"ingetrokken op {day}.",
                    f"Kies een dag op of na {released.date}.",
                )


def _newest_first(checked: Checked) -> list[tuple[str, Released]]:
    return [*(checked.versions or {}).items()][::-1]


def norm_bindt_na_vaststelling(checked: Checked) -> Iterator[Finding]:
    """Een norm die niemand heeft vastgesteld, heeft geen dag waarop zij bindt."""
    for document in checked.of("minimumnormen"):
        if "geldt_vanaf" in document.data and document.data["status"] == "voorstel":
            yield document.finding(
                ("geldt_vanaf",),
                "norm-geldt-voorstel",
                "Deze norm is een voorstel, maar zegt toch vanaf welke dag zij bindt.",
                "Haal ‘geldt_vanaf’ weg zolang niemand de norm heeft vastgesteld.",
            )


def opvolging_zonder_rondje(checked: Checked) -> Iterator[Finding]:
    """Wie opvolgers volgt, komt uit bij iets wat geldt of bij ‘geen’, nooit weer bij het begin."""
    gone = {
        d.data["id"]: d
        for documents in checked.by_kind.values()
        for d in documents.values()
        if "ingetrokken" in d.data
    }
    for item, document in sorted(gone.items()):
        ring = _ring(gone, item)
        # A ring is one mistake: it is said once, at its first id.
        if ring and item == min(ring):
            yield document.finding(
                ("ingetrokken", "opvolgers"),
                "opvolger-rondje",
                f"Wie {item} opvolgt, komt weer bij {item} uit: {' → '.join((*ring, item))}.",
                "Verwijs naar een onderdeel dat nog geldt, of schrijf ‘- geen’.",
            )


def _ring(gone: Mapping[str, Document], start: str) -> tuple[str, ...]:
    """The withdrawn items on the way from one back to itself; empty when there is no way."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in gone[way[-1]].data["ingetrokken"].get("opvolgers", ()):
            if following == start:
                return way
            if following in gone and following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()


def termijn_komt_nog(checked: Checked) -> Iterator[Finding]:
    """Een notitie gaat met een latere uitgave mee, dus haar uiterste dag ligt niet ervoor."""
    version, released = next(iter(_newest_first(checked)), ("", None))
    for document in checked.of("wijzigingen"):
        day = document.data.get("uiterlijk")
        if day and released and day < released.date:
            yield document.finding(
                ("uiterlijk",),
                "termijn-voorbij",
                f"De uiterste dag {day} was al voorbij bij uitgave {version} van {released.date}, "
                f"en deze notitie verschijnt pas daarna.",
                "Geef gemeenten een dag die nog komt.",
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


def gewone_taal_leesbaar(checked: Checked) -> Iterator[Finding]:
    """Een tekst voor inwoners is in gewone taal: niet te moeilijk om te lezen (5.5)."""
    for kind in load_kinds():
        for name in (f.name for f in kind.fields if f.plain):
            for document in checked.of(kind.name):
                reading = read(plain_text(document.data.get(name, "")))
                if reading and reading.is_hard:
                    yield document.finding(
                        (name,),
                        "leesbaarheid",
                        f"Deze tekst is lastig te lezen: leesscore {reading.score}, streef naar "
                        f"{ENOUGH} of hoger.",
                        _simpler(reading),
                        severity="waarschuwing",
                    )


_SENTENCE_ENOUGH = 12
"""A sentence of so many words is short enough to leave as it is."""


def _simpler(reading: Reading) -> str:
    length = len(words_of(reading.longest))
    hints = []
    if length > _SENTENCE_ENOUGH:
        hints.append(f"Knip de langste zin ({length} woorden): ‘{shorten(reading.longest)}’.")
    if reading.hardest:
        hints.append(f"Kies kortere woorden voor: {', '.join(reading.hardest[:5])}.")
    return " ".join(hints) or "Gebruik kortere zinnen en kortere woorden."


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


CODES: Mapping[str, Rule] = {
    "norm-bekostiging": bekostiging_medebewind,
    "norm-instrument": norm_dient_doel,
    "element-instrument": element_dient_doel,
    "instrument-zonder-doel": instrument_dient_doel,
    "instrument-dient-instrument": instrument_dient_doel,
    "principe-tegenstrijdig": niets_op_tegenstrijdig_principe,
    "niet-herleidbaar": herleidbaar_tot_waarde,
    "principe-zonder-waarde": principe_botst_of_draagt,
    "principe-zonder-botsing": principe_botst_of_draagt,
    "norm-bedrag": norm_zonder_bedrag,
    "principe-bedrag": principe_zonder_bedrag,
    "element-bedrag": element_zonder_bedrag,
    "norm-centraal": centraal_is_geen_gemeentenorm,
    "element-randvoorwaarden": randvoorwaarden_genoemd,
    "criterium-laag": criterium_voor_plaatsen,
    "afwijking-motivering": afwijking_gemotiveerd,
    "versie-onbekend": versies_bestaan,
    "aanhaling-onderdeel": aanhaling_staat_in_versie,
    "datum-volgorde": datums_op_volgorde,
    "datum-voor-uitgave": niets_voor_uitgave,
    "intrekking-voor-uitgave": intrekking_na_uitgave,
    "opvolger-rondje": opvolging_zonder_rondje,
    "norm-geldt-voorstel": norm_bindt_na_vaststelling,
    "termijn-zonder-actie": termijn_bij_actie,
    "termijn-voorbij": termijn_komt_nog,
    "rechtsgrond-link": rechtsgrond_heeft_tekst,
    "advies-nummer": adviezen_genummerd,
    "advies-leeg": adviezen_genummerd,
    "leesbaarheid": gewone_taal_leesbaar,
    "boom-start": boom_klopt,
    "boom-rondje": boom_klopt,
    "boom-onbereikbaar": boom_klopt,
    "boom-nergens": boom_klopt,
    "boom-dubbel": boom_klopt,
}
"""Every code with the rule that gives it; these and no others can be set aside."""

RULES: tuple[Rule, ...] = tuple(dict.fromkeys(CODES.values()))
