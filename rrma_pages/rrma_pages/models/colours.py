"""The colours that a network gives to the theme of its site."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rrma_pages import colours


def colour_field(verbose_name: Promise, help_text: Promise) -> models.CharField:
    """A field for a colour as `#rrggbb`, blank for the theme's own."""
    return models.CharField(
        verbose_name, max_length=7, blank=True, validators=[colours.validate_colour], help_text=help_text
    )


class NetworkColours(models.Model):
    """Four colours for light screens and four for dark ones, refused together where they cannot be read."""

    colour_main = colour_field(_("main colour"), _("Links, buttons, bands."))
    colour_accent = colour_field(_("second colour"), _("Labels, states, dots on the map."))
    colour_paper = colour_field(_("ground"), _("The ground of the pages: very light."))
    colour_text = colour_field(_("text"), _("Running text: very dark."))
    colour_main_dark = colour_field(_("main colour, dark screens"), _("The same, light on dark."))
    colour_accent_dark = colour_field(_("second colour, dark screens"), _("The same, light on dark."))
    colour_paper_dark = colour_field(_("ground, dark screens"), _("Very dark."))
    colour_text_dark = colour_field(_("text, dark screens"), _("Very light."))

    class Meta:
        abstract = True

    @property
    def own_colours(self) -> Mapping[str, str]:
        """Name → colour, of those that are set (see `rrma_pages.colours`)."""
        values = {name: getattr(self, colours.field_name(name)) for name in colours.DEFAULTS}
        return {name: value for name, value in values.items() if value}

    def clean(self) -> None:
        """Write the colours alike; raise ValidationError, under the colour to change, where a pair lacks contrast."""
        super().clean()
        for name, value in self.own_colours.items():
            if colours.is_colour(value):
                setattr(self, colours.field_name(name), colours.colour(value))
        own = self.own_colours
        found = colours.weak_by_colour(colours.palette(self), own) if own else {}
        if found:
            raise ValidationError(
                {
                    # The worst of them only: what mends it mends the others most of the time.
                    colours.field_name(name): colours.described(min(contrasts, key=lambda found: found.share))
                    for name, contrasts in found.items()
                }
            )
