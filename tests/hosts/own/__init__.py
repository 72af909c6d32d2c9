"""What a host may have of its own: models, settings, addresses. Copied into hosts, not imported here."""
