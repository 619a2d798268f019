"""A value as every version will hold it: the form in which its schema judges it.

What an editor wrote and what is kept of it differ in blanks and line breaks. A text that is long
enough only because of those isn't, and two parts of a list that differ only in those are the same.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from generator.base.prose import canonical_markdown, canonical_text


def text_form(schema: Mapping[str, Any], text: str) -> str:
    """A text in the form in which a version holds it."""
    if schema.get("contentMediaType") == "text/markdown":
        return canonical_markdown(text)
    return canonical_text(text)


def value_form(schema: Mapping[str, Any], value: Any) -> Any:
    """A value in the form in which a version holds it; fields that say nothing are left out."""
    if isinstance(value, str):
        return text_form(schema, value)
    if isinstance(value, list):
        inner = schema.get("items", {})
        values = [value_form(inner, part) for part in value]
        of_texts = "x-verwijst-naar" in inner and all(isinstance(v, str) for v in values)
        return sorted(values) if of_texts else values
    if isinstance(value, dict):
        fields = schema.get("properties", {})
        forms = ((name, value_form(fields.get(name, {}), v)) for name, v in value.items())
        return {name: form for name, form in forms if not says_nothing(form)}
    return value


def says_nothing(form: object) -> bool:
    """Whether a version leaves out a value that has this form."""
    return form is None or form in ("", [], {})


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing of a text, also when it is Markdown with blanks as entities."""
    if text[:1].isalnum():
        return False
    seen = html.unescape(text) if "&" in text else text
    return not any(char.isprintable() and not char.isspace() for char in seen)
