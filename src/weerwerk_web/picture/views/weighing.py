"""The assignment, the protocol, the counts per phase, and where the products of the RIEC lie."""

from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from weerwerk.dossier.picture import Assignment
from weerwerk.errors import BadInput
from weerwerk.shaped import Refused
from weerwerk.threats.model.signals import Phases, Protocol, RiecProduct
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.picture import files, recording
from weerwerk_web.picture.forms import AssignmentForm, PhasesForm, ProductForm, ProtocolForm, refuse
from weerwerk_web.picture.models import Frame, Phase, Product
from weerwerk_web.picture.words import NO, YES

FormT = TypeVar("FormT", bound=forms.Form)
_SAID = {"": None, YES: True, NO: False}
_WORD = {None: "", True: YES, False: NO}


@needs(Action.PICTURE_EDIT)
def weighing(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Three short forms on one page; each is kept apart."""
    frame = Frame.objects.first()
    known = files.protocol_of(frame)
    began = {
        "exists": _WORD[known.exists],
        "published": _WORD[known.published],
        "adopted": known.adopted,
        "place": known.place,
    }
    posted = request.POST.get("what", "") if request.method == "POST" else ""
    shown = {
        "protocol": ProtocolForm(request.POST if posted == "protocol" else None, initial=began, auto_id="protocol_%s"),
        "phases": PhasesForm(request.POST if posted == "phases" else None, auto_id="fase_%s"),
        "product": ProductForm(request.POST if posted == "product" else None, auto_id="stuk_%s"),
    }
    form = shown.get(posted)
    if form is not None and form.is_valid() and _kept(seat, posted, form):
        messages.success(request, _("Bewaard."))
        return redirect("weighing")
    context = {**shown, "quarters": Phase.objects.order_by("-quarter"), "products": Product.objects.all()}
    return render(request, "picture/weighing.html", context, status=422 if form is not None else 200)


def _kept(seat: Seat, what: str, form: forms.Form) -> bool:
    given = form.cleaned_data
    try:
        if what == "protocol":
            exists, published = _SAID[given["exists"]], _SAID[given["published"]]
            recording.say_protocol(seat, Protocol(exists, published, given["adopted"], given["place"]))
        elif what == "phases":
            recording.say_phases(seat, Phases(**given))
        else:
            recording.add_product(seat, RiecProduct(**given))
    except BadInput as bad:
        refuse(form, bad)
        return False
    return True


@require_POST
@needs(Action.PICTURE_EDIT)
def remove_product(request: HttpRequest, seat: Seat, product: str) -> HttpResponse:
    """Take a product of the RIEC off the list."""
    recording.drop_product(seat, get_object_or_404(Product, pk=product))
    messages.success(request, _("Het stuk staat niet meer op de lijst."))
    return redirect("weighing")


@needs(Action.PICTURE_EDIT)
def assignment(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What was asked, and which quarters the picture is about."""
    known = files.assignment_of(Frame.objects.first())
    names = ("purpose", "asked_by", "start", "end", "readers", "marking")
    form = AssignmentForm(request.POST or None, initial={name: getattr(known, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            recording.assign(seat, Assignment(**form.cleaned_data))
        except BadInput as bad:
            refuse(form, bad)
        except Refused as refused:
            form.add_error("end", f"{refused.what}: {refused.cure}")
        else:
            messages.success(request, _("Bewaard."))
            return redirect("picture")
    context = {"form": form, "heading": _("De opdracht voor dit beeld"), "button": _("Opdracht bewaren")}
    return render(request, "picture/assignment.html", context, status=422 if form.errors else 200)
