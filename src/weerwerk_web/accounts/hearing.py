"""The audit hears of every sign-in, every failed one, and every change of password or second step."""

from collections.abc import Callable

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.dispatch import Signal
from django.http import HttpRequest

from weerwerk_web.accounts import store
from weerwerk_web.accounts.models import Person
from weerwerk_web.accounts.seating import BY_LINK, JUST_SET
from weerwerk_web.audit import trail
from weerwerk_web.organisations import scope

_CHANGES: tuple[tuple[Signal, str], ...] = (
    (auth.user_logged_in, "sign_in"),
    (account.password_changed, "password.change"),
    (account.password_set, "password.set"),
    (account.password_reset, "password.reset"),
    (mfa.authenticator_added, "second_step.add"),
    (mfa.authenticator_removed, "second_step.remove"),
    (mfa.authenticator_reset, "second_step.reset"),
)

_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "Mac"))


def listen() -> None:
    """Connect the signals, once."""
    for signal, action in _CHANGES:
        signal.connect(_writer(action), weak=False, dispatch_uid=f"weerwerk-{action}")
    auth.user_logged_out.connect(_signed_out, dispatch_uid="weerwerk-sign-out")
    auth.user_login_failed.connect(_failed, dispatch_uid="weerwerk-sign-in-failed")


def _writer(action: str) -> Callable[..., None]:
    def write(sender: object, user: Person, request: HttpRequest | None = None, **_: object) -> None:
        if request is not None:
            _remember(request, user, action)
        note(user, action)

    return write


def _remember(request: HttpRequest, user: Person, action: str) -> None:
    """What later pages of this session build on."""
    if action == "sign_in":
        request.session["agent"] = called(request.headers.get("User-Agent", ""))
        request.session["address"] = str(request.META.get("REMOTE_ADDR", ""))
        request.session.pop(BY_LINK, None)  # whoever signs in fully is no longer bound to a link
    if action == "second_step.add":
        request.session[JUST_SET] = str(user.pk)  # setting up a second step proves it as well as using it


def _signed_out(sender: object, user: Person | None = None, request: HttpRequest | None = None, **_: object) -> None:
    if request is not None:
        request.signed_out = True  # type: ignore[attr-defined]  # the edge then clears what the browser kept
    if user is not None:
        note(user, "sign_out")


def _failed(sender: object, credentials: dict[str, str], request: HttpRequest | None = None, **_: object) -> None:
    tried = str(credentials.get("email") or credentials.get("username") or "").lower()
    person = Person.objects.filter(email=tried).first()
    if person is None:
        trail.outside("sign_in.failed")  # what was typed may be a password: it is not kept
    else:
        note(person, "sign_in.failed")


def note(person: Person, action: str) -> None:
    """Keep an event of a person's account in every organisation this person belongs to."""
    with scope.within(person=person.id):
        places = store.places(person)
    for place in places:
        with scope.within(place.organisation.id, person=person.id), trail.of(person.id):
            trail.did(action, f"person:{person.id}")
    if not places:
        trail.outside(action, person=person.id)


def called(agent: str) -> str:
    """A browser and a system in two words; nothing else of what a browser says of itself is kept."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "Linux" if "Linux" in agent else "")
    return ", ".join(one for one in (browser, system) if one)
