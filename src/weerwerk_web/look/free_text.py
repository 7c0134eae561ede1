"""Free text that is looked through before it is kept: nothing about a person stays (R1)."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk import guard

CASE_NUMBER = "case_number"
_KINDS = {
    "e-mailadres": gettext_lazy("een e-mailadres"),
    "IBAN": gettext_lazy("een bankrekening"),
    "telefoonnummer": gettext_lazy("een telefoonnummer"),
    "KvK-nummer": gettext_lazy("een KvK-nummer"),
    "BSN": gettext_lazy("een burgerservicenummer"),
    "kenteken": gettext_lazy("een kenteken"),
}


class FreeText(forms.CharField):
    """A text in one's own words, with the notice beside it; the form it stands in is a `FreeTextForm`."""

    def __init__(self, *, rows: int = 3, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # passed on as they came
        if rows > 1:
            self.widget = forms.Textarea(attrs={"rows": rows})
            self.widget.is_required = self.required
        if self.max_length:
            self.widget.attrs["maxlength"] = str(self.max_length)
        self.notice = True


class FreeTextForm(forms.Form):
    """A form with free texts: what looks like personal data is refused, unless it is said to be a case number."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        label = gettext_lazy("Dit is een zaaknummer, geen gegeven over een persoon")
        said = bool(self.data.get(self.add_prefix(CASE_NUMBER))) if self.is_bound else False
        if said or (self.is_bound and any(self._found())):
            self.fields[CASE_NUMBER] = forms.BooleanField(
                label=label, required=False, help_text=gettext_lazy("Dat u dit zegt, komt in het logboek.")
            )
        self.declared: tuple[str, ...] = ()

    def _texts(self) -> Iterable[tuple[str, str]]:
        for name, field in self.fields.items():
            if isinstance(field, FreeText):
                yield name, str(field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)) or "")

    def _found(self) -> Iterable[tuple[str, str]]:
        for name, text in self._texts():
            for kind in dict.fromkeys(one.kind for one in guard.find(text)):
                yield name, kind

    def clean(self) -> dict[str, object]:
        """Refuse what looks like personal data; remember the fields that were said to hold a case number."""
        given = super().clean() or {}
        said = bool(given.get(CASE_NUMBER))
        declared: list[str] = []
        for name, kind in self._found():
            if said:
                declared.append(name)
            elif name not in self.errors:
                what = _KINDS.get(kind, kind)
                self.add_error(
                    name,
                    _("Hier lijkt %(what)s te staan. Haal het weg. Is het een zaaknummer, zeg dat dan onderaan.")
                    % {"what": what},
                )
        self.declared = tuple(dict.fromkeys(declared))
        return given
