"""Reading a dossier: every fault in every file at once; nothing is changed, nothing is kept half."""

from datetime import date
from pathlib import Path
from typing import TypeVar

from weerwerk.catalogue.cards import Process
from weerwerk.catalogue.extend import with_processes
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.answers import faults_in, personal_data, settled_faults, twice
from weerwerk.dossier.model import (
    AnswerFile,
    Assessment,
    Dossier,
    LogRules,
    Organisation,
    Permissions,
    Phenomena,
    Surroundings,
    SurveyCount,
    VitalFunction,
)
from weerwerk.dossier.outside import phenomena_faults, surroundings_faults
from weerwerk.dossier.own import OWN_PROCESSES, function_faults, process_faults
from weerwerk.dossier.picture import PictureFiles
from weerwerk.dossier.plan import Plan, plan_faults
from weerwerk.dossier.read_picture import read_picture
from weerwerk.dossier.sessions import FILE as SESSIONS
from weerwerk.dossier.sessions import Session, session_faults
from weerwerk.dossier.survey import FILE as SURVEY
from weerwerk.dossier.survey import read_survey, survey_faults
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import Located, did_you_mean, read_yaml
from weerwerk.shaped import try_shape

T = TypeVar("T")
HEADLINE = "dossier niet gelezen"
WORKFLOWS, STAFF, RELATIONS, MANDATES = "processes", "staff.csv", "relations.csv", "mandates.csv"
WORKFLOW_ENDINGS = (".yaml", ".bpmn")
LOG_ENDINGS = (".csv", ".xes", ".xes.gz", ".parquet", ".xlsx")


class _Reader:
    """One pass over a folder; faults are gathered, never raised half-way."""

    def __init__(self, folder: Path, catalogue: Catalogue, on: date, any_edition: bool) -> None:
        self.folder = folder
        self.catalogue = catalogue
        self.on = on
        self.any_edition = any_edition
        self.faults: list[Fault] = []
        self.inputs: list[Path] = []
        self.declared: list[str] = []

    def located(self, path: Path) -> Located | None:
        name = path.relative_to(self.folder).as_posix()
        try:
            located = read_yaml(path.read_bytes(), file=name)
        except BadInput as bad:
            self.faults.extend(bad.faults)
            return None
        self.inputs.append(path)
        for fault, declared in personal_data(located):
            if declared:
                self.declared.append(str(fault.where))
            else:
                self.faults.append(fault)
        return located

    def optional(self, name: str, cls: type[T]) -> tuple[T | None, Located | None]:
        path = self.folder / name
        located = self.located(path) if path.is_file() else None
        if located is None:
            return None, None
        made, faults = try_shape(located, cls)
        self.faults.extend(faults)
        return made, located

    def answers(self) -> dict[str, AnswerFile]:
        files: dict[str, AnswerFile] = {}
        read: list[tuple[AnswerFile, Located]] = []
        for path in sorted((self.folder / "answers").glob("*.yaml")):
            located = self.located(path)
            if located is None:
                continue
            file, faults = try_shape(located, AnswerFile)
            self.faults.extend(faults)
            if file is not None:
                files[path.name] = file
                read.append((file, located))
                self.faults.extend(faults_in(file, located, self.catalogue, on=self.on, any_step=self.any_edition))
        self.faults.extend(twice(read, self.catalogue))
        return files

    def organisation(self) -> Organisation | None:
        organisation, located = self.optional("organisation.yaml", Organisation)
        if organisation is None or located is None:
            return None
        for index, process in enumerate(organisation.scan.processes):
            if process not in self.catalogue.processes:
                cure = did_you_mean(process, self.catalogue.processes)
                what = f"proces '{process}' bestaat niet"
                self.faults.append(located.fault(("scan", "processes", index), what, cure))
        if organisation.inhabitants <= 0:
            self.faults.append(located.fault(("inhabitants",), "het aantal inwoners is niet meer dan 0", "vul het in"))
        if organisation.code and organisation.code not in self.catalogue.municipalities:
            cure = did_you_mean(organisation.code, self.catalogue.municipalities) or "zoals GM0014"
            self.faults.append(located.fault(("code",), f"gemeentecode '{organisation.code}' bestaat niet", cure))
        if organisation.scan.edition != self.edition and not self.any_edition:
            what = f"het dossier hoort bij editie {organisation.scan.edition}, deze catalogus is {self.edition}"
            self.faults.append(located.fault(("scan", "edition"), what, f"zet editie {self.edition} in het dossier"))
        return organisation

    @property
    def edition(self) -> str:
        return self.catalogue.edition.edition

    def assessment(self) -> Assessment:
        assessment, located = self.optional("assessment.yaml", Assessment)
        if assessment is None or located is None:
            return Assessment()
        self.faults.extend(settled_faults(assessment, located, self.catalogue, on=self.on))
        return assessment

    def plan(self) -> Plan:
        plan, located = self.optional("plan.yaml", Plan)
        if plan is None or located is None:
            return Plan()
        self.faults.extend(plan_faults(plan, located, self.catalogue, on=self.on))
        return plan

    def own_processes(self) -> dict[str, Process]:
        """The own processes; from here on the reader knows them beside those of the catalogue."""
        found: dict[str, Process] = {}
        for path in sorted((self.folder / OWN_PROCESSES).glob("*.yaml")):
            located = self.located(path)
            if located is None:
                continue
            process, faults = try_shape(located, Process)
            self.faults.extend(faults)
            if process is not None:
                found[path.stem] = process
                self.faults.extend(process_faults(process, located, self.catalogue, name=path.stem))
        self.catalogue = with_processes(self.catalogue, found.values())
        return found

    def surroundings(self) -> Surroundings | None:
        surroundings, located = self.optional("surroundings.yaml", Surroundings)
        if surroundings is None or located is None:
            return None
        self.faults.extend(surroundings_faults(surroundings, located, self.catalogue, on=self.on))
        return surroundings

    def phenomena(self) -> Phenomena:
        phenomena, located = self.optional("phenomena.yaml", Phenomena)
        if phenomena is None or located is None:
            return Phenomena()
        self.faults.extend(phenomena_faults(phenomena, located, self.catalogue, on=self.on))
        return phenomena

    def picture(self, organisation: Organisation | None) -> PictureFiles:
        own = organisation.code if organisation else ""
        found = read_picture(self.folder, own=own, catalogue=self.catalogue, on=self.on)
        self.faults.extend(found.faults)
        self.inputs.extend(found.inputs)
        return found.files

    def vital_functions(self) -> tuple[VitalFunction, ...]:
        functions, located = self.optional("vital_functions.yaml", tuple[VitalFunction, ...])
        if functions is None or located is None:
            return ()
        self.faults.extend(function_faults(functions, located, self.catalogue, on=self.on))
        return functions

    def sessions(self) -> tuple[Session, ...]:
        sessions, located = self.optional(SESSIONS, tuple[Session, ...])
        if sessions is None or located is None:
            return ()
        self.faults.extend(session_faults(sessions, located, self.catalogue, on=self.on))
        return sessions

    def survey(self) -> tuple[SurveyCount, ...]:
        path = self.folder / SURVEY
        if not path.is_file():
            return ()
        try:
            rows, faults = read_survey(path.read_bytes())
        except BadInput as bad:
            self.faults.extend(bad.faults)
            return ()
        self.inputs.append(path)
        self.faults.extend([*faults, *survey_faults(rows, self.catalogue, on=self.on)])
        return tuple(row.count for row in rows)

    def rules(self) -> tuple[LogRules, ...]:
        path = self.folder / "steps.yaml"
        located = self.located(path) if path.is_file() else None
        if located is None:
            return ()
        rules, faults = try_shape(located, tuple[LogRules, ...])
        self.faults.extend(faults)
        for index, rule in enumerate(rules or ()):
            self.faults.extend(self._rule_faults(rule, located, index))
        return rules or ()

    def _rule_faults(self, rule: LogRules, located: Located, index: int) -> list[Fault]:
        if rule.process not in self.catalogue.processes:
            cure = did_you_mean(rule.process, self.catalogue.processes)
            return [located.fault((index, "process"), f"proces '{rule.process}' bestaat niet", cure)]
        known = [step.id for step in self.catalogue.processes[rule.process].steps]
        faults = [
            located.fault((index, "activities", activity), f"stap '{step}' bestaat niet", did_you_mean(step, known))
            for activity, step in rule.activities.items()
            if step not in known
        ]
        for at, pair in enumerate(rule.pairs):
            for name in ("prepare", "decide"):
                activity = getattr(pair, name)
                if activity not in rule.activities:
                    what = f"activiteit '{activity}' staat niet bij activities"
                    cure = did_you_mean(activity, rule.activities)
                    faults.append(located.fault((index, "pairs", at, name), what, cure))
        return faults


def read_dossier(folder: Path, catalogue: Catalogue, *, on: date, any_edition: bool = False) -> Dossier:
    """The dossier in a folder; BadInput with every fault. `on` is today, for dates in the future.

    With `any_edition` a dossier of another edition is read too, with steps that are no longer there, to be carried
    over (S16).
    """
    _must_be_dossier(folder)
    reader = _Reader(folder, catalogue, on, any_edition)
    own_processes = reader.own_processes()  # first: every other file may name them
    organisation = reader.organisation()
    answers = reader.answers()
    assessment = reader.assessment()
    rules = reader.rules()
    permissions, _ = reader.optional("permissions.yaml", Permissions)
    plan = reader.plan()
    surroundings, phenomena = reader.surroundings(), reader.phenomena()
    picture = reader.picture(organisation)
    functions, survey = reader.vital_functions(), reader.survey()
    sessions = reader.sessions()
    if reader.faults or organisation is None:
        raise BadInput(HEADLINE, _in_order(reader.faults))
    logs = tuple(path for path in sorted((folder / "logs").glob("*")) if path.name.lower().endswith(LOG_ENDINGS))
    workflows = tuple(path for path in sorted((folder / WORKFLOWS).glob("*")) if path.suffix in WORKFLOW_ENDINGS)
    return Dossier(
        organisation=organisation,
        answers=answers,
        assessment=assessment,
        rules=rules,
        permissions=permissions or Permissions(),
        plan=plan,
        surroundings=surroundings,
        phenomena=phenomena,
        picture=picture,
        vital_functions=functions,
        sessions=sessions,
        survey=survey,
        own_processes=own_processes,
        logs=logs,
        workflows=workflows,
        staff=_there(folder / STAFF),
        relations=_there(folder / RELATIONS),
        mandates=_there(folder / MANDATES),
        inputs=tuple(reader.inputs),
        declared=tuple(reader.declared),
    )


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None


def _must_be_dossier(folder: Path) -> None:
    if not folder.is_dir():
        raise BadInput(HEADLINE, [Fault("deze map is er niet", Place(str(folder)), "geef de map van een dossier")])
    if not (folder / "organisation.yaml").is_file():
        fault = Fault("hier staat geen dossier", Place(str(folder)), "geef de map met organisation.yaml")
        raise BadInput(HEADLINE, [fault])


def _in_order(faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault.where.file, fault.where.line or 0))
