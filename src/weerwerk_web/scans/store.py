"""Rows of a scan as the values of the core; nothing here computes or changes."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from uuid import UUID

import cattrs
from attrs import evolve, frozen
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier import own
from weerwerk.dossier.model import AnswerFile, Assessment, Dossier, Organisation
from weerwerk.dossier.sessions import Session as SessionValue
from weerwerk.scan.model import OwnImpact, OwnWeight, Proof, Word
from weerwerk.scan.model import Settled as SettledValue
from weerwerk_web.accounts.models import Invitation, Membership
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans import pieces
from weerwerk_web.scans.models import Answer, Choice, Point, Proved, Respondent, Scan, Session, Settled, Sheet

Plain = dict[str, object]
Key = tuple[str, str, str]  # circumstance, process, step: a question in its place


@cache
def converter() -> cattrs.Converter:
    """Between values of the core and what JSON can hold."""
    made = cattrs.Converter(omit_if_default=True, forbid_extra_keys=True)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda text, _: text if isinstance(text, date) else date.fromisoformat(text))
    return made


def current() -> Scan | None:
    """The newest scan of the organisation in scope, with whether it has pieces, so that nobody asks for none."""
    return Scan.objects.annotate(pieced=Exists(pieces.rest().filter(scan=OuterRef("pk")))).first()


def before(scan: Scan) -> Scan | None:
    """The scan that was held before this one."""
    return Scan.objects.filter(made__lt=scan.made).first()


def respondent_of(scan: Scan, person: UUID) -> Respondent | None:
    """Who this person is in the scan."""
    found = Respondent.objects.filter(scan=scan, person=person).first()
    if found is not None:
        found.scan = scan  # not asked for again
    return found


def waiting_for(scan: Scan, person: UUID) -> Respondent | None:
    """The respondent this person was invited to be, before the first answer."""
    invited = Invitation.objects.filter(used_by=person).values_list("pk", flat=True)
    return Respondent.objects.filter(scan=scan, person=None, invitation__in=list(invited)).first()


def respondents(scan: Scan) -> QuerySet[Respondent]:
    """Everyone who answers, by code, with name and number of answers; not yet read, for there can be thousands."""
    given = Answer.objects.filter(respondent=OuterRef("pk")).values("respondent").annotate(number=Count("pk"))
    people = Membership.objects.filter(person=OuterRef("person")).order_by()
    return Respondent.objects.filter(scan=scan).annotate(
        answered=Subquery(given.values("number")), named=Subquery(people.values("person__name")[:1])
    )


def how_many(scan: Scan) -> tuple[int, int]:
    """How many people answer, and how many said to be ready."""
    found = Respondent.objects.filter(scan=scan).aggregate(people=Count("pk"), ready=Count("done"))
    return found["people"], found["ready"]


def answers_of(respondent: Respondent) -> Mapping[Key, Answer]:
    """What someone answered, by question."""
    return {key_of(one): one for one in Answer.objects.filter(respondent=respondent)}


def words_of(respondent: Respondent) -> Mapping[Key, Word]:
    """The answers of someone by question, and nothing else of them."""
    rows = Answer.objects.filter(respondent=respondent).values_list("circumstance", "process", "step", "level", "word")
    return {
        (circumstance, "" if level == "organisation" else process, step): Word(word)
        for circumstance, process, step, level, word in rows
    }


def answer_to(respondent: Respondent, key: Key) -> Answer | None:
    """What someone answered to one question."""
    circumstance, _process, step = key
    found = Answer.objects.filter(respondent=respondent, circumstance=circumstance, step=step)
    return next((one for one in found if key_of(one) == key), None)


def key_of(answer: Answer) -> Key:
    """The question an answer is to, as it was put."""
    return (answer.circumstance, "" if answer.level == "organisation" else answer.process, answer.step)


def respondents_by_part(scan: Scan) -> Mapping[str, int]:
    """How many people answered something about each process; the empty one is the whole organisation."""
    rows = Answer.objects.filter(respondent__scan=scan).values("process")
    return {row["process"]: row["number"] for row in rows.annotate(number=Count("respondent", distinct=True))}


@frozen
class Rows:
    """Everything of a scan, read with a fixed number of queries."""

    scan: Scan
    sheets: Sequence[Sheet]
    answers: Sequence[Answer]
    settled: Sequence[Settled]
    choices: Sequence[Choice]
    sessions: Sequence[Session] = ()
    points: Sequence[Point] = ()


def rows_of(scan: Scan) -> Rows:
    """The rows of a scan: six queries, however many answers there are."""
    return Rows(
        scan=scan,
        sheets=list(Sheet.objects.filter(respondent__scan=scan).select_related("respondent")),
        answers=list(Answer.objects.filter(respondent__scan=scan).order_by("place", "circumstance", "step")),
        settled=list(Settled.objects.filter(scan=scan).order_by("place", "circumstance", "process", "step")),
        choices=choices_of(scan),
        sessions=list(Session.objects.filter(scan=scan).order_by("made")),
        points=list(Point.objects.filter(session__scan=scan)),
    )


def dossier_of(scan: Scan) -> Dossier:
    """The scan as a dossier, without what other apps hold."""
    rows = rows_of(scan)
    return evolve(
        pieces.rest_of(scan, lasting(scan)),
        organisation=organisation_of(rows),
        answers=files_of(rows),
        assessment=assessment_of(rows),
        sessions=sessions_of(rows),
    )


def unanswered_dossier(scan: Scan) -> Dossier:
    """The scan as a dossier in which nobody answered anything yet."""
    rows = Rows(scan, (), (), (), choices_of(scan))
    return evolve(
        pieces.rest_of(scan, lasting(scan)), organisation=organisation_of(rows), assessment=assessment_of(rows)
    )


def choices_of(scan: Scan) -> Sequence[Choice]:
    """The weights and impacts that the organisation chose itself."""
    return list(Choice.objects.filter(scan=scan).order_by("place", "process", "circumstance"))


def knowledge_of(scan: Scan) -> Catalogue:
    """The catalogue with the own processes of the organisation in it."""
    return own.knowledge_of(pieces.rest_of(scan, lasting(scan)), catalogue())


def organisation_of(rows: Rows) -> Organisation:
    """The organisation and its scan; it ends on the day that was named, or that of its last answer."""
    scan = rows.scan
    end = max([scan.start, *(one.date for one in rows.sheets), *([scan.end] if scan.end else [])])
    info: Plain = {
        "title": scan.title,
        "edition": scan.edition,
        "start": scan.start,
        "end": end,
        "processes": scan.processes,
    }
    given: Plain = {**scan.particulars, "inhabitants": scan.inhabitants, "scan": info}
    return converter().structure(given, Organisation)


def lasting(scan: Scan) -> Organisation:
    """The organisation as the rest of the dossier needs it: nothing in it changes with an answer."""
    info: Plain = {"title": scan.title, "edition": scan.edition, "start": scan.start, "end": scan.start}
    given: Plain = {**scan.particulars, "inhabitants": scan.inhabitants, "scan": info}
    return converter().structure(given, Organisation)


def files_of(rows: Rows) -> dict[str, AnswerFile]:
    """The answers as files: one per respondent, process and day."""
    lines: dict[UUID, list[Plain]] = {}
    for answer in rows.answers:
        lines.setdefault(answer.sheet_id, []).append(_line(answer))
    found = {}
    for sheet in rows.sheets:
        if sheet.pk in lines or sheet.name:
            given: Plain = {
                "respondent": sheet.respondent.code,
                "function": sheet.function,
                "date": sheet.date,
                "process": sheet.process,
                "note": sheet.note,
                "answers": lines.get(sheet.pk, []),
            }
            found[sheet.name or name_of(sheet)] = converter().structure(given, AnswerFile)
    return dict(sorted(found.items()))


def name_of(sheet: Sheet) -> str:
    """What the file of a sheet is called when it did not come from a file."""
    return f"{sheet.process or 'organisatie'}-{sheet.respondent.code}-{sheet.date:%Y-%m-%d}.yaml"


def _line(answer: Answer) -> Plain:
    return {
        "circumstance": answer.circumstance,
        "answer": answer.word,
        "level": answer.level,
        "step": answer.step,
        "exceptions": answer.exceptions,
        "evidence": _proof(answer),
        "reason": answer.reason,
        "comment": answer.comment,
        "case_number": answer.case_number,
    }


def _proof(row: Proved) -> Plain | None:
    if not row.proof_kind or row.proof_date is None:
        return None
    return {"kind": row.proof_kind, "reference": row.proof_reference, "date": row.proof_date}


def proof_of(row: Proved) -> Proof | None:
    """What shows that a claim is true; None without it."""
    given = _proof(row)
    return converter().structure(given, Proof) if given else None


def assessment_of(rows: Rows) -> Assessment:
    """What was settled and chosen."""
    settled = [
        {
            "circumstance": one.circumstance,
            "word": one.word,
            "reason": one.reason,
            "on": one.on,
            "by": one.by,
            "process": one.process,
            "step": one.step,
            "proof": _proof(one),
            "case_number": one.case_number,
        }
        for one in rows.settled
    ]
    weights = [
        {
            "circumstance": one.circumstance,
            "process": one.process,
            "weight": one.value,
            "reason": one.reason,
            "on": one.on,
            "case_number": one.case_number,
        }
        for one in rows.choices
        if one.circumstance
    ]
    impacts = [
        {
            "process": one.process,
            "impact": one.value,
            "reason": one.reason,
            "on": one.on,
            "case_number": one.case_number,
        }
        for one in rows.choices
        if not one.circumstance
    ]
    return Assessment(
        settled=converter().structure(settled, tuple[SettledValue, ...]),
        weights=converter().structure(weights, tuple[OwnWeight, ...]),
        impacts=converter().structure(impacts, tuple[OwnImpact, ...]),
    )


def sessions_of(rows: Rows) -> tuple[SessionValue, ...]:
    """The meetings, the oldest first, each with its points."""
    made = [
        {
            "date": one.date,
            "group": one.group,
            "present": one.present,
            "case_number": one.case_number,
            "points": [_point(point) for point in rows.points if point.session_id == one.pk],
        }
        for one in rows.sessions
    ]
    return converter().structure(made, tuple[SessionValue, ...])


def _point(row: Point) -> Plain:
    return {
        "process": row.process,
        "circumstance": row.circumstance,
        "step": row.step,
        "said": row.said,
        "decision": row.decision,
        "owner": row.owner,
        "due": row.due,
        "case_number": row.case_number,
    }


def session(scan: Scan) -> Session | None:
    """The newest session of a scan."""
    return Session.objects.filter(scan=scan).first()


def points_of(found: Session) -> Mapping[Key, Point]:
    """What was written down at a session, by question."""
    return {(one.circumstance, one.process, one.step): one for one in Point.objects.filter(session=found)}


def settled_of(scan: Scan) -> Mapping[Key, Settled]:
    """What was settled, by question."""
    return {(one.circumstance, one.process, one.step): one for one in Settled.objects.filter(scan=scan)}


def answers_about(scan: Scan, key: Key) -> Sequence[Answer]:
    """Every answer to one question, with who gave it; for the coordinator alone."""
    found = Answer.objects.filter(respondent__scan=scan, circumstance=key[0], process__in=("", key[1]))
    return list(found.select_related("respondent", "sheet").order_by("respondent__code"))
