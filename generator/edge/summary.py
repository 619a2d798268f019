"""A framework in one line: how much it holds."""

from __future__ import annotations

from generator.history.model import Framework
from generator.history.versions import Archive


def summary(framework: Framework, archive: Archive) -> str:
    """Say how many files, items and consumers there are, and which releases."""
    releases = ", ".join(r.name for r in archive.releases) or "nog geen"
    files = sum(len(items) for items in framework.data.values())
    parts = [f"{files} bestanden", f"{len(framework.items)} onderdelen"]
    if afnemers := framework.settings.afnemers:
        present, dissolved = len(framework.register.present), len(framework.register.dissolved)
        parts.append(f"{present} {afnemers.meervoud} (en {dissolved} opgeheven)")
    return f"{', '.join(parts)}, uitgaven: {releases}."
