"""``kader nieuw``: a new file with the next free id, or a whole new kind or framework.

For who uses the framework it is the file of one that the register knows, by name or code.
"""

from __future__ import annotations

from pathlib import Path

from generator.base.findings import Invalid
from generator.base.schema import Kind, Kinds
from generator.base.settings import Afnemers
from generator.check.named import named, row
from generator.edge.advice import check_command
from generator.edge.beginnings import begin_framework, begin_kind
from generator.edge.clock import current_day
from generator.edge.exit_codes import GOOD
from generator.edge.line.command import Command
from generator.edge.line.parameters import Argument, Value, folder, not_one_of
from generator.edge.output import say
from generator.edge.refusal import opened, refusing
from generator.history.versions import read_archive
from generator.layout.skeleton import checked_name, next_id, skeleton
from generator.setup.setup import Setup
from generator.store.publish import write_new


@refusing
def _run(kind_name: str, name: str | None, folder: Path) -> int:
    if kind_name == "kader":
        begin_framework(_given(name, "noem de map van het nieuwe kader: kader nieuw kader MAP"))
    elif kind_name == "soort":
        begin_kind(_given(name, "noem de nieuwe soort: kader nieuw soort NAAM"), folder)
    else:
        _begin_file(kind_name, name, folder)
    return GOOD


def _given(name: str | None, otherwise: str) -> str:
    if not name:
        raise ValueError(otherwise)
    return name


def _begin_file(kind_name: str, name: str | None, folder: Path) -> None:
    setup = opened(folder)
    afnemers = setup.settings.afnemers
    if afnemers and kind_name in {afnemers.enkelvoud, afnemers.soort}:
        _begin_consumer(
            _given(name, f"noem de naam of de code van {_one(afnemers)}"), setup, folder
        )
        return
    kind = _kind(setup.kinds, kind_name)
    archive = read_archive(folder, setup)
    if isinstance(archive, list):
        raise Invalid(archive)
    written = [p.stem for p in (folder / kind.name).glob("*.yaml")]
    taken = [*written, *archive.ledger]
    item = next_id(kind, taken) if name is None else checked_name(kind, name)
    path = folder / kind.name / f"{item}.yaml"
    write_new(path, skeleton(kind, item))
    say(f"{path} staat klaar. Vul het in en draai daarna: {check_command(folder)}")


def _one(afnemers: Afnemers) -> str:
    return f"{afnemers.lidwoord} {afnemers.enkelvoud}"


def _begin_consumer(name: str, setup: Setup, folder: Path) -> None:
    """The file in which a consumer registers itself; says which row of the register it is."""
    afnemers = setup.settings.afnemers
    assert afnemers
    consumer = named(name, setup, current_day())
    path = folder / afnemers.soort / f"{consumer.id}.yaml"
    if path.exists():
        raise ValueError(f"{path} bestaat al; vul het aan, voor {consumer.naam}")
    write_new(path, skeleton(setup.kinds[afnemers.soort], consumer.id))
    say(f"{path} staat klaar, voor {consumer.naam} ({row(consumer, afnemers)}).")
    if consumer.einde:
        say(f"Let op: {consumer.naam} bestaat tot en met {consumer.einde}.")
    say(f"Haal het hekje weg voor wat u invult, en draai daarna: {check_command(folder)}")


def _kind(kinds: Kinds, name: str) -> Kind:
    """Find a kind by its name; raises ``ValueError`` with the names there are."""
    if name not in kinds.by_name:
        raise ValueError(not_one_of("SOORT", name, kinds.by_name))
    return kinds[name]


COMMAND = Command(
    "nieuw",
    _run,
    Argument(
        "kind_name",
        "SOORT",
        "de map van de soort, of hoe één gebruiker heet; of ‘soort’ of ‘kader’ om die te beginnen",
        type=Value(),
    ),
    Argument(
        "name",
        "NAAM",
        "het id als de soort geen volgnummers heeft, de naam of code van een gebruiker, de naam "
        "van de soort, de map van het kader",
        required=False,
    ),
    folder(),
)
