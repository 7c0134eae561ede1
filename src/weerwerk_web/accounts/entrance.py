"""The pages for who comes in by a link, before there is an account."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from weerwerk_web.accounts import arriving, secrets, store
from weerwerk_web.accounts.adapters import BEGINNING, INVITED
from weerwerk_web.accounts.forms import AddressForm, BeginForm, NewAccountForm
from weerwerk_web.accounts.models import Invitation, Person
from weerwerk_web.accounts.roles import BY_LINK
from weerwerk_web.accounts.seating import BY_LINK as LINKED
from weerwerk_web.accounts.seating import CHOSEN

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@login_not_required
def begin(request: HttpRequest, secret: str) -> HttpResponse:
    """The first coordinator makes an account."""
    if store.open_start_link(secret) is None:
        return _gone(request)
    if settings.WEERWERK.oidc_only:
        request.session[BEGINNING] = secrets.sealed(secret)  # whoever reads the database cannot use it
        return render(request, "accounts/begin_elsewhere.html")
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        person = arriving.begin(secret, email=given["email"], name=given["name"], password=given["password"])
        if person is None:
            return _gone(request)
        _sign_in(request, person)
        return redirect("organisation_choose")
    return render(
        request,
        "look/question.html",
        {
            "form": form,
            "heading": _("Welkom bij Weerwerk"),
            "lead": _("U bent de eerste hier. Maak uw account; daarna kiest u uw gemeente."),
            "button": _("Account maken"),
        },
    )


@never_cache
@login_not_required
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Someone accepts an invitation; opening the page alone uses nothing up."""
    found = arriving.held(secret)
    if found is None:
        return _gone(request)
    if found.role in BY_LINK and found.recovers_id is None:
        return _answering(request, secret, found)
    known = Person.objects.filter(email=found.email).exists() and found.recovers_id is None
    if known:
        return _known(request, secret, found)
    request.session[INVITED] = secrets.sealed(secret)  # for who goes on at the municipality's own service
    form = NewAccountForm(request.POST or None, initial={"name": found.name})
    if settings.WEERWERK.oidc_only:
        return render(request, "accounts/invitation.html", {"invitation": found, "form": None})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        person = arriving.arrive(secret, given["email"], name=given["name"], password=given["password"])
        if person is not None:
            _sign_in(request, person)
            request.session[CHOSEN] = str(found.organisation_id)
            return redirect("second_step")
        form.add_error("email", _("Dit is niet het adres waarop u bent uitgenodigd."))
    return render(request, "accounts/invitation.html", {"invitation": found, "form": form})


def _answering(request: HttpRequest, secret: str, found: Invitation) -> HttpResponse:
    """Who only answers comes in by the link and the own address, without a password."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = arriving.arrive(secret, form.cleaned_data["email"])
        if person is not None:
            _sign_in(request, person)
            request.session[LINKED] = str(found.organisation_id)
            request.session[CHOSEN] = str(found.organisation_id)
            return redirect("start")
        form.add_error("email", _("Dit is niet het adres waarop u bent uitgenodigd."))
    return render(request, "accounts/invitation.html", {"invitation": found, "form": form, "answering": True})


def _known(request: HttpRequest, secret: str, found: Invitation) -> HttpResponse:
    """Who has an account signs in with it; a link never opens an account that is there already."""
    person = request.user
    if isinstance(person, Person) and person.email == found.email:
        if request.method == "POST" and arriving.arrive(secret, person.email) is not None:
            request.session[CHOSEN] = str(found.organisation_id)
            messages.success(request, _("U bent toegevoegd."))
            return redirect("start")
        return render(request, "accounts/invitation.html", {"invitation": found, "form": None, "joining": True})
    return render(request, "accounts/invitation.html", {"invitation": found, "form": None, "known": True})


def _sign_in(request: HttpRequest, person: Person) -> None:
    login(request, person, backend=_BACKEND)
    record_authentication(request, person, method="password", reauthenticated=True)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/gone.html", status=410)


@login_not_required
def unknown_here(request: HttpRequest) -> HttpResponse:
    """Signed in at the municipality's service, and not known here."""
    return render(request, "accounts/unknown.html", status=403)
