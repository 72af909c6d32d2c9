"""The peer: a model as a Wagtail site would write it, found by Wagtail's own search."""
