"""``weerwerk log review`` as a user runs it."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.core.events import logs

from weerwerk_cli import main

STEPS = ("--pair", "Voorbereiden", "Besluiten")
REAL_STEPS = ("T02 Check confirmation of receipt", "T04 Determine confirmation of receipt")


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def review(capsys, monkeypatch, tmp_path):
    """The command as its users run it, in an empty folder beside a log."""
    logs.csv(tmp_path / "log.csv", logs.many(30, same=12))
    (tmp_path / "leeg").mkdir()
    monkeypatch.chdir(tmp_path / "leeg")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def ending(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as end:
            main.run(["log", "review", *arguments])
        said = capsys.readouterr()
        return Done(int(end.value.code or 0), said.out, said.err)

    return ending


def test_json_output_is_json_only_and_nothing_is_left_behind(review):
    done = review("../log.csv", "--process", "vergunningen", *STEPS, "--ground", "wet: art. 1", "--json")
    said = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert said["findings"][0]["hits"] == 12
    assert said["receipt"]["settings"]["paar 1"] == "Voorbereiden → Besluiten (wet: art. 1)"
    assert list(Path.cwd().iterdir()) == []


def test_the_text_shows_what_was_left_out_first_and_asks_before_it_ends(review):
    done = review("../log.csv", "--process", "vergunningen", *STEPS)
    parts = [
        "Niet meegeteld",
        "Meegeteld",
        "In 12 van 30 zaken",
        "dat kan onschuldig zijn, bijvoorbeeld:",
        "vraag eerst:",
    ]
    places = [done.out.index(part) for part in parts]
    assert places == sorted(places)
    assert max(map(len, done.out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("../log.csv", "--process", "vergunningen"), "--pair ontbreekt"),
        (("../log.csv", "--process", "vergunningen", "--pair", "Voorbereiden"), "bij --pair horen twee stappen"),
        (("../log.csv", "--process", "vergunningen", "--pair", "Voorbereiden", "--json"), "horen twee stappen"),
        (("../log.csv", "--process", "vergunningen", "--pair", "a", "a"), "twee keer dezelfde stap: 'a'"),
        (("../log.csv", "--process", "vergunning", *STEPS), "bedoelde u 'vergunningen'?"),
        (("../log.csv", "--process", "vergunningen", "--pair=Voorbereiden", "Besluit"), "bedoelde u 'Besluiten'?"),
        (("../log.csv", "--process", "vergunningen", *STEPS, "--ground", "eige regel"), "bedoelde u 'eigen regel'?"),
        (("../log.csv", "--process", "vergunningen", *STEPS, *("--ground", "wet") * 2), "geef er één voor alle paren"),
        (("../weg.csv", "--process", "vergunningen", *STEPS), "dit bestand bestaat niet"),
        (("..", "--process", "vergunningen", *STEPS), "dit is een map, geen bestand"),
        (("../log.csv", "--process", "vergunningen", *STEPS, "--time", "tijd"), "(--time) bestaat niet"),
    ],
)
def test_bad_input_ends_with_two_and_says_what_now(review, arguments, said):
    done = review(*arguments, "--json")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_the_pseudonyms_differ_from_run_to_run(review):
    rows = [*logs.many(2, same=0), ("Z0", "Besluiten", "MENS0", "2025-03-05 09:00:00")]
    logs.csv(Path.cwd().parent / "log.csv", rows)
    runs = [review("../log.csv", "--process", "vergunningen", *STEPS, "--json").out for _ in range(2)]
    first, second = (json.loads(run)["log"]["merged_names"][0]["pseudonym"] for run in runs)
    assert first != second


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["receipt.csv", "receipt.xes.gz"])
def test_the_six_pairs_of_the_real_permit_log_come_out_exactly(review, shared_data, name):
    reference = list(csv.DictReader((shared_data / "logs/receipt_four_eyes_reference.csv").open(encoding="utf-8")))
    pairs = [word for row in reference for word in ("--pair", row["a"], row["b"])]
    done = review(str(shared_data / "logs" / name), "--process", "vergunningen", *pairs, "--json")
    said = json.loads(done.out)
    found = [(one["prepare"], one["decide"], one["cases"], one["hits"]) for one in said["findings"]]
    assert found == [(row["a"], row["b"], int(row["cases_both"]), int(row["cases_same_resource"])) for row in reference]
    assert (said["log"]["cases"], said["log"]["events"], said["log"]["steps"]) == (1434, 8577, 27)
    # Of 48 names two differ in case alone.
    assert (said["log"]["actors"], said["log"]["merged_names"][0]["differed"]) == (47, ["hoofdletters"])
    assert said["log"]["left_out"] == []
    assert said["receipt"]["settings"]["wet van na dit log"] == "Omgevingswet, vanaf 2024-01-01"


@pytest.mark.shared_data
def test_the_real_permit_log_reads_as_a_question(review, shared_data):
    file = str(shared_data / "logs/receipt.csv")
    done = review(file, "--process", "vergunningen", "--pair", *REAL_STEPS)
    assert "In 1.042 van 1.303 zaken deed één persoon beide stappen: 80\u00a0% (interval 77,7–82,1\u00a0%)." in done.out
    assert "De Omgevingswet geldt pas sinds 1 januari 2024." in " ".join(done.out.split())


def test_the_cases_to_look_at_are_kept_in_a_sheet(review):
    rows = [
        *logs.many(4, same=2),
        ("=1+1", "Voorbereiden", "a", "2025-03-03 09:00:00"),
        ("=1+1", "Besluiten", "", "2025-03-03 10:00:00"),
    ]
    logs.csv(Path.cwd().parent / "log.csv", rows)
    done = review("../log.csv", "--process", "vergunningen", *STEPS, "--cases", "zaken.csv", "--json")
    assert json.loads(done.out)["findings"][0]["hits"] == 2
    assert Path("zaken.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "eerste;tweede;zaak;uitkomst",
        "Voorbereiden;Besluiten;'=1+1;onbekend",
        "Voorbereiden;Besluiten;Z0;zelfde-persoon",
        "Voorbereiden;Besluiten;Z1;zelfde-persoon",
    ]
    assert [path.name for path in Path.cwd().iterdir()] == ["zaken.csv"]


def test_no_sheet_is_written_when_the_log_is_bad_or_the_place_is(review):
    bad = review("../weg.csv", "--process", "vergunningen", *STEPS, "--cases", "zaken.csv")
    nowhere = review("../log.csv", "--process", "vergunningen", *STEPS, "--cases", "weg/zaken.csv", "--json")
    assert (bad.code, nowhere.code, nowhere.out) == (2, 2, "")
    assert list(Path.cwd().iterdir()) == []
