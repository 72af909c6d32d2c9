"""Cooperations as public pages show them."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from .choices import Side, StartPrecision
from .models import Cooperation, CooperationSide, Country, Organisation


class CooperationRow:
    """A cooperation as a row of the table: the two sides, the countries, the period, the themes."""

    def __init__(self, cooperation: Cooperation) -> None:
        """`cooperation` comes with sides, themes and countries prefetched."""
        self.cooperation = cooperation
        sides = list(cooperation.sides.all())
        self.here = [side.organisation for side in sides if side.side == Side.HERE]
        self.there = [side.organisation for side in sides if side.side == Side.THERE]
        self.themes = list(cooperation.themes.all())

    @property
    def countries(self) -> list[Country]:
        """The partner countries, alphabetically."""
        countries = {organisation.country for organisation in self.there if organisation.country}
        countries.update(self.cooperation.countries.all())
        return sorted(countries, key=lambda country: country.sort_name)

    @property
    def named(self) -> list[Organisation]:
        """The organisations of both sides."""
        return [*self.here, *self.there]

    @property
    def has_two_sides(self) -> bool:
        """Whether a side here stands before organisations or, where none is named, countries over there."""
        return bool(self.here and (self.there or self.countries))

    @property
    def countries_told_apart(self) -> list[Country]:
        """The partner countries, but where they stand for the other side themselves."""
        return [] if self.has_two_sides and not self.there else self.countries

    @property
    def period(self) -> str:
        """« depuis 1995 », « 2012-2017 », « vers 1989 »…; "" when no year is known."""
        start, end = self.cooperation.start_year, self.cooperation.end_year
        if not start:
            return _("until %(year)d") % {"year": end} if end else ""
        precision = self.cooperation.start_precision
        if end and precision == StartPrecision.EXACT:
            return _("%(start)d–%(end)d") % {"start": start, "end": end}
        return ", ".join(
            filter(None, [start_text(start, precision), _("until %(year)d") % {"year": end} if end else ""])
        )


def start_text(year: int, precision: str) -> str:
    """The first year in words that say how sure it is."""
    texts = {
        StartPrecision.APPROXIMATE: _("since about %(year)d"),
        StartPrecision.AT_LATEST: _("since %(year)d at the latest"),
    }
    return texts.get(precision, _("since %(year)d")) % {"year": year}


def cooperations_of(organisation: Organisation) -> QuerySet[Cooperation]:
    """The cooperations that `organisation` has a side in, with what a row shows."""
    sides = CooperationSide.objects.select_related("organisation__country").order_by("position", "pk")
    cooperations = Cooperation.objects.filter(pk__in=organisation.cooperation_sides.values("cooperation"))
    return cooperations.prefetch_related("themes", "countries", Prefetch("sides", queryset=sides))
