"""A letter through wagtail-newsletter, in a process whose apps it is among; prints what the service was asked."""

import json

import django
from django.conf import settings


class Service:
    """What a service would do: it stands in for its network alone."""

    asked: list[list] = []
    fails = False

    def get_campaign(self, campaign_id):
        self.asked.append(["get", campaign_id])
        sent = any(step[0] == "send" for step in self.asked)
        return type("Campaign", (), {"is_sent": sent})()

    def save_campaign(self, *, campaign_id, recipients, subject, html, from_name, reply_to):
        self.asked.append(["save", campaign_id, recipients.audience, subject, html, from_name, reply_to])
        return "campagne-1"

    def send_campaign(self, campaign_id):
        from wagtail_newsletter.campaign_backends import CampaignBackendError

        if Service.fails:
            raise CampaignBackendError("absent")
        self.asked.append(["send", campaign_id])


def main() -> None:
    from tests import settings as ours

    values = {name: getattr(ours, name) for name in dir(ours) if name.isupper()}
    settings.configure(
        **{
            **values,
            "INSTALLED_APPS": [*values["INSTALLED_APPS"], "wagtail_newsletter"],
            "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
            "WAGTAIL_NEWSLETTER_CAMPAIGN_BACKEND": "tests.newsletter.campaign_process.Service",
            "RRMA_NEWSLETTER": {
                "BACKEND": "rrma_newsletter.backends.wagtail_newsletter.WagtailNewsletterCampaigns",
                "FROM": "Réseau <lettre@example.org>",
                "CAMPAIGN_RECIPIENTS": "Tous",
            },
        }
    )
    django.setup()
    from django.db import connection
    from wagtail_newsletter.models import NewsletterRecipients

    from rrma_newsletter.backends import BackendUnavailable, get_backend
    from rrma_newsletter.models import Sending
    from tests.newsletter.campaign_process import Service

    with connection.schema_editor() as editor:
        for model in (NewsletterRecipients, Sending):
            editor.create_model(model)
    connection.disable_constraint_checking()  # the tables that these point to are not needed
    NewsletterRecipients.objects.create(name="Tous", audience="liste-7")
    sending = Sending.objects.create(subject="Bulletin", html="<p>Bonjour</p>", text="Bonjour", cadence="monthly")
    Service.fails = True
    try:
        get_backend().send(sending)
    except BackendUnavailable as error:
        Service.asked.append(["unavailable", str(error)])
    Service.fails = False
    for _time in range(2):
        get_backend().send(Sending.objects.get())
    print(json.dumps(Service.asked))  # noqa: T201


if __name__ == "__main__":
    main()
