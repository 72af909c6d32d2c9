"""The drawings of the benchmarks: well-formed, told in words, and true to the numbers that they are given."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from benchmarks.growth_drawing import Axis, Drawing
from benchmarks.growth_report import KINDS, drawings, engines, growth
from benchmarks.searches import BROAD, MEDIUM, RARE
from hypothesis import given, settings
from hypothesis import strategies as st

SVG = "{http://www.w3.org/2000/svg}"
AXES = Axis("documents", [1, 10, 100], logarithmic=True), Axis("milliseconds", [0, 5, 10])


def drawn(lines, title="Cost", description="What it costs."):
    return ElementTree.fromstring(Drawing(title, description, *AXES, lines).svg())


def places(root):
    return [
        [tuple(map(float, pair.split(","))) for pair in line.get("points").split()]
        for line in root.iter(f"{SVG}polyline")
    ]


def test_a_line_goes_through_its_points():
    ((first, middle, last),) = places(drawn({"one": [(1, 0), (10, 5), (100, 10)]}))
    assert middle == ((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
    assert first[0] < last[0]
    assert first[1] > last[1], "more is higher up"


def test_lines_stand_among_the_numbers_of_their_axes():
    root = drawn({"one": [(10, 5), (100, 10)]})
    told = {text.text: (float(text.get("x")), float(text.get("y"))) for text in root.iter(f"{SVG}text")}
    (((right, down), (last, top)),) = places(root)
    assert (told["10"][0], told["100"][0]) == (right, last)
    assert told["5"][1] - down == told["0"][1] - (2 * down - top)


def test_lines_are_told_apart_without_their_colours_and_named():
    root = drawn({name: [(1, 1), (100, height)] for height, name in enumerate(("one", "two", "three"), start=2)})
    assert len({line.get("stroke-dasharray") for line in root.iter(f"{SVG}polyline")} - {""}) >= 3
    assert len({path.get("d") for path in root.iter(f"{SVG}path")}) == 3
    assert {"one", "two", "three"} <= {text.text for text in root.iter(f"{SVG}text")}


def test_a_single_point_is_a_mark_without_a_line():
    root = drawn({"one": [(10, 5)]})
    assert not places(root)
    assert len(list(root.iter(f"{SVG}path"))) == 2, "one in the drawing, one beside its name"


def test_more_lines_than_can_be_told_apart_are_refused():
    with pytest.raises(ValueError, match="told apart"):
        drawn({str(number): [(1, 1)] for number in range(4)})


def test_a_drawing_has_a_title_and_a_description_and_nothing_that_runs_or_is_fetched():
    root = drawn({"<one> & two": [(1, 1), (100, 9)]}, title="Fast & <slow>", description="From 1 to 9.")
    by_id = {element.get("id"): element.text for element in root}
    assert [by_id[name] for name in root.get("aria-labelledby").split()] == ["Fast & <slow>", "From 1 to 9."]
    assert root.get("role") == "img"
    assert not {"script", "image", "foreignObject", "use"} & {element.tag.removeprefix(SVG) for element in root.iter()}
    assert "prefers-color-scheme: dark" in root.find(f"{SVG}style").text


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(1e-3, 1e7), min_size=1, max_size=9), st.booleans())
def test_an_axis_holds_all_its_values_between_few_round_numbers(values, logarithmic):
    axis = Axis.around("ms", values, logarithmic)
    assert all(before < after for before, after in pairwise(axis.ticks))
    assert all(0 <= axis.place(value) <= 1 for value in values)
    assert logarithmic or len(axis.ticks) <= 8


def timings(factor):
    return {name: {"p50": factor * cost} for cost, name in enumerate((RARE, MEDIUM, BROAD), start=1)}


def growing(counts, factor):
    return {str(count): dict.fromkeys((RARE, MEDIUM, BROAD), factor * count) for count in counts}


RUN = {"growth": {"facets": growing(range(1, 7), 0.5), "hits": growing((1, 20, 100), 0.25)}}


def test_every_engine_that_was_measured_is_drawn_and_its_numbers_stand_beside():
    sizes = [{"documents": 1_000, "searches": timings(1.5), **RUN}, {"documents": 10_000, "searches": timings(4)}]
    arms = {name: {"ours": timing} for name, timing in timings(2.5).items()}
    found = engines(sizes, None, [None, {"documents": 10_000, "version": "9.2.0", "searches": arms, **RUN}])
    files = drawings(found)
    assert set(files) == {f"{kind.key}-{name}.svg" for kind in KINDS for name in ("sqlite", "elasticsearch")}
    section = "\n".join(growth(found, "benchmarks"))
    assert all(f"(benchmarks/{name})" in section for name in files)
    assert "| SQLite, broad word | 4.5 | 12.0 |" in section
    assert "| Elasticsearch 9.2.0, rare word | — | 2.5 |" in section
    assert "| SQLite, medium word | 0.5 | 1.0 | 1.5 | 2.0 | 2.5 | 3.0 |" in section
    description = ElementTree.fromstring(files["documents-sqlite.svg"]).find(f"{SVG}desc").text
    assert "broad word: 4.5 ms at 1,000, 12.0 ms at 10,000" in description
    assert len(places(ElementTree.fromstring(files["documents-sqlite.svg"]))) == 3
