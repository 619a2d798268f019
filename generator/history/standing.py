"""How an item of a version stands today: for who cited it then."""

from __future__ import annotations

from generator.history.history import History

CURRENT, CHANGED, LAPSED = "actueel", "gewijzigd", "vervallen"
STANDINGS = {
    CURRENT: "De tekst is nog precies die van deze versie.",
    CHANGED: "De tekst is daarna veranderd. Vergelijk wat u aanhaalde met wat er nu staat.",
    LAPSED: "Het onderdeel is ingetrokken. Op zijn pagina staat waarom, en wat er nu geldt.",
}
"""What each of them means, in the words of the site."""


def standing(history: History, item: str, version: str) -> str:
    """How an item of a version stands in the newest release."""
    newest = history.item(item, history.newest.name)
    if newest is None or newest.withdrawn:
        return LAPSED
    # Most items never changed; what changed may have gone back since.
    touched = any(item in history.steps[r.name] for r in history.after(version))
    return CHANGED if touched and history.net(item, version) else CURRENT
