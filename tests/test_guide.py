"""The guide for editors says what the project does, and shows what it looks like."""

from __future__ import annotations

import html
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.base.paths import THEME
from generator.base.schema import NOTES
from generator.base.settings import Afnemers
from generator.changelog.task import Tasks
from generator.check.framework import check
from generator.check.tasks import check_tasks
from generator.form.form import check_form
from generator.history.history import History
from generator.history.model import Framework
from generator.history.versions import Release
from generator.layout.skeleton import example_lines
from generator.load.document import Document, load_text
from generator.pages.guide import guide_pages
from generator.pages.guide_files import whole_file
from generator.pages.guide_mistakes import MISTAKES, Mistake
from generator.pages.guide_tasks import task_notes
from generator.rules.registry import all_rules, explanations
from generator.setup.guides import Guide, guides
from generator.setup.setup import Setup
from generator.site.content import Site
from tests.builders import EXAMPLE, example_site, kinds, real_setup
from tests.schermafbeeldingen import COMMENTS, FORM, PAGES, TARGET
from tests.test_guide_words import SECOND, site_of

GUIDES = list(guides(real_setup().settings, kinds()).values())
TEMPLATES = {g.name: THEME / "pagina" / "gids" / f"{g.name}.html" for g in GUIDES}
ROOT = Path(__file__).parents[1]
CONTRIBUTING = ROOT / "CONTRIBUTING.md"


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


def examples(body: str) -> list[str]:
    """The pieces of YAML on a page of the guide."""
    found = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", body, re.DOTALL)
    return [html.unescape(text) for text in found if ".yaml:" not in text]


def form_of(site: Site, text: str) -> list[str]:
    """What the schema says of a piece of YAML, put in a file of the kind that it fits best.

    A whole file is taken as it is; a piece takes the place of the same fields in a whole file.
    """
    piece = load_text("x.yaml", text)
    assert isinstance(piece, Document)
    names = set(piece.data)
    kind = max(site.kinds, key=lambda k: (len(names & set(k.by_name)), k.is_content))
    required = [f for f in kind.fields if f.required and f.name not in names]
    lines = [line for f in required for line in example_lines(f)]
    document = load_text("x.yaml", "\n".join([*lines, text]) + "\n")
    assert isinstance(document, Document)
    found = [f for f in check_form(document, kind) if f.rule != "id-bestandsnaam"]
    return [str(f) for f in found]


@pytest.mark.parametrize("root", [ROOT / "framework", EXAMPLE, SECOND], ids=lambda p: p.name)
def test_examples_obey_the_schemas(root: Path) -> None:
    """Whoever copies one gets a file whose form is right."""
    site = site_of(root)
    pages = [p for p in guide_pages(site) if p.path != "meedoen/meldingen/"]
    texts = [text for page in pages for text in examples(page.body)]
    assert len(texts) >= 9
    assert [(text, wrong) for text in texts if (wrong := form_of(site, text))] == []


def test_a_whole_file_is_one_of_the_framework() -> None:
    """In the form that `kader opmaak` gives it: the shortest that isn't withdrawn."""
    site = example_site()
    files = sorted((EXAMPLE / "minimumnormen").glob("*.yaml"))
    kept = [t for t in (f.read_text("utf-8") for f in files) if "\ningetrokken:" not in t]
    bodies = [t.split("\n", 1)[1].strip() for t in kept]
    shown = whole_file(site, site.kinds["minimumnormen"])
    assert shown in bodies
    assert len(shown) == min(map(len, bodies))


def test_a_list_that_is_empty_on_purpose_keeps_its_word() -> None:
    """The canonical form leaves ‘geen’ out; an editor may not."""
    site = example_site()
    notes = site.kinds["minimumnormen"]
    fields = tuple(replace(f, or_none=f.name == "openstaand") for f in notes.fields)
    assert "openstaand:\n  - geen" in whole_file(site, replace(notes, fields=fields))


@pytest.mark.parametrize("root", [ROOT / "framework", EXAMPLE], ids=lambda p: p.name)
def test_the_notes_about_tasks_can_follow_each_other(root: Path) -> None:
    """What the one asks, the other puts off and leaves; the check has nothing to say of it."""
    site = site_of(root)
    there = site.concept.framework.items.values()
    bound = next(i.id for i in there if not i.withdrawn and i.kind.binds_all(i.data))
    shown = task_notes(site, bound)
    asks, later = (
        load_text(f"wijzigingen/{name}.yaml", f"{text}\n")
        for name, text in ((shown.name, shown.asks), (shown.later_name, shown.puts_off))
    )
    assert isinstance(asks, Document)
    assert isinstance(later, Document)
    now = site.concept.framework
    first = Framework(now.setup, {**now.data, NOTES: {shown.name: asks.data}})
    second = Framework(now.setup, {**now.data, NOTES: {shown.later_name: later.data}})
    released = Release("9.0.0", "2027-01-01", first)
    assert list(check_tasks([], first, [asks])) == []
    assert list(check_tasks([released], second, [later])) == []
    (put_off,) = [
        t
        for t in Tasks(History((released, Release("9.1.0", "2027-06-01", second)))).in_force
        if t.due
    ]
    assert put_off.due == "2029-01-01"


def test_without_a_field_for_tasks_there_is_no_page_about_them() -> None:
    """The second framework of the tests has notes with one action only."""
    assert "taken" in {g.name for g in GUIDES}
    setup = site_of(SECOND).concept.framework.setup
    assert "taken" not in guides(setup.settings, setup.kinds)
    assert "overnemen" in guides(setup.settings, setup.kinds)


def test_pages_follow_what_the_framework_has() -> None:
    """No consumers, no pages about what they write; no terms, no page about a term."""
    setup = real_setup()
    everything = ["begrip", "registreren", "afsluiten", "afwijken", "leden"]
    assert [n for n in guides(setup.settings, setup.kinds) if n in everything] == everything
    alone = replace(setup.settings, afnemers=None)
    assert [n for n in guides(alone, setup.kinds) if n in everything] == ["begrip"]
    single = replace(setup.settings, afnemers=replace(_consumers(setup), samen=""))
    assert [n for n in guides(single, setup.kinds) if n in everything] == everything[:-1]
    terms = replace(setup.settings, gids=replace(setup.settings.gids, soort="begrippen"))
    assert "begrip" not in guides(terms, setup.kinds)


def _consumers(setup: Setup) -> Afnemers:
    assert setup.settings.afnemers
    return setup.settings.afnemers


# For each mistake that the guide calls frequent: what an editor would write in the place of what.
OFTEN = {
    "Een dubbele punt in de tekst": [(r"titel: .*", "titel: Wonen: ook voor u")],
    "Een regel die niet ver genoeg inspringt": [
        (r"toetsing:(\n  - .*)+", "toetsing:\n  - Een vraag?\n - Nog een vraag?"),
        (r"toetsing:(\n  - .*)+", "toetsing:\n\t- Een vraag?"),
    ],
    "Een opsomming uit Word": [
        (r"toetsing:(\n  - .*)+", "toetsing:\n  • Een vraag?\n  • Nog een vraag?"),
        (r"toetsing:(\n  - .*)+", "toetsing:\n  -Een vraag?"),
        (r"lokale_ruimte: .*", "lokale_ruimte: >-\n  U kiest zelf:\n  • de kleur\n  • de vorm"),
    ],
    "Getallen en korte woorden": [
        (r"titel: .*", "titel: 2026.10"),
        (r"titel: .*", "titel: 007"),
        (r"titel: .*", "titel: no"),
    ],
    "Een nummer dat niet bestaat": [(r"principes:\n  - .*", "principes:\n  - pr-99")],
}


def test_every_frequent_mistake_has_an_example() -> None:
    assert list(OFTEN) == [m.title for m in MISTAKES]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.title)
def test_the_check_knows_what_often_goes_wrong(mistake: Mistake, tmp_path: Path) -> None:
    """Each example gives one of the codes that the guide names, and each code has its example."""
    shutil.copytree(EXAMPLE, tmp_path / "framework")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    place = tmp_path / "framework" / "minimumnormen" / "mn-01.yaml"
    original = place.read_text("utf-8")
    told: set[str] = set()
    for old, new in OFTEN[mistake.title]:
        text, count = re.subn(rf"(?m)^{old}$", new, original, count=1)
        assert count == 1
        place.write_text(text, encoding="utf-8")
        findings = check(tmp_path / "framework").findings
        of_file = {f.rule for f in findings if f.path == "minimumnormen/mn-01.yaml"}
        assert of_file & set(mistake.codes), new
        told |= of_file
    assert set(mistake.codes) <= told


def test_code_in_a_mend_is_shown_as_code() -> None:
    page = next(p for p in guide_pages(example_site()) if p.path.endswith("een-melding-lezen/"))
    assert "Begin elke regel met <code>- </code> en zet" in page.body
    assert "`" not in page.body


def test_a_frequent_mistake_leads_to_its_explanation() -> None:
    page = next(p for p in guide_pages(example_site()) if p.path.endswith("een-melding-lezen/"))
    known = explanations(real_setup().settings).codes
    for code in {c for m in MISTAKES for c in m.codes}:
        assert code in known
        assert f'href="../meldingen/#{code}"' in page.body


@pytest.mark.parametrize("guide", GUIDES, ids=lambda g: g.slug)
def test_yaml_in_the_guide_loads(guide: Guide) -> None:
    """Every example is YAML that the loader takes, with fields that exist."""
    fields = {n for k in kinds() for n in k.by_name}
    page = next(p for p in guide_pages(example_site()) if p.path == guide.path)
    for example in examples(page.body):
        document = load_text("x.yaml", example)
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
