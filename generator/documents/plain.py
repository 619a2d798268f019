"""Plain text: a passage a paragraph, with the number of each line."""

from __future__ import annotations

import re

from generator.documents.decoding import decoded
from generator.documents.passage import Builder, Collector, Reading

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\Z")
_BROKEN_NUMBER = re.compile(r"(?<=\w)[-\u2010-\u2012]\Z")


def read_plain(raw: bytes) -> Reading:
    """Read a text file; raises ``Unreadable``."""
    collector = Collector()
    lines = decoded(raw, collector).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    builder = collector.begin("")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            collector.take(builder)
            builder = collector.begin("")
        else:
            add_line(builder, line, f"regel {number}", next_line(lines, number))
    collector.take(builder)
    return collector.reading()


def next_line(lines: list[str], number: int) -> str:
    """The line after one that has this number, counted from one; empty after the last."""
    return lines[number] if number < len(lines) else ""


def _is_broken_address(line: str, following: str) -> bool:
    """Whether a web address goes on in the next line."""
    last, first = line.rpartition(" ")[2], following.partition(" ")[0]
    return "://" in last and "/" in first and "://" not in first


def add_line(builder: Builder, line: str, mark: str, following: str) -> None:
    """Add a line of text that a program may have broken off: a word goes on in the next one."""
    builder.mark(mark)
    line, following = line.rstrip(), following.lstrip()
    if _is_broken_address(line, following):
        builder.add(line)
    elif following[:1].islower() and _BROKEN_WORD.search(line):
        builder.add(line[:-1])
    elif following[:1].isdigit() and _BROKEN_NUMBER.search(line):
        builder.add(line)
    else:
        builder.add(f"{line} ")
