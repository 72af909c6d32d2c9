"""Models of the host's app `accounts`: apart from the library, on which Wagtail's own migrations must not wait."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Account(AbstractUser):
    """A user who signs in as Django's do, and has a town."""

    town = models.CharField(max_length=100, blank=True)
