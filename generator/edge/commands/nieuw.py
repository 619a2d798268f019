"""``kader nieuw``: a new file with the next free id, or a whole new kind or framework."""

from __future__ import annotations

from pathlib import Path

from generator.base.findings import Invalid
from generator.base.schema import Kind, Kinds
from generator.check.consumers import meant
from generator.edge.advice import check_command
from generator.edge.beginnings import begin_framework, begin_kind
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
    kind = _kind(setup.kinds, kind_name)
    archive = read_archive(folder, setup)
    if isinstance(archive, list):
        raise Invalid(archive)
    written = [p.stem for p in (folder / kind.name).glob("*.yaml")]
    taken = [*written, *archive.ledger]
    if name is not None:
        _check_registered(kind, name, setup)
    item = next_id(kind, taken) if name is None else checked_name(kind, name)
    path = folder / kind.name / f"{item}.yaml"
    write_new(path, skeleton(kind, item))
    say(f"{path} staat klaar. Vul het in en draai daarna: {check_command(folder)}")


def _check_registered(kind: Kind, name: str, setup: Setup) -> None:
    """Raises ``ValueError`` for someone who isn't in the register: the check would refuse them."""
    afnemers = setup.settings.afnemers
    if not afnemers or kind.name != afnemers.soort or name in setup.register:
        return
    code = meant(name, setup.register)
    where = f"; de code van {setup.register[code].naam} is {code}" if code else ""
    raise ValueError(f"‘{name}’ staat niet in het register van {afnemers.meervoud}{where}")


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
        "de map van de soort; of ‘soort’ of ‘kader’ om die te beginnen",
        type=Value(),
    ),
    Argument(
        "name",
        "NAAM",
        "het id als de soort geen volgnummers heeft, de naam van de soort, de map van het kader",
        required=False,
    ),
    folder(),
)
