"""Addresses of subscriptions, for the project to include, as in `path("lettre/", include(…))`."""

from django.urls import path

from .subscriptions.views import AskedView, ConfirmView, PreferencesView, SubscribeView, UnsubscribeView

app_name = "rrma_newsletter_subscriptions"

urlpatterns = [
    path("", SubscribeView.as_view(), name="subscribe"),
    path("merci/", AskedView.as_view(), name="asked"),
    path("confirmation/<str:token>/", ConfirmView.as_view(), name="confirm"),
    path("desinscription/<str:token>/", UnsubscribeView.as_view(), name="unsubscribe"),
    path("preferences/<str:token>/", PreferencesView.as_view(), name="preferences"),
]
