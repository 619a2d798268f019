"""What a copy button gives is the same citation when it is pasted, whatever a title holds."""

from __future__ import annotations

from html import escape
from pathlib import Path

from lxml import html
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

SCRIPT = Path(__file__).resolve().parent.parent / "site_overrides" / "assets" / "kopieer.js"
TITLE = '[a](b) *c* _d_ `e` | <b>f</b> &amp; &lt; "g" ~~h~~ ![i] \\ #j ]]> ‘é’ 😀'
URL = "https://kader.example/id/mn-01/"


def copied(chromium: Browser) -> dict[str, str]:
    """What each button copies of a citation with an odd title."""
    page = chromium.new_page()
    part = f'<dd data-kopieer="het">{escape(TITLE)}. <a href="{URL}">{URL}</a></dd>'
    page.set_content(f"<section data-aanhalen><dl>{part}</dl><p role=status></p></section>")
    page.evaluate("window.kept = []")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', "
        "{ value: { writeText: async (text) => { window.kept.push(text) } } })"
    )
    page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    found = {}
    for button in page.locator(".kopieer button").all():
        button.click()
        name = str(button.get_attribute("aria-label")).rpartition(" ")[2]
        found[name] = str(page.evaluate("window.kept.at(-1)"))
    page.close()
    return found


def test_a_pasted_citation_reads_as_the_page_does(chromium: Browser) -> None:
    found = copied(chromium)
    wanted = f"{TITLE}. {URL}"
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    row = f"| norm |\n|-|\n| {found['Markdown']} |\n"
    assert found["tekst"] == wanted
    for pasted in (found["HTML"], markdown.render(found["Markdown"]), markdown.render(row)):
        tree = html.fromstring(f"<div>{pasted}</div>")
        assert tree.text_content().replace("norm\n", "").strip().endswith(wanted), pasted
        assert [a.get("href") for a in tree.iter("a")] == [URL]
        assert not list(tree.iter("b", "em", "code", "s", "img"))
