"""An editor program explains every field while one types: it finds the right schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.base.schema import load_kinds

ROOT = Path(__file__).parents[1]


def test_vscode_knows_the_schema_of_every_kind() -> None:
    """A new kind is not forgotten in the settings."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    expected = {
        f"./schemas/{k.name}.schema.json": f"framework/{k.name}/*.yaml" for k in load_kinds()
    }
    assert settings["yaml.schemas"] == expected


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
