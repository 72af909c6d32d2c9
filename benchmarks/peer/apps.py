"""Application configuration of the peer."""

from django.apps import AppConfig


class PeerConfig(AppConfig):
    """A model for comparison; it has no migrations and is made by `migrate --run-syncdb`."""

    name = "benchmarks.peer"
    label = "benchmarks_peer"
    default_auto_field = "django.db.models.BigAutoField"
