"""What rrma_pages adds to the admin."""

from wagtail.contrib.settings.registry import registry

from rrma_pages.models import NetworkSettings

registry.register(NetworkSettings, icon="site")
