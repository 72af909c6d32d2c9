"""The addresses of a host in several languages: pages stand under the code of their language."""

from django.conf.urls.i18n import i18n_patterns

urlpatterns = [*urlpatterns[:-1], *i18n_patterns(urlpatterns[-1], prefix_default_language=False)]  # noqa: F821
