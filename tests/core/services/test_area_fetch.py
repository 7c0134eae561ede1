"""Area figures are made of CBS's own columns; what is missing stays unknown, and merged areas are added or refused."""

from datetime import date
from pathlib import Path

import pytest

from tests.core.services.cbs import GROUPS, USUAL, Cbs, serving
from tests.house.tree import plant
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.picture import OwnFigure
from weerwerk.dossier.read import read_dossier
from weerwerk.errors import BadInput
from weerwerk.services.area_fetch import Fetched, fetch_figures, merged_figures
from weerwerk.services.area_files import keep_figures
from weerwerk_cli.area import answer_of

CATALOGUE = read_catalogue(edition.shipped()).catalogue
TODAY = date(2026, 5, 1)


def fetched(code: str, cbs: Cbs, table: str = "") -> Fetched:
    with serving(cbs) as server:
        return fetch_figures(code, CATALOGUE, fetch=answer_of, server=server, table=table)


def values(made: Fetched) -> dict[str, float | None]:
    return {one.indicator: one.value for one in made.figures}


def refused(code: str, cbs: Cbs, table: str = "") -> str:
    with pytest.raises(BadInput) as caught:
        fetched(code, cbs, table)
    return str(caught.value)


def test_figures_are_made_of_the_columns_that_their_cards_name():
    made = fetched("GM0014", Cbs({"GM0014": dict(USUAL)}))
    assert values(made) == {
        "vestigingsdichtheid": 100,
        "aandeel-landbouw": 10,
        "aandeel-handel-horeca": 20,
        "aandeel-vervoer-ict": 5,
        "aandeel-financieel-vastgoed": 8,
        "aandeel-zakelijke-diensten": 25,
        "aandeel-cultuur-recreatie": 12,
        "leegstaande-woningen": 4,
        "stedelijkheid": 4,
        "landoppervlakte": 90,
        "aandeel-water": 10,
    }
    assert {(one.municipality, one.year, one.source) for one in made.figures} == {("GM0014", 2021, "CBS 85039NED")}
    assert {one.indicator: one.sbi for one in made.figures}["aandeel-landbouw"] == "2008"
    assert {one.indicator: one.sbi for one in made.figures}["landoppervlakte"] == ""


def test_answers_in_pages_are_read_to_the_end():
    cbs = Cbs({"GM0014": dict(USUAL)})
    fetched("GM0014", cbs)
    assert sum("/Observations" in one for one in cbs.asked) == 2


def test_a_missing_value_is_unknown_and_never_nought():
    made = fetched("GM0014", Cbs({"GM0014": {**USUAL, "M000201": None}}))
    assert values(made)["aandeel-landbouw"] is None
    assert values(made)["aandeel-handel-horeca"] == 20
    assert "Aandeel landbouwbedrijven 2021: onbekend, CBS geeft geen waarde." in made.notes


def test_without_firms_no_share_is_reckoned():
    made = fetched("GM0014", Cbs({"GM0014": {**USUAL, "M000200_2": 0}}))
    assert values(made)["aandeel-landbouw"] is None


def test_a_municipality_that_cbs_does_not_know_is_unknown_in_everything():
    assert set(values(fetched("GM0014", Cbs({"GM0034": dict(USUAL)}))).values()) == {None}


def test_merged_areas_are_added_where_counts_add_up_and_refused_where_they_do_not():
    parts = {
        "GM0501": {**USUAL, "M000200_2": 1_000, "M000201": 300},
        "GM0530": {**USUAL, "M000200_2": 2_000, "M000201": 100},
        "GM0614": {**USUAL, "M000200_2": 1_000, "M000201": 400},
    }
    made = fetched("GM1992", Cbs(parts))
    assert values(made)["aandeel-landbouw"] == 20  # 800 of 4,000, and not the mean of 30, 5 and 40
    assert values(made)["landoppervlakte"] == 270
    assert values(made)["leegstaande-woningen"] is None
    assert values(made)["stedelijkheid"] is None
    assert "Cijfers van 2021 zijn samengeteld over Brielle, Hellevoetsluis, Westvoorne, waar dat kan." in made.notes


def test_a_municipality_that_took_in_another_is_counted_with_it():
    made = fetched("GM0439", Cbs({"GM0439": dict(USUAL), "GM0370": {**USUAL, "M000501": 7_000}}))
    assert values(made)["landoppervlakte"] == 160


def test_half_a_merged_area_is_refused():
    made = fetched("GM1992", Cbs({"GM0501": dict(USUAL), "GM0530": dict(USUAL)}))
    assert set(values(made).values()) == {None}
    assert "In 85039NED ontbreekt Westvoorne; er is niets samengeteld." in made.notes


def test_figures_from_before_an_area_was_divided_are_refused():
    cbs = Cbs({"GM0824": dict(USUAL)})
    cbs.title = "Kerncijfers wijken en buurten 2020"
    made = fetched("GM0824", cbs)
    assert set(values(made).values()) == {None}
    assert "In 2020 was GM0824 anders ingedeeld; cijfers van toen zijn niet over te nemen." in made.notes


def test_the_new_classification_is_seen_in_the_title_above_the_column():
    cbs = Cbs({"GM0014": dict(USUAL)})
    cbs.groups = [{**one, "Title": str(one["Title"]).replace("2008", "2025")} for one in GROUPS]
    assert {one.sbi for one in fetched("GM0014", cbs).figures} == {"", "2025"}


@pytest.mark.parametrize(
    ("code", "table", "said"),
    [
        ("GM0501", "", "GM0501 is een code van vóór 01-01-2023 — neem de gemeente van nu: GM1992"),
        ("GM0788", "", "neem de gemeente van nu: GM0757 of GM0824 of GM0855 of GM0865"),
        ("GM9999", "", "gemeentecode 'GM9999' bestaat niet"),
        ("GM0014", "../x", "'../x' is geen tabel van CBS"),
        ("GM0014", "99999NED", "de server antwoordt met 404"),
    ],
)
def test_what_cannot_be_fetched_is_said_with_its_cure(code, table, said):
    assert said in refused(code, Cbs({}), table)


def test_a_page_on_another_server_is_not_followed():
    cbs = Cbs({"GM0014": dict(USUAL)})
    cbs.elsewhere = "https://elders.example/odata/v1/CBS"
    assert "verwijst naar een andere server" in refused("GM0014", cbs)


@pytest.mark.parametrize("raw", [b"<html>", b"[]", b'{"value": 3}', b"\xff"])
def test_an_answer_of_another_shape_is_refused(raw):
    cbs = Cbs({})
    cbs.raw = raw
    assert "cijfers niet opgehaald" in refused("GM0014", cbs)


def test_a_table_without_a_year_is_refused():
    cbs = Cbs({"GM0014": dict(USUAL)})
    cbs.title = "Een tabel"
    assert "noemt geen jaar" in refused("GM0014", cbs)


def test_nobody_at_home_is_said_kindly():
    with pytest.raises(BadInput, match="de server is niet te bereiken"):
        fetch_figures("GM0014", CATALOGUE, fetch=answer_of, server="http://127.0.0.1:9/odata")


@pytest.mark.parametrize("server", ["http://example.nl", "file:///etc", "ftp://127.0.0.1"])
def test_an_unsafe_address_is_refused(server):
    with pytest.raises(BadInput, match="geen veilig adres"):
        fetch_figures("GM0014", CATALOGUE, fetch=answer_of, server=server)


def test_new_figures_take_the_place_of_the_same_ones_and_leave_others():
    old = OwnFigure("GM0014", "stedelijkheid", 2021, 1, "CBS a")
    other = OwnFigure("GM0014", "stedelijkheid", 2020, 2, "CBS a")
    new = OwnFigure("GM0014", "stedelijkheid", 2021, 3, "CBS b")
    assert merged_figures([old, other], [new]) == (other, new)


ORGANISATION = """\
name: Groningen
code: GM0014
inhabitants: 244427
scan: {title: Scan, edition: "2026.1", start: 2026-03-01, end: 2026-04-01}
"""


def test_fetched_figures_are_kept_and_read_back(tmp_path: Path):
    plant(tmp_path, {"organisation.yaml": ORGANISATION})
    made = fetched("GM0014", Cbs({"GM0014": {**USUAL, "M000300": None}}))
    keep_figures(made, tmp_path, CATALOGUE, code="GM0014", on=TODAY)
    kept = read_dossier(tmp_path, CATALOGUE, on=TODAY).picture.figures
    assert set(kept) == set(made.figures)


def test_figures_of_another_municipality_are_not_kept(tmp_path: Path):
    plant(tmp_path, {"organisation.yaml": ORGANISATION})
    made = fetched("GM0034", Cbs({"GM0034": dict(USUAL)}))
    with pytest.raises(BadInput, match="dit dossier is van GM0014"):
        keep_figures(made, tmp_path, CATALOGUE, code="GM0034", on=TODAY)
    assert not (tmp_path / "area_figures.csv").exists()
