"""With DEBUG off the demonstration still hands out its pictures and styles, to be kept by browsers."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

ROOT = Path(__file__).resolve().parents[2]


def test_a_picture_is_served_and_may_be_kept(client):
    name = default_storage.save("essai.png", ContentFile(b"picture"))
    try:
        response = client.get(f"/media/{name}")
        assert b"".join(response.streaming_content) == b"picture"
        assert response.headers["Content-Type"] == "image/png"
        assert "max-age=86400" in response.headers["Cache-Control"]
    finally:
        default_storage.delete(name)


@pytest.mark.parametrize("path", ["absent.png", "../settings.py", "%2e%2e/settings.py", ""])
def test_nothing_else_is_served(client, path, db):
    assert client.get(f"/media/{path}").status_code in (400, 404)


def test_a_large_page_is_compressed_and_answers_304_when_known(network, client):
    first = client.get("/recherche/", headers={"Accept-Encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    plain = client.get("/fiches/")
    again = client.get("/fiches/", headers={"If-None-Match": plain.headers["ETag"]})
    assert again.status_code == 304


def test_settings_read_the_environment():
    code = (
        "from rrma_site import settings as s; print(s.DEBUG, s.PORT, s.ALLOWED_HOSTS, s.DATABASES['default']['NAME'])"
    )
    environment = {
        "PATH": "",
        "DEBUG": "yes",
        "PORT": "8123",
        "ALLOWED_HOSTS": "un.example.org, deux.example.org",
        "DATABASE_URL": "sqlite:////dev/null/autre.sqlite3",
        "SECRET_KEY": "essai",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "site", env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [
        "True",
        "8123",
        "['un.example.org',",
        "'deux.example.org']",
        "/dev/null/autre.sqlite3",
    ]
    assert settings.DEBUG is False
