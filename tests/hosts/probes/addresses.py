"""Home, admin and both searches answer; so do the lists and the empty forms of the admin. Arguments: our apps."""

import sys

import django

django.setup()

from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Site, get_page_models
from wagtail.snippets.models import get_snippet_models

FLOORS = sys.argv[1:]
Page = Site._meta.get_field("root_page").related_model
PUBLIC = {
    "rrma_search": ["/", "/search/?query=eau", "/recherche/", "/recherche/?q=eau"],
    "rrma_directory": ["/annuaire/", "/themes/", "/pays/BJ/"],
    "rrma_pages": [],
    "rrma_casestudies": [],
    "rrma_newsletter": ["/lettre/"],
}


def admin_addresses() -> list[str]:
    snippets = [
        reverse(model.snippet_viewset.get_url_name(view)) for model in get_snippet_models() for view in ("list", "add")
    ]
    root = Page.get_first_root_node()
    forms = [
        reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, root.pk])
        for model in get_page_models()
        if model.can_create_at(root)
    ]
    reports = [reverse("wagtailadmin_reports:site_history"), reverse("wagtailadmin_explore_root")]
    return ["/admin/", *snippets, *forms, *reports]


def fails(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    return "" if response.status_code == 200 else f"{address}: {response.status_code}"


assert {app.label for app in apps.get_app_configs() if app.label.startswith("rrma_")} == set(FLOORS)
visitor, administrator = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
users = get_user_model().objects
administrator.force_login(
    users.filter(is_superuser=True).first() or users.create_superuser("admin", "admin@example.org", "x")
)

failed = [fails(visitor, address) for floor in FLOORS for address in PUBLIC[floor]]
failed += [fails(administrator, address) for address in admin_addresses()]
assert not any(failed), "\n".join(filter(None, failed))
assert visitor.get("/nulle-part/").status_code == 404
