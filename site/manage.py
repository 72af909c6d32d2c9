#!/usr/bin/env python
"""Command line of the demonstration site."""

import os
import sys


def main() -> None:
    """Run a Django command with the demonstration site's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rrma_site.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
