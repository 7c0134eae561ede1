"""The picture in plain Dutch: presence, basis, trend, harm and witte vlekken, as short phrases."""

from collections.abc import Iterable, Sequence

from weerwerk import wording
from weerwerk.services.picture import PictureResult
from weerwerk.small_counts import SMALLEST_SHOWN, Mark, Shown
from weerwerk.threats.blind import BlindSpot
from weerwerk.threats.model import Basis, Harm, Presence, Trend
from weerwerk.threats.model.signals import Quarter
from weerwerk.threats.picture import View

AREA_NOTE = "Dit is een kenmerk van het gebied, geen aanwijzing tegen iemand."
TREND_WORDS = {Trend.DOWN: "neemt af", Trend.SAME: "blijft gelijk", Trend.UP: "neemt toe"}
BASIS_WORDS = {
    Basis.PERCEPTION: "wat medewerkers merken",
    Basis.REPORT: "meldingen",
    Basis.OWN_REGISTER: "eigen registraties",
    Basis.PARTNERS: "het beeld van partners",
    Basis.RULING: "besluiten of vonnissen",
}


def presence(view: View) -> str:
    """How present a phenomenon is; judges who differ are both heard."""
    known = view.known
    if not known:
        return str(Presence.UNKNOWN)
    return str(known[0]) if len(known) == 1 else f"{known[0]} tot {known[-1]}"


def trend(view: View) -> str:
    """Where it is going."""
    if not view.trends:
        return "onbekend"
    return TREND_WORDS[view.trends[0]] if len(view.trends) == 1 else "verschilt"


def basis(view: View) -> str:
    """On what the view rests, as part of a sentence; empty when on nothing."""
    return wording.listed([BASIS_WORDS[one] for one in view.basis])


def harm(value: Harm) -> str:
    """The harm on the sides that were judged; empty when none was."""
    sides = (
        ("mensen", value.people),
        ("leefbaarheid", value.neighbourhood),
        ("economie", value.economy),
        ("bestuur", value.government),
    )
    return wording.listed([f"{name} {points}" for name, points in sides if points])


def counted_sentence(shown: Shown) -> str:
    """How many signals there were in the period, as one sentence."""
    match shown.mark:
        case Mark.SMALL:
            return f"In de periode zijn minder dan {SMALLEST_SHOWN} signalen geteld."
        case Mark.HIDDEN:
            return "In de periode zijn signalen geteld; het aantal tonen wij niet."
        case Mark.SHOWN:
            number = shown.number or 0
            verb = "is" if number == 1 else "zijn"
            return f"In de periode {verb} {wording.counted(number, 'signaal', 'signalen')} geteld."


def period(quarters: Sequence[Quarter]) -> str:
    """The quarters of a picture in words."""
    if len(quarters) == 1:
        return f"het {quarters[0].words}"
    return f"het {quarters[0].words} tot en met het {quarters[-1].words}"


def names(result: PictureResult, views: Iterable[View]) -> list[str]:
    """The names of the phenomena of views as they stand in a sentence."""
    return card_names(result, (one.phenomenon for one in views))


def card_names(result: PictureResult, phenomena: Iterable[str]) -> list[str]:
    """The names of phenomena as they stand in a sentence."""
    return [wording.mid_sentence(result.card(one).name.nl) for one in phenomena]


def area_name(result: PictureResult, code: str) -> str:
    """The name of a wijk, or of the municipality as a whole."""
    found = [one.name for one in result.regions if one.code == code]
    return found[0] if found else code


def blind_text(result: PictureResult, spot: BlindSpot) -> str:
    """A witte vlek as one sentence."""
    catalogue = result.catalogue
    match spot.kind:
        case "phenomenon":
            return f"{catalogue.phenomena[spot.id].name.nl}: {wording.mid_sentence(blind_why(result, spot))}."
        case "department":
            return f"Met {spot.id} is nog niet gesproken."
        case "area":
            return (
                f"Uit {area_name(result, spot.id)} kwam geen enkel signaal. Is het er rustig, of wordt er niet gemeld?"
            )
        case "figure":
            return f"{catalogue.indicators[spot.id].name.nl}: geen cijfer."
        case "surrounding":
            return f"{catalogue.surroundings[spot.id].name.nl}: {wording.mid_sentence(blind_why(result, spot))}."
        case "protocol":
            return _protocol(spot)
        case "riec":
            return "Er is geen product van het RIEC genoemd. Vraag het RIEC wat er al is."


def blind_why(result: PictureResult, spot: BlindSpot) -> str:
    """Why a phenomenon, location or sector is a witte vlek."""
    if spot.kind == "phenomenon" and result.picture.tables.of_phenomenon(spot.id).number != 0:
        return "Wel signalen, geen oordeel"
    return "Niemand weet het" if spot.asked else "Nog niet gevraagd"


def _protocol(spot: BlindSpot) -> str:
    if spot.id == "published":
        return (
            "Het is niet bekend of het privacyprotocol openbaar is."
            if not spot.asked
            else ("Het privacyprotocol is niet openbaar.")
        )
    return (
        "Er is geen privacyprotocol om signalen te wegen."
        if spot.asked
        else ("Het is niet bekend of er een privacyprotocol is om signalen te wegen.")
    )
