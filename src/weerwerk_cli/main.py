"""The ``weerwerk`` command: its groups, and the outermost door where errors become words and exit codes."""

import sys

import typer

from weerwerk.errors import WeerwerkError
from weerwerk_cli import catalogue

app = typer.Typer(
    name="weerwerk",
    help="Weerwerk: waar kunnen criminelen druk zetten op uw processen, en wat helpt het meest?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(catalogue.app, name="catalogue")


def run() -> None:
    """Run the command line; bad input ends with 2, our own failure with 1, never with a traceback."""
    try:
        app()
    except WeerwerkError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the one place where an error is printed
        sys.exit(error.exit_code)
