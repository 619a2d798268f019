"""The guide for editors says what the project does, and shows what it looks like."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from generator.base.paths import THEME
from generator.load.document import Document, load_text
from generator.pages.guide import Guide, guide_pages, guides
from generator.rules.registry import all_rules
from tests.builders import example_site, kinds, real_setup
from tests.schermafbeeldingen import COMMENTS, FORM, PAGES, TARGET

GUIDES = list(guides(real_setup().settings).values())
TEMPLATES = {g.name: THEME / "pagina" / "gids" / f"{g.name}.html" for g in GUIDES}
CONTRIBUTING = Path(__file__).parents[1] / "CONTRIBUTING.md"


def text_of(guide: Guide) -> str:
    """The words of a page of the guide."""
    return TEMPLATES[guide.name].read_text(encoding="utf-8")


def test_every_page_has_its_words() -> None:
    assert {p.stem for p in (THEME / "pagina" / "gids").glob("*.html")} == set(TEMPLATES)


def test_every_picture_is_taken_and_shown() -> None:
    shown = [name for g in GUIDES for name in re.findall(r'g\.beeld\("([^"]+)"', text_of(g))]
    assert sorted(shown) == sorted({*PAGES, *COMMENTS, FORM})
    assert sorted(p.stem for p in TARGET.glob("*.png")) == sorted(shown)
    assert all(p.read_bytes().startswith(b"\x89PNG") for p in TARGET.glob("*.png"))


def test_every_picture_is_said_in_words() -> None:
    for guide in GUIDES:
        for words in re.findall(r'g\.beeld\("[^"]+", "([^"]*)", "([^"]*)"\)', text_of(guide)):
            assert all(len(w.split()) >= 4 for w in words)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda g: g.slug)
def test_yaml_in_the_guide_loads(guide: Guide) -> None:
    """Every example is YAML that the loader takes, with fields that exist."""
    fields = {n for k in kinds() for n in k.by_name}
    page = next(p for p in guide_pages(example_site()) if p.path == guide.path)
    for example in re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", page.body, re.DOTALL):
        if ".yaml:" in example:
            continue
        document = load_text("x.yaml", html.unescape(example))
        assert isinstance(document, Document), document
        assert set(document.data) <= fields


def test_contributing_covers_the_same_tasks() -> None:
    """Who reads the repository and who reads the site learn the same."""
    text = CONTRIBUTING.read_text(encoding="utf-8")
    missing = [g.slug for g in GUIDES if f"meedoen/{g.slug}/" not in text]
    assert missing == []


def test_rules_are_written_for_editors() -> None:
    """A rule is its docstring, in Dutch, ending in a full stop."""
    assert all(r.doc.endswith(".") for r in all_rules(["armoedekader"]))
