"""``kader overstap``: what adopting a version would mean for one consumer, before it decides."""

from __future__ import annotations

from pathlib import Path

from generator.changelog.changelog import Changelogs
from generator.changelog.day import newest_day
from generator.changelog.reliance import OWN
from generator.changelog.switch import Switch, as_if_adopted
from generator.check.framework import read_all
from generator.check.named import named
from generator.edge.exit_codes import FOUND, GOOD
from generator.edge.line.command import Command
from generator.edge.line.parameters import Argument, Fitting, Option, Value, folder, not_one_of
from generator.edge.output import complain, say
from generator.edge.reference_day import NO_DAY, reference_day
from generator.edge.refusal import refusing
from generator.history.history import History
from generator.history.model import Framework
from generator.history.versions import Archive
from generator.layout.adoption import adoption_lines
from generator.load.document import is_real_date
from generator.report.switch import as_text
from generator.setup.register import Consumer


@refusing
def _run(name: str, version: str | None, day: str | None, folder: Path) -> int:
    framework, archive = read_all(folder)
    if not archive.releases:
        raise ValueError("er is nog geen uitgave om over te nemen")
    told = _told(framework, archive, day)
    _refuse_body(framework, name)
    consumer = named(name, framework.setup, told.day)
    if not consumer.exists_on(told.day):
        raise ValueError(f"{consumer.naam} ({consumer.id}) begint pas op {consumer.ingang}")
    version = version or told.history.newest.name
    if version not in told.history.order:
        raise ValueError(not_one_of("--naar", version, told.history.order))
    return _answer(told, archive, consumer, version, folder)


def _refuse_body(framework: Framework, name: str) -> None:
    """Raise ``ValueError`` for a body of several: its members decide, each for itself."""
    afnemers = framework.settings.afnemers
    wanted = name.strip().casefold()
    for body in framework.joint_bodies.values():
        if afnemers and wanted in {body.id.casefold(), body.naam.casefold()}:
            kind = framework.setup.kinds[afnemers.samen].title.lower()
            raise ValueError(
                f"{body.naam} ({body.id}) is een {kind}; vraag het voor elk van de "
                f"{afnemers.meervoud} die lid zijn: {', '.join(body.leden)}"
            )


def _told(framework: Framework, archive: Archive, day: str | None) -> Changelogs:
    history = History(archive.releases)
    asked = reference_day(day, archive.releases)
    return Changelogs(history, framework, asked or newest_day(history, framework))


def _answer(
    told: Changelogs, archive: Archive, consumer: Consumer, version: str, folder: Path
) -> int:
    now = told.of(consumer)
    own = next((a for a in now.adopted if a.role == OWN), None)
    if own and own.version == version:
        complain(
            f"kader: {consumer.naam} nam versie {version} al over, op {own.day}; er is geen "
            "overstap."
        )
        return FOUND
    then = as_if_adopted(told, [consumer.id], version).of(consumer)
    say(as_text(Switch(version, now, then), told.history))
    order = told.history.order
    if own and own.known and order[own.version] > order[version]:
        say(f"\nLet op: dit is een oudere versie dan {own.version}, die nu is overgenomen.")
    say("")
    say(_registering(told.users, archive, consumer, version, folder))
    return GOOD


def _registering(
    users: Framework, archive: Archive, consumer: Consumer, version: str, folder: Path
) -> str:
    """Where the decision is registered, and the lines for it."""
    afnemers = users.settings.afnemers
    assert afnemers
    kind = users.setup.kinds[afnemers.soort]
    path = folder / afnemers.soort / f"{consumer.id}.yaml"
    seal = next(s.sha256 for s in archive.seals if s.version == version)
    lines = adoption_lines(kind, version, seal)
    if path.exists():
        own = users.consumers.get(consumer.id)
        verb = "Vervang ‘overgenomen’ in" if own and own.overgenomen else "Zet erbij in"
        head = f"Is het besloten? {verb} {path}:"
    else:
        head, lines = f"Is het besloten? Maak {path}, met:", [f"id: {consumer.id}", *lines]
    return "\n".join([head, "", *lines])


COMMAND = Command(
    "overstap",
    _run,
    Argument("name", "NAAM", "de naam of de code", type=Value()),
    Option(
        "--naar",
        "version",
        "de uitgave die zou worden overgenomen; anders de nieuwste",
        type=Value(),
        metavar="X.Y.Z",
    ),
    Option(
        "--peildatum",
        "day",
        "de dag waarop het wordt gelezen; anders de nieuwste dag in het kader",
        type=Fitting(is_real_date, NO_DAY),
        metavar="JJJJ-MM-DD",
    ),
    folder(),
)
