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
from generator.base.phrases import counted, in_words
from generator.base.words import first_sentence, make_relative, plain, shortened

_ROOTED = re.compile(r'href="/([^"]*)"')


@pass_context
def _markdown(context: Context, text: str) -> Markup:
    """Render Markdown; a link from the site root becomes relative to the page."""
    html = prose.to_html(text)
    if 'href="/' not in html:
        return html
    naar = context["naar"]
    return Markup(_ROOTED.sub(lambda m: f'href="{naar(m[1])}"', html))


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
