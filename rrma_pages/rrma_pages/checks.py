"""System checks of rrma_pages: colours that can be read, and what the settings need to have an effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from rrma_pages import colours, conf
from rrma_pages.contrast import weak
from rrma_pages.licences import Licence
from rrma_pages.models import NetworkSettings

__all__ = ["check_addresses", "check_colours", "check_licence", "check_maintenance", "check_stored_colours"]

Apps = Sequence[AppConfig] | None
MIDDLEWARE = "rrma_pages.maintenance.MaintenanceMiddleware"


@register("rrma_pages")
def check_colours(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """`RRMA_COLOURS` is a dictionary of known names and colours that can be read together."""
    given = getattr(settings, "RRMA_COLOURS", None)
    if given is None:
        return []
    if not isinstance(given, dict):
        return [
            Error(
                "RRMA_COLOURS must be a dictionary.",
                hint='Write RRMA_COLOURS = {"main": "#7a1f2b"}.',
                id="rrma_pages.E001",
            )
        ]
    messages = [_unusable(name, value) for name, value in given.items() if not _usable(name, value)]
    return [*messages, *(_weak(sentence) for sentence in _sentences(colours.palette()))]


@register("rrma_pages")
def check_licence(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """`RRMA_LICENCE` is one of the licences of `rrma_pages.licences`, or empty."""
    given = getattr(settings, "RRMA_LICENCE", "")
    if given in ("", *Licence.values):
        return []
    known = ", ".join(Licence.values)
    return [Warning(f"RRMA_LICENCE cannot be {given!r}.", hint=f"It is one of {known}.", id="rrma_pages.W009")]


def _usable(name: object, value: object) -> bool:
    return name in colours.DEFAULTS and colours.is_colour(value)


def _unusable(name: object, value: object) -> CheckMessage:
    if name not in colours.DEFAULTS:
        known = ", ".join(colours.DEFAULTS)
        return Warning(f"RRMA_COLOURS has no colour {name!r}.", hint=f"It has {known}.", id="rrma_pages.W002")
    return Error(
        f"RRMA_COLOURS[{name!r}] cannot be {value!r}.",
        hint="Write a # and six digits from 0 to f, as in #7a1f2b.",
        id="rrma_pages.E003",
    )


def _weak(sentence: str) -> CheckMessage:
    return Error(
        f"The colours of RRMA_COLOURS cannot be read together. {sentence}",
        hint="Make one of the two colours lighter or darker; the default of the theme passes, and so do its palettes.",
        id="rrma_pages.E004",
    )


@register(Tags.database)
def check_stored_colours(
    app_configs: Apps = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """The colours that networks have chosen can be read, over `RRMA_COLOURS` (`check --database default`)."""
    messages: list[CheckMessage] = []
    for alias in databases or ():
        try:
            networks = list(NetworkSettings.objects.using(alias).select_related("site"))
        except DatabaseError:  # not migrated yet
            continue
        for network in networks:
            sentences = _sentences(colours.palette(network)) if network.own_colours else ()
            messages += [_stored(network, sentence) for sentence in sentences]
    return messages


def _sentences(palette: Mapping[str, str]) -> list[str]:
    with translation.override("en"):  # like all that checks say
        return [colours.described(found) for found in weak(palette)]


def _stored(network: NetworkSettings, sentence: str) -> CheckMessage:
    return Warning(
        f"The colours of the site {network.site} cannot be read together. {sentence}",
        hint="Change them in the admin, under the settings of the network.",
        id="rrma_pages.W005",
    )


@register("rrma_pages")
def check_addresses(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """The style sheet of the colours is served, so that colours chosen in the admin are seen."""
    try:
        reverse("rrma_pages:colours")
    except NoReverseMatch:
        return [
            Warning(
                "The addresses of rrma_pages are not served: colours chosen for the theme would not be seen.",
                hint='Add path("", include("rrma_pages.urls")) before Wagtail\'s addresses.',
                id="rrma_pages.W006",
            )
        ]
    return []


@register("rrma_pages")
def check_maintenance(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """`RRMA_MAINTENANCE_FILE` is a path in a folder that exists, and something looks at it."""
    given = getattr(settings, "RRMA_MAINTENANCE_FILE", None)
    if given is None:
        return []
    if not isinstance(given, str | Path) or not conf.maintenance_file().parent.is_dir():
        return [
            Error(
                f"RRMA_MAINTENANCE_FILE cannot be {given!r}.",
                hint="Give a path in a folder that exists; the file itself is made by `rrma_maintenance on`.",
                id="rrma_pages.E007",
            )
        ]
    if MIDDLEWARE not in settings.MIDDLEWARE:
        return [
            Warning(
                "RRMA_MAINTENANCE_FILE has no effect: nothing looks at it.",
                hint=f'Add "{MIDDLEWARE}" to MIDDLEWARE, after SecurityMiddleware and what serves static files.',
                id="rrma_pages.W008",
            )
        ]
    return []
