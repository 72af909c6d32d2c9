"""Topic pages: what a network has on a theme, a keyword, a country or a French territory."""

from .addresses import topic_address

__all__ = ["topic_address"]
