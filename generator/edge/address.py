"""The address where the site will stand: files for computers carry it, so it must be whole."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from generator.base.findings import shorten

VARIABLE = "SITE_URL"
_EXAMPLE = "https://kader.example/"


def wrong_address(name: str, address: str) -> str:
    """Say in Dutch what is wrong with an address that ``name`` gives; empty when it is right."""
    if why := _wrong(address):
        return f"{name} is ‘{shorten(address)}’: {why}. Schrijf het hele adres, zoals {_EXAMPLE}"
    return ""


def _wrong(address: str) -> str:
    if re.search(r"\s", address):
        return "in een webadres staat geen spatie"
    try:
        parts = urlsplit(address)
        has_port = parts.port != 0
    except ValueError:
        return "dit is geen webadres"
    mistakes = {
        "het begint niet met https:// of http://": parts.scheme not in {"http", "https"},
        "de naam van de website ontbreekt": not parts.hostname,
        "nul is geen poort": not has_port,
        "er staat een gebruikersnaam in": parts.username is not None,
        "achter het adres staat nog iets met ? of #": bool(parts.query or parts.fragment),
    }
    return next((why for why, wrong in mistakes.items() if wrong), "")
