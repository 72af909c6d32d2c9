"""The host's own page is the root of its sites again, as an administrator sets it in the admin."""

import django

django.setup()

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from home.models import HomePage
from wagtail.models import Site

administrator = Client(SERVER_NAME="localhost")
administrator.force_login(get_user_model().objects.filter(is_superuser=True).first())
own_home = HomePage.objects.get()
for site in Site.objects.all():
    form = {
        "hostname": site.hostname,
        "port": site.port,
        "site_name": "",
        "root_page": own_home.pk,
        **({"is_default_site": "on"} if site.is_default_site else {}),
    }
    response = administrator.post(reverse("wagtailsites:edit", args=[site.pk]), form)
    assert response.status_code == 302, response.content.decode()
assert {site.root_page_id for site in Site.objects.all()} == {own_home.pk}
for group in Group.objects.exclude(name__in=["Editors", "Moderators"]):
    assert administrator.post(reverse("wagtailusers_groups:delete", args=[group.pk])).status_code == 302
