"""Judged queries over the demonstration network, and how well a search answers them."""
