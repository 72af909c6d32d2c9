"""What loading a page costs, whom it asks, and what it leaves behind."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

MOST_BYTES = 150_000
MOST_REQUESTS = 12


class Loading:
    """Watches a page from before it is loaded."""

    def __init__(self, page: Page) -> None:
        """Watch `page`, which shows nothing yet."""
        self.page = page
        self.asked: list[Request] = []
        self.finished: list[Request] = []
        self.missed = 0
        self.trouble: list[str] = []
        page.on("request", lambda request: self.asked.append(request))
        page.on("requestfinished", lambda request: self.finished.append(request))
        page.on("requestfailed", self._miss)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.trouble.append(f"script error: {error}"))

    def open(self, url: str, status: int) -> list[str]:
        """Loads `url`; gives what is wrong with the answers, their weight, and what they leave with the visitor."""
        self.document = url
        answer = self.page.goto(url, wait_until="load")
        self._settle()
        found = [] if answer.status == status else [f"status {answer.status} instead of {status}"]
        policy = answer.headers.get("content-security-policy", "none")
        if policy == "none" or "unsafe" in policy:
            found.append(f"content security policy: {policy}")
        return [*found, *self._weight(), *self._strangers(url), *self._left_behind(), *self.trouble]

    def _settle(self) -> None:
        """Waits for the pictures that the page itself does not wait for: they are loaded when they come into view."""
        for _moment in range(250):
            if len(self.finished) + self.missed >= len(self.asked):
                return
            self.page.wait_for_timeout(20)
        self.trouble.append(f"still loading: {[request.url for request in self.asked if request not in self.finished]}")

    def _miss(self, request: Request) -> None:
        self.missed += 1
        self.trouble.append(f"not loaded: {request.url} ({request.failure})")

    def _hear(self, message: ConsoleMessage) -> None:
        # Chromium tells the status of an error page itself as an error.
        if message.type == "error" and message.location["url"] != self.document:
            self.trouble.append(f"console: {message.text}")

    def _weight(self) -> list[str]:
        sizes = {request.url: _bytes(request) for request in list(self.finished)}
        found = []
        if len(self.asked) > MOST_REQUESTS:
            found.append(f"{len(self.asked)} requests, at most {MOST_REQUESTS}: {sorted(sizes)}")
        if sum(sizes.values()) > MOST_BYTES:
            heavy = sorted(sizes.items(), key=lambda item: -item[1])[:6]
            found.append(f"weighs {sum(sizes.values())} bytes, at most {MOST_BYTES}: {heavy}")
        return found

    def _strangers(self, url: str) -> list[str]:
        own = urlsplit(url).netloc
        hosts = {urlsplit(request.url).netloc for request in self.asked} - {own}
        return [f"asks another site: {host}" for host in sorted(hosts)]

    def _left_behind(self) -> list[str]:
        kept = self.page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))")
        cookies = [cookie["name"] for cookie in self.page.context.cookies()]
        return [f"leaves with the visitor: {name}" for name in [*cookies, *kept]]


def _bytes(request: Request) -> int:
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]
