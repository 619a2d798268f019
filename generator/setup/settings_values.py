"""What the schema of the settings can't say of one value: texts that say something, addresses.

Nothing here looks beyond ``kader.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from generator.base.findings import Finding, shorten
from generator.base.web_addresses import why_no_address, why_no_mail
from generator.load.document import Document, Place
from generator.setup.patterns import why_no_code_pattern
from generator.setup.schema_forms import is_whole

MOST_LINKS = 12
"""So many entries of a menu are still read before the page itself."""
_CODE_HINT = (
    "Gebruik letters, cijfers en streepjes, met [0-9] of [a-z] voor een teken dat verschilt en "
    "{4} voor hoe vaak het er staat, zoals in ‘sc[0-9]{4}’."
)


def check_values(document: Document, schema: Mapping[str, Any]) -> Iterator[Finding]:
    """What is wrong with each value by itself, whatever else is wrong in the file."""
    for place, own, text in _texts((), schema, document.data):
        if not text.strip():
            # That has a finding already, as in any file.
            continue
        if _is_one_line(place, own) and ("\n" in text or text != text.strip()):
            # In a pattern the sign for the end also stands before a last new line.
            message = f"‘{_name(place)}’ heeft meer regels, of een spatie aan begin of eind."
            hint = "Haal die weg, en zet de waarde op één regel."
            yield document.finding(place, "waarde-vorm", message, hint)
        elif own.get("format") == "uri":
            yield from _check_address(document, place, text)
        elif place == ("contact", "mail") and (why := why_no_mail(text)):
            message = f"‘{shorten(text)}’ is geen e-mailadres: {why}."
            hint = "Schrijf alleen het adres, zoals ‘redactie@uitgever.example’."
            yield document.finding(place, "instelling-adres", message, hint)
        elif place == ("afnemers", "code") and (why := why_no_code_pattern(text)):
            yield document.finding(place, "instelling-patroon", why, _CODE_HINT)
    yield from _check_links(document)
    yield from _check_aliases(document)
    yield from _check_limits(document)


def _texts(
    place: Place, schema: Mapping[str, Any], value: Any
) -> Iterator[tuple[Place, Mapping[str, Any], str]]:
    """All texts in a value, with their places and schemas; those of unknown fields have none."""
    if isinstance(value, str):
        yield place, schema, value
    elif isinstance(value, list):
        for n, part in enumerate(value):
            yield from _texts((*place, n), schema.get("items", {}), part)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts((*place, name), schema.get("properties", {}).get(name, {}), part)


def _is_one_line(place: Place, own: Mapping[str, Any]) -> bool:
    """Whether a value is a name or a word, that calendars and addresses hold as it is."""
    return "pattern" in own or _name(place) in {"naam", "kort", "titel", "merk", "kop"}


def _name(place: Place) -> str:
    return next(str(step) for step in reversed(place) if isinstance(step, str))


def _check_address(document: Document, place: Place, text: str) -> Iterator[Finding]:
    why = why_no_address(text)
    if not why and place == ("forge", "adres") and {"?", "#"} & set(text):
        why = "er staat een vraagteken of hekje in, en hier komt nog iets achter"
    if why:
        message = f"‘{shorten(text)}’ is geen webadres: {why}."
        hint = "Neem het adres over uit de adresbalk, zoals ‘https://uitgever.example/’."
        yield document.finding(place, "instelling-adres", message, hint)


def _list_at(data: Any, *names: str | int) -> list[Any]:
    """The list at a place in the settings; empty when something else stands there."""
    for name in names:
        if isinstance(name, int):
            data = data[name]
        else:
            data = data.get(name) if isinstance(data, dict) else None
    return data if isinstance(data, list) else []


def _check_links(document: Document) -> Iterator[Finding]:
    """A list of links has each page once, and the menu isn't longer than anyone reads."""
    menu = _list_at(document.data, "menu")
    yield from _check_double(document, ("menu",), menu, "pad", str)
    yield from _check_double(document, ("menu",), menu, "titel", str.casefold)
    for n, _ in enumerate(_list_at(document.data, "begin", "ingangen")):
        links = ("begin", "ingangen", n, "links")
        yield from _check_double(document, links, _list_at(document.data, *links), "pad", str)
    if len(menu) > MOST_LINKS:
        message = f"Het menu heeft {len(menu)} links; dat kunnen er ten hoogste {MOST_LINKS} zijn."
        hint = "Haal links weg: wat niet in het menu staat, is op de beginpagina te vinden."
        yield document.finding(("menu", MOST_LINKS), "instelling-te-veel", message, hint)


def _check_aliases(document: Document) -> Iterator[Finding]:
    """A consumer has one alias, however its code is written."""
    place = ("afnemers", "bijnamen")
    yield from _check_double(document, place, _list_at(document.data, *place), "code", str.casefold)


def _check_limits(document: Document) -> Iterator[Finding]:
    """Each class of sizes begins above the one before it."""
    place = ("afnemers", "omvang", "grenzen")
    limits = _list_at(document.data, *place)
    for n, (low, high) in enumerate(pairwise(limits), start=1):
        if is_whole(low) and is_whole(high) and high <= low:
            message = f"‘{high}’ staat na ‘{low}’, maar is niet hoger."
            hint = "Zet de grenzen van laag naar hoog, elk één keer."
            yield document.finding((*place, n), "waarde-bereik", message, hint)


def _check_double(
    document: Document,
    place: Place,
    parts: list[Any],
    name: str,
    same: Callable[[str], str],
) -> Iterator[Finding]:
    """What stands in a list before, by the value of one field."""
    seen: set[str] = set()
    for n, part in enumerate(parts):
        value = part.get(name) if isinstance(part, dict) else None
        if not isinstance(value, str):
            continue
        if same(value) in seen:
            message = f"‘{shorten(value)}’ staat in deze lijst al bij ‘{name}’."
            hint = "Verander een van de twee, of haal er een weg."
            yield document.finding((*place, n, name), "instelling-dubbel", message, hint)
        seen.add(same(value))
