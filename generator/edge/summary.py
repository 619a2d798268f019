"""A framework in one line: how much it holds."""

from __future__ import annotations

from generator.base.phrases import counted
from generator.changelog.day import newest_day
from generator.history.history import History
from generator.history.model import Framework
from generator.history.versions import Archive


def summary(framework: Framework, archive: Archive) -> str:
    """Say how many files, items and consumers there are, and which releases."""
    releases = ", ".join(r.name for r in archive.releases) or "nog geen"
    files = sum(len(items) for items in framework.data.values())
    parts = [
        counted(files, "bestand", "bestanden"),
        counted(len(framework.items), "onderdeel", "onderdelen"),
    ]
    if afnemers := framework.settings.afnemers:
        day = newest_day(History(archive.releases), framework) if archive.releases else ""
        present = len(framework.register.present(day))
        dissolved = len(framework.register.dissolved(day))
        count = counted(present, afnemers.enkelvoud, afnemers.meervoud)
        parts.append(f"{count} (en {dissolved} opgeheven)")
    return f"{', '.join(parts)}, uitgaven: {releases}."
