"""Every string has its French, compiled beside it: a fresh machine has no msgfmt."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

CATALOGUE = Path("locale/fr/LC_MESSAGES/django.po")


def messages(catalogue) -> dict[tuple[str, str], object]:
    return {
        (entry.msgctxt or "", entry.msgid): entry.msgstr_plural or entry.msgstr
        for entry in catalogue
        if not entry.obsolete
    }


def test_every_message_is_translated(app):
    catalogue = polib.pofile(str(app / CATALOGUE))
    assert not [entry.msgid for entry in catalogue.untranslated_entries() + catalogue.fuzzy_entries()]


def test_the_compiled_catalogue_is_the_one_in_the_sources(app):
    source, compiled = app / CATALOGUE, (app / CATALOGUE).with_suffix(".mo")
    assert compiled.exists(), "run `make messages`"
    assert messages(polib.mofile(str(compiled))) == messages(polib.pofile(str(source)))


def test_the_catalogue_holds_every_string_of_the_code(app, tmp_path):
    if not shutil.which("xgettext"):
        pytest.skip("xgettext is not on this machine: the strings of the code were NOT compared with the catalogue")
    copy = tmp_path / app.name
    shutil.copytree(app, copy, ignore=shutil.ignore_patterns("__pycache__", "static", "migrations", "*.mo"))
    collect = ["makemessages", "-l", "fr", "-e", "html,txt,mjml,py", "--no-wrap", "--no-location"]
    subprocess.run(
        [str(Path(sys.executable).parent / "django-admin"), *collect],
        cwd=copy,
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        check=True,
        capture_output=True,
    )
    found, kept = messages(polib.pofile(str(copy / CATALOGUE))), messages(polib.pofile(str(app / CATALOGUE)))
    assert set(found) - set(kept) == set(), "run `make messages` and translate"
    assert set(kept) - set(found) == set(), "run `make messages`: these strings are no longer used"
