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
from generator.base.settings import CHANGELOG, FILE
from generator.history.model import Framework
from generator.history.versions import FOLDER, Archive
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
    if not isinstance(files, dict) or not all(map(_is_kept, files.values())):
        raise ValueError("wat bewaard was om de uitgave terug te nemen, is beschadigd")
    return {Path(name): texts for name, texts in files.items()}


def _is_kept(texts: object) -> bool:
    if not isinstance(texts, dict) or texts.keys() != {"voor", "na"}:
        return False
    return all(text is None or isinstance(text, str) for text in texts.values())


def plan_undo(
    version: str, kept: Mapping[Path, Mapping[str, str | None]], now: Texts, name: str
) -> Undo:
    """Plan to take a release back; raises ``Refused`` for a file that is no longer as it left it.

    The changelog is for people, who may have changed it since: of that only the section goes.
    ``name`` is what the framework is called there.
    """
    write: dict[Path, str] = {}
    remove: list[Path] = []
    wrong: list[str] = []
    for path, texts in kept.items():
        before = texts["voor"]
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
    return Undo(version, write, (*remove, kept_at(version)))


def why_not(
    version: str | None, archive: Archive, framework: Framework, settings: str
) -> Iterator[str]:
    """Why a release can't be taken back; ``settings`` is the text of the settings of today."""
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
    for path in naming(newest.name, framework, settings):
        yield f"{path} noemt versie {newest.name}; wie haar noemt, rekent erop"


def naming(version: str, framework: Framework, settings: str) -> Iterator[str]:
    """The files of the working version that name a release, whatever for."""
    number = re.compile(rf"(?<![\d.]){re.escape(version)}(?!\.?\d)")
    if number.search(settings):
        yield FILE
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
