"""What is wrong with a command line, in Dutch: made from what Click knows, not from what it says.

Click's sentences are English and change between its versions; the types of its exceptions, and the
parameters and names in them, are its public interface.
"""

from __future__ import annotations

from collections.abc import Iterable

import click

from generator.base.findings import nearest, shorten
from generator.edge.line.parameters import WORDS, Misfit, name_of


def explain(error: click.UsageError) -> str:
    """Say what is wrong, and where to read how it should be."""
    path = error.ctx.command_path if error.ctx else "kader"
    return f"kader: {_sentence(error)}\nTyp ‘{path} --help’ voor uitleg."


def _sentence(error: click.UsageError) -> str:
    match error:
        case Misfit():
            return error.message
        case click.MissingParameter(param=click.Parameter() as param):
            return f"er ontbreekt: {name_of(param)}"
        case click.BadParameter(param=click.Parameter() as param):
            return f"{name_of(param)} heeft een waarde die daar niet kan staan"
        case click.NoSuchOption():
            return superfluous(_typed(error), _options(error.ctx))
        case click.BadOptionUsage():
            return _value(error)
    return "deze opdracht klopt niet"


def _typed(error: click.NoSuchOption) -> str:
    """The word as it was typed: of ``-formaat`` Click names only the first letter."""
    name = error.option_name
    words = [w for w in _words(error.ctx) if w.startswith(name)]
    return words[0] if words and not name.startswith("--") else name


def superfluous(word: str, possible: Iterable[str] = ()) -> str:
    """Say that a word doesn't belong here, and which one may be meant."""
    near = nearest(word, possible)
    hint = f"; bedoelt u ‘{near}’?" if near else ""
    return f"dit hoort er niet bij: {shorten(word)}{hint}"


def _options(context: click.Context | None) -> list[str]:
    if context is None:
        return []
    parameters = context.command.get_params(context)
    return [name for p in parameters if isinstance(p, click.Option) for name in p.opts]


def _value(error: click.BadOptionUsage) -> str:
    """A value is missing behind an option, or there is one too many."""
    name = error.option_name
    with_value = [w for w in _words(error.ctx) if w.startswith(f"{name}=")]
    if not with_value:
        return f"achter {name} hoort een waarde"
    value = shorten(with_value[0].partition("=")[2])
    return f"achter {name} hoort geen waarde, maar er staat ‘{value}’"


def _words(context: click.Context | None) -> tuple[str, ...]:
    words: tuple[str, ...] = context.meta.get(WORDS, ()) if context else ()
    return words
