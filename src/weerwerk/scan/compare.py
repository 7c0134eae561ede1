"""Two scans side by side, on the questions that both answered, scored in the newer edition (S16)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from attrs import evolve, frozen

from weerwerk.catalogue.cards import Scoring
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import Interval, weighted_mean
from weerwerk.scan.carry import Carried, carry
from weerwerk.scan.model import Level, Scan
from weerwerk.scan.result import ProcessScore, Reason
from weerwerk.scan.score import combined_floor, level_of, score

Change = Literal["lower", "higher", "same", "firmer", "looser"]


@frozen
class Stand:
    """Where something stood: its interval and the levels of both ends."""

    interval: Interval
    levels: tuple[Level, Level]


@frozen
class Compared:
    """One process or theme in both scans, on what both answered; None where they share nothing."""

    id: str
    before: Stand | None
    after: Stand | None
    shared: int

    @property
    def change(self) -> Change | None:
        """What happened where a level changed: both ends went down or up, or less or more remains possible."""
        if self.before is None or self.after is None:
            return None
        if self.before.levels == self.after.levels:
            return "same"
        low = self.after.interval.low - self.before.interval.low
        high = self.after.interval.high - self.before.interval.high
        if low * high > 0:
            return "lower" if high < 0 else "higher"
        return "firmer" if low >= 0 >= high else "looser"


@frozen
class Comparison:
    """Two scans compared: how the older one was carried over, and each process and theme they share."""

    carried: Carried
    processes: tuple[Compared, ...]
    themes: tuple[Compared, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]


def compare(old: Scan, new: Scan, *, catalogue: Catalogue, held: date, on: date) -> Comparison:
    """The older scan, held on a day, beside the newer one of another day.

    Both are scored in the newer edition and with the newer scan's own weights, so that only answers, measurements and
    floors differ.
    """
    carried = carry(old, catalogue, held=held, on=on)
    older = {one.process: one for one in score(catalogue, evolve(carried.scan, weights=new.weights), on=on)}
    newer = {one.process: one for one in score(catalogue, new, on=on)}
    both = [process for process in newer if process in older]
    shared = {process: _shared(older[process], newer[process]) for process in both}
    return Comparison(
        carried=carried,
        processes=tuple(_process(older[one], newer[one], shared[one], catalogue.scoring) for one in both),
        themes=_themes(catalogue, shared),
        only_before=tuple(one for one in older if one not in newer),
        only_after=tuple(one for one in newer if one not in older),
    )


Pair = tuple[Reason, Reason]


def _shared(old: ProcessScore, new: ProcessScore) -> list[Pair]:
    """The reasons of one process that both scans know something about."""
    before = {one.circumstance: one for one in old.reasons if _known(one)}
    return [(before[one.circumstance], one) for one in new.reasons if _known(one) and one.circumstance in before]


def _known(reason: Reason) -> bool:
    return reason.reach is not None or bool(reason.measured)


def _process(old: ProcessScore, new: ProcessScore, pairs: Sequence[Pair], scoring: Scoring) -> Compared:
    before, after = _sides(pairs)
    return Compared(
        new.process,
        _stand(before, combined_floor(old.floors), scoring),
        _stand(after, combined_floor(new.floors), scoring),
        len(pairs),
    )


def _sides(pairs: Iterable[Pair]) -> tuple[list[tuple[int, Interval]], list[tuple[int, Interval]]]:
    listed = list(pairs)
    return (
        [(old.weight, old.interval) for old, _ in listed],
        [(new.weight, new.interval) for _, new in listed],
    )


def _stand(parts: Iterable[tuple[int, Interval]], floor: Interval, scoring: Scoring) -> Stand | None:
    interval = weighted_mean(parts)
    if interval is None:
        return None
    raised = interval.raised_by(floor)
    return Stand(raised, (level_of(raised.low, scoring), level_of(raised.high, scoring)))


def _themes(
    catalogue: Catalogue,
    shared: Mapping[str, Sequence[Pair]],
) -> tuple[Compared, ...]:
    """Each theme over all processes together; floors belong to processes and raise no theme."""
    pairs: dict[str, list[Pair]] = {}
    for process in shared:
        for pair in shared[process]:
            pairs.setdefault(catalogue.circumstances[pair[1].circumstance].theme, []).append(pair)
    nothing = Interval(0, 0)
    made = []
    for theme in (one.id for one in catalogue.themes.values() if one.kind == "chapter"):
        before, after = _sides(pairs.get(theme, ()))
        made.append(
            Compared(
                theme,
                _stand(before, nothing, catalogue.scoring),
                _stand(after, nothing, catalogue.scoring),
                len({new.circumstance for _, new in pairs.get(theme, ())}),
            )
        )
    return tuple(made)
