"""Publishing many pages in a row."""

from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


def publish(page: Page) -> None:
    """Publishes `page` as it stands; what it refers to is noted once, not once for each row of its lists."""
    with disable_reference_index_auto_update():
        page.save_revision().publish()
    ReferenceIndex.create_or_update_for_object(page)
