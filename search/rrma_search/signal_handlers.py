"""What is listened to so that the projection stays true."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.apps import AppConfig, apps
from django.core.signals import request_finished
from django.db import connections
from django.db.models import Model
from django.db.models.signals import (
    ModelSignal,
    m2m_changed,
    post_delete,
    post_migrate,
    post_save,
    pre_delete,
    pre_save,
)
from wagtail.models import Locale, PageViewRestriction, Site

from . import engines
from .counting_searches import flush_when_due
from .facets import get_facets
from .models import IndexedDocument, SynonymGroup
from .page_model import Page
from .projection.queue import mark_pending, mark_vocabulary
from .projection.transaction import database, navigation_changed, vocabulary_changed, writing
from .projection.visibility import page_sources, refresh, refresh_page, refresh_tree, withdraw_objects
from .sources import DocumentSource, get_sources

__all__ = ["connect"]

DRAFT_FIELDS = frozenset(
    ["draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at", "go_live_at"]
)
"""What saving a draft writes to the row of a page: nothing that readers see."""


def connect() -> None:
    """Listen to every model that documents are made of; connecting twice is harmless.

    Wagtail's own signals are not needed: each of its actions (publish, unpublish, move, aliases, the scheduled and the
    bulk ones) saves the page, inside the transaction, and tells of it only afterwards.
    """
    # First, so that labels are new when documents are written outside any transaction, right after the save.
    _listen_to_vocabulary()
    pages = _with_subclasses(Page)
    _listen(pre_save, note_address, pages)
    _listen(post_save, page_saved, pages)
    _listen(pre_delete, page_deleted, pages)
    _listen(post_save, restriction_changed, [PageViewRestriction])
    _listen(post_delete, restriction_changed, [PageViewRestriction])
    _listen(post_save, sites_changed, [Site, Locale])
    _listen(post_delete, sites_changed, [Site, Locale])
    for source in get_sources().values():
        _listen_to_source(source)
    post_migrate.connect(forget_flushed, dispatch_uid="rrma_search.forget_flushed")
    request_finished.connect(flush_when_due, dispatch_uid="rrma_search.flush_when_due")


def _listen(signal: ModelSignal, handler: Callable[..., None], models: Iterable[type[Model]], name: str = "") -> None:
    """Connect `handler` for each of `models`, once for each `name`."""
    for model in models:
        uid = f"rrma_search.{name or handler.__name__}.{model._meta.label_lower}"
        signal.connect(handler, sender=model, dispatch_uid=uid, weak=False)


def _with_subclasses(model: type[Model]) -> list[type[Model]]:
    """`model` and those that inherit its table: a signal is sent for the class that was saved, and no other."""
    return [each for each in apps.get_models(include_auto_created=True) if issubclass(each, model)]


def _installed(labels: Iterable[str]) -> list[tuple[str, type[Model]]]:
    """The models called `labels`, where they are installed; a system check tells of the others."""
    models = {model._meta.label_lower: model for model in apps.get_models(include_auto_created=True)}
    return [(label, models[label.lower()]) for label in labels if label.lower() in models]


def _listen_to_source(source: DocumentSource) -> None:
    own = _with_subclasses(source.model)
    if not issubclass(source.model, Page):
        _listen(post_save, partial(object_saved, source), own, f"{source.label}.saved")
        _listen(pre_delete, partial(object_deleted, source), own, f"{source.label}.deleted")
    for field in source.model._meta.many_to_many:
        changed = partial(object_linked, source, field.name)
        _listen(m2m_changed, changed, [field.remote_field.through], f"{source.label}.linked")
    for label, model in _installed(source.related):
        showing = source.related[label]
        changed = partial(related_changed, source, showing)
        for signal, verb in ((post_save, "saved"), (pre_delete, "deleted")):
            _listen(signal, changed, _with_subclasses(model), f"{source.label}.{label}.{verb}")
        linked = partial(related_linked, source, showing, model)
        throughs = {field.remote_field.through for field in model._meta.many_to_many}
        _listen(m2m_changed, linked, throughs, f"{source.label}.{label}.linked")


def _listen_to_vocabulary() -> None:
    for facet in get_facets().values():
        for _label, declared in _installed(facet.models):
            for model in _with_subclasses(declared):
                for signal in (post_save, post_delete):
                    _listen(signal, partial(values_changed, facet.name), [model], f"{facet.name}.values")
    for signal in (post_save, post_delete):
        _listen(signal, synonyms_changed, [SynonymGroup])


def note_address(instance: Page, raw: bool = False, **kwargs: Any) -> None:
    """Remember whether the save about to happen changes the address of a page, and so of all pages below it.

    True for a new slug and for a move; Wagtail tells of neither before the transaction has ended.
    """
    instance.search_address_changes = False
    if instance.pk and not raw:
        before = Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
        instance.search_address_changes = before is not None and before != instance.url_path


def page_saved(instance: Page, raw: bool = False, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """Bring the page, or the whole tree below an address that changed, to what readers may see."""
    if raw:
        for source in page_sources():
            if isinstance(instance, source.model):
                mark_pending(source, [instance.pk])
        navigation_changed()
        return
    if update_fields and DRAFT_FIELDS.issuperset(update_fields):
        return
    navigation_changed()
    if getattr(instance, "search_address_changes", False):
        refresh_tree(instance.path)
    else:
        refresh_page(instance)


def page_deleted(instance: Page, **kwargs: Any) -> None:
    """Take the page out; Django tells of each page of a deleted tree."""
    navigation_changed()
    for source in page_sources():
        withdraw_objects(source, [instance.pk])


def restriction_changed(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    """Hide or show the tree at and below the page of the restriction."""
    navigation_changed()
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path is not None and not raw:
        refresh_tree(path)


def sites_changed(raw: bool = False, **kwargs: Any) -> None:
    """Look at every page again: another root shows other pages, another host name gives other addresses."""
    navigation_changed()
    if not raw:
        refresh_tree()


def object_saved(source: DocumentSource, instance: Model, raw: bool = False, **kwargs: Any) -> None:
    """Bring an object of `source` to what anyone may see."""
    if raw:
        mark_pending(source, [instance.pk])
    else:
        refresh(source, [instance.pk])


def object_deleted(source: DocumentSource, instance: Model, **kwargs: Any) -> None:
    """Take an object of `source` out."""
    withdraw_objects(source, [instance.pk])


def object_linked(
    source: DocumentSource,
    field: str,
    instance: Model,
    action: str,
    reverse: bool,
    pk_set: set[Any] | None,
    **kwargs: Any,
) -> None:
    """Look again at the objects of `source` whose links of `field` have changed, from whichever side."""
    if reverse and action == "pre_clear":
        refresh(source, source.model._base_manager.filter(**{field: instance}).values_list("pk", flat=True))
    elif action.startswith("post_"):
        refresh(source, (pk_set or ()) if reverse else [instance.pk])


def related_changed(
    source: DocumentSource, showing: Callable[[Any], Iterable[Any]], instance: Model, raw: bool = False, **kwargs: Any
) -> None:
    """Look again at the objects of `source` that show `instance`, which was saved or is about to be deleted."""
    if not raw:
        refresh(source, showing(instance))


def related_linked(
    source: DocumentSource,
    showing: Callable[[Any], Iterable[Any]],
    owner: type[Model],
    instance: Model,
    action: str,
    **kwargs: Any,
) -> None:
    """Look again at what shows an object of `owner` whose many-to-many links have changed."""
    if isinstance(instance, owner) and action.startswith(("post_", "pre_clear")):
        related_changed(source, showing, instance)


def values_changed(facet: str, **kwargs: Any) -> None:
    """Have the values of `facet` read anew."""
    mark_vocabulary(facet)


def synonyms_changed(**kwargs: Any) -> None:
    """Have the synonyms read anew."""
    vocabulary_changed()


def forget_flushed(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Empty the engine's index when the table was emptied behind it (`manage.py flush`)."""
    if sender.label != "rrma_search" or using != database():
        return
    tables = connections[using].introspection.table_names()
    if IndexedDocument._meta.db_table in tables and not IndexedDocument.objects.exists():
        with writing():
            engines.embedded().clear()
