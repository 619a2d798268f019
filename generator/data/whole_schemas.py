"""The published schemas, each whole: what one borrows of another comes along in its file.

So a validator needs one file and no connection. The borrowed schema keeps its own ``$id``, by which
the reference finds it (JSON Schema 2020-12, compound documents).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_BORROWED = re.compile(r'"\$ref": "([^"#]+)#')


def whole(sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each schema by its file name, with those that it borrows from."""
    for name, text in sources.items():
        schema: dict[str, Any] = json.loads(text)
        if others := _borrowed(name, sources):
            embedded = {other: json.loads(sources[other]) for other in others}
            schema["$defs"] = schema.get("$defs", {}) | embedded
            text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"  # noqa: PLW2901
        yield name, text


def _borrowed(name: str, sources: Mapping[str, str]) -> list[str]:
    """From which others a schema borrows, also by way of those."""
    found: list[str] = []
    queue = [name]
    while queue:
        for other in _BORROWED.findall(sources[queue.pop()]):
            if other != name and other not in found:
                found.append(other)
                queue.append(other)
    return sorted(found)
