"""Public addresses of the directory, included under "annuaire/"."""

from django.urls import path

from .views import OrganisationView, directory

app_name = "rrma_directory"

urlpatterns = [
    path("", directory, name="directory"),
    path("<slug:slug>/", OrganisationView.as_view(), name="organisation"),
]
