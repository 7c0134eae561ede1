"""A dossier into rows: a new scan with everything that this app holds; the rest is kept as pieces."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

from weerwerk.dossier.model import AnswerFile, AnswerLine, Dossier
from weerwerk.dossier.write import plain
from weerwerk.scan.model import Preset, Proof
from weerwerk_web.audit import trail
from weerwerk_web.scans import pieces
from weerwerk_web.scans.actions.answering import ORGANISATION
from weerwerk_web.scans.models import Answer, Choice, Point, Respondent, Scan, Session, Settled, Sheet
from weerwerk_web.scans.store import converter

IN_ROWS = (
    *("organisation.yaml", "assessment.yaml", "surroundings.yaml", "phenomena.yaml", "sessions.yaml"),
    *("picture.yaml", "signal_phases.yaml", "signals.csv", "signals.xlsx", "areas.geojson", "areas.topojson"),
    "area_figures.csv",
)
ANSWERS = "answers/"
# What the processes hold; who is related to whom is used for an answer and kept nowhere.
ELSEWHERE = re.compile(r"(staff|relations|mandates)\.csv|processes/[^/]+\.(yaml|bpmn)")


def take_in(dossier: Dossier, folder: Path, *, person: UUID, preset: Preset = Preset.SMALL) -> Scan:
    """The scan of a dossier that was read from a folder, as the newest scan; who calls this has checked who may."""
    scan = _scan(dossier, person, preset)
    respondents = {one.code: one for one in _respondents(dossier, scan)}
    Respondent.objects.bulk_create(respondents.values())
    sheets = {name: _sheet(name, file, respondents) for name, file in dossier.answers.items()}
    Sheet.objects.bulk_create(sheets.values())
    Answer.objects.bulk_create(
        _answer(line, place, sheets[name])
        for name, file in dossier.answers.items()
        for place, line in enumerate(file.answers)
    )
    Settled.objects.bulk_create(_settled(dossier, scan))
    Choice.objects.bulk_create(_choices(dossier, scan))
    _sessions(dossier, scan, person)
    for name, path in sorted(_rest(folder)):
        pieces.keep(scan, name, path.read_bytes())
    trail.did(
        "dossier.import", f"scan:{scan.pk}", answers=str(sum(len(one.answers) for one in dossier.answers.values()))
    )
    return scan


def _scan(dossier: Dossier, person: UUID, preset: Preset) -> Scan:
    given = converter().unstructure(dossier.organisation)
    info = dossier.organisation.scan
    left_out = ("inhabitants", "scan")
    return Scan.objects.create(
        title=info.title,
        edition=info.edition,
        preset=preset,
        processes=list(info.processes),
        inhabitants=dossier.organisation.inhabitants,
        particulars={name: value for name, value in given.items() if name not in left_out},
        start=info.start,
        end=info.end,
        person=person,
    )


def _respondents(dossier: Dossier, scan: Scan) -> Iterator[Respondent]:
    functions: dict[str, str] = {}
    parts: dict[str, set[str]] = {}
    for file in dossier.answers.values():
        functions.setdefault(file.respondent, file.function)
        parts.setdefault(file.respondent, set()).add(file.process or ORGANISATION)
    for code, function in sorted(functions.items()):
        yield Respondent(scan=scan, code=code, function=function, processes=sorted(parts[code]))


def _sheet(name: str, file: AnswerFile, respondents: Mapping[str, Respondent]) -> Sheet:
    return Sheet(
        respondent=respondents[file.respondent],
        name=name,
        function=file.function,
        process=file.process,
        date=file.date,
        note=file.note,
    )


def _answer(line: AnswerLine, place: int, sheet: Sheet) -> Answer:
    return Answer(
        sheet=sheet,
        respondent=sheet.respondent,
        circumstance=line.circumstance,
        process=sheet.process,
        step=line.step,
        level=line.level,
        word=line.answer,
        exceptions={step: word.value for step, word in line.exceptions.items()},
        reason=line.reason,
        comment=line.comment,
        case_number=line.case_number,
        place=place,
        **_proof(line.evidence),
    )


def _proof(proof: Proof | None) -> dict[str, object]:
    if proof is None:
        return {}
    return {"proof_kind": proof.kind, "proof_reference": proof.reference, "proof_date": proof.date}


def _settled(dossier: Dossier, scan: Scan) -> Iterator[Settled]:
    for place, one in enumerate(dossier.assessment.settled):
        yield Settled(
            scan=scan,
            circumstance=one.circumstance,
            process=one.process,
            step=one.step,
            word=one.word,
            reason=one.reason,
            on=one.on,
            by=one.by,
            case_number=one.case_number,
            place=place,
            **_proof(one.proof),
        )


def _choices(dossier: Dossier, scan: Scan) -> Iterator[Choice]:
    weights = [
        (one.process, one.circumstance, one.weight, one.reason, one.on, one.case_number)
        for one in dossier.assessment.weights
    ]
    impacts = [(one.process, "", one.impact, one.reason, one.on, one.case_number) for one in dossier.assessment.impacts]
    for place, (process, circumstance, value, reason, on, case_number) in enumerate([*weights, *impacts]):
        yield Choice(
            scan=scan,
            process=process,
            circumstance=circumstance,
            value=value,
            reason=reason,
            on=on,
            case_number=case_number,
            place=place,
        )


def _sessions(dossier: Dossier, scan: Scan, person: UUID) -> None:
    """One by one: the moment of making is their order."""
    for one in dossier.sessions:
        session = Session.objects.create(
            scan=scan,
            date=one.date,
            group=one.group,
            present=one.present,
            case_number=one.case_number,
            closed=scan.made,
            person=person,
        )
        Point.objects.bulk_create(
            Point(session=session, place=place, **plain_fields(point)) for place, point in enumerate(one.points)
        )


def plain_fields(point: object) -> dict[str, object]:
    """The fields of a point that were filled in."""
    found = plain(point)
    assert isinstance(found, dict)
    return found


def _rest(folder: Path) -> Iterable[tuple[str, Path]]:
    """Every file that no row holds; what begins with a dot is not of the dossier."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        held = name in IN_ROWS or name.startswith(ANSWERS) or ELSEWHERE.fullmatch(name)
        if path.is_file() and not hidden and not held:
            yield name, path
