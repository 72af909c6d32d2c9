"""docs/operate.md, « From SQLite to PostgreSQL »: carried out word for word, after which nothing is missing."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests import prepared
from tests.hosts.documents import blocks
from tests.house.conftest import ROOT
from tests.site.test_security_production_is_as_documented import bare_environment

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ASKED = ["", "eau", "coopération", "eau assainissement jeunesse formation", '"eau potable"', "bénin -eau"]
# Made anew, or of one database alone: the tables that the guide leaves out but for the documents themselves.
NOT_MOVED = {
    "rrma_search.pendingdocument",
    "rrma_search.pendingreplica",
    "rrma_search.replicastate",
    "rrma_search.sequencestate",
    "sessions.session",
    "wagtailsearch.indexentry",
    "wagtailsearch.sqliteftsindexentry",
}
# The references are made anew by the guide: both sides count those of a table made anew.
COMPLETED = """
python site/manage.py rrma_demo --admin
python site/manage.py rebuild_references_index
"""
TELL = f"""
import json
from django.apps import apps
from rrma_search.query import SearchQuery
from rrma_search.service import search

def told(query):
    found = search(query)
    facets = {{name: {{v.value: v.count for v in values}} for name, values in found.facets.items()}}
    return found.total, found.strict_total, found.level, [hit.key for hit in found.hits], facets

models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
rows = {{model._meta.label_lower: model._base_manager.count() for model in models}}
print(json.dumps({{"rows": rows, "searches": [told(SearchQuery(text)) for text in {ASKED!r}]}}))
"""


@pytest.fixture
def new_database(postgresql_url) -> Iterator[str]:
    """The URL of a database with nothing in it."""
    server = postgresql_url.rpartition("/")[0]
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE moved")
        yield f"{server}/moved"
        connection.execute("DROP DATABASE moved WITH (FORCE)")


def run(script: str, database: str, folder: Path) -> str:
    """What `script` prints, run as on the machine of the site, in the folder of the project but writing to `folder`."""
    script = script.replace("types.json", f"{folder}/types.json").replace("network.json", f"{folder}/network.json")
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=ROOT,
        env={**bare_environment(), "PYTHONPATH": "site", "VAR": str(folder), "DATABASE_URL": database},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3_000:] + done.stdout[-1_000:]
    return done.stdout


def told(database: str, folder: Path) -> dict:
    (folder / "tell.py").write_text(TELL, encoding="utf-8")
    answer = json.loads(run(f"python site/manage.py shell -v 0 < {folder}/tell.py", database, folder))
    answer["rows"] = {label: count for label, count in answer["rows"].items() if label not in NOT_MOVED}
    return answer


def test_everything_is_there_and_found_as_before(tmp_path, new_database):
    shutil.copytree(prepared.demonstration(), tmp_path, dirs_exist_ok=True)
    sqlite = f"sqlite:///{tmp_path / prepared.DATABASE}"
    run(COMPLETED, sqlite, tmp_path)
    before = told(sqlite, tmp_path)
    out, into = [block.text for block in blocks(ROOT / "docs/operate.md", "From SQLite to PostgreSQL")]
    run(out, sqlite, tmp_path)
    run(into, new_database, tmp_path)
    after = told(new_database, tmp_path)
    assert after["rows"] == before["rows"]
    assert after["searches"] == before["searches"]
    assert before["searches"][1][0] > 0
    assert run("python site/manage.py rrma_index check", new_database, tmp_path)
