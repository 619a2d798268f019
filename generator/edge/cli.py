"""The ``kader`` command: runs what was typed, and turns what goes wrong into an exit code.

Exit code 0 is good, 1 means findings or a refusal, 2 means that the command could not do its work:
"could not check" is never shown as "nothing found". Stopped by a signal it gives 128 and the number
of the signal. Loads no command but the one that is asked.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from generator.edge.exit_codes import FAILED, GOOD
from generator.edge.failures import reason, where
from generator.edge.line.command import HelpAsked, Mistyped, run
from generator.edge.output import complain, finish, say, use_utf8
from generator.edge.stops import exit_code, stopping, why

_BETWEEN_SWEEPS = 200_000
"""So many objects may be made before Python looks which of them are gone."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code.

    Raises ``SystemExit`` for help and for a mistyped command, as Python's own parser does.
    """
    use_utf8()
    sweep_seldom()
    try:
        code = _work(sys.argv[1:] if arguments is None else arguments)
    except SystemExit as stopped:
        raise SystemExit(_finished(FAILED if stopped.code else GOOD)) from None
    return _finished(code)


def sweep_seldom() -> None:
    """Look seldom for objects that are gone.

    A command makes many that live until it ends; looking for the others costs more than it brings.
    """
    gc.set_threshold(_BETWEEN_SWEEPS)


def _work(words: Sequence[str]) -> int:
    try:
        with stopping():
            return _answer(words)
    except KeyboardInterrupt as stop:
        complain(f"kader: afgebroken{why(stop)}.")
        return exit_code(stop)
    except MemoryError:
        complain("kader: dit kon niet worden uitgevoerd: het geheugen is vol")
    except (OSError, ValueError) as error:
        complain(f"kader: dit kon niet worden uitgevoerd: {reason(error)}")
    except Exception as error:
        complain(f"kader: dit is een fout in het programma: {where(error)}")
        complain("Meld haar bij de ontwikkelaars, met deze regels erbij.")
    return FAILED


def _answer(words: Sequence[str]) -> int:
    """Run what was asked; stops when that is help, or nothing that can be run."""
    try:
        return run(words)
    except HelpAsked as asked:
        say(str(asked))
        raise SystemExit(GOOD) from None
    except Mistyped as mistake:
        complain(str(mistake))
        raise SystemExit(FAILED) from None


def _finished(code: int) -> int:
    """Write what still waits; gives ``code``, or ``FAILED`` when that can't be written."""
    failed = finish()
    if failed is None:
        return code
    complain(f"kader: dit kon niet worden uitgevoerd: {reason(failed)}")
    return FAILED
