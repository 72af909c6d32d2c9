"""The letters of a network: what is published is reused, not retyped."""
