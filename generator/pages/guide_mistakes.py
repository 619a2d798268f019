"""What goes wrong most often in a file, each with the codes by which the check knows it."""

from __future__ import annotations

from typing import NamedTuple


class Mistake(NamedTuple):
    """Something that editors often do. In ``mend`` code stands between backticks."""

    title: str
    mend: str
    codes: tuple[str, ...]


MISTAKES = (
    Mistake(
        "Een dubbele punt in de tekst",
        "Zet de hele tekst tussen enkele aanhalingstekens.",
        ("yaml",),
    ),
    Mistake(
        "Een regel die niet ver genoeg inspringt",
        "Regels die bij elkaar horen, beginnen op dezelfde plek. Gebruik spaties, geen tab.",
        ("yaml", "inspringing-teken"),
    ),
    Mistake(
        "Een opsomming uit Word",
        "Een lijst maakt u hier met een gewoon streepje en een spatie. "
        "Begin elke regel met `- ` en zet de streepjes recht onder elkaar. "
        "In een tekst laat u boven en onder de lijst een regel leeg, en schrijft u `|-` achter "
        "de naam van het veld.",
        ("yaml", "waarde-soort", "lijst-verloren"),
    ),
    Mistake(
        "Getallen en korte woorden",
        "Schrijf `'2026.10'`, `'007'` en `'no'` met aanhalingstekens: "
        "anders leest de ene computer iets anders dan de andere.",
        ("waarde-dubbelzinnig",),
    ),
    Mistake(
        "Een nummer dat niet bestaat",
        "De melding noemt het nummer dat er het meest op lijkt.",
        ("verwijzing-onbekend",),
    ),
)
