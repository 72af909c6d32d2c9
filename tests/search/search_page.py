"""The search page as a visitor's program reads it."""

import re

from bs4 import BeautifulSoup
from django.test import Client

PATH = "/recherche/"


def spaces(text: str) -> str:
    """`text` on one line, no-break spaces turned into plain ones."""
    return " ".join(text.replace("\xa0", " ").replace("\u202f", " ").split())


class ShownPage:
    """One page of the search, fetched and parsed."""

    def __init__(self, address: str = PATH, client: Client | None = None) -> None:
        self.response = (client or Client()).get(address)
        assert self.response.status_code == 200, (address, self.response)
        self.soup = BeautifulSoup(self.response.content, "html.parser")

    def text(self, selector: str) -> str:
        found = self.soup.select_one(selector)
        return spaces(found.get_text()) if found else ""

    @property
    def total(self) -> int:
        number = re.match(r"\d+", self.text("#nb"))
        return int(number.group()) if number else 0

    @property
    def titles(self) -> list[str]:
        return [spaces(title.get_text()) for title in self.soup.select(".rrma-result__title")]

    def boxes(self, name: str) -> dict[str, tuple[int, bool]]:
        """Value → (count, ticked) of the boxes of a facet."""
        return {
            box["value"]: (
                int(box.find_parent("label").select_one(".rrma-check__n").find(string=True)),
                box.has_attr("checked"),
            )
            for box in self.soup.select(f'.rrma-facets input[name="{name}"]')
        }

    def facet(self, label: str):
        """The field set of a facet by its label, None when it is not drawn."""
        legends = [legend for legend in self.soup.select("legend") if spaces(legend.get_text()) == label]
        return legends[0].find_parent("fieldset") if legends else None

    def chips(self) -> dict[str, str]:
        """Label → address of the active filters."""
        return {
            spaces(chip.get_text()).removeprefix("Retirer le filtre "): chip["href"]
            for chip in self.soup.select(".rrma-chip")
        }
