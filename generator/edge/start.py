"""Where ``kader`` starts: until the command listens to signals itself, Ctrl-C just ends it.

Python would print a traceback of whatever it was loading. Nothing has been done by then.
"""

from __future__ import annotations

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from generator.edge.cli import main  # Loading it is what may be broken off.

__all__ = ["main"]
