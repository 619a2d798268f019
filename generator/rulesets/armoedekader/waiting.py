"""The rules about what waits for what: steps, preconditions and statements of quality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.base.findings import Finding
from generator.load.document import Document
from generator.rules.rule import rule, rule_over_all
from generator.rules.seen import Seen


@rule("stap-wacht", kinds=("stappen",))
def stap_zegt_waarop_zij_wacht(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een stap die niet meteen kan, zegt waarop zij wacht; een die kan, wacht niet (6.2.9)."""
    can_now, waits = document.data["kan_nu"] == "ja", bool(document.data.get("wacht_op"))
    if can_now == waits:
        message, hint = (
            (
                "Deze stap kan nu al, maar wacht toch ergens op.",
                "Haal ‘wacht_op’ weg, of zet ‘kan_nu’ op deels of nee.",
            )
            if waits
            else (
                "Deze stap kan nog niet helemaal, maar zegt niet waarop zij wacht.",
                "Voeg het veld ‘wacht_op’ toe, of zet ‘kan_nu’ op ja.",
            )
        )
        yield document.finding(("kan_nu",), "stap-wacht", message, hint)
    for n, item in enumerate(document.data.get("wacht_op", ())):
        if item in document.data.get("levert", ()):
            yield document.finding(
                ("wacht_op", n),
                "stap-wacht",
                f"Deze stap wacht op {item}, en levert dat zelf.",
                f"Haal {item} weg bij ‘wacht_op’ of bij ‘levert’.",
            )


@rule("uitspraak-wacht", kinds=("basisdienstverlening",))
def uitspraak_zegt_waarop_zij_wacht(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een kwaliteitsuitspraak die nog niet kan, zegt wat er eerst nodig is (6.2.5)."""
    for n, statement in enumerate(document.data["kwaliteitsuitspraken"]):
        waits = bool(statement.get("wacht_op"))
        place = (
            "kwaliteitsuitspraken",
            n,
            "gereedheid" if "gereedheid" in statement else "sleutel",
        )
        if (statement.get("gereedheid") == "randvoorwaarden") != waits:
            message, hint = (
                (
                    "Deze uitspraak noemt waarop zij wacht, maar zegt niet dat zij wacht.",
                    "Zet ‘gereedheid’ op randvoorwaarden, of haal ‘wacht_op’ weg.",
                )
                if waits
                else (
                    "Deze uitspraak wacht op randvoorwaarden, maar noemt er geen.",
                    "Voeg ‘wacht_op’ toe, of zet ‘gereedheid’ op direct.",
                )
            )
            yield document.finding(place, "uitspraak-wacht", message, hint)
        elif waits and document.data["gereedheid"] == "direct":
            message = "Deze uitspraak wacht ergens op, maar het element zegt dat het direct kan."
            hint = "Zet ‘gereedheid’ van het element op randvoorwaarden."
            yield document.finding(place, "uitspraak-wacht", message, hint)


_WAITING = ("randvoorwaarden", "stappen")


@rule_over_all("wacht-rondje")
def niets_wacht_op_zichzelf(seen: Seen) -> Iterator[Finding]:
    """Niets wacht, ook niet langs een omweg, op zichzelf: dan begint niemand ooit (6.2.9)."""
    documents = {d.data["id"]: d for kind in _WAITING for d in seen.of(kind)}
    awaited = {i: tuple(d.data.get("wacht_op", ())) for i, d in documents.items()}
    told: set[str] = set()
    for item, document in documents.items():
        circle = _circle(item, awaited)
        if circle and not told.intersection(circle):
            told.update(circle)
            way = " → ".join((*circle, item))
            yield document.finding(
                ("wacht_op",),
                "wacht-rondje",
                f"Dit wacht op zichzelf: {way}.",
                "Haal een van deze verwijzingen weg.",
            )


def _circle(start: str, awaited: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from an item back to itself; empty when there is none."""
    ways: dict[str, tuple[str, ...]] = {start: (start,)}
    queue = [start]
    for item in queue:
        for following in awaited.get(item, ()):
            if following == start:
                return ways[item]
            if following not in ways:
                ways[following] = (*ways[item], following)
                queue.append(following)
    return ()
