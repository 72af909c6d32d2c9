"""Settings of the servers that the browser tests visit: the demonstration site's, with files of their own."""

import os
from pathlib import Path

from rrma_site.settings import *  # noqa: F403

VAR = Path(os.environ["RRMA_TEST_VAR"])
MEDIA_ROOT = VAR / "media"
STATIC_ROOT = Path(os.environ["RRMA_TEST_STATIC"])
ROOT_URLCONF = "tests.browser.urls"
