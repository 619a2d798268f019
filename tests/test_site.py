"""The site of the real framework, as its users meet it in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator.check.framework import read_all
from generator.edge.cli import main
from tests.builders import EXAMPLE
from tests.web import problems_on, served

ROOT = Path(__file__).parents[1]
SORTS = [
    "",
    "kader/",
    "minimumnormen/",
    "minimumnormen/mn-01/",
    "minimumnormen/mn-02/",
    "basisdienstverlening/bd-03/",
    "afwegingen/af-01/",
    "afwegingen/af-01/voor-iedereen/",
    "doelen/do-03/",
    "gemeenten/",
    "gemeenten/gm0344/",
    "gemeenten/gm0265/",
    "vergelijk/0.1.0/0.2.0/",
    "versies/0.1.0/minimumnormen/mn-01/",
    "versies/0.2.0/wijzigingen/",
    "concept/",
    "wie-doet-wat/",
    "vindplaatsen/",
    "versies/",
    "over/",
    "meedoen/",
    "meedoen/een-norm-toevoegen/",
    "meedoen/een-melding-lezen/",
    "meedoen/meldingen/",
    "uitzonderingen/",
    "data/",
    "id/",
    "404.html",
]

# The changes between two releases of the whole framework fill pages so long that axe needs a
# quarter of a minute for each. The example framework has every sort of change, on shorter pages.
LONG = {"vergelijk/0.1.0/0.2.0/", "versies/0.2.0/wijzigingen/"}
SHORTER = ["../voorbeeld/vergelijk/0.1.0/1.0.0/", "../voorbeeld/versies/1.0.0/wijzigingen/"]

# Only in the example framework a consumer is told everything.
TOLD = [
    *(f"../voorbeeld/gemeenten/gm900{n}/" for n in (1, 2, 6, 7, 8, 9)),
    "../voorbeeld/gemeenten/gm9001/raad/",
    "../voorbeeld/gemeenten/gm9009/raad/",
    "../voorbeeld/gemeenten/sinds/0.1.0/",
    "../voorbeeld/gemeenten/zonder-overname/",
    "../voorbeeld/gemeenten/taken/",
    "../voorbeeld/gemeenten/taken/0.2.0/",
    "../voorbeeld/gemeenten/",
    "../voorbeeld/gemeenten/termijnen/",
    "../voorbeeld/gemeenten/gm9001/overstap/",
]

# One process builds the site once, and runs all tests of it.
pytestmark = pytest.mark.xdist_group("site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real framework, that of the example beside it; a dead link fails a build."""
    root = tmp_path_factory.mktemp("echt")
    for framework, name in ((ROOT / "framework", "site"), (EXAMPLE, "voorbeeld")):
        assert main(["bouw", "--kader", str(framework), "--naar", str(root / name)]) == 0
    return root / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site below a folder of a real web server, as a consumer may host it."""
    with served(site.parent) as root:
        yield f"{root}site/"


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page in a browser of its own; errors on a page fail the test."""
    context = chromium.new_context(base_url=address)
    opened = context.new_page()
    problems = problems_on(opened)
    yield opened
    context.close()
    assert problems == []


FRAMEWORK, ARCHIVE = read_all(ROOT / "framework")
NEWEST = ARCHIVE.releases[-1]


def test_promised_addresses_exist(site: Path) -> None:
    """Every URL of the design that the data can name, for every item, version and consumer."""
    missing = []
    for release in ARCHIVE.releases:
        missing += [f"versies/{release.name}/", f"versies/{release.name}/wijzigingen/"]
        for item in release.framework.items.values():
            missing += [f"versies/{release.name}/{item.kind.name}/{item.id}/", f"id/{item.id}/"]
            missing.append(f"data/{release.name}/{item.id}.json")
        missing += [f"data/{release.name}/{name}" for name in ("kader.json", "kader.jsonld")]
    missing += [f"{i.kind.name}/{i.id}/" for i in NEWEST.framework.items.values()]
    missing += [f"concept/{i.kind.name}/{i.id}/" for i in FRAMEWORK.items.values()]
    for m in FRAMEWORK.register:
        names = ("", "wijzigingen.json", "wijzigingen.atom", "termijnen.ics")
        missing += [f"gemeenten/{m.id}/{name}" for name in names]
    missing += ["vergelijk/0.1.0/0.2.0/", "wie-doet-wat/", "over/", "meedoen/", "data/", "404.html"]

    def stands(path: str) -> bool:
        return (site / path / "index.html" if path.endswith("/") else site / path).is_file()

    assert [p for p in missing if not stands(p)] == []
    assert len(FRAMEWORK.register.present(NEWEST.date)) == 342
    assert len(FRAMEWORK.register.dissolved(NEWEST.date)) == 84


def test_counts_of_the_issue_are_met() -> None:
    """The newest release holds the whole report, in the breadth that was asked for."""
    count = {k.name: len(NEWEST.framework.data[k.name]) for k in NEWEST.framework.kinds}
    principles = [p["aard"] for p in NEWEST.framework.data["principes"].values()]
    least = {
        "waarden": 6,
        "doelen": 12,
        "minimumnormen": 12,
        "kwaliteitskader": 8,
        "afwegingen": 1,
        "regelingen": 8,
        "rechtsgronden": 12,
        "praktijkvoorbeelden": 4,
        "begrippen": 25,
        "bronnen": 10,
        "samenwerkingen": 3,
    }
    assert {name: n for name, n in least.items() if count[name] < n} == {}
    assert (count["basisdienstverlening"], count["adviezen"], count["dossiers"]) == (5, 9, 15)
    assert principles.count("gedeeld") >= 12
    assert principles.count("tegenstrijdig") == 5


def test_every_chapter_of_the_report_is_found_back(page: Page) -> None:
    """Each chapter and appendix has paragraphs with items, in the order of the report."""
    page.goto("vindplaatsen/")
    places = page.locator("section[aria-labelledby=br-01] dt").all_inner_texts()
    assert {p.split()[1][0] for p in places if p.startswith("Paragraaf")} >= set("123456")
    assert {"Bijlage 1", "Bijlage 2", "Bijlage 3", "Tabel 1", "Figuur 6.3"} <= set(places)
    assert places.index("Paragraaf 5.1") < places.index("Paragraaf 5.9.1")


def test_a_policy_maker_finds_a_norm(page: Page) -> None:
    """From home to a norm by links alone, and on to what it serves and its legal basis."""
    page.goto("")
    page.get_by_role("link", name="Minimumnormen", exact=True).first.click()
    page.locator("main a[href*='mn-02']").first.click()
    assert page.url.endswith("/minimumnormen/mn-02/")
    text = page.locator("main").inner_text()
    norm = NEWEST.framework.items["mn-02"]
    assert norm.heart in text
    goal = norm.data["doelen"][0]
    assert "voorstel" in text.lower()
    page.locator(f"main a[href*='{goal}']").first.click()
    assert f"/doelen/{goal}/" in page.url


def test_a_norm_offers_two_citations(page: Page) -> None:
    """The permanent address leads to the norm; the version shows the sealed one."""
    page.goto("minimumnormen/mn-02/")
    hrefs = page.locator("main a").evaluate_all("links => links.map(a => a.href)")
    permanent = next(h for h in hrefs if h.endswith("/id/mn-02/"))
    assert any(h.endswith(f"/versies/{NEWEST.name}/minimumnormen/mn-02/") for h in hrefs)
    page.goto(permanent)
    page.wait_for_url("**/minimumnormen/mn-02/")


def test_an_old_version_says_so(page: Page) -> None:
    """An old page points to the same item of today; a withdrawn norm points to its successors."""
    page.goto("versies/0.1.0/minimumnormen/mn-01/")
    assert "0.1.0" in page.locator("body").inner_text()
    page.goto("minimumnormen/mn-01/")
    links = page.locator("main a").evaluate_all("links => links.map(a => a.href)")
    assert any(h.endswith("/minimumnormen/mn-06/") for h in links)
    assert "ingetrokken" in page.locator("main").inner_text().lower()


def test_a_comparison_reads_without_colour(page: Page) -> None:
    """Old and new are named in words."""
    page.goto("vergelijk/0.1.0/0.2.0/")
    text = page.locator("main").inner_text().lower()
    assert "oud" in text
    assert "nieuw" in text
    assert "mn-01" in text


def test_a_consumer_reads_what_to_do(page: Page, site: Path) -> None:
    """The verdict of the page is that of the data beside it."""
    data = json.loads((site / "gemeenten/gm0344/wijzigingen.json").read_text(encoding="utf-8"))
    assert (data["id"], data["naam"]) == ("gm0344", "Utrecht")
    shared = json.loads((site / "gemeenten/voorstel.json").read_text(encoding="utf-8"))
    assert {w["item"] for w in shared["wijzigingen"]} >= {"mn-02", "mn-11", "bd-01", "kk-04"}
    page.goto("gemeenten/gm0344/")
    assert data["oordeel"]["niets_te_doen"]
    assert re.search("niets te doen", page.locator("main").inner_text(), re.IGNORECASE)


def test_a_consumer_reads_what_is_asked(page: Page) -> None:
    """Of a proposal nothing, on a day, with what adopting it would ask."""
    page.goto("gemeenten/gm0344/")
    verdict = page.locator(".oordeel").inner_text()
    assert verdict.startswith("U hoeft nu niets te doen")
    assert re.search(r"Stand op \d+ [a-z]+ 20\d\d, tot en met versie", verdict)
    assert f"Neemt u versie {NEWEST.name} over, dan vraagt het dit: 0 taken" in verdict
    assert page.locator(".stapel").count() == 0


def tab_to(page: Page, wanted: str, most: int) -> None:
    """Press Tab until the focus is on what fits a selector; fails when that takes too often."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", wanted):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError(f"{wanted} is not reached with {most} tabs on {page.url}")


def test_heerlen_in_one_minute(page: Page) -> None:
    """From home to the verdict, the paper for the council and registering, by keyboard alone."""
    page.goto("")
    tab_to(page, "header a[href$='gemeenten/']", 12)
    page.keyboard.press("Enter")
    page.wait_for_url("**/gemeenten/")
    tab_to(page, "input[type=search]", 25)
    page.keyboard.type("heerlen")
    tab_to(page, "main a[href*='gm0917']", 10)
    page.keyboard.press("Enter")
    page.wait_for_url("**/gemeenten/gm0917/")
    assert page.locator("h1").inner_text() == "Heerlen"
    seen = page.locator("#oordeel").bounding_box()
    assert seen
    assert seen["y"] < page.evaluate("innerHeight")
    paper = page.locator("main a[href$='raad/']")
    if paper.count():
        tab_to(page, "main a[href$='raad/']", 40)
        page.keyboard.press("Enter")
        assert "Waarop dit stuk rust" in page.locator("main").inner_text()
        page.go_back()
    tab_to(page, "main a[href*='-registreren/']", 60)
    page.keyboard.press("Enter")
    page.wait_for_url("**/meedoen/*-registreren/")
    assert "gm" in page.locator("main pre").first.inner_text()


def test_details_open_by_keyboard(page: Page) -> None:
    """Old and new of what a consumer cites are folded, and a key unfolds them."""
    page.goto("../voorbeeld/gemeenten/gm9001/")
    assert not page.locator("details .oudnieuw").first.is_visible()
    tab_to(page, "details.wijziging > summary", 80)
    page.keyboard.press("Enter")
    assert page.locator("details[open] .oudnieuw").first.is_visible()


def test_the_table_of_a_consumer_is_stacked_on_a_phone_and_stays_a_table(
    chromium: Browser, address: str
) -> None:
    """Each cell on a line of its own, with its heading; a screen reader still gets a table."""
    context = chromium.new_context(base_url=address, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("../voorbeeld/gemeenten/gm9001/")
    row = page.locator(".stapel tbody tr").first
    tops = row.locator("th, td").evaluate_all("cs => cs.map(c => c.getBoundingClientRect().top)")
    assert tops == sorted(set(tops))
    before = "c => getComputedStyle(c, '::before').content"
    assert row.locator("td").first.evaluate(before) == '"Wat: "'
    assert page.get_by_role("table").first.get_by_role("row").count() > 1
    assert page.get_by_role("table").first.get_by_role("columnheader").count() == 6
    context.close()


def test_on_paper_old_and_new_stand_side_by_side_with_marks(
    chromium: Browser, address: str
) -> None:
    """On A4, in black and white: two columns, struck out and underlined, the seal at the end."""
    context = chromium.new_context(base_url=address, viewport={"width": 658, "height": 900})
    page = context.new_page()
    page.goto("../voorbeeld/gemeenten/gm9001/raad/")
    page.emulate_media(media="print")
    boxes = page.locator(".oudnieuw dl").evaluate_all(
        "ds => ds.map(d => [...d.children].map(c => c.getBoundingClientRect()))"
    )
    assert boxes
    for old, new in boxes:
        assert old["top"] == new["top"]
        assert new["left"] >= old["right"]
    lines = "e => getComputedStyle(e).textDecorationLine"
    assert set(page.locator("del").evaluate_all(f"es => es.map({lines})")) == {"line-through"}
    assert set(page.locator("ins").evaluate_all(f"es => es.map({lines})")) == {"underline"}
    grey = "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    assert page.locator("ins").first.evaluate(grey) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
    assert page.locator(".zegelregel code").last.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    context.close()


def test_a_dissolved_consumer_points_on(page: Page) -> None:
    """Millingen aan de Rijn went into Berg en Dal by way of a consumer that is gone too."""
    page.goto("gemeenten/gm0265/")
    page.locator("main a[href*='gm1945']").first.click()
    assert page.locator("h1").inner_text() == "Berg en Dal"


def test_the_filter_finds_a_consumer(page: Page) -> None:
    """Typing part of a name leaves what matches; an alias works too."""
    page.goto("gemeenten/")
    box = page.get_by_role("searchbox")
    box.fill("den haag")
    visible = page.locator("main li a[href*='gm']:visible")
    assert "Gravenhage" in visible.first.inner_text()
    assert visible.count() == 1


def test_the_choices_of_the_list_work_by_keyboard(chromium: Browser, address: str) -> None:
    """A choice leaves what fits, says how many, and one button shows all again."""
    context = chromium.new_context(base_url=address.replace("/site/", "/voorbeeld/"))
    page = context.new_page()
    page.goto("gemeenten/")
    rows = page.locator("[data-filter-groep] li:visible")
    everyone = rows.count()
    status = page.get_by_role("status")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("20.000 tot")
    assert [r.split("\n")[0] for r in rows.all_inner_texts()] == [
        "Denkbeeld 20.000",
        "Zonneveld 49.999",
    ]
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    page.keyboard.type("0.2.0")
    assert rows.count() == 2
    assert status.inner_text() == "2 gemeenten gevonden"
    page.get_by_label("Wat er ligt").select_option("n")
    assert [r.split("\n")[0] for r in rows.all_inner_texts()] == ["Voorbeeldstad 120.345"]
    page.get_by_role("searchbox").fill("te doen")
    assert rows.count() == 0
    assert status.inner_text() == "Geen gemeenten gevonden"
    page.get_by_role("button", name="Toon alles").focus()
    page.keyboard.press("Enter")
    assert rows.count() == everyone
    assert status.inner_text() == ""
    assert page.evaluate("document.activeElement.id") == "zoek"
    context.close()


@pytest.mark.parametrize("which", ["site", "voorbeeld"])
def test_each_choice_leaves_as_many_as_it_says(chromium: Browser, address: str, which: str) -> None:
    """The script works out the class of a size from the number in the row."""
    context = chromium.new_context(base_url=address.replace("/site/", f"/{which}/"))
    page = context.new_page()
    page.goto("gemeenten/")
    rows = page.locator("[data-filter-groep] li:visible")
    for box in page.locator("[data-filter] select").all():
        for option in box.locator("option:not([value=''])").all():
            label = option.text_content() or ""
            box.select_option(label)
            assert label.endswith(f" ({rows.count()})"), label
        box.select_option("")
    context.close()


def test_a_size_and_a_province_leave_who_has_both(page: Page) -> None:
    """A number isn't searched: who types one looks for no name."""
    page.goto("gemeenten/")
    page.get_by_label("Inwoners").select_option("100.000 of meer (32)")
    page.get_by_label("Provincie").select_option("5")
    rows = page.locator("[data-filter-groep] li:visible")
    assert [r.split("\n")[0] for r in rows.all_inner_texts()] == ["Groningen 238.147"]
    page.get_by_role("searchbox").fill("238")
    assert rows.count() == 0


def test_citations_are_copied_by_keyboard(chromium: Browser, address: str) -> None:
    """As text, Markdown and HTML, with the public address; it says so, and stays where one was."""
    context = chromium.new_context(
        base_url=address, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto("minimumnormen/mn-01/")
    copied = {}
    for button in page.locator(".kopieer button").all():
        button.focus()
        page.keyboard.press("Enter")
        name = str(button.get_attribute("aria-label"))
        page.get_by_text("Gekopieerd: ").wait_for()
        copied[name] = page.evaluate("navigator.clipboard.readText()")
        assert button.evaluate("b => b === document.activeElement")
    url = "https://armoedekader.example/id/mn-01/"
    assert copied["Kopieer de actuele versie als tekst"].endswith(f"actuele versie. {url}")
    assert copied["Kopieer de actuele versie als Markdown"].endswith(f"actuele versie. <{url}>")
    assert copied["Kopieer de actuele versie als HTML"].endswith(
        f'actuele versie. <a href="{url}">{url}</a>'
    )
    version = f"{url[:-10]}/versies/{NEWEST.name}/minimumnormen/mn-01/"
    assert copied["Kopieer deze versie als Markdown"].endswith(f"<{version}>")
    badge = f"https://armoedekader.example/id/mn-01/{NEWEST.name}.svg"
    assert f"]({badge})]({version})" in copied["Kopieer het merk als Markdown"]
    assert (
        f'<a href="{version}"><img src="{badge}" alt="mn-01' in copied["Kopieer het merk als HTML"]
    )
    assert len(copied) == 8
    context.close()


def test_a_citation_can_be_selected_without_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("minimumnormen/mn-01/")
    assert "https://armoedekader.example/id/mn-01/" in page.locator(".aanhalen").inner_text()
    assert page.locator(".aanhalen button").count() == 0
    context.close()


def test_everything_reads_without_script(chromium: Browser, address: str) -> None:
    """With script off, the list of consumers and the decision aid are whole."""
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("gemeenten/")
    assert page.locator("main li a[href*='gm']:visible").count() >= 342
    assert "Groningen 238.147" in page.locator("main").inner_text()
    page.goto("afwegingen/af-01/voor-iedereen/")
    for _ in range(20):
        answers = page.locator("main .antwoorden a")
        if answers.count() == 0:
            break
        answers.first.click()
    assert "opnieuw" in page.locator("main").inner_text().lower()
    context.close()


@pytest.mark.parametrize("path", [*SORTS, *TOLD])
def test_pages_fit_a_phone(chromium: Browser, address: str, path: str) -> None:
    """Nothing scrolls sideways at 360 pixels; one h1, headings without a gap, a title, Dutch."""
    context = chromium.new_context(base_url=address, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    levels = page.locator("h1,h2,h3,h4,h5,h6").evaluate_all("hs => hs.map(h => +h.tagName[1])")
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert page.locator("html").get_attribute("lang") == "nl"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_rule_is_broken(
    chromium: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    """The rules of WCAG 2.2 that a machine can check, contrast too, on a page of each sort."""
    context = chromium.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    for path in [*(p for p in SORTS if p not in LONG), *SHORTER, *TOLD]:
        page.goto(path)
        outcome = Axe().run(page).response
        assert "color-contrast" in {p["id"] for p in outcome["passes"]}
        told = [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in outcome["violations"]]
        assert (path, told) == (path, [])
    context.close()


def test_keyboard_reaches_the_content(page: Page) -> None:
    """The first tab stop skips to the content, and where one stands is visible."""
    page.goto("minimumnormen/mn-02/")
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    assert first.get_attribute("href") == "#inhoud-begin"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
