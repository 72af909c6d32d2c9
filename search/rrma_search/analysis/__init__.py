"""French analysis: one implementation for every engine, for highlighting and for suggestions."""

from rrma_search.analysis.french import Token, analyse

__all__ = ["Token", "analyse"]
