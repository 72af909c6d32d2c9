"""The comparison of Elasticsearch with the projection, for `rrma_index check`."""

from __future__ import annotations

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rrma_search.replica import indices
from rrma_search.replica.comparing import ReplicaDrift, find_drift
from rrma_search.replica.repairing import purge, repair

from .index_reports import drift_lines

__all__ = ["ReplicaCheck"]


class ReplicaCheck:
    """Compares, tells, mends."""

    def __init__(self, out: OutputWrapper) -> None:
        """Write to `out`."""
        self._out = out

    def run(self, mending: bool) -> bool:
        """Compare, and with `mending` mend; returns whether something still differs. Raises EngineUnavailable."""
        if not indices.has_our_mapping():
            self._out.write(_("Run “rrma_index rebuild”: this index was not made by this version of the code."))
        drift = find_drift()
        self._tell(drift)
        if mending:
            drift = self._mended(drift)
        return bool(drift)

    def _mended(self, drift: ReplicaDrift) -> ReplicaDrift:
        if drift:
            repair(drift)
            drift = find_drift()
            if not drift:
                self._out.write(_("Mended: Elasticsearch and the index of the database agree."))
        purged = purge()
        if purged:
            text = ngettext("%(count)d old withdrawal purged.", "%(count)d old withdrawals purged.", purged)
            self._out.write(text % {"count": purged})
        return drift

    def _tell(self, drift: ReplicaDrift) -> None:
        if not drift:
            self._out.write(_("Elasticsearch and the index of the database agree."))
        sorts = [
            (_("Missing from Elasticsearch:"), drift.missing),
            (_("In Elasticsearch, but no longer public:"), drift.ghosts),
            (_("Out of date in Elasticsearch:"), drift.stale),
            (_("Ahead in Elasticsearch (was a backup restored?):"), drift.ahead),
        ]
        for line in drift_lines((heading, [copy.key for copy in copies.values()]) for heading, copies in sorts):
            self._out.write(line)
