"""The commands of ``kader`` with what each does, in the order in which the help lists them.

It stands apart from the commands themselves, so that ``kader --help`` needs to load none of them.
"""

from __future__ import annotations

from collections.abc import Mapping

CATALOGUE: Mapping[str, str] = {
    "controleer": "controleer een map met het kader",
    "nieuw": "schrijf een nieuw bestand om in te vullen",
    "opmaak": "zet bestanden in één vorm; de inhoud blijft",
    "bouw": "bouw de site",
    "uitgave": "verzegel een uitgave, of toon wat zij wordt",
    "verifieer": "controleer alle zegels, ook tegen een kopie elders",
    "verschil": "zeg wat een wijziging betekent, en voor wie",
    "overstap": "zeg wat het overnemen van een versie vraagt, vooraf",
    "uitpakken": "zet het kader van een git-revisie in een map",
    "verwijzingen": "zoek verwijzingen in documenten, en zeg of zij nog kloppen",
    "reageer": "zet een tekst als reactie bij een wijziging",
}
"""A line of help for each command; its module has the same name."""
