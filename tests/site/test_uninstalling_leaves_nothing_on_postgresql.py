"""docs/operate.md, « Uninstall », on PostgreSQL: nothing there bears our name any more."""

import pytest

from tests.hosts.documents import blocks
from tests.house.conftest import ROOT
from tests.site.test_moving_to_postgresql_is_as_documented import new_database, run  # noqa: F401

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

MADE = """
python site/manage.py migrate --verbosity 0
python site/manage.py rrma_demo
"""
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


def counted(database: str, folder) -> dict[str, int]:
    (folder / "count.py").write_text(COUNT, encoding="utf-8")
    lines = run(f"python site/manage.py shell -v 0 < {folder}/count.py", database, folder).splitlines()
    return {what: int(number) for what, number in (line.rsplit(": ", 1) for line in lines)}


def test_no_table_no_index_and_no_function_is_left(tmp_path, new_database):  # noqa: F811
    run(MADE, new_database, tmp_path)
    before = counted(new_database, tmp_path)
    assert all(before.values()), before
    (tmp_path / "roots.py").write_text(GIVE_SITES_ANOTHER_ROOT, encoding="utf-8")
    run(f"python site/manage.py shell -v 0 < {tmp_path}/roots.py", new_database, tmp_path)
    pages_and_tables, _ = blocks(ROOT / "docs/operate.md", "Uninstall")
    run(pages_and_tables.text.replace("manage.py", "site/manage.py"), new_database, tmp_path)
    assert not any(counted(new_database, tmp_path).values())
