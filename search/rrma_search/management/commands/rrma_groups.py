"""`manage.py rrma_groups`: make the groups by trade."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rrma_search.groups import GroupReport, make_groups
from rrma_search.page_model import Page


class Command(BaseCommand):
    """Makes the groups that are missing, with their permissions; run twice, it changes nothing."""

    help = "Make the groups by trade that are missing. Those that exist are left as their administrators made them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options: where the permissions on pages hold, and whether existing groups are given what they lack."""
        parser.add_argument("--page", type=int, metavar="ID", help="the page at and below which they write and publish")
        parser.add_argument("--complete", action="store_true", help="also give existing groups what they lack")

    def handle(self, *args: Any, page: int | None, complete: bool, **options: Any) -> None:
        """Make the groups and tell of each; raises CommandError for a page that does not exist."""
        for report in make_groups(_page(page), complete):
            self.stdout.write(_line(report))


def _page(number: int | None) -> Page | None:
    if number is None:
        return None
    try:
        return Page.objects.get(pk=number)
    except Page.DoesNotExist as error:
        raise CommandError(_("There is no page %(number)d.") % {"number": number}) from error


def _line(report: GroupReport) -> str:
    count = len(report.given)
    if report.made:
        text = ngettext("made, with %(count)d permission", "made, with %(count)d permissions", count)
    elif report.given:
        text = ngettext("given %(count)d permission", "given %(count)d permissions", count)
    elif report.lacking:
        text = _("left as it is; it lacks, which --complete would give: %(permissions)s")
    else:
        text = _("left as it is")
    return f"« {report.name} » : " + text % {"count": count, "permissions": ", ".join(report.lacking)}
