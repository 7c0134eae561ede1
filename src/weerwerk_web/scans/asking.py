"""Which question comes next for whoever answers, and how much is left."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from attrs import frozen
from django.utils import timezone

from weerwerk.catalogue.cards import Circumstance, Step
from weerwerk.catalogue.cards import Reach as Reached
from weerwerk.scan.model import Preset
from weerwerk.services.own_part import Part, part_of, whole
from weerwerk.services.scan_next import Ask, Round, minutes_of, next_round
from weerwerk.services.scan_score import ScanResult, score_dossier
from weerwerk_web.accounts.roles import Action, Reach, Role
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans import store
from weerwerk_web.scans.actions.answering import ORGANISATION
from weerwerk_web.scans.models import Respondent, Scan
from weerwerk_web.scans.store import Key

MOST_MINUTES = 15  # of someone who answers by a link
_REMEMBERED = 64


@frozen
class Queue:
    """The questions of a part that are still open, and how many there are in all."""

    asks: tuple[Ask, ...]
    total: int

    @property
    def done(self) -> int:
        """How many are answered."""
        return self.total - len(self.asks)

    @property
    def minutes(self) -> int:
        """What is left, in minutes."""
        return minutes_of(self.asks)

    def first(self, later: Collection[Key]) -> Ask | None:
        """The first that is open and was not put off; when all were put off, simply the first."""
        return next((one for one in self.asks if key_of(one) not in later), self.asks[0] if self.asks else None)


@frozen
class Posed:
    """A question as it stands on its page."""

    circumstance: Circumstance
    part: str
    part_name: str
    step: str
    step_name: str
    steps: tuple[Step, ...]
    function_name: str

    @property
    def process(self) -> str:
        """The process it is about; empty for the whole organisation."""
        return "" if self.part == ORGANISATION else self.part


def key_of(ask: Ask) -> Key:
    """The question of an ask, as an answer knows it."""
    return (ask.question.circumstance, ask.question.process, ask.question.step)


def part_name(process: str) -> str:
    """The part of a scan that a process is, or the whole organisation."""
    return process or ORGANISATION


def queue_of(seat: Seat, scan: Scan, respondent: Respondent) -> Queue:
    """What this seat still has to answer: the coordinator what nobody answered, everyone else the own part."""
    if seat.reach(Action.SCAN_ANSWER) is Reach.ALL:
        asked = round_of(scan)
        return Queue(asked.asks, asked.total)
    mine = part_asks(scan, seat.processes, respondent.function, by_link=Role.PROCESS_OWNER not in seat.roles)
    return without(mine, store.answers_of(respondent).keys())


def queue_before(seat: Seat, scan: Scan, function: str) -> Queue:
    """What awaits someone who has not begun."""
    if seat.reach(Action.SCAN_ANSWER) is Reach.ALL:
        asked = round_of(scan)
        return Queue(asked.asks, asked.total)
    return without(part_asks(scan, seat.processes, function, by_link=Role.PROCESS_OWNER not in seat.roles), ())


def keys_of(seat: Seat, scan: Scan, respondent: Respondent) -> Sequence[Key]:
    """Every question of the own part, answered or not: for the coordinator those of the whole scan."""
    if seat.reach(Action.SCAN_ANSWER) is Reach.ALL:
        return [key_of(one) for one in _whole(scan.organisation_id, scan.pk, scan.shape, timezone.localdate())]
    mine = part_asks(scan, seat.processes, respondent.function, by_link=Role.PROCESS_OWNER not in seat.roles)
    return [key_of(one) for one in mine]


def without(mine: tuple[Ask, ...], answered: Collection[Key]) -> Queue:
    """A part without the questions that are answered; an answer about a step counts for its process too."""
    known = {(circumstance, process) for circumstance, process, _ in answered}
    still = tuple(one for one in mine if key_of(one)[:2] not in known)
    return Queue(still, len(mine))


def part_asks(scan: Scan, processes: frozenset[str], function: str, *, by_link: bool) -> tuple[Ask, ...]:
    """The questions of someone's own part, at most a quarter of an hour for who came by a link."""
    part = Part(
        processes=tuple(sorted(processes - {ORGANISATION})),
        organisation=ORGANISATION in processes,
        function=function,
        minutes=MOST_MINUTES if by_link else 0,
    )
    return _part(scan.organisation_id, scan.pk, scan.shape, part, timezone.localdate())


def round_of(scan: Scan) -> Round:
    """What the scan still asks, whoever knows it."""
    return _round(scan.organisation_id, scan.pk, scan.version, timezone.localdate())


def totals_of(scan: Scan) -> Mapping[str, int]:
    """How many questions the scan has about each process and, under the empty one, about the organisation."""
    return _totals(scan.organisation_id, scan.pk, scan.shape, timezone.localdate())


# A page asks for these again and again; a version that was read belongs to what is in the database or is older.


@lru_cache(maxsize=_REMEMBERED)
def _part(organisation: UUID, scan: UUID, shape: int, part: Part, today: date) -> tuple[Ask, ...]:
    found = Scan.objects.get(pk=scan)
    dossier = store.unanswered_dossier(found)
    return part_of(dossier, catalogue(), part, preset=Preset(found.preset), on=today)


@lru_cache(maxsize=_REMEMBERED)
def _whole(organisation: UUID, scan: UUID, shape: int, today: date) -> tuple[Ask, ...]:
    found = Scan.objects.get(pk=scan)
    return whole(store.unanswered_dossier(found), catalogue(), preset=Preset(found.preset), on=today)


@lru_cache(maxsize=_REMEMBERED)
def _totals(organisation: UUID, scan: UUID, shape: int, today: date) -> Mapping[str, int]:
    totals = Counter(one.question.process for one in _whole(organisation, scan, shape, today))
    return dict(sorted(totals.items(), key=lambda each: (each[0] != "", each[0])))


@lru_cache(maxsize=_REMEMBERED)
def _scored(organisation: UUID, scan: UUID, version: int, today: date) -> ScanResult:
    """The scan scored on its answers alone, without surroundings and logs: enough to know what to ask."""
    found = Scan.objects.get(pk=scan)
    return score_dossier(store.dossier_of(found), catalogue(), folder=Path(), on=today)


@lru_cache(maxsize=_REMEMBERED)
def _round(organisation: UUID, scan: UUID, version: int, today: date) -> Round:
    preset = Scan.objects.values_list("preset", flat=True).get(pk=scan)
    return next_round(_scored(organisation, scan, version, today), Preset(preset))


def posed(scan: Scan, part: str, circumstance: str, step: str = "") -> Posed | None:
    """A question as it stands on its page; None when there is no such question."""
    knowledge = store.knowledge_of(scan)
    card = knowledge.circumstances.get(circumstance)
    process = knowledge.processes.get(part)
    if card is None or (process is None) is not (part == ORGANISATION):
        return None
    if (card.reach is Reached.ORGANISATION) is not (process is None):
        return None
    steps = process.steps if process is not None and card.reach is Reached.STEP else ()
    names = {one.id: one.name.nl for one in steps}
    if step and step not in names:
        return None
    function = knowledge.functions.get(card.ask)
    return Posed(
        circumstance=card,
        part=part,
        part_name=process.name.nl if process else "",
        step=step,
        step_name=names.get(step, ""),
        steps=() if step else steps,
        function_name=function.name.nl if function else "",
    )
