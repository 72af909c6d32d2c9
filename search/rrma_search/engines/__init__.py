"""Engines: one interface, one module or package for each database or server that can answer."""
