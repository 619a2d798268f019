"""How our comment on a proposal is known again, apart from what makes that comment."""

from __future__ import annotations

MARKER = "<!-- kader-verschil -->"
"""First line of the comment: by it the next run finds it again."""
