"""The package carries what it needs when it is installed elsewhere."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_wheel_holds_schemas_and_theme(tmp_path: Path) -> None:
    """A folder that is missing would be left out silently."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as content:
        names = set(content.namelist())
    expected = {f"generator/schemas/{p.name}" for p in (ROOT / "schemas").iterdir()}
    expected |= {
        f"generator/{p.relative_to(ROOT).as_posix()}"
        for p in (ROOT / "site_overrides").rglob("*")
        if p.is_file()
    }
    expected |= {p.relative_to(ROOT).as_posix() for p in (ROOT / "generator").rglob("*.py")}
    assert expected <= names
