"""Whether a text is an address that a page may link to, and if not, why: in Dutch."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

_HOST = re.compile(r"[\w-]{1,63}(\.[\w-]{1,63})*\.?")
_PORT = re.compile(
    "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
)
_IPV6 = re.compile(r"[0-9a-f:.]+", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[\"<>\\^`{|}]")
_LOCAL = re.compile(r"[\w'+-]+(\.[\w'+-]+)*")
_TWICE = re.compile(r"(?:https?:/*){2,}", re.IGNORECASE)
_BAD_PERCENT = re.compile(r"%(?![0-9a-f]{2})", re.IGNORECASE)
_UNSEEN_PERCENT = re.compile(r"%(?:[01][0-9a-f]|7f)", re.IGNORECASE)
# What stands before a host when someone mistyped https:// or http://.
_ALMOST = re.compile(r"(?:ht{1,3}ps?s?|tps|ttps)(?:[:;.,]+[/\\]*|[/\\]+)", re.IGNORECASE)
_LIKE_A_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:[/?#:]|\Z)", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[^\W_](?:[^\W_]|-)*(?<!-)")
_TOP = re.compile(r"[^\W\d_]{2,63}|xn--[a-z0-9-]{2,59}", re.IGNORECASE)
# Names that exist only within one network or computer (RFC 6761, 6762, 8375, 9476).
_INSIDE = re.compile(
    r"(?:.*\.)?(?:localhost|local|lan|intern|intranet|internal|home|corp|localdomain|home\.arpa"
    r"|test|onion|alt)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\[.*\]|(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*", re.IGNORECASE)
_AT_THE_END = re.compile(r"[.,;:!'’”»\])]+\Z")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.){2,}\Z")
_OTHER_LATIN = frozenset("ßæøœðþłđ")
"""Latin letters that are no common one with an accent, and that nobody takes for one."""
_TRACES = re.compile(
    r"(?:utm_[a-z]+|fbclid|gclid|dclid|msclkid|twclid|igshid|mc_[ce]id|_hsenc|_hsmi)(?==|\Z)",
    re.IGNORECASE,
)

BLANK = "er staat een spatie of een onzichtbaar teken in"
SECRET = "er staat een gebruikersnaam of wachtwoord in"
_NO_HOST = "de naam van de site klopt niet"
_LONGEST = 300
"""A longer address is not shown whole, and so never as what to write."""


def why_no_address(text: str) -> str:
    """Say why a text is no web address, as a part of a sentence; empty when it is one."""
    if any(c.isspace() or not c.isprintable() for c in text):
        return BLANK
    if odd := _NOT_IN_ADDRESS.search(text):
        return f"het teken {odd[0]} kan niet in een adres staan"
    if (twice := _TWICE.match(text)) and twice[0].count(":") > 1:
        return "het begin (https:// of http://) staat er twee keer"
    if not re.match("https?://", text):
        return "het begint niet met https:// of http://"
    return _why_odd_percent(text) or _why_no_host(text)


def _why_odd_percent(text: str) -> str:
    if _BAD_PERCENT.search(text):
        return "achter een % horen twee cijfers of letters van a tot en met f"
    unseen = _UNSEEN_PERCENT.search(text)
    return f"{unseen[0]} staat voor een onzichtbaar teken" if unseen else ""


def _why_no_host(text: str) -> str:
    """Say what is wrong with what stands between the scheme and the path."""
    try:
        # Python refuses brackets that aren't closed, and letters that turn into other signs.
        place = urlsplit(text).netloc
    except ValueError:
        return _NO_HOST
    if "@" in place:
        return SECRET
    host, mark, port = place.partition("]")
    host, mark, port = (f"{host}]", port[:1], port[1:]) if mark else place.partition(":")
    if mark and not (mark == ":" and _PORT.fullmatch(port)):
        return "achter de dubbele punt hoort een getal van 1 tot 65535"
    return _why_misleading(host) if _is_host(host) else _NO_HOST


def _is_host(host: str) -> bool:
    if host.startswith("[") and host.endswith("]"):
        return bool(_IPV6.fullmatch(host[1:-1]))
    return bool(_HOST.fullmatch(host))


def _why_misleading(host: str) -> str:
    """Say which sign makes a reader take a host for another one."""
    try:
        shown = ".".join(map(_shown, host.rstrip(".").split(".")))
    except ValueError:
        return _NO_HOST
    alphabets = {unicodedata.name(c, "?").split()[0] for c in shown if c.isalpha()}
    wanted = alphabets if len(alphabets) == 1 else {"LATIN"}
    odd = next((c for c in shown if not c.isascii() and not _is_known(c, wanted)), "")
    if not odd:
        return ""
    written = "" if shown == host else f" ({host})"
    return f"in de naam van de site{written} staat ‘{odd}’ (U+{ord(odd):04X}), geen gewone letter"


def _shown(label: str) -> str:
    """A part of a host as a browser may show it; raises ``ValueError`` when it stands for none."""
    if not label.lower().startswith("xn--"):
        return label
    shown = label[4:].encode("ascii").decode("punycode")
    if not shown or shown.isascii() or not all(c.isalnum() or c == "-" for c in shown):
        raise ValueError(label)
    return shown


def _is_known(sign: str, alphabets: set[str]) -> bool:
    """Whether a sign of a host is a letter of its alphabet that looks like no other."""
    if unicodedata.normalize("NFKC", sign) != sign:
        return False
    if alphabets != {"LATIN"}:
        return sign.isalpha()
    return sign in _OTHER_LATIN or unicodedata.normalize("NFD", sign)[0].isascii()


def why_no_page(text: str) -> str:
    """Say why a text is no address of a page that everyone can open; empty when it is one."""
    if why := why_no_address(text):
        return why
    host = _host_of(text)
    if _NUMBERS.fullmatch(host):
        return "het noemt een computer met een nummer, niet een site met een naam"
    if _INSIDE.fullmatch(host):
        return "die naam werkt alleen binnen een eigen netwerk"
    labels = host.split(".")
    if len(labels) == 1 or not _TOP.fullmatch(labels[-1]) or not all(map(_is_label, labels)):
        return _NO_HOST
    return _why_ended(text)


def _host_of(text: str) -> str:
    place = urlsplit(text).netloc
    return (place if place.endswith("]") else place.partition(":")[0]).rstrip(".")


def _is_label(label: str) -> bool:
    return bool(_LABEL.fullmatch(label))


def _why_ended(text: str) -> str:
    """Say that the end of the sentence came along with an address."""
    end = _AT_THE_END.search(text)
    if not end or _ABBREVIATED.search(text) or not _extra(text, end[0]):
        return ""
    return f"aan het eind staat een leesteken ({_extra(text, end[0])})"


def _extra(text: str, end: str) -> str:
    """What at the end of an address belongs to the sentence: no bracket that was opened in it."""
    pairs = {")": "(", "]": "["}
    for n in range(len(end), 0, -1):
        head = text[: len(text) - n]
        sign = end[len(end) - n]
        if sign not in pairs or head.count(pairs[sign]) <= head.count(sign):
            return end[len(end) - n :]
    return ""


def meant_address(text: str) -> str:
    """The address that someone who wrote another text must have meant; empty when nobody knows."""
    if len(text) > _LONGEST:
        return ""
    return next((m for m in _guesses(text) if m != text and not why_no_page(m)), "")


def _guesses(text: str) -> Iterator[str]:
    bare = text.strip().strip("<>").replace("\\", "/")
    if twice := _TWICE.match(bare):
        bare = _scheme(twice[0][twice[0].lower().rindex("http") :]) + bare[twice.end() :]
    elif almost := _ALMOST.match(bare):
        bare = _scheme(almost[0]) + bare[almost.end() :]
    elif bare.startswith("//"):
        bare = f"https:{bare}"
    elif _LIKE_A_HOST.match(bare):
        bare = f"https://{bare}"
    head, slashes, rest = bare.partition("://")
    place, stroke, path = rest.partition("/")
    user, at, host = place.rpartition("@")
    # With a dot in it, it may be the site that was meant.
    if at and "." not in user:
        bare = f"{head}{slashes}{host}{stroke}{path}"
    yield bare
    if why_no_page(bare) and (end := _AT_THE_END.search(bare)):
        yield bare[: len(bare) - len(_extra(bare, end[0]))]
        yield bare[: end.start()]


def _scheme(written: str) -> str:
    """The scheme that was meant; of a mistyped one, the safe one."""
    return "http://" if re.match("http(?!s)", written, re.IGNORECASE) else "https://"


def better_address(text: str) -> tuple[str, str]:
    """What could be better in a good address and how, as the end of a sentence; else empty."""
    scheme, _, rest = text.partition("://")
    page, mark, anchor = rest.partition("#")
    path, question, query = page.partition("?")
    parts = query.split("&") if question else []
    kept = [part for part in parts if not _TRACES.match(part)]
    why = [
        "begint met http://, zodat onderweg iedereen kan meelezen" if scheme == "http" else "",
        "houdt bij via welke weg een lezer komt" if len(kept) < len(parts) else "",
    ]
    query = f"?{'&'.join(kept)}" if kept else "" if parts else question
    return " en ".join(filter(None, why)), f"https://{path}{query}{mark}{anchor}"


def why_no_mail(text: str) -> str:
    """Say why a text is no address for mail, as a part of a sentence; empty when it is one.

    What follows a question mark or stands behind a comma, a mail program takes for a subject or for
    another address.
    """
    if any(c.isspace() or not c.isprintable() for c in text):
        return BLANK
    local, at, host = text.partition("@")
    if not at:
        return "er staat geen @ in"
    if not (local.isascii() and _LOCAL.fullmatch(local)):
        return "vóór de @ kunnen alleen letters, cijfers, punten, streepjes en plussen staan"
    if "." not in host or host.endswith(".") or not _HOST.fullmatch(host):
        return "achter de @ hoort alleen de naam van een site"
    return ""
