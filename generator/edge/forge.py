"""One comment on a pull or merge request: the only module that knows the API of a forge.

It looks for the comment that it made before, by its author and its first line, and makes that one
new; so a proposal has one comment, however often it changes. The token goes to one address only
and into no message.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from generator.edge.fitting import fit
from generator.edge.web import NoAnswer, Question, Refused, TooBig, ask
from generator.report.marker import MARKER

# The settings come from the environment: a command line can be read by other processes.
SETTINGS = {
    "KADER_FORGE_API": "het adres van de API, bijvoorbeeld https://api.github.com",
    "KADER_FORGE_PROJECT": "het project, bijvoorbeeld organisatie/kader",
    "KADER_FORGE_NUMMER": "het nummer van het wijzigingsvoorstel",
    "KADER_FORGE_TOKEN": "het token waarmee de reactie wordt geplaatst",
}
# May be left out where the token is allowed to ask whose it is.
USER = "KADER_FORGE_GEBRUIKER"

_SECONDS = 30
_PAGE = 100
_MAX_PAGES = 100
_MAX_ANSWER = 256 * 1024 * 1024


class ForgeFailed(Exception):
    """The comment wasn't placed; the text says why in Dutch, and never holds the token."""


@dataclass(frozen=True)
class Forge:
    """How a kind of forge is spoken to.

    ``comments`` and ``comment`` are paths below the address of the API. ``author`` leads to the
    user name of who made a comment; its second part names that field in the answer to ``user`` too.
    ``token`` is a header and what stands before the token in it, ``size`` the parameter for the
    number of comments on a page. ``limit`` is the greatest length of a comment in characters.
    """

    comments: str
    comment: str
    update: str
    size: str
    token: tuple[str, str]
    author: tuple[str, str]
    limit: int
    accept: str = "application/json"
    has_quick_actions: bool = False


# https://docs.github.com/en/rest/issues/comments, https://docs.gitlab.com/api/notes/ and
# /api/swagger of a Forgejo. GitHub and GitLab say how long a comment may be; Forgejo doesn't.
FORGES: Mapping[str, Forge] = {
    "github": Forge(
        comments="repos/{project}/issues/{number}/comments",
        comment="repos/{project}/issues/comments/{comment}",
        update="PATCH",
        size="per_page",
        token=("Authorization", "Bearer "),
        author=("user", "login"),
        limit=65_536,
        accept="application/vnd.github+json",
    ),
    "gitlab": Forge(
        comments="projects/{project}/merge_requests/{number}/notes",
        comment="projects/{project}/merge_requests/{number}/notes/{comment}",
        update="PUT",
        size="per_page",
        token=("PRIVATE-TOKEN", ""),
        author=("author", "username"),
        limit=1_000_000,
        has_quick_actions=True,
    ),
    "forgejo": Forge(
        comments="repos/{project}/issues/{number}/comments",
        comment="repos/{project}/issues/comments/{comment}",
        update="PATCH",
        size="limit",
        token=("Authorization", "token "),
        author=("user", "login"),
        limit=65_536,
    ),
}


@dataclass(frozen=True)
class Proposal:
    """A pull or merge request, and the account that may comment on it.

    ``user`` is empty when the forge must be asked whose token it is.
    """

    forge: Forge
    api: str
    project: str
    number: str
    token: str = field(repr=False)
    user: str = ""


def read_settings(forge: str, environment: Mapping[str, str]) -> Proposal:
    """Take the settings from the environment; raises ``ForgeFailed`` when one is wrong."""
    values = {name: environment.get(name, "").strip() for name in SETTINGS}
    for name, value in values.items():
        if not value:
            raise ForgeFailed(f"de instelling {name} ontbreekt: {SETTINGS[name]}")
    api, project, number, token = values.values()
    parts = urlsplit(api)
    is_plain = not (parts.username or parts.password or parts.query or parts.fragment)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not is_plain:
        raise ForgeFailed("KADER_FORGE_API is geen gewoon adres dat met https:// of http:// begint")
    if not re.fullmatch(r"[0-9]+|[\w.-]+(/[\w.-]+)+", project) or ".." in project:
        raise ForgeFailed("KADER_FORGE_PROJECT is geen nummer en geen naam als organisatie/project")
    if not re.fullmatch(r"[1-9][0-9]{0,18}", number):
        raise ForgeFailed("KADER_FORGE_NUMMER is geen getal")
    if not re.fullmatch(r"[!-~]+", token):
        raise ForgeFailed("in KADER_FORGE_TOKEN staat een teken dat daar niet hoort")
    user = environment.get(USER, "").strip()
    return Proposal(FORGES[forge], api.rstrip("/"), project, number, token, user)


def respond(proposal: Proposal, text: str) -> str:
    """Put a text as the one comment on a proposal; gives ``nieuw``, ``bijgewerkt`` or ``gelijk``.

    Raises ``ForgeFailed`` when the text isn't ours, or when the forge refuses or doesn't answer.
    """
    forge = proposal.forge
    if text.split("\n", 1)[0].rstrip() != MARKER:
        raise ForgeFailed(f"de eerste regel van de reactie is niet ‘{MARKER}’")
    body = fit(_without_quick_actions(text) if forge.has_quick_actions else text, forge.limit)
    user = proposal.user or _whose(proposal)
    own = next((c for c in _comments(proposal) if _is_own(forge, c, user)), None)
    if own is None:
        _call(proposal, "POST", _path(proposal, forge.comments), {"body": body})
        return "nieuw"
    if _tidy(str(own["body"])) == _tidy(body):
        return "gelijk"
    path = _path(proposal, forge.comment, str(own["id"]))
    _call(proposal, forge.update, path, {"body": body})
    return "bijgewerkt"


def _is_own(forge: Forge, comment: Mapping[str, Any], user: str) -> bool:
    """Whether we made a comment: anyone can type the marker, so the author counts too."""
    outer, inner = forge.author
    author = (comment.get(outer) or {}).get(inner) or ""
    first = str(comment.get("body") or "").split("\n", 1)[0].strip()
    return first == MARKER and str(author).casefold() == user.casefold()


def _tidy(text: str) -> str:
    """A text as it is compared: forges change line ends and take away what stands at the end."""
    return text.replace("\r\n", "\n").strip()


def _whose(proposal: Proposal) -> str:
    """The user name of the token's owner."""
    try:
        answer = _call(proposal, "GET", "user")
    except ForgeFailed as error:
        raise ForgeFailed(
            f"het token mag niet vragen van wie het is ({error}). Zet de gebruikersnaam in {USER}"
        ) from None
    name = answer.get(proposal.forge.author[1]) if isinstance(answer, dict) else None
    if not isinstance(name, str) or not name:
        raise ForgeFailed(f"de forge zegt niet van wie het token is. Zet de naam in {USER}")
    return name


def _comments(proposal: Proposal) -> Iterator[dict[str, Any]]:
    """All comments, page by page, until a page brings nothing new.

    Forgejo knows no pages here and gives all comments each time; and a forge may give fewer on a
    page than was asked for. So neither the number asked for nor a link says what the last page is.
    """
    seen: set[object] = set()
    for page in range(1, _MAX_PAGES + 1):
        query = urlencode({proposal.forge.size: _PAGE, "page": page})
        answer = _call(proposal, "GET", f"{_path(proposal, proposal.forge.comments)}?{query}")
        if not isinstance(answer, list) or not all(
            isinstance(c, dict) and isinstance(c.get("id"), int) for c in answer
        ):
            raise ForgeFailed("de forge gaf geen lijst van reacties")
        fresh = [c for c in answer if c["id"] not in seen]
        if not fresh:
            return
        seen |= {c["id"] for c in fresh}
        yield from fresh
    raise ForgeFailed("er staan te veel reacties bij dit wijzigingsvoorstel")


def _path(proposal: Proposal, form: str, comment: str = "") -> str:
    """A path of the API. GitLab wants a name as one part of the path, with ``%2F``."""
    safe = "" if form.startswith("projects/") else "/"
    project = quote(proposal.project, safe=safe)
    return form.format(project=project, number=proposal.number, comment=comment)


def _call(proposal: Proposal, method: str, path: str, content: object = None) -> Any:
    """Ask the forge one thing; gives its answer as data. Raises ``ForgeFailed``."""
    header, prefix = proposal.forge.token
    question = Question(
        f"{proposal.api}/{path}",
        _SECONDS,
        _MAX_ANSWER,
        method,
        None if content is None else json.dumps(content).encode(),
        {
            "Accept": proposal.forge.accept,
            "Content-Type": "application/json",
            header: f"{prefix}{proposal.token}",
        },
    )
    try:
        raw = ask(question)
    except Refused as error:
        raise ForgeFailed(_refusal(error.status)) from None
    except NoAnswer as error:
        raise ForgeFailed(f"de forge gaf geen antwoord ({error})") from None
    except TooBig:
        raise ForgeFailed("het antwoord van de forge is te groot") from None
    try:
        return json.loads(raw)
    except ValueError:
        raise ForgeFailed("het antwoord van de forge is geen JSON") from None


_REFUSALS = {
    401: "het token klopt niet of is verlopen",
    403: "het token mag dit niet, of er is te vaak gevraagd",
    404: "dit project of wijzigingsvoorstel is er niet, of het token mag het niet zien",
    422: "de forge neemt de tekst van de reactie niet aan",
    429: "er is te vaak gevraagd; probeer het later opnieuw",
}
_MOVED = range(300, 400)
_BROKEN = range(500, 600)


def _refusal(status: int) -> str:
    """Why a forge said no. Its own words stay out: they are English, and may hold anything."""
    reason = _REFUSALS.get(status, "de forge weigert dit")
    if status in _MOVED:
        reason = "het adres is verhuisd; zet het nieuwe in KADER_FORGE_API en KADER_FORGE_PROJECT"
    elif status in _BROKEN:
        reason = "de forge heeft een storing; probeer het later opnieuw"
    return f"{reason} (antwoord {status})"


def _without_quick_actions(text: str) -> str:
    """Keep GitLab from obeying a line such as ``/merge``, in which the text of a file may end.

    It obeys such a line everywhere, also inside an HTML comment.
    """
    return re.sub(r"(?m)^([ \t]*)/(?=\w)", r"\1&#47;", text)
