"""The two groups of the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from rrma_search.viewsets import SynonymGroupViewSet

from .directory import CooperationViewSet, OrganisationViewSet
from .keywords import KeywordViewSet
from .vocabularies import (
    CooperationKindViewSet,
    CountryViewSet,
    OrganisationKindViewSet,
    SDGViewSet,
    TerritoryViewSet,
    ThemeViewSet,
)


class DirectoryGroup(SnippetViewSetGroup):
    """Organisations and their cooperations."""

    menu_label = _("Directory")
    menu_name = "rrma-directory"
    menu_icon = "group"
    menu_order = 210
    items = (OrganisationViewSet, CooperationViewSet)


class VocabularyGroup(SnippetViewSetGroup):
    """The words that pages are sorted by."""

    menu_label = _("Vocabularies")
    menu_name = "rrma-vocabularies"
    menu_icon = "tag"
    menu_order = 220
    items = (
        ThemeViewSet,
        KeywordViewSet,
        CountryViewSet,
        TerritoryViewSet,
        SDGViewSet,
        OrganisationKindViewSet,
        CooperationKindViewSet,
        SynonymGroupViewSet(add_to_admin_menu=False),
    )
