"""The rules about days: of documents, releases, withdrawals with their successors, and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.base.findings import Finding
from generator.base.schema import NOTES
from generator.load.document import Document, Place
from generator.rules.rule import of_users, rule, rule_over_all
from generator.rules.seen import Released, Seen


@rule("datum-volgorde", kinds=of_users)
def datums_op_volgorde(document: Document, seen: Seen) -> Iterator[Finding]:
    """Wat geldt, eindigt niet vóór de dag waarop het begint."""
    for place, what, first, last in _periods(document):
        if last and last < first:
            yield document.finding(
                place,
                "datum-volgorde",
                f"{what} eindigt op {last}, vóór het begin op {first}.",
                "Verbeter een van de twee datums.",
            )


def _periods(document: Document) -> Iterator[tuple[Place, str, str, str | None]]:
    """All that may have a last day: its place, what it is, its first and its last day."""
    if adopted := document.data.get("overgenomen"):
        yield ("overgenomen", "tot"), "De overname", adopted["datum"], adopted.get("tot")
    for name, first, what in (
        ("aanhalingen", "van", "Het document"),
        ("keuzes", "datum", "De keuze"),
        ("lidmaatschap", "van", "Het lidmaatschap"),
    ):
        for n, entry in enumerate(document.data.get(name, [])):
            yield (name, n, "tot"), what, entry.get(first, ""), entry.get("tot")


@rule("datum-voor-uitgave", kinds=of_users)
def niets_voor_uitgave(document: Document, seen: Seen) -> Iterator[Finding]:
    """Niemand neemt een versie over, of haalt haar aan, vóór de dag waarop zij uitkwam."""
    versions = seen.versions or {}
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


@rule_over_all("intrekking-voor-uitgave")
def intrekking_na_uitgave(seen: Seen) -> Iterator[Finding]:
    """Wat in een uitgave nog gold, is niet al vóór die uitgave ingetrokken."""
    for documents in seen.by_kind.values():
        for item, document in documents.items():
            day = document.data.get("ingetrokken", {}).get("datum")
            held = ((v, r) for v, r in _newest_first(seen) if item in r.items - r.withdrawn)
            version, released = next(held, ("", None))
            if day and released and day < released.date:
                yield document.finding(
                    ("ingetrokken", "datum"),
                    "intrekking-voor-uitgave",
                    f"In uitgave {version} van {released.date} gold {item} nog; dan is het niet "
                    f"ingetrokken op {day}.",
                    f"Kies een dag op of na {released.date}.",
                )


def _newest_first(seen: Seen) -> list[tuple[str, Released]]:
    return [*(seen.versions or {}).items()][::-1]


@rule_over_all("opvolger-rondje")
def opvolging_zonder_rondje(seen: Seen) -> Iterator[Finding]:
    """Wie opvolgers volgt, komt uit bij iets wat geldt of bij ‘geen’, nooit weer bij het begin."""
    withdrawn = {
        d.data["id"]: d
        for documents in seen.by_kind.values()
        for d in documents.values()
        if "ingetrokken" in d.data
    }
    for item, document in sorted(withdrawn.items()):
        ring = _ring(withdrawn, item)
        # One finding for the whole ring, at its first id.
        if ring and item == min(ring):
            yield document.finding(
                ("ingetrokken", "opvolgers"),
                "opvolger-rondje",
                f"Wie {item} opvolgt, komt weer bij {item} uit: {' → '.join((*ring, item))}.",
                "Verwijs naar een onderdeel dat nog geldt, of schrijf ‘- geen’.",
            )


def _ring(withdrawn: Mapping[str, Document], start: str) -> tuple[str, ...]:
    """The withdrawn items on the way from one back to itself; empty when there is no way."""
    ways: list[tuple[str, ...]] = [(start,)]
    visited: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in withdrawn[way[-1]].data["ingetrokken"].get("opvolgers", ()):
            if following == start:
                return way
            if following in withdrawn and following not in visited:
                visited.add(following)
                ways.append((*way, following))
    return ()


@rule("termijn-voorbij", kinds=(NOTES,))
def termijn_komt_nog(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een notitie gaat met een latere uitgave mee, dus haar uiterste dag ligt niet ervoor."""
    version, released = next(iter(_newest_first(seen)), ("", None))
    for place, day in _last_days(document):
        if released and day < released.date:
            yield document.finding(
                place,
                "termijn-voorbij",
                f"De uiterste dag {day} was al voorbij bij uitgave {version} van {released.date}, "
                f"en deze notitie verschijnt pas daarna.",
                f"Geef {seen.many} een dag die nog komt.",
            )


def _last_days(document: Document) -> Iterator[tuple[Place, str]]:
    """The last days that a note names: its own, and those of its tasks."""
    if day := document.data.get("uiterlijk"):
        yield ("uiterlijk",), day
    for n, task in enumerate(document.data.get("taken", [])):
        if day := task.get("uiterlijk"):
            yield ("taken", n, "uiterlijk"), day


@rule("termijn-zonder-actie", kinds=(NOTES,))
def termijn_bij_actie(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een uiterste dag staat alleen bij iets wat iemand moet doen."""
    if "uiterlijk" in document.data and "actie" not in document.data:
        yield document.finding(
            ("uiterlijk",),
            "termijn-zonder-actie",
            f"Er staat een uiterste dag, maar niet wat {seen.many} dan gedaan moeten hebben.",
            "Zet de dag bij een taak van ‘taken’, of haal haar weg."
            if "taken" in document.data
            else "Voeg het veld ‘actie’ toe of haal de dag weg.",
        )
