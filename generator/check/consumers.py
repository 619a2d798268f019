"""Who registers itself: the code of a consumer, however an editor wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.findings import Finding, nearest, shorten
from generator.check.meant import same_number
from generator.load.document import Document
from generator.setup.register import Register
from generator.setup.setup import Setup

_LIKE_A_NAME = 0.8


def check_consumer(document: Document, setup: Setup) -> Iterator[Finding]:
    """Only who is in the register can register itself."""
    afnemers, item = setup.settings.afnemers, document.data.get("id")
    if not afnemers or document.kind != afnemers.soort or not isinstance(item, (str, int)):
        return
    text = str(item)
    if text not in setup.register:
        code = meant(text, setup.register)
        hint = afnemers.nummer
        if code:
            hint = (
                f"De code van {setup.register[code].naam} is {code}: schrijf ‘id: {code}’ en geef "
                f"het bestand de naam ‘{code}.yaml’."
            )
        yield document.finding(
            ("id",),
            "gebruiker-onbekend",
            f"‘{shorten(text)}’ staat niet in het register van {afnemers.meervoud}.",
            hint,
        )


def meant(text: str, register: Register) -> str | None:
    """The code of who is meant by a name, or by a code in capitals or without its zeros.

    A name that is only like another is taken for it when no other is.
    """
    names = {c.naam.casefold(): c.id for c in register if c.einde is None}
    if code := names.get(text.casefold()) or same_number(text, register.by_id):
        return code
    near = nearest(text.casefold(), names, _LIKE_A_NAME) if not re.search("[0-9]", text) else None
    return names[near] if near else None
