"""Base page, home page and public theme of a network's site."""
