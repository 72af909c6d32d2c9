"""The lines of an existing list: what each says, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rrma_newsletter.choices import Cadence, LegalBasis
from rrma_newsletter.fields import normalised_address
from rrma_newsletter.subscriptions.links import Choices
from rrma_newsletter.subscriptions.offers import Offer
from rrma_search.analysis.folding import fold

__all__ = ["ImportRow", "fill", "places_of"]

COLUMNS = {
    "email": ("email", "adresse", "adresse électronique", "courriel", "mail"),
    "basis": ("base", "base légale", "legal_basis"),
    "date": ("date", "informed_on"),
    "cadences": ("lettres", "lettre", "letters"),
    "themes": ("thèmes", "thème", "theme"),
    "territories": ("territoires", "territoire", "territories", "régions", "région"),
}
"""The titles that a column may have, in any case, with or without accents."""
BASES = {
    "consent": LegalBasis.CONSENT,
    "consentement": LegalBasis.CONSENT,
    "membership": LegalBasis.MEMBERSHIP,
    "adhesion": LegalBasis.MEMBERSHIP,
    "membre": LegalBasis.MEMBERSHIP,
    "interest": LegalBasis.INTEREST,
    "interet": LegalBasis.INTEREST,
    "interetprofessionnel": LegalBasis.INTEREST,
    "professionalinterest": LegalBasis.INTEREST,
}
"""Legal bases by their folded names."""
DATED = (LegalBasis.CONSENT, LegalBasis.INTEREST)
"""What nobody can claim without saying since when."""
UNKNOWN = {
    "cadences": gettext_lazy("Unknown letter: %(names)s. Letters are “mensuel”, “trimestriel” or “spécial”."),
    "themes": gettext_lazy("Unknown theme: %(names)s. Write it as the form to subscribe does."),
    "territories": gettext_lazy("Unknown territory: %(names)s. Write it as the form to subscribe does."),
}
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


@dataclass
class ImportRow:
    """One line of a list: what it says, and why it is not taken ("" when it is); `known` addresses stay as they are.

    `chosen` are the labels of the letters, themes and territories that it names, `cells` the line as it was given.
    """

    number: int
    cells: list[str]
    email: str = ""
    basis: LegalBasis | None = None
    informed_on: date | None = None
    choices: Choices = field(default_factory=Choices)
    chosen: tuple[str, ...] = ()
    known: bool = False
    error: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it makes a subscriber."""
        return not self.error and not self.known


def places_of(titles: list[str]) -> dict[str, int]:
    """Where each column stands that is read; raises ValidationError without the two that are needed."""
    folded = [fold(title) for title in titles]
    found = {
        name: next((folded.index(fold(each)) for each in (name, *names) if fold(each) in folded), -1)
        for name, names in COLUMNS.items()
    }
    if found["email"] < 0 or found["basis"] < 0:
        raise ValidationError(
            _("The first line must name the columns: “adresse”, “base légale”, and if need be “date”, “lettres”…")
        )
    return {name: place for name, place in found.items() if place >= 0}


def fill(row: ImportRow, titles: list[str], places: Mapping[str, int], known: Mapping[str, Offer]) -> ImportRow:
    """`row` with all that its cells say, or with the first error."""
    cells = {name: row.cells[place] if place < len(row.cells) else "" for name, place in places.items()}
    row.email = normalised_address(cells["email"])
    row.basis = BASES.get(fold(cells["basis"]))
    row.informed_on = _day(cells.get("date", ""))
    row.error = _address_error(row.email) or _ground_error(row, cells.get("date", ""))
    _choose(row, cells, known)
    if any(row.cells[len(titles) :]):
        row.error = row.error or _("There are more cells than titles: put | between several names.")
    return row


def _address_error(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError:
        return _("This is no e-mail address.")
    return _("This is no e-mail address.") if len(address) > 254 else ""


def _ground_error(row: ImportRow, said: str) -> str:
    if row.basis is None:
        return _("The legal basis is “consentement”, “adhésion” or “intérêt professionnel”.")
    if said and row.informed_on is None:
        return _("Write the date as in 31/12/2026; it cannot be yet to come.")
    if row.basis in DATED and row.informed_on is None:
        return _("Say when the person agreed or was informed.")
    return ""


def _choose(row: ImportRow, cells: Mapping[str, str], known: Mapping[str, Offer]) -> None:
    read = {name: offer.read(cells.get(name, "")) for name, offer in known.items()}
    wrong = [str(UNKNOWN[name]) % {"names": ", ".join(unknown)} for name, (_found, unknown) in read.items() if unknown]
    row.error = row.error or " ".join(wrong)
    chosen = {name: tuple(found) for name, (found, _unknown) in read.items()}
    row.choices = Choices(**{**chosen, "cadences": chosen["cadences"] or tuple(Cadence.values)})
    row.chosen = tuple(label for found, _unknown in read.values() for label in found.values())


def _day(said: str) -> date | None:
    for form in FORMATS:
        try:
            day = datetime.strptime(said, form).date()
        except ValueError:
            continue
        return day if date(1990, 1, 1) <= day <= timezone.localdate() else None
    return None
