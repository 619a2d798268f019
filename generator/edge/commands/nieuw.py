"""``kader nieuw``: put a new file in place, with the next free id and what each field is for."""

from __future__ import annotations

from pathlib import Path

from generator.base.findings import Invalid
from generator.base.schema import Kind, Kinds
from generator.edge.exit_codes import GOOD
from generator.edge.line.command import Command
from generator.edge.line.parameters import Argument, Value, folder, not_one_of
from generator.edge.output import say
from generator.edge.refusal import opened, refusing
from generator.history.versions import read_archive
from generator.layout.skeleton import checked_name, next_id, skeleton
from generator.store.publish import write_new


@refusing
def _run(kind_name: str, name: str | None, folder: Path) -> int:
    setup = opened(folder)
    kind = _kind(setup.kinds, kind_name)
    archive = read_archive(folder, setup)
    if isinstance(archive, list):
        raise Invalid(archive)
    written = [p.stem for p in (folder / kind.name).glob("*.yaml")]
    taken = [*written, *archive.ledger]
    item = next_id(kind, taken) if name is None else checked_name(kind, name)
    path = folder / kind.name / f"{item}.yaml"
    write_new(path, skeleton(kind, item))
    say(f"{path} staat klaar. Vul het in en draai daarna: kader controleer")
    return GOOD


def _kind(kinds: Kinds, name: str) -> Kind:
    """Find a kind by its name; raises ``ValueError`` with the names there are."""
    if name not in kinds.by_name:
        raise ValueError(not_one_of("SOORT", name, kinds.by_name))
    return kinds[name]


COMMAND = Command(
    "nieuw",
    _run,
    Argument(
        "kind_name", "SOORT", "de map waarin het onderdeel hoort, zoals begrippen", type=Value()
    ),
    Argument("name", "NAAM", "het id, als de soort geen volgnummers heeft", required=False),
    folder(),
)
