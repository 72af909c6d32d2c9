"""What happens around the work of editors on sheets."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page

from . import publication
from .models import CaseSheetMixin
from .templatetags.rrma_case_sheets import money


def tell_of_gap(request: HttpRequest, page: Page) -> None:
    """Tell the editor of figures that do not add up, unless readers are told already or nobody would see the message.

    Saving by itself, which the admin does in the background, says nothing: the panel of the form does.
    """
    if not isinstance(page, CaseSheetMixin) or not request.accepts("text/html"):
        return
    financing = page.financing
    if financing.adds_up or page.financing_show_gap:
        return
    text = _(
        "The financing of “%(title)s” does not add up: the lines make %(sum)s, the printed total is %(total)s. "
        "Correct it, or tick “show the gap to readers”."
    )
    figures = {"title": page.title, "sum": money(financing.computed_sum), "total": money(financing.printed_total)}
    messages.warning(request, text % figures)


def unfit_for_readers(pages: Iterable[Page]) -> Iterator[tuple[Page, list[str]]]:
    """The sheets among `pages` whose latest version lacks what publishing requires, each with what to mend."""
    for page in pages:
        latest = page.get_latest_revision_as_object()
        if isinstance(latest, CaseSheetMixin):
            try:
                publication.check(latest)
            except ValidationError as error:
                yield latest, error.messages


def refuse_unfit(request: HttpRequest, pages: Iterable[Page]) -> bool:
    """Whether one of `pages` is a sheet not fit for readers; says which, and what to mend."""
    refused = list(unfit_for_readers(pages))
    for page, lacks in refused:
        text = _("Nothing was published. “%(title)s” is not ready: %(lacks)s")
        messages.error(request, text % {"title": page.title, "lacks": get_text_list(lacks, _("and"))})
    return bool(refused)


def pages_to_publish(objects: Iterable[Page], descendants: Any) -> Iterator[Page]:
    """The pages that a bulk publication touches: `objects`, with their drafts below when `descendants` is true."""
    for page in objects:
        yield page
        if descendants:
            yield from page.get_descendants().not_live()
