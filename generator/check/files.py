"""Which files a framework holds: found in the right folder, under a right name, and read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.base.addresses import ASIDE
from generator.base.findings import Finding, about_file, nearest, shorten
from generator.base.guarded import attempt
from generator.base.schema import Kinds
from generator.base.settings import CHANGELOG
from generator.base.settings import FILE as SETTINGS
from generator.check.meant_text import with_better_hints
from generator.load.document import Document, look_into_file

_OTHERS = {SETTINGS, CHANGELOG}
"""What stands in the folder of a framework and holds no item."""


def item_paths(root: Path) -> list[str]:
    """All files that should hold an item, as paths below the framework folder.

    Raises ``OSError`` for a folder that can't be looked into: what wasn't seen is never right.
    """
    paths = [p.relative_to(root).as_posix() for p in sorted(_walk(root)) if _may_hold_item(p)]
    return [p for p in paths if p.split("/")[0] not in ASIDE and p not in _OTHERS]


def _walk(root: Path) -> Iterator[Path]:
    """Everything below a folder; raises ``OSError`` for a folder that can't be looked into.

    Links to folders are named, not followed.
    """

    def refuse(error: OSError) -> None:
        raise error

    for folder, names, files in os.walk(root, onerror=refuse):
        yield from (Path(folder) / name for name in (*names, *files))


# Editors and systems keep files of their own beside ours, such as ``.#ab-01.yaml``.
_HIDDEN = re.compile(r"\.(?!\w.*\.ya?ml\Z)")
_LONGEST_PATH = 1000
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*\.yaml")


def _may_hold_item(path: Path) -> bool:
    """Whether an editor may think that a file is part of the framework."""
    named = path.suffix in {".yaml", ".yml"}
    return (named or path.is_symlink() or not path.is_dir()) and not _HIDDEN.match(path.name)


def load_documents(
    root: Path, paths: Iterable[str], kinds: Kinds
) -> tuple[list[Document], list[Finding]]:
    """Read the files that stand in the right place; the findings are about all others.

    A file with a mistake in some of its values has both: the rest of it can be judged.
    """
    documents: list[Document] = []
    findings: list[Finding] = []
    for relative in paths:
        misplaced = _misplaced(relative, kinds)
        if misplaced:
            findings.append(misplaced)
            continue
        reading = attempt(lambda path=relative: look_into_file(root, path), relative)  # type: ignore[misc]
        if isinstance(reading, Finding):
            findings.append(reading)
            continue
        if reading.document is None:
            findings += reading.findings
            continue
        document = reading.document
        findings += with_better_hints(reading.findings, document, kinds[document.kind])
        documents.append(document)
    return documents, findings


def _home(name: str, kinds: Kinds) -> str:
    """The folder where a file belongs, going by the id in its name."""
    fitting = (
        k.name for k in kinds if k.prefix and re.match(rf"{re.escape(k.prefix)}-?[0-9]", name)
    )
    return next(fitting, kinds.all[0].name)


def _better(name: str, kinds: Kinds, folder: str) -> str:
    """What to call a file instead: nearly the same, or as the files of its kind are called."""
    near = re.sub(r"[\s_]+", "-", name.strip().casefold())
    near = re.sub(r"(\.[a-z0-9]{1,5})*\Z", "", near)
    if _NAME.fullmatch(f"{near}.yaml") and _may_be_id(near, kinds, folder):
        return f"Geef het bestand de naam ‘{near}.yaml’."
    example = next(iter(kinds[folder].by_name["id"].examples), f"{kinds[folder].prefix}-01")
    if _NAME.fullmatch(f"{near}.yaml"):
        return f"Noem het bestand naar het id dat erin staat, zoals ‘{example}.yaml’."
    return (
        f"Gebruik alleen kleine letters, cijfers, streepjes en punten, zoals in ‘{example}.yaml’."
    )


def _may_be_id(name: str, kinds: Kinds, folder: str) -> bool:
    """Whether an item of the kind can be called so: else the next finding would refuse it."""
    pattern = kinds[folder].schema["properties"]["id"].get("pattern", "")
    return re.search(pattern, name) is not None


def _misplaced(relative: str, kinds: Kinds) -> Finding | None:
    folder, _, name = relative.rpartition("/")
    shown = shorten(relative, _LONGEST_PATH)
    if folder not in kinds.by_name:
        near = nearest(folder, kinds.by_name)
        hint = (
            f"Bedoelt u de map ‘{near}’?"
            if near
            else f"Zet het in de map van zijn soort, bijvoorbeeld in ‘{_home(name, kinds)}’."
        )
        message = (
            f"De map ‘{shorten(folder)}’ hoort bij geen enkele soort onderdelen."
            if folder
            else "Dit bestand staat niet in de map van een soort onderdelen."
        )
        return about_file(shown, "bestand-map", message, hint)
    if not name.endswith(".yaml"):
        message = f"Het bestand ‘{shorten(name)}’ eindigt niet op .yaml."
        hint = f"{_better(name, kinds, folder)} Of haal het hier weg."
        return about_file(shown, "bestand-naam", message, hint)
    if not _NAME.fullmatch(name):
        message = f"De bestandsnaam ‘{shorten(name)}’ heeft tekens die daar niet in kunnen."
        return about_file(shown, "bestand-naam", message, _better(name, kinds, folder))
    return None
