"""Views of the directory: its public pages, and what its admin adds to Wagtail's."""

from .keyword_merge import MergeKeywordView
from .organisation import OrganisationView, directory
from .protected import protected_response
from .topic import TopicView

__all__ = ["MergeKeywordView", "OrganisationView", "TopicView", "directory", "protected_response"]
