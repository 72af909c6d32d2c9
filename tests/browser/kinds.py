"""Every kind of public page there is, found in the code: nobody has to add a new one to a list.

A kind is named after where it comes from: ``rrma_pages.HomePage`` (a page type), ``rrma_pages.NewsIndexPage:year``
(an address of a page type's own), ``rrma_search:search`` (a public address), ``error:404`` (an error page).
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages
from types import ModuleType

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.models import get_page_models

PREFIX = "rrma_"
PACKAGES = ("rrma_search", "rrma_directory", "rrma_pages", "rrma_casestudies", "rrma_newsletter")
ERROR_CODES = (400, 403, 404, 500)


def kinds() -> set[str]:
    """All of them."""
    return page_types() | page_routes() | addresses() | error_pages()


def page_types() -> set[str]:
    """The concrete page types of our apps."""
    return {model._meta.label for model in _page_models()}


def page_routes() -> set[str]:
    """The addresses that page types have below their own."""
    return {
        f"{model._meta.label}:{route.name}"
        for model in _page_models()
        for route in getattr(model, "get_subpage_urls", list)()
        if str(route.pattern) not in ("", "^$")
    }


def addresses() -> set[str]:
    """The addresses of our modules of URLs, mounted or not, and those of ours that the demonstration mounts."""
    mounted = {name for name in _names(get_resolver().url_patterns, "") if name.startswith(PREFIX)}
    return mounted.union(*(_names(module.urlpatterns, module.app_name) for module in _url_modules()))


def error_pages() -> set[str]:
    """The answers that say what went wrong: those whose handler is ours, and the one of a site closed for a while."""
    handlers = {code: get_resolver().resolve_error_handler(code) for code in ERROR_CODES}
    ours = {f"error:{code}" for code, handler in handlers.items() if handler.__module__.startswith(PREFIX)}
    closed = any(name.startswith(PREFIX) and "maintenance" in name for name in settings.MIDDLEWARE)
    return ours | ({"error:503"} if closed else set())


def _page_models() -> Iterator[type]:
    return (model for model in get_page_models() if model._meta.app_label.startswith(PREFIX))


def _url_modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        spec = find_spec(package)
        for module in walk_packages(spec.submodule_search_locations, f"{package}."):
            name = module.name.rpartition(".")[2]
            if name.endswith("urls") and not name.startswith("admin"):
                yield import_module(module.name)


def _names(patterns: list[URLPattern | URLResolver], namespace: str) -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver) and pattern.urlconf_name is wagtailadmin_urls:
            continue
        if isinstance(pattern, URLResolver):
            below = ":".join(filter(None, (namespace, pattern.namespace)))
            found |= _names(pattern.url_patterns, below)
        elif namespace:
            found.add(f"{namespace}:{pattern.name or pattern.pattern}")
    return found
