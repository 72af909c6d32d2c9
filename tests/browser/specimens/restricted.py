"""A page that is kept by a password: what visitors see of it is no page of its own, and has a test of its own."""

from wagtail.models import PageViewRestriction

from rrma_pages.models import ContentPage

from . import tree

SPECIMENS: list = []

ADDRESS, PASSWORD = "/compte-rendu/", "les-eaux-partagées"


def bare() -> None:
    """A page for those who have the password."""
    page = tree.hang(ContentPage(title="Compte rendu", slug="compte-rendu", summary="Ce qui fut dit."))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password=PASSWORD)
