"""Take the newest release back, as long as nobody depends on it. Plans only.

What a release wrote over and removed is kept beside it, in a file that belongs to this machine
alone: so that taking it back gives every file the bytes that it had.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.base.canonical import canonical_json
from generator.base.schema import NOTES
from generator.base.settings import CHANGELOG
from generator.history.model import Framework
from generator.history.versions import FOLDER, SEALS, Archive
from generator.release.announce import without_section
from generator.release.plan import Plan, Refused

Texts = Mapping[Path, str | None]


@dataclass(frozen=True)
class Undo:
    """What taking a release back writes and removes, as paths below the framework folder."""

    version: str
    write: Mapping[Path, str] = field(repr=False, default_factory=dict)
    remove: tuple[Path, ...] = ()


def kept_at(version: str) -> Path:
    """Where it is kept what stood there before a release."""
    return Path(FOLDER) / f".terug-{version}"


def touched(plan: Plan) -> tuple[Path, ...]:
    """The files that a release writes or removes."""
    return (*plan.write, *plan.remove)


def keep(plan: Plan, before: Texts) -> str:
    """What must be kept to take a release back: each file as it is before and after it."""
    files = {
        path.as_posix(): {"voor": before[path], "na": plan.write.get(path)}
        for path in touched(plan)
    }
    return canonical_json({"versie": plan.version, "bestanden": files})


def kept_files(text: str) -> Mapping[Path, Mapping[str, str | None]]:
    """What was kept, by path; raises ``ValueError`` when that can't be read."""
    data: Any = json.loads(text)
    files = data.get("bestanden") if isinstance(data, dict) else None
    if not isinstance(files, dict) or not all(map(_is_kept, files, files.values())):
        raise ValueError("wat bewaard was om de uitgave terug te nemen, is beschadigd")
    return {Path(name): texts for name, texts in files.items()}


def _is_ours(name: str) -> bool:
    """Whether a release writes a file of that name: what was kept may come from anyone."""
    folder, _, file = name.rpartition("/")
    return (folder, file[file.rfind(".") :]) in _WRITTEN or name in {CHANGELOG, f"../{CHANGELOG}"}


_WRITTEN = {(FOLDER, ".json"), (NOTES, ".yaml")}
"""In which folders a release writes or removes files, and how the names of those end."""


def _is_kept(name: str, texts: object) -> bool:
    if not _is_ours(name) or not isinstance(texts, dict) or texts.keys() != {"voor", "na"}:
        return False
    return all(text is None or isinstance(text, str) for text in texts.values())


def plan_undo(
    version: str, kept: Mapping[Path, Mapping[str, str | None]], now: Texts, name: str
) -> Undo:
    """Plan to take a release back; raises ``Refused`` for a file that is no longer as it left it.

    What is as it was before stays so: the release may have been cut short, or this was. The
    register goes back after all else, and the file of the release goes last: as long as that
    stands, this can be tried again. The changelog is for people, who may have changed it since: of
    that only the section goes. ``name`` is what the framework is called there.
    """
    write: dict[Path, str] = {}
    remove: list[Path] = []
    wrong: list[str] = []
    for path, texts in sorted(kept.items(), key=lambda entry: entry[0].name == SEALS):
        before = texts["voor"]
        if now[path] == before:
            continue
        if now[path] == texts["na"]:
            if before is None:
                remove.append(path)
            else:
                write[path] = before
        elif path.name == CHANGELOG and now[path] is not None:
            write[path] = without_section(now[path] or "", name, version)
        else:
            wrong.append(f"{path.as_posix()} is sinds uitgave {version} veranderd")
    if wrong:
        raise Refused(wrong)
    return Undo(version, write, (*reversed(remove), kept_at(version)))


def why_not(
    version: str | None, archive: Archive, framework: Framework, others: Mapping[str, str]
) -> Iterator[str]:
    """Why a release can't be taken back.

    ``others`` are the texts of today that the framework doesn't hold: of the settings, and of files
    with a mistake.
    """
    newest = archive.current
    if newest is None:
        yield "er is nog geen uitgave om terug te nemen"
        return
    if version not in {None, newest.name}:
        yield (
            f"alleen de laatste uitgave kan terug, en dat is {newest.name}"
            if version in archive.by_name
            else f"uitgave {version} is er niet; de laatste is {newest.name}"
        )
        return
    for path in naming(newest.name, framework, others):
        yield f"{path} noemt versie {newest.name}; wie haar noemt, rekent erop"


def naming(version: str, framework: Framework, others: Mapping[str, str]) -> Iterator[str]:
    """The files of the working version that name a release, whatever for."""
    number = re.compile(rf"(?<![\d.]){re.escape(version)}(?!\.?\d)")
    yield from (path for path, text in others.items() if number.search(text))
    for kind, items in framework.data.items():
        for item, data in items.items():
            if any(map(number.search, _texts(data.values()))):
                yield f"{kind}/{item}.yaml"


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from _texts(value.values())
        elif isinstance(value, list):
            yield from _texts(value)
