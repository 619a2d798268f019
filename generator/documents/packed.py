"""Packed documents (Word, OpenDocument): a ZIP file with XML parts, read with distrust.

Nothing is unpacked to disk, so names in it lead nowhere. Each part is read up to a limit, whatever
size it says that it has; what is packed inside it again isn't opened.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from lxml import etree

from generator.documents.limits import MAX_PART, MAX_PARTS, MAX_UNPACKED, MEGABYTE
from generator.documents.passage import Unreadable

_BROKEN = "Het document is beschadigd. Open het in uw tekstverwerker en bewaar het opnieuw."
_TOO_LARGE = (
    f"Het document is uitgepakt groter dan {MAX_UNPACKED // MEGABYTE} MB. Dat is geen gewoon "
    "document; bewaar het opnieuw, zonder afbeeldingen."
)
_LOCKED = "Het document is met een wachtwoord beveiligd. Bewaar een kopie zonder wachtwoord."
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCRYPTED = 0x1


class Package:
    """The parts of a packed document."""

    def __init__(self, raw: bytes) -> None:
        """Open it; raises ``Unreadable``."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise Unreadable(_BROKEN) from None
        if len(entries) > MAX_PARTS:
            raise Unreadable(
                f"Het document bestaat uit meer dan {MAX_PARTS} delen. Dat is geen gewoon document."
            )
        names = [e.filename for e in entries]
        if len(set(names)) < len(names):
            raise Unreadable(_BROKEN)
        self.names = frozenset(names)
        self._left = MAX_UNPACKED

    def read(self, name: str) -> bytes | None:
        """A part, or ``None`` when there is none; raises ``Unreadable``."""
        if name not in self.names:
            return None
        limit = min(MAX_PART, self._left)
        try:
            if self._zip.getinfo(name).flag_bits & _ENCRYPTED:
                raise Unreadable(_LOCKED)
            with self._zip.open(name) as part:
                raw = part.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError):
            raise Unreadable(_BROKEN) from None
        except (NotImplementedError, RuntimeError, ValueError):
            raise Unreadable(_BROKEN) from None
        if len(raw) > limit:
            raise Unreadable(_TOO_LARGE)
        self._left -= len(raw)
        return raw

    def tree(self, name: str) -> Any:
        """The XML of a part, or ``None`` when there is none; raises ``Unreadable``."""
        raw = self.read(name)
        return None if raw is None else parsed(raw)

    def needed(self, name: str) -> Any:
        """The XML of a part without which there is no document; raises ``Unreadable``."""
        tree = self.tree(name)
        if tree is None:
            raise Unreadable(_BROKEN)
        return tree


def parsed(raw: bytes) -> Any:
    """XML without declarations of its own, by which a file could ask for others, or never end.

    Such a declaration is refused before the parser sees it, in whatever encoding it stands.
    """
    if _DECLARES.search(raw) or _DECLARES.search(raw.replace(b"\0", b"")):
        raise Unreadable(
            "Het document bevat een verwijzing naar iets buiten het document (DOCTYPE). Dat hoort "
            "er niet in; vertrouw het niet, of bewaar het opnieuw in uw tekstverwerker."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(_BROKEN) from None
