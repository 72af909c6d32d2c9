"""Counters that never go back."""

import time

from django.db import models
from django.db.models import F

__all__ = ["SequenceState"]


class SequenceState(models.Model):
    """A named counter, moved in the transaction of the change it counts.

    Moving it locks its row until the transaction ends: writers of the same sequence follow one another, so a reader
    who sees a number sees everything written under lower ones.
    """

    DOCUMENTS = "documents"
    VOCABULARY = "vocabulary"
    NAVIGATION = "navigation"
    """What leads around a site: its pages, who may see them, the sites themselves."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.BigIntegerField()

    class Meta:
        """Nothing to show in the admin."""

        default_permissions = ()

    def __str__(self) -> str:
        """Name and number."""
        return f"{self.name} {self.value}"

    @classmethod
    def advance(cls, name: str, by: int = 1) -> int:
        """Move the sequence `name` by `by` and return its new value; must run inside a transaction.

        A sequence starts at the clock in microseconds, so that one made anew (an emptied database, a restored backup)
        does not give out numbers that other processes or replicas have already seen.
        """
        if not cls.objects.filter(name=name).update(value=F("value") + by):
            cls.objects.get_or_create(name=name, defaults={"value": time.time_ns() // 1000})
            cls.objects.filter(name=name).update(value=F("value") + by)
        return cls.current(name)

    @classmethod
    def raise_to(cls, name: str, least: int = 0) -> None:
        """Let the sequence `name` go on from `least` or from the clock, where it has not come so far."""
        least = max(least, time.time_ns() // 1000)
        cls.objects.filter(name=name, value__lt=least).update(value=least)

    @classmethod
    def current(cls, name: str) -> int:
        """The last number given out by the sequence `name`; 0 before the first."""
        return cls.objects.filter(name=name).values_list("value", flat=True).first() or 0
