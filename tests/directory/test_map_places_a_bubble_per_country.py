"""The map of the world: a bubble per country, as large as its number, near its country, none over another."""

import re
from itertools import combinations, pairwise
from math import hypot, isclose, pi
from pathlib import Path

import pytest
from django_countries import countries
from hypothesis import given, settings
from hypothesis import strategies as st

import rrma_directory.world_map
from rrma_directory.world_map import arrange, world
from rrma_directory.world_map.bubbles import LARGEST, TARGET

WIDE = 572
"""Width of the map, in pixels, from which its bubbles are links."""

counted = st.dictionaries(st.sampled_from(sorted(world().anchors)), st.integers(1, 20_000), min_size=1, max_size=60)


def bubbles(counts):
    return arrange([world().anchors[code] for code in counts], list(counts.values()), world().width, world().height)


@settings(max_examples=150, deadline=None)
@given(counted)
def test_no_bubble_hides_another_or_leaves_the_map(counts):
    placed = bubbles(counts)
    assert len(placed) == len(counts)
    for one, other in combinations(placed, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.target + other.target
    for bubble in placed:
        assert bubble.target <= bubble.x <= world().width - bubble.target
        assert bubble.target <= bubble.y <= world().height - bubble.target


@settings(max_examples=100, deadline=None)
@given(counted)
def test_a_bubble_covers_its_point_or_a_line_leads_to_it(counts):
    for bubble in bubbles(counts):
        assert bubble.has_leader or hypot(bubble.x - bubble.anchor_x, bubble.y - bubble.anchor_y) <= bubble.radius


def test_a_bubble_alone_stands_on_its_country():
    for code, (x, y) in world().anchors.items():
        (bubble,) = bubbles({code: 3})
        assert bubble.distance <= bubble.radius and not bubble.has_leader
        assert (bubble.anchor_x, bubble.anchor_y) == (x, y)


def test_every_country_of_the_world_at_once_still_fits():
    placed = bubbles(dict.fromkeys(world().anchors, 7))
    assert len(placed) == len(world().anchors)
    assert not any(bubble.full_size for bubble in placed)
    for one, other in combinations(placed, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.target + other.target


def test_a_network_of_forty_countries_keeps_bubbles_of_full_size():
    africa = ["SN", "BF", "BJ", "ML", "TG", "CI", "GH", "NE", "NG", "CM", "MA", "TN", "DZ", "MG", "GN", "KM", "CD"]
    asia = ["VN", "KH", "LA", "PS", "LB", "TR", "IN"]
    europe = ["RO", "UA", "PL", "ES", "IT", "DE", "GB", "PT", "MD"]
    codes = [*africa, *asia, *europe, "HT", "CA-QC", "BR", "PE", "CO", "RW", "MR"]
    placed = bubbles(dict.fromkeys(codes, 2))
    assert all(bubble.full_size for bubble in placed)
    assert max(bubble.distance for bubble in placed) < world().width / 5


@settings(max_examples=50, deadline=None)
@given(counted)
def test_the_same_numbers_give_the_same_map(counts):
    first = bubbles(counts)
    rrma_directory.world_map.bubbles._arranged.cache_clear()
    assert bubbles(counts) == first


def test_areas_are_as_the_numbers():
    four, two = bubbles({"BR": 4, "VN": 2})
    assert isclose(pi * four.radius**2, 2 * pi * two.radius**2)
    assert bubbles({"BR": 900, "VN": 30})[0].radius == LARGEST
    assert bubbles({"BR": 9, "VN": 8})[1].radius < LARGEST


@given(st.integers(1, 10**6))
def test_a_bubble_is_a_target_of_24_pixels_with_room_for_its_number(number):
    small = bubbles({"VN": number, "BR": 10**6})[0]
    assert 2 * small.target * WIDE / world().width >= 24 and small.target >= max(TARGET, small.radius)
    assert 2 * small.radius >= 15 * len(str(number))


def test_every_country_that_can_be_entered_has_a_point():
    assert {country.code for country in countries} | {"CA-QC"} == set(world().anchors)
    assert world().anchor("US-LA") == world().anchor("US")
    assert world().anchor("africa") is None and world().anchor("") is None
    for x, y in world().anchors.values():
        assert 0 <= x <= world().width and 0 <= y <= world().height


@pytest.mark.parametrize(
    "code", ["BJ", "BF", "SN", "CM", "TN", "MA", "CD", "FR", "RO", "CA-QC", "BR", "VN", "KH", "AU"]
)
def test_the_point_of_a_country_is_on_land(code):
    x, y = world().anchors[code]
    assert sum(crosses(x, y, ring) for ring in rings()) % 2 == 1


@pytest.mark.parametrize(
    ("west", "east"),
    [("SN", "BF"), ("BF", "NE"), ("TG", "BJ"), ("BJ", "NG"), ("CA", "CA-QC"), ("HT", "DO"), ("TN", "LY")],
)
def test_neighbours_stand_in_their_order(west, east):
    assert world().anchors[west][0] < world().anchors[east][0]


def test_the_outline_is_light_and_its_origin_is_told():
    assert re.fullmatch(r"[Mlz0-9 -]+", world().outline)
    assert len(world().outline) <= 12_000
    told = (Path(rrma_directory.world_map.__file__).parent / "NATURAL-EARTH.md").read_text()
    assert "Natural Earth" in told and "public domain" in told


def rings() -> list[list[tuple[int, int]]]:
    found = []
    for start, steps in re.findall(r"M(\d+ \d+)l([^z]*)z", world().outline):
        x, y = map(int, start.split())
        ring = [(x, y)]
        numbers = iter(map(int, re.findall(r"-?\d+", steps)))
        for step_x, step_y in zip(numbers, numbers, strict=True):
            x, y = x + step_x, y + step_y
            ring.append((x, y))
        found.append([*ring, ring[0]])
    return found


def crosses(x: int, y: int, ring: list[tuple[int, int]]) -> int:
    """How often a ray from the point to the right crosses the ring."""
    return sum(
        (ya > y + 0.5) != (yb > y + 0.5) and x < xa + (y + 0.5 - ya) * (xb - xa) / (yb - ya)
        for (xa, ya), (xb, yb) in pairwise(ring)
    )
