"""``kader controleer --uitgebreid``: how readable each field is, beside a count by hand."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.edge.cli import main
from generator.history.model import Framework
from generator.report.readability import as_table, scores
from generator.rules.readability import SHORT, plain_text, read
from tests.builders import EXAMPLE, open_setup

SETUP = open_setup(EXAMPLE)
LONG = "De zon schijnt op het dak. " * 5
HARDER = "Verantwoordelijkheden van ministeries overschaduwen gemeentelijke mogelijkheden. " * 5


def framework(**values: dict[str, Any]) -> Framework:
    data = {item: {"id": item, "titel": "Zon", **fields} for item, fields in values.items()}
    return Framework(SETUP, {"waarden": data})


def test_a_field_has_the_mean_by_words_and_its_hardest_text() -> None:
    made = framework(**{"wa-01": {"betekenis": LONG}, "wa-02": {"betekenis": HARDER}})
    (row,) = [s for s in scores(made) if s.field == "waarden.betekenis"]
    readings = [read(plain_text(t)) for t in (LONG, HARDER)]
    easy, hard = (r for r in readings if r)
    assert min(easy.words, hard.words) >= SHORT
    words = easy.words + hard.words
    mean = round((easy.score * easy.words + hard.score * hard.words) / words)
    assert row == ("waarden.betekenis", False, 2, words, mean, hard.score, "wa-02")


def test_a_short_text_is_only_the_hardest_where_there_is_no_longer_one() -> None:
    made = framework(**{"wa-01": {"betekenis": LONG}, "wa-02": {"betekenis": "Ministeries."}})
    assert [s.item for s in scores(made) if s.field == "waarden.betekenis"] == ["wa-01"]
    made = framework(**{"wa-02": {"betekenis": "Ministeries."}})
    assert [s.item for s in scores(made) if s.field == "waarden.betekenis"] == ["wa-02"]


def test_what_is_withdrawn_or_a_name_is_not_counted() -> None:
    stone = {"datum": "2026-01-01", "reden": LONG}
    made = framework(**{"wa-01": {"betekenis": LONG, "ingetrokken": stone}})
    assert scores(made) == []


def test_plain_language_is_marked() -> None:
    made = framework(**{"wa-01": {"voor_inwoners": LONG}})
    assert "100*  100 (wa-01)" in as_table(scores(made))


def test_the_command_shows_it_below_the_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    assert main(["controleer", str(root), "--uitgebreid"]) == 0
    out = capsys.readouterr().out
    assert "Leesbaarheid per veld (Flesch en Douma, 0 tot 100)." in out
    assert "waarden.betekenis" in out
    assert main(["controleer", str(root)]) == 0
    assert "Leesbaarheid" not in capsys.readouterr().out


def test_the_other_formats_have_no_room_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["controleer", str(EXAMPLE), "--uitgebreid", "--formaat", "json"]) == 2
    assert "‘--uitgebreid’ kan alleen met ‘--formaat tekst’" in capsys.readouterr().err
