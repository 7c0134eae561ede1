"""``plan.yaml``: what the municipality decided to do, by whom and when, and what is wrong with such a plan."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from weerwerk.catalogue.model import Catalogue
from weerwerk.errors import Fault
from weerwerk.located import Located, Path, did_you_mean
from weerwerk.shaped import Refused

MOST_HOURS = 100_000  # about sixty years of work: more is a slip of the keyboard
MOST_EURO = 100_000_000


class Status(StrEnum):
    """How far a measure is."""

    PLANNED = "gepland"
    RUNNING = "loopt"
    DONE = "klaar"
    STOPPED = "gestopt"


BEGUN = (Status.RUNNING, Status.DONE)


@frozen
class PlannedMeasure:
    """A measure of the plan: its owner is a function, its hours and euro are those of the first year."""

    measure: str
    owner: str
    hours: int
    euro: int
    start: date
    status: Status
    note: str = ""

    def __attrs_post_init__(self) -> None:
        for field, value, most in (("hours", self.hours, MOST_HOURS), ("euro", self.euro, MOST_EURO)):
            if not 0 <= value <= most:
                raise Refused(f"{value} ligt niet tussen 0 en {most}", "kijk het getal na", field=field)


@frozen
class Plan:
    """The measures that were decided on; empty when there is no plan yet."""

    measures: tuple[PlannedMeasure, ...] = ()

    def with_status(self, *wanted: Status) -> tuple[PlannedMeasure, ...]:
        """The measures that have one of these statuses."""
        return tuple(one for one in self.measures if one.status in wanted)

    def holding(self, measure: str) -> PlannedMeasure | None:
        """The entry of a measure; None when it is not in the plan."""
        return next((one for one in self.measures if one.measure == measure), None)


def plan_faults(plan: Plan, located: Located, catalogue: Catalogue, *, on: date) -> Iterator[Fault]:
    """What is wrong with a plan beside the shape of its fields."""
    seen: set[str] = set()
    for index, one in enumerate(plan.measures):
        here: Path = ("measures", index)
        yield from _measure_faults(one, located, here, catalogue, on=on)
        if one.measure in seen:
            what = f"maatregel '{one.measure}' staat er twee keer"
            yield located.fault((*here, "measure"), what, "laat één regel staan")
        seen.add(one.measure)
        if one.owner not in catalogue.functions:
            cure = did_you_mean(one.owner, catalogue.functions) or "noem een functie, geen naam"
            yield located.fault((*here, "owner"), f"functie '{one.owner}' bestaat niet", cure)
        if one.status in BEGUN and one.start > on:
            what = f"'{one.status}' terwijl de start nog moet komen ({one.start:%d-%m-%Y})"
            yield located.fault((*here, "status"), what, "zet de status op gepland of verbeter de datum")


def _measure_faults(
    one: PlannedMeasure, located: Located, here: Path, catalogue: Catalogue, *, on: date
) -> Iterator[Fault]:
    card = catalogue.measures.get(one.measure)
    if card is None:
        cure = did_you_mean(one.measure, catalogue.measures)
        yield located.fault((*here, "measure"), f"maatregel '{one.measure}' bestaat niet", cure)
    elif card.retired is not None and card.retired.since <= on and one.status is Status.PLANNED:
        cure = f"opvolger: '{card.retired.successor}'" if card.retired.successor else "haal hem weg"
        yield located.fault((*here, "measure"), f"maatregel '{one.measure}' is vervallen", cure)
