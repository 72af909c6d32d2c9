"""The demonstration site with the peer's model, on a database that `__main__` names in DATABASE_URL."""

from rrma_site.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.peer"]  # noqa: F405
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "only for benchmarks"
DEBUG = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
