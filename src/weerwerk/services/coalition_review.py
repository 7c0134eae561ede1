"""Review one process: its file and the staff in, every answer with its warnings and its receipt out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from attrs import frozen

from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.facts import facts_of
from weerwerk.coalition.model.answers import Review
from weerwerk.coalition.model.facts import GoalFact
from weerwerk.coalition.model.workflow import Staff, Workflow
from weerwerk.coalition.search import EVERYTHING, Ask, review
from weerwerk.coalition.study import Limits
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import did_you_mean
from weerwerk.receipt import Receipt
from weerwerk.services.coalition_files import HEADLINE, names_faults, read_files, receipt_of

QUESTIONS = tuple(str(one) for one in Ask)


@frozen
class Order:
    """What is asked of a review, and where it stops."""

    only: tuple[str, ...] = ()
    bound: int = 5
    seconds: float = 30.0
    names: bool = False
    reason: str = ""
    second: str = ""


@frozen
class ProcessReview:
    """The answers about one process, with everything needed to explain them."""

    workflow: Workflow
    staff: Staff
    review: Review
    asked: frozenset[str]
    order: Order
    warnings: tuple[Fault, ...]
    receipt: Receipt

    @property
    def facts(self) -> tuple[GoalFact, ...]:
        """What a score needs of it."""
        return facts_of(self.workflow, self.review)


def review_process(
    process: Path,
    catalogue: Catalogue,
    *,
    staff: Path,
    relations: Path | None,
    order: Order,
    on: date,
    clock: Callable[[], float],
) -> ProcessReview:
    """The answers to an order about one process."""
    faults = _order_faults(order)
    try:
        files = read_files([process], staff, relations=relations, catalogue=catalogue)
    except BadInput as bad:
        raise BadInput(HEADLINE, [*faults, *bad.faults]) from bad
    if faults:
        raise BadInput(HEADLINE, faults)
    asked = frozenset(Ask(one) for one in order.only) or EVERYTHING
    workflow = files.workflows[0].workflow
    limits = Limits(bound=order.bound, seconds=order.seconds, clock=clock)
    answers = review(workflow, files.staff.staff, asked=asked, limits=limits)
    return ProcessReview(
        workflow,
        files.staff.staff,
        answers,
        frozenset(map(str, asked)),
        order,
        files.warnings,
        receipt_of(files, catalogue, on=on, settings=_settings(order, relations)),
    )


def _order_faults(order: Order) -> list[Fault]:
    faults = names_faults(order.names, order.reason, order.second)
    faults += [
        Fault(
            f"'{one}' kan niet worden gevraagd",
            Place(field="--only"),
            did_you_mean(one, QUESTIONS) or f"kies uit {', '.join(QUESTIONS)}",
        )
        for one in order.only
        if one not in QUESTIONS
    ]
    return faults


def _settings(order: Order, relations: Path | None) -> dict[str, str]:
    settings = {"bound": str(order.bound), "seconds": f"{order.seconds:g}"}
    if order.only:
        settings["only"] = ", ".join(order.only)
    if relations is not None:
        settings["relations"] = "used"
    if order.names:
        settings |= {"names": "shown", "reason": order.reason, "second": order.second}
    return settings
