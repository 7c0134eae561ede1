"""The course of a case as a tree: steps in sequence, in parallel, chosen or repeated."""

from collections.abc import Mapping

from attrs import frozen

FREE = "free"


@frozen
class Do:
    """One step is done."""

    step: str


@frozen
class Sequence:
    """All parts are done, in order."""

    parts: tuple["Flow", ...]


@frozen
class Parallel:
    """All branches are done, in any order."""

    branches: tuple["Flow", ...]


@frozen
class Repeat:
    """The body is done and may be done again; it counts once."""

    body: "Flow"


@frozen
class Some:
    """Exactly so many of the branches are done."""

    exactly: int
    branches: tuple["Flow", ...]


@frozen
class Choice:
    """Exactly one branch is done: a property of the case decides, or a person does (``free``)."""

    by: str
    branches: Mapping[str, "Flow"]


Flow = Do | Sequence | Parallel | Repeat | Some | Choice


def parts(flow: Flow) -> tuple[Flow, ...]:
    """What stands directly inside one part of a flow."""
    match flow:
        case Do():
            return ()
        case Sequence(inside):
            return inside
        case Repeat(body):
            return (body,)
        case Parallel(branches) | Some(branches=branches):
            return branches
        case Choice(branches=named):
            return tuple(named.values())


def steps_in(flow: Flow) -> tuple[str, ...]:
    """Every step that can occur, once, in the order of the flow."""
    found: dict[str, None] = {}
    waiting = [flow]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Do):
            found[part.step] = None
        waiting.extend(reversed(parts(part)))
    return tuple(found)
