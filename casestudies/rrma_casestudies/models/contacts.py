"""Whom to write to, and who supported the sheet."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.images import get_image_model_string
from wagtail.models import Orderable


class CaseSheetContact(Orderable):
    """A function at an organisation, with its shared mailbox. Nobody is named."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="contacts")
    organisation = models.ForeignKey(
        "rrma_directory.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="case_sheet_contacts",
    )
    other_name = models.CharField(
        _("name of the organisation"),
        max_length=255,
        blank=True,
        help_text=_("Only for an organisation that the directory does not hold. Never a person’s name."),
    )
    function = models.CharField(
        _("service or function"),
        max_length=255,
        blank=True,
        help_text=_("International relations, chair…: never a person’s name."),
    )
    mailbox = models.EmailField(
        _("shared mailbox"),
        blank=True,
        help_text=_(
            "Shown to everyone. Only the mailbox of a service (cooperation@…), never that of a person "
            "(first name and surname, or a consumer provider)."
        ),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.name or self.function

    @property
    def name(self) -> str:
        """The organisation's name in the directory, else the one typed here."""
        return str(self.organisation) if self.organisation else self.other_name


class CaseSheetSupporter(Orderable):
    """An organisation named under « Avec le soutien de », with its logo where there is one."""

    sheet = ParentalKey("rrma_casestudies.CaseSheetPage", on_delete=models.CASCADE, related_name="supporters")
    organisation = models.ForeignKey(
        "rrma_directory.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="case_sheet_supporters",
    )
    other_name = models.CharField(
        _("name"),
        max_length=255,
        blank=True,
        help_text=_("Only for an organisation that the directory does not hold, or under a name it no longer has."),
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Left empty: the logo that the directory holds, else the name alone."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("supporter")
        verbose_name_plural = _("supporters")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name typed here, else the organisation's in the directory."""
        return self.other_name or (str(self.organisation) if self.organisation else "")

    @property
    def effective_logo(self) -> models.Model | None:
        """The logo given here, else the organisation's; None when there is neither."""
        return self.logo or (self.organisation.logo if self.organisation else None)
