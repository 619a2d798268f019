"""The rules about indicators: what is measured, and what is said when it can't be."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.findings import Finding
from generator.load.document import Document
from generator.rules.rule import rule, rule_over_all
from generator.rules.seen import Seen

_MEASURED = {
    "doelen": "Dit doel",
    "minimumnormen": "Deze norm",
    "basisdienstverlening": "Dit element",
}


@rule_over_all("indicator-ontbreekt")
def alles_heeft_een_indicator(seen: Seen) -> Iterator[Finding]:
    """Bij elk doel, elke norm en elk element staat waaraan te zien is of het werkt (3.1.5)."""
    indicators = list(seen.of("indicatoren"))
    if not indicators or not seen.complete:
        return
    measured = {item for d in indicators for item in d.data["meet"]}
    for kind, subject in _MEASURED.items():
        for document in seen.of(kind):
            if document.data["id"] not in measured and document.data.get("aard") != "instrument":
                yield document.finding(
                    ("id",),
                    "indicator-ontbreekt",
                    f"{subject} staat bij geen enkele indicator.",
                    f"Zet {document.data['id']} onder ‘meet’ bij een indicator. Is het niet te "
                    "meten? Zeg dat daar, met de reden.",
                )


@rule("indicator-reden", "indicator-maat", kinds=("indicatoren",))
def wat_niet_te_meten_is_zegt_waarom(document: Document, seen: Seen) -> Iterator[Finding]:
    """Wat te meten is, heeft een maat; wat niet of maar deels te meten is, een reden (3.1.5)."""
    measurable = document.data["meetbaar"]
    if measurable != "ja" and "waarom_niet" not in document.data:
        yield document.finding(
            ("meetbaar",),
            "indicator-reden",
            "Er staat niet bij waarom dit niet of maar deels te meten is.",
            "Voeg het veld ‘waarom_niet’ toe.",
        )
    if measurable == "ja" and "waarom_niet" in document.data:
        yield document.finding(
            ("waarom_niet",),
            "indicator-reden",
            "Dit is te meten, maar er staat ook waarom niet.",
            "Haal ‘waarom_niet’ weg, of zet ‘meetbaar’ op deels of nee.",
        )
    if measurable != "nee" and "maat" not in document.data:
        yield document.finding(
            ("meetbaar",),
            "indicator-maat",
            "Er staat niet bij wat er wordt geteld.",
            "Voeg het veld ‘maat’ toe, of zet ‘meetbaar’ op nee.",
        )
    if measurable == "nee" and "metingen" in document.data:
        yield document.finding(
            ("metingen",),
            "indicator-maat",
            "Dit is niet te meten, maar er staan toch waarden bij.",
            "Haal ‘metingen’ weg, of zet ‘meetbaar’ op deels.",
        )
