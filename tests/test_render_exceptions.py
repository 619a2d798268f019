"""The page of exceptions: whatever is set aside can be read by everyone."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from generator.pages.exceptions import PATH, exceptions_page
from generator.site.content import Site
from tests.builders import Content, make_release, norm

NONE = "Er zijn nu geen uitzonderingen: elk onderdeel houdt zich aan alle regels."


def aside(code: str, reason: str = "Er wordt *nog* overlegd.") -> dict[str, Any]:
    """The field by which an item sets a rule aside."""
    return {"uitzonderingen": [{"regel": code, "reden": reason, "tot": "2027-06-30"}]}


def content(**fields: Any) -> Content:
    """Content of one norm."""
    return {"minimumnormen": {"mn-01": norm(**fields)}}


def page(sealed: Content | None, concept: Content) -> str:
    """The page of a site with at most one release, as text with its links."""
    releases = (make_release("0.1.0", sealed),) if sealed is not None else ()
    body = exceptions_page(Site(releases, make_release("concept", concept))).body
    links = re.sub(r'<a href="([^"]*)">', r"[\1] ", body)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", links)).split())


def test_none_is_said_outright() -> None:
    assert NONE in page(content(), content())


def test_what_the_site_shows_now() -> None:
    """With the item, the rule by its title and where it is explained, the reason and the day."""
    waived = content(**aside("norm-bekostiging"))
    said = page(waived, waived)
    assert "Wat nu geldt [../minimumnormen/mn-01/] Een norm mn-01" in said
    assert (
        "Regel [../meedoen/meldingen/#norm-bekostiging] Norm in medebewind zonder bekostiging "
        "norm-bekostiging Reden Er wordt nog overlegd. Tot en met 30 juni 2027" in said
    )
    assert "Nieuw in de werkversie" not in said
    assert NONE not in said


def test_what_the_working_version_adds() -> None:
    said = page(content(), content(**aside("norm-bekostiging")))
    assert "Wat nu geldt" not in said
    assert "[../concept/minimumnormen/mn-01/] Een norm mn-01" in said


def test_a_changed_reason_is_shown_beside_the_old_one() -> None:
    said = page(
        content(**aside("norm-bekostiging")), content(**aside("norm-bekostiging", "Geld is op."))
    )
    assert said.index("Er wordt nog overlegd.") < said.index("Nieuw in") < said.index("Geld is op.")


def test_before_the_first_release_nothing_is_shown_twice() -> None:
    said = page(None, content(**aside("norm-bekostiging")))
    assert said.count("Een norm mn-01") == 1


def test_who_uses_the_framework_counts_at_once() -> None:
    user = {"id": "gm9001", **aside("afwijking-motivering")}
    said = page(content(), {"gemeenten": {"gm9001": user}})
    assert "Wat nu geldt [../gemeenten/gm9001/] Gemeente gm9001 gm9001" in said


def test_a_change_note_has_a_name_but_no_page() -> None:
    note = {
        "id": "stoelen",
        "titel": "Meer stoelen",
        "items": ["mn-01"],
        "reden": "Daarom.",
        "richting": "verzwaring",
        "besluit": "Redactie",
        **aside("termijn-voorbij"),
    }
    said = page(content(), content() | {"wijzigingen": {"stoelen": note}})
    assert "gaan mee met de volgende uitgave. Meer stoelen stoelen Regel" in said


def test_a_rule_that_no_longer_exists_shows_its_code() -> None:
    """A sealed release may set a rule aside that we have dropped since."""
    waived = content(**aside("oude-regel"))
    assert "Regel oude-regel Reden" in page(waived, waived)


def test_the_page_is_part_of_the_site() -> None:
    made = exceptions_page(Site((), make_release("concept", content())))
    assert (made.path, made.title) == (PATH, "Uitzonderingen op de regels")
