"""Models of the letters of a network."""
