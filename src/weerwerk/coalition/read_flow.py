"""The flow of a process file as a tree of parts; every fault at once, each with its line."""

from collections.abc import Iterable, Mapping

from weerwerk.coalition.case_types import MOST_CASE_TYPES, case_types, how_many, unfit
from weerwerk.coalition.labels import Range, plain, read_label
from weerwerk.coalition.model.flow import FREE, Choice, Do, Flow, Parallel, Repeat, Sequence, Some, parts
from weerwerk.errors import Fault
from weerwerk.located import Located, Path, Value, did_you_mean
from weerwerk.shaped import Refused

_KINDS = ("choice", "parallel", "some", "repeat")
_EMPTY = Sequence(())


class _Reading:
    """One pass over a flow: gathers faults, and where each step and choice stands."""

    def __init__(self, located: Located, known: Iterable[str], after_checks: Iterable[str]) -> None:
        self.located = located
        self.known = tuple(known)
        self.after_checks = frozenset(after_checks)
        self.faults: list[Fault] = []
        self.choices: list[tuple[Choice, Path]] = []
        self.steps: list[tuple[str, Path]] = []

    def fault(self, path: Path, what: str, cure: str = "") -> None:
        """Note a fault."""
        self.faults.append(self.located.fault(path, what, cure))


def read_flow(
    located: Located, value: Value, *, known: Iterable[str], after_checks: Iterable[str] = ()
) -> tuple[Flow, list[Fault]]:
    """The flow in a process file, and what is wrong with it; a flow with faults must not be used."""
    reading = _Reading(located, known, after_checks)
    flow = _list(reading, value, ("flow",))
    if not reading.faults:
        _recurring(reading, flow)
    if not reading.faults:
        _case_types(reading, flow)
    return flow, reading.faults


def _list(reading: _Reading, value: Value, path: Path) -> Flow:
    if not isinstance(value, list):
        reading.fault(path, "hier hoort een lijst stappen", "zet voor elke stap een streepje, of schrijf []")
        return _EMPTY
    inside = [_part(reading, part, (*path, index)) for index, part in enumerate(value)]
    return Sequence(tuple(inside))


def _part(reading: _Reading, value: Value, path: Path) -> Flow:
    if isinstance(value, str):
        if value in reading.after_checks:
            reading.fault(path, f"'{value}' is een nacontrole en houdt geen zaak tegen", "haal haar uit de loop")
        elif value not in reading.known:
            reading.fault(path, f"stap '{value}' bestaat niet", did_you_mean(value, reading.known))
        reading.steps.append((value, path))
        return Do(value)
    if not isinstance(value, Mapping) or len(value) != 1:
        reading.fault(path, "dit is geen stap of deel van de loop", f"een id van een stap, of {', '.join(_KINDS)}")
        return _EMPTY
    ((kind, body),) = value.items()
    inside: Path = (*path, kind)
    match kind:
        case "choice":
            return _choice(reading, body, inside)
        case "parallel":
            return Parallel(_branches(reading, body, inside))
        case "some":
            return _some(reading, body, inside)
        case "repeat":
            return Repeat(_list(reading, body, inside))
    reading.fault(path, f"'{kind}' bestaat hier niet", did_you_mean(kind, _KINDS) or f"mogelijk: {', '.join(_KINDS)}")
    return _EMPTY


def _branches(reading: _Reading, value: Value, path: Path) -> tuple[Flow, ...]:
    if not isinstance(value, list) or not value:
        reading.fault(path, "hier hoort een lijst takken", "elke tak is zelf een lijst stappen")
        return (_EMPTY,)
    return tuple(_list(reading, branch, (*path, index)) for index, branch in enumerate(value))


def _fields(reading: _Reading, value: Value, path: Path, names: tuple[str, ...]) -> Mapping[str, Value] | None:
    if not isinstance(value, Mapping):
        reading.fault(path, "hier hoort een groep velden", f"vul in: {', '.join(names)}")
        return None
    for name in names:
        if name not in value:
            reading.fault((*path, name), "het veld ontbreekt", "vul het in")
    for name in value:
        if name not in names:
            reading.fault((*path, name), f"het veld '{name}' bestaat hier niet", f"mogelijk: {', '.join(names)}")
    return value if set(names) <= set(value) else None


def _some(reading: _Reading, value: Value, path: Path) -> Flow:
    fields = _fields(reading, value, path, ("of", "exactly"))
    if fields is None:
        return _EMPTY
    branches = _branches(reading, fields["of"], (*path, "of"))
    exactly = fields["exactly"]
    if isinstance(exactly, bool) or not isinstance(exactly, int) or not 1 <= exactly <= len(branches):
        reading.fault((*path, "exactly"), f"hier hoort een getal van 1 tot en met {len(branches)}")
        return _EMPTY
    return Some(exactly, branches)


def _choice(reading: _Reading, value: Value, path: Path) -> Flow:
    fields = _fields(reading, value, path, ("by", "branches"))
    if fields is None:
        return _EMPTY
    by, named = fields["by"], fields["branches"]
    if not isinstance(by, str) or not by:
        reading.fault((*path, "by"), "hier hoort een eigenschap van de zaak, of 'free'")
        return _EMPTY
    if not isinstance(named, Mapping) or not named:
        reading.fault((*path, "branches"), "hier horen takken met een label", "'<= 5000': [] bijvoorbeeld")
        return _EMPTY
    branches = {}
    for label, branch in named.items():
        branches[label] = _list(reading, branch, (*path, "branches", label))
        if by != FREE:
            _label(reading, label, (*path, "branches", label))
    choice = Choice(by, branches)
    reading.choices.append((choice, path))
    return choice


def _label(reading: _Reading, label: str, path: Path) -> None:
    try:
        read_label(label)
    except Refused as refused:
        reading.fault(path, refused.what, refused.cure)


def _recurring(reading: _Reading, flow: Flow) -> None:
    """A step recurs only in alternative branches."""
    for step in sorted(_walk(flow)[1]):
        where = [path for known, path in reading.steps if known == step][-1]
        reading.fault(where, f"stap '{step}' staat twee keer in de loop", "alleen in takken die elkaar uitsluiten")


def _walk(flow: Flow) -> tuple[set[str], set[str]]:
    """The steps in a part, and those among them that one course would do twice."""
    if isinstance(flow, Do):
        return {flow.step}, set()
    there: set[str] = set()
    twice: set[str] = set()
    alternative = isinstance(flow, Choice | Some)
    for part in parts(flow):
        inside, double = _walk(part)
        twice |= double | (set() if alternative else there & inside)
        there |= inside
    return there, twice


def _case_types(reading: _Reading, flow: Flow) -> None:
    kinds: dict[str, bool] = {}
    for choice, path in reading.choices:
        for label in () if choice.by == FREE else choice.branches:
            numeric = isinstance(read_label(label), Range)
            if kinds.setdefault(choice.by, numeric) != numeric:
                what = f"'{choice.by}' heeft getallen en woorden door elkaar"
                reading.fault((*path, "branches", label), what, "kies een van beide")
    if reading.faults:
        return
    number = how_many(flow)
    if number > MOST_CASE_TYPES:
        cure = "voeg grenzen samen of laat een eigenschap weg"
        reading.fault(("flow",), f"{number} soorten zaken, meer dan {MOST_CASE_TYPES}", cure)
        return
    _every_case_fits(reading, flow)


def _every_case_fits(reading: _Reading, flow: Flow) -> None:
    said: set[int] = set()
    for case_type in case_types(flow):
        for choice in unfit(flow, case_type):
            if id(choice) in said:
                continue
            said.add(id(choice))
            path = next(path for known, path in reading.choices if known is choice)
            value = case_type.values[choice.by]
            shown = str(value) if isinstance(value, str) else _words(value)
            what = f"een zaak met {choice.by} {shown} past niet in precies één tak"
            reading.fault(path, what, "laat de takken op elkaar aansluiten")


def _words(value: Range) -> str:
    low = "" if value.above is None else f"boven {plain(value.above)}"
    high = "" if value.up_to is None else f"tot en met {plain(value.up_to)}"
    return " ".join(part for part in (low, high) if part)
