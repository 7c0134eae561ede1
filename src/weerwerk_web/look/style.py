"""The page that shows every piece in every state, for who makes pages; only in the demo and in tests."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class EveryField(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(label="Naam", help_text="Zoals op uw toegangspas.")
    kind = forms.ChoiceField(label="Soort gemeente", choices=[("", "Kies…"), ("k", "klein"), ("g", "groot")])
    level = forms.ChoiceField(
        label="Vraagt uw mandaatregeling hier twee personen?",
        help_text="Waarom we dit vragen: wie alleen kan beslissen, kan ook alleen onder druk komen.",
        choices=[("altijd", "Altijd"), ("meestal", "Meestal"), ("nooit", "Nooit"), ("weet-niet", "Weet ik niet")],
        widget=forms.RadioSelect,
    )
    steps = forms.MultipleChoiceField(
        label="Voor welke stappen geldt dit niet?",
        choices=[("a", "Aanvraag innemen"), ("b", "Beoordelen"), ("c", "Besluiten")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agree = forms.BooleanField(label="Mag goedkeuren", help_text="Kijkt als tweede mee.", required=False)
    reason = forms.CharField(label="Toelichting", widget=forms.Textarea(attrs={"rows": 3}), required=False)


@login_not_required
def page(request: HttpRequest) -> HttpResponse:
    """Everything at once."""
    levels = ("laag", "matig", "hoog", "zeer-hoog", "onbekend")
    wrong = EveryField({"name": ""}, prefix="wrong", auto_id="wrong_%s")
    return render(
        request, "look/style.html", {"form": EveryField(), "wrong": wrong, "levels": levels, "part": 1042, "of": 2000}
    )
