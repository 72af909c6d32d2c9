"""What is known of the replica without asking it."""

from django.db import models

__all__ = ["ReplicaState"]


class ReplicaState(models.Model):
    """The index behind the alias `name`, as the last rebuild left it, and whether one is under way.

    `owner` is the process that rebuilds, empty when none does; it moves `beat_at` as long as it lives.
    """

    name = models.CharField(max_length=200, primary_key=True)
    index = models.CharField(max_length=255, blank=True)
    mapping_hash = models.CharField(max_length=64, blank=True)
    documents = models.PositiveIntegerField(default=0)
    rebuilt_at = models.DateTimeField(null=True, blank=True)
    owner = models.CharField(max_length=255, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Nothing to show in the admin."""

        default_permissions = ()

    def __str__(self) -> str:
        """Alias and index."""
        return f"{self.name}: {self.index}"
