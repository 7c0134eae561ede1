"""Coming back from the municipality's own sign-in service, with more checked than its library does by itself.

OpenID Connect lets a client skip the signature of a token that came straight from the service over TLS, and
django-allauth does. We check it all the same, and that the service is the one that the settings name.
"""

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse


class FirmAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # the library is untyped here
    """Believes a token only when the configured service signed it, for us, and it is still good."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, object]:
        config = self.openid_config
        if str(config["issuer"]).rstrip("/") != _issuer(str(app.settings["server_url"])):
            raise OAuth2Error("the service says to be another")
        claims: dict[str, object] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=config["jwks_uri"],
            issuer=config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )
        return claims


def _issuer(configured: str) -> str:
    """The issuer that belongs to the address in the settings, which may be that of its description."""
    return configured.partition("/.well-known/")[0].rstrip("/")


@login_not_required
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """What the service sent along with who comes back."""
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(FirmAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    return answer
