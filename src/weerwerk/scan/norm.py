"""How far an organisation is with a norm, read from the answers to the questions it is mapped on."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from attrs import frozen

from weerwerk.catalogue.cards import Circumstance, Norm, NormItem, Process, Reach
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import Interval
from weerwerk.scan.degree import NOTHING_SAID, Resolved, Said, gather, resolve
from weerwerk.scan.model import Proof, Scan
from weerwerk.scan.score import bearings

DONE_AT_MOST = 25  # 'geregeld' with evidence
MISSING_FROM = 100  # 'nee'


class Standing(StrEnum):
    """How far one item of a norm is."""

    DONE = "uitgevoerd"
    UNDER_WAY = "in ontwikkeling"
    MISSING = "ontbreekt"
    NOT_APPLICABLE = "niet van toepassing"


@frozen
class Place:
    """One question in one place that an item looks at: the whole organisation when `process` is empty."""

    circumstance: str
    process: str
    interval: Interval
    known: bool


@frozen
class Judged:
    """One item of a norm with its standing, the places that make it so, and the evidence that was named."""

    item: NormItem
    standing: Standing
    places: tuple[Place, ...]
    evidence: tuple[Proof, ...]

    @property
    def unknown(self) -> int:
        """In how many places nobody knows."""
        return sum(not place.known for place in self.places)


def judge(norm: Norm, catalogue: Catalogue, scan: Scan, *, on: date) -> tuple[Judged, ...]:
    """Every item of a norm, in its order.

    *Uitgevoerd*: every question in every place is at most 25, which takes evidence (S4). *Ontbreekt*: in no place
    anything better than *nee* is known. *In ontwikkeling*: all between. What is not applicable everywhere, is so here.
    """
    said = gather(scan.answers, scan.settled)
    bears = {
        process: {one.circumstance.id for one in bearings(catalogue, scan, process, on=on)}
        for process in scan.processes
    }
    return tuple(_judge(item, catalogue, scan, said, bears) for item in norm.items)


Bears = Mapping[str, set[str]]


def _judge(item: NormItem, catalogue: Catalogue, scan: Scan, said: Mapping[str, Said], bears: Bears) -> Judged:
    places: list[Place] = []
    evidence: dict[Proof, None] = {}
    for name in item.circumstances:
        circumstance = catalogue.circumstances[name]
        about = said.get(name, NOTHING_SAID)
        for process in _asked_in(circumstance, catalogue, scan, bears):
            resolved = resolve(circumstance, process, about, catalogue.scoring)
            if resolved.applicable:
                asked = "" if circumstance.reach is Reach.ORGANISATION else process.id
                measured = _measured(scan, name, asked)
                interval = _raised(resolved.interval, measured)
                places.append(Place(name, asked, interval, resolved.scope is not None))
                evidence.update(dict.fromkeys(_proofs(resolved)))
    ordered = sorted(evidence, key=lambda one: (one.date, one.kind, one.reference))
    return Judged(item, _standing(places), tuple(places), tuple(ordered))


def _asked_in(circumstance: Circumstance, catalogue: Catalogue, scan: Scan, bears: Bears) -> Iterator[Process]:
    """The processes in which a question is looked at; for one about the organisation any process will do."""
    chosen = [catalogue.processes[one] for one in scan.processes]
    if circumstance.reach is Reach.ORGANISATION:
        yield from chosen[:1]
        return
    yield from (one for one in chosen if circumstance.id in bears[one.id])


def _measured(scan: Scan, circumstance: str, process: str) -> list[Interval]:
    return [
        one.degree
        for one in scan.measurements
        if one.counts and one.circumstance == circumstance and process in ("", one.process)
    ]


def _raised(interval: Interval, measured: list[Interval]) -> Interval:
    for degree in measured:
        interval = interval.raised_by(degree)
    return interval


def _proofs(resolved: Resolved) -> Iterator[Proof]:
    if resolved.settled is not None:
        if resolved.settled.proof is not None:
            yield resolved.settled.proof
        return
    yield from (answer.proof for answer in resolved.answers if answer.proof is not None)


def _standing(places: list[Place]) -> Standing:
    if not places:
        return Standing.NOT_APPLICABLE
    if all(place.known and place.interval.high <= DONE_AT_MOST for place in places):
        return Standing.DONE
    if all(not place.known or place.interval.low >= MISSING_FROM for place in places):
        return Standing.MISSING
    return Standing.UNDER_WAY
