"""A group with one usual command: ``weerwerk picture DOSSIER`` is ``weerwerk picture make DOSSIER``."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from typer._click.core import Context  # typer carries its own copy of click and offers this nowhere else
from typer.core import TyperGroup

from weerwerk.errors import BadInput, Fault


class UsualCommand(TyperGroup):
    """What is given first is a command when it is the name of one; else everything goes to the usual command."""

    usual = "make"

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Put the usual command in front where none was named."""
        if args and args[0] not in (*self.commands, "--help"):
            self._no_slip(args)
            args = [self.usual, *args]
        return super().parse_args(ctx, args)

    def _no_slip(self, args: Sequence[str]) -> None:
        """A name that is nearly a command and no file is a slip of the keyboard."""
        near = get_close_matches(args[0], list(self.commands), n=1, cutoff=0.7)
        if near and not Path(args[0]).exists():
            fault = Fault(f"de opdracht of map '{args[0]}' is er niet", cure=f"bedoelde u '{near[0]}'?")
            raise BadInput("opdracht niet begrepen", [fault])
