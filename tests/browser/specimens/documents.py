"""Files to download for specimens."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from . import words


def sheet_of_figures() -> Any:
    """A file with a very long title and name."""
    known = get_document_model().objects.filter(title=words.title(1)).first()
    if known:
        return known
    document = get_document_model()(title=words.title(1))
    document.file.save(f"{words.WORD}.csv", ContentFile("poste;montant\n" * 200), save=False)
    document.file_size = document.file.size
    document.save()
    return document
