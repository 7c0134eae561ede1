"""Counts of signals are read from CSV and Excel, every fault at once, and a person fits in no column (R1)."""

import io
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_guard import DISGUISES
from weerwerk.catalogue import edition
from weerwerk.catalogue.model import Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.signals import Places, read_signals, signals_csv
from weerwerk.errors import BadInput
from weerwerk.threats.model.signals import WHOLE, Credibility, Month, Reliability, Signal, SignalKind

CATALOGUE: Catalogue = read_catalogue(edition.shipped()).catalogue
TODAY = date(2026, 5, 1)
HEAD = "phenomenon,area,month,kind,reliability,credibility,sources,count\n"
GOOD = "hennepteelt,WK001401,2026-03,melding,B,3,2,4\n"
MARCH = Month(2026, 3)
PLACES = Places("GM0014", ("WK001401", "WK001402"))


def read(text: str, places: Places = PLACES) -> tuple[list[Signal], list[str]]:
    signals, faults = read_signals(text.encode(), file="signals.csv", catalogue=CATALOGUE, places=places, on=TODAY)
    return signals, [str(fault) for fault in faults]


def refused(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read(text)
    return [str(fault) for fault in caught.value.faults]


def row(**changes: str) -> str:
    words = dict(zip(HEAD.strip().split(","), GOOD.strip().split(","), strict=True)) | changes
    return ",".join(f'"{word}"' for word in words.values()) + "\n"


def test_a_good_row_is_read_whole():
    assert read(HEAD + GOOD) == (
        [
            Signal(
                "hennepteelt", "WK001401", Month(2026, 3), SignalKind.REPORT, Reliability.B, Credibility.POSSIBLE, 2, 4
            )
        ],
        [],
    )


@pytest.mark.parametrize("area", ["gemeente", "Gemeente", "GM0014", "gm0014"])
def test_the_municipality_as_a_whole_has_one_name(area):
    assert read(HEAD + row(area=area))[0][0].area == WHOLE


def test_dutch_headings_a_semicolon_and_a_name_instead_of_an_id_are_understood():
    text = (
        "Fenomeen;Gebied;Maand;Soort bron;Betrouwbaarheid bron;Geloofwaardigheid informatie;"
        "Onafhankelijke bronnen;Aantal signalen\n"
        "Georganiseerde hennepteelt;WK001402;2026-03-01;Melding;b;3;2;4\n"
    )
    signals, faults = read(text)
    assert faults == []
    assert (signals[0].phenomenon, signals[0].month) == ("hennepteelt", Month(2026, 3))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"phenomenon": "henepteelt"}, "het fenomeen 'henepteelt' bestaat niet — bedoelde u 'hennepteelt'?"),
        ({"phenomenon": ""}, "geen fenomeen"),
        ({"phenomenon": "overlast", "area": "gemeente"}, "valt buiten ondermijning"),
        ({"area": "BU00140101"}, "een buurt is kleiner dan een wijk — neem de wijk: WK001401"),
        ({"area": "WK003401"}, "WK003401 is geen wijk van GM0014"),
        ({"area": "WK001499"}, "wijk WK001499 staat niet in de gebieden"),
        ({"area": "GM0034"}, "GM0034 is een andere gemeente"),
        ({"area": "GM0501"}, "GM0501 is een code van vóór 01-01-2023; Brielle is opgegaan in GM1992"),
        ({"area": "WK050100"}, "WK050100 is een code van vóór 01-01-2023; Brielle is opgegaan in GM1992"),
        ({"area": "Dorpsstraat 4"}, "'Dorpsstraat 4' is geen gemeente of wijk"),
        ({"area": ""}, "geen gebied"),
        ({"phenomenon": "zorgfraude"}, "houden wij niet per wijk bij"),
        ({"month": "2026-06"}, "de maand 2026-06 ligt in de toekomst"),
        ({"month": "maart"}, "'maart' is geen maand"),
        ({"month": "2026-13"}, "'2026-13' is geen maand"),
        ({"kind": "roddel"}, "'roddel' kennen wij hier niet — mogelijk: gesprek, melding"),
        ({"reliability": "G"}, "'G' kennen wij hier niet"),
        ({"credibility": "0"}, "'0' kennen wij hier niet"),
        ({"sources": "0"}, "4 signalen zonder één bron"),
        ({"sources": "-1"}, "een aantal kan niet -1 zijn"),
        ({"count": "-4"}, "een aantal kan niet -4 zijn"),
        ({"count": "4,5"}, "'4,5' is geen aantal"),
        ({"count": "veel"}, "'veel' is geen aantal"),
        ({"count": "999999999"}, "kan niet kloppen"),
    ],
)
def test_a_fault_is_said_with_its_cure(changes, said):
    signals, faults = read(HEAD + row(**changes))
    assert signals == []
    assert any(said in fault for fault in faults), faults
    assert all(fault.startswith("signals.csv:2 ") for fault in faults)


def test_all_faults_of_all_rows_come_at_once():
    _, faults = read(HEAD + row(count="-1", kind="x") + GOOD + row(month="2030-01", area="BU00140101"))
    assert [fault.split("  ")[0] for fault in faults] == [
        "signals.csv:2 kind",
        "signals.csv:2 count",
        "signals.csv:4 area",
        "signals.csv:4 month",
    ]


def test_a_row_that_stands_twice_is_a_fault():
    assert read(HEAD + GOOD + GOOD)[1] == ["signals.csv:3  deze regel staat er al (regel 2) — tel de aantallen samen"]


@pytest.mark.parametrize("column", ["phenomenon", "area", "month", "kind", "count"])
@pytest.mark.parametrize(("kind", "text"), DISGUISES)
def test_a_person_is_refused_in_every_column_and_not_repeated(column, kind, text):
    _, faults = read(HEAD + row(**{column: text}))
    assert any(f"hier lijkt een {kind} te staan" in fault for fault in faults), faults
    assert all(text not in fault for fault in faults)


def test_a_column_for_names_is_refused():
    assert refused(HEAD.strip() + ",naam verdachte\n" + GOOD.strip() + ",X\n") == [
        "signals.csv:1  de kolom 'naam verdachte' hoort hier niet — haal de kolom weg; hier staan alleen aantallen, "
        "nooit iets over een persoon"
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", HEAD + GOOD.strip() + ",extra\n", "\x00\x01"])
def test_what_is_no_such_table_is_refused(text):
    assert refused(text)


def test_without_borders_a_wijk_of_the_own_municipality_is_taken_on_trust():
    assert read(HEAD + GOOD, Places("GM0014"))[1] == []
    assert "of WK001401 een wijk van u is, is niet te zien" in read(HEAD + GOOD, Places())[1][0]


def excel(rows: list[list[object]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm"})
        for y, cells in enumerate(rows):
            for x, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(y, x, cell, day)
                else:
                    sheet.write(y, x, cell)
    return out.getvalue()


def test_excel_reads_like_csv_with_whole_numbers_and_months_as_dates():
    head: list[object] = [*HEAD.strip().split(",")]
    cells: list[object] = ["hennepteelt", "WK001401", date(2026, 3, 1), "melding", "B", 3, 2, 4]
    signals, faults = read_signals(
        excel([[], head, cells]), file="signals.xlsx", catalogue=CATALOGUE, places=PLACES, on=TODAY
    )
    assert faults == []
    assert signals == read(HEAD + GOOD)[0]


def test_a_file_that_only_says_it_is_excel_is_refused():
    with pytest.raises(BadInput, match="geen leesbaar Excel-bestand"):
        read_signals(b"PK nee", file="signals.xlsx", catalogue=CATALOGUE, places=PLACES, on=TODAY)


a_signal = st.builds(
    Signal,
    st.sampled_from(["hennepteelt", "drugsafval"]),
    st.sampled_from([WHOLE, "WK001401"]),
    st.builds(Month, st.integers(2020, 2025), st.integers(1, 12)),
    st.sampled_from(SignalKind),
    st.sampled_from(Reliability),
    st.sampled_from(Credibility),
    st.integers(1, 9),
    st.integers(0, 50),
)


@given(st.lists(a_signal, max_size=20, unique_by=lambda one: (one.phenomenon, one.area, one.month)))
def test_what_is_written_reads_back_the_same(signals):
    assert read(signals_csv(signals)) == (signals, [])


def test_the_signals_of_voorbeelddam_are_what_the_script_makes(tmp_path, monkeypatch):
    from examples import make_picture

    monkeypatch.setattr(make_picture, "HOME", tmp_path)
    make_picture.main()
    here = Path(__file__).resolve().parents[3] / "examples" / "voorbeelddam"
    for name in ("signals.csv", "areas.geojson"):
        assert (tmp_path / name).read_text() == (here / name).read_text(), name
