"""Open a framework folder: its settings, its kinds and its register, before any content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from os.path import relpath, sep
from pathlib import Path

from generator.base.cache import Cache
from generator.base.findings import Finding
from generator.base.schema import SHARED, Kinds, load_kinds
from generator.base.settings import FILE, Settings
from generator.load.document import Document
from generator.setup.register import NOBODY, Register
from generator.setup.register_read import read_register
from generator.setup.schema_check import check_schemas
from generator.setup.settings import ReadSettings, read_settings
from generator.setup.settings_check import check_kinds, check_named
from generator.setup.sizes_read import read_sizes

SCHEMAS = "schemas"


@dataclass(frozen=True)
class Setup:
    """What a framework is before its content: settings, kinds and the register of consumers."""

    settings: Settings = field(repr=False)
    kinds: Kinds = field(repr=False)
    register: Register = field(repr=False)
    schemas: Path = field(default=Path(SCHEMAS), repr=False)
    """The folder of the schemas."""
    document: Document = field(default=Document(FILE, {}, {}), repr=False, compare=False)
    """The settings with the place of each, for findings about them."""
    uncounted: tuple[Finding, ...] = field(default=(), repr=False, compare=False)
    """What is wrong in the table of sizes: nothing else waits for that, but a build."""

    @property
    def users(self) -> tuple[str, ...]:
        """The kinds in which someone says how they use the framework."""
        return self.settings.users


def read_setup(
    root: Path, stand_in: Path | None = None, cache: Cache | None = None
) -> Setup | list[Finding]:
    """Open a framework folder; give what it is, or everything that is wrong with that.

    ``stand_in`` is a framework folder whose settings and schemas count where this one has none:
    that of the work tree, for a git revision that was unpacked elsewhere. Its schemas count as well
    where those of the revision are wrong, or nobody could see what the proposal changes that mends
    them. ``cache`` spares looks that found nothing before.

    Raises ``ValueError`` or ``OSError`` when there is nothing to check: no such folder, no
    settings, no schemas.
    """
    if root.is_file():
        raise ValueError(f"{root} is een bestand; noem de map van een kader")
    if not root.is_dir():
        raise ValueError(
            f"de map {root} bestaat niet; noem de map van een kader, of begin er een met ‘kader "
            "nieuw kader MAP’"
        )
    read = read_settings(_with_settings(root, stand_in))
    if isinstance(read, list):
        return read
    found = read_register(root, read)
    register, unread = (None, found) if isinstance(found, list) else (found, [])
    sizes = read_sizes(root, read, register)
    folder, wrong = _right_schemas(read, root, stand_in, cache)
    # What is wrong in one file never hides what is wrong in another.
    uncounted = sizes if isinstance(sizes, list) else []
    if wrong:
        return [*wrong, *unread, *uncounted]
    kinds = _kinds(read, folder, root)
    wrong = [*unread, *check_named(read, kinds, register)]
    if wrong or register is None:
        return [*wrong, *uncounted]
    if not isinstance(sizes, list):
        register = replace(register, sizes=sizes)
    return Setup(read.settings, kinds, register, folder, read.document, tuple(uncounted))


def read_kinds(root: Path, stand_in: Path | None = None) -> Setup | None:
    """What is known of a framework that ``read_setup`` found wrong: its kinds, and no consumers.

    Gives ``None`` when the settings or the schemas themselves are wrong.
    """
    read = read_settings(_with_settings(root, stand_in))
    if isinstance(read, list):
        return None
    folder, wrong = _right_schemas(read, root, stand_in)
    if wrong:
        return None
    return Setup(read.settings, _kinds(read, folder, root), NOBODY, folder, read.document)


def _with_settings(root: Path, stand_in: Path | None) -> Path:
    return root if stand_in is None or (root / FILE).exists() else stand_in


def _kinds(read: ReadSettings, folder: Path, root: Path) -> Kinds:
    place = _seen_from_items(folder, root.resolve())
    return load_kinds(folder, read.settings.soorten, place)


def _right_schemas(
    read: ReadSettings, root: Path, stand_in: Path | None, cache: Cache | None = None
) -> tuple[Path, list[Finding]]:
    """The folder of the schemas, with what is wrong in it."""
    folder = _schemas(root, stand_in)
    wrong = _check_schemas(read, folder, cache)
    if wrong and stand_in is not None:
        folder = _schemas(stand_in, None)
        wrong = _check_schemas(read, folder, cache)
    return folder, wrong


def _check_schemas(read: ReadSettings, folder: Path, cache: Cache | None) -> list[Finding]:
    return [*check_kinds(read, folder), *check_schemas(folder, cache)]


def _schemas(root: Path, stand_in: Path | None) -> Path:
    """Where the schemas stand: in the framework, beside it, or in the folder one works in."""
    places = list(_places(root, stand_in))
    found = next((place for place in places if (place / SHARED).is_file()), None)
    if found is None:
        named = " of ".join(dict.fromkeys(str(p) for p in places))
        raise ValueError(f"er zijn geen schema’s; verwacht wordt {SHARED} in {named}")
    return found.resolve()


def _seen_from_items(folder: Path, root: Path) -> str:
    """Where the schemas are, as seen from an item; where they are far off, where they belong."""
    if root.is_relative_to(folder.parent):
        return relpath(folder, root / "soort").replace(sep, "/")
    return f"../../{SCHEMAS}"


def _places(root: Path, stand_in: Path | None) -> Iterator[Path]:
    for folder in (root, stand_in):
        if folder is not None:
            yield folder / SCHEMAS
            yield folder.resolve().parent / SCHEMAS
    yield Path(SCHEMAS)
