"""Writing a dossier so that reading it back gives the same; a file appears whole or not at all."""

import csv
import io
import os
import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import cattrs
import yaml

from weerwerk.catalogue.cards import Process
from weerwerk.dossier.areas import areas_geojson
from weerwerk.dossier.figures import FILE as FIGURES
from weerwerk.dossier.figures import figures_csv
from weerwerk.dossier.model import Dossier, SurveyCount
from weerwerk.dossier.own import OWN_PROCESSES
from weerwerk.dossier.picture import PictureFiles
from weerwerk.dossier.read_picture import AREAS
from weerwerk.dossier.sessions import FILE as SESSIONS
from weerwerk.dossier.signals import FILES as SIGNALS
from weerwerk.dossier.signals import signals_csv
from weerwerk.dossier.survey import COLUMNS
from weerwerk.dossier.survey import FILE as SURVEY
from weerwerk.located import reads_as_text


def write_dossier(dossier: Dossier, folder: Path) -> None:
    """Write the plain files of a dossier; logs and other files in the folder are left as they are."""
    (folder / "answers").mkdir(parents=True, exist_ok=True)
    write_yaml(folder / "organisation.yaml", plain(dossier.organisation))
    for name, file in dossier.answers.items():
        write_yaml(folder / "answers" / name, plain(file))
    for name, process in dossier.own_processes.items():
        write_process(process, folder / OWN_PROCESSES / f"{name}.yaml")
    for name, value in (
        ("assessment.yaml", plain(dossier.assessment)),
        ("steps.yaml", [plain(rule) for rule in dossier.rules]),
        ("permissions.yaml", plain(dossier.permissions)),
        ("plan.yaml", plain(dossier.plan)),
        ("surroundings.yaml", plain(dossier.surroundings)),
        ("phenomena.yaml", plain(dossier.phenomena)),
        ("picture.yaml", plain(dossier.picture.file)),
        ("signal_phases.yaml", plain(dossier.picture.weighing)),
        ("vital_functions.yaml", [plain(one) for one in dossier.vital_functions]),
        (SESSIONS, [plain(one) for one in dossier.sessions]),
    ):
        if value:
            write_yaml(folder / name, value)
    if dossier.survey:
        write_whole(folder / SURVEY, survey_csv(dossier.survey).encode())
    _write_tables(dossier.picture, folder)


def _write_tables(picture: PictureFiles, folder: Path) -> None:
    """Counts, figures and areas; a table that is already there in its other form is left as it is."""
    csv_file, excel_file = SIGNALS
    if picture.signals and not (folder / excel_file).exists():
        write_whole(folder / csv_file, signals_csv(picture.signals).encode())
    if picture.figures:
        write_whole(folder / FIGURES, figures_csv(picture.figures).encode())
    if picture.areas is not None and not any((folder / name).exists() for name in AREAS):
        write_whole(folder / AREAS[0], areas_geojson(picture.areas).encode())


def write_process(process: Process, path: Path) -> None:
    """Write an own process in the shape of a process card."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_yaml(path, plain(process))


def survey_csv(counts: Iterable[SurveyCount]) -> str:
    """The counts of a survey as the text of a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((one.item, one.answer, one.count, one.group, one.period) for one in counts)
    return text.getvalue()


def write_yaml(path: Path, value: object) -> None:
    """Write a YAML file whole: to a neighbour first, then in its place."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    write_whole(path, text.encode())


_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff]")  # what YAML would fold or lose unquoted


class _Dumper(yaml.SafeDumper):
    """Quotes every text that our reader would otherwise take for a number, a date or nothing; writes no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        """Our reader takes no aliases, so the same value is written out each time."""
        del data
        return True


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _ODD.search(text) else None if reads_as_text(text) else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _quoted)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    beside = path.with_name(f".{path.name}.deel")
    try:
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def plain(value: object) -> object:
    """A value of the dossier as plain data, without what stands at its default."""
    return _converter().unstructure(value)


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(omit_if_default=True, unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(date, lambda day: day)
    converter.register_unstructure_hook(StrEnum, lambda member: member.value)
    return converter
