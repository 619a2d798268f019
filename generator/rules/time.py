"""The rules about days: of documents, releases, withdrawals with their successors, and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.base.findings import Finding
from generator.load.document import Document
from generator.rules.seen import Checked, Released


def datums_op_volgorde(checked: Checked) -> Iterator[Finding]:
    """Een document geldt niet tot vóór de dag waarop het begint."""
    for kind in checked.users:
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
    for kind in checked.users:
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
