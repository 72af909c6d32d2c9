"""Vocabularies, organisations and cooperations of a network."""
