"""Times as they are written, as wall time in Amsterdam and in UTC, on both sides of a change of the clock."""

from datetime import datetime

import pyarrow as pa
import pytest

from tests.core.events.logs import csv, opened, parquet, xes
from weerwerk.events.times import notation

SUMMER = datetime(2024, 7, 1, 14, 5)


def times_of(tmp_path, *texts):
    """What the log makes of times, in their order, as (wall, UTC); None when a row was left out."""
    path = csv(tmp_path / "log.csv", [(f"Z{at}", "stap", "wie", text) for at, text in enumerate(texts)])
    with opened(path) as log:
        rows = {row["case_id"]: row for row in log.events.to_pyarrow().to_pylist()}
    found = [rows.get(f"Z{at}") for at in range(len(texts))]
    return [row and (row["ts"], row["ts_utc"]) for row in found]


@pytest.mark.parametrize(
    "text",
    [
        "2024-07-01 14:05:00",
        "2024-07-01T14:05:00",
        "2024-07-01 14:05",
        "2024-07-01 14:05:00.000000",
        "2024-07-01T14:05:00,000",
        "2024-7-1 14:05:00",
        " 2024-07-01 14:05:00 ",
        "2024-07-01T12:05:00Z",
        "2024-07-01T14:05:00+02:00",
        "2024-07-01 14:05:00+0200",
        "2024-07-01 14:05:00 +02",
        "2024-07-01T07:05:00-05:00",
        "01-07-2024 14:05:00",
        "1-7-2024 14:05",
        "01/07/2024 14:05",
        "01.07.2024 14:05:00",
        "1-7-2024 2:05 PM",
        "2024/07/01 14:05:00",
        "20240701 140500",
        "20240701140500",
    ],
)
def test_a_time_is_read_in_every_usual_notation(tmp_path, text):
    (wall, utc), *_ = times_of(tmp_path, text, "2024-01-01 00:00:00")
    assert (wall, utc) == (SUMMER, datetime(2024, 7, 1, 12, 5))


@pytest.mark.parametrize(
    "text",
    [
        "gisteren",
        "2024-02-30 10:00:00",
        "2024-07-01 14:05 PM",
        "2024-07-01 14:05:00 Europe/Lissabon",
        "infinity",
        "epoch",
        "31-13-2024",
        "1709287200",
        "14:05",
    ],
)
def test_what_is_no_time_is_left_out_and_never_guessed(tmp_path, text):
    assert times_of(tmp_path, text, "2024-01-01 00:00:00")[0] is None


def test_a_date_without_a_clock_is_its_midnight(tmp_path):
    assert times_of(tmp_path, "2024-07-01", "01-07-2024")[0][0] == datetime(2024, 7, 1)


def test_the_hour_that_comes_twice_in_autumn_stays_two_hours(tmp_path):
    first, second = times_of(tmp_path, "2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z")
    assert first == (datetime(2024, 10, 27, 2, 30), datetime(2024, 10, 27, 0, 30))
    assert second == (datetime(2024, 10, 27, 2, 30), datetime(2024, 10, 27, 1, 30))


def test_the_hour_that_is_skipped_in_spring_is_skipped(tmp_path):
    before, after = times_of(tmp_path, "2024-03-31T00:59:59Z", "2024-03-31T01:00:00Z")
    assert before[0] == datetime(2024, 3, 31, 1, 59, 59)
    assert after[0] == datetime(2024, 3, 31, 3, 0)


def test_a_wall_time_becomes_utc_by_the_season(tmp_path):
    winter, summer = times_of(tmp_path, "2024-01-15 12:00:00", "2024-07-15 12:00:00")
    assert winter[1] == datetime(2024, 1, 15, 11, 0)
    assert summer[1] == datetime(2024, 7, 15, 10, 0)


def test_a_wall_time_stays_as_it_was_written_even_when_the_clock_skipped_it(tmp_path):
    assert times_of(tmp_path, "2024-03-31 02:30:00")[0][0] == datetime(2024, 3, 31, 2, 30)


def test_times_with_and_without_an_offset_may_stand_in_one_log(tmp_path):
    found = times_of(tmp_path, "2024-07-01 14:05:00", "2024-07-01T12:05:00Z", "01-07-2024 14:05")
    assert [wall for wall, _ in found] == [SUMMER] * 3


def test_the_day_comes_first_unless_the_log_shows_otherwise():
    assert notation(["03-04-2024 10:00", None, "25-04-2024 10:00"]).said == "dag eerst"
    assert notation(["03/04/2024 10:00", "04/25/2024 10:00"]).said == "maand eerst"
    assert notation(["03-04-2024 10:00"]).said == "dag eerst (aangenomen)"
    assert notation(["2024-04-03 10:00"]).said == "jaar eerst"


def test_american_dates_are_read_when_the_log_shows_that_they_are(tmp_path):
    found = times_of(tmp_path, "3/4/2024 5:06:07 PM", "3/25/2024 8:00:00 AM")
    assert found[0][0] == datetime(2024, 3, 4, 17, 6, 7)


@pytest.mark.parametrize("kind", [pa.timestamp("us"), pa.timestamp("ns"), pa.timestamp("ms"), pa.timestamp("s")])
def test_parquet_times_without_a_zone_are_wall_times(tmp_path, kind):
    path = parquet(tmp_path / "log.parquet", [("Z", "stap", "wie", "2024-07-01 14:05:00")], kind)
    with opened(path) as log:
        (row,) = log.events.to_pyarrow().to_pylist()
    assert (row["ts"], row["ts_utc"]) == (SUMMER, datetime(2024, 7, 1, 12, 5))


@pytest.mark.parametrize("zone", ["UTC", "Europe/Amsterdam", "America/New_York"])
def test_parquet_times_with_a_zone_are_moments(tmp_path, zone):
    path = parquet(tmp_path / "log.parquet", [("Z", "s", "wie", "2024-07-01T14:05:00+02:00")], pa.timestamp("us", zone))
    with opened(path) as log:
        (row,) = log.events.to_pyarrow().to_pylist()
        assert log.facts.first == SUMMER
    assert (row["ts"], row["ts_utc"]) == (SUMMER, datetime(2024, 7, 1, 12, 5))


def test_parquet_dates_are_midnights(tmp_path):
    path = parquet(tmp_path / "log.parquet", [("Z", "stap", "wie", "2024-07-01")], pa.date32())
    with opened(path) as log:
        assert log.facts.last == datetime(2024, 7, 1)


def test_the_period_of_a_log_is_in_wall_time(tmp_path):
    rows = [("Z", "a", "x", "2024-12-31T23:30:00Z"), ("Z", "b", "x", "2025-06-30T22:30:00Z")]
    with opened(xes(tmp_path / "log.xes", rows)) as log:
        assert (log.facts.first, log.facts.last) == (datetime(2025, 1, 1, 0, 30), datetime(2025, 7, 1, 0, 30))
