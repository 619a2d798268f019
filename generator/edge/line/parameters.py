"""What a command may be given: options, arguments, and the values that each takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from generator.base.findings import nearest, shorten
from generator.base.paths import FRAMEWORK as FOLDER

FRAMEWORK = Path(FOLDER)
"""The folder of the framework, unless another is named."""

WORDS = "generator.edge.words"
"""Under this key a context keeps the words that were typed after its command."""


class Misfit(click.BadParameter):
    """Something on the command line doesn't fit; the message is ours, and Dutch."""


def not_one_of(name: str, value: str, choices: Iterable[str]) -> str:
    """Say that a value is none of the choices, and which of them may be meant."""
    possible = list(choices)
    near = nearest(value, possible)
    hint = f"bedoelt u ‘{near}’? " if near else ""
    return f"{name} kan niet ‘{shorten(value)}’ zijn; {hint}kies uit: {', '.join(possible)}"


def name_of(parameter: click.Parameter) -> str:
    """The name by which the help knows a parameter: ``--kader``, or ``MAP``."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name


class Value(click.ParamType):  # type: ignore[type-arg]  # generic since Click 8.5
    """What a value must be, and what it becomes; a value that doesn't fit is ``Misfit``."""

    name = "waarde"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a value, or one of our own defaults."""
        return self.read(name_of(param) if param else self.name, str(value))

    def read(self, name: str, text: str) -> Any:
        """Take a text that isn't empty; ``name`` is who it was typed for."""
        if not text:
            raise Misfit(f"{name} mag niet leeg zijn")
        return text


class Location(Value):
    """A file or folder, which need not exist; an empty text would be the folder one stands in."""

    def read(self, name: str, text: str) -> Path:
        """Take a path; of a web address a path would keep one of its slashes.

        A tilde that reaches us wasn't read by the shell, as in ``--naar=~/site``: it would become a
        folder of that name, which people then remove with all that is in their own.
        """
        if "://" in text:
            raise Misfit(f"{name} is een plek op deze computer, geen webadres: ‘{shorten(text)}’")
        if f"{text}/".startswith("~/"):
            raise Misfit(f"{name} kan niet met ~ beginnen; schrijf het hele pad: ‘{shorten(text)}’")
        return Path(super().read(name, text))


class OneOf(Value):
    """One of a few words."""

    def __init__(self, choices: Iterable[str]) -> None:
        """Keep the words in the order of the alphabet."""
        self.choices = sorted(choices)

    def read(self, name: str, text: str) -> str:
        """Take a word that is one of the choices."""
        if text not in self.choices:
            raise Misfit(not_one_of(name, text, self.choices))
        return text


class Fitting(Value):
    """A text that fits, as a function of the command itself says."""

    def __init__(self, fits: Callable[[str], bool], otherwise: str) -> None:
        """Take that function, and what to say of a text that doesn't fit."""
        self.fits, self.otherwise = fits, otherwise

    def read(self, name: str, text: str) -> str:
        """Take a text that fits."""
        if not self.fits(text):
            raise Misfit(f"{name}: ‘{shorten(text)}’ {self.otherwise}")
        return text


class Argument(click.Argument):
    """An argument with a line of help; older versions of Click have none."""

    def __init__(self, name: str, metavar: str, explanation: str = "", **settings: Any) -> None:
        """Take a name in the code, and one that people see."""
        super().__init__([name], metavar=metavar, **settings)
        self.explanation = explanation


class Option(click.Option):
    """An option with a line of help."""

    def __init__(self, flag: str, name: str, explanation: str, **settings: Any) -> None:
        """Take what people type, and a name in the code."""
        super().__init__([*flag.split(), name], **settings)
        self.explanation = explanation

    def handle_parse_result(
        self, ctx: click.Context, opts: Mapping[str, Any], args: list[str]
    ) -> tuple[Any, list[str]]:
        """Take the value; raises ``Misfit`` for an option where a value should be.

        Click would take ``--correctie --proef`` for a release with a strange reason, and no trial.
        """
        given = opts.get(self.name or "")
        for value in given if isinstance(given, list | tuple) else (given,):
            if isinstance(value, str) and value.startswith("-") and value in ctx.meta[WORDS]:
                said = f"achter {name_of(self)} hoort een waarde, maar er staat ‘{shorten(value)}’"
                raise Misfit(said, ctx)
        return super().handle_parse_result(ctx, opts, args)


def own_folder() -> Argument:
    """The folder that a command is about."""
    explanation = "de map met het kader; anders de map ‘framework’"
    return Argument("folder", "MAP", explanation, type=Location(), default=FRAMEWORK)


def folder() -> Option:
    """The framework folder of a command that is about something else."""
    return Option(
        "--kader",
        "folder",
        "de map met het kader; anders de map ‘framework’",
        type=Location(),
        default=FRAMEWORK,
        metavar="MAP",
    )
