"""A sheet and a guide as PDFs: whole, accessible, kept until something changes, and made of nothing but the page."""

import io
import re
import socket
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from rrma_pages import pdf
from rrma_pages.models import GuideEdition, PagePdf
from rrma_pages.pdf_drawing import DrawingFailed, Drawn, drawn
from rrma_pages.pdf_markup import paper_of
from tests.casestudies import factories
from tests.pages import guide_factories, news_factories

pytestmark = pytest.mark.django_db
really_drawn = pytest.mark.skipif(not pdf.pdf_is_made(), reason="Pango, which draws PDFs, is not on this machine.")

BLANKS = re.compile(r"\s+")
WRITTEN_OUT = re.compile(r"\(https?://[^)]*\)")  # paper has no links


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def drawings(monkeypatch):
    """What is drawn, without drawing it; as on a machine where it can be."""
    asked = []

    def draw(html, base_url):
        asked.append(html)
        return Drawn(b"%%PDF-1.7 %d" % len(asked), 2)

    monkeypatch.setattr(pdf, "drawn", draw)
    monkeypatch.setattr(pdf, "pdf_is_made", lambda: True)
    return asked


def address(page) -> str:
    return f"{page.url}{page.pdf_name}"


def link_of(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser").select_one(f'a[href="{address(page)}"]')


def words(text: str) -> str:
    return BLANKS.sub("", text)


@really_drawn
@pytest.mark.parametrize("made", [factories.full_sheet, guide_factories.full_guide])
def test_a_page_goes_whole(client, made):
    page = made()
    response = client.get(address(page))
    assert response.status_code == 200 and response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="{page.slug}.pdf"'
    assert "noindex" in response["X-Robots-Tag"]
    document = PdfReader(io.BytesIO(response.content))
    said = WRITTEN_OUT.sub("", words("".join(sheet.extract_text() for sheet in document.pages)))
    text = BeautifulSoup(client.get(page.url).content, "html.parser").select_one("main")
    for tag in text.select(
        "h1, h2:not(.rrma-noprint, .rrma-noprint *), .rrma-prose > p:not([class]), .rrma-step h3, td"
    ):
        assert words(tag.get_text()) in said, tag
    assert words(page.full_url) in said
    assert "Imprimer" not in said and "Sommaire" not in said


@really_drawn
def test_it_can_be_read_aloud(client):
    page = factories.full_sheet()
    document = PdfReader(io.BytesIO(client.get(address(page)).content))
    assert document.metadata.title == page.title
    root = document.trailer["/Root"]
    assert root["/Lang"] == "fr" and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root


@really_drawn
def test_the_illustration_is_inside(client):
    picture = factories.image()
    page = factories.sheet(image=picture, image_alt="Un puits")
    assert PdfReader(io.BytesIO(client.get(address(page)).content)).pages[0].images
    for rendition in picture.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
    assert not BeautifulSoup(paper_of(page), "html.parser").find_all("img")


@really_drawn
def test_nothing_is_fetched(tmp_path):
    (tmp_path / "secret.txt").write_text("root:x:0:0")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        there, file = f"http://127.0.0.1:{server.getsockname()[1]}/x", (tmp_path / "secret.txt").as_uri()
        html = f"""<html lang="fr"><head><title>x</title>
            <link rel="attachment" href="{file}"><link rel="stylesheet" href="{there}">
            <style>@import url({there}); body {{ background: url({file}) }}</style></head>
            <body><p>ici</p><img src="{there}" alt=""><img src="{file}" alt=""><embed src="{file}"></body></html>"""
        made = drawn(html, there)
        with pytest.raises(TimeoutError):
            server.accept()
    document = PdfReader(io.BytesIO(made.data))
    assert "ici" in document.pages[0].extract_text() and not document.attachments
    assert b"root:x" not in made.data


@really_drawn
def test_a_drawing_that_takes_too_long_is_stopped():
    with pytest.raises(DrawingFailed):
        drawn("<p>long</p>", "http://localhost/", seconds=0.01)


def test_the_page_leads_to_it_and_tells_what_it_is(client, drawings):
    for page in (factories.sheet(), guide_factories.guide()):
        assert link_of(client, page).get_text(strip=True) == "PDF"
        client.get(address(page))
        assert link_of(client, page).get_text(strip=True) == "PDF, 2 pages, 1\u00a0ko"


def test_the_file_of_an_edition_comes_first(client, drawings):
    file = guide_factories.document()
    guide = guide_factories.guide(editions=[GuideEdition(sort_order=0, number=1, document=file)])
    shown = BeautifulSoup(client.get(guide.url).content, "html.parser").select(".rrma-rail .rrma-btn")
    assert [link["href"] for link in shown] == [file.url]
    assert client.get(address(guide)).status_code == 200


def test_it_is_kept_until_something_on_the_page_changes(client, drawings):
    page = factories.full_sheet()
    first = client.get(address(page))
    assert client.get(address(page)).content == first.content and len(drawings) == 1
    assert client.get(address(page), headers={"If-None-Match": first["ETag"]}).status_code == 304
    page.title = "Le thé, autrement"
    page.save_revision().publish()
    assert client.get(address(page)).content != first.content and len(drawings) == 2
    pilot = page.sides.first().organisation
    pilot.name = "Un organisme renommé"
    pilot.save()
    client.get(address(page))
    assert len(drawings) == 3 and "Un organisme renommé" in drawings[-1]
    assert PagePdf.objects.count() == 1


def test_signed_in_or_not_it_is_the_same(client, admin_client, drawings):
    page = factories.full_sheet()
    assert admin_client.get(address(page)).content == client.get(address(page)).content
    assert len(drawings) == 1


def test_only_what_anyone_may_see_is_given(client, admin_client, drawings):
    news, page, draft = news_factories.news(), factories.sheet(), factories.sheet(live=False)
    assert client.get(address(page)).status_code == 200
    hidden = factories.sheet()
    client.get(address(hidden))
    PageViewRestriction.objects.create(page=hidden.page_ptr, restriction_type="login")
    others = [
        f"{draft.get_url()}fiche.pdf",
        f"{page.url}guide.pdf",
        f"{news.url}fiche.pdf",
        "/fiche.pdf",
        "/rien/fiche.pdf",
    ]
    for who in (client, admin_client):
        assert [who.get(each).status_code for each in (address(hidden), *others)] == [404] * 6
    assert link_of(admin_client, hidden) is None
    assert client.post(address(page)).status_code == 405


def test_what_cannot_be_drawn_is_told_and_left_alone_for_a_while(client, monkeypatch, drawings):
    page, tries = factories.sheet(), []

    def fail(html, base_url):
        tries.append(html)
        raise DrawingFailed("Pango has vanished.")

    monkeypatch.setattr(pdf, "drawn", fail)
    for _ in range(2):
        response = client.get(address(page))
        assert response.status_code == 503 and int(response["Retry-After"])
        assert "Le PDF n’est pas prêt" in response.content.decode() and page.url in response.content.decode()
    assert len(tries) == 1 and link_of(client, page) is not None


def test_one_page_is_drawn_at_a_time(client, monkeypatch, drawings):
    page = factories.sheet()
    monkeypatch.setattr(pdf, "PATIENCE", 0.05)
    with pdf._drawing:
        assert client.get(address(page)).status_code == 503
    assert client.get(address(page)).status_code == 200 and len(drawings) == 1


def test_what_was_made_for_somebody_else_meanwhile_is_taken(client, monkeypatch, drawings):
    page = factories.sheet()
    fingerprint = sha256(paper_of(page).encode()).hexdigest()

    class Waited:
        def acquire(self, timeout):
            values = {"fingerprint": fingerprint, "data": b"%PDF-1.7 theirs", "size": 15, "pages": 1}
            return bool(PagePdf.objects.create(page_id=page.pk, **values))

        def release(self):
            pass

    monkeypatch.setattr(pdf, "_drawing", Waited())
    assert client.get(address(page)).content == b"%PDF-1.7 theirs" and not drawings


def test_without_pango_nothing_is_offered(client, monkeypatch):
    page = factories.sheet()
    monkeypatch.setattr(pdf, "pdf_is_made", lambda: False)
    assert link_of(client, page) is None
    assert client.get(address(page)).status_code == 404


def test_a_page_that_goes_takes_its_pdf_along(client, drawings):
    page = factories.sheet()
    client.get(address(page))
    page.delete()
    assert not PagePdf.objects.exists()
