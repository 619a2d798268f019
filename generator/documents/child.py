"""The process in which one document is read: bytes come in, its passages go out as JSON.

Its limits are set before anything of the document is seen.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from generator.documents.form import read_document
from generator.documents.limits import MEMORY, SECONDS
from generator.documents.passage import Unreadable

if sys.platform != "win32":
    import resource


def _limit() -> None:
    """Bound the memory and time of this process.

    Windows has no such limits: there only the clock of ``apart`` counts.
    """
    if sys.platform == "win32":
        return
    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(what)
        most = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (most, hard))


def _answer(raw: bytes, name: str) -> dict[str, object]:
    try:
        return asdict(read_document(raw, name))
    except Unreadable as error:
        return {"fout": str(error)}
    except MemoryError:
        raise
    except Exception as error:
        # What a document can do to a library that reads it has no end.
        return {"fout": "", "soort": type(error).__name__}


def main() -> int:
    """Read the document whose name is the only word behind the command."""
    _limit()
    answer = json.dumps(_answer(sys.stdin.buffer.read(), sys.argv[1]))
    sys.stdout.buffer.write(answer.encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
