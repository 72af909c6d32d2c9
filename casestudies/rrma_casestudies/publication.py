"""What a sheet needs before readers may see it: title, summary, one organisation, one country, one theme. No more."""

from collections.abc import Iterable
from typing import Protocol

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rrma_directory.choices import Side
from rrma_directory.models import Country

HOME = "FR"


class SideEntry(Protocol):
    """What the rules read of a side."""

    side: str
    organisation_id: int | None

    @property
    def effective_country(self) -> Country | None: ...


def is_home(country: Country) -> bool:
    """Whether `country` is the network's own, which is never counted among the countries of a sheet."""
    return country.code.partition("-")[0] == HOME


def partner_countries(sides: Iterable[SideEntry], others: Iterable[Country]) -> list[Country]:
    """The countries of primary scope: those of the partners' side, then `others`; each once, never the home country."""
    named = [side.effective_country for side in sides if side.side == Side.THERE]
    countries = {country.pk: country for country in [*named, *others] if country and not is_home(country)}
    return list(countries.values())


def missing(
    title: str, summary: str, sides: Iterable[SideEntry], countries: Iterable[Country], themes: Iterable[object]
) -> dict[str, str | Promise]:
    """What still keeps a sheet from readers: a message by the name of the field or list where it can be mended."""
    entries = list(sides)
    found: dict[str, str | Promise] = {}
    if not title.strip():
        found["title"] = _("Give the sheet a title.")
    if not summary.strip():
        found["summary"] = _("Write a summary: lists and search results show it.")
    if not any(entry.organisation_id for entry in entries):
        found["sides"] = _("Name at least one organisation that takes part, here or there.")
    if not partner_countries(entries, countries):
        found["countries"] = _("Name a partner country: on an organisation of the other side, or here.")
    if not any(True for _theme in themes):
        found["themes"] = _("Choose at least one theme.")
    return found


def check(sheet: object) -> None:
    """Raises ValidationError, by field, when `sheet` is not fit for readers."""
    found = missing(sheet.title, sheet.summary, sheet.sides.all(), sheet.countries.all(), sheet.themes.all())
    if found:
        raise ValidationError(found)
