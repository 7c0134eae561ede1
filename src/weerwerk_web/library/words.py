"""The words of the catalogue as the library says them."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from weerwerk.catalogue.cards import Act, Structure, Way

WAYS: Mapping[Way, Promise] = MappingProxyType(
    {
        Way.BRIBERY: _("Omkoping"),
        Way.INFILTRATION: _("Infiltratie"),
        Way.LAUNDERING: _("Witwassen"),
        Way.FRAUD: _("Fraude"),
        Way.FINANCING: _("Financieren"),
        Way.THREAT: _("Bedreiging"),
        Way.FAVOURING: _("Bevoordeling"),
        Way.INFLUENCE: _("Beïnvloeding van besluiten"),
    }
)
ACTS: Mapping[Act, Promise] = MappingProxyType(
    {
        Act.PREPARE: _("voorbereiden"),
        Act.CHECK: _("controleren"),
        Act.DECIDE: _("besluiten"),
        Act.EXECUTE: _("uitvoeren"),
        Act.AFTER_CHECK: _("achteraf controleren"),
    }
)
STRUCTURES: Mapping[Structure, Promise] = MappingProxyType(
    {
        Structure.SOCIAL: _("sociaal"),
        Structure.FINANCIAL: _("financieel-economisch"),
        Structure.INFRASTRUCTURAL: _("infrastructuur"),
        Structure.INSTITUTIONAL: _("bestuur en regels"),
    }
)
PHENOMENON_THEMES: Mapping[str, Promise] = MappingProxyType(
    {
        "drugs": _("Drugs"),
        "mensenhandel": _("Mensenhandel en uitbuiting"),
        "witwassen": _("Witwassen en geld"),
        "vastgoed": _("Vastgoed"),
        "zorg": _("Zorg"),
        "fraude": _("Fraude"),
        "bestuur": _("Bestuur en organisatie"),
        "milieu": _("Milieu"),
        "overig": _("Overig"),
    }
)
MEASURE_THEMES: Mapping[str, Promise] = MappingProxyType(
    {
        "kennis": _("Kennis"),
        "bewustzijn": _("Bewustzijn"),
        "samenwerking": _("Samenwerking"),
        "instrumenten": _("Instrumenten"),
        "capaciteit": _("Capaciteit"),
    }
)
PROCESS_GROUPS: Mapping[str, Promise] = MappingProxyType(
    {"research": _("De acht processen van het onderzoek"), "further": _("Verdere processen"), "own": _("Eigen")}
)
SURROUNDING_KINDS: Mapping[str, Promise] = MappingProxyType({"location": _("Soorten plekken"), "sector": _("Branches")})
SOURCE_KINDS: Mapping[str, Promise] = MappingProxyType(
    {
        "onderzoek": _("Onderzoek"),
        "overheid": _("Overheid"),
        "wet": _("Wetten"),
        "nieuws": _("Nieuws"),
        "praktijk": _("Praktijk"),
        "data": _("Gegevens"),
        "standaard": _("Standaarden"),
    }
)
SUBJECTS: Mapping[str, Promise] = MappingProxyType(
    {"subject": _("Onderwerpen"), "chapter": _("Hoofdstukken van de scan")}
)
STRENGTH: Mapping[str, Promise] = MappingProxyType(
    {
        "geen": _("Niet bekend of het werkt"),
        "ervaring": _("Ervaring van gemeenten"),
        "deskundigen": _("Oordeel van deskundigen"),
        "onderzoek": _("Onderzocht"),
    }
)
SMALL: Mapping[str, Promise] = MappingProxyType(
    {
        "goed": _("goed te doen"),
        "met buurgemeente": _("met een buurgemeente"),
        "minder geschikt": _("minder geschikt"),
    }
)
REACHES: Mapping[str, Promise] = MappingProxyType(
    {"organisation": _("voor de hele organisatie"), "process": _("per proces"), "step": _("per stap")}
)
MEASURED: Mapping[str, Promise] = MappingProxyType(
    {
        "log": _("met een logcontrole"),
        "coalition": _("met de bezetting van het proces"),
        "survey": _("met een enquête"),
        "register": _("met een telling"),
    }
)
STATUS: Mapping[str, Promise] = MappingProxyType({"proef": _("proef"), "vast": _("vast"), "vervallen": _("vervallen")})
AREAS: Mapping[str, Promise] = MappingProxyType({"gemeente": _("gemeente"), "wijk": _("wijk")})
