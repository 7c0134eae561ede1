"""From a dossier to the ondermijningsbeeld: counts, judgements and surroundings, with the barriers from the scan."""

from datetime import date
from pathlib import Path

from attrs import frozen

from weerwerk.catalogue.cards import Phenomenon, Work
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.read import read_dossier
from weerwerk.receipt import Receipt
from weerwerk.services.barriers import OwnBarrier, own_barriers
from weerwerk.services.own_figures import Break, OldArea, breaks, old_areas
from weerwerk.services.scan_score import ScanResult, score_dossier
from weerwerk.services.surroundings import area_of
from weerwerk.threats.blind import BlindSpot, blind_spots, departments
from weerwerk.threats.model import Area
from weerwerk.threats.model.areas import Region
from weerwerk.threats.picture import Counts, Picture, View, picture, quarters_for


@frozen
class PictureResult:
    """A picture with everything that is needed to explain it; its catalogue holds the own processes too."""

    catalogue: Catalogue
    dossier: Dossier
    scan: ScanResult
    area: Area
    picture: Picture
    blind: tuple[BlindSpot, ...]
    barriers: tuple[OwnBarrier, ...]
    breaks: tuple[Break, ...]
    old_areas: tuple[OldArea, ...]

    @property
    def receipt(self) -> Receipt:
        """With what it was made."""
        return self.scan.receipt

    @property
    def municipality(self) -> str:
        """The name of the municipality."""
        return self.dossier.organisation.name

    @property
    def regions(self) -> tuple[Region, ...]:
        """The areas of the dossier, by code; empty without a file of areas."""
        return self.dossier.picture.areas.regions if self.dossier.picture.areas else ()

    @property
    def in_definition(self) -> tuple[View, ...]:
        """The views on what counts as undermining."""
        return tuple(one for one in self.picture.views if one.in_definition)

    @property
    def playing(self) -> tuple[View, ...]:
        """The phenomena that may play here: the highest presence first, then the most harm, then by name."""
        return tuple(sorted((one for one in self.in_definition if one.plays), key=self._weight))

    @property
    def departments(self) -> tuple[Work, ...]:
        """The departments to talk with."""
        return departments(self.catalogue.phenomena.values())

    def card(self, phenomenon: str) -> Phenomenon:
        """The card of a phenomenon."""
        return self.catalogue.phenomena[phenomenon]

    def barriers_of(self, phenomenon: str) -> tuple[OwnBarrier, ...]:
        """The own barriers against a phenomenon."""
        return tuple(one for one in self.barriers if one.phenomenon == phenomenon)

    def processes_of(self, phenomenon: str) -> tuple[str, ...]:
        """The processes on which a phenomenon leans, by id."""
        return tuple(sorted({touch.process for touch in self.card(phenomenon).touches}))

    def leaning_on(self, process: str) -> tuple[View, ...]:
        """The phenomena that may play here and lean on a process."""
        return tuple(one for one in self.playing if process in self.processes_of(one.phenomenon))

    def _weight(self, view: View) -> tuple[int, int, str]:
        order = list(type(view.highest))
        harm = view.harm
        harms = harm.people + harm.neighbourhood + harm.economy + harm.government
        return -order.index(view.highest), -harms, self.card(view.phenomenon).name.nl


def picture_folder(folder: Path, catalogue: Catalogue, *, on: date) -> PictureResult:
    """The picture of the dossier in a folder."""
    dossier = read_dossier(folder, catalogue, on=on)
    return picture_of(score_dossier(dossier, catalogue, folder=folder, on=on), on=on)


def picture_of(scan: ScanResult, *, on: date) -> PictureResult:
    """The picture that goes with a scored dossier."""
    dossier, catalogue = scan.dossier, scan.catalogue
    files = dossier.picture
    area = area_of(dossier, catalogue)
    wijken = tuple(one.code for one in files.areas.wijken) if files.areas else ()
    assignment = files.file.assignment
    quarters = quarters_for(start=assignment.start, end=assignment.end, on=on)
    made = picture(catalogue, area, counts=Counts(files.signals, wijken, quarters), on=on)
    talked = frozenset(one.department for one in files.file.talks)
    years = {one.indicator: one.year for one in made.standings.values()}
    return PictureResult(
        catalogue=catalogue,
        dossier=dossier,
        scan=scan,
        area=area,
        picture=made,
        blind=blind_spots(catalogue, area, picture=made, weighing=files.weighing, talked=talked),
        barriers=own_barriers(scan, on=on),
        breaks=tuple(breaks(files.figures, catalogue)),
        old_areas=tuple(old_areas(dossier.organisation.code, catalogue, years)),
    )
