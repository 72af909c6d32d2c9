"""Models of rrma_pages, one noun a module."""

from rrma_pages.models.base import KeywordedPage, NetworkPage, NetworkPageMixin, PublicPageMixin
from rrma_pages.models.home import HomePage
from rrma_pages.models.network import NetworkSettings

__all__ = ["HomePage", "KeywordedPage", "NetworkPage", "NetworkPageMixin", "NetworkSettings", "PublicPageMixin"]
