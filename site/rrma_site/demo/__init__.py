"""The demonstration network: its content, its pictures and the loaders that put them in place."""
