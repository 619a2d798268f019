"""What is wrong with a text before anyone reads it as YAML: its bytes, characters and line starts.

A reviewer must see what a computer reads. So characters that nobody sees are refused, in the text
and in the values that escapes in it stand for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.base.findings import Finding, about_file

# Two texts that differ only in these look the same, or they hide text from a reviewer; and those
# without a meaning of their own (private use, surrogates, noncharacters) look different everywhere.
_NONCHARACTERS = "".join(chr(0x10000 * p + 0xFFFE) + chr(0x10000 * p + 0xFFFF) for p in range(15))
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
    f"{_NONCHARACTERS}]"
)
# Most files hold only these; they need no further look.
_UNCOMMON = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u20ac]")
_NO_MEANING = {"Co", "Cs", "Cn"}
_EMOJI = "\ufe0f"
_BULLET, _LAST_BULLET = "\uf000", "\uf0ff"
"""The signs of Wingdings and Symbol, from which word processors take their bullets."""
_LOST = "\ufffd"
_CONFLICT_SIGNS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})( |$)", re.MULTILINE)
_LEAD = re.compile(r"^[^\S\n]+", re.MULTILINE)
_INDENT = re.compile(r"^ *([^\S \n])", re.MULTILINE)


def decode(path: str, raw: bytes) -> str | Finding:
    """Decode a file as UTF-8, without the byte order mark that may stand at its start."""
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in raw[:4]:
        return about_file(
            path,
            "bestand-codering",
            "Dit bestand is opgeslagen als UTF-16 of UTF-32.",
            "Kies bij het opslaan voor UTF-8, of plak de tekst in de webeditor.",
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = lines_of(error.object[: error.start].decode())
        return Finding(
            path,
            len(before),
            len(before[-1]) + 1,
            "bestand-codering",
            "Hier staat een teken dat niet als UTF-8 is opgeslagen.",
            "Kies bij het opslaan voor UTF-8, of typ het teken opnieuw in de webeditor.",
        )


def same_ends(text: str) -> str:
    """Write all line ends as one: those of Windows and of old Macs are fine."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever its line ends."""
    return same_ends(text).split("\n")


def without_odd(text: str) -> str:
    """Put a common sign in the place of each one that was refused, so that the rest can be read."""
    found = {match.start() for match in _suspects(text)}
    text = "".join("_" if n in found else char for n, char in enumerate(text))
    return _LEAD.sub(lambda match: " " * len(match[0]), text)


def suspect(text: str) -> str:
    """Say of the first suspect character in a text what is wrong with it; empty when sound."""
    match = next(_suspects(text), None)
    return _describe(match[0]) if match else ""


def check_characters(path: str, text: str, limit: int) -> list[Finding]:
    """Check a text whose line ends are the same; ``limit`` findings of each sort, unsorted."""
    findings = list(islice(_check_conflicts(path, text), limit))
    if _UNCOMMON.search(text):
        findings += islice(_check_suspects(path, text), limit)
        findings += islice(_check_indents(path, text), limit)
    return findings


def _suspects(text: str) -> Iterator[re.Match[str]]:
    """All suspect characters. The sign that makes an emoji may stand behind its symbol."""
    for match in _SUSPECT.finditer(text):
        before = text[match.start() - 1] if match.start() else ""
        may_be_emoji = not before.isascii() and unicodedata.category(before) in {"So", "Sm"}
        if match[0] != _EMOJI or not may_be_emoji:
            yield match


def _describe(char: str) -> str:
    point = f"U+{ord(char):04X}"
    if char == _LOST:
        return f"een teken dat bij het opslaan verloren ging ({point})"
    if unicodedata.category(char) in _NO_MEANING:
        return f"een teken zonder vaste betekenis ({point})"
    return f"een onzichtbaar teken ({point})"


def _check_suspects(path: str, text: str) -> Iterator[Finding]:
    for match in _suspects(text):
        message = f"Hier staat {_describe(match[0])}."
        hint = "Haal het teken weg; typ de tekst zo nodig opnieuw."
        if _BULLET <= match[0] <= _LAST_BULLET:
            hint = (
                "Is het een bolletje uit Word? Zet er ‘- ’ voor in de plaats. Anders: haal het weg."
            )
        yield _at(path, text, match.start(), ("teken-onzichtbaar", message, hint))


def _check_conflicts(path: str, text: str) -> Iterator[Finding]:
    """One finding for each conflict, however many of its lines are left."""
    if not any(sign in text for sign in _CONFLICT_SIGNS):
        return
    message = "Hier staat nog een conflict tussen twee wijzigingen."
    hint = "Kies welke tekst blijft en haal de regels met <<<<<<<, ======= en >>>>>>> weg."
    inside = False
    for match in _CONFLICT.finditer(text):
        if not inside or match[1][0] == "<":
            yield _at(path, text, match.start(), ("samenvoegconflict", message, hint))
        inside = match[1][0] != ">"


def _check_indents(path: str, text: str) -> Iterator[Finding]:
    message = "De regel springt in met een tab of een vaste spatie."
    hint = "Gebruik gewone spaties."
    for match in _INDENT.finditer(text):
        if not _SUSPECT.match(match[1]):
            yield _at(path, text, match.start(1), ("inspringing-teken", message, hint))


def _at(path: str, text: str, start: int, say: tuple[str, str, str]) -> Finding:
    """Make a finding about the character at ``start``."""
    line = text.count("\n", 0, start) + 1
    return Finding(path, line, start - text.rfind("\n", 0, start), *say)
