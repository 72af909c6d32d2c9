"""Who gets letters, which ones, and on what ground."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from rrma_newsletter.choices import Cadence, LegalBasis, SubscriberState
from rrma_newsletter.fields import AddressField

__all__ = ["CadenceChoice", "Subscriber", "new_key"]


def new_key() -> str:
    """A random name for a subscriber, which links in letters carry in place of the address."""
    return secrets.token_urlsafe(12)


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    """Subscribers."""

    def active(self) -> SubscriberQuerySet:
        """Those who get letters."""
        return self.filter(state=SubscriberState.ACTIVE)

    def wanting(self, cadence: str, themes: Any = (), territories: Any = ()) -> SubscriberQuerySet:
        """Those whose choices a letter of this `cadence` meets.

        Who has chosen no theme wants any; a letter with no theme is for everyone; the same goes for territories.
        `themes` and `territories` are primary keys, those above them included.
        """
        found = self.filter(
            models.Exists(CadenceChoice.objects.filter(subscriber=models.OuterRef("pk"), cadence=cadence))
        )
        found = _meeting(found, Subscriber.themes.through, "theme", themes)
        return _meeting(found, Subscriber.territories.through, "territory", territories)


def _meeting(found: SubscriberQuerySet, through: type[models.Model], name: str, pks: Any) -> SubscriberQuerySet:
    if not pks:
        return found
    chosen = through._default_manager.filter(subscriber=models.OuterRef("pk"))
    return found.filter(~models.Exists(chosen) | models.Exists(chosen.filter(**{f"{name}__in": pks})))


class Subscriber(models.Model):
    """One address, whose choices and proofs go with it; nothing else is known of the person."""

    email = AddressField(_("e-mail address"), unique=True)
    key = models.CharField(_("key"), max_length=32, unique=True, default=new_key, editable=False)
    state = models.CharField(
        _("state"), max_length=12, choices=SubscriberState.choices, default=SubscriberState.UNCONFIRMED
    )
    legal_basis = models.CharField(
        _("legal basis"), max_length=12, choices=LegalBasis.choices, default=LegalBasis.CONSENT
    )
    informed_on = models.DateField(
        _("informed or agreed on"),
        null=True,
        blank=True,
        help_text=_("The day when the person agreed, or was told that letters would be sent."),
    )
    language = models.CharField(_("language"), max_length=10, default="fr")
    themes = models.ManyToManyField("rrma_directory.Theme", verbose_name=_("themes"), blank=True, related_name="+")
    territories = models.ManyToManyField(
        "rrma_directory.Territory", verbose_name=_("territories"), blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("known since"), auto_now_add=True)
    changed_at = models.DateTimeField(_("state since"), auto_now_add=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["email"]
        indexes = [models.Index(fields=["state", "id"], name="rrma_newsletter_by_state")]

    def __str__(self) -> str:
        return self.email

    @property
    def cadences(self) -> list[str]:
        """The letters chosen, as values of `Cadence`, in the order of that list."""
        chosen = {choice.cadence for choice in self.cadence_choices.all()}
        return [value for value in Cadence.values if value in chosen]

    @property
    def cadence_labels(self) -> str:
        """The letters chosen, for editors."""
        return ", ".join(str(Cadence(value).label) for value in self.cadences)

    cadence_labels.fget.short_description = _("letters")

    def choose_cadences(self, cadences: Any) -> None:
        """Keep these letters and no others."""
        wanted = set(cadences) & set(Cadence.values)
        self.cadence_choices.exclude(cadence__in=wanted).delete()
        for cadence in wanted - set(self.cadence_choices.values_list("cadence", flat=True)):
            self.cadence_choices.create(cadence=cadence)


class CadenceChoice(models.Model):
    """A letter that somebody has chosen."""

    subscriber = models.ForeignKey(
        Subscriber, verbose_name=_("subscriber"), on_delete=models.CASCADE, related_name="cadence_choices"
    )
    cadence = models.CharField(_("letter"), max_length=12, choices=Cadence.choices)

    class Meta:
        verbose_name = _("chosen letter")
        verbose_name_plural = _("chosen letters")
        constraints = [models.UniqueConstraint(fields=["subscriber", "cadence"], name="rrma_newsletter_cadence_once")]

    def __str__(self) -> str:
        return str(Cadence(self.cadence).label)
