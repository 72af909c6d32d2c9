"""What `rrma_index` says, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rrma_search.projection.status import IndexStatus
from rrma_search.replica.status import ReplicaStatus

__all__ = ["as_json", "drift_lines", "status_lines"]

BREAKER = {"closed": gettext_lazy("closed"), "open": gettext_lazy("open"), "half-open": gettext_lazy("half-open")}
"""What the states of the breaker are called."""

LISTED = 20
"""How many keys of each sort of drift are listed."""


def as_json(status: IndexStatus, replica: ReplicaStatus | None, failure: str) -> str:
    """What the index holds, for monitoring; `failure` is why the replica does not answer, "" where it does."""
    said = {
        "engine": status.engine,
        "documents": status.documents,
        "sources": dict(status.by_source),
        "pending": status.pending,
        "version": status.version,
    }
    return json.dumps(said | ({"replica": {"answers": not failure, **replica.as_dict()}} if replica else {}))


def status_lines(status: IndexStatus, replica: ReplicaStatus | None, failure: str) -> list[str]:
    """What the index holds, a line each; `failure` as for `as_json`."""
    documents = ngettext("%(count)d document", "%(count)d documents", status.documents) % {"count": status.documents}
    waiting = ngettext("%(count)d object waits", "%(count)d objects wait", status.pending) % {"count": status.pending}
    nameless = _("without source")  # by itself: what stands within an f-string is not found by makemessages
    by_source = [f"  {label or nameless}: {count}" for label, count in status.by_source]
    lines = [_("Engine: %(name)s") % {"name": status.engine}, documents, *by_source, waiting]
    return lines + (list(_replica_lines(replica, failure)) if replica else [])


def _replica_lines(replica: ReplicaStatus, failure: str) -> Iterator[str]:
    pending, dead = replica.pending, replica.dead
    if failure:
        yield _("Elasticsearch does not answer: %(reason)s") % {"reason": failure}
    else:
        yield _("Elasticsearch answers.")
    yield _("Elasticsearch index: %(name)s") % {"name": replica.index or _("none yet")}
    if replica.rebuilt_at:
        yield _("Last rebuild: %(when)s") % {"when": date_format(localtime(replica.rebuilt_at), "DATETIME_FORMAT")}
    yield _("Breaker: %(state)s") % {"state": BREAKER[replica.breaker]}
    text = ngettext("%(count)d document waits for Elasticsearch", "%(count)d documents wait for Elasticsearch", pending)
    yield text % {"count": pending}
    if dead:
        yield ngettext("%(count)d document was refused", "%(count)d documents were refused", dead) % {"count": dead}
    if replica.needs_rebuild and not replica.index:
        yield _("Run “rrma_index rebuild”: until then the database answers.")
    elif replica.needs_rebuild:
        yield _("Run “rrma_index rebuild”: this index was not made by this version of the code.")


def drift_lines(sorts: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """Each heading that has keys, with how many there are and the first of them."""
    for heading, keys in sorts:
        if keys:
            yield f"{heading} {len(keys)}"
            yield from (f"  {key}" for key in keys[:LISTED])
            if len(keys) > LISTED:
                yield "  …"
