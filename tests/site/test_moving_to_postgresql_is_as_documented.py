"""docs/operate.md, « From SQLite to PostgreSQL »: carried out word for word, after which nothing is missing."""

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

DELETE = """
from rrma_search.page_model import Page
for slug in ("lutte-contre-l-insecurite-alimentaire", "glossaire"):
    Page.objects.get(slug=slug).delete()
"""


def test_everything_is_there_and_found_as_before(moved):
    after = moved.told()
    assert after["rows"] == moved.before["rows"]
    assert after["searches"] == moved.before["searches"]
    assert moved.before["searches"][1][0] > 0
    assert moved.run("python site/manage.py rrma_index check")


def test_pages_are_made_and_published_there_as_before(moved):
    (moved.folder / "delete.py").write_text(DELETE, encoding="utf-8")
    moved.run(f"python site/manage.py shell -v 0 < {moved.folder}/delete.py")
    assert numbers(moved.told()) != numbers(moved.before)
    moved.run("python site/manage.py rrma_demo")
    assert numbers(moved.told()) == numbers(moved.before)
    assert moved.run("python site/manage.py rrma_index check")


def numbers(site: dict) -> list:
    """How much each search finds: pages made anew have other keys."""
    return [(total, strict, facets) for total, strict, _level, _hits, facets in site["searches"]]
