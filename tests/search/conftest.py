"""Tests of one database run on that database: SQLite, or PostgreSQL where DATABASE_URL says so."""

from django.db import connection

OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]

collect_ignore_glob = [f"test_{OTHER}_*.py"]
