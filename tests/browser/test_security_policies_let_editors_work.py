"""Under the policies of the site editors keep their tools: the button on public pages, the preview, the forms."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.server import ADMINISTRATOR

WATCH = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`refused: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));"""


class Watched:
    """A window whose console is listened to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.heard: list[str] = []
        page.add_init_script(WATCH)
        page.on("console", lambda message: self._hear(message.type, f"{message.text} {message.location['url']}"))
        page.on("pageerror", lambda error: self.heard.append(f"script error: {error}"))

    def _hear(self, kind: str, text: str) -> None:
        if text.endswith("/favicon.ico"):
            return  # asked for by Chromium where a page names no icon, as Django's admin
        if kind == "error" or "Content Security Policy" in text or "Permissions-Policy" in text:
            self.heard.append(text)

    def open(self, address: str) -> None:
        answer = self.page.goto(address, wait_until="networkidle")
        assert answer.status == 200, address


@pytest.fixture
def editor(visit) -> Watched:
    name, password = ADMINISTRATOR
    page = visit(viewport={"width": 1500, "height": 1000})
    page.set_default_timeout(40_000)
    watched = Watched(page)
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/admin/")
    yield watched
    assert not watched.heard


@pytest.mark.parametrize("address", ["/", "/fiches/", "/guides/", "/actualites/", "/recherche/", "/annuaire/"])
def test_public_pages_keep_the_button_of_editors(editor, address):
    editor.open(address)
    bar = editor.page.locator("wagtail-userbar")
    bar.locator(".w-userbar-trigger").click()
    expect(bar.get_by_role("menuitem").first).to_be_visible()
    expect(bar.locator(".w-userbar-items")).to_have_css("background-color", re.compile(r"rgb"))


ADMIN = (
    *("wagtailadmin_home", "wagtailadmin_explore_root", "wagtailimages:index", "wagtailimages:add_multiple"),
    *("wagtaildocs:add_multiple", "wagtailusers_users:index", "wagtailadmin_reports:site_history", "admin:index"),
)


def test_screens_of_the_admin_are_not_refused_anything(editor):
    for address in [*map(reverse, ADMIN), "/admin/settings/rrma_pages/networksettings/"]:
        editor.open(address)
        expect(editor.page.locator("h1, h2").first).to_be_attached()


def test_the_preview_shows_the_page_in_its_panel(editor):
    editor.open("/fiches/")
    edit = editor.page.locator("wagtail-userbar").locator("a[href*='/edit/']").get_attribute("href")
    editor.open(edit)
    editor.page.get_by_role("button", name=re.compile("aperçu|prévisualisation", re.I)).first.click()
    preview = editor.page.frame_locator("#w-preview-iframe")
    expect(preview.locator(".rrma-header")).to_be_visible(timeout=60_000)
    expect(preview.locator("body")).to_have_css("border-top-style", "solid")  # the theme's style sheet is in force


def test_no_other_page_may_frame_the_site(visit, site_url):
    page = visit()
    with page.expect_console_message(lambda message: "frame" in message.text.lower()):
        page.set_content(f'<iframe src="{site_url}/"></iframe>')
