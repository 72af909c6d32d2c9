"""Ground floor: documents in, ranked and counted answers out."""
