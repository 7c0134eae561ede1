"""From the catalogue, and a dossier if there is one, to the card of a process or of whom to call."""

from datetime import date
from pathlib import Path

from attrs import evolve

from weerwerk.catalogue.cards import Process, Way
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.own import knowledge_of
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.write import write_whole
from weerwerk.errors import BadInput, Fault
from weerwerk.located import did_you_mean
from weerwerk.report.card import Named, ProcessCard
from weerwerk.report.model import ContactLine
from weerwerk.report.typeset import card_pdf, contact_pdf
from weerwerk.services.contact_page import UNNAMED, contact_page
from weerwerk.services.print_scan import must_be_writable

CONTACT = "contact"
WAY_NAMES = {Way.INFLUENCE: "Beïnvloeding"}  # ids hold no dots on their letters
ACTIONS = (
    "Voelt iets niet goed? Neem dat serieus en vertraag: zeg dat u erop terugkomt.",
    "Beslis niet alleen. Haal er een collega of uw leidinggevende bij.",
    "Schrijf dezelfde dag op wat er gebeurde: feiten, geen oordeel over een persoon.",
    "Zoek niets zelf uit en spreek er niemand op aan. Vertel het aan iemand hieronder.",
)


def print_card(subject: str, catalogue: Catalogue, output: Path, *, on: date, folder: Path | None = None) -> None:
    """Write the card of a process, or of whom to call, as PDF; the municipality's own people come from a dossier."""
    must_be_writable(output, endings=(".pdf",))
    dossier = read_dossier(folder, catalogue, on=on) if folder is not None else None
    if subject == CONTACT:
        contact = dossier.organisation.contact if dossier else UNNAMED
        name = dossier.organisation.name if dossier else ""
        write_whole(output, contact_pdf(contact_page(catalogue, contact), municipality=name, on=on))
        return
    known = knowledge_of(dossier, catalogue) if dossier else catalogue
    if subject not in known.processes:
        cure = did_you_mean(subject, [*known.processes, CONTACT]) or "de namen ziet u met: weerwerk catalogue check"
        raise BadInput("kaart niet gemaakt", [Fault(f"proces '{subject}' bestaat niet", cure=cure)])
    write_whole(output, card_pdf(process_card(known.processes[subject], known, dossier=dossier), on=on))


def process_card(process: Process, catalogue: Catalogue, *, dossier: Dossier | None = None) -> ProcessCard:
    """The card of a process in words."""
    return ProcessCard(
        title=process.name.nl,
        municipality=dossier.organisation.name if dossier else "",
        edition=catalogue.edition.edition,
        why=" ".join(process.why.split()),
        ways=tuple(Named(WAY_NAMES.get(one.way, one.way.capitalize()), one.text) for one in process.ways),
        signals=tuple(one.text for one in process.signals),
        checks=tuple(one.text for one in process.checks),
        actions=ACTIONS,
        contacts=_contacts(catalogue, dossier),
    )


def _contacts(catalogue: Catalogue, dossier: Dossier | None) -> tuple[ContactLine, ...]:
    """The shortest way to help: danger, the own people, and one address outside."""
    page = contact_page(catalogue, dossier.organisation.contact if dossier else UNNAMED)
    groups = {group.title: group.lines for group in page.groups}
    danger = [evolve(line, what="") for line in groups["Nu gevaar"][:1]]
    own = [evolve(line, what="") for line in groups["In uw gemeente"]]
    outside = [evolve(line, what="") for line in groups["Buiten uw gemeente"] if line.name != _SUPPORT_TEAM]
    return (*danger, *own, *outside)


_SUPPORT_TEAM = "Ondersteuningsteam Weerbaar Bestuur"  # for office holders, not for who does the work
