"""Links to the text of Dutch law, in the form of Juriconnect 1.3 (https://standaarden.overheid.nl)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PLACES = {
    "hoofdstuk": "hoofdstuk",
    "paragraaf": "paragraaf_wet",
    "artikel": "artikel",
    "lid": "lid",
    "onderdeel": "onderdeel",
}
"""The parts of a law that a link can name, with the field that holds each."""


def legal_link(data: Mapping[str, Any]) -> str | None:
    """The address of a legal text; ``None`` when the data name none.

    ``bwb_id`` names a regulation in the national register; a treaty (BWBV) links to its root. What
    has no such id has an ``url`` of its own. ``geldig_op`` is the day whose text the link opens
    (``z``, and ``g`` for the day on which it is looked at), so that an old version of the site
    keeps the law of its time; a treaty has no such day here. Only an https address is ever given:
    a schema asks for it too, but a sealed release isn't checked by it.
    """
    identity = data.get("bwb_id")
    if not identity:
        url = str(data.get("url", ""))
        return url if url.startswith("https://") else None
    is_treaty = identity.startswith("BWBV")
    named = ((part, data.get(field)) for part, field in _PLACES.items())
    tail = "" if is_treaty else "".join(f"&{part}={value}" for part, value in named if value)
    day = "" if is_treaty else str(data.get("geldig_op", ""))
    dated = f"&z={day}&g={day}" if day else ""
    return f"https://wetten.overheid.nl/jci1.3:c:{identity}{tail}{dated}"
