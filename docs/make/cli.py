"""The reference of the ``weerwerk`` command, read from the command itself."""

import inspect
from collections.abc import Iterator

from typer._click.core import Command, Context, Parameter
from typer.core import TyperGroup

from weerwerk_cli import groups

Path = tuple[str, ...]

HEAD = """\
# De opdracht `weerwerk`

<!-- Gemaakt door ./run docs uit de opdracht zelf; verander de tekst daar. -->

Iedere opdracht kent ook `--help`. Vóór de opdracht kan `--debug` staan: bij een storing staat de technische uitleg dan
op het scherm in plaats van in een bestand. `weerwerk --version` toont de versie.

| einde | betekenis |
|---|---|
| 0 | gelukt |
| 1 | een fout van Weerwerk zelf; de melding zegt waar de technische uitleg staat |
| 2 | de invoer of de opdracht klopt niet; de melding zegt wat, waar en wat nu |
| 130 | u hebt de opdracht afgebroken |
| 141 | wie de uitvoer las, is gestopt (`weerwerk … \\| head`) |
"""


def commands() -> Iterator[tuple[Path, Command]]:
    """Every group and command with its full name, in the order of the help."""
    for group in groups.GROUPS:
        yield from _below((group.name,), groups.load(group))


def _below(path: Path, command: Command) -> Iterator[tuple[Path, Command]]:
    yield path, command
    if isinstance(command, TyperGroup):
        for name, below in command.commands.items():
            if not below.hidden:
                yield from _below((*path, name), below)


def undocumented(path: Path, command: Command) -> list[str]:
    """What a command does not explain: itself, an argument, an option."""
    name = " ".join(path)
    silent = [] if command.help else [f"{name}: no help"]
    return silent + [f"{name}: no help for {_names(one)}" for one in command.params if not getattr(one, "help", None)]


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for path, command in commands():
        parts.append(f"{'#' * (len(path) + 1)} `weerwerk {' '.join(path)}`\n")
        parts.append(inspect.cleandoc(command.help or "") + "\n")
        if not isinstance(command, TyperGroup):
            parts.extend(_usage(path, command))
    return "\n".join(parts)


def _usage(path: Path, command: Command) -> Iterator[str]:
    context = command.context_class(command, info_name=" ".join(("weerwerk", *path)))
    pieces = [piece for piece in command.collect_usage_pieces(context) if piece]
    yield f"```text\nweerwerk {' '.join((*path, *pieces))}\n```\n"
    rows = [row for one in command.params if (row := _row(one, context))]
    if rows:
        yield "\n".join(["| wat | uitleg |", "|---|---|", *rows]) + "\n"


def _row(one: Parameter, context: Context) -> str:
    record = one.get_help_record(context)
    if record is None:
        return ""
    formatter = context.formatter_class(width=10_000)
    formatter.write_dl([record], col_max=9_000)
    name, _, text = formatter.getvalue().strip().partition("  ")
    return f"| `{_cell(name)}` | {_cell(text)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _names(one: Parameter) -> str:
    return " / ".join(one.opts) if one.param_type_name == "option" else one.name
