"""What happens around the work of editors on sheets."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from rrma_search.page_model import Page

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
