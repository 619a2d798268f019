"""Every place to which one could link stays: on its page, or with the way to where it stands."""

from __future__ import annotations

import re

from generator.history.anchors import Former, broken_places, former, promised
from generator.pages.render import render_pages
from generator.site.content import Site
from tests.builders import example_site, make_release, norm, norms

LONG = norms(norm(toelichting="Uitleg.", lokale_ruimte="De kleur."))
SHORT = norms(norm(lokale_ruimte=None))
RELEASES = (
    make_release("0.1.0", LONG),
    make_release("0.2.0", norms(norm(lokale_ruimte="De kleur."))),
    make_release("0.3.0", SHORT),
)
ROOT = "minimumnormen/mn-01/"


def bodies(site: Site) -> dict[str, str]:
    """The pages of a site by path."""
    return {p.path: p.body for p in render_pages(site)}


def test_the_example_site_keeps_every_place() -> None:
    site = example_site()
    made = bodies(site)
    assert len(list(promised(site.sealed))) > 1000
    assert list(broken_places(promised(site.sealed), made)) == []


def test_a_place_that_goes_is_named_with_its_release() -> None:
    site = example_site()
    made = bodies(site)
    path = "versies/0.2.0/minimumnormen/mn-01/"
    made[path] = made[path].replace('id="titel"', "")
    made[ROOT] = re.sub(r'\sid="norm"', "", made[ROOT])
    assert list(broken_places(promised(site.sealed), made)) == [
        (f"{ROOT}#norm", "0.1.0"),
        (f"{path}#titel", "0.2.0"),
    ]


def test_what_an_item_lost_is_told_with_the_last_version_that_had_it() -> None:
    assert former(RELEASES, "minimumnormen", "mn-01") == (
        Former("lokale_ruimte", "0.2.0"),
        Former("toelichting", "0.1.0"),
    )
    assert former(RELEASES[:1], "minimumnormen", "mn-01") == ()
    assert former((), "minimumnormen", "mn-01") == ()


def test_a_part_of_a_list_that_has_a_key_has_a_place_too() -> None:
    """A citation may be of one statement of many; it stays where it was when that one goes."""
    both = norms(norm(punten=[{"sleutel": "een", "tekst": "Een."}, {"sleutel": "twee"}, "drie"]))
    one = norms(norm(punten=[{"sleutel": "een", "tekst": "Een."}]))
    releases = (make_release("0.1.0", both), make_release("0.2.0", one))
    assert former(releases, "minimumnormen", "mn-01") == (Former("punten-twee", "0.1.0"),)
    assert ("versies/0.1.0/minimumnormen/mn-01/", "punten-een", "0.1.0") in set(promised(releases))


def test_what_changed_in_a_release_has_a_place_on_the_page_of_its_changes() -> None:
    places = set(promised(RELEASES))
    assert ("versies/0.1.0/wijzigingen/", "mn-01", "0.1.0") in places
    assert ("versies/0.2.0/wijzigingen/", "mn-01", "0.2.0") in places
    assert ("vergelijk/0.1.0/0.2.0/", "mn-01", "0.2.0") not in places
    again = (*RELEASES, make_release("0.4.0", norms(norm(), norm(id="mn-02"))))
    assert ("vergelijk/0.1.0/0.4.0/", "mn-02", "0.4.0") in set(promised(again))


def test_what_came_back_is_not_lost() -> None:
    back = (*RELEASES, make_release("0.4.0", LONG))
    assert former(back, "minimumnormen", "mn-01") == ()


def test_a_page_at_the_root_leads_on_from_what_it_lost() -> None:
    """The link goes to the same place in the version that still has it."""
    site = example_site()
    made = bodies(site)
    lost = [
        (kind, item, f)
        for kind, items in site.current.framework.data.items()
        if site.kinds[kind].is_content
        for item in items
        for f in former(site.sealed, kind, item)
    ]
    assert lost
    for kind, item, (place, version) in lost:
        body = made[f"{kind}/{item}/"]
        there = f"versies/{version}/{kind}/{item}/"
        entry = re.search(rf'<li id="{place}">.*?href="\.\./\.\./{there}#{place}"', body)
        assert entry, (item, place)
        assert f'id="{place}"' in made[there]
