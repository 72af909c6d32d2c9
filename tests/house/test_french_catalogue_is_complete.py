"""Every string has its French, compiled beside it: a fresh machine has no msgfmt."""

import os
import re
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


def test_spaces_before_punctuation_and_inside_guillemets_do_not_break(app):
    catalogue = polib.pofile(str(app / CATALOGUE))
    texts = [text for entry in catalogue for text in (entry.msgstr, *entry.msgstr_plural.values())]
    assert [text for text in texts if re.search(r"« | »| [;!?]| :(?!\w)", text)] == []


def test_what_one_app_says_no_other_says_otherwise(apps):
    said: dict[tuple[str, str], set[str]] = {}
    for app in apps:
        for key, french in messages(polib.pofile(str(app / CATALOGUE))).items():
            said.setdefault(key, set()).add(french if isinstance(french, str) else french[0])
    assert {key: french for key, french in said.items() if len(french) > 1} == {}, "give one of them a context"


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
