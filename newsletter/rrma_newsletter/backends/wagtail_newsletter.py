"""Letters by a service that the package `wagtail-newsletter` speaks to, such as Mailchimp."""

from __future__ import annotations

from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from rrma_newsletter import conf

from .base import BackendUnavailable, Campaigns

if TYPE_CHECKING:
    from rrma_newsletter.models import Sending

__all__ = ["WagtailNewsletterCampaigns"]


class WagtailNewsletterCampaigns(Campaigns):
    """Makes a campaign of a letter and has it sent, to the recipients that `CAMPAIGN_RECIPIENTS` names.

    The service has the addresses, and puts its own link to unsubscribe under the letter.
    """

    def send(self, sending: Sending) -> None:
        """Save the campaign and send it, unless that was done; raises BackendUnavailable when the service does not."""
        from wagtail_newsletter import campaign_backends  # an app of the host's, where this class is chosen

        service = campaign_backends.get_backend()
        try:
            campaign = service.get_campaign(sending.campaign) if sending.campaign else None
            if campaign is not None and campaign.is_sent:
                return
            sending.campaign = self._save(service, sending)
            sending.save(update_fields=["campaign"])
            service.send_campaign(sending.campaign)
        except campaign_backends.CampaignBackendError as error:
            raise BackendUnavailable(error.message) from error

    def _save(self, service: Any, sending: Sending) -> str:
        name, address = parseaddr(conf.from_address())
        return service.save_campaign(
            campaign_id=sending.campaign or None,
            recipients=_recipients(),
            subject=sending.subject,
            html=sending.html,
            from_name=name or address,
            reply_to=conf.reply_to() or address,
        )


def _recipients() -> Any:
    from wagtail_newsletter import get_recipients_model_string

    model = apps.get_model(get_recipients_model_string())
    found = model.objects.filter(name=conf.campaign_recipients()).first()
    if found is None:
        raise ImproperlyConfigured(f'RRMA_NEWSLETTER["CAMPAIGN_RECIPIENTS"] names no {model._meta.verbose_name}.')
    return found
