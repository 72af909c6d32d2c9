"""The Nu Html Checker finds no error in any specimen."""

import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.browser.server import ROOT
from tests.browser.specimens import all_specimens

JAR = Path(os.environ.get("RRMA_VNU_JAR", ROOT / ".venv/vnu/node_modules/vnu-jar/build/dist/vnu.jar"))


@pytest.fixture
def checker() -> list[str]:
    assert shutil.which("java"), "the HTML checker needs Java"
    assert JAR.exists(), f"{JAR} is missing: `make test-all` installs it from npm"
    return ["java", "-jar", str(JAR), "--errors-only", "--format", "json", "--exit-zero-always", "--stdout"]


def html(url: str) -> bytes:
    """What the address answers, an error page too."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        return error.read()


def test_every_specimen(checker, sites, tmp_path):
    urls = {str(specimen): sites.address(specimen.network) + specimen.address for specimen in all_specimens()}
    with ThreadPoolExecutor(4) as visitors:
        for name, content in zip(urls, visitors.map(html, urls.values()), strict=True):
            (tmp_path / f"{name}.html").write_bytes(content)
    pages = sorted(tmp_path.glob("*.html"))
    done = subprocess.run([*checker, *map(str, pages)], capture_output=True, text=True, check=True)
    errors = [
        f"{Path(each['url']).stem}: line {each.get('lastLine', '?')}: {each['message']} {each.get('extract', '')!r}"
        for each in json.loads(done.stdout)["messages"]
    ]
    assert len(pages) == len(urls)
    assert not errors, "\n".join(["", *errors])
