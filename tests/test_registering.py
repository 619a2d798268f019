"""The page of a consumer leads to its file in the web editor of the forge."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.base.settings import Forge
from generator.history.versions import Release
from generator.load.document import Document, load_text
from generator.site.content import Site
from generator.site.registering import registering_address
from tests.builders import example_site


def with_forge(adres: str, bewerken: str) -> Site:
    """The example site, whose project stands at a forge."""
    site = example_site()
    framework = site.concept.framework
    forge = Forge(adres=adres, bewerken=bewerken)
    settings = replace(framework.settings, forge=forge)
    setup = replace(framework.setup, settings=settings)
    concept: Release = replace(site.concept, framework=replace(framework, setup=setup))
    return replace(site, concept=concept, edit=forge.bewerkadres, address="https://x.example/")


FORGES = [
    ("https://github.com/o/edit", "edit/main/framework", "new/main/framework", "filename"),
    ("https://gitlab.com/o/r", "-/edit/main/framework", "-/new/main/framework", "file_name"),
    ("https://codeberg.org/o/r", "_edit/main/framework", "_new/main/framework", "filename"),
]


@pytest.mark.parametrize(("adres", "edit", "new", "name"), FORGES)
def test_a_file_is_edited_or_begun(adres: str, edit: str, new: str, name: str) -> None:
    site = with_forge(adres, edit)
    there = f"{adres}/{edit}/gemeenten/gm9001.yaml"
    assert registering_address(site, "gm9001") == there
    body = f"{adres}/{edit}/samenwerkingen/so9001.yaml"
    assert registering_address(site, "so9001") == body
    begun = urlsplit(registering_address(site, "gm9002"))
    assert f"{begun.scheme}://{begun.netloc}{begun.path}" == f"{adres}/{new}/gemeenten"
    query = parse_qs(begun.query)
    assert query[name] == ["gm9002.yaml"]
    text = query["value"][0]
    assert "https://x.example/meedoen/gemeente-registreren/" in text
    document = load_text("gemeenten/gm9002.yaml", text)
    assert isinstance(document, Document)
    assert document.data == {"id": "gm9002"}
    assert len(begun.query) < 300


@pytest.mark.parametrize(
    ("adres", "edit"), [("https://x.example/o/r", ""), ("https://x", "wijzig")]
)
def test_without_a_known_editor_nothing_is_begun(adres: str, edit: str) -> None:
    assert registering_address(with_forge(adres, edit), "gm9002") == ""
