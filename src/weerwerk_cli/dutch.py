"""The Dutch of the command line: headings of the help, and sentences for what was typed wrong.

Typer speaks English. Its words are exchanged here, at the two places it lets us: the help formatter and its errors.
"""

import re
from collections.abc import Sequence

# Typer carries its own copy of click and offers these two classes nowhere else.
from typer._click.core import Context, Parameter
from typer._click.exceptions import BadParameter, ClickException, MissingParameter, NoSuchOption, UsageError
from typer._click.formatting import HelpFormatter

from weerwerk.errors import BadInput, Fault, Place

_HEADINGS = {"Arguments": "Wat u opgeeft", "Options": "Opties", "Commands": "Opdrachten"}
_HELP_WORDS = (
    (re.compile(r"\[required\]"), "[verplicht]"),
    (re.compile(r"; required\]"), "; verplicht]"),
    (re.compile(r"\[default: "), "[standaard: "),
    (re.compile(r"^Show this message and exit\.$"), "Toon deze hulp."),
)
_KINDS = (
    (re.compile(r"<dir>"), "<map>"),
    (re.compile(r"<(file|path)>"), "<bestand>"),
    (re.compile(r"<(int|float)( range)?>"), "<getal>"),
    (re.compile(r"<datetime>|<%Y-%m-%d>"), "<jjjj-mm-dd>"),
    (re.compile(r"<str,str>\.\.\."), "<tekst> <tekst>"),
    (re.compile(r"<list\[str\]>|<str>"), "<tekst>"),
)
# What typer says of a wrong command line, and what we say: the fault and its cure.
_FAULTS: Sequence[tuple[re.Pattern[str], str, str]] = tuple(
    (re.compile(pattern, re.DOTALL), what, cure)
    for pattern, what, cure in (
        (r"No such command '(.*)'\. Did you mean (.*)\?", "de opdracht '{0}' bestaat niet", "bedoelde u {1}?"),
        (r"No such command '(.*)'", "de opdracht '{0}' bestaat niet", ""),
        (r"Missing command", "er staat geen opdracht", ""),
        (r"Got unexpected extra argument\(s\) \((.*)\)", "te veel opgegeven: {0}", "haal dit weg"),
        (r"Option '(.*)' does not take a value", "bij '{0}' hoort geen waarde", "haal de waarde weg"),
        (r"Option '(.*)' requires an argument", "bij '{0}' ontbreekt de waarde", ""),
        (r"Option '(.*)' requires (\d+) arguments", "bij '{0}' horen {1} waarden", ""),
        (r"Argument '(.*)' takes (\d+) values", "bij '{0}' horen {1} waarden", ""),
        (r"\S+ '(.*)' does not exist", "'{0}' bestaat niet", "kijk de naam na"),
        (r"\S+ '(.*)' is a file", "'{0}' is een bestand, geen map", "geef een map op"),
        (r"\S+ '(.*)' is a directory", "'{0}' is een map, geen bestand", "geef een bestand op"),
        (r"\S+ '(.*)' is not readable", "'{0}' mag u niet lezen", "vraag leesrechten"),
        (r"\S+ '(.*)' is not writable", "naar '{0}' mag u niet schrijven", "kies een andere plek"),
        (r"'(.*)' is not one of (.*)\.", "'{0}' kan hier niet", "kies uit {1}"),
        (r"'(.*)' does not match the formats (.*)\.", "'{0}' is geen goede datum", "schrijf bijvoorbeeld 2026-01-31"),
        (r"[Ii]nput should be a valid (?:integer|number)", "dit is geen getal", "geef een getal op"),
        (r"[Ii]nput should be greater than or equal to (\S+)", "dit getal is te klein", "geef ten minste {0} op"),
        (r"[Ii]nput should be less than or equal to (\S+)", "dit getal is te groot", "geef ten hoogste {0} op"),
        (r"[Ii]nput should be a valid boolean", "dit is geen ja of nee", ""),
    )
)


class DutchFormatter(HelpFormatter):
    """Help whose fixed words are Dutch; the rest comes from the commands themselves."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is typed."""
        super().write_usage(prog, args, prefix="Zo: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """A heading above arguments, options or commands."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Names left, their explanation right."""
        super().write_dl(
            [(_in_dutch(name, _KINDS), _in_dutch(text, _HELP_WORDS)) for name, text in rows], col_max, col_spacing
        )


class DutchContext(Context):
    """The context of a command whose help is Dutch."""

    formatter_class = DutchFormatter


def _in_dutch(text: str, exchanged: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, words in exchanged:
        text = pattern.sub(words, text)
    return text


def bad_usage(error: ClickException) -> BadInput:
    """What was typed wrong, as bad input like any other: what, where, and what now."""
    return BadInput("opdracht niet begrepen", [_fault(error)])


def help_hint(error: ClickException) -> str:
    """The command that shows the help for what was typed."""
    context = error.ctx if isinstance(error, UsageError) else None
    return f"hulp: {context.command_path if context else 'weerwerk'} --help"


def _fault(error: ClickException) -> Fault:
    match error:
        case MissingParameter(param=param) if param is not None:
            choices = (param.get_missing_message(error.ctx) or "").partition(":")[2].split()
            return Fault(f"{_name(param)} ontbreekt", cure=f"kies uit {' '.join(choices)}" if choices else "")
        case NoSuchOption(option_name=name, possibilities=near):
            cure = f"bedoelde u {' of '.join(sorted(near))}?" if near else ""
            return Fault(f"de optie '{name}' bestaat niet", cure=cure)
        case BadParameter(param=param) if param is not None:
            return _said_in_dutch(error.message, field=_name(param))
    return _said_in_dutch(error.message)


def _name(param: Parameter) -> str:
    if param.param_type_name == "option":
        return " of ".join(param.opts)
    return param.metavar or param.name


def _said_in_dutch(message: str, *, field: str = "") -> Fault:
    where = Place(field=field)
    for pattern, what, cure in _FAULTS:
        found = pattern.search(message)
        if found:
            return Fault(what.format(*found.groups()), where, cure.format(*found.groups()))
    return Fault(message, where)
