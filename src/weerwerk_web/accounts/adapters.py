"""What we decide for django-allauth: nobody signs up unasked; the municipality's own service is believed."""

from collections.abc import Mapping, Sequence

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from weerwerk_web.accounts import secrets
from weerwerk_web.accounts.arriving import arrive, begin
from weerwerk_web.accounts.models import Person
from weerwerk_web.accounts.seating import remember_elsewhere

BEGINNING = "beginning"  # in the session, sealed: the secret of the start link
INVITED = "invited"  # in the session, sealed: the secret of the invitation someone is accepting


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up without an invitation."""
        return False

    def pre_login(self, request: HttpRequest, user: Person, **kwargs: object) -> HttpResponse | None:
        """Where only the municipality's own service counts, no other way of signing in does."""
        signal = kwargs.get("signal_kwargs")
        municipal = isinstance(signal, dict) and "sociallogin" in signal
        if settings.WEERWERK.oidc_only and not municipal:
            return redirect("account_login")
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where the request comes from; the edge has already looked past our own proxies."""
        return str(request.META.get("REMOTE_ADDR", ""))


class SecondStepAdapter(DefaultMFAAdapter):
    """The secrets of the second step, encrypted."""

    def encrypt(self, text: str) -> str:
        """What the database holds."""
        return secrets.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What the authenticator app and we share."""
        return secrets.opened(encrypted_text)


class MunicipalAdapter(DefaultSocialAccountAdapter):
    """Signing in at the municipality's own service; an unknown person needs an open invitation."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody signs up without an invitation."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Bind the account at the service to the invitation being accepted; remember how firm the sign-in was."""
        claims = _claims(sociallogin)
        strong = _strong(claims, settings.WEERWERK.oidc_second_factor)
        if sociallogin.is_existing:
            remember_elsewhere(request, sociallogin.user, strong=strong)
            return
        secret, start = _kept(request, INVITED), _kept(request, BEGINNING)
        address = str(claims.get("email") or claims.get("preferred_username") or "")
        name = str(claims.get("name") or "")
        person = arrive(secret, address, name=name)
        if person is None and start and address:
            person = begin(start, email=address, name=name or address, password=None)
        if person is None:
            raise ImmediateHttpResponse(redirect("unknown_here"))
        sociallogin.connect(request, person)
        remember_elsewhere(request, person, strong=strong)


def _kept(request: HttpRequest, name: str) -> str:
    """The secret of a link that was opened in this browser, once."""
    kept = request.session.pop(name, "")
    return secrets.opened(kept) if kept else ""


def _claims(sociallogin: SocialLogin) -> Mapping[str, object]:
    extra = sociallogin.account.extra_data
    token = extra.get("id_token") if isinstance(extra.get("id_token"), dict) else {}
    info = extra.get("userinfo") if isinstance(extra.get("userinfo"), dict) else {}
    return {**extra, **info, **token}


def _strong(claims: Mapping[str, object], accepted: Sequence[str]) -> bool:
    methods = claims.get("amr")
    said = {str(one) for one in methods} if isinstance(methods, list) else set()
    return bool((said | {str(claims.get("acr"))}) & set(accepted))
