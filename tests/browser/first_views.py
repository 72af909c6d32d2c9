"""Windows of visitors who come for the first time, without a browser profile for each: to make one takes a second."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

HEIGHT = 900


class FirstViews:
    """Two profiles, with and without JavaScript; what a window has fetched or been given is not there for the next."""

    def __init__(self, browser: Browser) -> None:
        """Make the profiles in `browser`."""
        self._profiles = {
            scripts: browser.new_context(
                locale="fr-FR", color_scheme="light", reduced_motion="reduce", java_script_enabled=scripts
            )
            for scripts in (True, False)
        }
        for profile in self._profiles.values():
            profile.new_page()  # stays: Chromium begins anew with a profile whose last window is closed

    @contextmanager
    def window(self, width: int, scripts: bool = True) -> Iterator[Page]:
        """A window of `width` pixels, closed at the end."""
        profile = self._profiles[scripts]
        page = profile.new_page()
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.set_default_timeout(20_000)
        page.set_default_navigation_timeout(60_000)
        tools = profile.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        try:
            yield page
        finally:
            _forget(profile, page, tools)
            page.close()


def _forget(profile: BrowserContext, page: Page, tools: CDPSession) -> None:
    """Take away all that the site has left with the visitor."""
    profile.clear_cookies()
    address = urlsplit(page.url)
    tools.send("Storage.clearDataForOrigin", {"origin": f"{address.scheme}://{address.netloc}", "storageTypes": "all"})
