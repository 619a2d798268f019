"""The Jinja environment of the pages: escapes by default and refuses unknown names."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.base import prose
from generator.base.paths import THEME
from generator.base.phrases import counted, grouped, in_words
from generator.base.words import first_sentence, make_relative, plain, shortened

_INNER = re.compile(r'<a href="([/#][^"]*)">')


@pass_context
def _markdown(context: Context, text: str) -> Markup:
    """Render Markdown; a link to the site itself waits for the list of its addresses.

    Until all pages are made, nobody knows whether it still leads somewhere (``prose_links``).
    """
    return Markup(_INNER.sub(rf'<a {WAITING}="\1">', str(prose.to_html(text))))


WAITING = "data-naar"
"""The attribute of a link from a text to the site itself, until it gets its address."""


def _day(date: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(date, in_words(date))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


@cache
def environment() -> Environment:
    """The environment over ``site_overrides/``."""
    env = Environment(
        loader=FileSystemLoader(THEME),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "md": _markdown,
        "dag": _day,
        "in_woorden": in_words,
        "kaal": plain,
        "eerste_zin": first_sentence,
        "kort": shortened,
        "klein": _lower_first,
        "tel": counted,
        "getal": grouped,
    }
    return env


@cache
def has_template(name: str) -> bool:
    """Whether the theme has a template of this name."""
    return (THEME / name).is_file()


def render(template: str, path: str, **context: Any) -> str:
    """Render one template for the page at ``path``, with links relative to it."""
    naar = partial(make_relative, path)
    return environment().get_template(template).render(naar=naar, pad=path, **context)


def render_rooted(template: str, root: str, **context: Any) -> str:
    """Render a template for a page that stands at any address, with links from the ``root``."""
    return environment().get_template(template).render(naar=root.__add__, **context)
