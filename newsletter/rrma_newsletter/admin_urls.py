"""Addresses in the admin."""

from django.urls import path

from rrma_newsletter.views.checking import CheckView, TrialView
from rrma_newsletter.views.composing import ComposeView
from rrma_newsletter.views.copying import CopyView, EmlView
from rrma_newsletter.views.sendings import StartView

app_name = "rrma_newsletter_admin"
urlpatterns = [
    path("<int:pk>/composer/", ComposeView.as_view(), name="compose"),
    path("<int:pk>/verifier/", CheckView.as_view(), name="check"),
    path("<int:pk>/essai/", TrialView.as_view(), name="trial"),
    path("<int:pk>/envoyer/", StartView.as_view(), name="send"),
    path("<int:pk>/copier/", CopyView.as_view(), name="copy"),
    path("<int:pk>/copier/<slug:profile>/", CopyView.as_view(), name="copy_for"),
    path("<int:pk>/lettre.eml", EmlView.as_view(), name="eml"),
]
