"""Values of the vocabularies and organisations that specimens name."""

from rrma_directory.models import Country, Keyword, Organisation, OrganisationKind, Territory, Theme
from rrma_pages.models import Audience

from . import pictures, words

MANY = 12


def theme() -> Theme:
    """A theme with nothing but a name."""
    return Theme.objects.get_or_create(name="Eau", defaults={"slug": "eau"})[0]


def keyword() -> Keyword:
    """A keyword."""
    return Keyword.objects.get_or_create(name="puits", defaults={"slug": "puits"})[0]


def organisation() -> Organisation:
    """An organisation with nothing but a name and a kind, and the country that a sheet needs to name somewhere."""
    kind = OrganisationKind.objects.get(slug="commune")
    return Organisation.objects.get_or_create(name="Ici", defaults={"kind": kind, "slug": "ici"})[0]


def audience() -> Audience:
    """Somebody that a guide is for."""
    return Audience.objects.get_or_create(slug="elus", defaults={"name": "Élus"})[0]


def long_audiences() -> list[Audience]:
    """Audiences with long names."""
    if not Audience.objects.filter(slug="long-0").exists():
        for number in range(MANY):
            Audience.objects.create(name=words.title(number, 80), slug=f"long-{number}")
    return list(Audience.objects.filter(slug__startswith="long-"))


def long_themes() -> list[Theme]:
    """Themes under one another, with names and definitions as long as can be."""
    if not Theme.objects.filter(slug="long-0").exists():
        for number in range(MANY):
            parent = Theme.objects.filter(slug="long-0").first() if number % 2 else None
            Theme.objects.create(
                name=words.title(number, 120), slug=f"long-{number}", definition=words.text(700), parent=parent
            )
    return list(Theme.objects.filter(slug__startswith="long-"))


def long_keywords() -> list[Keyword]:
    """Twenty keywords with long names."""
    if not Keyword.objects.filter(slug="long-0").exists():
        for number in range(20):
            Keyword.objects.create(name=words.title(number, 100), slug=f"long-{number}")
    return list(Keyword.objects.filter(slug__startswith="long-"))


def long_countries() -> list[Country]:
    """Sixty countries, of every continent."""
    return list(Country.objects.exclude(code="FR").order_by("name")[:60])


def long_organisations() -> list[Organisation]:
    """Organisations without acronym, with very long names, texts and places, and logos of every shape."""
    if not Organisation.objects.filter(slug="long-0").exists():
        kinds = list(OrganisationKind.objects.order_by("pk"))
        departments = list(Territory.objects.filter(kind="departement").order_by("code"))
        france = Country.objects.get(code="FR")
        abroad = list(Country.objects.exclude(code="FR").order_by("code"))
        for number in range(MANY):
            here = number % 2 == 0
            Organisation.objects.create(
                name=words.title(number),
                slug=f"long-{number}",
                aliases="\n".join(words.title(alias, 200) for alias in range(4)),
                kind=kinds[number % len(kinds)],
                level="commune" if here else "autre",
                place=words.title(number, 150),
                territory=departments[number] if here else None,
                country=france if here else abroad[number],
                description=words.text(1500),
                website=words.ADDRESS,
                logo=pictures.logo(pictures.LOGO_SHAPES[number % len(pictures.LOGO_SHAPES)]),
                founding_year=1901,
                closing_year=2020,
            )
        first, *others = Organisation.objects.filter(slug__startswith="long-").order_by("pk")
        first.member_of.set(others)
        first.members.set(others)
    return list(Organisation.objects.filter(slug__startswith="long-").order_by("pk"))
