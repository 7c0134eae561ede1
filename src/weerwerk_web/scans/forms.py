"""The form of a question: the answer, the steps for which it is another, what shows it, and why."""

from collections.abc import Mapping

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk.errors import Fault
from weerwerk.scan.model import CLAIMS, Proof, Word
from weerwerk_web.editions.store import called, catalogue
from weerwerk_web.look.free_text import CASE_NUMBER, FreeText, FreeTextForm
from weerwerk_web.scans.actions.answering import Given
from weerwerk_web.scans.asking import Posed
from weerwerk_web.scans.models import Answer
from weerwerk_web.scans.store import converter
from weerwerk_web.scans.words import PROOFS, SAID

_STEP = "step-"


class QuestionForm(FreeTextForm):
    """One question; every field but the answer may stay empty."""

    word = forms.ChoiceField(
        label=gettext_lazy("Uw antwoord"),
        choices=[(word.value, said.short) for word, said in SAID.items()],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een antwoord. Weet u het niet? Dat is ook een antwoord.")},
    )
    reason = FreeText(
        label=gettext_lazy("Waarom speelt deze vraag hier niet?"),
        required=False,
        max_length=1_000,
        rows=2,
    )
    proof_kind = forms.ChoiceField(
        label=gettext_lazy("Wat laat het zien?"), required=False, choices=[("", gettext_lazy("Kies…")), *PROOFS]
    )
    proof_reference = FreeText(label=gettext_lazy("Waar is dat te vinden?"), required=False, max_length=300, rows=1)
    proof_date = forms.DateField(
        label=gettext_lazy("Van welke dag?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )
    file = forms.FileField(
        label=gettext_lazy("Bestand erbij"),
        required=False,
        help_text=gettext_lazy("PDF, Word, Excel, ODF, afbeelding of tekst. Het wordt versleuteld bewaard."),
    )
    comment = FreeText(label=gettext_lazy("Toelichting"), required=False, max_length=2_000, rows=3)

    def __init__(self, *args: object, posed: Posed, **kwargs: object) -> None:
        self.posed = posed
        super().__init__(*args, **kwargs)
        self.fields["reason"].sometimes = True  # type: ignore[attr-defined]  # asked only where it must be answered
        for step in posed.steps:
            self.fields[f"{_STEP}{step.id}"] = forms.ChoiceField(
                label=called(step.name),
                required=False,
                choices=[
                    ("", gettext_lazy("zoals hierboven")),
                    *((word.value, said.short) for word, said in SAID.items()),
                ],
            )
        if CASE_NUMBER in self.fields:  # last, after the steps
            self.fields[CASE_NUMBER] = self.fields.pop(CASE_NUMBER)

    @property
    def step_fields(self) -> list[forms.BoundField]:
        """The fields of the steps."""
        return [self[f"{_STEP}{step.id}"] for step in self.posed.steps]

    @property
    def differs(self) -> bool:
        """Whether any step has another answer, so that the steps are shown open."""
        return any(one.value() for one in self.step_fields)

    @property
    def proves(self) -> bool:
        """Whether anything was said about proof, so that it is shown open."""
        return any(self[name].value() for name in ("proof_kind", "proof_reference", "proof_date"))

    @property
    def claims(self) -> tuple[str, ...]:
        """The answers that need proof to count in full."""
        return tuple(word.value for word in CLAIMS)

    def clean(self) -> dict[str, object]:
        """Proof has a kind, a place and a day, or is not there at all."""
        given = super().clean()
        named = [name for name in ("proof_kind", "proof_reference", "proof_date") if given.get(name)]
        if given.get("file") and not named:
            given["proof_kind"] = "document"
            given["proof_date"] = timezone.localdate()
            given["proof_reference"] = _("toegevoegd bestand")
        elif named:
            self._whole_proof(given)
        return given

    def _whole_proof(self, given: dict[str, object]) -> None:
        asked = {
            "proof_kind": _("Kies wat het laat zien."),
            "proof_reference": _("Schrijf waar het te vinden is."),
            "proof_date": _("Vul de dag in waarop het is vastgesteld."),
        }
        for name, said in asked.items():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, said)

    def given(self) -> Given:
        """The answer as it was filled in."""
        data = self.cleaned_data
        steps = {step.id: data.get(f"{_STEP}{step.id}") for step in self.posed.steps}
        return Given(
            circumstance=self.posed.circumstance.id,
            process=self.posed.process,
            step=self.posed.step,
            word=Word(data["word"]),
            exceptions={step: Word(word) for step, word in steps.items() if word and word != data["word"]},
            proof=_proof(data),
            reason=str(data.get("reason", "")),
            comment=str(data.get("comment", "")),
            case_number=bool(self.declared),
        )

    def refuse(self, fault: Fault) -> None:
        """Say a fault that the action found at the field it is about."""
        name = fault.where.field
        text = f"{fault.what[:1].upper()}{fault.what[1:]}: {fault.cure}." if fault.cure else fault.what
        self.add_error(name if name in self.fields else None, text)


def _proof(data: Mapping[str, object]) -> Proof | None:
    kind, day = data.get("proof_kind"), data.get("proof_date")
    if not (kind and day):
        return None
    given = {"kind": kind, "reference": str(data.get("proof_reference", "")), "date": day}
    return converter().structure(given, Proof)


def initial_of(answer: Answer | None) -> dict[str, object]:
    """What a question shows when it was answered before."""
    if answer is None:
        return {}
    found: dict[str, object] = {
        "word": answer.word,
        "reason": answer.reason,
        "comment": answer.comment,
        "proof_kind": answer.proof_kind,
        "proof_reference": answer.proof_reference,
        "proof_date": answer.proof_date,
    }
    return found | {f"{_STEP}{step}": word for step, word in answer.exceptions.items()}


class FunctionForm(forms.Form):
    """From which function someone answers; a function, never a name."""

    function = forms.ChoiceField(
        label=gettext_lazy("Vanuit welke functie antwoordt u?"),
        help_text=gettext_lazy(
            "In de uitkomsten staat hoogstens de functie, en alleen als ten minste drie mensen haar hebben."
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        known = sorted(catalogue().functions.values(), key=lambda one: called(one.name).casefold())
        self.fields["function"].choices = [("", _("Kies…")), *((one.id, called(one.name)) for one in known)]  # type: ignore[attr-defined]
