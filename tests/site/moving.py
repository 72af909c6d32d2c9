"""The demonstration moved from SQLite to PostgreSQL, as docs/operate.md says, and what each of the two tells."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests import prepared
from tests.hosts.documents import blocks
from tests.house.conftest import ROOT
from tests.site.test_security_production_is_as_documented import HASTY, bare_environment

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


@dataclass(frozen=True, slots=True)
class Moved:
    """A site that has moved: what it told `before` on SQLite, and where it is."""

    before: dict[str, Any]
    database: str
    folder: Path

    def run(self, script: str) -> str:
        """What `script` prints on the new database."""
        return run(script, self.database, self.folder)

    def told(self) -> dict[str, Any]:
        """What it tells on the new database, as it is now."""
        return told(self.database, self.folder)


@contextmanager
def moved(postgresql_url: str, folder: Path) -> Iterator[Moved]:
    """The demonstration, moved to a database of its own; raises AssertionError where a command of the guide fails."""
    shutil.copytree(prepared.demonstration(), folder, dirs_exist_ok=True)
    sqlite = f"sqlite:///{folder / prepared.DATABASE}"
    run(COMPLETED, sqlite, folder)
    out, into = [block.text for block in blocks(ROOT / "docs/operate.md", "From SQLite to PostgreSQL")]
    run(out, sqlite, folder)
    with new_database(postgresql_url) as database:
        run(into, database, folder)
        yield Moved(told(sqlite, folder), database, folder)


@contextmanager
def new_database(postgresql_url: str) -> Iterator[str]:
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
        env={**bare_environment(), "PYTHONPATH": f"site:{HASTY}", "VAR": str(folder), "DATABASE_URL": database},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3_000:] + done.stdout[-1_000:]
    return done.stdout


def told(database: str, folder: Path) -> dict[str, Any]:
    """How many rows each table has, and what searches find."""
    (folder / "tell.py").write_text(TELL, encoding="utf-8")
    answer = json.loads(run(f"python site/manage.py shell -v 0 < {folder}/tell.py", database, folder))
    answer["rows"] = {label: count for label, count in answer["rows"].items() if label not in NOT_MOVED}
    return answer
