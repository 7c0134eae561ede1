"""The order of attention over processes (S12)."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from weerwerk.scan.result import ProcessScore


@frozen
class Ranked:
    """A process with its place in the order; equal keys share a rank."""

    process: str
    rank: int | None


@frozen
class Outside:
    """The exposure of a process as the order wants it: E_high, and how far first answers to `open` can lower it."""

    high: int
    may_fall_to: int
    open: tuple[str, ...] = ()


NOTHING_OUTSIDE = Outside(0, 0)

Key = tuple[int, int, int, int]


def order(
    scores: Sequence[ProcessScore], outside: Mapping[str, Outside] | None = None, *, with_floors: bool = True
) -> tuple[Ranked, ...]:
    """Level of V_high, E_high, impact, V_low + V_high, each descending; without a score last; ties by id (S12).

    A process on which nothing outside bears has an E_high of 0.
    """
    around = outside or {}
    keys = {
        score.process: key_of(score, around.get(score.process, NOTHING_OUTSIDE).high, with_floors=with_floors)
        for score in scores
    }
    return ranked(keys)


def ranked(keys: Mapping[str, Key | None]) -> tuple[Ranked, ...]:
    """The processes in the order of their keys."""
    scored = [name for _, name in sorted((down(key), name) for name, key in keys.items() if key is not None)]
    ranks: list[Ranked] = []
    for place, name in enumerate(scored, start=1):
        same = ranks and keys[ranks[-1].process] == keys[name]
        ranks.append(Ranked(name, ranks[-1].rank if same else place))
    return (*ranks, *(Ranked(name, None) for name in sorted(keys) if keys[name] is None))


def key_of(score: ProcessScore, exposure: int, *, with_floors: bool = True) -> Key | None:
    """What a process is ordered by; None when it has no score."""
    interval = score.vulnerability if with_floors else score.without_floors
    levels = score.levels if with_floors else score.levels_without_floors
    if interval is None or levels is None:
        return None
    return (levels[1], exposure, score.impact, interval.low + interval.high)


def down(key: Key) -> tuple[int, ...]:
    """A key that sorts the highest first."""
    return tuple(-part for part in key)
