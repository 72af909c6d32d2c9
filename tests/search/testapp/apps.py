"""Configuration of the small host."""

from django.apps import AppConfig


class SearchTestAppConfig(AppConfig):
    """Models of the tests of the projection."""

    name = "tests.search.testapp"
    label = "search_testapp"
    default_auto_field = "django.db.models.BigAutoField"
