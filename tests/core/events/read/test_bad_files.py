"""What people hand in by mistake: each is told what it is, where, and what to do; nothing ends in a traceback."""

import gzip
import os
import random
import zipfile
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.core.events import logs
from weerwerk.errors import BadInput

HEAD = b"zaaknummer;activiteit;medewerker;tijdstip\n"
ROWS = b"Z1;Voorbereiden;Jan;2024-01-01 10:00:00\nZ1;Besluiten;Piet;2024-01-02 10:00:00\n"
NOISE = random.Random(1).randbytes(5000)
TRACE = b'<trace><string key="concept:name" value="&b;"/></trace>'
BOMB = b'<!DOCTYPE l [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><log>' + TRACE + b"</log>"
EVENT = b'<log><trace><string key="concept:name" value="Z"/><event><string key="concept:name" value="A"/></event>'
EVENT += b"</trace></log>"

FILES = [
    ("leeg.csv", b"", "het bestand is leeg"),
    ("wit.csv", b" \n\n", "het bestand is leeg"),
    ("kop.csv", HEAD, "er staat geen enkele gebeurtenis in"),
    ("kop.csv", HEAD.strip(), "er staat geen enkele gebeurtenis in"),
    ("bom.csv", b"\xef\xbb\xbf", "het bestand is leeg"),
    ("tijd.csv", b"zaaknummer;activiteit;medewerker;kleur\nZ;A;B;rood\n", "geen kolom gevonden voor het moment"),
    ("drie.csv", b"zaaknummer;activiteit;medewerker\nZ;A;B\n", "geen kolom gevonden voor het moment"),
    ("een.csv", b"zomaar een tekst\nzonder kolommen\n", "er is maar één kolom"),
    ("tijden.csv", HEAD + b"Z;A;B;gisteren\nZ;C;D;morgen\n", "2 rijen: de tijd is niet te lezen"),
    ("straks.csv", HEAD + b"Z;A;B;2099-01-01 10:00:00\n", "1 rij: de tijd ligt in de toekomst"),
    ("toen.csv", HEAD + b"Z;A;B;1970-01-01 00:00:00\n", "1 rij: de tijd ligt voor 1970"),
    ("zaakloos.csv", HEAD + b" ;A;B;2024-01-01 10:00:00\n", "1 rij: geen zaaknummer"),
    ("staploos.csv", HEAD + b"Z;;B;2024-01-01 10:00:00\n", "1 rij: geen stap"),
    ("tijdloos.csv", HEAD + b"Z;A;B;\n", "1 rij: geen tijd"),
    ("nul.csv", HEAD + ROWS + b"Z;A\0;B;2024-01-01 10:00:00\n", "er staat een NUL-teken in de tekst"),
    ("binair.csv", NOISE, "dit is geen tekst maar een binair bestand"),
    ("quote.csv", HEAD + b'Z;A;"B;2024-01-01 10:00:00\n' + ROWS, "een aanhalingsteken sluit niet"),
    ("dubbel.csv", b"zaaknummer;activiteit;activiteit;medewerker;tijdstip\nZ;A;B;C;2024-01-01\n", "meer dan eens"),
    ("json.csv", b'{"log": []}', "dit is JSON"),
    ("xes.csv", EVENT, "de naam zegt CSV, maar de inhoud is XES"),
    ("csv.xes", HEAD + ROWS, "de naam zegt XES (XML), maar de inhoud is CSV"),
    ("csv.parquet", HEAD + ROWS, "de naam zegt Parquet, maar de inhoud is CSV"),
    ("pdf.xes", b"%PDF-1.7\n" + NOISE, "dit is een PDF"),
    ("oud.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "dit is een oud Excel- of Word-bestand"),
    ("plaatje.csv", b"\x89PNG\r\n" + NOISE, "dit is een plaatje"),
    ("database.csv", b"SQLite format 3\0" + NOISE, "dit is een database"),
    ("bom.xes", BOMB, "DOCTYPE"),
    ("half.xes", EVENT[:60], "het bestand is afgebroken"),
    ("fout.xes", EVENT.replace(b"</event>", b"</evnt>"), "hier is de XML niet te lezen"),
    ("pagina.xes", b"<html><body>hoi</body></html>", "dit is geen XES: het begint met <html>"),
    ("leeg.xes", b"<log></log>", "er staat geen enkele gebeurtenis in"),
    ("niemand.xes", EVENT, "geen enkele gebeurtenis heeft 'org:resource'"),
    ("codering.xes", b'<?xml version="1.0" encoding="klingon"?><log/>', "hier is de XML niet te lezen"),
    ("half.csv.gz", gzip.compress(HEAD + NOISE.hex().encode())[:500], "het ingepakte bestand is afgebroken"),
    ("half.xes.gz", gzip.compress(b"<log>" + NOISE.hex().encode())[:500], "het ingepakte bestand is afgebroken"),
    ("stuk.csv.gz", b"\x1f\x8b\x07" + NOISE, "het ingepakte bestand is beschadigd"),
    ("stuk.parquet", b"PAR1" + NOISE, "het Parquet-bestand is beschadigd of afgebroken"),
    ("stuk.xlsx", b"PK\x03\x04" + NOISE, "het bestand is beschadigd of afgebroken"),
]


def said_about(path, **layout):
    """The fault that the file is refused with: what, on which line, and the cure."""
    with pytest.raises(BadInput) as refused:
        logs.reviewed(path, layout=logs.Layout(**layout))
    assert refused.value.exit_code == 2
    (fault, *_) = refused.value.faults
    assert fault.where.file and fault.cure, fault
    return fault


@pytest.mark.parametrize(("name", "raw", "said"), FILES, ids=lambda one: one if isinstance(one, str) else "")
def test_a_file_that_is_no_log_is_refused_with_what_it_is(tmp_path, name, raw, said):
    path = tmp_path / name
    path.write_bytes(raw)
    assert said in said_about(path).what


def test_a_file_that_is_not_there_and_a_folder_are_told_apart(tmp_path):
    assert said_about(tmp_path / "weg.csv").what == "dit bestand bestaat niet"
    assert said_about(tmp_path).what == "dit is een map, geen bestand"


def test_a_zip_is_not_unpacked_and_a_word_document_is_no_log(tmp_path):
    for name, inside, said in (
        ("log.zip", "log.csv", "zip-bestand"),
        ("brief.csv", "word/document.xml", "kantoorbestand"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(inside, "x")
        assert said in said_about(tmp_path / name).what


def test_an_excel_file_called_csv_is_told_its_right_name(tmp_path):
    path = logs.xlsx(tmp_path / "log.xlsx", logs.many(2, same=0)).rename(tmp_path / "log.csv")
    fault = said_about(path)
    assert fault.what == "de naam zegt CSV, maar de inhoud is Excel (xlsx)"
    assert "(.xlsx)" in fault.cure


def test_a_broken_off_excel_and_parquet_file_are_refused(tmp_path):
    rows = logs.many(200, same=0)
    for path in (logs.xlsx(tmp_path / "a.xlsx", rows), logs.parquet(tmp_path / "a.parquet", rows)):
        raw = path.read_bytes()
        path.write_bytes(raw[: len(raw) // 2])
        assert "afgebroken" in said_about(path).what


def test_an_excel_file_in_a_zip_of_a_later_age_is_refused(tmp_path):
    path = logs.xlsx(tmp_path / "a.xlsx", logs.many(2, same=0))
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 6] = 165  # "version needed to extract"
    path.write_bytes(raw)
    assert "beschadigd" in said_about(path).what


def test_parquet_whose_pages_are_damaged_is_refused(tmp_path):
    path = logs.parquet(tmp_path / "log.parquet", logs.many(50, same=0), pa.timestamp("us"))
    raw = bytearray(path.read_bytes())
    raw[10:90] = os.urandom(80)
    path.write_bytes(raw)
    assert "beschadigd" in said_about(path).what


def test_parquet_whose_column_names_are_damaged_is_refused(tmp_path):
    path = tmp_path / "log.parquet"
    pq.write_table(pa.table({name: ["x"] for name in ("zaak", "stap", "medewerker", "tijdstip")}), path)
    path.write_bytes(path.read_bytes().replace(b"zaak", b"zaa\xda"))
    assert "beschadigd" in said_about(path).what


def test_parquet_columns_that_are_no_text_are_refused_by_name(tmp_path):
    path = tmp_path / "log.parquet"
    pq.write_table(
        pa.table({"zaak": ["Z"], "stap": ["A"], "medewerker": [["x", "y"]], "tijd": [datetime(2024, 1, 1)]}), path
    )
    assert "de kolom 'medewerker' bevat geen tekst" in said_about(path).what


def test_an_excel_file_without_a_table_is_refused(tmp_path):
    path = logs.xlsx(tmp_path / "log.xlsx", [])
    assert said_about(path).what == "er staat geen enkele gebeurtenis in"


def test_the_line_of_a_wrong_sign_and_of_a_nul_is_named(tmp_path):
    path = tmp_path / "log.csv"
    path.write_bytes(HEAD + ROWS * 50_000 + b"Z;A;Ren\xe9e;2024-01-01\n")
    assert said_about(path, encoding="utf-8").where.line == 100_002
    path.write_bytes(HEAD + ROWS * 50_000 + b"Z;A;B\0;2024-01-01\n")
    assert said_about(path).where.line == 100_002


@pytest.mark.parametrize("encoding", ["klingon", "idna", "hex", "", "utf-8\0"])
def test_an_encoding_that_does_not_exist_is_refused(tmp_path, encoding):
    path = logs.csv(tmp_path / "log.csv", logs.many(1, same=0))
    if not encoding:
        assert logs.reviewed(path).facts.cases == 1
    else:
        assert "bestaat niet" in said_about(path, encoding=encoding).what


@pytest.mark.parametrize("sign", ["||", '"', "é", "\n"])
def test_what_cannot_part_columns_is_refused(tmp_path, sign):
    assert "kan kolommen niet scheiden" in said_about(logs.csv(tmp_path / "a.csv", []), delimiter=sign).what
