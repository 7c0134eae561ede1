"""The forms of signing in and of people."""

from datetime import datetime, time

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from weerwerk_web.accounts.actions import Invitee
from weerwerk_web.accounts.models import Person
from weerwerk_web.accounts.roles import FROM_OUTSIDE, NAMES, SEES, TABLE, WITH_PROCESSES, Action, Reach, Role


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


class RoleForm(forms.Form):
    """As what to invite someone; each role with what it sees."""

    role = forms.ChoiceField(label=_("Rol"), widget=forms.RadioSelect)

    def __init__(self, *args: object, roles: tuple[Role, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["role"].choices = [  # type: ignore[attr-defined]  # a ChoiceField has choices
            (role.value, format_html("{}<span class='quiet'>{}</span>", capfirst(str(NAMES[role])), SEES[role]))
            for role in roles
        ]


class InviteForm(forms.Form):
    """Whom to invite in a role; only what that role needs is asked."""

    name = forms.CharField(label=_("Naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Zonder dit adres werkt de link niet. Neem het adres van de gemeente zelf."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    processes = forms.MultipleChoiceField(label=_("Welke processen?"), widget=forms.CheckboxSelectMultiple)
    approver = forms.BooleanField(
        label=_("Mag goedkeuren"),
        required=False,
        help_text=_("Deze persoon kijkt als tweede mee bij uitvoer, vrijgave en verwijderen."),
    )
    purpose = forms.CharField(label=_("Waarvoor is deze toegang?"), max_length=300)
    until = forms.DateField(
        label=_("Tot en met"),
        help_text=_("Ten hoogste 90 dagen vanaf nu."),
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: object, role: Role, processes: tuple[tuple[str, str], ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.role = role
        self.fields["processes"].choices = processes  # type: ignore[attr-defined]  # it has choices
        unneeded = {
            "processes": role not in WITH_PROCESSES,
            "approver": TABLE[Action.APPROVAL_DECIDE][role] is Reach.NONE,
            "purpose": role not in FROM_OUTSIDE,
            "until": role not in FROM_OUTSIDE,
        }
        for name, drop in unneeded.items():
            if drop:
                del self.fields[name]

    def invitee(self) -> Invitee:
        """What was filled in."""
        given = self.cleaned_data
        day = given.get("until")
        return Invitee(
            email=str(given["email"]),
            name=str(given["name"]),
            role=self.role,
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
