"""The forms of signing in and of people."""

from datetime import datetime, time

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from weerwerk_web.accounts.actions import Invitee
from weerwerk_web.accounts.models import Person
from weerwerk_web.accounts.roles import FROM_OUTSIDE, NAMES, Role


class SignInForm(LoginForm):
    """Address and password; without 'remember me', for a session ends by itself."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        self.fields["login"].label = gettext("E-mailadres")
        self.fields["password"].label = gettext("Wachtwoord")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class NewAccountForm(forms.Form):
    """Name, address and a new password, with the password twice."""

    name = forms.CharField(label=_("Uw naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Uw e-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "username", "inputmode": "email"})
    )
    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        help_text=_("Ten minste 12 tekens. Een zin van vier woorden is sterk en goed te onthouden."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    again = forms.CharField(
        label=_("Nog een keer hetzelfde wachtwoord"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean(self) -> dict[str, object]:
        """Both passwords are the same, and strong enough for this person."""
        given = super().clean() or {}
        password, again = given.get("password"), given.get("again")
        if password and again and password != again:
            self.add_error("again", gettext("De twee wachtwoorden zijn niet gelijk."))
        elif password:
            person = Person(email=str(given.get("email", "")), name=str(given.get("name", "")))
            try:
                validate_password(str(password), person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given


class BeginForm(NewAccountForm):
    """The account of the first coordinator."""

    def clean_email(self) -> str:
        """An address has one account."""
        email = str(self.cleaned_data["email"]).strip().lower()
        if Person.objects.filter(email=email).exists():
            raise forms.ValidationError(gettext("Met dit adres is er al een account. Log daarmee in."))
        return email


class AddressForm(forms.Form):
    """The address to which an invitation was sent, as a check that the link is in the right hands."""

    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        help_text=_("Het adres waarop u bent uitgenodigd."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )


class InviteForm(forms.Form):
    """Whom to invite, as what, until when."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres"), help_text=_("Hiermee maakt deze persoon het account."))
    role = forms.ChoiceField(label=_("Rol"))
    processes = forms.MultipleChoiceField(
        label=_("Processen"),
        required=False,
        help_text=_("Alleen voor een proceseigenaar of invuller: het eigen deel."),
        widget=forms.CheckboxSelectMultiple,
    )
    approver = forms.BooleanField(
        label=_("Mag goedkeuren"),
        required=False,
        help_text=_("Deze persoon kijkt als tweede mee bij uitvoer, vrijgave en verwijderen."),
    )
    purpose = forms.CharField(
        label=_("Doel"),
        required=False,
        max_length=300,
        help_text=_("Verplicht voor iemand van buiten: waarvoor is deze toegang?"),
    )
    until = forms.DateField(
        label=_("Tot en met"),
        required=False,
        help_text=_("Verplicht voor iemand van buiten: ten hoogste 90 dagen."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, *args: object, roles: tuple[Role, ...], processes: tuple[tuple[str, str], ...], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["role"].choices = [(role.value, NAMES[role]) for role in roles]  # type: ignore[attr-defined]
        self.fields["processes"].choices = processes  # type: ignore[attr-defined]
        if not processes:
            del self.fields["processes"]
        if not set(roles) & FROM_OUTSIDE:
            del self.fields["purpose"], self.fields["until"], self.fields["approver"]

    def invitee(self) -> Invitee:
        """What was filled in."""
        given = self.cleaned_data
        day = given.get("until")
        return Invitee(
            email=str(given["email"]),
            name=str(given["name"]),
            role=Role(given["role"]),
            processes=tuple(given.get("processes", ())),
            approver=bool(given.get("approver")),
            purpose=str(given.get("purpose", "")),
            until=timezone.make_aware(datetime.combine(day, time.max)) if day else None,
        )


class NameForm(forms.ModelForm):  # type: ignore[type-arg]  # the stub's argument does not exist when running
    """How someone is called."""

    class Meta:
        model = Person
        fields = ("name",)
        labels = {"name": _("Uw naam")}
