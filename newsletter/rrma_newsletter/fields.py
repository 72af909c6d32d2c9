"""Model fields of the letters."""

from __future__ import annotations

from typing import Any

from django.db import models

__all__ = ["AddressField", "normalised_address"]


def normalised_address(value: str) -> str:
    """An e-mail address as it is kept and compared: without blanks around, in lower case."""
    return value.strip().lower()


class AddressField(models.EmailField):
    """An e-mail address, which is the same in capitals and in small letters, wherever it is written or looked up."""

    def to_python(self, value: Any) -> Any:
        """The address as it is kept."""
        return normalised_address(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        """The same for the database, in look-ups too."""
        prepared = super().get_prep_value(value)
        return normalised_address(prepared) if isinstance(prepared, str) else prepared

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The object has what the database gets."""
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value
