"""Whether a text is an address that a page may link to, and if not, why: in Dutch."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[\w-]{1,63}(\.[\w-]{1,63})*\.?")
_PORT = re.compile(
    "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
)
_IPV6 = re.compile(r"[0-9a-f:.]+", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[\"<>\\^`{|}]")
_LOCAL = re.compile(r"[\w'+-]+(\.[\w'+-]+)*")


def why_no_address(text: str) -> str:
    """Say why a text is no web address, as a part of a sentence; empty when it is one."""
    if any(c.isspace() or not c.isprintable() for c in text):
        return "er staat een spatie of een onzichtbaar teken in"
    if odd := _NOT_IN_ADDRESS.search(text):
        return f"het teken {odd[0]} kan niet in een adres staan"
    if not re.match("https?://", text):
        return "het begint niet met https:// of http://"
    return _why_no_host(text)


def _why_no_host(text: str) -> str:
    """Say what is wrong with what stands between the scheme and the path."""
    try:
        # Python refuses brackets that aren't closed, and letters that turn into other signs.
        place = urlsplit(text).netloc
    except ValueError:
        return "de naam van de site klopt niet"
    if "@" in place:
        return "er staat een gebruikersnaam of wachtwoord in"
    host, mark, port = place.partition("]")
    host, mark, port = (f"{host}]", port[:1], port[1:]) if mark else place.partition(":")
    if mark and not (mark == ":" and _PORT.fullmatch(port)):
        return "achter de dubbele punt hoort een getal van 1 tot 65535"
    return "" if _is_host(host) else "de naam van de site klopt niet"


def _is_host(host: str) -> bool:
    if host.startswith("[") and host.endswith("]"):
        return bool(_IPV6.fullmatch(host[1:-1]))
    return bool(_HOST.fullmatch(host))


def why_no_mail(text: str) -> str:
    """Say why a text is no address for mail, as a part of a sentence; empty when it is one.

    What follows a question mark or stands behind a comma, a mail program takes for a subject or for
    another address.
    """
    if any(c.isspace() or not c.isprintable() for c in text):
        return "er staat een spatie of een onzichtbaar teken in"
    local, at, host = text.partition("@")
    if not at:
        return "er staat geen @ in"
    if not (local.isascii() and _LOCAL.fullmatch(local)):
        return "vóór de @ kunnen alleen letters, cijfers, punten, streepjes en plussen staan"
    if "." not in host or host.endswith(".") or not _HOST.fullmatch(host):
        return "achter de @ hoort alleen de naam van een site"
    return ""
