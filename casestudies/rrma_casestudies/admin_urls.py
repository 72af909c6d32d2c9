"""Addresses in the admin."""

from django.urls import path

from . import views

app_name = "rrma_casestudies_admin"
urlpatterns = [path("financement/", views.financing_summary, name="financing_summary")]
