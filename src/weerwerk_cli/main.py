"""The ``weerwerk`` command, and the outermost door where errors become words and exit codes."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError  # typer offers its usage errors nowhere else

from weerwerk import __version__
from weerwerk.errors import BadInput, OwnFailure, WeerwerkError
from weerwerk_cli import dutch, failure
from weerwerk_cli.groups import LazyGroup

INTERRUPTED = 130
PIPE_CLOSED = 141
_BETWEEN_COLLECTIONS = 100_000  # a command loads and ends; at 700 a fifth of a report's time went into collecting

app = typer.Typer(
    name="weerwerk",
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT …",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"weerwerk {__version__}")
        raise typer.Exit


@app.callback()
def top(
    debug: Annotated[
        bool, typer.Option("--debug", help="Toon bij een storing de technische uitleg op het scherm.")
    ] = False,
    show_version: Annotated[
        bool, typer.Option("--version", help="Toon de versie.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Weerwerk: zie waar criminelen druk kunnen zetten op uw processen, en wat het meest helpt."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; bad input ends with 2, our own failure with 1, never with a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # there is none when the caller closed it
            stream.reconfigure(errors="replace")
    sys.exit(_answer(given))


def _answer(given: list[str]) -> int:
    """Run what was asked for and say what went wrong; the exit code."""
    debug = "--debug" in given
    try:
        with typer.main.get_command(app).make_context("weerwerk", given) as context:
            context.command.invoke(context)
            typer.echo("", nl=False)  # so that a full disk or a closed pipe shows here and not while Python ends
    except typer.Exit as end:
        return end.exit_code
    except (KeyboardInterrupt, typer.Abort):
        _say("Afgebroken. Er is niets half bewaard.")
        return INTERRUPTED
    except BrokenPipeError:
        return _hush()
    except NoArgsIsHelpError as bare:
        _say(bare.format_message())
        return BadInput.exit_code
    except ClickException as error:
        _say(dutch.bad_usage(error), dutch.help_hint(error))
        return BadInput.exit_code
    except Exception as error:  # noqa: BLE001 - this is the shell's outermost door
        return _failed(error, debug=debug)
    return 0


def _failed(error: Exception, *, debug: bool) -> int:
    match error:
        case WeerwerkError() if not isinstance(error, OwnFailure):
            _say(error)
            return error.exit_code
        case OSError() if (refused := failure.refused(error)) is not None:
            if error.filename is None:
                _hush()
            _say(refused)
            return refused.exit_code
    _say(failure.sorry(error, debug=debug))
    return OwnFailure.exit_code


def _say(*lines: object) -> None:
    print(*lines, sep="\n", file=sys.stderr)  # noqa: T201 - the one place where an error is printed


def _hush() -> int:
    """What is still to be written goes nowhere: its reader has gone (``weerwerk … | head``) or its disk is full."""
    with suppress(OSError, ValueError):  # under a test there may be no real output
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED
