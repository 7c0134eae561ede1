"""A log review as a whole: what was asked, what came out, and in which words."""

import json
from datetime import date

import pytest

from tests.core.events import logs
from weerwerk.errors import BadInput
from weerwerk.events.model import Asked, Pair
from weerwerk.services.log_review import log_receipt, review_as_dict
from weerwerk.services.log_words import log_chapter, merged_line

OTHER = Pair("Toetsen", "Tekenen")


@pytest.fixture
def log(tmp_path):
    """A log of thirty cases, in twelve of which one person did both steps."""
    return logs.csv(tmp_path / "log.csv", logs.many(30, same=12))


def faults(log, *pairs, **more):
    with pytest.raises(BadInput) as bad:
        logs.reviewed(log, *pairs, **more)
    return [f"{fault.what} | {fault.cure}" for fault in bad.value.faults]


def test_a_step_that_the_log_lacks_is_a_fault_with_the_nearest_step(log):
    assert faults(log, Pair("Vorbereiden", "Besluiten")) == [
        "de stap 'Vorbereiden' komt in dit log niet voor | bedoelde u 'Voorbereiden'?"
    ]


def test_a_step_that_is_like_no_other_is_told_which_there_are(log):
    assert faults(log, Pair("Voorbereiden", "xyz"))[0].endswith("| het log kent: 'Besluiten', 'Voorbereiden'")


def test_every_absent_step_is_named_once(log):
    assert len(faults(log, OTHER, Pair("Toetsen", "Besluiten"))) == 2


def test_a_pair_of_which_neither_step_occurs_can_be_passed_over_with_a_note(log):
    review = logs.reviewed(log, logs.PAIR, OTHER, skip_absent_pairs=True)
    assert [finding.pair for finding in review.findings] == [logs.PAIR]
    assert review.notes == ("De stappen 'Toetsen' en 'Tekenen' komen in dit log niet voor.",)


def test_a_pair_of_which_one_step_occurs_stays_a_fault(log):
    assert faults(log, Pair("Voorbereiden", "Tekenen"), skip_absent_pairs=True)


def test_an_unknown_process_a_pair_twice_and_a_pair_with_itself_are_refused(log):
    assert faults(log, process="vergunning") == ["het proces 'vergunning' bestaat niet | bedoelde u 'vergunningen'?"]
    assert "staat er twee keer" in faults(log, logs.PAIR, Pair("Voorbereiden", "Besluiten", "wet"))[0]
    with pytest.raises(ValueError, match="twee keer dezelfde stap"):
        Pair("Besluiten", "Besluiten")


def test_a_shared_account_that_nobody_used_is_noted_without_its_name(log):
    review = logs.reviewed(log, shared_accounts=("mens1", "jansen"))
    assert review.notes == ("Het gedeelde account dat u als nummer 2 noemde, komt in dit log niet voor.",)


def test_a_log_from_before_the_present_law_is_shown_with_its_period_and_that_law(tmp_path):
    def law(*days):
        path = logs.csv(
            tmp_path / "log.csv", [("Z", "Voorbereiden", "a", day) for day in days] + [("Z", "Besluiten", "b", days[0])]
        )
        return log_chapter(logs.reviewed(path)).law

    said = law("2023-05-01 10:00:00", "2023-12-31 23:59:59")
    assert "van 1 mei 2023 tot en met 31 december 2023" in said
    assert "De Omgevingswet geldt pas sinds 1 januari 2024." in said
    assert law("2023-05-01 10:00:00", "2024-01-01 00:00:00") == ""


def test_the_law_does_not_depend_on_the_name_of_the_file(tmp_path):
    rows = [("Z", "Voorbereiden", "a", "2023-05-01 10:00:00"), ("Z", "Besluiten", "b", "2023-05-01 10:00:00")]
    reviews = [logs.reviewed(logs.csv(tmp_path / name, rows)) for name in ("receipt.csv", "nieuw-2026.csv")]
    assert reviews[0].old_law == reviews[1].old_law is not None


def test_json_holds_exactly_what_was_promised_and_no_name(tmp_path):
    rows = [*logs.many(30, same=12), ("Z1", "Besluiten", "MENS-1", "2025-03-05 09:00:00"), ("", "a", "b", "c")]
    path = logs.csv(tmp_path / "log.csv", rows)
    asked = Asked("vergunningen", (Pair("Voorbereiden", "Besluiten", "eigen regel", "art. 4"),), ("geheim account",))
    review = logs.reviewed(path, *asked.pairs, shared_accounts=asked.shared_accounts)
    receipt = log_receipt(path, review=review, asked=asked, catalogue=logs.catalogue(), on=date(2026, 3, 1))
    said = json.loads(json.dumps(review_as_dict(review, receipt)))
    assert list(said) == ["log", "findings", "permission", "receipt"]
    assert list(said["log"]) == [
        "cases", "events", "steps", "actors", "from", "to", "mapping", "left_out", "merged_names",
    ]  # fmt: skip
    (finding,) = said["findings"]
    assert list(finding) == [
        "detector", "prepare", "decide", "ground", "cases", "hits", "rate", "low", "high", "identifiable", "verdicts",
    ]  # fmt: skip
    assert list(finding["verdicts"]) == [
        "zelfde-persoon", "gedeeld-account", "onbekend", "gescheiden", "niet-besloten", "niet-voorbereid",
    ]  # fmt: skip
    assert said["permission"] is None
    assert said["log"]["left_out"] == [{"reason": "geen zaaknummer", "rows": 1}]
    assert said["log"]["merged_names"][0]["variants"] == 2
    assert (finding["rate"], finding["low"] < 0.4 < finding["high"]) == (0.4, True)
    text = json.dumps(said).lower()
    assert "mens1" not in text and "mens-1" not in text and "geheim account" not in text


def test_the_finding_is_one_sentence_with_its_interval(log):
    (line,) = log_chapter(logs.reviewed(log)).findings
    assert line.fact == "In 12 van 30 zaken deed één persoon beide stappen: 40\u00a0% (interval 24,6–57,7\u00a0%)."
    assert "vraagt uw mandaatregeling hier twee personen?" in line.ground
    assert line.innocent and line.ask
    assert line.verdicts == (("één persoon deed beide stappen", "12"), ("verschillende personen", "18"))


def test_too_few_cases_are_said_to_be_too_few(tmp_path):
    (line,) = log_chapter(logs.reviewed(logs.csv(tmp_path / "log.csv", logs.many(1, same=1)))).findings
    assert line.fact == (
        "In 1 van 1 zaak deed één persoon beide stappen. Dat is te weinig om te beoordelen: "
        "daarvoor zijn ten minste 20 zaken nodig."
    )
    assert line.note.startswith("Herleidbaar")


def test_what_was_left_out_and_merged_is_said_without_names(tmp_path):
    rows = [*logs.many(20, same=1), ("Z1", "Besluiten", "MENS1", "2025-03-05 09:00:00"), ("", "a", "b", "c")]
    review = logs.reviewed(logs.csv(tmp_path / "log.csv", rows))
    assert [(one.reason, one.rows) for one in log_chapter(review).left_out] == [("geen zaaknummer", "1 rij")]
    assert merged_line(review.facts.merged[0]).endswith(": 2 schrijfwijzen, verschil in hoofdletters")


@pytest.mark.parametrize(
    ("ground", "reference", "said"),
    [
        ("wet", "Awb art. 10:3", "Grond: wet, Awb art. 10:3."),
        ("eigen regel", "", "Grond: eigen regel, zonder verwijzing."),
        ("goed gebruik", "", "De score verandert er niet door."),
    ],
)
def test_the_ground_says_whether_it_counts(log, ground, reference, said):
    (line,) = log_chapter(logs.reviewed(log, Pair("Voorbereiden", "Besluiten", ground, reference))).findings
    assert said in line.ground
