"""Where wagtail-newsletter is installed, its service gets the letter once, whatever interrupts it."""

import json
import subprocess
import sys

import pytest

from tests.house.conftest import ROOT

SAVED = ["liste-7", "Bulletin", "<p>Bonjour</p>", "Réseau", "lettre@example.org"]


@pytest.mark.slow
def test_a_campaign_is_saved_sent_and_never_sent_twice():
    done = subprocess.run(
        [sys.executable, "-m", "tests.newsletter.campaign_process"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        ["save", None, *SAVED],
        ["unavailable", "absent"],
        ["get", "campagne-1"],
        ["save", "campagne-1", *SAVED],
        ["send", "campagne-1"],
        ["get", "campagne-1"],
    ]
