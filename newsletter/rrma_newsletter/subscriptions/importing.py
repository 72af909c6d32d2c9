"""Taking in an existing list: looked at first, then written in one go; what is there already is left alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rrma_newsletter import conf
from rrma_newsletter.choices import ProofEvent, SubscriberState
from rrma_newsletter.models import CadenceChoice, Subscriber, SubscriptionProof
from rrma_newsletter.subscriptions.import_rows import ImportRow, fill, places_of
from rrma_newsletter.subscriptions.offers import offers
from rrma_newsletter.subscriptions.tables import as_text, rows_of_text

__all__ = ["ImportReport", "import_subscribers"]


@dataclass
class ImportReport:
    """What a list would do, or has done (`done`), line by line."""

    rows: list[ImportRow]
    titles: list[str]
    done: bool = False

    @property
    def new(self) -> int:
        """Subscribers that are made."""
        return sum(row.is_new for row in self.rows)

    @property
    def known(self) -> int:
        """Addresses that were there, whatever their state."""
        return sum(row.known for row in self.rows)

    @property
    def faulty(self) -> list[ImportRow]:
        """Lines that cannot be taken."""
        return [row for row in self.rows if row.error]

    @property
    def left_over(self) -> str:
        """Those lines as CSV text, under the titles of the list; "" when there are none."""
        return as_text([self.titles, *(row.cells for row in self.faulty)]) if self.faulty else ""

    @property
    def ignored(self) -> list[str]:
        """Titles of columns that are not read."""
        places = places_of(self.titles).values()
        return [title for place, title in enumerate(self.titles) if title and place not in places]


def import_subscribers(text: str, *, source: str, dry_run: bool = True) -> ImportReport:
    """Read a list as CSV text, and write what is new in it unless it is a `dry_run`.

    An address that is known is never changed: who left does not come back by a list. Raises ValidationError for a
    table without the columns it needs, or with too many rows.
    """
    report = _read(text)
    if not dry_run and report.new:
        _write([row for row in report.rows if row.is_new], source)
        report.done = True
    return report


def _read(text: str) -> ImportReport:
    if "\x00" in text:
        raise ValidationError(_("This file cannot be read: save it again as XLSX or CSV."))
    titles, *lines = rows_of_text(text) or [[]]
    places, known = places_of(titles), offers()
    if len(lines) > conf.import_limit():
        raise ValidationError(_("Give at most %(number)d lines.") % {"number": conf.import_limit()})
    rows = [fill(ImportRow(number, line), titles, places, known) for number, line in enumerate(lines, 2)]
    _mark_known(rows)
    return ImportReport(rows, titles)


def _mark_known(rows: list[ImportRow]) -> None:
    """Those that are subscribers, and those that stand in the list a second time."""
    known = set(Subscriber.objects.values_list("email", flat=True))
    for row in rows:
        if not row.error:
            row.known = row.email in known
            known.add(row.email)


@transaction.atomic
def _write(rows: list[ImportRow], source: str) -> None:
    people = Subscriber.objects.bulk_create(
        [
            Subscriber(
                email=row.email, state=SubscriberState.ACTIVE, legal_basis=row.basis, informed_on=row.informed_on
            )
            for row in rows
        ],
        batch_size=500,
    )
    pairs = list(zip(people, rows, strict=True))
    CadenceChoice.objects.bulk_create(
        [
            CadenceChoice(subscriber=person, cadence=cadence)
            for person, row in pairs
            for cadence in row.choices.cadences
        ],
        batch_size=500,
    )
    for through, name, column in (
        (Subscriber.themes.through, "themes", "theme_id"),
        (Subscriber.territories.through, "territories", "territory_id"),
    ):
        through.objects.bulk_create(
            [
                through(**{"subscriber": person, column: pk})
                for person, row in pairs
                for pk in getattr(row.choices, name)
            ],
            batch_size=500,
        )
    SubscriptionProof.objects.bulk_create([_proof(person, source) for person in people], batch_size=500)


def _proof(person: Subscriber, source: str) -> SubscriptionProof:
    return SubscriptionProof(
        subscriber=person,
        event=ProofEvent.IMPORTED,
        source=source[:255],
        legal_basis=person.legal_basis,
        informed_on=person.informed_on,
    )
