"""The day on which a result is made: today, or the day the user gives."""

from datetime import date
from typing import Annotated

import typer

from weerwerk.errors import BadInput, Fault, Place

On = Annotated[str | None, typer.Option("--on", help="De dag waarop u rekent (jjjj-mm-dd); standaard vandaag.")]


def day_of(given: str | None) -> date:
    """The day that was given, else today."""
    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        fault = Fault(f"'{given}' is geen datum", Place(field="--on"), "schrijf jjjj-mm-dd")
        raise BadInput("opdracht niet uitgevoerd", [fault]) from error
