"""Text documents read back as a text processor reads them."""

import io
from dataclasses import dataclass

from odf import draw, teletype, text
from odf.opendocument import load

from rrma_pages.odt_text import NUMBERS


@dataclass
class Read:
    """What a text document says: its words, its headings with their levels, its links, how many pictures, its title.

    `counted` are the entries of its numbered lists.
    """

    words: str
    headings: list[tuple[int, str]]
    links: list[str]
    pictures: int
    credits: list[str]
    counted: list[str]


def read(data: bytes) -> Read:
    """The document in `data`; raises what odfpy raises for a file that is none."""
    document = load(io.BytesIO(data))
    body = document.text
    return Read(
        words=teletype.extractText(body),
        headings=[
            (int(heading.getAttribute("outlinelevel")), teletype.extractText(heading))
            for heading in body.getElementsByType(text.H)
        ],
        links=[link.getAttribute("href") for link in body.getElementsByType(text.A)],
        pictures=len(body.getElementsByType(draw.Image)),
        credits=[str(element) for element in document.meta.childNodes],
        counted=[
            teletype.extractText(entry)
            for made in body.getElementsByType(text.List)
            if made.getAttribute("stylename") == NUMBERS
            for entry in made.getElementsByType(text.ListItem)
        ],
    )
