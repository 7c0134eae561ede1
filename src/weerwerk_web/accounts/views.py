"""The pages of people: who is in, who is invited, and letting someone in again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from weerwerk.errors import BadInput
from weerwerk_web.accounts import actions, store
from weerwerk_web.accounts.forms import InviteForm, NameForm, RoleForm
from weerwerk_web.accounts.models import Invitation, Membership, Person
from weerwerk_web.accounts.needs import needs, signed_in
from weerwerk_web.accounts.roles import BY_LINK, NAMES, TABLE, Action, Reach, Role
from weerwerk_web.accounts.seat import Refused, Seat
from weerwerk_web.accounts.seating import BY_LINK as LINKED
from weerwerk_web.editions.store import called, catalogue, place_of

_DECIDING = {role.value for role, reaching in TABLE[Action.APPROVAL_DECIDE].items() if reaching is not Reach.NONE}


@needs(Action.PEOPLE_VIEW)
def people(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Everyone of this organisation, and what waits."""
    can = {
        "invite": seat.may(Action.PEOPLE_INVITE),
        "confirm": seat.may(Action.PEOPLE_CONFIRM),
        "remove": seat.may(Action.PEOPLE_REMOVE),
        "approver": seat.may(Action.APPROVER_CHANGE),
        "recover": seat.may(Action.PEOPLE_RECOVER),
    }
    found = store.people()
    known = catalogue().processes
    named = {
        one.pk: [called(known[key].name) if key in known else key for key in one.processes]
        for one in (*found.members, *found.waiting)
    }
    rows = [(one, named[one.pk]) for one in found.members]
    return render(request, "accounts/people.html", {"people": found, "rows": rows, "can": can, "deciding": _DECIDING})


@needs(Action.PEOPLE_INVITE)
def invite(request: HttpRequest, seat: Seat) -> HttpResponse:
    """First the role, each with what it sees; who can invite in one role alone skips this."""
    roles = _roles(seat)
    if len(roles) == 1:
        return redirect("invite_as", roles[0].value)
    form = RoleForm(request.POST or None, roles=roles)
    if request.method == "POST" and form.is_valid():
        return redirect("invite_as", form.cleaned_data["role"])
    context = {"form": form, "heading": _("Als wat wilt u iemand uitnodigen?"), "button": _("Verder")}
    return render(request, "look/question.html", {**context, "cancel": reverse("people")})


@needs(Action.PEOPLE_INVITE)
def invite_as(request: HttpRequest, seat: Seat, role: str) -> HttpResponse:
    """Then the person; the link is shown once on the page after it."""
    wanted = next((one for one in _roles(seat) if one.value == role), None)
    if wanted is None:
        raise Refused(Action.PEOPLE_INVITE) if role in set(Role) else Http404
    form = InviteForm(request.POST or None, role=wanted, processes=_processes(seat))
    if request.method == "POST" and form.is_valid():
        invitee = form.invitee()
        try:
            secret = actions.invite(seat, invitee)
        except BadInput as error:
            for fault in error.faults:
                form.add_error(fault.where.field or None, f"{fault.what}; {fault.cure}")
        else:
            link = request.build_absolute_uri(reverse("invitation", args=[secret]))
            return render(request, "accounts/invited.html", {"invitee": invitee, "link": link, "by_link": BY_LINK})
    context = {
        "form": form,
        "heading": _("Wie wordt %(role)s?") % {"role": NAMES[wanted]},
        "lead": _("U krijgt een link die u zelf doorgeeft: in een gesprek, of in een bericht dat u vertrouwt."),
        "button": _("Link maken"),
        "cancel": reverse("invite") if len(_roles(seat)) > 1 else reverse("start"),
    }
    return render(request, "look/question.html", context)


def _roles(seat: Seat) -> tuple[Role, ...]:
    return tuple(Role) if seat.may(Action.PEOPLE_INVITE, "") else tuple(BY_LINK)


def _processes(seat: Seat) -> tuple[tuple[str, str], ...]:
    """The processes one may invite for, by name."""
    everything = seat.may(Action.PEOPLE_INVITE, "")
    named = (
        (key, called(one.name)) for key, one in catalogue().processes.items() if everything or key in seat.processes
    )
    return tuple(sorted(named, key=lambda one: place_of(one[1])))


@require_POST
@needs(Action.PEOPLE_CONFIRM)
def confirm(request: HttpRequest, seat: Seat, membership: str) -> HttpResponse:
    """Say that the right person came in."""
    one = get_object_or_404(Membership.objects.select_related("person"), pk=membership)
    actions.confirm(seat, one)
    messages.success(request, _("%(name)s kan nu verder.") % {"name": one.person})
    return redirect("people")


@require_POST
@needs(Action.PEOPLE_REMOVE)
def remove(request: HttpRequest, seat: Seat, membership: str) -> HttpResponse:
    """End a membership."""
    one = get_object_or_404(Membership.objects.select_related("person"), pk=membership)
    try:
        actions.remove(seat, one)
    except BadInput as error:
        messages.error(request, "; ".join(f"{fault.what}: {fault.cure}" for fault in error.faults))
    else:
        messages.success(request, _("%(name)s heeft deze rol niet meer.") % {"name": one.person})
    return redirect("people")


@require_POST
@needs(Action.PEOPLE_INVITE)
def withdraw(request: HttpRequest, seat: Seat, invitation: str) -> HttpResponse:
    """Let a link stop working."""
    actions.withdraw(seat, get_object_or_404(Invitation, pk=invitation))
    messages.success(request, _("De link werkt niet meer."))
    return redirect("people" if seat.may(Action.PEOPLE_VIEW) else "start")


@never_cache
@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """The own name, password and second step."""
    person = request.user
    assert isinstance(person, Person)
    by_link = bool(request.session.get(LINKED))  # a link can be someone else's by now: it changes nothing
    form = NameForm(request.POST or None, instance=person)
    if request.method == "POST" and not by_link and form.is_valid():
        form.save()
        messages.success(request, _("Uw naam is bewaard."))
        return redirect("account")
    return render(request, "accounts/account.html", {"form": form, "by_link": by_link, "person": person})


@signed_in
def second_step(request: HttpRequest) -> HttpResponse:
    """Why a second step is needed, and the way to it."""
    from allauth.mfa.utils import is_mfa_enabled

    has_one = is_mfa_enabled(request.user)
    return render(request, "accounts/second_step.html", {"has_one": has_one})


@login_not_required
def no_signup(request: HttpRequest) -> HttpResponse:
    """There is no signing up and no resetting here: people come by a link."""
    return render(request, "accounts/no_signup.html", status=403)
