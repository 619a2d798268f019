"""The settings for web servers: what real ones answer, and what the hosts are told.

An nginx is needed; Apache and Caddy are asked where they are installed.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.data.server import server_files
from generator.edge.cli import main
from generator.pages.render import render_pages
from generator.site.content import Asset, Page
from tests.builders import EXAMPLE, example_site
from tests.webserver import HELP, find_nginx

SEALED = "public, max-age=31536000, immutable"
VERSION, ROOT, WORK = "public, max-age=86400", "public, max-age=300", "no-cache"
IDS = sorted({i for r in example_site().sealed for i in r.framework.items})


class Answer(NamedTuple):
    """What a server answered; the names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


class Server:
    """A running server."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str) -> Answer:
        """Ask for one path, and follow nothing."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, headers, response.read())
        finally:
            connection.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the example framework."""
    site = tmp_path_factory.mktemp("bouw") / "site"
    assert main(["bouw", "--kader", str(EXAMPLE), "--naar", str(site)]) == 0
    return site


def filled_in(settings: str, *pairs: tuple[str, str]) -> str:
    """The settings that the build made, with what whoever uses them has to fill in."""
    for old, new in pairs:
        assert settings.count(old) == 1, old
        settings = settings.replace(old, new)
    return settings


def nginx(built: Path, home: Path, port: int) -> list[str]:
    """Settings for a real nginx, but for port and folder; gives the command."""
    program = find_nginx()
    if program is None:
        pytest.fail(HELP)
    settings = filled_in(
        (built / "server" / "nginx.conf").read_text(encoding="utf-8"),
        ("    listen 80;", f"    listen 127.0.0.1:{port};"),
        ("    root /srv/kader;", f"    root {built};"),
    )
    (home / "kader.conf").write_text(settings, encoding="utf-8")
    places = "".join(
        f"    {name}_temp_path {home}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    (home / "nginx.conf").write_text(
        f"{user}daemon off;\npid {home}/pid;\nerror_log {home}/error.log;\nevents {{ }}\n"
        f"http {{\n    access_log off;\n{places}    include {home}/kader.conf;\n}}\n",
        encoding="utf-8",
    )
    return [
        str(program),
        "-p",
        str(home),
        "-c",
        str(home / "nginx.conf"),
        "-e",
        f"{home}/start.log",
    ]


def apache(built: Path, home: Path, port: int) -> list[str]:
    """Settings for a real Apache, where there is one."""
    program = found("apache2")
    modules = Path("/usr/lib/apache2/modules")
    loaded = "".join(
        f"LoadModule {m}_module {modules}/mod_{m}.so\n"
        for m in ("mpm_event", "authz_core", "headers", "alias", "dir", "mime")
    )
    settings = (built / "server" / "apache.conf").read_text(encoding="utf-8")
    own = (p for p in (built, *built.parents) if Path(tempfile.gettempdir()) in p.parents)
    for folder in own:
        folder.chmod(0o755)  # It leaves root behind, as whom a test may run.
    (home / "apache.conf").write_text(
        f"ServerRoot {home}\nPidFile {home}/pid\nErrorLog {home}/start.log\n{loaded}"
        f"Listen 127.0.0.1:{port}\nServerName kader.example\nTypesConfig /dev/null\n"
        + ("User www-data\nGroup www-data\n" if os.geteuid() == 0 else "")
        + f"<VirtualHost *:{port}>\nDocumentRoot {built}\n<Directory {built}>\n"
        f"Require all granted\n</Directory>\n{settings}</VirtualHost>\n",
        encoding="utf-8",
    )
    return [program, "-f", str(home / "apache.conf"), "-DFOREGROUND"]


def caddy(built: Path, home: Path, port: int) -> list[str]:
    """Settings for a real Caddy, where there is one."""
    program = found("caddy")
    settings = filled_in(
        (built / "server" / "Caddyfile").read_text(encoding="utf-8"),
        ("kader.example {", f"http://127.0.0.1:{port} {{"),
        ("root * /srv/kader", f"root * {built}"),
    )
    text = f"{{\n    admin off\n    auto_https off\n}}\n{settings}"
    (home / "Caddyfile").write_text(text, encoding="utf-8")
    return [program, "run", "--config", str(home / "Caddyfile"), "--adapter", "caddyfile"]


def found(name: str) -> str:
    """A server that a test needs, but that nobody has to have."""
    path = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


@pytest.fixture(scope="module", params=[nginx, apache, caddy], ids=lambda f: f.__name__)
def server(
    built: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Server]:
    """A real server with the settings that the build made for it."""
    home, port = tmp_path_factory.mktemp(request.param.__name__), free_port()
    command = request.param(built, home, port)
    environment = os.environ | {"HOME": str(home)}
    with (home / "output").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
    with process:
        try:
            for _ in range(400):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, (home / "output").read_text(encoding="utf-8")
                time.sleep(0.05)
            yield Server(port)
        finally:
            process.terminate()


def test_every_id_ever_used_leads_to_its_page(server: Server) -> None:
    """In one step, and to a page that is there."""
    assert len(IDS) > 20
    for item in IDS:
        answer = server.get(f"/id/{item}/")
        assert answer.status == 302, item
        target = answer.headers["location"].removeprefix("http://kader.example")
        target = target.removeprefix(f"http://127.0.0.1:{server.port}")
        assert re.fullmatch(rf"/[a-z-]+/{item}/", target)
        assert server.get(target).status == 200, target


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("/", "text/html; charset=utf-8", ROOT),
        ("/minimumnormen/mn-01/", "text/html; charset=utf-8", ROOT),
        ("/versies/0.1.0/", "text/html; charset=utf-8", VERSION),
        ("/concept/", "text/html; charset=utf-8", WORK),
        ("/data/concept/kader.json", "application/json", WORK),
        ("/data/1.0.0/kader.json", "application/json", VERSION),
        ("/data/1.0.0/verzegeld.json", "application/json", SEALED),
        ("/data/1.0.0/kader.jsonld", "application/ld+json", VERSION),
        ("/data/1.0.0/minimumnormen.csv", "text/csv; charset=utf-8", VERSION),
        ("/data/1.0.0/schemas/minimumnormen.schema.json", "application/schema+json", VERSION),
        ("/gemeenten/gm9001/wijzigingen.json", "application/json", ROOT),
        ("/gemeenten/gm9001/wijzigingen.atom", "application/atom+xml; charset=utf-8", ROOT),
        ("/gemeenten/gm9001/termijnen.ics", "text/calendar; charset=utf-8", ROOT),
        ("/assets/kader.css", "text/css; charset=utf-8", ROOT),
    ],
)
def test_each_file_says_what_it_is_and_how_long_it_holds(
    server: Server, path: str, kind: str, kept: str
) -> None:
    answer = server.get(path)
    assert answer.status == 200
    # One says the letters of a form that has only one sort of them, the other doesn't.
    assert answer.headers["content-type"].lower() in {kind, f"{kind}; charset=utf-8"}
    assert answer.headers["cache-control"] == kept
    assert answer.headers["content-language"] == "nl"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_what_is_not_there_has_a_page_of_its_own(server: Server, built: Path) -> None:
    for path in ("/niets/", "/data/9.9.9/verzegeld.json", "/minimumnormen/mn-01/niets.html"):
        answer = server.get(path)
        assert answer.status == 404
        assert answer.body == (built / "404.html").read_bytes()
        assert "cache-control" not in answer.headers


def test_no_folder_is_listed_and_nothing_hidden_is_shown(server: Server, built: Path) -> None:
    assert (built / ".kader-site").exists()
    for path in ("/assets/", "/data/1.0.0/schemas/", "/.kader-site"):
        assert server.get(path).status == 404, path


def test_the_form_of_editors_has_a_policy_of_its_own(server: Server, built: Path) -> None:
    """It says in its page what it needs, which is more than the site does."""
    (built / "redactie").mkdir(exist_ok=True)
    (built / "redactie" / "index.html").write_text("Formulier", encoding="utf-8")
    answer = server.get("/redactie/")
    assert (answer.status, answer.body) == (200, b"Formulier")
    assert "content-security-policy" not in answer.headers


def test_no_page_needs_what_the_policy_forbids(built: Path) -> None:
    """Scripts and styles stand in files of the site itself."""
    forbidden = re.compile(rb"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:")
    pages = [p for p in built.rglob("*.html") if b"<pre" not in p.read_bytes()]
    assert len(pages) > 100
    assert [p for p in pages if forbidden.search(p.read_bytes())] == []


def made(address: str = "/") -> dict[str, str]:
    """The settings by path."""
    site = example_site()
    return {a.path: a.content for a in server_files(site, render_pages(site), address)}


def test_every_server_knows_every_way() -> None:
    files = made()
    lines = {
        "server/nginx.conf": '    location = "/id/{}/" {{ return 302 "',
        "server/apache.conf": 'RedirectMatch 302 "^/id/{}/$" "',
        "server/Caddyfile": "    redir /id/{}/ /",
        "_redirects": "/id/{}/ /",
    }
    for path, line in lines.items():
        for item in IDS:
            form = line.format(re.escape(item) if "apache" in path else item)
            assert files[path].count(form) == 1, (path, item)
    assert "/data/1.0.0/verzegeld.json\n  Cache-Control: " + SEALED in files["_headers"]


def test_what_holds_everywhere_undoes_nothing_else() -> None:
    """Also where no Apache or Caddy is to ask: both say the default in their own order."""
    files = made()
    everywhere = f'header ?Cache-Control "{ROOT}"'
    assert re.findall(r".*Cache-Control.*", files["server/Caddyfile"])[0].strip() == everywhere
    assert "    handle_errors {\n        header -Cache-Control\n" in files["server/Caddyfile"]
    last = files["server/apache.conf"].rindex("Cache-Control")
    assert files["server/apache.conf"][last:].startswith(
        'Cache-Control "expr=%{REQUEST_STATUS} -ge 400"'
    )


def test_a_site_below_a_folder_keeps_that_folder() -> None:
    files = made("https://x.example/armoede/")
    assert (
        'location = "/armoede/id/mn-01/" { return 302 "/armoede/minimumnormen/mn-01/"; }'
        in (files["server/nginx.conf"])
    )
    assert "error_page 404 /armoede/404.html;" in files["server/nginx.conf"]
    assert "/armoede/id/mn-01/ /armoede/minimumnormen/mn-01/ 302\n" in files["_redirects"]


def test_only_pages_that_lead_on_are_ways() -> None:
    pages = [Page("een/", "Een", ""), Page("twee/", "Twee", "", redirect="een/")]
    files = {a.path: a for a in server_files(example_site(), pages, "/")}
    assert files["_redirects"] == Asset("_redirects", "/twee/ /een/ 302\n")
