"""A large invented framework: twenty releases and three hundred registrations.

For what a page may weigh, and how much of it may be said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.history.versions import CONCEPT, Release
from generator.pages.changes import Comparisons
from generator.pages.users import user_pages
from generator.setup.register import Consumer, Register
from generator.site.content import Page, Site
from tests.builders import make_release, norm, real_setup

RELEASES, CONSUMERS, NORMS = 20, 300, 40
TOUCHED = 8
"""How many norms each release changes."""

_PROSE = (
    "Iedere inwoner kan op loopafstand zitten, ook als het regent of als het donker is. "
    "De stoel staat er op werkdagen van negen tot vijf en de medewerker wijst de weg. "
)


def register() -> Register:
    """The consumers, in two groups."""
    names = [f"gm{8000 + n}" for n in range(CONSUMERS)]
    return Register(
        {
            c: Consumer(c, f"Plaats {c}", f"Groep {n % 2}", None, None, ())
            for n, c in enumerate(names)
        }
    )


def releases(status: str = "geldend") -> tuple[Release, ...]:
    """The releases: each changes some norms, adds one and brings a task for each change."""
    everyone, content = register(), dict[str, dict[str, Any]]()
    found: list[Release] = []
    norms = {
        f"mn-{n:02d}": norm(id=f"mn-{n:02d}", titel=f"Norm {n}", status=status, norm=_PROSE)
        for n in range(1, NORMS + 1)
    }
    for version in range(RELEASES):
        notes: dict[str, Any] = {}
        for k in range(TOUCHED if version else 0):
            name = f"mn-{(version * TOUCHED + k) % NORMS + 1:02d}"
            norms[name] = norms[name] | {"norm": f"{_PROSE}Stand {version}.\n\n{_PROSE * 2}"}
            note = f"stap-{version}-{k}"
            notes[note] = _note(note, name, version, k)
        content = {"minimumnormen": dict(norms), "wijzigingen": notes}
        found.append(make_release(f"0.{version + 1}.0", content, _day(version), everyone))
    return tuple(found)


def _note(note: str, item: str, version: int, k: int) -> dict[str, Any]:
    """Each later note about an item replaces the task of the one before."""
    before = f"taak-{version - NORMS // TOUCHED}-{k}"
    task: dict[str, Any] = {
        "id": f"taak-{version}-{k}",
        "tekst": f"Pas de verordening aan op stand {version}, en meld dat aan de raad.",
        "uiterlijk": f"{2041 + version // 4}-01-01",
    }
    if version > NORMS // TOUCHED:
        task["vervangt"] = [before]
    return {
        "id": note,
        "titel": f"Stap {version}",
        "items": [item],
        "reden": _PROSE,
        "richting": "verzwaring",
        "taken": [task],
        "besluit": "Redactie",
    }


def _day(version: int) -> str:
    return f"{2021 + version}-01-01"


def registrations(names: Iterable[str] | None = None) -> dict[str, Any]:
    """What each consumer registered: an adoption, six citations, a choice and some tasks done."""
    everyone = register().by_id if names is None else names
    return {name: _registration(name, n) for n, name in enumerate(everyone)}


def _registration(name: str, n: int) -> dict[str, Any]:
    version = n % RELEASES
    return {
        "id": name,
        "overgenomen": {
            "versie": f"0.{version + 1}.0",
            "datum": f"{2021 + version}-06-01",
            "document": f"Plan {n}",
        },
        "aanhalingen": [
            {
                "item": f"mn-{(n * 7 + k * 5) % NORMS + 1:02d}",
                "document": f"Verordening {n}",
                "plaats": f"artikel {k}",
                "versie": f"0.{(n + k) % RELEASES + 1}.0",
                "van": "2021-06-01",
            }
            for k in range(6)
        ],
        "keuzes": [
            {"item": f"mn-{n % NORMS + 1:02d}", "keuze": "ruimer", "versie": f"0.{version + 1}.0"}
        ],
        "gedaan": [
            {"taak": f"taak-{v}-0", "datum": "2040-06-01", "waarmee": "Besluit"}
            for v in range(1, RELEASES)
        ],
    }


def large_site(status: str = "geldend") -> Site:
    """The site of it."""
    sealed = releases(status)
    content = dict(sealed[-1].framework.data) | {"gemeenten": registrations(), "wijzigingen": {}}
    return Site(sealed, make_release(CONCEPT, content, "", register()))


def real_register_site() -> Site:
    """The site of it with the settings and the register of the real framework.

    Of those who are there, the first three hundred registered something.
    """
    setup, day = real_setup(), _day(RELEASES)
    content = dict(releases()[-1].framework.data) | {
        "gemeenten": registrations(c.id for c in setup.register.present(day)[:CONSUMERS]),
        "wijzigingen": {},
    }
    released = (replace(r, framework=replace(r.framework, setup=setup)) for r in releases())
    concept = make_release(CONCEPT, content, "", setup.register)
    framework = replace(concept.framework, setup=setup)
    return Site(tuple(released), replace(concept, framework=framework))


def pages(site: Site) -> list[Page]:
    """The pages of consumers and what they share."""
    return list(user_pages(site, Comparisons(site)))
