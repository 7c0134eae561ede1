"""The process and staff files of one order, read together so that all faults come at once."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.bpmn import read_bpmn
from weerwerk.coalition.read import WorkflowFile, read_workflow
from weerwerk.coalition.staff import StaffFile, no_step_asks, nobody_has, read_staff, with_relations
from weerwerk.coalition.write import process_text
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.receipt import Receipt, inputs_of

HEADLINE = "proces niet doorgerekend"
BPMN = (".bpmn", ".xml")


@frozen
class Files:
    """What was read, what deserves a second look, and which files a receipt names."""

    workflows: tuple[WorkflowFile, ...]
    staff: StaffFile
    warnings: tuple[Fault, ...]
    paths: tuple[Path, ...]

    def beside(self, path: Path) -> "Files":
        """The same with one more file for the receipt."""
        return evolve(self, paths=(*self.paths, path))


def names_faults(names: bool, reason: str, second: str) -> list[Fault]:
    """What is missing before codes may be shown: a reason and a second person (R3, R4)."""
    if not names or (reason.strip() and second.strip()):
        return []
    what = "codes tonen kan alleen met een reden en een tweede persoon"
    return [Fault(what, Place(field="--names"), 'geef --reason "…" en --second CODE')]


def bpmn_text(path: Path, *, process: str) -> tuple[str, tuple[Fault, ...]]:
    """A BPMN model as a process file that says above itself what did not come over, and the same as warnings."""
    return bpmn_as_text(path.read_bytes(), file=path.name, process=process)


def bpmn_as_text(raw: bytes, *, file: str, process: str = "") -> tuple[str, tuple[Fault, ...]]:
    """The same for a model that is at hand; BadInput when there is no process in it."""
    read = read_bpmn(raw, file=file, process=process)
    left = [f"- {one.what} (regel {one.where.line})" for one in read.warnings]
    head = ["Gemaakt uit een BPMN-model. Zet er nog bij: regels (rules) en wat iemand wil bereiken (goals)."]
    remarks = [*head, "Niet of anders overgenomen:", *left] if left else head
    return process_text(read.workflow, remarks=remarks), read.warnings


def read_files(processes: Collection[Path], staff: Path, *, relations: Path | None, catalogue: Catalogue) -> Files:
    """Every file of an order; BadInput with the faults of all of them."""
    faults: list[Fault] = []
    workflows = []
    for path in processes:
        try:
            workflows.append(_workflow(path, catalogue))
        except BadInput as bad:
            faults.extend(bad.faults)
    people = None
    try:
        people = read_staff(_bytes_of(staff), file=str(staff))
        if relations is not None:
            people = with_relations(people, _bytes_of(relations), file=str(relations))
    except BadInput as bad:
        faults.extend(bad.faults)
    if faults or people is None:
        raise BadInput(HEADLINE, faults)
    return Files(tuple(workflows), people, _warnings(workflows, people), (*processes, staff))


def _bytes_of(path: Path) -> bytes:
    """What a file holds; one that is not there is a fault among the others."""
    if not path.is_file():
        raise BadInput(HEADLINE, [Fault("dit bestand is er niet", Place(str(path)), "kijk de naam na")])
    return path.read_bytes()


def _workflow(path: Path, catalogue: Catalogue) -> WorkflowFile:
    """A process file; goals without impact weigh as the process of the catalogue does (S10)."""
    raw = _bytes_of(path)
    if path.suffix.lower() in BPMN:
        return read_bpmn(raw, file=str(path))
    first = read_workflow(raw, file=str(path))
    known = catalogue.processes.get(first.workflow.id)
    return first if known is None else read_workflow(raw, file=str(path), impact=known.impact.highest)


def _warnings(workflows: Collection[WorkflowFile], staff: StaffFile) -> tuple[Fault, ...]:
    found = list(staff.warnings)
    for one in workflows:
        steps = {step: one.located.place(("steps", index)) for index, step in enumerate(one.workflow.steps)}
        found += [*one.warnings, *nobody_has(one.workflow, staff, steps=steps)]
    return (*found, *no_step_asks([one.workflow for one in workflows], staff))


def receipt_of(files: Files, catalogue: Catalogue, *, on: date, settings: Mapping[str, str]) -> Receipt:
    """The receipt of a result on these files; who is related to whom leaves no trace, not even a hash."""
    return Receipt(
        on=on,
        edition=catalogue.edition.edition,
        catalogue=catalogue.digest,
        inputs=inputs_of(files.paths),
        settings=settings,
    )
