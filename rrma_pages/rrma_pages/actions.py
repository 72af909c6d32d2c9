"""What happens around the work of editors on pages: nothing unfinished is published, one at a time or many at once."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from rrma_search.page_model import Page

__all__ = ["pages_to_publish", "refuse_unfit", "unfit_for_readers"]


def unfit_for_readers(pages: Iterable[Page]) -> Iterator[tuple[Page, list[str]]]:
    """Those of `pages` whose latest version lacks what publishing requires, each with what to mend.

    A page type that requires something has a method `check_fit_for_readers`, which raises ValidationError.
    """
    for page in pages:
        latest = page.get_latest_revision_as_object()
        check = getattr(latest, "check_fit_for_readers", None)
        if check is not None:
            try:
                check()
            except ValidationError as error:
                yield latest, error.messages


def refuse_unfit(request: HttpRequest, pages: Iterable[Page]) -> bool:
    """Whether one of `pages` is not fit for readers; says which, and what to mend."""
    refused = list(unfit_for_readers(pages))
    for page, lacks in refused:
        text = _("Nothing was published. Something is missing from “%(title)s”: %(lacks)s")
        messages.error(request, text % {"title": page.title, "lacks": get_text_list(lacks, _("and"))})
    return bool(refused)


def pages_to_publish(objects: Iterable[Page], descendants: Any) -> Iterator[Page]:
    """The pages that a bulk publication touches: `objects`, with their drafts below when `descendants` is true."""
    for page in objects:
        yield page
        if descendants:
            yield from page.get_descendants().not_live()
