"""Runs management commands, each of them one argument: to begin takes Django longer than most of them."""

import shlex
import sys

import django

django.setup()

from django.core.management import call_command

for command in sys.argv[1:]:
    call_command(*shlex.split(command))
