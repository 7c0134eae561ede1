"""The plan of a dossier as a chapter of the report."""

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.plan import Plan, PlannedMeasure, Status
from weerwerk.report.model import PlanChapter, PlanLine

LIVE = (Status.RUNNING, Status.DONE, Status.PLANNED)
_COUNTED = {Status.RUNNING: "loopt", Status.DONE: "is klaar", Status.PLANNED: "is gepland"}
_COUNTED_MANY = {Status.RUNNING: "lopen", Status.DONE: "zijn klaar", Status.PLANNED: "zijn gepland"}


def plan_chapter(plan: Plan, catalogue: Catalogue) -> PlanChapter:
    """The chapter: what runs first, then what is done, planned and stopped; empty without a plan."""
    if not plan.measures:
        return PlanChapter()
    order = (*LIVE, Status.STOPPED)
    lines = sorted(plan.measures, key=lambda one: (order.index(one.status), one.start, one.measure))
    live = plan.with_status(*LIVE)
    return PlanChapter(
        lead=f"{plan_sentence(plan)} Een eigenaar is een functie; wie dat is, weet de gemeente zelf.",
        lines=tuple(_line(one, catalogue) for one in lines),
        hours=wording.number(sum(one.hours for one in live)),
        euro=wording.number(sum(one.euro for one in live)),
    )


def plan_sentence(plan: Plan) -> str:
    """How many measures stand in the plan, and how far they are."""
    total = wording.counted(len(plan.measures), "maatregel", "maatregelen")
    verb = "staat" if len(plan.measures) == 1 else "staan"
    parts = [_counted(len(plan.with_status(status)), status) for status in LIVE if plan.with_status(status)]
    said = f": {wording.listed(parts)}" if parts else ""
    return f"In het plan {verb} {total}{said}."


def _counted(amount: int, status: Status) -> str:
    return f"{wording.number(amount)} {(_COUNTED if amount == 1 else _COUNTED_MANY)[status]}"


def _line(one: PlannedMeasure, catalogue: Catalogue) -> PlanLine:
    return PlanLine(
        measure=catalogue.measures[one.measure].name.nl,
        owner=catalogue.functions[one.owner].name.nl,
        hours=wording.number(one.hours),
        euro=wording.number(one.euro),
        start=wording.short_day(one.start),
        status=one.status,
    )
