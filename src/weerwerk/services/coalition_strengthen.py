"""Strengthen one or more processes: files and wishes in, the cheapest set of changes or why there is none out."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path

from attrs import field, frozen

from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.case_types import case_types
from weerwerk.coalition.measures import read_measures
from weerwerk.coalition.model.changes import Change, Strengthening
from weerwerk.coalition.model.workflow import Staff, Workflow
from weerwerk.coalition.strengthen import Wishes, strengthen
from weerwerk.coalition.study import Limits
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import did_you_mean
from weerwerk.receipt import Receipt
from weerwerk.services.change_words import price_source
from weerwerk.services.coalition_files import Files, names_faults, read_files, receipt_of
from weerwerk.services.coalition_offers import offers_of

HEADLINE = "versterking niet gezocht"
FROM_CATALOGUE = "catalogue"
MOST_WISHED = 50
_WISH = re.compile(r"((?P<process>[^@=/]+)/)?(?P<goal>[^@=/]+)(@(?P<case_type>.*))?=(?P<number>[0-9]{1,3})\Z")


@frozen
class StrengthenOrder:
    """What is wished, with what may be bought, and where the search stops."""

    measures: str
    collusion: int = 2
    continuity: int | None = None
    wishes: tuple[str, ...] = ()
    years: int = 1
    seconds: float = 60.0
    names: bool = False
    reason: str = ""
    second: str = ""


@frozen
class StrengthenResult:
    """What was found, with everything needed to explain it."""

    workflows: tuple[Workflow, ...]
    staff: Staff
    offered: tuple[Change, ...]
    left_out: int
    found: Strengthening
    order: StrengthenOrder
    warnings: tuple[Fault, ...]
    receipt: Receipt
    sources: Mapping[str, str] = field(factory=dict)
    """Who says what a change costs, by its id; nothing for a price of the user's own."""

    @property
    def shows_codes(self) -> bool:
        """Whether codes may be shown: they stand in the user's own file, or were asked for with a reason (R3)."""
        return self.order.names or self.order.measures != FROM_CATALOGUE


def strengthen_processes(
    processes: Collection[Path],
    catalogue: Catalogue,
    *,
    staff: Path,
    relations: Path | None,
    order: StrengthenOrder,
    on: date,
    clock: Callable[[], float],
) -> StrengthenResult:
    """The cheapest set of changes for an order; BadInput with the faults of all its files and wishes."""
    faults = [*_order_faults(order), *names_faults(order.names, order.reason, order.second)]
    try:
        files = read_files(processes, staff, relations=relations, catalogue=catalogue)
    except BadInput as bad:
        raise BadInput(HEADLINE, [*faults, *bad.faults]) from bad
    workflows = tuple(one.workflow for one in files.workflows)
    faults += _twice(files)
    wishes, wrong = wished(order, workflows)
    faults += wrong
    measures = None if order.measures == FROM_CATALOGUE else Path(order.measures)
    changes: tuple[Change, ...] = ()
    left_out = 0
    if measures is None:
        offers = offers_of(catalogue, workflows, files.staff.staff)
        changes, left_out = offers.changes, offers.left_out
    else:
        try:
            changes = read_measures(
                measures.read_bytes(), file=str(measures), workflows=workflows, staff=files.staff.staff
            )
        except BadInput as bad:
            faults += bad.faults
    if faults:
        raise BadInput(HEADLINE, faults)
    found = strengthen(
        workflows,
        files.staff.staff,
        changes,
        wishes=wishes,
        limits=Limits(seconds=order.seconds, clock=clock),
        years=order.years,
    )
    paid = files if measures is None else files.beside(measures)
    receipt = receipt_of(paid, catalogue, on=on, settings=_settings(order, relations))
    people = files.staff.staff
    sources = {one.id: price_source(one, catalogue) for one in changes}
    return StrengthenResult(workflows, people, changes, left_out, found, order, files.warnings, receipt, sources)


def wished(order: StrengthenOrder, workflows: Collection[Workflow]) -> tuple[Wishes, list[Fault]]:
    """The wishes of an order, and what is wrong with them; one about one process goes before one about all."""
    other: dict[tuple[str, str, str], int] = {}
    faults = []
    for wish in sorted(order.wishes, key=lambda one: "/" in one.partition("=")[0].partition("@")[0]):
        read = _WISH.match(wish.strip())
        if read is None:
            cure = "schrijf doel=2, doel@soort zaak=2 of proces/doel=2"
            faults.append(_wrong(f"de wens '{wish}' is niet te lezen", cure))
            continue
        process, goal, case_type = ((read[name] or "").strip() for name in ("process", "goal", "case_type"))
        meant = [one for one in workflows if process in ("", one.id)]
        having = [one for one in meant if goal in {known.id for known in one.goals}]
        kinds = {type_.name for one in having for type_ in case_types(one.flow)}
        if not meant:
            cure = did_you_mean(process, [one.id for one in workflows])
            faults.append(_wrong(f"proces '{process}' is er niet", cure))
        elif not having:
            known = [one.id for workflow in meant for one in workflow.goals]
            faults.append(_wrong(f"doel '{goal}' bestaat niet", did_you_mean(goal, known)))
        elif case_type and case_type not in kinds:
            cure = did_you_mean(case_type, kinds) or f"mogelijk: {'; '.join(sorted(kinds))}"
            faults.append(_wrong(f"soort zaak '{case_type}' bestaat niet", cure))
        other |= {(one.id, goal, case_type): int(read["number"]) for one in having}
    return Wishes(order.collusion, order.continuity, other), faults


def _wrong(what: str, cure: str) -> Fault:
    return Fault(what, Place(field="--wish"), cure)


def _order_faults(order: StrengthenOrder) -> list[Fault]:
    faults = []
    for name, number, least in (("--collusion", order.collusion, 0), ("--continuity", order.continuity, -1)):
        if number is not None and not least <= number <= MOST_WISHED:
            what = f"{number} ligt niet tussen {least} en {MOST_WISHED}"
            faults.append(Fault(what, Place(field=name), "vraag een klein geheel getal"))
    return faults


def _twice(files: Files) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for one in files.workflows:
        if one.workflow.id in seen:
            faults.append(
                one.located.fault(("process",), f"'{one.workflow.id}' staat in twee bestanden", "kies er een")
            )
        seen.add(one.workflow.id)
    return faults


def _settings(order: StrengthenOrder, relations: Path | None) -> dict[str, str]:
    settings = {"collusion": str(order.collusion), "years": str(order.years), "seconds": f"{order.seconds:g}"}
    if order.continuity is not None:
        settings["continuity"] = str(order.continuity)
    if order.wishes:
        settings["wishes"] = ", ".join(order.wishes)
    if order.measures == FROM_CATALOGUE:
        settings["measures"] = FROM_CATALOGUE
    if relations is not None:
        settings["relations"] = "used"
    if order.names:
        settings |= {"names": "shown", "reason": order.reason, "second": order.second}
    return settings
