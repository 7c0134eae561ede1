"""The minutes of a meeting at which a scan was read together, from what its dossier keeps of it."""

from datetime import date
from pathlib import Path

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.sessions import Decided, Session
from weerwerk.dossier.write import write_whole
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.report.minutes import Minutes, PointLine
from weerwerk.report.typeset import minutes_pdf
from weerwerk.services.differences import differences
from weerwerk.services.print_scan import must_be_writable
from weerwerk.services.scan_score import ScanResult, score_folder


def print_minutes(folder: Path, catalogue: Catalogue, output: Path, *, on: date) -> None:
    """Write the minutes of the last meeting of the dossier in a folder as PDF."""
    must_be_writable(output, endings=(".pdf",))
    result = score_folder(folder, catalogue, on=on)
    if not result.dossier.sessions:
        fault = Fault("er is nog geen bijeenkomst gehouden", Place(str(folder)), "begin er een bij Duiding")
        raise BadInput("verslag niet gemaakt", [fault])
    write_whole(output, minutes_pdf(minutes(result, result.dossier.sessions[-1]), on=on))


def minutes(result: ScanResult, session: Session) -> Minutes:
    """The minutes of one meeting in words."""
    spoken = {(one.process, one.circumstance, one.step) for one in session.points}
    left = sum(not one.settled and one.key not in spoken for one in differences(result))
    return Minutes(
        municipality=result.dossier.organisation.name,
        group=session.group,
        held_on=wording.day(session.date),
        present=session.present,
        edition=result.receipt.edition,
        receipt_number=result.receipt.number,
        points=tuple(_point(result, one) for one in session.points),
        open_left=f"Nog te bespreken: {wording.counted(left, 'verschil', 'verschillen')}." if left else "",
    )


def _point(result: ScanResult, one: Decided) -> PointLine:
    card = result.catalogue.circumstances.get(one.circumstance)
    process = result.catalogue.processes.get(one.process)
    owner = result.catalogue.functions.get(one.owner)
    about = process.name.nl if process else "De hele organisatie"
    if process and one.step:
        about = f"{about}, stap ‘{result.catalogue.step(one.process, one.step).name.nl}’"
    return PointLine(
        about=about,
        question=card.question if card else "",
        said=one.said,
        decision=one.decision,
        owner=owner.name.nl if owner else "",
        due=f"voor {wording.day(one.due)}" if one.due else "",
    )
