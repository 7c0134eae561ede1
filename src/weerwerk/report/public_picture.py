"""The public picture in words: every sentence is fixed here, and only the white list fills it in (R8)."""

import json

import cattrs
from attrs import frozen

from weerwerk import wording
from weerwerk.report.model import Attachment, ContactPage
from weerwerk.report.public import Cells
from weerwerk.threats.model.public import PublicPicture, ThemeSignals

WHAT = (
    "Ondermijning is dat criminelen gewone bedrijven, geld en diensten gebruiken voor hun zaken. Dat raakt iedereen: "
    "een onveilig pand, een ondernemer die wordt afgeperst, een buurt waar niemand meer iets durft te zeggen.",
    "De gemeente maakte een beeld van wat er in haar gebied speelt. Afdelingen vertelden wat zij in hun werk zien, en "
    "signalen zijn geteld. Het gaat over soorten criminaliteit, nooit over mensen: namen, adressen en bedrijven staan "
    "er niet in, ook niet in de gegevens waarmee het is gemaakt.",
    "In dit stuk staat niet waar iets speelt, en ook niet wat de gemeente nog niet weet. Wie kwaad wil, zou daar het "
    "meest aan hebben.",
)
NOTE = (
    "Een signaal is iets wat opviel of wat iemand meldde. Het is geen bewijs. Meer signalen kan betekenen dat er meer "
    "gebeurt, en ook dat er meer wordt gemeld. De aantallen zijn grof, zodat zij naar niemand wijzen."
)
WATCH = (
    "Gordijnen die dag en nacht dicht zijn, en ramen die zijn afgeplakt.",
    "Een scherpe of zoete geur, of een ruimte die altijd zoemt en warm is.",
    "Een brievenbus die overloopt bij een huis dat wel wordt gebruikt.",
    "Busjes die ’s nachts laden en lossen, vlak tegen de muur.",
    "Een winkel zonder klanten die toch open blijft.",
    "Iemand die niet zelf over zijn geld, papieren of telefoon gaat.",
)
COUNCIL = (
    "Welke twee tot vier onderwerpen pakt het college dit jaar aan, en wie trekt dat?",
    "Hoe praat het college de raad in beslotenheid bij over wat hier niet in staat?",
    "Wat gebeurt er met een melding, en hoort de melder daar iets van terug?",
    "Wat doet de gemeente om te zorgen dat haar eigen werk niet wordt misbruikt?",
    "Wanneer wordt dit beeld bijgewerkt?",
)


@frozen
class PublicPicturePaper:
    """The public picture as it is set."""

    municipality: str
    title: str
    lead: str
    made_on: str
    edition: str
    what: tuple[str, ...]
    how: str
    themes: tuple[Cells, ...]
    note: str
    watch: tuple[str, ...]
    protocol: str
    questions: tuple[str, ...]
    contact: ContactPage


def picture_paper(picture: PublicPicture, *, contact: ContactPage) -> PublicPicturePaper:
    """The picture in words. `contact` names only who helps from outside: it comes from the catalogue."""
    return PublicPicturePaper(
        municipality=picture.municipality,
        title=f"Ondermijning in beeld {picture.year}",
        lead="Wat de gemeente ziet, wat u kunt doen en wat de raad kan vragen",
        made_on=wording.day(picture.made_on),
        edition=picture.edition,
        what=WHAT,
        how=_how(picture),
        themes=tuple(_theme(one) for one in picture.themes),
        note=NOTE,
        watch=WATCH,
        protocol=_protocol(picture),
        questions=COUNCIL,
        contact=contact,
    )


def picture_figures(picture: PublicPicture) -> Attachment:
    """The white list itself, for a computer to read."""
    content = cattrs.unstructure(picture) | {"made_on": picture.made_on.isoformat()}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Attachment("openbaar.json", text, "De cijfers van dit openbare beeld")


def _how(picture: PublicPicture) -> str:
    talks = f"{picture.talks} afdelingen" if picture.talks is not None else "Een paar afdelingen"
    return f"{talks} vertelden wat zij zien. De signalen zijn die van {picture.quarters} kwartalen."


def _theme(one: ThemeSignals) -> Cells:
    name, what = one.theme.words
    return Cells((name, what, str(one.signals)))


def _protocol(picture: PublicPicture) -> str:
    if picture.protocol_published:
        return "Hoe de gemeente een melding weegt en wat zij bewaart, staat in haar privacyprotocol. Dat is openbaar."
    return "Vraag de gemeente hoe zij een melding weegt en wat zij ervan bewaart."
