"""How quick the machine is: the home page of a new Wagtail site, asked as our pages are; prints milliseconds."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

TIMES = 200
SETTINGS = """
from newsite.settings.base import *
SECRET_KEY = "only for benchmarks"
ALLOWED_HOSTS = ["*"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
"""


def page_of_a_new_site() -> float:
    """Milliseconds of processor time that it takes, the median of many."""
    with tempfile.TemporaryDirectory() as folder:
        started = [sys.executable, "-m", "wagtail.bin.wagtail", "start", "newsite", folder]
        subprocess.run(started, check=True, stdout=subprocess.DEVNULL)
        Path(folder, "newsite", "settings", "benchmark.py").write_text(SETTINGS, encoding="utf-8")
        root = Path(__file__).resolve().parents[1]
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.yardstick"],
            cwd=folder,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "newsite.settings.benchmark",
                "PYTHONPATH": os.pathsep.join([folder, str(root), str(root / "site")]),
            },
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return float(done.stdout.splitlines()[-1])


def main() -> None:
    """Measure and print."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from benchmarks.asking import fetch
    from benchmarks.timing import timed

    sys.stdout.write(f"{timed(lambda: fetch('/'), TIMES).p50}\n")


if __name__ == "__main__":
    main()
