"""Settings of a sender in a process of its own: the database and the mail server that the test names."""

import os

from tests.settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = int(os.environ.get("RRMA_TEST_SMTP_PORT", "0"))
DEFAULT_FROM_EMAIL = "lettre@reseau.example.org"
RRMA_NEWSLETTER = {"MESSAGES_PER_MINUTE": 0, "ATTEMPTS": 50}
