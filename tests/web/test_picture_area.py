"""The borders of the wijken and newer area figures, taken in from a file by the pages of the picture."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.test_picture_pages import EXAMPLE, ONE, held
from weerwerk_web.accounts.roles import Role
from weerwerk_web.picture.models import Frame


@pytest.fixture
def coordinator(town):
    return town.browser(Role.COORDINATOR)


def test_borders_come_in_and_wijken_can_be_counted(town, coordinator):
    raw = (EXAMPLE / "areas.geojson").read_bytes()
    upload = SimpleUploadedFile("wijken.geojson", raw)
    assert coordinator.post("/beeld/gebied/", {"file": upload}).status_code == 302
    assert coordinator.post("/beeld/tellen/", {**ONE, "area": "WK000003"}).status_code == 302
    shown = coordinator.get("/beeld/kaart/").content.decode()
    assert "<svg" in shown and "Havenkwartier" in shown and 'role="img"' in shown
    assert "</table>" in shown.partition("<svg")[2]
    assert "<svg" in coordinator.get("/beeld/kaart/?fenomeen=hennepteelt").content.decode()


@pytest.mark.parametrize("raw", [b"", b"{}", b"<svg/>", b'{"type": "FeatureCollection", "features": []}'])
def test_what_is_no_file_of_borders_is_refused(town, coordinator, raw):
    answer = coordinator.post("/beeld/gebied/", {"file": SimpleUploadedFile("a.geojson", raw or b" ")})
    assert answer.status_code == 422
    assert all(not one.areas for one in held(town, Frame))


def test_borders_that_leave_out_a_counted_wijk_are_refused(town, coordinator):
    raw = (EXAMPLE / "areas.geojson").read_bytes()
    coordinator.post("/beeld/gebied/", {"file": SimpleUploadedFile("a.geojson", raw)})
    coordinator.post("/beeld/tellen/", {**ONE, "area": "WK000003"})
    other = raw.replace(b"WK000003", b"WK000013")
    answer = coordinator.post("/beeld/gebied/", {"file": SimpleUploadedFile("a.geojson", other)})
    assert answer.status_code == 422
    assert "WK000003" in answer.content.decode()


def test_newer_figures_come_in_beside_earlier_ones_and_a_wrong_file_is_refused_whole(town, coordinator):
    with town.inside():
        type(town.organisation).objects.filter(pk=town.organisation.pk).update(code="GM0448")
    head = "municipality,indicator,year,value,source,sbi\n"
    for line in ("GM0448,aandeel-water,2024,9.5,cbs-kwb,", "GM0448,leegstaande-woningen,2024,,cbs-kwb,"):
        upload = SimpleUploadedFile("cijfers.csv", (head + line + "\n").encode())
        assert coordinator.post("/beeld/gebied/cijfers/", {"file": upload}).status_code == 302
    (frame,) = held(town, Frame)
    assert "aandeel-water,2024,9.5" in frame.figures and "leegstaande-woningen,2024,," in frame.figures
    upload = SimpleUploadedFile("cijfers.csv", (head + "GM0014,aandeel-water,2024,1,cbs-kwb,\n").encode())
    assert coordinator.post("/beeld/gebied/cijfers/", {"file": upload}).status_code == 422
    assert held(town, Frame)[0].figures == frame.figures
    assert "9,5" in coordinator.get("/beeld/kaart/").content.decode()
