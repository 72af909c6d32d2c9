"""The method guides, with their tools in the library of documents, published and proved by their sheets."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.core.files.base import ContentFile
from django.utils.html import format_html
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from rrma_casestudies.models import CaseSheetPage, CaseSheetRelatedPage
from rrma_directory.models import Theme
from rrma_directory.slugs import ascii_slug
from rrma_pages import models

from . import files
from .content import read, read_sheets
from .publishing import publish

Row = dict[str, Any]


def load() -> None:
    """Creates the list of guides and the guides that are not there, then publishes them and ties their sheets."""
    content = read("guides")
    index = models.GuideIndexPage.objects.first() or _create_index(content["index"])
    known = set(models.GuidePage.objects.values_list("slug", flat=True))
    missing = [row for row in content["guides"] if row["slug"] not in known]
    with disable_reference_index_auto_update():
        drafts = [(_draft(row, index), row) for row in missing]
    for guide, row in drafts:
        others = {other.slug: other for other in models.GuidePage.objects.filter(slug__in=row["related"])}
        guide.related_pages = _numbered(models.GuideRelatedPage(page=others[slug]) for slug in row["related"])
        publish(guide)
    _tie({guide.slug for guide, _row in drafts})


def proved_by(sheet: str) -> list[models.GuidePage]:
    """The guides, as far as they are there, that the sheet of the facts `sheet` (« F1 ») proves."""
    slugs = [row["slug"] for row in read("guides")["guides"] if sheet in row["sheets"]]
    return list(models.GuidePage.objects.filter(slug__in=slugs).order_by("pk"))


def _create_index(content: Row) -> models.GuideIndexPage:
    index = models.GuideIndexPage(**content)
    models.HomePage.objects.first().add_child(instance=index)
    index.save_revision().publish()
    return index


def _draft(row: Row, index: models.GuideIndexPage) -> models.GuidePage:
    guide = models.GuidePage(live=False, **_fields(row))
    guide.audiences = models.Audience.objects.filter(slug__in=row["audiences"])
    guide.themes = Theme.objects.filter(slug__in=row["themes"])
    _add_lists(guide, row)
    index.add_child(instance=guide)
    return guide


def _fields(row: Row) -> Row:
    names = ("slug", "title", "level", "duration", "summary", "steps_intro", "checklist_title")
    return {
        **{name: row[name] for name in names},
        "short_title": row.get("short_title", ""),
        "publication_date": max(edition["date"] for edition in row["editions"]),
    }


def _add_lists(guide: models.GuidePage, row: Row) -> None:
    content = read("guides")
    guide.prerequisites = _numbered(models.GuidePrerequisite(text=text) for text in row["prerequisites"])
    guide.steps = _numbered(_steps(row))
    guide.checks = _numbered(models.GuideCheck(text=text) for text in row["checklist"])
    guide.tools = _numbered(_tool(tool) for tool in read(f"tools/{row['slug']}"))
    guide.legal_references = _numbered(
        models.GuideLegalReference(**content["legal_texts"][key]) for key in row["legal_references"]
    )
    guide.terms = _numbered(models.GuideTerm(term=term, definition=_definition(term)) for term in row["terms"])
    editions = [models.GuideEdition(**edition) for edition in row["editions"]]
    editions[-1].document = _document(_whole(row))
    guide.editions = _numbered(editions)


def _steps(row: Row) -> Iterable[models.GuideStep]:
    asides = {aside["step"]: aside for aside in row["asides"]}
    for number, step in enumerate(row["steps"], start=1):
        aside = asides.get(number)
        note = (
            {"aside_kind": aside["kind"], "aside_text": aside["text"], "aside_page": _sheet(aside["sheet"])}
            if aside
            else {}
        )
        yield models.GuideStep(title=step["title"], text=format_html("<p>{}</p>", step["text"]), **note)


def _definition(term: str) -> str:
    """The first meaning that the glossary gives of `term`."""
    entries = {entry["term"].replace("\xa0", " "): entry for entry in read("glossary")["terms"]}
    return entries[term]["definitions"][0]["text"]


def _tool(tool: Row) -> models.GuideTool:
    return models.GuideTool(name=tool["name"], contains=tool["contains"], document=_document(tool))


def _whole(row: Row) -> Row:
    """The guide of the facts `row` as a file to print."""
    laws, headings = read("guides")["legal_texts"], read("guides")["headings"]
    steps = [block for step in row["steps"] for block in ({"title": step["title"]}, {"text": step["text"]})]
    blocks = [
        {"text": row["summary"]},
        {"title": headings["prerequisites"]},
        {"list": row["prerequisites"]},
        *steps,
        {"title": row["checklist_title"]},
        {"checks": row["checklist"]},
        {"title": headings["law"]},
        {"list": [f"{laws[key]['short_title']} : {laws[key]['says']}" for key in row["legal_references"]]},
    ]
    return {"name": row["title"], "format": "pdf", "blocks": blocks}


def _document(tool: Row) -> Any:
    """The file of `tool` in the library, made when it is not there."""
    documents = get_document_model()
    name = read("guides")["collection"]
    collection = Collection.objects.filter(name=name).first() or Collection.get_first_root_node().add_child(name=name)
    found = documents.objects.filter(title=tool["name"], collection=collection).first()
    if found is None:
        found = documents(title=tool["name"], collection=collection)
        file = ContentFile(files.render(tool))
        found.file.save(f"{ascii_slug(tool['name'])}.{tool['format']}", file, save=False)
        found.file_size = file.size
        found.save()
    return found


@cache
def _sheet_slugs() -> dict[str, str]:
    """The identifier of each sheet in the facts, with the slug of its page."""
    return {row["id"]: ascii_slug(row["title"]) for row in read_sheets()}


def _sheet(key: str) -> Page:
    return Page.objects.get(pk=CaseSheetPage.objects.get(slug=_sheet_slugs()[key]).pk)


def _tie(slugs: set[str]) -> None:
    """Puts the new guides `slugs` beside the sheets that prove them, save a sheet that somebody is changing."""
    for key, slug in _sheet_slugs().items():
        guides = [guide for guide in proved_by(key) if guide.slug in slugs]
        sheet = CaseSheetPage.objects.filter(slug=slug, has_unpublished_changes=False).first()
        if not guides or sheet is None:
            continue
        known = {related.page_id for related in sheet.related_pages.all()}
        for guide in guides:
            if guide.pk not in known:
                position = sheet.related_pages.count()
                sheet.related_pages.add(CaseSheetRelatedPage(page=guide.page_ptr, sort_order=position))
        publish(sheet)


def _numbered(entries: Iterable[Any]) -> list[Any]:
    rows = list(entries)
    for position, row in enumerate(rows):
        row.sort_order = position
    return rows
