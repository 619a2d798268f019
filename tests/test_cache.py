"""A cache changes how long a check takes, and nothing that it says."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base.cache import SIZE, Cache, digest, look
from generator.base.canonical import is_canonical_json
from generator.base.findings import Finding
from generator.base.schema import load_kinds
from generator.check import judged, ruled
from generator.check.framework import check
from generator.edge.cli import main
from generator.form.form import flaws_of
from generator.load.document import Document
from generator.rules.registry import all_rules
from generator.rules.rule import every_kind, rule
from generator.rules.seen import Seen
from generator.setup import schema_check
from generator.store import cache as kept
from generator.store.cache import OFF, VARIABLE, kept_cache
from tests.builders import EXAMPLE, kinds
from tests.test_guarded import base, spoilt

__all__ = ["base", "spoilt"]

DAY = "2026-03-01"


def file_in(root: Path) -> Path:
    """A file of an item that others don't need in order to be right."""
    return sorted((root / "waarden").glob("*.yaml"))[0]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example framework, to change."""
    shutil.copytree(EXAMPLE, tmp_path / "kader")
    return tmp_path / "kader"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which this test keeps its cache."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def found(root: Path, cache: Cache | None = None) -> tuple[Finding, ...]:
    """All that a check finds, layout included."""
    return check(root, DAY, layout=True, cache=cache).findings


def known_after(root: Path) -> Cache:
    """A cache that knows what a check of this framework found to be clean."""
    first = Cache()
    found(root, first)
    return Cache(frozenset(first.met))


def test_what_was_clean_before_is_not_looked_at_again() -> None:
    cache = Cache(frozenset({digest(b"form", b"a")}))
    assert look(cache, lambda: ["x"], "form", b"a") == ()
    assert look(cache, lambda: ["x"], "form", b"b") == ["x"]
    assert look(cache, lambda: ["x"], "lists", b"a") == ["x"]
    assert cache.met == {digest(b"form", b"a")}


def test_only_what_is_clean_is_kept() -> None:
    cache = Cache()
    assert look(cache, lambda: ["x"], "form", b"a") == ["x"]
    assert look(cache, lambda: [], "form", b"b") == []
    assert cache.met == {digest(b"form", b"b")}


def test_nothing_is_kept_of_what_has_no_digest() -> None:
    cache = Cache(frozenset({digest(b"form", b"", b"a")}))
    assert look(cache, lambda: ["x"], "form", b"", b"a") == ["x"]
    assert look(cache, lambda: [], "form", b"a", b"") == []
    assert cache.met == set()
    assert look(None, lambda: ["x"], "form", b"a") == ["x"]


def test_a_key_knows_where_its_parts_end() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc")
    assert len(digest(b"a")) == SIZE


def test_a_document_and_the_kinds_have_a_digest_of_all_they_rest_on(root: Path) -> None:
    """A file at another place or with another text is another; so are other schemas."""
    assert Document("waarden/wa-01.yaml", {}, {}).digest == b""
    every = [kinds().digest, kinds().only(["waarden"]).digest]
    text = dict(kinds().sources)
    text["waarden.schema.json"] += " "
    every.append(replace(kinds(), sources=text).digest)
    every.append(replace(kinds(), all=kinds().all[::-1]).digest)
    moved = tuple(replace(kind, place="../elders") for kind in kinds().all)
    every.append(replace(kinds(), all=moved).digest)
    assert len({*every}) == len(every)


@pytest.mark.parametrize("state", ["sound", "spoilt"])
def test_a_check_says_the_same_with_what_it_knew_before(
    state: str, root: Path, spoilt: Path
) -> None:
    place = root if state == "sound" else spoilt
    plain = found(place)
    assert bool(plain) is (state == "spoilt")
    cache = Cache()
    assert found(place, cache) == plain
    assert found(place, Cache(frozenset(cache.met))) == plain


def test_no_form_is_judged_twice(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the file that changed is: that is what the cache is for."""
    cache = known_after(root)
    judged_files: list[str] = []

    def count(document: Document, *rest: object) -> Iterator[object]:
        judged_files.append(document.path)
        return flaws_of(document, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(judged, "flaws_of", count)
    assert found(root, cache) == ()
    assert judged_files == []
    path = file_in(root)
    path.write_bytes(path.read_bytes() + b"# Klaar.\n")
    found(root, cache)
    assert judged_files == [path.relative_to(root).as_posix()]


def test_a_file_that_moves_is_looked_at_again(root: Path) -> None:
    """The same bytes under another name are another file."""
    cache = known_after(root)
    path = file_in(root)
    path.rename(path.with_name("wa-99.yaml"))
    assert found(root, cache) == found(root)
    assert any(f.rule == "id-bestandsnaam" for f in found(root, cache))


def test_other_schemas_are_looked_at_with_all_that_rests_on_them(root: Path) -> None:
    shutil.copytree(root.parent / "kader", root.parent / "k2")
    schemas = root / "schemas"
    if not schemas.is_dir():
        shutil.copytree(EXAMPLE.parents[1] / "schemas", schemas)
    cache = known_after(root)
    path = schemas / "waarden.schema.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"required"', '"requierd"', 1))
    assert found(root, cache) == found(root)
    assert any(f.path == "schemas/waarden.schema.json" for f in found(root, cache))


def test_with_other_schemas_every_file_is_another(root: Path) -> None:
    """Of no look that rests on the kinds anything is spared; sealed bytes stay what they were."""
    schemas = root / "schemas"
    shutil.copytree(EXAMPLE.parents[1] / "schemas", schemas)
    cache = known_after(root)
    path = schemas / "waarden.schema.json"
    path.write_bytes(path.read_bytes() + b"\n")
    load_kinds.cache_clear()
    assert found(root, cache) == ()
    sealed = {digest(p.read_bytes()) for p in (root / "versies").glob("*.json")}
    assert cache.met & cache.known <= {digest(b"canonical json", key) for key in sealed}


def test_a_field_that_gets_another_type_is_set_against_each_release(root: Path) -> None:
    """What was sealed is the same; what it must fit isn't."""
    schemas = root / "schemas"
    shutil.copytree(EXAMPLE.parents[1] / "schemas", schemas)
    cache = known_after(root)
    path = schemas / "adviezen.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    number = schema["properties"]["nummer"]
    assert number["type"] == "integer"
    kept_words = {k: v for k, v in number.items() if k in {"title", "description", "x-gevolg"}}
    schema["properties"]["nummer"] = kept_words | {"type": "string", "examples": ["een"]}
    path.write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
    load_kinds.cache_clear()
    assert found(root, cache) == found(root)
    assert "uitgave-veld" in {f.rule for f in found(root, cache)}


def test_a_seal_is_looked_at_whatever_was_known(root: Path) -> None:
    cache = known_after(root)
    sealed = root / "versies" / "0.1.0.json"
    sealed.write_bytes(sealed.read_bytes().replace(b"titel", b"Titel", 1))
    assert found(root, cache) == found(root)
    assert [f.rule for f in found(root, cache)] == ["zegel-verbroken"]


def test_the_form_of_json_rests_on_its_bytes() -> None:
    cache = Cache()
    assert is_canonical_json(b'{\n  "a": 1\n}\n', {"a": 1}, cache)
    known = Cache(frozenset(cache.met))
    assert is_canonical_json(b'{\n  "a": 1\n}\n', None, known)
    assert not is_canonical_json(b'{"a": 1}\n', {"a": 1}, known)
    assert not is_canonical_json(b'{"a": 1}\n', {"a": 1})


EDITS = (
    ("titel:", "titel:  "),
    ("titel:", "title:"),
    ("id: ", "id: x"),
    (".\n", ". # Niet [af](\n"),
    ("a", "á"),
    ("e", "e\u200b"),
    ("", "kleur: rood\n"),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from(EDITS), st.booleans()), max_size=6))
def test_after_any_edits_a_check_says_what_it_says_without(
    tmp_path_factory: pytest.TempPathFactory,
    edits: list[tuple[int, tuple[str, str], bool]],
) -> None:
    """The cache of each run is that of the one before, through mistakes and their mending."""
    root = tmp_path_factory.mktemp("reeks") / "kader"
    shutil.copytree(EXAMPLE, root)
    paths = sorted(p for p in root.rglob("*.yaml") if "versies" not in p.parts)
    cache = known_after(root)
    for number, (old, new), mend in edits:
        path = paths[number % len(paths)]
        before = path.read_text(encoding="utf-8")
        path.write_text(before.replace(old, new, 1), encoding="utf-8")
        assert found(root, cache) == found(root)
        cache = Cache(cache.known | cache.met)
        if mend:
            path.write_text(before, encoding="utf-8")
            assert found(root, cache) == found(root)


def test_a_rule_that_looks_alone_is_shown_nothing_else() -> None:
    """What it may not rest on, it can't see: the kinds are all there is beside its document."""
    shown: list[Seen] = []

    @rule("proef", kinds=every_kind, alone=True)
    def proef(document: Document, seen: Seen) -> Iterator[Finding]:
        """Een proef."""
        shown.append(seen)
        yield document.finding((), "proef", "Proef.")

    document = Document("waarden/wa-01.yaml", {"id": "wa-01"}, {})
    by_kind = {"waarden": {"wa-01": document}}
    seen = Seen(by_kind, kinds(), ("gemeenten",), "gemeenten", {}, False, {"waarden": [document]})
    assert len(list(proef(seen))) == 1
    assert shown == [Seen({}, kinds())]


def test_the_rules_about_texts_look_alone() -> None:
    """They take most of the time of all rules."""
    document = Document("waarden/wa-01.yaml", {"id": "wa-01"}, {})
    seen = Seen({"waarden": {"wa-01": document}}, kinds())
    alone = {r.codes[0] for r in all_rules([]) if any(one.alone for one in r.looks(seen))}
    assert alone >= {"tekst-half", "tekst-opmaak", "persoonsnaam", "e-mailadres", "tekst-herhaald"}


def test_of_a_rule_of_another_package_nothing_is_kept() -> None:
    """Its code isn't part of what tells this program apart."""

    @rule("proef", kinds=every_kind, alone=True)
    def proef(document: Document, seen: Seen) -> Iterator[Finding]:
        """Een proef."""
        return iter(())

    document = replace(Document("waarden/wa-01.yaml", {"id": "wa-01"}, {}), digest=b"een")
    seen = Seen({"waarden": {"wa-01": document}}, kinds())
    cache = Cache()
    assert list(ruled.run([proef], seen, cache)) == []
    assert not proef.is_ours
    assert cache.met == set()
    ours = replace(proef, module="generator.rules.proef")
    assert list(ruled.run([ours], seen, cache)) == []
    assert len(cache.met) == 1


def test_a_mistake_of_the_program_is_not_taken_for_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> Iterator[object]:
        raise RuntimeError

    cache = Cache()
    with monkeypatch.context() as patch:
        patch.setattr(judged, "flaws_of", breaks)
        assert {f.rule for f in found(root, cache)} == {"programmafout"}
    known = Cache(frozenset(cache.met))
    path = file_in(root)
    path.write_text(path.read_text(encoding="utf-8") + "kleur: rood\n", encoding="utf-8")
    assert found(root, known) == found(root)


def checked(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What the command says of a framework."""
    code = main(["controleer", str(root)])
    return code, capsys.readouterr().out


def test_the_command_keeps_a_cache_and_uses_it(
    root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = checked(root, capsys)
    assert first[0] == 0
    assert [p.name for p in folder.iterdir()] == ["nagekeken"]

    def must_not(*_: object) -> list[Finding]:
        raise AssertionError("looked at again")

    monkeypatch.setattr(schema_check, "_wrong", must_not)
    monkeypatch.setattr(judged, "flaws_of", must_not)
    assert checked(root, capsys) == first


def spoil(path: Path, how: str) -> None:
    """Make a file of a cache useless in one way, but with keys that would hide a mistake."""
    raw = path.read_bytes()
    changed = {
        "empty": b"",
        "torn": raw[: len(raw) // 2],
        "half a key": raw[: SIZE + 8] + raw[-SIZE:],
        "no seal": raw[:-SIZE] + bytes(SIZE),
        "of another program": bytes(SIZE) + raw[SIZE:-SIZE] + digest(bytes(SIZE), raw[SIZE:-SIZE]),
        "another key": raw[:SIZE] + bytes(SIZE) + raw[2 * SIZE :],
        "a text": b"geheugen\n" * 100,
    }
    path.write_bytes(changed[how])


@pytest.mark.parametrize(
    "how",
    ["empty", "torn", "half a key", "no seal", "of another program", "another key", "a text"],
)
def test_a_file_that_is_not_whole_or_not_ours_is_as_good_as_none(
    how: str, root: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = checked(root, capsys)
    path = folder / "nagekeken"
    whole = path.read_bytes()
    spoil(path, how)
    with kept_cache() as cache:
        assert cache is not None
        assert cache.known == frozenset()
    assert checked(root, capsys) == first
    assert path.read_bytes() == whole


@pytest.mark.parametrize("of", [Path("/dev/zero"), None])
def test_what_is_no_file_in_the_place_of_a_cache_is_as_good_as_none(
    of: Path | None, root: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not waited for, and not read to an end that never comes."""
    folder.mkdir()
    if of:
        (folder / "nagekeken").symlink_to(of)
    else:
        os.mkfifo(folder / "nagekeken")
    first = checked(root, capsys)
    assert first[0] == 0
    assert (folder / "nagekeken").is_file()
    assert checked(root, capsys) == first


def test_a_program_that_cannot_be_told_apart_has_no_cache(
    root: Path,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Some editor programs lock a file with a link to nothing beside it; the check goes on."""
    program = tmp_path / "program"
    program.mkdir()
    (program / ".#a.py").symlink_to("iemand@host.1")
    monkeypatch.setattr(kept, "_PROGRAM", program)
    with kept_cache() as cache:
        assert cache is None
    assert checked(root, capsys)[0] == 0
    assert not folder.exists()


def test_a_file_of_the_program_may_have_any_name(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    program.mkdir()
    monkeypatch.setattr(kept, "_PROGRAM", program)
    before = kept._program()
    try:
        (program / os.fsdecode(b"a\xff")).touch()
    except OSError:
        pytest.skip("this disk takes no such name")
    assert kept._program() not in {before, None}


def test_which_of_two_packages_is_found_first_is_part_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [tmp_path / "een", tmp_path / "twee"]
    for n, place in enumerate(places):
        (place / f"pyphen-0.{n}.dist-info").mkdir(parents=True)
    seen = set()
    for order in (places, places[::-1]):
        monkeypatch.setattr("sys.path", [str(p) for p in order])
        seen.add(kept._program())
    assert len(seen) == 2


def test_the_program_is_told_apart_by_each_of_its_files(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And by Python and the packages beside it."""
    program = tmp_path / "program"
    (program / "deel").mkdir(parents=True)
    code, made = program / "deel" / "a.py", program / "__pycache__" / "a.pyc"
    code.write_text("a = 1\n")
    made.parent.mkdir()
    made.write_text("a")
    monkeypatch.setattr(kept, "_PROGRAM", program)
    seen = [kept._program()]
    made.write_text("abc")
    assert kept._program() == seen[0]
    code.write_text("a = 11\n")
    seen.append(kept._program())
    os.utime(code, ns=(1, 1))
    seen.append(kept._program())
    (program / "deel" / "b.yaml").write_text("a: 1\n")
    seen.append(kept._program())
    site = tmp_path / "packages"
    (site / "jsonschema-4.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(site))
    seen.append(kept._program())
    monkeypatch.setattr("sys.version", "3.99")
    seen.append(kept._program())
    monkeypatch.syspath_prepend(str(tmp_path / "weg"))
    assert kept._program() == seen[-1]
    assert len({*seen}) == len(seen)


def test_a_disk_that_takes_no_file_stops_no_check(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = tmp_path / "bestand"
    plain.write_text("Geen map.\n")
    monkeypatch.setenv(VARIABLE, str(plain))
    assert checked(root, capsys)[0] == 0
    assert plain.read_text() == "Geen map.\n"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checked(root, capsys)
    before = (folder / "nagekeken").read_bytes()
    path = file_in(root)
    path.write_bytes(path.read_bytes() + b"# Klaar.\n")

    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", full)
    assert checked(root, capsys)[0] == 0
    assert [p.name for p in folder.iterdir()] == ["nagekeken"]
    assert (folder / "nagekeken").read_bytes() == before


def test_who_turns_it_off_has_none(
    root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, OFF)
    with kept_cache() as cache:
        assert cache is None
    assert checked(root, capsys)[0] == 0
    assert not folder.exists()


def test_without_a_wish_it_stands_in_the_cache_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(kept, "user_cache_path", lambda name: tmp_path / name)
    with kept_cache() as cache:
        assert cache is not None
        cache.met.add(digest(b"a"))
    assert (tmp_path / "kader" / "nagekeken").is_file()


def test_the_keys_of_the_last_run_go_before_older_ones(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    old, new = ([digest(t, bytes([n])) for n in range(3)] for t in (b"old", b"new"))
    for keys in (old, new[:2]):
        with kept_cache() as cache:
            assert cache is not None
            cache.met.update(keys)
    with kept_cache() as cache:
        assert cache is not None
        assert len(cache.known) == 3
        assert {*new[:2]} < cache.known


def test_a_run_that_fails_keeps_nothing(folder: Path) -> None:
    def fails() -> None:
        with kept_cache() as cache:
            assert cache is not None
            cache.met.add(digest(b"a"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert not folder.exists()
