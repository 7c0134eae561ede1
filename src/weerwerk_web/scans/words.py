"""The answers as people read them: each word with what it means."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from weerwerk.scan.model import Preset, Word


@frozen
class Said:
    """An answer in words: short, and what it means."""

    short: Promise
    means: Promise


SAID: Mapping[Word, Said] = MappingProxyType(
    {
        Word.DEMONSTRABLE: Said(
            _("Ja, en dat kunnen wij laten zien"), _("Het is beschreven, het moet zo, en iemand kijkt achteraf na.")
        ),
        Word.ARRANGED: Said(_("Ja, het is geregeld"), _("Het is beschreven en het kan of mag niet anders.")),
        Word.ON_PAPER: Said(_("Alleen op papier"), _("Het is beschreven, maar niemand dwingt het af.")),
        Word.HABIT: Said(_("Uit gewoonte"), _("Wij doen het meestal zo, maar het staat nergens.")),
        Word.NO: Said(_("Nee"), _("Het is niet geregeld en gebeurt niet, of zelden.")),
        Word.DONT_KNOW: Said(_("Dat weet ik niet"), _("Ook een uitkomst: wij laten zien wat niemand weet.")),
        Word.NOT_APPLICABLE: Said(
            _("Deze vraag speelt hier niet"), _("Schrijf hieronder waarom; de vraag telt dan niet mee.")
        ),
    }
)
ASKED = tuple(one for one in Word if one is not Word.NOT_APPLICABLE)

PRESETS: Mapping[Preset, Said] = MappingProxyType(
    {
        Preset.FIRST: Said(
            _("Eerste beeld"), _("Ten hoogste 50 vragen. Genoeg om te zien waar u moet beginnen; één persoon kan dit.")
        ),
        Preset.SMALL: Said(
            _("Kleine scan"), _("Ten hoogste 12 vragen per proces en 20 over de organisatie, met de proceseigenaren.")
        ),
        Preset.WHOLE: Said(
            _("Volledige scan"), _("Alles wat telt. Per stap alleen waar de antwoorden per stap verschillen.")
        ),
    }
)
PROOFS = (
    ("document", _("een document")),
    ("systeemuitdraai", _("een uitdraai uit het systeem")),
    ("logcontrole", _("een controle van het log")),
    ("toets", _("een toets of steekproef")),
)
