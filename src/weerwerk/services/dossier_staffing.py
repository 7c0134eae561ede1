"""The processes and staff of a dossier: what they measure, what floors they lay, or why they are left out (R10)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from attrs import evolve, field, frozen

from weerwerk import wording
from weerwerk.catalogue.cards import Scoring
from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.facts import facts_of
from weerwerk.coalition.model.answers import Review
from weerwerk.coalition.model.facts import GoalFact
from weerwerk.coalition.model.workflow import Staff, Workflow
from weerwerk.coalition.oracle import no_clock
from weerwerk.coalition.read import WorkflowFile
from weerwerk.coalition.search import Ask, review
from weerwerk.coalition.staff import read_staff
from weerwerk.coalition.study import Limits
from weerwerk.dossier.model import Dossier
from weerwerk.errors import BadInput
from weerwerk.interval import Interval
from weerwerk.report.model import Missing
from weerwerk.scan.measure import Collusion, collusion_degree, collusion_floor
from weerwerk.scan.model import Floor, Measurement
from weerwerk.services.coalition_files import read_files
from weerwerk.services.mandate_check import differences_in, total_words
from weerwerk.services.people_words import people
from weerwerk.services.process_words import cases_within, unmanned_words

CHAPTER = "Wat de bezetting laat zien"
FOUR_EYES, MANDATES = "vier-ogen", "mandaat-actueel"
ASKED = (Ask.FEASIBLE, Ask.COLLUSION, Ask.CONTINUITY)
UNCHECKED = "Wordt hier echt niets gecontroleerd? Vraag het de proceseigenaar en leg zijn antwoord vast."
UNKEPT = "Wie doet dit nu, en wie kijkt dan mee?"
DIFFERS = "Welk van de twee klopt?"
UNMANNED = "Is de lijst compleet, of doet iemand van buiten dit werk?"
SECONDS = 10.0


@frozen
class ProcessStaffing:
    """One process with what was computed about it."""

    workflow: Workflow
    review: Review

    @property
    def facts(self) -> tuple[GoalFact, ...]:
        """One fact per goal and case type."""
        return facts_of(self.workflow, self.review)


@frozen
class Staffing:
    """What processes and staff of a dossier showed, and what is missing because of them."""

    reviews: tuple[ProcessStaffing, ...] = ()
    staff: Staff = field(default=Staff(()), repr=False)
    mandates: Staff | None = field(default=None, repr=False)
    measurements: tuple[Measurement, ...] = ()
    floors: tuple[Floor, ...] = ()
    missing: tuple[Missing, ...] = ()
    inputs: tuple[Path, ...] = ()

    def of(self, process: str) -> ProcessStaffing | None:
        """What was computed about a process, if anything."""
        return next((one for one in self.reviews if one.workflow.id == process), None)


StaffingReader = Callable[[Dossier, Catalogue, date], Staffing]


def staffing_reader(clock: Callable[[], float]) -> StaffingReader:
    """A reader that stops by the clock of the shell and then gives bounds."""
    return partial(read_staffing, clock=clock)


def read_staffing(dossier: Dossier, catalogue: Catalogue, on: date, clock: Callable[[], float] = no_clock) -> Staffing:
    """Every process of the dossier with its staff; nothing without permission. All faults at once."""
    if dossier.staff is None or not dossier.workflows:
        return Staffing(missing=tuple(_half(dossier)))
    why_not = dossier.permissions.staffing.missing(on)
    if why_not:
        why = f"Er is een bezetting, maar zij mag nog niet worden gebruikt. Dit ontbreekt: {wording.listed(why_not)}."
        return Staffing(missing=(Missing(CHAPTER, why),))
    files = read_files(dossier.workflows, dossier.staff, relations=dossier.relations, catalogue=catalogue)
    _must_be_known(files.workflows, catalogue)
    found = staffing_of([one.workflow for one in files.workflows], files.staff.staff, catalogue, clock=clock)
    if dossier.mandates is None:
        return evolve(found, inputs=files.paths)
    mandates = read_staff(dossier.mandates.read_bytes(), file=str(dossier.mandates)).staff
    asked = tuple(_beside_register(found, mandates))
    return evolve(
        found, measurements=(*found.measurements, *asked), inputs=(*files.paths, dossier.mandates), mandates=mandates
    )


def _beside_register(found: Staffing, mandates: Staff) -> Iterator[Measurement]:
    """Per process a question where the systems grant something else than the mandate register says."""
    for one in found.reviews:
        if differs := differences_in(one.workflow, found.staff, mandates):
            yield _question(one, total_words(differs), DIFFERS, about=MANDATES, by="register")


def staffing_of(
    workflows: Sequence[Workflow], staff: Staff, catalogue: Catalogue, *, clock: Callable[[], float] = no_clock
) -> Staffing:
    """What processes and staff show; the caller saw to it that they may be used (R10)."""
    limits = Limits(seconds=SECONDS, clock=clock, groups=1)
    found = tuple(ProcessStaffing(one, review(one, staff, asked=ASKED, limits=limits)) for one in workflows)
    measured = _Measured(catalogue.scoring, len(staff.people))
    return Staffing(
        reviews=found,
        staff=staff,
        measurements=tuple(one for each in found for one in measured.measurements(each)),
        floors=tuple(one for each in found for one in measured.floors(each)),
    )


def _half(dossier: Dossier) -> Iterator[Missing]:
    if dossier.staff is not None:
        yield Missing(CHAPTER, "Er is een staff.csv, maar in processes/ staat nog geen proces dat zegt wie wat doet.")
    elif dossier.workflows:
        yield Missing(CHAPTER, "In processes/ staat een proces, maar er is nog geen staff.csv met wie wat doet.")


def _must_be_known(files: Sequence[WorkflowFile], catalogue: Catalogue) -> None:
    ids = [one.workflow.id for one in files]
    faults = []
    for index, one in enumerate(files):
        if one.workflow.id not in catalogue.processes:
            what = f"proces '{one.workflow.id}' bestaat niet in de catalogus of bij uw eigen processen"
            faults.append(one.located.fault(("process",), what, "zet het ook in own_processes/"))
        elif one.workflow.id in ids[:index]:
            faults.append(
                one.located.fault(("process",), f"'{one.workflow.id}' staat in twee bestanden", "kies er een")
            )
    if faults:
        raise BadInput("bezetting niet gelezen", faults)


@frozen
class _Measured:
    """Turns answers into measurements and floors (S5, S8)."""

    scoring: Scoring
    people: int

    def measurements(self, one: ProcessStaffing) -> Iterator[Measurement]:
        counted = [fact for fact in one.facts if fact.counts]
        if counted:
            degrees = [self._degree(fact) for fact in counted]
            worst = max(counted, key=lambda fact: (self._degree(fact).low, self._degree(fact).high))
            yield Measurement(
                process=one.workflow.id,
                circumstance=FOUR_EYES,
                by="coalition",
                degree=Interval(max(each.low for each in degrees), max(each.high for each in degrees)),
                fact=self._seen(one, worst),
            )
        for fact in one.facts:
            if fact.asks:
                what = f"bij {_named(fact)} ({_cases(one, fact)}) staat geen stap waarin iemand iets controleert"
                yield _question(one, what, UNCHECKED)
        if one.review.unmanned:
            yield _question(one, unmanned_words(one.workflow, one.review).rstrip("."), UNMANNED)
        for case in one.review.cases:
            if case.feasible is False and not one.review.unmanned:
                cases = cases_within(one.workflow, case.case_type)
                yield _question(one, f"bij {cases} zijn de regels met deze mensen niet te houden", UNKEPT)

    def floors(self, one: ProcessStaffing) -> Iterator[Floor]:
        """The highest floor of a process, by what is known and by what is possible; more would say the same."""
        found = []
        for fact in one.facts:
            if fact.floors:
                seen = Collusion(
                    fact.at_least,
                    self._most(fact),
                    fact.goal.impact,
                    fact.unchecked_confirmed,
                    fact.after_check_proven,
                    self._said(one, fact),
                )
                floor = collusion_floor(one.workflow.id, seen, scoring=self.scoring)
                if floor is not None:
                    found.append(floor)
        if found:
            known = max(found, key=lambda floor: (floor.floor.low, floor.floor.high))
            possible = max(found, key=lambda floor: (floor.floor.high, floor.floor.low))
            yield from dict.fromkeys((known, possible))

    def _most(self, fact: GoalFact) -> int:
        return self.people if fact.at_most is None else fact.at_most

    def _degree(self, fact: GoalFact) -> Interval:
        return collusion_degree(fact.at_least, self._most(fact), table=self.scoring.collusion)

    def _said(self, one: ProcessStaffing, fact: GoalFact) -> str:
        """The fact as a main clause: how many people, what for, in which cases."""
        goal, cases, most = _named(fact), _cases(one, fact), self._most(fact)
        if most == 0:
            return f"voor {goal} hoeft niemand mee te werken ({cases})"
        if fact.at_least == most == 1:
            return f"één persoon kan {goal} alleen voor elkaar krijgen ({cases})"
        if fact.at_least == most:
            return f"voor {goal} moeten {people(most)} samenwerken ({cases})"
        return f"voor {goal} zijn ten minste {fact.at_least} en ten hoogste {most} mensen nodig ({cases})"

    def _seen(self, one: ProcessStaffing, fact: GoalFact) -> str:
        """The same behind 'zien we'."""
        goal, cases, most = _named(fact), _cases(one, fact), self._most(fact)
        if most == 0:
            return f"dat voor {goal} niemand hoeft mee te werken ({cases})"
        if fact.at_least == most == 1:
            return f"dat één persoon {goal} alleen voor elkaar kan krijgen ({cases})"
        if fact.at_least == most:
            return f"dat voor {goal} {people(most)} moeten samenwerken ({cases})"
        return f"dat voor {goal} ten minste {fact.at_least} en ten hoogste {most} mensen nodig zijn ({cases})"


def _question(
    one: ProcessStaffing,
    fact: str,
    question: str,
    *,
    about: str = FOUR_EYES,
    by: Literal["coalition", "register"] = "coalition",
) -> Measurement:
    return Measurement(one.workflow.id, about, by, Interval(0, 0), fact, counts=False, question=question)


def _named(fact: GoalFact) -> str:
    return f"‘{wording.mid_sentence(fact.goal.shown)}’"


def _cases(one: ProcessStaffing, fact: GoalFact) -> str:
    return cases_within(one.workflow, fact.case_type)
