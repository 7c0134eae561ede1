"""The ondermijningsbeeld as one chapter of the scan report: what plays here, and on which processes that leans."""

from weerwerk.report.picture_chapter import PictureChapter
from weerwerk.services.picture import picture_of
from weerwerk.services.picture_phenomena import line
from weerwerk.services.picture_summary import picture_lead, processes, unknown
from weerwerk.services.scan_score import ScanResult

NOTE = (
    "Signalen zijn aantallen en nooit personen; ‘< 3’ is één of twee, en een punt is een aantal dat wij niet tonen. "
    "Het hele beeld, met de barrières per fenomeen, is een stuk op zichzelf: het ondermijningsbeeld."
)
LEAN = "Elk fenomeen heeft de gemeente ergens voor nodig. Op deze processen leunt wat hier speelt."


def picture_chapter(scan: ScanResult) -> PictureChapter | None:
    """The chapter; None when the dossier says nothing of what plays here."""
    if not scan.dossier.picture.signals and not scan.dossier.phenomena.judgements:
        return None
    result = picture_of(scan, on=scan.receipt.on)
    lean = processes(result)
    return PictureChapter(
        title="Wat hier speelt",
        lead=picture_lead(result),
        plays=tuple(line(result, one) for one in result.playing),
        lean_lead=LEAN if lean else "",
        lean=lean,
        unknown=unknown(result),
        note=NOTE,
    )
