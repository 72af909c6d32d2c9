"""Subscribing, choosing, unsubscribing: what people do with their address, and what is kept of it."""
