"""`manage.py rrma_index`: look at the search index, rebuild it, catch up, compare it with the content."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rrma_search import projection
from rrma_search.projection import Drift
from rrma_search.projection.status import IndexStatus, index_status

LISTED = 20
"""How many keys of each sort of drift are listed."""


class Command(BaseCommand):
    """`status` tells what is there and what waits; `rebuild`, `sync` and `check [--repair]` do as they say.

    `check` ends with exit code 1 when index and content differ, and with 0 once `--repair` has mended it.
    """

    help = "Look at the search index, rebuild it, catch up with changes, or compare it with the content."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One subcommand, required."""
        actions = parser.add_subparsers(dest="action", required=True, metavar="status|rebuild|sync|check")
        status = actions.add_parser("status", help="what the index holds and what waits to be written")
        status.add_argument("--json", action="store_true", help="as JSON, for monitoring")
        actions.add_parser("rebuild", help="write every document again; the search answers meanwhile")
        actions.add_parser("sync", help="write what waits")
        check = actions.add_parser("check", help="compare the index with the content, both ways; exit 1 if they differ")
        check.add_argument("--repair", action="store_true", help="mend what differs")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        """Run the subcommand `action`."""
        # Not named like the actions: Django calls `check` for the system checks of any command.
        getattr(self, f"run_{action}")(**options)

    def run_status(self, json: bool = False, **options: Any) -> None:
        """Write what the index holds: documents by source, how many wait, the engine."""
        found = index_status()
        self.stdout.write(_as_json(found) if json else "\n".join(_lines(found)))

    def run_rebuild(self, **options: Any) -> None:
        """Write every document again."""
        count = projection.rebuild()
        text = ngettext("%(count)d document in the index.", "%(count)d documents in the index.", count)
        self.stdout.write(text % {"count": count})

    def run_sync(self, **options: Any) -> None:
        """Write what waits; exit 1 when something cannot be written."""
        done = projection.sync()
        text = ngettext("%(count)d object brought up to date.", "%(count)d objects brought up to date.", done)
        self.stdout.write(text % {"count": done})
        left = index_status().pending
        if left:
            text = ngettext(
                "%(count)d object still waits: see the log for the reason.",
                "%(count)d objects still wait: see the log for the reasons.",
                left,
            )
            raise CommandError(text % {"count": left})

    def run_check(self, repair: bool = False, **options: Any) -> None:
        """Compare, list what differs, mend it with `repair`; exit 1 on what is left."""
        drift = projection.find_drift()
        self._tell(drift)
        if drift and repair:
            projection.repair(drift)
            drift = projection.find_drift()
            if not drift:
                self.stdout.write(_("Mended: the index and the content agree."))
        if drift:
            raise CommandError(_("The index and the content differ.") + " " + self._advice(repair), returncode=1)

    def _advice(self, repaired: bool) -> str:
        if repaired:
            return _("What is left cannot be written: see the log for the reasons.")
        if index_status().pending:
            return _("Changes are waiting: run “rrma_index sync”, then check again.")
        return _("Run “rrma_index check --repair”.")

    def _tell(self, drift: Drift) -> None:
        if not drift:
            self.stdout.write(_("The index and the content agree."))
        self._list(_("Missing from the index:"), drift.missing)
        self._list(_("In the index, but no longer public:"), drift.ghosts)
        self._list(_("Out of date:"), drift.stale)
        self._list(_("Impossible to write:"), drift.faulty)

    def _list(self, heading: str, keys: Sequence[str]) -> None:
        if keys:
            self.stdout.write(f"{heading} {len(keys)}")
            for key in keys[:LISTED]:
                self.stdout.write(f"  {key}")
            if len(keys) > LISTED:
                self.stdout.write("  …")


def _as_json(status: IndexStatus) -> str:
    return json.dumps(
        {
            "engine": status.engine,
            "documents": status.documents,
            "sources": dict(status.by_source),
            "pending": status.pending,
            "version": status.version,
        }
    )


def _lines(status: IndexStatus) -> list[str]:
    documents = ngettext("%(count)d document", "%(count)d documents", status.documents) % {"count": status.documents}
    waiting = ngettext("%(count)d object waits", "%(count)d objects wait", status.pending) % {"count": status.pending}
    by_source = [f"  {label or _('without source')}: {count}" for label, count in status.by_source]
    return [_("Engine: %(name)s") % {"name": status.engine}, documents, *by_source, waiting]
