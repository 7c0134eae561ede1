"""The secrets of authenticator apps and recovery codes, encrypted in the database."""

import base64
import os

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
    return base64.b64encode(nonce + _cipher().encrypt(nonce, text.encode(), _PURPOSE.encode())).decode()


def opened(kept: str) -> str:
    """The text again."""
    raw = base64.b64decode(kept)
    try:
        return _cipher().decrypt(raw[:_NONCE], raw[_NONCE:], _PURPOSE.encode()).decode()
    except InvalidTag as error:
        raise Unreadable from error


def _cipher() -> AESGCM:
    return AESGCM(derived(settings.INSTALLATION_KEYS.secrets, _PURPOSE))
