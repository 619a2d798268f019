"""What stands in the data of a file where a value can't be read for certain.

The rest of the file can be judged all the same. It is no text, number, list or group, so that who
looks for one of these passes it by; and it is false, as what isn't there.
"""

from __future__ import annotations

from typing import Final


class Unread:
    """A value that has a finding of its own; nothing else is said about it."""

    def __bool__(self) -> bool:
        """Nothing follows from it."""
        return False

    def __repr__(self) -> str:
        """Show it in the tests."""
        return "UNREAD"


UNREAD: Final = Unread()
