"""References between schemas: each leads to a shared part that exists, and none to itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.base.findings import Finding, nearest, shorten
from generator.base.schema import SHARED
from generator.setup.schema_node import Node, Role, shared_name
from generator.setup.schema_words import shown

_FORM = f"{SHARED}#/$defs/naam"


_SHARE = f"Zet het in ‘$defs’ van {SHARED}."


def check_reference(node: Node) -> Iterator[Finding]:
    """The ``$ref`` of a schema names a shared part."""
    if "$ref" not in node.schema:
        return
    ref = node.schema["$ref"]
    within = node.document.path.endswith(f"/{SHARED}")
    name = shared_name(ref, within_shared=within)
    known = node.around.shared
    if name is None:
        yield _at(node, *_wrong_form(ref))
    elif known is not None and name not in known:
        near = nearest(name, known)
        options = ", ".join(sorted(known))
        choose = f"Kies uit: {shorten(options, 400)}." if options else _SHARE
        hint = f"Bedoelt u ‘{near}’?" if near else choose
        yield _at(node, f"Het gedeelde deel ‘{shorten(name)}’ bestaat niet.", hint)
    elif within and not node.is_inner:
        message = "Een gedeeld deel kan niet zelf een verwijzing zijn."
        yield _at(node, message, "Schrijf hier uit wat het deel is.")


def _at(node: Node, message: str, hint: str) -> Finding:
    return node.finding(("$ref",), "schema-verwijzing", message, hint)


def _wrong_form(ref: Any) -> tuple[str, str]:
    if isinstance(ref, str) and "://" in ref:
        return (
            f"‘$ref’ verwijst naar een ander adres: {shown(ref)}. Niets haalt dat op.",
            f"Zet het gedeelde deel in {SHARED}, en verwijs met ‘{_FORM}’.",
        )
    return (
        f"‘$ref’ kan alleen naar een gedeeld deel verwijzen, niet naar {shown(ref)}.",
        f"Schrijf ‘{_FORM}’, met de naam van een deel.",
    )


def uses_of(nodes: Iterable[Node]) -> dict[str, list[Mapping[str, Any]]]:
    """The fields that refer to each shared part, by its name."""
    uses: dict[str, list[Mapping[str, Any]]] = {}
    for node in nodes:
        if "$ref" in node.schema and node.role is Role.PROPERTY:
            name = shared_name(node.schema["$ref"], within_shared=True)
            uses.setdefault(name or "", []).append(node.schema)
    return uses


def check_circles(nodes: Iterable[Node]) -> Iterator[Finding]:
    """No shared part holds itself, directly or by way of others: it would have no end."""
    references = [
        (str(node.place[1]), name, node)
        for node in nodes
        if node.role is not Role.PARTS
        and (name := shared_name(node.schema.get("$ref"), within_shared=True))
    ]
    holds: dict[str, set[str]] = {}
    for owner, name, _ in references:
        holds.setdefault(owner, set()).add(name)
    for owner, name, node in references:
        if owner in _reached(name, holds):
            yield _at(node, _circle(owner, name), "Haal de verwijzing weg.")


def _circle(owner: str, name: str) -> str:
    way = "" if owner == name else f", langs ‘{shorten(name)}’"
    return f"Het gedeelde deel ‘{shorten(owner)}’ bevat zo zichzelf{way}."


def _reached(start: str, holds: Mapping[str, set[str]]) -> set[str]:
    """All parts that a part holds, itself included."""
    found, queue = {start}, [start]
    while queue:
        new = holds.get(queue.pop(), set()) - found
        found |= new
        queue += new
    return found
