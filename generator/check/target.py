"""What a reference can point to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """What a reference can point to; ``title`` is empty when its file can't be read.

    What is ``past`` no hint offers: what is withdrawn, and a consumer that no longer exists.
    """

    kind: str
    title: str
    withdrawn: bool = False
    successors: tuple[str, ...] = ()
    dissolved: bool = False

    @property
    def past(self) -> bool:
        """Whether it is of the past."""
        return self.withdrawn or self.dissolved
