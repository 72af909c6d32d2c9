"""Nothing of ours is in the database of a host that has uninstalled us, and what is its own still answers."""

import importlib.util

import django

django.setup()

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from wagtail.models import Page, ReferenceIndex, Revision

assert importlib.util.find_spec("rrma_search") is None
with connection.cursor() as cursor:
    cursor.execute("SELECT type, name FROM sqlite_master WHERE name LIKE '%rrma%' OR sql LIKE '%rrma%'")
    assert not (left := cursor.fetchall()), left
    cursor.execute("SELECT app, name FROM django_migrations WHERE app LIKE 'rrma%'")
    assert not (left := cursor.fetchall()), left
for left in (
    ContentType.objects.filter(app_label__startswith="rrma"),
    Permission.objects.filter(content_type__app_label__startswith="rrma"),
    Revision.objects.filter(content_type__app_label__startswith="rrma"),
    ReferenceIndex.objects.filter(content_type__app_label__startswith="rrma"),
):
    assert not left, left
assert {group.name for group in Group.objects.all()} == {"Editors", "Moderators"}
assert [page.specific_class._meta.label for page in Page.objects.order_by("path")] == [
    "wagtailcore.Page",
    "home.HomePage",
]
assert not any(Page.find_problems())

visitor, administrator = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
administrator.force_login(get_user_model().objects.filter(is_superuser=True).first())
answers = {address: visitor.get(address).status_code for address in ("/", "/search/?query=eau", "/recherche/")}
assert answers == {"/": 200, "/search/?query=eau": 200, "/recherche/": 404}, answers
answers = {
    address: administrator.get(address, follow=True).status_code
    for address in ("/admin/", "/admin/pages/", "/admin/groups/", "/admin/reports/site-history/")
}
assert set(answers.values()) == {200}, answers
