"""Reading what is known of documents."""

from collections.abc import Sequence

from weerwerk_web.documents.models import Document


def under(subject: str) -> Sequence[Document]:
    """The documents of a subject in the organisation in scope."""
    return list(Document.objects.filter(subject=subject))
