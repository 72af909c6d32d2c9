"""A letter as HTML, as plain text and as a file: as in `golden/`, and what each of them must and must not say.

`RRMA_UPDATE_GOLDEN=1` writes the files anew: look at what changed before it is committed.
"""

import email
import os
import re
from email import policy
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from rrma_newsletter.eml import message_of
from rrma_newsletter.letters import rendered
from rrma_newsletter.profiles import PROFILES
from rrma_newsletter.verification import MAX_BYTES
from rrma_pages.contrast import TEXT, ratio
from tests.casestudies.factories import image, organisation, sheet
from tests.pages.news_factories import content, news

from .letter_factories import item, items, letter

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "golden"
PICTURE = re.compile(r"/media/images/[\w.-]+")


@pytest.fixture
def page():
    target = content(title="Contact", slug="contact")
    seen = news(title="L'eau, enfin : un puits", slug="puits", summary='Ce que "réussir" veut dire.', image=image())
    practice = sheet(title="Des parcelles", slug="parcelles", summary="Trois sur huit < quatre & plus.")
    body = organisation("Sicoval", slug="sicoval", description="Une agglomération.")
    dated = {"title": "Rencontre Sénégal", "place": "Poitiers", "text": "", "url": "https://example.org/s?a=1&b=2"}
    blocks = [
        item(seen, lead=True, alt="Un puits"),
        item(practice),
        ("organisation", {"organisation": body.pk, "title": "", "text": ""}),
        ("dated", {**dated, "date": "2026-12-04", "last_day": "2026-12-05", "deadline": "2026-12-02"}),
        ("text", f'<p>Un <b>mot</b>, <a linktype="page" id="{target.pk}">un lien</a>.</p><ul><li>un</li></ul>'),
        ("figure", {"number": "4 sur 11", "text": "<p>fiches nomment un obstacle.</p>"}),
        ("button", {"label": "Écrire au réseau", "page": target.pk, "url": ""}),
    ]
    return letter(
        title="Lettre n° 37",
        slug="lettre-37",
        number=37,
        subject="Trois parcelles sur huit",
        editorial='<p>Ce mois-ci, <a href="https://example.org/">ailleurs</a> aussi.</p>',
        sections=items(*blocks, title="La pratique du mois"),
    )


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("RRMA_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_bytes().decode(), f"{name} is not as it was: see the docstring of this module"


def test_html_is_as_it_was(page):
    compare("letter.html", PICTURE.sub("/media/images/PICTURE", rendered(page).html) + "\n")


def test_plain_text_is_as_it_was(page):
    text = rendered(page).text
    compare("letter.txt", text)
    assert max(len(line) for line in text.splitlines() if "://" not in line and "{{" not in line) <= 72


def test_the_file_is_as_it_was(page):
    message = message_of(rendered(page, profile="plain"), ("essai@example.org",)).message()
    parsed = email.message_from_bytes(message.as_bytes(), policy=policy.default)
    assert [part.get_content_type() for part in parsed.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert parsed["Message-ID"] and parsed["Date"]
    message.set_boundary("BOUNDARY")
    for name, value in (("Message-ID", "<1@example.org>"), ("Date", "Sat, 21 Nov 2026 08:00:00 -0000")):
        message.replace_header(name, value)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            part.set_payload("THE HTML\n", "utf-8")
    compare("letter.eml", message.as_bytes().decode())


def test_addresses_are_absolute_and_nothing_is_asked_of_others(page):
    soup = BeautifulSoup(rendered(page, profile="plain").html, "html.parser")
    for link in soup.find_all("a"):
        assert link["href"].startswith(("http://localhost/", "https://example.org/")), link
    for asking in soup.find_all(["img", "link", "script", "iframe"]):
        assert asking.get("src", asking.get("href", "")).startswith("http://localhost/media/"), asking
    assert "url(" not in rendered(page).html and "@import" not in rendered(page).html


def test_pictures_have_a_size_a_text_and_wait_to_be_seen(page):
    (picture,) = BeautifulSoup(rendered(page).html, "html.parser").find_all("img")
    assert (picture["width"], picture["loading"]) == ("520", "lazy") and int(picture["height"]) > 100
    assert "alt" in picture.attrs


def test_it_says_its_language_and_that_it_can_be_dark(page):
    html = rendered(page).html
    assert '<html lang="fr"' in html and '<meta name="color-scheme" content="light dark"' in html
    assert "@media (prefers-color-scheme: dark)" in html


def test_it_weighs_less_than_mailboxes_cut(page):
    assert len(rendered(page).html.encode()) < MAX_BYTES


@pytest.mark.parametrize(
    ("profile", "tags"),
    [
        ("own", ["{{ unsubscribe_url }}", "{{ preferences_url }}"]),
        ("brevo", ["{{ unsubscribe }}"]),
        ("sympa", ["[% wwsympa_url %]/auto_signoff/[% listname %]?email=[% user.email | uri %]"]),
        ("plain", []),
    ],
)
def test_each_tool_finds_its_own_tags_and_no_other(page, profile, tags):
    made = rendered(page, profile=profile)
    hrefs = [link["href"] for link in BeautifulSoup(made.html, "html.parser").find_all("a")]
    assert [href for href in hrefs if "{{" in href or "[%" in href] == tags[::-1]
    assert all(tag in made.text for tag in tags)
    others = {p.unsubscribe for name, p in PROFILES.items() if name != profile and p.unsubscribe}
    assert not any(tag in made.html + made.text for tag in others)


def test_only_our_own_sending_promises_not_to_track(page):
    promising = [name for name in PROFILES if "mouchard" in rendered(page, profile=name).html]
    assert promising == ["own"]
    assert "mouchard" not in rendered(page, profile="brevo").text


def rgb(colour: str) -> tuple[int, int, int]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize("ground", ["#faf7f0", "#161a19"])
def test_every_colour_of_text_can_be_read(page, ground):
    html = rendered(page).html
    light, dark = html.split("@media (prefers-color-scheme: dark)")
    scheme = (
        dark.split("</style>")[0]
        if ground == "#161a19"
        else light.split("@media only screen and (max-width: 479px)")[-2]
    )
    colours = set(re.findall(r"(?<!-)color: (#[0-9a-f]{6})", scheme)) - {ground}
    assert len(colours) >= 3
    assert {colour for colour in colours if ratio(rgb(colour), rgb(ground)) < TEXT} == set()


def test_the_page_of_the_site_shows_the_same(page, client):
    response = client.get(page.url)
    soup = BeautifulSoup(response.content, "html.parser").select_one(".rrma-letter")
    assert soup.h1.get_text() == "Novembre 2026"
    assert [title.get_text() for title in soup.select(".rrma-teaser__title")] == [
        "L’eau, enfin\u00a0: un puits",
        "Des parcelles",
        "Sicoval",
        "Rencontre Sénégal",
    ]
    assert "4 sur 11" in soup.get_text() and soup.select_one("a.rrma-btn[href='/contact/']")
    assert "du 4 au 5 décembre 2026" in soup.get_text()
    text = client.get(f"{page.url}texte/")
    assert text["Content-Type"] == "text/plain; charset=utf-8" and "* Sicoval" in text.content.decode()
    assert "{{" not in text.content.decode()
