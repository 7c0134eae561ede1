"""Passwords that are long enough and all the same the first that someone tries."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from weerwerk_web.accounts.models import Person

_WORDS = (
    "wachtwoord",
    "password",
    "welkom",
    "weerwerk",
    "gemeente",
    "geheim",
    "qwerty",
    "lente",
    "zomer",
    "herfst",
    "winter",
)
_FEWEST_SIGNS = 6


class Guessable:
    """Refuses a password that is a known word with signs around it, or the same few signs over and over."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise ValidationError when it can be guessed."""
        letters = re.sub(r"[^a-z]", "", password.lower().translate(str.maketrans("013457@$", "oieastas")))
        rest = letters
        for word in _WORDS:
            rest = rest.replace(word, "")
        if len(set(password)) < _FEWEST_SIGNS or (len(rest) < len(letters) and len(rest) < 4):
            raise ValidationError(_("Dit wachtwoord is te makkelijk te raden."), code="guessable")

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Gebruik niet een bekend woord met wat cijfers erachter.")
