"""Pages as search documents: which of them anyone may see, where, and at which address."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone, translation
from wagtail.models import Site

from .documents import SearchDocument
from .page_model import Page
from .sources import DocumentSource

__all__ = ["PageDocumentSource", "SiteRoot", "site_roots"]


class SiteRoot(NamedTuple):
    """A site and the tree path of a page that its visitors can start from."""

    site_id: int
    path: str


def site_roots() -> list[SiteRoot]:
    """The root pages of every site, with their translations where those are on, read from the database now.

    Wagtail keeps a list of its own in the cache, where it may outlive a rollback.
    """
    roots = list(Site.objects.order_by("pk").values_list("pk", "root_page__path", "root_page__translation_key"))
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return [SiteRoot(site_id, path) for site_id, path, _key in roots]
    keys = {key for _site_id, _path, key in roots}
    paths = Page.objects.filter(translation_key__in=keys).values_list("translation_key", "path")
    return [SiteRoot(site_id, path) for site_id, _path, key in roots for other, path in paths if other == key]


class PageDocumentSource(DocumentSource):
    """A source for a page type: pages that are live, in no restricted tree, under a site's root and not expired.

    An alias counts only for the sites that do not show the page it mirrors, in the same language, already.
    Subclasses name `model` and `kind` and give `fields(page)`; what is read there belongs into `prefetch`.
    """

    model: ClassVar[type[Page]]
    prefetch: Sequence[Any] = ()
    """What `fields` reads of related models, as for `prefetch_related`."""

    def queryset(self) -> QuerySet[Any]:
        """The pages of the type that anyone may see, each once a site."""
        roots = site_roots()
        visible = self._visible(roots)
        once = visible.exclude(_repeated(roots, visible)) if roots else visible
        return once.select_related("locale").prefetch_related(*self.prefetch)

    def _visible(self, roots: Sequence[SiteRoot]) -> QuerySet[Any]:
        under_a_site = Q()
        for root in roots:
            under_a_site |= Q(path__startswith=root.path)
        if not under_a_site:
            return self.model._default_manager.none()
        pages = self.model._default_manager.filter(under_a_site, live=True).public()
        return pages.exclude(expire_at__lte=timezone.now())

    def documents(self, objects: Sequence[Page]) -> Iterator[tuple[Page, SearchDocument]]:
        """The documents of `objects`, with sites and addresses as the database has them now."""
        Site.clear_site_root_paths_cache()
        roots = site_roots()
        mirrored = self._mirrored(roots, objects)
        for page in objects:
            page.search_sites = self._sites_among(roots, page, mirrored.get(page.pk, ""))
        return super().documents(objects)

    def _mirrored(self, roots: Sequence[SiteRoot], objects: Sequence[Page]) -> dict[int, str]:
        """The tree path of the visible page that each alias among `objects` mirrors in its language."""
        aliases = {page.pk: page for page in objects if page.alias_of_id}
        if not aliases:
            return {}
        pks = {page.alias_of_id for page in aliases.values()}
        paths = {
            (pk, locale): path
            for pk, locale, path in self._visible(roots).filter(pk__in=pks).values_list("pk", "locale", "path")
        }
        return {pk: paths.get((page.alias_of_id, page.locale_id), "") for pk, page in aliases.items()}

    def document(self, obj: Page) -> SearchDocument:
        """The document of a page: title, address, language, sites and expiry of the page, the rest by `fields`."""
        with translation.override(obj.locale.language_code):
            fields = {
                "title": obj.title,
                "url": obj.url or "",
                "language": obj.locale.language_code,
                "sites": self.sites(obj),
                "expires": obj.expire_at,
                **self.fields(obj),
            }
        return SearchDocument(key=self.key(obj.pk), kind=self.kind, **fields)

    def fields(self, page: Page) -> Mapping[str, Any]:
        """Fields of the `SearchDocument` that the page type knows: summary, body, date, facets and so on."""
        return {"summary": getattr(page, "search_description", "")}

    def sites(self, page: Page) -> tuple[int, ...]:
        """The ids of the sites under whose root `page` is."""
        known = getattr(page, "search_sites", None)
        return self._sites_among(site_roots(), page) if known is None else known

    @staticmethod
    def _sites_among(roots: Sequence[SiteRoot], page: Page, mirrored: str = "") -> tuple[int, ...]:
        return tuple(sorted(_sites_of(roots, page.path) - _sites_of(roots, mirrored)))


def _sites_of(roots: Sequence[SiteRoot], path: str) -> set[int]:
    return {root.site_id for root in roots if path.startswith(root.path)}


def _repeated(roots: Sequence[SiteRoot], visible: QuerySet[Any]) -> Q:
    """Which pages are aliases of what every site that shows them shows already, in the same language."""
    again = Q(alias_of__in=visible.values("pk"), alias_of__locale=F("locale"))
    for path in {root.path for root in roots}:
        again &= ~Q(path__startswith=path) | Q(alias_of__path__startswith=path)
    return again
