"""The exit codes of ``kader``: "could not check" is never shown as "nothing found"."""

from __future__ import annotations

GOOD = 0
FOUND = 1
"""There are findings, or something was refused."""
FAILED = 2
"""The command could not do its work, or was mistyped."""
