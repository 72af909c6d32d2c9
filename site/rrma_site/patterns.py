"""The page of patterns: every component of the theme with what puts it to the test, for those who change the theme.

Texts are in `demo/data/patterns.yaml`; each component is drawn by the include that draws it on the pages.
"""

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from rrma_casestudies.financing_bar import Bar, Segment
from rrma_casestudies.models import Lesson
from rrma_directory.world_map import WorldMap
from rrma_pages.teasers import Teaser
from rrma_search.conf import base_template
from rrma_search.facet_drawing import DrawnFacet, draw_facet
from rrma_search.facets import Facet, facet_values, get_facets
from rrma_search.results import FacetValue

from .demo import patterns
from .demo.content import read

__all__ = ["pattern_page"]


@require_safe
def pattern_page(request: HttpRequest) -> HttpResponse:
    """Show the page; search engines are asked to leave it out."""
    response = render(request, "rrma_site/patterns.html", {"base_template": base_template(), **_context()})
    response["X-Robots-Tag"] = "noindex"
    return response


def _context() -> dict[str, Any]:
    texts, images = read("patterns"), patterns.images()
    return {
        "texts": texts,
        "pictures": [images.get(row["title"]) for row in texts["pictures"].values()],
        "teasers": [_teaser(row, images) for row in texts["teasers"]],
        "short_teasers": [_teaser(row, images) for row in texts["short_teasers"]],
        "news": [Teaser(row["title"], "#", row["summary"], date=parse_date(str(row["date"]))) for row in texts["news"]],
        "facts": [(row["label"], row["value"]) for row in texts["organisations"]],
        "lessons": [_lesson(number, row) for number, row in enumerate(texts["lessons"])],
        "supporters": _supporters(texts, images),
        "bar": _bar(),
        "facets": _facets(),
        "map": WorldMap.of(_countries(texts["countries"]), lambda code: f"#{code}"),
    }


def _teaser(row: dict[str, Any], images: dict[str, Any]) -> Teaser:
    image = images.get(read("patterns")["pictures"][row["picture"]]["title"]) if "picture" in row else None
    return Teaser(
        title=row["title"],
        url="#",
        summary=row.get("summary", ""),
        image=image,
        image_alt=image.description if image else "",
        image_credit=row.get("credit", ""),
        label=row["label"],
        number=row.get("number", ""),
        pair=tuple(row["pair"]) if "pair" in row else None,
        meta=tuple(row.get("meta", ())),
    )


def _lesson(number: int, row: dict[str, Any]) -> Lesson:
    figure = {"figure_value": row.get("figure"), "figure_unit": row.get("unit", "")}
    return Lesson(kind=row["kind"], text=row["text"], sort_order=number, **figure)


def _supporters(texts: dict[str, Any], images: dict[str, Any]) -> list[SimpleNamespace]:
    """Eight with a logo, and one without: its name stands in its place."""
    rows = [(row["name"], images.get(patterns.logo_title(row["name"]))) for row in texts["logos"]]
    return [SimpleNamespace(name=name, effective_logo=image) for name, image in [*rows, (texts["missing_logo"], None)]]


def _bar() -> Bar:
    """Six parts, each in its filling, that miss the printed total."""
    widths = (120, 90, 60, 40, 30, 20)
    starts = [sum(widths[:number]) for number in range(len(widths))]
    parts = tuple(Segment(start, width, ink) for ink, (start, width) in enumerate(zip(starts, widths, strict=True)))
    return Bar(parts, 400.0, Segment(360, 40, 0))


def _countries(counts: dict[str, int]) -> list[FacetValue]:
    labels = facet_values(get_facets()["country"])
    return [FacetValue(code, labels[code].label, count, code == "TN") for code, count in counts.items()]


def _facets() -> list[DrawnFacet]:
    """A facet with branches and a fold, one with a chosen value that finds nothing, one of a single choice."""
    names, texts = read("patterns")["titles"], read("patterns")["facets"]
    branch = [FacetValue("a", names[2], 12, False), FacetValue("b", names[1], 7, True, "a")]
    leaves = [FacetValue(f"c{number}", f"{texts['value']} {number}", 9 - number // 2, False) for number in range(14)]
    everywhere = FacetValue("f", texts["everywhere"], 3, False, link=False)
    chosen = [FacetValue("d", names[3], 0, True), FacetValue("e", names[0], 1, False), everywhere]
    facets = [
        (Facet(name="branches"), [*branch, *leaves], texts["branches"]),
        (Facet(name="etats"), chosen, texts["states"]),
        (Facet(name="seul", multiple=False), leaves[:2], texts["single"]),
    ]
    drawn = (draw_facet(facet, values, label) for facet, values, label in facets)
    return [facet for facet in drawn if facet is not None]
