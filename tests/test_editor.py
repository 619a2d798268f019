"""An editor program explains every field while one types: it finds the right schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.editor.configuration import Desk, configuration
from generator.setup.settings import SCHEMA
from tests.builders import SITE_URL, kinds

ROOT = Path(__file__).parents[1]


def test_vscode_knows_the_schema_of_the_settings() -> None:
    """Every file names its own schema; the settings of the framework do too."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert "yaml.schemas" not in settings
    first = (ROOT / "framework" / "kader.yaml").read_text(encoding="utf-8").split("\n", 1)[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (ROOT / "framework" / named).resolve() == SCHEMA


def test_the_form_shows_one_element_of_the_example_of_a_list() -> None:
    """Where the schema has no example of one element by itself."""
    desk = Desk("Kader", SITE_URL, {"name": "test-repo"})
    (notes,) = (
        c for c in configuration(kinds(), desk)["collections"] if c.get("name") == "wijzigingen"
    )
    (tasks,) = (f for f in notes["fields"] if f["name"] == "taken")
    (replaces,) = (f for f in tasks["fields"] if f["name"] == "vervangt")
    assert replaces["field"]["pattern"] == [
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        "Schrijf dit zoals: loket-langer-open",
    ]


@pytest.mark.parametrize("folder", ["framework", "tests/voorbeeldkader"])
def test_every_file_names_its_schema(folder: str) -> None:
    """The first line works in any editor with a YAML language server."""
    up = "../" * (folder.count("/") + 2)
    wrong = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / folder).glob("*/*.yaml"))
        if path.read_text(encoding="utf-8").split("\n", 1)[0]
        != f"# yaml-language-server: $schema={up}schemas/{path.parent.name}.schema.json"
    ]
    assert wrong == []
