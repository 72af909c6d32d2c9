"""What all values of the directory have in common: one that is used cannot be deleted."""

from typing import Any

from django.db import models

from ..usage import protection_error


class ProtectedValue(models.Model):
    """A value whose deletion is refused, with the names of its uses, as long as anything uses it."""

    found_unused = False
    """Whether `delete` has just looked for uses, so that the signal need not look again."""

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Deletes it; raises ProtectedError, its first argument telling the uses in words, when something uses it.

        Deletions that do not pass here (querysets, cascades) are stopped by signal: see `protection`.
        """
        if error := protection_error(self):
            raise error
        self.found_unused = True
        return super().delete(*args, **kwargs)
