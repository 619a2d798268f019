"""One question over HTTP and its whole answer: the only module that opens a connection.

Speaks HTTP and HTTPS only, and never goes to another host than the one that was asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)


class Refused(Exception):
    """The other side answered, but not with what was asked."""

    def __init__(self, status: int) -> None:
        """Keep the status of the answer."""
        self.status = status
        super().__init__(str(status))


class NoAnswer(Exception):
    """There was no whole answer; the text names the error."""


class TooBig(Exception):
    """The answer is larger than it may be."""


@dataclass(frozen=True)
class Question:
    """What is asked, and what its answer may cost.

    ``follow`` lets the other side send us on, to itself; ``proxy`` lets the question go through the
    proxy of the environment.
    """

    address: str
    seconds: float
    limit: int
    method: str = "GET"
    content: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    follow: bool = False
    proxy: bool = True


class _Stay(HTTPRedirectHandler):
    """Goes nowhere else: a token would go along."""

    def redirect_request(self, *_: object) -> None:
        """Leave the answer as the error that it is."""


class _SameHost(HTTPRedirectHandler):
    """Goes on only where the same host answers, in the same way."""

    def redirect_request(self, req: Request, *rest: Any) -> Request | None:
        """Take the new address, or leave the answer as the error that it is."""
        target = str(rest[-1])
        if urlsplit(target)[:2] != urlsplit(req.full_url)[:2]:
            return None
        return super().redirect_request(req, *rest)


def ask(question: Question) -> bytes:
    """Ask one thing; raises ``Refused``, ``NoAnswer`` or ``TooBig``."""
    request = Request(
        question.address,
        data=question.content,
        headers={"User-Agent": "kader", **question.headers},
        method=question.method,
    )
    try:
        with _opener(question).open(request, timeout=question.seconds) as answer:
            raw: bytes = answer.read(question.limit + 1)
            left = answer.length
    except HTTPError as error:
        with error:
            raise Refused(error.code) from None
    except (OSError, HTTPException, ValueError) as error:
        raise NoAnswer(type(error).__name__) from None
    if len(raw) > question.limit:
        raise TooBig
    if left:
        raise NoAnswer("IncompleteRead")
    return raw


def _opener(question: Question) -> OpenerDirector:
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(None if question.proxy else {}),
        HTTPHandler(),
        HTTPSHandler(),
        _SameHost() if question.follow else _Stay(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
