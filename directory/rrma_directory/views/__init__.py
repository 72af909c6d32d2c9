"""Views of the directory: its public pages, and what its admin adds to Wagtail's."""

from .directory import DirectoryView
from .keyword_merge import MergeKeywordView
from .organisation import OrganisationView
from .protected import protected_response
from .topic import TopicIndexView, TopicView

__all__ = ["DirectoryView", "MergeKeywordView", "OrganisationView", "TopicIndexView", "TopicView", "protected_response"]
