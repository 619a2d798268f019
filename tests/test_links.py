"""What a hint offers for a reference that leads nowhere, and whom the framework takes for central.

The good examples form the framework; each test adds one or two files to them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_voorbeelden import EXAMPLES, base, found_in

__all__ = ["base"]

HintsOf = Callable[[dict[str, str]], list[tuple[str, str]]]


@pytest.fixture
def hints_of(base: Path, tmp_path: Path) -> HintsOf:
    """The codes and hints of what is found when some files join the good examples."""

    def check(files: dict[str, str]) -> list[tuple[str, str]]:
        root = tmp_path / "kader"
        shutil.copytree(base, root)
        for path, text in files.items():
            (root / path).write_text(text, encoding="utf-8")
        return [(f.rule, f.hint) for f in found_in(root)]

    return check


def example(path: str, **changed: str) -> str:
    """A good example with other values for some fields of one line."""
    lines = (EXAMPLES / path).read_text(encoding="utf-8").splitlines()
    fields = {line.split(":", 1)[0]: n for n, line in enumerate(lines) if line[:1].isalpha()}
    for name, value in changed.items():
        lines[fields[name]] = f"{name}: {value}"
    return "\n".join(lines) + "\n"


MAKE_IT = "Verbeter het id, of maak het onderdeel eerst."


@pytest.mark.parametrize(
    ("member", "hint"),
    [
        ("gm9011", "Bedoelt u gm9001 (Voorbeeldstad)?"),
        ("voorbeeldstad", "Bedoelt u gm9001 (Voorbeeldstad)?"),
        # Nearest are a consumer that was dissolved, and one that wasn't.
        ("gm90003", "Bedoelt u gm9002 (Nergenshuizen)?"),
        ("oud-voorbeeld", MAKE_IT),
        ("Oud-Voorbeeld", MAKE_IT),
    ],
)
def test_a_hint_offers_no_consumer_that_is_gone(hints_of: HintsOf, member: str, hint: str) -> None:
    """Neither by its code nor by its name: who went into another takes no part any more."""
    text = example("samenwerkingen/goed/so9001.yaml", id="so9009", naam="Kring")
    # The days of a membership are of who is a member still: else that is a finding too.
    text = text.replace("\n  - gm9001\n", f"\n  - {member}\n", 1)
    text = text.replace("\n  - lid: gm9001\n", "\n  - lid: gm9002\n", 1)
    assert hints_of({"samenwerkingen/so9009.yaml": text}) == [("verwijzing-onbekend", hint)]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("nergenshuizen", "De code van Nergenshuizen is gm9002: schrijf ‘id: gm9002’"),
        ("oud-voorbeeld", ""),
    ],
)
def test_a_registration_offers_no_consumer_that_is_gone(
    hints_of: HintsOf, name: str, hint: str
) -> None:
    text = example("gemeenten/goed/gm9001.yaml", id=name)
    codes = hints_of({f"gemeenten/{name}.yaml": text})
    hints = [h for code, h in codes if code == "gebruiker-onbekend"]
    assert len(hints) == 1
    assert "gm9003" not in hints[0]
    assert hint in hints[0]
    assert ("De code van" in hints[0]) is bool(hint)


@pytest.mark.parametrize(
    ("item", "hint"),
    [
        ("do-22", "Bedoelt u do-04 (Meer paraplubakken)?"),
        ("{} (oud)", MAKE_IT),
        ("{}", "Bedoelt u do-01 ({})?"),
    ],
)
def test_a_hint_offers_nothing_that_is_withdrawn(hints_of: HintsOf, item: str, hint: str) -> None:
    """The second goal is withdrawn; neither its id nor its title is offered."""
    title = (EXAMPLES / "doelen/goed/do-01.yaml").read_text(encoding="utf-8").split("\n")[1][7:]
    text = example("minimumnormen/goed/mn-01.yaml", id="mn-09")
    text = text.replace("\n  - do-01\n", f"\n  - {item.format(title)}\n")
    expected = ("verwijzing-onbekend", hint.format(title))
    assert expected in hints_of({"minimumnormen/mn-09.yaml": text})


@pytest.mark.parametrize(
    ("place", "codes"),
    [("rijk", ["norm-centraal"]), ("medebewind", []), ("autonomie", []), ("open", [])],
)
@pytest.mark.parametrize("field", ["norm", "titel"])
def test_only_a_scheme_of_the_state_is_central(
    hints_of: HintsOf, place: str, codes: list[str], field: str
) -> None:
    """A norm for consumers may name a scheme that belongs to them, or whose place is open."""
    scheme = example(
        "regelingen/goed/rg-04.yaml", id="rg-09", titel="Kaplaarzen", voorgestelde_plek=place
    )
    named = {"norm": "Elk kind heeft recht op kaplaarzen.", "titel": "Kaplaarzen voor iedereen"}
    text = example(
        "minimumnormen/goed/mn-01.yaml",
        id="mn-09",
        laag="medebewind\nbekostiging:\n  stand: ontbreekt\n  uitleg: Er is geen geld.",
        **{field: named[field]},
    )
    new = {"regelingen/rg-09.yaml": scheme, "minimumnormen/mn-09.yaml": text}
    assert [code for code, _ in hints_of(new) if code == "norm-centraal"] == codes
