"""A host that does not serve the API needs nothing of what it is made with."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

OF_THE_API = re.compile(r"^\s*(?:from|import)\s+(?:ninja|pydantic|rrma_search\.api|\.+api)\b", re.MULTILINE)


PACKAGES = ["rrma_search", "rrma_directory", "rrma_pages", "rrma_casestudies", "rrma_newsletter"]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_other_module_imports_it(package):
    root = Path(find_spec(package).origin).parent
    modules = [path for path in root.rglob("*.py") if path.relative_to(root).parts[0] != "api"]
    assert modules and [str(path) for path in modules if OF_THE_API.search(path.read_text(encoding="utf-8"))] == []


def test_the_api_itself_does():
    urls = Path(find_spec("rrma_search.api.operations").origin)
    assert OF_THE_API.search(urls.read_text(encoding="utf-8"))
