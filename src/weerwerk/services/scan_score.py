"""From a dossier to scores: answers and measurements together, with what was left out and why."""

from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from weerwerk.catalogue.cards import Process
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.answers import answers_of
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.own import knowledge_of
from weerwerk.dossier.read import read_dossier
from weerwerk.receipt import Receipt, inputs_of
from weerwerk.scan.carry import Carried, carry
from weerwerk.scan.model import Scan
from weerwerk.scan.next import Question, open_questions
from weerwerk.scan.order import Ranked, order
from weerwerk.scan.result import ProcessScore
from weerwerk.scan.score import score
from weerwerk.scan.stop import StopRule, stop_rules
from weerwerk.services.dossier_staffing import Staffing, StaffingReader, read_staffing
from weerwerk.services.log_shown import LogReader, Logs, without_logs
from weerwerk.services.surroundings import exposures_of, outside_of
from weerwerk.services.survey import survey_measurements
from weerwerk.threats.exposure import Exposure


@frozen
class ScanResult:
    """A scored scan with everything that is needed to explain it; its catalogue holds the own processes too."""

    catalogue: Catalogue
    dossier: Dossier
    scan: Scan
    carried: Carried
    scores: tuple[ProcessScore, ...]
    ranked: tuple[Ranked, ...]
    ranked_without_floors: tuple[Ranked, ...]
    questions: tuple[Question, ...]
    exposures: tuple[Exposure, ...]
    stops: tuple[StopRule, ...]
    logs: Logs
    staffing: Staffing
    receipt: Receipt

    def process(self, process: str) -> Process:
        """The card of a process in the scan."""
        return self.catalogue.processes[process]

    def score_of(self, process: str) -> ProcessScore:
        """The score of a process in the scan."""
        return next(one for one in self.scores if one.process == process)

    def exposure_of(self, process: str) -> Exposure:
        """The exposure of a process in the scan."""
        return next(one for one in self.exposures if one.process == process)

    @property
    def in_order(self) -> tuple[ProcessScore, ...]:
        """The scores in the order of attention (S12)."""
        return tuple(self.score_of(one.process) for one in self.ranked)

    @property
    def mostly_floored(self) -> bool:
        """Whether floors hold more than half of the processes (S8)."""
        return 2 * sum(one.vulnerability != one.without_floors for one in self.scores) > len(self.scores)


def score_folder(
    folder: Path,
    catalogue: Catalogue,
    *,
    on: date,
    logs: LogReader = without_logs,
    staffing: StaffingReader = read_staffing,
) -> ScanResult:
    """The scores of the dossier in a folder; its logs and staffing are read by the readers that the shell lends."""
    dossier = read_dossier(folder, catalogue, on=on)
    return score_dossier(dossier, catalogue, folder=folder, on=on, logs=logs, staffing=staffing)


def score_dossier(
    dossier: Dossier,
    catalogue: Catalogue,
    *,
    folder: Path,
    on: date,
    logs: LogReader = without_logs,
    staffing: StaffingReader = read_staffing,
) -> ScanResult:
    """The scores of a dossier that was read from a folder."""
    knowledge = knowledge_of(dossier, catalogue)
    found, held = logs(dossier, knowledge), staffing(dossier, knowledge, on)
    seen = with_seen(with_seen(scan_of(dossier, knowledge), found), held)
    carried = carry(seen, knowledge, held=dossier.organisation.scan.end, on=on)
    scan = carried.scan
    scores = score(knowledge, scan, on=on)
    exposed = exposures_of(dossier, knowledge, scan.processes, on=on)
    outside = outside_of(exposed)
    receipt = Receipt(
        on=on,
        edition=catalogue.edition.edition,
        catalogue=catalogue.digest,
        inputs=inputs_of([*dossier.inputs, *found.inputs, *held.inputs], folder=folder),
    )
    return ScanResult(
        catalogue=knowledge,
        dossier=dossier,
        scan=scan,
        carried=carried,
        scores=scores,
        ranked=order(scores, outside),
        ranked_without_floors=order(scores, outside, with_floors=False),
        questions=open_questions(knowledge, scores),
        exposures=exposed,
        stops=stop_rules(knowledge, scores, outside),
        logs=found,
        staffing=held,
        receipt=receipt,
    )


def scan_of(dossier: Dossier, catalogue: Catalogue) -> Scan:
    """The answers, choices and survey of a dossier as a scan; without a choice the processes of the research and own.

    The catalogue is the one that holds the dossier's own processes.
    """
    chosen = dossier.processes or tuple(
        one.id for one in catalogue.processes.values() if one.group in ("research", "own")
    )
    return Scan(
        inhabitants=dossier.organisation.inhabitants,
        processes=chosen,
        answers=tuple(answer for file in dossier.answers.values() for answer in answers_of(file, catalogue)),
        settled=dossier.assessment.settled,
        weights=dossier.assessment.weights,
        impacts=dossier.assessment.impacts,
        measurements=survey_measurements(dossier.survey, catalogue, processes=chosen),
    )


def with_seen(scan: Scan, seen: Logs | Staffing) -> Scan:
    """The scan with what its logs or its staffing showed about the processes in it."""
    return evolve(
        scan,
        measurements=(*scan.measurements, *(one for one in seen.measurements if one.process in scan.processes)),
        floors=(*scan.floors, *(one for one in seen.floors if one.process in scan.processes)),
    )
