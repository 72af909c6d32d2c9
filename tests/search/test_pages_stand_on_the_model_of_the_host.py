"""Our page types, foreign keys and migrations stand on Wagtail's page model, or on the one that a host names."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from wagtail import VERSION
from wagtail.models import Page as WagtailPage

from rrma_search import page_model
from tests.house.conftest import APPS, ROOT

LOOK = """
import json, django
django.setup()
from django.core.management import call_command
from wagtail.models import get_page_models
from rrma_pages.models import FooterPage
from rrma_search.groups import Trade, permissions_of
from rrma_search.page_model import PAGE_MODEL, Page
call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
ours = [model for model in get_page_models() if model._meta.app_label.startswith("rrma_")]
print(json.dumps({
    "name": PAGE_MODEL,
    "class": Page._meta.label,
    "below": all(issubclass(model, Page) for model in ours),
    "named": FooterPage._meta.get_field("page").related_model._meta.label,
    "permissions": [name for name in permissions_of(Trade.WRITING) if name.endswith("page")],
}))
"""


WAGTAILS = re.compile(
    r"from wagtail\.models import (?:\([^)]*|[^\n]*)\bPage\b|[\"']wagtailcore\.page[\"']", re.IGNORECASE
)
"""How a module would name Wagtail's page model, and so not that of the host."""


def test_it_is_wagtails_where_a_host_says_nothing():
    assert page_model.PAGE_MODEL == "wagtailcore.Page"
    assert page_model.Page is WagtailPage
    assert page_model.page_permissions("add", "publish") == ["wagtailcore.add_page", "wagtailcore.publish_page"]


def test_it_is_the_one_that_a_host_names_from_wagtail_8_on():
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.search.own_page_model",
            "DATABASE_URL": "sqlite://:memory:",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    label = "basepage.BasePage" if VERSION >= (8,) else "wagtailcore.Page"
    app, model = label.lower().split(".")
    assert json.loads(done.stdout) == {
        "name": label,
        "class": label,
        "below": True,
        "named": label,
        "permissions": [f"{app}.add_{model}", f"{app}.change_{model}"],
    }


@pytest.mark.parametrize("name", ["nonsense", "nowhere.Page", "rrma_pages.Nothing"])
def test_a_model_that_is_not_there_is_told_in_words(name):
    with pytest.raises(ImproperlyConfigured, match=f"WAGTAIL_PAGE_MODEL is '{name}'"):
        page_model.load(name)


@pytest.mark.parametrize("folder", APPS.values(), ids=lambda folder: folder.name)
def test_nothing_names_wagtails_page_model_beside_it(folder):
    sources = (path for path in folder.rglob("*.py") if path.name != "page_model.py")
    assert [path.name for path in sources if WAGTAILS.search(path.read_text(encoding="utf-8"))] == []
