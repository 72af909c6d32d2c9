"""Model fields of the directory; two of them fill themselves from a name whenever the row is saved."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .slugs import sort_name, unique_slug


class AutoSlugField(models.SlugField):
    """Unique slug, made from the field `populate_from` when left empty; it never changes by itself afterwards."""

    def __init__(self, *args: Any, populate_from: str = "name", **kwargs: Any) -> None:
        """`populate_from` names the field of the same model whose text becomes the slug."""
        self.populate_from = populate_from
        kwargs.setdefault("verbose_name", _("slug"))
        kwargs.setdefault("max_length", 100)
        super().__init__(*args, **{**kwargs, "unique": True, "blank": True})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """What a migration writes to build this field again."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "populate_from": self.populate_from}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The slug that goes to the database: the one given, else a new one that no other row has."""
        slug = getattr(model_instance, self.attname)
        if not slug:
            slug = unique_slug(
                str(getattr(model_instance, self.populate_from)),
                lambda candidate: self._taken(model_instance, candidate),
                self.max_length,
            )
            setattr(model_instance, self.attname, slug)
        return slug

    def _taken(self, instance: models.Model, slug: str) -> bool:
        rows = self.model._base_manager.using(instance._state.db).filter(**{self.attname: slug})
        return rows.exclude(pk=instance.pk).exists()


class SortNameField(models.CharField):
    """Hidden copy of the field `populate_from` that sorts alphabetically in every database, accents left out."""

    def __init__(self, *args: Any, populate_from: str = "name", **kwargs: Any) -> None:
        """`populate_from` names the field of the same model that is sorted."""
        self.populate_from = populate_from
        kwargs.setdefault("max_length", 255)
        super().__init__(*args, **{**kwargs, "editable": False, "db_index": True, "default": ""})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """What a migration writes to build this field again."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "populate_from": self.populate_from}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The sort name of the text as it is now."""
        value = sort_name(str(getattr(model_instance, self.populate_from)), self.max_length)
        setattr(model_instance, self.attname, value)
        return value


class DescriptionField(models.TextField):
    """What the public page of a value says of it, under its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Optional, with the words that editors see."""
        kwargs.setdefault("verbose_name", _("description"))
        kwargs.setdefault("help_text", _("Two or three sentences at the top of its public page. Plain text."))
        super().__init__(*args, **{**kwargs, "blank": True, "default": ""})
