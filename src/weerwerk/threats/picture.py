"""The ondermijningsbeeld itself: per phenomenon what is known, on what that rests, and what nobody knows (S9, R6)."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import field, frozen

from weerwerk.catalogue.cards import Phenomenon
from weerwerk.catalogue.model import Catalogue
from weerwerk.small_counts import Shown
from weerwerk.threats.exposure import Exposure, exposures, judged
from weerwerk.threats.figures import Standing, standings
from weerwerk.threats.model import Area, Basis, Harm, Judged, Judgement, Presence, Trend
from weerwerk.threats.model.signals import Quarter, Signal, bases, quarters_until
from weerwerk.threats.tables import Tables, tables, tally

MOST_QUARTERS = 12
USUAL_QUARTERS = 8
FIRM = (Basis.OWN_REGISTER, Basis.PARTNERS, Basis.RULING)  # more than what somebody feels or was told


@frozen
class Counts:
    """The signals of a municipality, the wijken they can be from, and the quarters that the picture is about."""

    signals: tuple[Signal, ...] = field(repr=False)
    wijken: tuple[str, ...]
    quarters: tuple[Quarter, ...]


@frozen
class View:
    """A phenomenon as the picture shows it; where judges differ `trends` and the presences hold more than one."""

    phenomenon: str
    in_definition: bool
    judged: Judged | None
    basis: tuple[Basis, ...]
    trends: tuple[Trend, ...]
    harm: Harm
    sources: int
    signals: Shown

    @property
    def known(self) -> tuple[Presence, ...]:
        """The presences that were named, from none to established; empty for a witte vlek."""
        return self.judged.known if self.judged else ()

    @property
    def blind(self) -> bool:
        """Whether nobody knows: never judged, or judged as unknown only."""
        return not self.known

    @property
    def plays(self) -> bool:
        """Whether at least one judge thinks it possible that it plays here."""
        return any(one is not Presence.NO_SIGN for one in self.known)

    @property
    def highest(self) -> Presence:
        """The highest presence that was named; unknown when none was."""
        return self.known[-1] if self.known else Presence.UNKNOWN

    @property
    def loose(self) -> bool:
        """Whether it is called likely or established on no more than what somebody feels or was told."""
        said = self.highest in (Presence.LIKELY, Presence.ESTABLISHED)
        return said and not any(one in FIRM for one in self.basis)


@frozen
class Picture:
    """Everything that the picture says; `views` holds every phenomenon of the catalogue, by id."""

    on: date
    quarters: tuple[Quarter, ...]
    views: tuple[View, ...]
    tables: Tables = field(repr=False)
    standings: dict[str, Standing] = field(repr=False)
    exposures: tuple[Exposure, ...] = field(repr=False)

    def view(self, phenomenon: str) -> View:
        """The view on one phenomenon."""
        return next(one for one in self.views if one.phenomenon == phenomenon)


def picture(catalogue: Catalogue, area: Area, *, counts: Counts, on: date) -> Picture:
    """The picture of a municipality."""
    made = tables(tally(counts.signals, quarters=counts.quarters, areas=counts.wijken))
    held = frozenset(counts.quarters)
    recent: dict[str, list[Signal]] = {}
    for one in counts.signals:
        if one.count and one.month.quarter in held:
            recent.setdefault(one.phenomenon, []).append(one)
    views = judged(area.judgements, catalogue.scoring)
    said: dict[str, list[Judgement]] = {}
    for judgement in area.judgements:
        said.setdefault(judgement.phenomenon, []).append(judgement)
    return Picture(
        on=on,
        quarters=counts.quarters,
        views=tuple(
            _view(card, views.get(card.id), said.get(card.id, ()), recent.get(card.id, ()), made)
            for _, card in sorted(catalogue.phenomena.items())
            if card.retired is None or card.retired.since > on
        ),
        tables=made,
        standings=standings(catalogue, area),
        exposures=_exposures(catalogue, area, on),
    )


def _view(
    card: Phenomenon, view: Judged | None, said: Sequence[Judgement], signals: Sequence[Signal], made: Tables
) -> View:
    rests = {*bases(signals), *(basis for one in said for basis in one.basis)}
    trends = {one.trend for one in said} - {Trend.UNKNOWN}
    return View(
        phenomenon=card.id,
        in_definition=card.in_definition,
        judged=view,
        basis=tuple(basis for basis in Basis if basis in rests),
        trends=tuple(trend for trend in Trend if trend in trends),
        harm=_worst(said),
        sources=max((one.sources for one in said), default=0),
        signals=made.of_phenomenon(card.id),
    )


def _worst(said: Iterable[Judgement]) -> Harm:
    """The highest harm that was named, on each side."""
    harms = [one.harm for one in said] or [Harm()]
    return Harm(
        people=max(one.people for one in harms),
        neighbourhood=max(one.neighbourhood for one in harms),
        economy=max(one.economy for one in harms),
        government=max(one.government for one in harms),
    )


def _exposures(catalogue: Catalogue, area: Area, on: date) -> tuple[Exposure, ...]:
    """The exposure of every process on which something outside bears, by id."""
    held = [one.id for _, one in sorted(catalogue.processes.items()) if one.retired is None or one.retired.since > on]
    return tuple(one for one in exposures(catalogue, area, processes=held, on=on) if one.interval is not None)


def quarters_for(*, start: date | None, end: date | None, on: date) -> tuple[Quarter, ...]:
    """The quarters of an assignment, at most twelve; without a beginning the last eight."""
    last = Quarter.of(min(end, on) if end else on)
    amount = USUAL_QUARTERS
    if start is not None:
        first = Quarter.of(start)
        amount = max(1, min(MOST_QUARTERS, 4 * (last.year - first.year) + last.number - first.number + 1))
    return quarters_until(last, amount=amount)
