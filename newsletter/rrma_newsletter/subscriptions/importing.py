"""Taking in an existing list: looked at first, then written in one go; what is there already is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rrma_newsletter import conf
from rrma_newsletter.choices import Cadence, LegalBasis, ProofEvent, SubscriberState
from rrma_newsletter.fields import normalised_address
from rrma_newsletter.models import CadenceChoice, Subscriber, SubscriptionProof
from rrma_newsletter.subscriptions.tables import rows_of_text

__all__ = ["ImportReport", "ImportRow", "import_subscribers"]

COLUMNS = {
    "email": ("email", "e-mail", "adresse", "adresse électronique", "courriel", "mail"),
    "basis": ("base", "base légale", "legal_basis", "basis"),
    "date": ("date", "informed_on"),
    "letters": ("lettres", "letters"),
}
BASES = {
    LegalBasis.CONSENT: ("consent", "consentement"),
    LegalBasis.MEMBERSHIP: ("membership", "adhésion", "adhesion", "membre"),
    LegalBasis.INTEREST: ("interest", "intérêt", "interet", "intérêt professionnel", "professional interest"),
}
DATED = (LegalBasis.CONSENT, LegalBasis.INTEREST)
"""What nobody can claim without saying since when."""
LETTERS = {
    Cadence.MONTHLY: ("monthly", "mensuel", "bulletin mensuel"),
    Cadence.QUARTERLY: ("quarterly", "trimestriel", "lettre trimestrielle"),
    Cadence.FREE: ("free", "spécial", "numéro spécial"),
}
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


@dataclass
class ImportRow:
    """One line of a list: what it says, and why it is not taken ("" when it is); `known` addresses stay as they are."""

    number: int
    email: str = ""
    basis: LegalBasis | None = None
    informed_on: date | None = None
    cadences: list[str] = field(default_factory=list)
    known: bool = False
    error: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it makes a subscriber."""
        return not self.error and not self.known


@dataclass
class ImportReport:
    """What a list would do, or has done (`done`), line by line."""

    rows: list[ImportRow]
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


def import_subscribers(text: str, *, source: str, dry_run: bool = True) -> ImportReport:
    """Read a list as CSV text, and write what is new in it unless it is a `dry_run`.

    An address that is known is never changed: who left does not come back by a list. Raises ValidationError for a
    table without the columns it needs, or with too many rows.
    """
    report = ImportReport(_read(text))
    if not dry_run and report.new:
        _write([row for row in report.rows if row.is_new], source)
        report.done = True
    return report


def _read(text: str) -> list[ImportRow]:
    if "\x00" in text:
        raise ValidationError(_("This file cannot be read: save it again as XLSX or CSV."))
    head, *lines = rows_of_text(text) or [[]]
    places = _places(head)
    if len(lines) > conf.import_limit():
        raise ValidationError(_("Give at most %(number)d lines.") % {"number": conf.import_limit()})
    rows = [_row(number, _cells(line, places)) for number, line in enumerate(lines, 2)]
    _mark_known(rows)
    return rows


def _places(head: list[str]) -> dict[str, int]:
    titles = [title.lower() for title in head]
    found = {
        name: next((titles.index(each) for each in names if each in titles), -1) for name, names in COLUMNS.items()
    }
    for name in ("email", "basis"):
        if found[name] < 0:
            raise ValidationError(
                _("The first line must name the columns: “adresse”, “base légale”, and if need be “date”, “lettres”.")
            )
    return {name: place for name, place in found.items() if place >= 0}


def _cells(line: list[str], places: Mapping[str, int]) -> dict[str, str]:
    return {name: line[place] if place < len(line) else "" for name, place in places.items()}


def _row(number: int, cells: Mapping[str, str]) -> ImportRow:
    row = ImportRow(number, normalised_address(cells["email"]))
    try:
        validate_email(row.email)
        if len(row.email) > 254:
            raise ValidationError("")
    except ValidationError:
        row.error = _("This is no e-mail address.")
        return row
    row.basis = _meaning(cells["basis"], BASES)
    if row.basis is None:
        row.error = _("The legal basis is “consentement”, “adhésion” or “intérêt professionnel”.")
        return row
    row.informed_on = _day(cells.get("date", ""))
    if cells.get("date") and row.informed_on is None:
        row.error = _("Write the date as in 31/12/2026; it cannot be yet to come.")
    elif row.basis in DATED and row.informed_on is None:
        row.error = _("Say when the person agreed or was informed.")
    return _with_letters(row, cells.get("letters", ""))


def _with_letters(row: ImportRow, said: str) -> ImportRow:
    named = [part.strip() for part in said.split("|") if part.strip()]
    cadences = [_meaning(name, LETTERS) for name in named]
    if None in cadences:
        row.error = row.error or _("Letters are “mensuel”, “trimestriel” or “spécial”, with | between them.")
    row.cadences = [str(cadence) for cadence in cadences if cadence] or list(Cadence.values)
    return row


def _meaning(said: str, meanings: Mapping) -> object | None:
    return next((value for value, names in meanings.items() if said.lower() in names), None)


def _day(said: str) -> date | None:
    for form in FORMATS:
        try:
            day = datetime.strptime(said, form).date()
        except ValueError:
            continue
        return day if date(1990, 1, 1) <= day <= timezone.localdate() else None
    return None


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
        [CadenceChoice(subscriber=person, cadence=cadence) for person, row in pairs for cadence in row.cadences],
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
