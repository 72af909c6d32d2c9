"""`manage.py rrma_index`: look at the search index, rebuild it, catch up, compare it with the content."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import TIMEOUT_MAX
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rrma_search import conf, projection
from rrma_search.engines.base import EngineUnavailable
from rrma_search.management.index_reports import as_json, drift_lines, status_lines
from rrma_search.management.progress import ProgressBar
from rrma_search.management.watching import Watch
from rrma_search.projection import Drift, rebuild
from rrma_search.projection.status import index_status
from rrma_search.replica import outbox
from rrma_search.replica.status import replica_status


def _seconds(text: str) -> float:
    """How long to wait; refuses what is no positive number, or longer than any clock waits."""
    with suppress(ValueError):
        if 0 < (seconds := float(text)) <= TIMEOUT_MAX:
            return seconds
    raise ArgumentTypeError(_("“%(text)s” is not a positive number of seconds.") % {"text": text})


class Command(BaseCommand):
    """`status` tells what is there and what waits; `rebuild`, `sync`, `check [--repair]`, `retry` do as they say.

    `check` ends with exit code 1 when index and content differ, and with 0 once `--repair` has mended it. What needs
    Elasticsearch ends with exit code 1 where it does not answer, and loses nothing.
    """

    help = "Look at the search index, rebuild it, catch up with changes, or compare it with the content."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One subcommand, required."""
        actions = parser.add_subparsers(dest="action", required=True, metavar="status|rebuild|sync|check|retry")
        status = actions.add_parser("status", help="what the index holds and what waits to be written")
        status.add_argument("--json", action="store_true", help="as JSON, for monitoring")
        rebuild = actions.add_parser("rebuild", help="write every document again; the search answers meanwhile")
        rebuild.add_argument(
            "--projection", action="store_true", help="with Elasticsearch: make the documents anew from the content too"
        )
        sync = actions.add_parser("sync", help="write what waits")
        sync.add_argument("--watch", action="store_true", help="again and again, until told to stop (SIGTERM)")
        sync.add_argument("--every", type=_seconds, default=5.0, metavar="SECONDS", help="with --watch (default: 5)")
        check = actions.add_parser("check", help="compare the index with the content, both ways; exit 1 if they differ")
        check.add_argument("--repair", action="store_true", help="mend what differs")
        actions.add_parser("retry", help="send again what Elasticsearch has refused")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        """Run the subcommand `action`."""
        # Not named like the actions: Django calls `check` for the system checks of any command.
        run: Callable[..., None] = getattr(self, f"run_{action}")
        try:
            with outbox.held():
                run(**options)
        except EngineUnavailable as error:
            raise CommandError(_("Elasticsearch does not answer: %(reason)s") % {"reason": error}) from error

    def run_status(self, json: bool = False, **options: Any) -> None:
        """Write what the index holds: documents by source, how many wait, the engine, whether it answers."""
        told = index_status(), replica_status(), self._failure()
        self.stdout.write(as_json(*told) if json else "\n".join(status_lines(*told)))

    def _failure(self) -> str:
        if not conf.has_replica():
            return ""
        from rrma_search.replica.feeding import failure

        return failure()

    def run_rebuild(self, projection: bool = False, **options: Any) -> None:
        """Write every document again: the index of the engine in use, and the documents themselves if so asked."""
        if conf.has_replica():
            self._refuse_another()
        count = rebuild(ProgressBar(self.stderr)) if projection or not conf.has_replica() else 0
        if conf.has_replica():
            count = self._rebuild_replica()
        text = ngettext("%(count)d document in the index.", "%(count)d documents in the index.", count)
        self.stdout.write(text % {"count": count})

    def _refuse_another(self) -> None:
        from rrma_search.replica.lock import refuse_another

        with self._rebuilds_told():
            refuse_another()

    def _rebuild_replica(self) -> int:
        from rrma_search.replica import rebuilding

        with self._rebuilds_told():
            built = rebuilding.rebuild(ProgressBar(self.stderr))
        for key, reason in built.refused.items():
            self.stderr.write(_("Elasticsearch refuses %(key)s: %(reason)s") % {"key": key, "reason": reason})
        return built.documents

    @contextmanager
    def _rebuilds_told(self) -> Iterator[None]:
        from rrma_search.replica.lock import RebuildRefused
        from rrma_search.replica.rebuilding import RebuildFailed

        try:
            yield
        except RebuildRefused as refusal:
            text = _("Another rebuild is under way (%(process)s); this one was not begun.")
            raise CommandError(text % {"process": refusal}) from refusal
        except RebuildFailed as failure:
            text = _("The new index does not hold what it should (%(reason)s); the old one goes on serving.")
            raise CommandError(text % {"reason": failure}) from failure

    def run_sync(self, watch: bool = False, every: float = 5.0, **options: Any) -> None:
        """Write what waits; exit 1 when something cannot be written. With `watch`, go on until told to stop."""
        if watch:
            Watch(every, self.stdout).run()
            return
        done = projection.sync()
        text = ngettext("%(count)d object brought up to date.", "%(count)d objects brought up to date.", done)
        self.stdout.write(text % {"count": done})
        if conf.has_replica():
            self._feed()
        left = index_status().pending
        if left:
            text = ngettext(
                "%(count)d object still waits: see the log for the reason.",
                "%(count)d objects still wait: see the log for the reasons.",
                left,
            )
            raise CommandError(text % {"count": left})

    def _feed(self) -> None:
        from rrma_search.replica.rebuilding import catch_up

        with self._rebuilds_told():
            sent = catch_up()
        text = ngettext("%(count)d document sent to Elasticsearch.", "%(count)d documents sent to Elasticsearch.", sent)
        self.stdout.write(text % {"count": sent})

    def run_retry(self, **options: Any) -> None:
        """Have what was refused sent again."""
        count = outbox.retry()
        text = ngettext("%(count)d document is tried again.", "%(count)d documents are tried again.", count)
        self.stdout.write(text % {"count": count})
        if conf.has_replica():
            self._feed()

    def run_check(self, repair: bool = False, **options: Any) -> None:
        """Compare, list what differs, mend it with `repair`; exit 1 on what is left."""
        differs = self._check_projection(repair)
        if conf.has_replica():
            differs = self._check_replica(repair) or differs
        if differs:
            raise CommandError(_("The index and the content differ.") + " " + self._advice(repair), returncode=1)

    def _check_projection(self, repair: bool) -> bool:
        drift = projection.find_drift()
        self._tell(drift)
        if drift and repair:
            projection.repair(drift)
            drift = projection.find_drift()
            if not drift:
                self.stdout.write(_("Mended: the index and the content agree."))
        return bool(drift)

    def _check_replica(self, repair: bool) -> bool:
        from rrma_search.management.replica_check import ReplicaCheck

        return ReplicaCheck(self.stdout).run(repair)

    def _advice(self, repaired: bool) -> str:
        if repaired:
            return _("What is left cannot be written: see the log for the reasons.")
        if index_status().pending:
            return _("Changes are waiting: run “rrma_index sync”, then check again.")
        return _("Run “rrma_index check --repair”.")

    def _tell(self, drift: Drift) -> None:
        if not drift:
            self.stdout.write(_("The index and the content agree."))
        sorts = [
            (_("Missing from the index:"), drift.missing),
            (_("In the index, but no longer public:"), drift.ghosts),
            (_("Out of date:"), drift.stale),
            (_("Impossible to write:"), drift.faulty),
            (_("Found by no word:"), drift.wordless),
        ]
        for line in drift_lines(sorts):
            self.stdout.write(line)
