"""The only module that prints: always UTF-8, and never the reason why work stays undone.

A reader that stops reading (``kader controleer | head``) doesn't stop a command halfway: what is
said after that is dropped.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO


def use_utf8() -> None:
    r"""Put both streams on UTF-8 whatever the console says; line ends stay as they are.

    What UTF-8 can't hold, half of a character in a file name, is written as ``\udcff``. A stream
    that is closed, or that a caller put in its place, is left alone.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.closed:
            with suppress(OSError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str, end: str = "\n") -> None:
    """Write what a command gives; raises ``OSError`` when that fails."""
    _write(sys.stdout, text + end)


def complain(text: str) -> None:
    """Write why a command did not do something; silent when the error output can't be written."""
    try:
        _write(sys.stderr, f"{text}\n")
    except OSError:
        _silence(sys.stderr)


def finish() -> OSError | None:
    """Write what still waits; gives what went wrong if the disk, say, is full."""
    failed = None
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream and not stream.closed:
                stream.flush()
        except BrokenPipeError:
            _silence(stream)
        except OSError as error:
            _silence(stream)
            failed = error
    return failed


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None or stream.closed:
        return
    try:
        print(text, end="", file=stream)
    except BrokenPipeError:
        _silence(stream)


def _silence(stream: TextIO) -> None:
    """Let a stream lead nowhere; Python would complain in English when it is closed at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
