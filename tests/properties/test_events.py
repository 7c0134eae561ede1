"""Laws of the log review on random logs, and readers that no bytes can bring down."""

import gzip
import random
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.events import logs
from weerwerk.errors import BadInput
from weerwerk.events.detectors import vier_ogen
from weerwerk.events.model import Layout, Verdict
from weerwerk.events.pseudonyms import same_person_key

PEOPLE = (
    "Jansen",
    "jansen",
    "JAN-SEN",
    "Bakker",
    "De Vries",
    "de vries",
    "balie",
    "Balie ",
    "",
    "onbekend",
    "R1",
    "R11",
)
STEPS = (logs.PAIR.prepare, logs.PAIR.decide, "Iets anders")
EVENTS = st.lists(
    st.tuples(st.sampled_from(["Z1", "Z2", "Z3", "Z4"]), st.sampled_from(STEPS), st.sampled_from(PEOPLE)),
    min_size=1,
    max_size=40,
)


def oracle(events, accounts):
    """The verdicts by the words of the rule, case by case, in plain Python."""
    nobody = {"", "onbekend"}
    accounts = {same_person_key(account) for account in accounts}
    verdicts = {}
    for case in {case for case, _, _ in events}:
        did = {step: {same_person_key(who) for c, s, who in events if (c, s) == (case, step)} for step in STEPS[:2]}
        prepared, decided = did.values()
        if not prepared and not decided:
            continue
        if not decided:
            verdicts[case] = Verdict.NOT_DECIDED
        elif not prepared:
            verdicts[case] = Verdict.NOT_PREPARED
        elif (prepared & decided) - nobody - accounts:
            verdicts[case] = Verdict.SAME_PERSON
        elif (prepared | decided) & accounts:
            verdicts[case] = Verdict.SHARED_ACCOUNT
        elif (prepared | decided) & nobody:
            verdicts[case] = Verdict.UNKNOWN
        else:
            verdicts[case] = Verdict.SEPARATE
    return verdicts


def judged(events, accounts=()):
    """The verdicts of the detector, through a file."""
    rows = [(case, step, who, "2025-03-03 09:00:00") for case, step, who in events]
    with tempfile.TemporaryDirectory() as folder, logs.opened(logs.csv(Path(folder) / "log.csv", rows)) as log:
        hidden = frozenset(filter(None, map(log.pseudonym, accounts)))
        found = vier_ogen.verdicts(log.events, pair=logs.PAIR, accounts=hidden).to_pyarrow().to_pylist()
    return {row["case_id"]: Verdict(row["verdict"]) for row in found}


@settings(max_examples=40)
@given(EVENTS, st.sampled_from([(), ("BALIE",), ("balie", "r1")]))
def test_the_detector_gives_the_verdicts_of_the_rule(events, accounts):
    assert judged(events, accounts) == oracle(events, accounts)


@settings(max_examples=12)
@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(events, dice):
    shuffled = list(events)
    dice.shuffle(shuffled)
    assert judged(events) == judged(shuffled)


@settings(max_examples=12)
@given(EVENTS)
def test_doubled_rows_change_no_verdict(events):
    assert judged(events) == judged(events * 2)


@settings(max_examples=12)
@given(EVENTS, EVENTS)
def test_more_events_never_undo_that_one_person_did_both(events, more):
    before, after = judged(events), judged([*events, *more])
    assert all(after[case] is verdict for case, verdict in before.items() if verdict is Verdict.SAME_PERSON)


@settings(max_examples=10)
@given(st.lists(st.tuples(st.sampled_from(["Z1", "Z2"]), st.sampled_from(STEPS), st.sampled_from(PEOPLE)), min_size=1))
def test_every_case_with_one_of_the_steps_has_exactly_one_verdict(events):
    rows = [(case, step, who, "2025-03-03 09:00:00") for case, step, who in events]
    rows += [("Z9", step, "x", "2025-03-03 09:00:00") for step in STEPS]
    with tempfile.TemporaryDirectory() as folder:
        (finding,) = logs.reviewed(logs.csv(Path(folder) / "log.csv", rows)).findings
    cases = {case for case, step, _, _ in rows if step in STEPS[:2]}
    assert Counter(finding.verdicts).total() == len(cases)


@given(st.text(max_size=30))
def test_a_key_for_names_does_not_change_when_taken_twice(name):
    assert same_person_key(same_person_key(name)) == same_person_key(name)


@given(st.text(max_size=20), st.text(alphabet=" .,-_'\t/()", max_size=5), st.integers(0, 20))
def test_a_sign_or_space_anywhere_in_a_name_makes_no_other_person(name, signs, at):
    assert same_person_key(name[:at] + signs + name[at:]) == same_person_key(name)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=20))
def test_a_letter_or_digit_more_is_another_person(name):
    assert same_person_key(name + "1") != same_person_key(name)


def read_or_refused(raw: bytes, name: str, layout: Layout) -> None:
    """Read the bytes as a log; anything but a log or a clear refusal fails the test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        try:
            with logs.opened(path, layout) as log:
                assert log.facts.events == log.events.count().to_pyarrow().as_py()
        except BadInput as bad:
            assert bad.faults and all(fault.what and fault.where.file and fault.cure for fault in bad.faults)


NAMES = st.sampled_from(["log.csv", "log.xes", "log.xes.gz", "log.csv.gz", "log.parquet", "log.xlsx", "log.txt", "log"])
STARTS = st.sampled_from(
    [
        b"",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"PAR1",
        b"\x1f\x8b\x08",
        b"<log>",
        b"<?xml version='1.0'?>",
        b"sep=;\n",
    ]
)
LAYOUTS = st.builds(
    Layout, delimiter=st.sampled_from(["", ";", ",", "\t"]), encoding=st.sampled_from(["", "utf-8", "cp1252", "utf-16"])
)


@settings(max_examples=80)
@given(STARTS, st.binary(max_size=300), NAMES, LAYOUTS)
def test_random_bytes_are_read_or_refused(start, rest, name, layout):
    read_or_refused(start + rest, name, layout)


CELLS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["", '"', '""', ";", "2024-01-01 10:00:00", "31-12-2024 1:00", "NULL", "Z1", "\r\n", "0", "1e400"]),
)
ROWS = st.lists(st.lists(CELLS, max_size=6).map(";".join), max_size=8)


@settings(max_examples=80)
@given(ROWS, st.sampled_from(["utf-8", "utf-16", "cp1252", "utf-8-sig"]), LAYOUTS)
def test_random_tables_are_read_or_refused(rows, encoding, layout):
    text = "\n".join(["zaaknummer;activiteit;medewerker;tijdstip", *rows])
    read_or_refused(text.encode(encoding, errors="replace"), "log.csv", layout)


TAGS = st.sampled_from(["log", "trace", "event", "string", "date", "list", "container", "global"])
KEYS = st.sampled_from(["concept:name", "org:resource", "time:timestamp", "x", ""])
VALUES = st.sampled_from(["Z1", "Voorbereiden", "2024-01-01T10:00:00+01:00", "&amp;", "&#0;", "&lol;", "x" * 50, "é"])
PARTS = st.one_of(
    st.builds('<{} key="{}" value="{}">'.format, TAGS, KEYS, VALUES),
    st.builds('<{} key="{}" value="{}"/>'.format, TAGS, KEYS, VALUES),
    st.builds('<{} value="{}" key="{}"/>'.format, TAGS, VALUES, KEYS),
    st.builds("</{}>".format, TAGS),
    st.sampled_from(["<event>", "<trace>", "<!-- x -->", "<![CDATA[x]]>", "tekst", "<!DOCTYPE log>", "<?x y?>"]),
)


@settings(max_examples=80)
@given(st.lists(PARTS, max_size=25), st.booleans())
def test_random_tags_are_read_or_refused(parts, packed):
    raw = f"<log>{''.join(parts)}</log>".encode()
    read_or_refused(gzip.compress(raw) if packed else raw, "log.xes.gz" if packed else "log.xes", Layout())


@pytest.mark.parametrize("kind", ["xlsx", "parquet", "xes.gz"])
def test_a_good_file_with_some_bytes_changed_is_read_or_refused(tmp_path, kind):
    good = getattr(logs, kind.partition(".")[0])(tmp_path / f"good.{kind}", logs.many(40, same=3)).read_bytes()
    dice = random.Random(7)
    for _ in range(60):
        raw = bytearray(good[: dice.choice([len(good), len(good), dice.randrange(len(good))])])
        for _ in range(dice.randrange(1, 12)):
            if raw:
                raw[dice.randrange(len(raw))] = dice.randrange(256)
        read_or_refused(bytes(raw), f"log.{kind}", Layout())
