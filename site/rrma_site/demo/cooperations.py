"""The cooperations of the network."""

from typing import Any

from rrma_directory.choices import Side
from rrma_directory.models import Cooperation, CooperationKind, CooperationSide, Country, Organisation, Theme

from .content import read

Row = dict[str, Any]


def load() -> None:
    """Creates the cooperations that are not there, with their sides."""
    rows = read("cooperations")
    known = set(Cooperation.objects.values_list("slug", flat=True))
    missing = [row for row in rows if row["slug"] not in known]
    if not missing:
        return
    organisations = {organisation.slug: organisation for organisation in Organisation.objects.all()}
    for row in missing:
        _create(row, organisations)


def _create(row: Row, organisations: dict[str, Organisation]) -> None:
    cooperation = Cooperation(
        slug=row["slug"],
        title=row["title"],
        pattern=row["pattern"],
        start_year=row.get("start_year"),
        start_precision=row.get("start_precision", "exact"),
        end_year=row.get("end_year"),
        summary=row["summary"],
    )
    cooperation.sides = [
        CooperationSide(side=side, organisation=organisations[slug], position=position)
        for side, name in ((Side.HERE, "here"), (Side.THERE, "there"))
        for position, slug in enumerate(row.get(name, []))
    ]
    cooperation.kinds = CooperationKind.objects.filter(slug__in=row["kinds"])
    cooperation.themes = Theme.objects.filter(slug__in=row["themes"])
    cooperation.countries = Country.objects.filter(code__in=row["countries"])
    cooperation.save()
