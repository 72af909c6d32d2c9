"""The search as JSON, for programs: needs django-ninja (the extra `api`) where a host includes `api.urls`."""
