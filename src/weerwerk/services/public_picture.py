"""From a picture to its public layer: signals per theme in coarse classes, nothing of where or what is unknown."""

from weerwerk import __version__
from weerwerk.disclosure import is_name
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.picture import PictureResult
from weerwerk.threats.model.public import FEWEST_TALKS, PublicPicture, PublicTheme, SignalAmount, ThemeSignals


def public_picture(result: PictureResult) -> PublicPicture:
    """What may be shown of a picture."""
    name = result.municipality
    if not is_name(name):
        place = Place("organisation.yaml", None, "name")
        fault = Fault("deze naam kan niet in een openbaar stuk", place, "schrijf alleen de naam van de gemeente")
        raise BadInput("openbaar beeld niet gemaakt", [fault])
    talks = len({one.department for one in result.dossier.picture.file.talks})
    return PublicPicture(
        municipality=name,
        year=result.picture.quarters[-1].year,
        quarters=len(result.picture.quarters),
        made_on=result.receipt.on,
        edition=result.receipt.edition,
        version=__version__,
        talks=talks if talks >= FEWEST_TALKS else None,
        protocol_published=result.dossier.picture.weighing.protocol.published is True,
        themes=tuple(ThemeSignals(theme, SignalAmount.of(_signals(result, theme))) for theme in PublicTheme),
    )


def _signals(result: PictureResult, theme: PublicTheme) -> int:
    held = frozenset(result.picture.quarters)
    return sum(
        one.count
        for one in result.dossier.picture.signals
        if one.month.quarter in held and result.card(one.phenomenon).theme == theme
    )
