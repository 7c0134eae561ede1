"""Onder druk gezet? Whom to call: the municipality's own people, and who helps from outside."""

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Contact
from weerwerk.report.model import ContactGroup, ContactLine, ContactPage

EMPTY = "nog niet ingevuld: vraag uw leidinggevende wie dit is"
UNNAMED = Contact()
HOUSE = "huis-voor-klokkenluiders"
SUPPORT = {
    "ondersteuningsteam-weerbaar-bestuur": "Voor bestuurders en raadsleden, na bedreiging of intimidatie.",
    "rijksrecherche": "Het steunpunt denkt mee bij een signaal van corruptie of lekken; u beslist zelf.",
    HOUSE: "Advies als u een misstand op het werk wilt melden.",
    "meld-misdaad-anoniem": "Melden zonder dat iemand uw naam weet.",
}


def contact_page(catalogue: Catalogue, contact: Contact | None = UNNAMED) -> ContactPage:
    """The page; what the municipality left empty is shown as a finding. Without a contact its own part is left out."""
    own = () if contact is None else (_own(contact),)
    return ContactPage(
        title="Onder druk gezet?",
        lead="Zorg eerst dat u veilig bent. Ga er niet alleen op in, ook niet om ervan af te zijn. Schrijf dezelfde "
        "dag op wat er gebeurde: wanneer, waar en met welke woorden. Vertel het iemand hieronder, ook als u twijfelt. "
        "Bellen is nog geen melding.",
        groups=(_now(), *own, _outside(catalogue), _authorities(catalogue)),
    )


def _now() -> ContactGroup:
    return ContactGroup(
        "Nu gevaar",
        (
            ContactLine("Politie, met spoed", "112"),
            ContactLine("Politie, zonder spoed", "0900-8844"),
        ),
    )


def _own(contact: Contact) -> ContactGroup:
    lines = [
        _filled("Vertrouwenspersoon", contact.vertrouwenspersoon, "Luistert en houdt uw verhaal voor zich."),
        _filled("Meldpunt", contact.meldpunt, "Voor een signaal of een melding."),
    ]
    if contact.meldkanaal.strip():
        lines.append(ContactLine("Online melden", contact.meldkanaal, "Het eigen meldkanaal van de gemeente."))
    return ContactGroup("In uw gemeente", tuple(lines))


def _filled(name: str, reach: str, what: str) -> ContactLine:
    given = reach.strip()
    return ContactLine(name, given or EMPTY, what, missing=not given)


def _outside(catalogue: Catalogue) -> ContactGroup:
    return ContactGroup(
        "Buiten uw gemeente",
        tuple(_partner(catalogue, one, what) for one, what in SUPPORT.items() if one in catalogue.partners),
    )


def _partner(catalogue: Catalogue, partner: str, what: str) -> ContactLine:
    card = catalogue.partners[partner]
    reach = card.url.removeprefix("https://").removeprefix("www.").rstrip("/") or card.reach.rstrip(".")
    return ContactLine(card.name.nl, reach, what)


def _authorities(catalogue: Catalogue) -> ContactGroup:
    return ContactGroup(
        "Een misstand melden bij een autoriteit",
        tuple(
            ContactLine(one.name.nl, one.authority)
            for one in sorted(catalogue.partners.values(), key=lambda one: (one.id == HOUSE, one.name.nl))
            if one.authority
        ),
        lead="U hoeft niet eerst intern te melden. Welke autoriteit het is, hangt af van het onderwerp; de afdeling "
        "Advies van het Huis voor Klokkenluiders helpt u kiezen.",
        compact=True,
    )
