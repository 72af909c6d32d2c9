"""A process of its own with a replica: `python -m tests.search.rebuild_process halfway|rebuild|traffic|watch`.

The database is named by DATABASE_URL, the server and prefix by REPLICA_URL and REPLICA_PREFIX.
"""

import json
import os
import sys
import threading
import time

import django
from django.conf import settings

DOCUMENTS = 400


def prepare() -> None:
    """Be a site with a replica."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    settings.RRMA_SEARCH = {
        "ENGINE": "elasticsearch",
        "URL": os.environ["REPLICA_URL"],
        "INDEX_PREFIX": os.environ["REPLICA_PREFIX"],
        "TIMEOUT": 2.0,
    }
    django.setup()


def story(number: int):
    """A document."""
    from rrma_search.documents import SearchDocument

    return SearchDocument(f"test:{number}", "news", f"Un forage {number}")


def halfway() -> None:
    """Begin a rebuild, say so, and stop there."""
    from rrma_search.replica.rebuilding import rebuild

    def stop(done: int, total: int) -> None:
        sys.stdout.write("halfway\n")
        sys.stdout.flush()
        time.sleep(120)

    rebuild(stop)


def rebuild() -> None:
    """Rebuild to the end, with some documents."""
    from rrma_search.projection import project
    from rrma_search.replica import rebuilding

    project(story(number) for number in range(20))
    sys.stdout.write(rebuilding.rebuild().index)


def watch() -> None:
    """Catch up until told to stop."""
    from django.core.management import call_command

    call_command("rrma_index", "sync", "--watch", "--every", "0.2")


def traffic() -> None:
    """Rebuild three times while others read and write; tells what they met, as JSON."""
    from django.db import connection

    from rrma_search.projection import project, withdraw
    from rrma_search.query import SearchQuery
    from rrma_search.replica import feeding, rebuilding
    from rrma_search.replica.comparing import find_drift
    from rrma_search.service import search

    project(story(number) for number in range(DOCUMENTS))
    rebuilding.rebuild()
    over, answers, written, failures = threading.Event(), [], [], []

    def again_and_again(work) -> None:
        try:
            while not over.is_set():
                work()
        except Exception as error:
            failures.append(repr(error))
            raise
        finally:
            connection.close()

    def read() -> None:
        found = search(SearchQuery("forage"))
        answers.append((found.total, len(found.hits), found.engine))

    def write() -> None:
        number = 1000 + len(written)
        project([story(number)])
        if number % 3 == 0:
            withdraw([f"test:{number - 1000}"])
        written.append(number)
        time.sleep(0.02)

    threads = [threading.Thread(target=again_and_again, args=[work]) for work in (read, read, write)]
    for thread in threads:
        thread.start()
    try:
        for _time in range(3):
            rebuilding.rebuild()
    finally:
        over.set()
        for thread in threads:
            thread.join()
    feeding.feed()
    drift = find_drift()
    said = {"answers": answers, "written": len(written), "failures": failures, "drift": bool(drift)}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    prepare()
    {"halfway": halfway, "rebuild": rebuild, "traffic": traffic, "watch": watch}[sys.argv[1]]()
