"""The talk guide of a department: twenty minutes, five questions, its own signals, and a tally sheet without names."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from weerwerk import guard, wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.write import write_whole
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import did_you_mean
from weerwerk.report.model import Row
from weerwerk.report.talk import Question, SignalLine, TalkGuide, TalkGuides, TallyLine
from weerwerk.report.typeset import guides_pdf
from weerwerk.services.print_scan import must_be_writable
from weerwerk.threats.blind import departments

QUESTIONS = (
    Question(
        "Wat zag u het afgelopen jaar in uw werk dat niet klopte?",
        "Loop de lijst met signalen langs. Tel mee op de turflijst: hoe vaak, en in welke wijk.",
        "6 minuten",
    ),
    Question(
        "Waar komt u niet, of liever niet?",
        "Denk aan plekken, tijden, soorten panden, dossiers of stappen die niemand bekijkt.",
        "3 minuten",
    ),
    Question(
        "Wat zou een crimineel van uw afdeling willen, en bij welke stap krijgt hij dat?",
        "Een besluit, een stuk, een pand, een adres, informatie, of dat iets juist níet gebeurt.",
        "4 minuten",
    ),
    Question(
        "Zet iemand u wel eens onder druk, of biedt iemand u iets aan? Weet u wat u dan doet?",
        "Vraag niet naar wie. Vraag of het voorkomt, en of de afdeling weet bij wie zij terechtkan.",
        "3 minuten",
    ),
    Question(
        "Wat doet u met een signaal, en hoort u er iets van terug?",
        "Waar meldt de afdeling het? Wat houdt haar tegen? Wat gebeurde er met de laatste melding?",
        "3 minuten",
    ),
)
NOTICE = "Noem geen mensen, adressen of bedrijven, en schrijf ze niet op. Het gaat om hoe vaak iets voorkomt."
EMPTY = "het meldpunt van de gemeente (nog niet ingevuld in het dossier)"


def guides(dossier: Dossier, catalogue: Catalogue, *, department: str, on: date) -> TalkGuides:
    """The guide of one department, or of all when none is named."""
    known = departments(catalogue.phenomena.values())
    if department and department not in known:
        cure = did_you_mean(department, known) or f"mogelijk: {', '.join(known)}"
        shown = guard.masked(department)
        fault = Fault(f"de afdeling '{shown}' heeft geen signalen in de catalogus", Place(field="--department"), cure)
        raise BadInput("gesprekswijzer niet gemaakt", [fault])
    wanted: Iterable[str] = (department,) if department else known
    return TalkGuides(
        municipality=dossier.organisation.name,
        made_on=wording.day(on),
        edition=catalogue.edition.edition,
        guides=tuple(_guide(dossier, catalogue, one) for one in wanted),
    )


def _guide(dossier: Dossier, catalogue: Catalogue, department: str) -> TalkGuide:
    cards = [one for one in catalogue.phenomena.values() if one.in_definition and one.retired is None]
    cards.sort(key=lambda one: one.name.nl)
    signals = tuple(
        SignalLine(signal.text, card.name.nl) for card in cards for signal in card.signals if signal.work == department
    )
    seen = [card for card in cards if any(signal.work == department for signal in card.signals)]
    areas = dossier.picture.areas
    return TalkGuide(
        department=department,
        title=f"Gesprekswijzer voor {department}",
        lead="Twintig minuten, vijf vragen. Stel ze in deze volgorde en laat vooral de ander praten.",
        notice=NOTICE,
        questions=QUESTIONS,
        signals=signals,
        tally=tuple(TallyLine(card.name.nl, card.smallest_area == "wijk") for card in seen),
        wijken=tuple(Row(one.code, one.name) for one in areas.wijken) if areas else (),
        report_to=dossier.organisation.contact.meldpunt.strip() or EMPTY,
    )


def print_guides(folder: Path, catalogue: Catalogue, output: Path, *, department: str, on: date) -> int:
    """Write the guides to one PDF; how many there are."""
    must_be_writable(output, endings=(".pdf",))
    made = guides(read_dossier(folder, catalogue, on=on), catalogue, department=department, on=on)
    write_whole(output, guides_pdf(made, on=on))
    return len(made.guides)
