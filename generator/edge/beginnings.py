"""What begins more than a file: a framework of one's own, or a kind within one."""

from __future__ import annotations

from pathlib import Path

from generator.base.findings import Invalid, shorten
from generator.base.settings import FILE
from generator.edge.advice import check_command, site_beside, typed
from generator.edge.output import say
from generator.edge.refusal import opened
from generator.layout.new_framework import new_framework
from generator.layout.new_kind import EXAMPLES, new_kind
from generator.setup.settings import read_settings
from generator.store.publish import write_layout, written_new


def begin_framework(name: str) -> None:
    """Write a framework that checks and builds; raises ``ValueError`` when the place is taken."""
    if "://" in name:
        raise ValueError(f"‘{shorten(name)}’ is een webadres; noem een map")
    root = Path(name)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ValueError(f"{root} bestaat al; kies een map die er nog niet is")
    files = {root / path: text for path, text in new_framework(root.resolve().name)}
    with written_new(files):
        pass
    say(f"Het kader staat klaar in {root}. Zo gaat u verder:")
    say(f"  {check_command(root)}")
    say(f"  kader bouw --kader {typed(root)} --naar {typed(site_beside(root))}")
    say(f"  kader nieuw soort NAAM --kader {typed(root)}")


def begin_kind(name: str, folder: Path) -> None:
    """Write the schema and examples of a kind, and its line in the settings.

    Raises ``Invalid`` when the framework itself is wrong, ``ValueError`` when the name can't be.
    """
    setup = opened(folder)
    read = read_settings(folder)
    if isinstance(read, list):
        raise Invalid(read)
    place = folder / FILE
    base = setup.schemas.parent
    tests = Path("tests") / EXAMPLES
    shown = tests if (base / tests).is_dir() else EXAMPLES
    text = place.read_text(encoding="utf-8")
    beginning = new_kind(setup, read.document, text, name, shown)
    with written_new({base / path: content for path, content in beginning.files.items()}):
        write_layout({place: beginning.settings})
    for path in beginning.files:
        say(f"{base / path} staat klaar.")
    say(f"De soort ‘{name}’ staat in {place}; haar ids beginnen met ‘{beginning.prefix}-’.")
    say(f"Pas het schema aan, en draai daarna: {check_command(folder)}")
