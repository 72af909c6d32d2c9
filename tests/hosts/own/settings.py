"""What a host with models and languages of its own says in its settings, before it hears of us."""

INSTALLED_APPS += ["accounts", "library", "wagtail.contrib.simple_translation"]  # noqa: F821
AUTH_USER_MODEL = "accounts.Account"
WAGTAILIMAGES_IMAGE_MODEL = "library.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "library.Paper"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
WAGTAIL_I18N_ENABLED = True
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français"), ("en", "English")]
MIDDLEWARE.insert(2, "django.middleware.locale.LocaleMiddleware")  # noqa: F821
