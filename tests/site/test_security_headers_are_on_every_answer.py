"""Every answer of the site carries the headers that keep browsers from doing what the site never asks for."""

import logging
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings as configured
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture(autouse=True)
def quiet():
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def directives(response) -> dict[str, list[str]]:
    parts = [part.split() for part in response["Content-Security-Policy"].split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


def assert_guarded(response) -> None:
    for name, value in ALWAYS.items():
        assert response[name] == value, name
    assert response["X-Frame-Options"] in ("DENY", "SAMEORIGIN")
    assert "geolocation=()" in response["Permissions-Policy"]
    assert directives(response)


PUBLIC = (
    *("/", "/fiches/", "/guides/", "/actualites/", "/recherche/?q=eau", "/annuaire/", "/couleurs.css", "/nulle-part/"),
    *("/recherche/?page=0", "/actualites/flux.xml", "/fiches"),
)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_pages_allow_nothing_inline_and_nothing_from_elsewhere(network, client, address):
    response = client.get(address)
    assert_guarded(response)
    policy = directives(response)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == policy["form-action"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'self'"], "the admin frames them as previews"
    assert policy["base-uri"] == ["'none'"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not response.cookies


def test_pages_of_every_type_are_guarded(network, client):
    one_of_each = {page.content_type_id: page for page in Page.objects.live().filter(depth__gt=1)}
    assert len(one_of_each) > 5
    for page in one_of_each.values():
        response = client.get(page.url)
        assert response.status_code == 200
        assert_guarded(response)
        assert "unsafe" not in response["Content-Security-Policy"]


def test_the_admin_has_a_looser_policy_without_other_hosts_and_without_eval(network, client):
    client.force_login(User.objects.create_superuser("cheffe", "cheffe@example.org", "x"))
    for address in (reverse("wagtailadmin_home"), reverse("admin:index"), "/admin/nulle-part/"):
        response = client.get(address)
        assert_guarded(response)
        policy = directives(response)
        assert "'unsafe-inline'" in policy["script-src"]
        assert policy["frame-ancestors"] == ["'self'"]
        assert "http" not in response["Content-Security-Policy"] and "eval" not in response["Content-Security-Policy"]


def test_a_fault_of_the_server_is_guarded_too(network, client):
    client.raise_request_exception = False
    with patch("rrma_search.views.search", side_effect=RuntimeError):
        response = client.get("/recherche/")
    assert response.status_code == 500
    assert_guarded(response)


def test_static_files_are_guarded(db, client, settings):
    settings.WHITENOISE_USE_FINDERS = True
    response = client.get("/static/rrma_pages/theme.css")
    assert response.status_code == 200
    assert_guarded(response)


def test_refused_requests_are_guarded(network, client):
    for response in (client.get("/", headers={"Host": "bad host"}), client.post("/recherche/"), client.get("/admin/")):
        assert response.status_code in (302, 400, 405)
        assert_guarded(response)


@pytest.fixture
def uploaded():
    """A function that puts a file among the media and takes it away afterwards; it gives the file's address."""
    written: list[Path] = []

    def upload(name: str, content: bytes) -> str:
        path = Path(configured.MEDIA_ROOT) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
        return f"/media/{name}"

    yield upload
    for path in written:
        path.unlink()


def test_a_drawing_opened_by_itself_can_do_nothing(db, client, uploaded):
    response = client.get(uploaded("original_images/plan.svg", DRAWING))
    assert response.status_code == 200 and response["Content-Type"] == "image/svg+xml"
    assert_guarded(response)
    policy = directives(response)
    assert policy["default-src"] == ["'none'"] and "script-src" not in policy and policy["sandbox"] == []


@pytest.mark.parametrize("path", ["documents/a.pdf", "/documents/a.pdf", "x/../documents/a.pdf", "./documents/a.pdf"])
def test_documents_are_not_given_round_the_question_who_may_read_them(network, client, uploaded, path):
    uploaded("documents/a.pdf", b"%PDF-1.4")
    assert client.get(f"/media/{path}").status_code == 404


def test_a_document_is_downloaded_and_runs_nothing(db, client):
    document = get_document_model()(title="Convention")
    document.file.save("convention.pdf", ContentFile(b"%PDF-1.4 "), save=True)
    response = client.get(document.url)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert directives(response)["default-src"] == ["'none'"]
    b"".join(response.streaming_content)
    document.file.delete(save=False)


def test_pictures_of_the_network_are_guarded_and_kept_a_day(network, client):
    from wagtail.images import get_image_model

    response = client.get(get_image_model().objects.first().file.url)
    assert response.status_code == 200
    assert_guarded(response)
    assert "max-age=86400" in response["Cache-Control"]
