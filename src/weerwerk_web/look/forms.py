"""How forms are drawn: each field with its label, explanation and fault, in the classes of the style sheet."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Draws every form of the workbench, also those of django-allauth."""

    form_template_name = "look/form.html"
    field_template_name = "look/field.html"
