"""The pages of a specimen network: where they hang."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from rrma_pages.models import HomePage


def lay(home: HomePage, name: str) -> None:
    """Puts `home` at the root of the default site, in the place of what a new Wagtail puts there."""
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    hang(home, Page.get_first_root_node())
    site.root_page, site.site_name = home, name
    site.save()
    welcome.delete()


def hang(page: Any, parent: Page | None = None) -> Any:
    """Gives `page`, live from now on, under `parent`, the home page by default."""
    page.first_published_at = timezone.now()
    (parent or HomePage.objects.get()).add_child(instance=page)
    return page


def section(model: type[Page], slug: str, title: str, **fields: Any) -> Page:
    """The list page `model` under the home page and in its menu; made when it is not there."""
    found = model.objects.first()
    return found or hang(model(title=title, slug=slug, show_in_menus=True, **fields))
