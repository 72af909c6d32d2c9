"""Settings of a host with a page model of its own: the one that Wagtail 8 keeps for its tests."""

from wagtail import VERSION

from tests.settings import *  # noqa: F403

INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "tests.search.testapp"]  # noqa: F405
if VERSION >= (8,):
    INSTALLED_APPS += ["wagtail.test.basepage"]
WAGTAIL_PAGE_MODEL = "basepage.BasePage"
