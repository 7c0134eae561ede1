"""The content security policy: nothing from elsewhere, nothing inline, on every page alike."""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from weerwerk_web.config import Config


def policy(config: Config) -> dict[str, list[str]]:
    """The directives; only the municipality's own sign-in service may receive a form."""
    issuer = urlsplit(config.oidc_issuer)
    elsewhere = [f"{issuer.scheme}://{issuer.netloc}"] if config.oidc_issuer else []
    return {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the QR code of the authenticator app is drawn in the page
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *elsewhere],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
