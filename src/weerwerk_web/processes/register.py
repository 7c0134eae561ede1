"""The mandate register laid beside the rights that systems grant: taken in without names, and told per process."""

from collections.abc import Iterable

from attrs import frozen

from weerwerk import wording
from weerwerk.coalition.model.workflow import Person, Staff
from weerwerk.errors import Fault
from weerwerk.services.coalition_exports import Right, Table, register_of, rights_of
from weerwerk.services.mandate_check import difference_words, differences_in, total_words
from weerwerk_web.accounts.roles import Action, Reach
from weerwerk_web.accounts.seat import Refused, Seat
from weerwerk_web.audit import trail
from weerwerk_web.processes import actions, store
from weerwerk_web.processes.store import Stand


@frozen
class Taken:
    """What came in, which rows did not, and which mandates no step of any process asks."""

    people: int
    mandates: int
    refused: tuple[Fault, ...]
    unknown: tuple[str, ...]


@frozen
class Beside:
    """How the register and the rights of one process differ, as far as this reader may see it."""

    headline: str
    lines: tuple[str, ...]
    hidden: int
    few: int


def take(seat: Seat, register: Table, *, export: Table | None, called: Iterable[str]) -> Taken:
    """Lay a register beside the list, or beside an export that takes the place of the list; BadInput with every fault.

    Names go no further than here: rows keep a code, the files are not kept.
    """
    seat.must(Action.STAFF_EDIT)
    if seat.reach(Action.STAFF_EDIT) is not Reach.ALL:
        raise Refused(Action.STAFF_EDIT)
    if export is None:
        known = register_of(register, store.staff(), mapping=called)
        mandates, refused = known.mandates, known.refused
    else:
        found = rights_of(export, register=register, mapping=called)
        mandates, refused = found.mandates, found.refused
        actions.replace(seat, found.csv.encode())
    actions.put_mandates(_people(mandates))
    asked = {function for stand in store.stands() for function in stand.functions}
    taken = Taken(
        len({one.code for one in mandates}),
        len(mandates),
        refused,
        tuple(dict.fromkeys(one.function for one in mandates if one.function not in asked)),
    )
    trail.did(Action.STAFF_EDIT, "mandates", mandates=str(taken.mandates), refused=str(len(refused)))
    return taken


def beside(stand: Stand, *, names: dict[str, str], confidential: bool) -> Beside | None:
    """How the two differ in one process; None when no register was laid beside the rights yet."""
    mandates = store.mandates()
    if not mandates.people:
        return None
    found = differences_in(stand.workflow, stand.staff, mandates)
    shown = [one for one in found if confidential or not one.few]
    few = sum(one.few for one in found)
    lines = tuple(line for one in shown for line in difference_words(one, names))
    return Beside(f"{wording.sentence(total_words(found))}.", lines, 0 if confidential else few, few)


def _people(mandates: Iterable[Right]) -> Staff:
    held: dict[str, set[str]] = {}
    for one in mandates:
        held.setdefault(one.code, set()).add(one.function)
    return Staff(tuple(Person(code, frozenset(functions)) for code, functions in held.items()))
