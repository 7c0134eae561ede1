"""The field for a file, the same at every door: whatever comes in goes past the virus scanner first."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from weerwerk_web.documents import scanner
from weerwerk_web.documents.kinds import NotTaken


class ScannedFile(forms.FileField):
    """A file that the municipality's own scanner has seen, where there is one."""

    def clean(self, data: object, initial: object = None) -> object:
        """Refuse what the scanner refuses, and everything while it does not answer."""
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            try:
                scanner.scan(upload.read())
            except NotTaken as error:
                raise forms.ValidationError(str(error.why), code="scanner") from error
            upload.seek(0)
        return upload
