"""Set the releases that stand here against a published copy of them.

Here may be ahead of the copy: a release is made before it is published. What was published once is
never gone or different.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.base.findings import Finding, about_file
from generator.history.chain import chain_of
from generator.history.versions import FOLDER, SEALS, Seal, Version
from generator.load.document import is_real_date
from generator.load.json_text import sound_data

_HASH = re.compile(r"[0-9a-f]{64}")
_MEND = (
    "Zet de uitgave hier terug zoals zij is gepubliceerd. Is zij hier wel goed? Dan is de "
    "gepubliceerde kopie veranderd: zoek uit door wie, en publiceer opnieuw."
)


def read_published(raw: bytes) -> tuple[Seal, ...] | None:
    """The seals that a site lists, oldest first; ``None`` when this isn't such a list."""
    data = sound_data(raw)
    entries = data.get("uitgaven") if data else None
    if not isinstance(entries, list):
        return None
    seals = [_seal(entry) for entry in entries]
    whole = tuple(seal for seal in seals if seal)
    return whole if len(whole) == len(seals) else None


def _seal(entry: object) -> Seal | None:
    if not isinstance(entry, dict):
        return None
    values = [entry.get(name) for name in ("versie", "datum", "sha256", "keten")]
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) < len(values):
        return None
    seal = Seal(*texts)
    return seal if _is_sound(seal) else None


def _is_sound(seal: Seal) -> bool:
    try:
        Version.parse(seal.version)
    except ValueError:
        return False
    hashes = (seal.sha256, seal.chain)
    return is_real_date(seal.date) and all(_HASH.fullmatch(h) for h in hashes)


def differences(own: Sequence[Seal], copy: Sequence[Seal]) -> Iterator[Finding]:
    """What of a copy with at least one release is gone here, or different.

    A register from before there was a chain states none; then there is nothing to compare it with.
    """
    stated = tuple(seal.chain for seal in copy)
    if any(stated) and stated != chain_of(copy):
        message = "De keten in de kopie past niet bij de zegels die de kopie zelf noemt."
        yield about_file(f"{FOLDER}/{SEALS}", "kopie-anders", message, _MEND)
    unlike = [*_gone_or_different(own, copy), *_between(own, copy)]
    yield from unlike
    if not unlike and tuple(copy) != tuple(own[: len(copy)]):
        message = "De kopie noemt dezelfde uitgaven, maar in een andere volgorde of dubbel."
        yield about_file(f"{FOLDER}/{SEALS}", "kopie-anders", message, _MEND)


def _gone_or_different(own: Sequence[Seal], copy: Sequence[Seal]) -> Iterator[Finding]:
    here = {seal.version: seal for seal in own}
    for there in copy:
        path = f"{FOLDER}/{there.version}.json"
        mine = here.get(there.version)
        if mine is None:
            yield about_file(
                path,
                "kopie-verder",
                f"Uitgave {there.version} van {there.date} is gepubliceerd, maar staat hier niet.",
                "Haal eerst de nieuwste stand van het kader op. Staat zij er dan nog niet? Dan is "
                "zij weggehaald of hernoemd: zet haar terug zoals zij is gepubliceerd.",
            )
        elif mine != there:
            message = (
                f"Uitgave {there.version} is hier anders dan in de kopie: {_how(mine, there)}."
            )
            yield about_file(path, "kopie-anders", message, _MEND)


def _how(mine: Seal, there: Seal) -> str:
    day = f"de dag is hier {mine.date} en daar {there.date}"
    text = f"het zegel is hier {mine.sha256[:12]}… en daar {there.sha256[:12]}…, dus de inhoud is "
    parts = [
        *([day] if mine.date != there.date else []),
        *([f"{text}niet dezelfde"] if mine.sha256 != there.sha256 else []),
    ]
    return "; ".join(parts)


def _between(own: Sequence[Seal], copy: Sequence[Seal]) -> Iterator[Finding]:
    """Releases that the copy lacks although it already has a later one."""
    there = {seal.version for seal in copy}
    newest = max(Version.parse(seal.version) for seal in copy)
    for seal in own:
        if seal.version not in there and Version.parse(seal.version) < newest:
            message = (
                f"Uitgave {seal.version} staat hier wel en in de kopie niet, terwijl daar "
                f"{newest} al staat."
            )
            hint = (
                "Haal haar hier weg als zij nooit is uitgegeven, met de regel in het register. Is "
                "zij wel uitgegeven? Dan is zij uit de kopie gehaald: publiceer opnieuw."
            )
            yield about_file(f"{FOLDER}/{seal.version}.json", "kopie-anders", message, hint)


def other_file(version: str) -> Finding:
    """Say that the file of a release in a copy isn't what was sealed, whatever the copy lists."""
    return about_file(
        f"{FOLDER}/{version}.json",
        "kopie-anders",
        f"De kopie noemt voor uitgave {version} het goede zegel, maar haar bestand is een ander.",
        "Vertrouw dat bestand niet. Publiceer opnieuw, en zoek uit wie het veranderde.",
    )
