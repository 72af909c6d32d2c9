"""Scripts that run inside a host, with its Python: they know nothing of these tests, and fail by themselves."""
