"""Logs that look odd and are none the worse for it."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from tests.core.events import logs
from weerwerk.events.model import Columns, Layout

HEAD = "zaaknummer;activiteit;medewerker;tijdstip"
TWO = ("Z1;Voorbereiden;Jan;2024-01-01 10:00:00", "Z1;Besluiten;Jan;2024-01-02 10:00:00")


def hits_of(path, text, **more):
    path.write_text(text, encoding="utf-8")
    return logs.reviewed(path, **more)


def test_two_hundred_columns_are_no_trouble(tmp_path):
    more = ";".join(f"k{at}" for at in range(196))
    text = "\n".join([f"{HEAD};{more}", *(f"{row}{';x' * 196}" for row in TWO)])
    assert hits_of(tmp_path / "log.csv", text).findings[0].hits == 1


def test_a_line_of_ten_megabytes_is_read_and_not_kept(tmp_path):
    text = "\n".join([f"{HEAD};tekst", f"{TWO[0]};{'a' * 10_000_000}", f"{TWO[1]};kort"])
    assert hits_of(tmp_path / "log.csv", text).findings[0].hits == 1


def test_a_text_over_several_lines_between_quotes_is_one_field(tmp_path):
    text = "\n".join([f"{HEAD};tekst", f'{TWO[0]};"eerst\ndan; en ""zo"""', f"{TWO[1]};kort"])
    review = hits_of(tmp_path / "log.csv", text)
    assert review.findings[0].hits == 1
    assert review.facts.left_out == ()


def test_lines_that_do_not_fit_are_counted_and_shown(tmp_path):
    review = hits_of(tmp_path / "log.csv", "\n".join([HEAD, *TWO, "Z2;A;B", "Z3;A;B;C;D;E"]))
    assert [(one.reason, one.rows) for one in review.facts.left_out] == [("de regel past niet bij de kolommen", 2)]


def test_lines_swallowed_by_an_open_quote_are_counted_one_by_one(tmp_path):
    review = hits_of(tmp_path / "log.csv", "\n".join([HEAD, *TWO, 'Z2;"A;B;2024-01-01', *TWO, *TWO, ""]))
    assert [(one.reason, one.rows) for one in review.facts.left_out] == [
        ("een aanhalingsteken sluit niet op dezelfde regel", 5)
    ]


def test_rows_that_cannot_be_used_are_counted_by_reason_most_first(tmp_path):
    odd = [
        ("", "A", "x", "2024-01-01 10:00:00"),
        ("  ", "A", "x", "2024-01-01 10:00:00"),
        ("Z", " ", "x", "2024-01-01 10:00:00"),
        ("Z", "A", "x", ""),
        ("Z", "A", "x", "straks"),
        ("Z", "A", "x", "2099-01-01 10:00:00"),
        ("Z", "A", "x", "1970-01-01 00:00:00"),
        ("Z", "A", "x", "0001-01-01 00:00:00"),
        ("", "", "", ""),
    ]
    review = logs.reviewed(logs.csv(tmp_path / "log.csv", [*odd, *logs.many(3, same=1)]))
    assert {one.reason: one.rows for one in review.facts.left_out} == {
        "geen zaaknummer": 3,
        "de tijd ligt voor 1970": 2,
        "geen stap": 1,
        "geen tijd": 1,
        "de tijd is niet te lezen": 1,
        "de tijd ligt in de toekomst": 1,
    }
    assert [one.rows for one in review.facts.left_out] == [3, 2, 1, 1, 1, 1]
    assert (review.facts.events, review.facts.cases) == (6, 3)


def test_the_day_after_the_review_is_not_yet_the_future(tmp_path):
    rows = [("Z1", "Voorbereiden", "x", "2026-03-02 10:00:00"), ("Z1", "Besluiten", "x", "2026-03-03 10:00:00")]
    review = logs.reviewed(logs.csv(tmp_path / "log.csv", [*rows, *logs.many(1, same=0)]))
    assert [(one.reason, one.rows) for one in review.facts.left_out] == [("de tijd ligt in de toekomst", 1)]


def test_the_same_reasons_are_given_for_parquet(tmp_path):
    rows = [
        ("", "A", "x", "2024-01-01 10:00:00"),
        (None, "A", "x", "2024-01-01 10:00:00"),
        ("Z", None, "x", "2024-01-01 10:00:00"),
        ("Z", "A", "x", None),
        ("Z", "A", "x", "2099-01-01 10:00:00"),
        ("Z", "A", "x", "1970-01-01 00:00:00"),
        *logs.many(3, same=1),
    ]
    review = logs.reviewed(logs.parquet(tmp_path / "log.parquet", rows, pa.timestamp("us")))
    assert {one.reason: one.rows for one in review.facts.left_out} == {
        "geen zaaknummer": 2,
        "geen stap": 1,
        "geen tijd": 1,
        "de tijd ligt in de toekomst": 1,
        "de tijd ligt voor 1970": 1,
    }
    assert review.findings[0].hits == 1


def test_duplicate_events_change_no_verdict(tmp_path):
    rows = logs.many(30, same=7)
    once = logs.reviewed(logs.csv(tmp_path / "a.csv", rows))
    thrice = logs.reviewed(logs.csv(tmp_path / "b.csv", rows * 3))
    assert once.findings == thrice.findings


@pytest.mark.parametrize("name", ["log [1].csv", "log*.csv", "log?.csv", "jaar=2024.csv", "ü b.csv"])
def test_a_name_with_signs_of_a_pattern_is_a_name(tmp_path, name):
    (tmp_path / "log2.csv").write_text("wat anders", encoding="utf-8")
    assert logs.reviewed(logs.csv(tmp_path / name, logs.many(3, same=1))).findings[0].hits == 1


def test_a_parquet_name_with_signs_of_a_pattern_is_a_name(tmp_path):
    folder = tmp_path / "jaar=2024"
    folder.mkdir()
    rows = logs.many(3, same=1)
    assert logs.reviewed(logs.parquet(folder / "log [1]*.parquet", rows, pa.timestamp("us"))).findings[0].hits == 1


def test_numbers_as_case_and_person_are_read_as_they_are_written(tmp_path):
    path = tmp_path / "log.parquet"
    times = pa.array(["2024-01-01", "2024-01-02"]).cast(pa.timestamp("us"))
    pq.write_table(
        pa.table({"zaak": [1, 1], "stap": ["Voorbereiden", "Besluiten"], "wie": [7, 7], "tijd": times}), path
    )
    assert logs.reviewed(path).findings[0].hits == 1


def test_excel_with_a_title_above_the_table_another_sheet_and_whole_numbers(tmp_path):
    path = tmp_path / "log.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Toelichting").write(0, 0, "Uitdraai uit het zaaksysteem")
        sheet = book.add_worksheet("Gegevens")
        sheet.write(1, 1, "Log van vergunningen")
        sheet.write_row(3, 1, ["Zaaknummer", "Stap", "Medewerker", "Tijdstip"])
        sheet.write_row(4, 1, [10011, "Voorbereiden", "Jan", 45352.5])
        sheet.write_row(6, 1, [10011.0, "Besluiten", "jan", "02-03-2024 12:00"])
    review = logs.reviewed(path)
    assert review.findings[0].hits == 1
    assert review.facts.read_as.details["sheet"] == "Gegevens"
    assert (review.facts.first.isoformat(), review.facts.last.isoformat()) == (
        "2024-03-01T12:00:00",
        "2024-03-02T12:00:00",
    )


def test_xes_attributes_in_another_order_nested_and_of_the_log_are_told_apart(tmp_path):
    path = tmp_path / "log.xes"
    path.write_text(
        """<?xml version="1.0"?>
<log xmlns="http://www.xes-standard.org/">
  <string key="concept:name" value="Naam van het log"/>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <trace>
    <string value="Z1" key="concept:name"><string key="concept:name" value="binnenin"/></string>
    <event>
      <string key="concept:name" value="Voorbereiden"/>
      <list key="velden"><string key="org:resource" value="niet deze"/></list>
      <string key="org:resource" value="Jan &amp; co"/>
      <date key="time:timestamp" value="2024-01-01T10:00:00+01:00"/>
    </event>
    <event>
      <date key="time:timestamp" value="2024-01-02T10:00:00+01:00"/>
      <string key="org:resource" value="jan &#38; CO" extra="x"/>
      <string key="concept:name" value="Besluiten"/>
    </event>
  </trace>
  <event>
    <string key="concept:name" value="Los"/><date key="time:timestamp" value="2024-01-02T10:00:00+01:00"/>
  </event>
  <string key="concept:name" value="Nog eens het log"/>
</log>""",
        encoding="utf-8",
    )
    review = logs.reviewed(path)
    assert review.findings[0].hits == 1
    assert [(one.reason, one.rows) for one in review.facts.left_out] == [("geen zaaknummer", 1)]


def test_other_attributes_of_a_xes_log_can_be_named(tmp_path):
    path = tmp_path / "log.xes"
    time = '<date key="time:timestamp" value="2024-01-01T10:00:00Z"/>'
    event = f'<event><string key="concept:name" value="{{}}"/><string key="org:role" value="{{}}"/>{time}</event>'
    events = event.format("Voorbereiden", "a") + event.format("Besluiten", "A")
    traces = f'<trace><string key="nummer" value="Z1"/>{events}</trace>'
    path.write_text(f"<log>{traces}</log>", encoding="utf-8")
    review = logs.reviewed(path, layout=Layout(Columns(case="case:nummer", actor="org:role")))
    assert review.findings[0].hits == 1
    assert review.facts.read_as.guessed == ("activity", "time")


def test_two_logs_may_be_open_at_once_and_leave_nothing_behind(tmp_path):
    first, second = (logs.csv(tmp_path / f"{name}.csv", logs.many(3, same=1)) for name in ("a", "b"))
    with logs.opened(first) as one, logs.opened(second) as other:
        assert one.events.count().to_pyarrow().as_py() == other.events.count().to_pyarrow().as_py() == 6
    assert list((tmp_path / "workspace").iterdir()) == []


def test_a_step_with_spaces_around_it_is_the_same_step(tmp_path):
    rows = [("Z1", " Voorbereiden", "a", "2024-01-01 10:00:00"), ("Z1", "Voorbereiden ", "b", "2024-01-01 10:00:00")]
    rows += [(" Z1 ", "Besluiten", "c", "2024-01-01 10:00:00")]
    for path in (logs.csv(tmp_path / "a.csv", rows), logs.xlsx(tmp_path / "a.xlsx", rows)):
        facts = logs.reviewed(path).facts
        assert (facts.steps, facts.cases) == (("Besluiten", "Voorbereiden"), 1)


def test_no_name_reaches_the_disk_or_the_table_that_detectors_see(tmp_path):
    secret = "Geheimpje Achternaam"
    rows = [("Z1", "Voorbereiden", secret, "2024-01-01 10:00:00"), ("Z1", "Besluiten", "b", "2024-01-01 10:00:00")]
    for path in (logs.csv(tmp_path / "a.csv", rows), logs.parquet(tmp_path / "a.parquet", rows, pa.timestamp("us"))):
        with logs.opened(path) as log:
            assert secret not in str(log.events.to_pyarrow().to_pylist())
            assert secret not in repr(log.facts)
            written = [one.read_bytes() for one in (tmp_path / "workspace").rglob("*") if one.is_file()]
        assert all(b"Geheimpje" not in raw and b"geheimpje" not in raw for raw in written)


def test_a_plain_csv_whose_name_ends_in_gz_is_read_as_it_is(tmp_path):
    path = logs.csv(tmp_path / "a.csv", logs.many(3, same=1)).rename(tmp_path / "a.csv.gz")
    assert logs.reviewed(path).facts.cases == 3
