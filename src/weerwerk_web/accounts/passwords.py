"""Passwords that are long enough and all the same the first that someone tries."""

import re
from functools import lru_cache

from django.contrib.auth.password_validation import CommonPasswordValidator
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
        few = len(set(password)) < _FEWEST_SIGNS or (len(rest) < len(letters) and len(rest) < 4)
        if few or _much_used(password.lower()):
            raise ValidationError(_("Dit wachtwoord is te makkelijk te raden."), code="guessable")

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Gebruik niet een bekend woord met wat cijfers erachter.")


_MOST_BESIDE = 5  # signs around a much-used password that make it no better


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The passwords that leaked most, as they come with Django; those of a few signs say nothing about a sentence."""
    return frozenset(one for one in CommonPasswordValidator().passwords if len(one) >= 6)


def _much_used(password: str) -> bool:
    """Whether it is a much-used password with some signs around it, or two of those joined."""
    known, length = _known(), len(password)
    for size in range(max(6, length - _MOST_BESIDE), length + 1):
        if any(password[start : start + size] in known for start in range(length - size + 1)):
            return True
    return any(password[:cut] in known and password[cut:] in known for cut in range(6, length - 5))
