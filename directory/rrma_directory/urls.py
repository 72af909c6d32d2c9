"""Public addresses of the directory, included under "annuaire/"."""

from django.urls import path

from .views import DirectoryView, OrganisationView

app_name = "rrma_directory"

urlpatterns = [
    path("", DirectoryView.as_view(), name="directory"),
    path("<slug:slug>/", OrganisationView.as_view(), name="organisation"),
]
