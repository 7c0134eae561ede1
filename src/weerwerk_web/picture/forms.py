"""The forms of the picture: counts, talks, protocol, borders and judgements; no field asks for a name (R1)."""

from collections.abc import Iterable

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from weerwerk.catalogue.cards import Work
from weerwerk.errors import BadInput
from weerwerk.threats.model import Basis, Harm, Presence, Trend
from weerwerk.threats.model.areas import Areas
from weerwerk.threats.model.signals import MOST_COUNTED, WHOLE, Credibility, Quarter, Reliability, SignalKind
from weerwerk_web.documents.fields import ScannedFile
from weerwerk_web.editions.store import called, catalogue
from weerwerk_web.look.free_text import FreeText, FreeTextForm
from weerwerk_web.picture.words import BASES, PRESENCES, TRENDS, YES_NO

Choices = list[tuple[str, str | Promise]]
_QUARTERS = 12
_POINTS: Choices = [("", _("niet beoordeeld")), *((str(one), str(one)) for one in range(1, 6))]
HARMS = ("people", "neighbourhood", "economy", "government")


def refuse(form: forms.Form, bad: BadInput) -> None:
    """Put the faults of an action beside the fields they are about."""
    for fault in bad.faults:
        said = f"{fault.what}: {fault.cure}" if fault.cure else fault.what
        form.add_error(fault.where.field if fault.where.field in form.fields else None, said[:1].upper() + said[1:])


class DayField(forms.DateField):
    """A day, chosen from a calendar."""

    widget = forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")


class NumberField(forms.IntegerField):
    """A number of things that were counted."""

    widget = forms.NumberInput(attrs={"class": "short"})

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"min_value": 0, "max_value": MOST_COUNTED, **kwargs})  # type: ignore[arg-type]  # as given


def phenomena() -> Choices:
    """Every phenomenon that is counted, by name."""
    cards = [one for one in catalogue().phenomena.values() if one.in_definition and one.retired is None]
    return [(one.id, called(one.name)) for one in sorted(cards, key=lambda one: called(one.name))]


class CountForm(forms.Form):
    """One row of counts; reliability of the source and credibility of what it says are asked apart."""

    phenomenon = forms.ChoiceField(label=_("Fenomeen"))
    area = forms.ChoiceField(
        label=_("Gebied"), help_text=_("De hele gemeente of een wijk. Sommige fenomenen alleen voor de hele gemeente.")
    )
    month = forms.CharField(
        label=_("Maand"),
        max_length=10,
        help_text=_("Jaar en maand, bijvoorbeeld 2026-03."),
        widget=forms.TextInput(attrs={"type": "month", "class": "short", "placeholder": "2026-03"}),
    )
    kind = forms.ChoiceField(label=_("Soort bron"), choices=[(one.value, one.value) for one in SignalKind])
    reliability = forms.ChoiceField(
        label=_("Hoe betrouwbaar is de bron?"),
        choices=[("", _("Kies…")), *((one.value, f"{one.value}: {one.word}") for one in Reliability)],
    )
    credibility = forms.ChoiceField(
        label=_("Hoe geloofwaardig is wat er gezegd wordt?"),
        choices=[("", _("Kies…")), *((one.value, f"{one.value}: {one.word}") for one in Credibility)],
    )
    sources = NumberField(label=_("Hoeveel onafhankelijke bronnen?"))
    count = NumberField(label=_("Hoeveel signalen?"))

    def __init__(self, *args: object, areas: Areas | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        wijken = [(one.code, f"{one.name} ({one.code})") for one in areas.wijken] if areas else []
        self._choose("phenomenon", [("", _("Kies…")), *phenomena()])
        self._choose("area", [(WHOLE, _("de hele gemeente")), *wijken])

    def _choose(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has choices


class FileForm(forms.Form):
    """A file that is read and not kept."""

    file = ScannedFile(label=_("Bestand"))


class TalkForm(forms.Form):
    """A talk that was held."""

    department = forms.ChoiceField(label=_("Afdeling"))
    date = DayField(label=_("Wanneer was het gesprek?"))

    def __init__(self, *args: object, departments: Iterable[Work], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        choices = [("", _("Kies…")), *((one, one) for one in departments)]
        self.fields["department"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has choices


class AssignmentForm(forms.Form):
    """What was asked."""

    purpose = FreeText(rows=1, label=_("Waarvoor maakt u dit beeld?"), required=False, max_length=300)
    asked_by = FreeText(
        rows=1, label=_("Wie vroeg erom?"), required=False, max_length=120, help_text=_("Een functie, geen naam.")
    )
    start = DayField(label=_("Eerste dag van de periode"), required=False)
    end = DayField(label=_("Laatste dag van de periode"), required=False)
    readers = FreeText(rows=1, label=_("Wie mag het lezen?"), required=False, max_length=200)
    marking = FreeText(rows=1, label=_("Rubricering"), required=False, max_length=60)


class ProtocolForm(forms.Form):
    """The municipality's own protocol for weighing single signals."""

    exists = forms.ChoiceField(label=_("Is er een privacyprotocol?"), choices=YES_NO, required=False)
    published = forms.ChoiceField(label=_("Is het openbaar?"), choices=YES_NO, required=False)
    adopted = DayField(label=_("Wanneer is het vastgesteld?"), required=False)
    place = FreeText(rows=1, label=_("Waar staat het?"), required=False, max_length=200)


class PhasesForm(forms.Form):
    """The counts of one quarter, by phase."""

    quarter = forms.ChoiceField(label=_("Kwartaal"))
    received = NumberField(label=_("Binnengekomen"))
    taken_up = NumberField(label=_("Opgepakt"))
    not_taken_up = NumberField(label=_("Niet opgepakt"))
    destroyed = NumberField(label=_("Vernietigd"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        now = Quarter.of(timezone.localdate())
        choices = [(str(one), one.words) for one in (now.before(back) for back in range(_QUARTERS))]
        self.fields["quarter"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has choices


class ProductForm(forms.Form):
    """Where a product of the RIEC is kept; there is no field for its text."""

    reference = FreeText(rows=1, label=_("Kenmerk"), max_length=100)
    date = DayField(label=_("Datum van het stuk"))
    place = FreeText(rows=1, label=_("Waar ligt het?"), max_length=100)


class JudgeForm(FreeTextForm):
    """Everything one function says of one phenomenon."""

    function = forms.ChoiceField(label=_("Welke functie zegt dit?"))
    presence = forms.ChoiceField(
        label=_("Hoe aanwezig is het?"),
        choices=[(one.value, word) for one, word in PRESENCES],
        widget=forms.RadioSelect,
    )
    basis = forms.MultipleChoiceField(
        label=_("Waarop rust dat?"),
        choices=[(one.value, word) for one, word in BASES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    trend = forms.ChoiceField(label=_("Waar gaat het heen?"), choices=[(one.value, word) for one, word in TRENDS])
    sources = NumberField(label=_("Hoeveel onafhankelijke bronnen?"), max_value=1_000, required=False)
    since = DayField(label=_("Vanaf wanneer geldt dit?"), required=False)
    until = DayField(label=_("Tot wanneer geldt dit?"), required=False)
    people = forms.ChoiceField(label=_("Schade voor mensen, 1 tot 5"), choices=_POINTS, required=False)
    neighbourhood = forms.ChoiceField(label=_("Schade voor de buurt, 1 tot 5"), choices=_POINTS, required=False)
    economy = forms.ChoiceField(label=_("Schade voor de economie, 1 tot 5"), choices=_POINTS, required=False)
    government = forms.ChoiceField(label=_("Schade voor het bestuur, 1 tot 5"), choices=_POINTS, required=False)
    note = FreeText(label=_("Toelichting"), required=False, max_length=1_000, rows=3)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        functions = sorted(catalogue().functions.values(), key=lambda one: called(one.name))
        choices = [(one.id, called(one.name)) for one in functions]
        self.fields["function"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has choices

    @property
    def said(self) -> tuple[Presence, tuple[Basis, ...], Trend]:
        """The words of the judgement."""
        given = self.cleaned_data
        basis = tuple(one for one in Basis if one.value in given["basis"])
        return Presence(given["presence"]), basis, Trend(given["trend"])

    @property
    def harm(self) -> Harm:
        """What it does; 0 where that was not judged."""
        return Harm(**{name: int(self.cleaned_data[name] or 0) for name in HARMS})
