"""The case sheets of a network: the top of the house."""
