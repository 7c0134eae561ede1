"""What one can say of the surroundings, in words."""

from django.utils.translation import gettext_lazy as _

from weerwerk.threats.model import Basis, Presence, Tick, Trend

TICKS = (
    (Tick.ABSENT, _("niet")),
    (Tick.PRESENT, _("wel")),
    (Tick.MUCH, _("wel, en veel")),
    (Tick.DONT_KNOW, _("weet ik niet")),
)
PRESENCES = (
    (Presence.NO_SIGN, _("geen aanwijzing")),
    (Presence.POSSIBLE, _("mogelijk")),
    (Presence.LIKELY, _("waarschijnlijk")),
    (Presence.ESTABLISHED, _("vastgesteld")),
    (Presence.UNKNOWN, _("weet ik niet")),
)
BASES = (
    (Basis.PERCEPTION, _("wat collega's ervan merken")),
    (Basis.REPORT, _("een melding")),
    (Basis.OWN_REGISTER, _("onze eigen registratie")),
    (Basis.PARTNERS, _("het beeld van partners")),
    (Basis.RULING, _("een besluit of vonnis")),
)
KINDS = (("location", _("Plekken")), ("sector", _("Branches")))
THEMES = (
    ("drugs", _("Drugs")),
    ("mensenhandel", _("Mensenhandel en uitbuiting")),
    ("witwassen", _("Witwassen")),
    ("vastgoed", _("Vastgoed")),
    ("zorg", _("Zorg")),
    ("fraude", _("Fraude")),
    ("bestuur", _("Bestuur")),
    ("milieu", _("Milieu")),
    ("overig", _("Overig")),
)
TRENDS = (
    (Trend.UNKNOWN, _("weet ik niet")),
    (Trend.DOWN, _("het neemt af")),
    (Trend.SAME, _("het blijft gelijk")),
    (Trend.UP, _("het neemt toe")),
)
YES, NO = "ja", "nee"
YES_NO = (("", _("weet ik niet")), (YES, _("ja")), (NO, _("nee")))
