"""A forge that stands on localhost and knows comments only, in three dialects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.web import listening

TOKEN = "geheim-0123456789"
USER = "kader-bot"


@dataclass
class Comment:
    """A comment as a forge keeps it."""

    id: int
    author: str
    body: str


@dataclass
class FakeForge:
    """What a forge knows and what it was asked; ``answer`` is given in place of its own.

    ``page`` is the most comments it gives at once; Forgejo always gives all.
    """

    kind: str
    comments: list[Comment] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    page: int = 100
    knows_user: bool = True
    answer: tuple[int, bytes, dict[str, str]] | None = None
    address: str = ""

    @property
    def api(self) -> str:
        """The address of the API, with a path in front, as GitLab and Forgejo have."""
        return f"{self.address}/api/v4"

    @property
    def settings(self) -> dict[str, str]:
        """The environment of the step that comments."""
        return {
            "KADER_FORGE_API": self.api,
            "KADER_FORGE_PROJECT": "zon/kader",
            "KADER_FORGE_NUMMER": "7",
            "KADER_FORGE_TOKEN": TOKEN,
        }

    @property
    def written(self) -> list[str]:
        """The methods of the questions that change something."""
        return [method for method, _ in self.asked if method != "GET"]

    def add(self, author: str, body: str) -> Comment:
        """Make a comment."""
        comment = Comment(max((c.id for c in self.comments), default=100) + 1, author, body)
        self.comments.append(comment)
        return comment

    def is_let_in(self, headers: Any) -> bool:
        """Whether the token stands where this forge looks for it."""
        if self.kind == "gitlab":
            return bool(headers["PRIVATE-TOKEN"] == TOKEN)
        prefix = {"github": "Bearer", "forgejo": "token"}[self.kind]
        return bool(headers["Authorization"] == f"{prefix} {TOKEN}")

    def shown(self, comment: Comment) -> dict[str, Any]:
        """A comment in the dialect of this forge; what stands at the end is taken away."""
        outer, inner = ("author", "username") if self.kind == "gitlab" else ("user", "login")
        return {"id": comment.id, "body": comment.body.strip(), outer: {inner: comment.author}}

    def reply(self, method: str, target: str, body: dict[str, str]) -> tuple[int, object]:
        """What this forge says to a question: a status and data."""
        parts = urlsplit(target)
        path = parts.path.removeprefix("/api/v4/")
        if path == "user":
            name = "username" if self.kind == "gitlab" else "login"
            return (200, {name: USER}) if self.knows_user else (403, {"message": "no"})
        every, one = {
            "gitlab": (
                r"projects/zon%2Fkader/merge_requests/7/notes",
                r"projects/zon%2Fkader/merge_requests/7/notes/(\d+)",
            ),
        }.get(
            self.kind,
            (r"repos/zon/kader/issues/7/comments", r"repos/zon/kader/issues/comments/(\d+)"),
        )
        if re.fullmatch(every, path) and method == "GET":
            return 200, [self.shown(c) for c in self.some(parse_qs(parts.query))]
        if re.fullmatch(every, path) and method == "POST":
            return 201, self.shown(self.add(USER, body["body"]))
        if (match := re.fullmatch(one, path)) and method == self.update:
            comment = next(c for c in self.comments if c.id == int(match[1]))
            comment.body = body["body"]
            return 200, self.shown(comment)
        return 404, {"message": "Not Found"}

    @property
    def update(self) -> str:
        """The method that changes a comment."""
        return "PUT" if self.kind == "gitlab" else "PATCH"

    def some(self, query: dict[str, list[str]]) -> list[Comment]:
        """A page of comments."""
        if self.kind == "forgejo":
            return self.comments
        size = min(int(query["per_page"][0]), self.page)
        start = (int(query["page"][0]) - 1) * size
        return self.comments[start : start + size]


@contextmanager
def running(forge: FakeForge) -> Iterator[FakeForge]:
    """Let a forge answer on a free port of localhost."""

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            length = int(self.headers["Content-Length"] or 0)
            body = json.loads(self.rfile.read(length)) if length else {}
            forge.asked.append((self.command, self.path))
            status, data = (401, {"message": "Bad credentials"})
            if forge.is_let_in(self.headers):
                status, data = forge.reply(self.command, self.path, body)  # type: ignore[assignment]
            self.give(*(forge.answer or (status, json.dumps(data).encode(), {})))

        def give(self, status: int, raw: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = do_PATCH = do_PUT = handle_any  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with listening(Handler) as forge.address:
        yield forge
