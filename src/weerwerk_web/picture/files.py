"""The counts, the frame and the borders in rows as the values of the core, and back."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.areas import areas_geojson, read_areas
from weerwerk.dossier.figures import FILE as FIGURES
from weerwerk.dossier.figures import figures_csv, read_figures
from weerwerk.dossier.picture import Assignment, PictureFile, PictureFiles
from weerwerk.dossier.picture import Talk as TalkValue
from weerwerk.dossier.read_picture import AREAS
from weerwerk.threats.model.areas import Areas
from weerwerk.threats.model.signals import (
    Credibility,
    Month,
    Phases,
    Protocol,
    Reliability,
    RiecProduct,
    Signal,
    SignalKind,
    Weighing,
)
from weerwerk_web.picture.models import Count, Frame, Phase, Product, Talk
from weerwerk_web.picture.store import converter


def picture_files(knowledge: Catalogue, *, code: str, on: date) -> PictureFiles:
    """Everything of the picture that the organisation in scope put in, beside judgements and ticks."""
    frame = Frame.objects.first()
    return PictureFiles(
        file=PictureFile(assignment_of(frame), tuple(converter().structure(_talk(one), TalkValue) for one in talks())),
        signals=tuple(signal_of(one) for one in Count.objects.all()),
        weighing=weighing_of(frame),
        areas=areas_of(frame),
        figures=tuple(
            read_figures(frame.figures.encode(), catalogue=knowledge, own=code, on=on)[0]
            if frame is not None and frame.figures
            else ()
        ),
    )


def talks() -> list[Talk]:
    """The talks that were held."""
    return list(Talk.objects.all())


def _talk(row: Talk) -> dict[str, object]:
    return {"department": row.department, "date": row.date}


def assignment_of(frame: Frame | None) -> Assignment:
    """What was asked."""
    return converter().structure(frame.assignment if frame else {}, Assignment)


def protocol_of(frame: Frame | None) -> Protocol:
    """What is known of the protocol of the own weighing."""
    return converter().structure(frame.protocol if frame else {}, Protocol)


def weighing_of(frame: Frame | None) -> Weighing:
    """The protocol, the counts per phase, and where the products of the RIEC lie."""
    return Weighing(
        protocol_of(frame),
        tuple(
            Phases(one.quarter, one.received, one.taken_up, one.not_taken_up, one.destroyed)
            for one in Phase.objects.all()
        ),
        tuple(RiecProduct(one.reference, one.date, one.kept) for one in Product.objects.all()),
    )


def areas_of(frame: Frame | None) -> Areas | None:
    """The borders, with what was noted when they came in."""
    if frame is None or not frame.areas:
        return None
    return evolve(read_areas(frame.areas.encode(), file=AREAS[0]), notes=tuple(frame.notes))


def signal_of(row: Count) -> Signal:
    """A row of counts as a value."""
    year, month = row.month.split("-")
    return Signal(
        row.phenomenon,
        row.area,
        Month(int(year), int(month)),
        SignalKind(row.kind),
        Reliability(row.reliability),
        Credibility(row.credibility),
        row.sources,
        row.count,
    )


def count_of(one: Signal, place: int) -> Count:
    """A value as a row of counts."""
    return Count(
        phenomenon=one.phenomenon,
        area=one.area,
        month=str(one.month),
        kind=one.kind.value,
        reliability=one.reliability.value,
        credibility=one.credibility.value,
        sources=one.sources,
        count=one.count,
        place=place,
    )


def keep(files: PictureFiles) -> None:
    """Put what a dossier holds of the picture in the place of what was there."""
    for model in (Frame, Count, Talk, Phase, Product):
        model.objects.all().delete()
    Frame.objects.create(
        assignment=converter().unstructure(files.file.assignment),
        protocol=converter().unstructure(files.weighing.protocol),
        areas=areas_geojson(files.areas) if files.areas else "",
        notes=list(files.areas.notes) if files.areas else [],
        figures=figures_csv(files.figures) if files.figures else "",
    )
    Count.objects.bulk_create(count_of(one, place) for place, one in enumerate(files.signals))
    Talk.objects.bulk_create(_talk_row(one, place) for place, one in enumerate(dict.fromkeys(files.file.talks)))
    Phase.objects.bulk_create(phase_of(one) for one in files.weighing.quarters)
    Product.objects.bulk_create(product_of(one, place) for place, one in enumerate(files.weighing.riec_products))


def _talk_row(one: TalkValue, place: int) -> Talk:
    return Talk(department=one.department, date=one.date, place=place)


def phase_of(one: Phases) -> Phase:
    """The counts of a quarter as a row."""
    return Phase(
        quarter=one.quarter,
        received=one.received,
        taken_up=one.taken_up,
        not_taken_up=one.not_taken_up,
        destroyed=one.destroyed,
    )


def product_of(one: RiecProduct, place: int) -> Product:
    """A product of the RIEC as a row."""
    return Product(reference=one.reference, date=one.date, kept=one.place, place=place)


FILES = ("picture.yaml", "signal_phases.yaml", "signals.csv", "signals.xlsx", *AREAS, FIGURES)


def names(found: Iterable[Areas | None]) -> dict[str, str]:
    """The names of the wijken, by code."""
    return {one.code: one.name for areas in found if areas for one in areas.wijken}
