"""Signals that ask a command to stop: it ends as if someone pressed Ctrl-C, and clears up first."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stopped(KeyboardInterrupt):
    """A signal came; whoever is at work puts things back, and the command ends."""

    def __init__(self, number: int) -> None:
        """Keep the number of the signal."""
        self.number = number
        super().__init__(number)


_WHY = {
    "SIGTERM": "een ander programma of het systeem vroeg om te stoppen",
    "SIGHUP": "het venster of de verbinding is gesloten",
}
_SIGNALS = [getattr(signal, n) for n in ("SIGINT", *_WHY) if hasattr(signal, n)]


def why(stop: KeyboardInterrupt) -> str:
    """Say what ended a command, as the end of a sentence; nothing for Ctrl-C."""
    number = stop.number if isinstance(stop, Stopped) else signal.SIGINT
    reason = _WHY.get(signal.Signals(number).name)
    return f": {reason}" if reason else ""


def exit_code(stop: KeyboardInterrupt) -> int:
    """The exit code by which a shell knows the signal: 128 and its number."""
    return 128 + (stop.number if isinstance(stop, Stopped) else signal.SIGINT)


def _stop(number: int, _: FrameType | None) -> None:
    """End the command; a second signal may not cut off its clearing up."""
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped(number)


@contextmanager
def stopping() -> Iterator[None]:
    """Let signals raise ``Stopped``; one that was ignored (``nohup``) stays ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {s: signal.getsignal(s) for s in _SIGNALS}
    for each, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(each, _stop)
    try:
        yield
    finally:
        for each, handler in before.items():
            # A handler that was not set from Python can't be set again.
            signal.signal(each, signal.SIG_DFL if handler is None else handler)
