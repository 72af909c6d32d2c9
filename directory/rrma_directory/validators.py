"""What a value of the directory must look like, told in words that its editor understands."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

country_code = RegexValidator(
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?\Z",
    _("Give a code of two capital letters (BJ), or that of a subdivision (CA-QC)."),
)
insee_code = RegexValidator(
    r"^(\d{2,3}|2[AB])\Z",
    _("Give the INSEE code: two or three digits, 2A or 2B."),
)


def plausible_year(year: int) -> None:
    """Accepts a year between 1000 and ten years from now; raises ValidationError otherwise."""
    latest = datetime.date.today().year + 10
    if not 1000 <= year <= latest:
        raise ValidationError(_("Give a year between 1000 and %(latest)d."), params={"latest": latest})
