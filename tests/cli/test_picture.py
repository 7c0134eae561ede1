"""``weerwerk picture`` and ``weerwerk area``: what people read and scripts parse, with good, bad and absurd input."""

import json
from pathlib import Path

import pytest
import python_calamine
from tests.core.services.cbs import USUAL, Cbs, serving
from tests.house.tree import plant

from weerwerk_cli.main import run

ROOT = Path(__file__).resolve().parents[2]
DOSSIER = ROOT / "examples" / "voorbeelddam"
ON = ("--on", "2026-05-01")
ORGANISATION = """\
name: Groningen
code: GM0014
inhabitants: 244427
scan: {title: Scan, edition: "2026.1", start: 2026-03-01, end: 2026-04-01}
"""


@pytest.fixture
def weerwerk(capfd):
    def go(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run([str(one) for one in arguments])
        said = capfd.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return go


def test_the_short_form_and_the_whole_form_say_the_same(weerwerk):
    short, whole = weerwerk("picture", DOSSIER, *ON), weerwerk("picture", "make", DOSSIER, *ON)
    assert short == whole
    code, out, err = short
    assert (code, err) == (0, "")
    assert "Drugshandel in de gemeente: waarschijnlijk tot vastgesteld" in out
    assert "Van 16 vormen weet niemand iets." in out


def test_json_is_all_that_stands_on_the_output(weerwerk):
    code, out, _ = weerwerk("picture", DOSSIER, "--json", *ON)
    assert code == 0
    assert set(json.loads(out)) == {"phenomena", "exposure", "blind_spots", "barriers", "receipt"}


def test_options_before_the_dossier_are_taken_too(weerwerk):
    assert weerwerk("picture", "--json", DOSSIER, *ON)[0] == 0


def test_closed_and_public_are_two_files(weerwerk, tmp_path):
    closed, public = tmp_path / "beeld.pdf", tmp_path / "openbaar.pdf"
    assert weerwerk("picture", DOSSIER, "-o", closed, *ON)[0] == 0
    code, out, _ = weerwerk("picture", DOSSIER, "-o", public, "--public", *ON)
    assert code == 0
    assert "Lees het zelf na voordat u het openbaar maakt" in out
    assert closed.read_bytes()[:5] == public.read_bytes()[:5] == b"%PDF-"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("picture", DOSSIER, "--public"), "de openbare versie is een PDF"),
        (("picture", DOSSIER, "--public", "--json", "-o", "x.pdf"), "de openbare versie is een PDF"),
        (("picture", "niets"), "deze map is er niet"),
        (("picture", "gide", DOSSIER), "bedoelde u 'guide'?"),
        (("picture", DOSSIER, "-o", "beeld.doc"), "noem een bestand op .pdf"),
        (("picture", "guide", DOSSIER, "-o", "g.pdf", "--department", "kantine"), "de afdeling 'kantine' heeft geen"),
        (("picture", "form", DOSSIER, "-o", "f.csv"), "noem een bestand op .xlsx"),
        (("area", "fetch", "GM9999"), "gemeentecode 'GM9999' bestaat niet"),
        (("area", "fetch", "GM0501"), "neem de gemeente van nu: GM1992"),
        (("area", "fetch", "GM0014", "--server", "http://example.nl"), "dit is geen veilig adres"),
        (("area", "take", "GM0014", "niets.json", "-d", DOSSIER), "dit dossier heeft al gebieden"),
    ],
)
def test_what_cannot_be_done_is_said_in_dutch(weerwerk, arguments, said):
    code, out, err = weerwerk(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_every_fault_in_the_counts_comes_at_once_with_its_place(weerwerk, tmp_path):
    signals = (
        "phenomenon,area,month,kind,reliability,credibility,sources,count\n"
        "henepteelt,gemeente,2026-03,melding,B,3,2,4\n"
        "overlast,gemeente,2026-03,melding,B,3,2,4\n"
        "zorgfraude,WK001401,2030-03,melding,B,3,2,-4\n"
    )
    plant(tmp_path, {"organisation.yaml": ORGANISATION, "signals.csv": signals})
    code, _, err = weerwerk("picture", tmp_path, *ON)
    assert code == 2
    for said in (
        "signals.csv:2 phenomenon  het fenomeen 'henepteelt' bestaat niet — bedoelde u 'hennepteelt'?",
        "signals.csv:3 phenomenon  'Overlast",
        "signals.csv:4 area  'Zorgfraude' houden wij niet per wijk bij",
        "signals.csv:4 month  de maand 2030-03 ligt in de toekomst",
        "signals.csv:4 count  een aantal kan niet -4 zijn",
    ):
        assert said in err, err


def test_a_filled_form_reads_as_signals(weerwerk, tmp_path):
    empty = tmp_path / "leeg.xlsx"
    assert weerwerk("picture", "form", DOSSIER, "-o", empty)[0] == 0
    book = python_calamine.load_workbook(str(empty))
    assert book.sheet_names == ["Signalen", "Uitleg"]
    assert book.get_sheet_by_name("Signalen").to_python()[0][:3] == ["Fenomeen", "Gebied", "Maand"]
    listed = book.get_sheet_by_name("Uitleg").to_python()
    assert any("WK000006" in row for row in listed)
    plant(tmp_path / "dossier", {"organisation.yaml": ORGANISATION})
    (tmp_path / "dossier" / "signals.xlsx").write_bytes(empty.read_bytes())
    assert weerwerk("picture", tmp_path / "dossier", *ON)[0] == 0


def test_figures_are_fetched_into_a_dossier_or_onto_the_output(weerwerk, tmp_path):
    plant(tmp_path, {"organisation.yaml": ORGANISATION})
    with serving(Cbs({"GM0014": {**USUAL, "M000300": None}})) as server:
        code, out, err = weerwerk("area", "fetch", "gm0014", "-d", tmp_path, "--server", server, *ON)
        assert code == 0
        assert out.startswith("10 van de 11 cijfers staan in ")
        assert "Aandeel onbewoonde woningen 2021: onbekend, CBS geeft geen waarde." in err
        code, out, _ = weerwerk("area", "fetch", "GM0014", "--server", server, *ON)
    assert out.startswith("municipality,indicator,year,value,source,sbi\nGM0014,")
    assert out == (tmp_path / "area_figures.csv").read_text() or len(out.splitlines()) == 12


def test_borders_are_taken_from_a_larger_file_and_read_back(weerwerk, tmp_path):
    plant(tmp_path / "dossier", {"organisation.yaml": ORGANISATION})
    square = [[150_000, 450_000], [151_000, 450_000], [151_000, 451_000], [150_000, 450_000]]
    shapes = [
        {"type": "Feature", "properties": {"wijkcode": code}, "geometry": {"type": "Polygon", "coordinates": [square]}}
        for code in ("WK001401", "WK003401")
    ]
    plant(tmp_path, {"land.json": json.dumps({"type": "FeatureCollection", "features": shapes})})
    code, out, _ = weerwerk("area", "take", "GM0014", tmp_path / "land.json", "-d", tmp_path / "dossier")
    assert code == 0
    assert out.startswith("1 gebied overgenomen.")
    assert weerwerk("picture", tmp_path / "dossier", *ON)[0] == 0
