"""Sealed releases: numbers, seals, and a ledger in which no id is ever lost or used again."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.base.canonical import canonical_json
from generator.base.findings import Finding
from generator.history.model import Framework
from generator.history.versions import (
    FOLDER,
    SEALS,
    Archive,
    Release,
    Seal,
    Version,
    build_ledger,
    check_ids,
    check_working,
    read_archive,
    seal_of,
    snapshot,
    write_register,
)
from tests.builders import (
    DATES,
    EXAMPLE,
    built_releases,
    example_setup,
    make_framework,
    make_release,
    make_setup,
    norm,
    norms,
    sealed_files,
)

GONE = {"datum": "2026-01-01", "reden": "Overbodig."}


@pytest.mark.parametrize("text", ["1.0", "1.0.0.0", "01.0.0", "1.0.x", "v1.0.0", "", "1.0.0 ", "²"])
def test_bad_version_number_is_refused(text: str) -> None:
    """Only x.y.z in plain digits is a version number."""
    with pytest.raises(ValueError, match="geen versienummer"):
        Version.parse(text)


@pytest.mark.parametrize("text", ["1.2.3", "v1.2.3", "V1.2.3"])
def test_a_typed_version_number_may_have_the_letter_of_a_tag(text: str) -> None:
    assert Version.typed(text) == Version(1, 2, 3)


@pytest.mark.parametrize("text", ["vv1.2.3", "w1.2.3", "v", "vX1.2.3"])
def test_a_typed_version_number_has_no_more_than_that(text: str) -> None:
    with pytest.raises(ValueError, match="geen versienummer"):
        Version.typed(text)


def test_versions_are_ordered_by_number() -> None:
    """0.10.0 comes after 0.9.0, and writing a number gives what was read."""
    texts = ["0.9.0", "0.10.0", "1.0.0", "1.0.2", "1.0.10", "10.0.0"]
    assert [str(v) for v in sorted(map(Version.parse, reversed(texts)))] == texts


NEXT = [
    ("1.2.3", "normatief", True, "2.0.0"),
    ("1.2.3", "normatief", False, "1.3.0"),
    ("1.2.3", "toelichtend", False, "1.3.0"),
    ("1.2.3", "redactioneel", False, "1.2.4"),
    ("1.2.3", "redactioneel", True, "1.2.4"),
    ("0.2.3", "normatief", True, "0.3.0"),
    ("0.2.3", "normatief", False, "0.2.4"),
    ("0.2.3", "toelichtend", False, "0.2.4"),
    ("0.2.3", "redactioneel", False, "0.2.4"),
]


@pytest.mark.parametrize(("current", "weight", "tightening", "expected"), NEXT)
def test_next_number(current: str, weight: str, tightening: bool, expected: str) -> None:
    """The number follows from what changed; below 1.0 each step is one lower."""
    assert str(Version.parse(current).next(weight, tightening=tightening)) == expected


def test_successors() -> None:
    """Three numbers may follow any number."""
    assert [str(v) for v in Version(0, 2, 3).successors] == ["0.2.4", "0.3.0", "1.0.0"]


@pytest.mark.parametrize("name", [*(f"{v}.json" for v in DATES), SEALS])
def test_example_is_rebuilt_byte_for_byte(name: str) -> None:
    """The same YAML always seals to the same bytes, on any machine.

    After a deliberate change of a state or a schema: see ``tests/builders.py``.
    """
    assert (EXAMPLE / FOLDER / name).read_bytes() == sealed_files()[name].encode()


def test_reading_gives_back_what_was_sealed() -> None:
    """Nothing is lost on the way to the file and back."""
    archive = read_archive(EXAMPLE, example_setup())
    assert isinstance(archive, Archive)
    assert [(r.name, r.date) for r in archive.releases] == list(DATES.items())
    for read, built in zip(archive.releases, built_releases(), strict=True):
        assert read.framework.data == built.framework.data
        assert (read.is_concept, read.correction) == (False, "")
        assert snapshot(read.framework, read.name, read.date) == sealed_files()[f"{read.name}.json"]
    assert {s.chain for s in archive.seals} == {""}
    assert archive.current is archive.by_name["1.0.0"]
    assert write_register(archive.seals, archive.ledger) == sealed_files()[SEALS]


def test_what_a_version_is_called_in_a_sentence() -> None:
    names = [make_release(name, {}).label for name in ("1.0.0", "concept")]
    assert names == ["versie 1.0.0", "de werkversie"]


def test_a_release_that_was_not_read_is_sealed_as_it_would_be() -> None:
    """One that was read keeps its own words, whatever they are."""
    framework = make_framework(norms(norm()))
    release = Release("1.0.1", "2026-02-01", framework, correction="Er stond een fout.")
    text = snapshot(framework, "1.0.1", "2026-02-01", "Er stond een fout.")
    assert release.sealed_text == text
    assert release.seal == Seal("1.0.1", "2026-02-01", seal_of(text.encode()))
    assert dataclasses.replace(release, text="{}\n").sealed_text == "{}\n"


def test_releases_that_another_archive_has_not() -> None:
    newer = Archive(built_releases(), (), {})
    older = Archive(built_releases()[:1], (), {})
    assert newer.beyond(older) == built_releases()[1:]
    assert older.beyond(newer) == newer.beyond(newer) == ()


def test_notes_belong_to_the_release_that_consumed_them() -> None:
    """A release holds its own change notes, not those of the one before."""
    assert [[n.id for n in r.notes] for r in built_releases()] == [
        [],
        ["hulp-dichtbij", "stoel-elke-dag"],
        [
            "geen-paraplubon",
            "kaart-op-het-scherm",
            "loket-zonder-regen",
            "minder-papier",
            "stoelen-betaald",
        ],
    ]


def test_ledger_tells_where_each_id_came_from() -> None:
    """Kind and first version of every id; consumers and notes are not in it."""
    ledger = build_ledger(built_releases())
    assert ledger["mn-01"] == {"soort": "minimumnormen", "sinds": "0.1.0"}
    assert ledger["mn-05"] == {"soort": "minimumnormen", "sinds": "0.2.0"}
    assert ledger["mn-04"] == {"soort": "minimumnormen", "sinds": "1.0.0"}
    assert {"gm9001", "so9001", "minder-papier"} & ledger.keys() == set()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the sealed example that a test may break."""
    shutil.copytree(EXAMPLE / FOLDER, tmp_path / FOLDER)
    return tmp_path


def broken(root: Path) -> list[tuple[str, str]]:
    findings = read_archive(root, example_setup())
    assert isinstance(findings, list), "nothing was found"
    return [(f.path, f.rule) for f in findings]


def said(root: Path) -> list[str]:
    """What is said of the releases, as an editor reads it."""
    findings = read_archive(root, example_setup())
    assert isinstance(findings, list), "nothing was found"
    return [str(f) for f in findings]


PUT_BACK = "Zet het bestand terug zoals het bij de uitgave was; verzegelde tekst wijzigt nooit."


def test_untouched_copy_is_whole(root: Path) -> None:
    """Without damage there is nothing to find, so that the tests below can fail."""
    assert isinstance(read_archive(root, example_setup()), Archive)


def test_broken_seal(root: Path) -> None:
    """One changed letter in a sealed file is found."""
    path = root / FOLDER / "0.2.0.json"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("één loket", "een loket", 1).encode())
    assert broken(root) == [("versies/0.2.0.json", "zegel-verbroken")]


def test_other_line_ends_break_the_seal(root: Path) -> None:
    """The seal is on bytes: a tool that rewrites line ends is found too."""
    path = root / FOLDER / "0.1.0.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert broken(root) == [("versies/0.1.0.json", "zegel-verbroken")]


def test_vanished_release(root: Path) -> None:
    """A release in the register whose file is gone is found."""
    (root / FOLDER / "0.1.0.json").unlink()
    assert broken(root) == [("versies/0.1.0.json", "uitgave-ontbreekt")]


def test_release_without_seal(root: Path) -> None:
    """A file that isn't in the register is found, also when there is no register at all."""
    shutil.copy(root / FOLDER / "1.0.0.json", root / FOLDER / "1.1.0.json")
    assert broken(root) == [("versies/1.1.0.json", "zegel-ontbreekt")]
    (root / FOLDER / SEALS).unlink()
    assert broken(root) == [
        (f"versies/{name}.json", "zegel-ontbreekt") for name in ("0.1.0", "0.2.0", "1.0.0", "1.1.0")
    ]


def test_all_damage_is_found_at_once(root: Path) -> None:
    """One broken release doesn't hide another."""
    for name in ("0.1.0.json", "1.0.0.json"):
        (root / FOLDER / name).write_text("{}", encoding="utf-8")
    assert broken(root) == [
        ("versies/0.1.0.json", "zegel-verbroken"),
        ("versies/1.0.0.json", "zegel-verbroken"),
    ]


def change_register(root: Path, change: Any) -> None:
    path = root / FOLDER / SEALS
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(canonical_json(data), encoding="utf-8")


def test_releases_out_of_order(root: Path) -> None:
    """Numbers and dates both go up."""
    change_register(root, lambda data: data["uitgaven"].reverse())
    assert broken(root) == [(f"versies/{SEALS}", "uitgave-volgorde")] * 2


def test_all_damage_is_said_with_a_way_to_mend_it(root: Path) -> None:
    """One file of each sort, in a register that runs the wrong way."""
    folder = root / FOLDER
    change_register(root, lambda data: data["uitgaven"].reverse())
    (folder / "0.1.0.json").unlink()
    (folder / "0.2.0.json").write_text("{}", encoding="utf-8")
    (folder / "2.0.0.json").write_text("{}", encoding="utf-8")
    assert said(root) == [
        "versies/0.2.0.json:1:1: fout zegel-verbroken: De inhoud van uitgave 0.2.0 is veranderd. "
        + PUT_BACK,
        f"versies/0.1.0.json:1:1: fout uitgave-ontbreekt: Uitgave 0.1.0 is verdwenen. {PUT_BACK}",
        "versies/2.0.0.json:1:1: fout zegel-ontbreekt: Dit bestand staat niet in het register van "
        "uitgaven. Is een uitgave onderbroken? Maak haar ongedaan met ‘kader uitgave --terug’. Kan "
        "dat niet, haal dan dit bestand weg, en haar deel in CHANGELOG.md als dat er al staat, en "
        "draai ‘kader uitgave’ opnieuw. Anders is het register veranderd: zet "
        "versies/register.json terug zoals het was.",
        "versies/register.json:1:1: fout uitgave-volgorde: De uitgaven staan niet op volgorde van "
        f"nummer. {PUT_BACK}",
        "versies/register.json:1:1: fout uitgave-volgorde: De uitgaven staan niet op volgorde van "
        f"datum. {PUT_BACK}",
    ]


def test_what_can_not_be_read_is_said_with_a_way_to_mend_it(root: Path) -> None:
    """First the ledger, then a release with a good seal, then the register itself."""
    change_register(root, lambda data: data["ids"].pop("mn-01"))
    assert said(root) == [
        "versies/register.json:1:1: fout id-register: Wat het register van ids over mn-01 zegt, "
        f"klopt niet. {PUT_BACK}"
    ]
    (root / FOLDER / "1.0.0.json").write_bytes(b"{}")
    change_register(root, lambda data: data["uitgaven"][-1].update(sha256=seal_of(b"{}")))
    assert said(root) == [
        "versies/1.0.0.json:1:1: fout uitgave-onleesbaar: Uitgave 1.0.0 is niet door ‘kader "
        f"uitgave’ gemaakt: zij is niet te gebruiken. {PUT_BACK}"
    ]
    (root / FOLDER / SEALS).write_bytes(b"")
    assert said(root) == [
        "versies/register.json:1:1: fout register-onleesbaar: Het register van uitgaven is "
        f"beschadigd. {PUT_BACK}"
    ]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"uitgaven": [{}], "ids": {}}',
             '{"uitgaven": [{"versie": "een", "datum": "x", "sha256": "y"}], "ids": {}}',
             '{"uitgaven": [], "ids": []}', "[" * 100_000, '{"uitgaven": ' + "1" * 5000 + "}",
             '{"uitgaven": [{"versie": "1.0.0", "datum": 5, "sha256": "y"}], "ids": {}}',
             '{"uitgaven": [{"versie": "1.0.0", "datum": "x", "sha256": "y"}], "ids": {}}']
)  # fmt: skip
def test_unreadable_register(root: Path, text: str) -> None:
    """A register that can't be read is a finding, not a crash."""
    (root / FOLDER / SEALS).write_text(text, encoding="utf-8")
    assert broken(root) == [(f"versies/{SEALS}", "register-onleesbaar")]


SEALED = (EXAMPLE / FOLDER / "1.0.0.json").read_text(encoding="utf-8")


def altered(**values: Any) -> str:
    """The newest release with other values, also inside its first norm, as canonical JSON."""
    data = json.loads(SEALED)
    for name, value in values.items():
        (data if name in data else data["inhoud"]["minimumnormen"]["mn-01"])[name] = value
    return canonical_json(data)


def with_items(kind: str, items: object) -> str:
    data = json.loads(SEALED)
    data["inhoud"][kind] = items
    return canonical_json(data)


UNUSABLE = {
    "empty": "",
    "a list": "[]",
    "other form": SEALED + "\n",
    "twice": SEALED.replace('"datum"', '"datum": "2026-01-12",\n  "datum"', 1),
    "deep": "[" * 100_000 + "]" * 100_000,
    "no number": altered(versie=1).replace('"versie": 1', '"versie": NaN'),
    "no number where no field is": altered(onbekend="LEEG").replace('"LEEG"', "NaN"),
    "endless": altered(norm=1).replace('"norm": 1', '"norm": 1e400'),
    "half a character": altered(titel="HALF").replace("HALF", r"\ud800"),
    "many digits": altered(versie=1).replace('"versie": 1', '"versie": ' + "1" * 5000),
    "other number": altered(versie="<b>@x"),
    "other date": altered(datum="2026-01-13"),
    "no content": altered(inhoud=[]),
    "no name of a kind": with_items("<b>", {}),
    "no items": with_items("minimumnormen", []),
    "no item": with_items("minimumnormen", {"mn-01": "tekst"}),
    "a way out": with_items("minimumnormen", {"../../x": {"id": "../../x"}}),
    "other id": altered(id="mn-02"),
    **{
        f"{name} is no seal": SEALED.replace('"inhoud"', f'"{name}": "{value}",\n  "inhoud"', 1)
        for name, value in (("vorige_keten", "x"), ("schemas", "0" * 63), ("adressen", "g" * 64))
    },
    "reason is a group": altered(versie="1.0.0").replace(
        '"inhoud"', '"correctie": {},\n  "inhoud"', 1
    ),
}


def reseal_as(root: Path, text: str) -> None:
    """Put another text in the place of the newest release, with a seal that fits."""
    (root / FOLDER / "1.0.0.json").write_bytes(text.encode())

    def reseal(data: dict[str, Any]) -> None:
        data["uitgaven"][-1]["sha256"] = seal_of(text.encode())

    change_register(root, reseal)


@pytest.mark.parametrize("text", UNUSABLE.values(), ids=UNUSABLE)
def test_a_release_with_a_good_seal_can_be_unusable(root: Path, text: str) -> None:
    """Whoever writes the file can write the seal; it is a finding, not a crash."""
    assert text != SEALED
    reseal_as(root, text)
    assert broken(root) == [("versies/1.0.0.json", "uitgave-onleesbaar")]


AGAIN = (
    "in het schema ‘minimumnormen.schema.json’, en geef wat nu anders is een veld met een nieuwe "
    "naam."
)
# Values that the newest release has, and what is said where the schema asks for something else.
CHANGED = {
    "text is a number": (altered(titel=5), "titel", "een getal; nu hoort daar een tekst"),
    "text is a list": (altered(norm=["a"]), "norm", "een lijst; nu hoort daar een tekst"),
    "list is a text": (altered(toetsing="a"), "toetsing", "een tekst; nu hoort daar een lijst"),
    "list of wrong things": (
        altered(vindplaatsen=["a"]),
        "vindplaatsen",
        "een tekst; nu hoort daar een groep velden",
    ),
    "group is a text": (
        altered(ingetrokken="ja"),
        "ingetrokken",
        "een tekst; nu hoort daar een groep velden",
    ),
    "text in a group is a list": (
        altered(ingetrokken={"reden": []}),
        "ingetrokken.reden",
        "een lijst; nu hoort daar een tekst",
    ),
    "nothing": (altered(titel=None), "titel", "iets anders; nu hoort daar een tekst"),
}


@pytest.mark.parametrize(("text", "name", "what"), CHANGED.values(), ids=CHANGED)
def test_a_field_that_changed_since_a_release_is_named(
    root: Path, text: str, name: str, what: str
) -> None:
    """Whether the release or the schema is another one, nobody can tell; the place is known."""
    reseal_as(root, text)
    assert said(root) == [
        f"versies/1.0.0.json:1:1: fout uitgave-veld: In uitgave 1.0.0 is ‘{name}’ van mn-01 {what}."
        f" Zet het type van ‘{name}’ terug {AGAIN}"
    ]


def test_a_kind_that_was_released_and_is_gone_is_named(root: Path) -> None:
    """The seal is right: what has to come back is the kind, not the file."""
    reseal_as(root, with_items("rollen", {"ro-01": {"id": "ro-01"}}))
    line = (EXAMPLE / "kader.yaml").read_text(encoding="utf-8").split("\n").index("soorten:") + 2
    assert said(root) == [
        f"kader.yaml:{line}:3: fout uitgave-soort: Uitgave 1.0.0 heeft de soort ‘rollen’, die hier "
        "niet meer staat. Zet ‘- rollen’ terug in deze lijst, met haar schema en haar map. Wat uit "
        "die soort niet meer geldt, trekt u in."
    ]


def test_what_several_releases_show_is_said_once(root: Path) -> None:
    """Dropping who the framework is for takes two kinds away from all three releases."""
    setup = example_setup()
    users = setup.settings.users
    kept = setup.kinds.only(k.name for k in setup.kinds if k.name not in users)
    findings = read_archive(root, dataclasses.replace(setup, kinds=kept))
    assert isinstance(findings, list)
    assert [(f.rule, f.message.split(",")[0]) for f in findings] == [
        ("uitgave-soort", f"Uitgave 0.1.0 heeft de soort ‘{name}’") for name in users
    ]


def test_each_release_that_is_unusable_is_named(root: Path) -> None:
    """What mends one mends no other, though it is mended in the same way."""
    for name in ("0.1.0", "1.0.0"):
        (root / FOLDER / f"{name}.json").write_bytes(b"{}")

    def reseal(data: dict[str, Any]) -> None:
        for entry in data["uitgaven"]:
            if entry["versie"] != "0.2.0":
                entry["sha256"] = seal_of(b"{}")

    change_register(root, reseal)
    assert broken(root) == [
        ("versies/0.1.0.json", "uitgave-onleesbaar"),
        ("versies/1.0.0.json", "uitgave-onleesbaar"),
    ]


def test_ledger_that_does_not_fit(root: Path) -> None:
    """An id that was struck out, added or altered in the ledger is found."""

    def change(data: dict[str, Any]) -> None:
        del data["ids"]["mn-01"]
        data["ids"]["mn-77"] = {"soort": "minimumnormen", "sinds": "0.1.0"}
        data["ids"]["mn-05"]["sinds"] = "0.1.0"
        data["ids"] = dict(sorted(data["ids"].items()))

    change_register(root, change)
    assert broken(root) == [(f"versies/{SEALS}", "id-register")] * 3


def test_no_releases_yet(tmp_path: Path) -> None:
    """Before the first release there is an empty archive."""
    archive = read_archive(tmp_path, example_setup())
    assert archive == Archive((), (), {})
    assert archive.current is None


def test_ids_are_checked_between_sealed_releases(tmp_path: Path) -> None:
    """Also a release with a good seal may not lose an id."""
    releases = [make_release("0.1.0", norms(norm())), make_release("0.2.0", {})]
    _seal(tmp_path, releases)
    assert broken(tmp_path) == [("versies/0.2.0.json", "id-verdwenen")]


def _seal(root: Path, releases: list[Release]) -> None:
    (root / FOLDER).mkdir()
    seals = []
    for r in releases:
        text = snapshot(r.framework, r.name, r.date).encode()
        (root / FOLDER / f"{r.name}.json").write_bytes(text)
        seals.append(Seal(r.name, r.date, seal_of(text)))
    register = write_register(seals, build_ledger(releases))
    (root / FOLDER / SEALS).write_text(register, encoding="utf-8")


def test_correction_is_sealed_with_its_reason(tmp_path: Path) -> None:
    """The reason is under the seal; a release without one is written as it always was."""
    release = make_release("0.1.0", norms(norm()))
    plain = snapshot(release.framework, "0.1.0", "2025-01-01")
    assert list(json.loads(plain)) == ["versie", "datum", "inhoud"]
    text = snapshot(release.framework, "0.1.0", "2025-01-01", "Er stond een fout.")
    assert list(json.loads(text)) == ["versie", "datum", "correctie", "inhoud"]
    (tmp_path / FOLDER).mkdir()
    path = tmp_path / FOLDER / "0.1.0.json"
    path.write_bytes(text.encode())
    seals = [Seal("0.1.0", "2025-01-01", seal_of(text.encode()))]
    register = write_register(seals, build_ledger([release]))
    (tmp_path / FOLDER / SEALS).write_text(register, encoding="utf-8")
    archive = read_archive(tmp_path, example_setup())
    assert isinstance(archive, Archive)
    assert [r.correction for r in archive.releases] == ["Er stond een fout."]
    path.write_bytes(text.replace("een fout", "geen fout").encode())
    assert broken(tmp_path) == [("versies/0.1.0.json", "zegel-verbroken")]


def ids(old: Any, new: Any) -> list[Finding]:
    return list(check_ids(make_release("0.1.0", old), make_framework(new)))


MISUSED = [
    # Taking a file away is refused; withdrawing is how it is done.
    (
        norms(norm()),
        {},
        "minimumnormen/mn-01.yaml",
        "id-verdwenen: mn-01 stond in uitgave 0.1.0 en is verdwenen. Zet het bestand terug. Geldt "
        "het niet meer? Vul dan ‘ingetrokken’ in.",
    ),
    # A file that got another name bears its title still.
    (
        norms(norm(titel="Een stoel"), norm(id="mn-02", titel="Een tafel")),
        norms(norm(id="mn-02", titel="Een tafel"), norm(id="mn-03", titel="Een stoel")),
        "minimumnormen/mn-01.yaml",
        "id-verdwenen: mn-01 stond in uitgave 0.1.0 en is verdwenen. mn-03 heeft dezelfde titel. "
        "Is het dat onderdeel? Geef het dan zijn oude id en bestandsnaam terug: ‘id: mn-01’ en "
        "‘mn-01.yaml’.",
    ),
    # What was there already is another item, whatever it is called; and nothing has no title.
    (
        norms(norm(titel="Een stoel"), norm(id="mn-02", titel="Een stoel")),
        norms(norm(id="mn-02", titel="Een stoel"), {"id": "mn-04"}),
        "minimumnormen/mn-01.yaml",
        "id-verdwenen: mn-01 stond in uitgave 0.1.0 en is verdwenen. Zet het bestand terug. Geldt "
        "het niet meer? Vul dan ‘ingetrokken’ in.",
    ),
    # A withdrawn item stays withdrawn.
    (
        norms(norm(ingetrokken=GONE)),
        norms(norm()),
        "minimumnormen/mn-01.yaml",
        "id-terug: mn-01 is in uitgave 0.1.0 ingetrokken en mag niet terugkomen. Zet het veld "
        "‘ingetrokken’ terug. Geldt de inhoud weer? Maak er dan een nieuw onderdeel van, met een "
        "id dat nog vrij is.",
    ),
    # An id keeps its kind.
    (
        norms(norm()),
        {"doelen": {"mn-01": {"id": "mn-01"}}},
        "doelen/mn-01.yaml",
        "id-andere-soort: mn-01 was in uitgave 0.1.0 een minimumnorm en mag geen andere soort "
        "worden. Zet het oude onderdeel terug in ‘minimumnormen/mn-01.yaml’, en geef het nieuwe "
        "een id dat nog vrij is.",
    ),
]


@pytest.mark.parametrize(("old", "new", "path", "words"), MISUSED)
def test_id_that_is_misused(old: Any, new: Any, path: str, words: str) -> None:
    """In the working version it is said of the file; in a release, of the release."""
    older, newer = make_release("0.1.0", old), make_framework(new)
    assert [str(f) for f in check_ids(older, newer)] == [f"{path}:1:1: fout {words}"]
    in_release = [str(f) for f in check_ids(older, newer, "versies/0.2.0.json")]
    assert in_release == [f"versies/0.2.0.json:1:1: fout {words}"]


def test_ids_that_are_right() -> None:
    """Changing, withdrawing and adding are what the ids are for; notes may go."""
    gone = norm(id="mn-04", ingetrokken=GONE)
    old = norms(norm(), norm(id="mn-02"), gone) | {"wijzigingen": {"x": {"id": "x"}}}
    new = norms(norm(norm="Anders."), norm(id="mn-02", ingetrokken=GONE), norm(id="mn-03"), gone)
    assert ids(old, new) == []


def test_broken_file_has_not_vanished() -> None:
    """Its own finding says what is wrong; the id itself is still there."""
    older = make_release("0.1.0", norms(norm(), norm(id="mn-02")))
    findings = list(check_ids(older, make_framework({}), unread={"mn-01"}))
    assert [f.path for f in findings] == ["minimumnormen/mn-02.yaml"]


SAME = norm(
    titel="Een stoel voor iedereen",
    onderbouwing="Wie lang moet staan, wordt moe en kan minder goed luisteren naar anderen.",
)
OTHER = norm(
    titel="Afval wordt opgehaald",
    norm="Ieder huishouden krijgt een container.",
    onderbouwing="Zonder container waait het vuil door alle straten van de gemeente.",
    lokale_ruimte="Op welke weekdag er wordt geleegd.",
    toetsing=["Wordt elke container geleegd?"],
    voor_inwoners="Uw vuilnis wordt gehaald.",
)


def working(new: dict[str, Any]) -> list[str]:
    return [f.rule for f in check_working(make_release("0.1.0", norms(SAME)), make_framework(new))]


def test_id_that_is_used_for_something_else() -> None:
    """Another title and nearly all other words: a file was written over."""
    findings = check_working(make_release("0.1.0", norms(SAME)), make_framework(norms(OTHER)))
    assert [str(f) for f in findings] == [
        "minimumnormen/mn-01.yaml:1:1: fout id-hergebruikt: mn-01 lijkt een ander onderdeel dan in "
        "uitgave 0.1.0: daar heet het ‘Een stoel voor iedereen’ en is bijna de hele tekst anders. "
        "Zet het oude onderdeel terug en geef het nieuwe een nieuw id. Is het toch hetzelfde? Laat "
        "dan bij deze uitgave de titel staan."
    ]


@pytest.mark.parametrize(
    "new",
    [
        SAME,
        SAME | {"titel": "Overal zitten"},
        OTHER | {"titel": "Stoel en container"},
        OTHER | {"titel": SAME["titel"]},
    ],
    ids=["gelijk", "andere titel", "titel lijkt", "zelfde titel"],
)
def test_id_that_stays_the_same_thing(new: dict[str, Any]) -> None:
    """A new title, or new words under the old one, is what editing is."""
    assert working(norms(new)) == []


def test_little_text_proves_nothing() -> None:
    """A few words are soon all different."""
    short = {"id": "wa-01", "titel": "Rust", "betekenis": "Iedereen slaapt goed."}
    other = {"id": "wa-01", "titel": "Orde", "betekenis": "Alles ligt recht."}
    older = make_release("0.1.0", {"waarden": {"wa-01": short}})
    assert list(check_working(older, make_framework({"waarden": {"wa-01": other}}))) == []


def words(*names: str) -> str:
    """A sentence of long words, one for each letter."""
    return " ".join(f"woord{letter}" for name in names for letter in name)


@pytest.mark.parametrize(
    ("old", "new", "is_another"),
    [
        # Eight words, of which none came back; seven prove nothing, whatever else is different.
        ({"betekenis": words("abcdefgh")}, {"betekenis": words("stuvwxyz")}, True),
        ({"betekenis": words("abcdefgh")}, {"betekenis": words("stuvwxy")}, False),
        ({"betekenis": words("abcdefg")}, {"betekenis": words("stuvwxyz")}, False),
        # Of twenty words seven came back, or six.
        (
            {"betekenis": words("abcdefghijklmnopqrst")},
            {"betekenis": words("abcdefg", "uvwxyzàáèéëïö")},
            False,
        ),
        (
            {"betekenis": words("abcdefghijklmnopqrst")},
            {"betekenis": words("abcdef", "uvwxyzàáèéëïöü")},
            True,
        ),
        # Short words say nothing, and a word alone is no text.
        ({"betekenis": words("abcdefgh") + " deze"}, {"betekenis": words("stuvwxyz")}, True),
        ({"betekenis": words("abcdefg") + " kort"}, {"betekenis": words("stuvwxyz")}, False),
        (
            {"betekenis": words("abcdefg"), "status": "voorstel"},
            {"betekenis": words("stuvwxy"), "status": "vastgesteld"},
            False,
        ),
        # What stands deeper counts too, and a number is no text.
        (
            {"uitleg": {"stand": words("abcd"), "meer": [words("efgh")]}, "nummer": 1},
            {"uitleg": {"stand": words("stuv"), "meer": [words("wxyz")]}, "nummer": 2},
            True,
        ),
    ],
)
def test_so_many_words_make_it_another(
    old: dict[str, Any], new: dict[str, Any], is_another: bool
) -> None:
    heads = ({"id": "wa-01", "titel": t} for t in ("Rust voor allen", "Orde onder velen"))
    (before, after) = ({**head, **data} for head, data in zip(heads, (old, new), strict=True))
    newest = Release("0.1.0", "2025-01-01", bare({"waarden": {"wa-01": before}}))
    findings = list(check_working(newest, bare({"waarden": {"wa-01": after}})))
    assert [f.rule for f in findings] == ["id-hergebruikt"] * is_another


@pytest.mark.parametrize(
    ("title", "is_another"),
    [("Rust in huis", False), ("Een rust", False), ("De kou en een jas", True)],
)
def test_a_word_of_four_letters_keeps_a_title_the_same(title: str, is_another: bool) -> None:
    before = {"id": "wa-01", "titel": "De rust voor een ander", "betekenis": words("abcdefgh")}
    after = {"id": "wa-01", "titel": title, "betekenis": words("stuvwxyz")}
    newest = Release("0.1.0", "2025-01-01", bare({"waarden": {"wa-01": before}}))
    findings = list(check_working(newest, bare({"waarden": {"wa-01": after}})))
    assert [f.rule for f in findings] == ["id-hergebruikt"] * is_another


def bare(content: dict[str, Any]) -> Framework:
    """A framework of these kinds only, as from before there were others."""
    return Framework(make_setup(), content)


def test_a_kind_may_be_newer_than_a_release() -> None:
    """Its folder isn't in the sealed file, nor are the change notes of today."""
    old = bare(norms(norm()))
    assert json.loads(snapshot(old, "0.1.0", "2025-01-01"))["inhoud"] == {
        kind.name: old.data.get(kind.name, {}) for kind in old.kinds
    }
    release = Release("0.1.0", "2025-01-01", old)
    assert list(check_working(release, old)) == []
    noted = norms(norm()) | {"wijzigingen": {"over": {"id": "over"}}}
    assert list(check_working(release, make_framework(noted))) == []
    assert [f.rule for f in check_working(release, bare({}))] == ["id-verdwenen"]
    assert list(check_working(release, bare({}), unread={"mn-01"})) == []


def test_sealed_releases_are_not_held_against_the_signs(tmp_path: Path) -> None:
    """What was sealed once stays readable, whatever a later sign would say of it."""
    _seal(tmp_path, [make_release("0.1.0", norms(SAME)), make_release("0.2.0", norms(OTHER))])
    assert isinstance(read_archive(tmp_path, example_setup()), Archive)


def test_note_that_was_released_already() -> None:
    """The same note again is a leftover; another one of that name is not."""
    note = {"id": "over", "titel": "Over", "items": ["mn-01"], "reden": "Zo.",
            "richting": "redactioneel", "besluit": "Redactie"}  # fmt: skip
    older = make_release("0.1.0", norms(SAME) | {"wijzigingen": {"over": note}})
    same = make_framework(norms(SAME) | {"wijzigingen": {"over": note}})
    assert [str(f) for f in check_working(older, same)] == [
        "wijzigingen/over.yaml:1:1: fout notitie-verbruikt: Deze notitie hoort al bij uitgave "
        "0.1.0. Haal het bestand weg; bij een nieuwe wijziging hoort een nieuwe notitie."
    ]
    other = make_framework(norms(SAME) | {"wijzigingen": {"over": note | {"reden": "Anders."}}})
    assert list(check_working(older, other)) == []
