"""Takes the pictures of the guide from the real thing: ``make schermafbeeldingen``.

The site is that of the invented example framework, the comments come from ``kader verschil`` on a
real repository. Nothing is drawn by hand, and no real consumer is shown with invented data.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt
from playwright.sync_api import Locator, Page, sync_playwright

from generator.base.settings import FILE
from generator.edge.mkdocs_plugin import builder
from generator.edge.sides import Request, compare
from generator.report.difference import as_markdown
from tests.browser import ARGUMENTS, find_chromium
from tests.builders import EXAMPLE, SCHEMAS
from tests.repos import commit, git, make_repository
from tests.test_cms import sign_in
from tests.web import served

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "site_overrides" / "assets" / "gids"
WIDTH, HEIGHT = 1280, 760
NORM = "framework/minimumnormen/mn-01.yaml"
NOTE = """\
id: stoel-bij-het-loket
titel: Een stoel bij het loket
items:
  - mn-01
reden: Inwoners vroegen om een stoel dicht bij huis.
richting: verzwaring
actie: Zet bij elk loket een stoel neer.
uiterlijk: 2027-06-01
besluit: Redactie van Voorbeeldstad
"""
# The pages of the example site: the name of the picture, the address, and what is to be in sight.
PAGES = {
    "onderdeel": ("minimumnormen/mn-04/", "#verbeteren"),
    "ingetrokken": ("minimumnormen/mn-03/", "h1"),
    "registratie": ("gemeenten/gm9001/", "h1"),
    "vergelijking": ("vergelijk/1.0.0/concept/", "h1"),
}
COMMENTS = ("melding", "reactie")
FORM = "formulier"
# As a forge shows a comment: a frame, a plain font, nothing of its own.
FRAME = """\
<!doctype html><html lang="nl"><meta charset="utf-8"><title>Bericht</title><style>
body {{ font: 15px/1.5 "DejaVu Sans", sans-serif; margin: 0; padding: 20px; background: #f4f5f7; }}
body {{ max-width: 860px; }}
main {{ background: #fff; border: 1px solid #c9ced6; border-radius: 6px; padding: 4px 20px 12px; }}
h2 {{ border-bottom: 1px solid #d8dde3; padding-bottom: 6px; }}
code {{ background: #eef0f3; padding: 1px 4px; }}
del {{ background: #fde2e0; }} ins {{ background: #d9f2dd; }}
</style><main>{}</main></html>
"""


def build_example(folder: Path) -> Path:
    """The example site, as a forge with an editor would publish it."""
    settings = folder / "mkdocs.yml"
    settings.write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\n"
        "watch: []\n"
        "plugins:\n  - kader: {redactie: {aan: true, backend: {name: test-repo}}}\n"
        f"theme:\n  custom_dir: {ROOT / 'site_overrides'}\n",
        encoding="utf-8",
    )
    site = folder / "site"
    site.mkdir()
    root = Path(shutil.copytree(EXAMPLE, folder / "kader"))
    shutil.copytree(SCHEMAS, folder / "schemas")
    with (root / FILE).open("a", encoding="utf-8") as own:
        own.write("forge:\n  adres: https://forge.example/redactie/kader\n")
        own.write("  bewerken: _edit/main/framework/\n")
    builder(settings, root)(site)
    return site


def comments(folder: Path) -> dict[str, str]:
    """The comments on two proposals: one with a mistake, one that changes a norm."""
    repository = make_repository(folder / "opslag")
    text = (repository / NORM).read_text(encoding="utf-8")
    git(repository, "switch", "--quiet", "--create", "uw-voorstel")
    before = Path.cwd()
    os.chdir(repository)
    try:
        commit(repository, {NORM: text.replace("laag: medebewind", "laag: gemeente")})
        mistake = as_markdown(compare(Request("main", "uw-voorstel", Path("framework"))))
        words = text.replace("op een stoel in de zon", "bij het loket op een stoel in de zon")
        note = "framework/wijzigingen/stoel-bij-het-loket.yaml"
        commit(repository, {NORM: words, note: NOTE})
        change = as_markdown(compare(Request("main", "uw-voorstel", Path("framework"))))
    finally:
        os.chdir(before)
    return {"melding": mistake, "reactie": change}


def open_form(page: Page, address: str) -> None:
    """The form for a norm, in a store in the browser that holds the example framework."""
    page.goto(f"{address}redactie/")
    sign_in(page)
    page.goto(f"{address}redactie/#/collections/minimumnormen/entries/mn-02")
    page.locator('[data-key-path="norm"] textarea, [data-key-path="norm"] input').first.wait_for()


def shoot(seen: Page | Locator, name: str) -> None:
    """Save what is in sight."""
    seen.screenshot(path=TARGET / f"{name}.png", animations="disabled")
    print(f"{name}.png")


def main() -> None:
    """Take all pictures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp())
    try:
        site, spoken = build_example(folder), comments(folder)
        with sync_playwright() as p, served(site) as address:
            browser = p.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="nl-NL")
            for name, (path, sight) in PAGES.items():
                page.goto(address + path)
                page.locator(sight).first.evaluate("e => e.scrollIntoView({block: 'center'})")
                shoot(page, name)
            open_form(page, address)
            shoot(page, FORM)
            renderer = MarkdownIt("commonmark", {"html": True})
            for name in COMMENTS:
                page.set_content(FRAME.format(renderer.render(spoken[name])))
                shoot(page.locator("body"), name)
            browser.close()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
