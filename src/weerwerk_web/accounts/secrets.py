"""The secrets of authenticator apps and recovery codes, encrypted in the database."""

import base64
import os
from contextlib import suppress

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from weerwerk.errors import OwnFailure
from weerwerk_web.keys import derived

_NONCE = 12
_PURPOSE = "authenticator"


class Unreadable(OwnFailure):
    """Dit geheim hoort niet bij de sleutels in deze gegevensmap."""


def sealed(text: str) -> str:
    """A text that only these keys can open."""
    nonce = os.urandom(_NONCE)
    now, *_ = _ciphers()
    return base64.b64encode(nonce + now.encrypt(nonce, text.encode(), _PURPOSE.encode())).decode()


def opened(kept: str) -> str:
    """The text again."""
    raw = base64.b64decode(kept)
    for cipher in _ciphers():
        with suppress(InvalidTag):
            return cipher.decrypt(raw[:_NONCE], raw[_NONCE:], _PURPOSE.encode()).decode()
    raise Unreadable


def _ciphers() -> list[AESGCM]:
    return [AESGCM(derived(key, _PURPOSE)) for key in settings.INSTALLATION_KEYS.every("secrets")]
