"""docs/operate.md, « Uninstall », on PostgreSQL: nothing there bears our name any more."""

import pytest

from tests.hosts.documents import blocks
from tests.house.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

GIVE_SITES_ANOTHER_ROOT = """
from wagtail.models import Page, Site
home = Page.get_first_root_node().add_child(instance=Page(title="Chez nous", slug="chez-nous"))
Site.objects.update(root_page=home)
"""
NAMED = {
    "tables, indices and sequences": "SELECT relname FROM pg_class WHERE relname LIKE '%rrma%'",
    "functions": "SELECT proname FROM pg_proc WHERE proname LIKE '%rrma%' OR prosrc LIKE '%rrma%'",
    "triggers": "SELECT tgname FROM pg_trigger WHERE tgname LIKE '%rrma%'",
    "types": "SELECT typname FROM pg_type WHERE typname LIKE '%rrma%'",
    "constraints": "SELECT conname FROM pg_constraint WHERE conname LIKE '%rrma%'",
    "migrations": "SELECT name FROM django_migrations WHERE app LIKE 'rrma%'",
}
COUNT = f"""
from django.db import connection
for what, sql in {NAMED!r}.items():
    with connection.cursor() as cursor:
        cursor.execute(sql)
        print(what, len(cursor.fetchall()), sep=": ")
"""


def counted(moved) -> dict[str, int]:
    (moved.folder / "count.py").write_text(COUNT, encoding="utf-8")
    lines = moved.run(f"python site/manage.py shell -v 0 < {moved.folder}/count.py").splitlines()
    return {what: int(number) for what, number in (line.rsplit(": ", 1) for line in lines)}


def test_no_table_no_index_and_no_function_is_left(moved):
    before = counted(moved)
    assert all(before.values()), before
    (moved.folder / "roots.py").write_text(GIVE_SITES_ANOTHER_ROOT, encoding="utf-8")
    moved.run(f"python site/manage.py shell -v 0 < {moved.folder}/roots.py")
    pages_and_tables, _ = blocks(ROOT / "docs/operate.md", "Uninstall")
    moved.run(pages_and_tables.text.replace("manage.py", "site/manage.py"))
    assert not any(counted(moved).values())
