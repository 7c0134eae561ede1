"""The answers of a dossier as the scan wants them, and every fault in them."""

from collections.abc import Iterator
from datetime import date

from weerwerk import guard
from weerwerk.catalogue.cards import Circumstance, Reach
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import AnswerFile, AnswerLine, Assessment
from weerwerk.errors import Fault
from weerwerk.located import Located, Path, did_you_mean
from weerwerk.scan.model import ORGANISATION, Answer, Scope, Word

FREE_TEXTS = (
    "reason", "comment", "note", "why", "text", "nl", "en", "function", "said", "decision", "present", "group",
)  # fmt: skip


def answers_of(file: AnswerFile, catalogue: Catalogue) -> Iterator[Answer]:
    """The answers in one file; an exception on a step is an answer of its own (S2a)."""
    for line in file.answers:
        scope = scope_of(line, file, catalogue.circumstances[line.circumstance])
        yield _answer(file, line, scope, line.answer)
        for step, word in line.exceptions.items():
            yield _answer(file, line, Scope(scope.process, step), word)


def _answer(file: AnswerFile, line: AnswerLine, scope: Scope, word: Word) -> Answer:
    return Answer(
        circumstance=line.circumstance,
        scope=scope,
        word=word,
        respondent=file.respondent,
        function=file.function,
        on=file.date,
        proof=line.evidence,
        reason=line.reason,
        comment=line.comment,
    )


def scope_of(line: AnswerLine, file: AnswerFile, circumstance: Circumstance) -> Scope:
    """For what an answer holds: what the line says, else the file's process, never closer than the question reaches."""
    if circumstance.reach is Reach.ORGANISATION or line.level == "organisation" or not file.process:
        return ORGANISATION
    return Scope(file.process, line.step)


def faults_in(
    file: AnswerFile, located: Located, catalogue: Catalogue, *, on: date, any_step: bool = False
) -> Iterator[Fault]:
    """What is wrong with one respondent's answers, apart from what other files say.

    With `any_step` a step may be unknown and a question may have changed its reach: the file is of another edition.
    """
    if file.process and file.process not in catalogue.processes:
        cure = did_you_mean(file.process, catalogue.processes)
        yield located.fault(("process",), f"proces '{file.process}' bestaat niet", cure)
        return
    if file.date > on:
        yield located.fault(("date",), f"de datum {file.date:%d-%m-%Y} ligt in de toekomst", "verbeter de datum")
    for index, line in enumerate(file.answers):
        here: Path = ("answers", index)
        circumstance = catalogue.circumstances.get(line.circumstance)
        if circumstance is None:
            cure = did_you_mean(line.circumstance, catalogue.circumstances)
            yield located.fault((*here, "circumstance"), f"de vraag '{line.circumstance}' bestaat niet", cure)
            continue
        if not any_step:
            yield from _step_faults(file, line, located, here, catalogue)
        if line.level == "process" and not file.process:
            what = "een antwoord voor een proces zonder proces"
            yield located.fault((*here, "level"), what, "noem bovenaan het proces")
        if Word.NOT_APPLICABLE in (line.answer, *line.exceptions.values()) and not line.reason.strip():
            yield located.fault(here, "'nvt' zonder reden", "schrijf in 'reason' waarom de vraag hier niet speelt")
        if line.evidence is not None and line.evidence.date > on:
            what = f"de datum {line.evidence.date:%d-%m-%Y} ligt in de toekomst"
            yield located.fault((*here, "evidence", "date"), what, "verbeter de datum")


def _step_faults(
    file: AnswerFile, line: AnswerLine, located: Located, here: Path, catalogue: Catalogue
) -> Iterator[Fault]:
    circumstance = catalogue.circumstances[line.circumstance]
    steps = [line.step, *line.exceptions] if line.step else list(line.exceptions)
    known = [step.id for step in catalogue.processes[file.process].steps] if file.process else []
    if steps and circumstance.reach is not Reach.STEP:
        yield located.fault(here, f"'{circumstance.id}' gaat niet over losse stappen", "geef één antwoord zonder stap")
    elif steps and (not file.process or line.level == "organisation"):
        yield located.fault(here, "een stap zonder proces", "noem bovenaan het proces")
    else:
        for step in steps:
            if step not in known:
                field = "step" if step == line.step else "exceptions"
                what = f"stap '{step}' bestaat niet in {file.process}"
                yield located.fault((*here, field), what, did_you_mean(step, known))


def twice(files: list[tuple[AnswerFile, Located]], catalogue: Catalogue) -> Iterator[Fault]:
    """Two answers by one respondent to one question in one scope, over all files."""
    seen: dict[tuple[str, str, Scope], str] = {}
    for file, located in files:
        for index, line in enumerate(file.answers):
            circumstance = catalogue.circumstances.get(line.circumstance)
            if circumstance is None:
                continue
            scope = scope_of(line, file, circumstance)
            places = [scope, *(Scope(scope.process, step) for step in line.exceptions)]
            for place in places:
                key = (file.respondent, line.circumstance, place)
                if key in seen:
                    what = f"{file.respondent} beantwoordde '{line.circumstance}' al ({seen[key]})"
                    yield located.fault(("answers", index), what, "laat één antwoord staan")
                else:
                    seen[key] = str(located.place(("answers", index)))


def settled_faults(assessment: Assessment, located: Located, catalogue: Catalogue, *, on: date) -> Iterator[Fault]:
    """What is wrong with what the assessor settled or chose."""
    for group in ("settled", "weights", "impacts"):
        for index, one in enumerate(getattr(assessment, group)):
            here: Path = (group, index)
            circumstance = getattr(one, "circumstance", "")
            if circumstance and circumstance not in catalogue.circumstances:
                cure = did_you_mean(circumstance, catalogue.circumstances)
                yield located.fault((*here, "circumstance"), f"de vraag '{circumstance}' bestaat niet", cure)
            if one.process and one.process not in catalogue.processes:
                cure = did_you_mean(one.process, catalogue.processes)
                yield located.fault((*here, "process"), f"proces '{one.process}' bestaat niet", cure)
            if one.on > on:
                yield located.fault((*here, "on"), f"de datum {one.on:%d-%m-%Y} ligt in de toekomst", "verbeter haar")


def personal_data(located: Located) -> Iterator[tuple[Fault, bool]]:
    """Free texts in which something looks like personal data, and whether it was declared a case number (R1)."""
    for path in located.lines:
        if not path or path[-1] not in FREE_TEXTS:
            continue
        holder, text = located.at(path[:-1]), located.at(path)
        found = guard.find(text) if isinstance(text, str) else ()
        if found:
            declared = isinstance(holder, dict) and holder.get("case_number") is True
            kinds = " en ".join(dict.fromkeys(one.kind for one in found))
            what = f"hier lijkt een {kinds} te staan. {guard.NOTICE}"
            cure = "haal het weg; is het een zaaknummer, zet dan case_number: true bij dit antwoord"
            yield located.fault(path, what, cure), declared
