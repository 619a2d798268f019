"""What a site once published stays at its address, and the ledger that says so stays whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.check.framework import check
from generator.edge.cli import main
from generator.edge.exit_codes import FOUND, GOOD
from generator.history.addresses import SEALS_FILE, Addresses
from generator.history.promises import (
    PATH,
    Promises,
    added,
    broken,
    read_promises,
    unsealed,
    written,
    written_places,
)
from generator.history.versions import FOLDER
from generator.pages.render import render_pages
from generator.site.content import Site
from tests.builders import EXAMPLE, example_site, make_project
from tests.repos import commit, git, make_repository
from tests.test_published_addresses import site_of

ROOT = Path(__file__).parents[1]


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """The example framework after a release, which wrote the ledger."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    assert main(["uitgave", "2.0.0", "--datum", "2026-11-23", "--kader", str(root)]) == GOOD
    return root


def found(root: Path) -> list[tuple[str, str]]:
    """What is said about addresses."""
    return [(f.rule, f.message) for f in check(root).findings if f.rule.startswith("adres")]


def test_a_release_writes_down_what_is_new(kader: Path) -> None:
    first = read_promises(kader)
    assert not isinstance(first, Finding)
    framework = example_site().concept.framework
    places = {f"{p.path}#{p.place}" for p in written_places(first)}
    assert first == {"2.0.0": tuple(sorted(unsealed(framework) | places))}
    assert added(first, "2.0.1", framework) == first
    assert added({"1.0.0": ("over/",)}, "2.0.0", framework) == {
        "1.0.0": ("over/",),
        "2.0.0": tuple(sorted(unsealed(framework) - {"over/"})),
    }


def test_what_is_promised_is_what_is_made() -> None:
    """Together they are all that lasts, but for what isn't sealed yet."""
    site = site_of(ROOT / "framework")
    promises = read_promises(ROOT / "framework")
    assert not isinstance(promises, Finding)
    promised = {path for path, _ in broken(promises, site.sealed, site.users, ())}
    names = ("", "wijzigingen.json", "wijzigingen.atom", "termijnen.ics")
    bodies = {f"samenwerkingen/{b}/{name}" for b in site.users.joint_bodies for name in names}
    new = {f"id/{item}/" for item in site.users.items}
    lasting = Addresses(site.sealed, site.users).lasting
    assert promised <= lasting
    # What the next release is the first to seal.
    later = {p for p in lasting if p.startswith("meedoen/")}
    later |= {p for p in lasting if p.startswith(("id/gm", "id/so", "gemeenten/t"))} | {"id/"}
    assert lasting - promised <= bodies | new | later | {"data/termen.jsonld", SEALS_FILE}


def test_the_real_ledger_is_small() -> None:
    assert (ROOT / "framework" / PATH).stat().st_size < 30_000


def drop_row(root: Path) -> None:
    """Take a consumer out of the register."""
    path = root / "register/gemeenten.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(t for t in lines if not t.startswith("GM9004")), encoding="utf-8")
    (root / "gemeenten/gm9004.yaml").unlink()


def rename_guide(root: Path) -> None:
    """Call an item otherwise, so that two pages of the guide get other addresses."""
    path = root / "kader.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("  woord: norm\n") == 1
    path.write_text(text.replace("  woord: norm\n", "  woord: regel\n"), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "pages"),
    [
        (drop_row, ["gemeenten/gm9004/"]),
        (rename_guide, ["meedoen/een-norm-intrekken/", "meedoen/een-norm-toevoegen/"]),
    ],
)
def test_a_page_that_would_go_is_named(
    kader: Path, spoil: Callable[[Path], None], pages: list[str]
) -> None:
    spoil(kader)
    assert found(kader) == [
        ("adres-weg", f"De pagina /{p} stond op de site sinds uitgave 2.0.0, en zou verdwijnen.")
        for p in pages
    ]


def test_a_page_that_moved_leaves_its_address(kader: Path) -> None:
    """As the advice says: the old and the new address."""
    rename_guide(kader)
    moved = "".join(
        f"  - van: meedoen/een-norm-{what}/\n    naar: meedoen/een-regel-{what}/\n"
        for what in ("toevoegen", "intrekken")
    )
    with (kader / "kader.yaml").open("a", encoding="utf-8") as file:
        file.write(f"verhuisd:\n{moved}")
    assert found(kader) == []
    pages = {p.path: p for p in render_pages(site_of(kader))}
    assert pages["meedoen/een-norm-intrekken/"].redirect == "meedoen/een-regel-intrekken/"


@pytest.mark.parametrize(
    ("van", "naar", "message"),
    [
        ("oud/", "nergens/", "De pagina ‘nergens/’ bestaat niet."),
        ("oud/", "oud/", "De pagina ‘oud/’ bestaat niet."),
        ("over/", "data/", "‘over/’ is het adres van een pagina die niet kan verhuizen."),
        ("id/mn-01/", "over/", "‘id/mn-01/’ is het adres van een pagina die niet kan verhuizen."),
        ("doelen/x/", "over/", "‘doelen/x/’ is het adres van een pagina die niet kan verhuizen."),
    ],
)
def test_a_page_can_only_move_to_one_that_is_there(
    kader: Path, van: str, naar: str, message: str
) -> None:
    with (kader / "kader.yaml").open("a", encoding="utf-8") as file:
        file.write(f"verhuisd:\n  - van: {van}\n    naar: {naar}\n")
    assert [f.message for f in check(kader).findings] == [message]


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        (
            {"a/": "b/", "b/": "over/"},
            [("De pagina ‘b/’ is zelf verhuisd.", "Schrijf waar de pagina nu staat: ‘over/’.")],
        ),
        (
            {"a/": "b/", "b/": "a/"},
            [
                ("De pagina ‘b/’ is zelf verhuisd.", "Schrijf waar de pagina nu staat."),
                ("De pagina ‘a/’ is zelf verhuisd.", "Schrijf waar de pagina nu staat."),
            ],
        ),
        (
            {"a/": "b/", "b/": "c/", "c/": "b/"},
            [
                (f"De pagina ‘{page}’ is zelf verhuisd.", "Schrijf waar de pagina nu staat.")
                for page in ("b/", "c/", "b/")
            ],
        ),
        ({"a/": "over/", "b/": "over/"}, []),
    ],
    ids=["chain", "ring", "ring further on", "two to one"],
)
def test_a_page_does_not_move_to_one_that_moved(
    kader: Path, moves: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    """A browser would go round for ever."""
    listed = "".join(f"  - van: {van}\n    naar: {naar}\n" for van, naar in moves.items())
    with (kader / "kader.yaml").open("a", encoding="utf-8") as file:
        file.write(f"verhuisd:\n{listed}")
    assert [(f.message, f.hint) for f in check(kader).findings] == expected


def test_a_step_that_is_gone_leads_to_the_version_that_had_it() -> None:
    """Ids stay, but a question of a decision aid may go; its address doesn't."""
    site = example_site()
    newest = site.sealed[-1]
    kind = next(k for k in newest.framework.kinds if k.sheet == "beslisboom")
    item, data = next(iter(newest.framework.data[kind.name].items()))
    gone = data["uitkomsten"][-1]["sleutel"]
    renamed = json.loads(json.dumps(data).replace(f'"{gone}"', '"anders"'))
    content = {**newest.framework.data, kind.name: {item: renamed}}
    later = replace(newest, name="9.0.0", framework=replace(newest.framework, data=content))
    after = Site((*site.sealed, later), site.concept)
    pages = {p.path: p for p in render_pages(after)}
    path = f"{kind.name}/{item}/{gone}/"
    assert pages[path].redirect == f"versies/{newest.name}/{path}"
    assert "hoort bij versie" in pages[path].body


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"adressen": []}',
        '{"adressen": {"1.0.0": [1]}}',
        '{"adressen": {"ooit": ["over/"]}}',
        written({"2.0.0": ("over.html",)}),
        written({"2.0.0": ("over/",)}).replace("\n", "\r\n"),
        written({"2.0.0": ("over/",)}).replace("over", "\\ud800"),
        '{"adressen": {"2.0.0": ' + "[" * 100_000 + "]" * 100_000 + "}}",
    ],
)
def test_a_damaged_ledger_is_a_finding(kader: Path, text: str) -> None:
    (kader / PATH).write_bytes(text.encode())
    assert [code for code, _ in found(kader)] == ["adressen-onleesbaar"]


@pytest.mark.parametrize(
    "forge",
    [
        lambda text: text.replace("{", '{"adressen": {"2.0.0": ["over/"]},', 1),
        lambda text: text.replace("{", '{"nog iets": 1,', 1),
        lambda text: f"\ufeff{text}",
        lambda text: f"{text}\n",
    ],
    ids=["twice", "another key", "byte order mark", "a line"],
)
def test_a_ledger_is_as_it_was_written(kader: Path, forge: Callable[[str], str]) -> None:
    """Of two equal keys only the last is read: the seal of what was read would be right."""
    ledger = kader / PATH
    ledger.write_bytes(forge(ledger.read_bytes().decode()).encode())
    assert [code for code, _ in found(kader)] == ["adressen-onleesbaar"]
    assert main(["verifieer", str(kader)]) == FOUND


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_a_ledger_that_is_no_file_is_damaged(kader: Path, make: Callable[[Path], None]) -> None:
    (kader / PATH).unlink()
    make(kader / PATH)
    assert [code for code, _ in found(kader)] == ["adressen-onleesbaar"]


def test_a_ledger_names_only_releases_that_are_there(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The seal of the next release would cover the promise of one that never was."""
    promises = read_promises(kader)
    assert not isinstance(promises, Finding)
    (kader / PATH).write_text(written({**promises, "9.9.9": ("over/",)}), encoding="utf-8")
    (finding,) = check(kader).errors
    assert finding.rule == "uitgave-vermist"
    assert finding.message == "adressen.json noemt uitgave 9.9.9, maar de map ‘versies’ niet."
    assert finding.hint.endswith("Haal dan dat deel weg uit adressen.json.")
    capsys.readouterr()
    assert main(["verifieer", str(kader)]) == FOUND
    assert finding.message in capsys.readouterr().out
    (kader / PATH).write_text(written(promises), encoding="utf-8")
    assert check(kader).errors == ()


def test_the_ledger_alone_tells_of_releases_that_are_gone(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (kader / FOLDER).glob("*.json"):
        if path.name != "adressen.json":
            path.unlink()
    assert main(["verifieer", str(kader)]) == FOUND
    assert "noemt uitgave 2.0.0, maar de map" in capsys.readouterr().out


def test_where_nothing_was_released_nothing_is_called_right(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(kader / FOLDER)
    (kader.parent / "CHANGELOG.md").unlink(missing_ok=True)
    assert main(["verifieer", str(kader)]) == GOOD
    assert capsys.readouterr().out == "Er is nog geen enkele uitgave: er is niets gecontroleerd.\n"


WIPED = (
    "De lijst van adressen die blijven, is niet meer die van uitgave 2.0.0: er is iets weggehaald, "
    "veranderd of bij gezet."
)


def without_first(promises: Promises) -> Promises:
    """The ledger without the first address."""
    return {version: paths[1:] for version, paths in promises.items()}


def with_one_more(promises: Promises) -> Promises:
    """The ledger with an address that no release published."""
    return {**promises, "1.0.0": ("nooit/",)}


@pytest.mark.parametrize("forge", [None, lambda _: {}, without_first, with_one_more])
def test_a_release_seals_the_ledger(
    kader: Path,
    forge: Callable[[Promises], Promises] | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    promises = read_promises(kader)
    assert not isinstance(promises, Finding)
    assert main(["verifieer", str(kader)]) == GOOD
    if forge:
        (kader / PATH).write_text(written(forge(promises)), encoding="utf-8")
    else:
        (kader / PATH).unlink()
    assert ("adressen-gewist", WIPED) in found(kader)
    capsys.readouterr()
    assert main(["verifieer", str(kader)]) == FOUND
    assert WIPED in capsys.readouterr().out


def test_a_later_release_seals_the_ledger_too(kader: Path) -> None:
    """Also one that publishes no new address of its own."""
    norm = kader / "minimumnormen" / "mn-02.yaml"
    text = norm.read_text(encoding="utf-8")
    norm.write_text(text.replace("Gemeenten gaan niet", "Gemeenten gaan nu niet"), encoding="utf-8")
    assert main(["uitgave", "2.1.0", "--datum", "2026-11-24", "--kader", str(kader)]) == GOOD
    (kader / PATH).unlink()
    assert ("adressen-gewist", WIPED.replace("2.0.0", "2.1.0")) in found(kader)


def test_a_proposal_that_wipes_the_ledger_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = make_repository(tmp_path / "opslag")
    monkeypatch.chdir(repository)
    ledger = f"framework/{PATH}"
    commit(repository, {ledger: written({"1.0.0": ("meedoen/", "over/")})})
    git(repository, "switch", "--quiet", "--create", "voorstel")
    commit(repository, {ledger: written({"1.0.0": ("over/",)})})
    assert main(["verschil", "main", "HEAD"]) == FOUND
    out = capsys.readouterr().out
    assert "Wat uitgave 1.0.0 beloofde, staat niet meer in de lijst: /meedoen/." in out
    assert "(adressen-gewist)" in out


def test_a_build_that_loses_an_address_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when a mistake of ours, and not a setting, loses it."""
    project = make_project(tmp_path / "project")
    monkeypatch.chdir(project)
    monkeypatch.setattr(
        "generator.edge.mkdocs_plugin.render_pages",
        lambda site: (p for p in render_pages(site) if p.path != "versies/0.2.0/doelen/"),
    )
    assert main(["bouw"]) != GOOD
    assert "/versies/0.2.0/doelen/ (sinds 0.2.0)" in capsys.readouterr().err


def test_the_ledger_is_no_stray_release(kader: Path) -> None:
    assert json.loads((kader / FOLDER / "adressen.json").read_text(encoding="utf-8"))
    assert main(["verifieer", str(kader)]) == GOOD
