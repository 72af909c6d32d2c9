"""The public forms of a subscription."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rrma_directory.choices import TerritoryKind
from rrma_directory.models import Territory, Theme
from rrma_newsletter.choices import Cadence
from rrma_newsletter.models import Subscriber
from rrma_newsletter.subscriptions.links import Choices

__all__ = ["CONSENT", "ChoicesForm", "SubscribeForm"]

CONSENT = _(
    "I agree to get the letters chosen here. I can unsubscribe at any moment, with one click, and my address serves "
    "for nothing else."
)
"""The words that are shown, and kept as the proof of a consent."""


class ChoicesForm(forms.Form):
    """Which letters, about what, from where."""

    cadences = forms.MultipleChoiceField(
        label=_("Letters"),
        choices=Cadence.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one letter.")},
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Themes"),
        queryset=Theme.objects.filter(parent=None),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: all themes."),
    )
    territories = forms.ModelMultipleChoiceField(
        label=_("Territories"),
        queryset=Territory.objects.filter(kind=TerritoryKind.REGION),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: all territories."),
    )

    @property
    def choices(self) -> Choices:
        """What was chosen, once the form is valid."""
        data = self.cleaned_data
        return Choices(
            tuple(data["cadences"]),
            tuple(theme.pk for theme in data["themes"]),
            tuple(territory.pk for territory in data["territories"]),
        )

    @classmethod
    def initial_of(cls, subscriber: Subscriber) -> dict[str, Any]:
        """What `subscriber` has chosen so far."""
        return {
            "cadences": subscriber.cadences,
            "themes": [theme.pk for theme in subscriber.themes.all()],
            "territories": [territory.pk for territory in subscriber.territories.all()],
        }


class SubscribeForm(ChoicesForm):
    """An address and its choices. `website` is seen by robots alone: who fills it in is one."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Give your e-mail address."),
            "invalid": _("This is no e-mail address: look for a missing @ or dot."),
        },
    )
    website = forms.CharField(label=_("Leave this field empty"), required=False, max_length=200)

    @property
    def is_robot(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.cleaned_data.get("website"))
