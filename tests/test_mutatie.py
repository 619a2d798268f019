"""What ``make mutatie`` makes of what mutmut says, without running it."""

from __future__ import annotations

import ast
import json
import tomllib
from pathlib import Path

import pytest

from generator.rules.readability import syllables
from tests.mutatie import (
    ABOUT,
    ROOT,
    Score,
    accepted,
    as_entries,
    change_in,
    complaints,
    forget,
    function_of,
    modules,
    pytest_collection_modifyitems,
    survivors,
    undecorated,
)


def test_a_change_does_not_hide_behind_what_a_function_remembers() -> None:
    syllables("regenton")
    assert syllables.cache_info().currsize
    forget()
    assert not syllables.cache_info().currsize


def test_a_function_is_decorated_after_its_definition() -> None:
    """So that mutmut changes it; what mutmut handles itself stays, and so do classes."""
    source = '''\
@dataclass(frozen=True)
class A:
    @property
    def b(self) -> int:
        """Doc."""
        return 1

    @classmethod
    def c(cls) -> int:
        return 2


@rule("code", kinds=("x",))
@cache
def d() -> int:
    return 3
'''
    assert (
        undecorated(source)
        == '''\
@dataclass(frozen=True)
class A:
    def b(self) -> int:
        """Doc."""
        return 1
    b = property(b)

    @classmethod
    def c(cls) -> int:
        return 2


def d() -> int:
    return 3
d = rule('code', kinds=('x',))(cache(d))
'''
    )


def test_every_module_can_be_decorated_afterwards() -> None:
    for name in modules():
        path = ROOT / "generator" / f"{name.replace('.', '/')}.py"
        ast.parse(undecorated(path.read_text(encoding="utf-8")))


def test_the_modules_that_are_changed() -> None:
    names = modules()
    assert {"history.diff", "setup.register", "store.publish", "rules.time"} <= set(names)
    assert not [name for name in names if name.startswith(("pages", "base"))]


@pytest.mark.parametrize(
    ("mutant", "function"),
    [
        ("generator.store.publish.x_publish_site__mutmut_4", "store.publish.publish_site"),
        ("generator.store.publish.x__swap__mutmut_12", "store.publish._swap"),
        ("generator.a.xǁBrokenǁ__init____mutmut_1", "a.Broken.__init__"),
        ("generator.a.xǁHistoryǁ_net__mutmut_20", "a.History._net"),
    ],
)
def test_a_mutant_is_known_by_its_function(mutant: str, function: str) -> None:
    assert function_of(mutant) == function


DIFF = """\
# generator.a.x_b__mutmut_1: survived
--- generator/a.py
+++ generator/a.py
@@ -1,3 +1,3 @@
 def b():
-        c = 1
+        c = 2
     return c
"""
KEY = ("a.b", "- c = 1\n+ c = 2")
OTHER = ("a.b", "- c = 1\n+ c = None")


def test_what_was_not_tried_counts_as_not_noticed() -> None:
    """Tests that could not be run (255), are not there (33) or were not begun notice nothing."""
    codes = {"killed": 1, "survived": 0, "slow": -24, "broken": 255, "untested": 33, "left": None}
    assert survivors(codes) == ["survived", "broken", "untested", "left"]


def test_a_change_is_known_by_its_words() -> None:
    assert change_in(DIFF) == KEY[1]


def test_a_survivor_is_written_as_it_can_be_accepted() -> None:
    assert list(as_entries([KEY])) == [
        '[[overlever]]\nfunctie = "a.b"\nreden = ""\nwijzigingen = [',
        "'''\n- c = 1\n+ c = 2\n''',",
        "]\n",
    ]


@pytest.mark.parametrize(
    ("changes", "survive", "reasons", "expected"),
    [
        (100, 10, [KEY], []),
        (100, 11, [KEY], ["a: 89% is less than 90%"]),
        (100, 1, [], ["1 changes that no test notices and no reason explains"]),
        (100, 1, [KEY, OTHER], ["1 changes that overlevers.toml names and a test notices"]),
        (
            10,
            2,
            [OTHER],
            [
                "a: 80% is less than 90%",
                "1 changes that no test notices and no reason explains",
                "1 changes that overlevers.toml names and a test notices",
            ],
        ),
    ],
)
def test_a_run_is_good_or_says_why_not(
    changes: int, survive: int, reasons: list[tuple[str, str]], expected: list[str]
) -> None:
    score = Score("a", changes, survive)
    assert complaints([score], {KEY}, dict.fromkeys(reasons, "Daarom.")) == expected


def test_a_score_is_a_row_of_a_table() -> None:
    assert str(Score("history.diff", 240, 3)) == (
        "history.diff                       240 changes     3 survive   98.8%"
    )


def test_every_accepted_survivor_has_a_reason_and_is_of_a_function_that_exists() -> None:
    for (function, change), reason in accepted().items():
        assert reason.strip()
        assert change.startswith(("- ", "+ "))
        module = next(m for m in modules() if function.startswith(f"{m}."))
        source = (ROOT / "generator" / f"{module.replace('.', '/')}.py").read_text("utf-8")
        assert f"def {function.rsplit('.', 1)[-1]}(" in source


def made_tests(request: pytest.FixtureRequest, *places: str) -> list[pytest.Item]:
    """Tests that stand in some files: ``rules::one``."""
    session = request.session
    made: list[pytest.Item] = []
    for place in places:
        file, _, name = place.partition("::")
        module = pytest.Module.from_parent(session, path=ROOT / "tests" / f"test_{file}.py")
        made.append(pytest.Function.from_parent(module, name=name, callobj=lambda: None))
    return made


def test_the_quickest_tests_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """As mutmut timed them; before it did, they stay in their order."""
    monkeypatch.chdir(tmp_path)
    one, two = items = made_tests(request, "rules::one", "rules::two")
    pytest_collection_modifyitems(items)
    assert items == [one, two]
    stats = {"duration_by_test": {one.nodeid: 2.0, two.nodeid: 0.5}}
    (tmp_path / "mutmut-stats.json").write_text(json.dumps(stats), encoding="utf-8")
    pytest_collection_modifyitems(items)
    assert items == [two, one]


@pytest.mark.parametrize(
    ("mutant", "left"),
    [
        ("generator.rules.same.x__called__mutmut_1", ["rules::one"]),
        ("generator.changelog.task.x_a__mutmut_1", ["stories::two"]),
        ("", ["rules::one", "stories::two"]),
        ("stats", ["rules::one", "stories::two"]),
    ],
)
def test_a_change_is_looked_at_by_the_tests_about_it(
    mutant: str, left: list[str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("MUTANT_UNDER_TEST", mutant)
    items = made_tests(request, "rules::one", "stories::two")
    pytest_collection_modifyitems(items)
    assert [f"{i.path.stem.removeprefix('test_')}::{i.name}" for i in items] == left


def test_what_is_changed_has_tests_about_it() -> None:
    """Of each package, and each of those is in the selection that mutmut runs."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        chosen = tomllib.load(file)["tool"]["mutmut"]["pytest_add_cli_args_test_selection"]
    files = {name.partition("::")[0] for name in chosen}
    assert {name.partition(".")[0] for name in modules()} == ABOUT.keys()
    assert {f"tests/test_{name}.py" for names in ABOUT.values() for name in names} == files
