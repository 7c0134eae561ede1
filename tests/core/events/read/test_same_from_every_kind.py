"""One log gives the same findings whatever kind of file it comes from, and however that file is written."""

import gzip

import pyarrow as pa
import pytest

from tests.core.events import logs

ROWS = [
    *logs.many(22, same=4),
    ("Z99", "Voorbereiden", "Mens1", "2025-03-05 10:00:00"),
    ("Z99", "Besluiten", None, "2025-03-06 11:30:00"),
]


def written(kind, folder):
    """The rows as one kind of file."""
    match kind:
        case "csv" | "xes" | "xlsx" | "parquet":
            return getattr(logs, kind)(folder / f"log.{kind}", ROWS)
        case "parquet with times":
            return logs.parquet(folder / "log.parquet", ROWS, pa.timestamp("us"))
        case "xlsx with texts":
            return logs.xlsx(folder / "log.xlsx", ROWS, dates=False)
        case "xes.gz":
            return logs.xes(folder / "log.xes.gz", ROWS)
        case "csv.gz":
            path = folder / "log.csv.gz"
            path.write_bytes(gzip.compress(logs.csv(folder / "log.csv", ROWS).read_bytes()))
            return path
    sign = {"tab": "\t", "comma": ",", "bar": "|"}.get(kind, ";")
    path = logs.csv(folder / "log.csv", ROWS, sign=sign, encoding=kind if kind.startswith("utf") else "utf-8")
    if kind in ("\r\n", "\r"):
        path.write_bytes(path.read_bytes().replace(b"\n", kind.encode()))
    if kind == "sep":
        path.write_bytes(b"sep=;\n" + path.read_bytes())
    return path


KINDS = [
    "csv", "csv.gz", "xes", "xes.gz", "xlsx", "xlsx with texts", "parquet", "parquet with times",
    "tab", "comma", "bar", "sep", "\r\n", "\r", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_findings_do_not_depend_on_the_kind_of_file(tmp_path, kind):
    review = logs.reviewed(written(kind, tmp_path))
    (finding,) = review.findings
    assert (finding.hits, finding.of, finding.cases) == (4, 22, 23)
    assert (review.facts.events, review.facts.cases, len(review.facts.people)) == (46, 23, 10)
    assert review.facts.last.isoformat() == "2025-03-06T11:30:00"
    assert [one.variants for one in review.facts.merged] == [2]
    assert review.facts.left_out == ()


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp850", "mac-roman"])
def test_names_with_accents_are_the_same_person_in_any_encoding(tmp_path, encoding):
    names = ["Zoë", "zoe", "Renée", "renee", "Gürsel", "Gursel"]
    rows = [(f"Z{at}", "Voorbereiden", name, "2025-03-03 09:00:00") for at, name in enumerate(names)]
    path = logs.csv(tmp_path / "log.csv", [*rows, ("Z1", "Besluiten", "x", "2025-03-03 09:00:00")], encoding=encoding)
    facts = logs.reviewed(path, layout=logs.Layout(encoding=encoding)).facts
    assert len(facts.merged) == 3


def test_an_encoding_that_is_not_utf_8_is_guessed_and_shown(tmp_path):
    rows = [("Z1", "Voorbereiden", "Renée", "2025-03-03 09:00:00"), ("Z1", "Besluiten", "Renee", "2025-03-03 10:00:00")]
    review = logs.reviewed(logs.csv(tmp_path / "log.csv", rows, encoding="cp1252"))
    assert review.findings[0].hits == 1
    assert review.facts.read_as.details["encoding"] == "cp1252"
    assert review.facts.read_as.details["encoding_guessed"] == "ja"
