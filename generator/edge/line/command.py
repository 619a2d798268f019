"""A command with Dutch help, and the list of commands that loads only the one that is asked."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

from generator.edge.catalogue import CATALOGUE
from generator.edge.line.mistakes import explain, superfluous
from generator.edge.line.parameters import WORDS, Argument, Misfit, Option, name_of, not_one_of

COMMANDS = "generator.edge.commands"
"""The package of the commands."""


class HelpAsked(Exception):
    """Someone asked how a command works; the text says so."""


class Mistyped(Exception):
    """Someone typed what can't be run; the text says in Dutch what is wrong."""


def _ask_help(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked:
        raise HelpAsked(context.get_help())


def _help_option() -> Option:
    return Option(
        "-h --help",
        "help_asked",
        "toon deze uitleg",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_ask_help,
    )


def _row(parameter: Argument | Option) -> tuple[str, str]:
    """How the help names a parameter, and what it says about it."""
    if isinstance(parameter, Argument):
        return name_of(parameter), parameter.explanation
    value = "" if parameter.is_flag else f" {_value(parameter)}"
    must = " (verplicht)" if parameter.required else ""
    return f"{', '.join(parameter.opts)}{value}", f"{parameter.explanation}{must}"


def _value(option: Option) -> str:
    choices: Sequence[str] = getattr(option.type, "choices", ())
    return f"[{'|'.join(choices)}]" if choices else option.metavar or ""


@contextmanager
def _known(context: click.Context, words: Sequence[str]) -> Iterator[None]:
    """Let a mistake know where it was made and among which words; Click sometimes doesn't say."""
    context.meta[WORDS] = tuple(words)
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or context
        raise


class Command(click.Command):
    """One command; its line of help stands in the catalogue under its name."""

    def __init__(self, name: str, run: Callable[..., int], *parameters: Argument | Option) -> None:
        """Take what does the work and what it may be given."""
        super().__init__(
            name,
            context_settings={"allow_extra_args": True},
            callback=run,
            params=[*parameters, _help_option()],
            help=f"{CATALOGUE[name].capitalize()}.",
            options_metavar="[OPTIES]",
            add_help_option=False,
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words behind the command; raises ``Misfit`` for those that are too many."""
        with _known(ctx, args):
            rest = super().parse_args(ctx, args)
        if rest:
            raise Misfit(superfluous(" ".join(rest)), ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        arguments = [_shape(p) for p in self.params if isinstance(p, Argument)]
        pieces = " ".join(["[OPTIES]", *arguments])
        formatter.write_usage(ctx.command_path, pieces, "Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command may be given."""
        for heading, kind in (("Wat u opgeeft", Argument), ("Opties", Option)):
            rows = [_row(p) for p in self.params if isinstance(p, kind)]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


def _shape(argument: Argument) -> str:
    """An argument in the line of usage: brackets when it may be left out, dots for many."""
    name = f"{name_of(argument)}{'...' if argument.nargs != 1 else ''}"
    return name if argument.required else f"[{name}]"


class Kader(click.Group):
    """The whole command line."""

    def __init__(self) -> None:
        """Know the names of the commands, and nothing more of them."""
        super().__init__(
            "kader",
            callback=_ask_command,
            params=[_help_option()],
            help="Controleer, bouw en geef een kader uit.",
            add_help_option=False,
            invoke_without_command=True,
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words before the command."""
        with _known(ctx, args):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(CATALOGUE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command by its name."""
        if cmd_name not in CATALOGUE:
            raise Misfit(not_one_of("OPDRACHT", cmd_name, CATALOGUE), ctx)
        return load(cmd_name)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how a command is chosen."""
        formatter.write_usage(ctx.command_path, "OPDRACHT [OPTIES]", "Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write all commands and what each does."""
        with formatter.section("Opdrachten"):
            formatter.write_dl(list(CATALOGUE.items()))
        with formatter.section("Opties"):
            formatter.write_dl([_row(p) for p in self.params if isinstance(p, Option)])


def load(name: str) -> Command:
    """Give the command of the module that has its name."""
    command = importlib.import_module(f"{COMMANDS}.{name}").COMMAND
    assert isinstance(command, Command)
    return command


@click.pass_context
def _ask_command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        raise Misfit("er ontbreekt: OPDRACHT", context)


def run(words: Sequence[str]) -> int:
    """Run the command that was typed; gives its exit code.

    Raises ``Mistyped`` or ``HelpAsked`` when there is nothing to run.
    """
    line = Kader()
    try:
        with line.make_context("kader", list(words)) as context:
            code: int = line.invoke(context)
            return code
    except click.UsageError as error:
        raise Mistyped(explain(error)) from error
