"""Answers from a sheet: each line is kept or refused on its own, and what was refused is told."""

from collections.abc import Sequence

from attrs import frozen
from django.utils.translation import gettext as _

from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.answer_sheet import ReadLine, SheetLine, read_sheet
from weerwerk_web.accounts.roles import Action, Reach
from weerwerk_web.accounts.seat import Refused, Seat
from weerwerk_web.audit import trail
from weerwerk_web.scans import store
from weerwerk_web.scans.actions import answering
from weerwerk_web.scans.actions.answering import ORGANISATION, Given
from weerwerk_web.scans.models import Respondent
from weerwerk_web.scans.store import Key


@frozen
class TakenIn:
    """How many answers were kept, and which lines were refused."""

    kept: int
    refused: tuple[Fault, ...]


def lines_of(respondent: Respondent, keys: Sequence[Key]) -> Sequence[SheetLine]:
    """The questions of a part as lines of a sheet, with what this respondent answered to them."""
    knowledge = store.knowledge_of(respondent.scan)
    given = store.answers_of(respondent)
    found = []
    for circumstance, process, step in keys:
        card, answer = knowledge.circumstances[circumstance], given.get((circumstance, process, step))
        found.append(
            SheetLine(
                part=process or ORGANISATION,
                circumstance=circumstance,
                question=card.question,
                good=card.good,
                step=step,
                answer=answer.word if answer else "",
                reason=answer.reason if answer else "",
                proof=store.proof_of(answer) if answer else None,
                comment=answer.comment if answer else "",
            )
        )
    return found


def take_in(seat: Seat, respondent: Respondent, raw: bytes, *, name: str) -> TakenIn:
    """Keep the answers of a sheet as this respondent's own; BadInput when it is no such sheet."""
    seat.must(Action.SCAN_ANSWER)
    lines, faults = read_sheet(raw, file=name)
    kept = 0
    for line in lines:
        try:
            _keep(seat, respondent, line)
        except BadInput as error:
            faults += [Fault(one.what, Place(name, line.line, one.where.field), one.cure) for one in error.faults]
        else:
            kept += 1
    trail.did("answers.import", f"respondent:{respondent.code}", kept=str(kept), refused=str(len(faults)))
    return TakenIn(kept, tuple(sorted(faults, key=lambda one: one.where.line or 0)))


def _keep(seat: Seat, respondent: Respondent, line: ReadLine) -> None:
    given = Given(
        circumstance=line.circumstance,
        process=line.part,
        step=line.step,
        word=line.word,
        proof=line.proof,
        reason=line.reason,
        comment=line.comment,
    )
    if seat.reach(Action.SCAN_ANSWER) is not Reach.ALL and given.part not in seat.processes:
        raise BadInput(_("niet bewaard"), [Fault(_("dit hoort niet bij uw deel"), cure=_("vraag uw coördinator"))])
    try:
        answering.answer(seat, respondent, given)
    except Refused as error:
        raise BadInput(_("niet bewaard"), [Fault(_("dit hoort niet bij uw deel"))]) from error
