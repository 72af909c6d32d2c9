"""System checks of the directory."""

from typing import Any

from django.core.checks import CheckMessage, Warning
from django.core.checks import register as register_check
from django.urls import NoReverseMatch, reverse


def register() -> None:
    """Registers the checks of this app."""
    register_check(directory_has_addresses)


def directory_has_addresses(**kwargs: Any) -> list[CheckMessage]:
    """A warning when the project does not include the public pages of the directory."""
    try:
        reverse("rrma_directory:organisation", args=["x"])
    except NoReverseMatch:
        return [
            Warning(
                "The public pages of organisations have no address.",
                hint='Add path("annuaire/", include("rrma_directory.urls")) to the URLs of the project.',
                id="rrma_directory.W001",
            )
        ]
    return []
