"""What a browser sends when an editor submits the form of a sheet."""

from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, streamfield

from rrma_casestudies.models import CaseSheetPage
from tests.casestudies import factories

EDIT_FORM = "page-edit-form"


def create_url() -> str:
    return reverse("wagtailadmin_pages:add", args=["rrma_casestudies", "casesheetpage", factories.index().pk])


def edit_url(page: CaseSheetPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def opened_form(client: Client, url: str) -> QueryDict:
    """The fields of the form at `url` as they stand when it opens; the body, which a script fills, is empty."""
    html = client.get(url).content.decode()
    data = querydict_from_html(html, form_id=EDIT_FORM)
    data.update(nested_form_data({"body": streamfield([])}))
    return data


def blank_form() -> QueryDict:
    """The fields of the form of a new sheet before anything is typed: its lists are empty."""
    form_class = CaseSheetPage.get_edit_handler().get_form_class()
    lists = {name: inline_formset([]) for name in form_class.formsets}
    data = QueryDict(mutable=True)
    data.update(nested_form_data({"title": "", "slug": "", "body": streamfield([]), **lists}))
    return data


def fill(data: QueryDict, **values) -> QueryDict:
    """`data` with `values`: plain fields, lists of keys, or a list of dicts for a list of the sheet."""
    for name, value in values.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for key, text in nested_form_data({name: inline_formset(value)}).items():
                data[key] = text
        elif isinstance(value, list):
            data.setlist(name, [str(item) for item in value])
        else:
            data[name] = value
    return data


def minimal_values() -> dict:
    """What publishing requires, and no more."""
    here = factories.organisation("Ville de Cergy", country=factories.country("FR"), place="Cergy")
    there = factories.organisation("Ville de Porto-Novo", country=factories.country("BJ"), place="Porto-Novo")
    return {
        "title": "Une fiche neuve",
        "slug": "une-fiche-neuve",
        "summary": "Ce que la fiche raconte.",
        "themes": [factories.theme().pk],
        "sides": [
            {"side": "ici", "role": "pilote", "organisation": here.pk},
            {"side": "la-bas", "role": "partenaire", "organisation": there.pk},
        ],
    }
