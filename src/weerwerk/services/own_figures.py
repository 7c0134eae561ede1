"""The figures that a municipality fetched itself: which may be compared with the published ones, and which may not."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from weerwerk.catalogue.model import AreaFigure, Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.picture import OwnFigure

PUBLISHED_SBI = "2008"  # the classification behind the figures of the catalogue (CBS 85039NED)


@frozen
class Break:
    """A figure on another business classification than the published ones: a jump between them is no growth."""

    indicator: str
    year: int
    sbi: str


@frozen
class OldArea:
    """A figure from before a merger: it is about an area that was smaller than the municipality is now."""

    indicator: str
    year: int
    merged: str


def comparable(dossier: Dossier, catalogue: Catalogue) -> tuple[AreaFigure, ...]:
    """The own figures that rest on the same classification as the published ones."""
    code = dossier.organisation.code
    return tuple(
        AreaFigure(code, one.indicator, one.year, one.value)
        for one in dossier.picture.figures
        if not _breaks(one, catalogue)
    )


def breaks(figures: Sequence[OwnFigure], catalogue: Catalogue) -> Iterator[Break]:
    """The own figures that cannot be compared, because the classification of businesses changed."""
    for one in figures:
        if _breaks(one, catalogue):
            yield Break(one.indicator, one.year, one.sbi)


def _breaks(one: OwnFigure, catalogue: Catalogue) -> bool:
    statline = catalogue.indicators[one.indicator].statline
    return statline is not None and statline.sbi and one.sbi not in ("", PUBLISHED_SBI)


def old_areas(code: str, catalogue: Catalogue, years: dict[str, int]) -> Iterator[OldArea]:
    """The figures in use, given with their year, that date from before the municipality took in another."""
    merged = [one for one in catalogue.mergers.values() if code in one.into]
    for indicator, year in sorted(years.items()):
        for merger in merged:
            if year < merger.since.year or (year == merger.since.year and merger.since.timetuple().tm_yday > 1):
                yield OldArea(indicator, year, merger.id)
