"""Forms of the directory's admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Keyword


class MergeKeywordForm(forms.Form):
    """Into which keyword another one is merged."""

    target = forms.ModelChoiceField(
        Keyword.objects.none(),
        label=_("Keyword to keep"),
        empty_label=_("Choose a keyword"),
        error_messages={"invalid_choice": _("Choose a keyword of the list: this one is no longer there.")},
    )

    def __init__(self, *args: Any, source: Keyword, **kwargs: Any) -> None:
        """`source` is the keyword that disappears; every other one can be chosen."""
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = Keyword.objects.exclude(pk=source.pk)
