"""The rules about what a norm, an element or a criterion may say, and what it must add."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.findings import Finding
from generator.load.document import Document
from generator.rules.rule import rule, rule_over_all
from generator.rules.seen import Seen


@rule("norm-bekostiging", kinds=("minimumnormen",))
def bekostiging_medebewind(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een norm in medebewind zegt hoe zij wordt bekostigd, of dat dat ontbreekt (2.1.1, 6.2.4)."""
    if document.data["laag"] == "medebewind" and "bekostiging" not in document.data:
        yield document.finding(
            ("laag",),
            "norm-bekostiging",
            "Deze norm ligt bij gemeenten in medebewind, maar zegt niets over de bekostiging.",
            "Voeg het veld ‘bekostiging’ toe met stand ‘geregeld’, ‘ontbreekt’ of ‘open’.",
        )


_MONEY = re.compile(r"€|\b(euro|eur)\b|\b\d+([.,]\d+)?\s*(procent|%)", re.IGNORECASE)


_GOODS = re.compile(
    r"\b(fiets(en)?|laptops?|witgoed|wasmachines?|koelkast(en)?|cadeaukaart(en)?)\b", re.IGNORECASE
)


@rule("norm-bedrag", kinds=("minimumnormen",))
def norm_zonder_bedrag(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een norm rust op waarden en principes, niet op een bedrag of voorwerp (4.1.3, 5.3)."""
    for what in _money_or_goods(document.data["norm"]):
        yield document.finding(
            ("norm",),
            "norm-bedrag",
            f"De norm noemt {what}.",
            "Zeg welk recht of principe geldt; laat de hoogte over aan wie daarover gaat.",
        )


@rule("principe-bedrag", kinds=("principes",))
def principe_zonder_bedrag(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een gedeeld principe noemt geen bedrag of voorwerp: dat is een middel (5.3, 6.2.1)."""
    if document.data["aard"] == "gedeeld":
        for what in _money_or_goods(document.data["stelling"]):
            yield document.finding(
                ("stelling",),
                "principe-bedrag",
                f"Het principe noemt {what}.",
                "Zeg waar het voor dient: niet ‘recht op een fiets’, maar ‘kan naar school’.",
            )


@rule("element-bedrag", kinds=("basisdienstverlening",))
def element_zonder_bedrag(document: Document, seen: Seen) -> Iterator[Finding]:
    """Basisdienstverlening gaat over kwaliteit, niet over een bedrag of voorwerp (4.1.3, 6.2.5)."""
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
        if match := pattern.search(text):
            yield f"{what}: ‘{match[0].strip()}’"


@rule_over_all("norm-centraal")
def centraal_is_geen_gemeentenorm(seen: Seen) -> Iterator[Finding]:
    """Wat centraal geregeld moet worden, is niet ook een norm voor gemeenten (6.2.4)."""
    central = {
        d.data["titel"].casefold(): d.data["id"]
        for d in seen.of("regelingen")
        if d.data["voorgestelde_plek"] == "rijk"
    }
    for document in seen.of("minimumnormen"):
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


@rule("element-randvoorwaarden", kinds=("basisdienstverlening",))
def randvoorwaarden_genoemd(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een element dat nog niet direct kan, zegt wat er eerst nodig is (6.2.5)."""
    ready = document.data["gereedheid"] == "direct"
    named = {"randvoorwaarden", "wacht_op"} & document.data.keys()
    if ready == bool(named):
        message, hint = (
            (
                "Dit element kan direct, maar noemt toch randvoorwaarden.",
                f"Haal het veld ‘{min(named)}’ weg, of zet ‘gereedheid’ op randvoorwaarden.",
            )
            if ready
            else (
                "Dit element wacht op randvoorwaarden, maar noemt er geen.",
                "Voeg het veld ‘wacht_op’ toe, of zet ‘gereedheid’ op direct.",
            )
        )
        yield document.finding(("gereedheid",), "element-randvoorwaarden", message, hint)


@rule("criterium-laag", kinds=("kwaliteitskader",))
def criterium_voor_plaatsen(document: Document, seen: Seen) -> Iterator[Finding]:
    """Verschil tussen plaatsen vraagt lokaal beleid, dus niet alleen het Rijk (2.4, 6.2.7)."""
    if document.data["aard_verschil"] != "individueel" and document.data["lagen"] == ["rijk"]:
        yield document.finding(
            ("lagen",),
            "criterium-laag",
            "Dit criterium gaat over verschil tussen plaatsen, maar ligt alleen bij het Rijk.",
            "Noem ook de laag van gemeenten, of zet ‘aard_verschil’ op individueel.",
        )


@rule("norm-geldt-voorstel", kinds=("minimumnormen",))
def norm_bindt_na_vaststelling(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een norm die niemand heeft vastgesteld, heeft geen dag waarop zij bindt."""
    if "geldt_vanaf" in document.data and document.data["status"] == "voorstel":
        yield document.finding(
            ("geldt_vanaf",),
            "norm-geldt-voorstel",
            "Deze norm is een voorstel, maar zegt toch vanaf welke dag zij bindt.",
            "Haal ‘geldt_vanaf’ weg zolang niemand de norm heeft vastgesteld.",
        )
