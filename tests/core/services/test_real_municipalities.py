"""Ten real municipalities from borders to paper: their own borders and figures, with invented counts."""

from datetime import date
from pathlib import Path

import pytest

from weerwerk.catalogue import edition
from weerwerk.catalogue.model import Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk.services.area_files import take_areas
from weerwerk.services.picture import PictureResult, picture_folder
from weerwerk.services.picture_area import signal_map
from weerwerk.services.picture_json import picture_dict
from weerwerk.services.print_picture import print_picture, print_public_picture
from weerwerk.threats.model.signals import WHOLE

ON = date(2026, 5, 1)
# Small and large, coast and border, an island of its own shape, and two that came from a merger.
CODES = ("GM0363", "GM0014", "GM0518", "GM0448", "GM0096", "GM0935", "GM1680", "GM1699", "GM1979", "GM1991")
SIGNALS = """phenomenon,area,month,kind,reliability,credibility,sources,count
hennepteelt,gemeente,2026-02,melding,B,3,2,7
hennepteelt,gemeente,2025-11,melding,B,3,1,2
drugsafval,gemeente,2026-01,eigen registratie,A,1,1,4
"""
JUDGED = """judgements:
  - {phenomenon: hennepteelt, presence: waarschijnlijk, function: toezichthouder, on: 2026-03-12, basis: [melding]}
"""

pytestmark = pytest.mark.shared_data


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(edition.shipped()).catalogue


@pytest.fixture(scope="module")
def boundaries(shared_data: Path) -> Path:
    return shared_data / "netherlands" / "boundaries.topojson"


def dossier(folder: Path, catalogue: Catalogue, boundaries: Path, code: str) -> Path:
    folder.mkdir()
    known = catalogue.municipalities[code]
    scan = '{title: Weerbaarheidsscan 2026, edition: "2026.1", start: 2026-03-01, end: 2026-04-15}'
    lines = (f"name: {known.name!r}", f"code: {code}", f"inhabitants: {known.inhabitants}", f"scan: {scan}")
    (folder / "organisation.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "signals.csv").write_text(SIGNALS, encoding="utf-8")
    (folder / "phenomena.yaml").write_text(JUDGED, encoding="utf-8")
    take_areas(boundaries, folder, code=code)
    return folder


def test_ten_municipalities_have_a_picture_a_map_and_figures_of_their_own(tmp_path, catalogue, boundaries):
    made: dict[str, PictureResult] = {}
    for code in CODES:
        made[code] = picture_folder(dossier(tmp_path / code, catalogue, boundaries, code), catalogue, on=ON)
    for code, result in made.items():
        assert [one.code for one in result.regions] == [code]
        assert signal_map(result).startswith("<svg") and len(signal_map(result).encode()) < 250_000
        assert result.picture.view("hennepteelt").signals.number == 9
        assert result.picture.tables.cell("drugsafval", WHOLE).number == 4
        missing = {one.id for one in result.blind if one.kind == "figure"}
        assert missing | set(result.picture.standings) == set(catalogue.indicators), "a figure is known or a witte vlek"
        said = picture_dict(result)["phenomena"]
        assert isinstance(said, list) and len(said) == len(catalogue.phenomena)
    # A figure is the municipality's own: the ten do not all stand at the same place.
    before = [result.picture.standings for code, result in made.items() if code != "GM1991"]
    assert len({one["vestigingsdichtheid"].degree for one in before}) > 3
    # Maashorst began in 2022: of 2021 nothing is known, and nothing is made up.
    assert "vestigingsdichtheid" not in made["GM1991"].picture.standings


def test_a_real_municipality_is_printed_closed_and_public(tmp_path, catalogue, boundaries):
    folder = dossier(tmp_path / "GM0448", catalogue, boundaries, "GM0448")
    print_picture(folder, catalogue, tmp_path / "closed.pdf", on=ON)
    print_public_picture(folder, catalogue, tmp_path / "public.pdf", on=ON)
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF") for name in ("closed.pdf", "public.pdf"))
