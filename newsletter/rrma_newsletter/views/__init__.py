"""Views of the letters."""
