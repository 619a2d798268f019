"""What the settings name outside themselves: packages of rules, and an item of the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.base.findings import Finding, nearest, shorten
from generator.check.target import Target
from generator.load.document import Document
from generator.rules.personal import mails, names, numbers
from generator.rules.registry import installed, load_rulesets
from generator.setup.setup import Setup


def check_rulesets(setup: Setup) -> Iterator[Finding]:
    """Each package of rules that the settings name can be used."""
    names = setup.settings.regels
    missing = load_rulesets(names).missing
    for n, name in enumerate(names):
        if name in missing:
            yield setup.document.finding(
                ("regels", n),
                "instelling-onbekend",
                f"Het pakket met regels ‘{shorten(name)}’ {missing[name]}.",
                _instead(name, [i for i in installed() if i not in names]),
            )


def _instead(name: str, others: list[str]) -> str:
    """What to do about a package that can't be used; ``others`` are those that aren't named yet."""
    near = nearest(name, others)
    start = f"Bedoelt u ‘{near}’? " if near else ""
    there = f"Wel geïnstalleerd: {', '.join(others)}. " if others else ""
    return f"{start}{there}Installeer het pakket, of haal de regel weg."


def check_source(setup: Setup, targets: Mapping[str, Target]) -> Iterator[Finding]:
    """The item about the document that the framework was worked out from, is there."""
    source = setup.settings.bron
    name = source.onderdeel if source else ""
    target = targets.get(name)
    if not name or (target and setup.kinds[target.kind].is_content):
        return
    items = {i for i, t in targets.items() if t.title and setup.kinds[t.kind].is_content}
    near = nearest(name, sorted(items), 0.5)
    yield setup.document.finding(
        ("bron", "onderdeel"),
        "instelling-onbekend",
        f"Het onderdeel ‘{shorten(name)}’ bestaat niet.",
        f"Bedoelt u ‘{near}’?" if near else "Verbeter het id, of haal deze regel weg.",
    )


_OWN = {"contact", "uitgever", "forge"}
"""Where the settings say who can be turned to: an address of an organisation, on purpose."""


def check_personal(setup: Setup) -> Iterator[Finding]:
    """The settings name no person; how to reach the publisher stands where it belongs."""
    kept = {name: value for name, value in setup.document.data.items() if name not in _OWN}
    document = replace(setup.document, data=kept)
    for look in (mails, numbers, _sure_names):
        yield from look(document)


def _sure_names(document: Document) -> Iterator[Finding]:
    """The names in the settings that can be nothing else: there no rule can be set aside."""
    yield from (f for f in names(document, "") if f.is_error)
