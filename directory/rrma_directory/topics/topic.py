"""A topic: a value of a vocabulary that has a page of its own."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import Country, Keyword, Territory, Theme
from .articles import is_plural, with_article

Row = Theme | Keyword | Country | Territory


@dataclass(frozen=True, slots=True)
class Topic:
    """A value of the facet `facet`: its row, what sort of thing it is (« Thème »), the words at the top of its page.

    `heading` is its name, or a sentence with it where its article is known (« Ce que fait le Finistère »).
    """

    facet: str
    value: str
    row: Row
    label: str
    description: str
    heading: str

    @property
    def name(self) -> str:
        """Its name."""
        return self.row.name


def find_topic(facet: str, address: str) -> Topic | None:
    """The topic of the vocabulary `facet` under `address`, the last part of its page's address; None for none."""
    return _FINDERS[facet](address)


def _theme(slug: str) -> Topic | None:
    row = Theme.objects.filter(slug=slug).first()
    return row and Topic("theme", row.slug, row, _("Theme"), row.definition, row.name)


def _keyword(slug: str) -> Topic | None:
    row = Keyword.objects.filter(slug=slug).first()
    return row and Topic("keyword", row.slug, row, _("Keyword"), row.description, row.name)


def _country(code: str) -> Topic | None:
    row = Country.objects.filter(code=code.upper()).first()
    if row is None:
        return None
    label = _("Territory") if row.parent_id else _("Country")
    known = with_article(row.name)
    heading = _("What exists with %(country)s") % {"country": known} if known else row.name
    return Topic("country", row.code, row, label, row.description, heading)


def _territory(slug: str) -> Topic | None:
    row = Territory.objects.select_related("parent").filter(slug=slug).first()
    label = row.get_kind_display() if row else ""
    return row and Topic("region", row.facet_value, row, label, row.description, _doings(row.name))


def _doings(name: str) -> str:
    known = with_article(name)
    sentence = _("What %(territory)s do") if is_plural(name) else _("What %(territory)s does")
    return sentence % {"territory": known} if known else name


_FINDERS = {"theme": _theme, "keyword": _keyword, "country": _country, "region": _territory}
