"""Area figures and borders into a dossier: what was there stays, unless it is the same figure made anew."""

from datetime import date
from pathlib import Path

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.areas import areas_geojson, read_areas
from weerwerk.dossier.figures import FILE, figures_csv
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.read_picture import AREAS
from weerwerk.dossier.write import write_whole
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.area_fetch import Fetched, merged_figures
from weerwerk.threats.model.areas import Areas


def keep_figures(fetched: Fetched, folder: Path, catalogue: Catalogue, *, code: str, on: date) -> Path:
    """Put fetched figures into a dossier of that municipality; the file they are in."""
    dossier = read_dossier(folder, catalogue, on=on)
    own = dossier.organisation.code
    if own != code:
        what = f"dit dossier is van {own}" if own else "dit dossier heeft geen gemeentecode"
        cure = f"zet daar code: {code}, of kies een ander dossier"
        raise BadInput("cijfers niet bewaard", [Fault(what, Place("organisation.yaml", None, "code"), cure)])
    path = folder / FILE
    write_whole(path, figures_csv(merged_figures(dossier.picture.figures, fetched.figures)).encode())
    return path


def figures_text(fetched: Fetched) -> str:
    """Fetched figures as the text of a CSV file."""
    return figures_csv(fetched.figures)


def take_areas(source: Path, folder: Path, *, code: str) -> Areas:
    """Take the areas of one municipality from a larger file into a dossier; BadInput when it has areas already."""
    there = [name for name in AREAS if (folder / name).exists()]
    if there:
        fault = Fault("dit dossier heeft al gebieden", Place(there[0]), "haal dat bestand eerst weg")
        raise BadInput("gebieden niet overgenomen", [fault])
    if not (folder / "organisation.yaml").is_file():
        fault = Fault("hier staat geen dossier", Place(str(folder)), "geef de map met organisation.yaml")
        raise BadInput("gebieden niet overgenomen", [fault])
    areas = read_areas(source.read_bytes(), file=source.name, own=code)
    write_whole(folder / AREAS[0], areas_geojson(areas).encode())
    return areas
