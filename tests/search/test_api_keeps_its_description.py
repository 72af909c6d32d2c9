"""Whoever tries the API by its own description (schemathesis) finds nothing that is not as it says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rrma_search.projection import project

from .corpora import make_document

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = 100
SEED = "20261121"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_schemathesis_finds_nothing(live_server, tmp_path):
    project(make_document(number, title=f"L’eau de {number}", date=None) for number in range(30))
    tool = Path(sys.executable).with_name("schemathesis")
    run = subprocess.run(
        [tool, "run", f"{live_server}/api/v1/openapi.json", "--max-examples", str(EXAMPLES), "--seed", SEED],
        cwd=tmp_path,
        env={**os.environ, "SCHEMATHESIS_HOOKS": "tests.search.api_hooks", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]
    assert "No issues found" in run.stdout
