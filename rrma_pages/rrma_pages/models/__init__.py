"""Models of rrma_pages, one noun a module."""

from rrma_pages.models.audience import Audience
from rrma_pages.models.base import KeywordedPage, NetworkPage, NetworkPageMixin, PublicPageMixin
from rrma_pages.models.content import BodyMixin, ContentPage, ContentPageMixin
from rrma_pages.models.footer import FooterPage
from rrma_pages.models.guide import GuideMixin, GuidePage
from rrma_pages.models.guide_index import GuideIndexPage
from rrma_pages.models.guide_links import GuideEdition, GuideRelatedPage
from rrma_pages.models.guide_sources import GuideLegalReference, GuideTerm
from rrma_pages.models.guide_steps import GuideCheck, GuidePrerequisite, GuideStep
from rrma_pages.models.guide_tools import GuideTool
from rrma_pages.models.home import HomePage
from rrma_pages.models.network import NetworkSettings
from rrma_pages.models.news import NewsOrganisation, NewsPage, NewsPageMixin, NewsRelatedPage
from rrma_pages.models.news_index import NewsIndexPage
from rrma_pages.models.page_pdf import PagePdf

__all__ = [
    "Audience",
    "BodyMixin",
    "ContentPage",
    "ContentPageMixin",
    "FooterPage",
    "GuideCheck",
    "GuideEdition",
    "GuideIndexPage",
    "GuideLegalReference",
    "GuideMixin",
    "GuidePage",
    "GuidePrerequisite",
    "GuideRelatedPage",
    "GuideStep",
    "GuideTerm",
    "GuideTool",
    "HomePage",
    "KeywordedPage",
    "NetworkPage",
    "NetworkPageMixin",
    "NetworkSettings",
    "NewsIndexPage",
    "NewsOrganisation",
    "NewsPage",
    "NewsPageMixin",
    "NewsRelatedPage",
    "PagePdf",
    "PublicPageMixin",
]
