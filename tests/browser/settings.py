"""Settings of the server that the browser tests visit: the demonstration site's, with files of its own."""

import os
from pathlib import Path

from rrma_site.settings import *  # noqa: F403

VAR = Path(os.environ["RRMA_TEST_VAR"])
MEDIA_ROOT = VAR / "media"
STATIC_ROOT = VAR / "static"
