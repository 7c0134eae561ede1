"""Every paper that can be made: what it is, who may have it, and the service that makes it."""

import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from attrs import frozen
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from weerwerk.dossier.own import knowledge_of
from weerwerk.dossier.read import read_dossier
from weerwerk.services.minutes import print_minutes
from weerwerk.services.papers import write_paper
from weerwerk.services.print_draft import print_draft, print_first_picture
from weerwerk.services.print_picture import print_picture, print_picture_draft, print_public_picture
from weerwerk.services.print_scan import print_note, print_public, print_scan
from weerwerk.services.process_card import CONTACT, print_card
from weerwerk.services.scan_score import scan_of
from weerwerk_web.accounts.roles import Action
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.models import Scan
from weerwerk_web.scans.papers import Made
from weerwerk_web.scans.pieces import workplace
from weerwerk_web.workbench import exchange, logs

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
AGE = "application/vnd.age"
ENDINGS = MappingProxyType({PDF: "pdf", WORD: "docx", ZIP: "zip", AGE: "zip.age"})
Press = Callable[[Scan, Path, Path, date], str]


@frozen
class Kind:
    """A kind of paper. One that is `closed` shows weak spots; a draft is what one person alone may have of it."""

    key: str
    name: Promise
    what: Promise
    file: str
    mime: str
    press: Press | None
    closed: bool
    action: Action
    draft: bool = False

    @property
    def ending(self) -> str:
        """The end of its file name."""
        return ENDINGS[self.mime]


def _first(scan: Scan, folder: Path, output: Path, on: date) -> str:
    with logs.lent(on) as reader:
        return print_first_picture(folder, catalogue(), output, on=on, logs=reader).number


def _first_draft(scan: Scan, folder: Path, output: Path, on: date) -> str:
    return print_first_picture(folder, catalogue(), output, on=on).number


def _draft(scan: Scan, folder: Path, output: Path, on: date) -> str:
    return print_draft(folder, catalogue(), output, on=on).number


def _report(scan: Scan, folder: Path, output: Path, on: date) -> str:
    with logs.lent(on) as reader:
        return print_scan(folder, catalogue(), output, on=on, logs=reader).number


def _note(scan: Scan, folder: Path, output: Path, on: date) -> str:
    with logs.lent(on) as reader:
        return print_note(folder, catalogue(), output, on=on, logs=reader).number


def _minutes(scan: Scan, folder: Path, output: Path, on: date) -> str:
    print_minutes(folder, catalogue(), output, on=on)
    return ""


def _page(name: str) -> Press:
    def press(scan: Scan, folder: Path, output: Path, on: date) -> str:
        write_paper(name, output, catalogue(), on=on, folder=folder)
        return ""

    return press


def _cards(scan: Scan, folder: Path, output: Path, on: date) -> str:
    """A card for every process of the scan, in one zip."""
    dossier = read_dossier(folder, catalogue(), on=on)
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        for process in scan_of(dossier, knowledge_of(dossier, catalogue())).processes:
            card = output.with_name(f"{process}.pdf")
            print_card(process, catalogue(), card, on=on, folder=folder)
            packed.write(card, card.name)
    return ""


def _public(scan: Scan, folder: Path, output: Path, on: date) -> str:
    before = scans.before(scan)
    if before is None:
        print_public(folder, catalogue(), output, on=on)
    else:
        with exchange.as_folder(before) as earlier:
            print_public(folder, catalogue(), output, on=on, previous=earlier)
    return ""


def _picture(scan: Scan, folder: Path, output: Path, on: date) -> str:
    return print_picture(folder, catalogue(), output, on=on).receipt.number


def _picture_draft(scan: Scan, folder: Path, output: Path, on: date) -> str:
    return print_picture_draft(folder, catalogue(), output, on=on).receipt.number


def _public_picture(scan: Scan, folder: Path, output: Path, on: date) -> str:
    print_public_picture(folder, catalogue(), output, on=on)
    return ""


def _contact(scan: Scan, folder: Path, output: Path, on: date) -> str:
    print_card(CONTACT, catalogue(), output, on=on, folder=folder)
    return ""


_KINDS = (
    Kind("eerste-beeld-concept", _("Eerste beeld, concept"), _("Twee bladzijden, met een watermerk."),
         "eerste-beeld-concept", PDF, _first_draft, True, Action.REPORT_DRAFT, draft=True),
    Kind("rapport-concept", _("Rapport, concept"), _("Met een watermerk; zonder stappen, bezetting en logs."),
         "rapport-concept", PDF, _draft, True, Action.REPORT_DRAFT, draft=True),
    Kind("beeld-concept", _("Ondermijningsbeeld, concept"), _("Met een watermerk; zonder hoe uw barrières staan."),
         "ondermijningsbeeld-concept", PDF, _picture_draft, True, Action.REPORT_DRAFT, draft=True),
    Kind("beeld", _("Ondermijningsbeeld"), _("Wat hier speelt en op welk eigen werk dat leunt; vertrouwelijk."),
         "ondermijningsbeeld", PDF, _picture, True, Action.REPORT_CLOSED),
    Kind("eerste-beeld", _("Eerste beeld"), _("Twee bladzijden: waar u begint, wat helpt, wie u wat vraagt."),
         "eerste-beeld", PDF, _first, True, Action.REPORT_CLOSED),
    Kind("rapport", _("Gesloten rapport"), _("Alles, voor college en directie; vertrouwelijk."),
         "gesloten-rapport", PDF, _report, True, Action.REPORT_CLOSED),
    Kind("rapport-word", _("Gesloten rapport in Word"), _("Hetzelfde, om in uw eigen stuk over te nemen."),
         "gesloten-rapport", WORD, _report, True, Action.REPORT_CLOSED),
    Kind("nota", _("Voorstel aan het college"), _("Twee bladzijden met gevraagde besluiten en kosten."),
         "voorstel-aan-het-college", WORD, _note, True, Action.REPORT_CLOSED),
    Kind("verslag", _("Verslag van de duiding"), _("Wat is vastgesteld en afgesproken; wie wat zei staat er niet in."),
         "verslag-duiding", PDF, _minutes, True, Action.SCAN_SETTLE),
    Kind("dossier", _("Dossier, versleuteld"), _("Alles wat u invoerde, als gewone bestanden."),
         "dossier", AGE, None, True, Action.CLOSED_EXPORT),
    Kind("openbaar", _("Openbaar rapport"), _("Voor raad en inwoners; zonder processen en zwakke plekken."),
         "openbaar-rapport", PDF, _public, False, Action.REPORT_PUBLIC),
    Kind("openbaar-beeld", _("Ondermijning in beeld"), _("Openbaar; zonder wijken, processen en witte vlekken."),
         "ondermijning-in-beeld", PDF, _public_picture, False, Action.REPORT_PUBLIC),
    Kind("contactkaart", _("Kaart: onder druk gezet?"), _("Wie een medewerker belt. Hang hem op."),
         "onder-druk-gezet", PDF, _contact, False, Action.REPORT_PUBLIC),
    Kind("proceskaarten", _("Kaart per proces"), _("Waar u op let en wie u belt; één blad per proces, in een zip."),
         "kaarten", ZIP, _cards, False, Action.SCAN_MANAGE),
    Kind("opdrachtbrief", _("Opdrachtbrief van de secretaris"), _("Om de scan te mogen houden; om aan te vullen."),
         "opdrachtbrief", WORD, _page("01-opdrachtbrief-secretaris"), False, Action.SCAN_MANAGE),
    Kind("bericht", _("Bericht aan medewerkers"), _("Wat de scan is en wat zij niet is."),
         "bericht-aan-medewerkers", WORD, _page("03-bericht-aan-medewerkers"), False, Action.SCAN_MANAGE),
    Kind("riec", _("Verzoek aan het RIEC"), _("Wat u het RIEC vraagt over uw gebied."),
         "verzoek-aan-het-riec", WORD, _page("11-verzoek-aan-het-riec"), False, Action.SCAN_MANAGE),
)  # fmt: skip
KINDS: Mapping[str, Kind] = MappingProxyType({one.key: one for one in _KINDS})


def made(scan: Scan, kind: Kind, *, on: date) -> Made:
    """A paper of a scan as it is now; not one that has a job of its own."""
    assert kind.press is not None
    with exchange.as_folder(scan) as folder, workplace() as place:
        output = place / f"{kind.file}.{kind.ending}"
        receipt = kind.press(scan, folder, output, on)
        raw = output.read_bytes()
    return Made(
        kind=kind.key,
        name=f"{kind.file}-{on:%Y-%m-%d}.{kind.ending}",
        mime=kind.mime,
        raw=raw,
        receipt=receipt,
        closed=kind.closed,
        alone=kind.draft,
    )
