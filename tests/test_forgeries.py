"""Forged releases: what each forgery is found by.

Two frameworks are forged: one whose releases are all from before there was a chain, and the same
one after a next release, which covers those before it. What is consistent in itself is found by no
look at the framework alone; then a published copy must tell.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.cache import Cache, digest
from generator.base.canonical import canonical_json
from generator.base.schema import NOTES, load_kinds
from generator.check.framework import concept_of, read_all
from generator.data.files import render_assets
from generator.history.chain import START, chain_of
from generator.history.schemas import schemas_text
from generator.history.versions import (
    ADDRESSES,
    FOLDER,
    SEALS,
    Archive,
    Seal,
    Version,
    chained,
    read_archive,
    seal_of,
    write_register,
)
from generator.release.plan import plan_release
from generator.site.content import Site
from generator.store.publish import write_release
from tests.builders import EXAMPLE, SCHEMAS, example_setup, kinds, settings

NEXT = "2.0.0"
ADDRESS = "https://kader.example/"


def framework_of(folder: Path, *, with_next: bool) -> Path:
    """The invented framework, after its next release if that is asked."""
    shutil.copytree(EXAMPLE, folder)
    if with_next:
        shutil.rmtree(folder / NOTES)
        for name, content in sealed_with_next().items():
            (folder / FOLDER / name).write_bytes(content)
    return folder


@cache
def sealed_with_next() -> Mapping[str, bytes]:
    """The sealed files of the invented framework after its next release."""
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(EXAMPLE, Path(place) / "kader"))
        framework, archive = read_all(folder)
        write_release(folder, plan_release(framework, archive, NEXT, "2026-11-23"))
        return {p.name: p.read_bytes() for p in (folder / FOLDER).iterdir()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A framework whose releases are all from before there was a chain."""
    return framework_of(tmp_path / "oud", with_next=False)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A framework whose newest release covers those before it."""
    return framework_of(tmp_path / "nieuw", with_next=True)


# What a forger does.


def read(root: Path, name: str) -> Any:
    """One of the sealed files as data."""
    return json.loads((root / FOLDER / name).read_text(encoding="utf-8"))


def write(root: Path, name: str, data: object) -> None:
    """Write a sealed file in the right form."""
    (root / FOLDER / name).write_bytes(canonical_json(data).encode())


def releases_in(root: Path) -> list[dict[str, Any]]:
    """All releases as data, oldest first."""
    names = [p.name for p in (root / FOLDER).glob("[0-9]*.json")]
    found = [read(root, name) for name in names]
    return sorted(found, key=lambda r: Version.parse(r["versie"]))


def seal_anew(root: Path) -> None:
    """Write a register that fits whatever releases stand there now, ledger and chain included."""
    releases = releases_in(root)
    ledger: dict[str, dict[str, str]] = {}
    for release in releases:
        for kind in kinds().content:
            for item in release["inhoud"].get(kind.name, {}):
                ledger.setdefault(item, {"soort": kind.name, "sinds": release["versie"]})
    seals = [
        Seal(r["versie"], r["datum"], seal_of((root / FOLDER / f"{r['versie']}.json").read_bytes()))
        for r in releases
    ]
    has_chain = any("vorige_keten" in r for r in releases)
    text = write_register(chained(seals) if has_chain else seals, ledger)
    (root / FOLDER / SEALS).write_bytes(text.encode())


def rewrite(root: Path, version: str = "0.1.0", **head: str) -> None:
    """Give a release other words, or another head, and seal it again."""
    data = read(root, f"{version}.json")
    data["inhoud"]["minimumnormen"]["mn-01"]["norm"] = "Niemand hoeft iets."
    write(root, f"{version}.json", data | head)
    seal_anew(root)


def move_date(root: Path) -> None:
    """Let the oldest release be older than it was."""
    write(root, "0.1.0.json", read(root, "0.1.0.json") | {"datum": "2020-01-01"})
    seal_anew(root)


def delete(root: Path, version: str) -> None:
    """Take a release away, and all that says that it was there."""
    (root / FOLDER / f"{version}.json").unlink()
    seal_anew(root)


def rename(root: Path) -> None:
    """Give a release another number."""
    write(root, "0.2.7.json", read(root, "0.2.0.json") | {"versie": "0.2.7"})
    delete(root, "0.2.0")


def change_register(root: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the register as data."""
    data = read(root, SEALS)
    change(data)
    write(root, SEALS, data)


def replace_in_register(root: Path, old: str, new: str) -> None:
    """Change the text of the register."""
    path = root / FOLDER / SEALS
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def add_unknown_key(root: Path) -> None:
    """Put a key in a release that nobody reads."""
    data = read(root, "0.1.0.json")
    content = data.pop("inhoud")
    write(root, "0.1.0.json", data | {"opmerking": "Niet bindend.", "inhoud": content})
    seal_anew(root)


def link_elsewhere(root: Path) -> None:
    """Put a link in the place of a release."""
    path = root / FOLDER / "0.1.0.json"
    path.rename(root / "elders.json")
    path.symlink_to(root / "elders.json")


def add_file(root: Path, name: str) -> None:
    """Put a file among the releases."""
    (root / FOLDER / name).write_text("{}\n", encoding="utf-8")


def add_folder(root: Path) -> None:
    """Put a folder among the releases."""
    (root / FOLDER / "oud").mkdir()


def strip_chain(root: Path) -> None:
    """Let the register say nothing of a chain."""
    change_register(root, lambda d: [u.pop("keten", "") for u in d["uitgaven"]])


def other_chain(root: Path) -> None:
    """Let the register name another chain."""
    change_register(root, lambda d: d["uitgaven"][0].update(keten="0" * 64))


def strip_ledger(root: Path) -> None:
    """Take an id out of the ledger, and put another in."""

    def change(data: dict[str, Any]) -> None:
        data["ids"] = {"mn-99": {"soort": "minimumnormen", "sinds": "0.1.0"}} | data["ids"]
        del data["ids"]["mn-01"]
        data["ids"] = dict(sorted(data["ids"].items()))

    change_register(root, change)


def change_schemas(root: Path) -> None:
    """Change the schemas of a release."""
    for path in (root / FOLDER).glob("schemas-*.json"):
        path.write_bytes(path.read_bytes().replace(b"Minimumnorm", b"Maximumnorm", 1))


def remove_schemas(root: Path) -> None:
    """Take the schemas of a release away."""
    for path in (root / FOLDER).glob("schemas-*.json"):
        path.unlink()


def swap_schemas(root: Path, text: str) -> None:
    """Give a release other schemas under a good seal."""
    remove_schemas(root)
    seal = seal_of(text.encode())
    (root / FOLDER / f"schemas-{seal}.json").write_bytes(text.encode())
    write(root, f"{NEXT}.json", read(root, f"{NEXT}.json") | {"schemas": seal})
    seal_anew(root)


def other_chain_before(root: Path, chain: str) -> None:
    """Let the newest release follow on other releases."""
    write(root, f"{NEXT}.json", read(root, f"{NEXT}.json") | {"vorige_keten": chain})
    seal_anew(root)


def cover_anew(root: Path, forge: Callable[[Path], object]) -> None:
    """Forge, and then make all of the chain again, the newest release included."""
    forge(root)
    seals = [Seal(u["versie"], u["datum"], u["sha256"]) for u in read(root, SEALS)["uitgaven"]]
    other_chain_before(root, chain_of(seals[:-1])[-1])


# What it is found by: the path and the code.

Found = list[tuple[str, str]]
REGISTER = f"{FOLDER}/{SEALS}"


def at(name: str, code: str) -> tuple[str, str]:
    """A finding about a file among the releases."""
    return f"{FOLDER}/{name}", code


BROKEN = [at(f"{NEXT}.json", "keten-verbroken")]
FORM = [(REGISTER, "register-vorm")]
FORGERIES: dict[str, tuple[Callable[[Path], object], Found, Found]] = {
    "0.1.0 herschreven": (rewrite, [], BROKEN),
    "1.0.0 herschreven": (partial(rewrite, version="1.0.0"), [], BROKEN),
    "0.1.0 ouder": (move_date, [], BROKEN),
    "oudste weg": (
        partial(delete, version="0.1.0"),
        [at("0.2.0.json", "uitgave-nummer")],
        [at("0.2.0.json", "uitgave-nummer")],
    ),
    "middelste weg": (partial(delete, version="0.2.0"), [], BROKEN),
    "0.2.0 is nu 0.2.7": (
        rename,
        [at("0.2.7.json", "uitgave-nummer")],
        [at("0.2.7.json", "uitgave-nummer")],
    ),
    "tweede sleutel uitgaven": (
        partial(replace_in_register, old="{\n", new='{\n  "uitgaven": [],\n'),
        FORM,
        FORM,
    ),
    "tweede sleutel datum": (
        partial(
            replace_in_register,
            old='      "datum"',
            new='      "datum": "2020-01-01",\n      "datum"',
        ),
        FORM,
        FORM,
    ),
    "tweede sleutel in ids": (
        partial(replace_in_register, old='"ids": {\n', new='"ids": {\n    "ad-01": {},\n'),
        FORM,
        FORM,
    ),
    "onbekende sleutel": (
        lambda root: change_register(root, lambda d: d.update(opmerking="Goedgekeurd.")),
        FORM,
        FORM,
    ),
    "onbekende sleutel bij een uitgave": (
        lambda root: change_register(root, lambda d: d["uitgaven"][0].update(status="geldt")),
        FORM,
        FORM,
    ),
    "lege keten": (
        lambda root: change_register(root, lambda d: d["uitgaven"][0].update(keten="")),
        FORM,
        FORM,
    ),
    "onbekende sleutel in een uitgave": (
        add_unknown_key,
        [at("0.1.0.json", "uitgave-onleesbaar")],
        [at("0.1.0.json", "uitgave-onleesbaar")],
    ),
    "id te veel en id te weinig": (
        strip_ledger,
        [(REGISTER, "id-register")] * 2,
        [(REGISTER, "id-register")] * 2,
    ),
    "los bestand": (
        partial(add_file, name="leesmij.txt"),
        [at("leesmij.txt", "versies-vreemd")],
        [at("leesmij.txt", "versies-vreemd")],
    ),
    "map": (add_folder, [at("oud", "versies-vreemd")], [at("oud", "versies-vreemd")]),
    "verborgen uitgave": (
        partial(add_file, name=".9.9.9.json"),
        [at(".9.9.9.json", "zegel-ontbreekt")],
        [at(".9.9.9.json", "zegel-ontbreekt")],
    ),
    "uitgave zonder zegel": (
        partial(add_file, name="9.9.9.json"),
        [at("9.9.9.json", "zegel-ontbreekt")],
        [at("9.9.9.json", "zegel-ontbreekt")],
    ),
    "schema’s zonder uitgave": (
        partial(add_file, name="schemas-0.json"),
        [at("schemas-0.json", "zegel-ontbreekt")],
        [at("schemas-0.json", "zegel-ontbreekt")],
    ),
    "koppeling": (
        link_elsewhere,
        [at("0.1.0.json", "versies-vreemd")],
        [at("0.1.0.json", "versies-vreemd")],
    ),
    "keten uit het register": (strip_chain, [], [(REGISTER, "keten-verbroken")]),
    "andere keten": (
        other_chain,
        [(REGISTER, "keten-verbroken")],
        [(REGISTER, "keten-verbroken")],
    ),
}
"""What is forged, and what is found in a framework without and with a chain."""


def found(root: Path) -> Found:
    """What is found in the sealed releases of a framework."""
    outcome = read_archive(root, example_setup())
    return [] if isinstance(outcome, Archive) else [(f.path, f.rule) for f in outcome]


@pytest.mark.parametrize(("forge", "expected", "_"), FORGERIES.values(), ids=FORGERIES)
def test_forgery_of_releases_without_a_chain(
    old: Path, forge: Callable[[Path], object], expected: Found, _: Found
) -> None:
    """What doesn't fit is found; what fits is up to a copy elsewhere, or to the next release."""
    assert found(old) == []
    forge(old)
    assert found(old) == expected


@pytest.mark.parametrize(("forge", "_", "expected"), FORGERIES.values(), ids=FORGERIES)
def test_forgery_of_what_a_later_release_covers(
    new: Path, forge: Callable[[Path], object], _: Found, expected: Found
) -> None:
    """A later release tells that one before it isn't the one it followed."""
    assert found(new) == []
    forge(new)
    assert found(new) == expected


STEPS = (
    "Zet de bestanden in ‘versies’ terug zoals ze bij de laatste uitgave waren: een uitgave "
    "verdwijnt niet en krijgt geen ander nummer."
)
SAID: dict[str, tuple[Callable[[Path], object], str]] = {
    "0.1.0 herschreven": (
        rewrite,
        "versies/2.0.0.json:1:1: fout keten-verbroken: Uitgave 2.0.0 is gemaakt na andere uitgaven "
        "dan die hier vóór haar staan: daarvan is er een veranderd, vervangen of weggehaald. Zet "
        "de uitgaven en het register terug zoals ze waren.",
    ),
    "andere keten": (
        other_chain,
        "versies/register.json:1:1: fout keten-verbroken: De keten in het register past niet bij "
        "de uitgaven. Zet versies/register.json terug zoals het bij de laatste uitgave was.",
    ),
    "oudste weg": (
        partial(delete, version="0.1.0"),
        "versies/0.2.0.json:1:1: fout uitgave-nummer: De eerste uitgave heet 0.1.0 of 1.0.0, maar "
        f"de oudste hier is 0.2.0. {STEPS}",
    ),
    "0.2.0 is nu 0.2.7": (
        rename,
        "versies/0.2.7.json:1:1: fout uitgave-nummer: Uitgave 0.2.7 kan niet volgen op 0.1.0. "
        f"{STEPS}",
    ),
    "koppeling": (
        link_elsewhere,
        "versies/0.1.0.json:1:1: fout versies-vreemd: Dit is een koppeling naar een ander bestand, "
        "geen verzegeld bestand. Zet het bestand zelf hier neer.",
    ),
    "los bestand": (
        partial(add_file, name="leesmij.txt"),
        "versies/leesmij.txt:1:1: fout versies-vreemd: Dit staat tussen de uitgaven, maar ‘kader "
        "uitgave’ heeft het niet gemaakt. Haal het hier weg.",
    ),
}


@pytest.mark.parametrize(("forge", "words"), SAID.values(), ids=SAID)
def test_a_forgery_is_said_with_a_way_to_mend_it(
    new: Path, forge: Callable[[Path], object], words: str
) -> None:
    forge(new)
    outcome = read_archive(new, example_setup())
    assert isinstance(outcome, list)
    assert [str(f) for f in outcome] == [words]


def test_a_hidden_file_of_a_system_is_none_of_ours(new: Path) -> None:
    add_file(new, ".DS_Store")
    assert found(new) == []


def test_what_a_release_sealed_is_read_with_it(new: Path) -> None:
    """Those from before there was a chain sealed none of it."""
    archive = read_archive(new, example_setup())
    assert isinstance(archive, Archive)
    *before, newest = archive.releases
    data = read(new, f"{NEXT}.json")
    assert (newest.chain_before, newest.addresses) == (data["vorige_keten"], data["adressen"])
    assert newest.schemas is not None
    assert seal_of(newest.schemas.text.encode()) == data["schemas"]
    assert {(r.chain_before, r.schemas, r.addresses) for r in before} == {("", None, "")}


def test_a_cache_is_told_of_each_sealed_file(new: Path) -> None:
    """Of each release and of the schemas: their form needn't be looked at again."""
    cache = Cache()
    assert isinstance(read_archive(new, example_setup(), cache), Archive)
    sealed = [p for p in (new / FOLDER).glob("*.json") if p.name not in {SEALS, ADDRESSES}]
    assert len(sealed) == 5
    texts = {p.name: digest(p.read_bytes()) for p in sealed}
    kinds = example_setup().kinds.digest
    fits = {digest(b"sealed form", kinds, t) for n, t in texts.items() if n[:1].isdigit()}
    assert len(fits) == 4
    assert cache.met == fits | {digest(b"canonical json", t) for t in texts.values()}


def test_a_release_has_only_kinds_that_its_schemas_have(new: Path) -> None:
    data = json.loads(SCHEMAS_TEXT)
    data["soorten"].remove("waarden")
    del data["schemas"]["waarden.schema.json"]
    swap_schemas(new, canonical_json(data))
    outcome = read_archive(new, example_setup())
    assert isinstance(outcome, list)
    assert [str(f) for f in outcome] == [
        "versies/2.0.0.json:1:1: fout uitgave-onleesbaar: Uitgave 2.0.0 is niet door ‘kader "
        "uitgave’ gemaakt: zij is niet te gebruiken. Zet het bestand terug zoals het bij de "
        "uitgave was; verzegelde tekst wijzigt nooit."
    ]


USELESS = "Dit bestand is niet door ‘kader uitgave’ gemaakt: het is niet te gebruiken."
SCHEMAS_GONE: dict[str, tuple[Callable[[Path], object], str]] = {
    "veranderd": (
        change_schemas,
        "De schema’s waarmee een uitgave is gemaakt, zijn veranderd.",
    ),
    "weg": (remove_schemas, "De schema’s waarmee een uitgave is gemaakt, zijn verdwenen."),
    "leeg": (partial(swap_schemas, text="{}\n"), USELESS),
    "een lijst": (partial(swap_schemas, text="[]\n"), USELESS),
    "geen JSON": (partial(swap_schemas, text="{"), USELESS),
    "diep": (partial(swap_schemas, text="[" * 100_000), USELESS),
}


@pytest.mark.parametrize(("forge", "message"), SCHEMAS_GONE.values(), ids=SCHEMAS_GONE)
def test_forged_schemas(new: Path, forge: Callable[[Path], object], message: str) -> None:
    """The schemas that a release was made with are sealed with it."""
    forge(new)
    name = f"schemas-{read(new, f'{NEXT}.json')['schemas']}.json"
    outcome = read_archive(new, example_setup())
    assert isinstance(outcome, list)
    assert [str(f) for f in outcome] == [
        f"{FOLDER}/{name}:1:1: fout schemas-verbroken: {message} Zet het bestand terug zoals het "
        "bij de uitgave was; verzegelde tekst wijzigt nooit."
    ]


SCHEMAS_TEXT = schemas_text(kinds(), settings())
WRONG_SCHEMAS: dict[str, tuple[tuple[str | int, ...], object]] = {
    "naam is een getal": (("kader", "naam"), 5),
    "stand ontbreekt": (("kader", "status"), None),
    "soorten is tekst": (("soorten",), "waarden"),
    "soort is een lijst": (("soorten", 0), []),
    "schema is een lijst": (("schemas", "waarden.schema.json"), []),
    "titel is een lijst": (("schemas", "waarden.schema.json", "title"), []),
    "meervoud is een getal": (("schemas", "waarden.schema.json", "x-meervoud"), 5),
    "namen zijn tekst": (("schemas", "begrippen.schema.json", "x-jsonld"), "skos"),
    "label is een groep": (
        ("schemas", "waarden.schema.json", "properties", "betekenis", "title"),
        {},
    ),
    "veld zonder soort": (
        ("schemas", "waarden.schema.json", "properties", "betekenis", "type"),
        None,
    ),
    "vocabulaires zijn tekst": (("schemas", "delen.schema.json", "x-vocabulaires"), "skos"),
    "adres is een getal": (("schemas", "delen.schema.json", "x-vocabulaires", "skos"), 5),
}


@pytest.mark.parametrize(("place", "value"), WRONG_SCHEMAS.values(), ids=WRONG_SCHEMAS)
def test_schemas_with_a_good_seal_can_be_unusable(
    new: Path, place: tuple[str | int, ...], value: object
) -> None:
    """Whoever writes the file can write the seal; it is a finding, not a crash."""
    data = part = json.loads(SCHEMAS_TEXT)
    for step in place[:-1]:
        part = part[step]
    assert part[place[-1]] != value
    part[place[-1]] = value
    swap_schemas(new, canonical_json(data))
    assert [rule for _, rule in found(new)] == ["schemas-verbroken"]


def test_a_release_that_follows_on_nothing_is_no_next_one(new: Path) -> None:
    """A release can't pretend to be the first."""
    other_chain_before(new, START)
    assert found(new) == BROKEN


def test_a_chain_that_began_goes_on(new: Path) -> None:
    """After a release that covers those before it, each next one does so too."""
    data = read(new, f"{NEXT}.json")
    del data["vorige_keten"], data["schemas"]
    write(new, "2.0.1.json", data | {"versie": "2.0.1"})
    seal_anew(new)
    assert found(new) == [at("2.0.1.json", "keten-verbroken")]


CONSISTENT: dict[str, Callable[[Path], object]] = {
    "0.1.0 herschreven": partial(cover_anew, forge=rewrite),
    "0.1.0 ouder": partial(cover_anew, forge=move_date),
    "middelste weg": partial(cover_anew, forge=partial(delete, version="0.2.0")),
    "nieuwste weg": partial(delete, version=NEXT),
}
"""Forgeries of a whole chain, by someone who makes all of it again."""


@pytest.mark.parametrize("forge", CONSISTENT.values(), ids=CONSISTENT)
def test_who_makes_everything_again_is_not_found_here(
    new: Path, forge: Callable[[Path], object]
) -> None:
    """Nothing in a folder can tell it from another true one: a copy elsewhere must."""
    if forge is CONSISTENT["nieuwste weg"]:
        remove_schemas(new)
    forge(new)
    assert found(new) == []


@pytest.mark.parametrize(
    ("was", "now", "line", "shown"),
    [
        ("{\n", '{\n  "uitgaven": [],\n', 2, '‘"uitgaven": [],’'),
        ("{\n", "{\n\n", 2, "‘’"),
        ("\n}\n", "\n}", -1, "het einde"),
        ("\n}\n", "\n}\n ", -1, "‘’"),
    ],
    ids=["a key twice", "an empty line", "no line end", "a blank behind the end"],
)
def test_the_register_says_which_line_is_wrong(
    was: str, now: str, line: int, shown: str, old: Path
) -> None:
    """The place where it isn't as it was written."""
    replace_in_register(old, was, now)
    last = len((EXAMPLE / FOLDER / SEALS).read_text(encoding="utf-8").split("\n"))
    outcome = read_archive(old, example_setup())
    assert isinstance(outcome, list)
    assert [str(f) for f in outcome] == [
        f"versies/register.json:{line if line > 0 else last}:1: fout register-vorm: Hier staat "
        f"{shown}, en dat schreef ‘kader uitgave’ niet zo. Zet versies/register.json terug zoals "
        "het bij de laatste uitgave was."
    ]


def test_the_chain_can_be_made_with_other_tools() -> None:
    """One line for each release: number, day, seal, and the value of the one before."""
    seals = [Seal("0.1.0", "2025-01-10", "a" * 64), Seal("0.2.0", "2025-06-10", "b" * 64)]
    first = seal_of(f"0.1.0 2025-01-10 {'a' * 64} {'0' * 64}\n".encode())
    second = seal_of(f"0.2.0 2025-06-10 {'b' * 64} {first}\n".encode())
    assert chain_of(seals) == (first, second)


def test_the_next_release_covers_the_old_ones_as_they_are(new: Path) -> None:
    """Old files keep their bytes; the register now holds the chain of all."""
    for version in ("0.1.0", "0.2.0", "1.0.0"):
        name = f"{version}.json"
        assert (new / FOLDER / name).read_bytes() == (EXAMPLE / FOLDER / name).read_bytes()
    entries = read(new, SEALS)["uitgaven"]
    seals = [Seal(u["versie"], u["datum"], u["sha256"]) for u in entries]
    assert [u["keten"] for u in entries] == list(chain_of(seals))
    assert read(new, f"{NEXT}.json")["vorige_keten"] == entries[-2]["keten"]


# What a site publishes of it.


def assets_of(root: Path) -> dict[str, str]:
    """The data files of a framework as they would be published."""
    framework, archive = read_all(root)
    site = Site(archive.releases, concept_of(framework, archive), ADDRESS)
    return {a.path: a.content for a in render_assets(site, ADDRESS)}


def test_the_site_publishes_seals_and_what_they_seal(new: Path) -> None:
    """Number, day, seal, chain and files of each release; each file has the seal that is said."""
    files = assets_of(new)
    listed = json.loads(files["data/zegels.json"])
    assert (listed["kader"], listed["uitleg"]) == (
        "Landelijk armoedekader",
        f"{ADDRESS}data/",
    )
    register = read(new, SEALS)["uitgaven"]
    for said, entry in zip(listed["uitgaven"], register, strict=True):
        version = entry["versie"]
        assert {name: said[name] for name in entry} == entry
        assert said["bestand"] == f"data/{version}/verzegeld.json"
        assert files[said["bestand"]].encode() == (new / FOLDER / f"{version}.json").read_bytes()
        assert ("schemas" in said) == (version == NEXT)
    schemas = listed["uitgaven"][-1]["schemas"]
    assert schemas["bestand"] == f"data/{NEXT}/verzegelde-schemas.json"
    assert seal_of(files[schemas["bestand"]].encode()) == schemas["sha256"]
    assert (new / FOLDER / f"schemas-{schemas['sha256']}.json").is_file()


def test_a_later_schema_changes_nothing_of_what_was_sealed_with_its_own(tmp_path: Path) -> None:
    """Labels, kinds, the name and the licence: all data files of the release stay the same.

    Releases from before schemas were sealed change along, and say so beside their schemas.
    """
    root = framework_of(tmp_path / "project" / "framework", with_next=False)
    schemas = tmp_path / "project" / "schemas"
    shutil.copytree(SCHEMAS, schemas)
    framework, archive = read_all(root)
    write_release(root, plan_release(framework, archive, NEXT, "2026-11-23"))
    before = assets_of(root)
    path = schemas / "minimumnormen.schema.json"
    text = path.read_text(encoding="utf-8")
    assert text.count('"title": "Norm"') == 1
    path.write_text(text.replace('"title": "Norm"', '"title": "Eis"'), encoding="utf-8")
    settings = root / "kader.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("Landelijk armoedekader", "Ander kader", 1), encoding="utf-8")
    load_kinds.cache_clear()
    after = assets_of(root)
    changed = {p.split("/")[1] for p in before if p.startswith("data/") and before[p] != after[p]}
    assert changed == {"0.1.0", "0.2.0", "1.0.0", "concept", "termen.jsonld", "zegels.json"}
    name = "minimumnormen.schema.json"
    assert after[f"data/1.0.0/schemas/{name}"] == after[f"data/concept/schemas/{name}"]
    assert '"title": "Norm"' in after[f"data/{NEXT}/schemas/{name}"]
    assert "zijn die van vandaag" in after["data/1.0.0/schemas/LEESMIJ.txt"]
    assert f"data/{NEXT}/schemas/LEESMIJ.txt" not in after


def test_releases_share_schemas_that_did_not_change(new: Path) -> None:
    """The next release names the same file, and doesn't write it again."""
    framework, archive = read_all(new)
    item = dict(framework.data["minimumnormen"]["mn-01"], titel="Een heel andere titel")
    kinds_of_norm = {**framework.data["minimumnormen"], "mn-01": item}
    changed = replace(framework, data={**framework.data, "minimumnormen": kinds_of_norm})
    plan = plan_release(changed, archive, None, "2026-11-24")
    assert [p.name for p in plan.write] == [f"{plan.version}.json", "adressen.json", SEALS]
    sealed = json.loads(next(iter(plan.write.values())))
    assert sealed["schemas"] == read(new, f"{NEXT}.json")["schemas"]


HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
DAYS = st.dates().map(str)
NUMBERS = st.builds(lambda *parts: ".".join(map(str, parts)), *[st.integers(0, 99)] * 3)
SEAL = st.builds(Seal, NUMBERS, DAYS, HASHES)


@given(st.lists(SEAL, min_size=1, max_size=8), st.data())
def test_one_difference_changes_the_chain_from_there_on(
    seals: list[Seal], data: st.DataObject
) -> None:
    """Before it all is the same; at it and after it nothing is."""
    at_release = data.draw(st.integers(0, len(seals) - 1))
    other = data.draw(SEAL.filter(lambda s: s != seals[at_release]))
    changed = [*seals[:at_release], other, *seals[at_release + 1 :]]
    one, two = chain_of(seals), chain_of(changed)
    assert one[:at_release] == two[:at_release]
    assert all(a != b for a, b in zip(one[at_release:], two[at_release:], strict=True))


def test_a_folder_of_releases_that_is_a_link_is_none_of_ours(new: Path, tmp_path: Path) -> None:
    """Git keeps where a link leads, not what is there."""
    (new / FOLDER).rename(tmp_path / "elders")
    (new / FOLDER).symlink_to(tmp_path / "elders")
    found = read_archive(new, example_setup())
    assert isinstance(found, list)
    assert [str(f) for f in found] == [
        f"{FOLDER}:1:1: fout versies-vreemd: De map ‘versies’ is een koppeling naar een andere map."
        " Zet de map zelf hier neer."
    ]
