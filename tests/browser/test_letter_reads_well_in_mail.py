"""The message of a letter, opened as mail programs open it: any width, light and dark, with pictures or without."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, Route

from tests.browser import checks
from tests.browser.server import ADMINISTRATOR

LETTERS = ["Lettre n° 37", "Lettre trimestrielle n° 9"]
MAILBOX = "https://courrier.example.org/"
WIDTHS = [320, 600, 1200]
SMALLEST = 14

TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim(), element = node.parentElement;
    if (text && element.checkVisibility()) found.push([text, parseFloat(getComputedStyle(element).fontSize)]);
  }
  return found;
}"""
LINKS = "() => [...document.querySelectorAll('a')].map(link => link.getAttribute('href') || '')"
PICTURES = """() => [...document.images].map(image => {
  const {width} = image.getBoundingClientRect();
  return {alt: image.getAttribute('alt'), width: +image.getAttribute('width'), height: +image.getAttribute('height'),
    loading: image.loading, loaded: image.complete && image.naturalWidth, shown: width,
    ratio: image.naturalWidth ? image.naturalHeight / image.naturalWidth : 0};
})"""
# The alternative text takes the place of a picture: it is read on what lies behind.
ALTERNATIVES = """() => {
  const parts = colour => colour.match(/[0-9.]+/g).map(Number);
  const light = ([red, green, blue]) => [red, green, blue].map(part => part / 255)
    .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = element => {
    for (let above = element; above; above = above.parentElement) {
      const colour = parts(getComputedStyle(above).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.images].filter(image => image.alt).map(image => {
    const style = getComputedStyle(image);
    const [dark, bright] = [light(parts(style.color)), light(behind(image))].sort((one, other) => one - other);
    return [image.alt, parseFloat(style.fontSize), (bright + 0.05) / (dark + 0.05)];
  });
}"""


class Mailbox:
    """A window that shows messages, and notes what they ask of the network."""

    def __init__(self, page: Page, site_url: str, pictures: bool) -> None:
        """Show messages in `page`; their pictures come from `site_url`, or not at all."""
        self.page, self.site_url, self.pictures = page, site_url, pictures
        self.asked: list[Request] = []
        self.message = ""
        page.on("request", lambda request: self.asked.append(request))
        page.route("**/*", self._answer)

    def open(self, message: str) -> None:
        """Shows the HTML `message`, down to its end."""
        self.message = message
        self.page.goto(MAILBOX)
        for picture in self.page.locator("img").all():
            picture.scroll_into_view_if_needed()  # they come with lazy loading
        if self.pictures:
            self.page.wait_for_function("[...document.images].every(image => image.complete && image.naturalWidth)")

    def _answer(self, route: Route) -> None:
        asked = urlsplit(route.request.url)
        if route.request.url == MAILBOX:
            route.fulfill(body=self.message, content_type="text/html; charset=utf-8")
        elif self.pictures and route.request.resource_type == "image":
            route.fulfill(response=route.fetch(url=f"{self.site_url}{asked.path}"))
        else:
            route.abort()


@pytest.fixture(scope="module")
def messages(chromium, site_url) -> dict[str, str]:
    """The HTML of each letter of the demonstration, as its preview in the admin has it, by its title."""
    context = chromium.new_context(base_url=site_url, locale="fr-FR")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(ADMINISTRATOR[0])
    page.locator("[name=password]").fill(ADMINISTRATOR[1])
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/admin/")
    found = {title: message_of(page, title) for title in LETTERS}
    context.close()
    return found


def message_of(page: Page, title: str) -> str:
    page.goto("/admin/pages/search/?q=lettre")
    edit = page.get_by_role("link", name=title, exact=True).first.get_attribute("href")
    answer = page.request.get(f"{edit.replace('/edit/', '/view_draft/')}?mode=mail")
    assert answer.ok
    return answer.text()


@pytest.fixture
def mailbox(visit, site_url) -> Callable[..., Mailbox]:
    """A function that opens a mailbox; `pictures` tells whether it shows them."""

    def opened(pictures: bool) -> Mailbox:
        return Mailbox(visit(viewport={"width": WIDTHS[-1], "height": 900}), site_url, pictures)

    return opened


@pytest.mark.parametrize("title", LETTERS)
def test_it_reads_at_every_width_light_and_dark(mailbox, messages, title):
    box = mailbox(pictures=True)
    box.open(messages[title])
    found = [f"link is not whole: {link!r}" for link in box.page.evaluate(LINKS) if not is_whole(link)]
    found += [f"asks for a {one}" for one in strangers(box)]
    for line in looks(box.page):
        found.append(line)
    found += [f"picture: {picture}" for picture in box.page.evaluate(PICTURES) if not is_fit(picture)]
    assert not found, "\n".join(["", title, *found])
    assert len(box.page.evaluate(PICTURES)) == 1, "each letter of the demonstration has one item in front"


@pytest.mark.parametrize("title", LETTERS)
def test_it_says_the_same_without_its_pictures(mailbox, messages, title):
    whole, bare = mailbox(pictures=True), mailbox(pictures=False)
    whole.open(messages[title])
    bare.open(messages[title])
    assert not any(picture["loaded"] for picture in bare.page.evaluate(PICTURES))
    assert bare.page.locator("body").inner_text() == whole.page.locator("body").inner_text()
    found = list(looks(bare.page))
    assert not found, "\n".join(["", title, *found])


def looks(page: Page) -> Iterator[str]:
    """What is wrong at each width, light and dark; the page is left as wide as it was."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for line in [*checks.sideways_scroll(page), *small_texts(page)]:
                yield f"{scheme}, {width} px: {line}"
        for line in [*checks.broken_rules_of_colour(page), *faint_alternatives(page)]:
            yield f"{scheme}: {line}"


def small_texts(page: Page) -> list[str]:
    return [f"{size} px: {text[:60]}" for text, size in page.evaluate(TEXTS) if size < SMALLEST]


def faint_alternatives(page: Page) -> list[str]:
    read = page.evaluate(ALTERNATIVES)
    return [
        f"alternative text, {size} px, {ratio:.1f}:1: {alt}" for alt, size, ratio in read if ratio < 4.5 or size < 14
    ]


def is_whole(link: str) -> bool:
    """Whether it leads somewhere from a mailbox; our own sending writes each reader's own address for two of them."""
    return link.startswith(("http://", "https://", "mailto:")) or link in (
        "{{ unsubscribe_url }}",
        "{{ preferences_url }}",
    )


def is_fit(picture: dict) -> bool:
    """Whether a picture has its text and its size, keeps its shape and stays in the message."""
    sized = picture["width"] and picture["height"] and picture["shown"] <= 520
    shape = abs(picture["height"] / max(picture["width"], 1) - picture["ratio"]) < 0.01
    return bool(picture["alt"] and sized and shape and picture["loading"] == "lazy" and picture["loaded"])


def strangers(box: Mailbox) -> set[str]:
    """What was asked for besides the message itself and its pictures."""
    return {
        f"{request.resource_type}: {request.url}"
        for request in box.asked
        if request.resource_type != "image" and request.url != MAILBOX
    }
