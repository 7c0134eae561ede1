"""The pages of the provider in provider.py, with a way to sign in that the test can follow."""

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.contrib.auth import get_user_model, login
from django.http import HttpResponse
from django.urls import include, path


class Adapter(DefaultOIDCAdapter):
    """Says in the token whether the second step was taken."""

    def get_claims(self, purpose, user, client, scopes, email=None, **kwargs):
        claims = super().get_claims(purpose, user, client, scopes, email=email, **kwargs)
        return {**claims, "amr": ["pwd", "mfa"] if user.first_name == "Noor2" else ["pwd"]}


def enter(request, steps):
    """Sign in as Noor, with one step or with two."""
    noor = get_user_model().objects.get(username="noor")
    noor.first_name = "Noor2" if steps == 2 else "Noor"
    noor.save()
    login(request, noor, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponse("in")


urlpatterns = [
    path("enter/<int:steps>/", enter),
    path("accounts/", include("allauth.account.urls")),
    path("", include("allauth.idp.urls")),
]
