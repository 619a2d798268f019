"""The live preview: the last good site stays, with what is wrong on top of each page."""

from __future__ import annotations

import html
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from playwright.sync_api import Browser

from generator.base.findings import Finding, Invalid
from generator.edge.preview import Preview, band, on_top
from generator.edge.preview_problem import Problem, gone, problem_of, questions
from tests.builders import make_project
from tests.test_mkdocs import serving
from tests.web import problems_on

BROKEN = "id: [\n"
LIVE = "livereload("


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own, with the example framework, that a test may change."""
    return make_project(tmp_path)


def a_value(project: Path) -> Path:
    """The file of some item."""
    return next((project / "framework" / "waarden").glob("*.yaml"))


class Answer(NamedTuple):
    """What a server says."""

    status: int
    body: str

    @property
    def band(self) -> str:
        """The words of the band; empty without one."""
        match = re.search(r'<div class="storing".*?</details>', self.body, re.DOTALL)
        text = re.sub(r"<[^>]*>", "", match[0]) if match else ""
        return html.unescape(re.sub(r"\s+", " ", text)).strip()


def ask(url: str) -> Answer:
    """Ask for a page; one that doesn't come in time is an error."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return Answer(answer.status, answer.read().decode())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read().decode())


def ask_until(url: str, enough: Callable[[Answer], bool]) -> Answer:
    """Ask for a page until it is as expected."""
    deadline = time.monotonic() + 90
    last: object = None
    while time.monotonic() < deadline:
        try:
            last = answer = ask(url)
        except OSError as error:
            last = error
        else:
            if enough(answer):
                return answer
        time.sleep(0.3)
    raise AssertionError(f"never came: {last}")


def until_band(url: str, words: str) -> Answer:
    """Wait for a band that says something."""
    return ask_until(url, lambda a: words in a.band)


def until_good(url: str) -> Answer:
    """Wait for a page without a band."""
    return ask_until(url, lambda a: a.status == 200 and not a.band)


def test_the_last_good_site_stays_with_the_findings_on_top(project: Path) -> None:
    """Of a broken item, settings, schema and a folder that goes; each time it comes back."""
    value = a_value(project)
    framework, schema = project / "framework", project / "schemas" / "waarden.schema.json"
    settings = framework / "kader.yaml"
    with serving(project) as address:
        page = f"{address}concept/waarden/{value.stem}/"
        before = until_good(page)
        for path, text, words in (
            (value, BROKEN, f"waarden/{value.name}, regel 2, teken 1: "),
            (value, "", f"waarden/{value.name}, regel 1, teken 1: "),
            (settings, "naam: [\n", "kader.yaml, regel 2, teken 1: "),
            (schema, "{", "schemas/waarden.schema.json, regel 1, "),
        ):
            original = path.read_text("utf-8")
            path.write_text(text, encoding="utf-8")
            answer = until_band(page, words)
            assert answer.status == 200
            assert "1 fout in 1 bestand" in answer.band
            assert "Oplossing:" in answer.band
            assert "Tot dan ziet u hier de site van daarvoor." in answer.band
            main = before.body.split("<main")[1].split("</main>")[0]
            assert main in answer.body
            assert LIVE in answer.body
            path.write_text(original, encoding="utf-8")
            until_good(page)
        framework.rename(project / "weg")
        assert "framework is er niet meer" in until_band(page, "framework").band
        (project / "weg").rename(framework)
        until_good(page)


def test_a_first_build_on_a_broken_framework_says_so_and_comes_alive(project: Path) -> None:
    value = a_value(project)
    original = value.read_text("utf-8")
    value.write_text(BROKEN, encoding="utf-8")
    with serving(project) as address:
        begin = until_band(address, f"waarden/{value.name}, regel 2, teken 1: ")
        assert begin.status == 200
        assert "Er is nog geen site om te tonen" in begin.body
        assert "Tot dan ziet u hier" not in begin.band
        assert LIVE in begin.body
        deep = ask(f"{address}concept/waarden/{value.stem}/")
        assert deep.status == 404
        assert deep.band == begin.band
        assert LIVE in deep.body
        assert ask(f"{address}assets/kader.css").status == 200
        value.write_text(original, encoding="utf-8")
        until_good(f"{address}concept/waarden/{value.stem}/")


def test_a_row_of_saves_ends_with_the_last(project: Path) -> None:
    """Half a file, and then more of it: what counts is what stands there in the end."""
    value = a_value(project)
    original = value.read_text("utf-8")
    changed = re.sub(r"(?m)^titel: .*$", "titel: Na veel bewaren", original)
    with serving(project) as address:
        page = f"{address}concept/waarden/{value.stem}/"
        until_good(page)
        for part in range(0, len(original), 40):
            value.write_text(original[:part], encoding="utf-8")
            time.sleep(0.05)
        value.write_text(changed, encoding="utf-8")
        ask_until(page, lambda a: "Na veel bewaren" in a.body and not a.band)


def test_a_build_that_fails_halfway_spoils_nothing(project: Path) -> None:
    """A template that breaks is a fault of the program; the pages of before all stay."""
    theme = project / "eigen"
    theme.mkdir()
    place = project / "mkdocs.yml"
    text = place.read_text("utf-8")
    folder = re.search(r"custom_dir: (.*)", text)
    assert folder
    for source in Path(folder[1]).rglob("*"):
        if source.is_file():
            copy = theme / source.relative_to(folder[1])
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(source.read_bytes())
    text = text.replace(folder[1], str(theme)) + "watch:\n  - eigen\n"
    place.write_text(text, encoding="utf-8")
    main = theme / "main.html"
    original = main.read_text("utf-8")
    with serving(project) as address:
        until_good(address)
        main.write_text(original.replace("kader_page.title", "er_is_niets"), encoding="utf-8")
        answer = until_band(address, "dit is een fout in het programma")
        assert "UndefinedError in " in answer.band
        assert answer.status == 200
        assert ask(f"{address}concept/waarden/").status == 200
        assert ask(f"{address}data/").status == 200
        main.write_text(original, encoding="utf-8")
        until_good(address)


def finding(**fields: Any) -> Finding:
    """A finding, of which a test says what matters."""
    given: dict[str, Any] = {
        "path": "a.yaml",
        "line": 3,
        "column": 7,
        "rule": "veld-dubbel",
        "message": "Mis.",
    }
    return Finding(**(given | fields))


def test_a_band_escapes_what_it_shows() -> None:
    evil = "<script>alert(1)</script>"
    problem = Problem(
        "Titel", "Doe iets.", (finding(path=evil, message=evil, hint=evil),), said=evil
    )
    shown = band(problem, "/", has_site=True).decode()
    assert evil not in shown
    assert shown.count(html.escape(evil)) == 4
    assert "<script" not in shown
    assert "style=" not in shown


def test_a_band_holds_no_half_characters() -> None:
    """A name on disk may hold bytes that are no text."""
    shown = band(Problem("Titel", "Doe iets.", said="a\udcff"), "/", has_site=True)
    assert b"<pre>a&#56575;</pre>" in shown


def test_a_long_list_is_cut_and_counted() -> None:
    many = tuple(finding(line=n) for n in range(1, 24))
    shown = band(Problem("Titel", "Doe iets.", many), "/", has_site=False).decode()
    assert shown.count("<li>") == 20
    assert "En nog 3." in shown
    assert "meldingen/" not in shown


def test_an_explanation_is_linked_from_the_root() -> None:
    shown = band(Problem("T", "D.", (finding(),)), "/kader/", has_site=True).decode()
    assert '<a href="/kader/meedoen/meldingen/#veld-dubbel">' in shown


def test_a_warning_is_a_question_and_stops_nothing() -> None:
    asked = questions([finding(severity="waarschuwing")])
    assert asked
    assert not asked.stops
    assert asked.title == "De controle heeft een vraag: 0 fouten en 1 waarschuwing in 1 bestand"
    shown = band(asked, "/", has_site=True).decode()
    assert 'role="status"' in shown
    assert "<details>" in shown
    assert "Tot dan" not in shown
    assert questions([]) is None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<html><body><p>a", b"<html><body>!<p>a"),
        (b'<body class="x">a<body>', b'<body class="x">!a<body>'),
        (
            b'<body>\n<a class="overslaan" href="#x">Naar</a>\n<header>',
            b'<body>\n<a class="overslaan" href="#x">Naar</a>!\n<header>',
        ),
        (b"a", b"!a"),
        (b"", b"!"),
    ],
)
def test_a_band_stands_first_on_the_page(page: bytes, expected: bytes) -> None:
    assert on_top(page, b"!") == expected


def caused(error: BaseException, cause: BaseException) -> BaseException:
    """An error that another led to."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "title", "said"),
    [
        (
            caused(Abort("x"), caused(PluginError("y"), Invalid([finding()]))),
            "Wat u bewaarde, staat nog niet op deze site: 1 fout in 1 bestand",
            "",
        ),
        (caused(Abort("x"), PluginError("Nee.")), "De site kon niet worden gemaakt", "Nee."),
        (Abort("x"), "De site kon niet worden gemaakt", "gehoord"),
    ],
)
def test_a_failure_is_told_by_what_led_to_it(error: BaseException, title: str, said: str) -> None:
    problem = problem_of(error, PluginError, "gehoord")
    assert (problem.title, problem.said) == (title, said)


def test_settings_that_cannot_be_read_are_no_crash() -> None:
    error = ConfigurationError("een fout in regel 3")
    problem = problem_of(error, PluginError, unreadable=ConfigurationError)
    assert problem.title == "De site kon niet worden gemaakt"
    assert problem.advice.startswith("Een instelling in mkdocs.yml klopt niet")
    assert problem.said == "een fout in regel 3"


def test_a_place_that_is_gone_is_named_once() -> None:
    problem = gone([Path("a/kader"), Path("b/schemas"), Path("a/kader")])
    assert problem.said == "kader is er niet meer\nschemas is er niet meer"


def test_a_crash_is_called_one() -> None:
    try:
        raise KeyError("x")
    except KeyError as error:
        problem = problem_of(error, PluginError)
    assert problem.title == "De site kon niet worden gemaakt: dit is een fout in het programma"
    assert re.fullmatch(r"KeyError in test_preview.py, regel [0-9]+: 'x'", problem.said)


class FakeServer:
    """A server that always has the same page, as MkDocs' has."""

    root, mount_path = "/tmp/site", "/"

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.builder: Callable[[], None] = lambda: None
        self.app = self.page

    def page(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [("Content-Type", self.kind), ("Content-Length", "6")])
        return [b"<body>"]

    def get_app(self) -> Any:
        return self.app

    def set_app(self, application: Any) -> None:
        self.app = application


@pytest.fixture
def told() -> list[Problem | None]:
    """What the next builds will say."""
    return [Problem("Titel", "Doe iets."), None]


@pytest.mark.parametrize(
    ("kind", "path", "length"),
    [("text/html", "/", None), ("text/css", "/a.css", "6"), ("text/html", "/livereload/1/2", "6")],
)
def test_only_pages_get_a_band_and_only_while_it_is_needed(
    kind: str, path: str, length: str | None, told: list[Problem | None]
) -> None:
    preview, server = Preview(), FakeServer(kind)
    preview.serve(server, lambda: told.pop(0))
    headers: dict[str, str] = {}

    def answer() -> bytes:
        return b"".join(server.app({"PATH_INFO": path}, lambda _, h: headers.update(h)))

    server.builder()
    body = answer()
    assert (b"storing" in body) is (length is None)
    assert headers["Content-Length"] == str(len(body))
    assert length in {None, headers["Content-Length"]}
    server.builder()
    assert answer() == b"<body>"


def test_the_band_reads_well_and_goes_by_itself(project: Path, chromium: Browser) -> None:
    """In a browser of 360 pixels, without a change of the page by hand; never on paper."""
    value = a_value(project)
    original = value.read_text("utf-8")
    with serving(project) as address:
        url = f"{address}concept/waarden/{value.stem}/"
        until_good(url)
        page = chromium.new_page(viewport={"width": 360, "height": 740})
        wrong = problems_on(page)
        page.goto(url)
        value.write_text("id: wa-01\nid: wa-01\n" + "x" * 400 + ": 1\n", encoding="utf-8")
        alert = page.get_by_role("alert")
        alert.wait_for(timeout=60_000)
        assert alert.get_by_text("regel 2, teken 1").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        # The style of the new page may come a moment after its text.
        page.wait_for_load_state("load")
        shown = alert.bounding_box()
        assert shown
        assert (shown["x"], shown["y"], shown["width"]) == (0, 0, 360)
        assert [v["id"] for v in Axe().run(page).response["violations"]] == []
        page.emulate_media(media="print")
        assert not alert.is_visible()
        page.emulate_media(media="screen")
        value.write_text(original, encoding="utf-8")
        alert.wait_for(state="detached", timeout=60_000)
        assert wrong == []
        page.close()
