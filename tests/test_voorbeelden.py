"""Every file in ``voorbeelden/`` is a test: add a file and it is checked.

The files in ``<kind>/goed/`` form one sound framework. A file in ``<kind>/fout/`` joins them under
the name in its ``# bestand:`` line; its ``# verwacht:`` and ``# waarschuwing:`` lines are all that
may be found then.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.base.canonical import canonical_content
from generator.base.findings import Finding
from generator.base.schema import Field, Kind
from generator.base.settings import FILE as SETTINGS
from generator.check.files import item_paths, load_documents
from generator.check.framework import check
from generator.check.waivers import set_aside
from generator.history.model import Framework
from generator.history.versions import FOLDER, SEALS, Release, Seal, build_ledger, seal_of, snapshot
from generator.history.versions import write_register as write_seals
from generator.load import document as load
from generator.rules.registry import all_rules
from generator.rules.rule import by_code
from generator.rules.seen import Released, Seen
from tests.builders import EXAMPLE, kinds, open_setup
from tests.made_codes import made_codes

EXAMPLES = Path(__file__).parent / "voorbeelden"
GOOD = sorted(EXAMPLES.glob("*/goed/*.yaml"))
BAD = sorted(EXAMPLES.glob("*/fout/*.yaml"))
KINDS = kinds()
RULES = all_rules(["armoedekader"])
RELEASED = "2026-01-01"
"""The day of the only release."""

# No file in a repository can show these well; test_load.py does.
SHOWN_ELSEWHERE = {"bestand-soort", "bestand-te-groot", "bestand-onleesbaar"}
SHOWN_ELSEWHERE |= {"te-veel-delen", "te-veel-meldingen"}
# These need a day, or an item that was released; test_waivers.py and test_rules.py show them.
SHOWN_ELSEWHERE |= {"uitzondering-loopt-af", "intrekking-voor-uitgave"}
# Nor this, which needs an item that was withdrawn in a release; test_recorded.py shows it.
SHOWN_ELSEWHERE |= {"aanhaling-ingetrokken"}
# What they find is not about one file as it stands now; these tests show each of their codes.
MODULES_SHOWN_ELSEWHERE = {
    "base.guarded": "test_guarded.py",
    "check.whole": "test_whole.py",
    "check.tasks": "test_tasks.py",
    "check.recorded": "test_recorded.py",
    "check.registrations": "test_registrations.py",
    "compare.difference": "test_difference.py",
    "compare.registrations": "test_registrations.py",
    "load.json_text": "test_json_text.py",
    "setup.schema_fields": "schema_mistakes.py",
    "setup.schema_kinds": "schema_mistakes.py",
    "setup.schema_refs": "schema_mistakes.py",
    "setup.schema_values": "schema_mistakes.py",
    "setup.schema_words": "schema_mistakes.py",
    "setup.settings_check": "test_settings.py",
    "setup.sizes_read": "test_sizes.py",
    "setup.settings_unknown": "test_settings.py",
    "setup.moved_check": "test_settings.py",
    "setup.settings_values": "test_settings.py",
    "check.settled": "test_settings.py",
    "setup.register_columns": "test_register.py test_sizes.py",
    "setup.register_read": "test_register.py",
    "setup.register_succession": "test_register.py",
    "load.table": "test_register.py",
    "layout.lay_out": "test_layout.py",
    "history.promises": "test_promises.py",
    "history.versions": "test_versions.py test_forgeries.py",
    "history.sealed_form": "test_versions.py",
    "history.published": "test_published.py",
}

_TARGET = re.compile(r"^# bestand: (\S+)$", re.MULTILINE)
_SEVERITIES = {"verwacht": "fout", "waarschuwing": "waarschuwing"}
_EXPECTED = re.compile(
    r"^# (verwacht|waarschuwing): (\d+):(\d+) (\S+): (.*?) \|(?: (.*))?$", re.MULTILINE
)


def name_of(path: Path) -> str:
    """A test is named after its file: ``doelen/fout/typefout``."""
    return path.relative_to(EXAMPLES).with_suffix("").as_posix()


ASKED = {
    "id": "schuilen-kan",
    "titel": "Schuilen kan",
    "items": ["mn-04"],
    "reden": "Het regent.",
    "richting": "verduidelijking",
    "taken": [
        {"id": "schuilplekken-tellen", "tekst": "Tel de plekken.", "doelgroep": "allen"},
        {"id": "schuilplekken-melden", "tekst": "Meld de plekken.", "doelgroep": "allen"},
        {"id": "paraplubak-plaatsen", "tekst": "Plaats een bak.", "doelgroep": "allen"},
    ],
    "besluit": "Redactie van Voorbeeldstad",
}
"""What the release asks; a note about its norm says what becomes of each task."""


def released(root: Path) -> dict[str, dict[str, dict[str, object]]]:
    """What the release of the examples holds: a source, a value as it is, a norm as it was."""
    value, norm = (
        load.load_file(root, p) for p in ("waarden/wa-04.yaml", "minimumnormen/mn-04.yaml")
    )
    assert isinstance(value, load.Document)
    assert isinstance(norm, load.Document)
    source = {"id": "br-01", "titel": "Verkenning van de regen", "status": "voorstel"}
    before = norm.data | {"norm": "In elke wijk kan een plek zijn om te schuilen."}
    return {
        "bronnen": {"br-01": source},
        "waarden": {"wa-04": value.data},
        "minimumnormen": {"mn-04": before},
        "wijzigingen": {"schuilen-kan": ASKED},
    }


def seal_example(root: Path) -> None:
    """Seal a release, so that there is something to adopt and to compare with."""
    content = canonical_content(KINDS, released(root))
    framework = Framework(open_setup(root), content)
    release = Release("0.1.0", RELEASED, framework)
    text = snapshot(framework, release.name, release.date)
    seal = Seal(release.name, release.date, seal_of(text.encode()))
    folder = root / FOLDER
    folder.mkdir()
    (folder / f"{release.name}.json").write_bytes(text.encode())
    (folder / SEALS).write_text(write_seals([seal], build_ledger([release])), encoding="utf-8")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The framework that the good files form together."""
    root = tmp_path_factory.mktemp("kader")
    shutil.copytree(EXAMPLES / "register", root / "register")
    shutil.copy(EXAMPLE / SETTINGS, root / SETTINGS)
    for path in GOOD:
        target = root / path.parts[-3] / path.name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, target)
    seal_example(root)
    return root


def text_of(path: Path) -> str:
    """The text of an example; one of them is no UTF-8 on purpose."""
    return path.read_text(encoding="utf-8", errors="replace")


def target_of(path: Path) -> str:
    """Where in the framework a bad file belongs."""
    match = _TARGET.search(text_of(path))
    assert match, f"{name_of(path)} needs a line ‘# bestand: <kind>/<name>.yaml’"
    return match[1]


def expected_of(path: Path) -> list[Finding]:
    """The findings that a bad file announces."""
    return [
        Finding(target_of(path), int(line), int(column), code, message, hint, _SEVERITIES[severity])
        for severity, line, column, code, message, hint in _EXPECTED.findall(text_of(path))
    ]


GOOD_FILES = {f"{p.parts[-3]}/{p.name}" for p in GOOD}


def is_alone(finding: Finding) -> bool:
    """Whether this is only because an example is one file: what it needs, other files would have.

    A new item needs a note and an indicator, and the first with a field asks it of all others.
    """
    is_good = finding.path in GOOD_FILES
    if finding.rule == "notitie-ontbreekt":
        return " is nieuw en geldt " in finding.message
    return finding.rule == ("veld-overal" if is_good else "indicator-ontbreekt")


def found_in(root: Path) -> list[Finding]:
    """What the check finds, but for what a new item needs elsewhere."""
    return [f for f in check(root).findings if not is_alone(f)]


def test_good_examples_are_sound(base: Path) -> None:
    assert check(base).findings == ()


@pytest.mark.parametrize("path", BAD, ids=name_of)
def test_bad_example_gives_exactly_its_findings(path: Path, base: Path, tmp_path: Path) -> None:
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    target = root / target_of(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)
    assert expected_of(path), "a bad file needs at least one line ‘# verwacht:’"
    assert found_in(root) == sorted(expected_of(path))


RULED = [p for p in BAD if {f.rule for f in expected_of(p)} <= set(by_code(RULES))]
"""The bad files in which only rules find something."""


@pytest.fixture(scope="module")
def good(base: Path) -> Seen:
    """What the rules look at in the good files."""
    items: dict[str, dict[str, load.Document]] = {kind.name: {} for kind in KINDS}
    for document in load_documents(base, item_paths(base), KINDS)[0]:
        items[document.kind][document.data["id"]] = document
    held = frozenset(item for content in released(base).values() for item in content)
    settings = open_setup(base).settings
    return Seen(
        items, KINDS, settings.users, settings.meervoud, {"0.1.0": Released(RELEASED, held)}
    )


@pytest.mark.parametrize("path", RULED, ids=name_of)
def test_rules_alone_find_exactly_that(path: Path, good: Seen) -> None:
    """Quick enough to be run for every change that ``make mutatie`` makes in a rule."""
    document = load.load_bytes(target_of(path), path.read_bytes())
    assert isinstance(document, load.Document)
    of_kind = {**good.by_kind[document.kind], document.data["id"]: document}
    seen = replace(good, by_kind={**good.by_kind, document.kind: of_kind})
    documents = [d for items in seen.by_kind.values() for d in items.values()]
    findings = [f for rule in RULES for f in rule(seen)]
    left = set_aside(documents, findings, by_code(RULES), None, complete=True)
    assert sorted(f for f in left if not is_alone(f)) == sorted(expected_of(path))


def test_a_linked_folder_is_not_overlooked(base: Path, tmp_path: Path) -> None:
    """What can't be checked is never shown as nothing found."""
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    (root / "extra").symlink_to(base / "waarden")
    assert [(f.path, f.rule) for f in check(root).findings] == [("extra", "bestand-map")]


def test_a_broken_seal_blames_no_consumer(base: Path, tmp_path: Path) -> None:
    """Without seals it is unknown which versions exist, so citing one gets no finding."""
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    (root / FOLDER / SEALS).write_text("kapot", encoding="utf-8")
    assert [f.rule for f in check(root).findings] == ["register-onleesbaar"]


def names_in(field: Field, value: object) -> set[str]:
    """The full names of all fields that a value uses."""
    inner = field.inner
    parts = value if isinstance(value, list) else [value]
    used = {
        name
        for part in parts
        for f in inner
        if isinstance(part, dict) and f.name in part
        for name in names_in(f, part[f.name])
    }
    return {field.name} | {f"{field.name}.{name}" for name in used}


def all_names(field: Field) -> set[str]:
    """The full names of a field and all fields in it."""
    inner = field.inner
    return {field.name} | {f"{field.name}.{n}" for f in inner for n in all_names(f)}


@pytest.mark.parametrize("kind", KINDS.all, ids=lambda kind: kind.name)
def test_a_good_example_uses_every_field(kind: Kind, base: Path) -> None:
    possible = {n for f in kind.fields for n in all_names(f)}
    missing = []
    for path in sorted((base / kind.name).glob("*.yaml")):
        document = load.load_file(base, f"{kind.name}/{path.name}")
        assert isinstance(document, load.Document)
        data = document.data
        used = {n for f in kind.fields if f.name in data for n in names_in(f, data[f.name])}
        missing.append((possible - used, path.name))
    # A note has either one thing to do or tasks, so that no single example has all.
    assert not set.intersection(*(names for names, _ in missing))


@pytest.mark.parametrize("kind", KINDS.all, ids=lambda kind: kind.name)
def test_every_kind_has_three_bad_examples(kind: Kind) -> None:
    assert len([p for p in BAD if p.parts[-3] == kind.name]) >= 3


def test_every_code_has_an_example() -> None:
    """Every code is shown by an example or a test, so that someone has read its message once."""
    made = made_codes()
    for module, test in MODULES_SHOWN_ELSEWHERE.items():
        paths = [Path(__file__).with_name(name) for name in test.split()]
        text = "".join(p.read_text(encoding="utf-8") for p in paths)
        assert [c for c in made[module].codes if c not in text] == []
    codes = {c for name, m in made.items() if name not in MODULES_SHOWN_ELSEWHERE for c in m.codes}
    shown = {f.rule for path in BAD for f in expected_of(path)}
    assert sorted(codes - shown - SHOWN_ELSEWHERE) == []
    assert shown <= codes
