"""The directory in Wagtail's admin: two menu groups, « Annuaire » and « Vocabulaires »."""

from .groups import DirectoryGroup, VocabularyGroup

__all__ = ["DirectoryGroup", "VocabularyGroup"]
