"""A small host of the search: a page type, a model that is no page, and a vocabulary."""
