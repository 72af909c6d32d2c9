"""The entry of the letters in the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from rrma_newsletter.sending_viewsets import SendingViewSet
from rrma_newsletter.subscriber_viewsets import SubscriberViewSet
from rrma_newsletter.viewsets import NewsletterListingViewSet

__all__ = ["NewsletterGroup"]


class NewsletterGroup(SnippetViewSetGroup):
    """Letters, who gets them, and how they left."""

    menu_label = _("Letter")
    menu_name = "rrma-newsletter"
    menu_icon = "mail"
    menu_order = 135
    items = (
        NewsletterListingViewSet("newsletters", url_prefix="rrma/lettres/liste"),
        SubscriberViewSet,
        SendingViewSet,
    )
