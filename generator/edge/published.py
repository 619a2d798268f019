"""A published copy of a framework: a site, a folder with a built site, or another framework folder.

A copy is read with care: it may be large, slow, broken, or pretend to be another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from generator.base.findings import Finding, shorten
from generator.data.seals import sealed_path
from generator.edge.failures import reason
from generator.edge.web import NoAnswer, Question, Refused, TooBig, ask
from generator.history.addresses import SEALS_FILE as LIST
from generator.history.published import read_published
from generator.history.versions import FOLDER, SEALS, Seal, read_register

_SECONDS = 20.0
"""How long the other side may be silent."""
_ALL_SECONDS = 60.0
"""How long one file may take as a whole: who sends a byte now and then is never silent."""
_LIMIT = 32 * 1024 * 1024
_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}

Read = Callable[[str], bytes]
"""Reads a file of a copy by its path; raises ``NotComparable``."""


class NotComparable(Exception):
    """The copy can't be compared with; the text says why, in Dutch, without a full stop."""


@dataclass(frozen=True)
class Copy:
    """The seals that a copy lists, and what reads its files: of a release, and of its site.

    ``read`` takes a path below the root of the site; another framework folder has no site.
    """

    place: str
    seals: tuple[Seal, ...]
    sealed_file: Callable[[str], bytes] = field(repr=False)
    read: Read = field(repr=False)


def open_copy(place: str, own: Path) -> Copy:
    """Open the copy at an address or in a folder; raises ``NotComparable``.

    ``own`` is the framework that it will be compared with: nothing proves itself.
    """
    if "://" in place:
        return _site(place, _over_the_web(place))
    folder = Path(place)
    if not folder.is_dir():
        what = "is geen map" if folder.exists() else "bestaat niet"
        raise NotComparable(f"{place} {what}; noem een map, of een adres dat met https:// begint")
    read = _in_folder(folder)
    if (folder / FOLDER / SEALS).is_file():
        if (folder / FOLDER).resolve() == (own / FOLDER).resolve():
            raise NotComparable("dat is dezelfde map; noem een kopie die elders vandaan komt")
        return _framework(place, read)
    if (folder / LIST).is_file():
        return _site(place, read)
    raise NotComparable(f"daar staat geen {LIST} en geen {FOLDER}/{SEALS}")


def _site(place: str, read: Read) -> Copy:
    seals = read_published(read(LIST))
    if seals is None:
        raise NotComparable(f"{LIST} is daar geen lijst van zegels")
    return Copy(place, seals, lambda version: read(sealed_path(version)), read)


def _framework(place: str, read: Read) -> Copy:
    register = read_register(read(f"{FOLDER}/{SEALS}"))
    if isinstance(register, Finding):
        raise NotComparable("het register van uitgaven is daar beschadigd")
    return Copy(place, register.seals, lambda version: read(f"{FOLDER}/{version}.json"), read)


def _in_folder(folder: Path) -> Read:
    def read(path: str) -> bytes:
        place = folder / path
        if place.exists() and not place.is_file():
            # Reading a pipe would wait for ever.
            raise NotComparable(f"{path} is daar geen bestand")
        try:
            with place.open("rb") as file:
                return _within(file.read(_LIMIT + 1))
        except OSError as error:
            raise NotComparable(reason(error)) from None

    return read


def _within(raw: bytes) -> bytes:
    if len(raw) > _LIMIT:
        raise NotComparable(_TOO_BIG)
    return raw


_TOO_BIG = f"een bestand is daar groter dan {_LIMIT // 1024 // 1024} MB"


def _over_the_web(place: str) -> Read:
    """What reads the files of a site; the address may be that of the list itself too."""
    is_local = _check_address(place)
    root = place.removesuffix(LIST).rstrip("/")

    def read(path: str) -> bytes:
        question = Question(f"{root}/{path}", _SECONDS, _LIMIT, follow=True, proxy=not is_local)
        return _answer(question, path)

    return read


def _check_address(place: str) -> bool:
    """Whether an address is of this machine; raises ``NotComparable`` for an unusable one."""
    try:
        parts = urlsplit(place)
        host = parts.hostname or ""
        is_plain = parts.port != 0 and not (
            parts.username or parts.password or parts.query or parts.fragment
        )
    except ValueError:
        host, is_plain = "", False
    if not host or not is_plain:
        raise NotComparable(f"‘{shorten(place)}’ is geen gewoon adres van een site")
    is_local = host in _THIS_MACHINE
    if parts.scheme != "https" and not (parts.scheme == "http" and is_local):
        raise NotComparable("het adres moet met https:// beginnen: anders kan ieder onderweg erbij")
    return is_local


def _answer(question: Question, path: str) -> bytes:
    """The answer to a question, within the time for all of it; raises ``NotComparable``.

    It is awaited in a thread: looking up a name, or headers that trickle in, know no limit.
    """
    answers: list[bytes | NotComparable] = []
    thread = Thread(target=lambda: answers.append(_asked(question, path)), daemon=True)
    thread.start()
    thread.join(_ALL_SECONDS)
    if not answers:
        raise NotComparable(f"{path} was na {_ALL_SECONDS:g} seconden nog niet binnen")
    if isinstance(answers[0], NotComparable):
        raise answers[0]
    return answers[0]


def _asked(question: Question, path: str) -> bytes | NotComparable:
    try:
        return ask(question)
    except Refused as error:
        return NotComparable(f"{path} is niet te krijgen: {_refusal(error.status)}")
    except NoAnswer as error:
        return NotComparable(f"{path} is niet te krijgen: er kwam geen heel antwoord ({error})")
    except TooBig:
        return NotComparable(_TOO_BIG)


_REFUSALS = {
    401: "daar moet u inloggen",
    403: "dat mag u daar niet zien",
    404: "het staat daar niet; is dit het adres van de site?",
}


def _refusal(status: int) -> str:
    why = _REFUSALS.get(status, "de site weigert het")
    if status in range(300, 400):
        why = "de site stuurt door naar een andere plek; noem zelf het adres dat u vertrouwt"
    elif status in range(500, 600):
        why = "de site heeft een storing; probeer het later opnieuw"
    return f"{why} (antwoord {status})"
