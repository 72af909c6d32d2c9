"""The cooperations of a topic, read from the directory: they are no documents of the search."""

from django.db.models import Prefetch, Q, QuerySet

from ..models import Cooperation, CooperationSide, Country, Territory, Theme
from .topic import Topic


def cooperations_of(topic: Topic) -> QuerySet[Cooperation]:
    """The cooperations of `topic` and of the values below it, the newest first; none for a keyword."""
    if topic.facet not in _LOOKUPS:
        return Cooperation.objects.none()
    sides = CooperationSide.objects.select_related("organisation__country").order_by("position", "pk")
    found = Cooperation.objects.filter(pk__in=Cooperation.objects.filter(_LOOKUPS[topic.facet](topic)).values("pk"))
    return found.order_by("-start_year", "sort_name").prefetch_related(
        "themes", "countries", Prefetch("sides", queryset=sides)
    )


def _of_theme(topic: Topic) -> Q:
    return Q(themes__in=_with_all_below(topic.row.pk))


def _of_country(topic: Topic) -> Q:
    own = Country.objects.filter(Q(pk=topic.row.pk) | Q(parent=topic.row.pk)).values("pk")
    return Q(countries__in=own) | Q(sides__organisation__country__in=own)


def _of_territory(topic: Topic) -> Q:
    own = Territory.objects.filter(Q(pk=topic.row.pk) | Q(parent=topic.row.pk)).values("pk")
    return Q(sides__organisation__territory__in=own)


def _with_all_below(pk: int) -> set[int]:
    """The theme `pk` and all the themes under it, at whatever depth; one query, a loop in the tree does no harm."""
    children: dict[int | None, list[int]] = {}
    for theme, parent in Theme.objects.order_by().values_list("pk", "parent"):
        children.setdefault(parent, []).append(theme)
    found, waiting = set(), [pk]
    while waiting:
        theme = waiting.pop()
        if theme not in found:
            found.add(theme)
            waiting += children.get(theme, [])
    return found


_LOOKUPS = {"theme": _of_theme, "country": _of_country, "region": _of_territory}
