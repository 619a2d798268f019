"""Who is meant when someone names a consumer: by code, official name or everyday name.

For a command that does something for one consumer: what is only like a name is never taken for it.
"""

from __future__ import annotations

from generator.base.findings import shorten
from generator.base.phrases import listed
from generator.base.settings import Afnemers
from generator.check.consumers import meant
from generator.check.meant import same_number
from generator.setup.register import Consumer
from generator.setup.setup import Setup


def named(text: str, setup: Setup, day: str) -> Consumer:
    """The consumer that goes by a name on a day.

    Raises ``ValueError``, in Dutch, for who isn't in the register, or isn't there on that day.
    """
    afnemers, register = setup.settings.afnemers, setup.register
    if afnemers is None:
        raise ValueError("dit kader heeft geen register")
    code = _code(text.strip(), setup, afnemers)
    if code is None:
        where = (
            f"; bedoelt u {listed(near, 'of')}?" if (near := _near(text, setup, afnemers)) else ""
        )
        raise ValueError(
            f"‘{shorten(text)}’ staat niet in het register van {afnemers.meervoud}{where}"
        )
    consumer = register[code]
    if consumer.ended_by(day):
        after = [f"{c.naam} ({c.id})" for c in register.successors(code, day)]
        instead = f"; registreer het bij {listed(after)}" if after else ""
        raise ValueError(
            f"{consumer.naam} ({code}) bestond tot en met {consumer.einde} "
            f"({row(consumer, afnemers)}){instead}"
        )
    return consumer


def _near(text: str, setup: Setup, afnemers: Afnemers) -> list[str]:
    """Who may be meant: all that go by the name with something behind it, or else the likest."""
    wanted = f"{_bare(text, afnemers)} ("
    longer = [c for c in setup.register if c.naam.casefold().startswith(wanted)]
    likest = meant(text, setup.register)
    found = longer or ([setup.register[likest]] if likest else [])
    return [f"{c.naam} ({c.id})" for c in found]


def _bare(text: str, afnemers: Afnemers) -> str:
    """A name in small letters, without the word for those that bear it."""
    return " ".join(text.casefold().split()).removeprefix(f"{afnemers.enkelvoud.casefold()} ")


def row(consumer: Consumer, afnemers: Afnemers) -> str:
    """Where a consumer stands in the register."""
    return f"{afnemers.register}, regel {consumer.line}"


def _code(text: str, setup: Setup, afnemers: Afnemers) -> str | None:
    """The code of a name or code; of two by one name, the one that isn't over."""
    wanted = {" ".join(text.casefold().split()), _bare(text, afnemers)}
    everyday = {b.naam.casefold(): b.code for b in afnemers.bijnamen}
    by_name = [c for c in setup.register if c.naam.casefold() in wanted]
    by_name.sort(key=lambda c: c.einde is not None)
    if by_name:
        return by_name[0].id
    by_nickname = next((everyday[name] for name in wanted if name in everyday), None)
    return by_nickname or same_number(text, setup.register.by_id)
