"""What reading a document may cost."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MAX_FILE = 50 * MEGABYTE
"""A larger file isn't read: no plan of text alone is this large."""

MAX_PART = 64 * MEGABYTE
"""One part of a document that is packed, unpacked."""

MAX_UNPACKED = 128 * MEGABYTE
"""All parts of a packed document that are read, unpacked."""

MAX_PARTS = 5_000
"""How many files a packed document may hold."""

MAX_PAGES = 1_000
"""How many pages of a PDF are read; a longer one takes minutes."""

MAX_TEXT = 12_000_000
"""So many signs of text, of which a thick book has one in ten."""

MAX_PASSAGES = 300_000
"""So many paragraphs."""

SECONDS = 60
"""How long reading one document may take."""

MEMORY = 1024 * MEGABYTE
"""How much memory it may use."""
