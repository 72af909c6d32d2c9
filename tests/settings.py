"""Settings of the tests: the demonstration site's, with fast passwords and plain static files."""

import tempfile
from pathlib import Path

from rrma_site.settings import *  # noqa: F403

DEBUG = False
SECRET_KEY = "only for tests"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="rrma-media-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
INSTALLED_APPS = [*INSTALLED_APPS, "tests.search.testapp"]  # noqa: F405
TASKS = {"default": {"BACKEND": "tests.tasks.AtOnceButForIndices"}}
