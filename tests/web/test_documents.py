"""Files: taken by what is in them, kept encrypted, bound to their place, opened by who may."""

import io
import shlex
import sys
import zipfile
from uuid import uuid4

import pytest
from attrs import evolve
from django.core.files.uploadedfile import SimpleUploadedFile

from weerwerk.errors import BadInput
from weerwerk_web.accounts.roles import Role
from weerwerk_web.accounts.seat import Refused
from weerwerk_web.documents import actions, vault
from weerwerk_web.documents.actions import safe_name
from weerwerk_web.documents.kinds import Kind, NotTaken, kind_of
from weerwerk_web.documents.models import Document
from weerwerk_web.documents.scanner import scan

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


DOCX = packed(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (PDF, Kind.PDF),
        (b"\x89PNG\r\n\x1a\n....", Kind.PNG),
        (b"\xff\xd8\xff\xe0....", Kind.JPEG),
        (DOCX, Kind.DOCX),
        (packed(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), Kind.XLSX),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), Kind.ODT),
        ("Verslag van het overleg, één bladzijde.\n".encode(), Kind.TEXT),
    ],
)
def test_a_file_is_what_is_in_it(raw, kind):
    assert kind_of(raw) is kind


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"MZ\x90\x00\x03\x00",
        b"\x7fELF\x02\x01",
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"#!/bin/sh\nrm -rf /\n",
        b"{\\rtf1 x}",
        b"tekst\x00met een nul",
        PDF + b"<</S/JavaScript/JS (app.alert(1))>>",
        PDF + b"<</Type/EmbeddedFile>>",
        b"PK\x03\x04 afgebroken",
        packed(**{"a.txt": "los"}),
        packed(**{"[Content_Types].xml": "", "word/document.xml": "", "word/vbaProject.bin": "x"}),
        packed(**{"[Content_Types].xml": "", "word/document.xml": "", "word/embeddings/a.exe": "x"}),
        packed(**{f"a{number}": "" for number in range(3_001)}),
    ],
)
def test_what_we_do_not_know_or_what_runs_is_not_taken(raw):
    with pytest.raises(NotTaken):
        kind_of(raw)


def test_a_bomb_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "")
        made.writestr("word/document.xml", b"\0" * (210 * 1024 * 1024))
    assert len(out.getvalue()) < 1024 * 1024
    with pytest.raises(NotTaken, match="te groot"):
        kind_of(out.getvalue())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("verslag.pdf", "verslag.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\kim\\verslag.docm", "verslag.pdf"),
        ("nota<script>.pdf", "nota_script.pdf"),
        (".pdf", "pdf.pdf"),
        ("dossier 111222333.pdf", "bestand.pdf"),
        ("", "bestand.pdf"),
    ],
)
def test_a_name_keeps_no_folder_no_strange_sign_no_false_ending_and_no_personal_number(given, kept):
    assert safe_name(given, "pdf") == kept


def add(town, raw=PDF, role=Role.COORDINATOR, process=""):
    return actions.add(town.seat(role), SimpleUploadedFile("verslag.pdf", raw), subject="vraag:1", process=process)


def test_a_file_comes_back_as_it_was(town):
    with town.inside():
        assert actions.download(town.seat(Role.COORDINATOR), add(town)) == PDF


def test_nothing_of_a_file_can_be_read_on_the_disk(town):
    with town.inside():
        one = add(town, b"Het geheim van Voorbeelddam staat hier.")
    kept = vault.path(one.organisation_id, one.pk)
    assert b"geheim" not in kept.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("swap", ["another place", "another organisation", "one byte", "cut off"])
def test_a_file_that_was_moved_or_changed_does_not_open(town, swap):
    with town.inside():
        one = add(town)
    organisation, document = one.organisation_id, one.pk
    kept = vault.path(organisation, document)
    raw = kept.read_bytes()
    match swap:
        case "another place":
            document = uuid4()
        case "another organisation":
            organisation = uuid4()
        case "one byte":
            raw = raw[:-1] + bytes([raw[-1] ^ 1])
        case "cut off":
            raw = raw[:20]
    place = vault.path(organisation, document)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(raw)
    with pytest.raises(vault.Damaged):
        vault.get(organisation, document)


def test_a_file_that_is_too_large_is_not_kept(town, settings):
    settings.WEERWERK = evolve(settings.WEERWERK, upload_limit_mb=1)
    with town.inside():
        with pytest.raises(BadInput, match="1 MB"):
            add(town, b"a" * (1024 * 1024 + 1))
        assert not Document.objects.exists()


def test_a_process_owner_adds_to_the_own_process_alone(town):
    with town.inside():
        add(town, role=Role.PROCESS_OWNER, process="subsidies")
        with pytest.raises(Refused):
            add(town, role=Role.PROCESS_OWNER, process="inkoop-aanbesteding")
        with pytest.raises(Refused):
            add(town, role=Role.ADVISER)


def test_an_adviser_looks_and_does_not_download(town):
    with town.inside():
        one = add(town)
        with pytest.raises(Refused):
            actions.download(town.seat(Role.ADVISER), one)


def test_a_download_is_never_shown_within_our_own_pages(town):
    with town.inside():
        one = add(town)
    answer = town.browser(Role.COORDINATOR).get(f"/documenten/{one.pk}/")
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def scanner(settings, code):
    command = [sys.executable, "-c", f"import sys; sys.stdin.read(); {code}"]
    settings.WEERWERK = evolve(settings.WEERWERK, scanner=shlex.join(command))


def test_without_a_scanner_a_file_is_taken_and_known_as_not_scanned(settings):
    assert scan(PDF) is False


def test_a_clean_file_is_taken(settings):
    scanner(settings, "sys.exit(0)")
    assert scan(PDF) is True


@pytest.mark.parametrize(("code", "said"), [("sys.exit(1)", "vond iets"), ("sys.exit(2)", "antwoordt niet")])
def test_an_infected_file_and_a_scanner_that_fails_keep_the_file_out(settings, code, said):
    scanner(settings, code)
    with pytest.raises(NotTaken, match=said):
        scan(PDF)


def test_a_scanner_that_is_not_there_keeps_every_file_out(settings):
    settings.WEERWERK = evolve(settings.WEERWERK, scanner="/nergens/scanner -")
    with pytest.raises(NotTaken):
        scan(PDF)
