"""A table that somebody sends: looked at for what it is before it is read, and never kept itself."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.coalition_exports import Table
from weerwerk_web.documents.kinds import Kind, NotTaken, kind_of


def table_of(upload: "UploadedFile[bytes]", *, name: str) -> Table:
    """The CSV or Excel in an upload; BadInput when it is something else."""
    raw = upload.read()
    try:
        kind = kind_of(raw)
    except NotTaken as error:
        raise BadInput(_("bestand niet gelezen"), [Fault(str(error.why), Place(name))]) from error
    if kind not in (Kind.TEXT, Kind.XLSX):
        raise BadInput(_("bestand niet gelezen"), [Fault(_("dit is geen CSV of Excel"), Place(name))])
    return Table(f"{name}.xlsx" if kind is Kind.XLSX else f"{name}.csv", raw)
