"""The order of attention over processes (S12)."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from weerwerk.interval import Interval
from weerwerk.scan.result import ProcessScore


@frozen
class Ranked:
    """A process with its place in the order; equal keys share a rank."""

    process: str
    rank: int | None


def order(
    scores: Sequence[ProcessScore], exposure: Mapping[str, Interval] | None = None, *, with_floors: bool = True
) -> tuple[Ranked, ...]:
    """Level of V_high, E_high, impact, V_low + V_high, each descending; without a score last; ties by id (S12)."""
    outside = exposure or {}
    keys = {score.process: _key(score, outside, with_floors) for score in scores}
    scored = sorted((name for name, key in keys.items() if key is not None), key=lambda name: (_down(keys[name]), name))
    ranks: list[Ranked] = []
    for place, name in enumerate(scored, start=1):
        same = ranks and keys[ranks[-1].process] == keys[name]
        ranks.append(Ranked(name, ranks[-1].rank if same else place))
    return (*ranks, *(Ranked(name, None) for name in sorted(keys) if keys[name] is None))


Key = tuple[int, int, int, int]


def _key(score: ProcessScore, exposure: Mapping[str, Interval], with_floors: bool) -> Key | None:
    interval = score.vulnerability if with_floors else score.without_floors
    levels = score.levels if with_floors else score.levels_without_floors
    if interval is None or levels is None:
        return None
    outside = exposure.get(score.process)
    return (levels[1], outside.high if outside else 0, score.impact, interval.low + interval.high)


def _down(key: Key | None) -> tuple[int, ...]:
    assert key is not None
    return tuple(-part for part in key)
