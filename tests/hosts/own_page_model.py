"""A page model of the host's own, made as Wagtail's documentation says ("Defining custom base page models")."""

import re
from pathlib import Path

APP, MODEL = "basepage", "BasePage"
LATER = ("latest_revision", "live_revision", "locale", "translation_key")
"""Fields that point at tables of Wagtail's which are made after that of the pages."""

MODELS = f"""\
from django.db import models
from wagtail.models import AbstractPage


class {MODEL}(AbstractPage):
    category = models.CharField(max_length=100, blank=True)
"""

BOOTSTRAP = f"""\
from django.db import migrations
from wagtail import models


class Migration(migrations.Migration):
    dependencies = [("{APP}", "0001_initial"), ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes")]
    operations = [
        make("{APP}.{MODEL}")
        for make in (
            models.BootstrapLocaleField, models.BootstrapTranslationKeyField, models.BootstrapTranslatableModel
        )
    ]
"""

SETTINGS = f"""\
INSTALLED_APPS += ["{APP}"]
WAGTAIL_PAGE_MODEL = "{APP}.{MODEL}"
"""

IN_PROJECT = {
    "home/models.py": [("from wagtail.models import Page", f"from {APP}.models import {MODEL} as Page")],
    "home/migrations/0001_initial.py": [
        ("page_ptr", f"{MODEL.lower()}_ptr"),
        ("wagtailcore.Page", f"{APP}.{MODEL}"),
        ("wagtailcore.page", f"{APP}.{MODEL.lower()}"),
    ],
    "home/migrations/0002_create_homepage.py": [
        ("wagtailcore.Page", f"{APP}.{MODEL}"),
        ('model="page", app_label="wagtailcore"', f'model="{MODEL.lower()}", app_label="{APP}"'),
    ],
    "search/views.py": [("from wagtail.models import Page", f"from {APP}.models import {MODEL} as Page")],
}
"""What `wagtail start` wrote that names the page model: in which file, what becomes what."""


def name_in_project(folder: Path) -> None:
    """Put the page model of the host in the place of Wagtail's; raises AssertionError for what is no longer there."""
    for path, changes in IN_PROJECT.items():
        file = folder / path
        text = file.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, f"{path} does not say {old!r}"
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")


def run_before_wagtails(folder: Path) -> None:
    """Take from the first migration what waits for Wagtail's own."""
    file = folder / APP / "migrations/0001_initial.py"
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"^ *\(.wagtailcore., .*\n", "", text, flags=re.MULTILINE)
    text = re.sub(rf"^ *\(.(?:{'|'.join(LATER)})., models\..*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"'unique_together': \{\(.*?\)\},", "", text)
    file.write_text(text, encoding="utf-8")
