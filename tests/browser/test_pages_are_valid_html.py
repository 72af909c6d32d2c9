"""The Nu Html Checker finds no error in any kind of public page."""

import os
import shutil
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.browser.server import PUBLIC_PAGES, ROOT

JAR = Path(os.environ.get("RRMA_VNU_JAR", ROOT / ".venv/vnu/node_modules/vnu-jar/build/dist/vnu.jar"))


@pytest.fixture(scope="module")
def checker() -> list[str]:
    assert shutil.which("java"), "the HTML checker needs Java"
    assert JAR.exists(), f"{JAR} is missing: `make test-all` installs it from npm"
    return ["java", "-jar", str(JAR), "--errors-only", "--stdout"]


def test_every_kind_of_page(checker, site_url, tmp_path):
    for kind, address in PUBLIC_PAGES.items():
        with urllib.request.urlopen(site_url + address) as answer:
            (tmp_path / f"{kind}.html").write_bytes(answer.read())
    done = subprocess.run(
        [*checker, *map(str, sorted(tmp_path.glob("*.html")))], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
