"""The public report in words: every sentence is fixed here, and only the white list fills it in (R8)."""

import json
from collections.abc import Iterator
from datetime import date

import cattrs
from attrs import frozen

from weerwerk import wording
from weerwerk.disclosure import Amount, Change, Chapter, Effort, LeftOut, PublicReport, Theme, WooGround
from weerwerk.report.model import Attachment, ContactPage

# As in catalogue/themes.yaml; a test compares them. They stand here so that no text from elsewhere can enter.
THEMES = {
    Chapter.AWARENESS: (
        "Bewustwording en organisatie",
        "Of de gemeente weet wat er speelt, er uren voor heeft en er blijvend aandacht aan geeft.",
    ),
    Chapter.INTEGRITY: (
        "Integriteit en veilige werkomgeving",
        "Hoe de gemeente mensen aanneemt, belangen kent, meldingen behandelt en elkaar durft aan te spreken.",
    ),
    Chapter.SAFETY: (
        "Veilige publieke taak",
        "Hoe de gemeente medewerkers en bestuurders beschermt tegen agressie, bedreiging en druk.",
    ),
    Chapter.INFORMATION: (
        "Informatiepositie en informatiebeveiliging",
        "Wat de gemeente weet, hoe zij signalen behandelt en hoe zij haar eigen gegevens beschermt.",
    ),
    Chapter.POLICY: (
        "Beleid en handhaving",
        "De regels en instrumenten van de gemeente, en hoe vaak en hoe gelijk zij die gebruikt.",
    ),
    Chapter.WORK: (
        "Werkwijze en controles",
        "Wie wat kan doen, wie meekijkt, en wie daar later nog eens naar kijkt.",
    ),
}
GROUNDS = {
    WooGround.SUPERVISION: ("Wat het onderzoek opleverde", "inspectie, controle en toezicht door bestuursorganen"),
    WooGround.PRIVACY: ("Wat medewerkers antwoordden", "de persoonlijke levenssfeer"),
    WooGround.FUNCTIONING: ("De uitwerking van de maatregelen", "het goed functioneren van bestuursorganen"),
}
METHOD = (
    "Ondermijning is dat criminelen gewone bedrijven en diensten gebruiken voor hun zaken. Daarvoor hebben zij soms de "
    "gemeente nodig: een vergunning, een pand, een adres, informatie. De vraag van dit onderzoek is waar iemand druk "
    "kan zetten op het werk van de gemeente, en wat daartegen helpt.",
    "Medewerkers gaven antwoord op vragen over hoe het werk is geregeld. Wie zei dat iets geregeld was, werd om bewijs "
    "gevraagd. Waar niemand het antwoord wist, is niet geraden. Het onderzoek gaat over regels en gewoonten, nooit "
    "over personen. Er is geen medewerker, bedrijf of inwoner beoordeeld.",
    "De vragen en de rekenwijze zijn openbaar: Weerwerk is open software, en ieder kan nalezen hoe de uitkomst tot "
    "stand komt. Wat de uitkomst is, staat hier niet. Wie kwaad wil, zou daar het meest aan hebben.",
)
COUNCIL = (
    "Wat wil het college over twee jaar hebben bereikt, en waaraan ziet de raad dat?",
    "Hoeveel uren en geld zijn er elk jaar, ook als een tijdelijke bijdrage stopt?",
    "Wie in het college en wie in de ambtelijke top is hiervoor aanspreekbaar?",
    "Weten medewerkers bij wie zij terecht kunnen als iemand hen onder druk zet, en doen zij dat ook?",
    "Wat doet de gemeente voor een medewerker, bestuurder of raadslid die wordt bedreigd?",
    "Maken wij met onze buurgemeenten dezelfde afspraken, zodat een crimineel niet een gemeente verderop slaagt?",
    "Wie gaat na of de maatregelen werken, en wanneer hoort de raad dat?",
    "Hoe praat het college de raad in beslotenheid bij over wat hier niet in kan staan?",
    "Wat vraagt dit van onszelf: nevenfuncties, contacten, en wat wij doen als iemand op ons drukt?",
)
FIRST_TIME = "Wanneer kijkt de gemeente opnieuw, en vergelijkt zij dan met nu?"
NEXT_TIME = "Wat is er sinds de vorige keer niet gelukt, en waarom niet?"
NO_PLAN = "Wanneer komt er een plan met uren en geld?"


@frozen
class Cells:
    """A row of a table in words; `about` says below its first cell what that is."""

    cells: tuple[str, ...]
    about: str = ""


@frozen
class PublicPaper:
    """The public report as it is set."""

    municipality: str
    title: str
    lead: str
    made_on: str
    edition: str
    method: tuple[str, ...]
    took_part: str
    themes_head: tuple[str, ...]
    themes: tuple[Cells, ...]
    themes_note: str
    efforts_lead: str
    efforts: tuple[Cells, ...]
    left_out_lead: str
    left_out: tuple[Cells, ...]
    questions: tuple[str, ...]
    contact: ContactPage


def paper(report: PublicReport, *, contact: ContactPage) -> PublicPaper:
    """The report in words. `contact` names only who helps from outside: it comes from the catalogue."""
    compared = any(one.change is not Change.FIRST for one in report.themes)
    return PublicPaper(
        municipality=report.municipality,
        title=f"Weerbaar tegen ondermijning {report.year}",
        lead="Wat de gemeente onderzocht, wat zij doet en wat de raad kan vragen",
        made_on=wording.day(report.made_on),
        edition=report.edition,
        method=METHOD,
        took_part=_took_part(report),
        themes_head=("Thema", "Onderwerpen", *(("Sinds de vorige keer",) if compared else ())),
        themes=tuple(_theme(one, compared) for one in report.themes),
        themes_note=_themes_note(compared),
        efforts_lead=_efforts_lead(report),
        efforts=tuple(_effort(one) for one in report.efforts) + _together(report),
        left_out_lead="Deze onderdelen zijn vertrouwelijk. Bij elk staat de grond uit de Wet open overheid (Woo).",
        left_out=tuple(_left_out(one) for one in report.left_out),
        questions=tuple(_questions(report, compared)),
        contact=contact,
    )


def figures(report: PublicReport) -> Attachment:
    """The white list itself, for a computer to read."""
    converter = cattrs.Converter()
    converter.register_unstructure_hook(Chapter, lambda chapter: THEMES[chapter][0])
    converter.register_unstructure_hook(date, date.isoformat)
    content = converter.unstructure(report)
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Attachment("openbaar.json", text, "De cijfers van dit openbare rapport")


def _took_part(report: PublicReport) -> str:
    number = report.took_part.number
    said = f"{wording.number(number)} medewerkers" if number is not None else "Minder dan 10 medewerkers"
    return f"{said} gaven antwoord. Hun antwoorden zijn alleen samen gebruikt."


def _theme(one: Theme, compared: bool) -> Cells:
    name, what = THEMES[one.chapter]
    amount = "geen" if one.subjects is Amount.NONE else str(one.subjects)
    return Cells((name, amount, *((str(one.change),) if compared else ())), what)


def _themes_note(compared: bool) -> str:
    if not compared:
        return "Onderwerpen staan hier in grove getallen. Dit is de eerste keer; er is nog niets om mee te vergelijken."
    return (
        "Onderwerpen staan hier in grove getallen. ‘Vooruit’ en ‘achteruit’ gaan over het thema als geheel en staan er "
        "alleen als het verschil duidelijk is."
    )


def _efforts_lead(report: PublicReport) -> str:
    if not report.efforts:
        return "Er zijn nu te weinig maatregelen begonnen om hier te tonen zonder te zeggen welke het zijn."
    return (
        "Deze maatregelen lopen of zijn klaar. Thema’s met minder dan drie maatregelen staan samen op één regel. De "
        "uren en euro’s zijn die van het eerste jaar."
    )


def _effort(one: Effort) -> Cells:
    names = [THEMES[chapter][0] for chapter in one.chapters]
    name = (
        names[0] if len(names) == 1 else "Andere thema’s samen" if len(names) < len(Chapter) else "Alle thema’s samen"
    )
    return _amounts(name, one.measures, one.hours, one.euro)


def _together(report: PublicReport) -> tuple[Cells, ...]:
    rows = report.efforts
    if len(rows) < 2:
        return ()
    together = (sum(one.measures for one in rows), sum(one.hours for one in rows), sum(one.euro for one in rows))
    return (_amounts("Samen", *together),)


def _amounts(name: str, measures: int, hours: int, euro: int) -> Cells:
    return Cells((name, wording.number(measures), wording.number(hours), wording.number(euro)))


def _left_out(one: LeftOut) -> Cells:
    what, ground = GROUNDS[one.ground]
    parts = "minder dan 10" if one.parts is None else wording.number(one.parts)
    return Cells((what, parts, f"artikel 5.1, tweede lid, onder {one.ground}: {ground}"))


def _questions(report: PublicReport, compared: bool) -> Iterator[str]:
    if not report.efforts:
        yield NO_PLAN
    yield from COUNCIL[:3]
    yield NEXT_TIME if compared else FIRST_TIME
    yield from COUNCIL[3:]
