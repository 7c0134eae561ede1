"""The groups of the ``weerwerk`` command; each is imported only when it is used, so that help comes at once.

A new group or command is one line in ``GROUPS``: its name, where it lives, and what the help says of it.
"""

from difflib import get_close_matches
from importlib import import_module
from typing import NamedTuple

import typer
from typer._click.core import Context  # typer carries its own copy of click and offers these nowhere else
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from weerwerk.errors import BadInput, Fault
from weerwerk_cli.dutch import DutchContext


class Group(NamedTuple):
    """One name on the command line; ``home`` is ``module:app`` for a group, ``module:function`` for one command."""

    name: str
    home: str
    help: str


GROUPS = (
    Group("area", "weerwerk_cli.area:app", "Het gebied: cijfers ophalen bij CBS en grenzen overnemen."),
    Group("audit", "weerwerk_web.start.commands:audit", "Het logboek van de werkbank narekenen."),
    Group("backup", "weerwerk_web.start.commands:backup", "Maak een versleutelde reservekopie en lees haar terug."),
    Group("card", "weerwerk_cli.card:card", "Een kaart voor op het bureau: van een proces, of wie u belt."),
    Group("catalogue", "weerwerk_cli.catalogue:app", "De kennis waarmee Weerwerk rekent: nakijken, tonen, vastleggen."),
    Group("coalition", "weerwerk_cli.coalition:app", "Samenspanning en uitval: hoeveel mensen, en wat helpt."),
    Group("demo", "weerwerk_web.start.commands:demo", "Toon Voorbeelddam in de browser."),
    Group("doctor", "weerwerk_web.start.commands:doctor", "Kijk na of de werkbank goed staat."),
    Group("keys", "weerwerk_web.start.commands:keys", "De sleutels van de werkbank tonen en vernieuwen."),
    Group("link", "weerwerk_web.start.commands:link", "Maak een eenmalige link voor een eerste coördinator."),
    Group("log", "weerwerk_cli.log:app", "Een log nakijken: deed één persoon wat bij twee mensen hoort te liggen?"),
    Group("papers", "weerwerk_cli.papers:papers", "De stukken om te beginnen als Word, van DPIA tot brief."),
    Group("picture", "weerwerk_cli.picture:app", "Het ondermijningsbeeld: wat hier speelt en op welk werk dat leunt."),
    Group("prepare", "weerwerk_web.start.commands:prepare", "Breng de tabellen van de werkbank op orde."),
    Group("report", "weerwerk_cli.report:report", "Het rapport van de scan als PDF."),
    Group("restore", "weerwerk_web.start.commands:restore", "Zet een reservekopie terug in een lege map."),
    Group("scan", "weerwerk_cli.scan:app", "De weerbaarheidsscan: uitkomsten, uitleg en wat u nog kunt vragen."),
    Group("serve", "weerwerk_web.start.commands:serve", "Start de werkbank in de browser."),
    Group("signout", "weerwerk_web.start.commands:signout", "Log iemand overal uit, of iedereen."),
    Group("worker", "weerwerk_web.start.commands:worker", "Start alleen het proces voor lang werk."),
)


def load(group: Group) -> TyperGroup | TyperCommand:
    """The group or command itself; only now is its module imported."""
    module, _, attribute = group.home.partition(":")
    found = getattr(import_module(module), attribute)
    command = _as_command(found)
    command.name = group.name
    command.help = group.help if isinstance(command, TyperGroup) else command.help
    speak_dutch(command)
    return command


def _as_command(found: object) -> TyperGroup | TyperCommand:
    if isinstance(found, typer.Typer):
        return typer.main.get_group(found)
    if not callable(found):
        raise TypeError(f"{found!r} is neither a typer app nor a function")
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    alone.command()(found)
    command = typer.main.get_command(alone)
    if not isinstance(command, TyperCommand):
        raise TypeError(f"{found!r} is not one command")
    return command


def speak_dutch(command: TyperGroup | TyperCommand) -> None:
    """Let the help of a command and of all below it speak Dutch, plainly."""
    command.context_class = DutchContext
    command.rich_markup_mode = None
    command.options_metavar = "[OPTIES]" if command.options_metavar else None
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = "OPDRACHT …"
        for below in command.commands.values():
            if isinstance(below, TyperGroup | TyperCommand):
                speak_dutch(below)


class LazyGroup(TyperGroup):
    """The top of the command line: knows the names and help of all groups, and imports the one that is asked for."""

    context_class = DutchContext

    def format_commands(self, _: Context, formatter: HelpFormatter) -> None:
        """The names with their help, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(group.name, group.help) for group in GROUPS])

    def list_commands(self, _: Context) -> list[str]:
        """The names in the order of the table."""
        return [group.name for group in GROUPS]

    def get_command(self, _: Context, cmd_name: str) -> TyperGroup | TyperCommand:
        """The group or command of this name; bad input when there is none."""
        for group in GROUPS:
            if group.name == cmd_name:
                return load(group)
        near = get_close_matches(cmd_name, [group.name for group in GROUPS], n=1)
        cure = f"bedoelde u '{near[0]}'?" if near else "de opdrachten ziet u met: weerwerk --help"
        raise BadInput("opdracht niet begrepen", [Fault(f"de opdracht '{cmd_name}' bestaat niet", cure=cure)])
