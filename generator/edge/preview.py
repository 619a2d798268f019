"""The live preview: the last good site, and on top of each page what is wrong with what was saved.

MkDocs serves nothing at all while a build fails. Here a build that fails leaves the site that was
there, and the pages get a band on the way to the browser; no file is changed for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

from generator.edge.output import complain
from generator.edge.preview_problem import Problem
from generator.edge.refusal import SHOWN
from generator.load.codes import PAGE
from generator.pages.environment import render_rooted

Headers = list[tuple[str, str]]
Start = Callable[..., Any]
App = Callable[[dict[str, Any], Start], Iterable[bytes]]

NOT_FOUND = "404.html"
# A link that skips the menu stays the first thing that one meets with the keyboard.
_BODY = re.compile(rb'<body[^>]*>(\s*<a class="overslaan"[^>]*>[^<]*</a>)?')
_LIVE = "/livereload/"


class Server(Protocol):
    """What the preview needs of the server of MkDocs."""

    root: str
    mount_path: str
    builder: Callable[[], None]

    def get_app(self) -> App:
        """What answers a request."""

    def set_app(self, application: App) -> None:
        """Let something else answer."""


class Preview:
    """What a preview shows: which folder, and what is wrong with what was saved since.

    A build goes to the folder that isn't shown, so that one that fails halfway spoils nothing.
    """

    def __init__(self) -> None:
        """Begin without a site."""
        self.problem: Problem | None = None
        self.has_site = False
        self._server: Server | None = None
        self._next = ""

    @property
    def is_first(self) -> bool:
        """Whether nothing is served yet, so that a build that fails would end the preview."""
        return self._server is None

    def next_folder(self, folder: str) -> str:
        """Where the next build goes: MkDocs' own folder, or a hidden one that it won't clean."""
        shown = self._server.root if self._server else ""
        self._next = str(Path(folder, ".ander")) if shown == folder else folder
        return self._next

    def serve(self, server: Server, build: Callable[[], Problem | None]) -> None:
        """Let a server rebuild with ``build``, which gives what there is to say about it."""
        self._server = server
        server.set_app(self._answering(server.get_app(), server))
        server.builder = lambda: self._rebuild(build)

    def _rebuild(self, build: Callable[[], Problem | None]) -> None:
        problem = build()
        self.tell(problem)
        if self._server and not (problem and problem.stops):
            self._server.root = self._next

    def tell(self, problem: Problem | None) -> None:
        """Show a problem from now on, in the terminal too; or that there is none."""
        self.problem = problem
        self.has_site = self.has_site or not (problem and problem.stops)
        if problem:
            complain(str(problem))

    def _answering(self, app: App, server: Server) -> App:
        def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
            if environ["PATH_INFO"].startswith(_LIVE):
                return app(environ, start)
            response = _Response(app, environ)
            if response.status.startswith("404"):
                # Asked by its name it comes with the script that reloads it once it is there.
                other = environ | {"PATH_INFO": server.mount_path + NOT_FOUND}
                response = _Response(app, other, status="404 Not Found")
            return response.send(start, self._band(server.mount_path))

        return answer

    def _band(self, root: str) -> bytes:
        return band(self.problem, root, has_site=self.has_site) if self.problem else b""


class _Response:
    """The answer of an application, kept until it is known what has to be added."""

    def __init__(self, app: App, environ: dict[str, Any], status: str = "") -> None:
        self.status, self.headers = "", Headers()
        self._parts = app(environ, self._start)
        self.status = status or self.status

    def _start(self, status: str, headers: Headers, *_: Any) -> None:
        self.status, self.headers = status, headers

    @property
    def _is_page(self) -> bool:
        return any(
            n.lower() == "content-type" and v.startswith("text/html") for n, v in self.headers
        )

    def send(self, start: Start, extra: bytes) -> Iterable[bytes]:
        """Pass it on, a page with something extra on top."""
        if not (extra and self._is_page):
            start(self.status, self.headers)
            return self._parts
        content = on_top(b"".join(self._parts), extra)
        others = [(n, v) for n, v in self.headers if n.lower() != "content-length"]
        start(self.status, [*others, ("Content-Length", str(len(content)))])
        return [content]


def on_top(page: bytes, extra: bytes) -> bytes:
    """A page with something at the beginning of its body."""
    body = _BODY.search(page)
    place = body.end() if body else 0
    return page[:place] + extra + page[place:]


def band(problem: Problem, root: str, *, has_site: bool) -> bytes:
    """The band of a problem, for any page below ``root``."""
    text = render_rooted(
        "voorbeeld/band.html",
        root,
        probleem=problem,
        verouderd=has_site,
        getoond=problem.findings[:SHOWN],
        rest=max(0, len(problem.findings) - SHOWN),
        uitleg=PAGE,
    )
    return text.encode(errors="xmlcharrefreplace")


def empty_page(root: str) -> str:
    """The page that stands at every address as long as there was no site yet."""
    return render_rooted("voorbeeld/leeg.html", root)
