"""Changing a process and its staffing: checked by the core before it is kept, and noted without codes."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from attrs import evolve, frozen
from django.db.models import F
from django.utils.translation import gettext as _

from weerwerk.coalition.model.workflow import Person, Staff, Workflow
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.guard import find
from weerwerk.located import read_text
from weerwerk.services import coalition_desk as desk
from weerwerk.services.coalition_files import bpmn_as_text
from weerwerk_web.accounts.roles import Action, Reach
from weerwerk_web.accounts.seat import Refused, Seat
from weerwerk_web.audit import trail
from weerwerk_web.editions.store import catalogue
from weerwerk_web.processes import store
from weerwerk_web.processes.models import Course, Holder, Mandate, Version

MOST_PEOPLE = 20_000
BPMN = ".bpmn"  # comes in as a model, and goes out as the process file made of it


@frozen
class Rights:
    """What somebody may do, by code."""

    code: str
    functions: frozenset[str]


def keep(seat: Seat, workflow: Workflow) -> None:
    """Keep a process as it was changed."""
    keep_text(seat, desk.text_of(workflow), process=workflow.id)


def keep_text(seat: Seat, text: str, *, process: str) -> tuple[Fault, ...]:
    """Keep a process as its text says it; BadInput with every fault. What deserves a second look comes back."""
    seat.must(Action.PROCESS_EDIT, process)
    _without_personal_data(text, _("proces niet bewaard"))
    read = desk.process_from(text.encode(), file=process, catalogue=catalogue())
    if read.workflow.id != process:
        what = _("de tekst gaat over ‘%(other)s’, niet over ‘%(this)s’") % {"other": read.workflow.id, "this": process}
        raise BadInput(_("proces niet bewaard"), [Fault(what, Place(field="process"))])
    Course.objects.update_or_create(process=process, defaults={"text": text, "person": seat.person_id})
    _changed()
    trail.did(Action.PROCESS_EDIT, f"process:{process}")
    return read.warnings


def begin_anew(seat: Seat, process: str) -> None:
    """Go back to the general model of the catalogue."""
    seat.must(Action.PROCESS_EDIT, process)
    Course.objects.filter(process=process).delete()
    _changed()
    trail.did("process.reset", f"process:{process}")


def give(seat: Seat, stand: store.Stand, said: Sequence[Rights]) -> tuple[Fault, ...]:
    """Say what people may do in one process; their other rights stay. New codes are added, and looked at for names."""
    seat.must(Action.STAFF_EDIT, stand.workflow.id)
    asked = set(stand.functions)
    given = {one.code: one.functions & asked for one in said}
    rows = {one.code: one for one in Holder.objects.filter(code__in=given)}
    _acceptable([code for code in given if code not in rows])
    place = Holder.objects.count()
    fresh: list[Holder] = []
    changed: list[Holder] = []
    for code, functions in given.items():
        row = rows.get(code)
        if row is None:
            fresh.append(Holder(code=code, functions=sorted(functions), place=place + len(fresh)))
            continue
        held = sorted({one for one in row.functions if one not in asked} | functions)
        if held != sorted(row.functions):
            row.functions = held
            changed.append(row)
    if len(fresh) + place > MOST_PEOPLE:
        raise BadInput(_("lijst niet bewaard"), [Fault(_("dat zijn te veel mensen"), Place(field="codes"))])
    Holder.objects.bulk_create(fresh)
    for row in changed:
        row.save(update_fields=["functions"])
    if fresh or changed:
        _changed()
        added, altered = str(len(fresh)), str(len(changed))
        trail.did(Action.STAFF_EDIT, f"process:{stand.workflow.id}", added=added, changed=altered)
    return name_warnings(given)


def drop(seat: Seat, stand: store.Stand, code: str) -> None:
    """Take somebody out of one process; who has no right left anywhere leaves the list."""
    seat.must(Action.STAFF_EDIT, stand.workflow.id)
    row = Holder.objects.filter(code=code).first()
    if row is None or (not set(row.functions) & set(stand.functions) and row.functions):
        return
    row.functions = [one for one in row.functions if one not in stand.functions]
    if row.functions:
        row.save(update_fields=["functions"])
    else:
        row.delete()
    _changed()
    trail.did(Action.STAFF_EDIT, f"process:{stand.workflow.id}", removed="1")


def replace(seat: Seat, raw: bytes, *, file: str = store.STAFF) -> tuple[Fault, ...]:
    """Put a whole staff file in the place of the list; BadInput with every fault, and then nothing changes."""
    seat.must(Action.STAFF_EDIT)
    _everything(seat)
    read = desk.people_from(raw, file=file)
    _acceptable([one.code for one in read.staff.people])
    put(read.staff)
    trail.did(Action.STAFF_EDIT, "staff", people=str(len(read.staff.people)))
    return read.warnings


def put(people: Staff) -> None:
    """The list becomes these people."""
    if len(people.people) > MOST_PEOPLE:
        raise BadInput(_("lijst niet bewaard"), [Fault(_("dat zijn te veel mensen"), Place(field="codes"))])
    Holder.objects.all().delete()
    Holder.objects.bulk_create(_row(one, place) for place, one in enumerate(people.people))
    _changed()


def put_mandates(people: Staff) -> None:
    """The mandate register becomes what these people may do."""
    Mandate.objects.all().delete()
    Mandate.objects.bulk_create(Mandate(code=one.code, functions=sorted(one.functions)) for one in people.people)
    _changed()


def _changed() -> None:
    Version.objects.get_or_create()
    Version.objects.update(number=F("number") + 1)


def _row(person: Person, place: int) -> Holder:
    return Holder(
        code=person.code,
        functions=sorted(person.functions),
        department=person.department,
        rank=person.rank,
        place=place,
    )


def take_in(texts: Mapping[str, bytes], staff: bytes | None, *, person: UUID, mandates: bytes | None = None) -> None:
    """Put the processes and staff of a dossier in the place of what was there; the caller has checked who may."""
    faults: list[Fault] = []
    rows = []
    for name, raw in sorted(texts.items()):
        try:
            text = bpmn_as_text(raw, file=name)[0] if name.endswith(BPMN) else read_text(raw, file=name)
            read = desk.process_from(text.encode(), file=name, catalogue=catalogue())
        except BadInput as bad:
            faults += bad.faults
        else:
            rows.append(Course(process=read.workflow.id, text=text, person=person))
    lists = []
    for name, listed in ((store.STAFF, staff), (store.MANDATES, mandates)):
        try:
            lists.append(Staff(()) if listed is None else desk.people_from(listed, file=name).staff)
        except BadInput as bad:
            faults += bad.faults
    if len({one.process for one in rows}) < len(rows):
        faults.append(Fault(_("twee bestanden gaan over hetzelfde proces"), Place("processes")))
    if faults:
        raise BadInput(_("dossier niet ingelezen"), faults)
    Course.objects.all().delete()
    Course.objects.bulk_create(rows)
    put(lists[0])
    put_mandates(lists[1])


def read_lines(text: str) -> tuple[Rights, ...]:
    """Codes as somebody types them: one line per person, then that person's rights with commas between."""
    found: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        parts = [one.strip() for one in line.replace(";", ",").replace("\t", ",").split(",")]
        if parts and parts[0] and parts[:2] != ["person", "function"]:
            found[parts[0]] = found.get(parts[0], frozenset()) | frozenset(one for one in parts[1:] if one)
    return tuple(Rights(code, functions) for code, functions in found.items())


def known_rights(stand: store.Stand, said: Sequence[Rights]) -> tuple[tuple[Rights, ...], tuple[str, ...]]:
    """The same with rights as the process writes them, whatever capitals or names were typed; and what is unknown."""
    by_name = {one.casefold(): one for one in stand.functions}
    for one in stand.functions:
        if card := catalogue().functions.get(one):
            by_name.setdefault(card.name.nl.casefold(), one)
    unknown: dict[str, None] = {}
    read = []
    for typed in said:
        rights = {by_name.get(function.casefold(), "") for function in typed.functions}
        unknown |= dict.fromkeys(function for function in typed.functions if function.casefold() not in by_name)
        read.append(evolve(typed, functions=frozenset(rights - {""})))
    return tuple(read), tuple(unknown)


def name_warnings(codes: Iterable[str]) -> tuple[Fault, ...]:
    """The codes that look like somebody's name (R3)."""
    text = "person,function\n" + "".join(f'"{one}",\n' for one in codes)
    return desk.people_from(text.encode(), file=store.STAFF).warnings if text.count("\n") > 1 else ()


def _acceptable(codes: Iterable[str]) -> None:
    faults = []
    for code in codes:
        if not code or len(code) > 40 or any(sign in code for sign in '",;|\n\r\t'):
            faults.append(Fault(_("‘%(code)s’ kan geen code zijn") % {"code": code[:40]}, Place(field="codes")))
        elif find(code):
            faults.append(Fault(_("een van de codes lijkt een persoonsgegeven"), Place(field="codes")))
    if faults:
        raise BadInput(_("lijst niet bewaard"), faults)


def _without_personal_data(text: str, headline: str) -> None:
    kinds = dict.fromkeys(one.kind for one in find(text))
    if kinds:
        what = _("hier lijkt een persoonsgegeven te staan (%(kinds)s)") % {"kinds": ", ".join(kinds)}
        raise BadInput(headline, [Fault(what, Place(field="text"), _("haal het weg"))])


def _everything(seat: Seat) -> None:
    if seat.reach(Action.STAFF_EDIT) is not Reach.ALL:
        raise Refused(Action.STAFF_EDIT)
